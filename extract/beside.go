package extract

import (
	"slices"
	"strings"
)

// endsApposition are the marks that end what describes a name.
const endsApposition = ",;:.()—–"

// postAfter reads what stands behind a name: "X, the US special envoy, …", "X,
// who leads the delegation", "X of the group's political bureau".
func (r *reading) postAfter(s sentence, m mention) post {
	t := r.tokens
	if m.b+1 >= s.b {
		return post{}
	}
	if t[m.b].low == "of" {
		return r.postOf(m.b, s.b)
	}
	if !among(t[m.b].word, ",(—–") {
		return post{}
	}
	end := m.b + 1
	for end < s.b && end < m.b+24 && !(strings.Contains(endsApposition, t[end].word) && !r.pointOfTitle(end)) && !r.personAt(end) {
		end++
	}
	if t[m.b+1].low == "who" || t[m.b+1].low == "whose" {
		return r.postWho(phrase{m.b + 1, end})
	}
	if t[m.b+1].is(aConjunction) {
		return post{}
	}
	if t[m.b+1].low == "of" {
		return r.postOf(m.b+1, s.b)
	}
	head := -1
	for k := m.b + 1; k < end; k++ {
		low := t[k].low
		if r.officeAt(k) && !officeAdjective(t, k, end) || expertHeads[low] {
			head = k
			break
		}
		if low == "who" || low == "that" || r.sure(k) || t[k].is(aPreposition) && low != "of" && low != "for" || t[k].is(anAuxiliary) && low != "'s" && k > m.b+1 || t[k].is(aPronoun) && !t[k].is(aDeterminer) {
			return post{}
		}
	}
	if head < 0 || head+1 < s.b && (r.sure(head+1) || humanVerbs[t[head+1].low] && t[m.b].word == ",") {
		return post{}
	}
	p := post{head: phrase{head, head + 1}, former: r.formerIn(phrase{m.b, head}), expert: expertHeads[t[head].low] && !r.officeAt(head)}
	begin := head
	for begin > m.b+1 && !t[begin-1].is(aDeterminer) && t[begin-1].low != "'s" && !r.partyAt(begin-1) {
		begin--
	}
	to := r.postEnd(head, end)
	p.title = phrase{begin, to}
	if who := slices.IndexFunc(t[head:end], func(t token) bool { return t.low == "who" }); who > 0 {
		led := r.postWho(phrase{head + who, end})
		end = head + who
		if led.leads && led.party != "" {
			p.leads, p.party = true, led.party
			return p
		}
		p.leads = led.leads
	}
	if !p.expert {
		p.party = r.titleParty(m.b+1, head, end)
	}
	return p
}

// pointOfTitle reports whether a mark belongs to an abbreviation.
func (r *reading) pointOfTitle(k int) bool {
	return r.tokens[k].word == "." && k > 0 && abbreviations[r.tokens[k-1].low]
}

// officeAdjective reports whether a word of office only stands before another:
// "chief negotiator", "deputy minister", "general director".
func officeAdjective(t []token, k, end int) bool {
	if k+1 < end && t[k+1].low == "'s" {
		return true
	}
	switch t[k].low {
	case "chief", "deputy":
		for j := k + 1; j < min(end, k+4); j++ {
			if _, ok := officeHeads[t[j].low]; ok {
				return true
			}
			if t[j].is(aPreposition) || t[j].low == "and" {
				return false
			}
		}
		return false
	case "general", "head", "lead", "minister", "member":
		return k+1 < end && t[k+1].isWord() && func() bool { _, ok := officeHeads[t[k+1].low]; return ok }()
	case "president", "secretary", "government", "major":
		return k+1 < end && t[k+1].low == "'s" || k+1 < end && t[k+1].low == "general" && t[k].low == "major"
	}
	return false
}

