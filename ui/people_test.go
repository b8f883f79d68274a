package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/sample"
)

// enter enters a line as of the last day of the demonstration.
func (d *driver) enter(lines ...string) *driver {
	d.Helper()
	for _, line := range lines {
		if _, err := d.d.AddLine(d.Context(), "ukr", line, desk.At{Day: sample.LastDay}); err != nil {
			d.Fatal(err)
		}
	}
	d.run(d.m.reload())
	return d
}

// edit changes a record behind the interface.
func (d *driver) edit(handle string, fields map[string]string) *driver {
	d.Helper()
	if _, err := d.d.Edit(d.Context(), handle, fields); err != nil {
		d.Fatal(err)
	}
	d.run(d.m.reload())
	return d
}

func TestPeopleStandUnderTheirParties(t *testing.T) {
	d := start(t, 120, 35).press("People").sees("18 names", "\n  United States ", "\n    Steve Witkoff       special envoy               envoy", "\n  Andriy Yermak ")
	d.press("S", "n", "enter").sees("\n  Steve Witkoff ", "name ▲").press("S", "t", "enter") // by name nobody stands under anybody
	d.press("/").write("is:envoy").sees("6/18 names").misses("Putin  ").press("enter", "esc").sees("18 names")
}

func TestAPersonWhole(t *testing.T) {
	d := start(t, 120, 60).press("People", "/", "“witkoff", "enter").sees("acts for United States · envoy", "special envoy for United States", "Met", "Kirill Dmitriev    1×  last 20 Dec 2025")
	d.press("enter").sees("Person › Steve Witkoff", "nothing is known to have been said").press("esc", "esc")
	d.press("/", "“zelensky", "enter", "enter").sees("Person › Volodymyr Zelensky", "Said (8)", "on Guarantees for Ukraine", "Positions (4)", "accepts: free economic zone")
	for range 3 {
		d.press("j")
	}
	claim := d.m.current().rows().Key()
	d.press("enter").sees("Reader › ", claim+" · ").press("esc").sees("Person › Volodymyr Zelensky")
	d.press("e").sees("Edit zelensky", "mandates").press("esc")
	d.press("esc").sees("1/18 names")
}

func TestAPartyWhole(t *testing.T) {
	d := start(t, 120, 60).press("People", "enter").sees("Party › Russia", "ru · state · principal", "Kirill Dmitriev  special representative", "Guarantees for Ukraine\n", "red line · 8 Jan 2026", "Said for it (9)")
	d.press("esc", "e").sees("Edit ru").press("esc")
}

// TestMandatesOfLaterAreNotShown looks from before a mandate began, and from
// after one has ended.
func TestMandatesOfLaterAreNotShown(t *testing.T) {
	d := start(t, 120, 60).edit("ryabkov", map[string]string{"mandates": "ru: deputy foreign minister [official] ..2026-01-31; ru: chief negotiator [envoy] 2026-02-01.."})
	d.press("People", "/", "“ryabkov", "enter").sees("chief negotiator", "envoy", "since 1 Feb 2026", "until 31 Jan 2026")
	d.press("t").write("26 dec 2025").press("enter").sees("PAST", "Sergei Ryabkov", "deputy foreign minister").misses("chief negotiator", "envoy")
	d.press("enter").sees("Person › Sergei Ryabkov").misses("chief negotiator", "2026-01", "31 Jan")
}

// TestAPageTellsNothingOfLaterDays steps back in time over an open page.
func TestAPageTellsNothingOfLaterDays(t *testing.T) {
	d := start(t, 120, 35).press("People", "/", "“zelensky", "enter", "enter").sees("Said (8)")
	d.press("t").write("1 dec 2025").press("enter").sees("Said (1)").misses("28 Dec 2025", "free economic zone")
	d.press("T", "Agenda", "/", "“abu", "enter", "enter").sees("Event › Talks in Abu Dhabi")
	d.press("t").write("1 dec 2025").press("enter").sees("not known as of 1 Dec 2025").misses("held", "Feb 2026")
}

func TestHostileNamesStayInTheirCells(t *testing.T) {
	d := start(t, 120, 35).edit("zelensky", map[string]string{"title": "Volodymyr " + hostile, "aliases": hostile, "mandates": "ua: \x1b]0;owned\a\u009b31m\u202eevil\rover [principal]"})
	d.edit("e11", map[string]string{"title": hostile, "place": hostile}).edit("ua", map[string]string{"title": "Ukraine " + hostile})
	for _, keys := range [][]string{{"People", "/", "“evil", "enter"}, {"enter"}, {"Agenda", "/", "“evil", "enter"}, {"enter"}, {"s"}, {"esc", "F", "“evil", "enter"}, {"j"}} {
		d.press(keys...).sees("evil")
		d.whole(strings.Join(keys, " ") + " over a hostile name")
	}
}

func TestClickOnAPerson(t *testing.T) {
	d := start(t, 120, 35).press("People")
	d.send(tea.MouseClickMsg{X: 5, Y: linesAbove + listTop + 3, Button: tea.MouseLeft})
	d.sees("lavrov · acts for Russia")
}
