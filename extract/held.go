package extract

import (
	"slices"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// The rules for what is held without a word of saying.
const (
	ruleHeld     = "party-holds"
	ruleHeldBy   = "held-by"
	ruleWords    = "in-words-of"
	ruleIsSaid   = "is-said"
	ruleDocument = "document"
	ruleItem     = "plan-item"
	ruleOfficial = "official-text"
)

// told reports whether a token lies in a claim that was found.
func (r *reading) told(from int, token int) bool {
	at := r.tokens[token].From
	for i := from; i < len(r.out.Claims); i++ {
		if c := &r.out.Claims[i]; c.From <= at && at < c.To {
			return true
		}
	}
	return false
}

// held finds what is held in a sentence without a word of saying. from is
// where the claims of the sentence begin.
func (r *reading) held(n int, sc *scene, from int) {
	s := r.sentences[n]
	r.inWords(n, sc, from)
	r.underText(n, sc)
	for k := s.a; k < s.b; k++ {
		if r.tokens[k].quote > 0 || r.told(from, k) || slices.ContainsFunc(sc.unsaid, func(p phrase) bool { return p.has(k) }) {
			continue
		}
		if m := r.at[k]; m != nil && m.a == k && (m.form != formPeople || pluralPeople(r.tokens[m.b-1])) {
			r.partyHolds(n, m, from)
			continue
		}
		if k+1 < s.b && r.tokens[k].low == "asked" && r.tokens[k+1].low == "not" {
			continue // "who asked not to be named"
		}
		if _, end := r.holdAt(k, s.b); end > 0 && k > s.a && r.at[k-1] == nil {
			r.subjectHolds(n, k, sc)
		}
		if t := &r.tokens[k]; t.is(aRumour) && k > s.a+1 && k+1 < s.b && r.tokens[k+1].low == "to" {
			r.isSaid(n, k)
		} else if t.low == "by" && k > s.a+1 {
			r.heldBy(n, k, sc)
		} else if t.is(aModal|ofDocuments) || t.low == "is" || t.low == "are" {
			r.documentHolds(n, k, sc)
		}
	}
}

// rumoured are verbs that pass on what nobody is named for: "is said to want".
var rumoured = wordSet(`said understood believed reported thought rumoured rumored`)

// isSaid reads "The government is understood to be asking for 1,350 names".
func (r *reading) isSaid(n, k int) {
	s := r.sentences[n]
	j := k - 1
	for j > s.a && (adverb(r.tokens[j]) || r.tokens[j].low == "also") {
		j--
	}
	if !r.tokens[j].is(aBeing) {
		return
	}
	words := phrase{r.clauseStart(k, s.a), r.clauseEnd(k, s.b)}
	r.hold(n, phrase{}, phrase{k, k + 1}, words, "", ruleIsSaid, []voice{{Speaker: Speaker{Unnamed: "unnamed sources"}, attribution: model.Anonymous}})
}

// partyHolds reads "Cairo wants …", "Turkey has not agreed to …".
func (r *reading) partyHolds(n int, m *mention, from int) {
	s := r.sentences[n]
	if r.asked(m.phrase, s.a) {
		return
	}
	k := r.afterInsertion(m.b, s.b)
	if m.b < s.b && r.tokens[m.b].low == "'s" || r.place(m) || m.a > s.a && r.tokens[m.a-1].is(aPreposition) && r.tokens[m.a-1].low != "for" {
		return
	}
	negated := false
	for k < s.b && (r.tokens[k].is(anAuxiliary) || adverb(r.tokens[k]) || r.tokens[k].is(aNegator)) && r.tokens[k].low != "'s" {
		negated = negated || r.tokens[k].is(aNegator)
		k++
	}
	hold, end := r.holdAt(k, s.b)
	if end == 0 || k+1 < s.b && r.told(from, k+1) && r.verbAt(k).Surety >= .5 {
		return
	}
	negated = negated || r.holdsNone(end, s.b)
	stop := r.clauseEnd(k, s.b)
	voices, source := []voice{r.voiceOf(m)}, phrase{m.a, k}
	if before := m.a - 2; before >= s.a && r.tokens[m.a-1].low == "and" && r.at[before] != nil && !r.told(from, before) {
		voices = append([]voice{r.voiceOf(r.at[before])}, voices...)
		source.a = r.at[before].a
		if strings.HasPrefix(r.tokens[k].low, "agree") && !negated && len(r.official()) == 0 {
			return // the article's own reading
		}
	}
	r.hold(n, source, phrase{k, end}, phrase{source.a, stop}, stanceOf(hold, negated), ruleHeld, voices)
}

// asked reports whether what a subject does is only asked for: "whether Russia
// would accept …".
func (r *reading) asked(source phrase, lo int) bool {
	return source.a > lo && (r.tokens[source.a-1].low == "whether" || r.tokens[source.a-1].low == "if")
}

// subjectHolds reads "He left open a freeze", "the alliance has ruled out any
// veto": a pronoun or description and what it holds.
func (r *reading) subjectHolds(n, k int, sc *scene) {
	s := r.sentences[n]
	source, ok := r.subjectBefore(s.a, k)
	if !ok || source.b > k || r.asked(source, s.a) {
		return
	}
	negated := false
	for x := source.b; x < k; x++ {
		negated = negated || r.tokens[x].is(aNegator)
	}
	voices := r.voices(source, sc)
	if len(voices) == 0 || voices[0].party == "" || voices[0].attribution == model.Document {
		return
	}
	hold, end := r.holdAt(k, s.b)
	stance := stanceOf(hold, negated || r.holdsNone(end, s.b))
	r.hold(n, source, phrase{k, end}, phrase{source.a, r.clauseEnd(k, s.b)}, stance, ruleHeld, voices)
}

// holdsNone reports whether the object turns what is held: "would support no
// text".
func (r *reading) holdsNone(end, hi int) bool {
	return end < hi && r.tokens[end].is(aNegator)
}

// stanceOf is the stance that words for it show: "has agreed", "has not agreed".
func stanceOf(h lexicon.Hold, negated bool) string {
	if negated && h.Negated != "" {
		return h.Negated
	}
	return h.Stance
}

// holdAt is what a party does at a token, with the token after it, 0 for
// nothing.
func (r *reading) holdAt(k, hi int) (hold lexicon.Hold, end int) {
	if k >= hi || r.word(k) == "" {
		return hold, 0
	}
	lexicon.Holds().At(k, hi, r.word, func(e int, h lexicon.Hold) {
		if e > end {
			hold, end = h, e
		}
	})
	return hold, end
}

// afterInsertion passes over an apposition behind a name.
func (r *reading) afterInsertion(k, hi int) int {
	if k >= hi || r.tokens[k].word != "," {
		return k
	}
	for x := k + 1; x < min(hi, k+longestInsertion/2); x++ {
		if r.tokens[x].word == "," {
			return x + 1
		}
		if r.tokens[x].quote > 0 || r.tokens[x].word == ";" {
			break
		}
	}
	return k
}

// clauseEnd is where the clause ends that a token stands in: at a semicolon,
// "while", or a comma before another subject.
func (r *reading) clauseEnd(k, hi int) int {
	for x := k + 1; x < hi; x++ {
		t := r.tokens[x]
		if t.quote > 0 {
			continue
		}
		if t.word == ";" || t.low == "while" || t.low == "whereas" || t.low == "although" || t.word == "," && x+1 < hi && r.at[x+1] != nil && r.verbNear(x+1, hi) {
			return x
		}
		if t.low == "but" || t.low == "and" && r.tokens[x-1].word == "," {
			return x
		}
		if t.word == "," && r.aside(x, hi) {
			return x
		}
	}
	for hi > k+1 && !r.tokens[hi-1].isWord() && r.tokens[hi-1].quote == 0 {
		hi--
	}
	return hi
}

// aside reports whether a comma begins what another party makes of it: ", which
// Kinshasa has refused", ", a demand that Guyana rejects".
func (r *reading) aside(comma, hi int) bool {
	k := comma + 1
	if k+3 < hi && (r.tokens[k].low == "a" || r.tokens[k].low == "an") {
		k += 2
	}
	if k+1 >= hi || r.tokens[k].low != "which" && (k == comma+1 || r.tokens[k].low != "that") {
		return false
	}
	return r.at[k+1] != nil && r.verbNear(k+1, hi)
}

// verbNear reports whether the name at a token is the subject of a verb.
func (r *reading) verbNear(k, hi int) bool {
	m := r.at[k]
	for x := m.b; x < min(hi, m.b+3); x++ {
		if r.tokens[x].is(anAuxiliary) || r.verbAt(x).Surety > 0 {
			return true
		}
	}
	return false
}

// hold keeps a position found without a word of saying.
func (r *reading) hold(n int, source, verb, words phrase, stance, rule string, voices []voice) {
	class := "hold"
	if stance == "" {
		class = "say"
	}
	s := speech{sentence: n, source: source, cue: verb, rule: rule, verb: &lexicon.Verb{Base: r.tokens[verb.a].low, Class: class, Stance: stance}}
	voices = r.jointly(s, voices)
	for _, part := range r.clauses(words) {
		r.keepClaim(s, nil, part, voices)
	}
}

// heldBy reads the passive: "is demanded by Moscow", "proposed by the
// mediators".
func (r *reading) heldBy(n, by int, sc *scene) {
	s := r.sentences[n]
	hold, end := r.holdAt(by-1, s.b)
	if end == 0 || r.at[by-1] != nil {
		return
	}
	source, ok := r.subjectAfter(by+1, s.b)
	if !ok {
		return
	}
	voices := r.voices(source, sc)
	if len(voices) == 0 || voices[0].attribution != model.Named && voices[0].attribution != model.Institution {
		return
	}
	from := s.a
	for x := by; x > s.a; x-- {
		if w := r.tokens[x].word; w == ";" || w == "," && by-x > 8 {
			from = x + 1
			break
		}
	}
	r.hold(n, source, phrase{by - 1, by}, phrase{from, source.b}, hold.Stance, ruleHeldBy, voices)
}

// inWords reads "is, in Zelensky's words, almost ready", "as Peskov put it".
func (r *reading) inWords(n int, sc *scene, from int) {
	s := r.sentences[n]
	for k := s.a; k+2 < s.b; k++ {
		if r.tokens[k].quote > 0 || r.told(from, k) {
			continue
		}
		var source phrase
		end := k
		switch r.tokens[k].low {
		case "in", "on":
			for x := k + 1; x < min(s.b, k+8); x++ {
				if r.tokens[x].low == "words" && r.tokens[x-1].low == "'s" {
					source, end = phrase{k + 1, x - 1}, x+1
				}
			}
			if r.tokens[k+1].low == "the" && r.tokens[k+2].low == "words" && k+4 < s.b {
				if p, ok := r.subjectAfter(k+4, s.b); ok {
					source, end = p, p.b
				}
			}
		case "as":
			for x := k + 2; x+1 < min(s.b, k+10); x++ {
				if (r.tokens[x].low == "put" || r.tokens[x].low == "puts") && r.tokens[x+1].low == "it" {
					source, end = phrase{k + 1, x}, x+2
				}
			}
		}
		if source.empty() {
			continue
		}
		voices := r.voices(source, sc)
		if len(voices) == 0 {
			continue
		}
		words := phrase{r.clauseStart(k, s.a), r.clauseEnd(end, s.b)}
		r.hold(n, source, phrase{end - 1, end}, words, "", ruleWords, voices)
		return
	}
}

// clauseStart is where the clause begins that a token stands in.
func (r *reading) clauseStart(k, lo int) int {
	for x := k - 1; x > lo; x-- {
		if w := r.tokens[x].word; w == ";" || w == ":" {
			return x + 1
		}
	}
	return lo
}
