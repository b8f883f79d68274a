package ui

import (
	"cmp"
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
	"parley/ui/table"
)

// The agenda: what is overdue, what comes next, deadlines, what has no day,
// and what is past.
type agendaScreen struct {
	listing[desk.AgendaRow]
	detail
	come bool
}

func agendaActions() []Action {
	return []Action{
		{ID: "state", Keys: []string{"s"}, Title: "state", Help: "say that the event was held, put off or cancelled; of all that are marked", Foot: true, Where: []string{nameAgenda, nameEvent}, Why: needsRecord, Run: openState},
	}
}

func newAgenda(m *Model) screen {
	s := &agendaScreen{}
	s.thing = "event"
	s.grammar = desk.EventFilter
	s.KeyOf = func(r *desk.AgendaRow) string { return r.Handle }
	s.Group = func(r *desk.AgendaRow) string { return string(r.Due) }
	s.Counted = true
	s.Gap = 1
	s.Columns = []table.Column[desk.AgendaRow]{
		{
			Name: "when", Width: 14, Draw: func(p *draw.Pen, r *desk.AgendaRow, w int) { p.Fill("", whenWords(m, r.Day), w) },
			Less: func(a, b *desk.AgendaRow) int { return a.Day.Compare(b.Day) },
		},
		{
			Name: "kind", Width: 11, Draw: func(p *draw.Pen, r *desk.AgendaRow, w int) { p.Fill("", model.EventKinds.Label(r.Kind), w) },
			Less: func(a, b *desk.AgendaRow) int { return strings.Compare(a.Kind, b.Kind) },
		},
		{
			Name: "who", Width: 11, Most: table.All, Draw: func(p *draw.Pen, r *desk.AgendaRow, w int) { p.Fill("", whoWords(r.EventRow), w) },
			Less: func(a, b *desk.AgendaRow) int { return strings.Compare(whoWords(a.EventRow), whoWords(b.EventRow)) },
		},
		{
			Name: "place", Width: 12, Drop: 3, Draw: func(p *draw.Pen, r *desk.AgendaRow, w int) { p.Fill(m.theme.Dim, r.Place, w) },
			Less: func(a, b *desk.AgendaRow) int { return strings.Compare(a.Place, b.Place) },
		},
		{
			Name: "state", Width: 11, Drop: 1, Draw: func(p *draw.Pen, r *desk.AgendaRow, w int) {
				p.Fill(statePaint(m, r.State, r.Overdue), stateWords(m, r.State), w)
			},
			Less: func(a, b *desk.AgendaRow) int {
				return cmp.Compare(model.EventStates.Index(a.State), model.EventStates.Index(b.State))
			},
		},
		{Name: "how near", Width: 12, Drop: 2, Draw: func(p *draw.Pen, r *desk.AgendaRow, w int) {
			p.Fill(nearPaint(m, r), nearness(r.Day, m.at.Day), w)
		}},
	}
	return s
}

// whoWords are who takes part: the parties, else the people; with its title
// where it has one.
func whoWords(e desk.EventRow) string {
	who := strings.Join(e.Parties, ", ")
	if who == "" {
		who = strings.Join(e.People, ", ")
	}
	if e.Title != "" {
		who = strings.TrimPrefix(who+" · "+e.Title, " · ")
	}
	return who
}

// stateWords are the state of an event, as sign and word.
func stateWords(m *Model, code string) string {
	state, _ := model.EventStates.Find(code)
	return m.theme.Glyph(state.Glyph, state.ASCII) + " " + state.Label
}

func statePaint(m *Model, state string, overdue bool) draw.Paint {
	switch {
	case overdue:
		return m.theme.Warn
	case state == "planned" || state == "confirmed":
		return m.theme.Open
	case state == "held":
		return m.theme.Settled
	}
	return m.theme.Broken
}

func nearPaint(m *Model, r *desk.AgendaRow) draw.Paint {
	switch r.Due {
	case desk.Overdue:
		return m.theme.Warn
	case desk.Past:
		return m.theme.Dim
	}
	return ""
}

// nearDays is how far from the view days are named by their weekday too.
const nearDays = 9

