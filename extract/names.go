package extract

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"parley/extract/lexicon"
)

// A form is how a name stands in the text.
type form uint8

const (
	formName   form = iota // a name: Russia, the EU
	formSeat               // a capital or seat: Moscow, the Kremlin
	formPeople             // an adjective or people: Russian, Russians
	formPerson
	formApart // the name of something else that holds a party's: New Mexico
)

// A naming is one name that the text can have.
type naming struct {
	words    []string // folded, see [fold]
	canon    string   // the party's or person's name
	form     form
	capitals uint64 // the words that are written with a capital letter, a bit each
	acronym  bool   // US, NATO: "us" is no state
	exact    string // the name that is written so and no other way: LeT, BiH
}

// A trie finds names by their first word, the longest first. Names are taken
// apart when the first text has their first word: most of them never meet it.
type trie struct {
	heads  map[string]int32 // folded first word → its place in firsts
	firsts []first
	names  []listed
}

// A first is the first word of names.
type first struct {
	begin, end int32 // places in names of the first and last that begin with it
	parsed     atomic.Pointer[[]naming]
}

// A listed name is not taken apart yet.
type listed struct {
	name, canon string
	form        form
	next        int32 // the place of the next with the same first word; 0 is none
}

func newTrie(firsts, names int) *trie {
	return &trie{heads: make(map[string]int32, firsts), firsts: make([]first, 0, firsts), names: make([]listed, 1, names+1)}
}

// add lists a name. Of two that are written alike the first counts.
func (t *trie) add(name, canon string, f form) {
	var buffer [64]byte
	key := firstWord(buffer[:0], name)
	if len(key) == 0 {
		return
	}
	at := int32(len(t.names))
	t.names = append(t.names, listed{name: name, canon: canon, form: f})
	if head, ok := t.heads[string(key)]; ok {
		t.names[t.firsts[head].end].next = at
		t.firsts[head].end = at
		return
	}
	t.heads[string(key)] = int32(len(t.firsts))
	t.firsts = append(t.firsts, first{begin: at, end: at})
}

// firstWord appends the folded first word of a name.
func firstWord(to []byte, name string) []byte {
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			to = append(to, c)
		case c >= 'A' && c <= 'Z':
			to = append(to, c+'a'-'A')
		case c == ' ' && i > 0:
			return to
		case c == '-' && i > 0 && i+1 < len(name) && name[i+1]|0x20 >= 'a' && name[i+1]|0x20 <= 'z':
			to = append(to, c)
		default:
			end := strings.IndexByte(name, ' ')
			if end < 1 {
				end = len(name)
			}
			tokens := tokenise(name[:end])
			if len(tokens) == 0 {
				return to[:0]
			}
			return append(to[:0], fold(tokens[0].low)...)
		}
	}
	return to
}

// under returns the names with a first word, the longest first.
func (t *trie) under(key string) []naming {
	if t == nil {
		return nil
	}
	head, ok := t.heads[key]
	if !ok {
		return nil
	}
	if have := t.firsts[head].parsed.Load(); have != nil {
		return *have
	}
	var all []naming
	for at := t.firsts[head].begin; at != 0; at = t.names[at].next {
		all = insertNaming(all, newNaming(t.names[at].name, t.names[at].canon, t.names[at].form))
	}
	t.firsts[head].parsed.Store(&all)
	return all
}

func insertNaming(have []naming, n naming) []naming {
	for i, o := range have {
		if slices.Equal(o.words, n.words) {
			if n.form == formPeople && o.form == formSeat || n.form == formName && o.form == formPeople && o.canon == n.canon {
				have[i].form = n.form // Djibouti, Luxembourg: the state before its capital
			}
			if n.canon == o.canon {
				have[i].capitals &= n.capitals // al-Qaeda beside Al-Qaeda
			}
			return have
		}
	}
	at, _ := slices.BinarySearchFunc(have, len(n.words), func(o naming, l int) int { return cmp.Compare(l, len(o.words)) })
	return slices.Insert(have, at, n)
}

func newNaming(name, canon string, f form) naming {
	n := naming{canon: canon, form: f}
	tokens := tokenise(name)
	n.words = make([]string, len(tokens))
	for i, tok := range tokens {
		n.words[i] = fold(tok.low)
		if tok.capital() && i < 64 {
			n.capitals |= 1 << i
		}
	}
	if f != formPerson && len(n.words) == 1 {
		n.acronym = isAcronym(name)
		if !n.acronym && len(name) <= 4 && strings.ContainsFunc(name[1:], unicode.IsUpper) {
			n.exact = name
		}
	}
	return n
}

// isAcronym reports whether a name is written in capitals, with digits or
// points: US, U.S, M23.
func isAcronym(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) || unicode.Is(unicode.Arabic, r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 0 && letters <= 8
}

// fold brings a word in lower case to the form under which names are kept:
// without the marks on Latin letters, with one sort of apostrophe.
func fold(low string) string {
	for i := range len(low) {
		if low[i] >= utf8.RuneSelf {
			return plain.Replace(low)
		}
	}
	return low
}

