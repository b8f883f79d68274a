package article

import (
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostTags is how many tags a page may have before it is read without its
// tree, which would take a gigabyte.
const mostTags = 150_000

// readHTML finds the article in a page. A page that is nested too deep for
// the parser is read as plain text.
func (a *Article) readHTML(page string) {
	if strings.Count(page, "<") > mostTags {
		a.Warnings = append(a.Warnings, "the page has more elements than any article; all of its text was taken")
		a.readPlain(strip(page))
		return
	}
	doc, err := html.Parse(strings.NewReader(closedComments(page)))
	if err != nil {
		a.Warnings = append(a.Warnings, "the page is nested too deep to be parsed; all of its text was taken")
		a.readPlain(strip(page))
		return
	}
	h := &pageHead{a: a}
	h.read(doc)
	prune(doc)
	blocks := blocksOf(doc)
	if unhooked(doc, blocks) {
		blocks = blocksOf(doc)
	}
	h.decide(doc, blocks)

	base := &url.URL{Scheme: "https", Host: "page.invalid"}
	if u, err := url.Parse(a.URL); err == nil && u.IsAbs() {
		base = u
	}
	if parsed, err := readability.FromDocument(doc, base); err == nil && parsed.Node != nil {
		a.Text = join(a.articleOf(blocks, blocksOf(parsed.Node)))
		a.found(&a.Title, "title", parsed.Title(), "readability")
	}
	if a.Text == "" {
		if a.Text = paragraphs(doc); a.Text == "" {
			a.Text = strip(page)
		}
		a.Warnings = append(a.Warnings, "no article stands out in the page; all of its text was taken")
	}
	a.datedByAddress()
	for _, line := range strings.Split(a.Text, "\n") {
		if !a.Published.Known() && len(line) < 60 {
			a.datedAlone(line, "text")
		}
	}
	a.byDomain()
}

// closedComments ends comments where their writer meant to: one that is closed
// by "-- >", or not at all, would take the rest of the page with it.
func closedComments(page string) string {
	var b strings.Builder
	for {
		script := strings.Index(page, "<script")
		comment := strings.Index(page, "<!--")
		if comment < 0 {
			b.WriteString(page)
			return b.String()
		}
		if script >= 0 && script < comment { // there it is no comment
			end := strings.Index(page[script:], "</script")
			if end < 0 {
				b.WriteString(page)
				return b.String()
			}
			b.WriteString(page[:script+end+1])
			page = page[script+end+1:]
			continue
		}
		b.WriteString(page[:comment])
		rest := page[comment+len("<!--"):]
		end := strings.Index(rest, "-->")
		skip := len("-->")
		for i := 0; ; {
			j := strings.Index(rest[i:], "--")
			if j < 0 || end >= 0 && i+j >= end {
				break
			}
			i += j + 2
			if after := strings.TrimLeft(rest[i:], " \t\r\n"); strings.HasPrefix(after, ">") {
				end, skip = i, len(rest[i:])-len(after)+1
				break
			}
		}
		if end < 0 {
			if end, skip = strings.IndexByte(rest, '>'), 1; end < 0 {
				return b.String()
			}
		}
		page = rest[end+skip:]
	}
}

// prune takes furniture out of a page, but no element that holds the title or
// most of the paragraphs.
func prune(doc *html.Node) {
	sizes := map[*html.Node]int{}
	headed := map[*html.Node]bool{}
	total := measure(doc, sizes, headed)
	var cut func(n *html.Node)
	cut = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.ElementNode && c.DataAtom != atom.Head && isFurniture(c) && !headed[c] && sizes[c]*3 <= total {
				n.RemoveChild(c)
			} else {
				cut(c)
			}
			c = next
		}
	}
	cut(doc)
}

// measure sums the longer texts in each element, in bytes, and notes which elements hold a first heading.
func measure(n *html.Node, sizes map[*html.Node]int, headed map[*html.Node]bool) int {
	if n.Type == html.TextNode {
		if len(n.Data) < prose/2 {
			return 0
		}
		return len(n.Data)
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if dropped[c.DataAtom] {
			continue
		}
		size += measure(c, sizes, headed)
		headed[n] = headed[n] || headed[c] || c.DataAtom == atom.H1
	}
	sizes[n] = size
	return size
}

// fragment takes the text of a piece of HTML, all of which is the article's
// but for furniture.
func (a *Article) fragment(piece string) string {
	return a.piece(piece, func(b block) bool { return !b.furniture() })
}

// piece takes those blocks out of a piece of HTML that are kept.
func (a *Article) piece(piece string, keep func(block) bool) string {
	doc, err := html.Parse(strings.NewReader(piece))
	if err != nil {
		return strip(piece)
	}
	prune(doc)
	unlinked(doc)
	var kept []block
	for _, b := range blocksOf(doc) {
		if keep(b) {
			kept = append(kept, b)
		}
	}
	return join(kept)
}

// unlinked takes out links whose words are furniture at the end of a
// paragraph: "Continue reading".
func unlinked(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.A && furnitureWords(textOf(c)) {
			n.RemoveChild(c)
		} else {
			unlinked(c)
		}
		c = next
	}
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
	return strings.Join(strings.Fields(b.String()), " ")
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
