package extract

import (
	"slices"
	"strings"

	"parley/model/day"
)

// eventWords name events by kind.
var eventWords = compiled([]pattern[string]{
	{`(?:phone|telephone|video) calls?|spoke by (?:phone|telephone|video)|(?:held|had) a call|telephoned`, "call"},
	{`prisoner (?:exchange|swap)|exchange of (?:prisoners|remains)|exchanged (?:prisoners|remains)|handed over \d+|released \d+`, "exchange"},
	{`signed|signing(?: ceremony)?|initialled`, "signing"},
	{`cease-?fire (?:took|takes|came|comes|enters?|entered) (?:effect|into)|truce (?:took|takes|began|begins)`, "ceasefire"},
	{`appointed|named .{0,40}as (?:special )?envoy|resigned|was dismissed`, "appointment"},
	{`joint statement`, "statement"},
	{`visit(?:s|ed|ing)?|trip|travel(?:s|led|ed|ling)?|is sending|will send|sends? .{0,80}\bto|arriv(?:ed|es|ing)|flew|headed|sending a .{0,40}envoy`, "visit"},
	{`(?:round of |trilateral |bilateral |indirect |proximity |peace )?(?:talks|negotiations)|rounds?`, "talks"},
	{`met\b|meeting|summit|received|hosted`, "meeting"},
	{`handed over (?:a |the )?(?:plan|draft|text|proposal)|published (?:a |the )?(?:plan|draft)|presented (?:a |the )?(?:plan|draft|proposal)`, "hand-over"},
	{`deadline`, "deadline"},
})

var aheadWords = compiled([]pattern[bool]{
	{`will|is (?:due|expected|set|scheduled|planned|sending)|are (?:due|expected|set|scheduled)|plans? to|next (?:week|month|round|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|tomorrow|upcoming|to be held|ahead of|would (?:travel|visit|meet)|is to (?:travel|visit|meet)|coming (?:days|weeks)`, true},
})

// places are seats and towns where talks are held, in English.
func (r *reading) place(n int, span Span) string {
	s := r.sentences[n]
	for i := 0; i+1 < len(s.tokens); i++ {
		t := s.tokens[i]
		if t.From < span.From || t.low != "in" && t.low != "to" && t.low != "at" {
			continue
		}
		next := s.tokens[i+1]
		if !next.capital() || dayWord(next.low) {
			continue
		}
		if _, month := monthAlone(next.low); month {
			continue
		}
		last := i + 1
		for last+1 < len(s.tokens) && s.tokens[last+1].capital() && s.tokens[last+1].From-s.tokens[last].To == 1 {
			last++
		}
		name := r.Text[next.From:s.tokens[last].To]
		if r.isParty(n, next.Span) && !r.isSeat(n, next.Span) {
			continue
		}
		return strings.Join(strings.Fields(name), " ")
	}
	return ""
}

func (r *reading) isParty(n int, at Span) bool {
	return slices.ContainsFunc(r.names[n], func(m mention) bool { return m.From == at.From && m.form != formSeat })
}

func (r *reading) isSeat(n int, at Span) bool {
	return slices.ContainsFunc(r.names[n], func(m mention) bool { return m.From == at.From && m.form == formSeat })
}

// events finds what happened or is planned in a sentence: a kind with a place,
// a day or people who take part. A mere mention of talks is none.
func (r *reading) events(n int) {
	s := r.sentences[n]
	text := s.text(r.Text)
	kind, words, ok := firstMatch(eventWords(), text)
	if !ok {
		return
	}
	at := strings.Index(text, words)
	span := Span{s.From, trimEnd(r.Text, s.From, s.To)}
	_, _, ahead := firstMatch(aheadWords(), text)
	place := r.place(n, Span{s.From + at, s.To})
	if place == "" && kind != "talks" && kind != "meeting" {
		place = r.place(n, span)
	}
	var on day.Day
	for _, d := range r.datesIn(s, ahead) {
		on = d.day
		break
	}
	people, parties := r.who(n, place)
	if place == "" && !on.Known() || len(people)+len(parties) == 0 || kind == "visit" && place == "" {
		return
	}
	if kind == "visit" {
		parties = r.host(parties, place)
	}
	if on.Known() && r.Published.Known() && on.First() > r.Published.Last() {
		ahead = true
	}
	r.out.Events = append(r.out.Events, Event{
		Found: r.found("event-"+kind, span, words), Kind: kind, Day: on, Place: place, Parties: parties, People: people, Planned: ahead,
	})
}

// who takes part: the people named, and the parties that they act for or that
// are named beside them.
func (r *reading) who(n int, place string) (people, parties []string) {
	addParty := func(name string) {
		if name != "" && !slices.Contains(parties, name) {
			parties = append(parties, name)
		}
	}
	for _, m := range r.names[n] {
		name := strings.Join(strings.Fields(r.Text[m.From:m.To]), " ")
		if possessive(r.Text[m.To:]) { // "Trump’s statements": somebody else takes part
			continue
		}
		switch m.form {
		case formPerson:
			if !slices.Contains(people, m.canon) {
				people = append(people, m.canon)
				addParty(r.person(m.canon).Party)
			}
		case formSeat:
			if name != place && !venue(r.sentences[n], m) {
				addParty(m.canon)
			}
		case formName, formPeople:
			if name != place {
				addParty(m.canon)
			}
		}
	}
	return people, parties
}

// host adds the party whose seat is visited.
func (r *reading) host(parties []string, place string) []string {
	for _, n := range r.c.trie[strings.ToLower(strings.Fields(place)[0])] {
		if n.form == formSeat && !slices.Contains(parties, n.canon) && strings.EqualFold(strings.Join(n.words, " "), place) {
			return append(parties, n.canon)
		}
	}
	return parties
}
