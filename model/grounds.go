package model

import "parley/model/day"

// Grounds says on whose word a status stands and since when, and of one that
// is not known why it is not. A run that was reported before it was assessed
// has both days: the analyst's judgement does not reach back to the report.
func Grounds(basis Basis, since, assessed day.Day, claims int) string {
	switch {
	case basis == "" && claims > 0:
		return "no claim gives a status"
	case basis == "":
		return "nobody has spoken on it"
	case basis == Assessed && assessed.Known() && assessed != since:
		return "reported since " + since.Human() + ", assessed from " + assessed.Human()
	}
	return string(basis) + " since " + since.Human()
}

// Grounds says on whose word the status stands and since when.
func (r Row) Grounds() string { return Grounds(r.Basis, r.Since, r.Assessed, r.Claims) }

// Grounds says on whose word the status stands and since when.
func (b Badge) Grounds() string { return Grounds(b.Basis, b.Since, b.Assessed, 0) }
