package extract

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A token is a word of the text with its place in bytes.
type token struct {
	Span
	word string // as written
	low  string // in lower case
}

// capital reports whether the word begins with a capital letter.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.word)
	return unicode.IsUpper(r)
}

// A sentence is a stretch of the text with its words.
type sentence struct {
	Span
	tokens []token
}

func (s sentence) text(body string) string { return body[s.From:s.To] }

// tokenise splits a stretch into words. Letters joined by points (U.S.),
// apostrophes and hyphens stay together.
func tokenise(body string, from, to int) []token {
	var out []token
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(body[i:to])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		j := i + n
		for j < to {
			r, n := utf8.DecodeRuneInString(body[j:to])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				j += n
				continue
			}
			next, _ := utf8.DecodeRuneInString(body[min(j+n, to):to])
			inner := unicode.IsLetter(next) || unicode.IsDigit(next)
			if (r == '-' || r == '’' || r == '\'') && inner && !possessive(body[j:to]) {
				j += n
				continue
			}
			if r == '.' && initials(body[i:j]) {
				j += n
				continue
			}
			break
		}
		word := body[i:j]
		out = append(out, token{Span{i, j}, word, strings.ToLower(word)})
		i = j
	}
	return out
}

// possessive reports whether an apostrophe begins 's.
func possessive(rest string) bool {
	for _, s := range []string{"'s", "’s"} {
		if strings.HasPrefix(rest, s) {
			next, _ := utf8.DecodeRuneInString(rest[len(s):])
			return !unicode.IsLetter(next)
		}
	}
	return false
}

// initials reports whether a word so far is capitals with points: "U", "U.S".
func initials(word string) bool {
	letters := 0
	for i, r := range word {
		if r == '.' {
			continue
		}
		if !unicode.IsUpper(r) || i > 0 && word[i-1] != '.' {
			return false
		}
		letters++
	}
	return letters >= 1 && len(word) <= 8
}

var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "gen": true, "sen": true, "gov": true, "lt": true, "col": true, "st": true,
	"no": true, "jan": true, "feb": true, "aug": true, "sept": true, "oct": true, "nov": true, "dec": true, "prof": true, "rep": true, "vs": true,
}

// sentences splits the article's own stretches into sentences. A single line
// end inside a paragraph is a space: texts come hard-wrapped.
func sentences(body string, stretches []Span) []sentence {
	var out []sentence
	for _, s := range stretches {
		start := s.From
		flush := func(to int) {
			from := start
			for from < to && isSpace(body[from]) {
				from++
			}
			for to > from && isSpace(body[to-1]) {
				to--
			}
			if to > from {
				out = append(out, sentence{Span{from, to}, tokenise(body, from, to)})
			}
			start = to
		}
		for i := s.From; i < s.To; i++ {
			switch body[i] {
			case '\n':
				if i+1 < s.To && blankAhead(body[i+1:s.To]) {
					flush(i)
					start = i
				}
			case '.', '!', '?':
				if end, ok := ends(body, i, s.To); ok {
					flush(end)
					start = end
					i = end - 1
				}
			}
		}
		flush(s.To)
	}
	return out
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// blankAhead reports whether the next line is empty.
func blankAhead(rest string) bool {
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line) == ""
}

// ends reports whether a sentence ends at a mark, and after which byte.
func ends(body string, i, to int) (int, bool) {
	j := i + 1
	for j < to {
		r, n := utf8.DecodeRuneInString(body[j:to])
		if !strings.ContainsRune("\"”’»)'.!?", r) {
			break
		}
		j += n
	}
	if j >= to {
		return j, true
	}
	if !isSpace(body[j]) {
		return 0, false
	}
	k := j
	for k < to && isSpace(body[k]) {
		k++
	}
	next, _ := utf8.DecodeRuneInString(body[k:to])
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("\"“«‘(", next) {
		return 0, false
	}
	if body[i] != '.' {
		return j, true
	}
	word := body[strings.LastIndexAny(body[:i], " \n\t(“\"")+1 : i]
	if abbreviations[strings.ToLower(word)] || initials(word) && utf8.RuneCountInString(word) <= 3 && !lastWordOfSentence(body[k:to]) {
		return 0, false
	}
	return j, true
}

// lastWordOfSentence reports whether what follows initials begins a sentence
// and not a name or title ("the U.S. He said" against "U.S. President").
func lastWordOfSentence(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	switch strings.TrimRight(word, ",") {
	case "The", "He", "She", "It", "They", "But", "In", "A", "And", "On", "This", "That", "His", "Her":
		return true
	}
	return false
}

var (
	listHeading = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\s*(latest news|read (also|more|next)|related( (articles|stories|news))?|more (news|on this|stories)|most (read|popular)|recommended|see also|other news|top stories)`)
	})
	dateLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s*\d{1,2}[ ./-]([A-Za-z]{3,9}|\d{1,2})[ ./-]\d{4}\s*$`)
	})
)

// own returns the stretches of a text that are the article: not the list of
// other headlines that some pages bring, nor lines that are only a date.
func own(body, title string) []Span {
	lines := strings.SplitAfter(body, "\n")
	at, cut, from := 0, len(body), 0
	if first := strings.TrimSpace(body); title != "" && strings.HasPrefix(first, title) { // a headline claims nothing
		from = strings.Index(body, title) + len(title)
	}
	for i, l := range lines {
		if listHeading().MatchString(l) && (datesBelow(lines[i+1:]) >= 2 || len(strings.TrimSpace(l)) < 40 && shortBelow(lines[i+1:])) {
			cut = at
			break
		}
		at += len(l)
	}
	return []Span{{min(from, cut), cut}}
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
