package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/model"
)

// partyFor is the party that a description names: an adjective or owner in
// its head, "of the EU" behind it, or the seat in which an official sits. A
// diplomat in a capital is of any country.
func (r *reading) partyFor(head, whole phrase) string {
	for _, m := range r.mentionsIn(head) {
		if m.form != formPerson {
			return m.canon
		}
	}
	for k := head.b; k < whole.b; k++ {
		if r.tokens[k].word == "," && k > head.b || r.tokens[k].low == "who" {
			break
		}
		m := r.at[k]
		if m == nil {
			continue
		}
		if m.form == formPerson {
			return r.party(m.canon)
		}
		if !foreign[r.tokens[head.b-1].low] || m.a == head.b || r.belongs(m) {
			return m.canon
		}
	}
	for _, m := range r.mentionsIn(whole) {
		if m.form == formPerson {
			return r.party(m.canon)
		}
	}
	return ""
}

// belongs reports whether somebody in front of a name is of that party: "of
// the EU", "close to the Chinese team", "at the Élysée".
func (r *reading) belongs(m *mention) bool {
	k := m.a - 1
	if r.tokens[k].low == "the" {
		k--
	}
	switch r.tokens[max(k, 0)].low {
	case "of", "for":
		return true
	case "to":
		return k > 0 && r.tokens[k-1].low == "close"
	case "at":
		return m.form == formSeat
	}
	return false
}

// seatBefore is whose seat somebody without a name speaks in: "In Damascus a
// source denied …".
func (r *reading) seatBefore(head phrase) string {
	if head.a < 2 || foreign[r.tokens[head.b-1].low] {
		return ""
	}
	if m := r.at[head.a-1]; m != nil && m.form == formSeat && m.a > 0 && r.tokens[m.a-1].low == "in" {
		return m.canon
	}
	return ""
}

// foreign are those who sit in other people's capitals.
var foreign = wordSet(`diplomat diplomats ambassador ambassadors analyst analysts observer observers expert experts journalist correspondent researcher lawyers lawyer envoy person people mediators mediator negotiators`)

// bystanders speak for nobody.
var bystanders = wordSet(`doctor doctors worker workers resident residents visitor visitors trader traders engineer engineers activist activists witness witnesses survivor survivors`)

// organ is the party named before that a word of its name means: "the
// agency", "the court", "the movement".
func (r *reading) organ(head phrase) string {
	if head.b-head.a > 2 || r.tokens[head.a].low != "the" || r.at[head.b-1] != nil {
		return ""
	}
	noun := r.tokens[head.b-1].low
	for k := head.a - 1; k >= 0; k-- {
		m := r.at[k]
		if m == nil {
			continue
		}
		k = m.a
		if m.form == formPerson || m.form == formPeople {
			continue
		}
		p := r.c.parties[m.canon]
		means := func(name string) bool {
			at := len(name) - len(noun)
			return at > 0 && name[at-1] == ' ' && strings.EqualFold(name[at:], noun) || (noun == "army" || noun == "military") && strings.HasSuffix(name, " Armed Forces")
		}
		if means(p.Name) || slices.ContainsFunc(p.Names, means) || p.Sort == "armed-group" && (noun == "movement" || noun == "group" || noun == "party" || noun == "rebels" || noun == "guerrillas" || noun == "militia") {
			return m.canon
		}
	}
	return ""
}

// describe reads somebody without a name, or somebody named before by a
// description: "a senior U.S. official", "the minister".
func (r *reading) describe(head, whole phrase, sc *scene) voice {
	last := head.b - 1
	if r.tokens[last].low == "'s" {
		return voice{}
	}
	noun := r.tokens[last].low
	first := r.tokens[head.a].low
	definite := first == "the" || first == "his" || first == "her" || first == "their" || first == "its"
	if definite {
		if v, ok := r.meant(head, noun); ok {
			return v
		}
	}
	at := r.describedAs(noun)
	if at == "" {
		return voice{}
	}
	whole = r.extended(whole)
	if at == model.Document {
		return r.document(head, whole)
	}
	before, again := sc.unnamed[singular(noun)]
	if owner := r.partyFor(head, whole); again && owner != "" && owner != before.party {
		again = false // the representative of another
	}
	if again && (definite && head.b-head.a <= 2 || first == "one" && whole.b > head.b) {
		return before
	}
	v := voice{attribution: at}
	if all := r.mentionsIn(head); at == model.Expert && len(all) > 0 && all[0].form == formName && r.sortOf(all[0].canon) == "organisation" { // UN experts
		v.attribution = model.Institution
	}
	if v.attribution != model.Expert && v.attribution != model.Media && !bystanders[noun] {
		v.party = cmp.Or(r.partyFor(head, whole), r.anaphor(head), r.seatBefore(head))
	}
	if again && v.party == "" && (definite || first == "one" || first == "another" || first == "second" || r.tokens[min(head.a+1, head.b-1)].low == "second" || r.tokens[min(head.a+1, head.b-1)].low == "other") {
		v.party = before.party
	}
	v.Unnamed = r.description(phrase{head.a, r.describedTo(head, whole)})
	if _, group := sc.unnamed[singular(noun)]; !group || !definite {
		sc.unnamed[singular(noun)] = v
	}
	return v
}

// describedAs is how what a noun says is attributed; empty for no speaker.
func (r *reading) describedAs(noun string) model.Attribution {
	if at := unnamedHeads[noun]; at != "" {
		return at
	}
	switch capacity, office := officeHeads[noun]; {
	case !office:
		return ""
	case capacity == model.Official:
		return model.Anonymous
	}
	return model.Institution // "the prime minister": an office
}

// longestDescription is the most tokens of a description.
const longestDescription = 11

