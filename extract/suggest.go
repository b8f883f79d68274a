// Package extract finds what an article says: parties, people, disputed
// points, claims and events, each with the exact words that prove it, the rule
// that found it and how sure it is.
//
// It is a function of the article and of what the file knows already: no
// network, no model, no clock. The same bytes give the same suggestions.
// Rules are written for the language, not for articles; the article's own
// voice makes no claims.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

// found is what every suggestion carries.
func (r *reading) found(rule string, span Span, because string) Found {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d %s", rule, span.From, span.To, because))
	return Found{
		Key: hex.EncodeToString(sum[:6]), Rule: rule, From: span.From, To: span.To,
		Because: strings.Join(strings.Fields(because), " "),
	}
}

// Suggest finds what an article says. An article that is not about talks
// yields nothing.
func Suggest(a Article, k Known) Suggestions {
	r := read(a, k)
	if !r.aboutTalks() {
		return Suggestions{}
	}
	for n := range r.sentences {
		r.claims(n)
		r.events(n)
	}
	r.tellPeople()
	r.tellParties()
	r.out.weigh(k.Tallies)
	return r.out
}

var talkWords = compiled([]pattern[bool]{
	{`negotiat\w+|talks|peace (?:plan|deal|agreement|process|treaty)|cease-?fire|truce|envoys?|mediat\w+|treaty|settlement|summit|security guarantees|sanctions|diplomatic|delegations?|rounds?|proposals?|drafts?|prisoners`, true},
})

// aboutTalks reports whether enough of the article speaks of negotiating.
func (r *reading) aboutTalks() bool {
	text := ""
	for _, s := range r.sentences {
		text += s.text(r.Text) + " "
	}
	hits := map[string]bool{}
	all := talkWords()[0].re.FindAllString(text, -1)
	for _, h := range all {
		hits[strings.ToLower(h)] = true
	}
	parties := map[string]bool{}
	for _, names := range r.names {
		for _, m := range names {
			if m.form != formPerson {
				parties[m.canon] = true
			}
		}
	}
	return len(all) >= 2 && len(hits) >= 2 && len(parties) >= 2
}

// claims finds what is claimed in a sentence, by whom.
func (r *reading) claims(n int) {
	for _, sp := range r.speeches(n) {
		text := r.Text[sp.content.From:sp.content.To]
		weighed := text
		if sp.kind == model.Position { // "rejected the plan": the verb is the stance
			weighed = sentenceWord(r.sentences[n], sp.cue) + " " + text
		}
		c := weigh(weighed, sp)
		claim := Claim{
			Found: r.found(sp.rule, sp.content, sentenceWord(r.sentences[n], sp.cue)+": "+c.because), Speakers: []Speaker{sp.Speaker},
			Attribution: sp.attribution, Kind: c.kind, Said: r.saidOn(n), Stance: c.stance, Firmness: c.firmness,
			Condition: c.condition, Status: c.status, Count: c.count,
		}
		if sp.party != "" {
			claim.For = []string{sp.party}
		}
		if c.kind == model.Position {
			claim.Want = want(text)
		}
		if c.kind != model.Prediction || sp.attribution != model.Expert {
			for _, m := range mattersIn(text) {
				span := Span{sp.content.From + m.at, sp.content.From + m.at + len(m.words)}
				claim.About = append(claim.About, r.point(m, span))
			}
		}
		if len(claim.About) > 0 {
			claim.Category = r.out.Points[claim.About[0]].Category
		}
		r.out.Claims = append(r.out.Claims, claim)
	}
}

func sentenceWord(s sentence, i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].word
}

// saidOn is the day that the sentence gives for what is said.
func (r *reading) saidOn(n int) day.Day {
	s := r.sentences[n]
	for _, d := range r.datesIn(s, false) {
		if d.day.Form() == day.ExactDay && (!r.Published.Known() || d.day.First() <= r.Published.Last()) {
			return d.day
		}
	}
	return day.Day{}
}

