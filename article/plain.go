package article

import (
	"strings"
	"unicode/utf8"
)

// The front matter of a text stands in its first lines, none of them as long
// as a paragraph, in characters.
const (
	frontLines   = 12
	longestFront = 160
)

// readPlain takes the text as it is. Its title is a short first line, its day
// a date alone on the last line, else one in its front matter: days beside
// other headlines are theirs.
func (a *Article) readPlain(text string) {
	a.Text = text
	lines := strings.Split(text, "\n")
	first, last := -1, -1
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first < 0 {
		return
	}
	a.plainTitle(lines, first)
	if last > first {
		a.datedAlone(lines[last], "last line")
	}
	for i := first; i < len(lines) && i < first+frontLines; i++ {
		line := strings.TrimSpace(lines[i])
		if utf8.RuneCountInString(line) > longestFront {
			return // the text has begun, and what follows may be other headlines
		}
		a.frontMatter(line)
	}
}

// ruled is the line above and below the front matter of Markdown.
const ruled = "---"

// plainTitle takes the first line where it is short and stands alone.
func (a *Article) plainTitle(lines []string, first int) {
	title := strings.TrimSpace(lines[first])
	if rest, ok := strings.CutPrefix(title, "# "); ok {
		a.found(&a.Title, "title", rest, "first line")
		return
	}
	alone := first+1 >= len(lines) || strings.TrimSpace(lines[first+1]) == ""
	if _, ok := cutLabel(title, "title"); ok || title == ruled {
		return // front matter will say it
	}
	if utf8.RuneCountInString(title) <= 200 && alone {
		a.found(&a.Title, "title", title, "first line")
	}
}

// frontMatter reads lines such as "By X", "Source: Y", "Outlet, 14 January
// 2026".
func (a *Article) frontMatter(line string) {
	if line == "" {
		return
	}
	for _, label := range []struct {
		words []string
		take  func(string)
	}{
		{[]string{"title"}, func(v string) { a.found(&a.Title, "title", v, "front matter") }},
		{[]string{"published", "date", "updated"}, func(v string) { a.dated(v, "front matter") }},
		{[]string{"source", "outlet"}, func(v string) { a.found(&a.Outlet, "outlet", v, "front matter") }},
		{[]string{"author", "by"}, func(v string) { a.found(&a.Author, "author", v, "front matter") }},
		{[]string{"url", "link"}, func(v string) { a.found(&a.URL, "url", v, "front matter") }},
		{[]string{"language", "lang"}, func(v string) { a.found(&a.Lang, "lang", v, "front matter") }},
	} {
		for _, word := range label.words {
			if value, ok := cutLabel(line, word); ok {
				label.take(value)
				return
			}
		}
	}
	if name, ok := strings.CutPrefix(line, "By "); ok && len(strings.Fields(name)) <= 7 {
		author, outlet, _ := strings.Cut(name, ", ")
		a.found(&a.Author, "author", author, "front matter")
		a.found(&a.Outlet, "outlet", outlet, "front matter")
		return
	}
	if outlet, date, ok := strings.Cut(line, ", "); ok && len(strings.Fields(outlet)) <= 5 {
		if w, dated := loneDate(date); dated {
			if !capitals(outlet) || a.Outlet == "" && len(outlet) <= longestAcronym {
				a.found(&a.Outlet, "outlet", outlet, "front matter")
			}
			a.on(w, "front matter")
			return
		}
	}
	a.datedAlone(line, "front matter")
}

// longestAcronym is the most letters of an outlet in capitals; longer words in
// capitals before a date are where a text was written: "GENEVA, 14 January".
const longestAcronym = 5

func capitals(name string) bool { return strings.ToUpper(name) == name }

func cutLabel(line, label string) (string, bool) {
	if len(line) <= len(label)+1 || !strings.EqualFold(line[:len(label)], label) || line[len(label)] != ':' {
		return "", false
	}
	return strings.Trim(strings.TrimSpace(line[len(label)+1:]), `"'`), true
}
