package desk

import (
	"slices"

	"parley/extract"
	"parley/model"
)

// A resolver gives names of an article their identities.
type resolver struct {
	party, person func(name string) (model.ID, error)
	point         func(found int) (model.ID, error)
}

func (r resolver) parties(names []string) ([]model.ID, error) {
	var ids []model.ID
	for _, name := range names {
		id, err := r.party(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// unknown is the identity of what has a name in the article and no record.
func unknown(kind model.Kind, name string) model.ID {
	return model.ID("new " + string(kind) + " " + name)
}

// lookUp resolves names without writing anything.
func (h *harvest) lookUp() resolver {
	return resolver{
		party: func(name string) (model.ID, error) {
			if p := h.book.party(name); p != nil {
				return p.ID, nil
			}
			return unknown(model.KindParty, name), nil
		},
		person: func(name string) (model.ID, error) {
			if p := h.book.person(name); p != nil {
				return p.ID, nil
			}
			return unknown(model.KindPerson, name), nil
		},
		point: func(i int) (model.ID, error) {
			if p := h.pointFor(i); p != nil {
				return p.ID, nil
			}
			return unknown(model.KindPoint, h.found.Points[i].Label), nil
		},
	}
}

// compose makes the claim that a suggestion stands for, without identity.
func (h *harvest) compose(c *extract.Claim, names resolver) (*model.Claim, error) {
	r := &model.Claim{
		Process: h.process.ID, Kind: c.Kind, Said: h.saidOn(c), Stance: c.Stance, Firmness: c.Firmness,
		Want: c.Want, Condition: c.Condition, Status: c.Status, Count: c.Count,
		Evidence: []model.Evidence{h.evidence(c.Found, c.Attribution)},
	}
	var err error
	for _, s := range c.Speakers {
		speaker := model.Speaker{Unnamed: s.Unnamed}
		switch {
		case s.Person != "":
			speaker.Person, err = names.person(s.Person)
		case s.Party != "":
			speaker.Party, err = names.party(s.Party)
		}
		if err != nil {
			return nil, err
		}
		r.Speakers = append(r.Speakers, speaker)
	}
	if r.For, err = names.parties(c.For); err != nil {
		return nil, err
	}
	scope, err := names.parties(c.Scope)
	if err != nil {
		return nil, err
	}
	if len(scope) > 0 {
		r.Scope = model.NewScope(scope...)
	}
	for _, i := range c.About {
		id, err := names.point(i)
		if err != nil {
			return nil, err
		}
		if ref := (model.Ref{Kind: model.KindPoint, ID: id}); !slices.Contains(r.About, ref) {
			r.About = append(r.About, ref)
		}
	}
	return r, nil
}

// composeEvent makes the event that a suggestion stands for, without
// identity.
func (h *harvest) composeEvent(e *extract.Event, names resolver) (*model.Event, error) {
	state, on := "held", e.Day
	if e.Planned {
		state, on = "planned", h.source.Published
	}
	r := &model.Event{
		Process: h.process.ID, Kind: e.Kind, Title: eventTitle(e), Day: e.Day, Place: e.Place,
		History:  []model.EventState{{State: state, On: on}},
		Evidence: []model.Evidence{h.evidence(e.Found, model.Reporter)},
	}
	var err error
	if r.Parties, err = names.parties(e.Parties); err != nil {
		return nil, err
	}
	for _, name := range e.People {
		id, err := names.person(name)
		if err != nil {
			return nil, err
		}
		r.People = append(r.People, id)
	}
	return r, nil
}

func (h *harvest) evidence(f extract.Found, attribution model.Attribution) model.Evidence {
	return model.Evidence{
		Source: h.source.ID, From: f.From, To: f.To, Quote: h.source.Body[f.From:f.To], Attribution: attribution,
	}
}
