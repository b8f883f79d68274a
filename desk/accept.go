package desk

import (
	"maps"
	"slices"

	"parley/extract"
	"parley/model"
)

// An acceptance writes the records that accepted suggestions stand for, each
// with the party, person, point and evidence that it needs.
type acceptance struct {
	*harvest
	b       *builder
	points  map[int]*model.Point // found points that this act has written or met
	brought map[string]bool      // keys of suggestions that came along with another
}

func (h *harvest) accept(b *builder) *acceptance {
	return &acceptance{harvest: h, b: b, points: map[int]*model.Point{}, brought: map[string]bool{}}
}

// take writes what one suggestion stands for and returns the verdict that it
// comes to: what was said before in the same words on the same day, and an
// event that is known, gets this evidence too.
func (a *acceptance) take(i *item) (made []model.Ref, verdict string, err error) {
	switch {
	case i.claim != nil:
		return a.takeClaim(i.claim)
	case i.event != nil:
		return a.takeEvent(i.event)
	}
	r, err := a.write(i)
	if err != nil {
		return nil, "", err
	}
	return []model.Ref{r.Ref()}, Accepted, nil
}

func (a *acceptance) takeClaim(found *extract.Claim) ([]model.Ref, string, error) {
	draft, err := a.compose(found, a.lookUp())
	if err != nil {
		return nil, "", err
	}
	relation, known, err := a.kinOf(draft)
	if err != nil {
		return nil, "", err
	}
	if relation == model.SameRemark {
		made, err := a.addEvidence(known.Ref(), draft.Evidence[0])
		return made, Merged, err
	}
	c, err := a.claim(found)
	if err != nil {
		return nil, "", err
	}
	return []model.Ref{c.Ref()}, Accepted, a.settle(c)
}

func (a *acceptance) takeEvent(found *extract.Event) ([]model.Ref, string, error) {
	draft, err := a.composeEvent(found, a.lookUp())
	if err != nil {
		return nil, "", err
	}
	relation, known, err := a.kinOfEvent(draft)
	if err != nil {
		return nil, "", err
	}
	if known == nil {
		e, err := a.event(found)
		if err != nil {
			return nil, "", err
		}
		return []model.Ref{e.Ref()}, Accepted, nil
	}
	made, err := a.addEvidence(known.Ref(), draft.Evidence[0])
	if err != nil || relation != model.Movement {
		return made, Merged, err
	}
	r, err := a.b.get(known.Ref())
	if e, ok := r.(*model.Event); ok && err == nil {
		moved := *e
		moved.History = append(slices.Clone(e.History), draft.History...)
		err = a.b.put(&moved)
	}
	return made, Merged, err
}

// settle writes a claim with what it is to those before it.
func (a *acceptance) settle(c *model.Claim) error {
	c.Restates, c.Succeeds = "", ""
	relation, known, err := a.kinOf(c)
	if err != nil {
		return err
	}
	if relation == model.Restatement || relation == model.SameRemark {
		c.Restates = known.ID
	} else {
		a.b.relate(c)
	}
	matters := c.About
	if len(matters) == 0 {
		matters = []model.Ref{a.process.Ref()}
	}
	for _, about := range matters {
		a.kin.fresh[about.ID] = append([]*model.Claim{c}, a.kin.fresh[about.ID]...)
	}
	return a.b.put(c)
}

// write writes the record that a suggestion stands for as one of its own.
func (a *acceptance) write(i *item) (model.Record, error) {
	switch {
	case i.claim != nil:
		return a.claim(i.claim)
	case i.event != nil:
		return a.event(i.event)
	case i.person != nil:
		return a.person(i.person.Name)
	case i.party != nil:
		return a.party(i.party.Name)
	}
	return a.point(i.point)
}

