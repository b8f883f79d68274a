package extract

// talksWords are words of negotiation; strong ones tell it alone.
var (
	talksWords = wordSet(`talks negotiate negotiates negotiated negotiating negotiations negotiation negotiators negotiator ceasefire cease-fire truce treaty envoy envoys mediators mediator mediation mediated mediates mediating mediate brokered broker brokering delegation delegations peace accord
		agreement hostages prisoners sanctions hostilities peacekeepers disarmament withdrawal sovereignty summit diplomatic diplomacy diplomat diplomats settlement communiqué communique enrichment occupation
		protocol protocols declaration armistice dialogue tariffs tariff resolution détente deal bilateral trilateral`)
)

// weakTalks are words of negotiation that other articles use as well.
var weakTalks = wordSet(`peace treaty deal agreement declaration summit occupation resolution accord delegation delegations protocol protocols settlement dialogue withdrawal`)

// aboutTalks reports whether an article is about something that parties
// negotiate: at least two parties act in it, and the words of negotiation are
// many enough for its length.
func (r *reading) aboutTalks() bool {
	words, talk, kinds := 0, 0, map[string]bool{}
	actors := map[string]bool{}
	for _, s := range r.sentences {
		if s.games {
			continue
		}
		for k := s.a; k < s.b; k++ {
			words++
			if t := &r.tokens[k]; t.is(ofTalks) && !t.digit() {
				talk++
				kinds[t.low] = true
			}
		}
		for _, g := range r.groups(s) {
			for _, m := range g.members {
				if !r.place(m) && r.acting(m, s) {
					actors[m.canon] = true
				}
			}
		}
		for _, m := range r.mentionsIn(s.phrase) {
			if m.form == formPerson {
				if p := r.party(m.canon); p != "" {
					actors[p] = true
				}
			}
		}
	}
	strong := 0
	for k := range kinds {
		if !weakTalks[k] {
			strong++
		}
	}
	return len(actors) >= 2 && r.jointText() || len(actors) >= 2 && talk >= 2 && len(kinds) >= 2 && (strong > 0 || talk >= 5) && talk*250 >= words
}

// acting reports whether a party is named as one that can act: it is joined to
// a verb, an organ, or another party.
func (r *reading) acting(m *mention, s sentence) bool {
	if r.verbBehind(m.b, s.b) >= 0 || m.also != "" {
		return true
	}
	if m.b < s.b && (organs[r.tokens[m.b].low] || r.officeAt(m.b)) {
		return true
	}
	if m.a > s.a {
		switch r.tokens[m.a-1].low {
		case "between", "with", "and", "by", "against", "of", "the":
			return m.form != formPeople || pluralPeople(r.tokens[m.b-1])
		}
	}
	return false
}
