package model

import (
	"cmp"
	"slices"

	"parley/model/day"
)

// Stated is a claim as the rules read it: who says what on which day, without
// its words. It is small, so that a store can keep it beside the claim.
type Stated struct {
	Claim     ID
	Handle    string
	Seq       uint64   // the position of the act that entered it; ties of day fall to the later act
	Said      day.Day  // as recorded
	Published day.Day  // the earliest publication among its sources; unknown where it has none
	Entered   day.Date // the calendar day (UTC) of its entry
	Kind      ClaimKind
	Voices    []Voice
	Status    Status
	Scope     Scope
	Stance    Stance
	Firmness  Firmness
	Want      string
}

// A Voice is one speaker speaking for one party.
type Voice struct {
	Who   string // identity of the speaker: a record's ID, or the description of somebody unnamed
	Party ID     // the party spoken for; empty for experts, media and other independents
}

// State reads a claim for the rules. Seq and entered come from the journal,
// published from its sources.
func State(c *Claim, seq uint64, entered day.Date, published day.Day) Stated {
	s := Stated{
		Claim: c.ID, Handle: c.Handle, Seq: seq, Said: c.Said, Published: published, Entered: entered,
		Kind: c.Kind, Status: c.Status, Scope: c.Scope, Stance: c.Stance, Firmness: c.Firmness, Want: c.Want,
	}
	for _, speaker := range c.Speakers {
		who := cmp.Or(string(speaker.Person), string(speaker.Party), speaker.Unnamed)
		if len(c.For) == 0 {
			s.Voices = append(s.Voices, Voice{who, speaker.Party})
		}
		for _, party := range c.For {
			s.Voices = append(s.Voices, Voice{who, party})
		}
	}
	return s
}

// Day returns the calendar day from which the claim counts as made: when it
// was said, else when it was published, else when it was entered.
func (s Stated) Day() day.Date { return s.On().First() }

// On returns that day with its precision.
func (s Stated) On() day.Day {
	switch {
	case s.Said.Known():
		return s.Said
	case s.Published.Known():
		return s.Published
	}
	return day.Exact(s.Entered)
}

// Seen returns the first day on which a view without hindsight shows the
// claim: said and published.
func (s Stated) Seen() day.Date {
	if s.Published.Known() {
		return max(s.Day(), s.Published.First())
	}
	return s.Day()
}

func (s Stated) before(o Stated) int {
	return cmp.Or(cmp.Compare(s.Day(), o.Day()), cmp.Compare(s.Seq, o.Seq), cmp.Compare(s.Claim, o.Claim))
}

// within lists the parties of the scope that the claim speaks for.
func (s Stated) within(scope Scope) []ID {
	var in []ID
	for _, v := range s.Voices {
		if scope.touches([]ID{v.Party}) && !slices.Contains(in, v.Party) {
			in = append(in, v.Party)
		}
	}
	return in
}

// Judged is an assessment of a point as the rules read it.
type Judged struct {
	Assessment ID
	Handle     string
	Seq        uint64
	From       day.Day
	Status     Status
	Scope      Scope // empty: the headline scope
}

// Facts are all that is recorded on one point. The order of its lists does
// not matter.
type Facts struct {
	Point       ID
	Headline    Scope // the principals of its process
	StaleDays   int   // see [Process.Stale]
	ContestDays int   // see [Process.Contest]
	Claims      []Stated
	Judged      []Judged
}

// AsOf is the day from which a view looks.
type AsOf struct {
	Day       day.Date
	Hindsight bool // also show what was said by then and published later
}

// Latest sees everything that is recorded.
var Latest = AsOf{Day: day.Max}

// Sees reports whether the view shows the claim.
func (at AsOf) Sees(s Stated) bool { return at.from(s) <= at.Day }

// from is the first day on which such a view shows the claim.
func (at AsOf) from(s Stated) day.Date {
	if at.Hindsight {
		return s.Day()
	}
	return s.Seen()
}

// Visible returns the claims that the view shows, in the order in which they
// were said.
func (f Facts) Visible(at AsOf) []Stated {
	seen := make([]Stated, 0, len(f.Claims))
	for i := range f.Claims {
		if at.Sees(f.Claims[i]) {
			seen = append(seen, f.Claims[i])
		}
	}
	slices.SortFunc(seen, Stated.before)
	return seen
}

// judged returns the assessments in one scope that hold by the view's day, in
// their order.
func (f Facts) judged(scope Scope, at AsOf) []Judged {
	var out []Judged
	for _, j := range f.Judged {
		if f.resolve(j.Scope).Equal(scope) && j.From.First() <= at.Day {
			out = append(out, j)
		}
	}
	slices.SortFunc(out, func(a, b Judged) int {
		return cmp.Or(cmp.Compare(a.From.First(), b.From.First()), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Assessment, b.Assessment))
	})
	return out
}
