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
	"parley/ui/table"
)

// The board: one row for each point of the process, by category, and what is
// known of the selected one.
type boardScreen struct {
	listing[desk.BoardRow]
	detail
	names    desk.Names
	badges   map[string]string // what rows that were drawn say of other scopes, by handle
	statuses bool              // points stand together by status, not by category
	partial  bool              // only the first screenful has come
	tracks   tracks
}

func boardActions() []Action {
	return []Action{
		{ID: "assess", Keys: []string{"s"}, Title: "assess", Help: "judge the point's status yourself; the marked points, if any are", Line: "status", Foot: true, Where: []string{nameBoard, namePoint}, Why: needsPoint, Run: openDial},
		{ID: "group", Keys: []string{"c"}, Title: "group", Help: "group the points by category or by status", Where: []string{nameBoard}, Run: groupBoard},
	}
}

func newBoard(m *Model) screen {
	s := &boardScreen{}
	s.thing = "point"
	s.grammar = desk.PointFilter
	s.KeyOf = func(r *desk.BoardRow) string { return r.Handle }
	s.Columns = s.columns(m)
	s.Group = byCategory
	return s
}

const statusWidth = 21 // "◑ agreed in principle" is the widest

// columns are the board's. A point's own words come first and stay longest.
func (s *boardScreen) columns(m *Model) []table.Column[desk.BoardRow] {
	return []table.Column[desk.BoardRow]{
		{
			Name: "status", Width: statusWidth, Draw: func(p *draw.Pen, r *desk.BoardRow, w int) { drawStatus(p, m, r.Row, w) },
			Less: func(a, b *desk.BoardRow) int {
				return cmp.Compare(model.Statuses.Index(string(a.Status)), model.Statuses.Index(string(b.Status)))
			},
		},
		{
			Name: "point", Width: 30, Most: table.All, Draw: func(p *draw.Pen, r *desk.BoardRow, w int) { p.Fill("", r.Title, w) },
			Less: func(a, b *desk.BoardRow) int { return strings.Compare(model.Fold(a.Title), model.Fold(b.Title)) },
		},
		{
			Name: "drift", Width: 7, Drop: 4, Draw: s.drawDrift(m),
			Less: func(a, b *desk.BoardRow) int { return strings.Compare(string(a.Drift), string(b.Drift)) },
		},
		s.courseColumn(m),
		{
			Name: "between others", Width: 22, Drop: 5, Draw: s.drawBadge(m),
			Less: func(a, b *desk.BoardRow) int { return cmp.Compare(len(a.Badges), len(b.Badges)) },
		},
		{
			Name: "since", Width: 10, Drop: 3, Draw: func(p *draw.Pen, r *desk.BoardRow, w int) { drawDay(p, m, r.Since, w) },
			Less: func(a, b *desk.BoardRow) int { return a.Since.Compare(b.Since) },
		},
		{
			Name: "claims", Width: 6, Drop: 7, Right: true, Draw: func(p *draw.Pen, r *desk.BoardRow, w int) { p.Number(m.theme.Dim, r.Claims, w) },
			Less: func(a, b *desk.BoardRow) int { return cmp.Compare(a.Claims, b.Claims) },
		},
		{Name: "flag", Width: 9, Drop: 1, Draw: func(p *draw.Pen, r *desk.BoardRow, w int) {
			paint, word := flagOf(m, r.Row)
			p.Fill(paint, word, w)
		}, Less: func(a, b *desk.BoardRow) int { return cmp.Compare(urgency(a.Row), urgency(b.Row)) }},
	}
}

func (s *boardScreen) drawDrift(m *Model) func(*draw.Pen, *desk.BoardRow, int) {
	return func(p *draw.Pen, r *desk.BoardRow, w int) {
		sign := driftSign(m, r.Drift)
		if sign == "" {
			p.Space(w)
			return
		}
		p.Own(m.theme.Dim, sign, 1)
		p.Space(1)
		p.Fill(m.theme.Dim, s.names[r.Drifter].Handle, w-2)
	}
}

