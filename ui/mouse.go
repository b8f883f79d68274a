package ui

import tea "charm.land/bubbletea/v2"

// A region is a stretch of a line that does something when it is clicked. The
// frame notes them while it is drawn.
type region struct {
	y, from, to int
	run         func(*Model) tea.Cmd
}

// listTop is how many lines of column heads stand above the rows of a list.
const listTop = 1

// click does what stands under the mouse: a tab, a key of the footer, or the
// row of a list, which it selects, and opens if it was selected.
func (m *Model) click(e tea.Mouse) tea.Cmd {
	if len(m.modals) > 0 || e.Button != tea.MouseLeft {
		return nil
	}
	m.notice = notice{}
	for _, r := range m.regions {
		if e.Y == r.y && e.X >= r.from && e.X < r.to {
			return r.run(m)
		}
	}
	l := m.current().rows()
	s, ok := m.current().(pointed)
	if l == nil || !ok || e.Y < linesAbove {
		return nil
	}
	index := s.rowAt(m, e.X, e.Y-linesAbove)
	if index < 0 {
		return nil
	}
	if cmd, other := chosen(m, index, e.X); other {
		return cmd
	}
	return m.current().open(m)
}

// A celled screen has columns that the mouse chooses.
type celled interface{ choose(x int) (other bool) }

// chosen puts the cursor on a row, and on the column under the mouse where
// there are such; it reports whether it stood elsewhere.
func chosen(m *Model, index, x int) (tea.Cmd, bool) {
	s := m.current()
	other := index != s.rows().Cursor
	if c, ok := s.(celled); ok && c.choose(x) {
		other = true
	}
	s.rows().Cursor = index
	return s.moved(m), other
}

// A pointed screen knows which row stands where, by column and line of its own
// space; -1 for none.
type pointed interface{ rowAt(m *Model, x, y int) int }

// rowAt is that of a table at the left of a screen.
func (l *listing[R]) rowAt(m *Model, x, y int) int {
	listW, _, _, _ := split(m.width, m.height-linesAbove-linesBelow)
	if x >= listW {
		return -1
	}
	return l.At(y - listTop)
}

func (m *Model) wheel(e tea.Mouse) tea.Cmd {
	if len(m.modals) > 0 {
		return nil
	}
	switch e.Button {
	case tea.MouseWheelDown:
		return moveBy(3)(m)
	case tea.MouseWheelUp:
		return moveBy(-3)(m)
	}
	return nil
}
