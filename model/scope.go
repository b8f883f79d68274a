package model

import (
	"slices"
)

// A Scope is the set of parties between whom something stands, sorted by ID
// and without repeats. In a status claim the empty scope is unstated; in an
// assessment it is the headline scope.
type Scope []ID

// NewScope makes a scope of parties in any order.
func NewScope(parties ...ID) Scope {
	s := slices.Clone(parties)
	slices.Sort(s)
	return slices.Compact(s)
}

// Has reports whether the party belongs to the scope.
func (s Scope) Has(party ID) bool { return slices.Contains(s, party) }

// Covers reports whether every party of the other scope belongs to this one.
func (s Scope) Covers(other Scope) bool {
	return !slices.ContainsFunc(other, func(p ID) bool { return !s.Has(p) })
}

// Equal reports whether both are the same set.
func (s Scope) Equal(other Scope) bool { return slices.Equal(s, other) }

// touches reports whether one of the parties belongs to the scope. The empty
// scope, of a process without principals, takes everyone in.
func (s Scope) touches(parties []ID) bool {
	return len(s) == 0 || slices.ContainsFunc(parties, s.Has)
}
