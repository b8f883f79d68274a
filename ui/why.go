package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
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
	add := func(label, value string, p paint) {
		for i, l := range wrap(value, w-18) {
			if i > 0 {
				label = ""
			}
			lines = append(lines, " "+t.dim.on(fit(label, 14))+" "+p.on(l))
		}
	}
	for _, l := range wrap(s.Handle+"  "+line(s.Summary), w-2) {
		lines = append(lines, " "+t.strong.on(l))
	}
	lines = append(lines, "")
	add("quote", "“"+line(s.Quote)+"”", "")
	for _, f := range s.Fields {
		add(f.Label, line(f.Value), "")
	}
	for _, chip := range s.Brings {
		add("brings", line(chip), t.accent)
	}
	if k := s.Known; k != nil {
		lines = append(lines, "")
		add(relationWord(s.Relation), k.Handle+"  "+line(k.Gist), map[bool]paint{true: t.warn}[s.Relation == model.Contrary])
		add("", cited(k), t.dim)
		if k.Quote != "" {
			add("", "“"+line(k.Quote)+"”", t.dim)
		}
	}
	lines = append(lines, "")
	add("rule", s.Rule, "")
	add("", s.Means, t.dim)
	add("fired by", "“"+line(s.Because)+"”", "")
	add("confidence", fmt.Sprintf("%.2f: the share that was right of what the rule found, in your decisions and in articles annotated to measure it", s.Confidence), "")
	add("place", fmt.Sprintf("bytes %d to %d", s.From, s.To), t.dim)
	y.top = min(y.top, max(0, len(lines)-h))
	return lines[y.top:]
}
