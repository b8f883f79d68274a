package story

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"
)

// words yields the words of a text in lower case, in a buffer that is used
// again. Apostrophes and what is not seen do not part a word. Scripts that
// write no spaces between words give a word for each character.
func words(text string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var word []byte
		for _, r := range text {
			switch {
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
				word = append(word, byte(r))
			case r >= firstUnspaced && unicode.In(r, unspaced...):
				if len(word) > 0 && !yield(word) || !yield(utf8.AppendRune(nil, r)) {
					return
				}
				word = word[:0]
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				word = utf8.AppendRune(word, unicode.ToLower(r))
			case r == '\'' || r == '’' || r == 'ʼ' || r >= unicode.MaxASCII && unicode.In(r, unicode.Mn, unicode.Cf):
			case len(word) > 0:
				if !yield(word) {
					return
				}
				word = word[:0]
			}
		}
		if len(word) > 0 {
			yield(word)
		}
	}
}

// firstUnspaced is the first character of the scripts below.
const firstUnspaced = '\u0e01'

var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// Sum names the words of a text in their order: texts that differ only in
// letter case, punctuation and line breaks have the same sum.
func Sum(text string) string {
	h := sha256.New()
	wordless := true
	for w := range words(text) {
		wordless = false
		h.Write(append(w, ' '))
	}
	if wordless {
		h.Write([]byte(text))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// hashes returns a number for each word.
func hashes(text string) []uint64 {
	var out []uint64
	h := fnv.New64a()
	for w := range words(text) {
		h.Reset()
		h.Write(w)
		out = append(out, h.Sum64())
	}
	return out
}

// runs returns the hashes of all runs of n words, each once, ascending.
func runs(words []uint64, n int) []uint32 {
	if len(words) < n {
		return nil
	}
	out := make([]uint32, 0, len(words)-n+1)
	for i := range len(words) - n + 1 {
		var h uint64
		for _, w := range words[i : i+n] {
			h = mixed(h ^ w)
		}
		out = append(out, uint32(h>>32))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mixed spreads every bit over all others (the finaliser of SplitMix64), so
// that the smallest hashes are a fair sample.
func mixed(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
