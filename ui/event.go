package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// An event, whole: how it came about, who took part, and what each side says
// of it.
type eventScreen struct {
	of   string // its handle
	page desk.EventPage
	come bool
	reading
}

// readEvent reads the page of an event.
func readEvent(m *Model, handle string) func(context.Context) (any, error) {
	process, at, d := m.process, m.at, m.desk
	return func(ctx context.Context) (any, error) { return known(d.Event(ctx, process, handle, at)) }
}

func (s *eventScreen) name() string            { return nameEvent }
func (s *eventScreen) handle() string          { return s.page.Handle }
func (s *eventScreen) load(m *Model) tea.Cmd   { return m.ask(s, "", readEvent(m, s.of)) }
func (s *eventScreen) title() string           { return eventTitle(s.page.EventRow) }
func (s *eventScreen) show(_ *Model, page any) { s.page, s.come = page.(desk.EventPage) }

func (s *eventScreen) draw(m *Model, w, h int) []string {
	switch {
	case !s.come:
		return nil
	case s.page.Handle == "":
		return unknownHere(m)
	}
	lines := append(eventHead(m, s.page, w), eventSide(m, s.page, w)...)
	told, items := readouts(m, s.page, w)
	s.claims = nil
	for _, r := range s.page.Readouts {
		s.claims = append(s.claims, r.Claims...)
	}
	return s.view(m, append(lines, told...), shift(items, len(lines)), h)
}

// eventTitle is what an event is called: its own title, or its kind and place.
func eventTitle(e desk.EventRow) string {
	if e.Title != "" {
		return e.Title
	}
	title := model.EventKinds.Label(e.Kind)
	if e.Place != "" {
		title += " in " + e.Place
	}
	if title == "" {
		return e.Handle
	}
	return strings.ToUpper(title[:1]) + title[1:]
}

// eventDay is the day of an event in words, also where it is not known.
func eventDay(m *Model, e desk.EventRow) string {
	if !e.Day.Known() {
		return "no date"
	}
	return short(m, e.Day)
}

// eventHead says what the event is, when, and where it stands.
func eventHead(m *Model, e desk.EventPage, w int) []string {
	t := m.theme
	words := []string{e.Handle}
	if e.Title != "" {
		words = append(words, model.EventKinds.Label(e.Kind))
		if e.Place != "" {
			words = append(words, draw.Line(e.Place))
		}
	}
	if e.Format != "" {
		words = append(words, model.Formats.Label(e.Format))
	}
	if e.Zone != "" {
		words = append(words, draw.Line(e.Zone))
	}
	when := eventDay(m, e.EventRow)
	if near := nearness(e.Day, m.at.Day); near != "" {
		when += ", " + near
	}
	state := statePaint(m, e.State, e.Overdue).On(stateWords(m, e.State))
	if e.Overdue {
		state += t.Warn.On(", overdue")
	}
	return append(heading(m, eventTitle(e.EventRow), words, w), "", " "+draw.Cut(state+"  "+when, w-2), "")
}

// eventSide is what is known of an event beside what the sides say of it.
func eventSide(m *Model, e desk.EventPage, w int) []string {
	t := m.theme
	var lines []string
	for _, part := range []struct {
		label string
		names []desk.Name
	}{{"Parties", e.Sat}, {"People", e.Attended}, {"Alleged by", e.Alleged}, {"Points", e.Points}} {
		lines = append(lines, labelled(m, part.label, titlesOf(part.names), w)...)
	}
	if e.Text != nil {
		lines = append(lines, labelled(m, "Text", []string{e.Text.Title}, w)...)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	if len(e.History) > 1 {
		lines = append(lines, section(m, "History"))
		for _, s := range slices.Backward(e.History) {
			lines = append(lines, " "+statePaint(m, s.State, false).On(draw.Fit(stateWords(m, s.State), 14))+t.Dim.On(dated(s.On)))
		}
		lines = append(lines, "")
	}
	if len(e.Quotes) > 0 {
		lines = append(lines, section(m, "Evidence"))
		for _, q := range e.Quotes {
			lines = append(lines, quoteLines(m, q, w)...)
		}
		lines = append(lines, "")
	}
	return append(lines, noteLines(m, e.Notes, w)...)
}

const partWidth = 12

// labelled puts names behind what they are.
func labelled(m *Model, label string, names []string, w int) []string {
	if len(names) == 0 {
		return nil
	}
	lines := draw.Wrap(draw.Line(strings.Join(names, ", ")), w-partWidth-2)
	for i, l := range lines {
		lines[i] = " " + m.theme.Dim.On(draw.Fit(label, partWidth)) + l
		label = ""
	}
	return lines
}

func titlesOf(names []desk.Name) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.Title
	}
	return out
}

// sideWidth is the width from which what one side says stands in a column of
// its own.
const sideWidth = 48

// readouts are what each side says of an event, side by side where there is
// room. Claims on one line are told off from the left.
func readouts(m *Model, e desk.EventPage, w int) (lines []string, items []item) {
	n := len(e.Readouts)
	if n == 0 {
		return nil, nil
	}
	title := func(r desk.Readout) string {
		return fmt.Sprintf("%s says (%d)", draw.Line(r.Party.Title), len(r.Claims))
	}
	if n == 1 || (w+gutter)/n < sideWidth+gutter {
		for _, r := range e.Readouts {
			list, at := claimList(m, title(r), r.Claims, true, w)
			items = append(items, shift(at, len(lines))...)
			lines = append(lines, list...)
		}
		return lines, items
	}
	cw := (w+gutter)/n - gutter
	columns := make([][]string, n)
	most := 0
	for i, r := range e.Readouts {
		columns[i] = []string{section(m, title(r))}
		most = max(most, len(r.Claims))
	}
	for row := range most {
		from, to := len(columns[0]), 0
		for i, r := range e.Readouts {
			if row < len(r.Claims) {
				columns[i] = append(columns[i], claimLines(m, r.Claims[row], true, cw)...)
			}
			to = max(to, len(columns[i]))
		}
		for i, r := range e.Readouts {
			columns[i] = draw.Block(columns[i], cw, to)
			if row < len(r.Claims) {
				items = append(items, item{r.Claims[row].Handle, from, to, i * (cw + gutter), cw})
			}
		}
	}
	lines = columns[0]
	for _, column := range columns[1:] {
		lines = draw.Beside(lines, column, strings.Repeat(" ", gutter))
	}
	return lines, items
}

// gutter is what parts columns of text.
const gutter = 3
