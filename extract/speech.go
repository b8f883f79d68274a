package extract

import (
	"slices"

	"parley/extract/lexicon"
)

// A speech is what a sentence attributes to somebody.
type speech struct {
	sentence int
	source   phrase // who; empty where an earlier speech goes on
	cue      phrase // the verb, or "according to"
	content  []phrase
	verb     *lexicon.Verb
	rule     string
	negated  bool
	nested   bool // inside what somebody else says
}

// The rules by which speeches are found.
const (
	ruleSays      = "says"
	ruleSaidAfter = "said-after"
	ruleAccording = "according-to"
	ruleAdding    = "adding"
	ruleAnd       = "and-said"
	ruleGoesOn    = "quote-goes-on"
	ruleHolds     = "holds"
	ruleTurn      = "transcript"
	ruleNoun      = "claim-that"
)

// A finder looks for the speeches of one sentence.
type finder struct {
	r *reading
	n int
	phrase
	end   int // before the closing mark
	taken []bool
	found []speech
}

// speechesIn finds who says what in a sentence. A speaker at the end has said
// the whole; otherwise each stretch is attributed once, to the outermost
// speaker. What stands inside is nested.
func (r *reading) speechesIn(n int) []speech {
	f := finder{r: r, n: n, phrase: r.sentences[n].phrase}
	f.end = f.b
	for f.end > f.a && among(r.tokens[f.end-1].word, ".!?…") && r.tokens[f.end-1].quote == 0 {
		f.end--
	}
	f.taken = make([]bool, f.b-f.a)
	var cues []int
	for k := f.a; k < f.b; k++ {
		t := r.tokens[k]
		if t.quote > 0 {
			continue
		}
		if v := r.verbOf[k]; t.low == "according" || v.Surety > 0 && f.isCue(k, v) {
			cues = append(cues, k)
		}
	}
	for _, k := range slices.Backward(cues) {
		if s, ok := f.closing(k); ok {
			f.keep(s)
			break
		}
	}
	for _, k := range cues {
		if f.taken[k-f.a] {
			continue
		}
		if s, ok := f.at(k); ok && !f.taken[max(s.source.a, f.a)-f.a] {
			f.keep(s)
		}
	}
	f.cutAtAdding()
	f.nested(cues)
	f.apart()
	f.nouns()
	return f.found
}

func (f *finder) keep(s speech) {
	s.sentence = f.n
	f.found = append(f.found, s)
	for _, p := range append(append([]phrase{}, s.content...), s.source, s.cue) {
		for x := max(p.a, f.a); x < min(p.b, f.b); x++ {
			f.taken[x-f.a] = true
		}
	}
}

// closing reads a speaker at the end, who has said all that stands before:
// …, X said on Sunday.
func (f *finder) closing(k int) (speech, bool) {
	v := f.r.verbAt(k)
	switch {
	case f.r.tokens[k].low == "according":
		if k-f.a < 4 || f.saidJustBefore(k) {
			return speech{}, false
		}
		return f.at(k)
	case v.Surety < .85 || v.Class != "say" && v.Class != "deny" || v.Form == lexicon.Participle:
		return speech{}, false
	}
	if s, ok := f.turned(k, v); ok {
		return s, true
	}
	s, ok := f.says(k, v)
	return s, ok && s.content[0].b <= s.source.a
}

// saidJustBefore reports whether somebody has spoken right before a token: in
// "he said, according to the agency" the agency only carries it.
func (f *finder) saidJustBefore(k int) bool {
	for x := k - 2; x > max(f.a, k-6) && f.r.tokens[x].isWord(); x-- {
		if f.r.tokens[x].quote == 0 && f.r.verbOf[x].Surety >= .85 {
			return true
		}
	}
	return false
}

// nouns reads "Iran's demand that …", "the warning by the UN that …".
func (f *finder) nouns() {
	t := f.r.tokens
	for k := f.a + 1; k+2 < f.end; k++ {
		v := f.r.verbOf[k]
		if !v.Noun || f.taken[k-f.a] || t[k].quote > 0 || t[k+1].low != "that" || t[k].capital() {
			continue
		}
		s := speech{sentence: f.n, cue: phrase{k, k + 1}, verb: v, rule: ruleNoun, content: f.content(k+2, f.end)}
		j := k - 1
		for j > f.a && t[j].isWord() && t[j].low != "'s" && !t[j].is(aDeterminer) && f.r.at[j] == nil {
			j--
		}
		switch {
		case t[j].low == "'s" && j > f.a:
			s.source, _ = f.r.subjectBefore(f.a, j)
		case f.r.at[j] != nil:
			s.source = f.r.at[j].phrase
		case t[j].low == "his" || t[j].low == "her" || t[j].low == "their" || t[j].low == "its":
			s.source = phrase{j, j + 1}
		}
		if !s.source.empty() && len(s.content) > 0 {
			f.keep(s)
		}
	}
}

