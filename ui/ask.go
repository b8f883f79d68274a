package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
)

// A slot is what a request is about: only the newest answer for it counts. It
// belongs to a screen or modal, or to the frame.
type slot struct {
	of   any
	what string
}

// newest numbers a request, so that answers to those before it are late.
func (m *Model) newest(s slot) int {
	m.asked[s]++
	return m.asked[s]
}

// pageMsg is a page of a screen that was asked for.
type pageMsg struct {
	to    screen
	slot  slot
	asked int
	page  any
	err   error
}

// ask reads a page of a screen in the background, in one go or in several of
// which each tells more.
func (m *Model) ask(s screen, what string, reads ...func(context.Context) (any, error)) tea.Cmd {
	at := slot{s, what}
	asked, ctx := m.newest(at), m.ctx
	cmds := make([]tea.Cmd, len(reads))
	for i, read := range reads {
		cmds[i] = func() tea.Msg {
			page, err := read(ctx)
			return pageMsg{s, at, asked, page, err}
		}
	}
	return tea.Sequence(cmds...)
}

func (m *Model) arrived(msg pageMsg) tea.Cmd {
	if msg.asked != m.asked[msg.slot] {
		return nil
	}
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	msg.to.show(m, msg.page)
	if cmd := m.settle(); cmd != nil {
		return cmd
	}
	if msg.to == m.current() {
		return msg.to.moved(m)
	}
	return nil
}

// An answerMsg is what a modal asked for; take hands it over.
type answerMsg struct {
	slot  slot
	asked int
	take  func(*Model) tea.Cmd
}

// inquire asks in the background on behalf of a modal.
func inquire[T any](m *Model, of modal, what string, read func(context.Context) (T, error), take func(*Model, T, error) tea.Cmd) tea.Cmd {
	at := slot{of, what}
	asked, ctx := m.newest(at), m.ctx
	return func() tea.Msg {
		answer, err := read(ctx)
		return answerMsg{at, asked, func(m *Model) tea.Cmd { return take(m, answer, err) }}
	}
}

func (m *Model) answered(msg answerMsg) tea.Cmd {
	if msg.asked != m.asked[msg.slot] {
		return nil
	}
	return msg.take(m)
}

// reload asks for everything that is on screen.
func (m *Model) reload() tea.Cmd {
	return tea.Batch(m.current().load(m), m.loadTitle())
}

// titleMsg is the title line.
type titleMsg struct {
	asked int
	row   desk.ProcessRow
	err   error
}

func (m *Model) titled(msg titleMsg) tea.Cmd {
	if msg.asked != m.asked[slot{what: "title"}] {
		return nil
	}
	m.ready = true
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.title, m.process = msg.row, msg.row.Handle
	return m.settle()
}
