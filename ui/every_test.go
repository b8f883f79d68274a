package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model"
	"parley/sample"
)

// places lead to every screen: the tabs, and what is opened from them.
func places() map[string][]string {
	all := map[string][]string{
		namePoint: {nameBoard, "enter"}, nameReview: {nameInbox, "enter"}, nameReader: {nameInbox, "r"}, nameParty: {namePeople, "g", "enter"}, namePerson: {namePeople, "g", "j", "enter"},
		nameEvent: {nameAgenda, "G", "k", "k", "k", "enter"}, nameFound: {nameBoard, "F", "ctrl+u", "“plant", "enter"},
	}
	for _, t := range tabs {
		all[t.name] = []string{t.name, "g"} // wherever another place has left the cursor
	}
	return all
}

// away are actions that leave the interface to itself, or the machine.
var away = []string{"quit", "suspend", "stop", "pull"}

// TestEveryActionOnEveryScreen does all that can be done on each screen, looks
// at what is then drawn, and comes back: nothing fails, and a key that does
// nothing says why.
func TestEveryActionOnEveryScreen(t *testing.T) {
	t.Parallel()
	for name, keys := range places() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := start(t, 100, 30)
			for _, a := range allActions() {
				if slices.Contains(away, a.ID) || len(a.Where) > 0 && !slices.Contains(a.Where, name) {
					continue
				}
				d.m.modals, d.m.count = nil, 0
				d.press(keys...)
				if d.m.current().name() != name {
					t.Fatalf("%v lead to %s", keys, d.m.current().name())
				}
				a := d.m.action(a.ID)
				why := a.why(d.m)
				d.run(d.m.run(a))
				if why != "" && d.m.notice.text != why {
					t.Errorf("%s cannot be done because %q, but %q is said", a.ID, why, d.m.notice.text)
				}
				d.whole(fmt.Sprintf("%s on %s", a.ID, name))
			}
		})
	}
}

// action is the action with an ID, nil where there is none.
func (m *Model) action(id string) *Action {
	for i := range m.actions {
		if m.actions[i].ID == id {
			return &m.actions[i]
		}
	}
	return nil
}

// whole holds that the frame has as many lines as the terminal, none wider, and
// sends nothing to it but text and colours.
func (d *driver) whole(after string) {
	d.Helper()
	lines := d.m.frame()
	if len(lines) != d.m.height {
		d.Fatalf("after %s the frame has %d lines of %d", after, len(lines), d.m.height)
	}
	for _, l := range lines {
		if got := ansi.StringWidth(l); got > d.m.width {
			d.Fatalf("after %s a line has %d cells of %d: %q", after, got, d.m.width, l)
		}
		for _, r := range sgr.ReplaceAllString(l, "") {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar && !strings.Contains(after, "hostile") {
				d.Fatalf("after %s a line lets %U through: %q", after, r, l)
			}
		}
	}
}

// hostile is what an attacker would put into a field.
const hostile = "\x1b]0;owned\a\u009b31m\u202eevil\rover\x1b[2J\nl\u0301\u0301\u0301\u0301\u0301\u0301 領土 👩\u200d🚀 \U000e0041"

// TestHostileTextInEveryField fills every field that takes words with what
// drives terminals, and looks at every screen and modal.
func TestHostileTextInEveryField(t *testing.T) {
	t.Parallel()
	d := start(t, 100, 30)
	at, filled := desk.At{Day: sample.LastDay}, 0
	for _, handle := range []string{"ukr", "donbas", "ru", "lavrov", "c1", "e1", "x1", "a1"} {
		kind, values, err := d.d.Values(t.Context(), handle)
		if err != nil {
			t.Fatal(handle, err)
		}
		for _, f := range desk.Fields(kind) {
			evil := hostile + values[f.Name]
			if f.Name == "want" {
				evil = "\x1b]0;owned\a\u009b31m\u202eevil"
			}
			if f.Sort != desk.SortLine && f.Sort != desk.SortText && f.Sort != desk.SortSpeaker || f.Name == "slug" {
				continue
			}
			if _, err := d.d.Edit(t.Context(), handle, map[string]string{f.Name: evil}); err == nil { // what is refused cannot be shown
				filled++
			}
		}
	}
	if filled < 15 {
		t.Errorf("only %d fields take hostile text: the test looks at too little", filled)
	}
	for _, line := range []string{"note donbas: " + hostile, "ru demands donbas: " + hostile + " by:Lavrov"} {
		_, _ = d.d.AddLine(t.Context(), "ukr", line, at)
	}
	d.run(d.m.reload())
	for name, keys := range places() {
		d.m.modals = nil
		d.press(keys...).whole("hostile text on " + name)
		for range 30 {
			d.press("j").whole("hostile text on " + name)
		}
		for _, id := range []string{"open", "edit", "add", "filter", "asof", "palette", "help", "messages"} {
			if a := d.m.action(id); a != nil && a.here(d.m) && a.why(d.m) == "" {
				d.run(d.m.run(a))
				d.send(tea.PasteMsg{Content: hostile})
				d.whole("hostile text in " + id + " on " + name)
				d.m.modals = nil
				d.press(keys...)
			}
		}
	}
}

// TestPlainTerminals draws every screen without Unicode: nothing but ASCII is
// sent, in lines as wide as with it.
func TestPlainTerminals(t *testing.T) {
	t.Parallel()
	d := startWith(t, 100, 30, Options{ASCII: true})
	d.m.theme.ASCII = true
	for name, keys := range places() {
		if name == nameReview {
			continue
		}
		d.press(keys...).whole(name)
		for _, l := range d.m.frame() {
			if i := strings.IndexFunc(l, func(r rune) bool { return r > '~' }); i >= 0 {
				t.Fatalf("on %s a line is not ASCII: %q", name, l)
			}
		}
	}
}

// TestStatusesDifferWithoutColour holds that no two of them are told apart by
// colour alone.
func TestStatusesDifferWithoutColour(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		seen := map[string]model.Status{}
		for _, code := range model.Statuses.Codes() {
			s := model.Status(code)
			shown := s.Glyph(ascii) + " " + model.Statuses.Label(code)
			if other, taken := seen[shown]; taken {
				t.Errorf("%s and %s look alike: %q", s, other, shown)
			}
			seen[shown] = s
		}
	}
}
