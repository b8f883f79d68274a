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

// Conduct is what a party or a person did and said in a process by the view's
// day.
type Conduct struct {
	Events    []EventRow    // in which they take part, newest first, undated ones first of all
	Met       []Counterpart // the latest first
	Claims    []ClaimLine   // that the person makes or that speak for the party, newest first; not more than were asked for
	Said      int           // how many such claims there are
	Positions []Stand       // held now, the latest first
}

// A Counterpart is whom somebody has met.
type Counterpart struct {
	Kind  model.Kind // party or person
	Name  Name
	Times int
	Last  day.Day // of the latest dated one; unknown where none is dated
}

// A Stand is a position with what it is about.
type Stand struct {
	About Name // a point or text; none for the process as a whole
	PositionLine
}

// PersonPage is everything about one person in a process.
type PersonPage struct {
	PersonRow // its mandates with their evidence, the latest first
	Authority model.Authority
	Envoy     bool
	Conduct
	Names Names
}

// PartyPage is everything about one party in a process.
type PartyPage struct {
	PartyRow
	Terms  []RoleLine  // its roles, the latest first
	People []PersonRow // who acts for it on the view's day, or did
	Conduct
	Names Names
}

// RoleLine is a role of a party in the process, from a day to a day. What
// ends it is shown once it has, or to a view from today.
type RoleLine struct {
	Role     string
	From, To day.Day
	Holds    bool // on the view's day
}

// Person gathers everything about one person, named by handle, name or family
// name. Of the claims only the newest are read, so many as limit; all with 0.
func (d *Desk) Person(ctx context.Context, process, name string, at At, limit int) (PersonPage, error) {
	var page PersonPage
	err := d.read(ctx, process, at, func(r *reader) error {
		ref, err := find(r.tx, model.KindPerson, "", name)
		if err != nil {
			return err
		}
		p := r.person(ref.ID)
		if p == nil {
			return &model.NotFound{Kind: model.KindPerson, Name: name}
		}
		on := asOfDay(d, at)
		page = PersonPage{PersonRow: r.personRow(p), Authority: model.AuthorityOn(p, r.v.ID, on)}
		page.Mandates = r.mandates(p)
		_, page.Envoy = model.EnvoyOn(p, r.v.ID, on)
		page.Conduct, err = r.conduct(ref, limit)
		page.Names = r.names
		return err
	})
	return page, err
}

