package desk_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/article"
	"parley/desk"
	"parley/extract"
	"parley/model"
	"parley/model/day"
)

// namesIn suggests each envoy and each of their parties of an article by
// itself, as "Envoy Ann Lee of Northland" in a line names them, "Truce" as an
// event and "Nonsense" as one that cannot be one.
func namesIn(a extract.Article, _ extract.Known) extract.Suggestions {
	var out extract.Suggestions
	at := 0
	for _, l := range strings.SplitAfter(a.Text, "\n") {
		// All of one rule have one key: the article says them in the same words.
		found := extract.Found{Key: "same", Rule: "person-known", Confidence: 0.9, From: at, To: at + len(strings.TrimSpace(l))}
		at += len(l)
		rest, envoy := strings.CutPrefix(strings.TrimSpace(l), "Envoy ")
		name, party, _ := strings.Cut(rest, " of ")
		switch {
		case envoy:
			out.People = append(out.People, extract.Person{Found: found, Name: name, Party: party, Capacity: model.Envoy, Envoy: true})
			out.Parties = append(out.Parties, extract.Party{Found: found, Name: party, Sort: "state", Role: "mediator"})
		case rest == "Truce":
			out.Events = append(out.Events, extract.Event{Found: found, Kind: "ceasefire", Day: day.Exact(day.On(2026, 1, 10))})
		case rest == "Nonsense":
			out.Events = append(out.Events, extract.Event{Found: found, Kind: "nonsense", Day: day.Exact(day.On(2026, 1, 10))})
		}
	}
	return out
}

func newNamesBench(t *testing.T) bench {
	t.Helper()
	d, err := desk.Open(t.Context(), desk.Options{
		Path: filepath.Join(t.TempDir(), "parley.db"), Wait: 10 * time.Second, Now: func() time.Time { return now },
		Entropy: entropy(), Author: "analyst", Origin: "test", Suggest: namesIn,
	})
	if err != nil {
		t.Fatal(err)
	}
	return bench{d, t}
}

func saying(lines ...string) article.Article {
	return article.Article{Title: lines[0], Text: strings.Join(lines, "\n") + "\n"}
}

// undecided is a choice for all that is left of a source.
func undecided(page desk.SourcePage, verdict string) []desk.Choice {
	var choices []desk.Choice
	for _, s := range page.Suggestions() {
		if s.Verdict == "" {
			choices = append(choices, desk.Choice{Key: s.Key, Verdict: verdict})
		}
	}
	return choices
}

// TestCountsAgree: an import, the act that accepts all of it, and the inbox
// afterwards count the same suggestions, those that came along with others and
// those that the file learned of meanwhile included.
func TestCountsAgree(t *testing.T) {
	b := newNamesBench(t)
	first := b.take(saying("Envoy Ann Lee of Northland", "Envoy Bo Ray of Southland", "Truce"), desk.LetWait)
	second := b.take(saying("Envoy Ann Lee of Northland", "Envoy Cy Fox of Westland"), desk.LetWait)
	if first.Found != 5 || second.Found != 4 {
		t.Fatalf("the imports count %d and %d, want 5 and 4", first.Found, second.Found)
	}
	r := b.review("a1")
	done := b.decide(r, undecided(b.page(r), desk.Accepted)...)
	if done.Title != "accept 5 suggestions of a1" {
		t.Errorf("the act is %q", done.Title)
	}
	if page := b.page(r); len(page.Suggestions()) != first.Found || page.Undecided() != 0 {
		t.Errorf("the inbox counts %d, %d of them undecided, want %d and 0", len(page.Suggestions()), page.Undecided(), first.Found)
	}

	r = b.review("a2")
	page := b.page(r)
	learned := 0
	for _, s := range page.Suggestions() {
		if s.Verdict == desk.Learned {
			learned++
		}
	}
	if learned != 2 || len(page.Suggestions()) != second.Found {
		t.Errorf("%d of %d are known by now, want 2 of %d", learned, len(page.Suggestions()), second.Found)
	}
	// One envoy brings the party, which is then decided too.
	b.decide(r, desk.Choice{Key: b.suggestion(page, "Cy Fox").Key, Verdict: desk.Accepted})
	if page := b.page(r); len(page.Suggestions()) != second.Found || page.Undecided() != 0 || page.Row.Waiting {
		t.Errorf("%d are left of %d; it waits: %v", page.Undecided(), len(page.Suggestions()), page.Row.Waiting)
	}
	if _, err := b.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestOneRefusalStopsNoOther: what cannot be accepted is told and left, by a
// review and by an import.
func TestOneRefusalStopsNoOther(t *testing.T) {
	b := newNamesBench(t)
	b.take(saying("Truce", "Nonsense", "Envoy Ann Lee of Northland"), desk.LetWait)
	r := b.review("a1")
	done, refused, err := r.DecideAll(t.Context(), undecided(b.page(r), desk.Accepted))
	if err != nil {
		t.Fatal(err)
	}
	if len(refused) != 1 || refused[0].Handle != "a1.2" || done.Title != "accept 3 suggestions of a1" {
		t.Errorf("%q, refused: %v", done.Title, refused)
	}
	if page := b.page(r); page.Undecided() != 1 || !page.Row.Waiting {
		t.Errorf("%d are undecided, want 1", page.Undecided())
	}

	imported := b.take(saying("Nonsense", "Envoy Cy Fox of Westland", "Truce"), 0)
	if imported.Found != 4 || imported.Accepted != 3 || len(imported.Warnings) != 1 || !strings.Contains(imported.Warnings[0], "suggestion a2.1") {
		t.Errorf("the import accepts %d of %d and says %q", imported.Accepted, imported.Found, imported.Warnings)
	}
}
