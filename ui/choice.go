package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/ui/draw"
	"parley/ui/table"
)

// A choice asks for one of a few names, at the foot of the screen, by arrows or
// by the letter that it begins with.
type choice struct {
	label string
	names []string
	at    string // the name that the cursor begins on
	done  func(m *Model, name string) tea.Cmd
	words func(m *Model, name string, w int) string // how a name is shown; nil: as it is
	list  table.List
	letters
}

func openChoice(m *Model, c *choice) tea.Cmd {
	c.list.Height = len(c.names)
	c.list.Set(c.names, nil)
	c.list.Choose(c.at)
	return m.push(c)
}

func (c *choice) footer() string { return "enter takes it · j k or a letter choose · esc leaves it" }

func (c *choice) paste(*Model, string) tea.Cmd { return nil }

func (c *choice) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch name := cyrillic.Replace(k.String()); name {
	case "esc", "ctrl+[", "q":
		m.pop()
	case "enter":
		m.pop()
		return c.done(m, c.list.Key())
	case "down", "j", "tab":
		c.list.Move(1)
	case "up", "k", "shift+tab":
		c.list.Move(-1)
	default:
		c.choose(&c.list, name)
	}
	return nil
}

// Letters choose from a list by the letter that names begin with: the first of
// them, whatever the cursor is on, so that a letter always means the same; and
// the next with the same letter again.
type letters struct{ last string }

// choose moves a list's cursor to the name that a letter means.
func (l *letters) choose(list *table.List, letter string) {
	if len(letter) != 1 {
		return
	}
	from := 0
	if letter == l.last {
		from = list.Cursor + 1
	}
	l.last = letter
	for i := range list.Keys {
		if at := (from + i) % len(list.Keys); strings.HasPrefix(list.Keys[at], letter) {
			list.Cursor = at
			return
		}
	}
}

func (c *choice) draw(m *Model, w, h int) []string {
	rows := min(len(c.names), max(1, h/2))
	c.list.Height = rows
	under := max(0, h-rows-2)
	lines := draw.Block(m.underlying(w, under), w, under)
	lines = append(lines, m.theme.Rule(w), " "+m.theme.Accent.On(c.label))
	c.list.Visible(func(_, index int, _ string) bool {
		name := draw.Line(c.names[index])
		if c.words != nil {
			name = c.words(m, c.names[index], w-2)
		}
		lines = append(lines, m.row(draw.Fit(name, w-2), index == c.list.Cursor))
		return true
	})
	return lines
}
