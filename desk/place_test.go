package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// completed is what the word at the bar can be, and what it takes the place of.
func (b bench) completed(line string, view desk.At) (place string, names []string) {
	b.t.Helper()
	at := strings.Index(line, "|")
	line = line[:at] + line[at+1:]
	from, all, err := b.CompleteLine(b.t.Context(), "", line, at, view)
	if err != nil {
		b.t.Fatalf("%s: %v", line, err)
	}
	for _, n := range all {
		names = append(names, n.Handle)
	}
	return line[from:at], names
}

// article imports a text of a day and returns the handle of its source.
func (b bench) article(title, body, published string) string {
	b.t.Helper()
	p, err := day.ParseDate(published)
	if err != nil {
		b.t.Fatal(err)
	}
	got, err := b.Import(b.t.Context(), "ukr", article.Article{Title: title, Outlet: "Meridian Wire", Text: body, Published: day.Exact(p), URL: "https://wire.example/" + model.Slug(title)}, desk.LetWait)
	if err != nil {
		b.t.Fatal(err)
	}
	return got.Source.Handle
}

func TestCompleteLineFollowsTheGrammar(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.article("Early words", "Nothing was said.", "2025-11-03")
	b.article("Later words", "Nothing was said either.", "2026-01-02")
	for _, tt := range []struct{ line, place, names string }{
		{"|", "", "ru ua us event feed outlet party person point process text note"},
		{"u|", "u", "ua us"},
		{"ru|", "ru", ""},
		{"ru,u|", "u", "ua us"},
		{"e|v", "e", "event"},
		{"po|", "po", "point"},
		{"ru |", "", "accepts accepts-if leaves-open offers demands refuses reports predicts states"},
		{"ru de|", "de", "demands"},
		{"ru demands |", "", "donbas guarantees"},
		{"ru demands gua| x", "gua", "guarantees"},
		{"ru demands Secur|", "Secur", ""},
		{"ru demands donbas,g|", "g", "guarantees"},
		{"ru demands donbas: all |", "", ""},
		{"ru demands donbas: all b|", "b", "by:"},
		{"ru demands donbas: all by:Ushakov b|", "b", ""},
		{"ru demands donbas: all !r|", "!r", "!red-line"},
		{"ru demands donbas: all by:u|", "u", "ushakov ua us"},
		{`ru demands donbas: all by:"u|`, "", ""},
		{"ua reports ag|", "ag", "agreed-in-principle agreed"},
		{"ua reports agreed g|", "g", "guarantees"},
		{"ua reports agreed guarantees [ua,r|", "r", "ru"},
		{"ua reports agreed guarantees as:na|", "na", "named"},
		{"ru demands donbas: all src:|", "", "a2 a1"},
		{"ru demands donbas: all src:ear|", "ear", "a1"},
		{"ru demands donbas: all 26n|", "26n", "26nov2025"},
		{"ru demands donbas: all on:1|", "1", "14jan2026 13jan2026 12jan2026 11jan2026 10jan2026"},
		{"event vis|", "vis", "visit"},
		{"event visit us,r|", "r", "ru"},
		{"event visit us,ru Moscow pl|", "pl", "planned"},
		{"event visit us,ru Moscow 20f|", "20f", "20feb2026 20feb2025"},
		{"event visit us,ru Moscow who:z|", "z", "zelensky"},
		{"point lake wat|", "wat", "water:"},
		{"party fr France sta|", "sta", "state"},
		{"person x X u|", "u", "ua us"},
		{"note don|", "don", "donbas"},
		{"text pl|", "pl", "plan"},
	} {
		place, names := b.completed(tt.line, b.at(""))
		if got := strings.Join(names, " "); got != tt.names || tt.names != "" && place != tt.place {
			t.Errorf("%s\n got  %q in place of %q\n want %q in place of %q", tt.line, got, place, tt.names, tt.place)
		}
	}
	if _, names := b.completed("ru demands donbas: all src:|", b.at("2025-12-01")); !slices.Equal(names, []string{"a1"}) {
		t.Errorf("in the past %v are offered; a2 came out later", names)
	}
	if _, names := b.completed("ru demands donbas: all 1d|", b.at("2025-12-03")); names[0] != "1dec2025" {
		t.Errorf("in the past the days offered are %v", names)
	}
}

