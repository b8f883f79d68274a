// Package lexicon holds the names that the importer knows from the start:
// states, organisations, blocs, armed groups, and people of current talks.
//
// The tables are kept by hand for this project. A name that acts for a state
// (Moscow, the Kremlin) is a party where it speaks or decides and a place
// where something happens in it; which it is, the sentence tells.
package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed states.tsv
	states string
	//go:embed others.tsv
	others string
	//go:embed people.tsv
	people string
)

// A Party is a state, organisation, bloc, armed group or de facto authority.
type Party struct {
	Name       string
	Code       string   // ISO 3166-1 alpha-3 of a state
	Sort       string   // a word of model.PartyKinds
	Seats      []string // capitals and metonyms, which are places too
	Adjectives []string
	Names      []string // other names, in any script
}

// A Person has the latest post that is known.
type Person struct {
	Name, Party, Post, Capacity string
	Names                       []string
}

// Parties returns the known parties.
var Parties = sync.OnceValue(func() []Party {
	var all []Party
	for _, f := range rows(states, 5) {
		all = append(all, Party{Name: f[0], Code: f[1], Sort: "state", Seats: words(f[2]), Adjectives: words(f[3]), Names: words(f[4])})
	}
	for _, f := range rows(others, 3) {
		all = append(all, Party{Name: f[0], Sort: f[1], Names: words(f[2])})
	}
	return all
})

// People returns the known people.
var People = sync.OnceValue(func() []Person {
	var all []Person
	for _, f := range rows(people, 5) {
		all = append(all, Person{Name: f[0], Party: f[1], Post: f[2], Capacity: f[3], Names: words(f[4])})
	}
	return all
})

// rows reads a table of tab-separated fields; a short row has empty ones.
func rows(table string, fields int) [][]string {
	var out [][]string
	for _, line := range strings.Split(table, "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		for len(f) < fields {
			f = append(f, "")
		}
		out = append(out, f)
	}
	return out
}

func words(field string) []string {
	var out []string
	for _, w := range strings.Split(field, "|") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}
