package report

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"

	"parley/model/clean"
)

func writeMarkdown(out io.Writer, s Snapshot) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "# %s\n\n*%s*\n\n%s\n", markdown(s.Title), markdown(s.headline()), markdown(s.count()))
	for _, sec := range s.sections() {
		fmt.Fprintf(w, "\n## %s\n\n", sec.title)
		markdownItems(w, sec.items, 0)
	}
	fmt.Fprintf(w, "\n---\n%s\n", markdown(s.foot()))
	return w.Flush()
}

// foot says from which state of the file the snapshot was taken.
func (s Snapshot) foot() string {
	short := s.Hash
	if len(short) > 12 {
		short = short[:12]
	}
	return fmt.Sprintf("%s, act %d, %s", Schema, s.KnownAt, short)
}

func markdownItems(w *bufio.Writer, items []item, depth int) {
	for _, it := range items {
		text := markdown(it.text)
		if it.address != "" {
			text += ", " + markdownLink(it.address)
		}
		fmt.Fprintf(w, "%s- %s\n", strings.Repeat("  ", depth), text)
		markdownItems(w, it.under, depth+1)
	}
}

// special are the characters that Markdown and HTML read as markup.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`, "|", `\|`, "~", `\~`, "!", `\!`,
)

// markdownLink is an address as a link or, where a click should not lead
// there, as its words.
func markdownLink(address string) string {
	address = clean.Line(address).String()
	if !linked(address) || strings.ContainsAny(address, " <>\\`\"'") {
		return markdown(address)
	}
	return "<" + address + ">"
}

// linked reports whether a format with links makes one of an address: what a
// page names may be of any scheme, and some of them are programs.
func linked(address string) bool {
	scheme, _, _ := strings.Cut(address, "://")
	return strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http")
}

func markdown(text string) string { return special.Replace(clean.Line(text).String()) }

// textWidth is the width of plain text, in cells.
const textWidth = 80

func writeText(out io.Writer, s Snapshot) error {
	w := bufio.NewWriter(out)
	wrapTo(w, strings.ToUpper(clean.Line(s.Title).String()), "", "")
	wrapTo(w, s.headline(), "", "")
	fmt.Fprintln(w)
	wrapTo(w, s.count(), "", "")
	for _, sec := range s.sections() {
		fmt.Fprintf(w, "\n%s\n%s\n", strings.ToUpper(sec.title), strings.Repeat("-", len(sec.title)))
		textItems(w, sec.items, "")
	}
	fmt.Fprintln(w)
	wrapTo(w, s.foot(), "", "")
	return w.Flush()
}

func textItems(w *bufio.Writer, items []item, indent string) {
	for _, it := range items {
		text := it.text
		if it.address != "" {
			text += ", " + it.address
		}
		wrapTo(w, text, indent+"- ", indent+"  ")
		textItems(w, it.under, indent+"  ")
	}
}

// wrapTo breaks a text at spaces; a word that is wider than the line is broken
// where the line ends.
func wrapTo(w *bufio.Writer, text, first, rest string) {
	lead, used, empty := first, cells(first), true
	fmt.Fprint(w, lead)
	for _, word := range strings.Fields(clean.Line(text).String()) {
		for _, piece := range pieces(word, textWidth-cells(rest)) {
			n := cells(piece)
			if !empty && used+1+n > textWidth {
				fmt.Fprint(w, "\n"+rest)
				used, empty = cells(rest), true
			}
			if !empty {
				fmt.Fprint(w, " ")
				used++
			}
			fmt.Fprint(w, piece)
			used, empty = used+n, false
		}
	}
	fmt.Fprintln(w)
}

// pieces breaks a word into parts of at most n cells.
func pieces(word string, n int) []string {
	if cells(word) <= n {
		return []string{word}
	}
	var out []string
	var part strings.Builder
	used := 0
	for _, r := range word {
		if c := runeCells(r); used+c > n {
			out = append(out, part.String())
			part.Reset()
			used = 0
		}
		part.WriteRune(r)
		used += runeCells(r)
	}
	return append(out, part.String())
}

// cells counts the terminal cells of a text.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case combining(r):
		return 0
	case width.LookupRune(r).Kind() == width.EastAsianWide, width.LookupRune(r).Kind() == width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func writeJSON(out io.Writer, s Snapshot) error {
	s.Schema = Schema
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(s)
}

// columns of the board in CSV.
var columns = []string{
	"process", "as_of", "point", "slug", "title", "category", "status", "basis", "since", "other_scopes", "contested", "doubted",
	"overtaken", "stale", "claims", "latest_speaker", "latest_said", "latest_quote", "latest_source", "assessed_from",
}

func writeCSV(out io.Writer, s Snapshot) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true // RFC 4180
	if err := w.Write(columns); err != nil {
		return err
	}
	for _, p := range s.Points {
		var scopes []string
		for _, b := range p.Statuses {
			scopes = append(scopes, strings.Join(b.Scope, "-")+": "+b.Status)
		}
		row := []string{
			s.Process, s.AsOf, p.Handle, p.Slug, p.Title, p.Category, p.Status, p.Basis, p.Since, strings.Join(scopes, "; "),
			fmt.Sprint(p.Contested), fmt.Sprint(p.Doubted), fmt.Sprint(p.Overtaken), fmt.Sprint(p.Stale), fmt.Sprint(len(p.Claims)),
		}
		latest := make([]string, 4)
		if len(p.Claims) > 0 {
			c := p.Claims[0]
			latest[0], latest[1] = c.Speakers, c.Said
			if len(c.Evidence) > 0 {
				latest[2], latest[3] = c.Evidence[0].Quote, c.Evidence[0].Source
			}
		}
		row = append(append(row, latest...), p.Assessed)
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// cell keeps a spreadsheet from reading a text as a formula (OWASP ASVS
// 1.2.10).
func cell(text string) string {
	text = clean.Line(text).String()
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
