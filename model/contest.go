package model

import (
	"maps"
	"slices"

	"parley/model/day"
)

// quarrel returns the last days on which the point is contested and doubted
// in the tally's scope, [day.Min] for never.
//
// Only each voice's latest status claim counts, and only for the process's
// number of days. A claim of unknown class takes its voice out. Contested
// needs two voices of the scope in different classes. Doubted compares those
// outside with what stands: the parties' word or the assessment, and where
// there is neither, the latest of the outsiders.
func (f Facts) quarrel(t *tally, seen []Stated, r Row) (contested, doubted day.Date) {
	inside, outside := t.voices(seen)
	newest := newestByClass(inside)
	contested = day.Min
	for _, pair := range [][2]Class{{Open, Settled}, {Open, Broken}, {Settled, Broken}} {
		a, b := newest[pair[0]], newest[pair[1]]
		if a != day.Min && b != day.Min {
			contested = max(contested, min(a, b).Add(f.ContestDays))
		}
	}
	doubted = day.Min
	reference := r.Status.Class()
	if !t.own && r.Basis != Assessed {
		reference = latestClass(outside)
	}
	for class, on := range newestByClass(outside) {
		if on != day.Min && reference != "" && class != reference {
			doubted = max(doubted, on.Add(f.ContestDays))
		}
	}
	return contested, doubted
}

// voices returns the latest status claim of each voice on the tally's scope,
// those of its parties and those from outside.
func (t *tally) voices(seen []Stated) (inside, outside map[Voice]Stated) {
	inside, outside = map[Voice]Stated{}, map[Voice]Stated{}
	for _, c := range seen {
		if bears, _ := t.bears(c); !bears && c.Status != Unknown || c.Kind != StatusClaim {
			continue
		}
		for _, v := range c.Voices {
			if t.scope.touches([]ID{v.Party}) {
				inside[v] = c
			} else {
				outside[v] = c
			}
		}
	}
	return inside, outside
}

// contesting returns the claims that make a scope contested on the view's day,
// the newest of each class, newest first; none where it is not.
func (f Facts) contesting(scope Scope, at AsOf) []Ref {
	seen := f.Visible(at)
	_, t := f.track(f.resolve(scope), seen, at)
	inside, _ := t.voices(seen)
	newest := map[Class]Stated{}
	for _, c := range inside {
		class := c.Status.Class()
		if have, ok := newest[class]; class != "" && c.Day().Add(f.ContestDays) >= at.Day && (!ok || have.before(c) < 0) {
			newest[class] = c
		}
	}
	if len(newest) < 2 {
		return nil
	}
	var refs []Ref
	for _, c := range slices.SortedFunc(maps.Values(newest), Stated.before) {
		refs = addRefs(refs, Ref{KindClaim, c.Claim})
	}
	slices.Reverse(refs)
	return refs
}

func newestByClass(voices map[Voice]Stated) map[Class]day.Date {
	newest := map[Class]day.Date{Open: day.Min, Settled: day.Min, Broken: day.Min}
	for _, c := range voices {
		if class := c.Status.Class(); class != "" {
			newest[class] = max(newest[class], c.Day())
		}
	}
	return newest
}

func latestClass(voices map[Voice]Stated) Class {
	var last Stated
	for _, c := range voices {
		if last.Claim == "" || last.before(c) < 0 {
			last = c
		}
	}
	return last.Status.Class()
}
