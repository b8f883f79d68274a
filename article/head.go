package article

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A pageHead gathers what a page says of its article before its furniture is
// taken out.
type pageHead struct {
	a     *Article
	title string   // <title>
	h1    []string // first headings
	homes []string // words of links to the site's first page
	meta  map[string]string
	times []string // days in marked elements: itemprop
	owner string   // itemprop publisher

	american bool // written in the United States, where the month comes first
}

// machine names the tags that hold a field, best first.
var (
	titleTags  = []string{"og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"}
	outletTags = []string{"og:site_name", "application-name", "publisher", "dc.publisher", "citation_journal_title"}
	authorTags = []string{"author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author"}
	dateTags   = []string{
		"article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "pubdate", "publishdate", "publish-date",
		"publish_date", "published_at", "article.published", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
		"sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "release_date", "displaydate", "datecreated",
	}
)

func (h *pageHead) read(doc *html.Node) {
	h.meta = map[string]string{}
	var scripts []string
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				scripts = append(scripts, n.FirstChild.Data)
			}
			return false
		case atom.Svg, atom.Style:
			return false
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
				if name := strings.ToLower(attr(n, key)); name != "" && h.meta[name] == "" {
					h.meta[name] = attr(n, "content")
				}
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				h.a.found(&h.a.URL, "url", untracked(attr(n, "href")), "canonical")
			}
		case atom.Html:
			h.american = strings.EqualFold(attr(n, "lang"), "en-US")
			h.a.found(&h.a.Lang, "lang", shortLang(attr(n, "lang")), "<html lang>")
		case atom.Title:
			h.title = first(h.title, textOf(n))
		case atom.H1:
			if t := textOf(n); t != "" {
				h.h1 = append(h.h1, t)
			}
		case atom.A:
			h.home(n)
		}
		h.property(n)
		return true
	})
	h.a.found(&h.a.URL, "url", untracked(h.meta["og:url"]), "meta og:url")
	for _, s := range scripts {
		h.a.machineData(s)
	}
	h.a.found(&h.a.Lang, "lang", shortLang(first(h.meta["og:locale"], h.meta["content-language"], h.meta["language"])), "meta")
}

// property reads microdata.
func (h *pageHead) property(n *html.Node) {
	prop := attr(n, "itemprop")
	switch {
	case prop == "datePublished":
		h.times = append(h.times, first(attr(n, "content"), attr(n, "datetime"), textOf(n)))
	case prop == "publisher" && h.owner == "":
		h.owner = attr(n, "content")
		walk(n, func(c *html.Node) bool {
			if attr(c, "itemprop") == "name" {
				h.owner = first(h.owner, attr(c, "content"), textOf(c))
			}
			return true
		})
	}
}

// home keeps the words of a link to the first page of the site, or of one of
// its languages.
func (h *pageHead) home(n *html.Node) {
	u, err := url.Parse(attr(n, "href"))
	path := ""
	if err == nil {
		path = strings.Trim(u.Path, "/")
	}
	if err != nil || attr(n, "href") == "" || u.RawQuery != "" || u.Fragment != "" || len(path) > 2 || u.Scheme != "" && !strings.HasPrefix(u.Scheme, "http") {
		return
	}
	if u.Host != "" && (u.Path != "" && path != "" || siteOf(h.a.URL) != "" && siteOf(u.String()) != siteOf(h.a.URL)) {
		return
	}
	text := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling { // what stands in an unclosed link is another's
		if c.DataAtom != atom.A {
			text += textOf(c)
			if c.Type == html.TextNode {
				text += " "
			}
			if c.DataAtom == atom.Img {
				text += attr(c, "alt")
			}
		}
	}
	text = strings.Join(strings.Fields(text), " ")
	switch strings.ToLower(text) {
	case "", "home", "homepage", "home page", "start", "startseite", "accueil", "inicio", "главная", "головна", "logo", "back", "en", "english":
		return
	}
	if len(strings.Fields(text)) <= 7 {
		h.homes = append(h.homes, text)
	}
}

// decide fills the fields of the article, each from the best place that has
// it. The page has lost its furniture by now.
func (h *pageHead) decide(doc *html.Node, blocks []block) {
	a := h.a
	h.takeTags(&a.Title, "title", titleTags)
	if a.Title == "" {
		h.titled(blocks)
	}
	h.trimTitle()
	for _, name := range authorTags {
		if v := h.meta[name]; !strings.Contains(v, "://") {
			a.found(&a.Author, "author", strings.TrimPrefix(v, "By "), "meta "+name)
		}
	}
	for _, name := range dateTags {
		a.dated(h.meta[name], "meta "+name)
	}
	for _, t := range h.times {
		a.dated(t, "itemprop datePublished")
	}
	h.visibleDate(doc, blocks)
	h.visibleAuthor(blocks)
	h.outlet(blocks)
}

func (h *pageHead) takeTags(field *string, name string, tags []string) {
	for _, t := range tags {
		h.a.found(field, name, h.meta[t], "meta "+t)
	}
}

