package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Slug folds words to a lower-case identifier of ASCII letters, digits and
// single hyphens, in which accents are dropped; other scripts are left out.
// It is empty where nothing remains.
func Slug(words string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(words) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// Fold makes two spellings of a name comparable: case, accents, and ё for е
// make no difference.
func Fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < unicode.MaxASCII
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Distance counts the letters to insert, drop or change between two words.
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(from); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(to); j++ {
			cost := diagonal
			if from[i-1] != to[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(to)]
}

// list joins words as a sentence does: "a, b or c".
func list(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
