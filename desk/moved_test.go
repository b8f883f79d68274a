package desk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/sample"
)

// demonstration opens a fresh demonstration to write to on a day.
func demonstration(t *testing.T, today day.Date) *desk.Desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := sample.Write(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), desk.Options{Path: path, Now: today.Time, Entropy: entropy(), Author: "analyst", Origin: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func brief(t *testing.T, d *desk.Desk, process string, on day.Date) desk.Done {
	t.Helper()
	done, err := d.SetBrief(t.Context(), process, desk.At{Day: on})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// told prints what has moved as the golden files hold it.
func told(m desk.Moved) string {
	var b strings.Builder
	fmt.Fprintf(&b, "since %s (brief: %v)\n", m.Base, m.HasBase)
	for _, g := range m.Groups {
		fmt.Fprintf(&b, "\n%s\n", g.Title)
		for _, l := range g.Lines {
			fmt.Fprintf(&b, "  %s  %s  %s  %s\n", l.On, l.Key, l.Title, l.Gist)
			for _, c := range l.Claims {
				fmt.Fprintf(&b, "    %s %s, %s", c.Handle, c.Speaker, c.Said)
				for _, q := range c.Quotes {
					fmt.Fprintf(&b, " “%s” %s %s", q.Words, q.Source.Handle, q.Grade)
				}
				b.WriteByte('\n')
			}
			for _, a := range l.Assessments {
				fmt.Fprintf(&b, "    %s %s because %s\n", a.Handle, a.Author, a.Reason)
			}
			for _, q := range l.Quotes {
				fmt.Fprintf(&b, "    “%s” %s %s\n", q.Words, q.Source.Handle, q.Grade)
			}
			if l.Author != "" {
				fmt.Fprintf(&b, "    entered by %s, %s\n", l.Author, day.Of(l.Entered.UTC()))
			}
		}
	}
	return b.String()
}

// lines are the moves by their keys.
func lines(m desk.Moved) map[string]desk.MovedLine {
	out := map[string]desk.MovedLine{}
	for _, g := range m.Groups {
		for _, l := range g.Lines {
			out[l.Key] = l
		}
	}
	return out
}

// TestMovedSinceTheBrief holds what moved in the demonstration, line by line;
// with PARLEY_UPDATE=1 it writes the file anew.
func TestMovedSinceTheBrief(t *testing.T) {
	const path = "testdata/moved.txt"
	d := demonstration(t, sample.LastDay)
	brief(t, d, "ukr", day.On(2025, time.December, 15))
	m, err := d.Moved(t.Context(), "ukr", desk.At{Day: sample.LastDay})
	if err != nil {
		t.Fatal(err)
	}
	got := told(m)
	if os.Getenv("PARLEY_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("what moved (-want +got):\n%s", diff)
	}
}

// TestMovesLieBetweenBriefAndView: whatever the two days, each line lies
// between them, is proven, and nothing in it is later than the view. The kept
// rows, by which points are passed over, tell the same as the versions of the
// file's records, by which none is.
func TestMovesLieBetweenBriefAndView(t *testing.T) {
	d := demonstration(t, sample.LastDay.Add(90))
	rapid.Check(t, func(rt *rapid.T) {
		process := rapid.SampledFrom([]string{"ukr", "arm"}).Draw(rt, "process")
		base := sample.LastDay.Add(rapid.IntRange(-130, 90).Draw(rt, "base"))
		at := desk.At{Day: base.Add(rapid.IntRange(0, 60).Draw(rt, "after")), Hindsight: rapid.Bool().Draw(rt, "hindsight")}
		brief(t, d, process, base)
		m, err := d.Moved(t.Context(), process, at)
		if err != nil {
			rt.Fatal(err)
		}
		if !m.HasBase || m.Base != base {
			rt.Fatalf("the base is %s, want %s", m.Base, base)
		}
		if at.Day == base && len(m.Groups) > 0 {
			rt.Fatalf("on the day of the brief there moved\n%s", told(m))
		}
		log, err := d.Log(t.Context(), 0, 1)
		if err != nil {
			rt.Fatal(err)
		}
		at.Known = log[0].Seq
		past, err := d.Moved(t.Context(), process, at)
		if err != nil || told(past) != told(m) {
			rt.Fatalf("by its versions the file tells (%v, -kept +versions):\n%s", err, cmp.Diff(told(m), told(past)))
		}
		keys := map[string]bool{}
		for _, g := range m.Groups {
			for _, l := range g.Lines {
				if keys[l.Key] {
					rt.Fatalf("two lines are %s", l.Key)
				}
				keys[l.Key] = true
				between(rt, l, base, at)
			}
		}
	})
}

func between(t *rapid.T, l desk.MovedLine, base day.Date, at desk.At) {
	if l.On <= base || l.On > at.Day {
		t.Fatalf("%s moved on %s, not between %s and %s", l.Key, l.On, base, at.Day)
	}
	if len(l.Claims)+len(l.Assessments)+len(l.Quotes) == 0 && l.Author == "" {
		t.Fatalf("nothing proves %s", l.Key)
	}
	quotes := l.Quotes
	for _, c := range l.Claims {
		if c.Said.First() > at.Day {
			t.Fatalf("%s rests on %s of %s, after %s", l.Key, c.Handle, c.Said, at.Day)
		}
		if len(c.Quotes) == 0 {
			t.Fatalf("%s rests on %s without a quote", l.Key, c.Handle)
		}
		quotes = append(quotes, c.Quotes...)
	}
	for _, a := range l.Assessments {
		if a.From.First() > at.Day || a.Author == "" {
			t.Fatalf("%s rests on %s from %s of %q, seen on %s", l.Key, a.Handle, a.From, a.Author, at.Day)
		}
	}
	for _, q := range quotes {
		if !at.Hindsight && q.Published.First() > at.Day {
			t.Fatalf("%s quotes %s of %s, after %s", l.Key, q.Source.Handle, q.Published, at.Day)
		}
	}
}

// TestTheLastBriefIsThatOfTheView: set back, the view counts from the brief
// before it.
func TestTheLastBriefIsThatOfTheView(t *testing.T) {
	d := demonstration(t, sample.LastDay)
	first, second := day.On(2025, time.December, 15), day.On(2026, time.January, 20)
	brief(t, d, "ukr", first)
	before, _ := d.Log(t.Context(), 0, 1)
	brief(t, d, "ukr", second)
	tests := []struct {
		at   desk.At
		base day.Date
		has  bool
	}{
		{desk.At{Day: sample.LastDay}, second, true},
		{desk.At{Day: second}, second, true},
		{desk.At{Day: second - 1}, first, true},
		{desk.At{Day: sample.LastDay, Known: before[0].Seq}, first, true},
		{desk.At{Day: first - 1}, day.On(2025, time.August, 14), false}, // the day before the understandings of Anchorage
		{desk.At{Day: day.On(2025, time.January, 1)}, day.On(2025, time.January, 1), false},
	}
	for _, tt := range tests {
		m, err := d.Moved(t.Context(), "ukr", tt.at)
		if err != nil || m.Base != tt.base || m.HasBase != tt.has {
			t.Errorf("seen from %s, known at %d, the base is %s (%v, %v), want %s (%v)", tt.at.Day, tt.at.Known, m.Base, m.HasBase, err, tt.base, tt.has)
		}
	}
	if _, err := d.Undo(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	if m, _ := d.Moved(t.Context(), "ukr", desk.At{Day: sample.LastDay}); m.Base != first {
		t.Errorf("with the second brief undone the base is %s, want %s", m.Base, first)
	}
}

func TestSetBrief(t *testing.T) {
	d := demonstration(t, sample.LastDay)
	done := brief(t, d, "ukr", sample.LastDay)
	if want := "brief of 12 Feb 2026: Ukraine settlement"; done.Title != want || done.Entry.Title != want {
		t.Errorf("the act is %q, want %q", done.Title, want)
	}
	if again := brief(t, d, "ukr", sample.LastDay); again.Entry.Seq != 0 {
		t.Error("the same brief again is an act")
	}
	if _, err := d.SetBrief(t.Context(), "ukr", desk.At{Day: sample.LastDay, Known: 9}); !model.Is[*model.Invalid](err) {
		t.Errorf("a brief as the file was once known gives %v", err)
	}
	brief(t, d, "ukr", day.On(2025, time.December, 24))
	if m, _ := d.Moved(t.Context(), "ukr", desk.At{Day: day.On(2025, time.December, 24)}); len(m.Groups) > 0 {
		t.Errorf("on the day of the brief there moved\n%s", told(m))
	}
	brief(t, d, "ukr", sample.LastDay.Add(9))
	if p, _ := d.Process(t.Context(), "ukr"); p.Brief != day.Exact(sample.LastDay) {
		t.Errorf("a brief that lies ahead is kept as of %s", p.Brief)
	}
}

// TestNoQuoteFromTheFuture: a claim that a later source repeats is not quoted
// from there before that came out.
func TestNoQuoteFromTheFuture(t *testing.T) {
	d := demonstration(t, sample.LastDay)
	claim, err := d.Show(t.Context(), "c1", desk.At{})
	if err != nil {
		t.Fatal(err)
	}
	talks, err := d.Show(t.Context(), "e15", desk.At{})
	if err != nil {
		t.Fatal(err)
	}
	c := *claim.Record.(*model.Claim)
	c.Evidence = append(slices.Clone(c.Evidence), talks.Record.(*model.Event).Evidence...)
	act := model.Act{Verb: model.VerbEdit, Title: "one more source", Process: c.Process, Writes: []model.Write{{Ref: c.Ref(), Saw: claim.History[0].Seq, Value: &c}}}
	if _, err := d.Bulk(t.Context(), slices.Values([]model.Act{act})); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[desk.At]int{
		{Day: day.On(2025, time.December, 1)}:                  1,
		{Day: day.On(2025, time.December, 1), Hindsight: true}: 2,
		{Day: sample.LastDay}:                                  2,
	} {
		m, err := d.Moved(t.Context(), "ukr", at)
		if err != nil {
			t.Fatal(err)
		}
		if l := lines(m)["p2 position us"]; len(l.Claims) != 1 || len(l.Claims[0].Quotes) != want {
			t.Errorf("as of %s (hindsight %v) it rests on %+v, want %d quotes", at.Day, at.Hindsight, l.Claims, want)
		}
	}
}

// TestWhatMoves enters what the demonstration lacks.
func TestWhatMoves(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(
		`ru demands donbas: all of it !firm by:Ushakov 2dec`,
		`ua reports agreed donbas by:Zelensky 3dec`,
		`ua reports disputed guarantees by:Zelensky 3dec`,
		`ru reports agreed guarantees by:Ushakov 4dec`,
		`event talks ru,ua Geneva 20dec2025 state:planned`,
		`event meeting ru,ua Oslo 24dec2025 state:planned`,
		`event call ru,ua 30dec2025 state:planned`,
	)
	brief(t, b.Desk, "ukr", day.On(2025, time.December, 10))
	before, err := b.Moved(t.Context(), "ukr", b.at("2025-12-20"))
	if err != nil {
		t.Fatal(err)
	}
	b.enter(
		`ru demands donbas: all of it !red by:Ushakov 23dec`,
		`ua refuses donbas by:Zelensky 24dec`,
		`ua reports agreed guarantees by:Zelensky 28dec`,
		`point seas transit: Shipping in the Black Sea`,
	)
	if after, _ := b.Moved(t.Context(), "ukr", b.at("2025-12-20")); told(after) != told(before) {
		t.Errorf("what was said later changed what had moved by 20 December:\n%s", cmp.Diff(told(before), told(after)))
	}
	for handle, state := range map[string]string{"e1": "confirmed", "e2": "postponed"} {
		if _, err := b.Edit(t.Context(), handle, map[string]string{"state": state}); err != nil {
			t.Fatal(err)
		}
	}
	m, err := b.Moved(t.Context(), "ukr", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	got := lines(m)
	for key, gist := range map[string]string{
		"p1 status":      "narrowing → disputed, reported since 24 Dec 2025",
		"p1 position ru": "ru: demands all of it (firm) → demands all of it (red line), hardening",
		"p1 position ua": "ua: refuses, its first position",
		"p2 uncontested": "ua agreed; before: ru agreed, ua disputed",
		"p2 status":      "narrowing → agreed, reported since 28 Dec 2025",
		"p3 new-point":   "transit: unknown, nobody has spoken on it",
		"e1 overdue":     "confirmed, overdue, 20 Dec 2025, Geneva: ru, ua",
		"e2 off":         "postponed, 24 Dec 2025, Oslo: ru, ua",
		"e3 overdue":     "planned, overdue, 30 Dec 2025: ru, ua",
	} {
		if got[key].Gist != gist {
			t.Errorf("%s is %q, want %q", key, got[key].Gist, gist)
		}
		if l := got[key]; l.Kind == model.EventOverdue && l.On != b.Today() {
			t.Errorf("%s was due before it was entered, but moved on %s", key, l.On)
		}
		delete(got, key)
	}
	for key, l := range got {
		t.Errorf("%s moved too: %s", key, l.Gist)
	}
}

// TestAContestEndsBeforeANarrowerOne: the point is contested still, but not
// between the principals.
func TestAContestEndsBeforeANarrowerOne(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(
		`ru reports agreed donbas by:Ushakov 1nov`, `ua reports disputed donbas by:Zelensky 2nov`,
		`us reports agreed donbas [ua,us] by:us 20nov`, `ua reports disputed donbas [ua,us] by:Zelensky 20nov`,
	)
	brief(t, b.Desk, "ukr", b.Today())
	m, err := b.Moved(t.Context(), "ukr", b.at("2026-02-05"))
	if err != nil {
		t.Fatal(err)
	}
	l := lines(m)["p1 uncontested"]
	if want := "a word is older than 90 days: ua disputed, ru agreed"; l.Gist != want || l.On != day.On(2026, time.January, 31) {
		t.Errorf("the contest of the principals ended %s: %q, want %q", l.On, l.Gist, want)
	}
	if l, told := lines(m)["p1 uncontested ua–us"]; told {
		t.Errorf("the contest of ua–us goes on, but %s", l.Gist)
	}
}

func TestMovesAreFiltered(t *testing.T) {
	d := demonstration(t, sample.LastDay)
	m, err := d.Moved(t.Context(), "ukr", desk.At{Day: sample.LastDay})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"kind:held party:fr":               {"e13 held"},
		"kind:status category:sec":         {"p3 status ua–us"},
		"point:p8 kind:pos":                {"p8 position us"},
		"party:nato":                       nil,
		"moved:2026-02-12 kind:status":     {"p17 status ru–us"},
		`"legitimate targets" -kind:stale`: {"p3 position ru"},
	} {
		f, err := desk.MovedFilter.Parse(text, sample.LastDay)
		if err != nil {
			t.Fatal(err)
		}
		var kept []string
		for _, g := range m.Groups {
			for _, l := range g.Lines {
				if f.Keeps(l) {
					kept = append(kept, l.Key)
				}
			}
		}
		if diff := cmp.Diff(want, kept); diff != "" {
			t.Errorf("%s keeps (-want +got):\n%s", text, diff)
		}
	}
}
