package draw

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"parley/model/clean"
)

// A Pen writes lines of cells. All of them stand in one buffer, so that a
// screenful of rows costs a few allocations however many cells it has. Text
// from outside is made clean on the way.
type Pen struct {
	buf   []byte
	ends  []int // of the lines that are written
	under Paint // what lies below all other paints of the line, and is begun again after each
}

// NewPen makes a pen for so many lines of w cells.
func NewPen(lines, w int) *Pen {
	const painted = 3 // bytes a cell, as rows have them
	return &Pen{buf: make([]byte, 0, painted*lines*w), ends: make([]int, 0, lines)}
}

// Under begins a line on a paint that covers all of it.
func (p *Pen) Under(paint Paint) {
	p.under = paint
	p.buf = append(p.buf, paint...)
}

// Bare ends the paint that lies below the others.
func (p *Pen) Bare() {
	if p.under != "" {
		p.buf = append(p.buf, reset...)
		p.under = ""
	}
}

// End ends the line.
func (p *Pen) End() {
	p.Bare()
	p.ends = append(p.ends, len(p.buf))
}

// Lines are the lines that were written. The pen begins anew.
func (p *Pen) Lines() []string {
	all := string(p.buf)
	out := make([]string, len(p.ends))
	at := 0
	for i, end := range p.ends {
		out[i], at = all[at:end], end
	}
	p.buf, p.ends = p.buf[:0], p.ends[:0]
	return out
}

// Space writes n empty cells.
func (p *Pen) Space(n int) {
	for n > 0 {
		part := min(n, len(spaces))
		p.buf = append(p.buf, spaces[:part]...)
		n -= part
	}
}

const spaces = "                                                                "

// Fill writes text from outside, cut or padded to exactly n cells.
func (p *Pen) Fill(paint Paint, s string, n int) { p.Space(n - p.Text(paint, s, n)) }

// Right writes text from outside at the end of n cells.
func (p *Pen) Right(paint Paint, s string, n int) {
	s = Line(s)
	p.Space(n - Width(s))
	p.Text(paint, s, n)
}

// Text writes text from outside in at most n cells and returns how many it
// took; what is cut ends in a sign.
func (p *Pen) Text(paint Paint, s string, n int) int {
	if isPlain(s) {
		return p.plain(paint, s, n)
	}
	return p.Own(paint, clean.Line(s).String(), n)
}

// Own writes words of this program, or such as are clean already, like Text.
func (p *Pen) Own(paint Paint, s string, n int) int {
	if isPlain(s) {
		return p.plain(paint, s, n)
	}
	if n <= 0 {
		return 0
	}
	p.buf = append(p.buf, paint...)
	used := ansi.StringWidth(s)
	if used <= n {
		p.buf = append(p.buf, s...)
	} else {
		used = p.cut(s, n)
	}
	p.end(paint)
	return used
}

// cut writes the beginning of a text that has more than n cells, and a sign.
func (p *Pen) cut(s string, n int) (used int) {
	for s != "" {
		letter, cells := first(s)
		if used+cells > n-1 {
			break
		}
		p.buf = append(p.buf, letter...)
		used, s = used+cells, s[len(letter):]
	}
	p.buf = append(p.buf, "…"...)
	return used + 1
}

// plain writes printable ASCII.
func (p *Pen) plain(paint Paint, s string, n int) int {
	if n <= 0 || s == "" {
		return 0
	}
	p.buf = append(p.buf, paint...)
	if len(s) > n {
		p.buf = append(p.buf, s[:n-1]...)
		p.buf = append(p.buf, "…"...)
	} else {
		n = len(s)
		p.buf = append(p.buf, s...)
	}
	p.end(paint)
	return n
}

// Number writes a number at the end of n cells; zero leaves them empty.
func (p *Pen) Number(paint Paint, v, n int) {
	if v == 0 {
		p.Space(n)
		return
	}
	var digits [20]byte
	d := strconv.AppendInt(digits[:0], int64(v), 10)
	p.Space(n - len(d))
	p.buf = append(p.buf, paint...)
	p.buf = append(p.buf, d...)
	p.end(paint)
}

// Painted writes a text of this program that is painted already, in exactly n
// cells.
func (p *Pen) Painted(s string, n int) {
	s = Fit(s, n)
	if p.under != "" {
		s = strings.ReplaceAll(s, reset, reset+string(p.under))
	}
	p.buf = append(p.buf, s...)
}

func (p *Pen) end(paint Paint) {
	if paint != "" {
		p.buf = append(p.buf, reset...)
		p.buf = append(p.buf, p.under...)
	}
}

// A Span is text in one paint.
type Span struct {
	Paint Paint
	Text  string
}

// Spans writes texts from outside one behind the other, cut or padded to
// exactly n cells together.
func (p *Pen) Spans(all []Span, n int) {
	left := 0
	for i := range all {
		all[i].Text = Line(all[i].Text)
		left += Width(all[i].Text)
	}
	for _, s := range all {
		w := Width(s.Text)
		if left -= w; w >= n && left > 0 { // what comes behind it is cut off, so it needs the sign
			p.Own(s.Paint, s.Text+" ", n)
			return
		}
		n -= p.Own(s.Paint, s.Text, n)
	}
	p.Space(n)
}