// tellPeople lists the people who speak or act, with whom they act for.
func (r *reading) tellPeople() {
	mentions := map[string][]Span{}
	var order []string
	for _, names := range r.names {
		for _, m := range names {
			if m.form != formPerson {
				continue
			}
			if len(mentions[m.canon]) == 0 {
				order = append(order, m.canon)
			}
			mentions[m.canon] = append(mentions[m.canon], m.Span)
		}
	}
	for _, name := range order {
		spans := mentions[name]
		p := r.person(name)
		rule := "person-titled"
		if _, known := r.c.people[name]; known {
			rule = "person-known"
		}
		if rule == "person-titled" && p.Party == "" && r.posts[name] == "" && !r.speaks(name) {
			continue
		}
		r.out.People = append(r.out.People, Person{
			Found: r.found(rule, spans[0], r.Text[spans[0].From:spans[0].To]), Name: name, Party: p.Party, Post: p.Post,
			Capacity: p.Capacity, Envoy: p.Capacity == model.Envoy, Mentions: spans,
		})
	}
}

func (r *reading) speaks(person string) bool {
	return slices.ContainsFunc(r.out.Claims, func(c Claim) bool {
		return slices.ContainsFunc(c.Speakers, func(s Speaker) bool { return s.Person == person })
	})
}

// tellParties lists the parties with their strongest role: mediators propose,
// host and send envoys between others; principals are those whom the matters
// are between.
func (r *reading) tellParties() {
	mentions := map[string][]Span{}
	var order []string
	note := func(name string, span Span) {
		if len(mentions[name]) == 0 {
			order = append(order, name)
		}
		mentions[name] = append(mentions[name], span)
	}
	for n, names := range r.names {
		for _, m := range names {
			if m.form == formName || m.form == formSeat && !venue(r.sentences[n], m) {
				note(m.canon, m.Span)
			}
		}
	}
	for _, names := range r.names { // an adjective alone names a party that occurs in no other form
		for _, m := range names {
			if m.form == formPeople && len(mentions[m.canon]) == 0 && r.acts(m.canon) {
				note(m.canon, m.Span)
			}
		}
	}
	for _, name := range order {
		spans := mentions[name]
		p := r.c.parties[name]
		acts := r.acts(name)
		if !acts && len(spans) < 2 && !r.between(name) {
			continue
		}
		rule := "party-named"
		if acts {
			rule = "party-acts"
		}
		r.out.Parties = append(r.out.Parties, Party{
			Found: r.found(rule, spans[0], r.Text[spans[0].From:spans[0].To]), Name: name, Sort: p.Sort, Code: p.Code,
			Role: r.role(name), Mentions: spans,
		})
	}
}

// venue reports whether a seat is a place in its sentence: "talks in Doha",
// "a visit to Moscow".
func venue(s sentence, m mention) bool {
	if m.form != formSeat || m.first == 0 {
		return false
	}
	switch s.tokens[m.first-1].low {
	case "in", "at", "near", "to", "from", "outside":
		return true
	}
	return false
}

// acts reports whether a party is spoken for or takes part in something.
func (r *reading) acts(name string) bool {
	return slices.ContainsFunc(r.out.Claims, func(c Claim) bool { return slices.Contains(c.For, name) }) ||
		slices.ContainsFunc(r.out.Events, func(e Event) bool { return slices.Contains(e.Parties, name) }) ||
		slices.ContainsFunc(r.out.People, func(p Person) bool { return p.Party == name })
}

// mediatorWords say that somebody brings others together. What ends in "by"
// names its agent behind it, the rest before it.
var mediatorWords = compiled([]pattern[bool]{
	{`(?:mediated|brokered|facilitated|proposed|drafted|hosted|put forward) by(?: the)?`, true},
	{`mediat(?:es|ed|ing|or|ors)|broker(?:s|ed|ing)?|facilitat(?:es|ed|ing)|host(?:s|ed|ing)|(?:is |was )?(?:sends?|sent|sending) (?:a |an |its |his )?(?:\w+ ){0,2}envoy|shuttle|proposal|proposed`, false},
})

