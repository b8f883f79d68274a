package desk

import (
	"context"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store"
	"parley/store/view"
)

// Claims lists the claims of a process that the view sees, newest first.
func (d *Desk) Claims(ctx context.Context, process string, at At) ([]ClaimLine, error) {
	var lines []ClaimLine
	err := d.read(ctx, process, at, func(r *reader) error {
		return view.Each(r.v, model.KindClaim, func(c *model.Claim) error {
			if r.sees(c) {
				lines = append(lines, r.claim(c))
			}
			return nil
		})
	})
	slices.SortStableFunc(lines, func(a, b ClaimLine) int { return b.Said.Compare(a.Said) })
	return lines, err
}

// sees reports whether the view shows a claim: said by then and, without
// hindsight, published by then.
func (r *reader) sees(c *model.Claim) bool {
	var published day.Day
	for _, e := range c.Evidence {
		if s := r.source(e.Source); s != nil && s.Published.First() < published.First() {
			published = s.Published
		}
	}
	at, _ := r.entered(c.Ref())
	return r.at.AsOf().Sees(model.State(c, 0, day.Of(at.UTC()), published))
}

// Sources lists the sources of a process, newest first.
func (d *Desk) Sources(ctx context.Context, process string, at At) ([]SourceRow, error) {
	var rows []SourceRow
	err := d.read(ctx, process, at, func(r *reader) error {
		for row, err := range r.tx.Rows(model.KindSource, r.v.ID) {
			if err != nil {
				return err
			}
			if r.out(row) {
				rows = append(rows, r.sourceRow(row))
			}
		}
		return r.kinships(rows)
	})
	slices.Reverse(rows)
	slices.SortStableFunc(rows, func(a, b SourceRow) int { return b.Published.Compare(a.Published) })
	return rows, err
}

// out reports whether a source had come out by the view's day.
func (r *reader) out(row store.Row) bool { return !row.Day.Known() || row.Day.First() <= r.at.Day }

// waiting counts the sources to review that had come out by the view's day.
func (r *reader) waiting() (n int, err error) {
	for row, err := range r.tx.Rows(model.KindSource, r.v.ID) {
		if err != nil {
			return n, err
		}
		if r.out(row) && r.tx.Waiting(r.v.ID, row.Ref.ID) {
			n++
		}
	}
	return n, nil
}

func (r *reader) sourceRow(row store.Row) SourceRow {
	s := SourceRow{
		ID: row.Ref.ID, Handle: row.Handle, Title: row.Title, Outlet: row.Extra, Published: row.Day, Story: row.Handle,
		Waiting: r.tx.Waiting(r.v.ID, row.Ref.ID),
	}
	for _, ref := range r.tx.Referrers(row.Ref) {
		if ref.Kind == model.KindDecision {
			s.Decided++
		}
	}
	if s.Decided > 0 && !s.Waiting {
		s.Decided-- // the decision that closes the review
	}
	s.Imported, _ = r.entered(row.Ref)
	return s
}

// Log lists acts, newest first, from a position downwards (0: the newest).
func (d *Desk) Log(ctx context.Context, from uint64, limit int) ([]LogLine, error) {
	var lines []LogLine
	err := d.store.View(ctx, func(tx *store.Tx) error {
		head, _, err := tx.Head()
		if err != nil {
			return err
		}
		if from == 0 || from > head {
			from = head
		}
		for seq := from; seq > 0 && (limit == 0 || len(lines) < limit); seq-- {
			entry, err := tx.Entry(seq)
			if err != nil {
				return err
			}
			lines = append(lines, logLine(tx, entry))
		}
		return nil
	})
	return lines, err
}

func logLine(tx *store.Tx, e model.Entry) LogLine {
	line := LogLine{Seq: e.Seq, At: e.At, Author: e.Author, Origin: e.Origin, Verb: e.Verb, Title: e.Title, What: e.Words(), Undone: !tx.Stands(e.Seq)}
	for _, w := range e.Writes {
		line.Writes = append(line.Writes, w.Ref)
	}
	return line
}

// Scope names the parties of a scope by their handles: "ru–ua".
func (n Names) Scope(s model.Scope) string {
	handles := make([]string, len(s))
	for i, id := range s {
		handles[i] = "?"
		if name, ok := n[id]; ok {
			handles[i] = name.Handle
		}
	}
	slices.Sort(handles)
	return strings.Join(handles, "–")
}

// Principals lists the handles of the headline scope of a process.
func (d *Desk) Principals(ctx context.Context, process string, at At) ([]string, error) {
	var handles []string
	err := d.read(ctx, process, at, func(r *reader) error {
		handles = r.handles(r.v.Principals)
		return nil
	})
	return handles, err
}
