package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is safe for a grid of cells: valid UTF-8 without controls, apart from
// line breaks where [Block] made it.
type Text string

// String returns the text as a plain string.
func (t Text) String() string { return string(t) }

// Line returns s on one line: every line break and tab becomes a space.
func Line(s string) Text { return sweep(s, false) }

// Block returns s with its line breaks as \n and its tabs expanded to stops
// eight characters apart.
func Block(s string) Text { return sweep(s, true) }

const (
	tabStop  = 8
	maxMarks = 4 // Hebrew with cantillation needs three, Vietnamese two
	picture  = 0x2400
	shown    = unicode.ReplacementChar
)

func sweep(s string, block bool) Text {
	done := plain(s, block)
	if done == len(s) {
		return Text(s)
	}
	w := sweeper{block: block}
	w.out.Grow(len(s))
	for _, r := range s[:done] {
		w.put(r)
	}
	for rest := s[done:]; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		rest = rest[n:]
		if r == '\r' && strings.HasPrefix(rest, "\n") {
			continue
		}
		w.take(r, rest)
	}
	return Text(w.out.String())
}

// plain returns the length of the beginning of s that needs no look: almost
// always all of it.
func plain(s string, block bool) int {
	for i := range len(s) {
		if b := s[i]; (b < ' ' || b > '~') && (b != '\n' || !block) {
			return i
		}
	}
	return len(s)
}

// A sweeper writes clean text.
type sweeper struct {
	out    strings.Builder
	block  bool
	column int  // characters since the line began
	base   rune // what a mark would stand on; 0 at the beginning of a line
	marks  int  // on base
}

// take writes what becomes of r; rest is the text after it.
func (w *sweeper) take(r rune, rest string) {
	switch {
	case breaksLine(r):
		if w.block {
			w.put('\n')
		} else {
			w.put(' ')
		}
	case r == '\t' && w.block:
		for range tabStop - w.column%tabStop {
			w.put(' ')
		}
	case r == '\t':
		w.put(' ')
	case r < ' ':
		w.put(picture + r)
	case r == 0x7f:
		w.put(0x2421)
	case r == zwnj || r == zwj:
		if next, _ := utf8.DecodeRuneInString(rest); unicode.In(w.base, joining...) && unicode.IsLetter(next) && unicode.In(next, joining...) {
			w.out.WriteRune(r)
		}
	case unicode.Is(left, r):
	case unicode.IsMark(r):
		if w.base != 0 && w.marks < maxMarks {
			w.marks++
			w.out.WriteRune(r)
		}
	case unicode.Is(blank, r) || !unicode.IsGraphic(r):
		w.put(shown)
	default:
		w.put(r)
	}
}

// put writes a character that has a cell of its own, or ends the line.
func (w *sweeper) put(r rune) {
	w.out.WriteRune(r)
	w.base, w.marks, w.column = r, 0, w.column+1
	if r == '\n' {
		w.base, w.column = 0, 0
	}
}

// breaksLine reports the mandatory breaks of Unicode's line breaking
// algorithm (UAX #14, classes BK, CR, LF and NL).
func breaksLine(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

const (
	zwnj = 0x200c
	zwj  = 0x200d
)

// left are the characters that are left out: without looks, without effect
// on their neighbours, and common in honest text.
var left = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00ad, 0x00ad, 1}, // soft hyphen
		{0x034f, 0x034f, 1}, // combining grapheme joiner
		{0x061c, 0x061c, 1}, // Arabic letter mark
		{0x17b4, 0x17b5, 1}, // Khmer inherent vowels, never written
		{0x180b, 0x180f, 1}, // Mongolian variation selectors and vowel separator
		{0x200b, 0x200b, 1}, // zero width space
		{0x200e, 0x200f, 1}, // left-to-right and right-to-left mark
		{0x2060, 0x2064, 1}, // word joiner, invisible operators
		{0xfe00, 0xfe0f, 1}, // variation selectors
		{0xfeff, 0xfeff, 1}, // byte order mark
	},
	R32:         []unicode.Range32{{0xe0100, 0xe01ef, 1}}, // more variation selectors
	LatinOffset: 1,
}

// blank are letters that look like nothing: one could be a name.
var blank = &unicode.RangeTable{R16: []unicode.Range16{
	{0x115f, 0x1160, 1}, // Hangul Jamo fillers
	{0x3164, 0x3164, 1}, // Hangul filler
	{0xffa0, 0xffa0, 1}, // half-width Hangul filler
}}

// joining are the scripts in which a joiner or non-joiner decides how a word
// is written, and often what it means (Unicode 17, chapters 9, 12 and 13).
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
	unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
}
