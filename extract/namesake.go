package extract

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"parley/extract/lexicon"
)

// personNamed returns the canonical name of a person: the catalogue's where a
// transliteration of it is written, otherwise the fullest name of the article.
func (r *reading) personNamed(name string) string {
	name = strings.TrimSuffix(name, ".")
	if canon, ok := r.c.sounding(name); ok {
		return canon
	}
	words := strings.Fields(name)
	if len(words) == 1 {
		if canon, ok := r.family[name]; ok {
			return canon
		}
		if canon := r.given[name]; canon != "" {
			return canon
		}
		if canon := r.c.onlyFamily(name); canon != "" {
			return canon
		}
		return r.likeFamily(name)
	}
	if len(words) > 2 {
		if canon, ok := r.c.sounding(words[0] + " " + words[len(words)-1]); ok {
			return canon
		}
	}
	if have := r.spelt(name); have != "" {
		return have
	}
	if canon := r.c.alike(name); canon != "" {
		r.misspelt = true
		return canon
	}
	return name
}

// knows reports whether a full name is that of a person of the catalogue, in
// another spelling.
func (c *catalogue) knows(name string) bool {
	_, ok := c.sounding(name)
	return ok || c.alike(name) != ""
}

// onlyFamily is the person of the catalogue who alone has a family name.
func (c *catalogue) onlyFamily(name string) string {
	family, canon := sound(name), ""
	if family == "" {
		return ""
	}
	for _, p := range c.byFamily(family) {
		if p.family == family && p.canon != canon {
			if canon != "" {
				return ""
			}
			canon = p.canon
		}
	}
	return canon
}

// likeFamily finds the person of the article whose family name is spelt
// another way: "Vitkoff" for Witkov.
func (r *reading) likeFamily(name string) string {
	for _, have := range r.full {
		if family := have[strings.LastIndexByte(have, ' ')+1:]; len(name) > 4 && near(sound(name), sound(family)) {
			return have
		}
	}
	return name
}

// alike finds a person of the catalogue whose names are spelt nearly so.
func (c *catalogue) alike(name string) string {
	words := strings.Fields(name)
	first, last := sound(words[0]), sound(words[len(words)-1])
	if utf8.RuneCountInString(last) < 5 {
		return ""
	}
	for _, p := range c.byFamily(last) {
		if near(last, p.family) && likeGiven(first, p.given) {
			return p.canon
		}
	}
	return ""
}

// A namesake is how a person of the catalogue sounds.
type namesake struct{ given, family, canon string }

// soundAlike are the lexicon's people by the first letter of the folded family
// name.
var soundAlike = sync.OnceValue(func() map[byte][]namesake {
	all := map[byte][]namesake{}
	for _, p := range lexicon.People() {
		for _, name := range append([]string{p.Name}, p.Names...) {
			if words := strings.Fields(sound(name)); len(words) > 1 {
				last := words[len(words)-1]
				all[last[0]] = append(all[last[0]], namesake{words[0], last, p.Name})
			}
		}
	}
	return all
})

// byFamily lists the people whose folded family names begin as one does, the
// file's names for them.
func (c *catalogue) byFamily(family string) []namesake {
	all := soundAlike()[family[0]]
	if len(c.renamed) == 0 {
		return all
	}
	all = slices.Clone(all)
	for i := range all {
		all[i].canon = cmp.Or(c.renamed[all[i].canon], all[i].canon)
	}
	return all
}

// catalogueGiven are the given names of the lexicon's people.
var catalogueGiven = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, p := range lexicon.People() {
		if first, _, two := strings.Cut(p.Name, " "); two {
			all[strings.ToLower(first)] = true
		}
	}
	return all
})

// samePerson reports whether two written names can be one person's: family
// names that sound alike and given names that do not contradict.
func samePerson(a, b string) bool {
	return alikeSounds(strings.Fields(sound(a)), strings.Fields(sound(b)))
}

// spelt is the person of the article of whom a name is another spelling; how
// each sounds is found once.
func (r *reading) spelt(name string) string {
	x := strings.Fields(sound(name))
	for len(r.sounds) < len(r.full) {
		r.sounds = append(r.sounds, strings.Fields(sound(r.full[len(r.sounds)])))
	}
	for i, y := range r.sounds {
		if alikeSounds(x, y) {
			return r.full[i]
		}
	}
	return ""
}

func alikeSounds(x, y []string) bool {
	if len(x) == 0 || len(y) == 0 || !near(x[len(x)-1], y[len(y)-1]) {
		return false
	}
	return len(x) == 1 || len(y) == 1 || likeGiven(x[0], y[0]) || slices.Contains(y[:len(y)-1], x[0]) || slices.Contains(x[:len(x)-1], y[0])
}

// given reports whether a longer name begins as a person's does.
func given(written, canon string) bool {
	x, y := strings.Fields(sound(written)), strings.Fields(sound(canon))
	return len(x) > 1 && len(y) > 1 && likeGiven(x[0], y[0])
}

// likeGiven reports whether two folded given names are one: Stiven and Steve,
// Den and Dan, an initial.
func likeGiven(a, b string) bool {
	if a == "" || b == "" || a[0] != b[0] {
		return false
	}
	return len(a) == 1 || len(b) == 1 || near(a, b) || len(a) > 3 && len(b) > 3 && a[:2] == b[:2]
}

// near reports whether two folded names differ by a letter at most, or in how
// their end is written.
func near(a, b string) bool {
	if more := len(a) - len(b); more < -1 || more > 1 {
		return false
	}
	a, b = slavonic(a), slavonic(b)
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 || a[0] != b[0] {
		return len(a) == 3 && len(b) == 3 && a[0] == b[0] && a[2] == b[2]
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return len(a) > 5 && i < len(a) && a[i+1:] == b[i+1:]
	}
	return len(b) > 5 && a[i:] == b[i+1:]
}

