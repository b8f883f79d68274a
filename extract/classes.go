package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parley/extract/lexicon"
	"parley/model"
)

// A class is a set of classes of words, and of how a word is written.
// It is looked up once for each token, since rules ask for it all the time.
type class uint64

const (
	aWord        class = 1 << iota // no mark
	aCapital                       // begins with a capital letter
	isParted                       // perhaps by an apostrophe or a dash: U.S.-led
	aDeterminer                    // the
	aPreposition                   // of
	aConjunction                   // that
	anAuxiliary                    // has
	aBeing                         // is
	aModal                         // would
	aPronoun                       // some
	aNegator                       // never
	ofTalks                        // negotiations
	ofSports                       // stadium
	ofMediation                    // mediators
	ofGuarantees                   // guarantor
	aVerb                          // of saying or holding: says
	aTrigger                       // first word of what tells an event: signed
	anOffice                       // minister
	aGroupHead                     // movement
	aText                          // draft
	ofDocuments                    // verb of what a text does: provides
	aRumour                        // believed
	aNumeral                       // seven
	aShare                         // most
	isCounted                      // articles
	aDayWord                       // Monday, today
	aClauseStart                   // whereas
	aCancel                        // postponed
	anUnreal                       // unless
)

// closedClasses gives each word of the classes the set of those that it
// belongs to.
var closedClasses = sync.OnceValue(func() map[string]class {
	fillWords()
	all := make(map[string]class, 3000)
	for set, is := range map[*map[string]bool]class{
		&determiners: aDeterminer, &prepositions: aPreposition, &conjunctions: aConjunction, &auxiliaries: anAuxiliary, &beings: aBeing, &modals: aModal, &pronouns: aPronoun,
		&negators: aNegator, &talksWords: ofTalks, &sports: ofSports, &mediation: ofMediation, &guaranteeWords: ofGuarantees, &documentVerbs: ofDocuments, &rumoured: aRumour,
		&numberWords: aNumeral, &partWords: aShare, &counted: isCounted,
		&clauseStarts: aClauseStart, &cancelWords: aCancel, &unrealWords: anUnreal,
	} {
		for w := range *set {
			all[w] |= is
		}
	}
	for w := range lexicon.Verbs() {
		all[w] |= aVerb
	}
	for w := range lexicon.Triggers() {
		all[w] |= aTrigger
	}
	for w := range officeHeads {
		all[w] |= anOffice
	}
	for w := range groupHeads {
		all[w] |= aGroupHead
	}
	for w, d := range dateTables[""]() {
		if !d.shy && (d.kind == aWeekday || d.kind == aDay) {
			all[w] |= aDayWord
		}
	}
	for w, as := range unnamedHeads {
		if as == model.Document {
			all[w] |= aText
		}
	}
	return all
})

func newToken(at Span, word string) token {
	var written class
	small := true // no letter has another in lower case
	for i := range len(word) {
		c := word[i]
		small = small && c < utf8.RuneSelf && (c < 'A' || c > 'Z')
		if c == '-' || c == '\'' || c == "–’"[0] {
			written |= isParted
		}
	}
	low := word
	if !small {
		low = strings.ToLower(word)
	}
	if written&isParted != 0 && contractedNot(low) {
		written |= aNegator
	}
	r, _ := utf8.DecodeRuneInString(word)
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		written |= aWord
	}
	if unicode.IsUpper(r) {
		written |= aCapital
	}
	return token{Span: at, word: word, low: low, isA: closedClasses()[low] | written}
}

// possessive is the token of a possessive ending.
func possessive(at Span, word string) token {
	return token{Span: at, word: word, low: "'s", isA: closedClasses()["'s"]}
}

// is reports whether the word is of any of some classes.
func (t token) is(c class) bool { return t.isA&c != 0 }

// isWord tells words from marks.
func (t token) isWord() bool { return t.isA&aWord != 0 }

// capital reports whether the word begins with a capital letter.
func (t token) capital() bool { return t.isA&aCapital != 0 }

// noVerb is what stands for the verb where there is none.
var noVerb lexicon.Verb

// markVerbs looks up each token that is a verb of saying or holding.
func (r *reading) markVerbs() {
	r.verbOf = make([]*lexicon.Verb, len(r.tokens))
	for i, verbs := 0, lexicon.Verbs(); i < len(r.tokens); i++ {
		if r.verbOf[i] = &noVerb; r.tokens[i].is(aVerb) {
			r.verbOf[i] = verbs[r.tokens[i].low]
		}
	}
}

func (r *reading) verbAt(i int) *lexicon.Verb {
	if i < 0 || i >= len(r.verbOf) {
		return &noVerb
	}
	return r.verbOf[i]
}
