package extract

import (
	"cmp"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// A weighing is what a clause asserts.
type weighing struct {
	kind    model.ClaimKind
	stance  model.Stance
	status  model.Status
	because []string // the words that decided
}

// A scale adds up what the words of a clause count for.
type scale struct {
	sums [4]float64 // position, status, prediction, fact
	best [4]cue     // what weighs most of each
	w    weighing
}

// weigh tells what a clause asserts: the verb that introduces it, who speaks
// and the words in it each count for one kind, and the heaviest wins.
func (r *reading) weigh(p phrase, v *lexicon.Verb, negated bool, voices []voice) weighing {
	var s scale
	s.words(r.cuesIn(p))
	if voices[0].party != "" && voices[0].attribution != model.Expert {
		position, prediction := r.resolve(p, voices[0].party)
		s.sums[0] += position
		s.sums[2] += prediction
	}
	switch r.count(p) {
	case "":
	case "100 %":
		s.status("agreed-in-principle", 3)
	default:
		s.status("narrowing", 1.5)
		if have := &s.best[1]; graver("narrowing", have.Code) { // a part is agreed
			have.Code = "narrowing"
		}
	}
	if v == &agreement || v.Base == "agree" && len(voices) > 1 && !negated {
		s.best[1] = cue{}
		s.status("agreed", 4)
	}
	s.verb(v)
	if negated {
		s.w.stance = unsaid(s.w.stance, v.Base)
	}
	s.speaker(voices[0], r.ahead(p))
	w, c := s.read()
	if !c.empty() {
		w.because = append(w.because, r.text(c.phrase))
	}
	return w
}

func (s *scale) words(cues []cue) {
	s.sums[3]++
	for _, c := range cues {
		if c.negated {
			c.Code = turned(c.Asserts, c.Code)
		}
		i := assertion(c.Asserts)
		s.sums[i] += float64(c.Weight)
		if have := &s.best[i]; c.Weight > have.Weight || c.Asserts == "status" && graver(c.Code, have.Code) {
			*have = c
		}
	}
}

// status adds weight for a status, which is the one read where no word gives
// another.
func (s *scale) status(code string, weight float64) {
	s.sums[1] += weight
	if s.best[1].Code == "" {
		s.best[1] = cue{Cue: lexicon.Cue{Asserts: "status", Code: code, Weight: 1}}
	}
}

// verb adds what the verb that introduces the clause counts for.
func (s *scale) verb(v *lexicon.Verb) {
	switch v.Class {
	case "hold", "ask":
		s.sums[0] += 3
		s.w.stance = model.Stance(v.Stance)
	case "judge":
		s.sums[0] += 1.5
		s.w.stance = model.Stance(v.Stance)
	case "say":
		if v.Stance != "" { // "insists that Kyiv withdraw"
			s.sums[0] += 1.5
			s.w.stance = model.Stance(v.Stance)
		}
	case "deny":
		if c := &s.best[1]; deniable[c.Code] { // "denied that the text was ready" says that it is not
			c.Code = "open"
			break
		}
		s.sums[3] += 2
	case "expect":
		s.sums[2] += 3
	case "show":
		s.sums[0]++
	}
}

// denial is what rejecting an allegation comes to.
var denial = lexicon.Verb{Base: "deny", Class: "deny", Surety: 1}

// rejectsWords reports whether what is rejected is only words: "rejected the
// allegation", "dismissed reports that …".
func (r *reading) rejectsWords(s speech) bool {
	if s.verb.Stance != "refuses" {
		return false
	}
	for k := s.cue.b; k < min(s.cue.b+4, len(r.tokens)); k++ {
		switch low := r.tokens[k].low; {
		case allegations[low]:
			return true
		case !r.tokens[k].isWord():
			return false
		}
	}
	return false
}

// greetsDeal reports whether what is welcomed has been agreed: "welcomed the
// agreement on prisoners", "the extension of the truce".
func (r *reading) greetsDeal(s speech) bool {
	if s.verb.Class != "judge" || s.verb.Stance != "accepts" || s.negated {
		return false
	}
	for k := s.cue.b; k < min(s.cue.b+6, len(r.tokens)); k++ {
		switch low := r.tokens[k].low; {
		case low == "agreement" || low == "deal" || low == "accord" || low == "extension" || low == "signing" || low == "conclusion" || low == "understanding":
			return true
		case !r.tokens[k].isWord():
			return false
		}
	}
	return false
}

var allegations = wordSet(`allegation allegations claim claims accusation accusations charge charges report reports suggestion suggestions rumour rumours rumor rumors`)

// deniable are the statuses whose denial tells that nothing is settled yet.
var deniable = wordSet(`open agreed agreed-in-principle implemented narrowing suspended rejected`)

// speaker adds what can be expected of who speaks: experts hold no positions,
// drafts do, and what is signed is agreed.
func (s *scale) speaker(v voice, ahead bool) {
	switch v.attribution {
	case model.Expert:
		s.sums[0] -= 3
		if ahead {
			s.sums[2] += 1.5
		}
	case model.Document:
		if words := strings.Fields(v.Unnamed); len(words) > 0 && settledTexts[words[len(words)-1]] {
			s.status("agreed", 2.5)
		} else {
			s.sums[0] += 1.5
		}
	case model.Media:
		s.sums[0]--
		s.sums[3]++
	}
}

// read takes the heaviest kind and what tells it; a status wins over others of
// its weight.
func (s *scale) read() (weighing, cue) {
	i := 3
	for k := range s.sums[:3] {
		if s.sums[k] > s.sums[i] || s.sums[k] == s.sums[i] && k == 1 {
			i = k
		}
	}
	w := s.w
	w.kind = [...]model.ClaimKind{model.Position, model.StatusClaim, model.Prediction, model.Fact}[i]
	c := s.best[i]
	switch w.kind {
	case model.Position:
		w.stance = cmp.Or(w.stance, model.Stance(c.Code), model.Demands)
	case model.StatusClaim:
		w.stance, w.status = "", statusNamed(c.Code)
	default:
		w.stance = ""
	}
	return w, c
}

// statusNamed is the rung that a table's word for a status means.
func statusNamed(code string) model.Status {
	if code == "open" {
		return model.Raised
	}
	return model.Status(code)
}

// settledTexts are texts that their sides have agreed to.
var settledTexts = wordSet(`agreement accord treaty declaration deal pact protocol communique communiqué memorandum roadmap law resolution`)

// ahead reports whether a clause speaks of what may come.
func (r *reading) ahead(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		if r.tokens[k].is(aModal) {
			return true
		}
	}
	return false
}

