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
	switch kind {
	case model.KindPoint:
		p := newPoint(handle)
		p.claim = claim
		return m.enter(p)
	case model.KindProcess: // it is what one is in
		return nil
	}
	m.say("the " + string(kind) + " " + draw.Line(handle) + " has no screen of its own; E shows and changes all of it")
	return nil
}
