package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Suggest finds what an article says. An article that is not about talks
// yields nothing.
func Suggest(a Article, k Known) Suggestions {
	r := read(a, k)
	if !r.aboutTalks() {
		return Suggestions{}
	}
	r.tellClaims()
	r.tellPoints()
	r.tellEvents()
	r.tellPeople()
	r.tellParties()
	r.out.weigh(k.Tallies)
	return r.out
}

// found is what every suggestion carries.
func (r *reading) found(rule string, span Span, because string) Found {
	var buffer [256]byte
	key := append(append(buffer[:0], rule...), ' ')
	key = append(strconv.AppendInt(key, int64(span.From), 10), ' ')
	key = append(strconv.AppendInt(key, int64(span.To), 10), ' ')
	sum := sha256.Sum256(append(key, because...))
	return Found{
		Key: hex.EncodeToString(sum[:6]), Rule: rule, From: span.From, To: span.To,
		Because: oneLine(because),
	}
}

// oneLine writes a text with single spaces between its words.
func oneLine(text string) string {
	if singleSpaced(text) {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// singleSpaced reports whether a text certainly is one line, as most are.
func singleSpaced(text string) bool {
	space := true
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space
}