// takeEdited writes what a suggestion stands for with changed fields. What
// only the fields that were changed had called for is not written.
func (a *acceptance) takeEdited(i *item, edit map[string]string) ([]model.Ref, error) {
	before := len(a.b.act.Writes)
	if n := a.proposed(edit["about"]); n >= 0 && i.claim != nil {
		moved, there := *i.claim, *i
		moved.About, there.claim = []int{n}, &moved
		i, edit = &there, maps.Clone(edit)
		delete(edit, "about")
	}
	r, err := a.write(i)
	if err != nil {
		return nil, err
	}
	if _, err := a.b.amend(r.Ref(), edit, a.b.today()); err != nil {
		return nil, err
	}
	if r, err = a.b.get(r.Ref()); err != nil {
		return nil, err
	}
	a.prune(before, r.Ref())
	if c, ok := r.(*model.Claim); ok {
		return []model.Ref{c.Ref()}, a.settle(c)
	}
	return []model.Ref{r.Ref()}, nil
}

// proposed is the point of the article that goes by a name and that the file
// does not know yet, -1 for none.
func (a *acceptance) proposed(name string) int {
	return slices.IndexFunc(a.found.Points, func(p extract.Point) bool { return model.Fold(p.Label) == model.Fold(name) && name != "" })
}

// prune takes back new parties, people and points among the latest writes
// that nothing in the act refers to.
func (a *acceptance) prune(from int, keep model.Ref) {
	for n := len(a.b.act.Writes) - 1; n >= from; n-- {
		w := a.b.act.Writes[n]
		brought := w.Ref.Kind == model.KindPoint || w.Ref.Kind == model.KindPerson || w.Ref.Kind == model.KindParty
		if !brought || w.Saw != 0 || w.Ref == keep || a.b.refersTo(w.Ref) {
			continue
		}
		a.b.unwrite(w.Ref)
		a.book.without(w.Ref)
		maps.DeleteFunc(a.points, func(_ int, p *model.Point) bool { return p.Ref() == w.Ref })
		for _, i := range a.items {
			if i.person != nil && i.person.Name == titleOf(w.Value) || i.party != nil && i.party.Name == titleOf(w.Value) {
				delete(a.brought, i.Key)
			}
		}
	}
}

// addEvidence gives a known claim or event one more piece of evidence.
func (a *acceptance) addEvidence(into model.Ref, e model.Evidence) ([]model.Ref, error) {
	r, err := a.b.get(into)
	if err != nil {
		return nil, err
	}
	with := func(have []model.Evidence) []model.Evidence {
		same := func(o model.Evidence) bool { return o.Source == e.Source && o.From == e.From && o.To == e.To }
		if slices.ContainsFunc(have, same) {
			return have
		}
		return append(slices.Clone(have), e)
	}
	switch r := r.(type) {
	case *model.Claim:
		c := *r
		c.Evidence = with(r.Evidence)
		return []model.Ref{into}, a.b.put(&c)
	case *model.Event:
		e := *r
		e.Evidence = with(r.Evidence)
		return []model.Ref{into}, a.b.put(&e)
	}
	return nil, model.Wrong("into", "%s takes no evidence", into.Kind)
}

// writing resolves names and writes what is new.
func (a *acceptance) writing() resolver {
	return resolver{
		party: func(name string) (model.ID, error) {
			p, err := a.party(name)
			if err != nil {
				return "", err
			}
			return p.ID, nil
		},
		person: func(name string) (model.ID, error) {
			p, err := a.person(name)
			if err != nil {
				return "", err
			}
			return p.ID, nil
		},
		point: func(i int) (model.ID, error) {
			p, err := a.point(i)
			if err != nil {
				return "", err
			}
			return p.ID, nil
		},
	}
}

// claim writes the claim of a suggestion with what it needs.
func (a *acceptance) claim(found *extract.Claim) (*model.Claim, error) {
	head, err := a.b.head(model.KindClaim)
	if err != nil {
		return nil, err
	}
	c, err := a.compose(found, a.writing())
	if err != nil {
		return nil, err
	}
	c.Head = head
	return c, a.b.put(c)
}

func (a *acceptance) event(found *extract.Event) (*model.Event, error) {
	head, err := a.b.head(model.KindEvent)
	if err != nil {
		return nil, err
	}
	e, err := a.composeEvent(found, a.writing())
	if err != nil {
		return nil, err
	}
	e.Head = head
	a.kin.events = append(a.kin.events, e)
	return e, a.b.put(e)
}
