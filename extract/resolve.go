package extract

import (
	"cmp"
	"slices"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// unnamedHeads are nouns for speakers without a name, with how what they say
// is attributed.
var unnamedHeads = kindsOf[model.Attribution](
	[2]string{string(model.Anonymous), `source sources official officials diplomat diplomats insider insiders negotiator negotiators aide aides person people participant participants officer officers
		lawmaker lawmakers adviser advisers member members envoy envoys delegate delegates witness witnesses man figure figures commander commanders minister ministers politicians politician guerrilla doctor worker workers resident residents veteran engineer trader traders visitor visitors soldier soldiers activist activists
		mediator executive executives representative representatives leader leaders colleague colleagues legislator legislators senator senators mp mps congressman congresswoman
		spokespeople spokesmen spokeswomen survivor survivors relative relatives families medic medics rescuer rescuers monitor monitors farmer farmers protester protesters prosecutor prosecutors judge judges fighter fighters sherpa campaigner campaigners interlocutor interlocutors`},
	[2]string{string(model.Expert), `lawyers expert experts analyst analysts observer observers commentator commentators researcher researchers scholar scholars historian historians academic academics economist economists critics professor professors inspector lawyer pollster pollsters think-tank`},
	[2]string{string(model.Media), `media newspaper newspapers agency channel channels broadcaster report reports website television press station stations network networks outlet outlets daily weekly portal site agencies newswire magazine tabloid broadsheet journalist journalists correspondent correspondents blogger bloggers columnist columnists`},
	[2]string{string(model.Document), `plan draft document text agreement letter memorandum resolution proposal framework deal accord treaty paper counter-draft protocol declaration communique communiqué roadmap pact law clause article copy version preamble items item paragraph`},
	[2]string{string(model.Institution), `ministry government statement delegation administration mediators team side army military office presidency parliament embassy cabinet council commission secretariat spokesman spokeswoman spokesperson authorities movement group party leadership capitals capital court forces mission committee department bloc union foundation alliance junta rebels guerrillas peacekeepers organisation organization`},
)

func (r *reading) unnamed(low string) model.Attribution { return unnamedHeads[low] }

// A voice is who speaks: a person, a party or somebody described, for a party.
type voice struct {
	Speaker
	attribution model.Attribution
	party       string
}

func (v voice) known() bool { return v.Speaker != Speaker{} }

// A scene is who can be meant by a pronoun or a description: it changes with
// every sentence.
type scene struct {
	speaker voice   // who spoke last
	spoke   int     // the sentence in which
	all     []voice // all who spoke there
	person  string
	subject voice // of the sentence before
	text    voice // the document spoken of in it
	plan    voice // the plan whose items the article sets out
	party   string
	unnamed map[string]voice // head noun → who was described so
	unsaid  []phrase         // what somebody did not say in this sentence
	doc     voice            // the text whose terms the last sentence tells
	docAt   int              // that sentence
}

// voices tells who a phrase means: usually one, several where they are joined
// by "and".
func (r *reading) voices(p phrase, sc *scene) []voice {
	if p.empty() {
		if sc.speaker.known() {
			return []voice{sc.speaker}
		}
		return nil
	}
	if r.bothSides(p) {
		return r.sides()
	}
	if two := r.theTwo(p); len(two) == 2 {
		return two
	}
	if p.b-p.a > 2 && r.tokens[p.a+1].low == "of" && quantities[r.tokens[p.a].low] { // one of the diplomats
		one := r.tokens[p.a].low == "one"
		p.a += 2
		if v := r.voices(p, sc); one && len(v) == 1 && v[0].Unnamed != "" {
			v[0].Unnamed = singled(v[0].Unnamed)
			return v
		}
	}
	if all := r.nameList(p); len(all) > 2 {
		return all
	}
	head := r.headOf(p)
	if simplePronoun(r.tokens[head.b-1].low) && head.b-head.a == 1 {
		return r.pronoun(head.a, sc)
	}
	if all := r.persons(head); len(all) > 0 {
		return all
	}
	if v := r.officeHolder(head, p); v.known() {
		return []voice{v}
	}
	if all := r.partiesIn(head); len(all) > 1 && gatherers[r.tokens[head.b-1].low] && r.joinedParties(head) {
		return all // U.S. and Ukrainian negotiators
	}
	if v := r.institution(head, p); v.known() {
		return []voice{v}
	}
	if v := r.appositionPerson(head, p); v.known() {
		return []voice{v}
	}
	if v := r.newsroom(head); v.known() {
		return []voice{v}
	}
	if m := r.namedBefore(p); m != nil {
		return []voice{r.personVoice(m.canon)}
	}
	if v := r.describe(head, p, sc); v.known() {
		return []voice{v}
	}
	if all := r.partiesIn(head); len(all) > 0 {
		return all
	}
	return nil
}

var quantities = wordSet(`one two three four some several many most both all each none others`)

// describers begin what tells more of somebody: "a source close to the talks".
var describers = wordSet(`close familiar briefed involved present working based speaking`)

// participles tell more of a noun in front of them.
var participles = wordSet(`put seen drawn written made sent led held shown known read`)

// headOf is the phrase up to the first comma, relative or preposition: what
// is talked of, without what describes it.
func (r *reading) headOf(p phrase) phrase {
	for k := p.a + 1; k < p.b; k++ {
		t := r.tokens[k]
		if t.is(aPreposition) && r.at[k] == nil || describers[t.low] || t.low == "who" || t.low == "that" || t.low == "which" || !t.isWord() && t.low != "'s" && t.word != "." && t.word != "&" {
			return phrase{p.a, k}
		}
		if before := &r.tokens[k-1]; (before.is(aText) || r.unnamed(before.low) != "") && (strings.HasSuffix(t.low, "ed") || participles[t.low]) && r.at[k] == nil {
			return phrase{p.a, k} // "the plan | put forward by the envoy"
		}
		if v := r.verbAt(k); v.Surety == 0 && k > p.a && strings.HasSuffix(t.low, "ing") && r.at[k] == nil && r.tokens[k-1].low == "officials" {
			return phrase{p.a, k}
		}
	}
	return p
}

// officeHolder reads "Secretary of State Marco Rubio", "the president of
// Ukraine, Volodymyr Zelensky": a name behind an office and what it is of. In
// "the spokesman for President Putin" the name only owns the office.
func (r *reading) officeHolder(head, whole phrase) voice {
	if _, office := officeHeads[r.tokens[head.b-1].low]; !office || head.b >= whole.b || !r.tokens[head.b].is(aPreposition) {
		return voice{}
	}
	for k := head.b + 1; k < min(whole.b, head.b+8); k++ {
		t := r.tokens[k]
		if m := r.at[k]; m != nil && m.form == formPerson {
			if k == head.b+1 {
				return voice{}
			}
			return r.personVoice(m.canon)
		}
		if _, office := officeHeads[t.low]; office || !t.isWord() || !t.capital() && t.low != "and" && t.low != "the" {
			return voice{}
		}
	}
	return voice{}
}

// persons lists the people that a head names, those who only own it left out:
// "Trump's envoy".
func (r *reading) persons(head phrase) []voice {
	var out []voice
	for _, m := range r.mentionsIn(head) {
		if m.form != formPerson || m.b < head.b && r.tokens[m.b].low == "'s" {
			continue
		}
		if m.b < head.b && r.at[m.b] == nil && r.tokens[m.b].low != "and" && r.tokens[m.b].isWord() && !adverb(r.tokens[m.b]) && m.b < head.b && unnamedHeads[r.tokens[head.b-1].low] != "" {
			continue // "the Witkoff proposal", "Trump officials"
		}
		out = append(out, r.personVoice(m.canon))
	}
	return out
}

func (r *reading) personVoice(name string) voice {
	p := r.person(name)
	v := voice{Speaker: Speaker{Person: name}, attribution: model.Named, party: p.Party}
	if p.Party == "" && (p.Post == "" || r.expert(p.Post)) {
		v.attribution = model.Expert
	}
	return v
}

func partyVoice(name string) voice {
	return voice{Speaker: Speaker{Party: name}, attribution: model.Institution, party: name}
}

func (r *reading) expert(post string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(post)) {
		if expertHeads[w] || w == "former" {
			return true
		}
	}
	return false
}

