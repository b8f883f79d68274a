package extract

import (
	"cmp"
	"slices"
	"strings"
)

// A stake is what the article shows of a party.
type stake struct {
	name     string
	mentions []*mention
	names    int // mentions that are not adjectives, places or owners of offices
	voices   int // claims and speeches
	people   int // people who act for it
	acts     int // verbs that it is the subject of
	events   int // that it takes part in
	early    bool
	between  bool // named as one of two sides
	roles    [4]float64
}

// The roles that are scored; stakeholder and affected are what remains.
const (
	asPrincipal = iota
	asMediator
	asGuarantor
	asObserver
)

// stakes gathers what the article shows of every party that it names.
func (r *reading) stakes() []*stake {
	all := map[string]*stake{}
	var order []*stake
	of := func(name string) *stake {
		if all[name] == nil {
			all[name] = &stake{name: name}
			order = append(order, all[name])
		}
		return all[name]
	}
	for n, s := range r.sentences {
		if s.games {
			continue
		}
		for _, g := range r.groups(s) {
			r.weighGroup(g, s, n, of)
		}
	}
	r.countPeople(of)
	r.countVoices(of)
	for _, c := range r.out.Claims {
		for _, p := range c.For {
			of(p).voices++
		}
	}
	for _, e := range r.out.Events {
		for _, p := range e.Parties {
			of(p).events++
		}
	}
	return order
}

// countPeople counts those who act for a party, once each.
func (r *reading) countPeople(of func(string) *stake) {
	for _, p := range r.out.People {
		if p.Party == "" {
			continue
		}
		st := of(p.Party)
		st.people++
		if p.Envoy && mediating(p.Post) {
			st.roles[asMediator] += 2
		}
	}
}

// mediating reports whether a post is one of those who stand between sides.
func mediating(post string) bool {
	low := strings.ToLower(post)
	return strings.Contains(low, "mediator") || strings.Contains(low, "facilitator") || strings.Contains(low, "envoy") || strings.Contains(low, "representative")
}

// countVoices counts what the article attributes to parties themselves, as
// far as claims have not done so.
func (r *reading) countVoices(of func(string) *stake) {
	if len(r.out.Claims) > 0 {
		return
	}
	sc := scene{unnamed: map[string]voice{}}
	for _, sp := range r.speeches() {
		if r.sentences[sp.sentence].games {
			continue
		}
		for _, v := range r.voices(sp.source, &sc) {
			if v.party != "" && (r.sortOf(v.party) != "" || v.Person != "") {
				of(v.party).voices++
			}
			sc.speaker = v
		}
	}
}

// A group is names of parties that are joined: "Britain, France and Germany".
type group struct {
	phrase
	members []*mention
}

// groups lists the parties of a sentence, those that are joined together.
func (r *reading) groups(s sentence) []group {
	parties := slices.DeleteFunc(r.mentionsIn(s.phrase), func(m *mention) bool { return m.form == formPerson })
	out := make([]group, 0, len(parties))
	for i, m := range parties {
		if len(out) > 0 {
			if last := &out[len(out)-1]; r.joined(last.b, m.a) {
				last.members, last.b = parties[i-len(last.members):i+1], m.b
				continue
			}
		}
		out = append(out, group{m.phrase, parties[i : i+1]})
	}
	return out
}

// joined reports whether only commas, "and" and articles part two names.
func (r *reading) joined(a, b int) bool {
	if b-a > 4 || a == b {
		return false
	}
	joins := false
	for _, t := range r.tokens[a:b] {
		switch t.low {
		case "and", ",", "or", "&", "nor":
			joins = true
		case "the", "of", "kingdom", "state", "republic", "both", "then", "like":
		case "–", "-", "—", "/":
			joins = true
		default:
			return false
		}
	}
	return joins
}

// weighGroup adds what the words around a group of names tell of its members.
func (r *reading) weighGroup(g group, s sentence, n int, of func(string) *stake) {
	subject := r.verbBehind(g.b, s.b)
	owner := g.b < s.b && r.tokens[g.b].low == "'s"
	var add [4]float64
	r.weighBefore(g, s, &add)
	r.weighBehind(g, s, subject, &add)
	r.weighSentence(g, s, &add)
	between := g.a > s.a && r.betweenBefore(g, s)
	for i, m := range g.members {
		st := of(m.canon)
		st.mentions = append(st.mentions, m)
		if m.also != "" {
			also := of(m.also)
			also.mentions = append(also.mentions, m)
			also.between, st.between = true, true
			also.roles[asPrincipal] += 2
			st.roles[asPrincipal] += 2
		}
		st.early = st.early || n < 2
		place := r.place(m)
		if place && i == 0 {
			continue
		}
		if m.form != formPeople || pluralPeople(r.tokens[m.b-1]) && r.tokens[m.b-1].low != "us" && subject >= 0 {
			st.names++
		}
		if subject >= 0 && (m.form != formPeople || m.b < s.b && i == len(g.members)-1) {
			st.acts++
		}
		if between && (len(g.members) > 1 || r.betweenTwo(g, s)) {
			st.between = true
			st.roles[asPrincipal] += 3
		}
		for role, w := range add {
			st.roles[role] += w
		}
		if owner && m.form != formPeople && g.b+1 < s.b && demands[r.tokens[g.b+1].low] {
			st.roles[asPrincipal]++
		}
	}
}