// postEnd is where a post behind a name ends: after what it is of or for.
func (r *reading) postEnd(head, end int) int {
	t := r.tokens
	to := head + 1
	if to < end && t[to].low == "general" {
		to++
	}
	if to < end && (t[to].low == "of" || t[to].low == "for" || t[to].low == "to" || t[to].low == "at" || t[to].low == "in") {
		k := to + 1
		for k < end && k < to+9 && t[k].isWord() && t[k].low != "who" && r.verbAt(k).Surety < .5 && !t[k].is(anAuxiliary) {
			k++
		}
		to = k
	}
	return to
}

// postWho reads ", who led the US team," and ", who teaches in Bergen,".
func (r *reading) postWho(p phrase) post {
	t := r.tokens
	for k := p.a; k < p.b && k < p.a+7; k++ {
		low := t[k].low
		if leadsTeam[low] || low == "commands" || low == "commanded" {
			for j := k + 1; j < min(p.b, k+9); j++ {
				if teams[t[j].low] || strings.HasPrefix(low, "commands") && (t[j].low == "fighters" || t[j].low == "forces" || t[j].low == "troops") {
					return post{head: phrase{k, k + 1}, party: r.sideParty(phrase{k + 1, p.b}), leads: true}
				}
			}
		}
		switch low {
		case "teaches", "studies", "researches", "follows", "runs", "taught", "advised", "advises", "wrote", "covers", "works", "tracks", "specialises", "specializes", "edits", "analyses":
			if r.sideParty(phrase{k + 1, p.b}) == "" || low != "runs" && low != "works" && low != "advises" {
				return post{expert: true}
			}
		}
	}
	return post{}
}

// sideParty is the party that a team or side is of: the first named, or the
// government or group that is meant.
func (r *reading) sideParty(p phrase) string {
	for _, m := range r.mentionsIn(p) {
		if m.form != formPerson && (m.a == p.a || !r.tokens[m.a-1].is(aPreposition) || r.tokens[m.a-1].low == "of" || r.tokens[m.a-1].low == "for") {
			return m.canon
		}
	}
	return r.anaphor(p)
}

// postOf reads "X of the group's political bureau", "X of Norrbank".
func (r *reading) postOf(of, hi int) post {
	t := r.tokens
	end := of + 1
	for end < hi && end < of+10 && !strings.Contains(endsApposition, t[end].word) && !r.sure(end) && t[end].quote == t[of].quote && !t[end].is(anAuxiliary) {
		end++
	}
	p := phrase{of + 1, end}
	for k := p.a; k < p.b; k++ {
		if expertPlaces[t[k].low] && t[k].capital() {
			return post{expert: true}
		}
	}
	if party := r.sideParty(p); party != "" && !p.empty() {
		return post{party: party, head: phrase{of, of}}
	}
	return post{}
}

// actsFor reads whom somebody signs or speaks for: "X signed for Kinshasa and
// Y, the executive secretary, for M23", and "Rwanda's X".
func (r *reading) actsFor(s sentence, m mention) string {
	t := r.tokens
	if m.a-2 >= s.a && t[m.a-1].low == "'s" && r.partyAt(m.a-2) {
		return r.at[m.a-2].canon
	}
	k := m.b
	if k < s.b && t[k].word == "," {
		for j := k + 1; j < min(s.b, k+14); j++ {
			if t[j].word == "," {
				k = j + 1
				break
			}
		}
	}
	signs := k == m.b || t[k-1].word == ","
	for ; signs && k < min(s.b, m.b+18); k++ {
		switch low := t[k].low; {
		case low == "for" && k+1 < s.b:
			next := k + 1
			for next < s.b && t[next].is(aDeterminer) {
				next++
			}
			if next < s.b && r.partyAt(next) && (k == m.b || t[k-1].word == "," || slices.Contains([]string{"signed", "initialled", "initialed", "spoke", "speaks", "speaking", "negotiated", "negotiates"}, t[k-1].low)) {
				return r.at[next].canon
			}
			if next < s.b && t[next].low == "government" && t[k-1].low == "signed" {
				return r.government()
			}
			return ""
		case strings.HasPrefix(low, "sign") || strings.HasPrefix(low, "initial") || strings.HasPrefix(low, "sp") && humanVerbs[low] || t[k].is(anAuxiliary) || low == "negotiated":
		default:
			return ""
		}
	}
	return ""
}