// institution reads a party or its organ: "Moscow", "the Foreign Ministry in
// Tehran", "Qatar's foreign ministry".
func (r *reading) institution(head, whole phrase) voice {
	last := head.b - 1
	if r.tokens[last].low == "'s" {
		last--
	}
	if m := r.at[last]; m != nil && m.form != formPerson && !(m.form == formPeople && !pluralPeople(r.tokens[last])) {
		if prev := m.a - 1; prev < head.a || r.tokens[prev].low != "and" && r.tokens[prev].word != "," {
			return partyVoice(m.canon)
		}
	}
	if party := r.organ(head); party != "" {
		return partyVoice(party)
	}
	if unnamedHeads[r.tokens[last].low] != model.Institution {
		return voice{}
	}
	if party := cmp.Or(r.partyFor(head, whole), r.meantOrgan(head), r.anaphor(head)); party != "" {
		return partyVoice(party)
	}
	return voice{}
}

// meantOrgan is whose an organ is that stands without a name: "the
// government", "the group", "its foreign ministry".
func (r *reading) meantOrgan(head phrase) string {
	if party := r.anaphor(head); party != "" {
		return party
	}
	switch r.tokens[head.b-1].low {
	case "ministry", "presidency", "embassy", "parliament", "office":
		return r.lastParty(head.a-1, func(p string) bool { return r.sortOf(p) == "state" })
	}
	return ""
}

