package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
	"parley/report"
	"parley/ui"
)

func (a *app) matrixCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "matrix [FILTER…]",
		Short: "Set the points against the parties: who wants what",
		Long: `Set the points against the parties: in each cell the stance of a party's latest
position, what it wants, and the claim that says so (parley show c12). A party
is silent where nothing stands. The filter is that of list points.

` + legend(model.Stances) + legend(model.Firmnesses),
		Example: "  parley matrix --process ukr\n  parley matrix --as-of 2025-12-24 category:territory,forces",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.matrix(cmd.Context(), args) },
	}
	cmd.Flags().BoolVar(&a.status, "exit-status", false, "end with 3 where nothing is found")
	return a.jsonFlag(cmd)
}

// legend explains the signs of a vocabulary.
func legend(v model.Vocabulary) string {
	var b strings.Builder
	for _, w := range v.Words {
		if w.Glyph != "" {
			fmt.Fprintf(&b, "  %s  %-12s %s\n", w.Glyph, w.Label, w.Means)
		}
	}
	return b.String()
}

func (a *app) matrix(ctx context.Context, terms []string) error {
	d, at, err := a.look(ctx, "cli")
	if err != nil {
		return err
	}
	f, err := desk.MatrixFilter.Parse(strings.Join(terms, " "), at.Day)
	if err != nil {
		return err
	}
	m, err := d.Matrix(ctx, a.process, at)
	if err != nil {
		return err
	}
	var rows []desk.MatrixRow
	for i := range m.Rows {
		if f.Keeps(&m.Rows[i]) {
			rows = append(rows, m.Rows[i])
		}
	}
	m.Rows = rows
	switch {
	case a.asJSON:
		err = a.matrixJSON(ctx, d, at, m)
	case len(rows) > 0:
		err = a.matrixTable(m)
	}
	if err != nil {
		return err
	}
	return a.found(ctx, d, at, "points", len(rows))
}

// The cells that a column of the matrix takes at least, and a slug at most.
const (
	leastCell = 16
	mostSlug  = 16
)

// matrixTable prints as many parties as the terminal has room for, and says
// which it has not.
func (a *app) matrixTable(m desk.Matrix) error {
	slug, status := len("point"), len("status")
	for i := range m.Rows {
		slug = max(slug, min(mostSlug, len(m.Rows[i].Slug)))
		status = max(status, len(statusText(m.Rows[i].Row)))
	}
	room := ui.Width(a.Out) - slug - 2 - status
	shown := min(len(m.Parties), max(1, room/(leastCell+2)))
	heads := []string{"point", "status"}
	for _, p := range m.Parties[:shown] {
		heads = append(heads, p.Handle)
	}
	var table [][]string
	for i := range m.Rows {
		r := &m.Rows[i]
		line := []string{report.Cut(r.Slug, mostSlug), statusText(r.Row)}
		for _, c := range r.Cells[:shown] {
			line = append(line, a.cell(c, room/max(1, shown)-2))
		}
		table = append(table, line)
	}
	if err := report.Table(a.out, heads, table); err != nil || shown == len(m.Parties) {
		return err
	}
	var left []string
	for _, p := range m.Parties[shown:] {
		left = append(left, p.Handle)
	}
	a.say("there is no room for %s; --json has all", strings.Join(left, ", "))
	return nil
}

// cell is a position in at most n cells, its claim never cut.
func (a *app) cell(c *desk.Cell, n int) string {
	if c == nil {
		return ""
	}
	stance, _ := model.Stances.Find(string(c.Stance))
	firm, _ := model.Firmnesses.Find(string(c.Firmness))
	sign := stance.Glyph + firm.Glyph
	if !a.unicode() {
		sign = stance.ASCII + firm.ASCII
	}
	return sign + " " + report.Cut(cmp.Or(c.Want, stance.Label), n-len([]rune(sign))-2-len(c.Handle)) + " " + c.Handle
}

func (a *app) matrixJSON(ctx context.Context, d *desk.Desk, at desk.At, m desk.Matrix) error {
	var held []model.ID
	for i := range m.Rows {
		for _, c := range m.Rows[i].Cells {
			if c != nil {
				held = append(held, c.Claim)
			}
		}
	}
	claims, err := d.ClaimLines(ctx, a.process, held, at)
	if err != nil {
		return err
	}
	out := report.Matrix{Parties: []report.MatrixParty{}, Points: []report.MatrixPoint{}}
	for _, p := range m.Parties {
		out.Parties = append(out.Parties, report.MatrixParty{Handle: p.Handle, Name: p.Title, Role: p.Role, Positions: p.Positions})
	}
	for i := range m.Rows {
		r := &m.Rows[i]
		point := report.MatrixPoint{
			Handle: r.Handle, Slug: r.Slug, Title: r.Title, Category: string(r.Category), Status: string(r.Status), Basis: string(r.Basis),
			Since: r.Since.String(), Positions: []report.MatrixPosition{},
		}
		for n, c := range r.Cells {
			if c != nil {
				point.Positions = append(point.Positions, positionRecord(m.Parties[n].Handle, c, claims[c.Claim]))
			}
		}
		out.Points = append(out.Points, point)
	}
	return a.print(out)
}

func positionRecord(party string, c *desk.Cell, claim desk.ClaimLine) report.MatrixPosition {
	p := report.MatrixPosition{
		Party: party, Stance: string(c.Stance), Want: c.Want, Firmness: string(c.Firmness), Condition: claim.Condition, Drift: string(c.Drift),
		Said: c.Said.String(), Age: c.Age, Claim: c.Handle, Speakers: strings.Split(claim.Speaker, " and "),
	}
	if len(claim.Quotes) > 0 {
		p.Quote, p.Source = claim.Quotes[0].Words, claim.Quotes[0].Source.Handle
	}
	return p
}
