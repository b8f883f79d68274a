package extract

import (
	"slices"
	"strings"

	"parley/model/day"
)

var (
	agreementWords = wordSet(`agreement agreements accord accords deal deals treaty pact memorandum memoranda protocol protocols framework declaration regulation note annex understanding document
		documents paper papers text appeal statute truce ceasefire roadmap contract convention communique communiqué terms settlement steps letter plan arrangement minutes one charter charter`)
	planWords = wordSet(`plan plans proposal proposals draft drafts text document offer counter-draft counterproposal counter-proposal resolution package paper blueprint roadmap framework outline
		letter version non-paper map maps solution memorandum`)
	envoyWords   = wordSet(`envoy envoys emissary emissaries delegation delegations negotiator negotiators representative representatives minister mission team`)
	captiveWords = wordSet(`prisoner prisoners hostage hostages captive captives detainee detainees remains body bodies soldier soldiers people men women persons servicemen civilians pows fighters children abductees
		inmates`)
	councilWords = wordSet(`council assembly`)
	endWords     = wordSet(`ended silent ceased stopped`)
	startWords   = wordSet(`began begins begin started starts start declared concluded announced effect force ended ends extended extension silent proclaimed holds held agreed signed brokered`)
	gatherers    = wordSet(`sides both delegations delegation ministers leaders negotiators teams envoys they parties officials mediators governments committees committee commanders presidents two diplomats representatives commission council`)
	listenWords  = wordSet(`reporters journalists radio agency channel media newspaper correspondents broadcaster television parliament lawmakers crowd nation reuters afp`)
	ordinals     = map[string]string{
		"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
	}
)

// meets reports whether what a trigger needs stands in its clause.
func (c *scout) meets(need string, s *sighting) bool {
	need, class, _ := strings.Cut(need, ":")
	switch need {
	case "anchor":
		return s.Day.Known() || s.Place != "" || s.Planned && c.upcoming(s.trigger)
	case "evidence":
		return s.Day.Known() || len(s.Parties) > 0 && s.Place != "" || len(s.Parties) >= 2 && !s.Planned && s.object != ""
	case "date":
		return s.Day.Known()
	case "object?":
		c.object(class, s)
		return s.object != "" || s.trigger.b < c.b && (c.r.tokens[s.trigger.b].is(aPreposition) || s.trigger.b == s.b)
	case "party":
		return len(s.Parties) > 0
	case "past":
		return !s.Planned
	case "place":
		return s.Place != ""
	case "errand":
		return c.errand(s)
	case "to":
		return s.Place != "" && c.travels(s)
	case "stay":
		return s.Place != "" && len(s.People) > 0 && (s.Day.Known() || s.Planned) && c.travels(s)
	case "sides":
		return (len(s.Parties) >= 2 || c.group(s.phrase)) && (s.Day.Known() || s.Place != "" || s.Planned || len(s.People) >= 2)
	case "persons":
		return len(s.People) >= 1
	case "partner":
		return c.partner(s)
	case "council":
		return c.any(s.phrase, councilWords)
	case "object":
		return c.object(class, s)
	case "of":
		return c.ofCaptives(s)
	case "dated":
		return c.datedText(s)
	case "start":
		return c.starts(s)
	case "fresh":
		return c.fresh(s)
	case "post":
		return c.named(s)
	}
	return false
}

// upcoming reports whether "next" or an ordinal makes a round a certain one.
func (c *scout) upcoming(at phrase) bool {
	for k := at.a - 1; k >= c.a && at.a-k <= 4; k-- {
		if low := c.r.tokens[k].low; nextWords[low] || ordinals[low] != "" {
			return true
		}
	}
	return false
}

// ordinal is the number of a round, "next" for the one ahead.
func (c *scout) ordinal(at phrase) string {
	for k := at.a - 1; k >= c.a && at.a-k <= 4; k-- {
		if n := ordinals[c.r.tokens[k].low]; n != "" {
			return n
		}
	}
	return ""
}