// pluralPeople tells "the Americans" from "American".
func pluralPeople(t token) bool {
	return strings.HasSuffix(t.low, "s") && t.low != "us" && !strings.HasSuffix(t.low, "ss") || strings.HasSuffix(t.low, "ese") || strings.HasSuffix(t.low, "ish") || strings.HasSuffix(t.low, "ch")
}

// newsroom reads an outlet that is quoted: "Reuters", "the Financial Times".
func (r *reading) newsroom(head phrase) voice {
	if r.tokens[head.a].low == "the" {
		head.a++
	}
	if head.empty() || !r.tokens[head.a].capital() || !lexicon.Outlets()[strings.ToLower(oneLine(r.text(head)))] {
		return voice{}
	}
	return voice{Speaker: Speaker{Unnamed: oneLine(r.text(head))}, attribution: model.Media}
}

// theTwo are the two people named last whom "the two ministers" or "both
// Secretaries" means.
func (r *reading) theTwo(p phrase) []voice {
	k := p.a
	if r.tokens[k].low == "the" {
		k++
	}
	if k+1 >= p.b || r.tokens[k].low != "two" && r.tokens[k].low != "both" || !pairs[r.tokens[p.b-1].low] {
		return nil
	}
	var two []voice
	for k = p.a - 1; k >= 0 && len(two) < 2; k-- {
		m := r.at[k]
		if m == nil || m.form != formPerson {
			continue
		}
		k = m.a
		v := r.personVoice(m.canon)
		if v.party != "" && (len(two) == 0 || two[0].Person != v.Person && two[0].party != v.party) {
			two = append(two, v)
		}
	}
	slices.Reverse(two)
	return two
}

// pairs are offices that the two who hold them meet in.
var pairs = wordSet(`ministers secretaries presidents envoys premiers chancellors leaders`)

// joinedParties reports whether the first two parties of a phrase are joined.
func (r *reading) joinedParties(p phrase) bool {
	var first *mention
	for _, m := range r.mentionsIn(p) {
		switch {
		case m.form == formPerson:
		case first == nil:
			first = m
		default:
			return r.joined(first.b, m.a)
		}
	}
	return false
}

