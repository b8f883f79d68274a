package ui

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
	"parley/ui/table"
)

// What has moved since the analyst's last brief, each line with the words that
// prove it.
type movedScreen struct {
	listing[desk.MovedLine]
	page desk.Moved
}

func movedActions() []Action {
	return []Action{
		{ID: "brief", Keys: []string{"b"}, Title: "brief", Help: "tell what has moved from this day on, as after a brief", Foot: true, Where: []string{nameMoved}, Why: needsBriefable, Run: openBrief},
	}
}

func newMoved(m *Model) screen {
	s := &movedScreen{}
	s.thing = "move"
	s.grammar = desk.MovedFilter
	s.KeyOf = func(l *desk.MovedLine) string { return l.Key }
	s.Group = func(l *desk.MovedLine) string { return model.MoveKinds.Label(string(l.Kind)) }
	s.Counted = true
	s.Gap = 1
	s.Columns = []table.Column[desk.MovedLine]{
		{
			Name: "since", Width: sinceWidth, Draw: func(p *draw.Pen, l *desk.MovedLine, w int) { drawDate(p, m, l.On, w) },
			Less: func(a, b *desk.MovedLine) int { return cmp.Compare(a.On, b.On) },
		},
		{
			Name: "record", Width: 22, Most: 40, Draw: func(p *draw.Pen, l *desk.MovedLine, w int) { p.Fill("", l.Title, w) },
			Less: func(a, b *desk.MovedLine) int { return strings.Compare(model.Fold(a.Title), model.Fold(b.Title)) },
		},
		{Name: "what", Width: 32, Most: table.All, Draw: func(p *draw.Pen, l *desk.MovedLine, w int) { p.Spans(gistSpans(m, l), w) }},
		{
			Name: "who", Width: 12, Drop: 1, Draw: func(p *draw.Pen, l *desk.MovedLine, w int) { p.Fill(m.theme.Dim, whoMoved(l), w) },
			Less: func(a, b *desk.MovedLine) int { return strings.Compare(whoMoved(a), whoMoved(b)) },
		},
	}
	s.Below = func(p *draw.Pen, l *desk.MovedLine, w int) {
		const indent = sinceWidth + 2
		p.Space(indent)
		p.Fill(m.theme.Dim, proof(l), w-indent)
	}
	return s
}

// sinceWidth is that of a day with its year.
const sinceWidth = 9

func (s *movedScreen) name() string { return nameMoved }

func (s *movedScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Moved(ctx, process, at) })
}

func (s *movedScreen) show(_ *Model, page any) {
	s.page, _ = page.(desk.Moved)
	var lines []desk.MovedLine
	for _, g := range s.page.Groups {
		lines = append(lines, g.Lines...)
	}
	s.Take(lines)
}

// open shows the record that has moved, a point at the claim that moved it.
func (s *movedScreen) open(m *Model) tea.Cmd {
	l := s.Selected()
	if l == nil {
		return nil
	}
	claim := ""
	if len(l.Claims) > 0 {
		claim = l.Claims[0].Handle
	}
	return m.openRecord(l.Ref.Kind, l.Handle, claim)
}

// movedHead is how many lines stand above the list.
const movedHead = 1

func (s *movedScreen) rowAt(m *Model, x, y int) int { return s.listing.rowAt(m, x, y-movedHead) }

func (s *movedScreen) draw(m *Model, w, h int) []string {
	if s.page.Process.Handle == "" {
		return nil
	}
	head := []string{"  " + draw.Cut(sinceWords(m, s.page), w-2)}
	if len(s.page.Groups) == 0 {
		words := "nothing has moved since then"
		if !s.page.HasBase {
			words = "nothing is known yet"
		}
		return append(head, "", "  "+m.theme.Dim.On(words))
	}
	return append(head, m.panes(w, h-movedHead, func(w, h int) []string { return s.Draw(&m.theme, w, h) }, func(w, _ int) []string {
		l := s.Selected()
		if l == nil {
			return nil
		}
		return movedDetail(m, l, s.page.Names, w)
	})...)
}

// sinceWords say from which day on it is told.
func sinceWords(m *Model, page desk.Moved) string {
	if !page.HasBase {
		return "no brief yet: everything that is known; " + m.theme.Strong.On("b") + " sets one"
	}
	words := "since your brief of " + m.theme.Strong.On(page.Base.Human())
	if days := m.at.Day.Sub(page.Base); days > 0 {
		words += " (" + countOf(days, "day") + ")"
	}
	return words
}

// needsBriefable says why no brief can be set now.
func needsBriefable(m *Model) string {
	if why := needsProcess(m); why != "" {
		return why
	}
	return readOnly(m)
}

// openBrief asks whether the view's day is that of a brief.
func openBrief(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.push(&confirm{
		label: "brief of " + at.Day.Human(), words: "From now on what moved is told from this day; u takes it back.",
		done: func(m *Model) tea.Cmd {
			return m.act("", func(ctx context.Context) (desk.Done, error) { return d.SetBrief(ctx, process, at) }, nil)
		},
	})
}

// whoMoved are the parties that a line is about, else who says it.
func whoMoved(l *desk.MovedLine) string {
	switch {
	case len(l.Parties) > 0:
		handles := make([]string, len(l.Parties))
		for i, p := range l.Parties {
			handles[i] = p.Handle
		}
		return strings.Join(handles, ", ")
	case len(l.Claims) > 0:
		return l.Claims[0].Speaker
	}
	return l.Author
}