// A catalogue is whom the text can name: the lexicon and what the file knows.
type catalogue struct {
	own     *trie             // the file's names, which win; nil without a file
	trie    *trie             // the lexicon's
	renamed map[string]string // the lexicon's name → the file's, where they share one
	parties map[string]lexicon.Party
	people  map[string]lexicon.Person
	sounds  map[string]string // folded spelling of a full name of the file → person
}

// embedded is the catalogue of the lexicon alone, which all articles share.
var embedded = sync.OnceValue(buildEmbedded)

func buildEmbedded() *catalogue {
	c := &catalogue{trie: newTrie(5000, 7000), parties: make(map[string]lexicon.Party, 600), people: make(map[string]lexicon.Person, 1000)}
	for _, p := range lexicon.Parties() {
		c.parties[p.Name] = p
		c.trie.add(p.Name, p.Name, formName)
		for _, name := range p.Names {
			c.trie.add(name, p.Name, formName)
		}
		for _, seat := range p.Seats {
			c.trie.add(seat, p.Name, formSeat)
		}
		for _, adjective := range p.Adjectives {
			c.trie.add(adjective, p.Name, formPeople)
		}
	}
	for _, p := range lexicon.People() {
		c.people[p.Name] = p
		c.trie.add(p.Name, p.Name, formPerson)
		for _, name := range p.Names {
			c.trie.add(name, p.Name, formPerson)
		}
	}
	for _, name := range lexicon.Apart() {
		c.trie.add(name, "", formApart)
	}
	return c
}

// embeddedSounds are the names of the lexicon's people as they sound.
var embeddedSounds = sync.OnceValue(buildSounds)

func buildSounds() map[string]string {
	sounds := make(map[string]string, 3000)
	for _, p := range lexicon.People() {
		keepSound(sounds, p.Name, p.Name)
		for _, name := range p.Names {
			keepSound(sounds, name, p.Name)
		}
	}
	return sounds
}

// shortestFamily is the fewest letters of a family name that is known by its
// sound alone.
const shortestFamily = 6

func keepSound(sounds map[string]string, name, canon string) {
	if !strings.Contains(name, " ") && len(name) < shortestFamily {
		return
	}
	if key := sound(name); sounds[key] == "" {
		sounds[key] = canon
	}
}

// catalogueFor adds what a file knows to the lexicon.
func catalogueFor(k Known) *catalogue {
	fillWords()
	base := embedded()
	if len(k.Parties)+len(k.People) == 0 {
		return base
	}
	c := &catalogue{
		own: newTrie(0, 0), trie: base.trie, renamed: map[string]string{}, parties: maps.Clone(base.parties), people: maps.Clone(base.people), sounds: map[string]string{},
	}
	for _, p := range k.Parties {
		party := lexicon.Party{Name: p.Name, Code: p.Code, Sort: p.Sort, Names: p.Aliases}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			c.own.add(name, p.Name, formName)
			if canon, ok := base.trie.canon(name, formName); ok && c.renamed[canon] == "" {
				c.renamed[canon] = p.Name
				was := base.parties[canon]
				party.Code, party.Sort, party.Home = cmp.Or(p.Code, was.Code), cmp.Or(p.Sort, was.Sort), was.Home
				party.Seats, party.Adjectives = was.Seats, was.Adjectives
				delete(c.parties, canon)
			}
		}
		c.parties[p.Name] = party
	}
	for _, p := range k.People {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			c.own.add(name, p.Name, formPerson)
			keepSound(c.sounds, name, p.Name)
			if canon, ok := base.trie.canon(name, formPerson); ok && c.renamed[canon] == "" {
				c.renamed[canon] = p.Name
				delete(c.people, canon)
			}
		}
		c.people[p.Name] = lexicon.Person{Name: p.Name, Party: p.Party, Post: p.Post, Capacity: p.Capacity, Names: p.Aliases}
	}
	for name, p := range c.people {
		if to := c.renamed[p.Party]; to != "" && to != p.Party {
			p.Party = to
			c.people[name] = p
		}
	}
	return c
}

// state is the code of the state that a party is, or is at home in.
func (c *catalogue) state(party string) string {
	p := c.parties[party]
	return cmp.Or(p.Code, p.Home)
}

// canon returns whose name a name is.
func (t *trie) canon(name string, f form) (string, bool) {
	n := newNaming(name, "", f)
	if len(n.words) == 0 {
		return "", false
	}
	for _, o := range t.under(n.words[0]) {
		if o.form == f && slices.Equal(o.words, n.words) {
			return o.canon, true
		}
	}
	return "", false
}

// sounding returns the person whose full name sounds like a name: Sergei,
// Sergey and Сергей Lavrov.
func (c *catalogue) sounding(name string) (string, bool) {
	key := sound(name)
	if canon, ok := c.sounds[key]; ok {
		return canon, true
	}
	canon, ok := embeddedSounds()[key]
	return cmp.Or(c.renamed[canon], canon), ok
}
