package ui

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// The processes that are followed, each with its points by status as a bar.
type processScreen struct {
	listing[desk.ProcessRow]
	below func(*draw.Pen, *desk.ProcessRow, int) // the words below a row where there is no detail
	detail
}

func processActions() []Action {
	return []Action{
		{ID: "new", Keys: []string{"n"}, Title: "new", Help: "name a new process", Where: []string{nameProcesses}, Foot: true, Why: readOnly, Run: openEntry("process")},
	}
}

func newProcesses(m *Model) screen {
	s := &processScreen{}
	s.thing = "process"
	s.grammar = desk.ProcessFilter
	s.KeyOf = func(p *desk.ProcessRow) string { return p.Handle }
	s.Columns = []table.Column[desk.ProcessRow]{
		{
			Name: "process", Width: 32, Most: 48, Draw: func(p *draw.Pen, r *desk.ProcessRow, w int) { p.Fill("", r.Title, w) },
			Less: func(a, b *desk.ProcessRow) int { return strings.Compare(model.Fold(a.Title), model.Fold(b.Title)) },
		},
		{Name: "phase", Width: 14, Drop: 3, Draw: func(p *draw.Pen, r *desk.ProcessRow, w int) {
			p.Fill(m.theme.Dim, model.Phases.Label(string(r.Phase)), w)
		}, Less: func(a, b *desk.ProcessRow) int {
			return cmp.Compare(model.Phases.Index(string(a.Phase)), model.Phases.Index(string(b.Phase)))
		}},
		{
			Name: "points by status", Width: 16, Most: 40, Drop: 1, Draw: func(p *draw.Pen, r *desk.ProcessRow, w int) { p.Painted(statusBar(m, *r, w), w) },
			Less: func(a, b *desk.ProcessRow) int { return cmp.Compare(a.Points, b.Points) },
		},
		{
			Name: "contested", Width: 9, Right: true, Draw: func(p *draw.Pen, r *desk.ProcessRow, w int) { p.Number(m.theme.Warn, r.Contested, w) },
			Less: func(a, b *desk.ProcessRow) int { return cmp.Compare(a.Contested, b.Contested) },
		},
		{
			Name: "last move", Width: 10, Drop: 2, Draw: func(p *draw.Pen, r *desk.ProcessRow, w int) { drawDate(p, m, r.LastMove, w) },
			Less: func(a, b *desk.ProcessRow) int { return cmp.Compare(a.LastMove, b.LastMove) },
		},
	}
	s.below = func(p *draw.Pen, r *desk.ProcessRow, w int) {
		p.Space(2)
		p.Fill(m.theme.Dim, processWords(m, *r), w-2)
	}
	return s
}

func (s *processScreen) name() string   { return nameProcesses }
func (s *processScreen) handle() string { return s.Key() }

func (s *processScreen) load(m *Model) tea.Cmd {
	at, d := m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Processes(ctx, at) })
}

func (s *processScreen) show(_ *Model, page any) {
	switch page := page.(type) {
	case []desk.ProcessRow:
		s.aged = true
		s.Take(page)
	case aboutRow:
		s.take(page)
	}
}

// open follows the selected process.
func (s *processScreen) open(m *Model) tea.Cmd {
	p := s.Selected()
	if p == nil {
		return nil
	}
	return m.follow(p.Handle, home(*p))
}

// follow turns to a process and opens a tab of it.
func (m *Model) follow(process, tab string) tea.Cmd {
	m.process = process
	m.restart()
	return m.goToNamed(tab)
}

func (s *processScreen) draw(m *Model, w, h int) []string {
	s.Below = s.below
	if _, _, side, below := split(w, h); side+below > 0 {
		s.Below = nil
	}
	return m.panes(w, h, func(w, h int) []string { return s.Draw(&m.theme, w, h) }, func(w, _ int) []string {
		p := s.Selected()
		o, ok := s.about(s.Key()).(overview)
		if p == nil || !ok {
			return nil
		}
		return overviewLines(m, *p, o, w)
	})
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
		room = w - draw.Width(figure)
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
		b.WriteString(m.theme.Status(s).On(strings.Repeat(s.Glyph(m.theme.ASCII), cells)))
	}
	return draw.Fit(b.String()+m.theme.Dim.On(figure), w)
}

// countOf writes a number of things.
func countOf(n int, thing string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(thing, "s"):
		thing += "es"
	case strings.HasSuffix(thing, "ry"), strings.HasSuffix(thing, "ty"):
		thing = strings.TrimSuffix(thing, "y") + "ies"
	default:
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}
