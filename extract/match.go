package extract

import (
	"strings"
	"unicode/utf8"
)

// A mention is a name in the text.
type mention struct {
	Span
	phrase
	canon string
	form  form
	also  string // the second party of a compound: US-Russian
}

// mentions finds the names in a sentence, the longest at each place, and the
// parties of a compound: "U.S.-led", "Israel-Hamas".
func (c *catalogue) mentions(t []token, p phrase) []mention {
	m := matcher{catalogue: c, t: t, phrase: p}
	m.style()
	var out []mention
	for i := p.a; i < p.b; i++ {
		if !t[i].isWord() {
			continue
		}
		n, size := m.match(i)
		if size == 0 {
			m.compound(i, &out)
		}
		if m.after > i {
			i = m.after - 1 // a compound
			continue
		}
		if size == 0 {
			n, size = m.byEar(i)
		}
		if size == 0 {
			continue
		}
		last := i + size - 1
		if n.form != formApart {
			out = append(out, mention{Span: Span{t[i].From, t[last].To}, phrase: phrase{i, last + 1}, canon: n.canon, form: n.form})
		}
		m.after, i = last+1, last
	}
	return out
}

// byEar finds a well-known family name in another spelling: Vitkoff.
func (m *matcher) byEar(i int) (naming, int) {
	t := m.t[i]
	if !t.capital() || len(t.low) < shortestFamily || i == m.a || m.heading || m.t[i].quote > 0 && m.t[i-1].quote == 0 || t.is(aVerb) {
		return naming{}, 0
	}
	if _, listed := m.trie.heads[fold(t.low)]; listed || m.otherPerson(i) {
		return naming{}, 0
	}
	canon, ok := m.sounding(t.word)
	if !ok {
		return naming{}, 0
	}
	return naming{canon: canon, form: formPerson}, 1
}

// A matcher looks for names in one sentence.
type matcher struct {
	*catalogue
	phrase
	t       []token // of the whole article
	shouts  bool    // the sentence is in capitals
	heading bool    // most of its words begin with a capital
	after   int     // the token behind the last name
}

// style tells headlines, whose capitals say nothing.
func (m *matcher) style() {
	words, capital, upper := 0, 0, 0
	for _, t := range m.t[m.a:m.b] {
		if len(t.word) < 4 || !t.isWord() {
			continue
		}
		words++
		if t.capital() {
			capital++
		}
		if inCapitals(t.word) && !t.digit() {
			upper++
		}
	}
	m.heading = words >= 4 && capital*10 > words*8
	m.shouts = words >= 2 && upper == words
}

// match finds the longest name that begins at a token and the number of its
// tokens; 0 is none.
func (m *matcher) match(i int) (naming, int) {
	low := fold(m.t[i].low)
	n, size := m.under(low, i)
	if size == 0 && low[0] >= utf8.RuneSelf {
		for _, lemma := range lemmas(low) {
			if n, size = m.under(lemma, i); size > 0 {
				break
			}
		}
	}
	if size == 1 {
		if d := doubles[low]; d.to != "" && d.otherwise(m.t, i) {
			n.canon = d.to
		}
	}
	if to := m.renamed[n.canon]; to != "" {
		n.canon = to
	}
	return n, size
}

// under finds the longest name whose first word is kept as key, the file's
// before the lexicon's.
func (m *matcher) under(key string, i int) (naming, int) {
	var best naming
	for _, names := range [...]*trie{m.own, m.trie} {
		for _, n := range names.under(key) {
			if len(n.words) > len(best.words) && len(n.words) <= m.b-i && m.fits(n, i) {
				best = n
				break
			}
		}
	}
	return best, len(best.words)
}

