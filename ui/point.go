package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// A point, whole: the assessment and its history, positions, and the claims
// side by side, each with the words that prove it.
type pointScreen struct {
	handle string
	page   desk.PointPage
	claim  string     // to which the cursor goes once the page has come
	stops  table.List // each a claim, or a line of what stands before and after them
}

func newPoint(handle string) *pointScreen { return &pointScreen{handle: handle} }

func pointActions() []Action { return nil }

func (s *pointScreen) name() string         { return namePoint }
func (s *pointScreen) title() string        { return s.page.Title }
func (s *pointScreen) rows() *table.List    { return &s.stops }
func (s *pointScreen) moved(*Model) tea.Cmd { return nil }
func (s *pointScreen) show(_ *Model, page any) {
	if p, ok := page.(desk.PointPage); ok && p.Handle == s.handle {
		s.page = p
	}
}

func (s *pointScreen) load(m *Model) tea.Cmd {
	process, at, d, handle := m.process, m.at, m.desk, s.handle
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Point(ctx, process, handle, at) })
}

// selected is the claim under the cursor, nil where there is none.
func (s *pointScreen) selected() *desk.ClaimLine {
	i := slices.IndexFunc(s.page.Claims, func(c desk.ClaimLine) bool { return c.Handle == s.stops.Key() })
	if i < 0 {
		return nil
	}
	return &s.page.Claims[i]
}

// open shows where the selected claim can be read.
func (s *pointScreen) open(m *Model) tea.Cmd {
	c := s.selected()
	if c == nil {
		return nil
	}
	return openEvidence(m, *c)
}

func (s *pointScreen) cite() (line, where string, err error) {
	if c := s.selected(); c != nil {
		line, err = c.Cite(0)
		return line, c.Where(0), err
	}
	return citePoint(s.page)
}

