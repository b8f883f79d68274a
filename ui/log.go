package ui

import (
	"cmp"
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draw"
	"parley/ui/table"
)

// The log: every act, who did it, when and what; acts are undone from here.
type logScreen struct{ listing[desk.LogLine] }

func logActions() []Action {
	return []Action{
		{ID: "undoThis", Keys: []string{"z"}, Title: "undo this act", Help: "take the selected act back", Foot: true, Where: []string{nameLog}, Why: readOnly, Run: undoThis},
	}
}

func newLog(m *Model) screen {
	s := &logScreen{}
	s.thing = "act"
	s.grammar = desk.LogFilter
	s.KeyOf = func(a *desk.LogLine) string { return strconv.FormatUint(a.Seq, 10) }
	dim := func(a *desk.LogLine) draw.Paint {
		if a.Undone {
			return m.theme.Dim
		}
		return ""
	}
	s.Columns = []table.Column[desk.LogLine]{
		{
			Name: "act", Width: 6, Right: true, Draw: func(p *draw.Pen, a *desk.LogLine, w int) { p.Number(m.theme.Dim, int(a.Seq), w) },
			Less: func(a, b *desk.LogLine) int { return cmp.Compare(a.Seq, b.Seq) },
		},
		{
			Name: "when", Width: 17, Draw: func(p *draw.Pen, a *desk.LogLine, w int) { p.Fill("", a.At.Format("2 Jan 2006 15:04"), w) },
			Less: func(a, b *desk.LogLine) int { return a.At.Compare(b.At) },
		},
		{
			Name: "who", Width: 12, Drop: 1, Draw: func(p *draw.Pen, a *desk.LogLine, w int) { p.Fill("", a.Author, w) },
			Less: func(a, b *desk.LogLine) int { return cmp.Compare(a.Author, b.Author) },
		},
		{
			Name: "from", Width: 6, Drop: 2, Draw: func(p *draw.Pen, a *desk.LogLine, w int) { p.Fill(m.theme.Dim, a.Origin, w) },
			Less: func(a, b *desk.LogLine) int { return cmp.Compare(a.Origin, b.Origin) },
		},
		{Name: "what", Width: 20, Most: table.All, Draw: func(p *draw.Pen, a *desk.LogLine, w int) {
			what := a.What
			if a.Undone {
				what += " (undone)"
			}
			p.Fill(dim(a), what, w)
		}},
	}
	return s
}

func (s *logScreen) name() string        { return nameLog }
func (s *logScreen) open(*Model) tea.Cmd { return nil }

// logLength is how many acts the log reads; older ones are in parley log.
const logLength = 2000

func (s *logScreen) load(m *Model) tea.Cmd {
	d := m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Log(ctx, 0, logLength) })
}

func (s *logScreen) show(_ *Model, page any) {
	acts, _ := page.([]desk.LogLine)
	s.Take(acts)
}

func (s *logScreen) draw(m *Model, w, h int) []string { return s.Draw(&m.theme, w, h) }

func undoThis(m *Model) tea.Cmd {
	seq, _ := strconv.ParseUint(m.current().rows().Key(), 10, 64)
	if seq == 0 {
		return nil
	}
	return m.act("", func(ctx context.Context) (desk.Done, error) { return m.desk.Undo(ctx, seq) }, nil)
}
