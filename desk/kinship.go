package desk

import (
	"cmp"
	"slices"

	"parley/model"
	"parley/store/view"
)

// A kinship finds what a suggestion repeats, contradicts or moves from. It
// reads of the known claims only those that can matter.
type kinship struct {
	facts  map[model.ID][]model.Stated // by matter, newest first
	claims map[model.ID]*model.Claim
	fresh  map[model.ID][]*model.Claim // written by the act under way, by matter, newest first
	events []*model.Event
	read   bool // events were read
}

func newKinship() kinship {
	return kinship{facts: map[model.ID][]model.Stated{}, claims: map[model.ID]*model.Claim{}, fresh: map[model.ID][]*model.Claim{}}
}

// relate says what an undecided suggestion is to what is known.
func (h *harvest) relate(i *item, rd *reader) error {
	switch {
	case i.claim != nil:
		draft, err := h.compose(i.claim, h.lookUp())
		if err != nil {
			return err
		}
		relation, known, err := h.kinOf(draft)
		if err != nil {
			return err
		}
		if known != nil {
			i.Relation, i.Known = relation, rd.cited(known)
			return nil
		}
		return h.overtakes(i, draft)
	case i.event != nil:
		draft, err := h.composeEvent(i.event, h.lookUp())
		if err != nil {
			return err
		}
		relation, known, err := h.kinOfEvent(draft)
		if known != nil {
			i.Relation, i.Known = relation, rd.citedEvent(known)
		}
		return err
	}
	return nil
}

// kinOf finds what a claim restates or contradicts of what is known on its
// matters: a contradiction on one of them counts, a restatement on all.
func (h *harvest) kinOf(c *model.Claim) (model.Relation, *model.Claim, error) {
	matters := []model.ID{h.process.ID}
	if len(c.About) > 0 {
		matters = matters[:0]
		for _, ref := range c.About {
			matters = append(matters, ref.ID)
		}
	}
	var relation model.Relation
	var known *model.Claim
	rank := []model.Relation{model.SameRemark, model.Restatement, "", model.Movement, model.Contrary}
	for n, matter := range matters {
		r, k, err := h.kinOn(matter, c)
		if err != nil {
			return "", nil, err
		}
		if n == 0 || slices.Index(rank, r) > slices.Index(rank, relation) {
			relation, known = r, k
		}
	}
	return relation, known, nil
}

// kinOn looks at one matter: for the latest word of the same voice first, and
// of parties that say otherwise where that voice only moved or was silent.
func (h *harvest) kinOn(matter model.ID, c *model.Claim) (model.Relation, *model.Claim, error) {
	var moves, other *model.Claim
	heard := map[model.ID]bool{}
	look := func(have *model.Claim) (done bool, relation model.Relation) {
		own := slices.ContainsFunc(have.For, func(id model.ID) bool { return slices.Contains(c.For, id) }) || len(have.For) == 0 || len(c.For) == 0
		relation = model.Relate(have, c, h.process.Contest())
		switch {
		case own && relation == model.Movement && moves == nil:
			moves = have
		case own && relation != "" && moves == nil:
			return true, relation
		case !own && relation == model.Contrary && other == nil && !slices.ContainsFunc(have.For, func(id model.ID) bool { return heard[id] }):
			other = have
		}
		if !own {
			for _, id := range have.For {
				heard[id] = true
			}
		}
		return false, ""
	}
	for _, have := range h.kin.fresh[matter] {
		if done, relation := look(have); done {
			return relation, have, nil
		}
	}
	stated, err := h.stated(matter)
	if err != nil {
		return "", nil, err
	}
	for _, s := range stated {
		if s.Kind != c.Kind || s.Claim == c.ID || s.Day() > c.Said.First() || c.Kind != model.StatusClaim && !voiced(s, c) {
			continue
		}
		have, err := h.claimOf(s.Claim)
		if err != nil {
			return "", nil, err
		}
		if have == nil {
			continue
		}
		if done, relation := look(have); done {
			return relation, have, nil
		}
	}
	switch {
	case other != nil:
		return model.Contrary, other, nil
	case moves != nil:
		return model.Movement, moves, nil
	}
	return "", nil, nil
}

// voiced reports whether a claim that is not read yet can be of the same
// voice.
func voiced(s model.Stated, c *model.Claim) bool {
	return slices.ContainsFunc(s.Voices, func(v model.Voice) bool {
		return slices.Contains(c.For, v.Party) || slices.ContainsFunc(c.Speakers, func(sp model.Speaker) bool {
			return v.Who == cmp.Or(string(sp.Person), string(sp.Party)) || sp.Unnamed != "" && model.Fold(v.Who) == model.Fold(sp.Unnamed)
		})
	})
}

