package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	feedjson "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

// A channel is what a feed says of itself.
type channel struct {
	title, link, lang string
}

// An entry is an item of a feed, in whichever format it came.
type entry struct {
	id, link, title, author, source, lang string
	published, updated                    string
	content, summary                      string
	plain                                 bool // content and summary are text, not HTML
}

// A batch is how many items go through the parser at a time, and how many
// bytes of them at most: the frame is parsed again with each.
const (
	batchItems = 64
	batchBytes = 256 << 10
)

// feed reads a feed in RSS, RDF, Atom or JSON, item by item.
func feed(in *bufio.Reader, name string) iter.Seq2[Article, error] {
	if head, _ := in.Peek(peeked); bytes.HasPrefix(trimmed(head), []byte("{")) {
		return jsonFeed(in, name)
	}
	return func(yield func(Article, error) bool) {
		s := &splitter{in: in}
		switch err := s.head(); {
		case err != nil && s.frame.root != "rss" && s.frame.root != "rdf" && s.frame.root != "feed":
			yield(Article{}, wrong(name, "it is not a feed in RSS, Atom or JSON"))
			return
		case errors.Is(err, io.EOF):
			yield(Article{}, wrong(name, "the feed has no items"))
			return
		case errors.Is(err, errLong):
			yield(Article{}, wrong(name, "no item of the feed begins in its first %d KiB", longestFrame>>10))
			return
		case err != nil:
			yield(Article{}, unreadable(name, err))
			return
		}
		f := &feedReader{splitter: s, name: name}
		f.run(yield)
	}
}

// A feedReader hands the items of a feed on in batches.
type feedReader struct {
	*splitter
	name  string
	items [][]byte
	size  int
	count int // items read so far
}

