package article

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"sync"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML finds the article in a page. A page that is nested too deep for
// the parser is read as plain text.
func (a *Article) readHTML(page string) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		a.Warnings = append(a.Warnings, "the page could not be parsed and was read as plain text")
		a.readPlain(strip(page))
		return
	}
	a.machineData(doc)
	a.metaData(doc)
	base := &url.URL{Scheme: "https", Host: "page.invalid"}
	if u, err := url.Parse(a.URL); err == nil && u.IsAbs() {
		base = u
	}
	parsed, err := readability.FromDocument(doc, base)
	if err == nil && parsed.Node != nil {
		a.found(&a.Title, "title", parsed.Title(), "readability")
		a.Text = paragraphs(parsed.Node)
	}
	if strings.TrimSpace(a.Text) == "" {
		a.Text = strip(page)
		a.Warnings = append(a.Warnings, "no article stands out in the page; all of its text was taken")
	}
	for _, line := range strings.Split(a.Text, "\n") {
		if !a.Published.Known() && len(line) < 60 {
			a.datedAlone(line, "text")
		}
	}
	a.byDomain()
}

// linked is what JSON-LD says of an article, in the many shapes it has.
type linked struct {
	Type      any             `json:"@type"`
	Graph     []linked        `json:"@graph"`
	Headline  string          `json:"headline"`
	Published string          `json:"datePublished"`
	URL       string          `json:"url"`
	Language  string          `json:"inLanguage"`
	Publisher json.RawMessage `json:"publisher"`
	Author    json.RawMessage `json:"author"`
}

// machineData reads JSON-LD, first of all: it is written for programs.
func (a *Article) machineData(doc *html.Node) {
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.Script && attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			var one linked
			var many []linked
			raw := []byte(strings.TrimSpace(n.FirstChild.Data))
			if json.Unmarshal(raw, &many) != nil && json.Unmarshal(raw, &one) == nil {
				many = []linked{one}
			}
			for _, l := range many {
				a.linkedData(l)
			}
		}
		return true
	})
}

func (a *Article) linkedData(l linked) {
	for _, g := range l.Graph {
		a.linkedData(g)
	}
	if l.Headline == "" && l.Published == "" {
		return
	}
	a.found(&a.Title, "title", l.Headline, "json-ld")
	a.found(&a.Outlet, "outlet", nameIn(l.Publisher), "json-ld")
	a.found(&a.Author, "author", nameIn(l.Author), "json-ld")
	a.found(&a.URL, "url", l.URL, "json-ld")
	a.dated(l.Published, "json-ld")
}

// nameIn takes the name out of a string, an object or a list of objects.
func nameIn(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var one struct {
		Name string `json:"name"`
	}
	if json.Unmarshal(raw, &one) == nil {
		return one.Name
	}
	var many []json.RawMessage
	if json.Unmarshal(raw, &many) == nil {
		var names []string
		for _, m := range many {
			if n := nameIn(m); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// metaData reads the head's tags, then marked elements of the page.
func (a *Article) metaData(doc *html.Node) {
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Meta:
			a.meta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), attr(n, "content"))
		case atom.Link:
			if attr(n, "rel") == "canonical" {
				a.found(&a.URL, "url", attr(n, "href"), "canonical")
			}
		case atom.Html:
			a.found(&a.Lang, "lang", strings.ToLower(strings.Split(attr(n, "lang"), "-")[0]), "<html lang>")
		}
		return true
	})
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.Time || attr(n, "itemprop") == "datePublished" {
			a.dated(attr(n, "datetime"), "<time>")
			a.dated(textOf(n), "<time>")
		}
		if n.DataAtom == atom.H1 {
			a.found(&a.Title, "title", textOf(n), "<h1>")
		}
		return true
	})
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.Title {
			a.found(&a.Title, "title", textOf(n), "<title>")
		}
		return true
	})
}

func (a *Article) meta(name, content string) {
	switch name {
	case "og:title":
		a.found(&a.Title, "title", content, "meta og:title")
	case "og:site_name":
		a.found(&a.Outlet, "outlet", content, "meta og:site_name")
	case "og:url":
		a.found(&a.URL, "url", content, "meta og:url")
	case "author", "article:author", "byl":
		a.found(&a.Author, "author", content, "meta "+name)
	case "article:published_time", "datepublished", "date", "pubdate", "publish-date", "dc.date", "dc.date.issued", "parsely-pub-date", "sailthru.date":
		a.dated(content, "meta "+name)
	}
}

// blocks are elements that end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Blockquote: true, atom.Table: true, atom.Tr: true, atom.Pre: true,
}

// dropped are elements that are no part of an article's text.
var dropped = map[atom.Atom]bool{
	atom.Figure: true, atom.Figcaption: true, atom.Aside: true, atom.Nav: true, atom.Footer: true, atom.Form: true, atom.Button: true,
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Iframe: true, atom.Svg: true, atom.Template: true, atom.Time: false,
}

var furniture = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(read (more|also)|related|see also|advertisement|sponsored|sign up|subscribe|newsletter|photo:|image:|getty|share( this)?|follow us|more on this|latest news|most read|recommended|comments?\b|copyright|©|all rights reserved|this (site|website) uses cookies|we use cookies|accept (all )?cookies)`)
})

// paragraphs takes the text of an element, paragraphs apart by an empty line,
// without what stands around articles: captions, links to others, calls to
// subscribe, and exact repeats.
func paragraphs(root *html.Node) string {
	var out []string
	seen := map[string]bool{}
	var current strings.Builder
	linkText := 0
	flush := func() {
		text := strings.Join(strings.Fields(current.String()), " ")
		links := linkText
		current.Reset()
		linkText = 0
		switch {
		case text == "", len(text) > 40 && seen[text]:
			return
		case len(text) < 200 && links*100 > len(text)*80:
			return
		case len(text) < 220 && furniture().MatchString(text):
			return
		}
		seen[text] = true
		out = append(out, text)
	}
	var visit func(n *html.Node, inLink bool)
	visit = func(n *html.Node, inLink bool) {
		if n.Type == html.TextNode {
			current.WriteString(n.Data)
			if inLink {
				linkText += len(strings.TrimSpace(n.Data))
			}
			return
		}
		if dropped[n.DataAtom] {
			return
		}
		block := blocks[n.DataAtom]
		if block {
			flush()
		}
		if n.DataAtom == atom.Br {
			current.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, inLink || n.DataAtom == atom.A)
		}
		if block {
			flush()
		}
	}
	visit(root, false)
	flush()
	return strings.Join(out, "\n\n")
}

// fragment takes the text of a piece of HTML, all of which is the article's.
func (a *Article) fragment(piece string) string {
	doc, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return strip(piece)
	}
	return paragraphs(doc)
}

// inline takes a line of text out of a piece of HTML.
func inline(piece string) string {
	if strings.ContainsAny(piece, "<&") {
		piece = strip(html.UnescapeString(piece))
	}
	return strings.Join(strings.Fields(piece), " ")
}

func walk(n *html.Node, fn func(*html.Node) bool) {
	if n.Type == html.ElementNode && !fn(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, fn)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return strings.TrimSpace(b.String())
}

// strip takes all text out of a page without building its tree.
func strip(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	var out []string
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(out, "\n\n")
		case html.TextToken:
			if text := strings.TrimSpace(string(z.Text())); skip == 0 && text != "" {
				out = append(out, strings.Join(strings.Fields(text), " "))
			}
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				skip++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); (string(name) == "script" || string(name) == "style") && skip > 0 {
				skip--
			}
		}
	}
}
