package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// A point, whole: the assessment and its history, positions, and the claims
// side by side, each with the words that prove it.
type pointScreen struct {
	of   string // its handle
	page desk.PointPage
	reading
}

func newPoint(handle string) *pointScreen { return &pointScreen{of: handle} }

func pointActions() []Action { return nil }

func (s *pointScreen) name() string   { return namePoint }
func (s *pointScreen) title() string  { return s.page.Title }
func (s *pointScreen) handle() string { return s.page.Handle }

func (s *pointScreen) show(_ *Model, page any) {
	if p, ok := page.(desk.PointPage); ok && p.Handle == s.of {
		s.page = p
	}
}

func (s *pointScreen) load(m *Model) tea.Cmd {
	process, at, d, handle := m.process, m.at, m.desk, s.of
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Point(ctx, process, handle, at) })
}

func (s *pointScreen) cite() (line, where string, err error) {
	if s.selected() != nil {
		return s.reading.cite()
	}
	return citePoint(s.page)
}

// citePoint says where a point stands, and cites the newest claim on it.
func citePoint(p desk.PointPage) (line, where string, err error) {
	if p.Handle == "" {
		return "", "", wrong("no point is selected")
	}
	line = p.Standing()
	if c, nth, citation, err := p.Newest(); err == nil {
		line, where = line+" "+citation, c.Where(nth)
	}
	return line, where, nil
}

func (s *pointScreen) draw(m *Model, w, h int) []string {
	if s.page.Handle == "" {
		return nil
	}
	head := pointHead(m, s.page, w)
	side := func(w int) []string { return pointSide(m, s.page, w) }
	return s.viewBeside(m, head, side, fmt.Sprintf("Claims (%d)", len(s.page.Claims)), s.page.Claims, false, w, h)
}

// pointDetail is everything about a point in one column.
func pointDetail(m *Model, p desk.PointPage, w int) []string {
	lines := pointHead(m, p, w)
	lines = append(lines, pointSide(m, p, w)...)
	claims, _ := claimList(m, fmt.Sprintf("Claims (%d)", len(p.Claims)), p.Claims, false, w)
	return append(lines, claims...)
}

// pointHead says what the point is and where it stands, between whom, since
// when, on whose word.
func pointHead(m *Model, p desk.PointPage, w int) []string {
	t := m.theme
	var lines []string
	for _, l := range draw.Wrap(p.Title, w-2) {
		lines = append(lines, " "+t.Strong.On(l))
	}
	lines = append(lines, " "+t.Dim.On(draw.Cut(fmt.Sprintf("%s · %s · %s", p.Handle, p.Slug, model.Categories.Label(string(p.Category))), w-2)), "")
	lines = append(lines, grounded(m, " "+statusWord(m, p.Row), p.Grounds(), "", w)...)
	for _, b := range p.Badges {
		text := b.Status.Glyph(t.ASCII) + " " + model.Statuses.Label(string(b.Status)) + " between " + p.Names.Scope(b.Scope)
		flag := ""
		if b.Contested {
			flag = "  " + t.Warn.On("contested")
		}
		lines = append(lines, grounded(m, " "+t.Status(b.Status).On(text), b.Grounds(), flag, w)...)
	}
	for _, flag := range flags(p.Row) {
		for i, l := range draw.Wrap(flag, w-4) {
			lines = append(lines, " "+t.Warn.On(map[bool]string{true: "! ", false: "  "}[i == 0]+l))
		}
	}
	return append(lines, "")
}

// grounded puts on whose word a status stands behind it or, where there is no
// room, below.
func grounded(m *Model, status, grounds, flag string, w int) []string {
	if draw.Width(status)+2+draw.Width(grounds)+draw.Width(flag) < w {
		return []string{status + "  " + m.theme.Dim.On(grounds) + flag}
	}
	lines := []string{status + flag}
	for _, l := range draw.Wrap(grounds, w-4) {
		lines = append(lines, "   "+m.theme.Dim.On(l))
	}
	return lines
}

// flags are what is unusual about where the point stands, in words.
func flags(r model.Row) []string {
	var out []string
	if r.Contested {
		out = append(out, "contested: speakers of one scope say otherwise")
	}
	if r.Doubted {
		out = append(out, "doubted: somebody outside the scope says otherwise")
	}
	if r.Overtaken {
		out = append(out, "overtaken: a later claim contradicts the assessment")
	}
	if r.Stale {
		out = append(out, "stale: no claim since "+r.Last.Human())
	}
	return out
}

