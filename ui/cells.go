package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"parley/model/clean"
)

// width counts the cells of a text. Most text is ASCII, which is counted
// without looking for clusters.
func width(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// fit cuts or pads a text to exactly n cells; what is cut ends in a sign.
func fit(s string, n int) string {
	if n <= 0 {
		return ""
	}
	w := width(s)
	if w > n {
		s = ansi.Truncate(s, n, "…")
		w = width(s)
	}
	return s + strings.Repeat(" ", n-w)
}

// cut shortens a text to at most n cells.
func cut(s string, n int) string {
	if n <= 0 {
		return ""
	}
	if width(s) <= n {
		return s
	}
	return ansi.Truncate(s, n, "…")
}

// line makes text from outside safe for one line of the screen.
func line(s string) string { return clean.Line(s).String() }

// wrap breaks text from outside into lines of at most n cells.
func wrap(s string, n int) []string {
	if n < 1 {
		return nil
	}
	return strings.Split(ansi.Wrap(clean.Block(s).String(), n, ""), "\n")
}

// block fits lines to a rectangle of exactly h lines of w cells.
func block(lines []string, w, h int) []string {
	out := make([]string, h)
	for i := range out {
		if i < len(lines) {
			out[i] = fit(lines[i], w)
		} else {
			out[i] = strings.Repeat(" ", max(0, w))
		}
	}
	return out
}

// beside joins two rectangles of the same height with a rule between them.
func beside(left, right []string, rule string) []string {
	out := make([]string, len(left))
	for i := range out {
		out[i] = left[i] + rule + right[i]
	}
	return out
}

// shortLine is the length below which a line of a text stands by itself, as
// headings, lists and datelines do.
const shortLine = 45

// reflow joins the lines of hard-wrapped paragraphs, so that they can be
// wrapped to the screen's width.
func reflow(text string) string {
	lines := strings.Split(text, "\n")
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(l)
		if i == len(lines)-1 {
			break
		}
		wrapped := len(l) >= shortLine && strings.TrimSpace(lines[i+1]) != ""
		b.WriteString(map[bool]string{true: " ", false: "\n"}[wrapped])
	}
	return b.String()
}
