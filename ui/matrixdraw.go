package ui

import (
	"cmp"
	"fmt"
	"strings"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// margin is where the cursor stands, left of a row.
const margin = 2

// A layout is how wide the columns of the matrix are, in cells, and which
// parties are drawn.
type layout struct {
	point, cell, gap int
	left, shown      int
}

// lay shares a width between the points and as many parties as there is room
// for, the one under the cursor among them.
func (s *matrixScreen) lay(w int) layout {
	titles, handles := 0, 2
	for i := range s.matrix.Rows {
		titles = max(titles, draw.Width(s.matrix.Rows[i].Title))
	}
	for _, p := range s.matrix.Parties {
		handles = max(handles, draw.Width(p.Handle))
	}
	const most, least = 44, 16
	parties := len(s.matrix.Parties)
	l := layout{point: max(20, min(titles+2, w*3/10)), cell: least, gap: 2}
	if s.heat {
		l.cell, l.gap = min(handles, 6), 1
		for l.cell > 2 && parties*(l.cell+l.gap) > w-margin-l.point {
			l.cell--
		}
	}
	room := w - margin - l.point - 1
	l.shown = max(1, min(parties, room/(l.cell+l.gap)))
	if !s.heat {
		l.cell = min(most, room/l.shown-l.gap)
		l.point = min(titles+2, w-margin-1-l.shown*(l.cell+l.gap))
		l.point = max(l.point, 20)
	}
	at := s.at()
	l.left = max(0, min(s.left, parties-l.shown))
	l.left = max(min(l.left, max(0, at)), at-l.shown+1)
	s.left = l.left
	return l
}

func (s *matrixScreen) draw(m *Model, w, h int) []string {
	switch {
	case !s.read:
		return []string{"", "  " + m.theme.Dim.On("reading…")}
	case s.All() == 0:
		return []string{"", "  " + m.theme.Dim.On("no points yet: a adds one")}
	}
	l := s.lay(w)
	s.laid = l
	wide := margin + l.point + l.shown*(l.cell+l.gap)
	const aside, below = 44, 15 // from which there is a detail beside the grid, or below it
	switch {
	case s.heat && w-wide >= aside:
		left := draw.Block(s.grid(m, l, h), wide, h)
		return draw.Beside(left, draw.Block(s.detail(m, w-wide-3), w-wide-3, h), " "+m.theme.Dim.On("│")+" ")
	case h >= below:
		high := min(len(s.Keys)+listTop, h*55/100)
		lines := draw.Block(s.grid(m, l, high), w, high)
		return append(append(lines, m.theme.Rule(w)), s.detail(m, w)...)
	}
	return s.grid(m, l, h)
}

// grid draws the heads and as many rows as h lines hold.
func (s *matrixScreen) grid(m *Model, l layout, h int) []string {
	p := draw.NewPen(h, margin+l.point+l.shown*(l.cell+l.gap))
	s.head(p, m, l)
	s.Height = max(1, h-listTop)
	at := s.at()
	s.Visible(func(_, index int, _ string) bool {
		row := s.Row(index)
		current := index == s.Cursor
		s.edge(p, m, current && at < 0)
		p.Space(1)
		used := p.Own(m.theme.Status(row.Status), row.Status.Glyph(m.theme.ASCII), 1)
		p.Space(1)
		paint := draw.Paint("")
		if current {
			paint = m.theme.Strong
		}
		p.Fill(paint, row.Title, l.point-used-1)
		p.Bare()
		for i := l.left; i < l.left+l.shown && i < len(row.Cells); i++ {
			p.Space(l.gap - 1)
			s.edge(p, m, current && i == at)
			if s.heat {
				s.drawHeat(p, m, row.Cells[i], l.cell)
			} else {
				s.drawCell(p, m, row.Cells[i], l.cell)
			}
			p.Bare()
		}
		p.End()
		return true
	})
	return p.Lines()
}

// edge is the cell before a column; the one under the cursor is marked there
// and painted from there on.
func (s *matrixScreen) edge(p *draw.Pen, m *Model, here bool) {
	if !here {
		p.Space(1)
		return
	}
	p.Under(m.theme.Cursor)
	p.Own("", m.theme.Glyph("▌", ">"), 1)
}

func (s *matrixScreen) head(p *draw.Pen, m *Model, l layout) {
	name := "point"
	if all := len(s.matrix.Parties); l.shown < all {
		name = fmt.Sprintf("parties %d–%d of %d", l.left+1, l.left+l.shown, all)
	}
	by, backwards := s.Sort()
	sorted := map[bool]string{false: m.theme.Glyph(" ▲", " ^"), true: m.theme.Glyph(" ▼", " v")}[backwards]
	if by == "point" || by == "status" || by == "category" {
		name = by + sorted
	}
	p.Space(margin)
	p.Fill(m.theme.Dim, name, l.point)
	for i := l.left; i < l.left+l.shown && i < len(s.matrix.Parties); i++ {
		party := &s.matrix.Parties[i]
		paint, words := m.theme.Dim, party.Handle
		if party.Handle == s.column {
			paint = m.theme.Accent
		}
		if !s.heat {
			words += " " + party.Title
		}
		if by == party.Handle {
			words = party.Handle + sorted
		}
		p.Space(l.gap)
		p.Fill(paint, words, l.cell)
	}
	p.End()
}

// drawCell writes what a party wants, how hard, whether that moved, and how
// many days ago it was said.
func (s *matrixScreen) drawCell(p *draw.Pen, m *Model, c *desk.Cell, w int) {
	if c == nil {
		p.Space(w - p.Own(m.theme.Dim, "·", 1))
		return
	}
	paint := s.weight(m, c)
	p.Own(paint, stanceSign(m, c.Stance), 1)
	p.Space(1 - p.Own(paint, firmSign(m, c.Firmness), 1))
	p.Space(1)
	const age, aged = 5, 24 // cells, and from which width on there is an age
	left := w - 3
	if w >= aged {
		left -= age
	}
	sign := driftSign(m, c.Drift)
	if sign != "" {
		left -= 2
	}
	p.Fill(paint, cmp.Or(c.Want, model.Stances.Label(string(c.Stance))), left)
	if sign != "" {
		p.Space(1)
		p.Own("", sign, 1)
	}
	switch {
	case w >= aged && c.Age == 0:
		p.Right(m.theme.Dim, "new", age)
	case w >= aged:
		figure, unit := c.Age, "d"
		if c.Age >= 1000 {
			figure, unit = c.Age/365, "y"
		}
		p.Number(m.theme.Dim, figure, age-1)
		p.Own(m.theme.Dim, unit, 1)
	}
}

// drawHeat writes the stance and the number of its hardness.
func (s *matrixScreen) drawHeat(p *draw.Pen, m *Model, c *desk.Cell, w int) {
	if c == nil {
		p.Space(w - p.Own(m.theme.Dim, "·", 1))
		return
	}
	t := &m.theme
	hard := hardness(c)
	paint := []draw.Paint{t.Dim, "", t.Warn, t.Hard}[(hard-1)/2]
	p.Own(paint, stanceSign(m, c.Stance), 1)
	p.Own(paint, "012345678"[hard:hard+1], 1)
	p.Space(w - 2)
}

// weight is the paint of a position: by how firmly it is held, and dim where
// it is old.
func (s *matrixScreen) weight(m *Model, c *desk.Cell) draw.Paint {
	switch {
	case c.Age > s.matrix.Stale:
		return m.theme.Dim
	case c.Firmness == model.RedLine:
		return m.theme.Warn
	case c.Firmness == model.Firm:
		return m.theme.Strong
	}
	return ""
}

func stanceSign(m *Model, s model.Stance) string {
	w, _ := model.Stances.Find(string(s))
	return m.theme.Glyph(w.Glyph, w.ASCII)
}

func firmSign(m *Model, f model.Firmness) string {
	w, _ := model.Firmnesses.Find(string(f))
	return m.theme.Glyph(w.Glyph, w.ASCII)
}

// detail is the claim of the cell with the words that prove it, and where all
// parties stand on the point.
func (s *matrixScreen) detail(m *Model, w int) []string {
	row := s.Selected()
	if row == nil {
		return nil
	}
	if w >= wideWidth {
		cw := w/2 - 2
		return twoColumns(s.claimDetail(m, row, cw), s.stands(m, row, w-cw-4), cw, w-cw-4)
	}
	return append(s.claimDetail(m, row, w), s.stands(m, row, w)...)
}

func (s *matrixScreen) claimDetail(m *Model, row *desk.MatrixRow, w int) []string {
	t := &m.theme
	var lines []string
	for _, l := range draw.Wrap(row.Title, w-2) {
		lines = append(lines, " "+t.Strong.On(l))
	}
	lines = append(lines, grounded(m, " "+statusWord(m, row.Row), row.Grounds(), "", w)...)
	at := s.at()
	if at < 0 {
		return append(lines, "")
	}
	party := &s.matrix.Parties[at]
	who := draw.Line(party.Title)
	if party.Role != "" {
		who += t.Dim.On(", " + model.Roles.Label(party.Role))
	}
	lines = append(lines, "", " "+t.Accent.On(draw.Line(party.Handle))+"  "+draw.Cut(who, w-draw.Width(party.Handle)-4))
	c := row.Cells[at]
	if c == nil {
		return append(lines, " "+t.Dim.On("silent: no position of theirs is known"), "")
	}
	if line, ok := s.claim(); ok {
		lines = append(lines, claimLines(m, line, false, w)...)
		lines = lines[:len(lines)-1]
	}
	words := countOf(c.Age, "day") + " old"
	if c.Age > s.matrix.Stale {
		words += fmt.Sprintf(", stale after %d", s.matrix.Stale)
	}
	if c.Drift != "" {
		words = driftSign(m, c.Drift) + " " + string(c.Drift) + " · " + words
	}
	return append(lines, "   "+t.Dim.On(draw.Cut(words, w-5)), "")
}

// stands lists where the parties stand on a point, and who is silent.
func (s *matrixScreen) stands(m *Model, row *desk.MatrixRow, w int) []string {
	t := &m.theme
	lines := []string{section(m, "Positions on it")}
	var silent []string
	wide := 0
	for i, c := range row.Cells {
		if c != nil {
			wide = max(wide, draw.Width(s.matrix.Parties[i].Handle))
		}
	}
	for i, c := range row.Cells {
		party := &s.matrix.Parties[i]
		if c == nil {
			silent = append(silent, draw.Line(party.Handle))
			continue
		}
		words := model.Stances.Label(string(c.Stance))
		if c.Want != "" {
			words += ": " + draw.Line(c.Want)
		}
		marks := short(m, c.Said)
		if line, ok := s.known[c.Claim]; ok {
			words = claimGist(m, line) // with its condition
		} else if c.Firmness != "" {
			marks = model.Firmnesses.Label(string(c.Firmness)) + ", " + marks
		}
		if c.Drift != "" {
			marks = driftSign(m, c.Drift) + " " + marks
		}
		paint := draw.Paint("")
		if party.Handle == s.column {
			paint = t.Strong
		}
		left := draw.Fit(draw.Line(party.Handle), wide) + "  " + stanceSign(m, c.Stance) + " "
		lines = append(lines, " "+paint.On(left+draw.Fit(words, w-draw.Width(left)-draw.Width(marks)-4))+"  "+t.Dim.On(marks))
	}
	if len(silent) > 0 {
		for _, l := range draw.Wrap("silent: "+strings.Join(silent, ", "), w-2) {
			lines = append(lines, " "+t.Dim.On(l))
		}
	}
	if s.heat {
		lines = append(lines, "")
		for _, l := range draw.Wrap("The figure is how hard a position is: from 1, accepts, to 6, refuses; 1 less where it is flexible, 1 more where it is firm, 2 where it is a red line.", w-2) {
			lines = append(lines, " "+t.Dim.On(l))
		}
	}
	return lines
}
