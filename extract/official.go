package extract

import (
	"cmp"
	"slices"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// official tells who speaks in a text that is itself an official one: the
// sides of a communiqué, or the government whose release it is. The article's
// own voice makes no claims otherwise.
func (r *reading) official() []voice {
	if r.jointText() {
		return r.sides()
	}
	if party := r.outletParty(); party != "" {
		return []voice{partyVoice(party)}
	}
	return nil
}

// jointText reports whether the article is a text that two sides publish
// together: its headline says so, and it lays down what shall be.
func (r *reading) jointText() bool {
	if r.joint == 0 {
		title := strings.ToLower(r.Title)
		r.joint = -1
		if slices.ContainsFunc(jointTitles, func(w string) bool { return strings.Contains(title, w) }) && r.laysDown() {
			r.joint = 1
		}
	}
	return r.joint > 0
}

var jointTitles = []string{
	"joint statement", "joint press", "joint release", "joint readout", "joint minutes", "communiqué", "communique", "joint declaration", "agreed minutes", "record of discussion",
}

// laysDown reports whether a text says what shall be, as its signatories do.
func (r *reading) laysDown() bool {
	n := 0
	for _, t := range r.tokens {
		if t.low == "shall" || t.low == "agreed" || t.low == "reaffirmed" || t.low == "decided" {
			n++
		}
	}
	return n >= 3
}

// officialHolds takes a sentence of an official text that nobody else is said
// to have spoken.
func (r *reading) officialHolds(n, from int, voices []voice) {
	s := r.sentences[n]
	if len(r.out.Claims) > from || r.subjectElse(n, voices) {
		return
	}
	words := s.phrase
	if at, ok := r.item(n); ok {
		words.a = at
	}
	sp := speech{sentence: n, cue: phrase{words.a, words.a}, rule: ruleOfficial, verb: &lexicon.Verb{Class: "say"}}
	weight, told := 0, false
	for _, c := range r.cuesIn(words) {
		if c.Asserts == "position" || c.Asserts == "status" {
			weight += c.Weight
		}
		told = told || c.Asserts == "status"
	}
	if len(voices) > 1 && !told && r.term(words) {
		weight += 3
		sp.verb = &agreement
	}
	if _, about := topic(r.mattersIn(words)); weight < 2 || about < 3 && (weight < 3 || n == 0 || r.topics[n-1] == "") {
		return
	}
	for _, part := range r.clauses(phrase{words.a, r.trimmed(words)}) {
		r.keepClaim(sp, nil, part, voices)
	}
}

// agreement is how the terms of a joint text are said.
var agreement = lexicon.Verb{Base: "agree", Class: "say", Surety: 1}

// term reports whether a sentence of a joint text lays down what is to be, or
// what both have welcomed.
func (r *reading) term(p phrase) bool {
	for k := p.a; k+1 < p.b; k++ {
		switch low := r.tokens[k].low; {
		case low == "shall", low == "will", (low == "is" || low == "are") && r.tokens[k+1].low == "to", (low == "was" || low == "were") && (r.tokens[k+1].low == "welcomed" || r.tokens[k+1].low == "accepted"):
			return true
		}
	}
	return false
}

// subjectElse reports whether a sentence of an official text tells what
// somebody else did.
func (r *reading) subjectElse(n int, voices []voice) bool {
	s := r.sentences[n]
	for k := s.a; k < min(s.b, s.a+4); k++ {
		if low := r.tokens[k].low; low == "we" || low == "our" {
			return false
		}
		if m := r.at[k]; m != nil && m.form == formPerson {
			return len(voices) == 1 && r.party(m.canon) != voices[0].party
		}
	}
	return false
}

// sides are the two parties that the article tells of together most often:
// "between Armenia and Azerbaijan", "Cambodia and Thailand".
func (r *reading) sides() []voice {
	if r.pair != nil {
		return r.pair
	}
	type pair struct{ a, b string }
	count := map[pair]int{}
	var order []pair
	for _, s := range r.sentences {
		ms := r.mentionsIn(s.phrase)
		for i := 1; i < len(ms); i++ {
			a, b := ms[i-1], ms[i]
			if a.form == formPerson || b.form == formPerson || a.canon == b.canon || !r.joined(a.b, b.a) {
				continue
			}
			p := pair{min(a.canon, b.canon), max(a.canon, b.canon)}
			if count[p] == 0 {
				order = append(order, p)
			}
			count[p]++
		}
	}
	var best pair
	for _, p := range order {
		if count[p] > count[best] {
			best = p
		}
	}
	r.pair = []voice{}
	if leading := r.eventSides(); best.a == "" && len(leading) == 2 {
		best = pair{leading[0], leading[1]}
	}
	if best.a != "" {
		r.pair = []voice{partyVoice(best.a), partyVoice(best.b)}
		if r.namedFirst(best.a, best.b) == best.b {
			slices.Reverse(r.pair)
		}
	}
	return r.pair
}

// namedFirst is which of two parties the headline names first, else the text.
func (r *reading) namedFirst(a, b string) string {
	for i := range r.titleNames {
		if m := &r.titleNames[i]; m.canon == a || m.canon == b {
			return m.canon
		}
	}
	for _, m := range r.mentionsIn(phrase{0, len(r.tokens)}) {
		if m.canon == a || m.canon == b {
			return m.canon
		}
	}
	return a
}

// bothSides reports whether a phrase means the sides together: "the two
// sides", "both governments", "they" where they were spoken of so.
func (r *reading) bothSides(p phrase) bool {
	first, last := r.tokens[p.a].low, r.tokens[p.b-1].low
	if first == "the" && p.b-p.a > 1 {
		first = r.tokens[p.a+1].low
	}
	switch first {
	case "two", "both", "each", "neither":
	case "sides", "parties":
		return p.b-p.a <= 2
	default:
		return false
	}
	switch last {
	case "side", "sides", "parties", "governments", "countries", "capitals", "states", "delegations", "nations", "neighbours", "neighbors", "camp", "camps":
		return true
	case "representatives", "ministers", "leaders", "presidents":
		return r.jointText()
	}
	return false
}

// interviewee is who answers in a transcript of questions and answers: whom
// the lines before the first question introduce, an expert before others.
func (r *reading) interviewee() []voice {
	all := r.mentionsIn(phrase{0, len(r.tokens)})
	hi := len(r.tokens)
	for _, s := range r.sentences {
		if r.tokens[s.b-1].word == "?" {
			hi = s.a
			break
		}
	}
	var first string
	for _, m := range all {
		if m.form != formPerson {
			continue
		}
		if m.a >= hi && first != "" {
			break
		}
		if v := r.personVoice(m.canon); v.attribution == model.Expert {
			return []voice{v}
		}
		first = cmp.Or(first, m.canon)
	}
	if first == "" {
		return nil
	}
	return []voice{r.personVoice(first)}
}
