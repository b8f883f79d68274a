package extract

import (
	"strings"

	"parley/extract/lexicon"
	"parley/model/day"
)

// A tense is where an event lies as its clause tells it.
type tense uint8

const (
	past   tense = iota
	ahead        // planned, expected, possible
	unreal       // denied, cancelled, supposed
)

var (
	clauseStarts = wordSet(`whose that where which who whom while although though but because when if unless whether since until whereas so after before`)
	future       = wordSet(`will shall 'll ’ll may might could would expected due scheduled planned foreseen plan plans planning preparing prepare prepares intends intend tomorrow`)
	nextWords    = wordSet(`next upcoming forthcoming further future sixth-round planned`)
	pastWords    = wordSet(`was were had ended held closed concluded broke began opened met failed collapsed took came went followed lasted produced brought did got has`)
	cancelWords  = wordSet(`cancelled canceled postponed scrapped`)
	unrealWords  = wordSet(`unless if whether denied denies refused refuses without nobody never neither nor suspended suspension suspend rejected rejects`)
)

// clause is the stretch around a trigger that tells of one thing.
func (c *scout) clause(at phrase) phrase {
	t := c.r.tokens
	a, b := at.a, at.b
	for a > c.a && at.a-a < 40 {
		w := t[a-1]
		if among(w.word, ";:()") || (w.word == "—" || w.word == "–") || w.quote != t[at.a].quote {
			break
		}
		if w.is(aClauseStart) {
			if w.low == "who" || w.low == "which" || w.low == "where" {
				a--
			}
			break
		}
		if v := c.r.verbAt(a - 1); a < at.a && v.Surety >= .85 && v.Class == "say" && v.Form == lexicon.Past && !w.capital() && !t[max(c.a, a-2)].is(aBeing) {
			break
		}
		if w.word == "," && a < at.a && (t[a].low == "and" || t[a].low == "but" || t[a].low == "adding" || simplePronoun(t[a].low)) {
			break
		}
		a--
	}
	for b < c.b && b-at.b < 40 {
		w := t[b]
		if among(w.word, ";:().!?") || w.word == "—" || w.word == "–" || w.quote != t[at.a].quote {
			break
		}
		if w.is(aClauseStart) && !c.dateFrom(b) {
			break
		}
		if w.word == "," && b == at.b && b+1 < c.b && (t[b+1].low == "which" || t[b+1].low == "planned") {
			b += 2
			continue
		}
		if w.word == "," && b+1 < c.b && !c.continues(b+1) {
			if end := c.insertion(b); end > 0 {
				b = end
				continue
			}
			break
		}
		if w.low == "and" && b+1 < c.b && (c.verbLike(b+1) || simplePronoun(t[b+1].low)) {
			break
		}
		b++
	}
	return phrase{a, b}
}

// dateFrom reports whether a day begins at a token or right behind it: "before
// the end of the month".
func (c *scout) dateFrom(i int) bool {
	for _, d := range c.dates {
		if d.a >= i && d.a <= i+2 {
			return true
		}
	}
	return false
}

// continues reports whether a clause goes on behind a comma: with a name in a
// list or an apposition, or with a day.
func (c *scout) continues(i int) bool {
	t := c.r.tokens[i]
	if (t.low == "the" || t.low == "and") && i+1 < c.b && c.r.at[i+1] != nil && (i+2 >= c.b || !c.verbLike(i+2)) {
		return true
	}
	return t.digit() || t.capital() && !t.is(aConjunction) || t.low == "on" || t.low == "in" || t.low == "possibly"
}

