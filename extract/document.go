package extract

import (
	"slices"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// documentVerbs are what a text does: it provides for, foresees, speaks of.
var documentVerbs = wordSet(`provides provided speaks spoke says said calls called requires required foresees foresaw envisages envisaged contains contained offers offered obliges stipulates stipulated
	promises promised promise lays sets commits gives asks asked puts bans prohibits allows permits demands reaffirms reaffirmed affirms includes included covers proposes proposed mentions mentioned describes wants has had`)

// documentHolds reads "The plan would cap …", "It provides for …": what a
// text says is a claim of the text.
func (r *reading) documentHolds(n, k int, sc *scene) {
	s := r.sentences[n]
	source, ok := r.subjectBefore(s.a, k)
	if !ok || source.a < s.a {
		return
	}
	voices := r.voices(source, sc)
	if it := r.tokens[source.a].low; source.b-source.a == 1 && it == "it" && sc.text.known() && r.tokens[k].low != "has" && r.tokens[k].low != "had" {
		voices = []voice{sc.text}
	}
	if len(voices) != 1 || voices[0].attribution != model.Document {
		return
	}
	low := r.tokens[k].low
	if (low == "is" || low == "are") && (k+1 >= s.b || r.tokens[k+1].low != "to") {
		return
	}
	if (low == "has" || low == "had") && (k+1 >= s.b || !r.tokens[k+1].is(aDeterminer)) {
		return
	}
	end := r.clauseEnd(k, s.b)
	r.documentSays(n, source, phrase{k, k + 1}, phrase{k, max(end, k+1)}, ruleDocument, voices)
	sc.speaker, sc.spoke, sc.all = voices[0], n, voices
	for end < s.b-2 { // what follows "and" is of the same text
		next := end + 1
		stop := r.clauseEnd(next, s.b)
		if r.tokens[end].word == ";" || stop-next < 3 || r.startsClause(next, stop) {
			break
		}
		r.documentSays(n, source, phrase{k, k + 1}, phrase{next, stop}, ruleDocument, voices)
		end = stop
	}
}

// startsClause reports whether another subject with a verb of its own begins.
func (r *reading) startsClause(k, hi int) bool {
	for x := k; x < min(hi, k+6); x++ {
		if r.at[x] != nil && r.verbNear(x, hi) || simplePronoun(r.tokens[x].low) {
			return true
		}
	}
	return false
}

func (r *reading) documentSays(n int, source, verb, words phrase, rule string, voices []voice) {
	s := speech{sentence: n, source: source, cue: verb, rule: rule, verb: &lexicon.Verb{Base: "provide", Class: "show", Stance: string(model.Demands)}}
	for _, part := range r.clauses(words) {
		r.keepClaim(s, nil, part, voices)
	}
}

// textGoesOn reads a sentence behind one that tells the terms of a text and
// goes on to tell them: "The force would deploy in the vacated areas."
func (r *reading) textGoesOn(n int, sc *scene, from int) {
	s := r.sentences[n]
	if claims := r.out.Claims[from:]; len(claims) > 0 {
		if last := claims[len(claims)-1]; last.Rule == ruleDocument {
			sc.doc, sc.docAt = sc.speaker, n
			if sc.doc.attribution != model.Document {
				sc.doc = voice{}
			}
		}
		return
	}
	if !sc.doc.known() || sc.docAt != n-1 || r.sentences[n-1].paragraph != s.paragraph || r.quotedShare(s.phrase) > 0 {
		return
	}
	for k := s.a + 1; k < s.b; k++ {
		if low := r.tokens[k].low; low == "would" || low == "will" || low == "shall" {
			r.documentSays(n, phrase{}, phrase{k, k + 1}, phrase{s.a, r.trimmed(s.phrase)}, ruleDocument, []voice{sc.doc})
			sc.docAt = n
			return
		}
	}
}

// plan is the numbered plan that the article sets out, as a speaker; unknown
// where it sets out none. Its items are paragraphs that begin with a number.
func (r *reading) plan() voice {
	items := 0
	for n := range r.sentences {
		if _, ok := r.item(n); ok {
			items++
		}
	}
	if items < 3 {
		return voice{}
	}
	name := "plan"
	tokens := slices.Concat(r.titleTokens, r.tokens)
	for k, t := range tokens[:len(tokens)-1] {
		if strings.HasSuffix(t.low, "-point") && t.digit() && tokens[k+1].is(aText) {
			name = t.word + " " + tokens[k+1].low
			break
		}
	}
	return voice{Speaker: Speaker{Unnamed: name}, attribution: model.Document}
}

// item tells where the words of a numbered item of a plan begin: "4. The armed
// forces stay at 800,000".
func (r *reading) item(n int) (int, bool) {
	s := r.sentences[n]
	if n > 0 && r.sentences[n-1].paragraph == s.paragraph {
		before := r.sentences[n-1]
		if first := n == 1 || r.sentences[n-2].paragraph != s.paragraph; !first || before.b-before.a > 2 || !r.tokens[before.a].digit() {
			return 0, false
		}
		return s.a, true // the number and its point are a sentence of their own
	}
	if s.b-s.a > 3 && r.tokens[s.a].digit() && len(r.tokens[s.a].word) <= 2 {
		switch r.tokens[s.a+1].word {
		case ".", ")", ":", "—", "–":
			return s.a + 2, true
		}
	}
	return 0, false
}

// itemSays takes an item of a plan as what the plan says.
func (r *reading) itemSays(n, at int, plan voice) {
	words := phrase{at, r.sentences[n].b}
	words.b = r.trimmed(words)
	if _, about := topic(r.mattersIn(words)); about >= 3 {
		r.documentSays(n, phrase{}, phrase{at, at}, words, ruleItem, []voice{plan})
	}
}

// underText reads "Under the Washington text Rwanda is to lift …".
func (r *reading) underText(n int, sc *scene) {
	s := r.sentences[n]
	if low := r.tokens[s.a].low; low != "under" {
		return
	}
	source, ok := r.subjectAfter(s.a+1, s.b)
	if !ok {
		return
	}
	for k := source.a; k < source.b; k++ { // the noun of the text ends the phrase
		if r.tokens[k].is(aText) {
			source.b = k + 1
			break
		}
	}
	voices := r.voices(source, sc)
	if len(voices) != 1 || voices[0].attribution != model.Document {
		return
	}
	r.documentSays(n, source, phrase{s.a, s.a + 1}, phrase{source.b, r.clauseEnd(source.b, s.b)}, ruleDocument, voices)
	sc.speaker, sc.spoke, sc.all = voices[0], n, voices
}

// textIn is the document that a sentence speaks of last, as a speaker: what
// "it" may mean in the next one.
func (r *reading) textIn(n int) voice {
	s := r.sentences[n]
	for k := s.b - 1; k > s.a; k-- {
		if t := &r.tokens[k]; !t.is(aText) || t.quote > 0 {
			continue
		}
		from := k
		for from > s.a && r.tokens[from-1].isWord() && !r.tokens[from-1].is(aPreposition) && k-from < 5 && r.verbAt(from-1).Surety == 0 {
			from--
			if r.tokens[from].is(aDeterminer) {
				break
			}
		}
		v := voice{attribution: model.Document, party: r.partyFor(phrase{from, k + 1}, phrase{from, k + 1})}
		v.Unnamed = r.description(phrase{from, k + 1})
		return v
	}
	return voice{}
}
