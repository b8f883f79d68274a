package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/ui/draw"
)

// Help lists every key and every word and sign that screens print, narrowed
// by what is searched for.
type help struct {
	search input
	typing bool
	pager
}

// A pager shows a screenful of lines of a text that is longer.
type pager struct{ top, height int }

func openHelp(m *Model) tea.Cmd { return m.push(&help{}) }

func (h *help) footer() string {
	if h.typing {
		return "type to search · ↑ ↓ scroll · enter ends the search · esc shows all again"
	}
	return "/ searches · j k g G space scroll · esc leaves"
}

func (h *help) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	key := k.String()
	if h.typing {
		switch key {
		case "esc", "ctrl+[":
			h.search, h.typing = input{}, false
		case "enter":
			h.typing = false
		case "down", "up", "pgdown", "pgup":
			h.scroll(key)
		default:
			if h.search.key(k) {
				h.top = 0
			}
		}
		return nil
	}
	switch key = cyrillic.Replace(key); key {
	case "esc", "ctrl+[", "enter", "q", "?":
		m.pop()
	case "/", ".": // the latter lies where the former is on Cyrillic layouts
		h.typing = true
	default:
		h.scroll(key)
	}
	return nil
}

// scroll moves the text as a key says.
func (p *pager) scroll(key string) {
	p.top = max(0, p.top+map[string]int{
		"j": 1, "down": 1, "k": -1, "up": -1, "space": p.height, "pgdown": p.height, "pgup": -p.height,
		"ctrl+d": p.height / 2, "ctrl+u": -p.height / 2, "g": -1 << 30, "home": -1 << 30, "G": 1 << 30, "end": 1 << 30,
	}[key])
}

// page is the lines of a text that are on screen.
func (p *pager) page(text []string, height int) []string {
	p.height = max(1, height)
	p.top = min(p.top, max(0, len(text)-p.height))
	return text[p.top:]
}

func (h *help) paste(_ *Model, text string) tea.Cmd {
	h.typing = true
	h.search.insert(text)
	return nil
}

func (h *help) draw(m *Model, w, height int) []string {
	t := m.theme
	var head []string
	if h.typing || h.search.value() != "" {
		head = []string{" " + t.Accent.On("search") + " " + h.search.draw(w-10), ""}
	}
	return append(head, h.page(h.found(m, w), height-len(head))...)
}

// found is what has the words that are searched for, by sections: keys by
// whether they do something now, then terms.
func (h *help) found(m *Model, w int) []string {
	var out []string
	t, want := m.theme, strings.ToLower(h.search.value())
	section := func(title string, rows []helpRow) {
		rows = slices.DeleteFunc(rows, func(r helpRow) bool { return !strings.Contains(strings.ToLower(title+r.text), want) })
		if len(rows) == 0 {
			return
		}
		if len(out) > 0 {
			out = append(out, "")
		}
		for _, l := range draw.Wrap(title, w-2) {
			out = append(out, " "+t.Accent.On(l))
		}
		for _, r := range rows {
			out = append(out, r.lines(w)...)
		}
	}
	reasons, keys := keysByReason(m)
	for _, why := range reasons {
		section(why, keys[why])
	}
	for _, g := range glossaries(t) {
		var rows []helpRow
		for _, term := range g.terms {
			left := strings.TrimSpace(t.Glyph(term.sign, term.ascii) + " " + term.word)
			rows = append(rows, helpRow{left: left, right: term.means, text: left + term.means, paint: term.paint})
		}
		section(g.title, rows)
	}
	return out
}

// A helpRow is a key or term beside what it does or means.
type helpRow struct {
	left, right string
	text        string // what is searched
	paint       draw.Paint
}

func (r helpRow) lines(w int) []string {
	var lines []string
	for i, l := range draw.Wrap(r.right, w-statusWidth-4) {
		left := ""
		if i == 0 {
			left = r.left
		}
		lines = append(lines, " "+r.paint.On(draw.Fit(left, statusWidth))+"  "+l)
	}
	return lines
}

// keysByReason sorts the keys by why they cannot be used now, so that each
// reason is said once; those that can come first, those of other screens last.
func keysByReason(m *Model) ([]string, map[string][]helpRow) {
	const now, elsewhere = "Keys that do something now", "Keys of other screens"
	reasons, keys := []string{now}, map[string][]helpRow{}
	for i := range m.actions {
		a := &m.actions[i]
		row := helpRow{left: strings.Join(a.Keys, " "), right: a.Help, paint: m.theme.Strong}
		if len(a.Keys) == 0 {
			row.left = ":" + a.ID
		}
		where := now
		if !a.here(m) {
			where = elsewhere
			row.right = a.places() + ": " + a.Help
		} else if a.Why != nil {
			if why := a.Why(m); why != "" {
				where = "Not now: " + why
			}
		}
		row.text = strings.Join([]string{row.left, row.right, a.ID, a.Title}, "\n")
		if !slices.Contains(reasons, where) && where != elsewhere {
			reasons = append(reasons, where)
		}
		keys[where] = append(keys[where], row)
	}
	return append(reasons, elsewhere), keys
}