// leadsSide reads who heads or sits in a delegation: "the US team was headed
// by X", "X, a former ambassador, led the Lebanese team", "Ukraine's team
// included X".
func (r *reading) leadsSide(s sentence, m mention, f *figure) {
	t := r.tokens
	k := m.b
	if k < s.b && t[k].word == "," {
		for j := k + 1; j < min(s.b, k+20); j++ {
			if t[j].word == "," {
				k = j + 1
				break
			}
		}
	}
	for k < s.b && (t[k].is(anAuxiliary) || adverb(t[k])) {
		k++
	}
	if k < s.b && leadsTeam[t[k].low] && t[k].low != "head" {
		for j := k + 1; j < min(s.b, k+8) && t[j].isWord() || j < min(s.b, k+8) && t[j].low == "'s"; j++ {
			if teams[t[j].low] {
				f.leads = true
				if p := r.sideParty(phrase{k + 1, j + 1}); p != "" {
					f.party = p
				}
				return
			}
		}
	}
	r.ledBy(s, m, f)
	r.sitsWith(s, m, f)
}

// sitsWith reads "X and Y sat with Z on the panel": they act for whom Z does.
func (r *reading) sitsWith(s sentence, m mention, f *figure) {
	t := r.tokens
	for k := m.b; k+2 < s.b && k < m.b+20; k++ {
		if (t[k].low == "sat" || t[k].low == "sits") && t[k+1].low == "with" && r.personAt(k+2) {
			z := r.at[k+2]
			for j := z.b; j < min(s.b, z.b+5); j++ {
				if teams[t[j].low] {
					f.sits, f.party = true, r.party(z.canon)
				}
			}
			return
		}
	}
}

// ledBy reads "the American side was represented by X and Y", "its team
// included X".
func (r *reading) ledBy(s sentence, m mention, f *figure) {
	t := r.tokens
	if k := m.a - 2; k-1 > s.a && t[m.a-1].low == "by" && (t[k].low == "led" || t[k].low == "headed") && f.party == "" {
		if t[k-1].word == "," {
			k--
		}
		if r.partyAt(k - 1) {
			f.party = r.at[k-1].canon
			return
		}
	}
	verb := -1
	for k := m.a - 1; k > s.a && m.a-k < 26; k-- {
		low := t[k].low
		if low == "by" && (leadsTeam[t[k-1].low] || t[k-1].low == "chaired") || low == "by" && teams[t[k-1].low] {
			verb = k - 1
			break
		}
		if low == "included" || low == "includes" || low == "comprised" || low == "including" && teams[t[k-1].low] {
			verb = k
			break
		}
		if t[k].word == ";" || t[k].word == ":" || r.sure(k) || humanVerbs[low] && !r.officeAt(k) {
			return
		}
	}
	if verb < 0 {
		return
	}
	for k := verb; k >= s.a && verb-k < 9; k-- {
		if teams[t[k].low] {
			f.sits = true
			f.leads = f.leads || t[verb].low != "included" && t[verb].low != "includes"
			from := k
			for from > s.a && k-from < 6 && t[from-1].word != "," && t[from-1].low != "and" {
				from--
			}
			if p := r.sideParty(phrase{from, k + 1}); p != "" && !(f.party != "" && r.personal(f)) {
				f.party = p
			}
			return
		}
	}
}

// personal reports whether a figure's own title already tells its party.
func (r *reading) personal(f *figure) bool { return f.post != "" && f.party != "" }