// section begins a part of the page.
func section(m *Model, title string) string { return " " + m.theme.Accent.On(title) }

// pointSide is the analyst's own view: assessments, positions, history,
// events and notes.
func pointSide(m *Model, p desk.PointPage, w int) []string {
	t := m.theme
	var lines []string
	if len(p.Assessments) > 0 {
		lines = append(lines, section(m, "Assessment"))
		for _, a := range p.Assessments {
			lines = append(lines, assessmentLines(m, a, p.Names, w)...)
		}
		lines = append(lines, "")
	}
	if len(p.Positions) > 0 {
		lines = append(lines, section(m, "Positions"))
		for _, pos := range p.Positions {
			lines = append(lines, positionLines(m, pos, w)...)
		}
		lines = append(lines, "")
	}
	if len(p.History) > 1 {
		lines = append(lines, courseLines(m, p.History, w)...)
		lines = append(lines, section(m, "History"))
		dayW := 0
		for _, c := range p.History {
			dayW = max(dayW, draw.Width(short(m, c.From)))
		}
		for i := len(p.History) - 1; i >= 0; i-- {
			c := p.History[i]
			word := c.Status.Glyph(t.ASCII) + " " + model.Statuses.Label(string(c.Status))
			lines = append(lines, " "+t.Dim.On(draw.Fit(short(m, c.From), dayW))+"  "+t.Status(c.Status).On(word)+t.Dim.On(" "+string(c.Basis)))
		}
		lines = append(lines, "")
	}
	return append(lines, pointAround(m, p, w)...)
}

// assessmentLines say what was judged, from when on, by whom and why.
func assessmentLines(m *Model, a desk.AssessmentLine, names desk.Names, w int) []string {
	t := m.theme
	what := t.Status(a.Status).On(a.Status.Glyph(t.ASCII) + " " + model.Statuses.Label(string(a.Status)))
	if a.Phase != "" {
		what = model.Phases.Label(string(a.Phase))
	}
	if len(a.Scope) > 0 {
		what += " between " + names.Scope(a.Scope)
	}
	lines := []string{" " + what + t.Dim.On("  from "+short(m, a.From)+", "+draw.Line(a.Author))}
	for _, l := range draw.Wrap(a.Reason, w-4) {
		lines = append(lines, "   "+l)
	}
	return lines
}

func positionLines(m *Model, pos desk.PositionLine, w int) []string {
	t := m.theme
	c := pos.Claim
	text := draw.Fit(draw.Line(pos.Party.Handle), 6) + " " + c.Stance.Word(c.Condition)
	if c.Want != "" {
		text += ": " + draw.Line(c.Want)
	}
	lines := []string{" " + draw.Cut(text, w-2)}
	if c.Condition != "" {
		for _, l := range draw.Wrap(model.Condition(draw.Line(c.Condition)), w-10) {
			lines = append(lines, "        "+l)
		}
	}
	return append(lines, "        "+t.Dim.On(draw.Cut(positionMarks(m, pos), w-9)))
}

// positionMarks are how firm a position is, how it has drifted, and when it
// was stated.
func positionMarks(m *Model, pos desk.PositionLine) string {
	var marks []string
	if pos.Claim.Firmness != "" {
		marks = append(marks, model.Firmnesses.Label(string(pos.Claim.Firmness)))
	}
	if pos.Drift != "" {
		marks = append(marks, driftSign(m, pos.Drift)+" "+string(pos.Drift))
	}
	return strings.Join(append(marks, short(m, pos.Claim.Said)), " · ")
}

func pointAround(m *Model, p desk.PointPage, w int) []string {
	var lines []string
	if len(p.Events) > 0 {
		lines = append(lines, section(m, "Events"))
		for _, e := range p.Events {
			lines = append(lines, " "+draw.Cut(eventText(m, e), w-2))
		}
		lines = append(lines, "")
	}
	return append(lines, noteLines(m, p.Notes, w)...)
}

