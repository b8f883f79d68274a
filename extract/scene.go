package extract

import (
	"strings"

	"parley/model"
)

// follow brings a scene up to date with a sentence that was read: who was
// spoken of last, and who its subject was.
func (r *reading) follow(sc *scene, n int) {
	s := r.sentences[n]
	sc.subject, sc.text, sc.unsaid = voice{}, r.textIn(n), nil
	r.introduce(sc, s)
	for _, m := range r.mentionsIn(s.phrase) {
		switch {
		case m.form == formPerson:
			sc.person = m.canon
			if !sc.subject.known() && m.a-s.a < 8 {
				sc.subject = r.personVoice(m.canon)
			}
		case m.form != formPeople || pluralPeople(r.tokens[m.b-1]):
			if r.place(m) {
				continue
			}
			sc.party = m.canon
			if !sc.subject.known() && m.a-s.a < 8 {
				sc.subject = partyVoice(m.canon)
			}
		}
	}
}

// introduce keeps somebody without a name who is the subject of a sentence in
// which they say nothing: "An Israeli official was more sceptical." The next
// one tells what "the official" said.
func (r *reading) introduce(sc *scene, s sentence) {
	if low := r.tokens[s.a].low; low != "a" && low != "an" && low != "one" && low != "another" {
		return
	}
	for k := s.a + 1; k < min(s.b-1, s.a+6); k++ {
		if at := r.unnamed(r.tokens[k].low); at != model.Anonymous && at != model.Expert {
			continue
		}
		if p, ok := r.subjectBefore(s.a, k+1); ok && p.a == s.a {
			r.voices(p, sc)
		}
		return
	}
}

// pronoun finds whom a pronoun means: who came before it in its sentence as
// the subject, else who spoke or acted last.
func (r *reading) pronoun(at int, sc *scene) []voice {
	switch r.tokens[at].low {
	case "he", "she", "who":
		return r.somebody(at, sc)
	case "which":
		return r.antecedent(at, sc)
	case "it", "they":
		return r.something(at, sc)
	case "i", "we":
		if party := r.outletParty(); r.tokens[at].quote == 0 && party != "" {
			return []voice{partyVoice(party)}
		}
		if r.tokens[at].quote == 0 && sc.speaker.known() {
			return []voice{sc.speaker}
		}
	}
	return nil
}

// somebody is the person that "he", "she" or "who" means.
func (r *reading) somebody(at int, sc *scene) []voice {
	s := r.sentences[r.sentenceOf(at)]
	if r.tokens[at].low == "who" {
		return r.antecedent(at, sc)
	}
	for k := s.a; k < at; k++ {
		m := r.at[k]
		if m == nil {
			if all := r.describedAt(k, s.a, "he", sc); len(all) > 0 {
				return all
			}
			continue
		}
		if m.form == formPerson && (m.b >= at || r.tokens[m.b].low != "'s") && (m.a == s.a || !r.tokens[m.a-1].is(aPreposition)) {
			return []voice{r.personVoice(m.canon)}
		}
		k = m.b - 1
	}
	order := []voice{sc.speaker, sc.subject}
	if n := r.sentenceOf(at); sc.spoke < n-1 {
		order[0], order[1] = order[1], order[0]
	}
	for _, v := range order {
		if v.Person != "" || v.Unnamed != "" && v.attribution != model.Document && v.attribution != model.Media {
			return []voice{v}
		}
	}
	if sc.person != "" {
		return []voice{r.personVoice(sc.person)}
	}
	return nil
}

// describedAt are those without a name whom a noun before a pronoun describes,
// where they are the subject: "Two diplomats contradicted him: …, they said".
func (r *reading) describedAt(k, lo int, pronoun string, sc *scene) []voice {
	t := r.tokens[k]
	if t.quote > 0 || k+1 >= len(r.tokens) || strings.HasSuffix(t.low, "s") != (pronoun == "they") {
		return nil
	}
	switch at := r.unnamed(t.low); {
	case pronoun == "it" && at == model.Institution && !personal[t.low]:
	case pronoun != "it" && (at == model.Anonymous || at == model.Expert):
	default:
		return nil
	}
	if next := r.at[k+1]; next != nil && next.form == formPerson || k+2 < len(r.tokens) && r.tokens[k+1].word == "," && r.at[k+2] != nil && r.at[k+2].form == formPerson {
		return nil // "Defence Minister Khawaja Asif"
	}
	p, ok := r.subjectBefore(lo, k+1)
	if !ok || p.b != k+1 || p.a > lo && r.tokens[p.a-1].is(aPreposition) {
		return nil
	}
	return r.voices(p, sc)
}

// personal are people among the words for institutions.
var personal = wordSet(`spokesman spokeswoman spokesperson`)

// something is the party, document or group that "it", "they" or "which"
// means.
func (r *reading) something(at int, sc *scene) []voice {
	s := r.sentences[r.sentenceOf(at)]
	low := r.tokens[at].low
	for k := s.a; k < at; k++ {
		m := r.at[k]
		if m == nil {
			if low == "they" || low == "it" {
				if all := r.describedAt(k, s.a, low, sc); len(all) > 0 {
					return all
				}
			}
			continue
		}
		if m.form != formPerson && m.form != formPeople && !r.place(m) && (m.b >= at || r.tokens[m.b].low != "'s") && (m.a == s.a || !r.tokens[m.a-1].is(aPreposition)) {
			return []voice{partyVoice(m.canon)}
		}
		k = m.b - 1
	}
	if low == "they" {
		if two := r.pairBefore(s); len(two) == 2 {
			return two
		}
	}
	if r.tokens[at].low == "they" && len(sc.all) > 1 && sc.spoke >= r.sentenceOf(at)-1 {
		return sc.all
	}
	for _, v := range []voice{sc.subject, sc.speaker} {
		if v.Person == "" && v.known() {
			return []voice{v}
		}
	}
	if sc.party != "" {
		return []voice{partyVoice(sc.party)}
	}
	return nil
}

// pairBefore are two people whom the sentence before names together: "Todd and
// Gil shook hands. They …".
func (r *reading) pairBefore(s sentence) []voice {
	n := r.sentenceOf(s.a) - 1
	if n < 0 || r.sentences[n].paragraph != s.paragraph {
		return nil
	}
	all := r.mentionsIn(r.sentences[n].phrase)
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.form == formPerson && b.form == formPerson && a.canon != b.canon && r.joined(a.b, b.a) && a.a-r.sentences[n].a < 14 {
			return []voice{r.personVoice(a.canon), r.personVoice(b.canon)}
		}
	}
	return nil
}

func (r *reading) voiceOf(m *mention) voice {
	if m.form == formPerson {
		return r.personVoice(m.canon)
	}
	return partyVoice(m.canon)
}

// antecedent is whom "who" and "which" stand for: the phrase before them.
func (r *reading) antecedent(at int, sc *scene) []voice {
	s := r.sentences[r.sentenceOf(at)]
	end := at
	if end > s.a && r.tokens[end-1].word == "," {
		end--
	}
	p, ok := r.subjectBefore(s.a, end)
	if !ok || p.b > at || p.has(at) {
		return nil
	}
	return r.voices(p, sc)
}
