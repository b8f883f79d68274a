package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/table"
)

// The matrix: points against parties, each cell what a party wants on a point
// and how hard; whole or as a heat map.
type matrixScreen struct {
	listing[desk.MatrixRow]
	matrix desk.Matrix
	column string // handle of the party under the cursor; empty: the point itself
	left   int    // the first party that is drawn
	heat   bool
	laid   layout // as it was drawn last, for the mouse

	seen  desk.At // from when it was read
	whose string  // the point whose claims are known
	known map[model.ID]desk.ClaimLine
	aged  bool // the matrix was read anew since
	read  bool
}

func matrixActions() []Action {
	here := []string{nameMatrix}
	return []Action{
		{ID: "cellLeft", Keys: []string{"h", "left"}, Title: "party", Help: "to the party before, or to the point itself", Foot: true, Shown: "← →", Where: here, Run: moveCell(-1)},
		{ID: "cellRight", Keys: []string{"l", "right"}, Title: "next party", Help: "to the next party", Where: here, Run: moveCell(+1)},
		{ID: "heat", Keys: []string{"z"}, Title: "heat map", Help: "show only how hard each position is, for more parties and points; and back", Foot: true, Where: here, Run: func(m *Model) tea.Cmd {
			s := m.current().(*matrixScreen) //nolint:forcetypeassert // the action's screen
			s.heat = !s.heat
			return nil
		}},
	}
}

func newMatrix(*Model) screen {
	s := &matrixScreen{}
	s.thing = "point"
	s.grammar = desk.MatrixFilter
	s.Columns = sortsOf(nil)
	s.KeyOf = func(r *desk.MatrixRow) string { return r.Handle }
	return s
}

func (s *matrixScreen) name() string { return nameMatrix }

// count tells also of the parties.
func (s *matrixScreen) count() string {
	return s.listing.count() + " × " + countOf(len(s.matrix.Parties), "party")
}

func (s *matrixScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Matrix(ctx, process, at) })
}

func (s *matrixScreen) show(m *Model, page any) {
	switch page := page.(type) {
	case desk.Matrix:
		if !s.read && len(page.Parties) > 0 {
			s.column = page.Parties[0].Handle
		}
		if s.seen != m.at {
			s.whose, s.known = "", nil // quotes may have come out later
		}
		s.matrix, s.seen, s.read, s.aged = page, m.at, true, true
		s.Columns = sortsOf(page.Parties)
		s.Take(page.Rows)
	case rowClaims:
		s.whose, s.known = page.point, page.claims
	}
}

// rowClaims are the claims of the positions on a point.
type rowClaims struct {
	point  string
	claims map[model.ID]desk.ClaimLine
}

// sortsOf are what the points can be sorted by: themselves, and how hard a
// party is on them, the hardest first. They are not drawn as columns are.
func sortsOf(parties []desk.MatrixParty) []table.Column[desk.MatrixRow] {
	columns := []table.Column[desk.MatrixRow]{
		{Name: "point", Less: func(a, b *desk.MatrixRow) int { return strings.Compare(model.Fold(a.Title), model.Fold(b.Title)) }},
		{Name: "status", Less: func(a, b *desk.MatrixRow) int {
			return cmp.Compare(model.Statuses.Index(string(a.Status)), model.Statuses.Index(string(b.Status)))
		}},
		{Name: "category", Less: func(a, b *desk.MatrixRow) int {
			return cmp.Compare(model.Categories.Index(string(a.Category)), model.Categories.Index(string(b.Category)))
		}},
	}
	for i := range parties {
		columns = append(columns, table.Column[desk.MatrixRow]{Name: parties[i].Handle, Less: func(a, b *desk.MatrixRow) int {
			return cmp.Compare(hardness(b.Cells[i]), hardness(a.Cells[i]))
		}})
	}
	return columns
}

// hardness is how hard a position is, from 1, accepts, to 8, refuses and calls
// it a red line; 0 is silent. The stance counts first: whoever is flexible is
// one softer, firm one harder, and a red line two.
func hardness(c *desk.Cell) int {
	if c == nil {
		return 0
	}
	hard := 1 + model.Stances.Index(string(c.Stance))
	switch c.Firmness {
	case model.Flexible:
		hard--
	case model.Firm:
		hard++
	case model.RedLine:
		hard += 2
	}
	return max(1, hard)
}

// at is the column under the cursor, -1 for the point itself.
func (s *matrixScreen) at() int {
	return slices.IndexFunc(s.matrix.Parties, func(p desk.MatrixParty) bool { return p.Handle == s.column })
}

// to puts the cursor on a column; it reports whether it was on another.
func (s *matrixScreen) to(column int) bool {
	was := s.column
	s.column = ""
	if column = min(column, len(s.matrix.Parties)-1); column >= 0 {
		s.column = s.matrix.Parties[column].Handle
	}
	return s.column != was
}

func moveCell(by int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		s := m.current().(*matrixScreen) //nolint:forcetypeassert // the action's screen
		s.to(s.at() + by*max(1, m.count))
		return nil
	}
}

// cell is the position under the cursor, nil where the party is silent or the
// point itself is selected.
func (s *matrixScreen) cell() *desk.Cell {
	row, at := s.Selected(), s.at()
	if row == nil || at < 0 {
		return nil
	}
	return row.Cells[at]
}

// moved asks for the claims on the row under the cursor.
func (s *matrixScreen) moved(m *Model) tea.Cmd {
	row := s.Selected()
	if row == nil || row.Handle == s.whose && !s.aged {
		return nil
	}
	s.aged = false
	var held []model.ID
	for _, c := range row.Cells {
		if c != nil {
			held = append(held, c.Claim)
		}
	}
	process, at, d, point := m.process, m.at, m.desk, row.Handle
	return m.ask(s, "claims", func(ctx context.Context) (any, error) {
		claims, err := d.ClaimLines(ctx, process, held, at)
		return rowClaims{point, claims}, err
	})
}

// claim is that of the position under the cursor, once it has come.
func (s *matrixScreen) claim() (desk.ClaimLine, bool) {
	c := s.cell()
	if c == nil || s.whose != s.Key() {
		return desk.ClaimLine{}, false
	}
	line, ok := s.known[c.Claim]
	return line, ok
}

// open shows where the position can be read, or the point itself.
func (s *matrixScreen) open(m *Model) tea.Cmd {
	row, at := s.Selected(), s.at()
	switch line, ok := s.claim(); {
	case row == nil:
		return nil
	case at < 0:
		return m.enter(newPoint(row.Handle))
	case ok:
		return openEvidence(m, line)
	case row.Cells[at] == nil:
		m.say(s.matrix.Parties[at].Title + " has no position on it; the point opens from its own column")
	}
	return nil
}

// rowAt is the row under the mouse.
func (s *matrixScreen) rowAt(_ *Model, _, y int) int { return s.At(y - listTop) }

// choose puts the cursor on the column under the mouse; false if it is there.
func (s *matrixScreen) choose(x int) bool {
	column := -1
	if x -= margin + s.laid.point; x >= 0 {
		column = min(s.laid.left+x/(s.laid.cell+s.laid.gap), s.laid.left+s.laid.shown-1)
	}
	return s.to(column)
}