// insertion is where an insertion ends that begins with a comma and stands
// before the verb of its clause: "the round, he said, will be held".
func (c *scout) insertion(comma int) int {
	t := c.r.tokens
	for k := comma + 1; k < min(c.b-1, comma+20); k++ {
		if t[k].word == ";" || t[k].quote > 0 {
			return 0
		}
		if t[k].word == "," {
			if t[k+1].is(anAuxiliary) {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

func (c *scout) verbLike(i int) bool {
	t := c.r.tokens[i]
	return !t.capital() && (c.r.verbAt(i).Surety > 0 || strings.HasSuffix(t.low, "ed") || t.is(anAuxiliary))
}

// before reports whether a word stands shortly before a trigger.
func (c *scout) before(at phrase, word string) bool {
	for k := at.a - 1; k >= c.a && at.a-k <= 4; k-- {
		if c.r.tokens[k].low == word {
			return true
		}
		if !c.r.tokens[k].isWord() {
			return false
		}
	}
	return false
}

// noun tells a noun from a verb that is written alike.
func (c *scout) noun(at phrase, t *lexicon.Trigger) bool {
	if len(t.Words) > 1 {
		return t.Noun
	}
	word := c.r.tokens[at.a]
	if word.capital() && at.a > c.a && c.r.tokens[at.a-1].capital() {
		return true
	}
	if !nounAndVerb[word.low] {
		return t.Noun
	}
	if at.a == c.a {
		return true
	}
	b := c.r.tokens[at.a-1]
	switch {
	case b.low == "to" || b.is(aModal) || simplePronoun(b.low) || b.low == "and" && !t.Noun, b.low == "not":
		return false
	case word.low == "meeting" && (b.low == "after" || b.low == "before" || b.low == "by" || b.low == "on" || b.low == "without" || b.is(aBeing)):
		return false
	case b.is(aDeterminer) || b.low == "'s" || b.is(aPreposition) || adjectival(b) || b.digit() || strings.HasSuffix(b.low, "al") || b.low == "s" || ordinals[b.low] != "" || nextWords[b.low]:
		return true
	case c.r.at[at.a-1] != nil && (c.r.at[at.a-1].form == formPeople || c.r.at[at.a-1].form == formSeat):
		return true
	case word.low == "meeting" || word.low == "meetings":
		return true
	case c.r.at[at.a-1] != nil:
		return false
	}
	return t.Noun
}

var nounAndVerb = wordSet(`visit visits call calls release releases exchange exchanges strike strikes launch vote meeting sign signing trip raid attack attacks clash breach swap swaps
	handover return transfer free hit process host hosts travel head heads present presents table tables draft initial initials deal round rounds`)

// tense reads from the words around a trigger whether the event took place,
// lies ahead, or is only spoken of.
func (c *scout) tense(at, clause phrase, noun bool) tense {
	t := c.r.tokens
	for k := max(c.a, clause.a-1); k < clause.b; k++ {
		low := t[k].low
		if t[k].is(aCancel) || t[k].is(anUnreal) && k < at.a && at.a-k < 8 {
			return unreal
		}
		if low == "called" && k+1 < at.a && t[k+1].low == "for" && at.a-k < 6 {
			return unreal
		}
	}
	if at.b < c.b && (t[at.b].low == "nobody" || t[at.b].low == "no" || t[at.b].low == "neither") {
		return unreal
	}
	for k := at.b; k < min(c.b-1, at.b+14); k++ {
		if off := t[k+1].low == "off"; off && (t[k].low == "called" || t[k].low == "put" || t[k].is(aBeing)) {
			return unreal
		}
	}
	if noun {
		return c.nounTense(at, clause)
	}
	return c.verbTense(at, clause)
}

func (c *scout) nounTense(at, clause phrase) tense {
	t := c.r.tokens
	result := past
	for k := at.a - 1; k >= clause.a && at.a-k <= 4; k-- {
		if !t[k].isWord() {
			break
		}
		switch t[k].low {
		case "no", "any", "not":
			return unreal
		}
		if nextWords[t[k].low] {
			result = ahead
		}
	}
	if result == ahead {
		return ahead
	}
	for k := clause.a; k < clause.b; k++ {
		low := t[k].low
		if low == "to" && k > clause.a && k+1 < clause.b && t[k+1].low == "be" {
			return ahead
		}
		if low == "not" && k > at.b && k < at.b+4 {
			return unreal
		}
		if pastWords[low] {
			return past
		}
		if low == "set" && k+1 < clause.b && t[k+1].low == "for" {
			return ahead
		}
		if future[low] {
			return ahead
		}
	}
	return result
}

func (c *scout) verbTense(at, clause phrase) tense {
	t := c.r.tokens
	result := past
	k := at.a - 1
	for ; k >= c.a && at.a-k <= 7; k-- {
		low := t[k].low
		switch {
		case low == "not" || low == "never" || low == "n't" || strings.HasSuffix(low, "n't") || strings.HasSuffix(low, "n’t") || low == "cannot":
			return unreal
		case low == "no" && k >= clause.a:
			return unreal
		case low == "will" || low == "shall" || low == "'ll" || low == "’ll" || low == "may" || low == "might" || low == "could" || low == "would":
			return ahead
		case low == "should" || low == "must" || low == "can":
			return unreal
		case low == "to" && at.a-k <= 2:
			return c.infinitive(k, clause)
		case low == "expected" || low == "due" || low == "preparing":
			return ahead
		case t[k].is(anAuxiliary) || adverb(t[k]) || low == "all" || low == "both":
			continue
		}
		break
	}
	if at.b-at.a >= 2 && (t[at.a].low == "expected" || t[at.a].low == "due") {
		return ahead
	}
	if t[at.a].low == "be" {
		return ahead
	}
	return result
}

// infinitive judges "is to visit", "plans to visit", "refused to visit".
func (c *scout) infinitive(to int, clause phrase) tense {
	t := c.r.tokens
	for k := to - 1; k >= c.a && to-k <= 12; k-- {
		low := t[k].low
		switch {
		case low == "was" || low == "were":
			if k == to-1 {
				return unreal
			}
			return unreal
		case future[low] || low == "set" || low == "agreed" || low == "scheduled" || low == "about" || (low == "is" || low == "are") && k == to-1:
			return ahead
		case k < clause.a:
			return unreal
		}
	}
	return unreal
}

// dayFor finds the day of an event: in its clause, nearest behind the trigger,
// or at the head of the sentence; not the day on which somebody spoke.
func (c *scout) dayFor(at, clause phrase) day.Day {
	t := c.r.tokens
	best, cost := day.Day{}, 199
	for _, d := range c.dates {
		if !d.day.Known() || c.spoken(d.phrase, at) || c.belongs(d.phrase, at) {
			continue
		}
		price := 0
		switch {
		case d.a >= at.b && d.b <= clause.b:
			price = d.a - at.b
		case d.a >= clause.a && d.b <= at.a:
			price = at.a - d.b + 3
		case d.b <= clause.a && clause.a-d.b <= 2 && clause.a > c.a && t[clause.a-1].low == "when": // "on Thursday, when"
			price = 5
		case d.a >= at.a && d.b <= at.b:
			price = 0
		case d.a <= c.a+2 && d.a < at.a && len(c.dates) == 1, d.b <= at.a && at.a-d.b < 25 && !c.clauseBreak(phrase{d.b, at.a}):
			price = 40 + at.a - d.b
		default:
			continue
		}
		if price < cost {
			best, cost = d.day, price
		}
	}
	return best
}

// belongs reports whether a date is that of another noun: "the plan of 2007".
func (c *scout) belongs(d, at phrase) bool {
	t := c.r.tokens
	of := d.a - 1
	return of > c.a && (t[of].low == "of" || t[of].low == "since" || t[of].low == "until" || t[of].low == "before") && !at.has(of-1) && (t[of].low != "of" || !t[of-1].is(aDayWord))
}

func (c *scout) clauseBreak(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		if low := c.r.tokens[k].low; low == "that" || low == "which" || low == "where" || among(low, ";()—–-") || low == "but" || low == "who" || c.speaks(phrase{k, k + 1}) {
			return true
		}
	}
	return false
}

// spoken reports whether a date tells when somebody spoke: "said on Sunday
// that".
func (c *scout) spoken(d, at phrase) bool {
	t := c.r.tokens
	for k := d.a - 1; k >= c.a && d.a-k <= 4; k-- {
		if at.has(k) {
			return false
		}
		v := c.r.verbAt(k)
		passive := k > c.a && (t[k-1].is(aBeing) || t[k-1].is(aDeterminer))
		says := v.Surety >= .7 && (v.Class == "say" || v.Class == "deny") && (!v.Noun || v.Form != lexicon.Base)
		if says && !passive && !t[k].capital() {
			return true
		}
		if !t[k].isWord() {
			return false
		}
	}
	return false
}

// trim is the clause without what only joins it to others, cut down where it
// is long.
func (c *scout) trim(clause, at phrase) phrase {
	p := clause
	if p.b-p.a > 45 {
		p = phrase{max(p.a, at.a-25), min(p.b, at.b+20)}
	}
	t := c.r.tokens
	for p.a < at.a && (!t[p.a].isWord() || t[p.a].low == "and" || t[p.a].low == "but") {
		p.a++
	}
	for p.b > at.b && !t[p.b-1].isWord() {
		p.b--
	}
	return p
}
