package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A keeper is a modal whose text is kept while it is not sent.
type keeper interface {
	modal
	draft() (name, text string, begun bool) // begun: there was something to keep
}

// restsFor is how long typing rests before what was typed is kept.
const restsFor = time.Second

// restMsg says that typing has rested since a key, if no other came.
type restMsg struct {
	of  keeper
	key int
}

// keptMsg says whether a draft was kept.
type keptMsg struct{ err error }

// typed keeps what a modal holds when typing rests, and at once where the
// modal was left.
func (m *Model) typed(d modal, cmd tea.Cmd) tea.Cmd {
	k, ok := d.(keeper)
	if !ok || m.o.Drafts.Dir == "" {
		return cmd
	}
	m.keys++ // earlier keys no longer rest
	if !slices.Contains(m.modals, d) {
		return tea.Batch(cmd, m.keep(k))
	}
	key := m.keys
	return tea.Batch(cmd, m.after(restsFor, func() tea.Msg { return restMsg{k, key} }))
}

// rested keeps what was typed before a rest.
func (m *Model) rested(msg restMsg) tea.Cmd {
	if msg.key != m.keys || !slices.Contains(m.modals, modal(msg.of)) {
		return nil
	}
	return m.keep(msg.of)
}

func (m *Model) keep(k keeper) tea.Cmd {
	name, text, begun := k.draft()
	if !begun {
		return nil
	}
	return m.keepText(name, text)
}

// keepText keeps a draft in the background, an empty one is removed. Each waits
// for the one before it: the last that was typed is the one that stays.
func (m *Model) keepText(name, text string) tea.Cmd {
	store := m.o.Drafts
	before, done := m.kept, make(chan struct{})
	m.kept = done
	return func() tea.Msg {
		defer close(done)
		if before != nil {
			<-before
		}
		return keptMsg{store.Save(name, text)}
	}
}

// keepAll keeps all that is open, before the program is left.
func (m *Model) keepAll() tea.Cmd {
	if m.o.Drafts.Dir == "" {
		return nil
	}
	var cmds []tea.Cmd
	for _, d := range m.modals {
		if k, ok := d.(keeper); ok {
			cmds = append(cmds, m.keep(k))
		}
	}
	if kept := m.kept; kept != nil {
		cmds = append(cmds, func() tea.Msg {
			<-kept
			return nil
		})
	}
	return tea.Sequence(cmds...)
}

// after sends a message in a while.
func after(d time.Duration, msg func() tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg() })
}
