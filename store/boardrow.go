package store

import (
	"bytes"
	"iter"

	"parley/model"
	"parley/model/day"
)

// A BoardRow is a point with its standing in the headline scope, as kept.
type BoardRow struct {
	ID       model.ID
	Handle   string
	Slug     string
	Title    string // cut at 96 bytes
	Category model.Category
	model.Cached
}

// Encode writes the row as it is kept.
func (r BoardRow) Encode() []byte {
	e := newEncoder()
	e.str(string(r.ID))
	e.str(r.Handle)
	e.str(r.Slug)
	e.title(r.Title)
	e.word(model.Categories, string(r.Category))
	c := r.Cached
	e.word(model.Statuses, string(c.Status))
	e.str(string(c.Basis))
	e.day(c.Since)
	e.day(c.Assessed)
	e.uint(uint64(len(c.Badges)))
	for _, b := range c.Badges {
		e.scope(b.Scope)
		e.word(model.Statuses, string(b.Status))
		e.str(string(b.Basis))
		e.day(b.Since)
		e.day(b.Assessed)
		e.date(b.Until)
	}
	e.flag(c.Overtaken)
	e.word(model.Drifts, string(c.Drift))
	e.str(string(c.Drifter))
	e.int(c.Claims)
	e.scope(c.Parties)
	for _, d := range []day.Date{c.Last, c.ValidFrom, c.ContestedUntil, c.DoubtedUntil, c.StaleFrom} {
		e.date(d)
	}
	return e.b
}

// DecodeBoard reads a row as it is kept.
func DecodeBoard(b []byte) (BoardRow, error) {
	d := newDecoder(b)
	r := BoardRow{
		ID: model.ID(d.str()), Handle: d.str(), Slug: d.str(), Title: d.str(),
		Category: model.Category(d.word(model.Categories)),
	}
	c := &r.Cached
	c.Status = model.Status(d.word(model.Statuses))
	c.Basis = model.Basis(d.str())
	c.Since, c.Assessed = d.day(), d.day()
	for n := d.uint(); n > 0 && d.err == nil; n-- {
		c.Badges = append(c.Badges, model.Badge{
			Scope: d.scope(), Status: model.Status(d.word(model.Statuses)), Basis: model.Basis(d.str()), Since: d.day(), Assessed: d.day(),
			Until: d.date(),
		})
	}
	c.Overtaken = d.flag()
	c.Drift = model.Drift(d.word(model.Drifts))
	c.Drifter = model.ID(d.str())
	c.Claims = d.int()
	c.Parties = d.scope()
	c.Last, c.ValidFrom, c.ContestedUntil, c.DoubtedUntil, c.StaleFrom = d.date(), d.date(), d.date(), d.date(), d.date()
	return r, d.err
}

// Board lists the points of a process with their kept standing, by category
// and number. Merged points are left out.
func (t *Tx) Board(process model.ID) iter.Seq2[BoardRow, error] {
	return func(yield func(BoardRow, error) bool) {
		for raw := range t.RawBoard(process) {
			row, err := DecodeBoard(raw)
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// RawBoard yields the rows as they are kept; they hold until the transaction
// ends.
func (t *Tx) RawBoard(process model.ID) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		prefix := appendID(nil, process)
		c := t.tx.Bucket(bucketBoard).Cursor()
		for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			if !yield(v) {
				return
			}
		}
	}
}
