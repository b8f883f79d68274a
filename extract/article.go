package extract

import (
	"slices"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// A reading is an article on its way to suggestions.
type reading struct {
	Article
	c         *catalogue
	known     Known
	sentences []sentence
	names     [][]mention       // by sentence
	family    map[string]string // family name → person, once named in full
	posts     map[string]string // person → post as the article gives it
	parties   map[string]string // person → party as the article gives it
	out       Suggestions
	points    map[model.Category]int // index of the point of a category
}

func read(a Article, k Known) *reading {
	r := &reading{
		Article: a, c: catalogueFor(k), known: k, family: map[string]string{}, posts: map[string]string{}, parties: map[string]string{},
		points: map[model.Category]int{},
	}
	r.sentences = sentences(a.Text, own(a.Text, a.Title))
	for _, s := range r.sentences {
		named := r.c.mentions(s)
		named = append(named, r.c.titled(s, named)...)
		named = append(named, r.byFamily(s, named)...)
		slices.SortFunc(named, func(x, y mention) int { return x.From - y.From })
		r.names = append(r.names, named)
		for _, m := range named {
			r.learn(s, m, named)
		}
	}
	return r
}

// byFamily finds second mentions by family name.
func (r *reading) byFamily(s sentence, taken []mention) []mention {
	var out []mention
	for i, t := range s.tokens {
		canon, ok := r.family[t.word]
		if !ok || slices.ContainsFunc(taken, func(m mention) bool { return m.first <= i && i <= m.last }) {
			continue
		}
		out = append(out, mention{t.Span, canon, formPerson, i, i})
	}
	return out
}

// learn keeps what a mention of a person tells: the family name, and the post
// and party before the name or in apposition after it.
func (r *reading) learn(s sentence, m mention, named []mention) {
	if m.form != formPerson {
		return
	}
	words := strings.Fields(m.canon)
	r.family[words[len(words)-1]] = m.canon
	if r.posts[m.canon] != "" {
		return
	}
	post, party := postBefore(s, m, named)
	if post == "" {
		post, party = postAfter(s, m, named)
	}
	if post != "" {
		r.posts[m.canon] = post
	}
	if party != "" {
		r.parties[m.canon] = party
	}
}

// postBefore reads "new special envoy – businessman … – Steve Witkoff" and
// "Ukrainian Foreign Minister X": the nearest title before the name within
// the same stretch, and the party named with it.
func postBefore(s sentence, m mention, named []mention) (post, party string) {
	for i := m.first - 1; i >= 0 && i >= m.first-10; i-- {
		if isCue(s.tokens[i].low) {
			return "", ""
		}
		if _, ok := titles[s.tokens[i].low]; !ok {
			continue
		}
		from := i
		for from > 0 && titleWord(s.tokens[from-1].low) {
			from--
		}
		for _, o := range named {
			if o.form != formPerson && o.last < from && (o.last >= from-2 || o.last >= from-7 && sends(s, o.last, from)) {
				party = o.canon
			}
		}
		words := make([]string, 0, 4)
		for _, t := range s.tokens[from : i+1] {
			words = append(words, t.low)
		}
		return strings.Join(words, " "), party
	}
	return "", ""
}

// sends reports whether a verb of sending stands between two words.
func sends(s sentence, from, to int) bool {
	for _, t := range s.tokens[from+1 : to] {
		switch t.low {
		case "sending", "sends", "sent", "send", "appointed", "named", "dispatched", "dispatches":
			return true
		}
	}
	return false
}

// postAfter reads "Steve Witkoff, the US special envoy, …".
func postAfter(s sentence, m mention, named []mention) (post, party string) {
	for i := m.last + 1; i < len(s.tokens) && i <= m.last+8; i++ {
		if isCue(s.tokens[i].low) {
			return "", ""
		}
		if _, ok := titles[s.tokens[i].low]; !ok {
			continue
		}
		from := i
		for from > m.last+1 && titleWord(s.tokens[from-1].low) {
			from--
		}
		for _, o := range named {
			if o.form != formPerson && o.first > m.last && o.last < i+4 {
				party = o.canon
			}
		}
		words := make([]string, 0, 4)
		for _, t := range s.tokens[from : i+1] {
			words = append(words, t.low)
		}
		return strings.Join(words, " "), party
	}
	return "", ""
}

// titleWord reports whether a word belongs to the title that follows it.
func titleWord(low string) bool {
	switch low {
	case "special", "foreign", "prime", "chief", "deputy", "defence", "defense", "presidential", "vice", "senior", "peace", "security", "national", "high", "permanent":
		return true
	}
	return false
}

// person is what is known of somebody, the article's own words first.
func (r *reading) person(name string) lexicon.Person {
	p := r.c.people[name]
	p.Name = name
	if party := r.parties[name]; p.Party == "" && party != "" {
		p.Party = party
	}
	if post := r.posts[name]; post != "" && (p.Post == "" || strings.Contains(post, "envoy")) {
		p.Post = post
		words := strings.Fields(post)
		p.Capacity = titles[words[len(words)-1]]
	}
	return p
}