// mandates are those that the view shows with their evidence, the latest
// first.
func (r *reader) mandates(p *model.Person) []MandateLine {
	var lines []MandateLine
	for _, m := range p.Mandates {
		if r.mandateSeen(m) {
			line := r.mandate(m)
			line.Quotes = r.quotes(m.Evidence, nil)
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(a, b MandateLine) int { return latestFirst(a.From, b.From) })
	return lines
}

// latestFirst orders the first days of terms; one that has always held is the
// oldest.
func latestFirst(a, b day.Day) int {
	switch {
	case a.Known() && b.Known():
		return b.Compare(a)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
}

// Party gathers everything about one party, named by handle, title or alias.
// Of the claims only the newest are read, so many as limit; all with 0.
func (d *Desk) Party(ctx context.Context, process, name string, at At, limit int) (PartyPage, error) {
	var page PartyPage
	err := d.read(ctx, process, at, func(r *reader) error {
		ref, err := find(r.tx, model.KindParty, "", name)
		if err != nil {
			return err
		}
		rec, err := r.get(model.KindParty, ref.ID)
		p, ok := rec.(*model.Party)
		if err != nil || !ok || p == nil {
			return cmp.Or[error](err, &model.NotFound{Kind: model.KindParty, Name: name})
		}
		page.PartyRow = r.partyRow(p)
		page.Terms = r.terms(p)
		if page.People, err = r.servants(ref); err != nil {
			return err
		}
		page.Conduct, err = r.conduct(ref, limit)
		page.Names = r.names
		return err
	})
	return page, err
}

func (r *reader) partyRow(p *model.Party) PartyRow {
	return PartyRow{p.ID, p.Handle, p.Title, p.Sort, model.RolesOn(p, r.v.ID, asOfDay(r.d, r.at)), p.Aliases}
}

// terms are the party's roles in the process that have begun by the view's
// day; a view from today shows those ahead too.
func (r *reader) terms(p *model.Party) []RoleLine {
	var lines []RoleLine
	for _, role := range p.Roles {
		began := !role.From.Known() || role.From.First() <= r.at.Day || r.present()
		if role.Process != r.v.ID || !began {
			continue
		}
		line := RoleLine{Role: role.Role, From: role.From, To: role.To, Holds: role.Holds(r.v.ID, asOfDay(r.d, r.at))}
		if !r.over(role.To) {
			line.To = day.Day{}
		}
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b RoleLine) int { return latestFirst(a.From, b.From) })
	return lines
}

// servants are the people with a mandate from a party that the view shows,
// those who hold one first.
func (r *reader) servants(party model.Ref) ([]PersonRow, error) {
	var rows []PersonRow
	holds := map[model.ID]bool{}
	err := r.shared(model.KindPerson, func(rec model.Record) {
		p := rec.(*model.Person) //nolint:forcetypeassert // records of this kind are persons
		_, now := r.actsFor(p, asOfDay(r.d, r.at))[party.ID]
		if now || slices.ContainsFunc(p.Mandates, func(m model.Mandate) bool { return r.tx.Resolve(m.For) == party && r.mandateSeen(m) }) {
			rows = append(rows, r.personRow(p))
			holds[p.ID] = now
		}
	})
	slices.SortStableFunc(rows, func(a, b PersonRow) int {
		if holds[a.ID] != holds[b.ID] {
			return map[bool]int{true: -1, false: 1}[holds[a.ID]]
		}
		return strings.Compare(a.Title, b.Title)
	})
	return rows, err
}

// conduct gathers what a party or person did and said.
func (r *reader) conduct(who model.Ref, limit int) (Conduct, error) {
	var c Conduct
	if err := r.attended(&c, who); err != nil {
		return c, err
	}
	matters, err := r.matters()
	if err != nil {
		return c, err
	}
	theirs := func(s model.Stated) bool {
		return slices.ContainsFunc(s.Voices, func(v model.Voice) bool { return v.Party == who.ID || v.Who == string(who.ID) })
	}
	said := r.said(matters, theirs)
	c.Said = len(said)
	lines := map[model.ID]ClaimLine{}
	for _, s := range slices.Backward(said) {
		if limit > 0 && len(c.Claims) == limit {
			break
		}
		line, ok, err := r.claimLine(s.Claim)
		if err != nil {
			return c, err
		}
		if ok {
			lines[s.Claim] = line
			c.Claims = append(c.Claims, line)
		}
	}
	c.Positions, err = r.stands(who, matters, theirs, lines)
	return c, err
}

// claimLine reads a claim by its identity; false where it is gone.
func (r *reader) claimLine(id model.ID) (ClaimLine, bool, error) {
	rec, err := r.get(model.KindClaim, id)
	c, ok := rec.(*model.Claim)
	if err != nil || !ok || c == nil {
		return ClaimLine{}, false, err
	}
	return r.claim(c), true, nil
}

// stands are the positions that a party holds, or a person has stated last,
// on each matter. A person's drift is that of their own words.
func (r *reader) stands(who model.Ref, matters []model.Facts, theirs func(model.Stated) bool, lines map[model.ID]ClaimLine) ([]Stand, error) {
	type held struct {
		about Name
		model.Held
	}
	var all []held
	for _, m := range matters {
		f := m
		f.Claims = nil
		for _, c := range m.Claims {
			if theirs(c) {
				f.Claims = append(f.Claims, c)
			}
		}
		for _, h := range model.Positions(f, r.at.AsOf()) {
			if who.Kind == model.KindPerson || h.Party == who.ID {
				all = append(all, held{r.matter(m.Point), h})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b held) int { return cmp.Compare(b.Now.Day(), a.Now.Day()) })
	var stands []Stand
	for _, h := range all {
		line, ok := lines[h.Now.Claim]
		if !ok {
			var err error
			if line, ok, err = r.claimLine(h.Now.Claim); err != nil {
				return nil, err
			}
		}
		if ok {
			stands = append(stands, Stand{h.about, PositionLine{Party: r.name(model.KindParty, h.Party), Claim: line, Drift: h.Drift}})
		}
	}
	return stands, nil
}

// matter names a point or text; the process as a whole has no name.
func (r *reader) matter(id model.ID) Name {
	if id == r.v.ID {
		return Name{}
	}
	for _, kind := range []model.Kind{model.KindPoint, model.KindText} {
		if rec, err := r.get(kind, id); err == nil && rec != nil {
			return r.name(kind, id)
		}
	}
	return Name{}
}

// encounters are the kinds of event at which those who take part meet.
var encounters = []string{"visit", "talks", "meeting", "call", "signing"}

// attended fills in the events in which somebody takes part, and whom they
// met at those that were held. Who sits apart or has somebody travel between
// them has not met, and people of one side are no counterparts.
func (r *reader) attended(c *Conduct, who model.Ref) error {
	met := map[model.Ref]*Counterpart{}
	err := view.Each(r.v, model.KindEvent, func(e *model.Event) error {
		here := r.takingPart(e, who.Kind)
		if !r.eventSeen(e) || !slices.Contains(here, who.ID) {
			return nil
		}
		row := r.event(e)
		c.Events = append(c.Events, row)
		held := row.State == "held" || row.State == "broken-off"
		if !held || !slices.Contains(encounters, e.Kind) || e.Format == "proximity" || e.Format == "shuttle" {
			return nil
		}
		for _, id := range here {
			other := model.Ref{Kind: who.Kind, ID: id}
			if id == who.ID || r.oneSide(who, other, e.Day) {
				continue
			}
			if met[other] == nil {
				met[other] = &Counterpart{Kind: who.Kind, Name: r.name(who.Kind, id)}
			}
			meet := met[other]
			meet.Times++
			if e.Day.Known() && (!meet.Last.Known() || meet.Last.Compare(e.Day) < 0) {
				meet.Last = e.Day
			}
		}
		return nil
	})
	slices.SortStableFunc(c.Events, func(a, b EventRow) int { return b.Day.Compare(a.Day) })
	for _, m := range met {
		c.Met = append(c.Met, *m)
	}
	slices.SortFunc(c.Met, func(a, b Counterpart) int {
		return cmp.Or(latestFirst(a.Last, b.Last), cmp.Compare(b.Times, a.Times), strings.Compare(a.Name.Handle, b.Name.Handle))
	})
	return err
}

// takingPart are the parties or people who take part in an event, each once.
func (r *reader) takingPart(e *model.Event, kind model.Kind) []model.ID {
	ids := e.People
	if kind == model.KindParty {
		ids = e.Parties
	}
	var out []model.ID
	for _, id := range ids {
		if id = r.tx.Resolve(model.Ref{Kind: kind, ID: id}).ID; !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// oneSide reports whether two people act for a common party on a day.
func (r *reader) oneSide(a, b model.Ref, when day.Day) bool {
	if a.Kind != model.KindPerson {
		return false
	}
	on := asOfDay(r.d, r.at)
	if when.Known() {
		on = when.First()
	}
	one, other := r.person(a.ID), r.person(b.ID)
	if one == nil || other == nil {
		return false
	}
	theirs := r.actsFor(other, on)
	for party := range r.actsFor(one, on) {
		if _, ok := theirs[party]; ok {
			return true
		}
	}
	return false
}