// nameList reads "Britain, France and Germany": names and nothing else.
func (r *reading) nameList(p phrase) []voice {
	var all []voice
	for k := p.a; k < p.b; k++ {
		m := r.at[k]
		switch {
		case m != nil && m.form != formPeople && m.b <= p.b:
			all = append(all, r.voiceOf(m))
			k = m.b - 1
		case r.tokens[k].word != "," && r.tokens[k].low != "and" && r.tokens[k].low != "the":
			return nil
		}
	}
	return all
}

// namedBefore is the person whom a phrase behind a comma describes: "X, a
// lawyer from Mekelle, said".
func (r *reading) namedBefore(p phrase) *mention {
	if p.a < 2 || r.tokens[p.a-1].word != "," || !r.tokens[p.a].is(aDeterminer) {
		return nil
	}
	if m := r.at[p.a-2]; m != nil && m.form == formPerson && m.a >= r.sentences[r.sentenceOf(p.a)].a {
		return m
	}
	return nil
}

// appositionPerson reads "the foreign minister, Abbas Araghchi,".
func (r *reading) appositionPerson(head, whole phrase) voice {
	if head.b >= whole.b || r.tokens[head.b].word != "," || !r.offices(head) {
		return voice{}
	}
	for _, m := range r.mentionsIn(phrase{head.b, min(whole.b, head.b+6)}) {
		if m.form == formPerson {
			return r.personVoice(m.canon)
		}
	}
	return voice{}
}

// meant finds the person whom "the foreign minister" or "the spokesman" means:
// the last one named with that office.
func (r *reading) meant(head phrase, noun string) (voice, bool) {
	if noun == "diplomat" && head.b-head.a > 1 && (r.tokens[head.b-2].low == "top" || r.tokens[head.b-2].low == "chief") {
		noun = "foreign minister"
	} else if _, ok := officeHeads[noun]; !ok || noun == "official" || noun == "diplomat" {
		return voice{}, false
	}
	var best string
	for k := head.a; k >= 0; k-- {
		m := r.at[k]
		if m == nil || m.form != formPerson {
			continue
		}
		post := strings.ToLower(r.person(m.canon).Post)
		if strings.HasSuffix(post, noun) || strings.Contains(post, noun+" ") {
			best = m.canon
			break
		}
		k = m.a
	}
	if best == "" {
		return voice{}, false
	}
	return r.personVoice(best), true
}

// partiesIn lists the parties that are joined in a head: "Egypt and Qatar".
func (r *reading) partiesIn(head phrase) []voice {
	var out []voice
	for _, m := range r.mentionsIn(head) {
		if m.form != formPerson {
			out = append(out, partyVoice(m.canon))
		}
	}
	return out
}

// jointTexts are what several parties publish together.
var jointTexts = wordSet(`statement letter communiqué communique declaration`)

// jointly makes the text the speaker where several parties speak in one: "in a
// joint statement the two governments said". They are all spoken for.
func (r *reading) jointly(s speech, voices []voice) []voice {
	if len(voices) < 2 || slices.ContainsFunc(voices, func(v voice) bool { return v.party == "" }) {
		return voices
	}
	sentence := r.sentences[s.sentence]
	for k := sentence.a; k+1 < sentence.b; k++ {
		if r.tokens[k].low != "joint" || !jointTexts[r.tokens[k+1].low] {
			continue
		}
		voices = slices.Clone(voices) // the sides are the article's
		names := make([]string, len(voices))
		for i := range voices {
			names[i] = voices[i].party
			voices[i].Speaker = Speaker{}
		}
		voices[0].attribution = model.Institution
		voices[0].Unnamed = "joint " + r.tokens[k+1].low + " of " + inWords(names)
		return voices
	}
	return voices
}

// inWords lists names as a sentence does: "A, B and C".
func inWords(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
