package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A token is a word or a mark of the text with its place in bytes.
type token struct {
	Span
	word  string // as written
	low   string // in lower case; 's for a possessive ending
	quote int    // number of the quotation that it stands in, its marks included; 0: none
	isA   class  // the classes of words that it belongs to
}

func (t token) digit() bool { return t.word[0] >= '0' && t.word[0] <= '9' }

// A phrase is a run of tokens: the first, and the one after the last.
type phrase struct{ a, b int }

func (p phrase) empty() bool { return p.b <= p.a }

func (p phrase) has(i int) bool { return p.a <= i && i < p.b }

func (p phrase) meets(q phrase) bool { return p.a < q.b && q.a < p.b }

// A sentence is a run of tokens in a paragraph.
type sentence struct {
	phrase
	paragraph int
	games     bool // the paragraph is about games
}

// tokenise splits a text into words and marks. Letters joined by points
// (U.S.), inner apostrophes, hyphens and the points and commas of numbers stay
// together; a possessive ending is a token of its own.
func tokenise(text string) []token {
	return appendTokens(make([]token, 0, len(text)/bytesPerToken+1), text, 0, len(text))
}

// bytesPerToken is what a token takes of a text at the least, mostly.
const bytesPerToken = 4

// appendTokens adds the tokens of a stretch of a text.
func appendTokens(out []token, body string, from, to int) []token {
	for i := from; i < to; {
		if body[i] == ' ' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:to])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + n
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			end = wordEnd(body, i, to)
		} else if strings.HasPrefix(body[i:to], "''") || strings.HasPrefix(body[i:to], "``") {
			end = i + 2 // quotation marks of typewriters
		}
		word := body[i:end]
		if cut := possessiveAt(word); cut > 0 {
			out = append(out, newToken(Span{i, i + cut}, word[:cut]))
			i, word = i+cut, word[cut:]
			out = append(out, possessive(Span{i, end}, word))
		} else {
			out = append(out, newToken(Span{i, end}, word))
		}
		i = end
	}
	return out
}

// wordEnd is where the word that begins at i ends.
func wordEnd(body string, i, to int) int {
	j := i
	for j < to {
		if isLetterOrDigit(body[j]) { // as nearly always
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[j:to])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			j += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(body[min(j+n, to):to])
		inner := unicode.IsLetter(next) || unicode.IsDigit(next)
		before, _ := utf8.DecodeLastRuneInString(body[i:j])
		switch {
		case (r == '-' || r == '’' || r == '\'') && inner:
		case r == ',' && unicode.IsDigit(before) && unicode.IsDigit(next):
		case r == '.' && unicode.IsDigit(before) && unicode.IsDigit(next):
		case r == '.' && initials(body[i:j]):
		default:
			return j
		}
		j += n
	}
	return j
}

// isLetterOrDigit reports whether a byte is one of ASCII.
func isLetterOrDigit(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// inCapitals reports whether a word has no small letters.
func inCapitals(word string) bool {
	for i := range len(word) {
		switch c := word[i]; {
		case c >= 'a' && c <= 'z':
			return false
		case c >= utf8.RuneSelf:
			return word == strings.ToUpper(word)
		}
	}
	return true
}

// possessiveAt is where the ending 's of a word begins, or 0.
func possessiveAt(word string) int {
	if last := word[len(word)-1]; last != 's' && last != 'S' {
		return 0
	}
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if len(word) > len(s) && strings.HasSuffix(word, s) {
			return len(word) - len(s)
		}
	}
	return 0
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

var abbreviations = wordSet(`mr mrs ms dr gen sen gov lt col st maj sgt adm capt cmdr hon rev jr sr no jan feb mar apr aug sept oct nov dec prof rep vs inc corp co ltd`)

// wordLists fill the sets of words. They are filled when the first article is
// read, so that a program that reads none does not pay for them.
var wordLists []func()

var fillWords = sync.OnceFunc(func() {
	for _, fill := range wordLists {
		fill()
	}
})

// wordSet makes a set of the words of a list, for the package's variables.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	wordLists = append(wordLists, func() {
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
	})
	return set
}

// kindsOf makes a table of words by what they mean. A word that stands twice
// means what it means first.
func kindsOf[T ~string](lists ...[2]string) map[string]T {
	table := map[string]T{}
	wordLists = append(wordLists, func() {
		for _, l := range lists {
			for w := range strings.FieldsSeq(l[1]) {
				if _, ok := table[w]; !ok {
					table[w] = T(l[0])
				}
			}
		}
	})
	return table
}

// longestSentence is the most tokens that a sentence has before it is parted at
// its next mark: what is read in a sentence is compared with all else in it.
const longestSentence = 300

// longestQuote is the most tokens that a quotation has; a mark that is never
// closed would otherwise take the rest of the text with it.
const longestQuote = 400

// among reports whether a mark is one of several, or begins a run of them.
func among(mark, marks string) bool { return strings.Contains(marks, mark) }

