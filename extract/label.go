package extract

import (
	"strings"

	"parley/model"
)

// nounPhrase is the noun phrase around the words that name a matter, those
// apart that say what is done about it: "to | lift the sanctions".
func (r *reading) nounPhrase(core phrase) phrase {
	p, s := core, r.sentences[r.sentenceOf(core.a)]
	for p.a > s.a && p.b-p.a < 8 && !bareVerbs[r.tokens[core.a].low] && !r.nounToo(core.a, s) {
		if m := r.at[p.a-1]; m != nil && m.a >= s.a && !r.someone(p.a-1) {
			p.a = m.a
		} else if r.labelWord(p.a-1) && !r.toBeDone(p.a-1, s) {
			p.a--
		} else {
			break
		}
	}
	for p.b < s.b && p.b-p.a < 9 && (r.labelWord(p.b) && !happens[r.tokens[p.b].low] && !r.someone(p.b) || r.tokens[p.b].low == "of" || r.tokens[p.b].low == "in" || r.tokens[p.b].low == "for" || r.tokens[p.b].low == "the" && r.tokens[p.b-1].is(aPreposition)) {
		p.b++
	}
	p = r.withoutDoing(p)
	for p.b > p.a+1 && r.hangs(p, s.b) {
		p.b--
	}
	if p.b <= core.a {
		return core
	}
	return p
}

// hangs reports whether the last word of a name points at one that is cut off:
// "the phase of | Trump's plan", "the agreement of 10 | March".
func (r *reading) hangs(p phrase, hi int) bool {
	last := r.tokens[p.b-1]
	if last.is(aPreposition) || last.is(aDeterminer) {
		return true
	}
	return p.b < hi && r.tokens[p.b-2].is(aPreposition) && (r.tokens[p.b].low == "'s" || last.digit() && r.tokens[p.b].is(aDayWord) || last.is(aDayWord))
}

// someone reports whether a person is named.
func (r *reading) someone(k int) bool { return r.at[k] != nil && r.at[k].form == formPerson }

// labelWord reports whether a token can stand in the name of a matter.
func (r *reading) labelWord(k int) bool {
	t := r.tokens[k]
	return (t.isWord() || t.low == "'s") && t.quote == 0 && !t.is(aDeterminer) && !t.is(aPreposition) && !t.is(aConjunction) && !t.is(aPronoun) && !t.is(anAuxiliary) && !t.is(aBeing) && !t.is(aModal) &&
		!adverb(t) && !t.is(aDayWord) && !documentVerbs[t.low] && !doings[t.low] && (r.verbAt(k).Surety == 0 || r.verbAt(k).Noun) && !strings.HasSuffix(t.low, "ed")
}

// toBeDone reports whether a word is a verb: what somebody is to do ("to
// collect", "did not mention"), or one that is no noun.
func (r *reading) toBeDone(k int, s sentence) bool {
	low := r.tokens[k].low
	if bareVerbs[low] {
		return true
	}
	if k > s.a {
		if before := r.tokens[k-1]; before.low == "to" || before.is(aModal) || before.is(aNegator) || before.low == "did" || before.low == "does" || before.low == "do" {
			return true
		}
	}
	return r.nounToo(k, s)
}

// nounToo reports whether a word that can be a noun is a verb: it has an object.
func (r *reading) nounToo(k int, s sentence) bool {
	return nounsToo[r.tokens[k].low] && k+1 < s.b && (r.tokens[k+1].is(aDeterminer) || r.tokens[k+1].is(aPronoun))
}

// withoutDoing leaves out the verb that a matter's words begin with ("restore |
// electricity"), and ends them where a clause begins ("talks | must"). Where
// they only tell what is done, they stay.
func (r *reading) withoutDoing(p phrase) phrase {
	s := r.sentences[r.sentenceOf(p.a)]
	from := p.a
	for from < p.b-1 && (bareVerbs[r.tokens[from].low] || r.nounToo(from, s) || r.tokens[from].is(aPreposition) || from > p.a && (r.tokens[from].is(aDeterminer) || r.tokens[from].is(aPronoun) || adverb(r.tokens[from]) || r.tokens[from].low == "out" || r.tokens[from].low == "up")) {
		from++
	}
	to := from
	for to < p.b && !r.clauseWord(to, from) {
		to++
	}
	if to == from {
		return p
	}
	return phrase{from, to}
}

// clauseWord reports whether a clause begins at a word of a name: "that",
// "would", "suspended" behind who did it.
func (r *reading) clauseWord(k, lo int) bool {
	t := r.tokens[k]
	if t.low == "that" || t.low == "means" || t.is(aNegator) || t.is(aModal) || t.is(aBeing) || t.is(anAuxiliary) && t.low != "'s" {
		return true
	}
	return k > lo && strings.HasSuffix(t.low, "ed") && (r.tokens[k-1].capital() || strings.HasSuffix(r.tokens[k-1].low, "s"))
}

// nameMatter is the name of a matter: its noun phrase; where the words are no
// noun ("verify", "invited"), or name those who talk, the category says it
// better.
func (r *reading) nameMatter(words phrase, c model.Category) string {
	first, last := r.tokens[words.a], r.tokens[words.b-1]
	noun := !r.onlyNamed(words) && (last.capital() || !strings.HasSuffix(last.low, "ed") && !bareVerbs[first.low] && !bareVerbs[last.low] && !noNames[last.low] && !r.clauseWord(words.a, words.a))
	if noun && !(c == "process" && talkers[last.low]) {
		return oneLine(r.text(words))
	}
	if c == "process" {
		return "talks"
	}
	return strings.ReplaceAll(string(c), "-", " ")
}

// onlyNamed reports whether words name a person and nothing else.
func (r *reading) onlyNamed(p phrase) bool {
	return r.someone(p.b-1) && r.at[p.b-1].b == p.b
}

var (
	talkers = wordSet(`negotiator negotiators mediator mediators delegation delegations envoy envoys talk`)

	// doings end the name of a matter: what happens to it begins with them.
	doings = wordSet(`fell falls broke went goes met makes made leave leaves gone receives stay stays brought began came got took gave stood rose hit hits laid sat
	apart out up back along according pending whose him them`)

	// happens tells what comes of a matter.
	happens = wordSet(`return returns expires expire means mean rearms rearm begins begin remains remain continues continue starts start ends depends inspect inspects follows follow`)

	// bareVerbs begin what is done about a matter and are no nouns.
	bareVerbs = wordSet(`implement verify verifiable engage negotiating concurrently carry carried carrying held host take resume suspended reunify ready invited restore protect let give leave leaving lay open reopen recognise recognize
		keep join disarm rearm deploy amend expel resettle rebuild unfreeze unblock enter sat laid put willing monitor continue disseminating raise suspend mention collect normalise normalize`)

	// nounsToo are verbs before a determiner: "release the hostages".
	nounsToo = wordSet(`release exchange return withdraw hold meet move end ending talk cap lift halt stop pull hand trigger`)

	// noNames are words that say how a matter is, or what comes of it.
	noNames = wordSet(`atomic withdrawn binding part again table silent immediately concurrently simultaneously conditional territorial territory's talk accountable legally out`)
)
