package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cases are endings of Russian and Ukrainian nouns and adjectives with those
// of the nominatives that they can come from, the longest first.
var cases = []struct {
	ending string
	from   []string
}{
	{"скими", []string{"ские"}},
	{"ского", []string{"ский"}},
	{"скому", []string{"ский"}},
	{"ської", []string{"ський", "ська"}},
	{"ського", []string{"ський"}},
	{"ському", []string{"ський"}},
	{"ською", []string{"ська", "ський"}},
	{"ським", []string{"ський"}},
	{"ських", []string{"ський", "ські"}},
	{"ська", []string{"ський"}},
	{"ське", []string{"ський"}},
	{"ські", []string{"ський"}},
	{"ську", []string{"ський", "ська"}},
	{"ским", []string{"ский"}},
	{"ском", []string{"ский"}},
	{"ских", []string{"ский", "ские"}},
	{"ской", []string{"ский", "ская"}},
	{"скую", []string{"ский", "ская"}},
	{"ская", []string{"ский"}},
	{"ское", []string{"ский"}},
	{"ские", []string{"ский"}},
	{"еями", []string{"ея"}},
	{"ами", []string{"ы", "и", "а"}},
	{"ями", []string{"и", "ы"}},
	{"ией", []string{"ия"}},
	{"ією", []string{"ія"}},
	{"еей", []string{"ея"}},
	{"еєю", []string{"ея"}},
	{"ого", []string{"ый", "ий", "ое", "ой"}},
	{"его", []string{"ий"}},
	{"ому", []string{"ый", "ий", "ое"}},
	{"ыми", []string{"ые"}},
	{"ими", []string{"ие", "і"}},
	{"цев", []string{"цы"}},
	{"ців", []string{"ці"}},
	{"ов", []string{"ы", "и"}},
	{"ів", []string{"и", "і"}},
	{"ам", []string{"ы", "и", "а"}},
	{"ям", []string{"ы", "и", "яне"}},
	{"ах", []string{"ы", "и", "а"}},
	{"ях", []string{"и"}},
	{"ых", []string{"ые"}},
	{"их", []string{"ие", "і"}},
	{"ии", []string{"ия"}},
	{"ию", []string{"ия"}},
	{"ії", []string{"ія"}},
	{"ію", []string{"ія"}},
	{"еи", []string{"ея"}},
	{"еї", []string{"ея"}},
	{"ею", []string{"ея", "а"}},
	{"ее", []string{"ея"}},
	{"ой", []string{"а", "ая"}},
	{"ою", []string{"а", "ая"}},
	{"ую", []string{"ая"}},
	{"ей", []string{"я", "ь"}},
	{"ым", []string{"", "ый"}},
	{"им", []string{"", "ий"}},
	{"ом", []string{"", "о"}},
	{"ем", []string{"ь", "й", ""}},
	{"єм", []string{"й"}},
	{"а", []string{"", "о"}},
	{"я", []string{"ь", "й"}},
	{"у", []string{"а", "", "о"}},
	{"ю", []string{"я", "ь", "й"}},
	{"ы", []string{"а"}},
	{"и", []string{"а", "я", "ь"}},
	{"і", []string{"а", "", "я"}},
	{"ї", []string{"я", "й"}},
	{"е", []string{"а", "", "я", "ь", "й", "о"}},
}

// prefixes are what Arabic writes together with the word that follows: and,
// so, in, as, to, with the article or without.
var prefixes = []string{"وال", "فال", "بال", "كال", "ولل", "لل", "و", "ف", "ب", "ك", "ل"}

// lemmas lists what a word in Cyrillic or Arabic letters may be a form of:
// Росії of Росія, لروسيا of روسيا.
func lemmas(low string) []string {
	switch r, _ := utf8.DecodeRuneInString(low); {
	case unicode.Is(unicode.Cyrillic, r):
		return nominatives(low)
	case unicode.Is(unicode.Arabic, r):
		return bare(low)
	}
	return nil
}

func nominatives(low string) []string {
	var out []string
	for _, c := range cases {
		if stem, ok := strings.CutSuffix(low, c.ending); ok && utf8.RuneCountInString(stem) >= 2 {
			for _, ending := range c.from {
				out = append(out, stem+ending)
			}
		}
	}
	return out
}

func bare(word string) []string {
	var out []string
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(word, p); ok && utf8.RuneCountInString(rest) >= 3 {
			if p != "لل" && p != "ولل" {
				out = append(out, rest)
			}
			if strings.HasSuffix(p, "ل") && p != "ل" {
				out = append(out, "ال"+rest)
			}
		}
	}
	return out
}
