package extract

import (
	"slices"
	"strings"

	"parley/extract/lexicon"
)

// notVenues are names after "in" that are no place where people meet.
var notVenues = wordSet(`europe africa asia america parliament congress january february march april may june july august september october november december monday tuesday
	wednesday thursday friday saturday sunday western eastern northern southern central middle gulf english french arabic russian security general article phase`)

// aboutWords are nouns whose place is what is talked of, not where.
var aboutWords = wordSet(`war truce ceasefire peace conflict fighting hostilities situation crisis force forces troops soldiers diplomat diplomats official officials source sources people
	analyst ministry embassy journalist reporters campaign operations territory said told says election elections`)

// placeFor finds where an event took place: the town behind "in" or "at"
// nearest to the trigger, or the town before it ("the Geneva talks").
func (c *scout) placeFor(at, clause phrase, t *lexicon.Trigger) (string, phrase) {
	r := c.r
	switch {
	case t.Kind == "visit":
		return c.destination(at, clause)
	case t.Kind == "call" || t.Kind == "exchange":
		return "", phrase{}
	case t.Words[len(t.Words)-1] == "into" && at.b < clause.b:
		name, p, _ := c.placeAfter(at.b, clause.b)
		return name, p
	}
	if t.Noun || t.Kind == "signing" {
		for k := at.a - 1; k >= c.a && at.a-k <= 4 && r.tokens[k].isWord(); k-- {
			if name, p, ok := c.placeAt(k, true); ok && p.b <= at.a && (k == at.a-1 || t.Noun) && !r.tokens[p.a-min(1, p.a)].is(aPreposition) {
				return name, p
			}
		}
	}
	if r.tokens[clause.a].low == "where" {
		if name, p := c.antecedent(clause.a); name != "" {
			return name, p
		}
	}
	best, bestAt, cost := "", phrase{}, 99
	for k := clause.a; k < clause.b-1; k++ {
		low := r.tokens[k].low
		if low != "in" && low != "at" && low != "near" && low != "to" && low != "from" && low != "into" || k > clause.a && aboutWords[r.tokens[k-1].low] && t.Kind != "violation" {
			continue
		}
		if low == "to" && t.Kind != "hand-over" && (k != at.b || t.Kind != "talks") || low == "from" || low == "into" && t.Kind != "violation" || low == "near" && t.Kind != "violation" {
			continue
		}
		name, p, ok := c.placeAfter(k+1, clause.b)
		if _, town := r.places[strings.ToLower(name)]; !ok || low == "to" && !town {
			continue
		}
		price := k - at.b
		if k < at.a {
			price = at.a - k + 6
			if c.speaks(phrase{k, at.a}) {
				continue
			}
		}
		if price < cost {
			best, bestAt, cost = name, p, price
		}
	}
	if best == "" && c.a < clause.a && (r.tokens[c.a].low == "in" || r.tokens[c.a].low == "at") {
		if name, p, ok := c.placeAfter(c.a+1, clause.a); ok && t.Kind != "signing" && !c.speaks(phrase{c.a, at.a}) {
			return name, p
		}
	}
	return best, bestAt
}

// antecedent is the place that "where" stands for.
func (c *scout) antecedent(where int) (string, phrase) {
	k := where - 1
	if k > c.a && c.r.tokens[k].word == "," {
		k--
	}
	for i := max(c.a, k-2); i <= k; i++ {
		if name, p, ok := c.placeAt(i, true); ok && p.b == k+1 {
			return name, p
		}
	}
	return "", phrase{}
}

// placeAfter reads a place that a preposition leads to: "in Doha", "in the
// Qatari capital", "in the Nairobi suburb of Karen".
func (c *scout) placeAfter(i, hi int) (string, phrase, bool) {
	r := c.r
	from := i
	for i < hi && (r.tokens[i].is(aDeterminer) || r.tokens[i].low == "central" || r.tokens[i].low == "nearby") {
		i++
	}
	if i >= hi {
		return "", phrase{}, false
	}
	if m := r.at[i]; m != nil && m.form == formPeople && m.b < hi && r.tokens[m.b].low == "capital" {
		if name := c.capital(m.canon); name != "" {
			return name, phrase{from, m.b + 1}, true
		}
	}
	if name, p, ok := c.placeAt(i, i > from); ok && p.b <= hi {
		if p.b < hi && (r.tokens[p.b].low == "'s" || c.at(p.b) != nil && r.tokens[p.b].capital()) {
			return "", phrase{}, false
		}
		return name, phrase{from, p.b}, true
	}
	return "", phrase{}, false
}

// speaks reports whether a verb of saying stands in a phrase.
func (c *scout) speaks(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		if v := c.r.verbAt(k); v.Surety >= .85 && (v.Class == "say" || v.Class == "deny") && !c.r.tokens[k].capital() {
			return true
		}
	}
	return false
}

