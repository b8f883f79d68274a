package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/extract/lexicon"
)

// findPeople finds the people that a sentence names, besides those of the
// catalogue: by a title before the name, by what stands behind it, or by what
// they do.
func (r *reading) findPeople(n int) {
	s := r.sentences[n]
	for i := s.a; i < s.b; i++ {
		run, ok := r.nameRun(i, s)
		if !ok {
			continue
		}
		i = run.b - 1
		name, titled := r.withoutTitle(run, s.a)
		if name.empty() || r.noPerson(name, s) {
			continue
		}
		if taken := r.mentionsIn(name); len(taken) > 0 {
			r.widen(taken[len(taken)-1], name, titled)
			continue
		}
		written := r.nameOf(name)
		if name.b-name.a == 1 {
			if titled && name.a > s.a && (r.officeAt(name.a-1) || honorifics[strings.TrimSuffix(r.tokens[name.a-1].low, ".")] || r.tokens[name.a-1].word == ".") && r.tokens[name.a-1].low != "sheikh" &&
				r.family[written] == "" && !r.commonAt(name.a) {
				r.addMention(r.personNamed(written), name)
			}
			continue
		}
		if titled || r.described(name, s.b) || r.acts(name, s) || r.owned(name, s) || r.givenName(name, s) || r.c.knows(written) {
			r.addMention(r.personNamed(written), name)
		}
	}
}

// commonAt reports whether a word that looks like a name is an ordinary one.
func (r *reading) commonAt(i int) bool {
	t := r.tokens[i]
	return notPerson[t.low] || t.is(aDeterminer) || t.is(aPreposition) || t.is(aConjunction) || t.is(aPronoun) || officeWords[t.low] || r.verbAt(i).Surety > 0 || len(t.word) < 2
}

// nameRun reads capitalised words in a row, with the particles of names.
func (r *reading) nameRun(i int, s sentence) (phrase, bool) {
	t := r.tokens
	if !r.nameWord(i) {
		return phrase{}, false
	}
	if low := t[i].low; i == s.a && t[i].is(aDeterminer|aPreposition|aConjunction|aPronoun|anAuxiliary) && !(i+2 < s.b && low == "he" && r.nameWord(i+1)) {
		return phrase{}, false
	}
	j := i + 1
	for j < s.b && j-i < 12 {
		switch {
		case r.nameWord(j) || numeral(t[j].word):
		case particle[t[j].low] && j+1 < s.b && (t[j+1].capital() || particle[t[j+1].low]):
		case t[j].word == "." && (len(t[j-1].word) <= 2 || abbreviations[t[j-1].low] || honorifics[t[j-1].low]) && j+1 < s.b && t[j+1].capital():
		case t[j].word == "’" || t[j].word == "'" && honorifics[t[j-1].low]:
		default:
			return phrase{i, j}, true
		}
		if t[j].quote != t[i].quote || strings.Contains(r.Text[t[j-1].To:t[j].From], "\n") && t[j].From-t[j-1].To > 1 {
			return phrase{i, j}, true
		}
		j++
	}
	return phrase{i, j}, true
}

// nameWord reports whether a token can be a word of a person's name: it has a
// capital, and is no abbreviation in capitals.
func (r *reading) nameWord(i int) bool {
	w := r.tokens[i].word
	if !r.tokens[i].isWord() {
		return false
	}
	if !r.tokens[i].capital() {
		if !r.tokens[i].is(isParted) {
			return false
		}
		for _, p := range []string{"al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "at-", "az-", "d’", "d'", "ul-", "ibn-"} {
			if rest, ok := strings.CutPrefix(w, p); ok && rest != "" {
				first, _ := utf8.DecodeRuneInString(rest)
				return unicode.IsUpper(first)
			}
		}
		return false
	}
	return len(w) <= 2 || !inCapitals(w) || strings.HasSuffix(w, ".") || strings.Count(w, ".") > 0 && len(w) <= 4
}

func numeral(w string) bool { return w != "" && strings.Trim(w, "IVX") == "" }

var particle = wordSet(`al el bin ibn bint van von der den de del della di da dos du la le ben abu ould ag ter af bar y`)

// withoutTitle takes words of office and of parties off the front of a run:
// "Foreign Minister Ararat Mirzoyan". A state's name right behind an office is
// the person's: "Defence Minister Israel Katz".
func (r *reading) withoutTitle(run phrase, lo int) (phrase, bool) {
	t := r.tokens
	from := run.a
	for k := run.b - 1; k >= run.a; k-- {
		low := t[k].low
		if r.partyAt(k) {
			if m := r.at[k]; m.form != formPeople && m.a > run.a && r.officeAt(m.a-1) && k < run.b-1 && !officeWords[t[k+1].low] && !r.officeAt(k+1) {
				r.put(nil, m.phrase)
				continue
			}
			from = k + 1
			break
		}
		if m := r.at[k]; m != nil && m.form == formPerson && m.b < run.b-1 && m.b-m.a == 1 && m.a == run.a {
			from = m.b
			break
		}
		if r.officeAt(k) || plural(low) || expertHeads[low] || regions[low] || officeWords[low] && k < run.b-1 && !particle[low] || honorifics[strings.TrimSuffix(low, ".")] || t[k].word == "’" || t[k].word == "." && k > run.a && (abbreviations[t[k-1].low] || honorifics[t[k-1].low]) {
			from = k + 1
			break
		}
	}
	name := phrase{from, run.b}
	if name.empty() {
		return name, false
	}
	for name.b-name.a > 1 && particle[t[name.a].low] && t[name.a].word == t[name.a].low && !r.nameWord(name.a) {
		name.a++
	}
	titled := r.titleBefore(lo, name.a) || from > run.a && r.mentionTitle(run, from)
	return name, titled
}

