package extract

import (
	"slices"
	"strings"

	"parley/extract/lexicon"
)

func (f *finder) negated(from, to int) bool {
	for i := max(from, f.a); i < to; i++ {
		if t := &f.r.tokens[i]; t.low == "not" || t.low == "never" || contractedNot(t.low) {
			return true
		}
	}
	return false
}

// contentFrom skips whom the speaker addresses, where and when: "told
// reporters on Sunday that …".
func (f *finder) contentFrom(k int) int {
	t := f.r.tokens
	if from := f.toldTo(k); from > 0 {
		return from
	}
	for x := k + 1; x < min(k+16, f.end); x++ {
		switch {
		case t[x].low == "that" && x > k+2 && f.r.finite(phrase{k + 1, x}): // "says missiles are off the agenda and that …"
			return k + 1
		case t[x].low == "that", t[x].word == ":":
			return x + 1
		case t[x].quote > 0:
			if x > k+3 && f.clauseFrom(k+1, x) { // "said the question was “closed”"
				return k + 1
			}
			return x
		case t[x].word == "," && x == k+1:
			return x + 1
		case t[x].word == ";" || t[x].word == "—":
			return k + 1
		}
	}
	return k + 1
}

// toldTo is where what somebody is told begins, where no "that" says so: "told
// Reuters | the prisoners would be freed"; 0 where it does not.
func (f *finder) toldTo(k int) int {
	t := f.r.tokens
	if f.r.verbOf[k].Base != "tell" {
		return 0
	}
	x := k + 1
	if x < f.end && t[x].low == "the" {
		x++
	}
	from := x
	for x < f.end && (t[x].capital() && !t[x].is(aPronoun) || x > from && (t[x].low == "news" || t[x].low == "agency" || t[x].low == "newspaper")) {
		x++
	}
	if x == from && x < f.end && addressees[t[x].low] {
		x++
	}
	if x > from && x < f.end && t[x].low == "that" {
		return x + 1
	}
	if x == from || x >= f.end || !(t[x].is(aDeterminer) || simplePronoun(t[x].low) || f.r.at[x] != nil) || !f.clauseIn(x) {
		return 0
	}
	return x
}

// clauseIn reports whether what begins at a token is a clause.
func (f *finder) clauseIn(x int) bool { return f.r.clausal(phrase{x, min(x+12, f.end)}) }

// addressees are whom one tells things.
var addressees = wordSet(`reporters journalists him her them us me lawmakers parliament deputies senators mediators diplomats viewers`)

// contracted reports whether a verb is written onto its subject: "we're".
func contracted(low string) bool {
	_, end, ok := strings.Cut(strings.ReplaceAll(low, "’", "'"), "'")
	return ok && (end == "re" || end == "ve" || end == "ll" || end == "d" || end == "m")
}

// clauseFrom reports whether a clause of its own stands between a verb and a
// quotation, and not whom the speaker addresses.
func (f *finder) clauseFrom(lo, hi int) bool {
	if f.r.verbOf[lo-1].Base == "tell" {
		return false
	}
	return f.r.clausal(phrase{lo + 1, hi})
}

// clausal reports whether a phrase has an auxiliary of its own, before any
// "who".
func (r *reading) clausal(p phrase) bool {
	for i := p.a; i < p.b && r.tokens[i].low != "who"; i++ {
		t := r.tokens[i]
		if t.is(aBeing) || t.is(aModal) || t.low == "has" || t.low == "had" || t.low == "have" {
			return true
		}
	}
	return false
}

// finite reports whether a phrase has a verb that can be the verb of a clause.
func (r *reading) finite(p phrase) bool {
	for i := p.a; i < p.b; i++ {
		t := &r.tokens[i]
		switch low := t.low; {
		case contracted(low), low == "'s" && i > p.a && simplePronoun(r.tokens[i-1].low):
			return true
		case t.is(aBeing) && low != "being" && low != "been", t.is(aModal), low == "has", low == "have", low == "had", low == "did", low == "does":
			return true
		case i > p.a && !t.capital() && r.at[i] == nil && (strings.HasSuffix(low, "ed") && !r.tokens[i-1].is(aDeterminer) || r.verbAt(i).Surety > 0 && r.verbAt(i).Form != lexicon.Participle && !r.tokens[i-1].is(aDeterminer) && !r.tokens[i-1].is(aPreposition)):
			return true
		}
	}
	return false
}

