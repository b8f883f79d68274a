package cli

import (
	"bytes"
	"fmt"
	"strings"
)

// A manual is a page in the man macros of roff while it is written.
type manual struct{ bytes.Buffer }

// raw writes a line that is roff already.
func (m *manual) raw(line string) { m.WriteString(line + "\n") }

// line writes a line of plain text.
func (m *manual) line(text string) { m.raw(roff(text)) }

// macro calls a macro with words as they stand.
func (m *manual) macro(name string, words ...string) {
	call := "." + name
	for _, word := range words {
		call += ` "` + roff(word) + `"`
	}
	m.raw(call)
}

// text writes paragraphs. What is indented in them stays as it is.
func (m *manual) text(text string) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	fresh := true // no paragraph has begun
	for i := 0; i < len(lines); i++ {
		switch {
		case lines[i] == "":
			fresh = i > 0
			continue
		case indented(lines[i]):
			from := i
			for i+1 < len(lines) && indented(lines[i+1]) {
				i++
			}
			m.verbatim(lines[from : i+1])
			fresh = true
			continue
		case fresh && i > 0:
			m.macro("PP")
		}
		m.line(lines[i])
		fresh = false
	}
}

func indented(line string) bool { return strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") }

// verbatim writes lines that are neither filled nor joined.
func (m *manual) verbatim(lines []string) {
	m.raw(".PP\n.nf")
	for _, line := range lines {
		if line == "" {
			line = " " // an empty line is a request of its own
		}
		m.line(line)
	}
	m.raw(".fi")
}

// table writes a section of terms with their meanings.
func (m *manual) table(title string, rows []manRow) {
	m.macro("SH", title)
	for _, row := range rows {
		m.row(bold(row.term), row.means)
	}
}

// row writes a term, which is roff already, with its meaning.
func (m *manual) row(term, means string) {
	m.macro("TP")
	m.raw(term)
	m.text(means)
}

func bold(text string) string   { return `\fB` + roff(text) + `\fR` }
func italic(text string) string { return `\fI` + roff(text) + `\fR` }

// roffSigns are the signs that roff would take for commands, or draw as
// others: a hyphen is no minus, and quotes would be round.
var roffSigns = strings.NewReplacer(
	`\`, `\(rs`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`, "\t", "        ",
)

// roff returns text as it has to be written to be read as it is, in ASCII.
func roff(text string) string {
	var b strings.Builder
	if strings.HasPrefix(text, ".") {
		b.WriteString(`\&`) // no request
	}
	for _, r := range roffSigns.Replace(text) {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}
