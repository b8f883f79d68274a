package lexicon

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed verbs.tsv
var verbs string

// A Verb introduces what somebody says, thinks, expects or holds.
type Verb struct {
	Base   string
	Class  string  // say, deny, think, expect, hold, judge, ask or show
	Stance string  // a word of model.Stances, where the verb takes one
	Surety float64 // how often it introduces what somebody says or holds, 0 to 1
	Form   VerbForm
	Noun   bool // the form is also a noun: report, claims
}

// A VerbForm is the form in which a verb stands.
type VerbForm uint8

// The forms that tell where a verb may stand.
const (
	Base       VerbForm = iota // say
	Third                      // says
	Past                       // said, the participle included
	Participle                 // saying
)

// Verbs returns the verbs by each of their forms.
var Verbs = sync.OnceValue(func() map[string]*Verb {
	all := map[string]*Verb{}
	for _, f := range rows(verbs, 6) {
		surety, _ := strconv.ParseFloat("0"+f[3], 64) // as .9
		forms := strings.Split(f[4], ",")
		if len(forms) != 4 {
			forms = inflect(f[0])
		}
		nouns := strings.Split(f[5], ",")
		for i, form := range append([]string{f[0]}, forms...) {
			v := &Verb{Base: f[0], Class: f[1], Stance: f[2], Surety: surety, Form: [...]VerbForm{Base, Third, Past, Past, Participle}[i]}
			for _, n := range nouns {
				v.Noun = v.Noun || n == form
			}
			if _, ok := all[form]; !ok || v.Form == Past {
				all[form] = v
			}
		}
	}
	return all
})

// inflect gives the third person, past, participle and -ing of a regular verb.
func inflect(base string) []string {
	stem, third := base, base+"s"
	switch {
	case strings.HasSuffix(base, "e"):
		stem = base[:len(base)-1]
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "x"):
		third = base + "es"
	}
	return []string{third, stem + "ed", stem + "ed", stem + "ing"}
}
