package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"parley/model/clean"
)

func combining(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) }

// Table prints rows under heads, in aligned columns.
func Table(w io.Writer, heads []string, rows [][]string) error {
	widths := make([]int, len(heads))
	for i, h := range heads {
		widths[i] = cells(h)
	}
	cleaned := make([][]string, len(rows))
	for n, row := range rows {
		cleaned[n] = make([]string, len(heads))
		for i := range heads {
			if i < len(row) {
				cleaned[n][i] = clean.Line(row[i]).String()
			}
			widths[i] = max(widths[i], cells(cleaned[n][i]))
		}
	}
	for n, row := range append([][]string{heads}, cleaned...) {
		var b strings.Builder
		for i, text := range row {
			b.WriteString(text)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-cells(text)+2))
			}
		}
		line := strings.TrimRight(b.String(), " ")
		if n == 0 {
			line = strings.ToUpper(line)
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// Cut makes text from outside clean and shortens it to at most n cells; what
// is cut ends in a sign.
func Cut(s string, n int) string {
	s = clean.Line(s).String()
	if cells(s) <= n {
		return s
	}
	used := 0
	for i, r := range s {
		if used += runeCells(r); used >= max(n, 1) {
			return s[:i] + "…"
		}
	}
	return s
}
