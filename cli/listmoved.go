package cli

import (
	"context"
	"strings"

	"parley/desk"
	"parley/model"
	"parley/report"
)

// listMoved lists what has moved since the last brief, each line with who made
// it so.
func listMoved(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	moved, err := d.Moved(ctx, process, at)
	for _, g := range moved.Groups {
		for i := range g.Lines {
			line := &g.Lines[i]
			r := report.ListMoved{
				Handle: line.Handle, Kind: string(line.Kind), Day: line.On.String(), Title: line.Title, Gist: line.Gist,
				Was: line.Was, Is: line.Is, Drift: string(line.Drift), Claims: []string{}, Sources: []string{},
			}
			for _, c := range line.Claims {
				r.Claims = append(r.Claims, c.Handle)
				for _, q := range c.Quotes {
					r.Sources = append(r.Sources, q.Source.Handle)
				}
			}
			for _, q := range line.Quotes {
				r.Sources = append(r.Sources, q.Source.Handle)
			}
			l.add(line, func() any { return r }, func() []string {
				return []string{r.Day, model.MoveKinds.Label(r.Kind), r.Handle, r.Title, r.Gist, word(line)}
			})
		}
	}
	return err
}

// word is on whose word something has moved, and where it can be read.
func word(l *desk.MovedLine) string {
	var parts []string
	for _, a := range l.Assessments {
		parts = append(parts, "assessed by "+a.Author)
	}
	quotes := l.Quotes
	for _, c := range l.Claims {
		parts = append(parts, c.Speaker)
		quotes = append(quotes, c.Quotes...)
	}
	if len(quotes) > 0 {
		parts = append(parts, quotes[0].Source.Handle)
	} else if len(parts) == 0 {
		parts = append(parts, "entered by "+l.Author)
	}
	return strings.Join(parts, ", ")
}