// titled takes the title from the headings of the page, else from <title>.
func (h *pageHead) titled(blocks []block) {
	a := h.a
	for _, t := range h.h1 {
		if len(h.h1) == 1 || strings.Contains(letters(h.title), letters(t)) {
			a.found(&a.Title, "title", t, "<h1>")
		}
	}
	if a.Title == "" && len(h.h1) > 0 {
		a.found(&a.Title, "title", h.h1[0], "<h1>")
	}
	for i, b := range blocks { // the last heading above the first paragraph
		if len(b.text) >= prose && !heading(b.tag) {
			for j := i - 1; j >= 0 && a.Title == ""; j-- {
				if heading(blocks[j].tag) {
					a.found(&a.Title, "title", blocks[j].text, "<"+blocks[j].tag.String()+">")
				}
			}
			break
		}
	}
	a.found(&a.Title, "title", h.title, "<title>")
}

// trimTitle prefers the first heading where it says the same without the
// site's name or what a machine cut off.
func (h *pageHead) trimTitle() {
	mine := letters(strings.TrimRight(h.a.Title, ".… "))
	for _, t := range h.h1 {
		l := letters(t)
		if len(l) > 12 && (strings.HasPrefix(mine, l) || strings.HasSuffix(mine, l) || strings.HasPrefix(l, mine)) {
			h.a.Title = t
			return
		}
	}
}

// visibleDate finds the day in marked elements and in the lines above the
// text.
func (h *pageHead) visibleDate(doc *html.Node, blocks []block) {
	a := h.a
	if a.Published.Known() {
		return
	}
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.Time && !inList(n) {
			a.dated(attr(n, "datetime"), "<time>")
			a.dated(textOf(n), "<time>")
		}
		return true
	})
	for i, b := range blocks {
		if len(b.text) >= prose && i > 0 {
			break
		}
		w, ok := dateline(b.text)
		if ok = ok && b.links == 0 && b.tag != atom.Tr; !ok && a.byline(b.text) {
			w, ok = findDate(b.text)
		}
		if h.american && w.ambiguous {
			w.day, w.swapped = w.swapped, w.day
		}
		if ok {
			a.on(w, "line above the text")
		}
	}
}

// inList reports that an element stands in a list, with what else there is to
// read.
func inList(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Li {
			return true
		}
	}
	return false
}

// visibleAuthor takes "By Anna Holm" above the text.
func (h *pageHead) visibleAuthor(blocks []block) {
	for _, b := range blocks {
		if len(b.text) >= prose {
			return
		}
		if name, ok := strings.CutPrefix(b.text, "By "); ok && len(b.text) < 80 {
			name, _, _ = strings.Cut(parts(name)[0], ",")
			if i := strings.IndexAny(name, "0123456789"); i >= 0 {
				name = name[:i] // a date follows
			}
			h.a.found(&h.a.Author, "author", name, "line above the text")
		}
	}
}

// outlet decides whose page it is.
func (h *pageHead) outlet(blocks []block) {
	a := h.a
	h.takeTags(&a.Outlet, "outlet", outletTags[:1])
	a.found(&a.Outlet, "outlet", h.owner, "itemprop publisher")
	h.takeTags(&a.Outlet, "outlet", outletTags[1:])
	if a.Outlet != "" {
		return
	}
	site := siteOf(a.URL)
	for _, name := range h.homes {
		if names(site, name) {
			a.found(&a.Outlet, "outlet", name, "link to the first page")
		}
	}
	rest := h.besideTitle(blocks)
	if rest != "" && latin(rest) != latin(a.Title) { // a site's name as it writes it in another script
		for _, b := range blocks {
			if _, ok := dateline(b.text); ok && len(b.text) < prose {
				for _, part := range parts(b.text) {
					if !strings.ContainsAny(part, "0123456789") && latin(part) == latin(a.Title) && len(strings.Fields(part)) > 1 {
						a.found(&a.Outlet, "outlet", part, "line above the text")
					}
				}
			}
		}
	}
	a.found(&a.Outlet, "outlet", rest, "<title>")
	for _, name := range h.homes {
		a.found(&a.Outlet, "outlet", name, "link to the first page")
		return
	}
}

// besideTitle returns what <title> has beside the article's: the site's name.
func (h *pageHead) besideTitle(blocks []block) string {
	if before, after, ok := strings.Cut(h.title, h.a.Title); ok && h.a.Title != "" && (before == "" || after == "") {
		if rest := strings.Trim(before+after, " :|-–—·•»«/"); len(parts(rest)) == 1 {
			return rest
		}
	}
	pieces := parts(strings.ReplaceAll(h.title, "«", "»"))
	if len(pieces) < 2 {
		return ""
	}
	mine := letters(h.a.Title)
	best := ""
	for _, p := range pieces {
		l := letters(p)
		if l == "" || strings.Contains(mine, l) || strings.Contains(l, mine) && mine != "" {
			continue
		}
		for _, b := range blocks {
			if sameLetters(b.text, p) {
				return p
			}
		}
		for _, name := range h.homes {
			if sameLetters(name, p) || names(siteOf(h.a.URL), p) {
				return p
			}
		}
		if len(p) > len(best) {
			best = p
		}
	}
	return best
}

// latin reports that most letters of a text are Latin.
func latin(s string) bool {
	in, out := 0, 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			in++
		case unicode.IsLetter(r):
			out++
		}
	}
	return in >= out
}
