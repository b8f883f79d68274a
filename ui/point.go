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
)

// A point, whole: the assessment and its history, positions, and the claims
// side by side, each with the words that prove it.
type pointScreen struct {
	handle string
	page   desk.PointPage
	lines  list // scrolls
}

func (s *pointScreen) name() string         { return namePoint }
func (s *pointScreen) rows() *list          { return &s.lines }
func (s *pointScreen) open(*Model) tea.Cmd  { return nil }
func (s *pointScreen) moved(*Model) tea.Cmd { return nil }
func (s *pointScreen) show(_ *Model, page any) {
	if p, ok := page.(desk.PointPage); ok && p.Handle == s.handle {
		s.page = p
	}
}

func (s *pointScreen) load(m *Model) tea.Cmd {
	process, at, d, handle := m.process, m.at, m.desk, s.handle
	return m.ask(namePoint, func(ctx context.Context) (any, error) { return d.Point(ctx, process, handle, at) })
}

// draw scrolls by lines: the cursor is the first line shown.
func (s *pointScreen) draw(m *Model, w, h int) []string {
	if s.page.Handle == "" {
		return nil
	}
	var lines []string
	if w >= wideWidth {
		left := w * 58 / 100
		lines = beside2(pointClaims(m, s.page, left), pointSide(m, s.page, w-left-4), left, w-left-4)
		lines = append(pointHead(m, s.page, w), lines...)
	} else {
		lines = pointDetail(m, s.page, w)
	}
	s.lines.keys = make([]string, max(1, len(lines)-h+1))
	s.lines.height = h
	s.lines.cursor = min(s.lines.cursor, len(s.lines.keys)-1)
	return lines[s.lines.cursor:min(len(lines), s.lines.cursor+h)]
}

// beside2 joins two columns of any lengths.
func beside2(left, right []string, lw, rw int) []string {
	n := max(len(left), len(right))
	return beside(block(left, lw, n), block(right, rw, n), "    ")
}

// pointDetail is everything about a point in one column.
func pointDetail(m *Model, p desk.PointPage, w int) []string {
	lines := pointHead(m, p, w)
	lines = append(lines, pointSide(m, p, w)...)
	return append(lines, pointClaims(m, p, w)...)
}

// pointHead says what the point is and where it stands, between whom, since
// when, on whose word.
func pointHead(m *Model, p desk.PointPage, w int) []string {
	t := m.theme
	var lines []string
	for _, l := range wrap(p.Title, w-2) {
		lines = append(lines, " "+t.strong.on(l))
	}
	lines = append(lines, " "+t.dim.on(cut(fmt.Sprintf("%s · %s · %s", p.Handle, p.Slug, model.Categories.Label(string(p.Category))), w-2)), "")
	lines = append(lines, grounded(m, " "+statusWord(m, p.Row), p.Grounds(), "", w)...)
	for _, b := range p.Badges {
		text := b.Status.Glyph(t.ascii) + " " + model.Statuses.Label(string(b.Status)) + " between " + p.Names.Scope(b.Scope)
		flag := ""
		if b.Contested {
			flag = "  " + t.warn.on("contested")
		}
		lines = append(lines, grounded(m, " "+t.status(b.Status).on(text), b.Grounds(), flag, w)...)
	}
	for _, flag := range flags(p.Row) {
		for i, l := range wrap(flag, w-4) {
			lines = append(lines, " "+t.warn.on(map[bool]string{true: "! ", false: "  "}[i == 0]+l))
		}
	}
	return append(lines, "")
}

