package model

import (
	"cmp"
	"slices"

	"parley/model/day"
)

// A Turn is a day from which on views show another status.
type Turn struct {
	On     day.Date
	Status Status
}

// Course lists what views of a point in a scope have shown as the days went
// by: the status as of On and of every day after it, up to the next turn.
// Before the first turn it is [Unknown].
//
// It differs from a [Track], which is the past as the view's day sees it: what
// was said in May and published in June changes the track in May and, without
// hindsight, the course in June.
func Course(f Facts, scope Scope, at AsOf) []Turn {
	scope = f.resolve(scope)
	judged := f.judged(scope, at)
	until := day.Max
	if len(judged) > 0 {
		until = judged[0].From.First() // an assessment stands whatever is reported
	}
	said := f.Visible(at)
	shown := slices.Clone(said)
	slices.SortStableFunc(shown, func(a, b Stated) int { return cmp.Compare(at.from(a), at.from(b)) })
	var turns []Turn
	t := newTally(scope, scope.Equal(f.Headline))
	var last Stated // of those taken, in the order in which they were said
	for i := 0; i < len(shown) && at.from(shown[i]) < until; {
		on := at.from(shown[i])
		next := i + 1
		for next < len(shown) && at.from(shown[next]) == on {
			next++
		}
		fresh := shown[i:next]
		if i > 0 && fresh[0].before(last) < 0 {
			// What came out late was said before what was known: it is
			// weighed again in the order in which it was said.
			t = newTally(scope, t.headline)
			fresh = slices.DeleteFunc(slices.Clone(said), func(c Stated) bool { return at.from(c) > on })
		}
		for _, c := range fresh {
			t.take(c)
		}
		turns = turn(turns, on, t.status)
		last, i = fresh[len(fresh)-1], next
	}
	for _, j := range judged {
		turns = turn(turns, j.From.First(), j.Status)
	}
	return turns
}

// turn appends what holds from a day on, in place of what came before on the
// same day.
func turn(turns []Turn, on day.Date, s Status) []Turn {
	if n := len(turns); n > 0 && turns[n-1].On == on {
		turns = turns[:n-1]
	}
	was := Unknown
	if n := len(turns); n > 0 {
		was = turns[n-1].Status
	}
	if s == was {
		return turns
	}
	return append(turns, Turn{on, s})
}
