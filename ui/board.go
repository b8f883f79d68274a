package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// The board: one row for each point of the process, by category, and what is
// known of the selected one.
type boardScreen struct {
	narrowing
	list   list
	board  desk.Board
	index  map[string]int // handle → row of the board
	detail desk.PointPage
	whose  string // the point that detail is about
	aged   bool   // the board was read anew since
}

func newBoard() *boardScreen { return &boardScreen{narrowing: narrowing{grammar: desk.PointFilter}} }

func (s *boardScreen) name() string { return nameBoard }
func (s *boardScreen) rows() *list  { return &s.list }

// load asks for the whole board; the first time for a screenful first.
func (s *boardScreen) load(m *Model) tea.Cmd {
	process, at, d, screenful := m.process, m.at, m.desk, m.height
	all := func(ctx context.Context) (any, error) { return d.Board(ctx, process, at, 0) }
	if len(s.board.Rows) > 0 {
		return m.ask(nameBoard, all)
	}
	return m.ask(nameBoard, func(ctx context.Context) (any, error) { return d.Board(ctx, process, at, screenful) }, all)
}

func (s *boardScreen) show(m *Model, page any) {
	switch page := page.(type) {
	case desk.Board:
		s.board, s.aged = page, true
		m.ready = true
		if m.title.Handle == "" { // the title line need not wait for its own answer
			m.title, m.process = page.Process, page.Process.Handle
		}
		s.arrange()
	case desk.PointPage:
		s.detail, s.whose = page, page.Handle
	}
}

// arrange fills the list with what the filter lets through.
func (s *boardScreen) arrange() {
	s.index = make(map[string]int, len(s.board.Rows))
	keys := make([]string, 0, len(s.board.Rows))
	heads := map[int]string{}
	last := model.Category("")
	for i, r := range s.board.Rows {
		s.index[r.Handle] = i
		if !s.filter.Keeps(r) {
			continue
		}
		if r.Category != last || len(keys) == 0 {
			heads[len(keys)] = model.Categories.Label(string(r.Category))
			last = r.Category
		}
		keys = append(keys, r.Handle)
	}
	s.list.set(keys, heads)
}

func (s *boardScreen) narrowed() *narrowing { return &s.narrowing }

// moved asks for the detail of the row under the cursor.
func (s *boardScreen) moved(m *Model) tea.Cmd {
	key := s.list.key()
	if key == "" || key == s.whose && !s.aged {
		return nil
	}
	s.aged = false
	process, at, d := m.process, m.at, m.desk
	return m.ask(nameBoard+" detail", func(ctx context.Context) (any, error) { return d.Point(ctx, process, key, at) })
}

func (s *boardScreen) open(m *Model) tea.Cmd {
	key := s.list.key()
	if key == "" {
		return nil
	}
	m.point = &pointScreen{handle: key}
	if s.whose == key {
		m.point.page = s.detail
	}
	return m.reload()
}

func (s *boardScreen) draw(m *Model, w, h int) []string {
	if !m.ready {
		return nil
	}
	if len(s.list.keys) == 0 && len(s.board.Rows) == 0 {
		words := "no points yet: a adds one, i imports an article"
		if m.title.ToReview > 0 {
			words += ", 2 reviews what waits"
		}
		return []string{"", "  " + m.theme.dim.on(words)}
	}
	return m.panes(w, h, func(w, h int) []string { return s.table(m, w, h) }, func(w, h int) []string {
		if s.whose != s.list.key() {
			return nil
		}
		return pointDetail(m, s.detail, w)
	})
}

// The board's columns; the title takes what is left.
type boardColumns struct{ title, badges, since, flag int }

// columns shares a width: the title keeps at least what a short one needs, and
// the day and the other scopes are shown where there is room beside it.
func columns(w int) boardColumns {
	c := boardColumns{flag: 10}
	c.title = w - 2 - statusWidth - 2 - c.flag - 1
	for _, more := range []struct {
		at   *int
		wide int
	}{{&c.since, 10}, {&c.badges, 24}} {
		if c.title-more.wide-1 >= 30 {
			*more.at = more.wide
			c.title -= more.wide + 1
		}
	}
	c.title = max(8, c.title)
	return c
}

const statusWidth = 21 // "◑ agreed in principle" is the widest