func (s *pointScreen) sourceAt() (handle, address string) {
	if c := s.selected(); c != nil && len(c.Quotes) > 0 {
		return c.Quotes[0].Source.Handle, c.Quotes[0].Address
	}
	return "", ""
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

// draw shows the stop under the cursor: the claim that is selected, marked, and
// as much around it as there is room for.
func (s *pointScreen) draw(m *Model, w, h int) []string {
	if s.page.Handle == "" {
		return nil
	}
	lines := pointHead(m, s.page, w)
	var starts []int
	cw := w
	if w >= wideWidth {
		cw = w * 58 / 100
		claims, at := pointClaims(m, s.page, cw)
		starts = shift(at, len(lines))
		lines = append(lines, beside2(claims, pointSide(m, s.page, w-cw-4), cw, w-cw-4)...)
	} else {
		lines = append(lines, pointSide(m, s.page, w)...)
		claims, at := pointClaims(m, s.page, w)
		starts = shift(at, len(lines))
		lines = append(lines, claims...)
	}
	stops := stopsOf(starts, len(lines), h)
	s.stops.Keys = make([]string, len(stops))
	for i, stop := range stops {
		if stop.claim >= 0 {
			s.stops.Keys[i] = s.page.Claims[stop.claim].Handle
		}
	}
	s.stops.Height = max(1, h*len(stops)/max(h, len(lines))) // so that a page is about a screenful
	s.stops.Choose(s.claim)
	s.claim = ""
	s.stops.Cursor = min(s.stops.Cursor, len(stops)-1)
	stop := stops[s.stops.Cursor]
	if stop.claim >= 0 {
		at := starts[stop.claim]
		mark := m.theme.Glyph("▌", ">")
		lines[at] = m.theme.Selected(mark+draw.Fit(ansi.Cut(lines[at], 1, cw), cw-1)) + ansi.Cut(lines[at], cw, w)
	}
	return lines[stop.scroll:min(len(lines), stop.scroll+h)]
}

// A stop is where the cursor of a point can be: on which claim, -1 for none,
// and at which line the screen begins then.
type stop struct{ claim, scroll int }

// stopsOf goes from claim to claim, and line by line where there is more to
// read than claims that fit on the screen. Of the claims it takes the lines at
// which they begin, and the one at which the last ends.
func stopsOf(starts []int, lines, h int) []stop {
	var stops []stop
	claim, scroll := -1, 0
	to := func(line int) { // scrolls until the line before it is on screen
		for scroll+h < line {
			stops = append(stops, stop{claim, scroll})
			scroll++
		}
	}
	for i := range len(starts) - 1 {
		start, end := starts[i], starts[i+1]
		if i == 0 {
			to(min(end, start+h))
		} else {
			stops = append(stops, stop{claim, scroll})
			scroll = max(scroll, min(start, end-h))
		}
		claim = i
		to(end)
	}
	for claim >= 0 && scroll+h < lines && scroll < starts[claim+1] {
		stops = append(stops, stop{claim, scroll})
		scroll++
	}
	if claim >= 0 && scroll >= starts[claim+1] {
		claim = -1 // below the last claim nothing is selected
	}
	to(lines)
	return append(stops, stop{claim, scroll})
}

func shift(all []int, by int) []int {
	for i := range all {
		all[i] += by
	}
	return all
}

// beside2 joins two columns of any lengths.
func beside2(left, right []string, lw, rw int) []string {
	n := max(len(left), len(right))
	return draw.Beside(draw.Block(left, lw, n), draw.Block(right, rw, n), "    ")
}

// pointDetail is everything about a point in one column.
func pointDetail(m *Model, p desk.PointPage, w int) []string {
	lines := pointHead(m, p, w)
	lines = append(lines, pointSide(m, p, w)...)
	claims, _ := pointClaims(m, p, w)
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
	var marks []string
	if c.Firmness != "" {
		marks = append(marks, model.Firmnesses.Label(string(c.Firmness)))
	}
	if pos.Drift != "" {
		marks = append(marks, driftSign(m, pos.Drift)+" "+string(pos.Drift))
	}
	marks = append(marks, short(m, c.Said))
	if c.Condition != "" {
		for _, l := range draw.Wrap(model.Condition(draw.Line(c.Condition)), w-10) {
			lines = append(lines, "        "+l)
		}
	}
	return append(lines, "        "+t.Dim.On(draw.Cut(strings.Join(marks, " · "), w-9)))
}

func pointAround(m *Model, p desk.PointPage, w int) []string {
	t := m.theme
	var lines []string
	if len(p.Events) > 0 {
		lines = append(lines, section(m, "Events"))
		for _, e := range p.Events {
			lines = append(lines, " "+draw.Cut(eventText(m, e), w-2))
		}
		lines = append(lines, "")
	}
	if len(p.Notes) > 0 {
		lines = append(lines, section(m, "Notes"))
		for _, n := range p.Notes {
			for i, l := range draw.Wrap(n.Words, w-16) {
				day := ""
				if i == 0 {
					day = n.Day.Human()
				}
				lines = append(lines, " "+t.Dim.On(draw.Fit(day, 12))+" "+l)
			}
		}
		lines = append(lines, "")
	}
	return lines
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

// pointClaims lists the claims, newest first, each with its quote and where
// it can be read, and says at which lines they begin and the last one ends.
func pointClaims(m *Model, p desk.PointPage, w int) (lines []string, starts []int) {
	if len(p.Claims) == 0 {
		return nil, nil
	}
	lines = []string{section(m, fmt.Sprintf("Claims (%d)", len(p.Claims)))}
	for _, c := range p.Claims {
		starts = append(starts, len(lines))
		lines = append(lines, claimLines(m, c, w)...)
	}
	return lines, append(starts, len(lines))
}

func claimLines(m *Model, c desk.ClaimLine, w int) []string {
	t := m.theme
	who := draw.Line(c.Speaker)
	if c.Parties != "" && !strings.EqualFold(c.Parties, c.Speaker) {
		who += " (" + draw.Line(c.Parties) + ")"
	}
	lines := []string{" " + draw.Cut(t.Strong.On(who)+" "+claimGist(m, c), w-2)}
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
