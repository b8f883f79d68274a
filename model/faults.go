package model

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"parley/model/day"
)

// faults collects what is wrong with a record.
type faults []Fault

func (f *faults) add(field, format string, args ...any) {
	*f = append(*f, Fault{field, fmt.Sprintf(format, args...)})
}

func (f *faults) need(field, value string) {
	if strings.TrimSpace(value) == "" {
		f.add(field, "the %s is missing", field)
	}
}

func (f *faults) atMost(field, value string, runes int) {
	if n := utf8.RuneCountInString(value); n > runes {
		f.add(field, "the %s has %d characters; at most %d fit", field, n, runes)
	}
}

// word checks a value against its vocabulary; an empty one passes.
func (f *faults) word(field string, v Vocabulary, code string) {
	if code == "" || v.Index(code) >= 0 {
		return
	}
	f.add(field, "%q is not a %s; it is one of %s", code, v.Name, list(v.Codes()))
}

func (f *faults) order(what string, from, to day.Day) {
	if from.Known() && to.Known() && to.Last() < from.First() {
		f.add("to", "%s ends on %s, before it begins on %s", what, to.Human(), from.Human())
	}
}

// refs collects references, each once and none empty.
type refs []Ref

func (r *refs) add(kind Kind, ids ...ID) {
	for _, id := range ids {
		r.ref(Ref{kind, id})
	}
}

func (r *refs) ref(ref Ref) {
	if ref.ID == "" {
		return
	}
	for _, have := range *r {
		if have == ref {
			return
		}
	}
	*r = append(*r, ref)
}

func (r *refs) evidence(evidence []Evidence) {
	for _, e := range evidence {
		r.add(KindSource, e.Source)
	}
}
