package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/extract"
	"parley/model"
	"parley/model/day"
	"parley/store"
)

// A harvest is what the importer finds in one source, measured against what
// the file knows already. It is computed anew whenever it is looked at:
// suggestions are never stored.
type harvest struct {
	d       *Desk
	tx      *store.Tx
	process *model.Process
	source  *model.Source
	book    *book
	found   extract.Suggestions
	items   []item
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
}

// reap reads a source for suggestions.
func (d *Desk) reap(tx *store.Tx, process *model.Process, source *model.Source) (*harvest, error) {
	h := &harvest{d: d, tx: tx, process: process, source: source}
	var err error
	if h.book, err = openBook(tx, process.ID); err != nil {
		return nil, err
	}
	h.search()
	return h, h.judged()
}

// search finds the suggestions.
func (h *harvest) search() {
	s := h.source
	h.found = extract.Suggest(extract.Article{
		ID: string(s.ID), URL: s.URL, Outlet: s.Outlet, Lang: s.Lang, Title: s.Title, Text: s.Body, Published: s.Published,
	}, h.book.known())
	h.collect()
}

// collect turns what was found into suggestions in the order of the text.
// Parties and people that the file knows already are none, but keep their
// number, so that handles stay what they are while a source is reviewed.
func (h *harvest) collect() {
	for i := range h.found.Claims {
		c := &h.found.Claims[i]
		h.add(item{Suggestion: h.claimed(c), claim: c, point: -1})
	}
	for i := range h.found.Events {
		e := &h.found.Events[i]
		h.add(item{Suggestion: h.happened(e), event: e, point: -1})
	}
	for i := range h.found.Points {
		p := &h.found.Points[i]
		if p.Status != model.Unknown && p.Status != "" || !h.spokenOf(i) {
			h.add(item{Suggestion: h.pointed(i), point: i})
		}
	}
	for i := range h.found.People {
		p := &h.found.People[i]
		h.add(item{Suggestion: h.introduced(p), person: p, point: -1, known: !h.newPerson(p)})
	}
	for i := range h.found.Parties {
		p := &h.found.Parties[i]
		h.add(item{Suggestion: h.joined(p), party: p, point: -1, known: !h.newParty(p)})
	}
	slices.SortStableFunc(h.items, func(a, b item) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	for i := range h.items {
		h.items[i].Handle = fmt.Sprintf("%s.%d", h.source.Handle, i+1)
	}
	h.items = slices.DeleteFunc(h.items, func(i item) bool { return i.known })
}

func (h *harvest) add(i item) { h.items = append(h.items, i) }

// base is what every suggestion shows of where it was found.
func (h *harvest) base(kind model.Kind, f extract.Found) Suggestion {
	return Suggestion{
		Key: f.Key, Kind: kind, From: f.From, To: f.To, Quote: h.source.Body[f.From:f.To],
		Rule: f.Rule, Because: f.Because, Confidence: f.Confidence,
	}
}

func (h *harvest) claimed(c *extract.Claim) Suggestion {
	s := h.base(model.KindClaim, c.Found)
	s.Summary = speakersOf(c) + ": " + gistOf(c)
	s.add("says", model.ClaimKinds.Label(string(c.Kind)))
	s.add("for", strings.Join(c.For, ", "))
	for _, i := range c.About {
		s.add("about", h.found.Points[i].Label)
	}
	s.add("stance", model.Stances.Label(string(c.Stance)))
	s.add("if", c.Condition)
	s.add("status", model.Statuses.Label(string(c.Status)))
	s.add("count", c.Count)
	s.add("said", h.saidOn(c).Human())
	s.add("attribution", string(c.Attribution))
	for _, speaker := range c.Speakers {
		h.bringPerson(&s, speaker.Person)
		h.bringParty(&s, speaker.Party)
	}
	for _, party := range c.For {
		h.bringParty(&s, party)
	}
	for _, i := range c.About {
		h.bringPoint(&s, i)
	}
	return s
}

func (s *Suggestion) add(label, value string) {
	if value != "" {
		s.Fields = append(s.Fields, FieldValue{label, value})
	}
}

func (s *Suggestion) bring(format string, args ...any) {
	if chip := fmt.Sprintf(format, args...); !slices.Contains(s.Brings, chip) {
		s.Brings = append(s.Brings, chip)
	}
}

func (h *harvest) bringPerson(s *Suggestion, name string) {
	if name != "" && h.book.person(name) == nil {
		s.bring("new person %s", name)
		if p := h.foundPerson(name); p != nil {
			h.bringParty(s, p.Party)
		}
	}
}

func (h *harvest) bringParty(s *Suggestion, name string) {
	if name != "" && h.book.party(name) == nil {
		s.bring("new party %s", name)
	}
}

func (h *harvest) bringPoint(s *Suggestion, i int) {
	if p := h.pointFor(i); p == nil {
		s.bring("new point %s", h.found.Points[i].Label)
	} else {
		s.bring("on %s %s", p.Handle, p.Title)
	}
}

func (h *harvest) happened(e *extract.Event) Suggestion {
	s := h.base(model.KindEvent, e.Found)
	s.Summary = eventTitle(e)
	s.add("kind", model.EventKinds.Label(e.Kind))
	s.add("state", map[bool]string{true: "planned", false: "held"}[e.Planned])
	s.add("day", e.Day.Human())
	s.add("place", e.Place)
	s.add("parties", strings.Join(e.Parties, ", "))
	s.add("people", strings.Join(e.People, ", "))
	for _, name := range e.People {
		h.bringPerson(&s, name)
	}
	for _, name := range e.Parties {
		h.bringParty(&s, name)
	}
	return s
}

func (h *harvest) pointed(i int) Suggestion {
	p := &h.found.Points[i]
	s := h.base(model.KindPoint, p.Found)
	s.Summary = p.Label
	s.add("category", model.Categories.Label(string(p.Category)))
	if p.Status != model.Unknown && p.Status != "" {
		s.Kind = model.KindClaim
		s.Summary = fmt.Sprintf("the article reads %s as %s", p.Label, model.Statuses.Label(string(p.Status)))
		s.add("status", model.Statuses.Label(string(p.Status)))
		s.add("attribution", string(model.Reporter))
	}
	h.bringPoint(&s, i)
	return s
}

func (h *harvest) introduced(p *extract.Person) Suggestion {
	s := h.base(model.KindPerson, p.Found)
	s.Summary = p.Name
	if p.Post != "" {
		s.Summary += ", " + p.Post
	}
	s.add("acts for", p.Party)
	s.add("post", p.Post)
	s.add("capacity", p.Capacity)
	s.add("mission", p.Mission)
	h.bringParty(&s, p.Party)
	return s
}

func (h *harvest) joined(p *extract.Party) Suggestion {
	s := h.base(model.KindParty, p.Found)
	s.Summary = p.Name
	s.add("sort", model.PartyKinds.Label(p.Sort))
	if p.Role != "" {
		s.Summary += " as " + p.Role
		s.add("role", p.Role)
	}
	if p.Role == "principal" && !h.process.Principals.Has(h.book.partyID(p.Name)) {
		s.bring("joins the headline scope")
	}
	return s
}

// judged marks what the analyst has decided already.
func (h *harvest) judged() error {
	verdicts := map[string]string{}
	for _, ref := range h.tx.Referrers(h.source.Ref()) {
		if ref.Kind != model.KindDecision {
			continue
		}
		r, _, err := h.tx.Get(ref)
		if err != nil {
			return err
		}
		if d, ok := r.(*model.Decision); ok {
			verdicts[d.Key] = d.Verdict
		}
	}
	for i := range h.items {
		h.items[i].Verdict = verdicts[h.items[i].Key]
	}
	return nil
}

func speakersOf(c *extract.Claim) string {
	var names []string
	for _, s := range c.Speakers {
		names = append(names, cmp.Or(s.Person, s.Party, s.Unnamed))
	}
	return strings.Join(names, " and ")
}

func gistOf(c *extract.Claim) string {
	switch {
	case c.Kind == model.Position && c.Want != "":
		return model.Stances.Label(string(c.Stance)) + ": " + c.Want
	case c.Kind == model.Position && c.Condition != "":
		return model.Stances.Label(string(c.Stance)) + " " + c.Condition
	case c.Kind == model.Position:
		return model.Stances.Label(string(c.Stance))
	case c.Kind == model.StatusClaim && c.Count != "":
		return model.Statuses.Label(string(c.Status)) + " (" + c.Count + ")"
	case c.Kind == model.StatusClaim:
		return model.Statuses.Label(string(c.Status))
	}
	return model.ClaimKinds.Label(string(c.Kind))
}

func eventTitle(e *extract.Event) string {
	title := model.EventKinds.Label(e.Kind)
	if len(e.People) > 0 {
		title += " of " + strings.Join(e.People, ", ")
	} else if len(e.Parties) > 0 {
		title += " of " + strings.Join(e.Parties, ", ")
	}
	if e.Place != "" {
		title += " in " + e.Place
	}
	return title
}

// saidOn is the day of a claim: as found, else not after the day on which the
// source came out.
func (h *harvest) saidOn(c *extract.Claim) day.Day {
	if c.Said.Known() || !h.source.Published.Known() {
		return c.Said
	}
	return day.OnOrBefore(h.source.Published.Last())
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
	have := h.book.person(p.Name)
	if have == nil {
		return true
	}
	return p.Envoy && !slices.ContainsFunc(have.Mandates, func(m model.Mandate) bool { return m.Capacity == model.Envoy })
}

// newParty reports whether accepting the party would tell the file something:
// a name, or a role in this process.
func (h *harvest) newParty(p *extract.Party) bool {
	have := h.book.party(p.Name)
	if have == nil {
		return true
	}
	return p.Role != "" && !slices.ContainsFunc(have.Roles, func(r model.Role) bool {
		return r.Process == h.process.ID
	})
}

// pointFor returns the known point that a found one is read as: the same
// name, else the only point of its category.
func (h *harvest) pointFor(i int) *model.Point {
	found := &h.found.Points[i]
	var same []*model.Point
	for _, p := range h.book.points {
		if model.Fold(p.Title) == model.Fold(found.Label) || p.Slug == model.Slug(found.Label) {
			return p
		}
		if p.Category == found.Category {
			same = append(same, p)
		}
	}
	if len(same) == 1 {
		return same[0]
	}
	return nil
}