func (c *scout) at(i int) *mention {
	if i < len(c.r.at) {
		return c.r.at[i]
	}
	return nil
}

func (c *scout) capital(state string) string {
	if seats := c.r.c.parties[state].Seats; len(seats) > 0 {
		return seats[0]
	}
	return ""
}

// placeAt reads the name of a place that begins at a token; only towns of the
// lexicon where known is asked for.
func (c *scout) placeAt(i int, known bool) (string, phrase, bool) {
	r := c.r
	t := r.tokens
	if !t[i].capital() {
		return "", phrase{}, false
	}
	for n := min(3, c.b-i); n >= 1; n-- {
		if name, ok := r.places[lowWords(t[i:i+n])]; ok {
			return name, phrase{i, i + n}, true
		}
	}
	m := r.at[i]
	switch {
	case m != nil && m.form == formSeat:
		return c.capital(m.canon), m.phrase, true
	case m != nil && m.form == formName && m.a == i && r.c.parties[m.canon].Sort == "state" && !known:
		return m.canon, m.phrase, true
	case m != nil || known || notVenues[t[i].low] || t[i].word == strings.ToUpper(t[i].word) && len(t[i].word) > 1:
		return "", phrase{}, false
	}
	j := i + 1
	for j < c.b && j-i < 3 && t[j].capital() && t[j].isWord() && r.at[j] == nil && !notVenues[t[j].low] {
		j++
	}
	if notPerson[t[j-1].low] && t[j-1].low != "port" || j < c.b && t[j].low == "'s" {
		return "", phrase{}, false
	}
	return r.text(phrase{i, j}), phrase{i, j}, true
}

func lowWords(tokens []token) string {
	if len(tokens) == 1 {
		return tokens[0].low
	}
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && t.word != "." {
			b.WriteByte(' ')
		}
		b.WriteString(t.low)
	}
	return b.String()
}

// destination reads where somebody travels: "visited Damascus", "travel to the
// US capital", "returned from Miami".
func (c *scout) destination(at, clause phrase) (string, phrase) {
	t := c.r.tokens
	for k := at.b; k < clause.b && k-at.b <= 6; k++ {
		low := t[k].low
		if k == at.b && (t[k].capital() || low == "the") {
			if name, p, ok := c.placeAfter(k, clause.b); ok {
				return name, p
			}
		}
		if (low == "to" || low == "in" || low == "from" || low == "into" || low == "for" || low == "at") && k+1 < clause.b {
			if name, p, ok := c.placeAfter(k+1, clause.b); ok {
				return name, p
			}
		}
	}
	if last := t[at.b-1].low; (last == "in" || last == "at" || last == "for" || last == "to") && at.b < clause.b {
		if name, p, ok := c.placeAfter(at.b, clause.b); ok {
			return name, p
		}
	}
	return "", phrase{}
}

// hostOf is the state that a town is the capital of.
func (c *scout) hostOf(place phrase) string {
	for _, m := range c.r.mentionsIn(place) {
		if m.form != formPerson && c.r.c.parties[m.canon].Sort == "state" {
			return m.canon
		}
	}
	return ""
}

// participants are the parties of a clause and the people who act for them.
func (c *scout) participants(clause, place, at phrase) (parties, people []string) {
	add := func(party string) {
		if party != "" && !slices.Contains(parties, party) {
			parties = append(parties, party)
		}
	}
	for _, m := range c.r.mentionsIn(clause) {
		if m.meets(place) {
			continue
		}
		if m.form == formPerson {
			if !slices.Contains(people, m.canon) {
				people = append(people, m.canon)
			}
		} else if m.form == formSeat && m.a > 0 && (c.r.tokens[m.a-1].low == "in" || c.r.tokens[m.a-1].low == "at") {
			continue
		}
		add(c.r.partyOf(m))
	}
	for k := clause.a; k < at.a; k++ {
		if low := c.r.tokens[k].low; low != "he" && low != "she" {
			continue
		}
		if name := c.meantBy(clause.a); name != "" {
			add(c.r.party(name))
			people = append(people, name)
		}
		break
	}
	if low := c.r.tokens[clause.a].low; low == "who" || low == "which" || low == "they" || low == "it" {
		for k := clause.a - 1; k >= max(0, clause.a-30); k-- {
			if m := c.r.at[k]; m != nil {
				add(c.r.partyOf(m))
				if m.form == formPerson {
					people = append(people, m.canon)
				}
				break
			}
		}
	}
	return parties, people
}

// meantBy is the person whom "he" in a clause means: the first that the
// sentence names before it, else the last one before the sentence.
func (c *scout) meantBy(clause int) string {
	for _, m := range c.r.mentionsIn(phrase{c.a, clause}) {
		if m.form == formPerson {
			return m.canon
		}
	}
	for k := c.a - 1; k >= max(0, c.a-40); k-- {
		if m := c.r.at[k]; m != nil && m.form == formPerson {
			return m.canon
		}
	}
	return ""
}
