package filter_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"

	"parley/model"
	"parley/model/day"
	"parley/model/filter"
)

var today = day.On(2026, time.January, 14)

var grammar = filter.Grammar{
	{Name: "status", Means: "its status", Words: model.Statuses},
	{Name: "party", Means: "a party"},
	{Name: "said", Means: "when", Day: true},
	filter.Flags(model.Word{Code: "contested"}, model.Word{Code: "stale"}),
}

type row struct {
	text   string
	fields map[string][]string
	said   day.Day
}

func (r row) Text() string                 { return r.text }
func (r row) Values(field string) []string { return r.fields[field] }
func (r row) When(string) day.Day          { return r.said }

func TestKeeps(t *testing.T) {
	donbas := row{
		"Control of Donbas, Nizhyn’s café",
		map[string][]string{"status": {"agreed-in-principle"}, "party": {"ru", "Russia", "ua", "Côte d’Ivoire"}, "is": {"contested"}},
		day.Exact(today.Add(-10)),
	}
	for _, c := range []struct {
		filter string
		want   bool
	}{
		{"", true},
		{"donbas", true},
		{"DONBAS control", true},
		{"cafe", true},
		{"donbas crimea", false},
		{"-crimea", true},
		{"-donbas", false},
		{`"control of"`, true},
		{`"of control"`, false},
		{"status:agreed-in-principle", true},
		{"status:agreed", false}, // another word of the ladder
		{"status:dis,agreed-in", true},
		{"-status:disputed", true},
		{"party:ru", true},
		{"party:Russia", true},
		{"party:us,ua", true},
		{"party:us", false},
		{"party:cote", true},
		{"party:ivoire", false},
		{`party:"côte d"`, true},
		{"is:contested -is:stale", true},
		{"is:stale", false},
		{"is:", true}, // it is being typed
		{"said:2w", true},
		{"said:1w", false},
		{"said:2026-01", true},
		{"said:2025,2026", true},
		{"said:<=2026-01-01", false},
		{"said:<=2026-01-04", true},
		{"said:>=2026-01-05", false},
		{"said:unknown", false},
		{"-said:unknown", true},
	} {
		f, err := grammar.Parse(c.filter, today)
		if err != nil {
			t.Errorf("%s: %v", c.filter, err)
			continue
		}
		if got := f.Keeps(donbas); got != c.want {
			t.Errorf("%q keeps it: %v", c.filter, got)
		}
	}
}

func TestUnknownDays(t *testing.T) {
	f, err := grammar.Parse("said:unknown", today)
	if err != nil {
		t.Fatal(err)
	}
	if !f.Keeps(row{}) {
		t.Error("a row without a day is not kept by said:unknown")
	}
	if f, _ = grammar.Parse("said:2w", today); f.Keeps(row{}) {
		t.Error("a row without a day is kept by said:2w")
	}
}

func TestWrongFilters(t *testing.T) {
	for text, want := range map[string]string{
		"colour:red":   "there are status:, party:, said:, is:",
		"status:vague": `"vague" is not a status; it is one of unknown, raised, disputed`,
		"is:lost":      "it is one of contested, stale",
		"said:soon":    `"soon" is not a day`,
	} {
		_, err := grammar.Parse(text, today)
		var invalid *model.Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// FuzzParse holds that a filter is read or refused, and that what it does not
// keep is kept by its opposite.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"status:disputed", `a "b c`, "-is:stale said:2w", "::", `-"`, "said:,", "party:,ru"} {
		f.Add(seed, "text")
	}
	f.Fuzz(func(t *testing.T, text, about string) {
		if strings.ContainsFunc(text, unicode.IsSpace) || strings.ContainsAny(text, `"`) || strings.HasPrefix(text, "-") {
			return
		}
		r := row{text: about, fields: map[string][]string{"party": {about}}}
		is, err := grammar.Parse(text, today)
		if err != nil || is.Empty() {
			return
		}
		not, err := grammar.Parse("-"+text, today)
		if err != nil || not.Empty() {
			return
		}
		if is.Keeps(r) == not.Keeps(r) {
			t.Fatalf("%q and its opposite agree on %q", text, about)
		}
	})
}

func TestFreeWords(t *testing.T) {
	f, err := grammar.Parse(`Plant party:ru "Red Line" -gas status:raised`, today)
	if want := `plant "red line"`; err != nil || f.Words() != want {
		t.Errorf("the free words are %q, %v; want %q", f.Words(), err, want)
	}
}
