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

// MandateLine is one mandate, for reading.
type MandateLine struct {
	Party    Name
	Post     string
	Capacity string
	Mission  string
	From, To day.Day
	Holds    bool // on the view's day
}

// EnvoyRow is a mandate to negotiate that holds on the view's day.
type EnvoyRow struct {
	Handle, Title string
	Party         Name
	Post          string
	Mission       string
	From, To      day.Day
}

// Claims lists the claims of a process that the view sees, newest first.
func (d *Desk) Claims(ctx context.Context, process string, at At) ([]ClaimLine, error) {
	var lines []ClaimLine
	err := d.read(ctx, process, at, func(r *reader) error {
		return view.Each(r.v, model.KindClaim, func(c *model.Claim) error {
			if line := r.claim(c); r.sees(line) {
				lines = append(lines, line)
			}
			return nil
		})
	})
	slices.SortStableFunc(lines, func(a, b ClaimLine) int { return b.Said.Compare(a.Said) })
	return lines, err
}

// sees reports whether the view shows a claim: said by then and, without
// hindsight, published by then.
func (r *reader) sees(c ClaimLine) bool {
	var published day.Day
	for _, q := range c.Quotes {
		if q.Published.First() < published.First() {
			published = q.Published
		}
	}
	s := model.State(&c.Claim, 0, day.Of(c.Entered.UTC()), published)
	return len((model.Facts{Claims: []model.Stated{s}}).Visible(r.at.AsOf())) > 0
}

// Parties lists the parties that have a role in a process or take part in its
// claims and events; with an empty file name of process all of the file.
func (d *Desk) Parties(ctx context.Context, process string, at At) ([]PartyRow, error) {
	var rows []PartyRow
	err := d.read(ctx, process, at, func(r *reader) error {
		on := asOfDay(d, at)
		return r.shared(model.KindParty, func(rec model.Record) {
			p := rec.(*model.Party) //nolint:forcetypeassert // records of this kind are parties
			rows = append(rows, PartyRow{p.ID, p.Handle, p.Title, p.Sort, model.RolesOn(p, r.v.ID, on), p.Aliases})
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
