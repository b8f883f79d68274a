package model

import (
	"cmp"
	"slices"
)

// A Drift is which way a party's position moved between two statements.
type Drift string

// Drifts. The empty one is a position restated, or the first one.
const (
	Hardening Drift = "hardening"
	Softening Drift = "softening"
	Reworded  Drift = "reworded"
)

// Drifts are the ways in which a position can move.
var Drifts = Vocabulary{Name: "drift", Words: []Word{
	{string(Hardening), "hardening", "a harder stance, or the same held more firmly", "parley", "▲", "^"},
	{string(Softening), "softening", "a softer stance, or the same held less firmly", "parley", "▽", "v"},
	{string(Reworded), "reworded", "the same stance in other words", "parley", "≈", "="},
}}

// DriftOf compares two successive positions of one party on one point. The
// stance decides; where it is the same, the firmness if both are stated; else
// a changed gist is a rewording.
func DriftOf(was, is Stated) Drift {
	stance := cmp.Compare(Stances.Index(string(is.Stance)), Stances.Index(string(was.Stance)))
	firmness := 0
	if is.Firmness != "" && was.Firmness != "" {
		firmness = cmp.Compare(Firmnesses.Index(string(is.Firmness)), Firmnesses.Index(string(was.Firmness)))
	}
	switch cmp.Or(stance, firmness) {
	case 1:
		return Hardening
	case -1:
		return Softening
	}
	if is.Want != was.Want {
		return Reworded
	}
	return ""
}

// Held is the latest position of a party on a point.
type Held struct {
	Party  ID
	Now    Stated
	Before *Stated // the one before it, nil for the first
	Drift  Drift
}

// Positions returns each party's latest position as the view sees it, in the
// order in which they were said. Parties without one are silent and not
// listed.
func Positions(f Facts, at AsOf) []Held { return held(f.Visible(at)) }

func held(seen []Stated) []Held {
	type hold struct {
		party     ID
		now, once int // places among the claims seen; once is -1 for the first position
	}
	var holds []hold // in the order in which they were said
	for i := range seen {
		if seen[i].Kind != Position {
			continue
		}
		for _, party := range seen[i].within(nil) {
			if party == "" {
				continue
			}
			next := hold{party, i, -1}
			if was := slices.IndexFunc(holds, func(h hold) bool { return h.party == party }); was >= 0 {
				next.once = holds[was].now
				holds = slices.Delete(holds, was, was+1)
			}
			holds = append(holds, next)
		}
	}
	all := make([]Held, len(holds))
	for i, h := range holds {
		all[i] = Held{Party: h.party, Now: seen[h.now]}
		if h.once >= 0 {
			all[i].Before, all[i].Drift = &seen[h.once], DriftOf(seen[h.once], seen[h.now])
		}
	}
	return all
}

// drift returns the drift of the latest position that follows another one.
func drift(seen []Stated) (Drift, ID) {
	all := held(seen)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Before != nil {
			return all[i].Drift, all[i].Party
		}
	}
	return "", ""
}
