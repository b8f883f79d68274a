package draw

import (
	"fmt"
	"strings"

	"parley/model"
)

// Meter draws a part of a whole, 0 to 1, in w cells.
func (t *Theme) Meter(part float64, w int) string {
	full := max(0, min(w, int(part*float64(w))))
	return strings.Repeat(t.Glyph("█", "#"), full) + strings.Repeat(t.Glyph("░", "."), max(0, w-full))
}

// sparks are eight heights; a terminal without Unicode has digits for them.
var sparks = []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// spark is one of the eight heights, from 0.
func (t *Theme) spark(step int) string { return t.Glyph(sparks[step], "12345678"[step:step+1]) }

// Spark draws values from 0 to most as heights, one cell each; a negative one
// is an empty cell.
func (t *Theme) Spark(values []int, most int) string {
	var b strings.Builder
	for _, v := range values {
		if v < 0 || most <= 0 {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(t.spark(min(len(sparks)-1, v*(len(sparks)-1)/most)))
	}
	return b.String()
}

// Course writes how a point went along the status ladder, one cell for each of
// the rungs of [model.Status.Rung]: the eight as heights in the paint of their
// class, what is broken by a sign of its own, unknown as an empty cell.
func (p *Pen) Course(t *Theme, rungs []int) {
	for i := 0; i < len(rungs); {
		paint := t.rung(rungs[i])
		p.buf = append(p.buf, paint...)
		for i < len(rungs) && t.rung(rungs[i]) == paint {
			p.buf = append(p.buf, t.step(rungs[i])...)
			i++
		}
		p.end(paint)
	}
}

// rung is the paint of the class that a rung lies in.
func (t *Theme) rung(rung int) Paint {
	switch {
	case rung < 0:
		return t.Broken
	case rung == 0:
		return ""
	case rung < model.AgreedInPrinciple.Rung():
		return t.Open
	}
	return t.Settled
}

// step is the sign of a rung.
func (t *Theme) step(rung int) string {
	switch {
	case rung < 0:
		return t.Glyph("×", "x")
	case rung == 0:
		return " "
	}
	return t.spark(min(rung, len(sparks)) - 1)
}

// A Series is one row of a chart.
type Series struct {
	Paint  Paint
	Label  string
	Values []int // over time, not negative; the last is now
}

// Bars draws the last value of each series as a bar behind label and number, in
// lines of w cells. The longest takes all the room, unless one cell for each
// counted thing is enough.
func (t *Theme) Bars(all []Series, w int) []string {
	label, digits, most := measure(all)
	room := max(0, w-label-digits-4)
	var lines []string
	for _, s := range all {
		n := s.now()
		cells := n
		if most > room {
			cells = (n*room + most - 1) / most // what there is of is seen
		}
		line := s.Paint.On(Fit(s.Label, label)) + fmt.Sprintf("  %*d  ", digits, n) + s.Paint.On(strings.Repeat(t.Glyph("▆", "#"), cells))
		lines = append(lines, Fit(line, w))
	}
	return lines
}

// Courses draws the values of each series as heights on one scale, a cell each,
// between label and last value, in lines of w cells. Nought is an empty cell.
// Where there is no room the latest values are drawn.
func (t *Theme) Courses(all []Series, w int) []string {
	label, digits, _ := measure(all)
	most, cells := 0, 0
	for _, s := range all {
		cells = max(cells, len(s.Values))
		for _, v := range s.Values {
			most = max(most, v)
		}
	}
	cells = min(cells, max(0, w-label-digits-4))
	var lines []string
	for _, s := range all {
		heights := make([]int, 0, len(s.Values))
		for _, v := range s.Values[max(0, len(s.Values)-cells):] {
			heights = append(heights, v-1) // so that one is the lowest height, none no height
		}
		line := s.Paint.On(Fit(s.Label, label)) + "  " + s.Paint.On(Fit(t.Spark(heights, max(1, most-1)), cells)) + fmt.Sprintf("  %*d", digits, s.now())
		lines = append(lines, Fit(line, w))
	}
	return lines
}

func (s Series) now() int {
	if len(s.Values) == 0 {
		return 0
	}
	return s.Values[len(s.Values)-1]
}

// measure returns the cells of the longest label and number, and the largest
// last value.
func measure(all []Series) (label, digits, most int) {
	for _, s := range all {
		label = max(label, Width(s.Label))
		most = max(most, s.now())
	}
	return label, len(fmt.Sprint(most)), most
}
