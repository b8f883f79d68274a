package desk

import (
	"cmp"
	"fmt"
	"slices"

	"parley/extract"
	"parley/model"
	"parley/model/day"
	"parley/store"
)

// A harvest is what the importer found in one source, measured against what
// the file knows. Suggestions are never stored: they are looked for when the
// source is opened, and measured anew after every decision.
type harvest struct {
	d       *Desk
	today   day.Date
	tx      *store.Tx
	process *model.Process
	source  *model.Source
	book    *book
	found   extract.Suggestions
	items   []item
	kin     kinship
	matched map[int]*model.Point // what found points are read as, once looked up
}

// An item is one suggestion with where it came from.
type item struct {
	Suggestion
	party  *extract.Party
	person *extract.Person
	point  int // index into the found points, -1 for none
	claim  *extract.Claim
	event  *extract.Event
	known  bool // accepting it would tell the file nothing
	along  bool // a claim or event brings it, or would have
}

// search looks for what an article says.
func (d *Desk) search(s *model.Source, b *book) (found extract.Suggestions, err error) {
	defer func() { // one text that a rule stumbles over is no damage to the file, and stops no other
		if p := recover(); p != nil {
			err = fmt.Errorf("%q could not be read for what it says (%v); please report it with the text", s.Title, p)
		}
	}()
	suggest := d.o.Suggest
	if suggest == nil {
		suggest = extract.Suggest
	}
	found = suggest(extract.Article{
		ID: string(s.ID), URL: s.URL, Outlet: s.Outlet, Lang: s.Lang, Title: s.Title, Text: s.Body, Published: s.Published,
	}, b.known())
	distinguish(&found)
	return found, nil
}

// distinguish gives each suggestion a key of its own: what one rule finds
// twice in the same words would otherwise be decided as one.
func distinguish(found *extract.Suggestions) {
	seen := map[string]int{}
	name := func(f *extract.Found) {
		if seen[f.Key]++; seen[f.Key] > 1 {
			f.Key = fmt.Sprintf("%s+%d", f.Key, seen[f.Key])
		}
	}
	for i := range found.Claims {
		name(&found.Claims[i].Found)
	}
	for i := range found.Points {
		name(&found.Points[i].Found)
	}
	for i := range found.Events {
		name(&found.Events[i].Found)
	}
	for i := range found.People {
		name(&found.People[i].Found)
	}
	for i := range found.Parties {
		name(&found.Parties[i].Found)
	}
}

