package ui

import (
	tea "charm.land/bubbletea/v2"

	"parley/model"
	"parley/ui/draw"
)

// openRecord opens the screen of a record of the process, a point at a claim
// on it where one is named. Of kinds without a screen it says where they can
// be read.
func (m *Model) openRecord(kind model.Kind, handle, claim string) tea.Cmd {
	page := pageOf(kind, handle)
	if p, ok := page.(*pointScreen); ok {
		p.want = claim
	}
	switch {
	case page != nil:
		return m.enter(page)
	case kind == model.KindProcess: // it is what one is in
		return nil
	}
	m.say("the " + string(kind) + " " + draw.Line(handle) + " has no screen of its own; E shows and changes all of it")
	return nil
}

// pageOf is the screen that shows a record whole; nil for a kind without one.
func pageOf(kind model.Kind, handle string) screen {
	switch kind {
	case model.KindPoint:
		return newPoint(handle)
	case model.KindPerson, model.KindParty:
		return newSomebody(kind, handle)
	case model.KindEvent:
		return &eventScreen{of: handle}
	}
	return nil
}
