package extract

import (
	"slices"
	"sync"
)

// A Rule is a way in which something is found, with how often it was right
// before the analyst's own decisions tell: a count on forty-one annotated
// articles of nineteen negotiations.
type Rule struct {
	Name  string
	Means string
	Right int // of what it found there, how much was right
	Seen  int // how much it found there
}

// Rules lists all that can fire, in the order of what they find.
func Rules() []Rule { return slices.Clone(rules) }

var rules = []Rule{
	{"side", "a party to what is negotiated", 94, 95},
	{"mediates", "a party that brings the sides together", 70, 72},
	{"guarantees", "a party that stands for what is agreed", 6, 6},
	{"observes", "a party that watches", 10, 10},
	{"stakeholder", "a party that has a say or an interest", 71, 86},
	{"affected", "a party that bears what is decided", 2, 2},
	{"person-with-post", "somebody named with an office", 182, 183},
	{"person-who-acts", "somebody named who speaks, travels or decides", 10, 11},
	{"person-known", "somebody whom the lexicon or the file knows", 52, 52},
	{"matter", "words for what is negotiated", 309, 370},
	{"says", "a speaker before a verb of saying", 275, 393},
	{"said-after", "a verb of saying and its speaker after what was said", 23, 28},
	{"according-to", "according to a speaker", 13, 20},
	{"adding", "the same speaker, adding something", 2, 3},
	{"and-said", "the same speaker, behind “and”", 2, 5},
	{"quote-goes-on", "a quotation that goes on with the one before", 3, 5},
	{"holds", "a verb of wanting, offering, accepting or refusing", 89, 140},
	{"party-holds", "a party and what it is ready for, wants or rules out", 32, 56},
	{"held-by", "what is wanted or refused by somebody", 1, 2},
	{"in-words-of", "in the words of somebody, as somebody put it", 4, 5},
	{"is-said", "what somebody is said to want or do", 1, 4},
	{"transcript", "a turn in an interview or transcript", 8, 14},
	{"document", "what a text provides", 7, 19},
	{"plan-item", "a numbered item of a plan", 10, 16},
	{"official-text", "a sentence of an official text", 13, 18},
	{"event-visit", "somebody travels to a place", 16, 19},
	{"event-talks", "talks with a place, a day or sides", 27, 34},
	{"event-meeting", "a meeting with a place, a day or sides", 18, 23},
	{"event-call", "a call between those named", 5, 5},
	{"event-hand-over", "a text is handed over or published", 9, 9},
	{"event-signing", "something is signed or concluded", 14, 19},
	{"event-statement", "a joint statement", 3, 4},
	{"event-ceasefire", "a ceasefire begins", 5, 8},
	{"event-exchange", "people or remains are released or exchanged", 5, 5},
	{"event-violation", "what was agreed is broken", 5, 6},
	{"event-appointment", "somebody is appointed or resigns", 1, 1},
}

// ruleNamed are the rules by their names.
var ruleNamed = sync.OnceValue(func() map[string]Rule {
	by := map[string]Rule{}
	for _, r := range rules {
		by[r.Name] = r
	}
	return by
})

// A Tally is what the analyst made of the suggestions of a rule, and whether
// they want any more of them.
type Tally struct {
	Accepted int // taken: as it was, with changes, or as evidence of what was known
	Rejected int
	Off      bool // what the rule finds is not suggested
}

// priorWeight is how many decisions of the analyst's the count on annotated
// articles weighs as much as, at most: after twenty of their own, theirs say
// more.
const priorWeight = 20

// Confidence is the share of right answers to expect of the rule, 0 to 1: the
// share of the analyst's own decisions that took what it found, with the count
// on annotated articles as that many decisions more, at most twenty. Of a rule
// of which nothing is known it is one half.
func (r Rule) Confidence(t Tally) float64 {
	weight := float64(min(r.Seen, priorWeight))
	decided := float64(t.Accepted + t.Rejected)
	if weight+decided == 0 {
		return 0.5
	}
	right := 0.0
	if r.Seen > 0 {
		right = float64(r.Right) * weight / float64(r.Seen)
	}
	return (right + float64(t.Accepted)) / (weight + decided)
}

// weigh gives every suggestion the confidence of its rule, and takes away what
// rules found that are switched off. Claims stay with what they are about
// elsewhere.
func (s *Suggestions) weigh(tallies map[string]Tally) {
	by := ruleNamed()
	off := func(f *Found) bool {
		f.Confidence = by[f.Rule].Confidence(tallies[f.Rule])
		return tallies[f.Rule].Off
	}
	s.Parties = kept(s.Parties, func(p *Party) bool { return off(&p.Found) })
	s.People = kept(s.People, func(p *Person) bool { return off(&p.Found) })
	s.Claims = kept(s.Claims, func(c *Claim) bool { return off(&c.Found) })
	s.Events = kept(s.Events, func(e *Event) bool { return off(&e.Found) })
	moved := make([]int, len(s.Points)) // where each point goes, -1 for those taken away
	n := 0
	for i := range s.Points {
		if moved[i] = n; tallies[s.Points[i].Rule].Off {
			moved[i] = -1
		} else {
			n++
		}
	}
	all := n == len(s.Points)
	s.Points = kept(s.Points, func(p *Point) bool { return off(&p.Found) })
	if all {
		return
	}
	for i := range s.Claims {
		var about []int
		for _, point := range s.Claims[i].About {
			if moved[point] >= 0 {
				about = append(about, moved[point])
			}
		}
		s.Claims[i].About = about
	}
}

// kept takes away what a rule that is switched off found.
func kept[T any](all []T, off func(*T) bool) []T {
	n := 0
	for i := range all {
		if off(&all[i]) {
			continue
		}
		if n < i {
			all[n] = all[i]
		}
		n++
	}
	clear(all[n:])
	return all[:n]
}