// slavonic folds the endings of Slavonic names: Witkov, Vitkoff.
func slavonic(s string) string {
	if cut, ok := strings.CutSuffix(s, "of"); ok {
		return cut + "ov"
	}
	return s
}

// remember keeps the names that a person can be called by from now on: the
// family name, and the given name where it stands first.
func (r *reading) remember(canon, written string) {
	for _, name := range []string{written, canon} {
		words := strings.Fields(name)
		family := words[len(words)-1]
		if len(words) == 1 {
			if _, ok := r.family[family]; !ok {
				r.family[family] = canon
			}
			continue
		}
		r.family[family] = canon
		for i := 1; i < len(words)-1; i++ {
			if particle[strings.ToLower(words[i])] {
				r.family[strings.Join(words[i:], " ")] = canon
				break
			}
		}
		if cut := strings.IndexByte(family, '-'); cut > 0 && cut <= 3 && particle[strings.ToLower(family[:cut])] {
			r.family[family[cut+1:]] = canon
			r.family["Al-"+family[cut+1:]] = canon
			r.family["al-"+family[cut+1:]] = canon
		}
		if first := words[0]; len(first) > 1 && !strings.Contains(first, ".") && name == written {
			if have, ok := r.given[first]; ok && have != canon {
				canon := ""
				r.given[first] = canon // shared by two
			} else {
				r.given[first] = canon
			}
		}
	}
	if !slices.Contains(r.full, canon) && strings.Contains(canon, " ") {
		r.full = append(r.full, canon)
	}
}

// secondMentions finds people by family name, or by a given name that stands
// alone, once they were named in full anywhere.
func (r *reading) secondMentions(n int) {
	s := r.sentences[n]
	for i := s.a; i < s.b; i++ {
		if m := r.at[i]; m != nil && m.form == formPerson {
			if m.b-m.a > 1 {
				r.remember(m.canon, r.nameOf(m.phrase))
			} else if canon := r.family[r.tokens[i].word]; canon != "" && canon != m.canon && slices.Contains(r.full, canon) && !r.titledAs(m) {
				m.canon = canon
			}
			if m.b-m.a == 1 && r.partOfThing(m.phrase, s) || m.b < s.b && r.tokens[m.b].capital() && notPerson[r.tokens[m.b].low] && r.at[m.b] == nil {
				r.put(nil, m.phrase)
			}
			i = m.b - 1
			continue
		}
		if !r.nameWord(i) {
			continue
		}
		p := phrase{i, i + 1}
		canon := r.family[r.tokens[i].word]
		if canon == "" && i+1 < s.b && particle[r.tokens[i].low] {
			if canon = r.family[r.lowered(i)+" "+r.tokens[i+1].word]; canon != "" {
				p.b++
			}
		}
		if canon == "" {
			canon = r.otherwise(i, s)
		}
		if canon == "" || r.partOfThing(p, s) || r.at[i] != nil && (r.at[i].b-r.at[i].a > 1 || r.at[i].form == formName) {
			continue
		}
		if i == s.a && r.commonAt(i) {
			continue
		}
		r.addMention(canon, p)
		i = p.b - 1
	}
}

func (r *reading) lowered(i int) string { return strings.ToLower(r.tokens[i].word) }

// titledAs keeps the catalogue's reading where the article never named
// anybody else by that name in full.
func (r *reading) titledAs(m *mention) bool {
	return slices.Contains(r.full, m.canon) && r.family[r.tokens[m.a].word] == m.canon
}

// otherwise finds a person by a given name that stands alone ("Birhanu said"),
// or by another spelling of the family name.
func (r *reading) otherwise(i int, s sentence) string {
	t := r.tokens[i]
	if r.at[i] != nil || r.commonAt(i) || numeral(t.word) {
		return ""
	}
	if canon := r.given[t.word]; canon != "" && (i+1 >= s.b || !r.nameWord(i+1)) && (i == s.a || !r.nameWord(i-1) || r.officeAt(i-1)) {
		return canon
	}
	if len(t.word) > 4 && i > s.a && !r.nameWord(i-1) && !r.tokens[i-1].is(aPreposition) && r.sayNear(phrase{i, i + 1}, min(s.b, i+3)) || len(t.word) > 4 && r.officeNear(i, s) {
		if canon := r.likeFamily(t.word); canon != t.word {
			return canon
		}
	}
	if len(t.word) > 5 && r.foreign() {
		if canon := r.likeFamily(t.word); canon != t.word {
			return canon
		}
	}
	return ""
}

// foreign reports whether the article spells a person of the catalogue in a
// way of its own, as machine translations do.
func (r *reading) foreign() bool { return r.misspelt }

func (r *reading) officeNear(i int, s sentence) bool { return i > s.a && r.officeAt(i-1) }

// partOfThing reports whether a name is part of another: "the Trump Route",
// "the Abraham Accords".
func (r *reading) partOfThing(p phrase, s sentence) bool {
	t := r.tokens
	if p.b < s.b && t[p.b].capital() && t[p.b].isWord() && r.at[p.b] == nil && t[p.b].From-t[p.b-1].To == 1 && t[p.b].quote == t[p.a].quote {
		return t[p.b].low != "i"
	}
	return p.a > s.a && r.nameWord(p.a-1) && r.at[p.a-1] == nil && !r.officeAt(p.a-1) && !officeWords[t[p.a-1].low] && !honorifics[t[p.a-1].low] && p.a-1 > s.a && t[p.a].From-t[p.a-1].To == 1 && !r.commonAt(p.a-1)
}
