// Package article turns bytes into articles: text, title, outlet, author and
// date, each with the place where it was found. It reads HTML pages, feeds,
// mail, Markdown, plain text and JSON Lines, packed with gzip or not, and PDF
// where it is given a way to make text of it.
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
	Mail      Format = "mail" // a message with its parts
	Markdown  Format = "markdown"
	PDF       Format = "pdf"  // with the help of [Reader.PDF]
	Feed      Format = "feed" // RSS, RDF, Atom, JSON Feed: an article an item
)

// An Article is what was read.
type Article struct {
	ID, URL, Outlet, Author, Lang, Title, Text string

	Published day.Day
	Summary   bool              // only a summary of the article is there
	Places    map[string]string // where title, outlet, author, published and lang were found: "<title>", "last line"
	Warnings  []string          // sentences
}

// MaxArticle is the limit of one article, in bytes.
const MaxArticle = 10 << 20

// Each reads the articles of a stream with a [Reader] that has no help.
func Each(r io.Reader, name string, format Format) iter.Seq2[Article, error] {
	return Reader{}.Each(r, name, format)
}

// Each reads the articles of a stream one by one, unpacking it where it is
// packed with gzip; of feeds and JSON Lines it needs no more memory than the
// longest article takes. Faults are [model.Invalid], each a sentence that
// names the input; what follows an article that is wrong is read.
func (r Reader) Each(stream io.Reader, name string, format Format) iter.Seq2[Article, error] {
	in, inside, err := unpacked(bufio.NewReaderSize(stream, 64<<10), name)
	if err != nil {
		return fault(wrong(name, "it is packed with gzip and damaged: %v", err))
	}
	head, _ := in.Peek(peeked) // what cannot be read will say so again
	if bytes.HasPrefix(head, []byte("%PDF-")) {
		format = PDF
	}
	if format == "" {
		format = byName(inside)
	}
	if format == "" {
		format = byContent(head)
	}
	switch format {
	case PDF:
		return r.pdf(in, name)
	case JSONLines:
		return lines(in, name)
	case Feed:
		return feed(in, name)
	case Mail:
		return func(yield func(Article, error) bool) { yield(readMail(in, name)) }
	}
	return func(yield func(Article, error) bool) {
		b, err := io.ReadAll(io.LimitReader(in, MaxArticle+1))
		if err != nil {
			yield(Article{}, unreadable(name, err))
			return
		}
		yield(read(b, name, format))
	}
}

func fault(err error) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) { yield(Article{}, err) }
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
	switch format {
	case HTML:
		a.readHTML(text)
	case Markdown:
		a.readMarkdown(text)
	default:
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
	case ".rss", ".atom":
		return Feed
	case ".eml":
		return Mail
	case ".md", ".markdown":
		return Markdown
	case ".txt":
		return Plain
	}
	return ""
}

// byContent guesses the format from the first bytes.
func byContent(head []byte) Format {
	if looksLikeMail(head) {
		return Mail
	}
	head = bytes.ToLower(trimmed(head))
	switch {
	case bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte("jsonfeed.org/version")):
		return Feed
	case bytes.HasPrefix(head, []byte("<")) && feedRoot(head):
		return Feed
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<head")):
		return HTML
	case bytes.HasPrefix(head, []byte(`{"`)) && bytes.Contains(head, []byte(`":`)):
		return JSONLines
	}
	return Plain
}

// feedRoot reports that the first element is one of a feed.
func feedRoot(head []byte) bool {
	for len(head) > 1 {
		if head[1] != '?' && head[1] != '!' {
			switch local(tagName(head)) {
			case "rss", "feed", "rdf":
				return true
			}
			return false
		}
		i := bytes.Index(head[1:], []byte("<"))
		if i < 0 {
			return false
		}
		head = head[1+i:]
	}
	return false
}

// trimmed is text without white space and byte order mark in front.
func trimmed(b []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
}

// binary names what the bytes are where they are no text.
func binary(b []byte) string {
	for _, known := range []struct{ magic, name string }{
		{"PK\x03\x04", "a zip archive"},
		{"\x1f\x8b", "packed with gzip twice"},
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
