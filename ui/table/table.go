// Package table is the lists of the interface: scrolling rows known by key, in
// columns that fit the width there is, sorted by any of them.
package table

import (
	"fmt"
	"slices"
	"strings"

	"parley/ui/draw"
)

// A Column is one thing that is shown of every row.
type Column[R any] struct {
	Name  string                               // as its head shows it and sorting names it
	Width int                                  // in cells; of a growing column what it needs to be read at ease
	Most  int                                  // a growing column takes what is left up to this width; 0: it does not grow
	Drop  int                                  // where there is no room the highest leaves first; 0 stays
	Right bool                                 // its head stands at the right, as figures do
	Draw  func(p *draw.Pen, row *R, width int) // writes exactly width cells
	Less  func(a, b *R) int                    // how it sorts; nil does not
}

// All is the width of a column that takes all that is left.
const All = 1 << 20

// Rows are what a table lists. They may be read one by one: what At returns
// holds until it is asked for some hundred others.
type Rows[R any] interface {
	Len() int
	At(i int) *R
}

// A Slice is rows that are all there.
type Slice[R any] []R

// Len is their number.
func (s Slice[R]) Len() int { return len(s) }

// At is one of them.
func (s Slice[R]) At(i int) *R { return &s[i] }

// A Table is a list of rows in columns.
type Table[R any] struct {
	List
	Columns []Column[R]
	KeyOf   func(*R) string
	Group   func(*R) string                      // heads rows that stand together; nil: none do
	Counted bool                                 // headings say how many rows stand under them
	Order   func(a, b *R) int                    // the rows' own order; nil: that in which they come
	Below   func(p *draw.Pen, row *R, width int) // a second line of each row; nil: there is none

	rows  Rows[R]
	order []int32 // of the rows that are listed
	by    string
	desc  bool
	keep  func(*R) bool
}

// Take replaces the rows. The cursor stays on its row.
func (t *Table[R]) Take(rows []R) { t.TakeFrom(Slice[R](rows)) }

// TakeFrom replaces the rows with such as are read one by one.
func (t *Table[R]) TakeFrom(rows Rows[R]) {
	t.rows = rows
	t.Arrange(t.keep)
}

// All is how many rows there are, also those that are not listed.
func (t *Table[R]) All() int {
	if t.rows == nil {
		return 0
	}
	return t.rows.Len()
}

// Nth is one of all rows, 0 to All()-1, listed or not.
func (t *Table[R]) Nth(i int) *R { return t.rows.At(i) }

// Arrange lists the rows that are kept, all with nil, in the order that was
// chosen; rows that it ties stay in theirs.
func (t *Table[R]) Arrange(keep func(*R) bool) {
	t.keep = keep
	t.order = make([]int32, 0, t.All())
	for i := range t.All() {
		if keep == nil || keep(t.rows.At(i)) {
			t.order = append(t.order, int32(i))
		}
	}
	t.sort()
	keys := make([]string, len(t.order))
	h := headings{of: map[int]string{}, counted: t.Counted}
	grouped := t.Group != nil && t.by == "" // rows that were sorted by a column stand in no groups
	for i, n := range t.order {
		row := t.rows.At(int(n))
		keys[i] = strings.Clone(t.KeyOf(row)) // a key may be a part of all that was read of its row
		if grouped {
			h.add(i, t.Group(row))
		}
	}
	h.count(len(t.order))
	t.Set(keys, h.of)
}

// Headings are those of groups, by the place of the first row of each.
type headings struct {
	of      map[int]string
	counted bool
	first   int
	last    string
}

func (h *headings) add(place int, head string) {
	if head == h.last && place > 0 {
		return
	}
	h.count(place)
	h.of[place], h.first, h.last = head, place, head
}

// count says in the last heading how many rows stand under it.
func (h *headings) count(until int) {
	if head, ok := h.of[h.first]; ok && h.counted {
		h.of[h.first] = fmt.Sprintf("%s (%d)", head, until-h.first)
	}
}

// sort puts the listed rows in the order that was chosen.
func (t *Table[R]) sort() {
	order := t.Order
	if c := t.column(t.by); c != nil {
		order = c.Less
	}
	if order == nil {
		return
	}
	rows := make(map[int32]*R, len(t.order)) // each is compared many times
	for _, n := range t.order {
		row := *t.rows.At(int(n))
		rows[n] = &row
	}
	slices.SortStableFunc(t.order, func(a, b int32) int {
		if t.desc {
			a, b = b, a
		}
		return order(rows[a], rows[b])
	})
}

// Selected is the row under the cursor, nil where there is none.
func (t *Table[R]) Selected() *R { return t.Row(t.Cursor) }

// Row is the row at a place of the list, nil where there is none.
func (t *Table[R]) Row(at int) *R {
	if at < 0 || at >= len(t.order) {
		return nil
	}
	return t.rows.At(int(t.order[at]))
}

