package lexicon

import "strings"

// A Pattern is a phrase to be found in a text: words in lower case, a stem
// that * ends, and gaps of up to three words written as ~.
type Pattern struct {
	Words []string // stems without their *
	Stem  []bool   // the word is a stem
	Gap   []bool   // up to three words may stand before the word
}

// MaxGap is the most words that a gap of a pattern passes over.
const MaxGap = 3

func parsePattern(text string) Pattern {
	var p Pattern
	gap := false
	for _, w := range strings.Fields(text) {
		if w == "~" {
			gap = true
			continue
		}
		stem := strings.HasSuffix(w, "*")
		p.Words = append(p.Words, strings.TrimSuffix(w, "*"))
		p.Stem = append(p.Stem, stem)
		p.Gap = append(p.Gap, gap)
		gap = false
	}
	return p
}

// fits reports whether a word in lower case is the i-th of the pattern.
func (p *Pattern) fits(i int, low string) bool {
	if p.Stem[i] {
		return strings.HasPrefix(low, p.Words[i])
	}
	return p.Words[i] == low
}

// Patterns finds the phrases of a table in a text.
type Patterns[T any] struct {
	buckets [numBuckets]bucket[T]
}

// numBuckets is enough for most to hold phrases of one beginning.
const numBuckets = 1 << 10

// A bucket has the phrases whose first words begin alike. Most are passed over
// for their first word, so these lie side by side.
type bucket[T any] struct {
	firsts  []first
	entries []entry[T]
}

type first struct {
	word string
	stem bool
}

type entry[T any] struct {
	Pattern
	means T
}

func (ps *Patterns[T]) add(text string, means T) {
	p := parsePattern(text)
	if len(p.Words) == 0 {
		return
	}
	b := &ps.buckets[bucketOf(p.Words[0])]
	b.firsts, b.entries = append(b.firsts, first{p.Words[0], p.Stem[0]}), append(b.entries, entry[T]{p, means})
}

// At calls found for every pattern that begins at the i-th word of a text of n
// words, with the index after its last word. word gives the words in lower
// case, empty where a phrase cannot go on.
func (ps *Patterns[T]) At(i, n int, word func(int) string, found func(end int, means T)) {
	low := word(i)
	b := &ps.buckets[bucketOf(low)]
	for k, f := range b.firsts {
		if low != f.word && !(f.stem && strings.HasPrefix(low, f.word)) {
			continue
		}
		e := &b.entries[k]
		if end := e.goesOn(i+1, n, word); end > 0 {
			found(end, e.means)
		}
	}
}

// bucketOf makes a number of the first three bytes of a word, by which a
// pattern is found; no stem is shorter.
func bucketOf(low string) uint32 {
	key := uint32(0)
	for i := range min(3, len(low)) {
		key = key*31 + uint32(low[i])
	}
	return key % numBuckets
}

// goesOn returns the index after the last word of a pattern whose second word
// would be at an index, or 0.
func (p *Pattern) goesOn(at, n int, word func(int) string) int {
	for w := 1; w < len(p.Words); w++ {
		limit := at
		if p.Gap[w] {
			limit = at + MaxGap
		}
		for at < n && at <= limit && word(at) != "" && !p.fits(w, word(at)) {
			at++
		}
		if at >= n || at > limit || word(at) == "" {
			return 0
		}
		at++
	}
	return at
}
