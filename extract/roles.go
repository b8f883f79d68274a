package extract

import (
	"slices"
	"strings"
)

// The rules by which parties get their roles.
const (
	ruleSide        = "side"
	ruleMediates    = "mediates"
	ruleGuarantees  = "guarantees"
	ruleObserves    = "observes"
	ruleStake       = "stakeholder"
	ruleOnlyTouched = "affected"
)

// negotiations are nouns for what two sides have with each other.
var negotiations = wordSet(`talks negotiations agreement deal accord treaty peace truce ceasefire war conflict dialogue dispute pact understanding hostilities fighting border relations settlement round rounds meeting
	negotiation exchange process clashes confrontation crisis differences gap gaps tensions normalisation normalization armistice framework contacts discussions file arrangement`)

// betweenBefore reports whether "between" or "both" stands before a group.
func (r *reading) betweenBefore(g group, s sentence) bool {
	for k := g.a - 1; k >= s.a && g.a-k < 5; k-- {
		switch low := r.tokens[k].low; {
		case low == "between":
			return true
		case !r.tokens[k].is(aDeterminer) && !organs[low] && low != "both" && !strings.HasSuffix(low, "ern"):
			return false
		}
	}
	return false
}

// betweenTwo reports whether a name behind "between" is joined to another
// side that has words around it: "between Sudan's army and the RSF".
func (r *reading) betweenTwo(g group, s sentence) bool {
	for k := g.b; k < min(s.b, g.b+14); k++ {
		if r.tokens[k].low == "and" {
			return true
		}
	}
	return false
}

// weighBefore reads what stands before a group: "mediated by", "talks with",
// "under the auspices of".
func (r *reading) weighBefore(g group, s sentence, add *[4]float64) {
	t := r.tokens
	k := g.a - 1
	for k > s.a && (t[k].is(aDeterminer) || organs[t[k].low] || t[k].low == "governments" || t[k].low == "both") {
		k--
	}
	if k <= s.a {
		return
	}
	before := t[k-1].low
	switch t[k].low {
	case "by":
		switch {
		case between(before), before == "auspices", before == "forward", before == "up" && k > s.a+1 && (t[k-2].low == "drawn" || t[k-2].low == "set"), before == "led", before == "supported":
			add[asMediator] += 3
		case before == "observed", before == "monitored", before == "verified":
			add[asObserver] += 3
		case before == "guaranteed", before == "underwritten":
			add[asGuarantor] += 3
		}
		if k > s.a && r.near(phrase{max(s.a, k-5), k}, proposals) && before != "rejected" && before != "accepted" && before != "refused" {
			add[asMediator] += 2
		}
	case "with":
		if negotiations[before] {
			add[asPrincipal] += 1.5
		}
	case "of":
		switch before {
		case "auspices", "offices", "mediation", "leadership", "facilitation", "invitation":
			add[asMediator] += 3
		case "efforts", "role":
			add[asMediator] += 2
		case "supervision", "monitors", "observers":
			add[asObserver] += 3
		}
	case "on", "for":
		if settlements[before] { // "the peace agreement on Ukraine"
			add[asPrincipal] += 2
		}
		fallthrough
	case "against":
		if before == "war" || before == "sanctions" || before == "attack" || before == "attacks" || before == "pressure" {
			add[asPrincipal]++
		}
	case "in":
		if before == "war" || before == "conflict" || before == "truce" || before == "peace" || before == "ceasefire" {
			add[asPrincipal]++
		}
	}
}

// settlements are what is negotiated on a country, which is then a side.
var settlements = wordSet(`agreement deal settlement treaty accord talks negotiations plan conference`)

var proposals = wordSet(`plan proposal draft proposals text framework drafted proposed paper roadmap outline mechanism initiative`)

func between(low string) bool {
	return middleVerbs[low] && low != "called" && low != "urged" && low != "welcomed" && low != "offered"
}

func (r *reading) near(p phrase, words map[string]bool) bool {
	for k := p.a; k < p.b; k++ {
		if words[r.tokens[k].low] {
			return true
		}
	}
	return false
}

