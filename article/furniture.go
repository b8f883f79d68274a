package article

import (
	_ "embed" // the words of furniture
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Furniture is what stands around and between the paragraphs of an article on
// its page: bars to share it, boxes to subscribe, lists of other articles,
// banners, captions. It is told by elements, by the words of classes and by the
// words in it.

// dropped are elements that are no part of an article's text.
var dropped = map[atom.Atom]bool{
	atom.Figure: true, atom.Figcaption: true, atom.Aside: true, atom.Nav: true, atom.Footer: true, atom.Form: true, atom.Button: true,
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Iframe: true, atom.Svg: true, atom.Template: true, atom.Select: true,
	atom.Label: true, atom.Input: true, atom.Textarea: true, atom.Video: true, atom.Audio: true, atom.Object: true, atom.Dialog: true,
	atom.Canvas: true, atom.Math: true, atom.Caption: true, atom.Title: true,
}

// furnitureClasses are words of classes and ids of furniture. Long ones are
// looked for at the beginning of a word, short ones as a word.
var furnitureClasses = sync.OnceValue(func() map[string]bool {
	return set(`ad ads advert adverts advertisement advertising advertorial sponsor sponsored sponsors promo promos promotion promoted promobox
share sharing shares sharebar sharer social socials addthis sharedaddy sharethis
cookie cookies consent gdpr cmp privacy banner popup popin modal overlay lightbox paywall regwall
newsletter newsletters subscribe subscription subscribebox signup optin mailchimp donate donation membership
related relatedposts relateds recirc recirculation recommended recommendation recommendations outbrain taboola trending popular mostread mostpopular latest teasers readmore alsoread
sidebar rail breadcrumb breadcrumbs crumb crumbs menu submenu nav navbar navigation pagination pager toc skip skiplink masthead topbar toolbar tools ticker weather alerts
comment comments disqus commentlist respond discussion reactions
caption captions credit credits photocredit imagecredit gallery slideshow
tag tags taglist keywords topics
bio authorbio aboutauthor authorbox
factbox infobox fakta faktaruta keyevents
pullquote pullquotes quotebox
print printlink printonly noprint
copyright disclaimer legal imprint colophon
footer footnote footnotes endnotes sitefooter widget widgets poll quiz survey login hidden`)
})

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// rolesOfFurniture are ARIA roles that no article has.
var rolesOfFurniture = map[string]bool{
	"navigation": true, "banner": true, "complementary": true, "contentinfo": true, "search": true, "dialog": true, "alertdialog": true,
	"menu": true, "menubar": true, "toolbar": true, "alert": true, "tooltip": true,
}

// isFurniture tells an element by its name, its role, what hides it and the
// words of its class and id.
func isFurniture(n *html.Node) bool {
	if dropped[n.DataAtom] {
		return true
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || n.DataAtom == atom.Article {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" && n.DataAtom != atom.Span {
				return true
			}
		case "aria-modal":
			return a.Val == "true"
		case "role":
			if rolesOfFurniture[a.Val] {
				return true
			}
		case "style":
			if style := strings.ReplaceAll(a.Val, " ", ""); strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class", "id", "data-component", "data-testid":
			if classed(a.Val, furnitureClasses()) {
				return true
			}
		}
	}
	return false
}

// classed reports that one of the words of a class is in a set. A class is
// parted at its hyphens and where a capital follows a small letter; so parted,
// two words may be one: "most-read".
func classed(value string, words map[string]bool) bool {
	for _, class := range strings.Fields(value) {
		before := ""
		for _, w := range wordsOf(class) {
			if words[w] || words[before+w] {
				return true
			}
			before = w
		}
	}
	return false
}

func wordsOf(class string) []string {
	var words []string
	start := 0
	lower := false
	flush := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(class[start:end]))
		}
	}
	for i, r := range class {
		switch {
		case !unicode.IsLetter(r):
			flush(i)
			start = i + 1
			lower = false
		case unicode.IsUpper(r) && lower:
			flush(i)
			start = i
			lower = false
		default:
			lower = unicode.IsLower(r)
		}
	}
	if start <= len(class) {
		flush(len(class))
	}
	return words
}

// Short blocks are held against these words, in small letters, without marks
// in front: what a whole block says, how a block begins, and how headings of
// lists and boxes begin, a line each.
var (
	//go:embed words/alone.txt
	aloneText string
	//go:embed words/opens.txt
	opensText string
	//go:embed words/heads.txt
	headsText string

	alone = sync.OnceValue(func() map[string]bool { return lineSet(aloneText) })
	opens = lazyLines(&opensText)
	heads = lazyLines(&headsText)
)

func lineSet(lines string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.Lines(lines) {
		m[strings.TrimSuffix(l, "\n")] = true
	}
	return m
}

// lazyLines returns lines by their first two bytes.
func lazyLines(lines *string) func() map[string][]string {
	return sync.OnceValue(func() map[string][]string {
		m := map[string][]string{}
		for l := range strings.Lines(*lines) {
			l = strings.TrimSuffix(l, "\n")
			m[l[:2]] = append(m[l[:2]], l)
		}
		return m
	})
}

// longestFurniture is the longest block that is told by its first words, in
// bytes of UTF-8.
const longestFurniture = 260

// furnitureWords reports that a block's words are those of furniture.
func furnitureWords(text string) bool {
	if len(text) > longestFurniture {
		return false
	}
	folded := strings.ToLower(strings.TrimLeftFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '©' && r != '('
	}))
	if alone()[strings.TrimRight(folded, " .:…»>→|!")] {
		return true
	}
	if len(folded) < 2 {
		return false
	}
	for _, o := range opens()[folded[:2]] {
		if strings.HasPrefix(folded, o) {
			return true
		}
	}
	return strings.Contains(folded, " appeared first on ") || strings.Contains(folded, "all rights reserved") ||
		strings.Contains(folded, "uses cookies") || strings.Contains(folded, "view this email in your browser")
}

// longestHeading is the longest heading of furniture, in bytes of UTF-8.
const longestHeading = 70

// furnitureHeading reports that a block heads a list of other articles, the
// comments or a box: what follows it is no part of the article.
func furnitureHeading(text string) bool {
	if len(text) > longestHeading {
		return false
	}
	folded := strings.ToLower(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
	if len(folded) < 2 || strings.HasSuffix(folded, ".") {
		return false
	}
	for _, h := range heads()[folded[:2]] {
		if strings.HasPrefix(folded, h) {
			return true
		}
	}
	return false
}