func (f *feedReader) run(yield func(Article, error) bool) {
	for {
		item, err := f.next()
		if err == nil {
			f.items = append(f.items, utf8Of(item, f.frame.declared))
			f.size += len(item)
		}
		if err != nil || len(f.items) >= batchItems || f.size >= batchBytes {
			if !f.flush(yield) {
				return
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.Is(err, io.ErrUnexpectedEOF):
			yield(Article{}, wrong(f.name, "the feed is cut off after item %d", f.count))
			return
		case errors.Is(err, errLong):
			f.count++
			if !yield(Article{}, wrong(f.name, "item %d has more than %d MiB, too much for one article", f.count, MaxArticle>>20)) {
				return
			}
		case err != nil:
			yield(Article{}, unreadable(f.name, err))
			return
		}
	}
}

// flush parses what has been collected; where that fails, item by item, so
// that one that is wrong costs no other.
func (f *feedReader) flush(yield func(Article, error) bool) bool {
	items := f.items
	f.items, f.size = nil, 0
	if len(items) == 0 {
		return true
	}
	if entries, c, err := f.parse(items); err == nil && len(entries) == len(items) {
		for _, e := range entries {
			f.count++
			if !yield(c.article(e, f.name, f.count)) {
				return false
			}
		}
		return true
	}
	for _, item := range items {
		f.count++
		entries, c, err := f.parse([][]byte{item})
		if err != nil || len(entries) != 1 {
			if !yield(Article{}, wrong(f.name, "item %d is not well-formed", f.count)) {
				return false
			}
			continue
		}
		if !yield(c.article(entries[0], f.name, f.count)) {
			return false
		}
	}
	return true
}

// parse reads items in the frame of their feed.
func (f *feedReader) parse(items [][]byte) ([]entry, channel, error) {
	doc := bytes.NewBuffer(utf8Of(f.frame.before, f.frame.declared))
	for _, item := range items {
		doc.Write(item)
	}
	doc.Write(f.frame.after)
	if f.frame.root == "feed" {
		return parseAtom(doc)
	}
	return parseRSS(doc)
}

func parseRSS(doc io.Reader) ([]entry, channel, error) {
	parsed, err := new(rss.Parser).Parse(doc)
	if err != nil {
		return nil, channel{}, err
	}
	entries := make([]entry, 0, len(parsed.Items))
	for _, i := range parsed.Items {
		e := entry{
			link: i.Link, title: i.Title, author: i.Author, published: i.PubDate, content: i.Content, summary: i.Description,
		}
		if i.GUID != nil {
			e.id = i.GUID.Value
			if e.link == "" && i.GUID.IsPermalink != "false" && strings.Contains(e.id, "://") {
				e.link = e.id
			}
		}
		if i.Source != nil {
			e.source = i.Source.Title
		}
		if dc := i.DublinCoreExt; dc != nil {
			e.author = first(strings.Join(dc.Creator, ", "), e.author, strings.Join(dc.Author, ", "))
			e.published = first(e.published, firstOf(dc.Date))
			e.lang = firstOf(dc.Language)
			e.source = first(e.source, firstOf(dc.Publisher))
		}
		entries = append(entries, e)
	}
	return entries, channel{parsed.Title, parsed.Link, first(parsed.Language, language(parsed.DublinCoreExt))}, nil
}

func language(dc *ext.DublinCoreExtension) string {
	if dc == nil {
		return ""
	}
	return firstOf(dc.Language)
}

func parseAtom(doc io.Reader) ([]entry, channel, error) {
	parsed, err := new(atom.Parser).Parse(doc)
	if err != nil {
		return nil, channel{}, err
	}
	entries := make([]entry, 0, len(parsed.Entries))
	for _, i := range parsed.Entries {
		e := entry{
			id: i.ID, title: i.Title, summary: i.Summary, published: i.Published, updated: i.Updated, link: alternate(i.Links), author: authors(i.Authors),
		}
		if i.Content != nil {
			e.content = i.Content.Value
		}
		if i.Source != nil {
			e.source = i.Source.Title
		}
		entries = append(entries, e)
	}
	return entries, channel{parsed.Title, alternate(parsed.Links), parsed.Language}, nil
}

// alternate returns the link to the thing itself, rather than to the feed or
// to something beside it.
func alternate(links []*atom.Link) string {
	for _, l := range links {
		if l.Rel == "" || l.Rel == "alternate" {
			return l.Href
		}
	}
	return ""
}

func authors(people []*atom.Person) string {
	var names []string
	for _, p := range people {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

func jsonEntry(i *feedjson.Item) entry {
	e := entry{
		id: i.ID, link: first(i.URL, i.ExternalURL), title: i.Title, lang: i.Language, published: i.DatePublished, updated: i.DateModified,
		content: i.ContentHTML, summary: i.Summary, author: jsonAuthors(i.Authors, i.Author),
	}
	if e.content == "" {
		e.content, e.plain = i.ContentText, true
	}
	return e
}

func jsonAuthors(many []*feedjson.Author, one *feedjson.Author) string {
	if one != nil {
		many = append(many, one)
	}
	var names []string
	for _, a := range many {
		if a != nil && a.Name != "" {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ", ")
}

// article makes an article of an item. Where the feed has only a summary, or
// only a title, that is its text, and a warning says so.
func (c channel) article(e entry, name string, number int) (Article, error) {
	a := Article{ID: strings.TrimSpace(e.id), Places: map[string]string{}}
	a.found(&a.Title, "title", inline(e.title), "item title")
	a.found(&a.URL, "url", untracked(e.link), "item link")
	a.found(&a.Lang, "lang", shortLang(e.lang), "item language")
	a.found(&a.Lang, "lang", shortLang(c.lang), "feed language")
	a.dated(e.published, "item date")
	a.dated(e.updated, "item update")
	a.datedByAddress()
	c.attribute(&a, e)

	content, summary := a.entryText(e, e.content), a.entryText(e, e.summary)
	switch {
	case content != "" && (len(content) >= len(summary) || e.plain):
		a.Text = content
	case whole(summary):
		a.Text = summary
	case summary != "":
		a.Text, a.Summary = summary, true
		a.Warnings = append(a.Warnings, "the feed has only a summary of it")
	case a.Title != "":
		a.Text, a.Summary = a.Title, true
		a.Warnings = append(a.Warnings, "the feed has only its title")
	default:
		return Article{}, wrong(name, "item %d has neither text nor a title", number)
	}
	return a, nil
}

// whole reports that what a feed calls a description is the article: summaries
// have one paragraph.
func whole(text string) bool {
	return strings.Count(text, "\n\n") >= 2 || len(text) > 2000
}

func (a *Article) entryText(e entry, text string) string {
	if e.plain || !strings.ContainsAny(text, "<&") {
		return strings.TrimSpace(text)
	}
	return a.fragment(text)
}

// attribute decides on outlet and author. Feeds that gather from others name
// the outlet as the source or the author of an item; a feed whose items are on
// its own site is the outlet itself.
func (c channel) attribute(a *Article, e entry) {
	author := inline(e.author)
	a.found(&a.Outlet, "outlet", inline(e.source), "item source")
	if site := siteOf(a.URL); site != "" && author != "" && names(site, author) {
		a.found(&a.Outlet, "outlet", author, "item author")
		author = ""
	}
	a.found(&a.Author, "author", author, "item author")
	if site := siteOf(a.URL); site == "" || site == siteOf(c.link) || names(site, c.title) {
		a.found(&a.Outlet, "outlet", inline(c.title), "feed title")
	}
	a.byDomain()
}

// utf8Of returns bytes as UTF-8: as they are, or from the declared character
// set, or from the one that is found most.
func utf8Of(b []byte, declared string) []byte {
	if utf8.Valid(b) {
		return bytes.Clone(b)
	}
	if declared == "" || strings.EqualFold(declared, "utf-8") {
		declared = "windows-1252"
	}
	return []byte(as(b, declared))
}

func first(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

func firstOf(values []string) string { return first(values...) }

func unreadable(name string, err error) error {
	if errors.Is(err, errBomb) || errors.Is(err, errDamaged) {
		return wrong(name, "%v", err)
	}
	return fmt.Errorf("%s cannot be read: %w", name, err)
}