// describedTo takes what tells more of somebody into a description, up to a
// comma: "a diplomat from a contact-group country", "in Moscow".
func (r *reading) describedTo(head, whole phrase) int {
	for k := head.b; k < whole.b && k-head.a < longestDescription; k++ {
		t := r.tokens[k]
		if !t.isWord() && t.low != "'s" || t.quote > 0 || t.is(aDayWord) {
			return k
		}
	}
	return min(whole.b, head.a+longestDescription)
}

// extended takes what describes somebody behind a phrase that ended at a
// preposition: "said an official | in Jerusalem".
func (r *reading) extended(p phrase) phrase {
	if p.b >= len(r.tokens) {
		return p
	}
	switch r.tokens[p.b].low {
	case "in", "at", "from", "of", "close", "familiar", "who", "briefed", "involved", "with":
	case "to":
		if r.tokens[p.b-1].low != "close" {
			return p
		}
	case "on":
		if r.tokens[p.b-1].low != "briefed" {
			return p
		}
	default:
		return p
	}
	hi := r.sentences[r.sentenceOf(p.a)].b
	for k := p.b; k < hi && k-p.a < longestDescription; k++ {
		t := r.tokens[k]
		if !t.isWord() && t.low != "'s" || t.quote > 0 || t.is(aDayWord) || (r.verbAt(k).Surety >= .7 || t.is(aBeing) || t.is(aModal)) && k > p.b && r.tokens[k-1].low != "who" {
			if k > p.b+1 {
				p.b = k
			}
			return p
		}
	}
	return p
}

// document reads a text that speaks: "the American draft", "a counter-draft
// circulated by Britain". Texts that are only imagined say nothing.
func (r *reading) document(head, whole phrase) voice {
	switch r.tokens[head.a].low {
	case "any", "no", "every", "such", "another", "some":
		return voice{}
	case "a", "an":
		if len(r.mentionsIn(whole)) == 0 && r.tokens[head.b-1].low != "statement" {
			return voice{}
		}
	}
	v := voice{attribution: model.Document}
	if !r.namedAfterTown(head) {
		v.party = r.partyFor(head, whole)
	}
	if r.tokens[head.b-1].low == "statement" {
		if party := cmp.Or(v.party, r.anaphor(head)); party != "" {
			return partyVoice(party)
		}
	}
	if v.party == "" && drafts[r.tokens[head.b-1].low] {
		v.party = r.draftedBy()
	}
	v.Unnamed = r.description(head)
	return v
}

// namedAfterTown reports whether a text goes by where it was signed: "the
// Washington accord", "the Pretoria agreement".
func (r *reading) namedAfterTown(head phrase) bool {
	m := r.at[max(head.b-2, 0)]
	return m != nil && m.form == formSeat && m.b == head.b-1 && (settledTexts[r.tokens[head.b-1].low] || r.tokens[head.b-1].low == "text")
}

// drafts are the texts that one side writes.
var drafts = wordSet(`plan draft proposal text document paper framework resolution`)

// draftedBy is the party whose draft the article is about: "a
// Washington-drafted plan", "a resolution circulated by the United States".
func (r *reading) draftedBy() string {
	if r.drafter != nil {
		return *r.drafter
	}
	found := ""
	for k := 0; k < len(r.tokens) && found == ""; k++ {
		if !drafts[r.tokens[k].low] {
			continue
		}
		for x := k - 1; x >= max(0, k-4); x-- {
			if strings.HasSuffix(r.tokens[x].low, "-drafted") || strings.HasSuffix(r.tokens[x].low, "-proposed") || strings.HasSuffix(r.tokens[x].low, "-backed") || r.at[x] != nil && r.at[x].form == formPeople {
				if m := r.at[x]; m != nil && m.form != formPerson {
					found = m.canon
				}
			}
		}
		for x := k + 1; x < min(len(r.tokens), k+5); x++ {
			switch r.tokens[x].low {
			case "drafted", "circulated", "proposed", "tabled", "written", "submitted":
				if x+2 < len(r.tokens) && r.tokens[x+1].low == "by" {
					for _, m := range r.mentionsIn(phrase{x + 2, min(len(r.tokens), x+4)}) {
						if m.form != formPerson && found == "" {
							found = m.canon
						}
					}
				}
			}
		}
	}
	r.drafter = &found
	return found
}

// description is how a text describes somebody, without when it was said.
func (r *reading) description(p phrase) string {
	for p.b > p.a+1 && (r.tokens[p.a].is(aDayWord) || r.tokens[p.a].low == "earlier") {
		p.a++
	}
	text := oneLine(r.text(p))
	first := r.tokens[p.a]
	if first.capital() && r.at[p.a] == nil && !strings.ContainsFunc(first.word[1:], unicode.IsUpper) {
		_, size := utf8.DecodeRuneInString(text)
		text = strings.ToLower(text[:size]) + text[size:]
	}
	return strings.TrimPrefix(text, "the ")
}

func singular(noun string) string { return strings.TrimSuffix(noun, "s") }

// singled describes one of several who were described together: "a European
// diplomat" for "two European diplomats".
func singled(several string) string {
	words := strings.Fields(several)
	if len(words) > 1 && (numberWords[words[0]] || determiners[words[0]] || quantities[words[0]]) {
		words = words[1:]
	}
	for i, w := range words {
		if unnamedHeads[w] != "" && strings.HasSuffix(w, "s") {
			words[i] = singular(w)
			break
		}
	}
	article := "a"
	if strings.ContainsAny(words[0][:1], "aeiouAEIO") && !strings.HasPrefix(words[0], "Eu") && !strings.HasPrefix(words[0], "uni") {
		article = "an"
	}
	return article + " " + strings.Join(words, " ")
}
