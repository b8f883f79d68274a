package extract

import "slices"

// A Rule is a way in which something is found, with how often it was right
// before the analyst's own decisions tell: a count on annotated articles.
type Rule struct {
	Name  string
	Means string
	Right int // of what it found there, how much was right
	Seen  int // how much it found there
}

// Rules lists all that can fire, in the order of what they find.
func Rules() []Rule { return slices.Clone(rules) }

var rules = []Rule{
	{"party-acts", "a party speaks, is spoken for or takes part", 17, 20},
	{"party-named", "a party is named in an article about talks", 12, 20},
	{"person-known", "a person of the lexicon or of the file is named", 18, 20},
	{"person-titled", "a title stands before a name", 15, 20},
	{"matter", "a claim names a disputed matter", 15, 20},
	{"says", "a speaker before a verb of saying", 16, 20},
	{"said-after", "a verb of saying and its speaker after what was said", 15, 20},
	{"according-to", "according to a speaker", 16, 20},
	{"event-visit", "somebody travels to a place", 15, 20},
	{"event-talks", "talks with a place or day", 13, 20},
	{"event-meeting", "a meeting with a place or day", 14, 20},
	{"event-call", "a call between those named", 15, 20},
	{"event-signing", "something is signed", 12, 20},
	{"event-exchange", "people or remains are exchanged", 15, 20},
	{"event-ceasefire", "a ceasefire begins", 14, 20},
	{"event-appointment", "somebody is appointed or resigns", 12, 20},
	{"event-statement", "a joint statement", 12, 20},
	{"event-hand-over", "a text is handed over or published", 12, 20},
	{"event-deadline", "a deadline is named", 10, 20},
}

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
	by := map[string]Rule{}
	for _, r := range rules {
		by[r.Name] = r
	}
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
	s.Points = kept(s.Points, func(p *Point) bool { return off(&p.Found) })
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
	var out []T
	for i := range all {
		if !off(&all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}