func (s *boardScreen) drawBadge(m *Model) func(*draw.Pen, *desk.BoardRow, int) {
	return func(p *draw.Pen, r *desk.BoardRow, w int) {
		if len(r.Badges) == 0 {
			p.Space(w)
			return
		}
		b := &r.Badges[len(r.Badges)-1]
		words, ok := s.badges[r.Handle]
		if !ok {
			words = draw.Line(b.Status.Glyph(m.theme.ASCII) + " " + model.Statuses.Label(string(b.Status)) + " " + s.names.Scope(b.Scope))
			if len(r.Badges) > 1 {
				words += fmt.Sprintf(" +%d", len(r.Badges)-1)
			}
			s.badges[r.Handle] = words
		}
		p.Space(w - p.Own(m.theme.Status(b.Status), words, w))
	}
}

func byCategory(r *desk.BoardRow) string { return model.Categories.Label(string(r.Category)) }

// byStatus heads points by their status, in the order of the ladder.
func byStatus(r *desk.BoardRow) string { return model.Statuses.Label(string(r.Status)) }

// groupBoard changes what points stand together by.
func groupBoard(m *Model) tea.Cmd {
	s := m.current().(*boardScreen) //nolint:forcetypeassert // the action's screen
	s.groupBy(map[bool]string{true: groupCategory, false: groupStatus}[s.statuses])
	return s.moved(m)
}

// What points can stand together by.
const (
	groupCategory = "category"
	groupStatus   = "status"
)

func (s *boardScreen) grouping() string {
	return map[bool]string{false: groupCategory, true: groupStatus}[s.statuses]
}

func (s *boardScreen) groupBy(what string) bool {
	s.Group, s.Order = byCategory, nil
	if s.statuses = what == groupStatus; s.statuses {
		s.Group, s.Order = byStatus, s.Columns[0].Less
	}
	s.SortBy("", false)
	return s.statuses || what == groupCategory
}

func (s *boardScreen) name() string   { return nameBoard }
func (s *boardScreen) handle() string { return s.Key() }

// load asks for the whole board; the first time for a screenful first.
func (s *boardScreen) load(m *Model) tea.Cmd {
	process, at, d, screenful := m.process, m.at, m.desk, m.height
	all := func(ctx context.Context) (any, error) { return d.Board(ctx, process, at, 0) }
	if s.All() > 0 {
		return m.ask(s, "", all)
	}
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Board(ctx, process, at, screenful) }, all)
}

func (s *boardScreen) show(m *Model, page any) {
	switch page := page.(type) {
	case desk.Board:
		s.names, s.badges, s.aged, s.partial = page.Names, map[string]string{}, true, page.Partial
		s.tracks.renew(m.at)
		m.ready = true
		if m.title.Handle == "" { // the title line need not wait for its own answer
			m.title, m.process = page.Process, page.Process.Handle
		}
		s.Columns[0].Width = widestStatus(page.Process.ByStatus)
		s.TakeFrom(&boardRows{board: page, read: map[int]*desk.BoardRow{}})
	case aboutRow:
		s.take(page)
	case aboutNear:
		s.takeNear(page)
	case trackPage:
		if s.tracks.take(page) {
			s.Columns[slices.IndexFunc(s.Columns, func(c table.Column[desk.BoardRow]) bool { return isCourse(&c) })].Name = courseHead(m.at.Day.Sub(page.began))
		}
	}
}

// widestStatus is how many cells the statuses of a board take; those of a
// screenful are not counted yet.
func widestStatus(points map[model.Status]int) int {
	if points == nil {
		return statusWidth
	}
	widest := draw.Width("status")
	for status := range points {
		widest = max(widest, draw.Width("~ "+model.Statuses.Label(string(status)))+1)
	}
	return widest
}

// boardRows reads the rows of a board as they are drawn and keeps the last of
// them, so that a frame reads none that the frame before it had.
type boardRows struct {
	board desk.Board
	read  map[int]*desk.BoardRow
}

// mostRead is how many rows are kept: a few screenfuls.
const mostRead = 512

