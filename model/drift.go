package model

import "cmp"

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
	var all []Held
	for _, c := range seen {
		if c.Kind != Position {
			continue
		}
		for _, party := range c.within(nil) {
			if party != "" {
				all = hold(all, party, c)
			}
		}
	}
	return all
}

// hold moves the party to the end of the list with its newest position.
func hold(all []Held, party ID, c Stated) []Held {
	next := Held{Party: party, Now: c}
	for i, h := range all {
		if h.Party == party {
			was := h.Now
			next.Before, next.Drift = &was, DriftOf(was, c)
			all = append(all[:i], all[i+1:]...)
			break
		}
	}
	return append(all, next)
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