// whenWords is a day for a column, with its weekday where it is near.
func whenWords(m *Model, d day.Day) string {
	switch near := d.First().Sub(m.at.Day); {
	case !d.Known():
		return "no date"
	case d.Form() != day.ExactDay:
		return short(m, d)
	case near >= -nearDays && near <= nearDays:
		return d.First().Time().Format("Mon 2 Jan")
	}
	return since(d, m.at.Day)
}

// nearness is how far a day is from the view: "in 3 days", "2 weeks ago".
func nearness(d day.Day, view day.Date) string {
	if !d.Known() {
		return ""
	}
	n := d.First().Sub(view)
	if n <= 0 && d.Last() >= view && d.Form() != day.ExactDay {
		switch d.Form() {
		case day.MonthOf:
			return "this month"
		case day.YearOf:
			return "this year"
		case day.Range:
			return "now"
		}
		return ""
	}
	if n < 0 {
		n = d.Last().Sub(view)
	}
	switch n {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	case -1:
		return "yesterday"
	}
	if n > 0 {
		return "in " + spanOf(n)
	}
	return spanOf(-n) + " ago"
}

// spanOf writes a number of days in the unit that suits it.
func spanOf(days int) string {
	switch {
	case days < 14:
		return countOf(days, "day")
	case days < 61:
		return countOf(days/7, "week")
	case days < 730:
		return countOf(days/30, "month")
	}
	return countOf(days/365, "year")
}

func (s *agendaScreen) name() string   { return nameAgenda }
func (s *agendaScreen) handle() string { return s.Key() }

func (s *agendaScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Agenda(ctx, process, at) })
}

func (s *agendaScreen) show(_ *Model, page any) {
	switch page := page.(type) {
	case []desk.AgendaRow:
		s.aged, s.come = true, true
		s.Take(page)
	case aboutRow:
		s.take(page)
	}
}

func (s *agendaScreen) moved(m *Model) tea.Cmd {
	return s.follow(m, s, s.Key(), readEvent(m, s.Key()))
}

func (s *agendaScreen) open(m *Model) tea.Cmd {
	if s.Key() == "" {
		return nil
	}
	return m.enter(&eventScreen{of: s.Key()})
}

func (s *agendaScreen) draw(m *Model, w, h int) []string {
	if s.All() == 0 {
		if !s.come {
			return nil
		}
		return []string{"", "  " + m.theme.Dim.On("no events yet: a adds one, as in: event talks ru,ua Istanbul 20 jan state:planned")}
	}
	return m.panes(w, h, func(w, h int) []string { return s.Draw(&m.theme, w, h) }, func(w, _ int) []string {
		page, ok := s.about(s.Key()).(desk.EventPage)
		if !ok || page.Handle == "" {
			return nil
		}
		lines := append(eventHead(m, page, w), eventSide(m, page, w)...)
		told, _ := readouts(m, page, w)
		return append(lines, told...)
	})
}

// openState asks for the new state of the events that are meant, which holds
// from the view's day.
func openState(m *Model) tea.Cmd {
	var of []desk.EventRow
	var done func(*Model) tea.Cmd
	switch s := m.current().(type) {
	case *agendaScreen:
		for _, row := range s.MeantRows() {
			of = append(of, row.EventRow)
		}
		done = unmarking(&s.List)
	case *eventScreen:
		of = []desk.EventRow{s.page.EventRow}
	}
	label := draw.Line(eventTitle(of[0])) + ", " + dated(of[0].Day) + ", is now"
	if len(of) > 1 {
		label = countOf(len(of), "event") + " are now"
	}
	handles := make([]string, len(of))
	for i, e := range of {
		handles[i] = e.Handle
	}
	d, view := m.desk, m.at
	return openChoice(m, &choice{
		label: label, names: model.EventStates.Codes(), at: of[0].State,
		words: func(m *Model, code string, w int) string {
			word, _ := model.EventStates.Find(code)
			return statePaint(m, code, false).On(draw.Fit(stateWords(m, code), 14)) + m.theme.Dim.On(draw.Cut(word.Means, w-14))
		},
		done: func(m *Model, state string) tea.Cmd {
			return m.actEach(model.EventStates.Label(state), "event", handles, func(ctx context.Context, event string) (desk.Done, error) {
				return d.SetState(ctx, event, state, view)
			}, done)
		},
	})
}
