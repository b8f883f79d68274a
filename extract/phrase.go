package extract

import "strings"

// Words that the finding of phrases turns on. They are closed classes of
// English, so they stand here and not in a table.
var (
	auxiliaries = wordSet(`has have had having is are was were be been being am will would can could may might must should shall did does do not n't also later then
		recently previously already repeatedly publicly still once now reportedly privately even just often again never ever further first himself herself itself
		themselves always since long only earlier both all meanwhile therefore thus too 's 've 'd`)
	conjunctions = wordSet(`that because while although though if when where whereas after before since as unless until whether which but and or so for how why what than yet once nor`)
	pronouns     = wordSet(`he she they it we i you who which some many others both those these this that one everyone somebody someone nobody none another neither either each`)
	determiners  = wordSet(`the a an his her its their our my your this that these those any some no every each another more several many most few all two three four five six`)
	prepositions = wordSet(`of for in at from on with by to about into under over against among between near inside outside towards toward during without within through upon across behind beyond per via`)
	beings       = wordSet(`is are was were be been being am 're`)
	modals       = wordSet(`will would can could may might must should shall`)
)

func adverb(t token) bool { return strings.HasSuffix(t.low, "ly") && len(t.low) > 4 && !t.capital() }

// subjectBefore finds the noun phrase that ends before a verb, no further back
// than lo: the head with what stands before it, an apposition between commas
// passed over and kept.
func (r *reading) subjectBefore(lo, verb int) (phrase, bool) {
	t := r.tokens
	j := verb - 1
	for j >= lo && t[j].quote == 0 && (t[j].is(anAuxiliary) && !(t[j].low == "'s") || adverb(t[j])) && !(t[j].low == "both" && (j == lo || !t[j-1].isWord())) {
		j--
	}
	if j < lo || t[j].quote > 0 {
		return phrase{}, false
	}
	if opening := openingOf(t[j].word); opening != "" {
		return r.beforeInsertion(lo, j, opening)
	}
	if !t[j].isWord() && t[j].low != "'s" {
		return phrase{}, false
	}
	end := j + 1
	if simplePronoun(t[j].low) {
		return phrase{j, end}, true
	}
	if t[j].is(aBeing) || t[j].is(aModal) || t[j].is(aPreposition) || t[j].is(aConjunction) && !t[j].is(aPronoun) {
		return phrase{}, false
	}
	start := j
	for k := j; k >= lo && j-k < 16 && r.continuesLeft(lo, j, k); k-- {
		start = k
	}
	if who := start - 1; who > lo && t[who].low == "had" && t[who-1].low == "who" || who >= lo && t[who].low == "who" {
		if t[who].low == "had" {
			who--
		}
		if p, ok := r.subjectBefore(lo, who); ok && p.b == who {
			return phrase{p.a, end}, true
		}
	}
	p, ok := r.trimLeft(phrase{start, end})
	return r.wholeList(lo, p), ok
}

// wholeList takes in the names before the last two of a list: "Britain, | France
// and Germany".
func (r *reading) wholeList(lo int, p phrase) phrase {
	if p.b-p.a < 3 || r.at[p.a] == nil || r.at[p.a].b >= p.b || r.tokens[r.at[p.a].b].low != "and" {
		return p
	}
	for p.a-2 >= lo && r.tokens[p.a-1].word == "," {
		m := r.at[p.a-2]
		if m == nil || m.a < lo || m.form == formPeople || r.place(m) {
			break
		}
		p.a = m.a
	}
	return p
}

// openingOf is the mark that opens the insertion which a mark closes.
func openingOf(mark string) string {
	switch mark {
	case ",", "—", "–", "-":
		return mark
	case ")":
		return "("
	}
	return ""
}

// longestInsertion is the most tokens between the commas of an apposition.
const longestInsertion = 34

// beforeInsertion finds the phrase before "…, who leads the delegation,".
func (r *reading) beforeInsertion(lo, closing int, opening string) (phrase, bool) {
	t := r.tokens
	for k := closing - 1; k > lo && closing-k < longestInsertion; k-- {
		if t[k].word != opening || t[k].quote > 0 || !t[k-1].isWord() && t[k-1].word != ")" {
			continue
		}
		if p, ok := r.subjectBefore(lo, k); ok && p.b == k {
			return phrase{p.a, closing}, true
		}
		if opening != "," { // a list of insertions has several commas, others have one pair
			return phrase{}, false
		}
	}
	return phrase{}, false
}

func simplePronoun(low string) bool {
	switch low {
	case "he", "she", "they", "it", "we", "i", "you", "who", "which":
		return true
	}
	return false
}