func (c *scout) any(p phrase, words map[string]bool) bool {
	for k := p.a; k < p.b; k++ {
		if words[c.r.tokens[k].low] {
			return true
		}
	}
	return false
}

func (c *scout) group(p phrase) bool { return c.any(p, gatherers) }

// travels reports whether those who go are people: a person, a delegation, a
// party's team.
func (c *scout) travels(s *sighting) bool {
	if c.any(phrase{s.a, s.trigger.a}, travellers) {
		return true
	}
	from := s.a
	if low := c.r.tokens[s.a].low; low == "who" || strings.HasSuffix(c.r.tokens[s.trigger.a].low, "ing") || from > c.a && c.r.tokens[from-1].low == "and" {
		from = max(c.a, s.a-12)
	}
	for _, m := range c.r.mentionsIn(phrase{from, s.trigger.b}) {
		if m.form == formPerson {
			return true
		}
	}
	for k := s.a; k < s.trigger.a; k++ {
		if low := c.r.tokens[k].low; low == "he" || low == "she" || low == "they" {
			return true
		}
	}
	return c.any(phrase{s.trigger.b, min(s.b, s.trigger.b+12)}, travellers) && s.Day.Known()
}

// errand reads "is sending a special envoy, Layla Haddad, to Khartoum": an
// envoy behind the verb, and where to.
func (c *scout) errand(s *sighting) bool {
	sent := false
	for k := s.trigger.b; k < min(c.b, s.trigger.b+22); k++ {
		sent = sent || envoyWords[c.r.tokens[k].low]
		if !sent || c.r.tokens[k].low != "to" {
			continue
		}
		if name, p, ok := c.placeAfter(k+1, c.b); ok {
			s.Place, s.b = name, max(s.b, p.b)
			if host := c.hostOf(p); host != "" && !slices.Contains(s.Parties, host) {
				s.Parties = append(s.Parties, host)
			}
			if before := c.r.tokens[max(c.a, s.trigger.a-1)].low; before == "is" || before == "are" {
				s.Planned = true // "is sending" is what is about to be done
			}
			return true
		}
	}
	return false
}

var travellers = wordSet(`envoy envoys minister ministers president delegation delegations team teams inspectors mediators mediator negotiator negotiators diplomats negotiator chief
	secretary officials official leader leaders adviser ambassador representative`)

// partner reports whether somebody is at the other end of a call.
func (c *scout) partner(s *sighting) bool {
	if c.any(phrase{s.trigger.b, min(s.b, s.trigger.b+5)}, listenWords) || c.any(phrase{max(s.a, s.trigger.a-6), s.trigger.a}, listenWords) {
		return false
	}
	word := c.r.tokens[s.trigger.b-1].low
	last := c.r.tokens[s.trigger.a].low
	if s.trigger.b-s.trigger.a == 1 && last == "call" {
		next := ""
		if s.trigger.b < c.b {
			next = c.r.tokens[s.trigger.b].low
		}
		return (next == "with" || next == "between") && len(s.Parties) > 0 && (s.Day.Known() || len(s.People) > 0)
	}
	if last == "called" {
		return false
	}
	if word == "with" || word == "to" { // "spoke with" names no telephone
		return (len(s.People) >= 2 || len(s.People) == 1 && len(s.Parties) >= 2) && s.Day.Known()
	}
	return len(s.People) > 0 || len(s.Parties) > 1 || c.group(s.phrase)
}

// object finds what was signed, handed over or set free, behind the verb or,
// in the passive, before it. Captives count with a day, which tells a release
// from talk of releases.
func (c *scout) object(class string, s *sighting) bool {
	words := map[string]map[string]bool{"agreement": agreementWords, "plan": planWords, "captives": captiveWords}[class]
	t := c.r.tokens
	for k := s.trigger.b; k < min(s.b, s.trigger.b+12); k++ {
		if words[t[k].low] {
			s.object = t[k].low
			return class != "captives" || s.Day.Known()
		}
	}
	for k := s.trigger.a - 1; k >= max(c.a, s.trigger.a-14); k-- {
		if words[t[k].low] && (c.passive(s.trigger) || k >= s.a && class == "agreement" || class == "captives") {
			s.object = t[k].low
			return class != "captives" || s.Day.Known()
		}
		if t[k].word == ";" {
			break
		}
	}
	return false
}