// nested finds the surest speakers inside what others say.
func (f *finder) nested(cues []int) {
	for _, k := range cues {
		v := f.r.verbAt(k)
		if !f.taken[k-f.a] || v.Surety < .85 && f.r.tokens[k].low != "according" || v.Form == lexicon.Participle {
			continue
		}
		if slices.ContainsFunc(f.found, func(s speech) bool { return s.cue.has(k) }) {
			continue
		}
		in := slices.IndexFunc(f.found, func(s speech) bool {
			return slices.ContainsFunc(s.content, func(p phrase) bool { return p.has(k) })
		})
		if in < 0 {
			continue
		}
		if s, ok := f.at(k); ok && s.rule != ruleAnd {
			s.sentence, s.nested = f.n, true
			f.found = append(f.found, s)
		}
	}
}

func (f *finder) at(k int) (speech, bool) {
	t := f.r.tokens
	if t[k].low == "according" && k+1 < f.b && t[k+1].low == "to" {
		return f.according(k)
	}
	v := f.r.verbAt(k)
	if v.Surety == 0 || !f.isCue(k, v) {
		return speech{}, false
	}
	if s, ok := f.turned(k, v); ok {
		return s, true
	}
	if v.Form == lexicon.Participle {
		return f.adding(k, v)
	}
	return f.says(k, v)
}

// according reads "According to X, …" and "…, according to X".
func (f *finder) according(k int) (speech, bool) {
	from := k + 2
	for _, low := range []string{"the", "words", "of"} { // "according to the words of Witkoff"
		if from+1 < f.b && f.r.tokens[from].low == low && (low != "the" || f.r.tokens[from+1].low == "words") {
			from++
		}
	}
	source, ok := f.r.subjectAfter(from, f.b)
	if !ok {
		return speech{}, false
	}
	if k == f.a {
		source.b = f.firstComma(source)
	}
	s := speech{source: source, cue: phrase{k, k + 2}, rule: ruleAccording, verb: &lexicon.Verb{Base: "according", Class: "say", Surety: 1}}
	if k-f.a >= 3 {
		s.content = f.content(f.a, k)
	} else {
		s.content = f.content(source.b, f.end)
	}
	return s, len(s.content) > 0
}

// firstComma is where a phrase ends at its first comma.
func (f *finder) firstComma(p phrase) int {
	for k := p.a + 1; k < p.b; k++ {
		if f.r.tokens[k].word == "," {
			return k
		}
	}
	return p.b
}

// turned reads speech before its verb and the speaker behind: “…”, said X.
func (f *finder) turned(k int, v *lexicon.Verb) (speech, bool) {
	t := f.r.tokens
	if v.Base == "tell" || v.Form == lexicon.Participle || k > f.a && !f.turnable(k) && t[k-1].word != "?" && t[k-1].word != "!" || v.Surety < .7 && (v.Surety < .5 || k == f.a || t[k-1].quote == 0) || k+1 >= f.b || stopsAfter[t[k+1].low] || t[k+1].is(aDayWord) || t[k+1].is(aPreposition) {
		return speech{}, false
	}
	source, ok := f.r.subjectAfter(k+1, f.b)
	if !ok || t[source.a].low == "that" || !f.r.nominal(source) {
		return speech{}, false
	}
	if k > f.a && t[k-1].quote == 0 { // ", X, a minister, said …" is not turned
		if p, ok := f.r.subjectBefore(f.a, k); ok && p.b-p.a > 0 && f.r.nominal(p) && (f.r.extended(source).b < f.end-2 || f.r.clausal(source)) {
			return speech{}, false
		}
	}
	s := speech{source: source, cue: phrase{k, k + 1}, verb: v, rule: ruleSaidAfter, content: f.content(f.ownFrom(k), k)}
	if k == f.a {
		s.content = f.content(source.b, f.end)
	} else if source.b < f.end { // “…”, said X. “…” or ", said X, “…”"
		for x := source.b; x < f.end; x++ {
			if t[x].quote > 0 {
				s.content = append(s.content, phrase{x, f.end})
				break
			}
			if t[x].word == ":" && x-source.b < 6 {
				s.content = append(s.content, f.content(x+1, f.end)...)
				break
			}
		}
	}
	return s, len(s.content) > 0
}

