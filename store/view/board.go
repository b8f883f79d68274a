package view

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// Row is a point with its standing in the headline scope.
type Row struct {
	ID       model.ID
	Handle   string
	Slug     string
	Title    string
	Category model.Category
	model.Row
}

// A Board is the points of a process with their standing as a view sees it, by
// category and number. It keeps them as the store does, about a hundred bytes
// each, and reads one when it is asked for: a process may have a hundred
// thousand.
type Board struct {
	packs []pack
	rows  int
	on    day.Date
}

// A pack is the bytes of packRows rows, or of those that are left.
type pack struct {
	bytes []byte
	ends  []uint32
}

const packRows = 256

// Len is the number of points.
func (b *Board) Len() int { return b.rows }

// Row reads a point, 0 to Len()-1.
func (b *Board) Row(i int) Row {
	p, n := &b.packs[i/packRows], i%packRows
	from := uint32(0)
	if n > 0 {
		from = p.ends[n-1]
	}
	kept, _ := store.DecodeBoard(p.bytes[from:p.ends[n]]) // was read before, or written here
	return rowOf(&kept, b.on)
}

// add takes the bytes of one more row.
func (b *Board) add(raw []byte) {
	if b.rows%packRows == 0 {
		b.close()
		b.packs = append(b.packs, pack{ends: make([]uint32, 0, packRows)})
	}
	p := &b.packs[len(b.packs)-1]
	p.bytes = append(p.bytes, raw...)
	p.ends = append(p.ends, uint32(len(p.bytes)))
	b.rows++
}

// close takes what the last pack does not need from it.
func (b *Board) close() {
	if n := len(b.packs); n > 0 {
		b.packs[n-1].bytes = bytes.Clone(b.packs[n-1].bytes)
	}
}

func rowOf(kept *store.BoardRow, on day.Date) Row {
	standing, _ := kept.On(on)
	return Row{kept.ID, kept.Handle, kept.Slug, kept.Title, kept.Category, standing}
}

// Pack returns the board of the process, with at most limit points, all with
// 0. Each row is handed to seen on the way. The second result tells whether
// there are more.
func (v *Process) Pack(at model.AsOf, limit int, seen func(*Row)) (Board, bool, error) {
	b := Board{on: at.Day}
	more := false
	err := v.boardRows(at, func(kept *store.BoardRow, raw []byte) bool {
		if limit > 0 && b.rows == limit {
			more = true
			return false
		}
		if raw == nil {
			raw = kept.Encode()
		}
		row := rowOf(kept, at.Day)
		seen(&row)
		b.add(raw)
		return true
	})
	b.close()
	return b, more, err
}

// Scan hands each point to seen, in the order of the board.
func (v *Process) Scan(at model.AsOf, seen func(*Row)) error {
	return v.boardRows(at, func(kept *store.BoardRow, _ []byte) bool {
		row := rowOf(kept, at.Day)
		seen(&row)
		return true
	})
}

// Board returns all points as rows.
func (v *Process) Board(at model.AsOf) ([]Row, error) {
	var rows []Row
	err := v.Scan(at, func(row *Row) { rows = append(rows, *row) })
	return rows, err
}

// boardRows yields the points as the view sees them: with the bytes that are
// kept where these tell it, else computed afresh and without.
func (v *Process) boardRows(at model.AsOf, yield func(*store.BoardRow, []byte) bool) error {
	if v.past != nil {
		return v.pastRows(at, yield)
	}
	for raw := range v.tx.RawBoard(v.ID) {
		kept, err := store.DecodeBoard(raw)
		if err != nil {
			return err
		}
		if _, ok := kept.On(at.Day); !ok {
			facts, err := v.tx.Facts(v.Process, kept.ID)
			if err != nil {
				return err
			}
			kept.Cached, raw = model.SettleAt(facts, at), nil
		}
		if known, err := v.heardOf(&kept, at); err != nil {
			return err
		} else if known && !yield(&kept, raw) {
			return nil
		}
	}
	return nil
}

// heardOf reports whether a view lists a point: once something is seen of it,
// or it was entered by the view's day.
func (v *Process) heardOf(kept *store.BoardRow, at model.AsOf) (bool, error) {
	if kept.Status != model.Unknown || kept.Claims > 0 {
		return true, nil
	}
	on, err := v.entered(kept.ID)
	return on <= at.Day, err
}

// HeardFrom is the first day on which views list a point, of which these facts
// are known.
func (v *Process) HeardFrom(point model.ID, f model.Facts, hindsight bool) (day.Date, error) {
	on, err := v.entered(point)
	return min(on, f.Begun(hindsight)), err
}

// entered is the calendar day (UTC) on which a point was entered.
func (v *Process) entered(point model.ID) (day.Date, error) {
	seq, err := v.tx.Entered(model.Ref{Kind: model.KindPoint, ID: point})
	if err != nil {
		return day.Max, err
	}
	entry, err := v.tx.Entry(seq)
	return day.Of(entry.At.UTC()), err
}

func (v *Process) pastRows(at model.AsOf, yield func(*store.BoardRow, []byte) bool) error {
	var rows []store.BoardRow
	err := each(v, model.KindPoint, func(p *model.Point) error {
		if v.tx.Resolve(p.Ref()) != p.Ref() {
			return nil
		}
		rows = append(rows, store.BoardRow{
			ID: p.ID, Handle: p.Handle, Slug: p.Slug, Title: p.Title, Category: p.Category, Cached: model.SettleAt(*v.factsOf(p.ID), at),
		})
		return nil
	})
	slices.SortStableFunc(rows, func(a, b store.BoardRow) int {
		return cmp.Or(
			cmp.Compare(v.order(a.Category), v.order(b.Category)),
			cmp.Compare(len(a.Handle), len(b.Handle)), strings.Compare(a.Handle, b.Handle),
		)
	})
	for i := range rows {
		known, heard := v.heardOf(&rows[i], at)
		if heard != nil {
			return heard
		}
		if known && !yield(&rows[i], nil) {
			break
		}
	}
	return err
}
