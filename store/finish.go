package store

import (
	"maps"
	"slices"

	"parley/model"
	"parley/model/day"
)

// finish computes the rows that depend on many records, once for all entries
// of the transaction. Keys are put in their order, which bbolt rewards.
func (w *writer) finish() error {
	for _, id := range slices.Sorted(maps.Keys(w.restate)) {
		r, err := w.record(model.Ref{Kind: model.KindClaim, ID: id})
		if err != nil {
			return err
		}
		if c, ok := r.(*model.Claim); ok && c != nil {
			if err := w.state(c); err != nil {
				return err
			}
			for _, matter := range matters(c) {
				w.dirty[matter] = true
			}
		}
	}
	if err := w.settle(); err != nil {
		return err
	}
	return w.summaries.flush(w.tx)
}

// settle computes the board rows of the points that were marked. A merged
// point has none; its facts are those of the point that it is merged into.
func (w *writer) settle() error {
	points := map[model.ID]*model.Point{}
	for id := range w.dirty {
		p, err := w.pointRecord(id)
		if err != nil || p == nil {
			if err != nil {
				return err
			}
			continue
		}
		into := w.read.Resolve(p.Ref()).ID
		if into == p.ID {
			points[p.ID] = p
			continue
		}
		if err := w.dropBoard(p); err != nil {
			return err
		}
		if points[into], err = w.pointRecord(into); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(points)) {
		if p := points[id]; p != nil {
			if err := w.board(p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) pointRecord(id model.ID) (*model.Point, error) {
	if id == "" {
		return nil, nil
	}
	r, err := w.record(model.Ref{Kind: model.KindPoint, ID: id})
	p, _ := r.(*model.Point)
	return p, err
}

// board writes a point's row.
func (w *writer) board(p *model.Point) error {
	r, err := w.record(model.Ref{Kind: model.KindProcess, ID: p.Process})
	if err != nil {
		return err
	}
	process, ok := r.(*model.Process)
	if !ok || process == nil {
		return nil
	}
	facts, err := w.read.Facts(process, p.ID)
	if err != nil {
		return err
	}
	row := BoardRow{ID: p.ID, Handle: p.Handle, Slug: p.Slug, Title: p.Title, Category: p.Category, Cached: model.Settle(facts)}
	sum, err := w.summaries.of(w.tx, p.Process)
	if err != nil {
		return err
	}
	b, key := w.tx.Bucket(bucketBoard), boardKey(p)
	until := day.Min
	if raw := b.Get(key); raw != nil {
		was, err := DecodeBoard(raw)
		if err != nil {
			return err
		}
		until = was.ContestedUntil
	} else {
		sum.Points++
	}
	sum.contest(until, row.ContestedUntil)
	return b.Put(key, row.Encode())
}

// processOf is the process that a record belongs to, empty for those that all
// processes share.
func processOf(r model.Record) model.ID {
	switch r := r.(type) {
	case *model.Point:
		return r.Process
	case *model.Claim:
		return r.Process
	case *model.Assessment:
		return r.Process
	case *model.Event:
		return r.Process
	case *model.Text:
		return r.Process
	case *model.Source:
		return r.Process
	}
	return ""
}

// RuleOff is what the row of a rule that is switched off has for its sort.
const RuleOff = "off"

// rowOf is what lists show of a record; decisions and merges are in none.
func rowOf(r model.Record) (Row, bool) {
	row := Row{Ref: r.Ref(), Handle: r.Name()}
	switch r := r.(type) {
	case *model.Process:
		row.Title = r.Title
	case *model.Party:
		row.Title, row.Sort = r.Title, r.Sort
	case *model.Person:
		row.Title = r.Title
	case *model.Point:
		row.Title, row.Sort, row.Extra = r.Title, string(r.Category), r.Slug
	case *model.Claim:
		row.Sort, row.Day, row.Title = string(r.Kind), r.Said, r.Want
	case *model.Assessment:
		row.Sort, row.Day = string(r.Status), r.From
	case *model.Event:
		row.Title, row.Sort, row.Day, row.Extra = r.Title, r.Kind, r.Day, r.Place
	case *model.Text:
		row.Title, row.Sort, row.Day = r.Title, r.Kind, r.Day
	case *model.Source:
		row.Title, row.Sort, row.Day, row.Extra = r.Title, r.Lang, r.Published, r.Outlet
	case *model.Note:
		row.Title, row.Day = r.Words, r.Day
	case *model.Feed:
		row.Title, row.Extra = r.Title, r.URL
	case *model.Outlet:
		row.Title, row.Sort = r.Title, r.Letter
	case *model.RuleSetting:
		row.Title, row.Sort = r.Title, map[bool]string{true: RuleOff}[r.Off]
	default:
		return row, false
	}
	return row, true
}