// TestCompletionsAreReadAsOffered puts each offer into its line: it is read
// into a field, without a fault there.
func TestCompletionsAreReadAsOffered(t *testing.T) {
	b := newBench(t)
	b.talks()
	words := []string{"ru", "ua,us", "demands", "reports", "agreed", "donbas:", "guarantees", "[ua,", "by:", "on:", "!", "1", "if", `"`, "x:", "event", "visit", "ш"}
	rapid.Check(t, func(r *rapid.T) {
		line := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 6).Draw(r, "words"), " ")
		at := rapid.IntRange(0, len(line)).Draw(r, "at")
		from, names, err := b.CompleteLine(t.Context(), "", line, at, b.at(""))
		if err != nil || from < 0 || from > at {
			t.Fatalf("%q at %d: from %d, %v", line, at, from, err)
		}
		for _, n := range names[:min(3, len(names))] {
			if _, again, err := b.CompleteLine(t.Context(), "", line[:from]+n.Handle, from+len(n.Handle), b.at("")); err != nil || slices.Contains(again, n) && !strings.HasSuffix(n.Handle, ":") {
				t.Fatalf("%q: %s is offered where it stands: %v", line, n.Handle, err)
			}
		}
	})
}

func TestAPlaceGivesWhatALineLeavesOut(t *testing.T) {
	b := newBench(t)
	b.talks()
	body := "Moscow spoke. “We want it all”, Ushakov said."
	source := b.article("Words", body, "2026-01-02")
	at := strings.Index(body, "We want it all")
	words := desk.Excerpt(source, at, at+len("We want it all"))
	for _, tt := range []struct {
		line  string
		place desk.Place
		want  map[string]string
		wrong string
	}{
		{"ru demands full withdrawal by:Ushakov", desk.Place{Point: "donbas"}, map[string]string{"about": "p1", "want": "full withdrawal", "by": "ushakov", "said": "2026-01-14"}, ""},
		{"ru demands", desk.Place{Point: "donbas"}, map[string]string{"about": "p1", "stance": "demands"}, ""},
		{"ru demands", desk.Place{}, nil, "what ru demands is missing"},
		{"ru states peace", desk.Place{Point: "donbas"}, map[string]string{"about": "p1", "words": "peace"}, ""},
		{"ru demands guarantees: a veto", desk.Place{Point: "donbas"}, map[string]string{"about": "p2", "want": "a veto"}, ""},
		{"ru demands donbass all", desk.Place{Point: "p2"}, nil, "did you mean donbas"},
		{"ru demands all by:", desk.Place{Point: "donbas"}, nil, "nothing follows by:"},
		{"ru demands *: respect", desk.Place{Point: "donbas"}, map[string]string{"about": "", "want": "respect"}, ""},
		{"ru refuses", desk.Place{Point: "donbas", Source: words}, map[string]string{"source": source, "quote": "We want it all", "said": "≤2026-01-02"}, ""},
		{"ru refuses 5jan", desk.Place{Point: "donbas", Source: source}, map[string]string{"source": source, "quote": "", "said": "2026-01-05"}, ""},
		{`ru refuses said:"never"`, desk.Place{Point: "donbas", Source: source}, map[string]string{"source": "", "words": "never"}, ""},
		{"ru demands all", desk.Place{Point: "donbas", Fields: map[string]string{"want": "half", "stance": "offers", "place": "Doha"}}, map[string]string{"want": "half", "stance": "offers"}, ""},
		{"ru demnds all", desk.Place{Point: "donbas", Fields: map[string]string{"stance": "demands"}}, map[string]string{"stance": "demands", "want": "all"}, ""},
		{"ru demands all", desk.Place{Point: "donbas", At: b.at("2025-12-05")}, map[string]string{"said": "2025-12-05"}, ""},
		{"event talks ru,ua Doha", desk.Place{Source: words}, map[string]string{"quote": "We want it all"}, ""},
	} {
		if tt.place.At.Day == 0 {
			tt.place.At = b.at("")
		}
		fields, err := b.ParseLineAt(t.Context(), tt.line, tt.place)
		if err != nil {
			t.Fatal(err)
		}
		done, err := b.AddLineAt(t.Context(), tt.line, tt.place)
		if tt.wrong != "" {
			if err == nil || !strings.Contains(err.Error(), tt.wrong) || !strings.Contains(fmt.Sprint(fields), tt.wrong) {
				t.Errorf("%s: %v, want %q", tt.line, err, tt.wrong)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.line, err)
			continue
		}
		_, have, err := b.Values(t.Context(), done.Made[0].Handle)
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range tt.want {
			if have[name] != value {
				t.Errorf("%s: %s is %q, want %q", tt.line, name, have[name], value)
			}
			if i := slices.IndexFunc(fields, func(f desk.LineField) bool { return f.Name == name }); value != "" && i < 0 {
				t.Errorf("%s: %s was not shown before it was entered: %+v", tt.line, name, fields)
			}
		}
	}
}

