package article

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is a paragraph, a heading, an item of a list or a row of a table.
type block struct {
	text    string
	links   int // bytes of its text that are links
	tag     atom.Atom
	parent  *html.Node // the element around the block
	path    string     // the names of the elements around it
	lead    bool       // classed as the opening of an article
	boxed   bool       // the only cell of a row: a box, not a table
	matched bool       // readability took it
}

// blockElements end a paragraph.
var blockElements = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Blockquote: true, atom.Table: true, atom.Tr: true,
	atom.Pre: true, atom.Header: true, atom.Main: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Center: true, atom.Body: true,
	atom.Figure: true, atom.Hr: true, atom.Address: true, atom.Details: true, atom.Summary: true, atom.Thead: true, atom.Tbody: true,
}

// prose is how long a paragraph is at least, in bytes, that no furniture is
// taken for.
const prose = 200

// paragraphs takes the text of an element, paragraphs apart by an empty line,
// without furniture.
func paragraphs(root *html.Node) string {
	var kept []block
	for _, b := range blocksOf(root) {
		if !b.furniture() {
			kept = append(kept, b)
		}
	}
	return join(kept)
}

// join puts blocks together, exact repeats of long ones left out.
func join(blocks []block) string {
	seen := map[string]bool{}
	var out []string
	for _, b := range blocks {
		if len(b.text) > 40 && seen[b.text] {
			continue
		}
		seen[b.text] = true
		out = append(out, b.text)
	}
	return strings.Join(out, "\n\n")
}

// furniture reports that a block is none of the article's, by itself: nothing
// but links, or words that furniture has.
func (b block) furniture() bool {
	return len(b.text) < prose && (b.boxed || b.links*100 > len(b.text)*80 && !heading(b.tag)) || furnitureWords(b.text)
}

func heading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// A collector parts a tree into blocks.
type collector struct {
	blocks  []block
	current strings.Builder
	links   int
	breaks  int
	stack   []*html.Node
	path    string
}

func blocksOf(root *html.Node) []block {
	c := &collector{}
	c.visit(root, false)
	c.flush()
	return c.blocks
}

func (c *collector) flush() {
	text := strings.Join(strings.Fields(c.current.String()), " ")
	links := c.links
	c.current.Reset()
	c.links, c.breaks = 0, 0
	if text == "" {
		return
	}
	b := block{text: text, links: links, path: c.path}
	if n := len(c.stack); n > 0 {
		e := c.stack[n-1]
		b.tag, b.parent = e.DataAtom, e.Parent
		b.lead = classed(attr(e, "class"), leads)
		b.boxed = e.DataAtom == atom.Tr && cells(e) == 1
	}
	c.blocks = append(c.blocks, b)
}

func cells(row *html.Node) int {
	n := 0
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		n += btoi(c.DataAtom == atom.Td || c.DataAtom == atom.Th)
	}
	return n
}

// leads are words of the classes of an opening paragraph.
var leads = map[string]bool{"intro": true, "lead": true, "lede": true, "introduction": true, "chapeau": true}

func (c *collector) visit(n *html.Node, inLink bool) {
	switch {
	case n.Type == html.TextNode:
		text := strings.TrimSpace(n.Data)
		if text != "" {
			c.breaks = 0
		}
		c.current.WriteString(n.Data)
		if inLink {
			c.links += len(text)
		}
		return
	case n.Type == html.CommentNode || n.Type == html.ElementNode && dropped[n.DataAtom]:
		return
	case n.DataAtom == atom.Br:
		if c.breaks++; c.breaks == 2 {
			c.flush()
		}
		c.current.WriteByte(' ')
		return
	case n.DataAtom == atom.Td || n.DataAtom == atom.Th:
		c.current.WriteByte(' ')
	}
	isBlock := blockElements[n.DataAtom] || n.DataAtom == atom.Td && hasBlocks(n)
	path := c.path
	if isBlock {
		c.flush()
		c.stack = append(c.stack, n)
		c.path += "/" + n.Data
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.visit(child, inLink || n.DataAtom == atom.A)
	}
	if isBlock {
		c.flush()
		c.stack = c.stack[:len(c.stack)-1]
		c.path = path
	}
}

