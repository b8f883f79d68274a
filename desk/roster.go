package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store/view"
)

// RosterRow is a party of a process or a person in it.
type RosterRow struct {
	Kind    model.Kind // party or person
	ID      model.ID
	Handle  string
	Title   string
	Aliases []string

	Party Name     // the party itself, or the one that the person acts for; none for those of no party
	Sort  string   // kind of that party
	Roles []string // of that party, on the view's day, the strongest first

	Mandate   MandateLine     // of a person: the strongest that holds for the party, else the latest that has ended
	Authority model.Authority // of a person
	Envoy     bool            // a person with a mandate to negotiate in the process

	Positions int      // points and other matters on which a party holds a position
	Claims    int      // that speak for the party, or that the person makes
	Last      day.Date // of the latest of them; day.Min where there is none
}

// Roster lists who takes part in a process on the view's day: each party with
// those who act for it under it, the strongest roles first, then the people
// who act for no party. It is everybody with a role or a mandate in the
// process, its principals, or with a claim or an event of it; unnamed voices are not listed.
func (d *Desk) Roster(ctx context.Context, process string, at At) ([]RosterRow, error) {
	var rows []RosterRow
	err := d.read(ctx, process, at, func(r *reader) error {
		var err error
		rows, err = r.roster()
		return err
	})
	return rows, err
}

// A record of what one party or person has said, for counting.
type spoken struct {
	claims, positions int
	last              day.Date
}

func (r *reader) roster() ([]RosterRow, error) {
	matters, err := r.matters()
	if err != nil {
		return nil, err
	}
	counts := r.spoken(matters)
	active := map[model.ID]bool{}
	for id := range counts {
		active[id] = true
	}
	r.note(active, model.KindParty, r.v.Principals)
	if err := r.attending(active); err != nil {
		return nil, err
	}
	under, others, err := r.actors(active, counts)
	if err != nil {
		return nil, err
	}
	on := asOfDay(r.d, r.at)
	var parties []RosterRow
	err = r.shared(model.KindParty, func(rec model.Record) {
		p := rec.(*model.Party) //nolint:forcetypeassert // records of this kind are parties
		row := RosterRow{
			Kind: model.KindParty, ID: p.ID, Handle: p.Handle, Title: p.Title, Aliases: p.Aliases, Party: Name{p.Handle, p.Title},
			Sort: p.Sort, Roles: model.RolesOn(p, r.v.ID, on),
		}
		if row.count(counts); active[p.ID] || len(row.Roles) > 0 || len(under[p.ID]) > 0 {
			parties = append(parties, row)
		}
	})
	slices.SortStableFunc(parties, func(a, b RosterRow) int {
		return cmp.Or(cmp.Compare(rank(a.Roles), rank(b.Roles)), strings.Compare(a.Title, b.Title))
	})
	var rows []RosterRow
	for _, party := range parties {
		rows = append(rows, party)
		for _, person := range inOrderOfMandate(under[party.ID]) {
			person.Party, person.Sort, person.Roles = party.Party, party.Sort, party.Roles
			rows = append(rows, person)
		}
	}
	return append(rows, inOrderOfMandate(others)...), err
}

// spoken counts what each party and person has said by the view's day.
func (r *reader) spoken(matters []model.Facts) map[model.ID]*spoken {
	counts := map[model.ID]*spoken{}
	of := func(id model.ID) *spoken {
		if counts[id] == nil {
			counts[id] = &spoken{last: day.Min}
		}
		return counts[id]
	}
	for _, c := range r.said(matters, nil) {
		var who []model.ID
		for _, v := range c.Voices {
			who = append(who, model.ID(v.Who), v.Party)
		}
		slices.Sort(who)
		for _, id := range slices.Compact(who) {
			s := of(id)
			s.claims, s.last = s.claims+1, c.Day()
		}
	}
	for _, m := range matters {
		for _, held := range model.Positions(m, r.at.AsOf()) {
			of(held.Party).positions++
		}
	}
	return counts
}

func (row *RosterRow) count(counts map[model.ID]*spoken) {
	row.Last = day.Min
	if s := counts[row.ID]; s != nil {
		row.Positions, row.Claims, row.Last = s.positions, s.claims, s.last
	}
}

