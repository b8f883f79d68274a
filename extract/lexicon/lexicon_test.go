package lexicon

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/model"
)

func TestTablesAreWellFormed(t *testing.T) {
	for name, table := range map[string]string{"states.tsv": states, "forms.tsv": forms, "others.tsv": others, "people.tsv": people, "apart.tsv": apart} {
		columns := map[string]int{"states.tsv": 5, "forms.tsv": 6, "others.tsv": 6, "people.tsv": 7, "apart.tsv": 1}[name]
		if !utf8.ValidString(table) || !strings.HasPrefix(table, "# ") {
			t.Errorf("%s is not UTF-8 with its columns in the first line", name)
		}
		for n, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if line != strings.TrimSpace(line) || line == "" || strings.Count(line, "\t") >= columns {
				t.Errorf("%s line %d has stray space, no name or more than %d columns: %q", name, n+1, columns, line)
			}
			for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == '|' }) {
				if word != strings.TrimSpace(word) || strings.Contains(word, "  ") {
					t.Errorf("%s line %d: stray space in %q", name, n+1, word)
				}
			}
		}
	}
}

func TestParties(t *testing.T) {
	code := regexp.MustCompile(`^[A-Z]{3}$`)
	codes, names := map[string]string{}, map[string]string{}
	for _, p := range Parties() {
		if model.PartyKinds.Index(p.Sort) < 0 {
			t.Errorf("%s is a %q, which is no kind of party", p.Name, p.Sort)
		}
		if p.Code != "" {
			if !code.MatchString(p.Code) || codes[p.Code] != "" {
				t.Errorf("%s has the code %q, as has %q", p.Name, p.Code, codes[p.Code])
			}
			codes[p.Code] = p.Name
		}
		seen := map[string]bool{}
		for _, name := range slices.Concat([]string{p.Name}, p.Names, p.Seats, p.Adjectives) {
			if seen[name] {
				continue // a state and its capital, or one form in two languages
			}
			seen[name] = true
			if other := names[name]; other != "" {
				t.Errorf("%q is both %s and %s", name, other, p.Name)
			}
			names[name] = p.Name
		}
	}
	for _, p := range Parties() {
		if p.Home != "" && codes[p.Home] == "" {
			t.Errorf("%s is at home in %q, which is no state here", p.Name, p.Home)
		}
	}
	if len(codes) < 200 {
		t.Errorf("%d states have a code", len(codes))
	}
	for _, name := range Apart() {
		if names[name] != "" {
			t.Errorf("%q stands apart and is %s too", name, names[name])
		}
	}
}

func TestPeople(t *testing.T) {
	parties, names := map[string]bool{}, map[string]string{}
	for _, p := range Parties() {
		parties[p.Name] = true
	}
	month := regexp.MustCompile(`^20\d\d-(0[1-9]|1[0-2])$`)
	for _, p := range People() {
		if p.Party != "" && !parties[p.Party] {
			t.Errorf("%s acts for %q, which is no party here", p.Name, p.Party)
		}
		if p.Post == "" || p.Party == "" != (p.Capacity == "") && p.Name != "Desmond Tutu" || p.Capacity != "" && model.Capacities.Index(p.Capacity) < 0 {
			t.Errorf("%s: post %q for %q as %q", p.Name, p.Post, p.Party, p.Capacity)
		}
		if p.From != 0 && (p.From < 1900 || p.From > 2030) || p.To != 0 && (p.To < p.From || p.To > 2030) {
			t.Errorf("%s held the post from %d to %d", p.Name, p.From, p.To)
		}
		if p.Seen != "" && !month.MatchString(p.Seen) || p.To != 0 && p.Seen != "" {
			t.Errorf("%s was last known to hold the post in %q, until %d", p.Name, p.Seen, p.To)
		}
		for _, name := range append([]string{p.Name}, p.Names...) {
			if names[name] != "" {
				t.Errorf("%q is both %s and %s", name, names[name], p.Name)
			}
			names[name] = p.Name
		}
	}
}

func TestHeld(t *testing.T) {
	for _, c := range []struct {
		p    Person
		year int
		want bool
	}{
		{Person{From: 2009, To: 2013}, 2012, true},
		{Person{From: 2009, To: 2013}, 2013, true},
		{Person{From: 2009, To: 2013}, 2014, false},
		{Person{From: 2009, To: 2013}, 2008, false},
		{Person{From: 2019}, 2030, true},
		{Person{}, 1990, true},
	} {
		if got := c.p.Held(c.year); got != c.want {
			t.Errorf("%d to %d held in %d: %t", c.p.From, c.p.To, c.year, got)
		}
	}
}
