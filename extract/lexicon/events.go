package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed events.tsv
	events string
	//go:embed places.tsv
	places string
)

// A Trigger is words that tell of an event.
type Trigger struct {
	Kind  string   // a word of model.EventKinds
	Noun  bool     // a noun, otherwise a verb
	Words []string // in lower case
	Needs []string // what must stand with them
}

// Triggers returns the triggers by their first word, the longest first.
var Triggers = sync.OnceValue(func() map[string][]*Trigger {
	all := map[string][]*Trigger{}
	for _, f := range rows(events, 4) {
		for _, w := range words(f[2]) {
			t := &Trigger{Kind: f[0], Noun: f[1] == "noun", Words: strings.Fields(w), Needs: strings.Fields(f[3])}
			have := all[t.Words[0]]
			at := len(have)
			for at > 0 && len(have[at-1].Words) < len(t.Words) {
				at--
			}
			all[t.Words[0]] = append(have[:at:at], append([]*Trigger{t}, have[at:]...)...)
		}
	}
	return all
})

// Places returns the names of towns and of houses in them, in lower case,
// with the English name of the town.
var Places = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, f := range rows(places, 2) {
		for _, name := range append([]string{f[0]}, words(f[1])...) {
			all[strings.ToLower(name)] = f[0]
		}
	}
	return all
})