func TestAStretchOfASourceIsItsQuote(t *testing.T) {
	b := newBench(t)
	b.talks()
	source := b.article("Words", "He said “ні” twice: ні.", "2026-01-02")
	for stretch, wrong := range map[string]string{
		"[0:2]": "", "[11:15]": "", "[0:500]": "is no stretch of it", "[3:3]": "is no stretch of it", "[-1:2]": "is no stretch of it", "[12:15]": "cuts a letter apart",
		"[2:3]": "holds no words", "[a:3]": "write it in bytes", "[1:3": "write it in bytes", "[1]": "write it in bytes",
	} {
		done, err := b.AddLine(t.Context(), "", "ru refuses donbas src:"+source+stretch, b.at(""))
		if wrong != "" {
			if err == nil || !strings.Contains(err.Error(), wrong) {
				t.Errorf("%s: %v, want %q", stretch, err, wrong)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", stretch, err)
		}
		c := claim(b, done.Made[0].Handle)
		if got := desk.Excerpt(source, c.Evidence[0].From, c.Evidence[0].To); got != source+stretch {
			t.Errorf("%s became %s: %q", stretch, got, c.Evidence[0].Quote)
		}
	}
}

func TestCite(t *testing.T) {
	b := newBench(t)
	b.talks()
	source := b.article("Words", "We want\nit all, Ushakov said.", "2026-01-02")
	b.enter(`outlet "Meridian Wire" B`)
	b.enter(`ru demands donbas: all by:Ushakov src:`+source+`[0:14]`, `ua refuses guarantees 24dec`)
	page := func(point string) desk.PointPage {
		p, err := b.Point(t.Context(), "ukr", point, b.at(""))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	cited := func(p desk.PointPage) string {
		text, err := p.Claims[0].Cite(0)
		if err != nil {
			return err.Error()
		}
		return text
	}
	if got, want := cited(page("donbas")), "Yuri Ushakov (named, on or before 2 Jan 2026; Meridian Wire, B2): 'We want it all'"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := page("donbas").Claims[0].Where(0), "“Words” https://wire.example/words"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := cited(page("guarantees")), "Ukraine (24 Dec 2025; entered by hand, no source): 'refuses'"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := page("donbas").Standing(), "Status of the Donetsk region: raised between ru–ua, reported since on or before 2 Jan 2026."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for marking, want := range map[string]string{
		"private": "a1 is private", "not-for-quotation": "B2): demands", "background": "on background, B2",
	} {
		if _, err := b.Edit(t.Context(), source, map[string]string{"marking": marking}); err != nil {
			t.Fatal(err)
		}
		if got := cited(page("donbas")); !strings.Contains(got, want) || marking != "background" && strings.Contains(got, "We want") {
			t.Errorf("%s is cited as %s", marking, got)
		}
	}
}