// gather turns what was found into suggestions in the order of the text, with
// the verdicts that they have. Parties and people that the file knew already
// when the source came are none, but keep their number, so that handles stay
// what they are while a source is reviewed; those that it has learned of since
// have that for a verdict, so that their count stays what it was, too.
func (h *harvest) gather(verdicts map[string]string) {
	for i := range h.found.Claims {
		h.add(item{claim: &h.found.Claims[i], point: -1})
	}
	for i := range h.found.Points {
		switch p := &h.found.Points[i]; {
		case p.Status != model.Unknown && p.Status != "":
			h.add(item{claim: h.reading(i), point: i})
		case !h.spokenOf(i):
			h.add(item{point: i})
		}
	}
	for i := range h.found.Events {
		h.add(item{event: &h.found.Events[i], point: -1})
	}
	for i := range h.found.People {
		p := &h.found.People[i]
		h.add(item{person: p, point: -1, known: !h.newPerson(p)})
	}
	for i := range h.found.Parties {
		p := &h.found.Parties[i]
		h.add(item{party: p, point: -1, known: !h.newParty(p)})
	}
	slices.SortStableFunc(h.items, func(a, b item) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	all, earlier := h.items, h.earlier()
	h.items = nil
	for n, i := range all {
		i.Handle = fmt.Sprintf("%s.%d", h.source.Handle, n+1)
		if i.known && verdicts[i.Key] == "" {
			if !h.learned(&i) {
				continue
			}
			i.Verdict = Learned
			h.items = append(h.items, i)
		} else if !h.told(&i, earlier) {
			h.divide(i, verdicts)
		}
	}
	h.bringing()
}

// learned reports whether the file did not know a party or person yet when
// the source came.
func (h *harvest) learned(i *item) bool {
	came, err := h.tx.Entered(h.source.Ref())
	if err != nil {
		return false // it comes now
	}
	var have model.Record
	switch {
	case i.person != nil:
		if p := h.book.person(i.person.Name); p != nil {
			have = p
		}
	case i.party != nil:
		if p := h.book.party(i.party.Name); p != nil {
			have = p
		}
	}
	if have == nil {
		return false
	}
	had, err := h.tx.GetKnown(have.Ref(), came)
	if err != nil {
		return false
	}
	switch had := had.(type) {
	case *model.Person:
		return h.tells(i.person, had)
	case *model.Party:
		return h.adds(i.party, had)
	}
	return true
}

func (h *harvest) add(i item) {
	h.describe(&i)
	h.items = append(h.items, i)
}

// divide keeps a suggestion or, where it was split, its parts.
func (h *harvest) divide(i item, verdicts map[string]string) {
	i.Verdict = verdicts[i.Key]
	if i.Verdict != Split {
		h.items = append(h.items, i)
		return
	}
	for _, part := range h.parts(&i) {
		h.divide(part, verdicts)
	}
}

// parts are what a claim splits into: one for each of its points or, where it
// has only one, for each of its speakers. None where it cannot be split.
func (h *harvest) parts(i *item) []item {
	if i.claim == nil {
		return nil
	}
	var claims []extract.Claim
	c := *i.claim
	switch {
	case len(c.About) > 1:
		for _, point := range i.claim.About {
			c.About, c.Category = []int{point}, h.found.Points[point].Category
			claims = append(claims, c)
		}
	case len(c.Speakers) > 1:
		for _, s := range i.claim.Speakers {
			c.Speakers = []extract.Speaker{s}
			c.For = h.spokenFor(s, i.claim.For)
			claims = append(claims, c)
		}
	}
	parts := make([]item, len(claims))
	for n := range claims {
		claims[n].Key = fmt.Sprintf("%s.%d", i.Key, n+1)
		parts[n] = item{claim: &claims[n], point: -1}
		h.describe(&parts[n])
		parts[n].Handle = fmt.Sprintf("%s.%d", i.Handle, n+1)
	}
	return parts
}

// spokenFor is whom one of several speakers speaks for, of all the parties
// that they speak for; all of them where it is not known.
func (h *harvest) spokenFor(s extract.Speaker, all []string) []string {
	party := s.Party
	if p := h.foundPerson(s.Person); p != nil {
		party = p.Party
	}
	if slices.Contains(all, party) {
		return []string{party}
	}
	return all
}

// bringing marks the parties and people that come along with a claim or event.
// Where that is rejected they are left out with it, without a question of
// their own.
func (h *harvest) bringing() {
	people, parties := map[string]bool{}, map[string]bool{}
	for _, i := range h.items {
		if i.claim != nil {
			for _, s := range i.claim.Speakers {
				people[s.Person], parties[s.Party] = true, true
			}
			for _, name := range slices.Concat(i.claim.For, i.claim.Scope) {
				parties[name] = true
			}
		}
		if i.event != nil {
			for _, name := range i.event.People {
				people[name] = true
			}
			for _, name := range i.event.Parties {
				parties[name] = true
			}
		}
	}
	for _, p := range h.found.People {
		if people[p.Name] {
			parties[p.Party] = true
		}
	}
	for n := range h.items {
		i := &h.items[n]
		i.along = i.person != nil && people[i.person.Name] || i.party != nil && parties[i.party.Name]
	}
}

// verdicts are what the analyst has decided of a source already, by key.
func verdicts(tx *store.Tx, source model.Ref) (map[string]string, error) {
	made := map[string]string{}
	for _, ref := range tx.Referrers(source) {
		if ref.Kind != model.KindDecision {
			continue
		}
		r, _, err := tx.Get(ref)
		if err != nil {
			return nil, err
		}
		if d, ok := r.(*model.Decision); ok {
			made[d.Key] = d.Verdict
		}
	}
	return made, nil
}

// reading is the article's own reading of a point, as a claim of the outlet.
func (h *harvest) reading(i int) *extract.Claim {
	p := &h.found.Points[i]
	return &extract.Claim{
		Found: p.Found, Speakers: []extract.Speaker{{Unnamed: cmp.Or(h.source.Outlet, "the article")}}, About: []int{i}, Category: p.Category,
		Attribution: model.Reporter, Kind: model.StatusClaim, Said: h.source.Published, Status: p.Status,
	}
}

func (h *harvest) spokenOf(point int) bool {
	return slices.ContainsFunc(h.found.Claims, func(c extract.Claim) bool { return slices.Contains(c.About, point) })
}

func (h *harvest) foundPerson(name string) *extract.Person {
	i := slices.IndexFunc(h.found.People, func(p extract.Person) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &h.found.People[i]
}

func (h *harvest) foundParty(name string) *extract.Party {
	i := slices.IndexFunc(h.found.Parties, func(p extract.Party) bool { return p.Name == name })
	if i < 0 {
		return nil
	}
	return &h.found.Parties[i]
}

// newPerson reports whether accepting the person would tell the file
// something: a name, or a mandate of somebody known.
func (h *harvest) newPerson(p *extract.Person) bool {
	return h.tells(p, h.book.person(p.Name))
}

func (h *harvest) tells(p *extract.Person, have *model.Person) bool {
	if have == nil {
		return true
	}
	return p.Envoy && !slices.ContainsFunc(have.Mandates, func(m model.Mandate) bool { return m.Capacity == model.Envoy })
}

// newParty reports whether accepting the party would tell the file something:
// a name, or a role in this process.
func (h *harvest) newParty(p *extract.Party) bool {
	return h.adds(p, h.book.party(p.Name))
}

func (h *harvest) adds(p *extract.Party, have *model.Party) bool {
	if have == nil {
		return true
	}
	return p.Role != "" && !slices.ContainsFunc(have.Roles, func(r model.Role) bool {
		return r.Process == h.process.ID
	})
}

// sameTitle is how alike two titles of one category are that mean one point.
const sameTitle = 0.6

// pointFor returns the known point that a found one is read as, nil where it
// is new: the one of its name, the one of its category that is named most like
// it, or the only one of its category where the article speaks of no other of
// that category. What else was accepted from the article makes no difference.
func (h *harvest) pointFor(i int) *model.Point {
	p, done := h.matched[i]
	if !done {
		p = h.match(&h.found.Points[i])
		h.matched[i] = p
	}
	return p
}

func (h *harvest) match(found *extract.Point) *model.Point {
	var same []*model.Point
	var nearest *model.Point
	near := sameTitle
	for _, p := range h.book.points {
		if model.Fold(p.Title) == model.Fold(found.Label) || p.Slug == model.Slug(found.Label) {
			return p
		}
		if p.Category != found.Category {
			continue
		}
		same = append(same, p)
		if alike := model.Alike(p.Title, found.Label); alike > near || alike == near && nearest == nil {
			nearest, near = p, alike
		}
	}
	alone := func() bool {
		n := 0
		for _, p := range h.found.Points {
			if p.Category == found.Category {
				n++
			}
		}
		return n == 1
	}
	if nearest == nil && len(same) == 1 && alone() {
		return same[0]
	}
	return nearest
}
