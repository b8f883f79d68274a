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
	for l.top < l.cursor && l.lines(l.top, l.cursor) > height {
		l.top++
	}
	for l.top > 0 && len(l.keys)-l.top < height && l.lines(l.top-1, len(l.keys)-1) <= height {
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

// lines counts the lines of a screen that begins with a row and reaches to
// another.
func (l *list) lines(from, to int) int {
	n := l.span(from, to)
	if l.pinned(from) {
		n++
	}
	return n
}

// pinned reports whether a screen that begins with a row begins with the
// heading of its group, which is further up.
func (l *list) pinned(top int) bool {
	_, ok := l.heads[top]
	return !ok && len(l.heads) > 0 && l.height > 3
}

// below counts the rows that are hidden below the screen.
func (l *list) below() int {
	last := -1
	l.visible(func(_, index int, _ string) bool {
		last = max(last, index)
		return true
	})
	return len(l.keys) - 1 - last
}

// visible yields the rows on screen: a heading has the index -1. None is the
// last line, without a row of its group.
func (l *list) visible(yield func(y, index int, head string) bool) {
	l.move(0)
	y := 0
	if l.pinned(l.top) && l.top < len(l.keys) {
		of := l.top
		for l.heads[of] == "" && of > 0 {
			of--
		}
		if !yield(y, -1, l.heads[of]) {
			return
		}
		y++
	}
	for i := l.top; i < len(l.keys) && y < l.height; i++ {
		if head, ok := l.heads[i]; ok {
			for n := 0; n < l.gap && i > l.top && y < l.height; n++ {
				if !yield(y, -1, "") {
					return
				}
				y++
			}
			if y >= l.height-1 && l.height > 1 {
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
