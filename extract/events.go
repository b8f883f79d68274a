package extract

import (
	"slices"

	"parley/extract/lexicon"
	"parley/model/day"
)

// A sighting is one place in the article that tells of an event.
type sighting struct {
	Event
	phrase
	trigger  phrase
	object   string // what was signed or handed over, or which round it was
	sentence int
	definite bool // "the talks": told of before
	weight   int  // how much the clause says of it
}

// tellEvents finds the events that the article tells of, each once.
func (r *reading) tellEvents() {
	var seen []sighting
	sides := r.eventSides()
	for n := range r.sentences {
		seen = append(seen, r.eventsIn(n, sides)...)
	}
	for _, s := range r.mergeEvents(seen, sides) {
		because := r.text(s.trigger)
		s.Found = r.found("event-"+s.Kind, r.span(s.phrase), because)
		r.out.Events = append(r.out.Events, s.Event)
	}
}

// leadSentences are those that tell whom the article is about.
const leadSentences = 6

// eventSides are the parties that the article is about: those that its headline and
// first sentences name most, at most two.
func (r *reading) eventSides() []string {
	count := map[string]int{}
	var order []string
	add := func(party string, n int) {
		if sort := r.c.parties[party].Sort; party == "" || sort == "organisation" || sort == "bloc" {
			return
		}
		if count[party] == 0 {
			order = append(order, party)
		}
		count[party] += n
	}
	for n := 0; n < min(leadSentences, len(r.sentences)); n++ {
		for _, m := range r.mentionsIn(r.sentences[n].phrase) {
			add(r.partyOf(m), 2)
		}
	}
	for i := range r.titleNames {
		add(r.partyOf(&r.titleNames[i]), 3)
	}
	slices.SortStableFunc(order, func(a, b string) int { return count[b] - count[a] })
	return order[:min(2, len(order))]
}

// partyOf is the party that a name acts for.
func (r *reading) partyOf(m *mention) string {
	if m.form == formPerson {
		return r.party(m.canon)
	}
	return m.canon
}

// A scout looks for events in one sentence.
type scout struct {
	r     *reading
	n     int
	sides []string
	phrase
	dates []dateAt
}

// A dateAt is a day with the tokens that give it.
type dateAt struct {
	phrase
	day day.Day
}

func (r *reading) eventsIn(n int, sides []string) []sighting {
	c := scout{r: r, n: n, phrase: r.sentences[n].phrase, sides: sides}
	var out []sighting
	looked := false
	for i := c.a; i < c.b; i++ {
		if !r.tokens[i].is(aTrigger) {
			continue
		}
		for _, t := range r.triggers[r.tokens[i].low] {
			end := c.written(i, t.Words)
			if end == 0 {
				continue
			}
			if !looked {
				c.dates, looked = c.datesOf(), true
			}
			if s, ok := c.judge(t, phrase{i, end}); ok && !c.repeats(out, &s, t) {
				out = append(out, s)
				i = end - 1
				break
			}
		}
	}
	return out
}

// repeats reports whether a mention is only the purpose of another event in
// its clause: "flew to Doha on Friday to join the talks".
func (c *scout) repeats(out []sighting, s *sighting, t *lexicon.Trigger) bool {
	return t.Noun && s.definite && s.Place == "" && slices.ContainsFunc(out, func(o sighting) bool { return o.meets(s.phrase) && o.Day == s.Day && o.Kind != s.Kind })
}

// written is the token behind words that stand at a token, days and adverbs
// between the first two passed over: "spoke on Monday with"; 0 for none.
func (c *scout) written(i int, words []string) int {
	t := c.r.tokens
	for j, w := range words {
		if j == 1 {
			for n := 0; n < 3 && i < c.b && t[i].low != w && (adverb(t[i]) || t[i].is(aDayWord) || passing[t[i].low]); n++ {
				i++
			}
		}
		if i >= c.b || t[i].low != w {
			return 0
		}
		i++
	}
	return i
}

var passing = wordSet(`today yesterday on again directly also together later both twice`)

func (c *scout) datesOf() []dateAt {
	var out []dateAt
	for _, d := range c.r.datesIn(c.phrase) {
		out = append(out, dateAt{d.phrase, d.eventDay()})
	}
	return out
}

// judge decides whether a trigger tells of an event and reads its particulars.
func (c *scout) judge(t *lexicon.Trigger, at phrase) (sighting, bool) {
	if t.Noun != c.noun(at, t) {
		return sighting{}, false
	}
	clause := c.clause(at)
	tense := c.tense(at, clause, t.Noun)
	if tense == unreal && (t.Kind != "signing" || !t.Noun) {
		return sighting{}, false
	}
	s := sighting{phrase: clause, trigger: at, sentence: c.n}
	s.Kind, s.Planned = t.Kind, tense == ahead
	var placeAt phrase
	s.Day = c.dayFor(at, clause)
	s.Place, placeAt = c.placeFor(at, clause, t)
	pub := c.r.Published
	if s.Day.Known() && pub.Known() {
		if s.Day.First() > pub.First() {
			s.Planned = true
		} else if s.Day.Last() < pub.First() {
			if tense == ahead && c.before(at, "will") {
				s.Day = day.Day{}
			} else {
				s.Planned = false
			}
		}
	}
	if t.Kind == "visit" && s.Day == pub && (c.before(at, "is") || c.before(at, "are")) {
		s.Planned = true
	}
	s.Parties, s.People = c.participants(clause, placeAt, at)
	if host := c.hostOf(placeAt); t.Kind == "visit" && host != "" && !slices.Contains(s.Parties, host) {
		s.Parties = append(s.Parties, host)
	}
	for _, need := range t.Needs {
		if !c.meets(need, &s) {
			return sighting{}, false
		}
	}
	s.definite = c.before(at, "the") || c.before(at, "these") || c.before(at, "those") || c.before(at, "its") || c.before(at, "their")
	s.definite = s.definite || simplePronoun(c.r.tokens[clause.a].low) && clause.a == c.a
	c.refine(&s)
	s.weight = weigh(&s)
	s.phrase = c.trim(clause, at)
	return s, true
}

// refine settles what depends on the whole clause: a truce that is concluded
// is a ceasefire, and delegations that meet hold talks.
func (c *scout) refine(s *sighting) {
	switch s.Kind {
	case "signing":
		if low := c.r.tokens[s.trigger.a].low; (s.object == "truce" || s.object == "ceasefire") && low != "signed" && !s.Planned {
			s.Kind = "ceasefire"
		}
	case "meeting":
		if s.object = c.ordinal(s.trigger); c.any(s.phrase, delegationWords) && !c.any(s.phrase, leaderWords) {
			s.Kind = "talks"
		}
		c.completeSides(s)
	case "talks":
		s.object = c.ordinal(s.trigger)
		if c.any(phrase{s.trigger.b, min(s.b, s.trigger.b+6)}, councilWords) {
			s.Kind = "meeting"
		}
		c.completeSides(s)
	}
}

var (
	delegationWords = wordSet(`delegations delegation negotiators negotiator teams sides parties`)
	leaderWords     = wordSet(`leaders presidents president prime summit`)
)

func weigh(s *sighting) int {
	w := min(len(s.Parties), 3)
	if s.Day.Known() {
		w += 3
		if s.Day.Form() == day.ExactDay {
			w++
		}
	}
	if s.Place != "" {
		w += 3
	}
	return w
}
