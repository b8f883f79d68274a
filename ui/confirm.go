package ui

import (
	tea "charm.land/bubbletea/v2"

	"parley/ui/draw"
)

// A confirm says at the foot of the screen what is about to be done, and does
// it on enter.
type confirm struct {
	label, words string
	done         func(m *Model) tea.Cmd
}

func (c *confirm) footer() string { return "enter does it · esc leaves it" }

func (c *confirm) paste(*Model, string) tea.Cmd { return nil }

func (c *confirm) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch cyrillic.Replace(k.String()) {
	case "esc", "ctrl+[", "q":
		m.pop()
	case "enter":
		m.pop()
		return c.done(m)
	}
	return nil
}

func (c *confirm) draw(m *Model, w, h int) []string {
	words := draw.Wrap(c.words, w-2)
	under := max(0, h-2-len(words))
	lines := append(draw.Block(m.underlying(w, under), w, under), m.theme.Rule(w), " "+m.theme.Accent.On(c.label))
	for _, l := range words {
		lines = append(lines, " "+l)
	}
	return lines
}
