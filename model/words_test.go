package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"parley/model"
	"parley/model/day"
)

// TestVocabularies holds that every word can be typed, is explained, and has
// a glyph of its own where the others have one.
func TestVocabularies(t *testing.T) {
	for _, v := range []model.Vocabulary{
		model.Categories, model.ClaimKinds, model.Stances, model.Firmnesses, model.Attributions, model.Confidences, model.Drifts, model.Letters,
		model.Digits, model.PartyKinds, model.Roles, model.Capacities, model.EventKinds, model.EventStates, model.Formats, model.TextKinds,
		model.Knowledges, model.Markings, model.Verdicts, model.Statuses, model.Phases, model.MoveKinds,
	} {
		t.Run(v.Name, func(t *testing.T) {
			glyphs := map[string]string{}
			for _, w := range v.Words {
				if w.Label == "" || w.Means == "" || w.Source == "" {
					t.Errorf("%q lacks a label, a meaning or a source", w.Code)
				}
				if got, err := v.Parse(w.Code); err != nil || got != w.Code {
					t.Errorf("%q is read as %q, %v", w.Code, got, err)
				}
				if got, err := v.Parse(strings.ToUpper(w.Label)); err != nil || got != w.Code {
					t.Errorf("%q is read as %q, %v", w.Label, got, err)
				}
				if w.Glyph != "" && utf8.RuneCountInString(w.Glyph) != 1 || len(w.ASCII) > 1 || (w.Glyph == "") != (w.ASCII == "") {
					t.Errorf("%q has the glyphs %q and %q", w.Code, w.Glyph, w.ASCII)
				}
				if other, taken := glyphs[w.Glyph]; taken && w.Glyph != "" {
					t.Errorf("%q and %q have the same glyph %q", w.Code, other, w.Glyph)
				}
				glyphs[w.Glyph] = w.Code
			}
			var invalid *model.Invalid
			if _, err := v.Parse("no such word"); !errors.As(err, &invalid) || !strings.Contains(err.Error(), v.Words[0].Code) {
				t.Errorf("a wrong word gives %v", err)
			}
		})
	}
}

// TestFaultsComeAllAtOnce enters records that are wrong in many ways.
func TestFaultsComeAllAtOnce(t *testing.T) {
	fields := func(faults []model.Fault) []string {
		var out []string
		for _, f := range faults {
			if f.Why == "" || strings.HasSuffix(f.Why, ".") {
				t.Errorf("%q is no sentence without its full stop", f.Why)
			}
			out = append(out, f.Field)
		}
		slices.Sort(out)
		return out
	}
	exact := func(text string) day.Day {
		d, err := day.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return day.Exact(d)
	}
	for _, c := range []struct {
		name   string
		record model.Record
		want   []string
	}{
		{"an empty claim", &model.Claim{}, []string{"by", "kind", "process"}},
		{
			"a status claim with what belongs to a position",
			&model.Claim{Process: "u", Kind: model.StatusClaim, Speakers: []model.Speaker{{}}, Stance: model.Demands, Status: "settled"},
			[]string{"by", "stance", "status"},
		},
		{
			"a condition that is missing, a want that is long",
			&model.Claim{Process: "u", Kind: model.Position, Speakers: []model.Speaker{{Party: "ru"}}, Stance: model.AcceptsIf, Want: strings.Repeat("x", 41)},
			[]string{"condition", "want"},
		},
		{
			"a quote that does not have the length of its span",
			&model.Claim{
				Process: "u", Kind: model.StatusClaim, Speakers: []model.Speaker{{Party: "ru"}}, Status: model.Agreed,
				Evidence: []model.Evidence{{Source: "a", From: 1, To: 3, Quote: "abc", Attribution: "named", Digit: 7}},
			},
			[]string{"digit", "quote"},
		},
		{"a count alone is a status claim", &model.Claim{Process: "u", Kind: model.StatusClaim, Speakers: []model.Speaker{{Party: "ru"}}, Count: "90 %"}, nil},
		{"an assessment of nothing", &model.Assessment{Process: "u"}, []string{"from", "phase"}},
		{"a role that ends before it begins", &model.Party{Title: "A", Roles: []model.Role{{Role: "mediator", From: exact("2026-02-01"), To: exact("2026-01-01")}}}, []string{"to"}},
		{"a mandate for a point", &model.Person{Title: "A", Mandates: []model.Mandate{{Capacity: model.Envoy, For: model.Ref{Kind: model.KindPoint, ID: "p"}}}}, []string{"for"}},
		{"a slug with spaces", &model.Point{Process: "u", Title: "A", Category: "territory", Slug: "A b"}, []string{"slug"}},
		{
			"an event whose states go back in time",
			&model.Event{Process: "u", Kind: "visit", History: []model.EventState{{State: "planned", On: exact("2026-02-01")}, {State: "held", On: exact("2026-01-01")}}},
			[]string{"state"},
		},
		{"a merge of different kinds", &model.SameAs{From: model.Ref{Kind: model.KindPoint, ID: "p"}, Into: model.Ref{Kind: model.KindParty, ID: "q"}}, []string{"into"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, fields(c.record.Faults())); diff != "" {
				t.Errorf("fields -want +got\n%s", diff)
			}
		})
	}
}

