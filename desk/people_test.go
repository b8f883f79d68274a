package desk_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/sample"
)

// newDemo is a desk over the demonstration, the day after its last entry.
func newDemo(t *testing.T) bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := sample.Write(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), desk.Options{
		Path: path, Wait: 10 * time.Second, Now: func() time.Time { return time.Date(2026, time.February, 13, 12, 0, 0, 0, time.UTC) },
		Entropy: entropy(), Author: "analyst", Origin: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	return bench{d, t}
}

func (b bench) roster(iso string) []desk.RosterRow {
	b.t.Helper()
	rows, err := b.Roster(b.t.Context(), "ukr", b.at(iso))
	if err != nil {
		b.t.Fatal(err)
	}
	return rows
}

func (b bench) person(name, iso string, limit int) desk.PersonPage {
	b.t.Helper()
	page, err := b.Person(b.t.Context(), "ukr", name, b.at(iso), limit)
	if err != nil {
		b.t.Fatal(err)
	}
	return page
}

// corroborate gives a claim a second source with the same words.
func (b bench) corroborate(claim, source string) {
	b.t.Helper()
	shown, err := b.Show(b.t.Context(), claim, b.at(""))
	if err != nil {
		b.t.Fatal(err)
	}
	other, err := b.Show(b.t.Context(), source, b.at(""))
	if err != nil {
		b.t.Fatal(err)
	}
	c := *shown.Record.(*model.Claim)
	e := c.Evidence[0]
	e.Source = other.Ref.ID
	c.Evidence = append(slices.Clone(c.Evidence), e)
	act := model.Act{Verb: model.VerbEdit, Title: "corroborate", Writes: []model.Write{{Ref: c.Ref(), Saw: shown.History[0].Seq, Value: &c}}}
	if _, err := b.Bulk(b.t.Context(), slices.Values([]model.Act{act})); err != nil {
		b.t.Fatal(err)
	}
}

// outline writes a roster as an indented list.
func outline(rows []desk.RosterRow) string {
	var b strings.Builder
	for _, r := range rows {
		switch {
		case r.Kind == model.KindParty:
			fmt.Fprintf(&b, "%s (%s) %d positions, %d claims\n", r.Handle, strings.Join(r.Roles, ", "), r.Positions, r.Claims)
		case r.Party.Handle == "":
			fmt.Fprintf(&b, "- %s: %s, %s\n", r.Handle, r.Mandate.Post, r.Mandate.Ended+r.Mandate.To.String())
		default:
			fmt.Fprintf(&b, "  %s: %s %s %d\n", r.Handle, r.Mandate.Post, r.Authority, r.Claims)
		}
	}
	return b.String()
}

func TestRoster(t *testing.T) {
	b := newDemo(t)
	want := `ru (principal) 2 positions, 9 claims
  putin: president principal 1
  dmitriev: special representative mandated 0
  lavrov: foreign minister mandated 4
  ushakov: presidential aide mandated 2
  ryabkov: deputy foreign minister other 1
ua (principal) 4 positions, 9 claims
  zelensky: president principal 8
  umerov: head of delegation mandated 0
us (mediator) 7 positions, 12 claims
  trump: president principal 3
  kushner: presidential adviser mandated 0
  witkoff: special envoy mandated 0
fr (guarantor) 0 positions, 0 claims
gb (guarantor) 0 positions, 0 claims
eu (stakeholder) 0 positions, 0 claims
nato (stakeholder) 0 positions, 0 claims
- yermak: head of the presidential office, head of delegation, 2025-11-28
`
	if got := outline(b.roster("")); got != want {
		t.Errorf("the roster is\n%s\nwant\n%s", got, want)
	}
	// Before the first source came out nobody had said anything, and the end
	// of Yermak's mandate lay ahead.
	then := b.roster("2025-10-22")
	for _, r := range then {
		if r.Claims != 0 || r.Positions != 0 {
			t.Errorf("%s had said something by 22 October", r.Handle)
		}
		if r.Handle == "umerov" || r.Handle == "yermak" && (r.Party.Handle != "ua" || r.Mandate.To.Known()) {
			t.Errorf("on 22 October the roster tells of %s: %+v", r.Handle, r.Mandate)
		}
	}
	f, err := desk.RosterFilter.Parse("is:envoy party:ru", b.Today())
	if err != nil {
		t.Fatal(err)
	}
	var envoys []string
	for _, r := range b.roster("") {
		if f.Keeps(r) {
			envoys = append(envoys, r.Handle)
		}
	}
	if got := strings.Join(envoys, " "); got != "dmitriev lavrov ushakov" {
		t.Errorf("the envoys of Russia are %s", got)
	}
}

