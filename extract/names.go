package extract

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"parley/extract/lexicon"
	"parley/model"
)

// A form is how a name stands in the text.
type form uint8

const (
	formName   form = iota // a name: Russia, the EU
	formSeat               // a capital or seat: Moscow, the Kremlin
	formPeople             // an adjective or people: Russian, Russians
	formPerson
)

// A naming is one name that the text can have.
type naming struct {
	words []string // in lower case
	canon string   // the party's or person's name
	form  form
}

// A trie finds names by their first word, the longest first.
type trie map[string][]naming

func (t trie) add(name, canon string, f form) {
	tokens := tokenise(name, 0, len(name))
	if len(tokens) == 0 {
		return
	}
	n := naming{canon: canon, form: f}
	for _, tok := range tokens {
		n.words = append(n.words, tok.low)
	}
	have := t[n.words[0]]
	if slices.ContainsFunc(have, func(o naming) bool { return slices.Equal(o.words, n.words) }) {
		return // what was added first, the file's own names, wins
	}
	at, _ := slices.BinarySearchFunc(have, len(n.words), func(o naming, l int) int { return cmp.Compare(l, len(o.words)) })
	t[n.words[0]] = slices.Insert(have, at, n)
}

// A catalogue is whom the text can name: the lexicon and what the file knows.
type catalogue struct {
	trie    trie
	parties map[string]lexicon.Party
	people  map[string]lexicon.Person
}

// embedded is the catalogue of the lexicon alone, which most articles share.
var embedded = sync.OnceValue(func() *catalogue { return newCatalogue(Known{}) })

func catalogueFor(k Known) *catalogue {
	if len(k.Parties)+len(k.People) == 0 {
		return embedded()
	}
	return newCatalogue(k)
}

func newCatalogue(k Known) *catalogue {
	c := &catalogue{trie: trie{}, parties: map[string]lexicon.Party{}, people: map[string]lexicon.Person{}}
	renamed := map[string]string{} // the lexicon's name → the file's, where they share one
	for _, p := range k.Parties {
		c.parties[p.Name] = lexicon.Party{Name: p.Name, Code: p.Code, Sort: p.Sort, Names: p.Aliases}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			renamed[strings.ToLower(name)] = p.Name
			c.trie.add(name, p.Name, formName)
		}
	}
	for _, p := range k.People {
		c.people[p.Name] = lexicon.Person{Name: p.Name, Party: p.Party, Post: p.Post, Capacity: p.Capacity, Names: p.Aliases}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			renamed[strings.ToLower(name)] = p.Name
			c.addPerson(name, p.Name)
		}
	}
	for _, p := range lexicon.Parties() {
		canon := rename(renamed, p.Name, p.Names)
		if have, ok := c.parties[canon]; ok {
			have.Code, have.Sort = cmp.Or(have.Code, p.Code), cmp.Or(have.Sort, p.Sort)
			have.Seats = p.Seats
			c.parties[canon] = have
		} else {
			p.Name = canon
			c.parties[canon] = p
		}
		for _, name := range append([]string{p.Name}, p.Names...) {
			c.trie.add(name, canon, formName)
		}
		for _, seat := range p.Seats {
			c.trie.add(seat, canon, formSeat)
		}
		for _, adjective := range p.Adjectives {
			c.trie.add(adjective, canon, formPeople)
		}
	}
	for _, p := range lexicon.People() {
		canon := rename(renamed, p.Name, p.Names)
		if _, ok := c.people[canon]; !ok {
			p.Name, p.Party = canon, rename(renamed, p.Party, nil)
			c.people[canon] = p
		}
		for _, name := range append([]string{p.Name}, p.Names...) {
			c.addPerson(name, canon)
		}
	}
	return c
}

// addPerson lets a person be named in full; family names alone are understood
// once the text has given the full one, or where they are an alias.
func (c *catalogue) addPerson(name, canon string) { c.trie.add(name, canon, formPerson) }

func rename(renamed map[string]string, name string, others []string) string {
	for _, n := range append([]string{name}, others...) {
		if to, ok := renamed[strings.ToLower(n)]; ok {
			return to
		}
	}
	return name
}

// A mention is a name in a sentence.
type mention struct {
	Span
	canon       string
	form        form
	first, last int // tokens
}

// mentions finds the names in a sentence, the longest at each place. Words
// that are names only with a capital letter (May, Turkey) need it.
func (c *catalogue) mentions(s sentence) []mention {
	var out []mention
	for i := 0; i < len(s.tokens); i++ {
		n, ok := c.match(s.tokens[i:])
		if !ok {
			continue
		}
		last := i + len(n.words) - 1
		out = append(out, mention{Span{s.tokens[i].From, s.tokens[last].To}, n.canon, n.form, i, last})
		i = last
	}
	return out
}

func (c *catalogue) match(tokens []token) (naming, bool) {
	for _, n := range c.trie[tokens[0].low] {
		if len(n.words) > len(tokens) || !tokens[0].capital() && n.words[0] != "the" {
			continue
		}
		if len(n.words) == 1 && len(n.words[0]) <= 3 && tokens[0].word != strings.ToUpper(tokens[0].word) {
			continue // "us" is no state
		}
		fits := true
		for j := 1; j < len(n.words) && fits; j++ {
			fits = tokens[j].low == n.words[j]
		}
		if fits {
			return n, true
		}
	}
	return naming{}, false
}

// titles are words before a name that say what somebody is, and what the
// office lets them do.
var titles = map[string]string{
	"president": model.Principal, "chancellor": model.Principal, "king": model.Principal, "emir": model.Principal,
	"minister": model.Envoy, "secretary": model.Envoy, "envoy": model.Envoy, "negotiator": model.Envoy, "mediator": model.Envoy,
	"ambassador": model.Envoy, "representative": model.Envoy, "delegate": model.Envoy, "spokesman": model.Spokesperson,
	"spokeswoman": model.Spokesperson, "spokesperson": model.Spokesperson, "aide": model.Envoy, "adviser": model.Official, "advisor": model.Official,
	"general": model.Official, "commissioner": model.Official, "senator": model.Official,
}

// titled finds a title and name of somebody that the catalogue does not have:
// "Foreign Minister Espen Lund", "special envoy Maria Keita".
func (c *catalogue) titled(s sentence, taken []mention) []mention {
	var out []mention
	for i, t := range s.tokens {
		if _, ok := titles[t.low]; !ok || i+2 >= len(s.tokens) {
			continue
		}
		first := i + 1
		last := first
		for last < len(s.tokens) && last < first+4 && (nameWord(s, last) || last == first && s.tokens[last].capital() && s.tokens[last].From-t.To <= 3) {
			last++
		}
		last--
		if last <= first || slices.ContainsFunc(taken, func(m mention) bool { return m.first <= last && first <= m.last }) {
			continue
		}
		span := Span{s.tokens[first].From, s.tokens[last].To}
		words := make([]string, 0, 4)
		for _, w := range s.tokens[first : last+1] {
			words = append(words, w.word)
		}
		out = append(out, mention{span, strings.Join(words, " "), formPerson, first, last})
	}
	return out
}

// nameWord reports whether a word goes on with a name: a capital letter and
// nothing but a space before it.
func nameWord(s sentence, i int) bool {
	if s.tokens[i].capital() {
		return i == 0 || s.tokens[i].From-s.tokens[i-1].To == 1
	}
	switch s.tokens[i].low {
	case "al", "el", "bin", "van", "von", "de", "der":
		return true
	}
	return false
}