// resolve weighs the words in which a party says what it will or will not do:
// a position where it is itself the subject, rather a prediction where another
// is ("Witkoff will travel to Moscow").
func (r *reading) resolve(p phrase, party string) (position, prediction float64) {
	for k := p.a; k < p.b; k++ {
		switch r.tokens[k].low {
		case "will", "would", "won't", "won’t", "wouldn't", "wouldn’t":
			if position = max(position, 1); r.another(k, p.a, party) {
				prediction = 1
			}
		case "cannot", "shall", "must":
			position = max(position, 1)
		}
	}
	for k := p.a; k < p.b; k++ {
		if r.tokens[k].is(aNegator) {
			return position + .7, 0
		}
	}
	return position, prediction
}

// another reports whether the subject of a modal is somebody else than the
// party that speaks.
func (r *reading) another(k, lo int, party string) bool {
	k--
	for k > lo && (adverb(r.tokens[k]) || r.tokens[k].low == "also") {
		k--
	}
	m := r.at[max(k, 0)]
	if k < lo || m == nil {
		return false
	}
	if m.form == formPerson {
		return r.party(m.canon) != party
	}
	return m.canon != party
}

// assertion is the place on a scale of what the table of cues names.
func assertion(name string) int {
	switch name {
	case "position":
		return 0
	case "status":
		return 1
	case "prediction":
		return 2
	}
	return 3
}

// turned is what a cue says behind a "not".
func turned(asserts, code string) string {
	if asserts == "status" {
		switch code {
		case "agreed", "agreed-in-principle", "implemented", "narrowing":
			return "open"
		}
	}
	if asserts == "position" {
		return string(unsaid(model.Stance(code), ""))
	}
	return code
}

// unsaid is the stance of who does not take one: not to accept, to offer or to
// want is to refuse; not to refuse or to demand leaves it open.
func unsaid(s model.Stance, verb string) model.Stance {
	switch s {
	case model.Accepts, model.AcceptsIf, model.Offers:
		return model.Refuses
	case model.Refuses:
		return model.LeavesOpen
	case model.Demands:
		switch verb {
		case "want", "seek", "wish", "like":
			return model.Refuses
		}
		return model.LeavesOpen
	}
	return s
}

// graver reports whether a status says more than another where a clause has
// words for both: what is left open rules over what is agreed.
func graver(code, than string) bool {
	rank := func(c string) int {
		switch c {
		case "breached":
			return 8
		case "suspended", "rejected", "deferred":
			return 7
		case "disputed":
			return 5
		case "open":
			return 6
		case "narrowing":
			return 4
		case "agreed-in-principle":
			return 3
		}
		return 1
	}
	return rank(code) > rank(than)
}
