package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/sample"
)

func (d *driver) timeline() *timelineScreen { return d.m.current().(*timelineScreen) }

// until presses a key until the entry under the cursor is one that is wanted.
func (d *driver) until(key string, wanted func(*desk.Entry) bool) *driver {
	d.Helper()
	for range 200 {
		if e := d.timeline().selected(); e != nil && wanted(e) {
			return d
		}
		d.press(key)
	}
	d.Fatalf("no entry is the wanted one:\n%s", d.screen())
	return d
}

func lane(l desk.Lane) func(*desk.Entry) bool {
	return func(e *desk.Entry) bool { return e.Lane == l }
}

func TestTimelineChangesItsScale(t *testing.T) {
	d := start(t, 120, 35).press("Timeline").sees("by month · 67 entries", "FEB 2026", "JAN 2026")
	d.press("+").sees("by quarter", "1ST QUARTER OF 2026").press("+").sees("no longer spans than a quarter")
	d.press("-", "-").sees("by week", "WEEK OF 9 FEB 2026").press("-").sees("by day", "12 FEB 2026").press("-").sees("no shorter spans than a day")
}

func TestTimelineOpensWhatAnEntryIs(t *testing.T) {
	d := start(t, 120, 35).press("Timeline").until("j", lane(desk.ClaimLane)).sees("c36 · said").press("enter").sees("Demo chronology", "Reader › ").press("esc")
	d.until("j", lane(desk.StatusLane)).press("enter").sees("Point › What was understood in Anchorage").press("esc")
	d.until("j", lane(desk.EventLane)).press("enter").sees("Event › Exchange").press("esc")
	d.until("j", lane(desk.TextLane)).sees("x3 · source a4").press("enter").sees("x3: all that is known of it")
	d.press("g").until("j", func(e *desk.Entry) bool { return e.Handle == "j8" }).sees("j8 · assessed by")
}

func TestTimelineHidesKinds(t *testing.T) {
	d := start(t, 120, 35).press("Timeline").sees("“ claim ").press("c").sees("list or hide", "claim: listed").press("enter").sees("claim: hidden")
	d.press("j", "enter", "esc").sees("without claims, statuses", "◇ event").misses("“ claim ", "↕ status")
	d.press("c", "enter", "esc").sees("“ claim ", "without statuses")
	d.press("/").write("kind:event").press("enter").sees("15/67 entries").misses("“ claim  14")
}

// TestTimelineHasAnAxis counts what happened in the span of the cursor.
func TestTimelineHasAnAxis(t *testing.T) {
	d := start(t, 120, 35).press("Timeline").sees("“ claim   14", "1 Aug 2025", "28 Feb 2026", "◆")
	line := func(sign string) string {
		for _, l := range strings.Split(d.screen(), "\n")[linesAbove:] {
			if strings.HasPrefix(l, " "+sign) {
				return l
			}
		}
		return ""
	}
	if l := line("◇ event"); !strings.HasSuffix(l, "  2") {
		t.Errorf("in February there are two events: %q", l)
	}
	d.until("j", func(e *desk.Entry) bool { return e.Day.First() < day.On(2026, 1, 1) }).sees("▲")
	if l := line("◇ event"); !strings.HasSuffix(l, "█  4") && !strings.Contains(l, "  4") {
		t.Errorf("in December there are four events: %q", l)
	}
}

func TestSharesSayWhatTheBarsShow(t *testing.T) {
	d := start(t, 120, 35).press("Timeline", "z").sees("Points by status, by month", "≠ disputed             3   25 %", "all                 12", "○○○○○○○")
	d.press("G").until("k", func(e *desk.Entry) bool { return e.Day.Known() && e.Day.First() < day.On(2025, 11, 1) }).sees("Oct 2025", "· unknown")
	d.press("z").misses("Points by status")
	start(t, 80, 24).press("Timeline", "z").sees("Points by status", "· unknown", "≠≠≠")
}

// TestTimelineIsAsOfItsDay mentions nothing later, and marks what is planned.
func TestTimelineIsAsOfItsDay(t *testing.T) {
	d := start(t, 120, 35)
	if _, err := d.d.AddLine(t.Context(), "ukr", "event talks ru,ua Geneva 2026-03-20 planned", desk.At{Day: sample.LastDay}); err != nil {
		t.Fatal(err)
	}
	d.press("Timeline").sees("MAR 2026", "talks in Geneva planned", "20 Mar 2026, ahead of the view's day", "31 Mar 2026")
	d.press("t").write("24 dec 2025").press("enter").sees("PAST as of 24 Dec 2025", "DEC 2025").misses("FEB 2026", "JAN 2026", "28 Dec", "breached")
	d.press("z").sees("24 Dec 2025").misses("Feb 2026", "suspended   2")
}

// TestTimelineSaysWhenItReads, and only where nothing was shown before.
func TestTimelineSaysWhenItReads(t *testing.T) {
	d := start(t, 120, 35)
	reading := d.m.goToNamed(nameTimeline)
	d.sees("reading…").run(reading)
	d.sees("67 entries")
	d.m.reload()
	d.sees("67 entries").misses("reading…")
	launch(t, filepath.Join(t.TempDir(), "new.db"), "", 100, 30).press("n").write("ukr Ukraine").press("enter").press("Timeline").sees("nothing has been said").press("Matrix").sees("no points yet")
}

func TestHostileEntryStaysInItsCells(t *testing.T) {
	d := start(t, 120, 35).press("Timeline")
	e := desk.Entry{
		Key: "x", Lane: desk.ClaimLane, Day: day.Exact(sample.LastDay), Handle: "c\x1b[2J1", Speaker: "\x1b]0;owned\aA", Gist: "all\r of \u202eit", Stance: model.Demands,
		About: []desk.Topic{{Handle: "p1", Title: "\u009b31mA matter", Slug: "a\amatter"}}, Parties: []string{"r\au"},
	}
	event := e
	event.Key, event.Lane, event.State = "y", desk.EventLane, "planned"
	far := e
	far.Key, far.Day = "z", day.Exact(day.On(9999, 12, 31))
	d.timeline().show(d.m, desk.Timeline{Day: sample.LastDay, Entries: []desk.Entry{{Key: "w", Lane: desk.TextLane, Day: day.Year(1)}, e, event, far}})
	for _, keys := range [][]string{{"g"}, {"j"}, {"j"}, {"z"}, {"-", "-"}, {"G"}} {
		d.press(keys...).fits(keys)
		for _, l := range d.m.frame() {
			for _, bad := range []string{"\x1b]", "\x1b[2J", "\u009b", "\u202e", "\r", "\a"} {
				if strings.Contains(l, bad) {
					t.Fatalf("a line lets %q through: %q", bad, l)
				}
			}
		}
	}
}
