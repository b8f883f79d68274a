package desk

import (
	"context"
	"slices"

	"parley/model"
	"parley/store/view"
)

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
	matters := []model.ID{r.v.ID}
	for _, kind := range []model.Kind{model.KindPoint, model.KindText} {
		err := view.Each(r.v, kind, func(rec model.Record) error {
			matters = append(matters, rec.Ref().ID)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, matter := range matters {
		facts, err := r.v.Facts(matter)
		if err != nil {
			return nil, err
		}
		for _, seen := range facts.Visible(r.at.AsOf()) {
			for _, v := range seen.Voices {
				active[model.ID(v.Who)] = true
			}
		}
	}
	return active, r.attending(active)
}

// attending notes who takes part in an event of the process that the view
// shows.
func (r *reader) attending(who map[model.ID]bool) error {
	return view.Each(r.v, model.KindEvent, func(e *model.Event) error {
		if r.eventSeen(e) {
			r.note(who, e.People)
		}
		return nil
	})
}

// note takes people into a set as the persons that they are by now.
func (r *reader) note(who map[model.ID]bool, people []model.ID) {
	for _, id := range people {
		who[r.tx.Resolve(model.Ref{Kind: model.KindPerson, ID: id}).ID] = true
	}
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
	on := asOfDay(r.d, r.at)
	for _, m := range p.Mandates {
		line := MandateLine{Post: m.Post, Capacity: m.Capacity, Mission: m.Mission, From: m.From, To: m.To, Holds: m.Holds(r.v.ID, on)}
		if !m.For.IsZero() {
			line.Party = r.name(m.For.Kind, m.For.ID)
		}
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