// nominal reports whether a phrase can be a speaker: it has a name, a
// pronoun, or a determiner or plural.
func (r *reading) nominal(p phrase) bool {
	for i := p.a; i < p.b; i++ {
		t := r.tokens[i]
		if t.capital() || simplePronoun(t.low) || t.is(aDeterminer) || r.unnamed(t.low) != "" || t.is(aPronoun) && t.low != "that" {
			return true
		}
	}
	return false
}

// adding reads a participle behind another speech or subject: ", adding that
// …".
func (f *finder) adding(k int, v *lexicon.Verb) (speech, bool) {
	t := f.r.tokens
	var source phrase
	ok := false
	switch {
	case t[k-1].is(aBeing) || t[k-1].is(anAuxiliary):
		source, ok = f.r.subjectBefore(f.a, k)
	case len(f.found) > 0:
		source, ok = f.found[len(f.found)-1].source, true
	case t[k-1].word == "," || t[k-1].quote > 0:
		source, ok = f.first(k)
	default:
		source, ok = f.r.subjectBefore(f.a, k)
	}
	if !ok {
		return speech{}, false
	}
	s := speech{source: source, cue: phrase{k, k + 1}, verb: v, rule: ruleAdding, content: f.content(f.contentFrom(k), f.end)}
	return s, len(s.content) > 0
}

// first is the subject of a sentence: the phrase before its first verb.
func (f *finder) first(hi int) (phrase, bool) {
	if f.r.tokens[f.a].is(aPreposition) { // "In a joint statement Egypt and Qatar spoke … and called"
		for k := f.a + 2; k < hi; k++ {
			if f.r.tokens[k].is(anAuxiliary) || f.r.verbAt(k).Surety > 0 || f.r.holds(k, f.b) {
				if p, ok := f.r.subjectBefore(f.a, k); ok && f.r.nominal(p) {
					return p, true
				}
			}
		}
	}
	p, ok := f.r.subjectAfter(f.a, hi)
	return p, ok && f.r.nominal(p)
}

// says reads a subject before its verb.
func (f *finder) says(k int, v *lexicon.Verb) (speech, bool) {
	t := f.r.tokens
	rule := ruleSays
	source, ok := f.r.subjectBefore(f.a, k)
	if one, saying := f.quotedOne(k); saying > 0 && ok {
		if t[k-1].is(aBeing) || t[k-1].low == "been" { // "was quoted by the agency as saying"
			one = source
		}
		s := speech{source: one, cue: phrase{k, saying + 1}, verb: v, rule: rule, content: f.content(f.contentFrom(saying), f.end)}
		if before, found := f.contentBefore(source, saying); found {
			s.content = before
		}
		return s, len(s.content) > 0 && f.r.nominal(one)
	}
	if !ok && k > f.a { // a verb that opens the text has nobody before it
		j := k - 1
		for j > f.a && (t[j].is(anAuxiliary) || adverb(t[j])) {
			j--
		}
		if joins := t[j].low == "and" || t[j].low == "but" || t[j].word == ","; joins && len(f.found) > 0 {
			source, ok, rule = f.found[len(f.found)-1].source, true, ruleAnd
		} else if joins {
			source, ok = f.first(k)
			rule = ruleAnd
		}
	}
	if !ok || !f.r.nominal(source) {
		return speech{}, false
	}
	s := speech{source: source, cue: phrase{k, k + 1}, verb: v, rule: rule, negated: f.negated(source.b, k) || t[source.a].is(aNegator)}
	if v.Class == "hold" || v.Class == "judge" || v.Class == "expect" {
		s.rule = ruleHolds
	}
	from := f.contentFrom(k)
	s.content = f.content(from, f.nextSubject(from, v))
	if before, ok := f.contentBefore(source, k); ok {
		s.content = before
	}
	return s, len(s.content) > 0
}
