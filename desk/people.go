package desk

import (
	"context"
	"slices"

	"parley/model"
	"parley/model/day"
	"parley/store/view"
)

// PartyRow is a party with its roles in a process.
type PartyRow struct {
	ID      model.ID
	Handle  string
	Title   string
	Sort    string
	Roles   []string
	Aliases []string
}

// PersonRow is a person with whom they act for on the view's day.
type PersonRow struct {
	ID       model.ID
	Handle   string
	Title    string
	Party    Name
	Posts    []string
	Aliases  []string
	Mandates []MandateLine
}

// MandateLine is one mandate, for reading. What ends it is shown once it has,
// or to a view from today.
type MandateLine struct {
	Party    Name // or the person whose aide it is
	Post     string
	Capacity string
	Mission  string
	From, To day.Day
	Basis    string
	Ended    string  // why it ended
	Holds    bool    // on the view's day
	Quotes   []Quote // only on a person's page
}

// EnvoyRow is a mandate to negotiate that holds on the view's day.
type EnvoyRow struct {
	Handle, Title string
	Party         Name
	Post          string
	Mission       string
	From, To      day.Day
}

// Parties lists all parties of the file with their roles in a process.
func (d *Desk) Parties(ctx context.Context, process string, at At) ([]PartyRow, error) {
	var rows []PartyRow
	err := d.read(ctx, process, at, func(r *reader) error {
		return r.shared(model.KindParty, func(rec model.Record) {
			rows = append(rows, r.partyRow(rec.(*model.Party))) //nolint:forcetypeassert // records of this kind are parties
		})
	})
	return rows, err
}

// shared calls fn with the records of a kind that all processes share, merged
// ones left out.
func (r *reader) shared(kind model.Kind, fn func(model.Record)) error {
	refs, err := r.tx.Refs(kind, r.at.Known)
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if r.tx.Resolve(ref) != ref {
			continue
		}
		rec, err := r.tx.GetKnown(ref, r.at.Known)
		if err != nil {
			return err
		}
		if rec != nil {
			fn(rec)
		}
	}
	return nil
}

// Envoys lists who has a mandate to negotiate in the process on the view's
// day.
func (d *Desk) Envoys(ctx context.Context, process string, at At) ([]EnvoyRow, error) {
	var rows []EnvoyRow
	err := d.read(ctx, process, at, func(r *reader) error {
		return r.shared(model.KindPerson, func(rec model.Record) {
			p := rec.(*model.Person) //nolint:forcetypeassert // records of this kind are persons
			m, ok := model.EnvoyOn(p, r.v.ID, asOfDay(d, at))
			if !ok {
				return
			}
			row := EnvoyRow{Handle: p.Handle, Title: p.Title, Post: m.Post, Mission: m.Mission, From: m.From, To: m.To}
			if !m.For.IsZero() {
				row.Party = r.name(m.For.Kind, m.For.ID)
			}
			rows = append(rows, row)
		})
	})
	return rows, err
}

// People lists the people of a process with their mandates: who belongs to
// it, and who was entered by hand while it was worked on.
func (d *Desk) People(ctx context.Context, process string, at At) ([]PersonRow, error) {
	var rows []PersonRow
	err := d.read(ctx, process, at, func(r *reader) error {
		active, err := r.active()
		if err != nil {
			return err
		}
		return r.shared(model.KindPerson, func(rec model.Record) {
			p := rec.(*model.Person) //nolint:forcetypeassert // records of this kind are persons
			if active[p.ID] || r.mandated(p, false) || r.enteredHere(p) {
				rows = append(rows, r.personRow(p))
			}
		})
	})
	return rows, err
}

// active are the people who speak in a claim that the view shows or take part
// in an event of the process.
func (r *reader) active() (map[model.ID]bool, error) {
	active := map[model.ID]bool{}
	matters, err := r.matters()
	if err != nil {
		return nil, err
	}
	for _, seen := range r.said(matters, nil) {
		for _, v := range seen.Voices {
			active[model.ID(v.Who)] = true
		}
	}
	return active, r.attending(active)
}

