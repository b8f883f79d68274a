package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/model"
)

// Help lists every key and every status word, narrowed by what is typed.
type help struct {
	search input
	top    int
}

func openHelp(m *Model) tea.Cmd { return m.push(&help{}) }

func (h *help) footer() string { return "type to search · ↑ ↓ scroll · esc leaves" }

func (h *help) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+[", "enter":
		m.pop()
	case "down", "pgdown":
		h.top += map[string]int{"down": 1, "pgdown": 10}[k.String()]
	case "up", "pgup":
		h.top = max(0, h.top-map[string]int{"up": 1, "pgup": 10}[k.String()])
	default:
		if h.search.key(k) {
			h.top = 0
		}
	}
	return nil
}

func (h *help) paste(_ *Model, text string) tea.Cmd {
	h.search.insert(text)
	return nil
}

func (h *help) draw(m *Model, w, height int) []string {
	t := m.theme
	lines := []string{" " + t.accent.on("search") + " " + h.search.draw(w-10), ""}
	want := strings.ToLower(h.search.value())
	var found []string
	add := func(text, row string) {
		if strings.Contains(strings.ToLower(text), want) {
			found = append(found, row)
		}
	}
	for _, a := range actions {
		where := "everywhere"
		if len(a.Where) > 0 {
			where = strings.Join(a.Where, ", ")
		}
		keys := strings.Join(a.Keys, " ")
		why := ""
		if a.Why != nil && a.here(m) {
			if reason := a.Why(m); reason != "" {
				why = " (now: " + reason + ")"
			}
		}
		add(keys+a.Title+where, " "+t.strong.on(fit(keys, 18))+" "+fit(a.Title+why, max(10, w-44))+" "+t.dim.on(fit(where, 22)))
	}
	for _, sg := range signs {
		glyph := t.glyph(sg.glyph, sg.ascii)
		add(glyph+sg.means, " "+t.strong.on(fit(glyph, 18))+" "+cut(sg.means, w-22))
	}
	for _, word := range model.Statuses.Words {
		s := model.Status(word.Code)
		text := fmt.Sprintf("%s %s", s.Glyph(t.ascii), word.Label)
		add(text+word.Means, " "+t.status(s).on(fit(text, 21))+" "+cut(word.Means, w-25))
	}
	h.top = min(h.top, max(0, len(found)-(height-len(lines))))
	return append(lines, found[h.top:]...)
}