func (h *harvest) stated(matter model.ID) ([]model.Stated, error) {
	if seen, done := h.kin.facts[matter]; done {
		return seen, nil
	}
	f, err := h.tx.Facts(h.process, matter)
	if err != nil {
		return nil, err
	}
	seen := f.Visible(model.Latest)
	slices.Reverse(seen)
	h.kin.facts[matter] = seen
	return seen, nil
}

// claimOf reads a known claim with merged records resolved.
func (h *harvest) claimOf(id model.ID) (*model.Claim, error) {
	if c, done := h.kin.claims[id]; done {
		return c, nil
	}
	r, _, err := h.tx.Get(model.Ref{Kind: model.KindClaim, ID: id})
	if err != nil {
		return nil, err
	}
	var c *model.Claim
	if stored, ok := r.(*model.Claim); ok && stored != nil {
		copied := *stored
		c = &copied
		c.Speakers, c.For, c.Scope = slices.Clone(c.Speakers), slices.Clone(c.For), h.tx.ResolveScope(c.Scope)
		for i := range c.For {
			c.For[i] = h.tx.Resolve(model.Ref{Kind: model.KindParty, ID: c.For[i]}).ID
		}
		for i, s := range c.Speakers {
			if s.Person != "" {
				c.Speakers[i].Person = h.tx.Resolve(model.Ref{Kind: model.KindPerson, ID: s.Person}).ID
			}
			if s.Party != "" {
				c.Speakers[i].Party = h.tx.Resolve(model.Ref{Kind: model.KindParty, ID: s.Party}).ID
			}
		}
	}
	h.kin.claims[id] = c
	return c, nil
}

// yourAssessment is who is cited where no claim is.
const yourAssessment = "your assessment"

// overtakes marks a status claim of a principal that contradicts the
// analyst's own assessment of the point.
func (h *harvest) overtakes(i *item, c *model.Claim) error {
	if c.Kind != model.StatusClaim || len(c.Scope) > 0 || !slices.ContainsFunc(c.For, h.process.Principals.Has) {
		return nil
	}
	for _, about := range c.About {
		f, err := h.tx.Facts(h.process, about.ID)
		if err != nil {
			return err
		}
		var last *model.Judged
		for n, j := range f.Judged {
			if (len(j.Scope) == 0 || j.Scope.Equal(f.Headline)) && (last == nil || j.From.Compare(last.From) >= 0) {
				last = &f.Judged[n]
			}
		}
		if last == nil || last.From.First() > c.Said.First() || last.Status.Class() == "" || c.Status.Class() == "" || last.Status.Class() == c.Status.Class() {
			continue
		}
		r, _, err := h.tx.Get(model.Ref{Kind: model.KindAssessment, ID: last.Assessment})
		if err != nil {
			return err
		}
		i.Relation = model.Contrary
		i.Known = &Known{Handle: last.Handle, Who: yourAssessment, Gist: model.Statuses.Label(string(last.Status)), Said: last.From}
		if a, ok := r.(*model.Assessment); ok && a != nil {
			i.Known.Quote = a.Reason
		}
		return nil
	}
	return nil
}

func (h *harvest) kinOfEvent(e *model.Event) (model.Relation, *model.Event, error) {
	if !h.kin.read {
		h.kin.read = true
		v, err := view.Open(h.tx, h.process.ID, 0)
		if model.Is[*model.NotFound](err) { // the process is made by this act
			return "", nil, nil
		}
		if err != nil {
			return "", nil, err
		}
		err = view.Each(v, model.KindEvent, func(have *model.Event) error {
			h.kin.events = append(h.kin.events, have)
			return nil
		})
		if err != nil {
			return "", nil, err
		}
	}
	for _, have := range slices.Backward(h.kin.events) {
		if r := model.RelateEvents(have, e); r != "" {
			return r, have, nil
		}
	}
	return "", nil, nil
}

// cited is a claim with who said it, when and where.
func (r *reader) cited(c *model.Claim) *Known {
	k := &Known{Handle: c.Handle, Gist: gist(c), Said: c.Said, Quote: c.Words}
	for n, s := range c.Speakers {
		if n > 0 {
			k.Who += " and "
		}
		k.Who += r.speaker(s)
	}
	r.cite(k, c.Evidence)
	return k
}

func (r *reader) citedEvent(e *model.Event) *Known {
	k := &Known{Handle: e.Handle, Who: cmp.Or(e.Title, model.EventKinds.Label(e.Kind)), Said: e.Day}
	if len(e.History) > 0 {
		k.Gist = e.History[len(e.History)-1].State
	}
	r.cite(k, e.Evidence)
	return k
}

func (r *reader) cite(k *Known, evidence []model.Evidence) {
	if len(evidence) == 0 {
		return
	}
	k.Quote = evidence[0].Quote
	if s := r.source(evidence[0].Source); s != nil {
		k.Outlet, k.Published = s.Outlet, s.Published
	}
}
