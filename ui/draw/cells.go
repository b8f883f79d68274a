package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"parley/model/clean"
)

// Width counts the cells of a text. Most text is ASCII, which is counted
// without looking for clusters.
func Width(s string) int {
	if isPlain(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// isPlain reports whether a text is printable ASCII only.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// first is the first letter of a text, as a reader sees letters, and how many
// cells it takes.
func first(s string) (letter string, cells int) {
	g := graphemes.FromString(s)
	if !g.Next() {
		return "", 0
	}
	return g.Value(), ansi.StringWidth(g.Value())
}

// Fit cuts or pads a text to exactly n cells; what is cut ends in a sign.
func Fit(s string, n int) string {
	if n <= 0 {
		return ""
	}
	w := Width(s)
	if w > n {
		s = ansi.Truncate(s, n, "…")
		w = Width(s)
	}
	return s + strings.Repeat(" ", n-w)
}

// Cut shortens a text to at most n cells; what is cut ends in a sign.
func Cut(s string, n int) string {
	if n <= 0 {
		return ""
	}
	if Width(s) <= n {
		return s
	}
	return ansi.Truncate(s, n, "…")
}

// Line makes text from outside safe for one line of the screen.
func Line(s string) string { return clean.Line(s).String() }

// Wrap breaks text from outside into lines of at most n cells.
func Wrap(s string, n int) []string {
	if n < 1 {
		return nil
	}
	return strings.Split(ansi.Wrap(clean.Block(s).String(), n, ""), "\n")
}

// Block fits lines to a rectangle of exactly h lines of w cells.
func Block(lines []string, w, h int) []string {
	out := make([]string, h)
	for i := range out {
		if i < len(lines) {
			out[i] = Fit(lines[i], w)
		} else {
			out[i] = strings.Repeat(" ", max(0, w))
		}
	}
	return out
}

// Beside joins two rectangles of the same height with a rule between them.
func Beside(left, right []string, rule string) []string {
	out := make([]string, len(left))
	for i := range out {
		out[i] = left[i] + rule + right[i]
	}
	return out
}

// shortLine is the length below which a line of a text stands by itself, as
// headings, lists and datelines do.
const shortLine = 45

// Reflow joins the lines of hard-wrapped paragraphs, so that they can be
// wrapped to the screen's width.
func Reflow(text string) string {
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
