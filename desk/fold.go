package desk

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes two spellings of a name comparable: case, accents, and ё for е
// make no difference.
func fold(s string) string {
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