// mentionTitle reports whether what was taken off a run holds an office.
func (r *reading) mentionTitle(run phrase, to int) bool {
	for k := run.a; k < to; k++ {
		if r.officeAt(k) || honorifics[r.tokens[k].low] {
			return true
		}
	}
	return false
}

func (r *reading) partyAt(token int) bool {
	return r.at[token] != nil && r.at[token].form != formPerson
}

// titleBefore reports whether an office stands before a name: "envoy X", "the
// minister of foreign affairs of Qatar X", "the foreign minister, X,".
func (r *reading) titleBefore(lo, at int) bool {
	post := r.postBefore(lo, at)
	return !post.head.empty()
}

// noPerson reports whether a run names a place, an organisation, a newspaper.
func (r *reading) noPerson(p phrase, s sentence) bool {
	t := r.tokens
	for k := p.a; k < p.b; k++ {
		if notPerson[t[k].low] && (k == p.b-1 || k == p.a) {
			return true
		}
	}
	if p.b < s.b && t[p.b].isWord() && notPerson[t[p.b].low] && t[p.b].capital() {
		return true
	}
	return p.b-p.a > 6 || lexicon.Outlets()[strings.ToLower(r.nameOf(p))]
}

// widen gives a name of the catalogue the words that belong to it: "Donald J.
// Trump"; another given name is another person.
func (r *reading) widen(m *mention, name phrase, titled bool) {
	if m.form != formPerson || m.b != name.b || m.a <= name.a {
		return
	}
	written := r.nameOf(name)
	if samePerson(written, m.canon) || samePerson(r.nameOf(phrase{m.a, m.b}), m.canon) && given(written, m.canon) {
		r.addMention(m.canon, name)
	} else if titled || m.b-m.a == 1 {
		r.addMention(r.personNamed(written), name)
	}
}

// described reports whether what follows a name tells an office or trade:
// ", an analyst in Tbilisi,", "of the group's political bureau".
func (r *reading) described(run phrase, hi int) bool {
	t := r.tokens
	if run.b+1 >= hi {
		return false
	}
	if t[run.b].low == "of" && (t[run.b+1].low == "the" || r.at[run.b+1] != nil) {
		return r.sayNear(run, hi) || r.ofParty(run, hi)
	}
	if t[run.b].is(aBeing) || t[run.b].is(anAuxiliary) && t[run.b+1].is(aBeing) {
		return r.holdsPost(run.b+1, hi)
	}
	if t[run.b].word != "," && t[run.b].word != "(" && t[run.b].word != "—" && t[run.b].word != "–" {
		return false
	}
	for k := run.b + 1; k < min(hi, run.b+14); k++ {
		low := t[k].low
		if r.officeAt(k) && !t[k].capital() || r.officeAt(k) && k > run.b+1 || expertHeads[low] || low == "who" && k <= run.b+2 || low == "whom" && k <= run.b+2 {
			return !t[run.b+1].is(aPreposition) || t[run.b+1].low == "of"
		}
		if t[k].word == "," || t[k].word == ";" || t[k].word == ")" || r.personAt(k) {
			break
		}
	}
	return t[run.b+1].low == "of" && r.sayNear(run, hi)
}

// sayNear reports whether somebody speaks right before or behind a name's
// description.
func (r *reading) sayNear(run phrase, hi int) bool {
	if run.a > 0 && r.sure(run.a-1) {
		return true
	}
	for k := run.b + 1; k < min(hi, run.b+14); k++ {
		if r.tokens[k].word == "," {
			return k+1 < hi && (r.sure(k+1) || humanVerbs[r.tokens[k+1].low])
		}
		if r.sure(k) {
			return true
		}
	}
	return false
}

func (r *reading) sure(i int) bool {
	v := r.verbAt(i)
	return v.Surety >= .7 && (v.Class == "say" || v.Class == "deny") && !r.tokens[i].capital()
}

