package desk

import (
	"context"
	"strings"

	"parley/model"
)

// ClaimLines gathers claims of a process with their words and quotes: what
// the matrix and the timeline leave out, for the few that are looked at.
// Claims that the view does not show are left out, and quotes of sources that
// come out after its day.
func (d *Desk) ClaimLines(ctx context.Context, process string, claims []model.ID, at At) (map[model.ID]ClaimLine, error) {
	lines := make(map[model.ID]ClaimLine, len(claims))
	err := d.read(ctx, process, at, func(r *reader) error {
		for _, id := range claims {
			rec, err := r.get(model.KindClaim, id)
			if err != nil {
				return err
			}
			c, ok := rec.(*model.Claim)
			if !ok || c == nil || c.Process != r.v.ID {
				continue
			}
			if r.sees(c) {
				lines[id] = r.claim(c)
			}
		}
		return nil
	})
	return lines, err
}

// Gist is what the claim says, in a line: its terms, and where it has none,
// its words or those of the first quote.
func (c ClaimLine) Gist() string {
	said := c.Claim
	said.Evidence = nil // of which the view may not see all
	if said.Words == "" && len(c.Quotes) > 0 {
		said.Words = c.Quotes[0].Words
	}
	return strings.Join(strings.Fields(claimTitle(&said)), " ")
}
