package desk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"parley/extract"
	"parley/model"
)

// party returns the party of a name with its role in the process, writing
// what is new.
func (a *acceptance) party(name string) (*model.Party, error) {
	found := a.foundParty(name)
	p := a.book.party(name)
	changed := p == nil
	if p == nil {
		head, err := a.b.wordHead(model.KindParty, partyHandle(name, codeOf(found)))
		if err != nil {
			return nil, err
		}
		p = &model.Party{Head: head, Title: name, Sort: "organisation"}
		if found != nil {
			p.Sort, p.Code, p.Aliases = cmp.Or(found.Sort, p.Sort), found.Code, found.Aliases
		}
	} else {
		clone := *p
		clone.Roles = slices.Clone(p.Roles)
		p = &clone
	}
	if found != nil {
		a.brought[found.Key] = true
		if found.Role != "" && !slices.ContainsFunc(p.Roles, func(r model.Role) bool { return r.Process == a.process.ID }) {
			p.Roles = append(p.Roles, model.Role{Process: a.process.ID, Role: found.Role})
			changed = true
			if err := a.principal(p.ID, found.Role); err != nil {
				return nil, err
			}
		}
	}
	if !changed {
		return p, nil
	}
	a.book.note(p)
	return p, a.b.put(p)
}

func codeOf(p *extract.Party) string {
	if p == nil {
		return ""
	}
	return p.Code
}

// principal adds a party to the headline scope.
func (a *acceptance) principal(party model.ID, role string) error {
	if role != "principal" || a.process.Principals.Has(party) {
		return nil
	}
	p := *a.process
	p.Principals = model.NewScope(append(slices.Clone(p.Principals), party)...)
	a.process = &p
	return a.b.put(&p)
}

// person returns the person of a name, writing what is new.
func (a *acceptance) person(name string) (*model.Person, error) {
	found := a.foundPerson(name)
	p := a.book.person(name)
	changed := p == nil
	if p == nil {
		head, err := a.b.wordHead(model.KindPerson, personHandle(name))
		if err != nil {
			return nil, err
		}
		p = &model.Person{Head: head, Title: name}
	} else {
		clone := *p
		clone.Mandates = slices.Clone(p.Mandates)
		p = &clone
	}
	if found != nil {
		a.brought[found.Key] = true
		m, err := a.mandate(found)
		if err != nil {
			return nil, err
		}
		if m.Capacity != "" && !slices.ContainsFunc(p.Mandates, func(have model.Mandate) bool {
			return have.For == m.For && have.Capacity == m.Capacity
		}) {
			p.Mandates = append(p.Mandates, m)
			changed = true
		}
		for _, alias := range found.Aliases {
			if !slices.Contains(p.Aliases, alias) && alias != p.Title {
				p.Aliases = append(p.Aliases, alias)
				changed = true
			}
		}
	}
	if !changed {
		return p, nil
	}
	a.book.note(p)
	return p, a.b.put(p)
}

func (a *acceptance) mandate(found *extract.Person) (model.Mandate, error) {
	m := model.Mandate{Post: found.Post, Capacity: found.Capacity, Mission: found.Mission}
	if found.Envoy {
		m.Capacity, m.Process = model.Envoy, a.process.ID
	}
	if found.Party != "" {
		party, err := a.party(found.Party)
		if err != nil {
			return m, err
		}
		m.For = party.Ref()
		m.Capacity = cmp.Or(m.Capacity, model.Official)
	}
	if m.Capacity != "" {
		m.Evidence = []model.Evidence{a.evidence(found.Found, model.Reporter)}
	}
	return m, nil
}

// point returns the point that a found one is read as, writing it if it is
// new.
func (a *acceptance) point(i int) (*model.Point, error) {
	if p, ok := a.points[i]; ok {
		return p, nil
	}
	p, found := a.pointFor(i), &a.found.Points[i]
	for _, made := range a.points {
		if p == nil && model.Fold(made.Title) == model.Fold(found.Label) && made.Category == found.Category {
			p = made
		}
	}
	if p == nil {
		head, err := a.b.head(model.KindPoint)
		if err != nil {
			return nil, err
		}
		p = &model.Point{Head: head, Process: a.process.ID, Slug: a.slug(found.Label, found.Category), Title: found.Label, Category: found.Category}
		if err := a.b.put(p); err != nil {
			return nil, err
		}
	}
	a.points[i] = p
	return p, nil
}

// slug makes a short word for a point, unique in the process: of its label,
// else of its category where the label is of another script.
func (a *acceptance) slug(label string, category model.Category) string {
	stem := cmp.Or(shortSlug(label), string(category))
	taken := func(s string) bool {
		all := slices.AppendSeq(slices.Clone(a.book.points), maps.Values(a.points))
		return slices.ContainsFunc(all, func(p *model.Point) bool { return p.Slug == s })
	}
	slug := stem
	for n := 2; taken(slug); n++ {
		slug = fmt.Sprintf("%s-%d", stem, n)
	}
	return slug
}

// partyHandle is the short word for a party: the two-letter code of a state,
// an acronym, or the name itself.
func partyHandle(name, alpha3 string) string {
	if alpha3 != "" {
		if region, err := language.ParseRegion(alpha3); err == nil && len(region.String()) == 2 {
			return strings.ToLower(region.String())
		}
	}
	words := strings.Split(model.Slug(name), "-")
	if len(words) == 1 || len(name) <= 10 {
		return strings.Join(words, "-")
	}
	acronym := ""
	for _, w := range words {
		if w != "of" && w != "the" && w != "and" && w != "" {
			acronym += w[:1]
		}
	}
	return acronym
}

// personHandle is the family name.
func personHandle(name string) string {
	if h := model.Slug(familyName(name)); h != "" {
		return h
	}
	return model.Slug(name)
}
