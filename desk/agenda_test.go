package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/desk"
	"parley/model"
)

// agenda writes an agenda as lines: where each event stands, and who has how
// many read-outs of it.
func (b bench) agenda(iso string) string {
	b.t.Helper()
	rows, err := b.Agenda(b.t.Context(), "ukr", b.at(iso))
	if err != nil {
		b.t.Fatal(err)
	}
	var out strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&out, "%s %s %s", r.Due, r.Handle, r.Day)
		for _, s := range r.Sides {
			fmt.Fprintf(&out, " %s:%d", s.Party.Handle, s.Said)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestAgendaGroups(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(
		`event talks ru,ua Istanbul 20jan2026 state:planned`,
		`event meeting ru,us Geneva 18jan2026 state:confirmed`,
		`event deadline ru 15jan2026 state:planned`,
		`event talks ru,ua Kyiv 10jan2026 state:planned`,
		`event visit us,ru state:planned`,
		`event call us,ru 2jan2026 held`,
		`event call us,ua 5jan2026 held`,
		`event talks ru,ua Vienna 12jan2026 state:postponed`,
		`event talks ru,ua Rome 25jan2026 state:cancelled`,
	)
	want := "overdue e4 2026-01-10\nnext e2 2026-01-18\nnext e1 2026-01-20\ndeadlines e3 2026-01-15\n" +
		"undated e8 2026-01-12\nundated e5 \npast e9 2026-01-25\npast e7 2026-01-05\npast e6 2026-01-02\n"
	if got := b.agenda(""); got != want {
		t.Errorf("the agenda is\n%swant\n%s", got, want)
	}
	// What is planned was entered on 14 January; the calls were held before.
	if got := b.agenda("2026-01-03"); got != "past e6 2026-01-02\n" {
		t.Errorf("on 3 January the agenda was\n%s", got)
	}
}

func TestReadOuts(t *testing.T) {
	b := newDemo(t)
	page, err := b.Event(t.Context(), "ukr", "e9", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	if page.Title != "" || len(page.Attended) != 3 || len(page.Quotes) != 1 || page.Quotes[0].Source.Handle == "" {
		t.Fatalf("the page is %+v", page)
	}
	if len(page.Readouts) != 1 || page.Readouts[0].Party.Handle != "ru" || len(page.Readouts[0].Claims) != 2 ||
		page.Readouts[0].Claims[0].Speaker != "Yuri Ushakov" || page.Readouts[0].Claims[0].Quotes[0].Words != "no compromise on territory had been found" {
		t.Errorf("the read-outs of the visit of 2 December are %+v", page.Readouts)
	}
	if _, err := b.Event(t.Context(), "ukr", "e9", b.at("2025-12-10")); !model.Is[*model.NotFound](err) {
		t.Errorf("on 10 December nothing was published of the visit: %v", err)
	}
	for line := range strings.Lines(b.agenda("2025-11-01")) {
		if !strings.HasPrefix(line, "past e") || strings.Contains(line, "2025-11") {
			t.Errorf("on 1 November the agenda says %s", line)
		}
	}
}

// TestReadOutsRestOnTheEventOrItsPoints: a claim of the day counts for the
// parties that took part, by source or by point, and not for what was put off.
func TestReadOutsRestOnTheEventOrItsPoints(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(
		`event talks ru,ua Istanbul 5jan2026 held points:donbas`,
		`event talks ru,ua Vienna 5jan2026 state:cancelled points:donbas`,
		`event talks ru,ua Rome 2026-01 held points:donbas`,
		`ru reports narrowing donbas by:ushakov 6jan2026`,
		`ua reports disputed guarantees by:zelensky 5jan2026`,
		`us reports agreed donbas by:us 5jan2026`,
		`ua refuses donbas by:zelensky 4jan2026`,
		`ua refuses donbas by:zelensky 7jan2026`,
	)
	if got := b.agenda(""); got != "past e1 2026-01-05 ru:1\npast e2 2026-01-05\npast e3 2026-01\n" {
		t.Errorf("the agenda is\n%s", got)
	}
	page, err := b.Event(t.Context(), "ukr", "e1", desk.At{Day: b.Today()})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Readouts) != 1 || page.Readouts[0].Claims[0].Handle != "c1" || len(page.History) != 1 || page.Points[0].Title != "Status of the Donetsk region" {
		t.Errorf("the page is %+v", page)
	}
}

// TestAStateHoldsFromTheViewsDay dates what became of an event with the day of
// the view, and refuses one before the state that it follows.
func TestAStateHoldsFromTheViewsDay(t *testing.T) {
	b := newBench(t)
	b.talks()
	if _, err := b.AddLine(t.Context(), "", `event talks ru,ua Istanbul 20jan2026 state:planned`, b.at("2026-01-02")); err != nil {
		t.Fatal(err)
	}
	if _, err := b.SetState(t.Context(), "e1", "postponed", b.at("2026-01-10")); err != nil {
		t.Fatal(err)
	}
	for iso, want := range map[string]string{"2026-01-09": "next e1 2026-01-20\n", "2026-01-10": "next e1 2026-01-20\n"} {
		if got := b.agenda(iso); got != want {
			t.Errorf("on %s the agenda is %q, want %q", iso, got, want)
		}
	}
	page, err := b.Event(t.Context(), "ukr", "e1", b.at("2026-01-10"))
	if err != nil || len(page.History) != 2 || page.History[1].State != "postponed" || page.History[1].On.String() != "2026-01-10" {
		t.Errorf("its history is %v, %v", page.History, err)
	}
	if _, err := b.SetState(t.Context(), "e1", "confirmed", b.at("2026-01-05")); err == nil || !strings.Contains(err.Error(), "comes too late") {
		t.Errorf("a state of before the last one: %v", err)
	}
}