// noteLines are the analyst's own words.
func noteLines(m *Model, notes []model.Note, w int) []string {
	if len(notes) == 0 {
		return nil
	}
	lines := []string{section(m, "Notes")}
	for _, n := range notes {
		for i, l := range draw.Wrap(n.Words, w-16) {
			day := ""
			if i == 0 {
				day = n.Day.Human()
			}
			lines = append(lines, " "+m.theme.Dim.On(draw.Fit(day, 12))+" "+l)
		}
	}
	return append(lines, "")
}

func eventText(m *Model, e desk.EventRow) string {
	state, _ := model.EventStates.Find(e.State)
	word := state.Label
	if e.Overdue {
		word += ", overdue"
	}
	parts := []string{m.theme.Glyph(state.Glyph, state.ASCII) + " " + model.EventKinds.Label(e.Kind)}
	if len(e.Parties) > 0 {
		parts = append(parts, strings.Join(e.Parties, ", "))
	}
	if e.Place != "" {
		parts = append(parts, draw.Line(e.Place))
	}
	return strings.Join(append(parts, e.Day.Human(), word), " · ")
}

// claimLines are a claim with its quotes; about says what it is about where
// the page does not.
func claimLines(m *Model, c desk.ClaimLine, about bool, w int) []string {
	t := m.theme
	who := draw.Line(c.Speaker)
	if c.Parties != "" && !strings.EqualFold(c.Parties, c.Speaker) {
		who += " (" + draw.Line(c.Parties) + ")"
	}
	lines := []string{" " + draw.Cut(t.Strong.On(who)+" "+claimGist(m, c), w-2)}
	if about {
		lines = append(lines, "   "+t.Dim.On(draw.Cut("on "+aboutWords(c.Points), w-5)))
	}
	for _, q := range c.Quotes {
		lines = append(lines, quoteLines(m, q, w)...)
	}
	if len(c.Quotes) == 0 {
		for _, l := range draw.Wrap(c.Words, w-6) {
			lines = append(lines, "   "+l)
		}
	}
	foot := c.Handle + " · said " + short(m, c.Said)
	if slices.ContainsFunc(c.Speakers, func(s model.Speaker) bool { return s.Person != "" }) {
		foot += " · " + string(c.Authority)
	}
	return append(lines, "   "+t.Dim.On(draw.Cut(foot, w-5)), "")
}

// quoteLines are the words of a source and where they can be read.
func quoteLines(m *Model, q desk.Quote, w int) []string {
	var lines []string
	for _, l := range draw.Wrap("“"+strings.Join(strings.Fields(q.Words), " ")+"”", w-6) {
		lines = append(lines, "   "+l)
	}
	return append(lines, "   "+m.theme.Dim.On(draw.Cut(citation(q), w-5)))
}

// aboutWords are what a claim is about.
func aboutWords(points []desk.Name) string {
	if len(points) == 0 {
		return "the process as a whole"
	}
	titles := make([]string, len(points))
	for i, p := range points {
		titles[i] = draw.Line(p.Title)
	}
	return strings.Join(titles, ", ")
}

// claimGist is what the claim does, in its vocabulary's words.
func claimGist(m *Model, c desk.ClaimLine) string {
	t := m.theme
	switch c.Kind {
	case model.Position:
		text := c.Stance.Word(c.Condition)
		if c.Want != "" {
			text += ": " + draw.Line(c.Want)
		}
		if c.Condition != "" {
			text += " " + model.Condition(draw.Line(c.Condition))
		}
		if c.Firmness != "" {
			text += " (" + model.Firmnesses.Label(string(c.Firmness)) + ")"
		}
		return text
	case model.StatusClaim:
		text := t.Status(c.Status).On(c.Status.Glyph(t.ASCII) + " " + model.Statuses.Label(string(c.Status)))
		if c.Count != "" {
			text += " " + draw.Line(c.Count)
		}
		return "reports " + text
	}
	return model.ClaimKinds.Label(string(c.Kind))
}

// citation says where a quote can be read and how it is graded.
func citation(q desk.Quote) string {
	parts := []string{cmp.Or(draw.Line(q.Outlet), "no outlet"), q.Published.Human(), q.Source.Handle, string(q.Attribution)}
	if g := q.Grade.String(); g != "" {
		parts = append(parts, "grade "+g)
	}
	return strings.Join(parts, ", ")
}
