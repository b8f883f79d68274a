package table

import (
	"maps"
	"slices"
)

// A List is a scrolling list of rows known by key. The cursor stays on its
// row when rows come, go or change their order; only the rows on screen are
// drawn, so its cost does not grow with their number.
type List struct {
	Keys   []string
	heads  map[int]string // heading before a row, by index
	starts []int          // those indexes, ascending
	Cursor int
	top    int // first visible row
	Height int // lines on screen
	Tall   int // lines of a row; 0 is one. Headings have one
	Gap    int // empty lines before a heading that others stand above

	marked map[string]bool
}

// Set replaces the rows.
func (l *List) Set(keys []string, heads map[int]string) {
	var was string
	if l.Cursor < len(l.Keys) {
		was = l.Keys[l.Cursor]
	}
	l.Keys, l.heads, l.starts = keys, heads, slices.Sorted(maps.Keys(heads))
	if i := slices.Index(keys, was); i >= 0 {
		l.Cursor = i
	}
	l.Move(0)
}

// Key is the row under the cursor; empty in an empty list.
func (l *List) Key() string {
	if l.Cursor < 0 || l.Cursor >= len(l.Keys) {
		return ""
	}
	return l.Keys[l.Cursor]
}

// Choose puts the cursor on a row.
func (l *List) Choose(key string) {
	if i := slices.Index(l.Keys, key); i >= 0 {
		l.Cursor = i
		l.Move(0)
	}
}

func (l *List) tall() int { return max(1, l.Tall) }

// Page is about how many rows a screen has.
func (l *List) Page() int { return max(1, l.Height/l.tall()) }

// Move moves the cursor by rows and keeps it on screen.
func (l *List) Move(by int) {
	l.Cursor = min(max(0, l.Cursor+by), max(0, len(l.Keys)-1))
	if l.Cursor < l.top {
		l.top = l.Cursor
	}
	height := max(1, l.Height)
	l.top = max(l.top, l.Cursor-height) // no row is lower than one line, so a jump costs no more than a step
	for l.top < l.Cursor && l.lines(l.top, l.Cursor) > height {
		l.top++
	}
	for l.top > 0 && len(l.Keys)-l.top < height && l.lines(l.top-1, len(l.Keys)-1) <= height {
		l.top-- // no empty lines below the last row while there are rows above
	}
	if len(l.Keys) == 0 {
		l.top = 0
	}
}

// Span counts the lines from one row to another, headings and gaps included.
func (l *List) Span(from, to int) int {
	n := 0
	for i := from; i <= to; i++ {
		n += l.tall()
		if _, ok := l.heads[i]; ok {
			n++
			if i > from {
				n += l.Gap
			}
		}
	}
	return n
}

// lines counts the lines of a screen that begins with a row and reaches to
// another.
func (l *List) lines(from, to int) int {
	n := l.Span(from, to)
	if l.pinned(from) {
		n++
	}
	return n
}

// pinned reports whether a screen that begins with a row begins with the
// heading of its group, which is further up.
func (l *List) pinned(top int) bool {
	_, ok := l.heads[top]
	return !ok && len(l.heads) > 0 && l.Height > 3
}

// Below counts the rows that are hidden below the screen.
func (l *List) Below() int {
	last := -1
	l.Visible(func(_, index int, _ string) bool {
		last = max(last, index)
		return true
	})
	return len(l.Keys) - 1 - last
}

// Visible yields the rows on screen: a heading has the index -1. None is the
// last line, without a row of its group. Of a row that is taller than what is
// left only the beginning is on screen.
func (l *List) Visible(yield func(y, index int, head string) bool) {
	l.Move(0)
	y := 0
	if l.pinned(l.top) && l.top < len(l.Keys) {
		head := ""
		if n, _ := slices.BinarySearch(l.starts, l.top); n > 0 {
			head = l.heads[l.starts[n-1]]
		}
		if !yield(y, -1, head) {
			return
		}
		y++
	}
	for i := l.top; i < len(l.Keys) && y < l.Height; i++ {
		if head, ok := l.heads[i]; ok {
			for n := 0; n < l.Gap && i > l.top && y < l.Height; n++ {
				if !yield(y, -1, "") {
					return
				}
				y++
			}
			if y >= l.Height-1 && l.Height > 1 {
				return
			}
			if !yield(y, -1, head) {
				return
			}
			if y++; y >= l.Height {
				return
			}
		}
		if !yield(y, i, "") {
			return
		}
		y += l.tall()
	}
}

// At returns the index of the row on a line of the screen, -1 for none.
func (l *List) At(line int) int {
	found := -1
	l.Visible(func(y, index int, _ string) bool {
		if index >= 0 && y <= line && line < y+l.tall() {
			found = index
		}
		return y < line
	})
	return found
}

// Mark marks the row under the cursor for what is done next, or takes the mark
// away, and moves on.
func (l *List) Mark() {
	key := l.Key()
	if key == "" {
		return
	}
	if l.marked == nil {
		l.marked = map[string]bool{}
	}
	if l.marked[key] {
		delete(l.marked, key)
	} else {
		l.marked[key] = true
	}
	l.Move(1)
}

// MarkAll marks every row that is listed; if all are, it takes the marks away.
func (l *List) MarkAll() {
	if len(l.Marked()) == len(l.Keys) {
		l.Unmark()
		return
	}
	l.marked = make(map[string]bool, len(l.Keys))
	for _, key := range l.Keys {
		l.marked[key] = true
	}
}

// Unmark takes all marks away; false where there were none.
func (l *List) Unmark() bool {
	had := len(l.marked) > 0
	l.marked = nil
	return had
}

// IsMarked reports whether a row is marked.
func (l *List) IsMarked(key string) bool { return l.marked[key] }

// Marked are the marked rows that are listed, in their order.
func (l *List) Marked() []string {
	if len(l.marked) == 0 {
		return nil
	}
	var out []string
	for _, key := range l.Keys {
		if l.marked[key] {
			out = append(out, key)
		}
	}
	return out
}

// Meant are the rows that an act is for: the marked ones, else the one under
// the cursor.
func (l *List) Meant() []string {
	if marked := l.Marked(); len(marked) > 0 {
		return marked
	}
	if key := l.Key(); key != "" {
		return []string{key}
	}
	return nil
}
