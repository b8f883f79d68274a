package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/setting"
)

func TestMatrixMovesFromCellToCell(t *testing.T) {
	d := start(t, 120, 35).press("Matrix").sees("12 points × 3 parties", "ua  Ukraine, principal", "“a free economic zone in the Donetsk")
	d.press("l").sees("ru  Russia, principal", "silent: no position of theirs is known").press("j").sees("▌✗! foreign troops", "8 Jan 2026", "35 days old, stale after 30")
	d.press("right").sees("us  United States").press("l").sees("us  United States") // the last
	d.press("left", "h", "h", "h").misses("United States, ", "Russia, principal", "Ukraine, principal").press("right").sees("ua  Ukraine, principal")
}

func TestMatrixOpensWhatTheCursorIsOn(t *testing.T) {
	d := start(t, 120, 35).press("Matrix", "j", "l", "enter").sees("Demo chronology", "c34 · ", "Reader › ").press("esc")
	d.press("l", "enter").sees("United States has no position on it").press("h", "h", "h", "enter").sees("Point › Guarantees for Ukraine", "Claims (")
	d.press("left").sees("12 points × 3 parties")
	d.press("l", "l").press("esc").sees("ru  Russia, principal") // escape is not a step to the left
}

func TestMatrixIsNarrowedAndSorted(t *testing.T) {
	d := start(t, 120, 35).press("Matrix", "/").write("foreign troops").press("enter").sees("1/12 points", "Guarantees for Ukraine").misses("Elections").press("esc")
	d.press("S").sees("sort by", "ua", "category").press("r", "enter").sees("ru ▲")
	if first := d.m.current().(*matrixScreen).Row(0); first.Slug != "guarantees" {
		t.Errorf("the hardest of ru is %s, want the red line on guarantees", first.Slug)
	}
}

func TestHeatMapHasFiguresForHardness(t *testing.T) {
	d := start(t, 120, 35).press("Matrix", "z").sees("✗8", "→5", "?2", "The figure is how hard").press("z").misses("✗8")
	for want, c := range map[int]*desk.Cell{
		0: nil,
		1: {Stance: model.Accepts, Firmness: model.Flexible},
		2: {Stance: model.AcceptsIf},
		6: {Stance: model.Demands, Firmness: model.Firm},
		8: {Stance: model.Refuses, Firmness: model.RedLine},
	} {
		if got := hardness(c); got != want {
			t.Errorf("the hardness of %+v is %d, want %d", c, got, want)
		}
	}
	d.press("z", "l", "j").sees("▌✗8")
}

// TestMatrixIsAsOfItsDay mentions nothing that was said later.
func TestMatrixIsAsOfItsDay(t *testing.T) {
	d := start(t, 120, 35).press("Matrix", "j", "l").sees("foreign troops")
	d.press("t").write("24 dec 2025").press("enter").sees("PAST as of 24 Dec 2025").misses("foreign troops", "c34", "2026 ")
}

func TestMatrixTakesTheMouse(t *testing.T) {
	d := start(t, 120, 35).press("Matrix")
	d.send(tea.MouseClickMsg{X: 70, Y: linesAbove + listTop + 1, Button: tea.MouseLeft})
	d.sees("▌✗! foreign troops").misses("Reader › ")
	d.send(tea.MouseClickMsg{X: 70, Y: linesAbove + listTop + 1, Button: tea.MouseLeft})
	d.sees("Demo chronology", "Reader › ")
}

// crowd is a matrix of so many points and parties, as hostile as outside text
// can be.
func crowd(points, parties int) desk.Matrix {
	m := desk.Matrix{Stale: 30}
	for i := range parties {
		m.Parties = append(m.Parties, desk.MatrixParty{Handle: fmt.Sprintf("p%d", i), Title: "\x1b]0;owned\aA party\u202e", Role: "observer"})
	}
	for i := range points {
		r := desk.MatrixRow{Cells: make([]*desk.Cell, parties)}
		r.ID, r.Handle, r.Title, r.Status = model.ID(fmt.Sprint(i)), fmt.Sprint("q", i), fmt.Sprintf("Matter %d\r\u009b31m of the settlement", i), model.Disputed
		for n := range parties {
			if (i+n)%3 > 0 {
				r.Cells[n] = &desk.Cell{
					Handle: "c1", Stance: model.Stance(model.Stances.Codes()[(i+n)%6]), Firmness: model.Firmness(model.Firmnesses.Codes()[i%3]),
					Want: "all\x1b[2J of it\a and 本文 more", Drift: model.Hardening, Said: day.Exact(day.On(2026, 1, 1)), Age: i * n * 3,
				}
			}
		}
		m.Rows = append(m.Rows, r)
	}
	return m
}

// TestACrowdFitsOnAScreen: the heat map of forty points and twenty parties is
// seen whole, and no size breaks a frame.
func TestACrowdFitsOnAScreen(t *testing.T) {
	d := start(t, 200, 60).press("Matrix")
	s := d.m.current().(*matrixScreen)
	s.show(d.m, crowd(40, 20))
	d.press("z", "k").sees("p0 ", "p19", "Matter 0", "Matter 39").fits([]string{"a crowd"})
	d.press("z").sees("parties 1–").misses("p19").fits([]string{"a crowd, whole"})
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	for range 20 {
		d.press("l")
	}
	d.sees("p19", "of 20").fits([]string{"the last of a crowd"})
	for _, l := range d.m.frame() {
		for _, bad := range []string{"\x1b]", "\x1b[2J", "\u009b", "\u202e", "\r", "\a"} {
			if strings.Contains(l, bad) {
				t.Fatalf("a line lets %q through: %q", bad, l)
			}
		}
	}
}

// TestAGridIsFewAllocations however many cells it has.
func TestAGridIsFewAllocations(t *testing.T) {
	d := start(t, 200, 60).press("Matrix")
	s := d.m.current().(*matrixScreen)
	page := crowd(40, 20)
	for i := range page.Rows {
		page.Rows[i].Title = "A plain title"
		for _, c := range page.Rows[i].Cells {
			if c != nil {
				c.Want = "a plain want"
			}
		}
	}
	s.show(d.m, page)
	for _, s.heat = range []bool{false, true} {
		l := s.lay(200)
		if n := testing.AllocsPerRun(10, func() { s.grid(d.m, l, 50) }); n > 100 {
			t.Errorf("a grid of %d cells, heat %v, costs %v allocations", 40*l.shown, s.heat, n)
		}
	}
}

func TestAScreenCanHaveAKeyForItself(t *testing.T) {
	for wrong, keys := range map[string]map[string][]string{
		"on the screen Board the key h means both": {"assess": {"h"}}, "on the screen Matrix the key l means both": {"heat": {"l"}},
	} {
		if err := CheckKeys(setting.Values{Keys: keys}); err == nil || !strings.Contains(err.Error(), wrong) {
			t.Errorf("keys %v: %v, want %q", keys, err, wrong)
		}
	}
	start(t, 120, 35).press("Matrix", "?").sees("to the next party").press("/").write("back, one level").sees("all but Matrix: back")
}
