package ui

import (
	"slices"
)

// A list is a scrolling list of rows known by key. The cursor stays on its
// row when rows come, go or change their order; only the rows on screen are
// drawn, so its cost does not grow with their number.
type list struct {
	keys   []string
	heads  map[int]string // heading before a row, by index
	cursor int
	top    int // first visible row
	height int // rows on screen, headings counted
	gap    int // empty lines before a heading that others stand above
}

// set replaces the rows.
func (l *list) set(keys []string, heads map[int]string) {
	var was string
	if l.cursor < len(l.keys) {
		was = l.keys[l.cursor]
	}
	l.keys, l.heads = keys, heads
	if i := slices.Index(keys, was); i >= 0 {
		l.cursor = i
	}
	l.move(0)
}

// key is the row under the cursor; empty in an empty list.
func (l *list) key() string {
	if l.cursor < 0 || l.cursor >= len(l.keys) {
		return ""
	}
	return l.keys[l.cursor]
}

// choose puts the cursor on a row.
func (l *list) choose(key string) {
	if i := slices.Index(l.keys, key); i >= 0 {
		l.cursor = i
		l.move(0)
	}
}

// move moves the cursor by rows and keeps it on screen.
func (l *list) move(by int) {
	l.cursor = min(max(0, l.cursor+by), max(0, len(l.keys)-1))
	if l.cursor < l.top {
		l.top = l.cursor
	}
	height := max(1, l.height)
	l.top = max(l.top, l.cursor-height) // no row is lower than one line, so a jump costs no more than a step
	for l.top < l.cursor && l.span(l.top, l.cursor) > height {
		l.top++
	}
	for l.top > 0 && len(l.keys)-l.top < height && l.span(l.top-1, len(l.keys)-1) <= height {
		l.top-- // no empty lines below the last row while there are rows above
	}
	if len(l.keys) == 0 {
		l.top = 0
	}
}

// span counts the lines from one row to another, headings and gaps included.
func (l *list) span(from, to int) int {
	n := 0
	for i := from; i <= to; i++ {
		n++
		if _, ok := l.heads[i]; ok {
			n++
			if i > from {
				n += l.gap
			}
		}
	}
	return n
}

// visible yields the rows on screen: a heading has the index -1.
func (l *list) visible(yield func(y, index int, head string) bool) {
	l.move(0)
	y := 0
	for i := l.top; i < len(l.keys) && y < l.height; i++ {
		if head, ok := l.heads[i]; ok {
			for n := 0; n < l.gap && i > l.top && y < l.height; n++ {
				if !yield(y, -1, "") {
					return
				}
				y++
			}
			if y >= l.height {
				return
			}
			if !yield(y, -1, head) {
				return
			}
			if y++; y >= l.height {
				return
			}
		}
		if !yield(y, i, "") {
			return
		}
		y++
	}
}

// at returns the index of the row on a line of the screen, -1 for none.
func (l *list) at(line int) int {
	found := -1
	l.visible(func(y, index int, _ string) bool {
		if y == line {
			found = index
		}
		return y < line
	})
	return found
}