// proof is what proves a line, in one: who says what, the analyst's reason, or
// who entered it.
func proof(l *desk.MovedLine) string {
	quoted := func(who, words string) string {
		return who + ": “" + strings.Join(strings.Fields(words), " ") + "”"
	}
	switch {
	case len(l.Claims) > 0:
		c := l.Claims[0]
		if len(c.Quotes) == 0 {
			return c.Speaker + ": " + c.Words
		}
		return quoted(c.Speaker, c.Quotes[0].Words)
	case len(l.Assessments) > 0:
		return l.Assessments[0].Author + ": " + l.Assessments[0].Reason
	case len(l.Quotes) > 0:
		return quoted(cmp.Or(l.Quotes[0].Outlet, l.Quotes[0].Source.Handle), l.Quotes[0].Words)
	}
	return enteredBy(l)
}

func enteredBy(l *desk.MovedLine) string {
	return "entered by " + l.Author + ", " + day.Of(l.Entered.UTC()).Human()
}

// gistSpans are what a line tells, the words that it went from and to with
// their signs in their paints.
func gistSpans(m *Model, l *desk.MovedLine) []draw.Span {
	t := &m.theme
	before, turned, after := partGist(m, l)
	switch {
	case l.Drift != "":
		before = driftSign(m, l.Drift) + " " + before
	case l.Ref.Kind != model.KindEvent && len(turned) > 0: // since when is in a column of its own
		if is := &turned[len(turned)-1]; strings.Contains(after, "reported") && !strings.Contains(after, "assessed") {
			is.Text = strings.Replace(is.Text, " ", " ~", 1)
		}
		after = ""
	}
	spans := make([]draw.Span, 0, 5)
	spans = append(spans, draw.Span{Text: before})
	spans = append(spans, turned...)
	return append(spans, draw.Span{Paint: t.Dim, Text: after})
}

// partGist parts what a line tells at the words that it went from and to.
func partGist(m *Model, l *desk.MovedLine) (before string, turned []draw.Span, after string) {
	if l.Is == "" {
		return l.Gist, nil, ""
	}
	is, plain := stateSpan(m, l.Ref.Kind, l.Is)
	turned = []draw.Span{is}
	if l.Was != "" && l.Was != l.Is {
		was, label := stateSpan(m, l.Ref.Kind, l.Was)
		plain = label + " → " + plain
		turned = []draw.Span{was, {Paint: m.theme.Dim, Text: " → "}, is}
	}
	before, after, found := strings.Cut(l.Gist, plain)
	if !found {
		return l.Gist, nil, ""
	}
	return before, turned, after
}

// stateSpan is a status, phase or state of an event with its sign, and its
// word alone.
func stateSpan(m *Model, kind model.Kind, code string) (draw.Span, string) {
	switch kind {
	case model.KindPoint:
		s := model.Status(code)
		label := model.Statuses.Label(code)
		return draw.Span{Paint: m.theme.Status(s), Text: s.Glyph(m.theme.ASCII) + " " + label}, label
	case model.KindProcess:
		label := model.Phases.Label(code)
		return draw.Span{Text: label}, label
	}
	w, _ := model.EventStates.Find(code)
	return draw.Span{Text: strings.TrimSpace(m.theme.Glyph(w.Glyph, w.ASCII) + " " + w.Label)}, w.Label
}

// movedDetail is a line whole, with all that proves it.
func movedDetail(m *Model, l *desk.MovedLine, names desk.Names, w int) []string {
	t := m.theme
	var lines []string
	for _, line := range draw.Wrap(l.Title, w-2) {
		lines = append(lines, " "+t.Strong.On(line))
	}
	lines = append(lines, " "+t.Dim.On(draw.Cut(l.Handle+" · "+model.MoveKinds.Label(string(l.Kind))+" · since "+l.On.Human(), w-2)), "")
	before, turned, after := partGist(m, l)
	if len(turned) > 0 {
		status := " " + draw.Line(before)
		for _, s := range turned {
			status += s.Paint.On(s.Text)
		}
		lines = append(lines, grounded(m, status, draw.Line(strings.TrimPrefix(after, ", ")), "", w)...)
	} else {
		if l.Drift != "" {
			before = driftSign(m, l.Drift) + " " + before
		}
		for _, line := range draw.Wrap(before, w-2) {
			lines = append(lines, " "+line)
		}
	}
	if parties := partyTitles(l.Parties); parties != "" {
		lines = append(lines, " "+t.Dim.On(draw.Cut(parties, w-2)))
	}
	return append(append(lines, ""), provenLines(m, l, names, w)...)
}

func partyTitles(parties []desk.Name) string {
	titles := make([]string, len(parties))
	for i, p := range parties {
		titles[i] = draw.Line(p.Title)
	}
	return strings.Join(titles, ", ")
}

// provenLines are what a line rests on: judgements, claims, quotes, the entry.
func provenLines(m *Model, l *desk.MovedLine, names desk.Names, w int) []string {
	var lines []string
	if len(l.Assessments) > 0 {
		lines = append(lines, section(m, "Assessment"))
		for _, a := range l.Assessments {
			lines = append(lines, assessmentLines(m, a, names, w)...)
		}
		lines = append(lines, "")
	}
	if len(l.Claims) > 0 {
		lines = append(lines, section(m, fmt.Sprintf("Claims (%d)", len(l.Claims))))
		for _, c := range l.Claims {
			lines = append(lines, claimLines(m, c, false, w)...)
		}
	}
	if len(l.Quotes) > 0 {
		lines = append(lines, section(m, "Told by"))
		for _, q := range l.Quotes {
			lines = append(lines, quoteLines(m, q, w)...)
		}
		lines = append(lines, "")
	}
	if l.Author != "" {
		lines = append(lines, " "+m.theme.Dim.On(draw.Cut(draw.Line(enteredBy(l)), w-2)))
	}
	return lines
}