// quotations numbers the quotations of a paragraph: between double marks, and
// to the end of the paragraph where an opening mark is not closed, as in
// speech that goes on in the next.
func quotations(tokens []token, p phrase, number int) int {
	for i := p.a; i < p.b; i++ {
		closing := closes(tokens[i].word)
		if closing == "" {
			continue
		}
		end := -1
		for j := i + 1; j < p.b && j-i < longestQuote; j++ {
			if strings.Contains(closing, tokens[j].word) {
				end = j
				break
			}
			if tokens[j].word == "“" {
				break
			}
		}
		if end < 0 && tokens[i].word != "”" && i == p.a {
			end = min(p.b-1, i+longestQuote)
		}
		if end < 0 {
			continue
		}
		number++
		for k := i; k <= end; k++ {
			tokens[k].quote = number
		}
		i = end
	}
	return number
}

// closes lists the marks that close a quotation opened by a mark.
func closes(mark string) string {
	switch mark {
	case "“", "„":
		return "”“\""
	case `"`, "''", "``":
		return "\"''``"
	case "«":
		return "»"
	}
	return ""
}

// split finds the tokens, paragraphs and sentences of the article's own
// stretch of text.
func split(body string, own Span) ([]token, []sentence) {
	tokens := make([]token, 0, (own.To-own.From)/bytesPerToken+1)
	var sentences []sentence
	quote := 0
	for n, p := range paragraphs(body, own) {
		from := len(tokens)
		tokens = appendTokens(tokens, body, p.From, p.To)
		whole := phrase{from, len(tokens)}
		quote = quotations(tokens, whole, quote)
		games := aboutGames(tokens[from:])
		for whole.a < whole.b {
			end := sentenceEnd(tokens, whole)
			sentences = append(sentences, sentence{phrase{whole.a, end}, n, games})
			whole.a = end
		}
	}
	return tokens, sentences
}

// Lines longer than longLine are no hard-wrapped ones; a block of more than
// longBlock lines has its paragraphs one after the other, without empty lines.
const (
	longLine  = 130
	longBlock = 12
)

// paragraphs splits at empty lines and behind lines too long to be
// hard-wrapped; long blocks of short lines, also behind lines that end a
// sentence and behind headings.
func paragraphs(body string, own Span) []Span {
	lines := strings.SplitAfter(body[own.From:own.To], "\n")
	var out []Span
	start, at, block := own.From, own.From, blockLength(lines)
	unwrapped := mostlyLong(lines)
	for i, line := range lines {
		blank := strings.TrimSpace(line) == ""
		if blank && i+1 < len(lines) {
			block = blockLength(lines[i+1:])
		}
		if blank && at > start {
			out = append(out, Span{start, at})
		}
		at += len(line)
		switch {
		case blank:
			start = at
		case unwrapped, len(line) > longLine, i+1 < len(lines) && len(lines[i+1]) > longLine, block > longBlock && i+1 < len(lines) && endsParagraph(line, lines[i+1]):
			out = append(out, Span{start, at})
			start = at
		}
	}
	if at > start {
		out = append(out, Span{start, at})
	}
	return out
}

// mostlyLong reports whether most lines are too long to be hard-wrapped, so
// that each is a paragraph.
func mostlyLong(lines []string) bool {
	long, all := 0, 0
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			all++
		}
		if len(line) > longLine {
			long++
		}
	}
	return 2*long >= all
}

// blockLength counts the lines up to an empty one.
func blockLength(lines []string) int {
	for n, line := range lines {
		if strings.TrimSpace(line) == "" {
			return n
		}
	}
	return len(lines)
}

// shortLine is the most bytes of a heading or byline, which no mark ends.
const shortLine = 45

// endsParagraph reports whether a line ends a sentence or is a heading, as far
// as can be told from it and the next.
func endsParagraph(line, next string) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?:…”\"»", last) && len(line) > len("U.S.") || len(line) < shortLine && !initials(strings.TrimSuffix(line, "."))
}

// sentenceEnd is the token after the first sentence of a run. Marks inside a
// quotation end the sentence only where the quotation ends with them, so that
// what is quoted stays with who said it.
func sentenceEnd(tokens []token, p phrase) int {
	for i := p.a; i < p.b-1; i++ {
		if i-p.a >= longestSentence && (!tokens[i].isWord() || i-p.a >= 2*longestSentence) {
			return i + 1
		}
		next := tokens[i+1]
		inside := tokens[i].quote > 0 && next.quote == tokens[i].quote
		end := false
		switch tokens[i].word {
		case ".":
			end = !inside && next.From > tokens[i].To && (i == p.a || !abbreviations[tokens[i-1].low])
		case "!", "?", "…":
			end = !inside
		case "”", `"`, "''", "»":
			end = tokens[i].quote > 0 && !inside && i > p.a && among(tokens[i-1].word, ".!?…")
		case ")", "’", "'":
			end = tokens[i].quote == 0 && i > p.a && among(tokens[i-1].word, ".!?")
		default:
			end = strings.HasSuffix(tokens[i].word, ".") && !inside && beginsSentence(next)
		}
		if end && (next.capital() || next.digit() || among(next.word, "“\"«‘—[(''``")) {
			return i + 1
		}
	}
	return p.b
}

// beginsSentence reports whether the word after initials begins a sentence and
// not a name or title ("the U.S. He said" against "U.S. President").
func beginsSentence(t token) bool {
	switch t.word {
	case "The", "He", "She", "It", "They", "But", "In", "A", "And", "On", "This", "That", "His", "Her", "We", "There", "“":
		return true
	}
	return false
}
