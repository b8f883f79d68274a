package extract

import (
	"cmp"
	"slices"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
	"parley/model/day"
)

// tellClaims finds who says what, sentence by sentence.
func (r *reading) tellClaims() {
	sc := &scene{unnamed: map[string]voice{}}
	r.markWords()
	r.survey()
	official := r.official()
	if len(official) == 0 {
		sc.plan = r.plan()
	}
	all := r.speeches()
	for n := range r.sentences {
		from := len(r.out.Claims)
		var here []speech
		for len(all) > 0 && all[0].sentence <= n {
			if !all[0].nested {
				here = append(here, all[0])
			}
			all = all[1:]
		}
		if r.sentences[n].games {
			continue
		}
		if at, ok := r.item(n); ok && sc.plan.known() {
			r.itemSays(n, at, sc.plan)
			r.follow(sc, n)
			continue
		}
		if len(here) == 1 && here[0].rule == ruleTurn {
			here = append(slices.DeleteFunc(r.speechesIn(n), func(s speech) bool { return s.nested }), here...)
		}
		for _, s := range here {
			if s.rule == ruleTurn && len(r.out.Claims) > from {
				continue // whom the interviewee tells of
			}
			voices := r.whoSays(s, sc)
			if r.idle(s, here, voices) {
				if s.negated {
					sc.unsaid = append(sc.unsaid, s.content...)
				}
				continue
			}
			if len(voices) == 0 {
				continue
			}
			voices = r.jointly(s, voices)
			r.claim(s, here, voices)
			sc.speaker, sc.spoke, sc.all = voices[0], n, voices
		}
		r.held(n, sc, from)
		r.textGoesOn(n, sc, from)
		if len(official) > 0 {
			r.officialHolds(n, from, official)
		}
		r.follow(sc, n)
	}
}

// whoSays finds the speakers of a speech.
func (r *reading) whoSays(s speech, sc *scene) []voice {
	if s.rule == ruleTurn {
		if s.source.empty() {
			return r.interviewee()
		}
		switch r.text(s.source) {
		case "Q", "Question":
			return nil
		case "A", "Answer":
			return r.interviewee()
		}
	}
	if last := s.source.b - 1; sc.plan.known() && !s.source.empty() && (r.tokens[last].low == "items" || r.tokens[last].low == "item") {
		return []voice{sc.plan}
	}
	if s.source.b-s.source.a == 1 && r.tokens[s.source.a].low == "both" {
		if two := r.lastTwo(); len(two) == 2 {
			return two
		}
		return r.sides()
	}
	if s.rule == ruleNoun { // "the demand that …" is mostly the article's own reading
		return nil
	}
	if s.rule == ruleAdding && s.verb.Class != "say" && s.verb.Class != "deny" {
		return nil
	}
	return r.voices(s.source, sc)
}

// lastTwo are the two people who spoke last.
func (r *reading) lastTwo() []voice {
	var two []voice
	for i := len(r.out.Claims) - 1; i >= 0 && len(two) < 2; i-- {
		for _, s := range r.out.Claims[i].Speakers {
			if s.Person != "" && len(two) < 2 && !slices.ContainsFunc(two, func(v voice) bool { return v.Person == s.Person }) {
				two = append(two, r.personVoice(s.Person))
			}
		}
	}
	return two
}

// claim keeps what a speech says, a claim for every matter in it. beside are
// all the speeches of its sentence.
func (r *reading) claim(s speech, beside []speech, voices []voice) {
	if c := s.content; len(c) == 2 && s.source.a >= c[0].b && c[1].a >= s.cue.b && !r.finite(c[0]) { // "Armenia, he said, had come close"
		s.content = []phrase{{c[0].a, c[1].b}}
	}
	for _, content := range s.content {
		for _, part := range r.clauses(content) {
			r.keepClaim(s, beside, part, voices)
		}
	}
}

// A clause is a part of what is said that has its own matter.
type clause struct {
	phrase
	found []matter
}