// hasAny reports whether the article has a word of a class.
func (r *reading) hasAny(c class) bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return t.is(c) })
}

// weighBehind reads what stands behind a group: what it does, and nouns for
// what it has.
func (r *reading) weighBehind(g group, s sentence, verb int, add *[4]float64) {
	t := r.tokens
	if word := t[g.b-1].word; strings.Contains(word, "-") {
		_, tail, _ := strings.Cut(strings.ToLower(word), "-")
		if middleVerbs[tail] || tail == "drafted" || tail == "led" || tail == "backed" || tail == "sponsored" {
			add[asMediator] += 3
		}
	}
	for k := g.b; k < min(s.b, g.b+4); k++ {
		switch t[k].low {
		case "mediators", "mediator", "mediation", "facilitator", "facilitators", "facilitation", "brokers":
			add[asMediator] += 3
		case "good":
			if k+1 < s.b && t[k+1].low == "offices" {
				add[asMediator] += 3
			}
		case "observers", "observer", "monitors":
			add[asObserver] += 3
		case "guarantors", "guarantor":
			add[asGuarantor] += 3
		case "plan", "proposal", "draft", "outline":
			if t[g.b].low != "and" {
				add[asMediator]++
			}
		case "delegation", "negotiators", "side":
			add[asPrincipal]++
		}
		if t[k].low != "'s" && !officeWords[t[k].low] && !organs[t[k].low] {
			break
		}
	}
	if verb < 0 {
		return
	}
	low := t[verb].low
	switch {
	case between(low):
		add[asMediator] += 2
		if low == "mediates" || low == "mediated" || low == "brokered" || low == "mediate" || low == "facilitates" || low == "broker" {
			add[asMediator] += 2
		}
	case sideVerbs[low]:
		add[asPrincipal]++
	}
}

// beside is how many words before and behind a group can make a role of it.
const beside = 14

// weighSentence reads words that make a role of all who are named beside them:
// guarantors, observers, auspices.
func (r *reading) weighSentence(g group, s sentence, add *[4]float64) {
	t := r.tokens
	for k := max(s.a, g.a-beside); k < min(s.b, g.b+beside+1); k++ {
		far := 0
		switch {
		case k < g.a:
			far = g.a - k
		case k >= g.b:
			far = k - g.b
		}
		if t[k].quote != t[g.a].quote {
			continue
		}
		switch t[k].low {
		case "between":
			if k > g.b && r.near(phrase{max(g.b, k-3), k}, negotiations) && r.verbBehind(g.b, k) >= 0 && t[k-1].low != "war" && !r.betweenBefore(g, s) {
				add[asMediator] += 2
			}
		case "guarantors", "guarantor":
			add[asGuarantor] += 4
		case "observers", "observer":
			if k > s.a && (t[k-1].low == "as" || t[k-1].low == "an" || t[k-1].low == "were" || t[k-1].low == "are") && k >= g.b {
				add[asObserver] += 4
			}
			if k > s.a+2 && t[k-1].low == "an" && g.a > k {
				add[asObserver] += 4
			}
		case "auspices":
			if far < 4 {
				add[asMediator] += 3
			}
		case "bringing":
			if k+2 < s.b && t[k+1].low == "the" && strings.HasPrefix(t[k+2].low, "parties") && k > g.b {
				add[asMediator] += 3
			}
		}
	}
}

// guarantees reports whether a party is one of the guarantors of 1960 in an
// article on Cyprus that speaks of guarantees.
func (r *reading) guarantees(name string, all []*stake) bool {
	if name != "Greece" && name != "Turkey" && name != "United Kingdom" {
		return false
	}
	sides := 0
	for _, st := range all {
		if (st.name == "Cyprus" || st.name == "Turkish Cypriots") && st.weight() >= 3 {
			sides++
		}
	}
	return sides == 2 && r.hasAny(ofGuarantees)
}