// passive reports whether a participle stands without a subject of its own:
// "was handed", "a draft circulated by".
func (c *scout) passive(at phrase) bool {
	b := c.r.tokens[at.a-min(1, at.a)]
	if b.is(aBeing) || b.low == "been" || b.word == "," {
		return true
	}
	return at.b < c.b && (c.r.tokens[at.b].low == "by" || c.r.tokens[at.b].low == "to" || c.r.tokens[at.b].low == "in") && !simplePronoun(b.low) && !b.is(anAuxiliary)
}

func (c *scout) ofCaptives(s *sighting) bool {
	return c.any(phrase{s.trigger.b, min(s.b, s.trigger.b+12)}, captiveWords) || c.any(phrase{max(s.a, s.trigger.a-2), s.trigger.a}, captiveWords)
}

// datedText reads "the agreement of 10 March": a text with the day on which it
// was signed.
func (c *scout) datedText(s *sighting) bool {
	t := c.r.tokens
	if s.trigger.b >= c.b {
		return false
	}
	next := t[s.trigger.b].low
	if next != "of" && next != "from" && next != "dated" {
		return false
	}
	for _, d := range c.dates {
		if d.a > s.trigger.b && d.a <= s.trigger.b+2 && d.day.Known() && c.r.Published.First().Sub(d.day.Last()) < 10*366 && d.day.First() <= c.r.Published.First() {
			s.Day, s.Planned = d.day, false
			s.object = t[s.trigger.a].low
			s.b = max(s.b, d.b)
			return true
		}
	}
	return false
}

// starts reports whether a truce begins, or is told by the day it began.
func (c *scout) starts(s *sighting) bool {
	if c.datedText(s) {
		return true
	}
	low := c.r.tokens[s.trigger.a].low
	for k := s.trigger.b; k+1 < s.b && k < s.trigger.b+4; k++ {
		if w := c.r.tokens[k].low; (w == "entered" || w == "came" || w == "went") && c.r.tokens[k+1].low == "into" || w == "took" && c.r.tokens[k+1].low == "effect" {
			return true
		}
	}
	if !s.Day.Known() || s.Planned && s.Day.Form() != day.ExactDay {
		return false
	}
	if low == "hostilities" || low == "guns" {
		return c.any(s.phrase, endWords)
	}
	return c.any(phrase{max(s.a, s.trigger.a-4), min(s.b, s.trigger.b+10)}, startWords)
}

// fresh asks of an act of violence for a day shortly before the article.
func (c *scout) fresh(s *sighting) bool {
	if s.Planned || s.Day.Form() != day.ExactDay {
		return false
	}
	age := c.r.Published.First().Sub(s.Day.First())
	return age >= 0 && age < 60
}

// named reports whether a person is given a post or loses one.
func (c *scout) named(s *sighting) bool {
	if !c.r.offices(s.phrase) {
		return false
	}
	for _, m := range c.r.mentionsIn(phrase{s.trigger.b, min(s.b, s.trigger.b+8)}) {
		if m.form == formPerson && c.r.tokens[s.trigger.b].low != "by" {
			return true
		}
	}
	before := c.r.tokens[s.trigger.a-min(1, s.trigger.a)].low
	for _, m := range c.r.mentionsIn(phrase{s.a, s.trigger.a}) {
		if m.form == formPerson && (beings[before] || before == "been" || strings.HasPrefix(c.r.tokens[s.trigger.a].low, "re") || strings.HasPrefix(c.r.tokens[s.trigger.a].low, "st")) {
			return true
		}
	}
	return false
}

// completeSides adds the parties that talks are about where the clause names
// fewer than two.
func (c *scout) completeSides(s *sighting) {
	if len(s.Parties) >= 2 {
		return
	}
	for _, p := range c.sides {
		if !slices.Contains(s.Parties, p) {
			s.Parties = append(s.Parties, p)
		}
	}
}
