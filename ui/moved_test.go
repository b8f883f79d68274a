package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"parley/desk"
	"parley/model/day"
)

// briefed opens a copy of the demonstration in which there was a brief.
func briefed(t *testing.T, w, h int, on day.Date) *driver {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, demo, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := openDesk(t, path, 3).SetBrief(t.Context(), "ukr", desk.At{Day: on}); err != nil {
		t.Fatal(err)
	}
	return launch(t, path, "ukr", w, h)
}

var briefDay = day.On(2026, time.January, 8)

func TestMovedFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
		t.Run(fmt.Sprintf("moved-%dx%d", size[0], size[1]), func(t *testing.T) {
			golden.RequireEqual(t, []byte(briefed(t, size[0], size[1], day.On(2025, time.December, 15)).screen()))
		})
	}
}

func TestMovedFitsEverySize(t *testing.T) {
	t.Parallel()
	briefed(t, 80, 24, briefDay).fits(nil)
	d := start(t, 80, 24)
	for _, keys := range [][]string{{"Moved"}, {"b"}, {"esc", "G"}, {"T"}} {
		d.press(keys...).fits(keys)
	}
}

// TestStartsOnWhatMoved once there was a brief, and on the board where there was
// none, also for a process that is opened later.
func TestStartsOnWhatMoved(t *testing.T) {
	start(t, 120, 35).sees("▸2 Board", "12 points")
	d := briefed(t, 120, 35, briefDay).sees("▸1 Moved", "since your brief of 8 Jan 2026 (35 days)", "STATUS MOVED (2)", "○ raised → ◔ narrowing")
	d.press("Processes", "j", "enter").sees("▸2 Board", "Constitution of Armenia")
	d.press("Processes", "k", "enter").sees("▸1 Moved", "since your brief")
}

// TestTheBoardIsNotShownFirst where there was a brief, whichever answer comes
// first.
func TestTheBoardIsNotShownFirst(t *testing.T) {
	o := briefed(t, 120, 35, briefDay).m.o
	for _, titleFirst := range []bool{false, true} {
		m := newModel(t.Context(), o)
		again := &driver{T: t, m: m, d: o.Desk}
		var watch func(tea.Cmd)
		watch = func(cmd tea.Cmd) {
			for _, msg := range flat(cmd) {
				_, next := m.Update(msg)
				again.misses("Elections in Ukraine", "no points yet").sees("▸1 Moved")
				watch(next)
			}
		}
		cmds := []tea.Cmd{m.current().load(m), m.loadTitle()}
		if titleFirst {
			slices.Reverse(cmds)
		}
		watch(tea.Batch(cmds...))
		again.sees("since your brief of 8 Jan 2026", "STATUS MOVED")
	}
}

// TestTheAnalystIsQuickerThanTheFile: who has gone elsewhere stays there.
func TestTheAnalystIsQuickerThanTheFile(t *testing.T) {
	d := briefed(t, 120, 35, briefDay)
	m := newModel(t.Context(), d.m.o)
	late := m.reload()
	again := &driver{T: t, m: m, d: d.d}
	again.press("Log")
	again.run(late)
	again.sees(open("Log"))
}

func TestABriefIsSetAndTakenBack(t *testing.T) {
	d := start(t, 120, 35).press("Moved").sees("no brief yet: everything that is known", "STATUS MOVED")
	d.press("b").sees("brief of 12 Feb 2026", "From now on").press("esc").sees("no brief yet")
	d.press("b", "enter").sees("since your brief of 12 Feb 2026", "nothing has moved since then", "brief of 12 Feb 2026")
	d.press("u").sees("undone", "no brief yet").press("ctrl+r").sees("since your brief of 12 Feb 2026")
}

// TestABriefOfAnEarlierDay is that of the view's day, and set back before it
// the view knows of none.
func TestABriefOfAnEarlierDay(t *testing.T) {
	d := start(t, 120, 35).press("Moved", "t").write("8 jan 2026").press("enter", "b", "enter").sees("since your brief of 8 Jan 2026", "nothing has moved")
	d.press("T").sees("since your brief of 8 Jan 2026 (35 days)", "Exchange of prisoners")
	d.press("t").write("1 feb 2026").press("enter").sees("since your brief of 8 Jan 2026 (24 days)").misses("Exchange of prisoners", "12 Feb")
	d.press("t").write("24 dec 2025").press("enter").sees("no brief yet").misses("Feb", "Jan 2026")
	d.press("t").write("known 12").press("enter", "b").sees("the file is shown as it stood after an act")
}

func TestMovedIsFiltered(t *testing.T) {
	d := briefed(t, 120, 35, briefDay).press("/").write("kind:held").press("enter").sees("EVENTS HELD (3)", "3/13 moves").misses("STATUS MOVED")
	d.press("/", "ctrl+u").write("lavrov").press("enter").sees("Sergei Lavrov: “Russia").misses("EVENTS HELD")
	d.press("esc", "S", "r", "enter").sees("record ▲").misses("STATUS MOVED")
}

// TestEnterOpensThePointAtTheClaim that moved it; what has no screen says how
// it is read.
func TestEnterOpensThePointAtTheClaim(t *testing.T) {
	d := briefed(t, 120, 35, day.On(2025, time.December, 15))
	for d.m.current().rows().Key() != "p3 contested ua–us" {
		d.press("j")
	}
	d.press("enter").sees("Point › Guarantees for Ukraine", "▌Donald Trump (us) reports ◔ narrowing")
	d.press("esc").sees("since your brief").press("G", "/").write("kind:held").press("enter", "enter").sees("Event › Talks in Abu Dhabi").press("esc")
	d.press("/", "ctrl+u").write("kind:status drafting").press("enter", "enter").sees("▸1 Moved").misses("Point ›")
}

// TestEveryMoveHasItsProof in the list, whatever the size.
func TestEveryMoveHasItsProof(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
		d := briefed(t, size[0], size[1], day.On(2025, time.December, 15))
		s := d.m.current().(*movedScreen)
		for i := range s.Keys {
			lines := strings.Split(ansi.Strip(strings.Join(s.draw(d.m, size[0], size[1]-linesAbove-linesBelow), "\n")), "\n")
			words := []rune(proof(s.Selected()))
			found := false
			for n, l := range lines {
				if strings.HasPrefix(l, "▌") && n+1 < len(lines) && strings.Contains(lines[n+1], string(words[:20])) {
					found = true
				}
			}
			if !found {
				t.Fatalf("at %v the line %d, %s, has no proof %q:\n%s", size, i, s.Key(), string(words), strings.Join(lines, "\n"))
			}
			d.press("j")
		}
	}
}

// TestAClickChoosesAMove by either of its lines; a heading is nothing to click.
func TestAClickChoosesAMove(t *testing.T) {
	d := briefed(t, 120, 35, briefDay)
	l := d.m.current().rows()
	for line, want := range []int{4, 0, 0, 1, 1} {
		l.Cursor = 4
		d.send(tea.MouseClickMsg{X: 5, Y: linesAbove + movedHead + listTop + line, Button: tea.MouseLeft})
		if l.Cursor != want {
			t.Errorf("a click on line %d chooses row %d, not %d", line, l.Cursor, want)
		}
	}
}

// flat are the messages of a command, its batches and sequences.
func flat(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	v := reflect.ValueOf(msg)
	if !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return []tea.Msg{msg}
	}
	var all []tea.Msg
	for i := range v.Len() {
		all = append(all, flat(v.Index(i).Interface().(tea.Cmd))...)
	}
	return all
}