// rank orders parties by their strongest role; those without one come last.
func rank(roles []string) int {
	if len(roles) == 0 {
		return len(model.Roles.Words)
	}
	return model.Roles.Index(roles[0])
}

func inOrderOfMandate(people []RosterRow) []RosterRow {
	slices.SortStableFunc(people, func(a, b RosterRow) int {
		return cmp.Or(cmp.Compare(strength(a.Mandate.Capacity), strength(b.Mandate.Capacity)), strings.Compare(a.Title, b.Title))
	})
	return people
}

// strength orders capacities from the strongest; none is the weakest.
func strength(capacity string) int {
	if i := model.Capacities.Index(capacity); i >= 0 {
		return i
	}
	return len(model.Capacities.Words)
}

// actors lists the people of the process under the parties that they act for,
// and those who act for none.
func (r *reader) actors(active map[model.ID]bool, counts map[model.ID]*spoken) (under map[model.ID][]RosterRow, others []RosterRow, err error) {
	under = map[model.ID][]RosterRow{}
	on := asOfDay(r.d, r.at)
	err = r.shared(model.KindPerson, func(rec model.Record) {
		p := rec.(*model.Person) //nolint:forcetypeassert // records of this kind are persons
		if !active[p.ID] && !r.mandated(p, false) && !(r.enteredHere(p) && r.knownAsAny(p)) {
			return
		}
		row := RosterRow{
			Kind: model.KindPerson, ID: p.ID, Handle: p.Handle, Title: p.Title, Aliases: p.Aliases,
			Authority: model.AuthorityOn(p, r.v.ID, on),
		}
		_, row.Envoy = model.EnvoyOn(p, r.v.ID, on)
		row.count(counts)
		acts := r.actsFor(p, on)
		for party, m := range acts {
			row.Mandate = r.mandate(m)
			under[party] = append(under[party], row)
		}
		if len(acts) == 0 {
			row.Mandate = r.lastMandate(p)
			others = append(others, row)
		}
	})
	return under, others, err
}

// knownAsAny reports whether the view shows a mandate of the person, or there
// is none at all: who is known only for what comes later is not known.
func (r *reader) knownAsAny(p *model.Person) bool {
	return len(p.Mandates) == 0 || slices.ContainsFunc(p.Mandates, r.mandateSeen)
}

// actsFor are the parties that a person acts for in the process on a day,
// each by the strongest mandate; the aide of somebody acts for whom they act.
func (r *reader) actsFor(p *model.Person, on day.Date) map[model.ID]model.Mandate {
	parties := map[model.ID]model.Mandate{}
	take := func(party model.ID, m model.Mandate) {
		if have, ok := parties[party]; !ok || strength(m.Capacity) < strength(have.Capacity) {
			parties[party] = m
		}
	}
	for _, m := range p.Mandates {
		if !m.Holds(r.v.ID, on) {
			continue
		}
		whom := r.tx.Resolve(m.For)
		switch whom.Kind {
		case model.KindParty:
			take(whom.ID, m)
		case model.KindPerson:
			chief := r.person(whom.ID)
			if chief == nil {
				continue
			}
			for _, theirs := range chief.Mandates {
				if theirs.For.Kind == model.KindParty && theirs.Holds(r.v.ID, on) {
					take(r.tx.Resolve(theirs.For).ID, m)
				}
			}
		}
	}
	return parties
}

// lastMandate is the latest mandate of a person that the view shows.
func (r *reader) lastMandate(p *model.Person) MandateLine {
	var last MandateLine
	for _, m := range p.Mandates {
		if r.mandateSeen(m) && (last.Capacity == "" || m.To.Compare(last.To) >= 0) {
			last = r.mandate(m)
		}
	}
	return last
}

// attending notes who takes part in an event of the process that the view
// shows: people, and the parties on either side.
func (r *reader) attending(who map[model.ID]bool) error {
	return view.Each(r.v, model.KindEvent, func(e *model.Event) error {
		if r.eventSeen(e) {
			r.note(who, model.KindPerson, e.People)
			r.note(who, model.KindParty, e.Parties)
		}
		return nil
	})
}

// note takes people or parties into a set as those that they are by now.
func (r *reader) note(who map[model.ID]bool, kind model.Kind, ids []model.ID) {
	for _, id := range ids {
		who[r.tx.Resolve(model.Ref{Kind: kind, ID: id}).ID] = true
	}
}