// continuesLeft reports whether a token belongs to the noun phrase whose head
// is at j.
func (r *reading) continuesLeft(lo, j, k int) bool {
	t := r.tokens
	low := t[k].low
	if t[k].quote > 0 {
		return false
	}
	if !t[k].isWord() && low != "'s" && t[k].word != "." && t[k].word != "&" && t[k].word != "’" {
		return false
	}
	if t[k].word == "." && (k == lo || !abbreviations[t[k-1].low]) {
		return false
	}
	if t[k].is(aConjunction) && low != "for" {
		return low == "and" && k > lo && k < j && (t[k-1].capital() && t[k+1].capital() || r.verbAt(k+1).Surety == 0 && t[k-1].isWord() && r.verbAt(k-1).Surety == 0 && shortList(t, k))
	}
	if k < j && (!t[k].capital() && r.at[k] == nil && r.newPhrase(k) || r.at[k] != nil && (t[k+1].low == "a" || t[k+1].low == "an")) {
		return false
	}
	if k < j && (t[k].is(aBeing|aModal) || low == "has" || low == "had" || low == "have") {
		return false
	}
	if k < j && k > lo && strings.HasSuffix(low, "ed") && !strings.Contains(low, "-") && t[k-1].isWord() && !t[k-1].is(aDeterminer) && !t[k-1].is(aPreposition) && !t[k-1].is(aConjunction) && !adverb(t[k-1]) {
		return false // the verb of another clause
	}
	if k < j && !t[k].capital() {
		if v := r.verbAt(k); v.Surety > .5 && !v.Noun {
			return false
		}
	}
	return true
}

// newPhrase reports whether another noun phrase begins behind a token: "an
// idea | several capitals", "on Friday evening | Egypt".
func (r *reading) newPhrase(k int) bool {
	t := r.tokens
	low, next := t[k].low, t[k+1]
	if t[k].is(aDeterminer|aPreposition|aConjunction) || low == "'s" || !t[k].isWord() {
		return false
	}
	if next.is(aDeterminer) && next.low != "all" {
		return true
	}
	m := r.at[k+1]
	if m == nil || m.a != k+1 || strings.Contains(low, "-") {
		return false
	}
	if t[k].is(anOffice) || officeWords[low] || expertHeads[low] || unnamedHeads[low] != "" || adjectival(t[k]) || strings.HasSuffix(low, "ed") {
		return false
	}
	return m.form != formPeople && (m.form != formPerson || low == "evening" || low == "morning" || low == "night" || low == "afternoon")
}

// shortList reports whether "and" joins two single words, as in "Qatari and
// Egyptian mediators".
func shortList(t []token, and int) bool {
	return t[and-1].capital() == t[and+1].capital()
}

// trimLeft takes leading prepositions off ("In Moscow officials"), with their
// object where something else follows it.
func (r *reading) trimLeft(p phrase) (phrase, bool) {
	for !p.empty() && (r.tokens[p.a].is(aPreposition) || r.tokens[p.a].low == "and" || r.tokens[p.a].word == ".") {
		p.a++
	}
	return p, !p.empty()
}

// subjectAfter finds the noun phrase that begins at a token, no further than
// hi, with an apposition behind a comma: "said Lavrov, the foreign minister,".
func (r *reading) subjectAfter(from, hi int) (phrase, bool) {
	t := r.tokens
	k := from
	for ; k < hi && k-from < 18; k++ {
		low := t[k].low
		if t[k].quote > 0 {
			break
		}
		if !t[k].isWord() && low != "'s" && t[k].word != "&" && t[k].word != "’" && !(t[k].word == "." && k > from && abbreviations[t[k-1].low]) {
			if t[k].word == "," && k > from && k+1 < hi && r.apposition(k+1, hi) {
				m := k + 1
				for m < hi && t[m].word != "," && t[m].word != "." && t[m].word != ";" && t[m].quote == 0 {
					m++
				}
				return phrase{from, m}, true
			}
			break
		}
		if t[k].is(aConjunction) && low != "for" && !(low == "and" && k > from && k+1 < hi && t[k-1].capital() && t[k+1].capital()) {
			break
		}
		if k > from && (stopsAfter[low] || t[k].is(aDayWord) || t[k].low != "'s" && r.verbAt(k).Surety > .6 && !r.verbAt(k).Noun && !t[k].capital()) {
			break
		}
		if k == from && simplePronoun(low) {
			k++
			break
		}
	}
	for k > from && (t[k-1].is(aDeterminer) || adverb(t[k-1])) {
		k--
	}
	return phrase{from, k}, k > from
}

// stopsAfter are words that end a subject which stands behind its verb.
var stopsAfter = wordSet(`on during at in to earlier later last late early this yesterday today tomorrow about into after before following without through under when while`)

// apposition reports whether what follows a comma describes the name before it.
func (r *reading) apposition(i, hi int) bool {
	t := r.tokens[i]
	if t.is(aDeterminer) {
		return true
	}
	return t.isWord() && !t.is(aConjunction) && !t.is(aPronoun) && !t.is(aPreposition) && !strings.HasSuffix(t.low, "ing") &&
		!adverb(t) && r.verbAt(i).Surety == 0 && !t.is(aDayWord) && r.offices(phrase{i, min(hi, i+8)})
}
