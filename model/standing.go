package model

import (
	"slices"

	"parley/model/day"
)

// A Row is where a point stands in a scope on a day.
type Row struct {
	Status    Status
	Basis     Basis
	Since     day.Day // first day of the unbroken run of the status; unknown where nobody has spoken
	Assessed  day.Day // first day of that run from which it is assessed; unknown where it is only reported
	Badges    []Badge // statuses in other, narrower scopes
	Contested bool    // two parties of this or a badge's scope, or two speakers of one, say otherwise
	Doubted   bool    // somebody outside the scope says otherwise, nobody inside does
	Overtaken bool    // a claim later than the assessment contradicts it
	Stale     bool    // no claim for the process's number of days
	Drift     Drift   // of the latest position that follows another of the same party
	Drifter   ID      // the party that drifts
	Claims    int     // how many claims the view sees
	Parties   Scope   // those that the claims speak for
	Last      day.Date
}

// A Badge is a status in a scope that is not the headline scope.
type Badge struct {
	Scope    Scope
	Status   Status
	Basis    Basis
	Since    day.Day
	Assessed day.Day // as in [Row]

	Contested bool
	Until     day.Date // last day on which it is contested; day.Min if never
}

// Standing computes where a point stands between the parties of a scope, as
// the view sees it. The empty scope is the headline scope. Badges are those
// of the headline scope only.
func Standing(f Facts, scope Scope, at AsOf) Row {
	return f.settle(f.resolve(scope), at).on(at.Day)
}

// Cached is a row with the days on which it changes by the passing of time
// alone, so that it can be kept and read on any later day.
type Cached struct {
	Row                     // its Contested, Doubted and Stale are not set
	ValidFrom      day.Date // every fact on the point is seen from this day on
	ContestedUntil day.Date // last day on which the point is contested in any scope; day.Min if never
	DoubtedUntil   day.Date // last day on which it is doubted unless contested; day.Min if never
	StaleFrom      day.Date // first day on which it is stale; day.Max if never
}

// Settle computes the row of the headline scope for keeping.
func Settle(f Facts) Cached {
	c := f.settle(f.Headline, Latest)
	c.ValidFrom = day.Min
	for _, claim := range f.Claims {
		c.ValidFrom = max(c.ValidFrom, claim.Seen())
	}
	for _, j := range f.Judged {
		c.ValidFrom = max(c.ValidFrom, j.From.First())
	}
	return c
}

// SettleAt computes the row of the headline scope as a view sees it, for
// keeping until that view changes: it holds on the view's day only.
func SettleAt(f Facts, at AsOf) Cached {
	c := f.settle(f.Headline, at)
	c.ValidFrom = day.Min
	return c
}

// On returns the row as it stands on a day; false where facts that the row
// holds were not yet seen on that day, so that it has to be computed afresh.
func (c Cached) On(d day.Date) (Row, bool) {
	if d < c.ValidFrom {
		return Row{}, false
	}
	return c.on(d), true
}

func (c Cached) on(d day.Date) Row {
	r := c.Row
	r.Contested = d <= c.ContestedUntil
	r.Doubted = !r.Contested && d <= c.DoubtedUntil
	r.Stale = d >= c.StaleFrom
	r.Badges = slices.Clone(c.Badges)
	for i := range r.Badges {
		r.Badges[i].Contested = d <= r.Badges[i].Until
	}
	return r
}

func (f Facts) settle(scope Scope, at AsOf) Cached {
	seen := f.Visible(at)
	track, t := f.track(scope, seen, at)
	c := Cached{
		Row:            Row{Status: Unknown, Claims: len(seen), Last: day.Min},
		ContestedUntil: day.Min, DoubtedUntil: day.Min, StaleFrom: day.Max,
	}
	if b, ok := standing(track); ok {
		c.Status, c.Basis, c.Since, c.Assessed = b.Status, b.Basis, b.Since, b.Assessed
	}
	var parties []ID
	for _, claim := range seen {
		c.Last = max(c.Last, claim.Day())
		parties = append(parties, claim.within(nil)...)
	}
	c.Parties = NewScope(slices.DeleteFunc(parties, func(p ID) bool { return p == "" })...)
	if len(seen) > 0 {
		c.StaleFrom = c.Last.Add(f.StaleDays + 1)
	}
	c.ContestedUntil, c.DoubtedUntil = f.quarrel(t, seen, c.Row)
	c.Overtaken = f.overtaken(scope, t, seen, at)
	c.Drift, c.Drifter = drift(seen)
	if scope.Equal(f.Headline) {
		c.Badges = f.badges(seen, at)
	}
	for _, b := range c.Badges {
		c.ContestedUntil = max(c.ContestedUntil, b.Until)
	}
	return c
}

// standing reads off a track what holds at its end; false where it is empty.
func standing(track []Change) (Badge, bool) {
	run := lastRun(track)
	if len(run) == 0 {
		return Badge{}, false
	}
	last := run[len(run)-1]
	b := Badge{Status: last.Status, Basis: last.Basis, Since: run[0].From, Until: day.Min}
	for _, c := range slices.Backward(run) {
		if c.Basis == Assessed {
			b.Assessed = c.From
		}
	}
	return b, true
}

// lastRun is the part of a track over which the status at its end holds.
func lastRun(track []Change) []Change {
	i := len(track)
	for i > 0 && track[i-1].Status == track[len(track)-1].Status {
		i--
	}
	return track[i:]
}

// badges computes the status of every other scope that a claim or an
// assessment names.
func (f Facts) badges(seen []Stated, at AsOf) []Badge {
	var badges []Badge
	for _, s := range f.narrower(seen, at) {
		track, t := f.track(s, seen, at)
		if b, ok := standing(track); ok {
			b.Scope = s
			b.Until, _ = f.quarrel(t, seen, Row{Status: b.Status, Basis: b.Basis})
			badges = append(badges, b)
		}
	}
	return badges
}

// narrower lists the scopes beside the headline scope that a status claim or
// an assessment names.
func (f Facts) narrower(seen []Stated, at AsOf) []Scope {
	var scopes []Scope
	name := func(s Scope) {
		known := slices.ContainsFunc(scopes, s.Equal)
		if len(s) > 0 && !known && (len(f.Headline) == 0 || !s.Covers(f.Headline)) {
			scopes = append(scopes, s)
		}
	}
	for _, c := range seen {
		if c.Kind == StatusClaim {
			name(c.Scope)
		}
	}
	for _, j := range f.Judged {
		if j.From.First() <= at.Day {
			name(j.Scope)
		}
	}
	slices.SortFunc(scopes, slices.Compare[Scope])
	return scopes
}

// overtaken reports whether a party of the scope contradicts the standing
// assessment after the day from which it holds.
func (f Facts) overtaken(scope Scope, t *tally, seen []Stated, at AsOf) bool {
	judged := f.judged(scope, at)
	if len(judged) == 0 {
		return false
	}
	j := judged[len(judged)-1]
	return slices.ContainsFunc(seen, func(c Stated) bool {
		later := c.Day() > j.From.First() || c.Day() == j.From.First() && c.Seq > j.Seq
		if !later || len(c.within(scope)) == 0 {
			return false
		}
		if c.Kind == Position {
			return t.headline && c.Stance == Refuses && j.Status.Class() == Settled
		}
		bears, _ := t.bears(c)
		return bears && j.Status.Class() != "" && c.Status.Class() != j.Status.Class()
	})
}
