// Package view answers questions about one process as of a day and as known
// after an act, in model values.
//
// What is known now is read from the store's projections. What was known
// earlier is read from the versions of its records: slower, for reproduction
// and audit.
package view

import (
	"slices"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// A Process is one process as known after an act.
type Process struct {
	*model.Process
	tx    *store.Tx
	known uint64
	past  map[model.ID]*model.Facts // by point, and the process's own under its ID; nil when looking from now
}

// Open looks at a process as known after act known; 0 is now. The process is
// nil where it was not known then.
func Open(tx *store.Tx, process model.ID, known uint64) (*Process, error) {
	tx = tx.AsKnown(known)
	r, err := tx.GetKnown(model.Ref{Kind: model.KindProcess, ID: process}, known)
	if err != nil {
		return nil, err
	}
	p, ok := r.(*model.Process)
	if !ok || p == nil {
		return nil, &model.NotFound{Kind: model.KindProcess, Name: string(process)}
	}
	v := &Process{Process: p, tx: tx, known: known}
	if known > 0 {
		err = v.recall()
	}
	return v, err
}

// recall gathers the facts of all points from the versions that were known.
func (v *Process) recall() error {
	v.past = map[model.ID]*model.Facts{}
	err := each(v, model.KindClaim, func(c *model.Claim) error {
		seq, err := v.tx.Entered(c.Ref())
		if err != nil {
			return err
		}
		entry, err := v.tx.Entry(seq)
		if err != nil {
			return err
		}
		published, err := v.published(c)
		if err != nil {
			return err
		}
		stated := v.tx.ResolveStated(model.State(c, seq, day.Of(entry.At.UTC()), published))
		for _, matter := range v.matters(c) {
			f := v.factsOf(matter)
			f.Claims = append(f.Claims, stated)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return each(v, model.KindAssessment, func(a *model.Assessment) error {
		seq, err := v.tx.Entered(a.Ref())
		if err != nil {
			return err
		}
		matter := v.ID
		if a.Point != "" {
			matter = v.tx.Resolve(model.Ref{Kind: model.KindPoint, ID: a.Point}).ID
		}
		f := v.factsOf(matter)
		f.Judged = append(f.Judged, model.Judged{
			Assessment: a.ID, Handle: a.Handle, Seq: seq, From: a.From, Status: a.Status, Scope: v.tx.ResolveScope(a.Scope),
		})
		return nil
	})
}

func (v *Process) factsOf(matter model.ID) *model.Facts {
	f, ok := v.past[matter]
	if !ok {
		empty := v.tx.NoFacts(v.Process, matter)
		f = &empty
		v.past[matter] = f
	}
	return f
}

// matters are the points that a claim is about, or its process.
func (v *Process) matters(c *model.Claim) []model.ID {
	if len(c.About) == 0 {
		return []model.ID{v.ID}
	}
	var ids []model.ID
	for _, about := range c.About {
		if id := v.tx.Resolve(about).ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (v *Process) published(c *model.Claim) (day.Day, error) {
	var earliest day.Day
	for _, e := range c.Evidence {
		r, err := v.tx.GetKnown(model.Ref{Kind: model.KindSource, ID: e.Source}, v.known)
		if err != nil {
			return earliest, err
		}
		if s, ok := r.(*model.Source); ok && s.Published.First() < earliest.First() {
			earliest = s.Published
		}
	}
	return earliest, nil
}

// each calls fn with every record of a kind that belongs to the process, in
// the order in which they were made.
func each[R model.Record](v *Process, kind model.Kind, fn func(R) error) error {
	if v.known == 0 {
		for row, err := range v.tx.Rows(kind, v.ID) {
			if err != nil {
				return err
			}
			if err := deliver(v, row.Ref, fn); err != nil {
				return err
			}
		}
		return nil
	}
	refs, err := v.tx.Refs(kind, v.known)
	if err != nil {
		return err
	}
	for _, ref := range refs {
		if err := deliver(v, ref, fn); err != nil {
			return err
		}
	}
	return nil
}

func deliver[R model.Record](v *Process, ref model.Ref, fn func(R) error) error {
	r, err := v.tx.GetKnown(ref, v.known)
	if err != nil {
		return err
	}
	if record, ok := r.(R); ok && belongs(r, v.ID) {
		return fn(record)
	}
	return nil
}

func belongs(r model.Record, process model.ID) bool {
	return slices.Contains(r.Refs(), model.Ref{Kind: model.KindProcess, ID: process})
}

// Each calls fn with every record of a kind that belongs to the process.
func Each[R model.Record](v *Process, kind model.Kind, fn func(R) error) error {
	return each(v, kind, fn)
}

// Get returns a record as it was known, nil where it was not.
func (v *Process) Get(ref model.Ref) (model.Record, error) { return v.tx.GetKnown(ref, v.known) }

// Facts returns what is recorded on a point; with the process's own ID, the
// claims and assessments about it as a whole.
func (v *Process) Facts(point model.ID) (model.Facts, error) {
	if v.past == nil {
		return v.tx.Facts(v.Process, point)
	}
	return *v.factsOf(point), nil
}

func (v *Process) order(c model.Category) int {
	if i := model.Categories.Index(string(c)); i >= 0 {
		return i
	}
	return len(model.Categories.Words)
}

// Moving lists the points on which something may differ between two days: a
// fact was first seen after the earlier one, a contest ran out or the last
// claim grew old by the later one. Points on which nothing is recorded are
// among them, since they may be new.
func (v *Process) Moving(from, to day.Date) ([]model.ID, error) {
	var ids []model.ID
	if v.past != nil {
		err := each(v, model.KindPoint, func(p *model.Point) error {
			if v.tx.Resolve(p.Ref()) == p.Ref() {
				ids = append(ids, p.ID)
			}
			return nil
		})
		return ids, err
	}
	for kept, err := range v.tx.Board(v.ID) {
		if err != nil {
			return nil, err
		}
		fresh := kept.ValidFrom > from || kept.Claims == 0
		calmed := kept.ContestedUntil >= from && (kept.ContestedUntil < to || len(kept.Badges) > 0) // the headline's contest may end before a badge's
		aged := kept.StaleFrom > from && kept.StaleFrom <= to
		if fresh || calmed || aged {
			ids = append(ids, kept.ID)
		}
	}
	return ids, nil
}

// Moves returns the days on which something in the process moved: a claim was
// first seen, an assessment began, an event changed its state. Ascending,
// each once.
func (v *Process) Moves() ([]day.Date, error) {
	days := map[day.Date]bool{}
	note := func(d day.Date) {
		if d != day.Max {
			days[d] = true
		}
	}
	matters := []model.ID{v.ID}
	err := each(v, model.KindPoint, func(p *model.Point) error {
		matters = append(matters, p.ID)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, matter := range matters {
		f, err := v.Facts(matter)
		if err != nil {
			return nil, err
		}
		for _, c := range f.Claims {
			note(c.Seen())
		}
		for _, j := range f.Judged {
			note(j.From.First())
		}
	}
	err = each(v, model.KindEvent, func(e *model.Event) error {
		note(e.Day.First())
		for _, s := range e.History {
			note(s.On.First())
		}
		return nil
	})
	sorted := make([]day.Date, 0, len(days))
	for d := range days {
		sorted = append(sorted, d)
	}
	slices.Sort(sorted)
	return sorted, err
}
