package extract

import (
	"regexp"
	"strings"
	"sync"
)

var dateLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*\d{1,2}[ ./-]([A-Za-z]{3,9}|\d{1,2})[ ./-]\d{4}\s*$`)
})

// listHeadings begin the headings of lists of other articles.
var listHeadings = [...]string{
	"latest news", "read also", "read more", "read next", "related", "more news", "more on this", "more stories", "most read", "most popular", "recommended", "see also", "other news", "top stories",
}

func listHeading(line string) bool {
	line = strings.TrimLeft(line, " \t\r\n")
	for _, h := range listHeadings {
		if len(line) >= len(h) && strings.EqualFold(line[:len(h)], h) {
			return true
		}
	}
	return false
}

// own returns the stretch of a text that is the article: not its headline,
// which claims nothing, nor the list of other headlines that some pages bring.
func own(body, title string) Span {
	lines := strings.SplitAfter(body, "\n")
	at, cut, from := 0, len(body), 0
	if first := strings.TrimSpace(body); title != "" && strings.HasPrefix(first, title) {
		from = strings.Index(body, title) + len(title)
	}
	for i, l := range lines {
		if listHeading(l) && (datesBelow(lines[i+1:]) >= 2 || len(strings.TrimSpace(l)) < 40 && shortBelow(lines[i+1:])) {
			cut = at
			break
		}
		at += len(l)
	}
	return Span{min(from, cut), cut}
}

func datesBelow(lines []string) int {
	n := 0
	for _, l := range lines {
		if dateLine().MatchString(l) {
			n++
		}
	}
	return n
}

// shortBelow reports whether what follows is a list: short lines without
// sentences.
func shortBelow(lines []string) bool {
	items := 0
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if len(l) > 160 || strings.HasSuffix(l, ".") {
			return false
		}
		items++
	}
	return items > 0
}
