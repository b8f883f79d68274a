package model

import (
	"fmt"

	"parley/model/day"
)

// Rung is how near a status is to being carried out, as the status ladder has
// it: 1 raised, 2 disputed, 3 narrowing, 4 agreed in principle, 5 agreed, 6
// signed, 7 in force, 8 implemented. Of the states beside the ladder, deferred
// is no further than raised; rejected, suspended and breached lie below it all,
// at -1. Unknown has no rung and gives 0.
func (s Status) Rung() int {
	switch {
	case s == Deferred:
		return Raised.Rung()
	case s.Class() == Broken:
		return -1
	}
	return max(0, Statuses.Index(string(s)))
}

// Convergence draws a track on the ladder: the rung that held at the end of
// each of some ascending days, 0 where the status was not known.
func Convergence(track []Change, days []day.Date) []int {
	rungs := make([]int, len(days))
	rung := 0
	for i, d := range days {
		for len(track) > 0 && track[0].From.First() <= d {
			rung, track = track[0].Status.Rung(), track[1:]
		}
		rungs[i] = rung
	}
	return rungs
}

// A Step is an assessment that is about to be made, with what is known of
// its point in that scope.
type Step struct {
	Was       Status   // the standing status; [Unknown] where there is none
	Been      []Status // every status that it has had there
	Is        Status
	Backed    bool // an event or a text of the process stands behind it
	Outsiders bool // the claims that it rests on all come from outside the scope
}

// Warnings says what is unusual about a step on the ladder. Nothing here
// forbids it: the analyst may know better.
func Warnings(s Step) []string {
	var out []string
	warn := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	label := func(s Status) string { return Statuses.Label(string(s)) }
	if from, to := s.Was.Rung(), s.Is.Rung(); s.Was != Deferred && from > 0 && to-from > 2 {
		warn("from %s to %s is a rise of %d rungs", label(s.Was), label(s.Is), to-from)
	}
	if s.Is == Signed && !s.Backed {
		warn("signed, but no signing and no text is recorded")
	}
	if s.Is == Implemented && !s.has(InForce) {
		warn("implemented, but it was never in force")
	}
	if (s.Is == Breached || s.Is == Suspended) && !s.settled() {
		warn("%s, but it was never agreed", label(s.Is))
	}
	if s.Is.Class() == Settled && s.Outsiders {
		warn("%s rests only on the word of those outside the scope", label(s.Is))
	}
	return out
}

func (s Step) has(want Status) bool {
	for _, been := range s.Been {
		if been == want {
			return true
		}
	}
	return false
}

func (s Step) settled() bool {
	for _, been := range s.Been {
		if been.Class() == Settled {
			return true
		}
	}
	return false
}

// Progress counts the settled points and those whose status is known, of
// points counted by status.
func Progress(byStatus map[Status]int) (settled, known int) {
	for status, n := range byStatus {
		switch status.Class() {
		case "":
		case Settled:
			settled += n
			known += n
		default:
			known += n
		}
	}
	return settled, known
}
