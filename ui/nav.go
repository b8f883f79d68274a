package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/day"
)

// A place is where the analyst is: a tab, what is open over it, and the row.
type place struct {
	tab  int
	over []screen
	row  string
}

// mostPlaces is how many places are remembered.
const mostPlaces = 100

func (m *Model) here() place {
	p := place{tab: m.tab, over: slices.Clone(m.over)}
	if l := m.current().rows(); l != nil {
		p.row = l.Key()
	}
	return p
}

// current is the screen that is shown.
func (m *Model) current() screen {
	if n := len(m.over); n > 0 {
		return m.over[n-1]
	}
	return m.screens[m.tab]
}

// leavePlace remembers where the analyst was, before they go elsewhere.
func (m *Model) leavePlace() {
	m.behind = append(m.behind, m.here())
	if len(m.behind) > mostPlaces {
		m.behind = m.behind[1:]
	}
	m.ahead = nil
}

// goTo opens a tab; what stood over the last one is closed.
func (m *Model) goTo(tab int) tea.Cmd {
	if tab == m.tab && len(m.over) == 0 {
		return m.reload()
	}
	m.leavePlace()
	m.tab, m.over = tab, nil
	return m.reload()
}

// goToNamed opens the tab of a name.
func (m *Model) goToNamed(name string) tea.Cmd {
	return m.goTo(tabOf(name))
}

// tabOf is the place of the tab of a name.
func tabOf(name string) int {
	return slices.IndexFunc(tabs, func(t tab) bool { return t.name == name })
}

// home is the screen on which a process opens: what has moved, where there was
// a brief.
func home(p desk.ProcessRow) string {
	if p.Brief != day.Min {
		return nameMoved
	}
	return nameBoard
}

// settle opens the screen that the program begins on, as soon as it is known
// whether there was a brief, unless the analyst was quicker.
func (m *Model) settle() tea.Cmd {
	if m.settled || m.title.Handle == "" {
		return nil
	}
	m.settled = true
	if at := tabOf(home(m.title)); at != m.tab && len(m.behind)+len(m.over)+len(m.modals) == 0 {
		m.tab = at
		return m.current().load(m)
	}
	return nil
}

// enter opens a screen over the one that is shown.
func (m *Model) enter(s screen) tea.Cmd {
	m.leavePlace()
	m.over = append(m.over, s)
	return m.reload()
}

// jump goes back to where the analyst was before, or forward again.
func (m *Model) jump(direction int) tea.Cmd {
	from, to := &m.behind, &m.ahead
	if direction > 0 {
		from, to = to, from
	}
	if len(*from) == 0 {
		m.say(map[bool]string{true: "there is nothing further on", false: "this is where you began"}[direction > 0])
		return nil
	}
	next := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, m.here())
	m.tab, m.over = next.tab, next.over
	if l := m.current().rows(); l != nil {
		l.Choose(next.row)
	}
	return m.reload()
}

// escape closes what is open, one level at a time: marks, a filter, a screen
// over a tab.
func escape(m *Model) tea.Cmd {
	if l := m.current().rows(); l != nil && len(l.Marked()) > 0 && l.Unmark() {
		return nil
	}
	if s, ok := m.current().(listed); ok && s.narrowed().clear() {
		s.arrange()
		return m.current().moved(m)
	}
	if n := len(m.over); n > 0 {
		m.over = m.over[:n-1]
		return m.reload()
	}
	return nil
}

func quit(m *Model) tea.Cmd {
	if len(m.over) > 0 {
		return escape(m)
	}
	return m.leave()
}