// hasBlocks reports that a cell lays out a page rather than a row.
func hasBlocks(cell *html.Node) bool {
	for c := cell.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && blockElements[c.DataAtom] {
			return true
		}
	}
	return false
}

// articleOf picks the blocks of the article out of those of a page: what
// readability took, what of the same kind stands between and beside it, and
// no head matter, furniture or lists of other articles.
func (a *Article) articleOf(blocks []block, taken []block) []block {
	if !match(blocks, taken) {
		blocks = taken
		for i := range blocks {
			blocks[i].matched = true
		}
	}
	path, parents := dominant(blocks)
	first, last := region(blocks, path, parents)
	if first < 0 {
		return nil
	}
	var kept []block
	skipping := false
	for _, b := range blocks[first : last+1] {
		body := b.path == path && parents[b.parent] || len(b.text) >= prose && b.matched
		switch {
		case b.tag == atom.H1, sameLetters(b.text, a.Title):
			continue
		case (heading(b.tag) || len(b.text) < longestHeading && b.path != path) && furnitureHeading(b.text):
			skipping = true
			continue
		case skipping && !body:
			continue
		}
		skipping = false
		if b.furniture() || !b.matched && !body && !heading(b.tag) && !parents[b.parent] {
			continue
		}
		kept = append(kept, b)
	}
	return a.trimTail(a.trimHead(kept, path), path)
}

// unhooked reports whether all of the paragraphs were links, as where one is
// never closed; then none of the page's are links any more.
func unhooked(doc *html.Node, blocks []block) bool {
	size, links := 0, 0
	for _, b := range blocks {
		if len(b.text) >= prose {
			size, links = size+len(b.text), links+b.links
		}
	}
	if links*10 < size*9 || size == 0 {
		return false
	}
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.A {
			n.Data, n.DataAtom = "span", atom.Span
		}
		return true
	})
	return true
}

// The most of an article, in bytes, and of a page, in blocks, that are compared
// each with each.
const (
	mostTaken  = 256 << 10
	mostBlocks = 4000
)

// match marks the blocks that readability took. It reports that it found most
// of what it took.
func match(blocks, taken []block) bool {
	size, found := 0, 0
	texts := map[string]int{}
	for _, t := range taken {
		texts[t.text]++
		size += len(t.text)
	}
	for i := range blocks {
		if texts[blocks[i].text] > 0 {
			texts[blocks[i].text]--
			blocks[i].matched = true
			found += len(blocks[i].text)
		}
	}
	if found*10 < size*7 && size <= mostTaken && len(blocks) <= mostBlocks { // it put some of them together
		var all strings.Builder
		for _, t := range taken {
			all.WriteString(t.text + "\n")
		}
		for i, b := range blocks {
			if !b.matched && len(b.text) > 40 && strings.Contains(all.String(), b.text) {
				blocks[i].matched = true
				found += len(b.text)
			}
		}
	}
	return found*10 >= size*7
}

// dominant returns the path of most of the prose that was taken and the
// elements that hold it.
func dominant(blocks []block) (path string, parents map[*html.Node]bool) {
	sizes := map[string]int{}
	for _, b := range blocks {
		if b.matched && b.links*2 < len(b.text) {
			if sizes[b.path] += len(b.text); sizes[b.path] > sizes[path] {
				path = b.path
			}
		}
	}
	parents = map[*html.Node]bool{}
	for _, b := range blocks {
		if b.matched && b.path == path && len(b.text) >= prose/2 {
			parents[b.parent] = true
		}
	}
	return path, parents
}

