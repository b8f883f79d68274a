package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// The processes that are followed, each with its points by status as a bar.
type processScreen struct {
	narrowing
	list list
	all  []desk.ProcessRow
}

func newProcesses() *processScreen {
	return &processScreen{narrowing: narrowing{grammar: desk.ProcessFilter}}
}

func (s *processScreen) name() string         { return nameProcesses }
func (s *processScreen) rows() *list          { return &s.list }
func (s *processScreen) moved(*Model) tea.Cmd { return nil }

func (s *processScreen) load(m *Model) tea.Cmd {
	at, d := m.at, m.desk
	return m.ask(nameProcesses, func(ctx context.Context) (any, error) { return d.Processes(ctx, at) })
}

func (s *processScreen) show(m *Model, page any) {
	s.all, _ = page.([]desk.ProcessRow)
	s.arrange()
}

func (s *processScreen) arrange() {
	var keys []string
	for _, p := range s.all {
		if s.filter.Keeps(p) {
			keys = append(keys, p.Handle)
		}
	}
	s.list.set(keys, nil)
}

func (s *processScreen) narrowed() *narrowing { return &s.narrowing }

// open follows the selected process.
func (s *processScreen) open(m *Model) tea.Cmd {
	if s.list.key() == "" {
		return nil
	}
	m.process = s.list.key()
	m.screens[0] = newBoard()
	m.screens[1] = newInbox()
	return goTo(0)(m)
}

func (s *processScreen) draw(m *Model, w, h int) []string {
	t := m.theme
	longest, most, phaseW := width("process"), width("points by status"), 0
	for _, p := range s.all {
		longest = max(longest, width(line(p.Title)))
		most = max(most, p.Points)
		if p.Phase != "" {
			phaseW = 16
		}
	}
	barW := min(most, 40, max(16, w/3))
	titleW := min(longest, max(12, w-2-phaseW-barW-27))
	phase := func(words string) string { return fit(words, phaseW) }
	head := "  " + fit("process", titleW) + "  " + phase("phase") + fit("points by status", barW) + "  " + fit("contested", 12) + " last move"
	lines := []string{t.dim.on(fit(head, w))}
	byHandle := map[string]desk.ProcessRow{}
	for _, p := range s.all {
		byHandle[p.Handle] = p
	}
	s.list.height = max(1, (h-listTop)/2)
	s.list.visible(func(_, index int, _ string) bool {
		p := byHandle[s.list.keys[index]]
		last := ""
		if p.LastMove != day.Min {
			last = since(day.Exact(p.LastMove), m.at.Day)
		}
		contested := fit("", 12)
		if p.Contested > 0 {
			contested = t.warn.on(fit(fmt.Sprintf("%d contested", p.Contested), 12))
		}
		row := fit(line(p.Title), titleW) + "  " + t.dim.on(phase(model.Phases.Label(string(p.Phase)))) + statusBar(m, p, barW) + "  " + contested + " " + t.dim.on(fit(last, 10))
		lines = append(lines, m.row(fit(row, w-2), index == s.list.cursor), t.dim.on(cut("    "+processWords(m, p), w)))
		return true
	})
	return lines
}

// processWords says in words what the bar shows.
func processWords(m *Model, p desk.ProcessRow) string {
	var parts []string
	if model.Slug(p.Title) != p.Handle {
		parts = append(parts, p.Handle)
	}
	parts = append(parts, countOf(p.Points, "point"))
	if p.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d known are settled", p.Settled, p.Known))
	}
	if p.Stale > 0 {
		parts = append(parts, fmt.Sprintf("%d stale", p.Stale))
	}
	if p.ToReview > 0 {
		parts = append(parts, fmt.Sprintf("%d to review", p.ToReview))
	}
	if p.Next != nil {
		parts = append(parts, "next: "+eventText(m, *p.Next))
	}
	return strings.Join(parts, " · ")
}

// statusBar shows the points by status, in the order of the ladder, each as
// its glyph. More than there is room for share it, with their number beside.
func statusBar(m *Model, p desk.ProcessRow, w int) string {
	room, figure := p.Points, ""
	if p.Points > w {
		figure = fmt.Sprintf(" %d", p.Points)
		room = w - width(figure)
	}
	var b strings.Builder
	used, counted := 0, 0
	for _, word := range model.Statuses.Words {
		s := model.Status(word.Code)
		n := p.ByStatus[s]
		if n == 0 {
			continue
		}
		counted += n
		cells := counted*room/p.Points - used
		used += cells
		b.WriteString(m.theme.status(s).on(strings.Repeat(s.Glyph(m.theme.ascii), cells)))
	}
	return fit(b.String()+m.theme.dim.on(figure), w)
}

// countOf writes a number of things.
func countOf(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}
