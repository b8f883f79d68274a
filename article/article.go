// Package article turns bytes into articles: text, title, outlet, author and
// date, each with the place where it was found. It reads plain text, HTML
// pages and JSON Lines.
//
// Text is kept as decoded, valid UTF-8 and otherwise verbatim: evidence points
// into it by byte.
package article

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"parley/model"
	"parley/model/day"
)

// A Format is how bytes hold articles. The empty format is told from the
// bytes and the name.
type Format string

// The formats that are read.
const (
	Plain     Format = "text"
	HTML      Format = "html"
	JSONLines Format = "jsonl"
)

// An Article is what was read.
type Article struct {
	ID, URL, Outlet, Author, Lang, Title, Text string

	Published day.Day
	Places    map[string]string // where title, outlet, author, published and lang were found: "<title>", "last line"
	Warnings  []string          // sentences
}

// MaxArticle is the limit of one article, in bytes.
const MaxArticle = 10 << 20

// Each reads the articles of a stream one by one; of JSON Lines it needs no
// more memory than the longest line takes. Faults are [model.Invalid], each a
// sentence that names the input; what follows a line that is wrong is read.
func Each(r io.Reader, name string, format Format) iter.Seq2[Article, error] {
	in := bufio.NewReaderSize(r, 64<<10)
	if format == "" {
		format = byName(name)
	}
	if format == "" {
		head, _ := in.Peek(peeked) // what cannot be read will say so again
		format = byContent(head)
	}
	if format == JSONLines {
		return lines(in, name)
	}
	return func(yield func(Article, error) bool) {
		b, err := io.ReadAll(io.LimitReader(in, MaxArticle+1))
		if err != nil {
			yield(Article{}, fmt.Errorf("%s cannot be read: %w", name, err))
			return
		}
		yield(read(b, name, format))
	}
}

// peeked is how much of a stream tells its format, in bytes.
const peeked = 4096

// read reads one article of plain text or HTML.
func read(b []byte, name string, format Format) (Article, error) {
	switch {
	case len(b) == 0:
		return Article{}, wrong(name, "it is empty")
	case len(b) > MaxArticle:
		return Article{}, wrong(name, "it has more than %d MiB, too much for one article", MaxArticle>>20)
	}
	if what := binary(b); what != "" {
		return Article{}, wrong(name, "it is not text but %s", what)
	}
	a := Article{Places: map[string]string{}}
	text := a.decode(b, format)
	if strings.TrimSpace(text) == "" {
		return Article{}, wrong(name, "it is empty")
	}
	if format == HTML {
		a.readHTML(text)
	} else {
		a.readPlain(text)
	}
	if strings.TrimSpace(a.Text) == "" {
		return Article{}, wrong(name, "no article was found in it")
	}
	return a, nil
}

func wrong(name, format string, args ...any) error {
	return model.Wrong("file", "%s cannot be read: %s", name, fmt.Sprintf(format, args...))
}

// byName guesses the format from the ending of a name.
func byName(name string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".jsonl", ".ndjson":
		return JSONLines
	case ".txt", ".md", ".markdown":
		return Plain
	}
	return ""
}

// byContent guesses the format from the first bytes.
func byContent(head []byte) Format {
	head = bytes.ToLower(bytes.TrimSpace(head))
	switch {
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<head")):
		return HTML
	case bytes.HasPrefix(head, []byte(`{"`)) && bytes.Contains(head, []byte(`":`)):
		return JSONLines
	}
	return Plain
}

// binary names what the bytes are where they are no text.
func binary(b []byte) string {
	for _, known := range []struct{ magic, name string }{
		{"%PDF-", "a PDF; make it text with pdftotext first"},
		{"PK\x03\x04", "a zip archive"},
		{"\x1f\x8b", "compressed with gzip; unpack it first"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"SQLite format 3\x00", "a database"},
	} {
		if bytes.HasPrefix(b, []byte(known.magic)) {
			return known.name
		}
	}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return "" // UTF-16 has zeros and says so
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "binary data"
	}
	return ""
}

// found keeps a value and its place, unless the field is filled already.
func (a *Article) found(field *string, name, value, place string) {
	value = strings.Join(strings.Fields(value), " ")
	if *field != "" || value == "" {
		return
	}
	*field = value
	a.Places[name] = place
}

// dated keeps the day of publication, unless it is known already.
func (a *Article) dated(text, place string) {
	if a.Published.Known() {
		return
	}
	if d, ok := readDate(text); ok {
		a.Published = d
		a.Places["published"] = place
	}
}

// readDate takes a day from a machine's or a person's way to write it.
func readDate(text string) (day.Day, bool) {
	text = strings.TrimSpace(text)
	if len(text) >= 10 {
		if d, err := day.ParseDate(text[:10]); err == nil {
			return day.Exact(d), true
		}
	}
	text = strings.TrimSuffix(text, ".")
	for _, lead := range []string{"published", "updated", "date:", "on", ":"} {
		if len(text) > len(lead) && strings.EqualFold(text[:len(lead)], lead) {
			text = strings.TrimLeft(text[len(lead):], ": ")
		}
	}
	if len(text) < 8 || len(text) > 40 || !strings.ContainsAny(text, "0123456789") {
		return day.Day{}, false
	}
	if before, _, ok := strings.Cut(text, ", "); ok && weekday(before) {
		text = text[len(before)+2:]
	}
	d, err := day.Parse(text, day.Max)
	if err != nil || d.Form() != day.ExactDay {
		return day.Day{}, false
	}
	if year, _, _ := d.First().Civil(); year < 1900 || year > 2200 {
		return day.Day{}, false
	}
	return d, true
}

func weekday(word string) bool {
	switch strings.ToLower(word) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}
