package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d %s", rule, span.From, span.To, because))
	return Found{
		Key: hex.EncodeToString(sum[:6]), Rule: rule, From: span.From, To: span.To,
		Because: oneLine(because),
	}
}