// region returns the first and the last block of the article: those that were
// taken, and prose in the same elements before and after.
func region(blocks []block, path string, parents map[*html.Node]bool) (first, last int) {
	first, last = -1, -1
	for i, b := range blocks {
		in := b.matched || b.path == path && parents[b.parent]
		if !in {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	return first, last
}

// headMatter is how many blocks above the text may be its head.
const headMatter = 12

// trimHead takes off what stands between the title and the text: kicker,
// standfirst, byline, date.
func (a *Article) trimHead(blocks []block, path string) []block {
	for i := min(headMatter, len(blocks)) - 1; i >= 0; i-- {
		if a.byline(blocks[i].text) && !anyProse(blocks[:i]) {
			blocks = blocks[i+1:]
			break
		}
	}
	for len(blocks) > 1 {
		b := blocks[0]
		short := len(b.text) < prose
		switch {
		case a.byline(b.text), short && b.path != path && !b.lead, len(b.text) < 40 && strings.ToUpper(b.text) == b.text && b.path == path && !strings.ContainsAny(b.text, ".?!"):
			blocks = blocks[1:]
			continue
		}
		break
	}
	return blocks
}

func anyProse(blocks []block) bool {
	for _, b := range blocks {
		if len(b.text) >= prose {
			return true
		}
	}
	return false
}

// byline reports that a block names the author, the date or both, and says
// nothing else.
func (a *Article) byline(text string) bool {
	if len(text) > 160 {
		return false
	}
	if a.Author != "" && sameLetters(text, a.Author) {
		return true
	}
	fields := strings.Fields(text)
	if len(fields) <= 14 && (fields[0] == "By" || fields[0] == "BY") && !strings.HasSuffix(text, ".") && len(fields) > 1 && startsUpper(fields[1]) {
		return true
	}
	if _, ok := dateline(text); ok {
		return true
	}
	return len(fields) <= 4 && strings.HasSuffix(text, "min read")
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return strings.ToUpper(string(r)) == string(r)
}

// trimTail takes off what stands below the text: notes on the author,
// addresses, calls, headings of what was taken out.
func (a *Article) trimTail(blocks []block, path string) []block {
	for len(blocks) > 1 {
		b := blocks[len(blocks)-1]
		short := len(b.text) < prose
		list := b.tag == atom.Li || b.tag == atom.Tr || b.tag == atom.Blockquote || b.tag == atom.Dd || b.tag == atom.Pre
		switch {
		case short && heading(b.tag),
			short && b.path != path && (!list || b.links > 0),
			short && strings.Contains(b.text, "@") && strings.Contains(b.text, "."),
			a.bio(b.text):
			blocks = blocks[:len(blocks)-1]
			continue
		}
		break
	}
	return blocks
}

// bio reports that a block is about the author.
func (a *Article) bio(text string) bool {
	if a.Author == "" || len(text) > 400 || !strings.HasPrefix(text, a.Author+" ") {
		return false
	}
	for _, says := range []string{" covers ", " is a ", " is an ", " is the ", " reports ", " writes ", " has reported ", " joined "} {
		if strings.Contains(text[:min(len(text), len(a.Author)+60)], says) {
			return true
		}
	}
	return false
}

func sameLetters(a, b string) bool {
	return b != "" && len(a) < 2*len(b)+20 && letters(a) == letters(b)
}

// dateline finds the date in a line above a text, parted by bars, dots or
// dashes: one part of it is a date and no part a sentence.
func dateline(text string) (written, bool) {
	if len(text) > 160 || strings.HasSuffix(text, ".") && len(text) > 60 {
		return written{}, false
	}
	for _, part := range parts(text) {
		if w, ok := loneDate(part); ok {
			return w, true
		}
	}
	return written{}, false
}

// parts cuts a line where its parts are set apart.
func parts(line string) []string {
	for _, sep := range []string{" • ", " | ", " – ", " — ", " - ", " / ", " :: ", " » ", "|", "•"} {
		line = strings.ReplaceAll(line, sep, " · ")
	}
	cut := strings.Split(line, " · ")
	for i := range cut {
		cut[i] = strings.TrimSpace(cut[i])
	}
	return cut
}
