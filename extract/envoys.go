package extract

import (
	"cmp"
	"slices"
	"strings"

	"parley/model"
)

// The rules by which people are found.
const (
	rulePersonPost  = "person-with-post"
	rulePersonActs  = "person-who-acts"
	rulePersonKnown = "person-known"
)

// tellPeople suggests the people who speak, negotiate, travel or decide.
func (r *reading) tellPeople() {
	mentions := map[string][]*mention{}
	var order []string
	for _, s := range r.sentences {
		for _, m := range r.mentionsIn(s.phrase) {
			if m.form != formPerson || r.bystander(s, m) {
				continue
			}
			if mentions[m.canon] == nil {
				order = append(order, m.canon)
			}
			mentions[m.canon] = append(mentions[m.canon], m)
		}
	}
	for _, name := range order {
		r.tellPerson(name, mentions[name])
	}
}

func (r *reading) tellPerson(name string, all []*mention) {
	p := r.person(name)
	m := all[0]
	rule := rulePersonKnown
	switch f := r.figures[name]; {
	case f != nil && f.post != "":
		rule = rulePersonPost
	case r.c.people[name].Name == "":
		rule = rulePersonActs
	}
	out := Person{Found: r.found(rule, m.Span, r.text(m.phrase)), Name: name, Party: p.Party, Post: p.Post, Capacity: p.Capacity}
	if out.Party != "" {
		out.Envoy = r.envoy(name, p.Post, p.Capacity, all)
		if out.Envoy {
			out.Capacity = model.Envoy
		} else if out.Capacity == model.Envoy {
			out.Capacity = model.Official
		}
	}
	if f := r.figure(name); out.Party == "" && f.leads {
		out.Envoy = true
	}
	for _, m := range all {
		out.Mentions = append(out.Mentions, m.Span)
		if w := r.nameOf(m.phrase); w != name && !slices.Contains(out.Aliases, w) {
			out.Aliases = append(out.Aliases, w)
		}
	}
	r.out.People = append(r.out.People, out)
}

// bystander reports whether a person is named where nobody negotiates: in a
// paragraph on sport, in the line of the author.
func (r *reading) bystander(s sentence, m *mention) bool {
	if m.a > s.a && r.tokens[m.a-1].word == "By" && m.a-1 == s.a && s.b-m.b < 4 {
		return true
	}
	return s.games
}

var sports = wordSet(`sport sports league stadium coach goalkeeper midfielder striker championship cup tournament match fifa uefa olympic olympics footballer cyclist racing goal goals team's`)

// aboutGames reports whether the words of a paragraph are about games.
func aboutGames(paragraph []token) bool {
	n, talk := 0, 0
	for i := range paragraph {
		if paragraph[i].is(ofSports) {
			n++
		}
		if paragraph[i].is(ofTalks) {
			talk++
		}
	}
	return n >= 2 && n > talk
}

// envoyPosts are offices whose holders are sent to talks.
var envoyPosts = wordSet(`envoy negotiator mediator facilitator representative ambassador delegate emissary co-chair coordinator plenipotentiary rapporteur go-between`)

// envoy reports whether a person acts as envoy, negotiator, mediator or
// delegate in this article.
func (r *reading) envoy(name, held, capacity string, all []*mention) bool {
	f := r.figure(name)
	post := strings.ToLower(held)
	words := strings.Fields(post)
	switch {
	case f.leads || f.sits:
		return true
	case capacity == model.Principal && !strings.Contains(post, "vice") && !strings.Contains(post, "deputy"):
		return false
	case strings.Contains(post, "spokes") || strings.Contains(post, "press"):
		return strings.Contains(post, "delegation")
	}
	for _, w := range words {
		if envoyPosts[w] {
			return true
		}
	}
	if post == "" || r.c.people[name].Capacity == model.Envoy {
		post = strings.ToLower(cmp.Or(post, r.c.people[name].Post))
	}
	switch {
	case strings.Contains(post, "secretary of state"), post == "secretary", strings.Contains(post, "policy chief"):
		return r.onMission(all)
	case capacity == model.Envoy, strings.Contains(post, "foreign minister"), strings.Contains(post, "minister of foreign"), strings.Contains(post, "foreign affairs"):
		return true
	}
	return r.onMission(all)
}

// missionVerbs are what those do who are sent to talks.
var missionVerbs = wordSet(`signed signs sign initialled initialed met meet meets led leads visited visit visits arrived arrives travelled traveled travel flew fly flies brought handed presented brokered mediated negotiated represented
	chaired sat participated joined attended participates returned shuttled led`)

// onMission reports whether somebody travels, meets or signs in the article.
func (r *reading) onMission(all []*mention) bool {
	t := r.tokens
	for _, m := range all {
		s := r.sentences[r.sentenceOf(m.a)]
		k := m.b
		for k+1 < s.b && (t[k].low == "and" || t[k].word == ",") && r.personAt(k+1) {
			k = r.at[k+1].b
		}
		if k < s.b && t[k].word == "," {
			for j := k + 1; j < min(s.b, k+20); j++ {
				if t[j].word == "," {
					k = j + 1
					break
				}
			}
		}
		for k < s.b && (t[k].is(anAuxiliary) || adverb(t[k]) || t[k].low == "who" || t[k].low == "also") {
			k++
		}
		if k < s.b && missionVerbs[t[k].low] {
			return true
		}
		if m.a > s.a && t[m.a-1].low == "by" && m.a-2 >= s.a && missionVerbs[t[m.a-2].low] && t[m.a-2].low != "led" {
			return true
		}
	}
	return false
}
