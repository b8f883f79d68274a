// Package lexicon holds the names that the importer knows from the start:
// states, organisations, blocs, armed groups, and people of current and past
// talks. README.md tells where the tables come from and how to add to them.
//
// A name that acts for a state (Moscow, the Kremlin) is a party where it
// speaks or decides and a place where something happens in it; which it is,
// the sentence tells.
package lexicon

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed states.tsv
	states string
	//go:embed forms.tsv
	forms string
	//go:embed others.tsv
	others string
	//go:embed people.tsv
	people string
	//go:embed apart.tsv
	apart string
	//go:embed outlets.tsv
	outlets string
)

// A Party is a state, organisation, bloc, armed group or de facto authority.
type Party struct {
	Name       string
	Code       string   // ISO 3166-1 alpha-3 of a state
	Sort       string   // a word of model.PartyKinds
	Home       string   // code of the state in which another party is at home
	Seats      []string // capitals and metonyms, which are places too
	Adjectives []string
	Names      []string // other names, in any script
}

// A Person has the latest post that is known, with the years of it.
type Person struct {
	Name, Party, Post, Capacity string
	Names                       []string
	From, To                    int    // years in the post; 0 is unknown, or still
	Seen                        string // year and month in which the post was last known to be held; empty where it is over
}

// Held reports whether a person may have held the post in a year: unknown
// years exclude nothing.
func (p Person) Held(year int) bool {
	return (p.From == 0 || p.From <= year) && (p.To == 0 || year <= p.To)
}

// Parties returns the known parties.
var Parties = sync.OnceValue(func() []Party {
	all := make([]Party, 0, 600)
	at := make(map[string]int, 256) // code of a state → its place
	for _, f := range rows(states, 5) {
		at[f[1]] = len(all)
		all = append(all, Party{Name: f[0], Code: f[1], Sort: "state", Seats: words(f[2]), Adjectives: words(f[3]), Names: words(f[4])})
	}
	for _, f := range rows(forms, 6) {
		if i, ok := at[f[0]]; ok {
			for _, form := range f[1:] {
				all[i].Names = append(all[i].Names, words(form)...)
			}
		}
	}
	for _, f := range rows(others, 6) {
		all = append(all, Party{Name: f[0], Sort: f[1], Home: f[2], Seats: words(f[3]), Adjectives: words(f[4]), Names: words(f[5])})
	}
	return all
})

// People returns the known people.
var People = sync.OnceValue(func() []Person {
	all := make([]Person, 0, 1000)
	for _, f := range rows(people, 7) {
		from, to, _ := strings.Cut(f[4], "-")
		p := Person{Name: f[0], Party: f[1], Post: f[2], Capacity: f[3], Seen: f[5], Names: words(f[6])}
		p.From, _ = strconv.Atoi(from)
		p.To, _ = strconv.Atoi(to)
		all = append(all, p)
	}
	return all
})

// Apart returns names that hold the name of a party and are none: the South
// China Sea, New Mexico, the Oslo Accords.
func Apart() []string {
	var all []string
	for _, f := range rows(apart, 1) {
		all = append(all, f[0])
	}
	return all
}

// Outlets holds the names of newsrooms whose reports others quote, in small
// letters and without "the".
var Outlets = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool, 200)
	for _, f := range rows(outlets, 1) {
		all[strings.ToLower(f[0])] = true
	}
	return all
})

// rows reads a table of tab-separated fields; a short row has empty ones.
// Remarks and empty lines are no rows.
func rows(table string, columns int) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.SplitN(line, "\t", columns)
		for len(f) < columns {
			f = append(f, "")
		}
		out = append(out, f)
	}
	return out
}

// words reads a field whose words bars separate.
func words(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}