// homes lets the conflicts that are named make sides of those who are in
// them: an armed group, and the state in which it is at home.
func (r *reading) homes(all []*stake) {
	for _, st := range all {
		p := r.c.parties[st.name]
		if sort := r.sortOf(st.name); sort != "armed-group" && sort != "de-facto-authority" {
			continue
		}
		if st.voices+st.people+st.acts > 0 || st.between {
			st.roles[asPrincipal] += 2
			for _, home := range all {
				if q := r.c.parties[home.name]; p.Home != "" && (q.Code == p.Home || q.Home == p.Home && q.Sort == "state") {
					home.roles[asPrincipal] += 2
				}
			}
		}
	}
}

var mediation = wordSet(`mediator mediators mediation`)

// weight is how much of an article is about a party.
func (st *stake) weight() float64 {
	return float64(len(st.mentions)) + float64(st.voices) + 2*float64(st.people) + float64(st.acts)
}

// topWeight is the most that an article is about one party that can be a side.
func (r *reading) topWeight(all []*stake) float64 {
	top := 0.0
	for _, st := range all {
		if sort := r.sortOf(st.name); (sort == "state" || sort == "armed-group" || sort == "de-facto-authority") && goBetweens[st.name] == 0 {
			top = max(top, st.weight())
		}
	}
	return top
}

// role is the strongest role that a party has in the article: a side where
// the words say so or much of the article is about it, a go-between where it
// acts and others are the sides.
func (r *reading) role(st *stake, all []*stake, top float64) (role, rule string) {
	sort := r.sortOf(st.name)
	principal, mediator := st.roles[asPrincipal], st.roles[asMediator]
	if mediator > 0 || st.people > 0 || st.voices > 0 || st.acts > 0 {
		mediator += 1.5 * goBetweens[st.name]
	}
	if goBetweens[st.name] >= 1 && st.name != "United Nations" && st.names > 0 && r.hasAny(ofMediation) {
		mediator++
	}
	principal += 4 * min(1, st.weight()/max(top, 4))
	if st.between {
		principal += 2
	}
	if r.headed(st.name) {
		principal += 1.5
	}
	if sort == "organisation" || sort == "bloc" {
		principal -= 5
	} else {
		principal -= 2 * goBetweens[st.name]
	}
	own, others := r.feuding(st.name, all)
	switch {
	case r.three(st.name, all):
		return "principal", ruleSide
	case own:
		principal += 3
		mediator -= 2
	case others && goBetweens[st.name] > 0:
		principal -= 3
	case others:
		principal--
	}
	switch {
	case r.guarantees(st.name, all), st.roles[asGuarantor] >= 4 && principal < 5:
		return "guarantor", ruleGuarantees
	case st.roles[asObserver] >= 3 && principal < 5 && mediator < 4, st.name == "ICRC":
		return "observer", ruleObserves
	case principal >= 4 && principal > mediator:
		return "principal", ruleSide
	case mediator >= 2.2:
		return "mediator", ruleMediates
	case principal >= 4:
		return "principal", ruleSide
	case sort == "armed-group" && st.voices+st.people+st.acts == 0 && principal < 3:
		return "affected", ruleOnlyTouched
	}
	return "stakeholder", ruleStake
}

// three reports whether Britain, France and Germany, or the E3, face Iran.
func (r *reading) three(name string, all []*stake) bool {
	switch name {
	case "E3", "United Kingdom", "France", "Germany":
	default:
		return false
	}
	iran := slices.ContainsFunc(all, func(st *stake) bool { return st.name == "Iran" && st.weight() >= 8 })
	if !iran {
		return false
	}
	for _, s := range r.sentences {
		for _, g := range r.groups(s) {
			names := map[string]bool{}
			for _, m := range g.members {
				names[m.canon] = true
			}
			if names["E3"] || names["United Kingdom"] && names["France"] && names["Germany"] {
				return true
			}
		}
	}
	return false
}

// headed reports whether the headline names a party or somebody of it.
func (r *reading) headed(party string) bool {
	if r.inTitle == nil {
		r.inTitle = map[string]bool{}
		for i := range r.titleNames {
			m := &r.titleNames[i]
			r.inTitle[r.stateOf(r.partyOf(m))], r.inTitle[m.also] = true, true
		}
	}
	return r.inTitle[party]
}

var guaranteeWords = wordSet(`guarantee guarantees guarantor guarantors`)
