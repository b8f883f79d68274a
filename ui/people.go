package ui

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// The people: the parties of the process with those who act for them, and what
// is known of the selected one.
type peopleScreen struct {
	listing[desk.RosterRow]
	detail
	come bool
}

func peopleActions() []Action { return nil }

func newPeople(m *Model) screen {
	s := &peopleScreen{}
	s.thing = "name"
	s.grammar = desk.RosterFilter
	s.KeyOf = rosterKey
	s.Columns = s.columns(m)
	return s
}

// rosterKey is unique also for people who act for two parties.
func rosterKey(r *desk.RosterRow) string { return r.Party.Handle + "/" + r.Handle }

func (s *peopleScreen) columns(m *Model) []table.Column[desk.RosterRow] {
	return []table.Column[desk.RosterRow]{
		{
			Name: "name", Width: 24, Draw: s.drawName(m),
			Less: func(a, b *desk.RosterRow) int { return strings.Compare(model.Fold(a.Title), model.Fold(b.Title)) },
		},
		{
			Name: "role, post", Width: 16, Most: 44, Drop: 1, Draw: func(p *draw.Pen, r *desk.RosterRow, w int) { p.Fill(m.theme.Dim, standing(r), w) },
			Less: func(a, b *desk.RosterRow) int { return strings.Compare(standing(a), standing(b)) },
		},
		{
			Name: "authority", Width: 9, Drop: 2, Draw: func(p *draw.Pen, r *desk.RosterRow, w int) {
				paint, word := authorityOf(m, r)
				p.Fill(paint, word, w)
			},
			Less: func(a, b *desk.RosterRow) int { return cmp.Compare(weight(a), weight(b)) },
		},
		{
			Name: "positions", Width: 9, Drop: 5, Right: true, Draw: func(p *draw.Pen, r *desk.RosterRow, w int) { p.Number("", r.Positions, w) },
			Less: func(a, b *desk.RosterRow) int { return cmp.Compare(a.Positions, b.Positions) },
		},
		{
			Name: "claims", Width: 6, Drop: 3, Right: true, Draw: func(p *draw.Pen, r *desk.RosterRow, w int) { p.Number("", r.Claims, w) },
			Less: func(a, b *desk.RosterRow) int { return cmp.Compare(a.Claims, b.Claims) },
		},
		{
			Name: "last word", Width: 9, Drop: 4, Draw: func(p *draw.Pen, r *desk.RosterRow, w int) { drawDate(p, m, r.Last, w) },
			Less: func(a, b *desk.RosterRow) int { return cmp.Compare(a.Last, b.Last) },
		},
	}
}

// drawName writes a party, and below it those who act for it.
func (s *peopleScreen) drawName(m *Model) func(*draw.Pen, *desk.RosterRow, int) {
	return func(p *draw.Pen, r *desk.RosterRow, w int) {
		by, _ := s.Sort()
		switch {
		case r.Kind == model.KindParty:
			p.Fill(m.theme.Strong, r.Title, w)
		case by == "" && r.Party.Handle != "":
			p.Space(2)
			p.Fill("", r.Title, w-2)
		default:
			p.Fill("", r.Title, w)
		}
	}
}

// widestName is how many cells the names of a list are given.
func widestName(rows []desk.RosterRow) int {
	const most = 30
	widest := 0
	for i := range rows {
		widest = max(widest, draw.Width(draw.Line(rows[i].Title))+2)
	}
	return min(most, widest)
}

// standing is what a party is in the process, or the post of a person.
func standing(r *desk.RosterRow) string {
	if r.Kind == model.KindPerson {
		return r.Mandate.Post
	}
	return roleWords(r.Roles)
}

func roleWords(roles []string) string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = model.Roles.Label(r)
	}
	return strings.Join(words, ", ")
}

// authorityOf is what a person's word binds; an envoy is called one.
func authorityOf(m *Model, r *desk.RosterRow) (draw.Paint, string) {
	switch {
	case r.Kind != model.KindPerson:
		return "", ""
	case r.Envoy:
		return m.theme.Accent, "envoy"
	case r.Authority == model.AsPrincipal:
		return m.theme.Strong, string(r.Authority)
	}
	return m.theme.Dim, string(r.Authority)
}

// weight orders authorities, the strongest first; parties have none.
func weight(r *desk.RosterRow) int {
	order := []model.Authority{model.AsPrincipal, model.AsMandated, model.AsSpokesperson, model.AsOther}
	for i, a := range order {
		if r.Authority == a {
			return i
		}
	}
	return len(order)
}

func (s *peopleScreen) name() string { return namePeople }

// handle is that of the selected party or person.
func (s *peopleScreen) handle() string {
	if row := s.Selected(); row != nil {
		return row.Handle
	}
	return ""
}

func (s *peopleScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Roster(ctx, process, at) })
}

func (s *peopleScreen) show(_ *Model, page any) {
	switch page := page.(type) {
	case []desk.RosterRow:
		s.aged, s.come = true, true
		s.Columns[0].Width = widestName(page)
		s.Take(page)
	case aboutRow:
		s.take(page)
	}
}

// fewClaims is how many claims the detail beside a list shows.
const fewClaims = 10

func (s *peopleScreen) moved(m *Model) tea.Cmd {
	row := s.Selected()
	if row == nil {
		return nil
	}
	return s.follow(m, s, s.Key(), readConduct(m, row.Kind, row.Handle, fewClaims))
}

func (s *peopleScreen) open(m *Model) tea.Cmd {
	row := s.Selected()
	if row == nil {
		return nil
	}
	return m.enter(newSomebody(row.Kind, row.Handle))
}

func (s *peopleScreen) draw(m *Model, w, h int) []string {
	if s.All() == 0 {
		if !s.come {
			return nil
		}
		return []string{"", "  " + m.theme.Dim.On("nobody takes part yet: a adds a party or a person")}
	}
	return m.panes(w, h, func(w, h int) []string { return s.Draw(&m.theme, w, h) }, func(w, _ int) []string {
		page := conductOf(s.about(s.Key()))
		if page == nil {
			return nil
		}
		lines := append(page.head(m, w), page.side(m, w)...)
		claims, _ := claimList(m, page.saidTitle(), page.did().Claims, true, w)
		return append(lines, claims...)
	})
}