func (s *boardScreen) table(m *Model, w, h int) []string {
	c := columns(w)
	head := "  " + fit("status", statusWidth) + "  " + fit(s.count(), c.title)
	if c.badges > 0 {
		head += " " + fit("between others", c.badges)
	}
	if c.since > 0 {
		head += " " + fit("since", c.since)
	}
	lines := []string{m.theme.dim.on(fit(head, w))}
	s.list.height = h - listTop
	s.list.visible(func(_, index int, category string) bool {
		if index < 0 {
			lines = append(lines, "  "+m.theme.dim.on(cut(strings.ToUpper(category), w-4)))
			return true
		}
		row := s.row(m, s.board.Rows[s.index[s.list.keys[index]]], c)
		lines = append(lines, m.row(fit(row, w-2), index == s.list.cursor))
		return true
	})
	return lines
}

// count says how much of the board is shown.
func (s *boardScreen) count() string {
	if s.filter.Empty() {
		return fmt.Sprintf("%d points", len(s.board.Rows))
	}
	return fmt.Sprintf("%d/%d · filter: %s", len(s.list.keys), len(s.board.Rows), line(s.text))
}

func (s *boardScreen) row(m *Model, r desk.BoardRow, c boardColumns) string {
	var b strings.Builder
	b.WriteString(statusCell(m, r.Row, statusWidth))
	b.WriteString("  ")
	title := line(r.Title)
	if d := driftSign(m, r.Drift); d != "" {
		b.WriteString(fit(title, c.title-2) + " " + m.theme.dim.on(d))
	} else {
		b.WriteString(fit(title, c.title))
	}
	if c.badges > 0 {
		b.WriteString(" " + badgeCell(m, r, s.board.Names, c.badges))
	}
	if c.since > 0 {
		b.WriteString(" " + m.theme.dim.on(fit(since(r.Since, m.at.Day), c.since)))
	}
	b.WriteString(" " + flagCell(m, r.Row, c.flag))
	return b.String()
}

// statusCell is glyph and word, in so many cells; what is only reported has a
// tilde and is dim.
func statusCell(m *Model, r model.Row, w int) string {
	word := statusWord(m, r)
	return word + strings.Repeat(" ", max(0, w-ansi.StringWidth(word)))
}

func statusWord(m *Model, r model.Row) string {
	glyph, word := r.Status.Glyph(m.theme.ascii), model.Statuses.Label(string(r.Status))
	if r.Basis == model.Reported {
		return m.theme.status(r.Status).on(glyph) + " " + m.theme.dim.on("~"+word)
	}
	return m.theme.status(r.Status).on(glyph + " " + word)
}

func badgeCell(m *Model, r desk.BoardRow, names desk.Names, w int) string {
	if len(r.Badges) == 0 {
		return fit("", w)
	}
	b := r.Badges[len(r.Badges)-1]
	text := b.Status.Glyph(m.theme.ascii) + " " + model.Statuses.Label(string(b.Status)) + " " + names.Scope(b.Scope)
	if len(r.Badges) > 1 {
		text += fmt.Sprintf(" +%d", len(r.Badges)-1)
	}
	return m.theme.status(b.Status).on(fit(text, w))
}

// since is a day for a column: without the year while it is the view's own.
func since(d day.Day, view day.Date) string {
	if !d.Known() {
		return ""
	}
	year, _, _ := d.First().Civil()
	current, _, _ := view.Civil()
	mark := ""
	if d.Vague(view) {
		mark = "~"
	}
	if d.Form() == day.MonthOf || d.Form() == day.YearOf {
		return mark + d.Human()
	}
	if year == current {
		return mark + d.First().Time().Format("2 Jan")
	}
	return mark + d.First().Time().Format("2 Jan 06")
}

// flagCell is the most pressing flag, as a word.
func flagCell(m *Model, r model.Row, w int) string {
	switch {
	case r.Contested:
		return m.theme.warn.on(fit("contested", w))
	case r.Overtaken:
		return m.theme.warn.on(fit("overtaken", w))
	case r.Doubted:
		return m.theme.dim.on(fit("doubted", w))
	case r.Stale:
		return m.theme.dim.on(fit("stale", w))
	}
	return fit("", w)
}

func driftSign(m *Model, d model.Drift) string {
	w, ok := model.Drifts.Find(string(d))
	if !ok {
		return ""
	}
	return m.theme.glyph(w.Glyph, w.ASCII)
}