// fits reports whether a name stands at a token.
func (m *matcher) fits(n naming, i int) bool {
	for j, w := range n.words {
		t := m.t[i+j]
		if j > 0 && !sameWord(t.low, w) || n.capitals&(1<<j) != 0 && !t.capital() && j < 64 && t.low != "'s" {
			return false
		}
	}
	if len(n.words) > 1 {
		return n.form != formPerson || !junior(m.t, i+len(n.words), m.b)
	}
	if n.acronym && !m.abbreviates(m.t[i]) || n.exact != "" && m.t[i].word != n.exact {
		return false
	}
	switch n.form {
	case formApart:
		return true
	case formPerson:
		return !m.otherPerson(i)
	}
	return !m.otherName(n, i)
}

// abbreviates reports whether a word is written as an abbreviation: in
// capitals, or from four letters on as a name (Nato, Unesco). In a headline of
// capitals a word of the language is taken for that.
func (m *matcher) abbreviates(t token) bool {
	common := commonWords[t.low]
	if inCapitals(t.word) {
		return !m.shouts || !common
	}
	return utf8.RuneCountInString(t.word) >= 4 && t.capital() && !common && !m.heading
}

// commonWords are abbreviations that are words too.
var commonWords = wordSet(`who car fact pace mend alba pa au aid gam nas farm eta cis is it mine mud alba cpc fla mod`)

// compound finds the parties of a compound: "U.S.-led", "US-North Korea". The
// mention takes in the name that follows it.
func (m *matcher) compound(i int, out *[]mention) {
	t := m.t[i]
	if !t.is(isParted) {
		return
	}
	if n, part := m.elided(t); part.word != "" {
		*out = append(*out, mention{Span: part.Span, phrase: phrase{i, i + 1}, canon: n.canon, form: n.form})
		m.after = i + 1
		return
	}
	cut := strings.IndexAny(t.word, "-–")
	if cut < 2 {
		return
	}
	first := newToken(Span{t.From, t.From + cut}, t.word[:cut])
	n, size := m.alone(first, nil)
	if size == 0 || n.form == formPerson || n.form == formApart {
		return
	}
	_, dash := utf8.DecodeRuneInString(t.word[cut:])
	if ofPeople[strings.ToLower(t.word[cut+dash:])] {
		return
	}
	second := newToken(Span{t.From + cut + dash, t.To}, t.word[cut+dash:])
	found := mention{Span: first.Span, phrase: phrase{i, i + 1}, canon: n.canon, form: formPeople}
	if second.capital() {
		if o, size := m.alone(second, m.t[i+1:m.b]); size > 0 && o.form != formPerson && o.form != formApart && o.canon != n.canon {
			found.also = o.canon
			found.b += size - 1
			found.To = m.t[found.b-1].To
		}
	}
	*out = append(*out, found)
	m.after = found.b
}

// elided finds a name behind a French or Spanish article: l'Ukraine.
func (m *matcher) elided(t token) (naming, token) {
	cut := strings.IndexAny(t.low, "'’")
	if cut < 1 || cut > 2 || !among(t.word[:cut], "l d qu L D Qu") {
		return naming{}, token{}
	}
	_, mark := utf8.DecodeRuneInString(t.word[cut:])
	part := newToken(Span{t.From + cut + mark, t.To}, t.word[cut+mark:])
	if n, size := m.alone(part, nil); size == 1 && n.form != formPerson && n.form != formApart {
		return n, part
	}
	return naming{}, token{}
}

// alone matches a part of a token and what follows it, apart from the rest of
// the sentence.
func (m *matcher) alone(part token, rest []token) (naming, int) {
	if part.word == "" {
		return naming{}, 0
	}
	t := append([]token{part}, rest[:min(len(rest), 5)]...)
	inner := matcher{catalogue: m.catalogue, t: t, phrase: phrase{0, len(t)}, shouts: m.shouts, heading: m.heading}
	return inner.match(0)
}