// Len is the number of points.
func (b *boardRows) Len() int { return b.board.Len() }

// At is one of them.
func (b *boardRows) At(i int) *desk.BoardRow {
	row, ok := b.read[i]
	if !ok {
		if len(b.read) >= mostRead {
			clear(b.read)
		}
		fresh := b.board.Row(i)
		row = &fresh
		b.read[i] = row
	}
	return row
}

// moved asks for the detail of the row under the cursor, and for the courses of
// those around it.
func (s *boardScreen) moved(m *Model) tea.Cmd { return tea.Batch(s.inspect(m), s.follow(m)) }

func (s *boardScreen) inspect(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return s.followAhead(m, s, &s.List, func(ctx context.Context, key string) (any, error) { return d.Point(ctx, process, key, at) })
}

// point is what is known of the point under the cursor, once it has come.
func (s *boardScreen) point() (desk.PointPage, bool) {
	page, ok := s.about(s.Key()).(desk.PointPage)
	return page, ok
}

func (s *boardScreen) open(m *Model) tea.Cmd {
	key := s.Key()
	if key == "" {
		return nil
	}
	p := newPoint(key)
	if page, ok := s.point(); ok {
		p.page = page
	}
	return m.enter(p)
}

func (s *boardScreen) cite() (line, where string, err error) {
	page, ok := s.point()
	if !ok {
		return "", "", wrong("the point is still being read")
	}
	return citePoint(page)
}

func (s *boardScreen) draw(m *Model, w, h int) []string {
	if !m.ready {
		return nil
	}
	if s.All() == 0 {
		words := "no points yet: " + m.keyOf("add") + " adds one, " + m.keyOf("import") + " imports an article"
		if m.title.ToReview > 0 {
			words += ", " + m.tabNamed(nameInbox) + " reviews what waits"
		}
		return []string{"", "  " + m.theme.Dim.On(words)}
	}
	return m.panes(w, h, func(w, h int) []string { return s.Draw(&m.theme, w, h) }, func(w, _ int) []string {
		page, ok := s.point()
		if !ok {
			return nil
		}
		return pointDetail(m, page, w)
	})
}

// statusWord is glyph and word; what is only reported has a tilde and is dim.
func statusWord(m *Model, r model.Row) string {
	glyph, word := r.Status.Glyph(m.theme.ASCII), model.Statuses.Label(string(r.Status))
	if r.Basis == model.Reported {
		return m.theme.Status(r.Status).On(glyph) + " " + m.theme.Dim.On("~"+word)
	}
	return m.theme.Status(r.Status).On(glyph + " " + word)
}

// drawStatus writes the same in so many cells.
func drawStatus(p *draw.Pen, m *Model, r model.Row, w int) {
	paint := m.theme.Status(r.Status)
	used := p.Own(paint, r.Status.Glyph(m.theme.ASCII), w)
	p.Space(1)
	used++
	if r.Basis == model.Reported {
		paint = m.theme.Dim
		used += p.Text(paint, "~", w-used)
	}
	p.Fill(paint, model.Statuses.Label(string(r.Status)), w-used)
}

// flagOf is the most pressing flag of a point, as a word.
func flagOf(m *Model, r model.Row) (draw.Paint, string) {
	switch {
	case r.Contested:
		return m.theme.Warn, "contested"
	case r.Overtaken:
		return m.theme.Warn, "overtaken"
	case r.Doubted:
		return m.theme.Dim, "doubted"
	case r.Stale:
		return m.theme.Dim, "stale"
	}
	return "", ""
}

// urgency orders flags, the most pressing first.
func urgency(r model.Row) int {
	for i, set := range []bool{r.Contested, r.Overtaken, r.Doubted, r.Stale} {
		if set {
			return i
		}
	}
	return 4
}

func driftSign(m *Model, d model.Drift) string {
	w, ok := model.Drifts.Find(string(d))
	if !ok {
		return ""
	}
	return m.theme.Glyph(w.Glyph, w.ASCII)
}
