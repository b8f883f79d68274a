package article

import (
	"strings"
	"unicode"
)

// readMarkdown reads a clipping in Markdown: front matter, a title, headings
// and paragraphs. Links keep their words, marks of emphasis stay; comments,
// footnotes, pictures and lists of tasks are the clipper's, not the article's.
// A reader of HTML would lose where the words stood, and a whole parser of
// Markdown gives nothing that these few rules do not.
func (a *Article) readMarkdown(text string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = a.yaml(text)
	var out []string
	for _, p := range strings.Split(uncommented(text), "\n\n") {
		if p = a.paragraph(strings.Trim(p, "\n")); p != "" {
			out = append(out, p)
		}
	}
	for len(out) > 1 && a.byline(out[0]) && !strings.Contains(out[0], "\n") {
		a.datedAlone(out[0], "line above the text")
		if name, ok := strings.CutPrefix(out[0], "By "); ok {
			a.found(&a.Author, "author", parts(name)[0], "line above the text")
		}
		out = out[1:]
	}
	a.Text = strings.Join(out, "\n\n")
	a.datedByAddress()
	a.byDomain()
}

// yaml reads and cuts off front matter between two rules.
func (a *Article) yaml(text string) string {
	rest, ok := strings.CutPrefix(strings.TrimLeft(text, "\n"), ruled+"\n")
	if !ok {
		return text
	}
	head, body, ok := strings.Cut(rest, "\n"+ruled)
	if !ok {
		return text
	}
	for _, line := range strings.Split(head, "\n") {
		if !strings.HasPrefix(line, " ") && strings.Contains(line, ":") {
			a.frontMatter(line)
		}
	}
	_, body, _ = strings.Cut(body, "\n")
	return body
}

// paragraph returns what of a paragraph is the article's.
func (a *Article) paragraph(p string) string {
	var lines []string
	for _, l := range strings.Split(p, "\n") {
		t := strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(t, "[^") && strings.Contains(t, "]:"), rule(t), task(t):
			continue
		case strings.HasPrefix(t, "#"):
			marks := len(t) - len(strings.TrimLeft(t, "#"))
			words := strings.TrimSpace(strings.Trim(t, "#"))
			if marks <= 6 && strings.HasPrefix(t[marks:], " ") {
				if marks == 1 && (a.Title == "" || sameLetters(words, a.Title)) {
					a.found(&a.Title, "title", words, "# heading")
					continue
				}
				l = unlinkedWords(words)
			}
		default:
			l = unlinkedWords(strings.TrimRight(l, " "))
			if t != "" && strings.TrimSpace(l) == "" {
				continue
			}
		}
		lines = append(lines, l)
	}
	p = strings.Join(lines, "\n")
	if strings.TrimSpace(p) == "" || furnitureWords(strings.Trim(p, "*_ \n")) || sameLetters(p, a.Title) {
		return ""
	}
	return p
}

// rule reports that a line is a rule across the page.
func rule(line string) bool {
	bare := strings.ReplaceAll(line, " ", "")
	return len(bare) >= 3 && strings.Trim(bare, bare[:1]) == "" && strings.ContainsAny(bare[:1], "-*_=")
}

func task(line string) bool {
	line = strings.TrimLeft(line, "-*+ ")
	return strings.HasPrefix(line, "[ ] ") || strings.HasPrefix(strings.ToLower(line), "[x] ")
}

// uncommented is a text without HTML comments.
func uncommented(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "<!--")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, after, ok := strings.Cut(rest, "-->")
		if !ok {
			b.WriteString("<!--" + rest)
			return b.String()
		}
		text = after
	}
}

// unlinkedWords replaces [words](address) by the words, and drops pictures,
// marks of footnotes and the <> of addresses.
func unlinkedWords(line string) string {
	if !strings.ContainsAny(line, "[<") {
		return line
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		switch {
		case strings.HasPrefix(line[i:], "[^"):
			if end := strings.IndexByte(line[i:min(i+200, len(line))], ']'); end > 0 {
				i += end + 1
				continue
			}
		case strings.HasPrefix(line[i:], "!["):
			if _, n := link(line[i+1:]); n > 0 {
				i += 1 + n
				continue
			}
		case line[i] == '[':
			if words, n := link(line[i:]); n > 0 {
				b.WriteString(words)
				i += n
				continue
			}
		}
		b.WriteByte(line[i])
		i++
	}
	return strings.TrimRightFunc(b.String(), unicode.IsSpace)
}

// longestLink is how long a link may be with its words, in bytes.
const longestLink = 2000

// link reads [words](address) or [words][label] and returns its length.
func link(s string) (words string, n int) {
	s = s[:min(len(s), longestLink)]
	end := strings.IndexByte(s, ']')
	if end < 0 || end+1 >= len(s) {
		return "", 0
	}
	closing := map[byte]byte{'(': ')', '[': ']'}[s[end+1]]
	if closing == 0 {
		return "", 0
	}
	stop := strings.IndexByte(s[end+1:], closing)
	if stop < 0 {
		return "", 0
	}
	return s[1:end], end + 1 + stop + 1
}