// verbBehind is the verb that a name is the subject of, or -1: adverbs,
// auxiliaries and nouns for its organs in between are passed over.
func (r *reading) verbBehind(k, hi int) int {
	t := r.tokens
	if k < hi && t[k].word == "," {
		for j := k + 1; j < min(hi, k+16); j++ {
			if t[j].word == "," {
				k = j + 1
				break
			}
		}
	}
	for j := k; j < min(hi, k+6); j++ {
		low := t[j].low
		switch {
		case adverb(t[j]), low == "not", low == "also":
		case t[j].is(anAuxiliary) && low != "'s" && low != "n't":
			j++
			for j < min(hi, k+9) && (t[j].is(anAuxiliary) || adverb(t[j])) {
				j++
			}
			return min(j, hi-1)
		case j > k && t[j].isWord() && r.verbLike(j), j == k && t[j].isWord() && r.verbLike(j):
			return j
		case low == "'s" || organs[low]:
		default:
			return -1
		}
	}
	return -1
}

// verbLike reports whether a token looks like a finite verb.
func (r *reading) verbLike(j int) bool {
	t := r.tokens[j]
	if t.capital() || t.quote > 0 || t.is(aPreposition) || organs[t.low] {
		return false
	}
	return humanVerbs[t.low] || sideVerbs[t.low] || middleVerbs[t.low] || r.verbAt(j).Surety > 0 && !r.verbAt(j).Noun || strings.HasSuffix(t.low, "ed") && len(t.low) > 4
}

// organs are what speaks and acts for a state or group.
var organs = wordSet(`government governments army military ministry officials official delegation team negotiators negotiator mediators mediator side forces foreign foreign-ministry leadership leaders leader
	authorities diplomats diplomat rebels fighters group movement administration parliament office envoy envoys representatives minister ministers president 's intelligence security troops soldiers`)

// demands are nouns for what a side to talks has.
var demands = wordSet(`demand demands condition conditions position positions negotiators negotiator delegation offer response reply refusal concerns withdrawal delegates`)

// sideVerbs are what the sides of a conflict do.
var sideVerbs = wordSet(`accept accepts accepted agree agrees agreed refuse refuses refused reject rejects rejected demand demands demanded sign signs signed insist insists insisted withdraw withdraws withdrew withdrawn
	deny denies denied attack attacked attacks strike struck violate violated violates fire fired release released free freed hand handed hold holds held want wants wanted occupy occupies occupied concede conceded
	invade invaded disarm disarmed negotiate negotiated negotiates negotiating fight fights fought seize seized capture captured launch launched undertake undertook undertaken halt halted resume resumed exchange exchanged
	commit committed ratify ratified initial initialled initialed recognise recognised recognize recognized lay laid breach breached broke broken bar blocked block keep kept ignored ignore accuse accused accuses blame blames blamed
	claims claimed comply complied honour pull pulled quit lose lost concluded`)

// middleVerbs are what those do who stand between the sides.
var middleVerbs = wordSet(`mediate mediates mediated mediating broker brokers brokered brokering facilitate facilitates facilitated facilitating host hosts hosted hosting convene convenes convened convening chair chairs chaired
	propose proposes proposed present presented presents tabled circulated circulates drafted sponsor sponsored sponsors shuttle shuttled shuttling invite invited invites urge urges urged welcome welcomes welcomed commend commends
	call calls called encourage encouraged bridge arrange arranged co-chair co-chairs co-hosted offered`)

// tellParties suggests who takes part, mediates, guarantees, observes or is
// affected, each with its strongest role.
func (r *reading) tellParties() {
	all := r.stakes()
	r.homes(all)
	top := r.topWeight(all)
	for _, st := range all {
		if !r.matters(st) {
			continue
		}
		p := r.c.parties[st.name]
		role, rule := r.role(st, all, top)
		out := Party{Name: st.name, Sort: cmp.Or(r.sortOf(st.name), "organisation"), Code: p.Code, Role: role}
		span := Span{}
		for _, m := range st.mentions {
			out.Mentions = append(out.Mentions, m.Span)
			if w := r.Text[m.From:m.To]; w != st.name && m.form != formPeople && !slices.Contains(out.Aliases, w) {
				out.Aliases = append(out.Aliases, w)
			}
		}
		if len(st.mentions) > 0 {
			span = st.mentions[0].Span
		} else if span = r.personSpan(st.name); span.To == 0 {
			continue
		}
		out.Found = r.found(rule, span, r.Text[span.From:span.To])
		r.out.Parties = append(r.out.Parties, out)
	}
}

// personSpan is where somebody is named who acts for a party.
func (r *reading) personSpan(party string) Span {
	for _, p := range r.out.People {
		if p.Party == party {
			return Span{p.From, p.To}
		}
	}
	return Span{}
}

// matters reports whether a party takes part or speaks, and is not only named
// in passing.
func (r *reading) matters(st *stake) bool {
	if st.voices+st.people+st.events > 0 || st.between {
		return true
	}
	top := slices.Max(st.roles[:])
	if st.names == 0 {
		return top >= 3
	}
	return top >= 1 || st.acts > 0 || st.names >= 2
}
