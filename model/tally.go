package model

import (
	"parley/model/day"
)

// A tally follows what is reported in one scope, claim by claim, in the order
// in which the claims were said.
//
// Three rules keep it honest. A party's word without a scope is its own word
// only: what is settled needs the word of every party of the scope. A claim
// from outside the scope never lifts the status above narrowing, and never
// moves it once a party of the scope has spoken. A claim with a narrower scope
// says nothing about this one.
type tally struct {
	scope    Scope
	headline bool // unstated scopes and positions count
	status   Status
	own      bool // a party of the scope has spoken
	views    map[ID]Status
	stances  map[ID]Stance
}

func newTally(scope Scope, headline bool) *tally {
	return &tally{scope: scope, headline: headline, status: Unknown, views: map[ID]Status{}, stances: map[ID]Stance{}}
}

// bears reports whether a status claim speaks about the tally's scope, and
// whether it says so itself.
func (t *tally) bears(c Stated) (bears, stated bool) {
	if c.Kind != StatusClaim || c.Status.Class() == "" {
		return false, false
	}
	if len(c.Scope) == 0 {
		return t.headline, false
	}
	return len(t.scope) > 0 && c.Scope.Covers(t.scope), true
}

func (t *tally) take(c Stated) {
	if c.Kind == Position {
		if t.headline {
			t.position(c)
		}
		return
	}
	bears, stated := t.bears(c)
	if !bears {
		return
	}
	inside := c.within(t.scope)
	switch {
	case len(inside) == 0 && t.own:
	case len(inside) == 0:
		t.report(c.Status)
	case stated:
		t.own = true
		t.status = c.Status
	default:
		t.own = true
		for _, party := range inside {
			t.views[party] = c.Status
		}
		if s, ok := t.unanimous(); ok && c.Status.Class() == Settled {
			t.status = s
			return
		}
		t.report(c.Status)
	}
}

// report takes one voice's word: it can lower and it can narrow, it cannot
// settle.
func (t *tally) report(s Status) {
	switch {
	case s.Class() == Settled && t.status.Class() != Settled:
		t.status = Narrowing
	case s.Class() == Settled:
	case s == Raised && t.status != Unknown:
	default:
		t.status = s
	}
}

// unanimous returns the lowest rung on which every party of the scope says
// the point is settled.
func (t *tally) unanimous() (Status, bool) {
	low := Implemented
	for _, party := range t.scope {
		s := t.views[party]
		if s.Class() != Settled {
			return "", false
		}
		if s.Rung() < low.Rung() {
			low = s
		}
	}
	return low, len(t.scope) > 0
}

func (t *tally) position(c Stated) {
	inside := c.within(t.scope)
	if len(inside) == 0 {
		if t.status == Unknown {
			t.status = Raised
		}
		return
	}
	t.own = true
	for _, party := range inside {
		t.stances[party] = c.Stance
	}
	switch s := t.collision(); {
	case s != Raised:
		t.status = s
	case t.status == Unknown:
		t.status = Raised
	case t.status == Disputed || t.status == Rejected:
		t.status = Narrowing
	}
}

// collision reads a status off the latest stance of each party.
func (t *tally) collision() Status {
	var refuse, demand, give, accept int
	for _, s := range t.stances {
		switch s {
		case Refuses:
			refuse++
		case Demands:
			demand++
		case Offers, AcceptsIf:
			give++
		case Accepts:
			accept++
		}
	}
	switch {
	case refuse > 0 && demand+give+accept > 0, demand > 1:
		return Disputed
	case refuse > 0:
		return Rejected
	case len(t.scope) > 1 && accept == len(t.scope):
		return AgreedInPrinciple
	}
	return Raised
}

// A Change is a status that begins to hold in a scope.
type Change struct {
	From   day.Day
	Status Status
	Basis  Basis
	By     Ref // the claim or assessment that made it
}

// A Basis is what a status rests on.
type Basis string

// Bases of a status. The empty one is that of a status that no claim gives.
const (
	Assessed Basis = "assessed"
	Reported Basis = "reported"
)

// Track lists how the status of a point changed in a scope, as the view sees
// it. Successive entries differ in status, except that an assessment which
// confirms what was reported follows it: what was reported stays reported. An
// assessment stands until the next assessment, whatever is reported meanwhile.
func Track(f Facts, scope Scope, at AsOf) []Change {
	track, _ := f.track(f.resolve(scope), f.Visible(at), at)
	return track
}

// resolve reads the empty scope as the headline scope.
func (f Facts) resolve(scope Scope) Scope {
	if len(scope) == 0 {
		return f.Headline
	}
	return scope
}

func (f Facts) track(scope Scope, seen []Stated, at AsOf) ([]Change, *tally) {
	t := newTally(scope, scope.Equal(f.Headline))
	judged := f.judged(scope, at)
	var track []Change
	for _, c := range seen {
		was := t.status
		t.take(c)
		overruled := len(judged) > 0 && judged[0].From.First() <= c.Day()
		if t.status != was && !overruled {
			track = extend(track, Change{c.On(), t.status, Reported, Ref{KindClaim, c.Claim}})
		}
	}
	for _, j := range judged {
		track = extend(track, Change{j.From, j.Status, Assessed, Ref{KindAssessment, j.Assessment}})
	}
	return track, t
}

// extend appends a change, unless the same stands already on the same basis.
func extend(track []Change, c Change) []Change {
	if n := len(track); n > 0 && track[n-1].Status == c.Status && track[n-1].Basis == c.Basis {
		return track
	}
	return append(track, c)
}