// acts reports whether a verb of what people do follows a name, or one of
// saying stands before it.
func (r *reading) acts(run phrase, s sentence) bool {
	t := r.tokens
	k := run.b
	for k+1 < s.b && (t[k].low == "and" || t[k].word == ",") && r.nameWord(k+1) { // "X and Y signed"
		other, _ := r.nameRun(k+1, s)
		k = other.b
	}
	from := k
	for k < s.b && (t[k].is(anAuxiliary) || adverb(t[k])) {
		k++
	}
	if k < s.b && !t[k].capital() && (r.sure(k) || humanVerbs[t[k].low] || k > from && humanBases[t[k].low]) {
		return true
	}
	if run.b+1 < s.b && t[run.b].low == "for" && (r.partyAt(run.b+1) || run.b+2 < s.b && r.partyAt(run.b+2)) {
		return true
	}
	if run.a > s.a && r.sure(run.a-1) && r.tokens[run.a-1].low != "told" {
		return true
	}
	return r.listed(run, s)
}

// listed reports whether a name is joined to a person's by "and" or a comma,
// or stands where only people can: "led by X", "the office of X".
func (r *reading) listed(run phrase, s sentence) bool {
	t := r.tokens
	if run.a-1 > s.a && (t[run.a-1].low == "and" || t[run.a-1].word == ",") && r.personAt(run.a-2) && !r.lastOf(run.a-2) {
		return true
	}
	if run.b+1 < s.b && t[run.b].low == "and" && r.personAt(run.b+1) {
		return true
	}
	if run.a-2 < s.a {
		return false
	}
	switch low := t[run.a-1].low; low {
	case "by":
		before := t[run.a-2].low
		return leadsTeam[before] || before == "chaired" || before == "represented" || before == "signed"
	case "of":
		before := t[run.a-2].low
		return before == "office" || before == "government" || before == "words" || before == "remarks" || before == "account"
	case "included", "includes", "including":
		return teams[t[run.a-2].low]
	case "them":
		return t[run.a-2].low == "among"
	}
	return false
}

// lastOf reports whether a person's name ends an apposition and not a list.
func (r *reading) lastOf(token int) bool { return r.at[token] == nil }

// holdsPost reports whether what a name is said to be is an office: "X has been
// Pakistan's deputy commissioner".
func (r *reading) holdsPost(from, hi int) bool {
	for k := from; k < min(hi, from+7) && r.tokens[k].isWord(); k++ {
		if r.tokens[k].is(aPreposition) {
			return false
		}
		if r.officeAt(k) {
			return true
		}
	}
	return false
}

// ofParty reads "X of the United States".
func (r *reading) ofParty(run phrase, hi int) bool {
	k := run.b + 1
	if k < hi && r.tokens[k].low == "the" {
		k++
	}
	return k < hi && r.partyAt(k) && r.at[k].form != formPeople && run.b-run.a <= 3 && !r.thing(run)
}

// givenName reports whether a run begins with a given name that is common or
// that the catalogue knows, and does not stand where places do.
func (r *reading) givenName(run phrase, s sentence) bool {
	first := r.tokens[run.a].low
	if !commonGiven[first] && !catalogueGiven()[first] || r.thing(run) || run.b-run.a > 4 {
		return false
	}
	if run.a > s.a {
		switch r.tokens[run.a-1].low {
		case "in", "at", "near", "from", "to", "the", "on", "of":
			return false
		}
	}
	return true
}

// owned reports whether a party owns the name: "Rwanda's Paul Kagame", "of
// the US, Gabriel Escobar".
func (r *reading) owned(run phrase, s sentence) bool {
	t := r.tokens
	return run.a-2 >= s.a && t[run.a-1].low == "'s" && r.partyAt(run.a-2) && run.b-run.a <= 3 && !r.thing(run)
}

// thing reports whether a run is more likely a place: it has a word of land or
// building.
func (r *reading) thing(run phrase) bool {
	return slices.ContainsFunc(r.tokens[run.a:run.b], func(t token) bool { return notPerson[t.low] || officeWords[t.low] })
}

func (r *reading) offices(p phrase) bool {
	for i := p.a; i < p.b; i++ {
		if r.officeAt(i) || expertHeads[r.tokens[i].low] || r.unnamed(r.tokens[i].low) != "" {
			return true
		}
	}
	return false
}

func (r *reading) nameOf(p phrase) string {
	return oneLine(r.Text[r.tokens[p.a].From:r.tokens[p.b-1].To])
}

// addMention adds a person that was found and remembers the family name.
func (r *reading) addMention(canon string, p phrase) {
	for _, o := range r.mentionsIn(p) {
		r.put(nil, o.phrase)
	}
	r.put(&mention{Span: Span{r.tokens[p.a].From, r.tokens[p.b-1].To}, phrase: p, canon: canon, form: formPerson}, p)
	r.remember(canon, r.nameOf(p))
}

func (r *reading) put(m *mention, p phrase) {
	for k := p.a; k < p.b; k++ {
		r.at[k] = m
	}
}

// mentionsIn lists the names that a phrase touches.
func (r *reading) mentionsIn(p phrase) []*mention {
	var out []*mention
	for k := p.a; k < p.b; k++ {
		if m := r.at[k]; m != nil && (len(out) == 0 || out[len(out)-1] != m) {
			out = append(out, m)
		}
	}
	return out
}

func (r *reading) personAt(token int) bool {
	return r.at[token] != nil && r.at[token].form == formPerson
}
