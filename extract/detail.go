package extract

import (
	"strings"

	"parley/model"
)

// Numbers as they are written in words, and words for parts.
var (
	numberWords = wordSet(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred`)
	partWords   = wordSet(`most many several some few all half both none`)
	counted     = wordSet(`points articles items issues clauses provisions paragraphs questions topics chapters text matters positions protocols sections terms everything demands conditions`)
)

// count finds how much of something a claim counts: "15 of the 17 articles",
// "90 per cent", "most of the points", "nine tenths". It is written short.
func (r *reading) count(p phrase) string {
	t := r.tokens
	number := func(k int) bool { return k < p.b && (t[k].digit() || t[k].is(aNumeral)) }
	for k := p.a; k < p.b; k++ {
		if !t[k].digit() && !t[k].is(aNumeral|aShare) {
			continue
		}
		switch {
		case number(k) && k+1 < p.b && (t[k+1].low == "percent" || t[k+1].word == "%" || t[k+1].low == "per" && k+2 < p.b && t[k+2].low == "cent"):
			if r.settles(p) {
				return t[k].word + " %"
			}
		case number(k) && k+1 < p.b && (strings.HasSuffix(t[k+1].low, "ths") || strings.HasSuffix(t[k+1].low, "thirds") || strings.HasSuffix(t[k+1].low, "quarters")):
			return t[k].low + " " + t[k+1].low
		case number(k) && k+2 < p.b && (t[k+1].low == "of" || t[k+1].low == "out"):
			x := k + 2
			for x < p.b && (t[x].low == "of" || t[x].low == "the" || t[x].low == "its") {
				x++
			}
			if number(x) && x+1 < p.b && t[x+1].is(isCounted) {
				return t[k].low + " of " + t[x].low
			}
		case number(k) && k+3 < p.b && t[k+1].is(isCounted) && t[k+2].low == "out" && number(k+4):
			return t[k].low + " of " + t[k+4].low
		case (t[k].is(aShare) || number(k)) && k+1 < p.b:
			x := k + 1
			for x < p.b && (t[x].low == "of" || t[x].low == "the" || t[x].low == "its" || t[x].low == "more" || t[x].low == "other" || t[x].low == "open" || t[x].low == "remaining") {
				x++
			}
			if x < p.b && t[x].is(isCounted) {
				return t[k].low
			}
		}
	}
	return ""
}

// settles reports whether a clause speaks of what is settled or open, so that
// a share in it is one of the text or of the issues.
func (r *reading) settles(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		switch low := r.tokens[k].low; {
		case r.tokens[k].is(isCounted), low == "agreed", low == "settled", low == "resolved", low == "ready", low == "done", low == "complete", low == "issues", low == "there", low == "consensus", low == "plan", low == "deal", low == "agreement":
			return true
		}
	}
	return false
}

// binders begin what a position is bound to.
var binders = wordSet(`if unless until provided once`)

// condition is what a position is bound to, as the text words it: "if the
// United States signs", "any amendment must reflect the spirit of …".
func (r *reading) condition(p phrase) string {
	t := r.tokens
	from := -1
	for k := p.a; k < p.b-1 && from < 0; k++ {
		switch low := t[k].low; {
		case binders[low] && (k == p.a || t[k-1].low != "even"):
			from = k
		case (low == "only" || low == "not") && (t[k+1].low == "if" || t[k+1].low == "after" || t[k+1].low == "when" || t[k+1].low == "before" || t[k+1].low == "until" || t[k+1].low == "once"):
			from = k
		case low == "on" && t[k+1].low == "condition", low == "depends" && t[k+1].low == "on":
			from = k
		case low == "but" && k > p.a+2 && r.mustBehind(k+1, p.b):
			from = k + 1
		}
	}
	if from < 0 {
		return ""
	}
	to := from + 1
	for to < p.b && !among(t[to].word, ";—–") && !(t[to].word == "," && from == p.a) {
		to++
	}
	return shortened(r.text(phrase{from, to}), 300)
}

// mustBehind reports whether a clause lays down what must be: "any revision
// must respect …".
func (r *reading) mustBehind(k, hi int) bool {
	for x := k; x < min(hi, k+6); x++ {
		if r.tokens[x].low == "must" || r.tokens[x].low == "should" {
			return true
		}
	}
	return false
}

// firmnessOf reads how hard a position is put.
func (r *reading) firmnessOf(p phrase) model.Firmness {
	firm := model.Firmness("")
	for k := p.a; k < p.b; k++ {
		switch low := r.tokens[k].low; {
		case low == "never", low == "non-negotiable", low == "red" && k+1 < p.b && strings.HasPrefix(r.tokens[k+1].low, "line"), low == "categorically", low == "outright", low == "under" && k+2 < p.b && r.tokens[k+1].low == "no" && r.tokens[k+2].low == "circumstances":
			return model.RedLine
		case low == "must", low == "insist", low == "insists", low == "insisted", low == "demands", low == "demanded", low == "firmly", low == "cannot":
			firm = model.Firm
		case firm == "" && (low == "could" || low == "might" || low == "willing" || low == "open" || low == "flexible" || low == "ready" || low == "prepared"):
			firm = model.Flexible
		}
	}
	return firm
}

// scopeOf is between whom a status is said to stand: the sides where both are
// spoken of, the parties that are named together in the claim.
func (r *reading) scopeOf(p phrase) []string {
	for k := p.a; k < p.b; k++ {
		if end := min(p.b, k+3); end-k >= 2 && r.bothSides(phrase{k, end}) || k+2 <= p.b && r.bothSides(phrase{k, k + 2}) {
			var scope []string
			for _, v := range r.sides() {
				scope = append(scope, v.party)
			}
			return scope
		}
	}
	ms := r.mentionsIn(p)
	for i := 1; i < len(ms); i++ {
		a, b := ms[i-1], ms[i]
		if a.form != formPerson && b.form != formPerson && a.canon != b.canon && r.joined(a.b, b.a) {
			return []string{a.canon, b.canon}
		}
	}
	return nil
}

// leads are words before the gist of a position: who takes it and that they
// take it, which the claim says already.
var leads = wordSet(`it they he she we i is are was were be would will to ready willing prepared open wants want wanted intends intend seeks seeking preserve keep maintain that also still has have had been not never
	accepted accept agreed agree refused refuse could should must cannot`)

// want is the gist of a position: the first words that fit, with a sign where
// more follow.
func (r *reading) want(p phrase) string {
	words := strings.Fields(strings.Trim(r.text(phrase{r.gistFrom(p), p.b}), " ,.;:“”\""))
	n, end := 0, 0
	for i, w := range words {
		if n += len([]rune(w)) + min(i, 1); n > model.MaxWant {
			break
		}
		end = i + 1
	}
	if end == len(words) {
		return strings.Join(words, " ")
	}
	for end > 1 && (n >= model.MaxWant || hanging(words[end-1])) {
		end--
		n = len([]rune(strings.Join(words[:end], " ")))
	}
	return strings.Trim(strings.Join(words[:end], " "), " ,.;:“”\"") + "…"
}

// hanging reports whether a word points at one that is cut off.
func hanging(word string) bool {
	low := strings.ToLower(word)
	return prepositions[low] || determiners[low] || conjunctions[low] || auxiliaries[low]
}

// gistFrom is where the gist of a position begins: behind who takes it and the
// verb that says so.
func (r *reading) gistFrom(p phrase) int {
	verb := false
	for k := p.a; k+2 < p.b; k++ {
		if r.tokens[k].is(aRumour) && r.tokens[k+1].low == "to" { // "is said to want"
			p.a = k + 2
			break
		}
	}
	for k := p.a; k < p.b-1; {
		m := r.at[k]
		_, end := r.holdAt(k, p.b)
		switch {
		case m != nil && m.a == k && m.b < p.b && !verb && (leads[r.tokens[m.b].low] || adverb(r.tokens[m.b]) || r.holds(m.b, p.b)):
			k = m.b
		case end > 0 && end < p.b && !verb && r.at[k] == nil:
			k, verb = end, true
			for k < p.b-1 && (r.tokens[k].low == "on" || r.tokens[k].low == "for" || r.tokens[k].low == "that" || r.tokens[k].low == "to" || r.tokens[k].low == "no") {
				k++
			}
		case k == p.a && (r.tokens[k].low == "on" || r.tokens[k].low == "for" || r.tokens[k].low == "and" || r.tokens[k].low == "but"), leads[r.tokens[k].low] || !r.tokens[k].isWord() || adverb(r.tokens[k]) && !verb:
			k++
		default:
			return k
		}
	}
	return p.a
}

// holds reports whether a token begins what a party does where it holds a
// position.
func (r *reading) holds(k, hi int) bool {
	_, end := r.holdAt(k, hi)
	return end > 0
}

// shortened cuts words to at most n bytes, at a space.
func shortened(text string, n int) string {
	text = strings.Trim(oneLine(text), " ,.;")
	if len(text) > n {
		text = text[:max(0, strings.LastIndexByte(text[:n], ' '))]
	}
	return text
}
