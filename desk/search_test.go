package desk_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
)

func (b bench) search(words, iso string, limit int) []desk.Found {
	b.t.Helper()
	found, err := b.Search(b.t.Context(), "ukr", words, b.at(iso), limit)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, f := range found {
		if len(f.Snippet) > desk.MostSnippet || f.From > f.To || f.To > len(f.Snippet) {
			b.t.Errorf("%s: the hit is %d to %d of %q", f.Handle, f.From, f.To, f.Snippet)
		}
	}
	return found
}

func handles(found []desk.Found) string {
	var all []string
	for _, f := range found {
		all = append(all, f.Handle)
	}
	return strings.Join(all, " ")
}

func TestSearch(t *testing.T) {
	b := newDemo(t)
	for _, c := range []struct {
		words, day string
		limit      int
		want       string
	}{
		{`referendum`, "", 0, "c27 a4"},
		{`REFERENDUM ceasefire`, "", 0, "c27 a4"},
		{`"referendum would need"`, "", 0, "c27 a4"},
		{`"would referendum need"`, "", 0, ""},
		{`“need a referendum” 60`, "", 0, "c27 a4"},
		{`Зеленський`, "", 0, "zelensky"},
		{`referendum`, "2025-12-23", 0, ""},
		{`umerov`, "2025-11-27", 0, ""},
		{`Donetsk region`, "2020-01-01", 0, ""}, // a point that nobody had heard of
		{`buffer zone`, "", 0, "a2 c5"},
		{`buffer zone`, "", 1, "a2"},
		{`aliyev`, "", 0, ""}, // of another process
		{`   `, "", 0, ""},
		{`no such words`, "", 0, ""},
	} {
		if got := handles(b.search(c.words, c.day, c.limit)); got != c.want {
			t.Errorf("%s on %q finds %q, want %q", c.words, c.day, got, c.want)
		}
	}
	f := b.search("no compromise on territory", "", 0)[1]
	if f.Kind != model.KindClaim || f.By != "Yuri Ushakov" || f.Source.Handle != "a4" || f.Day != day.Exact(day.On(2025, time.December, 2)) || f.Snippet[f.From:f.To] != "compromise" {
		t.Errorf("found %+v", f)
	}
}

// TestAHitCanBeOpened: the span that is found is that of the words in the
// source, whatever folding makes of what stands before them.
func TestAHitCanBeOpened(t *testing.T) {
	b := newBench(t)
	b.talks()
	body := strings.Repeat("Ёлка и йод — “İstanbul” 한국.  ", 20) + "A full\n\twithdrawal of Zelénskyy’s troops. " + strings.Repeat("And more. ", 40)
	if _, err := b.Import(t.Context(), "ukr", article.Article{Title: "Withdrawal", Text: body}, desk.LetWait); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{`"FULL withdrawal of zelenskyy"`: "full\n\twithdrawal of Zelénskyy", `истанбул елка`: "", `елка`: "Ёлка", `istanbul`: "İstanbul"} {
		found := b.search(words, "", 0)
		if want == "" {
			if len(found) > 0 {
				t.Errorf("%s finds %+v", words, found)
			}
			continue
		}
		if len(found) != 1 || body[found[0].At.From:found[0].At.To] != want {
			t.Errorf("%s finds %+v, want %q", words, found, want)
			continue
		}
		f := found[0]
		if got := f.Snippet[f.From:f.To]; strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s is lit as %q", words, got)
		}
	}
}

func TestSearchEndsWithItsContext(t *testing.T) {
	b := newDemo(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.Search(ctx, "ukr", "referendum", b.at(""), 0); !errors.Is(err, context.Canceled) {
		t.Errorf("the search ends with %v", err)
	}
}

// TestSearchKnownAt: what was entered later is not found at an earlier
// position.
func TestSearchKnownAt(t *testing.T) {
	b := newDemo(t)
	log, err := b.Log(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	b.enter(`ua demands donbas: an unheard-of thing by:zelensky 1feb2026`)
	at := b.at("")
	if got := handles(b.search("unheard-of", "", 0)); !strings.HasPrefix(got, "c") || strings.Contains(got, " ") {
		t.Errorf("the new claim is found as %q", got)
	}
	at.Known = log[0].Seq
	if found, err := b.Search(t.Context(), "ukr", "unheard-of", at, 0); err != nil || len(found) > 0 {
		t.Errorf("before it was entered there is %+v, %v", found, err)
	}
	if found, err := b.Search(t.Context(), "ukr", "referendum", at, 0); err != nil || handles(found) != "c27 a4" {
		t.Errorf("what was known is found as %q, %v", handles(found), err)
	}
}

// BenchmarkSearch looks for words that are in no article of 10,000 of about
// 3 KB, half of them in Cyrillic, and for words that are in all.
func BenchmarkSearch(b *testing.B) {
	d, err := desk.Open(b.Context(), desk.Options{
		Path: filepath.Join(b.TempDir(), "parley.db"), Wait: time.Minute, Now: func() time.Time { return now }, Entropy: entropy(), Author: "bench", Origin: "test",
	})
	if err != nil {
		b.Fatal(err)
	}
	at := desk.At{Day: day.Max}
	if _, err := d.AddLine(b.Context(), "", `process ukr "Ukraine settlement"`, at); err != nil {
		b.Fatal(err)
	}
	p, err := d.Process(b.Context(), "ukr")
	if err != nil {
		b.Fatal(err)
	}
	latin := strings.Repeat("Delegations met in Geneva on Tuesday; the minister’s aide said that “nothing” was agreed. ", 33)
	cyrillic := strings.Repeat("Делегации встретились в Женеве, помощник сказал, что ничего не согласовано. ", 22)
	acts := func(yield func(model.Act) bool) {
		for i := range 10000 {
			s := &model.Source{
				Head: model.Head{ID: model.ID(fmt.Sprintf("01JAAAAAAAAAAAAAAAAA%06d", i)), Handle: fmt.Sprintf("a%d", i+1)}, Process: p.ID, Title: "An article",
				Body: []string{latin, cyrillic}[i%2], Published: day.Exact(day.On(2020, 1, 1).Add(i / 5)), Hash: fmt.Sprintf("%064x", i),
			}
			if !yield(model.Act{Verb: model.VerbAdd, Title: "add", Process: p.ID, Writes: []model.Write{{Ref: s.Ref(), Value: s}}}) {
				return
			}
		}
	}
	if _, err := d.Bulk(b.Context(), acts); err != nil {
		b.Fatal(err)
	}
	for _, words := range []string{"zelensky referendum", "Geneva agreed", "согласовано"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.Search(b.Context(), "ukr", words, at, 200); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