// grounded puts on whose word a status stands behind it or, where there is no
// room, below.
func grounded(m *Model, status, grounds, flag string, w int) []string {
	if width(status)+2+width(grounds)+width(flag) < w {
		return []string{status + "  " + m.theme.dim.on(grounds) + flag}
	}
	lines := []string{status + flag}
	for _, l := range wrap(grounds, w-4) {
		lines = append(lines, "   "+m.theme.dim.on(l))
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
func section(m *Model, title string) string { return " " + m.theme.accent.on(title) }

// pointSide is the analyst's own view: assessments, positions, history,
// events and notes.
func pointSide(m *Model, p desk.PointPage, w int) []string {
	t := m.theme
	var lines []string
	if len(p.Assessments) > 0 {
		lines = append(lines, section(m, "Assessment"))
		for _, a := range p.Assessments {
			scope := ""
			if len(a.Scope) > 0 {
				scope = " between " + p.Names.Scope(a.Scope)
			}
			lines = append(lines, " "+t.status(a.Status).on(a.Status.Glyph(t.ascii)+" "+model.Statuses.Label(string(a.Status)))+scope+t.dim.on("  from "+a.From.Human()+", "+line(a.Author)))
			for _, l := range wrap(a.Reason, w-4) {
				lines = append(lines, "   "+l)
			}
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
		lines = append(lines, section(m, "History"))
		for i := len(p.History) - 1; i >= 0; i-- {
			c := p.History[i]
			word := c.Status.Glyph(t.ascii) + " " + model.Statuses.Label(string(c.Status))
			lines = append(lines, " "+t.dim.on(fit(c.From.Human(), 18))+" "+t.status(c.Status).on(word)+t.dim.on(" "+string(c.Basis)))
		}
		lines = append(lines, "")
	}
	return append(lines, pointAround(m, p, w)...)
}

func positionLines(m *Model, pos desk.PositionLine, w int) []string {
	t := m.theme
	c := pos.Claim
	text := fit(line(pos.Party.Handle), 6) + " " + c.Stance.Word(c.Condition)
	if c.Want != "" {
		text += ": " + line(c.Want)
	}
	lines := []string{" " + cut(text, w-2)}
	var marks []string
	if c.Firmness != "" {
		marks = append(marks, model.Firmnesses.Label(string(c.Firmness)))
	}
	if pos.Drift != "" {
		marks = append(marks, driftSign(m, pos.Drift)+" "+string(pos.Drift))
	}
	marks = append(marks, c.Said.Human())
	if c.Condition != "" {
		for _, l := range wrap(model.Condition(line(c.Condition)), w-10) {
			lines = append(lines, "        "+l)
		}
	}
	return append(lines, "        "+t.dim.on(cut(strings.Join(marks, " · "), w-9)))
}

func pointAround(m *Model, p desk.PointPage, w int) []string {
	t := m.theme
	var lines []string
	if len(p.Events) > 0 {
		lines = append(lines, section(m, "Events"))
		for _, e := range p.Events {
			lines = append(lines, " "+cut(eventText(m, e), w-2))
		}
		lines = append(lines, "")
	}
	if len(p.Notes) > 0 {
		lines = append(lines, section(m, "Notes"))
		for _, n := range p.Notes {
			for i, l := range wrap(n.Words, w-16) {
				day := ""
				if i == 0 {
					day = n.Day.Human()
				}
				lines = append(lines, " "+t.dim.on(fit(day, 12))+" "+l)
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
	parts := []string{m.theme.glyph(state.Glyph, state.ASCII) + " " + model.EventKinds.Label(e.Kind)}
	if len(e.Parties) > 0 {
		parts = append(parts, strings.Join(e.Parties, ", "))
	}
	if e.Place != "" {
		parts = append(parts, line(e.Place))
	}
	return strings.Join(append(parts, e.Day.Human(), word), " · ")
}

// pointClaims lists the claims, newest first, each with its quote and where
// it can be read.
func pointClaims(m *Model, p desk.PointPage, w int) []string {
	if len(p.Claims) == 0 {
		return nil
	}
	lines := []string{section(m, fmt.Sprintf("Claims (%d)", len(p.Claims)))}
	for _, c := range p.Claims {
		lines = append(lines, claimLines(m, c, w)...)
	}
	return lines
}

func claimLines(m *Model, c desk.ClaimLine, w int) []string {
	t := m.theme
	who := line(c.Speaker)
	if c.Parties != "" && !strings.EqualFold(c.Parties, c.Speaker) {
		who += " (" + line(c.Parties) + ")"
	}
	lines := []string{" " + cut(t.strong.on(who)+" "+claimGist(m, c), w-2)}
	for _, q := range c.Quotes {
		for _, l := range wrap("“"+strings.Join(strings.Fields(q.Words), " ")+"”", w-6) {
			lines = append(lines, "   "+l)
		}
		lines = append(lines, "   "+t.dim.on(cut(citation(q), w-5)))
	}
	if len(c.Quotes) == 0 {
		for _, l := range wrap(c.Words, w-6) {
			lines = append(lines, "   "+l)
		}
	}
	foot := c.Handle + " · said " + c.Said.Human()
	if slices.ContainsFunc(c.Speakers, func(s model.Speaker) bool { return s.Person != "" }) {
		foot += " · " + string(c.Authority)
	}
	return append(lines, "   "+t.dim.on(cut(foot, w-5)), "")
}

// claimGist is what the claim does, in its vocabulary's words.
func claimGist(m *Model, c desk.ClaimLine) string {
	t := m.theme
	switch c.Kind {
	case model.Position:
		text := c.Stance.Word(c.Condition)
		if c.Want != "" {
			text += ": " + line(c.Want)
		}
		if c.Condition != "" {
			text += " " + model.Condition(line(c.Condition))
		}
		if c.Firmness != "" {
			text += " (" + model.Firmnesses.Label(string(c.Firmness)) + ")"
		}
		return text
	case model.StatusClaim:
		text := t.status(c.Status).on(c.Status.Glyph(t.ascii) + " " + model.Statuses.Label(string(c.Status)))
		if c.Count != "" {
			text += " " + line(c.Count)
		}
		return "reports " + text
	}
	return model.ClaimKinds.Label(string(c.Kind))
}

// citation says where a quote can be read and how it is graded.
func citation(q desk.Quote) string {
	parts := []string{cmp.Or(line(q.Outlet), "no outlet"), q.Published.Human(), q.Source.Handle, string(q.Attribution)}
	if g := q.Grade.String(); g != "" {
		parts = append(parts, "grade "+g)
	}
	return strings.Join(parts, ", ")
}
