// Package filter is the one language in which lists are narrowed, at the
// command line, in the interface and in exports:
//
//	status:disputed party:ru category:territory said:2w is:contested -is:stale free words
//
// All terms have to hold. A value may name several, parted by commas, of
// which one has to hold; a leading minus turns a term round; quotes keep words
// together. Letters are compared folded: case and accents make no difference.
package filter

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"parley/model"
	"parley/model/day"
)

// A Field is what a term may name.
type Field struct {
	Name  string
	Means string           // for help
	Words model.Vocabulary // the values it takes; any where it has none
	Day   bool             // it is a day: of the last two weeks (2w), in a month (2026-01), <=2026-01-14
}

// A Grammar is the fields that one kind of list knows.
type Grammar []Field

// Flags makes the field is: of words that are true of a row or not.
func Flags(words ...model.Word) Field {
	return Field{Name: "is", Means: "what is true of it", Words: model.Vocabulary{Name: "mark", Words: words}}
}

// A Row is what a filter sees of a record.
type Row interface {
	Text() string                 // where free words are looked for
	Values(field string) []string // its values, as handles, codes or names
	When(field string) day.Day
}

// A Filter keeps some rows. The zero filter keeps all.
type Filter struct{ terms []term }

type term struct {
	negated bool
	field   string // empty: free words
	values  []string
	exact   bool // the values are whole words of a vocabulary
	days    []span
}

// A span is of days, both included. The zero span is no day at all.
type span struct {
	first, last day.Date
	unknown     bool
}

// Parse reads a filter. The error is [model.Invalid] and lists what can be
// written; spans of time count back from today.
func (g Grammar) Parse(text string, today day.Date) (Filter, error) {
	var f Filter
	for _, word := range words(text) {
		t := term{}
		word, t.negated = strings.CutPrefix(word, "-")
		name, value, named := strings.Cut(word, ":")
		if !named || strings.HasPrefix(word, `"`) {
			if free := bare(word); free != "" {
				t.values = []string{model.Fold(free)}
				f.terms = append(f.terms, t)
			}
			continue
		}
		field, err := g.field(name)
		if err != nil {
			return Filter{}, err
		}
		if value == "" {
			continue // it is being typed
		}
		t.field = field.Name
		if err := t.read(field, value, today); err != nil {
			return Filter{}, err
		}
		f.terms = append(f.terms, t)
	}
	return f, nil
}

// words parts a text at its spaces, but not within quotes.
func words(text string) []string {
	quoted := false
	return strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return unicode.IsSpace(r) && !quoted
	})
}

func bare(s string) string { return strings.ReplaceAll(s, `"`, "") }

func (g Grammar) field(name string) (Field, error) {
	i := slices.IndexFunc(g, func(f Field) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return Field{}, model.Wrong("filter", "nothing can be filtered by %q here; there are %s", name, strings.Join(g.names(), ", "))
	}
	return g[i], nil
}

func (g Grammar) names() []string {
	names := make([]string, len(g))
	for i, f := range g {
		names[i] = f.Name + ":"
	}
	return names
}

// read takes the values of a term.
func (t *term) read(field Field, value string, today day.Date) error {
	for _, v := range strings.Split(bare(value), ",") {
		switch {
		case v == "":
		case field.Day:
			s, err := readSpan(v, today)
			if err != nil {
				return model.Wrong("filter", "%s:%s: %v", field.Name, v, err)
			}
			t.days = append(t.days, s)
		case len(field.Words.Words) > 0:
			codes := beginning(field.Words, v)
			if len(codes) == 0 {
				return model.Wrong("filter", "%s:%s: %q is not a %s; it is one of %s", field.Name, v, v, field.Words.Name, strings.Join(field.Words.Codes(), ", "))
			}
			t.exact = true
			t.values = append(t.values, codes...)
		default:
			t.values = append(t.values, model.Fold(v))
		}
	}
	return nil
}

// beginning lists the codes that a value means: the one that it is, else all
// that begin with it.
func beginning(v model.Vocabulary, value string) []string {
	want := model.Slug(value)
	if v.Index(want) >= 0 {
		return []string{want}
	}
	var codes []string
	for _, w := range v.Words {
		if label := model.Slug(w.Label); want != "" && (label == want || strings.HasPrefix(w.Code, want) || strings.HasPrefix(label, want)) {
			codes = append(codes, w.Code)
		}
	}
	return codes
}

func readSpan(text string, today day.Date) (span, error) {
	if n, err := day.ParseSpan(text); err == nil {
		return span{first: today.Add(-n), last: today}, nil
	}
	d, err := day.Parse(text, today)
	if err != nil {
		return span{}, fmt.Errorf("%w, or as a span such as 2w", err)
	}
	s := span{first: d.First(), last: d.Last(), unknown: !d.Known()}
	if d.Form() == day.Before {
		s.first = day.Min
	}
	return s, nil
}

// Empty reports whether the filter keeps every row.
func (f Filter) Empty() bool { return len(f.terms) == 0 }

// Words are the free words that have to occur, folded, those that belong
// together in quotes.
func (f Filter) Words() string {
	var all []string
	for _, t := range f.terms {
		if t.field != "" || t.negated {
			continue
		}
		word := strings.Join(t.values, " ")
		if strings.Contains(word, " ") {
			word = `"` + word + `"`
		}
		all = append(all, word)
	}
	return strings.Join(all, " ")
}

// Keeps reports whether every term holds for the row.
func (f Filter) Keeps(r Row) bool {
	for _, t := range f.terms {
		if t.holds(r) == t.negated {
			return false
		}
	}
	return true
}

func (t term) holds(r Row) bool {
	switch {
	case t.field == "":
		return strings.Contains(model.Fold(r.Text()), t.values[0])
	case len(t.days) > 0:
		have := r.When(t.field)
		return slices.ContainsFunc(t.days, func(s span) bool { return s.meets(have) })
	}
	return slices.ContainsFunc(r.Values(t.field), t.matches)
}

func (s span) meets(d day.Day) bool {
	if s.unknown || !d.Known() {
		return s.unknown && !d.Known()
	}
	return d.First() <= s.last && s.first <= d.Last()
}

// matches compares whole words of a vocabulary, and the beginnings of the
// words of a name.
func (t term) matches(have string) bool {
	if t.exact {
		return slices.Contains(t.values, have)
	}
	have = model.Fold(have)
	return slices.ContainsFunc(t.values, func(want string) bool {
		return strings.HasPrefix(have, want) || strings.Contains(have, " "+want)
	})
}
