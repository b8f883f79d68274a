package extract

import "parley/extract/lexicon"

// speeches finds what is attributed in the whole article. A quotation that
// stands alone goes on with the speech before it.
func (r *reading) speeches() []speech {
	var all []speech
	var turn phrase // whose turn it is in a transcript
	answers := r.answers()
	for n, s := range r.sentences {
		if t := r.turn(n); !t.empty() {
			turn = t
		}
		if answers[s.paragraph] {
			all = append(all, speech{sentence: n, content: []phrase{s.phrase}, verb: &turnVerb, rule: ruleTurn})
			continue
		}
		if !turn.empty() {
			from := s.a
			if turn.has(s.a) {
				from = turn.b + 1
			}
			if from < s.b {
				all = append(all, speech{sentence: n, source: turn, cue: phrase{turn.b, turn.b + 1}, content: []phrase{{from, s.b}}, verb: &turnVerb, rule: ruleTurn})
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

// turnVerb stands for the verb of saying that a turn of an interview lacks.
var turnVerb = lexicon.Verb{Base: ":", Class: "say", Surety: 1}

// Questions of an interview without labels: how long one is at most, in tokens,
// and how many there are at least.
const (
	longestQuestion = 45
	fewestQuestions = 3
)

// interviewed are words by which such an article says what it is.
var interviewed = wordSet(`interview interviewed conversation spoke`)

// answers are the paragraphs that somebody answers in an interview without
// labels: questions and answers take turns from the first paragraph that asks.
func (r *reading) answers() map[int]bool {
	first, asked, told := -1, 0, false
	var length []int
	for _, s := range r.sentences {
		for len(length) <= s.paragraph {
			length = append(length, 0)
		}
		length[s.paragraph] += s.b - s.a
		for k := s.a; k < s.b && first < 0; k++ {
			told = told || interviewed[r.tokens[k].low]
		}
		if r.tokens[s.b-1].word == "?" && r.endsParagraph(s) {
			if first < 0 {
				first = s.paragraph
			}
			if (s.paragraph-first)%2 == 0 && length[s.paragraph] <= longestQuestion {
				asked++
			}
		}
	}
	if !told || asked < fewestQuestions || r.transcript() {
		return nil
	}
	answers := map[int]bool{}
	for p := first + 1; p < len(length); p += 2 {
		if length[p-1] > longestQuestion {
			break
		}
		answers[p] = true
	}
	return answers
}

// endsParagraph reports whether a sentence ends its paragraph.
func (r *reading) endsParagraph(s sentence) bool {
	n := r.sentenceOf(s.a) + 1
	return n >= len(r.sentences) || r.sentences[n].paragraph != s.paragraph
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
