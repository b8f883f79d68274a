package extract

import (
	"cmp"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// A figure is what the article itself says of a person.
type figure struct {
	post   string
	party  string
	former bool
	expert bool
	leads  bool // a delegation, a team, a side at the table
	sits   bool // in a delegation, at the table
}

func (r *reading) figure(name string) *figure {
	f := r.figures[name]
	if f == nil {
		f = &figure{}
		r.figures[name] = f
	}
	return f
}

// A post is an office read beside a name.
type post struct {
	head   phrase // the word of office
	title  phrase // with what belongs to it
	party  string
	former bool
	expert bool
	leads  bool
}

// learnPosts keeps the office and party that a sentence gives its people:
// before the name, in apposition after it, by the side that they sit on.
func (r *reading) learnPosts(n int) {
	s := r.sentences[n]
	for _, m := range r.mentionsIn(s.phrase) {
		if m.form != formPerson {
			continue
		}
		f := r.figure(m.canon)
		r.keepPost(f, r.postBefore(s.a, m.a))
		r.keepPost(f, r.postAfter(s, *m))
		if p := r.actsFor(s, *m); p != "" && f.party == "" {
			f.party = p
		}
		r.leadsSide(s, *m, f)
	}
}

func (r *reading) keepPost(f *figure, p post) {
	f.leads = f.leads || p.leads
	if p.leads && p.party != "" {
		f.party = p.party
	}
	if p.head.empty() && !p.expert && p.party == "" {
		return
	}
	address := !p.head.empty() && officeHeads[r.tokens[p.head.a].low] == "" && !p.expert && !plural(r.tokens[p.head.a].low)
	if f.post == "" && !p.title.empty() && !address {
		f.post, f.former = r.nameOf(p.title), p.former
	}
	f.expert = f.expert || p.expert
	if f.party == "" {
		f.party = p.party
	}
}

// titleWord reports whether a token can stand inside the title of an office.
func (r *reading) titleWord(k int) bool {
	t := r.tokens[k]
	switch {
	case t.quote > 0, r.personAt(k):
		return false
	case r.officeAt(k), officeWords[t.low], honorifics[t.low], r.partyAt(k), t.low == "'s":
		return true
	case t.word == "(", t.word == ")":
		return true
	case t.word == ".":
		return k > 0 && (abbreviations[r.tokens[k-1].low] || honorifics[r.tokens[k-1].low])
	case !t.isWord():
		return false
	case t.capital():
		return true
	case t.low == "and":
		return k > 0 && k+1 < len(r.tokens) && !r.personAt(k-1) && (r.tokens[k-1].capital() || officeWords[r.tokens[k-1].low]) && (r.tokens[k+1].capital() || officeWords[r.tokens[k+1].low]) && !(r.partyAt(k-1) && r.at[k-1].form != formPeople)
	case t.low == "in", t.low == "on", t.low == "its", t.low == "his", t.low == "their", t.low == "our", t.low == "her", t.low == "a", t.low == "an":
		return true
	}
	return !t.is(aPreposition) && !t.is(aConjunction) && !t.is(aPronoun) && !t.is(anAuxiliary) && !adverb(t) && r.verbAt(k).Surety == 0 && !humanVerbs[t.low] &&
		!strings.HasSuffix(t.low, "ing") && !strings.HasSuffix(t.low, "ed") && !t.is(aDayWord)
}

// longestTitle is the most tokens that a title before a name has.
const longestTitle = 18

// postBefore reads the title that ends before a name: "Ukrainian Foreign
// Minister X", "the foreign minister of Qatar, X,", "its special envoy X".
func (r *reading) postBefore(lo, at int) post {
	t := r.tokens
	i := at - 1
	bare := i
	for bare > lo && (honorifics[strings.TrimSuffix(t[bare].low, ".")] || t[bare].word == "." && t[bare].From == t[bare-1].To) {
		bare--
	}
	if bare > lo && bare < i && t[bare].word == "," {
		i = bare
	}
	comma := i > lo && (t[i].word == "," || t[i].word == "–" || t[i].word == "—" || t[i].word == ":")
	if comma {
		i--
	}
	from := i + 1
	for k := i; k >= lo && i-k < longestTitle && r.titleWord(k); k-- {
		from = k
		if low := t[k].low; (low == "a" || low == "an" || low == "its" || low == "his" || low == "our" || low == "her" || low == "their") && !(k > lo && t[k-1].is(aPreposition)) {
			break
		}
	}
	head := -1
	for k := from; k <= i; k++ {
		if k < i && t[k+1].low == "'s" {
			continue
		}
		if (r.officeAt(k) || plural(t[k].low) || expertHeads[t[k].low]) && (k == i || r.joinsName(k, i)) {
			head = k
			break
		}
	}
	if head < 0 {
		return post{}
	}
	begin := r.titleStart(from, head)
	if comma && !r.ownsTitle(begin, lo) {
		return post{}
	}
	p := post{head: phrase{head, head + 1}, title: r.titlePhrase(begin, head, i+1)}
	p.party = r.titleParty(begin, head, i+1)
	p.former = r.formerIn(phrase{begin, head})
	if p.expert = expertHeads[t[head].low] && !r.officeAt(head); p.expert {
		p.party = ""
		return p
	}
	if p.party == "" && begin-1 > lo && t[begin-1].word == "," && !comma { // "Qatar's chief mediator, Minister of State X"
		if before := r.postBefore(lo, begin); before.party != "" {
			return before
		}
	}
	return p
}

// ownsTitle reports whether a title that a comma parts from the name is the
// name's: "the prime minister, X," but not "the talks in Doha, X".
func (r *reading) ownsTitle(begin, lo int) bool {
	t := r.tokens
	if t[begin].low == "'s" || r.partyAt(begin) || t[begin].is(aDeterminer) {
		return true
	}
	return begin-1 >= lo && (t[begin-1].is(aDeterminer) || t[begin-1].low == "'s") || t[begin].capital()
}

// joinsName reports whether what stands between an office and a name belongs
// to the office: "minister of foreign affairs of Qatar X", "general X".
func (r *reading) joinsName(head, last int) bool {
	switch r.tokens[head+1].low {
	case "of", "for", "to", "in", "on", "and", "at":
		return true
	}
	for k := head + 1; k <= last; k++ {
		if low := r.tokens[k].low; !r.officeAt(k) && !officeWords[low] && !honorifics[low] && r.tokens[k].word != "." {
			return false
		}
	}
	return true
}

// titleStart is where the words before an office begin to belong to it.
func (r *reading) titleStart(from, head int) int {
	t := r.tokens
	k := head
	for k > from {
		low := t[k-1].low
		switch low {
		case "of", "for", "to", "in", "on":
			return k
		case "and":
			if k-2 < from || !officeWords[t[k-2].low] && !r.officeAt(k-2) {
				return k
			}
		case "the", "a", "an":
			if k-1 == from || !r.officeAt(k-2) {
				return k
			}
		}
		k--
	}
	return k
}

// titlePhrase is the title in words: the office with what modifies it, what it
// is for, without the party before it.
func (r *reading) titlePhrase(begin, head, end int) phrase {
	for k := begin; k < head; k++ {
		low := r.tokens[k].low
		if low == "'s" || r.partyAt(k) || r.tokens[k].is(aDeterminer) || r.tokens[k].capital() && !officeWords[low] && !r.officeAt(k) && !plural(low) || r.tokens[k].word == ")" || r.tokens[k].word == "(" {
			begin = k + 1
		}
	}
	if end > head+9 {
		end = head + 1
	}
	for end > head+1 && (honorifics[r.tokens[end-1].low] || r.tokens[end-1].low == "the" || !r.tokens[end-1].isWord()) {
		end--
	}
	return phrase{begin, end}
}

func (r *reading) formerIn(p phrase) bool {
	for k := p.a; k < p.b; k++ {
		switch r.tokens[k].low {
		case "former", "ex", "ex-", "onetime", "then", "retired", "late":
			return true
		}
	}
	return false
}

// titleParty is the party of a title: the first that stands before the office,
// else the one that it is of; what it is sent to is none.
func (r *reading) titleParty(begin, head, end int) string {
	for _, m := range r.mentionsIn(phrase{begin, head}) {
		if m.form != formPerson {
			return m.canon
		}
	}
	if p := r.anaphor(phrase{begin, head}); p != "" {
		return p
	}
	for k := head + 1; k < end; k++ {
		m := r.at[k]
		if m == nil || m.form == formPerson {
			continue
		}
		switch before := r.prepositionBefore(k, head); before {
		case "of", "":
			return m.canon
		case "for", "in", "to", "on", "at":
			if officeHeads[r.tokens[head].low] == model.Spokesperson {
				return m.canon
			}
			if before == "in" && !r.abroad(head) {
				return m.canon
			}
			return ""
		}
	}
	return r.anaphor(phrase{head + 1, end})
}

// abroad reports whether an office is one that is held in another country.
func (r *reading) abroad(head int) bool {
	switch r.tokens[head].low {
	case "ambassador", "envoy", "representative", "coordinator", "attaché", "consul", "delegate", "head", "chief", "director":
		return true
	}
	return false
}

// prepositionBefore is the last preposition before a token, after another.
func (r *reading) prepositionBefore(k, after int) string {
	for k--; k > after; k-- {
		if r.tokens[k].is(aPreposition) {
			return r.tokens[k].low
		}
	}
	return ""
}

// party is whom a person acts for as far as is known.
func (r *reading) party(name string) string {
	return r.partyIn(r.c.people[name].Party, r.figures[name])
}

// partyIn is whom somebody acts for of whom the catalogue knows a party, or
// none, and the article a figure, or none.
func (r *reading) partyIn(known string, f *figure) string {
	switch {
	case f == nil:
	case f.leads && f.party != "":
		known = f.party
	case f.expert && known == "", f.former && !f.leads && !f.sits:
		return ""
	case known == "":
		known = cmp.Or(f.party, stateOffice(f.post))
	}
	return r.stateOf(known)
}

// person is what is known of somebody: the catalogue's party before what was
// read beside the name, the article's own words for the post.
func (r *reading) person(name string) lexicon.Person {
	p := r.c.people[name]
	p.Name = name
	f, known := r.figures[name], p.Party != ""
	p.Party = r.partyIn(p.Party, f)
	if f == nil {
		return p
	}
	if p.Party == "" {
		p.Capacity = ""
	}
	if owned := strings.HasPrefix(strings.ToLower(f.post), "president") && known && p.Capacity != model.Principal; f.post != "" && !owned { // "an associate of the President-elect"
		head := ""
		for w := range strings.FieldsSeq(strings.ToLower(f.post)) {
			if w == "prime" || w == "vice" || w == "head" && strings.Contains(f.post, "state") {
				p.Capacity = model.Principal
				head = ""
				break
			}
			if _, ok := officeHeads[w]; ok && head == "" || ok && w != "state" && officeHeads[head] == model.Official {
				head = w
			}
		}
		if head != "" && p.Party != "" && (p.Capacity == "" || p.Post == "") {
			p.Capacity = officeHeads[head]
		}
		p.Post = f.post
	}
	return p
}
