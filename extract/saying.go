package extract

import (
	"strings"

	"parley/extract/lexicon"
)

// isCue passes over what only looks like a verb that introduces speech:
// nouns, names, passives without a "that".
func (f *finder) isCue(k int, v *lexicon.Verb) bool {
	t := f.r.tokens
	if t[k].capital() && k > f.a {
		return false
	}
	if k == f.a {
		return k+1 < f.b && v.Surety >= .9 && v.Form != lexicon.Participle && t[k+1].capital() // "Said Ellis: …"
	}
	if f.forAnonymity(k) {
		return false
	}
	before := t[k-1]
	if v.Form == lexicon.Participle && (strings.HasSuffix(before.low, "'re") || strings.HasSuffix(before.low, "’re")) {
		return false // "What they're saying: …"
	}
	introduced := f.introduces(k)
	if v.Noun && (before.is(aDeterminer) && !simplePronoun(before.low) || before.low == "'s" || before.is(aPreposition) || adjectival(before)) && !(introduced && f.turnable(k)) {
		return false
	}
	if before.low == "to" && k-2 > f.a && t[k-2].low == "on" && f.r.verbOf[k].Surety >= .8 {
		return introduced // "she went on to report that"
	}
	if before.low == "to" || before.is(aModal) {
		return v.Surety >= .9 && introduced && before.low != "to"
	}
	if v.Noun && v.Form != lexicon.Past && !f.agrees(k, v) {
		return false
	}
	if _, saying := f.quotedOne(k); saying > 0 {
		return true
	}
	if before.is(aBeing) || before.low == "'s" || before.low == "been" || before.low == "being" {
		return v.Form == lexicon.Participle && before.low != "'s"
	}
	if before.is(aDeterminer) && !before.is(aPronoun) || before.low == "of" || before.low == "in" || before.low == "by" || before.low == "for" {
		return false
	}
	if v.Surety < .5 {
		return introduced
	}
	return true
}

// forAnonymity reports whether a verb only tells that a speaker wants no name:
// "who insisted on anonymity", "declined to be identified".
func (f *finder) forAnonymity(k int) bool {
	for x := k + 1; x < min(k+5, f.b) && f.r.tokens[x].isWord(); x++ {
		switch f.r.tokens[x].low {
		case "anonymity", "named", "identified", "quoted":
			return true
		}
	}
	return false
}

// agrees reports whether what stands before a form that is also a noun can be
// its subject in number.
func (f *finder) agrees(k int, v *lexicon.Verb) bool {
	j := k - 1
	for j > f.a && (adverb(f.r.tokens[j]) || f.r.tokens[j].is(anAuxiliary)) {
		j--
	}
	if m := f.r.at[j]; m != nil && m.a-2 >= f.a && f.r.tokens[m.a-1].is(aPreposition) { // "lawyers in Pristina fear"
		j = m.a - 2
	}
	t := f.r.tokens[j]
	if !t.isWord() || simplePronoun(t.low) {
		return true
	}
	plural := strings.HasSuffix(t.low, "s") && !strings.HasSuffix(t.low, "ss") || t.low == "people" || t.low == "police"
	if v.Form == lexicon.Third {
		return !plural && (t.capital() || f.introduces(k)) || t.capital()
	}
	return plural
}

// adjectival reports whether a word before a noun-like verb makes it a noun:
// "new demand", "Israeli claims".
func adjectival(t token) bool {
	for _, ending := range []string{"ese", "ian", "ish", "ial", "ous", "ful", "ive", "ean", "raeli"} {
		if strings.HasSuffix(t.low, ending) && t.low != "give" {
			return true
		}
	}
	switch t.low {
	case "new", "first", "last", "latest", "main", "key", "joint", "such", "own", "public", "recent", "media", "news", "press", "peace", "final", "old", "other", "same", "point":
		return true
	}
	return false
}

// introduces reports whether what follows a verb is speech for certain: a
// "that", a colon, a quotation.
func (f *finder) introduces(k int) bool {
	t := f.r.tokens
	for x := k + 1; x < min(k+12, f.end); x++ {
		switch {
		case t[x].quote > 0, t[x].low == "that", t[x].word == ":":
			return true
		case t[x].word == ",", t[x].word == ";":
			return x == k+1
		}
	}
	return false
}

// turnable reports whether the verb stands behind what was said.
func (f *finder) turnable(k int) bool {
	b := f.r.tokens[k-1]
	return b.word == "," || b.quote > 0
}