// mediates counts the sentences in which the party brings others together.
func (r *reading) mediates(name string) int {
	count := 0
	for i, names := range r.names {
		s := r.sentences[i]
		text := s.text(r.Text)
		for _, w := range mediatorWords() {
			at := w.re.FindStringIndex(text)
			if at == nil {
				continue
			}
			agent := slices.ContainsFunc(names, func(m mention) bool {
				gap := s.From + at[0] - m.To
				if w.means {
					gap = m.From - s.From - at[1]
				}
				return r.partyOf(m) == name && gap >= 0 && gap <= 30
			})
			if agent {
				count++
				break
			}
		}
	}
	return count
}

// partyOf is the party that a mention stands for.
func (r *reading) partyOf(m mention) string {
	if m.form == formPerson {
		return r.person(m.canon).Party
	}
	return m.canon
}

// role is read off what the party does in the article: whoever brings others
// together is a mediator, between whom the matter lies is a principal.
func (r *reading) role(name string) string {
	sort := r.c.parties[name].Sort
	mediates := r.mediates(name)
	positions := 0
	for _, c := range r.out.Claims {
		if slices.Contains(c.For, name) && c.Kind == model.Position {
			positions++
		}
	}
	switch {
	case r.between(name):
		return "principal"
	case sort == "organisation" || sort == "bloc":
		return "stakeholder"
	case mediates > 0:
		return "mediator"
	case positions > 0 || sort == "armed-group" || sort == "de-facto-authority":
		return "principal"
	}
	return "stakeholder"
}

// between reports whether the conflict is named after the party: "peace
// agreement on Ukraine", "war in Sudan", "between Armenia and Azerbaijan".
func (r *reading) between(name string) bool {
	for n, names := range r.names {
		s := r.sentences[n]
		for _, m := range names {
			if m.canon != name || m.form != formName || m.first < 1 {
				continue
			}
			var window strings.Builder
			for _, t := range s.tokens[max(0, m.first-5):m.first] {
				window.WriteString(t.low + " ")
			}
			switch s.tokens[m.first-1].low {
			case "between", "on", "in", "and", "with":
				if _, _, ok := firstMatch(conflictWords(), window.String()); ok {
					return true
				}
			}
		}
	}
	return false
}

var conflictWords = compiled([]pattern[bool]{
	{`(?:agreement|war|peace|conflict|plan|settlement|treaty|fighting|dispute) (?:\w+ ){0,2}(?:on|in|between|with)|between (?:\w+ ){1,3}and`, true},
})

// FindLayers recognises what lies below the suggestions: names, dates, and
// who said what.
func FindLayers(a Article) *Layers {
	r := read(a, Known{})
	l := &Layers{Mentions: []JSONMention{}, Dates: []JSONDate{}, Attributions: []JSONAttribution{}}
	for n, s := range r.sentences {
		for _, m := range r.names[n] {
			if m.form != formPerson {
				l.Mentions = append(l.Mentions, JSONMention{m.canon, orNull(r.c.parties[m.canon].Code), [2]int{m.From, m.To}})
			}
		}
		for _, d := range r.datesIn(s, false) {
			l.Dates = append(l.Dates, JSONDate{d.day.First().String(), d.day.Last().String(), [2]int{d.From, d.To}})
		}
		for _, sp := range r.speeches(n) {
			cue := s.tokens[sp.cue]
			l.Attributions = append(l.Attributions, JSONAttribution{
				Source: nil, Cue: [2]int{cue.From, cue.To}, Content: [][2]int{{sp.content.From, sp.content.To}},
			})
		}
	}
	return l
}