// MeantRows are the rows that an act is for: the marked ones that are listed,
// else the one under the cursor.
func (t *Table[R]) MeantRows() []R {
	var rows []R
	for i, key := range t.Keys {
		if t.IsMarked(key) {
			rows = append(rows, *t.Row(i))
		}
	}
	if row := t.Selected(); len(rows) == 0 && row != nil {
		rows = append(rows, *row)
	}
	return rows
}

// Find is the row of a key, listed or not; nil where there is none.
func (t *Table[R]) Find(key string) *R {
	for i := range t.All() {
		if row := t.rows.At(i); t.KeyOf(row) == key {
			return row
		}
	}
	return nil
}

func (t *Table[R]) column(name string) *Column[R] {
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Less != nil && c.Name == name {
			return c
		}
	}
	return nil
}

// Sorts names the columns that can be sorted by.
func (t *Table[R]) Sorts() []string {
	var names []string
	for _, c := range t.Columns {
		if c.Less != nil {
			names = append(names, c.Name)
		}
	}
	return names
}

// Sort tells by which column the rows stand and whether backwards; the empty
// name is their own order.
func (t *Table[R]) Sort() (name string, backwards bool) { return t.by, t.desc }

// SortBy sorts by a column; the empty name brings back the rows' own order. It
// reports whether there is such a column.
func (t *Table[R]) SortBy(name string, backwards bool) bool {
	if name != "" && t.column(name) == nil {
		return false
	}
	t.by, t.desc = name, backwards
	t.Arrange(t.keep)
	return true
}

// margin is where the cursor and marks stand, left of every row.
const margin = 2

// gap is between two columns, and least what a column is narrowed to where
// there is no room for all that must stay.
const gap, least = 2, 6

// Fit shares a width between the columns: those that find no room are left out,
// what is left over goes to those that grow.
func (t *Table[R]) Fit(w int) (shown []*Column[R], widths []int) {
	room := w - margin
	for i := range t.Columns {
		shown = append(shown, &t.Columns[i])
		room -= t.Columns[i].Width + gap
	}
	room += gap
	for room < 0 {
		worst := -1
		for i, c := range shown {
			if c.Drop > 0 && (worst < 0 || c.Drop > shown[worst].Drop) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		room += shown[worst].Width + gap
		shown = slices.Delete(shown, worst, worst+1)
	}
	for _, c := range shown {
		widths = append(widths, c.Width)
	}
	for i, c := range shown { // the first that grow have the first say
		more := max(0, min(room, c.Most-c.Width))
		widths[i] += more
		room -= more
	}
	for _, growing := range []bool{true, false} { // narrower than all is wished for
		for i := len(shown) - 1; i >= 0 && room < 0; i-- {
			if (shown[i].Most > 0) == growing {
				less := min(-room, max(0, widths[i]-least))
				widths[i] -= less
				room += less
			}
		}
	}
	return shown, widths
}

// Draw draws the heads and as many rows as h lines hold.
func (t *Table[R]) Draw(th *draw.Theme, w, h int) []string {
	shown, widths := t.Fit(w)
	p := draw.NewPen(h+1, w)
	t.head(p, th, shown, widths)
	t.Height, t.Tall = max(1, h-1), 1
	if t.Below != nil {
		t.Tall = 2
	}
	t.Visible(func(_, index int, head string) bool {
		if index < 0 {
			p.Space(margin)
			p.Text(th.Dim, strings.ToUpper(head), w-margin)
			p.End()
			return true
		}
		t.row(p, th, index, shown, widths, w)
		return true
	})
	return p.Lines()
}

func (t *Table[R]) head(p *draw.Pen, th *draw.Theme, shown []*Column[R], widths []int) {
	p.Space(margin)
	for i, c := range shown {
		if i > 0 {
			p.Space(gap)
		}
		name := c.Name
		if c.Name == t.by {
			name += map[bool]string{false: th.Glyph(" ▲", " ^"), true: th.Glyph(" ▼", " v")}[t.desc]
		}
		if c.Right {
			p.Right(th.Dim, name, widths[i])
		} else {
			p.Fill(th.Dim, name, widths[i])
		}
	}
	p.End()
}

// row draws one row: the cursor and a mark, and the columns.
func (t *Table[R]) row(p *draw.Pen, th *draw.Theme, index int, shown []*Column[R], widths []int, w int) {
	row := t.Row(index)
	cursor, mark := " ", " "
	if index == t.Cursor {
		p.Under(th.Cursor)
		cursor = th.Glyph("▌", ">")
	}
	if t.marked != nil && t.marked[t.Keys[index]] {
		mark = th.Glyph("●", "*")
	}
	p.Own("", cursor, 1)
	p.Own("", mark, 1)
	left := w - margin
	for i, c := range shown {
		if i > 0 {
			p.Space(gap)
			left -= gap
		}
		c.Draw(p, row, widths[i])
		left -= widths[i]
	}
	p.Space(left)
	p.End()
	if t.Below != nil {
		p.Space(margin)
		t.Below(p, row, w-margin)
		p.End()
	}
}