func (r *reading) keepClaim(s speech, beside []speech, part clause, voices []voice) {
	words := part.phrase
	if (s.verb.Class != "say" || s.negated) && s.cue.b <= words.a && s.sentence == r.sentenceOf(words.a) {
		words.a = s.cue.a // the verb is what is held: "rejects it in public"
		if gap := words.a - s.source.b; gap >= 0 && gap <= 4 && !s.source.empty() {
			words.a = s.source.a
		}
	}
	if !r.worth(s, part, words, voices) {
		return
	}
	span := r.span(words)
	switch {
	case r.rejectsWords(s):
		s.verb = &denial
	case r.greetsDeal(s):
		s.verb = &agreement
	}
	w := r.weigh(words, s.verb, s.negated, voices)
	category := r.category(s, beside, part, w)
	c := Claim{
		Found:       r.found(s.rule, span, strings.Join(append([]string{r.text(s.cue)}, w.because...), "; ")),
		Attribution: voices[0].attribution, Kind: w.kind, Stance: w.stance, Status: w.status,
		Category: category, Said: r.saidOn(s),
	}
	switch c.Kind {
	case model.Position:
		c.Want, c.Condition, c.Firmness = r.want(part.phrase), r.condition(words), r.firmnessOf(words)
		if c.Condition != "" && (c.Stance == model.Accepts || c.Stance == model.Offers || c.Stance == model.LeavesOpen) {
			c.Stance = model.AcceptsIf
		}
	case model.StatusClaim:
		c.Count, c.Scope = r.count(words), r.scopeOf(words)
	}
	for _, v := range voices {
		if v.known() {
			c.Speakers = append(c.Speakers, v.Speaker)
		}
		if v.party != "" && !slices.Contains(c.For, v.party) {
			c.For = append(c.For, v.party)
		}
	}
	if r.out.Claims == nil {
		r.out.Claims = make([]Claim, 0, len(r.sentences)) // mostly enough
	}
	r.out.Claims = append(r.out.Claims, c)
}

// idle reports whether a verb introduces nothing: "declined to comment", or
// what another speaker of the sentence says.
func (r *reading) idle(s speech, here []speech, voices []voice) bool {
	if s.verb.Base == "decline" && s.cue.b+1 < len(r.tokens) {
		switch r.tokens[s.cue.b+1].low {
		case "comment", "confirm", "list", "say", "be", "answer", "elaborate", "discuss", "specify", "give", "name":
			return true
		}
	}
	if s.verb.Base == "agree" && len(voices) > 1 && !s.negated && len(r.official()) == 0 {
		return true // that two have agreed is how the article itself reads it
	}
	if s.negated && withheld[s.verb.Base] {
		return true // "did not say what they were"
	}
	if s.verb.Base == "ask" && s.cue.b+3 < len(r.tokens) && r.tokens[s.cue.b].low == "not" && r.tokens[s.cue.b+2].low == "be" {
		return true // "who asked not to be named"
	}
	if s.source.b-s.source.a != 1 || r.tokens[s.source.a].low != "who" && r.tokens[s.source.a].low != "which" {
		return false
	}
	return slices.ContainsFunc(here, func(o speech) bool {
		return o.cue != s.cue && slices.ContainsFunc(o.content, func(p phrase) bool {
			return slices.ContainsFunc(s.content, p.meets)
		})
	})
}

// withheld are verbs that introduce nothing when they are negated.
var withheld = wordSet(`say tell give specify explain elaborate name disclose reveal detail clarify know mention add`)

// worth reports whether words can be a claim about talks: they make a clause,
// and somebody without a name and a party says something of their matter.
func (r *reading) worth(s speech, part clause, words phrase, voices []voice) bool {
	_, weight := topic(part.found)
	if s.rule == ruleTurn && weight < 3 && (voices[0].party == "" || len(r.cuesIn(words)) == 0) {
		return false
	}
	if weight >= 3 {
		return true
	}
	if words.b-words.a < 3 && s.rule != ruleHeld || !r.finite(words) && r.tokens[words.a].quote == 0 && len(r.cuesIn(words)) == 0 {
		return false
	}
	return voices[0].party != "" || voices[0].Person != "" || len(voices) > 1 || r.saysWhole(words) || len(r.cuesIn(words)) > 0
}

