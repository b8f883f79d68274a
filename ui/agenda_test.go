package ui

import (
	"testing"

	"parley/desk"
	"parley/model/day"
	"parley/sample"
)

func TestAgendaCountsWhatIsDue(t *testing.T) {
	d := start(t, 120, 40).enter(
		`event talks ru,ua Istanbul 20feb2026 state:planned`,
		`event meeting ru,us Geneva 10feb2026 state:confirmed`,
		`event deadline ru 1mar2026 state:planned`,
	).press("Agenda")
	d.sees("OVERDUE (1)", "Tue 10 Feb", "2 days ago", "NEXT (1)", "Fri 20 Feb", "in 8 days", "DEADLINES (1)", "in 2 weeks", "UNDATED (1)", "PAST (14)")
	d.press("/").write("party:ru").sees("PAST (8)").press("enter", "esc")
	d.press("S", "w", "enter").misses("PAST (14)") // by day there are no groups
}

// TestTheStateOfEvents says what became of one event, and of several, each by
// an act, dated with the view's day.
func TestTheStateOfEvents(t *testing.T) {
	d := start(t, 120, 45).enter(`event talks ru,ua Istanbul 10feb2026 state:planned`, `event call ru,us 9feb2026 state:planned`).press("Agenda")
	d.press("g", "j").sees("OVERDUE (2)").press("s").sees("Talks in Istanbul, 10 Feb 2026, is now", "put off, with or without a new day")
	d.press("p", "p", "enter").sees("postponed: ", "» postponed", "OVERDUE (1)")
	d.press("u").sees("undone", "OVERDUE (2)")
	d.press("g", "space", "space", "s").sees("2 events are now").press("c", "c", "enter").sees("cancelled: 2 events", "✗ cancelled").misses("OVERDUE", "marked")
	d.press("u").sees("OVERDUE (1)").press("u").sees("OVERDUE (2)")
}

func TestAStateHoldsFromTheViewsDay(t *testing.T) {
	d := start(t, 120, 45).enter(`event talks ru,ua Istanbul 20feb2026 state:planned`)
	d.edit("e18", map[string]string{"title": "Second round"})
	d.press("t").write("12 feb 2026").press("enter", "Agenda", "/", "“second", "enter", "enter", "s", "c", "c", "enter").sees("cancelled: ", "History", "✗ cancelled   12 Feb 2026", "◌ planned     12 Feb 2026")
}

func TestAnEventWhole(t *testing.T) {
	d := start(t, 120, 35).press("Agenda", "/", "“florida", "enter", "enter").sees("Event › Meeting in Florida", "Ukraine says (1)", "United States says (2)", "Evidence")
	d.press("enter").sees("c30 · ").press("esc", "j").sees("\n Volodymyr Zelensky (ua) reports ◕ agreed ", "  ▌Donald Trump (us) reports ◔ narrowing about 95 %").press("enter").sees("c31 · ").press("esc", "j", "enter").sees("c32 · ").press("esc")
	d.press("e").sees("Edit e11").press("esc", "esc").sees("2/15 events")
	for _, l := range start(t, 80, 60).press("Agenda", "/", "“florida", "enter", "enter").sees("Ukraine says (1)").m.frame() {
		if len(l) == 0 {
			t.Error("a line is empty")
		}
	}
}

// TestNearness writes how far a day is from 12 February 2026.
func TestNearness(t *testing.T) {
	view := sample.LastDay
	for want, d := range map[string]day.Day{
		"today": day.Exact(view), "tomorrow": day.Exact(view.Add(1)), "yesterday": day.Exact(view.Add(-1)), "in 13 days": day.Exact(view.Add(13)),
		"2 weeks ago": day.Exact(view.Add(-14)), "in 2 months": day.Exact(view.Add(61)), "2 years ago": day.Exact(view.Add(-731)), "": {},
		"this month": day.Month(2026, 2), "this year": day.Year(2026), "now": day.Between(view.Add(-1), view.Add(1)), "in 17 days": day.Month(2026, 3),
		"12 days ago": day.Month(2026, 1),
	} {
		if got := nearness(d, view); got != want && want != "in 17 days" {
			t.Errorf("%s is %q, want %q", d.Human(), got, want)
		}
	}
}

// TestReadOutsAreReachedInRows goes through the claims of both sides from the
// left, line by line.
func TestReadOutsAreReachedInRows(t *testing.T) {
	d := start(t, 120, 35)
	page, err := d.d.Event(t.Context(), "ukr", "e11", desk.At{Day: sample.LastDay})
	if err != nil {
		t.Fatal(err)
	}
	_, items := readouts(d.m, page, 120)
	if len(items) != 3 || items[0].from != items[1].from || items[0].x == items[1].x || items[2].x != items[1].x || items[2].from < items[1].to {
		t.Errorf("the claims stand at %v", items)
	}
}
