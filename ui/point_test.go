package ui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// TestEnterOnAClaimShowsItsSource goes from claim to claim and opens the source
// of each at the words that prove it.
func TestEnterOnAClaimShowsItsSource(t *testing.T) {
	d := start(t, 120, 35).press("enter")
	claims := d.m.current().(*pointScreen).page.Claims
	for _, c := range claims {
		d.press("enter").sees(c.Handle+" · ", c.Quotes[0].Source.Title)
		if squeezed := strings.Join(strings.Fields(strings.ReplaceAll(d.screen(), "\n", " ")), " "); !strings.Contains(squeezed, strings.Join(strings.Fields(c.Quotes[0].Words), " ")) {
			t.Errorf("the words of %s are not in view:\n%s", c.Handle, d.screen())
		}
		d.press("j", "k", "esc").sees("Point › Rest of the Donetsk region").press("j")
	}
	d.send(tea.MouseClickMsg{X: 5, Y: linesAbove + listTop, Button: tea.MouseLeft})
	d.misses("esc leaves").press("esc").sees("TERRITORY")
}

// TestDaysOfAPointAreWhole writes bounds as signs and cuts no day off.
func TestDaysOfAPointAreWhole(t *testing.T) {
	m := start(t, 120, 35).m
	before := day.OnOrBefore(day.On(2026, 3, 3))
	page := desk.PointPage{BoardRow: desk.BoardRow{Handle: "p1", Row: model.Row{Status: model.Raised, Basis: model.Reported, Since: before}}}
	page.History = []model.Change{{From: before, Status: model.Raised, Basis: model.Reported}, {From: day.Exact(day.On(2026, 3, 12)), Status: model.Agreed, Basis: model.Assessed}}
	all := ansi.Strip(strings.Join(pointDetail(m, page, 40), "\n"))
	for _, words := range []string{" ≤ 3 Mar 2026  ○ raised reported", " 12 Mar 2026   ◕ agreed assessed"} {
		if !strings.Contains(all, words) {
			t.Errorf("%q is not in\n%s", words, all)
		}
	}
}

// TestEveryLineOfAPointIsReached goes through long points by single steps, on
// low screens too.
func TestEveryLineOfAPointIsReached(t *testing.T) {
	for range 200 {
		h, at := 1+rand.IntN(30), rand.IntN(40)
		var items []item
		for range rand.IntN(6) {
			from := at
			at += 1 + rand.IntN(40)
			items = append(items, item{from: from, to: at})
		}
		lines := at + rand.IntN(30)
		stops := stopsOf(items, lines, h)
		seen, claim := 0, -1
		for _, s := range stops {
			if s.item > claim+1 {
				t.Fatalf("after claim %d comes %d", claim, s.item)
			}
			if claim = max(claim, s.item); s.item >= 0 && (items[claim].from >= s.scroll+h || items[claim].to <= s.scroll) {
				t.Fatalf("claim %d of %v is out of sight of %d lines from %d", claim, items, h, s.scroll)
			}
			if s.scroll > seen {
				t.Fatalf("lines %d to %d are never shown: %v", seen, s.scroll, stops)
			}
			seen = max(seen, s.scroll+h)
		}
		if seen < lines || claim != len(items)-1 {
			t.Fatalf("the last claim or the end of %d lines with %v at %d is never shown: %v", lines, items, h, stops)
		}
	}
}

// TestMergeOffersTheOtherPoints shows titles whole, without the handles that
// are made of them.
func TestMergeOffersTheOtherPoints(t *testing.T) {
	d := start(t, 120, 35).press("m").sees("merge Rest of the Donetsk region into", "▌ front-line  Ceasefire on the line of contact", "  Guarantees for Ukraine\n")
	d.write("elec").sees("▌ Elections").press("enter").sees("merged: ", "11 points")
	d.press("u").sees("12 points")
}