func TestWhoMetWhom(t *testing.T) {
	b := newDemo(t)
	page := b.person("Putin", "", 0)
	var whom []string
	for _, c := range page.Met {
		whom = append(whom, fmt.Sprintf("%s %d, last %s", c.Name.Handle, c.Times, c.Last))
	}
	if got := strings.Join(whom, "; "); got != "kushner 1, last 2025-12-02; witkoff 1, last 2025-12-02; trump 1, last 2025-10-16" {
		t.Errorf("Putin has met %s", got)
	}
	if page := b.person("witkoff", "", 0); slices.ContainsFunc(page.Met, func(c desk.Counterpart) bool { return c.Name.Handle == "kushner" }) {
		t.Errorf("Witkoff and Kushner, both of the United States, are no counterparts: %+v", page.Met)
	}
	if page := b.person("Putin", "2025-12-23", 0); len(page.Met) != 1 || len(page.Events) != 2 {
		t.Errorf("before 24 December nothing had been published of the visit of 2 December: %+v", page.Met)
	}
	us, err := b.Party(t.Context(), "ukr", "us", b.at(""), 0)
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]int{}
	for _, c := range us.Met {
		met[c.Name.Handle] = c.Times
	}
	if met["ru"] != 5 || met["ua"] != 6 {
		t.Errorf("the United States have met Russia %d times and Ukraine %d times, want 5 and 6", met["ru"], met["ua"])
	}
}

func TestEverythingSomebodySaid(t *testing.T) {
	b := newDemo(t)
	page := b.person("Zelensky", "", 3)
	if page.Said != 8 || len(page.Claims) != 3 || page.Claims[0].Said.Compare(page.Claims[2].Said) < 0 {
		t.Errorf("of Zelensky's %d claims %d were read", page.Said, len(page.Claims))
	}
	if len(page.Claims[0].Quotes) != 1 || page.Claims[0].Quotes[0].Source.Handle != "a5" {
		t.Errorf("the newest claim rests on %+v", page.Claims[0].Quotes)
	}
	var stands []string
	for _, s := range page.Positions {
		stands = append(stands, s.About.Title+": "+string(s.Claim.Stance))
	}
	if got := strings.Join(stands, "; "); !strings.Contains(got, "membership of NATO: accepts-if") || len(stands) != 4 {
		t.Errorf("Zelensky's positions are %s", got)
	}
	if then := b.person("Zelensky", "2025-11-30", 0); then.Said != 1 || len(then.Positions) != 1 {
		t.Errorf("by 30 November Zelensky had said %d things and held %d positions, want 1 and 1", then.Said, len(then.Positions))
	}
}

// TestWhatComesLaterIsNotShown: mandates, their ends and quotes that a view
// from the past does not know of yet.
func TestWhatComesLaterIsNotShown(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(
		`person kellogg "Keith Kellogg" us: special envoy [envoy] 2025-02-01..2025-11-20; us: adviser [official] 2026-03-01..`,
		`party tr Türkiye state roles:mediator`,
	)
	for i, published := range []time.Month{time.November, time.December} {
		a := article.Article{Title: fmt.Sprintf("Report %d", i), Outlet: fmt.Sprintf("Outlet %d", i), Text: "Keith Kellogg said that the line is open.", Published: day.Exact(day.On(2025, published, 3))}
		if _, err := b.Import(t.Context(), "ukr", a, desk.LetWait); err != nil {
			t.Fatal(err)
		}
	}
	b.enter(`us reports narrowing donbas by:kellogg 2nov2025 src:a1 quote:"the line is open"`)
	b.corroborate("c1", "a2")
	now, then := b.person("kellogg", "", 0), b.person("kellogg", "2025-11-10", 0)
	if len(now.Mandates) != 2 || len(then.Mandates) != 1 || then.Mandates[0].To.Known() || !then.Envoy || now.Envoy {
		t.Errorf("then the mandates were %+v, now they are %+v", then.Mandates, now.Mandates)
	}
	if len(then.Claims) != 1 || len(then.Claims[0].Quotes) != 1 {
		t.Errorf("by 10 November %+v", then.Claims)
	}
	if len(now.Claims[0].Quotes) != 2 {
		t.Errorf("by now two outlets carry it: %+v", now.Claims[0].Quotes)
	}
	if before := b.person("kellogg", "2025-11-02", 0); before.Said != 0 {
		t.Errorf("on 2 November nothing was published, yet there is %+v", before.Claims)
	}
	if early := b.person("kellogg", "2025-01-10", 0); len(early.Mandates) != 0 {
		t.Errorf("in January there was no mandate yet: %+v", early.Mandates)
	}
}
