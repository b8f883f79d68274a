package extract

import "parley/extract/lexicon"

// speeches finds what is attributed in the whole article. A quotation that
// stands alone goes on with the speech before it.
func (r *reading) speeches() []speech {
	var all []speech
	var turn phrase // whose turn it is in a transcript
	for n, s := range r.sentences {
		if t := r.turn(n); !t.empty() {
			turn = t
		}
		if !turn.empty() {
			from := s.a
			if turn.has(s.a) {
				from = turn.b + 1
			}
			if from < s.b {
				all = append(all, speech{sentence: n, source: turn, cue: phrase{turn.b, turn.b + 1}, content: []phrase{{from, s.b}}, verb: &lexicon.Verb{Base: ":", Class: "say", Surety: 1}, rule: ruleTurn})
			}
			continue
		}
		found := r.speechesIn(n)
		if s, ok := r.introduced(n); ok {
			found = append(found, s)
		}
		if len(found) == 0 && len(all) > 0 && r.quotedShare(s.phrase) > .75 {
			before := all[len(all)-1]
			if far := n - before.sentence; far <= 1 || far <= 2 && r.sentences[before.sentence].paragraph == s.paragraph {
				found = []speech{{sentence: n, source: before.source, cue: before.cue, content: []phrase{s.phrase}, verb: before.verb, rule: ruleGoesOn}}
			}
		}
		all = append(all, found...)
	}
	return all
}

// turn reads the label of a speaker in a transcript: "PENCE: …", "A: …". It
// counts where several paragraphs have one.
func (r *reading) turn(n int) phrase {
	if !r.transcript() {
		return phrase{}
	}
	return r.label(n)
}

func (r *reading) label(n int) phrase {
	s := r.sentences[n]
	if n > 0 && r.sentences[n-1].paragraph == s.paragraph {
		return phrase{}
	}
	for k := s.a; k < min(s.b-1, s.a+5); k++ {
		if r.tokens[k].word == ":" && k > s.a {
			return phrase{s.a, k}
		}
		if !r.tokens[k].capital() {
			break
		}
	}
	return phrase{}
}

// transcript reports whether the article is one: at least four paragraphs
// begin with a speaker's label, and some label comes back.
func (r *reading) transcript() bool {
	if r.turns == 0 {
		labels, again := map[string]int{}, 0
		for n := range r.sentences {
			if l := r.label(n); !l.empty() {
				labels[r.text(l)]++
				again = max(again, labels[r.text(l)])
			}
		}
		r.turns = -1
		if again >= 2 && len(labels) >= 2 {
			r.turns = 1
		}
	}
	return r.turns > 0
}

// introduced reads "X said:" with what is said in the next paragraph.
func (r *reading) introduced(n int) (speech, bool) {
	s := r.sentences[n]
	last := s.b - 1
	if r.tokens[last].word != ":" || n+1 >= len(r.sentences) {
		return speech{}, false
	}
	for k := last - 1; k > s.a && last-k < 12; k-- {
		v := r.verbAt(k)
		if v.Surety < .7 || r.tokens[k].quote > 0 {
			continue
		}
		if source, ok := r.subjectBefore(s.a, k); ok && r.nominal(source) {
			return speech{sentence: n, source: source, cue: phrase{k, k + 1}, verb: v, rule: ruleSays, content: []phrase{r.sentences[n+1].phrase}}, true
		}
	}
	return speech{}, false
}

// quotedShare is the share of a phrase that stands in quotation marks.
func (r *reading) quotedShare(p phrase) float64 {
	n := 0
	for i := p.a; i < p.b; i++ {
		if r.tokens[i].quote > 0 {
			n++
		}
	}
	return float64(n) / float64(max(1, p.b-p.a))
}
