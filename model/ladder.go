package model

import "fmt"

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
	if from, to := s.Was.rung(), s.Is.rung(); s.Was != Unknown && from > 0 && to-from > 2 {
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
