package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"parley/model/clean"
	"parley/ui/draw"
)

// A stretch is a part of a text, in bytes.
type stretch struct{ from, to int }

// A readerText is a source's text broken into lines for a width. Breaking it
// is done once; a frame paints only the lines that it shows.
type readerText struct {
	body  string // paragraphs are joined; every byte stands where it stood
	width int
	lines []stretch
}

// layOut breaks the text for a width unless it is broken for it already.
func (r *readerText) layOut(body string, w int) {
	if r.width == w && len(r.body) == len(body) && r.lines != nil {
		return
	}
	r.body, r.width = draw.Reflow(body), w
	r.lines = r.lines[:0]
	at := 0
	for paragraph := range strings.Lines(r.body) {
		text := strings.TrimRight(paragraph, "\n")
		r.lines = breakLines(r.lines, r.body, stretch{at, at + len(text)}, w)
		at += len(paragraph)
	}
}

// breakLines breaks a paragraph at its spaces, and words that are too long
// between letters.
func breakLines(lines []stretch, body string, p stretch, w int) []stretch {
	line, used := stretch{p.from, p.from}, 0
	for at := p.from; at < p.to; {
		gap := at
		for at < p.to && body[at] == ' ' {
			at++
		}
		word := at
		for at < p.to && body[at] != ' ' {
			at++
		}
		wide := cells(body[word:at])
		if used+(word-gap)+wide > w {
			if used > 0 {
				lines = append(lines, line)
			}
			line, used = stretch{word, word}, 0
			gap = word
		}
		if wide > w {
			lines, line = breakWord(lines, body, stretch{word, at}, w)
			used = cells(body[line.from:line.to])
			continue
		}
		used += word - gap + wide
		line.to = at
	}
	return append(lines, line)
}

// breakWord breaks a word that is wider than the lines; its last part begins
// a line that others follow on.
func breakWord(lines []stretch, body string, word stretch, w int) ([]stretch, stretch) {
	line, used := stretch{word.from, word.from}, 0
	for g := graphemes.FromString(body[word.from:word.to]); g.Next(); {
		wide := cells(g.Value())
		if used > 0 && used+wide > w {
			lines = append(lines, line)
			line, used = stretch{line.to, line.to}, 0
		}
		line.to += len(g.Value())
		used += wide
	}
	return lines, line
}

// cells is the width of text from outside once it is clean.
func cells(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= utf8.RuneSelf {
			return draw.Width(clean.Line(s).String())
		}
	}
	return len(s)
}

// lineOf is the number of the line on which a byte of the text stands.
func (r *readerText) lineOf(at int) int {
	n, _ := slices.BinarySearchFunc(r.lines, at, func(l stretch, at int) int {
		if l.to <= at {
			return -1
		}
		return 1
	})
	return min(n, max(0, len(r.lines)-1))
}

// paint draws a line: the evidence in question brightest, other evidence as
// plain text, what is none dim.
func (r *readerText) paint(t draw.Theme, line stretch, current stretch, others []stretch) string {
	cuts := []int{line.from, line.to}
	for _, s := range append(others[:len(others):len(others)], current) {
		for _, at := range []int{s.from, s.to} {
			if at > line.from && at < line.to {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var b strings.Builder
	for i := 0; i+1 < len(cuts); i++ {
		p := t.Prose
		at := cuts[i]
		if slices.ContainsFunc(others, func(s stretch) bool { return s.from <= at && at < s.to }) {
			p = t.Evidence
		}
		if current.from <= at && at < current.to {
			p = t.Lit
		}
		b.WriteString(p.On(clean.Line(r.body[at:cuts[i+1]]).String()))
	}
	return b.String()
}

// draw shows so many lines that the evidence in question is in view, a third
// down; by is how far the reader has scrolled from there.
func (r *readerText) draw(t draw.Theme, current stretch, others []stretch, by, h int) []string {
	return r.from(t, r.ahead(current, h)+r.within(current, by, h), current, others, h)
}

// from shows so many lines from one on.
func (r *readerText) from(t draw.Theme, first int, current stretch, others []stretch, h int) []string {
	out := make([]string, 0, h)
	for _, l := range r.lines[first:min(len(r.lines), first+h)] {
		out = append(out, " "+r.paint(t, l, current, others))
	}
	return out
}

// ahead is the first line of a screen with the evidence in view.
func (r *readerText) ahead(current stretch, h int) int {
	if current.to <= current.from {
		return 0
	}
	return max(0, min(r.lineOf(current.from)-h/3, len(r.lines)-h))
}

// within bounds how far the reader has scrolled by the ends of the text.
func (r *readerText) within(current stretch, by, h int) int {
	first := r.ahead(current, h)
	return max(-first, min(by, max(0, len(r.lines)-h)-first))
}
