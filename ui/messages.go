package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/ui/draw"
)

// Messages are what was said in this session, in its order: what went wrong
// can be read after the next key, too.
type messages struct{ pager }

func openMessages(m *Model) tea.Cmd { return m.push(&messages{pager{top: 1 << 30}}) } // at the newest

func (l *messages) footer() string { return "j k g G space scroll · ! went wrong · esc leaves" }

func (l *messages) paste(*Model, string) tea.Cmd { return nil }

func (l *messages) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch key := cyrillic.Replace(k.String()); key {
	case "esc", "ctrl+[", "enter", "q":
		m.pop()
	default:
		l.scroll(key)
	}
	return nil
}

func (l *messages) draw(m *Model, w, h int) []string {
	t := m.theme
	head := []string{" " + t.Accent.On("What was said in this session") + t.Dim.On(draw.Cut(", the newest last", w-31)), ""}
	if len(m.told) == 0 {
		return append(head, " "+t.Dim.On("nothing"))
	}
	var lines []string
	for i, n := range m.told {
		paint, mark := draw.Paint(""), " "
		if n.grave {
			paint, mark = t.Warn, "!"
		}
		left := t.Dim.On(fmt.Sprintf("%4d ", i+1)) + paint.On(mark) + " "
		for _, line := range draw.Wrap(n.text, w-9) {
			lines = append(lines, left+paint.On(line))
			left = strings.Repeat(" ", 7)
		}
	}
	return append(head, l.page(lines, h-len(head))...)
}