// matters gathers the facts on all that claims of the process are about: the
// process as a whole, its points, its texts. A merged point is found with
// the one that it is read as.
func (r *reader) matters() ([]model.Facts, error) {
	ids := []model.ID{r.v.ID}
	for _, kind := range []model.Kind{model.KindPoint, model.KindText} {
		err := view.Each(r.v, kind, func(rec model.Record) error {
			if ref := rec.Ref(); kind == model.KindText || r.tx.Resolve(ref) == ref {
				ids = append(ids, ref.ID)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	matters := make([]model.Facts, len(ids))
	for i, id := range ids {
		var err error
		if matters[i], err = r.v.Facts(id); err != nil {
			return nil, err
		}
	}
	return matters, nil
}

// said lists the claims on matters that the view shows and that one keeps,
// each once, in the order in which they were said. Without keep it is all.
func (r *reader) said(matters []model.Facts, keep func(model.Stated) bool) []model.Stated {
	var all model.Facts
	have := map[model.ID]bool{}
	for _, m := range matters {
		for _, c := range m.Claims {
			if !have[c.Claim] && (keep == nil || keep(c)) {
				have[c.Claim] = true
				all.Claims = append(all.Claims, c)
			}
		}
	}
	return all.Visible(r.at.AsOf())
}

// mandated reports whether a person holds a mandate in the process: one for
// it or, of those for all, one that a source of the process tells of by the
// view's day. A president is one everywhere, and belongs to few processes.
func (r *reader) mandated(p *model.Person, public bool) bool {
	on := asOfDay(r.d, r.at)
	return slices.ContainsFunc(p.Mandates, func(m model.Mandate) bool {
		if !m.Holds(r.v.ID, on) {
			return false
		}
		return m.Process == r.v.ID || slices.ContainsFunc(m.Evidence, func(e model.Evidence) bool {
			rec, err := r.get(model.KindSource, e.Source) // not [reader.source]: it is not cited
			s, ok := rec.(*model.Source)
			return err == nil && ok && s != nil && s.Process == r.v.ID && (!s.Published.Known() || s.Published.First() <= r.at.Day) &&
				!(public && s.Marking == "private")
		})
	})
}

// enteredHere reports whether the person was entered by hand while this
// process was worked on: nobody has quoted them yet.
func (r *reader) enteredHere(p *model.Person) bool {
	seq, err := r.tx.Entered(p.Ref())
	if err != nil {
		return false
	}
	entry, err := r.tx.Entry(seq)
	return err == nil && entry.Verb == model.VerbAdd && entry.Process == r.v.ID
}

func (r *reader) personRow(p *model.Person) PersonRow {
	row := PersonRow{ID: p.ID, Handle: p.Handle, Title: p.Title, Aliases: p.Aliases}
	for _, m := range p.Mandates {
		if !r.mandateSeen(m) {
			continue
		}
		line := r.mandate(m)
		row.Mandates = append(row.Mandates, line)
		if line.Holds {
			if row.Party.Handle == "" {
				row.Party = line.Party
			}
			if m.Post != "" {
				row.Posts = append(row.Posts, m.Post)
			}
		}
	}
	return row
}

// mandateSeen reports whether the view shows a mandate: from its first day,
// before that once a source has told of it.
func (r *reader) mandateSeen(m model.Mandate) bool {
	began := !m.From.Known() || m.From.First() <= r.at.Day
	return began || r.present() || r.told(m.Evidence, m.From, m.From)
}

func (r *reader) mandate(m model.Mandate) MandateLine {
	line := MandateLine{
		Post: m.Post, Capacity: m.Capacity, Mission: m.Mission, From: m.From, To: m.To, Basis: m.Basis, Ended: m.Ended,
		Holds: m.Holds(r.v.ID, asOfDay(r.d, r.at)),
	}
	if !r.over(m.To) {
		line.To, line.Ended = day.Day{}, ""
	}
	if !m.For.IsZero() {
		line.Party = r.name(m.For.Kind, m.For.ID)
	}
	return line
}

// over reports whether the view shows an end: once it has come, or looking
// from today.
func (r *reader) over(to day.Day) bool {
	return r.present() || to.Known() && to.First() <= r.at.Day
}
