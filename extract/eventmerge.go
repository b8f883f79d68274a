package extract

import (
	"cmp"
	"slices"
	"strings"

	"parley/model/day"
)

// mergeEvents joins what the article tells of one event.
func (r *reading) mergeEvents(seen []sighting, sides []string) []sighting {
	var out []sighting
	for _, s := range seen {
		at := slices.IndexFunc(out, func(o sighting) bool { return sameEvent(&o, &s) })
		if at < 0 {
			out = append(out, s)
			continue
		}
		out[at] = joined(out[at], s)
	}
	r.settleMain(out, sides)
	slices.SortStableFunc(out, func(a, b sighting) int { return cmp.Compare(a.a, b.a) })
	return out
}

// recent is how many days before publication the event lies that an article
// is about.
const recent = 7

// settleMain reads what the article says of its own round of talks: a meeting
// of the two sides in an article on talks is a round, and what is undated took
// place when and where the article begins.
func (r *reading) settleMain(all []sighting, sides []string) {
	when := r.leadDay()
	onTalks := r.mentionsTalks()
	var round *sighting
	for i := range all {
		s := &all[i]
		if s.Planned || !sameKind(s, &sighting{Event: Event{Kind: "talks"}}) {
			continue
		}
		age := r.Published.First().Sub(s.Day.First())
		if s.Kind == "meeting" && onTalks && !r.bodyMeets(s) && containsAll(s.Parties, sides) && s.Day.Known() && age >= 0 && age <= recent {
			s.Kind = "talks"
		}
		if !s.Day.Known() && s.Place != "" && s.Place == r.dateline() && when.Known() {
			s.Day, s.Kind, age = when, "talks", 0
		}
		if round == nil && s.Day.Known() && age >= 0 && age <= recent && s.Kind == "talks" {
			round = s
			s.Place = cmp.Or(s.Place, r.dateline())
		}
	}
	for i := range all {
		if s := &all[i]; s.Kind == "statement" && round != nil && !s.Planned {
			if !s.Day.Known() {
				s.Day = round.Day
			}
			if s.Day == round.Day {
				s.Place = cmp.Or(s.Place, round.Place)
			}
		}
	}
}

// bodyMeets tells sessions of one body and unnamed meetings from talks.
func (r *reading) bodyMeets(s *sighting) bool {
	low := r.tokens[s.trigger.a].low
	return low == "meetings" || low == "meeting" && s.trigger.b < s.b && r.tokens[s.trigger.b].low == "of"
}

// leadDay is the day that the first two sentences give, if it lies shortly
// before publication.
func (r *reading) leadDay() day.Day {
	for n := 0; n < min(2, len(r.sentences)); n++ {
		for _, d := range r.datesIn(r.sentences[n].phrase) {
			e := d.eventDay()
			if age := r.Published.First().Sub(e.First()); e.Form() == day.ExactDay && age >= 0 && age <= recent {
				return e
			}
		}
	}
	return day.Day{}
}

// mentionsTalks reports whether the headline or the first sentences speak of
// talks.
func (r *reading) mentionsTalks() bool {
	for _, t := range r.titleTokens {
		if talkWords[t.low] {
			return true
		}
	}
	for n := 0; n < min(leadSentences, len(r.sentences)); n++ {
		for k := r.sentences[n].a; k < r.sentences[n].b; k++ {
			if talkWords[r.tokens[k].low] {
				return true
			}
		}
	}
	return false
}

var talkWords = wordSet(`talks negotiations negotiate negotiating negotiators negotiator round discussions`)

// dateline is the town at the head of a report: "GENEVA, Nov 23 -".
func (r *reading) dateline() string {
	if len(r.tokens) < 3 {
		return ""
	}
	first := r.tokens[0]
	n := 1
	for n < len(r.tokens) && n < 3 && r.tokens[n].capital() && r.tokens[n].word == strings.ToUpper(r.tokens[n].word) {
		n++
	}
	if !first.capital() || first.word != strings.ToUpper(first.word) || len(first.word) < 3 {
		return ""
	}
	for ; n >= 1; n-- {
		if town, ok := r.places[lowWords(r.tokens[:n])]; ok {
			return town
		}
	}
	return ""
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return len(want) > 0
}

// sameEvent reports whether two sightings tell of one event: one kind, days
// and places that can be the same, and something that they share.
func sameEvent(a, b *sighting) bool {
	if a.Planned != b.Planned || !sameKind(a, b) || a.trigger.meets(b.phrase) && a.Kind == "signing" && a.object != b.object {
		return false
	}
	bothDays, bothPlaces := a.Day.Known() && b.Day.Known(), a.Place != "" && b.Place != ""
	if bothDays && !overlaps(a.Day, b.Day) || bothPlaces && a.Place != b.Place {
		return false
	}
	if a.object != "" && b.object != "" && a.object != b.object && (a.Kind == "talks" || a.Kind == "meeting" || a.Kind == "hand-over") {
		return false
	}
	if bothDays || bothPlaces {
		return a.Kind != "signing" || a.object == b.object || a.sentence == b.sentence
	}
	if near := b.sentence - a.sentence; b.definite && near <= 1 && !a.Planned && sameKind(a, &sighting{Event: Event{Kind: "talks"}}) {
		return true
	}
	switch a.Kind {
	case "talks", "meeting":
		return a.Planned || b.definite || a.sentence == b.sentence
	case "hand-over":
		return a.object == b.object
	case "statement", "ceasefire":
		return true
	}
	return a.sentence == b.sentence
}

func sameKind(a, b *sighting) bool {
	meets := func(s *sighting) bool { return s.Kind == "talks" || s.Kind == "meeting" }
	return a.Kind == b.Kind || meets(a) && meets(b)
}

func overlaps(a, b day.Day) bool { return a.First() <= b.Last() && b.First() <= a.Last() }

// joined keeps the sighting that says more and fills in what the other adds.
func joined(a, b sighting) sighting {
	if b.weight > a.weight {
		a, b = b, a
	}
	if !a.Day.Known() || b.Day.Form() == day.ExactDay && a.Day.Form() != day.ExactDay && overlaps(a.Day, b.Day) {
		a.Day = b.Day
	}
	a.Place = cmp.Or(a.Place, b.Place)
	if b.Kind == "talks" {
		a.Kind = b.Kind
	}
	for _, p := range b.Parties {
		if !slices.Contains(a.Parties, p) && len(a.Parties) < 2 {
			a.Parties = append(a.Parties, p)
		}
	}
	return a
}