// longestAddress is the most tokens behind a speaker at the end that say to
// whom, where and when.
const longestAddress = 12

// contentBefore reads “…,” X said and …, X said.
func (f *finder) contentBefore(source phrase, k int) ([]phrase, bool) {
	t := f.r.tokens
	mark, from := source.a-1, f.ownFrom(source.a)
	if mark <= from || t[mark].word != "," && t[mark].quote == 0 {
		return nil, false
	}
	quoted := false
	for x := from; x < mark; x++ {
		quoted = quoted || t[x].quote > 0
	}
	stop := k + 1
	for stop < f.end && (t[stop].word != ";" || t[stop].quote > 0) {
		stop++
	}
	rest := stop - (k + 1)
	if inserted := f.insertedTo(k); inserted > 0 && mark-from >= 1 && t[mark].quote == 0 {
		return append(f.content(from, source.a), f.content(inserted, f.end)...), true
	}
	if !(quoted && t[mark].quote > 0) && (rest > longestAddress || mark-from < 3 || rest > 3 && (f.r.finite(phrase{k + 1, stop}) || !f.r.finite(phrase{from, mark}))) {
		return nil, false
	}
	if t[mark].quote == 0 && rest > 0 && (t[k+1].low == "that" || rest > 1 && t[k+1].word == ":") {
		return nil, false
	}
	out := f.content(from, source.a)
	if stop < f.end-2 {
		out = append(out, f.content(stop+1, f.end)...)
	}
	for x := k + 1; x < f.end; x++ {
		if t[x].quote > 0 {
			out = append(out, phrase{x, f.end})
			break
		}
	}
	return out, len(out) > 0
}

// ownFrom is where what a speaker behind it says begins: behind a semicolon
// where somebody else has spoken before: "“Accept,” X said; the offer was made
// in July, Y added".
func (f *finder) ownFrom(at int) int {
	spoken := false
	from := f.a
	for x := f.a; x < at; x++ {
		if f.r.tokens[x].quote > 0 {
			continue
		}
		spoken = spoken || f.r.verbOf[x].Surety >= .85
		if spoken && f.r.tokens[x].word == ";" {
			from = x + 1
		}
	}
	return from
}

// nextSubject is where another subject with a verb of its own ends what is
// said: "Egypt says that none is; Ethiopia denies it", "Cairo wants
// arbitration, Addis Ababa would send disputes to …".
func (f *finder) nextSubject(from int, v *lexicon.Verb) int {
	t := f.r.tokens
	for x := from + 2; x+2 < f.end; x++ {
		if t[x].quote > 0 {
			continue
		}
		switch {
		case t[x].word == "," && f.r.aside(x, f.end):
			return x
		case t[x].word == ";":
		case t[x].low == "while" || t[x].low == "whereas":
		case v.Class != "say" && v.Class != "think" && (t[x].word == "," || t[x].low == "and" || t[x].low == "but"):
		default:
			continue
		}
		k := x + 1
		if t[k].low == "and" || t[k].low == "but" || t[k].low == "the" {
			k++
		}
		if k < f.end && (f.r.at[k] != nil && f.r.verbNear(k, f.end) || simplePronoun(t[k].low) && t[x].word == ";" && t[k].low != "who" && t[k].low != "which" && f.r.verbAt(k+1).Surety >= .7) {
			return x
		}
	}
	return f.end
}

// insertedTo is where what is said goes on behind a speaker between commas:
// "Armenia, he said on Friday, had come close"; 0 where it does not.
func (f *finder) insertedTo(k int) int {
	t := f.r.tokens
	for x := k + 1; x < min(k+9, f.end-2); x++ {
		if t[x].quote > 0 {
			return 0
		}
		if t[x].word == "," {
			return x + 1
		}
		if t[x].low == "that" || !t[x].isWord() {
			return 0
		}
	}
	return 0
}