// otherName reports whether the words around a party's name make another name
// of it: the Washington Post, Vernon Jordan, Paris Hilton, Lebanon, Ohio.
func (m *matcher) otherName(n naming, i int) bool {
	next := m.neighbour(i + 1)
	switch {
	case partOfName[next.word], n.form != formPeople && i > m.a && givenNames[m.t[i-1].low] && m.t[i-1].capital():
		return true
	case namesakes[n.words[0]] && m.startsName(next):
		return true
	case i+2 < m.b && m.t[i+1].word == "," && n.form != formPeople && statesOfAmerica[m.t[i+2].low] && m.t[i+2].capital() && m.t[i+2].low != n.words[0]:
		return true
	}
	if n.form == formPeople && i > m.a && m.t[i-1].low == "ethnic" {
		return true // people of a country, not the country's people
	}
	d, ok := doubles[n.words[0]]
	return ok && d.to == "" && d.otherwise(m.t, i)
}

// neighbour is the word that follows directly, if there is one.
func (m *matcher) neighbour(i int) token {
	if i >= m.b || i == 0 || m.t[i].From-m.t[i-1].To != 1 || !m.t[i].isWord() {
		return token{}
	}
	return m.t[i]
}

// startsName reports whether a word behind a given name is a family name.
func (m *matcher) startsName(next token) bool {
	if next.word == "" || !next.capital() || m.heading {
		return false
	}
	_, known := m.trie.heads[fold(next.low)]
	return !next.is(anOffice) && !officeWords[next.low] && !notPerson[next.low] && !known && !next.is(aVerb) && !next.is(aDayWord)
}

// otherPerson reports whether the words around a family name make somebody
// else of it: Michelle Obama, Anwar Gargash, Trump Jr.
func (m *matcher) otherPerson(i int) bool {
	if junior(m.t, i+1, m.b) {
		return true
	}
	if m.heading || !m.t[i].capital() {
		return false
	}
	if next := m.neighbour(i + 1); m.startsName(next) && !ofPerson[next.low] {
		return true
	}
	if i == m.a || m.after == i || m.t[i].From-m.t[i-1].To != 1 {
		return false
	}
	before := m.t[i-1]
	if !before.isWord() || !before.capital() || i-1 == m.a && opensSentence(before) {
		return false
	}
	return !before.is(anOffice) && !officeWords[before.low] && !titles[before.low] && before.low != "'s"
}

func junior(t []token, i, end int) bool {
	return i < end && (t[i].word == "Jr" || t[i].word == "Jr." || t[i].word == "Sr")
}

// opensSentence reports whether a word that begins a sentence has its capital
// from that, and is no given name.
func opensSentence(t token) bool {
	return t.is(aConjunction) || t.is(aPreposition) || t.is(aDeterminer) || t.is(anAuxiliary) || t.is(aPronoun) || adverb(newToken(Span{}, t.low)) ||
		t.is(aVerb) || t.is(aDayWord) || sentenceOpeners[t.low]
}