// TestWarningsOnTheLadder takes steps that deserve a second look, and some
// that do not.
func TestWarningsOnTheLadder(t *testing.T) {
	for _, c := range []struct {
		name string
		step model.Step
		want string
	}{
		{"two rungs", model.Step{Was: model.Disputed, Is: model.AgreedInPrinciple}, ""},
		{"three rungs", model.Step{Was: model.Disputed, Is: model.Agreed}, "a rise of 3 rungs"},
		{"from nothing", model.Step{Was: model.Unknown, Is: model.Agreed}, ""},
		{"down", model.Step{Was: model.Agreed, Been: []model.Status{model.Agreed}, Is: model.Disputed}, ""},
		{"signed without a signing", model.Step{Was: model.Agreed, Is: model.Signed}, "no signing and no text"},
		{"signed with one", model.Step{Was: model.Agreed, Is: model.Signed, Backed: true}, ""},
		{"implemented before in force", model.Step{Was: model.Signed, Been: []model.Status{model.Signed}, Is: model.Implemented}, "never in force"},
		{"breached before agreed", model.Step{Was: model.Disputed, Been: []model.Status{model.Disputed}, Is: model.Breached}, "never agreed"},
		{"suspended after", model.Step{Was: model.Agreed, Been: []model.Status{model.Agreed}, Is: model.Suspended}, ""},
		{"settled by outsiders", model.Step{Was: model.Narrowing, Is: model.AgreedInPrinciple, Outsiders: true}, "outside the scope"},
		{"narrowing by outsiders", model.Step{Was: model.Disputed, Is: model.Narrowing, Outsiders: true}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(model.Warnings(c.step), "; ")
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestGrades(t *testing.T) {
	official := []model.Speaker{{Unnamed: "a senior Norland official"}}
	sources := []model.Speaker{{Unnamed: "sources in the capital"}}
	minister := []model.Speaker{{Person: "m"}}
	for _, c := range []struct {
		name     string
		evidence model.Evidence
		outlet   string
		speakers []model.Speaker
		origins  int
		want     string
	}{
		{"an outlet that nobody graded shows nothing", model.Evidence{Attribution: model.Named}, "", minister, 1, ""},
		{"named, in a usually reliable outlet", model.Evidence{Attribution: model.Named}, "B", minister, 1, "B2"},
		{"undescribed is F whatever the outlet", model.Evidence{Attribution: model.Anonymous}, "A", sources, 1, "F3"},
		{"undescribed is F in an ungraded outlet too", model.Evidence{Attribution: model.Anonymous}, "", sources, 1, "F3"},
		{"described keeps the outlet's letter", model.Evidence{Attribution: model.Anonymous}, "B", official, 1, "B3"},
		{"unnamed is at best 3", model.Evidence{Attribution: model.Anonymous, Digit: 1}, "B", official, 1, "B3"},
		{"the analyst's own digit", model.Evidence{Attribution: model.Named, Digit: 4}, "B", minister, 1, "B4"},
		{"carried by two stories", model.Evidence{Attribution: model.Named}, "B", minister, 2, "B1"},
		{"carried by two stories, which the analyst doubts", model.Evidence{Attribution: model.Named, Digit: 4}, "B", minister, 2, "B4"},
		{"the analyst's own 1 takes two stories", model.Evidence{Attribution: model.Named, Digit: 1}, "B", minister, 1, "B2"},
		{"and has them", model.Evidence{Attribution: model.Media, Digit: 1}, "B", minister, 2, "B1"},
		{"unnamed is at best 3 in any number of stories", model.Evidence{Attribution: model.Anonymous}, "B", official, 5, "B3"},
		{"an expert in two stories", model.Evidence{Attribution: model.Expert}, "C", minister, 2, "C3"},
		{"an expert", model.Evidence{Attribution: model.Expert}, "C", minister, 1, "C3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := model.Graded(c.evidence, c.outlet, c.speakers, c.origins).String(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestAuthorityOnADay asks who a speaker was on the day of the words.
func TestAuthorityOnADay(t *testing.T) {
	ru := model.Ref{Kind: model.KindParty, ID: "ru"}
	p := &model.Person{Title: "A", Mandates: []model.Mandate{
		{For: ru, Capacity: model.Spokesperson, To: on(9)},
		{For: ru, Capacity: model.Envoy, Process: "ukr", From: on(5), To: on(20)},
		{For: ru, Capacity: model.Principal, From: on(30)},
	}}
	for _, c := range []struct {
		day     int
		process model.ID
		want    model.Authority
	}{
		{0, "ukr", model.AsSpokesperson},
		{5, "ukr", model.AsMandated},
		{5, "other", model.AsSpokesperson},
		{20, "ukr", model.AsMandated},
		{21, "ukr", model.AsOther},
		{30, "ukr", model.AsPrincipal},
		{99, "other", model.AsPrincipal},
	} {
		if got := model.AuthorityOn(p, c.process, start.Add(c.day)); got != c.want {
			t.Errorf("on day %d in %s: %s, want %s", c.day, c.process, got, c.want)
		}
	}
	if _, envoy := model.EnvoyOn(p, "ukr", start.Add(4)); envoy {
		t.Error("an envoy before the mandate began")
	}
}

func TestRolesAreDatedAndSeveral(t *testing.T) {
	p := &model.Party{Title: "A", Roles: []model.Role{
		{Process: "ukr", Role: "mediator", From: on(0), To: on(10)},
		{Process: "ukr", Role: "guarantor", From: on(5)},
		{Process: "other", Role: "observer"},
	}}
	for n, want := range map[int]string{-1: "", 0: "mediator", 7: "mediator guarantor", 11: "guarantor"} {
		if got := strings.Join(model.RolesOn(p, "ukr", start.Add(n)), " "); got != want {
			t.Errorf("on day %d %q, want %q", n, got, want)
		}
	}
}

// TestEventStateOnADay: a visit that was planned is planned until its day.
func TestEventStateOnADay(t *testing.T) {
	e := &model.Event{History: []model.EventState{{State: "planned"}, {State: "held", On: on(4)}}}
	if got := e.StateOn(start.Add(3)).State; got != "planned" {
		t.Errorf("the day before it is %s", got)
	}
	if got := e.StateOn(start.Add(4)).State; got != "held" {
		t.Errorf("on the day it is %s", got)
	}
}

// TestRecordsKeepTheirBytes: a record that was read gives the bytes that it
// was read from, so that nothing is re-encoded into something else.
func TestRecordsKeepTheirBytes(t *testing.T) {
	claim := &model.Claim{
		Head: model.Head{ID: "01J", Handle: "c1"}, Process: "u", Kind: model.Position, Speakers: []model.Speaker{{Person: "p", Unnamed: ""}}, Said: on(3),
		Stance: model.AcceptsIf, Condition: "if <both> sign & pay", Evidence: []model.Evidence{{Source: "a", From: 2, To: 5, Quote: "née", Attribution: model.Named}},
	}
	first, err := model.Encode(claim)
	if err != nil {
		t.Fatal(err)
	}
	back, err := model.Decode(model.KindClaim, model.Format, first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := model.Encode(back)
	if err != nil || string(first) != string(second) {
		t.Errorf("%s\n%s\n%v", first, second, err)
	}
	var newer *model.Newer
	if _, err := model.Decode(model.KindClaim, model.Format+1, first); !errors.As(err, &newer) {
		t.Errorf("a record of a newer format gives %v", err)
	}
}