// content trims commas and dashes off the ends of what is said.
func (f *finder) content(a, b int) []phrase {
	t := f.r.tokens
	for a < b && t[a].quote == 0 && among(t[a].word, ",;:—–") {
		a++
	}
	for b > a && t[b-1].quote == 0 && among(t[b-1].word, ",;:—–") {
		b--
	}
	if b-a < 1 {
		return nil
	}
	return []phrase{{a, b}}
}

// goesOn reports whether the same speaker goes on at a verb: ", adding", "and
// said".
func (f *finder) goesOn(k int, v *lexicon.Verb) bool {
	if v.Form == lexicon.Participle {
		return v.Class == "say" && v.Surety >= .7 && f.r.tokens[k-1].word == ","
	}
	return v.Form != lexicon.Base && v.Surety >= .85 && (v.Class == "say" || v.Class == "deny") && f.r.tokens[k-1].low == "and"
}

// holdsOn reports whether whoever holds one thing goes on to hold another:
// "refused any role and asked that …".
func (f *finder) holdsOn(first *lexicon.Verb, k int, v *lexicon.Verb) bool {
	holds := func(class string) bool { return class == "hold" || class == "ask" || class == "judge" }
	before := f.r.tokens[k-1].low
	if quoted := k-2 >= f.a && f.r.tokens[k-2].quote > 0; first.Class == "say" && before == "and" && v.Form == first.Form && v.Form != lexicon.Base && (quoted && v.Surety >= .7 || holds(v.Class) && v.Surety >= .85) {
		return true
	}
	return holds(first.Class) && (holds(v.Class) || v.Class == "say") && v.Surety >= .55 && v.Form == first.Form && v.Form != lexicon.Base && (before == "and" || before == "but")
}

// cutAtAdding ends what is said where the same speaker goes on.
func (f *finder) cutAtAdding() {
	for i := range f.found {
		for c := range f.found[i].content {
			p := &f.found[i].content[c]
			for k := p.a + 2; k < p.b; k++ {
				if v := f.r.verbAt(k); f.r.tokens[k].quote == 0 && (f.goesOn(k, v) || f.holdsOn(f.found[i].verb, k, v)) {
					rule := ruleAdding
					if v.Form != lexicon.Participle {
						rule = f.found[i].rule
					}
					s := speech{sentence: f.n, source: f.found[i].source, cue: phrase{k, k + 1}, verb: v, rule: rule, content: f.content(f.contentFrom(k), p.b)}
					p.b = k - 1
					if f.r.tokens[p.b-1].word == "," {
						p.b--
					}
					if len(s.content) > 0 {
						f.found = append(f.found, s)
					}
					return
				}
			}
		}
	}
}

// apart ends what somebody says where another speaks in a clause of their own:
// "X acknowledged a delay, while somebody close to Y denied it".
func (f *finder) apart() {
	t := f.r.tokens
	for i := range f.found {
		s := &f.found[i]
		mark := s.source.a - 1
		for mark > f.a && (t[mark].low == "and" || t[mark].low == "but") {
			mark--
		}
		if !s.nested || mark <= f.a || t[mark].quote > 0 || t[mark].word != ";" && t[mark].low != "while" && t[mark].low != "whereas" {
			continue
		}
		for j := range f.found {
			for c := range f.found[j].content {
				switch p := &f.found[j].content[c]; {
				case j == i:
				case p.has(mark) && p.a < mark-1 && f.found[j].cue.b <= p.a:
					p.b, s.nested = mark, false
					for t[p.b-1].word == "," {
						p.b--
					}
				case p.a > mark && p.has(s.source.a): // "X has said more than once; Y says that …"
					p.b, s.nested = p.a, false
				}
			}
			f.found[j].content = slices.DeleteFunc(f.found[j].content, phrase.empty)
		}
	}
}

// quotedOne is whom a medium quotes: "the agency quoted her as saying that …".
func (f *finder) quotedOne(k int) (phrase, int) {
	t := f.r.tokens
	if v := f.r.verbOf[k].Base; v != "quote" && v != "cite" {
		return phrase{}, 0
	}
	for x := k + 1; x+1 < min(f.b, k+longestAddress); x++ {
		if t[x].low == "as" && f.r.verbOf[x+1].Form == lexicon.Participle {
			return phrase{k + 1, x}, x + 1
		}
	}
	return phrase{}, 0
}
