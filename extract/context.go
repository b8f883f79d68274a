package extract

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// anaphor is the party that "the group", "the movement's", "the government",
// "its" or "his" means.
func (r *reading) anaphor(p phrase) string {
	for k := p.a; k < p.b; k++ {
		low, before := r.tokens[k].low, ""
		if k > 0 {
			before = r.tokens[k-1].low
		}
		switch {
		case groupWords[low] && (before == "the" || before == "its"):
			return r.lastGroup(k)
		case (stateOrgans[low] || low == "federal" || low == "office" && k > p.a && r.tokens[k].capital()) && !r.partyAt(k):
			return r.government()
		case low == "secretary-general" && !r.partyAt(max(k-1, 0)) && r.named("United Nations"):
			return "United Nations"
		case low == "its" || low == "their" || before == "its" && k == p.a:
			return r.lastParty(k-1, func(string) bool { return true })
		case low == "his" || low == "her" || (before == "his" || before == "her") && k == p.a:
			return r.lastPersonsParty(k - 1)
		case (low == "our" || before == "our" && k == p.a) && r.outletParty() != "":
			return r.outletParty()
		}
	}
	return ""
}

// named reports whether the article names a party.
func (r *reading) named(party string) bool {
	return slices.ContainsFunc(r.at, func(m *mention) bool { return m != nil && m.canon == party })
}

// stateOrgans are what only a state has: where none is named, that of the
// article is meant.
var stateOrgans = wordSet(`government army military parliament cabinet`)

// lastParty is the party that acts and was named last before a token, in its
// paragraph or the one before.
func (r *reading) lastParty(at int, fits func(string) bool) string {
	n := r.sentenceOf(at)
	for k := min(at, len(r.tokens)-1); k >= 0; k-- {
		if k < r.sentences[n].a {
			n--
		}
		if r.sentences[n].paragraph < r.sentences[r.sentenceOf(at)].paragraph-1 {
			return ""
		}
		m := r.at[k]
		if m == nil {
			continue
		}
		if m.form == formPerson {
			if f := r.figures[m.canon]; f != nil && f.party != "" && fits(f.party) {
				return f.party
			}
		} else if !r.place(m) && fits(m.canon) {
			return m.canon
		}
		k = m.a
	}
	return ""
}

func (r *reading) lastPersonsParty(at int) string {
	for k := at; k >= 0 && at-k < 120; k-- {
		if m := r.at[k]; m != nil && m.form == formPerson {
			return r.party(m.canon)
		}
	}
	return ""
}

// sentenceOf is the sentence that a token stands in.
func (r *reading) sentenceOf(token int) int {
	n, _ := slices.BinarySearchFunc(r.sentences, token, func(s sentence, t int) int {
		if s.b <= t {
			return -1
		}
		if s.a > t {
			return 1
		}
		return 0
	})
	return min(n, len(r.sentences)-1)
}

// place reports whether a name is where something happens: in Geneva, at the
// White House.
func (r *reading) place(m *mention) bool {
	if m.form == formPerson || m.form == formPeople || m.a == 0 {
		return false
	}
	k := m.a - 1
	if r.tokens[k].low == "the" && k > 0 {
		k--
	}
	switch r.tokens[k].low {
	case "in", "at", "near", "outside", "inside", "across", "through", "around", "into", "throughout", "within", "via":
		return true
	case "to", "from", "for":
		return m.form == formSeat && k > 0 && moves[r.tokens[k-1].low]
	}
	return false
}

// moves are words before "to" and "from" that make a name a place.
var moves = wordSet(`travel travels travelled traveled travelling flew flies fly flight visit trip returned return returns went go goes going come came comes back brought ambassador way arrived departed invited
	road moved journey tour sent`)

// outletParty is the party whose organ publishes the article itself.
func (r *reading) outletParty() string {
	if r.outlet == nil {
		party := ""
		tokens := tokenise(r.Outlet)
		official := false
		for _, t := range tokens {
			switch t.low {
			case "department", "ministry", "government", "presidency", "office", "mission", "embassy", "council", "commission", "secretariat", "house", "kremlin":
				official = true
			}
		}
		for _, m := range r.c.mentions(tokens, phrase{0, len(tokens)}) {
			if official && m.form != formPerson && party == "" {
				party = m.canon
			}
		}
		r.outlet = &party
	}
	return *r.outlet
}

// settle gives those who hold an office without a party beside it the party
// that the context means: "Prime Minister X" in a paragraph on Thailand.
func (r *reading) settle() {
	for _, s := range r.sentences {
		for _, m := range r.mentionsIn(s.phrase) {
			if m.form != formPerson {
				continue
			}
			f := r.figure(m.canon)
			if f.post == "" || f.party != "" || r.pluralPost(f.post) || f.former || f.expert || r.party(m.canon) != "" {
				continue
			}
			if clergy(f.post) {
				continue
			}
			if r.state(f.post) {
				f.party = r.lastParty(m.a-1, func(p string) bool { return r.c.parties[p].Sort == "state" })
			} else {
				f.party = r.lastParty(m.a-1, func(string) bool { return true })
			}
			f.party = cmp.Or(f.party, r.outletParty(), r.government())
		}
	}
}

// clergy reports whether an office is one of a church or mosque, which no
// party to talks gives.
func clergy(post string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(post)) {
		switch w {
		case "archbishop", "bishop", "cardinal", "patriarch", "imam", "mufti", "church", "elder", "cleric":
			return true
		}
	}
	return false
}

// pluralPost reports whether an office is given to several at once.
func (r *reading) pluralPost(post string) bool {
	words := strings.Fields(strings.ToLower(post))
	return plural(words[len(words)-1])
}

// state reports whether an office is one of a state.
func (r *reading) state(post string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(post)) {
		switch w {
		case "minister", "president", "chancellor", "king", "emir", "premier", "ambassador", "government", "ministry", "secretary", "parliament", "general", "speaker", "governor", "senator", "army":
			return true
		}
	}
	return false
}

// lastGroup is the armed group or organisation named last.
func (r *reading) lastGroup(at int) string {
	for k := at - 1; k >= 0; k-- {
		m := r.at[k]
		if m == nil {
			continue
		}
		if m.form == formPerson {
			if p := r.party(m.canon); p != "" && r.sortOf(p) == "armed-group" {
				return p
			}
			continue
		}
		switch r.sortOf(m.canon) {
		case "armed-group", "de-facto-authority":
			return m.canon
		}
	}
	return ""
}

// government is the state whose government the article speaks of: the one that
// is named beside the word, else the one named most.
func (r *reading) government() string {
	if r.ruled == "" {
		count, best := map[string]int{}, 0
		for k := range r.tokens {
			m := r.at[k]
			if m == nil || m.form == formPerson || m.a != k || r.c.parties[m.canon].Sort != "state" {
				continue
			}
			count[m.canon]++
			for j := m.b; j < min(len(r.tokens), m.b+2); j++ {
				if r.tokens[j].low == "government" {
					count[m.canon] += 6
				}
			}
		}
		for _, p := range r.c.order(count) {
			if count[p] > best {
				r.ruled, best = p, count[p]
			}
		}
	}
	return r.ruled
}

// order lists what was counted, the lexicon's way of sorting apart: by name.
func (c *catalogue) order(count map[string]int) []string { return slices.Sorted(maps.Keys(count)) }