// category is what a claim is about: its own words, else what its sentence
// says outside all speeches ("On guarantees, he said …"), else what was talked
// of before where the words point back.
func (r *reading) category(s speech, beside []speech, part clause, w weighing) model.Category {
	part.found = slices.DeleteFunc(slices.Clone(part.found), func(m matter) bool { return s.source.meets(m.phrase) })
	if c, weight := topic(part.found); weight >= 3 && !(c == "process" && w.kind != model.Position && r.saysWhole(part.phrase) && !r.arranges(part.phrase)) {
		if c == "implementation" && weight <= 4 { // observers and phases are of what was talked of
			return cmp.Or(r.toldBefore(s.sentence, "process"), c)
		}
		return c
	}
	sentence := r.sentences[s.sentence].phrase
	outside := slices.DeleteFunc(r.mattersIn(sentence), func(m matter) bool {
		return s.source.meets(m.phrase) || slices.ContainsFunc(beside, func(o speech) bool {
			return slices.ContainsFunc(o.content, func(p phrase) bool { return p.meets(m.phrase) })
		})
	})
	if c, weight := topic(outside); weight >= 4 {
		return c
	}
	return r.context(s.sentence, part.phrase)
}

// context is what words without a matter of their own are about: what was
// claimed or told before in the paragraph, else the matter of an article that
// has one. What is said of the talks as a whole is about none, of a treaty about
// what it makes normal.
func (r *reading) context(n int, p phrase) model.Category {
	if r.saysWhole(p) || r.count(p) != "" {
		return r.whole
	}
	return r.toldBefore(n, "")
}

// toldBefore is what was claimed or told last before in the paragraph of a
// sentence, else the matter of the article; what is passed over is no answer.
func (r *reading) toldBefore(n int, passed model.Category) model.Category {
	for k := n - 1; k >= 0 && r.sentences[k].paragraph == r.sentences[n].paragraph; k-- {
		if c := cmp.Or(r.claimed(k), r.topics[k]); c != "" && c != passed {
			return c
		}
	}
	return r.main
}

// claimed is what the last claim of a sentence was about.
func (r *reading) claimed(n int) model.Category {
	from := r.tokens[r.sentences[n].a].From
	for i := len(r.out.Claims) - 1; i >= 0 && r.out.Claims[i].From >= from; i-- {
		if c := r.out.Claims[i]; c.Category != "" && c.From < r.tokens[r.sentences[n].b-1].To {
			return c.Category
		}
	}
	return ""
}

// saysWhole reports whether words speak of the talks as a whole.
func (r *reading) saysWhole(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		if wholeWords[r.tokens[k].low] {
			return true
		}
	}
	return false
}

// arranges reports whether words are about when, where and with whom one
// talks.
func (r *reading) arranges(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		if arranging[r.tokens[k].low] {
			return true
		}
	}
	return false
}

var arranging = wordSet(`next again resume resumed resumption continue continued host hosted hosting invite invited invitation date venue format agenda path door further join joined attend new another return
	suspended postponed cancelled role mediator mediators mediation`)

var wholeWords = wordSet(`round talks progress breakthrough deal negotiations process peace war atmosphere accord meetings
	constructive productive useful optimistic optimism hopeful pessimistic spirit mood goodwill concessions flexible flexibility deadlock stalemate impasse seriousness serious sincerity complicated difficult`)

