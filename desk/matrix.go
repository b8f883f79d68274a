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

// A Matrix sets the points of a process against the parties: who wants what
// on which point. It holds a pointer for every pair of the two and a cell of
// about 150 bytes for every position held: of 5,000 points and ten parties that
// is some 8 MB at most. Claims are read by their covering rows and not decoded
// (BenchmarkMatrix measures it); conditions and quotes come with
// [Desk.ClaimLines], for the rows that are looked at.
type Matrix struct {
	Process ProcessRow
	Parties []MatrixParty
	Rows    []MatrixRow // in the order of the board
	Names   Names
	Stale   int // days after which a position is old in this process
}

// A MatrixParty is a column: a principal of the process, or whoever else
// holds a position in it.
type MatrixParty struct {
	ID        model.ID
	Handle    string
	Title     string
	Role      string // the strongest on the view's day; empty where it has none
	Principal bool
	Positions int // how many points it holds a position on
}

// A MatrixRow is a point with the position of each party.
type MatrixRow struct {
	BoardRow
	Cells []*Cell // one for each of the matrix's parties, nil where it is silent
}

// A Cell is the latest position of a party on a point.
type Cell struct {
	Claim    model.ID
	Handle   string // of the claim
	Stance   model.Stance
	Firmness model.Firmness
	Want     string // its gist; may be empty
	Drift    model.Drift
	Said     day.Day // when the claim counts as made
	Age      int     // days from then to the view's day
}

// Matrix lists the latest position of every party on every point.
func (d *Desk) Matrix(ctx context.Context, process string, at At) (Matrix, error) {
	var m Matrix
	err := d.read(ctx, process, at, func(r *reader) error {
		var err error
		if m.Process, err = r.head(); err != nil {
			return err
		}
		rows, err := r.v.Board(at.AsOf())
		if err != nil {
			return err
		}
		counts := tally{}
		for i := range rows {
			counts.take(&rows[i])
		}
		counts.tell(&m.Process)
		held, err := r.positions(rows)
		if err != nil {
			return err
		}
		m.Parties = r.columns(held)
		column := map[model.ID]int{}
		for i, p := range m.Parties {
			column[p.ID] = i
		}
		m.Rows = make([]MatrixRow, len(rows))
		for i := range rows {
			m.Rows[i] = MatrixRow{r.row(&rows[i]), make([]*Cell, len(m.Parties))}
			for _, h := range held[i] {
				m.Rows[i].Cells[column[h.Party]] = r.cell(h)
			}
		}
		m.Names, m.Stale = r.names, r.v.Stale()
		return nil
	})
	return m, err
}

// positions reads the positions held on each of the points.
func (r *reader) positions(rows []view.Row) ([][]model.Held, error) {
	held := make([][]model.Held, len(rows))
	for i := range rows {
		facts, err := r.v.Facts(rows[i].ID)
		if err != nil {
			return nil, err
		}
		held[i] = model.Positions(facts, r.at.AsOf())
	}
	return held, nil
}

// columns lists the parties: principals first, then whoever holds the most
// positions.
func (r *reader) columns(held [][]model.Held) []MatrixParty {
	positions := map[model.ID]int{}
	principals := r.tx.ResolveScope(r.v.Principals)
	for _, id := range principals {
		positions[id] = 0
	}
	for _, row := range held {
		for _, h := range row {
			positions[h.Party]++
		}
	}
	var parties []MatrixParty
	for id, n := range positions {
		name := r.name(model.KindParty, id)
		p := MatrixParty{ID: id, Handle: name.Handle, Title: name.Title, Principal: principals.Has(id), Positions: n}
		if rec, err := r.get(model.KindParty, id); err == nil {
			if party, ok := rec.(*model.Party); ok && party != nil {
				p.Role = strings.Join(model.RolesOn(party, r.v.ID, asOfDay(r.d, r.at)), " ")
				p.Role, _, _ = strings.Cut(p.Role, " ")
			}
		}
		parties = append(parties, p)
	}
	slices.SortFunc(parties, func(a, b MatrixParty) int {
		if a.Principal != b.Principal {
			return map[bool]int{true: -1, false: 1}[a.Principal]
		}
		return cmp.Or(cmp.Compare(b.Positions, a.Positions), cmp.Compare(a.Handle, b.Handle))
	})
	return parties
}

func (r *reader) cell(h model.Held) *Cell {
	said := h.Now.On()
	return &Cell{
		Claim: h.Now.Claim, Handle: h.Now.Handle, Stance: h.Now.Stance, Firmness: h.Now.Firmness, Want: h.Now.Want, Drift: h.Drift,
		Said: said, Age: max(0, asOfDay(r.d, r.at).Sub(said.First())),
	}
}

// Text is what free words of a filter are looked for in: what the board
// knows, and what is wanted.
func (r MatrixRow) Text() string {
	parts := []string{r.BoardRow.Text()}
	for _, c := range r.Cells {
		if c != nil {
			parts = append(parts, c.Want, c.Handle)
		}
	}
	return strings.Join(parts, " ")
}
