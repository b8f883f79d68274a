package draw

import "strings"

// A Part is one sort of what a stack is made of. Its sign tells it from the
// others without colour.
type Part struct {
	Paint Paint
	Sign  string // one cell
}

// Stack draws bars of h lines, one for each list of counts of the parts, which
// stand in it from above in their order. They share w cells evenly; of more
// bars than cells the last are drawn. Every line has exactly w cells.
func Stack(bars [][]int, parts []Part, w, h int) []string {
	lines := make([]string, max(0, h))
	if w <= 0 {
		return lines
	}
	bars = bars[max(0, len(bars)-w):]
	columns := make([][]int, len(bars))
	for i, counts := range bars {
		columns[i] = apportion(counts, h)
	}
	for y := range lines {
		var b strings.Builder
		for i, column := range columns {
			from, to := Slot(i, len(bars), w)
			bar := to - from
			if w >= 3*len(bars) {
				bar-- // an empty cell parts bars that are wide enough
			}
			if part := at(column, y); part >= 0 {
				b.WriteString(parts[part].Paint.On(strings.Repeat(parts[part].Sign, bar)))
			} else {
				b.WriteString(strings.Repeat(" ", bar))
			}
			b.WriteString(strings.Repeat(" ", to-from-bar))
		}
		if len(bars) == 0 {
			b.WriteString(strings.Repeat(" ", w))
		}
		lines[y] = b.String()
	}
	return lines
}

// Slot is the cells, from one up to but without the other, of the i-th of n
// bars that share w cells.
func Slot(i, n, w int) (from, to int) { return i * w / n, (i + 1) * w / n }

// apportion shares h lines between counts: whatever there is has a line if
// there are enough, and the rest goes by the largest remainders.
func apportion(counts []int, h int) []int {
	total, some := 0, 0
	for _, n := range counts {
		total += n
		if n > 0 {
			some++
		}
	}
	lines := make([]int, len(counts))
	if total == 0 {
		return lines
	}
	least := 0
	if some <= h {
		least = 1
	}
	left := h
	for i, n := range counts {
		if n > 0 {
			lines[i] = max(least, n*h/total)
			left -= lines[i]
		}
	}
	for ; left != 0; left -= sign(left) {
		furthest := -1
		for i, n := range counts {
			if n == 0 || left < 0 && lines[i] <= least {
				continue
			}
			if furthest < 0 || sign(left)*(n*h-lines[i]*total) > sign(left)*(counts[furthest]*h-lines[furthest]*total) {
				furthest = i
			}
		}
		lines[furthest] += sign(left)
	}
	return lines
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// at is the part of a column that stands on a line; -1 for none.
func at(column []int, y int) int {
	for i, n := range column {
		if y < n {
			return i
		}
		y -= n
	}
	return -1
}
