package desk

import (
	"slices"

	"parley/model"
)

// relate says whether a new claim restates or succeeds the same speakers'
// latest one on the same matters. Only positions and status claims succeed
// each other: a second fact or prediction does not replace the first.
func (b *builder) relate(r model.Record) {
	c, ok := r.(*model.Claim)
	if !ok || len(c.About) == 0 {
		return
	}
	last := b.latest(c)
	switch {
	case last == nil:
	case sameContent(last, c):
		c.Restates = last.ID
	case c.Kind == model.Position || c.Kind == model.StatusClaim:
		c.Succeeds = last.ID
	}
}

func sameContent(a, c *model.Claim) bool {
	same := func(x, y string) bool { return model.Fold(x) == model.Fold(y) }
	if c.Kind == model.Fact || c.Kind == model.Prediction {
		return c.Words != "" && same(a.Words, c.Words)
	}
	return a.Stance == c.Stance && a.Firmness == c.Firmness && a.Status == c.Status &&
		same(a.Want, c.Want) && same(a.Condition, c.Condition) && same(a.Count, c.Count)
}

// sameFrame reports whether two claims are of one kind, by the same speakers,
// for the same parties, about the same matters, in the same scope.
func sameFrame(a, c *model.Claim) bool {
	about := len(a.About) == len(c.About)
	for _, ref := range c.About {
		about = about && slices.Contains(a.About, ref)
	}
	return about && a.Kind == c.Kind && slices.Equal(a.Speakers, c.Speakers) &&
		model.NewScope(a.For...).Equal(model.NewScope(c.For...)) && a.Scope.Equal(c.Scope)
}

// latest returns the newest earlier claim in the same frame.
func (b *builder) latest(c *model.Claim) *model.Claim {
	stated, err := b.tx.Stated(c.About[0].ID)
	if err != nil {
		return nil
	}
	var last *model.Claim
	for _, s := range stated {
		if s.Kind != c.Kind || s.Day() > c.Said.First() {
			continue
		}
		rec, err := b.get(model.Ref{Kind: model.KindClaim, ID: s.Claim})
		have, ok := rec.(*model.Claim)
		if err != nil || !ok || have == nil || !sameFrame(have, c) {
			continue
		}
		if last == nil || have.Said.Compare(last.Said) >= 0 {
			last = have
		}
	}
	return last
}