var (
	sentenceOpeners = wordSet(`however meanwhile instead yet still today tomorrow yesterday like unlike both even only not now here there perhaps maybe nor neither either whatever whoever asked given
		according dear poor enter why how when where`)
	// titles stand before a family name and are no given names.
	titles = wordSet(`mr mrs ms dr sen gen rep gov lt col maj sgt adm capt prof rev hon sir lady lord dame baroness baron ayatollah mullah imam sayyed seyyed marshal field pope father sister
		queen princess sultan emir comrade democrat republican candidate nominee incumbent dictator strongman warlord ousted embattled president-elect ex-president elect junta coup`)
	// ofPeople are words that make of a people's name what is no party's:
	// Russian-speaking, Iranian-American.
	ofPeople = wordSet(`speaking born style language made built american canadian era inspired themed educated trained`)
	// ofPerson are words that follow a family name as what is the person's.
	ofPerson = wordSet(`administration doctrine plan team cabinet era campaign presidency regime loyalists supporters allies years foundation's democrats republicans government aides family white`)
	// partOfName are words that make another name of the name before them.
	partOfName = wordSet(`Post Times Street Accords Accord University Institute Journal Herald Telegraph Observer Review Airlines Airways Avenue Road Tribune Chronicle Gazette Bridge Marathon
		Cathedral Cup Open Olympics Film Symphony Orchestra Philharmonic`)
	// namesakes are names of parties and seats that are given names too.
	namesakes = wordSet(`chad jordan georgia paris sofia santiago kingston kenya india wellington ireland london madrid israel`)
	// givenNames make a person of a place's name behind them.
	givenNames = wordSet(`michael jim james john jack robert bob william bill richard david charles thomas joseph george daniel matthew mark paul steven stephen andrew kenneth kevin brian edward
		ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan larry justin scott brandon benjamin samuel frank raymond patrick jerry dennis tyler aaron henry douglas peter adam zachary
		walter kyle harold carl arthur roger keith jeremy lawrence terry albert jesse christian bryan bruce willie jordan dylan alan ralph gabriel roy louis russell vernon philip bobby johnny mary
		patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura
		helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine samantha christine emma catherine virginia debra rachel janet maria heather diane julie joyce victoria kelly
		christina joan evelyn lauren judith olivia martha cheryl megan andrea ann alice jean doris jacqueline kathryn isaiah irving denzel booker tom hamilton theodor theodore jake kate lee ian`)
	statesOfAmerica = wordSet(`alabama alaska arizona arkansas california colorado connecticut delaware florida georgia idaho illinois indiana iowa kansas kentucky louisiana maine maryland
		massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming n.y n.j calif ill ind
		ky mass minn mo neb okla ore pa tenn tex va wis conn fla ga mich`)
)

// A double is a name of a party that other words nearby give to another.
type double struct {
	to    string          // the other party, if it is one
	other map[string]bool // words that speak for the other
	first map[string]bool // words that speak for the party nevertheless
}

// doubles are names that another has too: Georgia is a state of the US.
var doubles = map[string]double{
	"georgia": {
		other: wordSet(`atlanta savannah macon alabama carolina florida tennessee ohio pennsylvania arizona michigan wisconsin kemp abrams warnock ossoff raffensperger perdue loeffler primary runoff gop`),
		first: wordSet(`tbilisi caucasus abkhazia ossetia saakashvili ivanishvili russia russian moscow armenia azerbaijan batumi kobakhidze`),
	},
	"georgian":  {other: wordSet(`mansion architecture architectural townhouse`), first: wordSet(`tbilisi caucasus abkhazia ossetia russia russian moscow`)},
	"congo":     {to: "Republic of Congo", other: wordSet(`brazzaville sassou nguesso`), first: wordSet(`kinshasa goma m23 kabila tshisekedi rwanda kivu ituri`)},
	"congolese": {to: "Republic of Congo", other: wordSet(`brazzaville sassou nguesso`), first: wordSet(`kinshasa goma m23 kabila tshisekedi rwanda kivu ituri`)},
	"tripoli":   {to: "Lebanon", other: wordSet(`lebanon lebanese beirut hezbollah`), first: wordSet(`libya libyan benghazi misrata haftar dbeibah gaddafi`)},
}

// nearby is how many tokens around a name are looked at.
const nearby = 200

// otherwise reports whether the words around a name speak for the other.
func (d double) otherwise(t []token, i int) bool {
	other := false
	for _, near := range t[max(0, i-nearby):min(len(t), i+nearby)] {
		if d.first[near.low] {
			return false
		}
		other = other || d.other[near.low]
	}
	return other
}

// sameWord reports whether a word of the text is a word of a name, in another
// case perhaps.
func sameWord(low, word string) bool {
	low = fold(low)
	if low == word {
		return true
	}
	if low[0] < utf8.RuneSelf {
		return false
	}
	for _, lemma := range lemmas(low) {
		if lemma == word {
			return true
		}
	}
	return false
}
