package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// openWhy shows everything about the selected suggestion.
func openWhy(m *Model) tea.Cmd {
	s := *reviewing(m).selected()
	return m.push(&why{s: s})
}

// A why is one suggestion whole, with the rule that found it.
type why struct {
	s   desk.Suggestion
	top int
}

func (y *why) footer() string { return "↑ ↓ scroll · esc leaves" }

func (y *why) paste(*Model, string) tea.Cmd { return nil }

func (y *why) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch cyrillic.Replace(k.String()) {
	case "down", "j":
		y.top++
	case "up", "k":
		y.top = max(0, y.top-1)
	case "esc", "ctrl+[", "enter", "w", "q":
		m.pop()
	}
	return nil
}

func (y *why) draw(m *Model, w, h int) []string {
	t, s := m.theme, y.s
	var lines []string
	add := func(label, value string, p draw.Paint) {
		for i, l := range draw.Wrap(value, w-18) {
			if i > 0 {
				label = ""
			}
			lines = append(lines, " "+t.Dim.On(draw.Fit(label, 14))+" "+p.On(l))
		}
	}
	for _, l := range draw.Wrap(s.Handle+"  "+draw.Line(s.Summary), w-2) {
		lines = append(lines, " "+t.Strong.On(l))
	}
	lines = append(lines, "")
	add("quote", "“"+draw.Line(s.Quote)+"”", "")
	for _, f := range s.Fields {
		add(f.Label, draw.Line(f.Value), "")
	}
	for _, chip := range s.Brings {
		add("brings", draw.Line(chip), t.Accent)
	}
	if k := s.Known; k != nil {
		lines = append(lines, "")
		add(relationWord(s.Relation), k.Handle+"  "+draw.Line(k.Gist), map[bool]draw.Paint{true: t.Warn}[s.Relation == model.Contrary])
		add("", cited(k), t.Dim)
		if k.Quote != "" {
			add("", "“"+draw.Line(k.Quote)+"”", t.Dim)
		}
	}
	lines = append(lines, "")
	add("rule", s.Rule, "")
	add("", s.Means, t.Dim)
	add("fired by", "“"+draw.Line(s.Because)+"”", "")
	add("confidence", fmt.Sprintf("%.2f: the share that was right of what the rule found, in your decisions and in articles annotated to measure it", s.Confidence), "")
	add("place", fmt.Sprintf("bytes %d to %d", s.From, s.To), t.Dim)
	y.top = min(y.top, max(0, len(lines)-h))
	return lines[y.top:]
}
