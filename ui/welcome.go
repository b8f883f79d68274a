package ui

import (
	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draft"
)

// demoMsg is the demonstration, opened.
type demoMsg struct {
	desk *desk.Desk
	at   desk.At
	err  error
}

// welcomeKey handles the ways to begin with an empty file.
func (m *Model) welcomeKey(key string) (tea.Cmd, bool) {
	switch cyrillic.Replace(key) {
	case "n":
		return openEntry("process")(m), true
	case "d":
		if m.o.OpenDemo == nil {
			return nil, true
		}
		m.say("opening the demonstration")
		ctx, open := m.ctx, m.o.OpenDemo
		return func() tea.Msg {
			d, at, err := open(ctx)
			return demoMsg{d, at, err}
		}, true
	}
	return nil, false
}

func (m *Model) demonstrate(msg demoMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.desk, m.at, m.demo, m.process, m.stamp, m.now = msg.desk, msg.at, true, "", 0, true
	m.o.Drafts = draft.Store{} // what is typed here is not for the analyst's own file
	m.restart()
	m.say("this is the demonstration, in a file of its own")
	return m.reload()
}