// survey finds what each sentence is about, and the matter of the article if
// one weighs more than all others.
func (r *reading) survey() {
	r.topics = make([]model.Category, len(r.sentences))
	sums, all := map[model.Category]int{}, 0
	treaties := 0
	for n, s := range r.sentences {
		found := r.mattersIn(s.phrase)
		for _, m := range found {
			if m.category == "normalisation" && r.tokens[m.b-1].low == "treaty" {
				treaties++
			}
		}
		c, weight := topic(found)
		if weight >= 4 {
			r.topics[n] = c
		}
		if c != "process" && c != "" {
			sums[c] += weight
			all += weight
		}
	}
	if treaties >= enoughTreaty && r.aboutPeace() {
		r.whole = "normalisation"
	}
	for c, sum := range sums {
		if 2*sum > all {
			r.main = c
		}
	}
	if c := r.titled(); r.main == "" && 4*sums[c] > all {
		r.main = c
	}
}

// aboutPeace reports whether a treaty of the article is one of peace, and not
// on waters or defence.
func (r *reading) aboutPeace() bool {
	return slices.ContainsFunc(r.matterWords, func(m matter) bool {
		return m.category == "normalisation" && m.weight >= 3 && r.tokens[m.b-1].low == "treaty"
	})
}

// titled is the only matter that the headline names.
func (r *reading) titled() model.Category {
	tokens := r.titleTokens
	word := func(i int) string { return tokens[i].low }
	only := model.Category("")
	for i := range tokens {
		lexicon.Matters().At(i, len(tokens), word, func(_ int, m lexicon.Matter) {
			switch c := model.Category(m.Category); {
			case c == "process" || m.Weight < 3:
			case only == "":
				only = c
			case only != c:
				only = noMatter
			}
		})
	}
	return only
}

// enoughTreaty is how often an article that is about a treaty names it.
const enoughTreaty = 3

// clauses cuts what is said where another matter begins: at "and that", a
// semicolon, or "but".
func (r *reading) clauses(p phrase) []clause {
	var out []clause
	from, apart := p.a, false // apart: a clause that says something of its own begins
	cut := func(to, next int) {
		if to > from {
			c := clause{phrase{from, to}, r.mattersIn(phrase{from, to})}
			c.b = r.trimmed(c.phrase)
			if len(out) > 0 {
				last := &out[len(out)-1]
				was, _ := topic(last.found)
				is, weight := topic(c.found)
				if (weight < 3 || was == is) && !apart {
					last.b, last.found = c.b, append(last.found, c.found...)
					from = next
					return
				}
			}
			out = append(out, c)
		}
		apart = false
		from = next
	}
	for i := p.a + 1; i < p.b-2; i++ {
		t := r.tokens[i]
		switch {
		case t.word == ";":
			cut(i, i+1)
		case (t.low == "and" || t.low == "but") && r.tokens[i+1].low == "that" && i-from > 3:
			cut(i, i+2)
			apart = true
		case t.low == "but" && r.mustBehind(i+1, p.b) && r.tokens[i+1].low == "any": // the condition of what stands before
		case (t.low == "and" && r.tokens[i-1].word == "," && r.finite(phrase{i + 1, p.b}) || t.low == "but") && i-from > 3: // what has no verb is the end of a list
			cut(i, i+1)
		}
	}
	cut(p.b, p.b)
	return out
}

// trimmed is where a phrase ends without its closing marks.
func (r *reading) trimmed(p phrase) int {
	for p.b > p.a+1 && among(r.tokens[p.b-1].word, ",;:—–.”\"'") {
		p.b--
	}
	return p.b
}

// saidOn is the day that the sentence gives for what is said; a day inside what
// is said is another's.
func (r *reading) saidOn(s speech) day.Day {
	for _, d := range r.datesIn(r.sentences[s.sentence].phrase) {
		at := d.phrase
		inside := slices.ContainsFunc(s.content, at.meets) || len(s.content) == 0 && at.a > s.cue.b+1
		if !inside && d.day.Form() == day.ExactDay && (!r.Published.Known() || d.day.First() <= r.Published.Last()) {
			return d.day
		}
	}
	return day.Day{}
}
