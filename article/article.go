// Package article turns bytes into articles: text, title, outlet, author and
// date, each with the place where it was found. It reads plain text, HTML
// pages and JSON Lines.
//
// Text is kept as decoded, valid UTF-8 and otherwise verbatim: evidence points
// into it by byte.
package article

import (
	"bytes"
	"fmt"
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

// An Input is what is read.
type Input struct {
	Name   string // for messages and as a hint; "-" is standard input
	Bytes  []byte
	Format Format
}

// An Article is what was read.
type Article struct {
	ID, URL, Outlet, Author, Lang, Title, Text string

	Published day.Day
	Places    map[string]string // where title, outlet, author, published and lang were found: "<title>", "last line"
	Warnings  []string          // sentences
}

// Limits of one article and of a file of many, in bytes.
const (
	MaxArticle = 10 << 20
	MaxFile    = 512 << 20
)

// Read returns the articles in the bytes. Faults are [model.Invalid], each a
// sentence that names the input.
func Read(in Input) ([]Article, error) {
	switch {
	case len(in.Bytes) == 0:
		return nil, wrong(in.Name, "it is empty")
	case len(in.Bytes) > MaxFile:
		return nil, wrong(in.Name, "it has %d MiB; at most %d are read", len(in.Bytes)>>20, MaxFile>>20)
	}
	format := in.Format
	if format == "" {
		format = tell(in)
	}
	if format == JSONLines {
		return readLines(in)
	}
	if len(in.Bytes) > MaxArticle {
		return nil, wrong(in.Name, "it has %d MiB; at most %d are read as one article", len(in.Bytes)>>20, MaxArticle>>20)
	}
	if what := binary(in.Bytes); what != "" {
		return nil, wrong(in.Name, "it is not text but %s", what)
	}
	a := &Article{Places: map[string]string{}}
	text := a.decode(in.Bytes, format)
	if strings.TrimSpace(text) == "" {
		return nil, wrong(in.Name, "it is empty")
	}
	if format == HTML {
		a.readHTML(text)
	} else {
		a.readPlain(text)
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil, wrong(in.Name, "no article was found in it")
	}
	return []Article{*a}, nil
}

func wrong(name, format string, args ...any) error {
	return model.Wrong("file", "%s cannot be read: %s", name, fmt.Sprintf(format, args...))
}

// tell guesses the format from the name, else from the first bytes.
func tell(in Input) Format {
	switch strings.ToLower(filepath.Ext(in.Name)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".jsonl", ".ndjson":
		return JSONLines
	case ".txt", ".md", ".markdown":
		return Plain
	}
	head := bytes.ToLower(bytes.TrimSpace(in.Bytes[:min(len(in.Bytes), 1024)]))
	switch {
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<head")):
		return HTML
	case bytes.HasPrefix(head, []byte(`{"`)) && bytes.Contains(in.Bytes, []byte(`"text"`)):
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
