package desk_test

import (
	"slices"
	"strings"
	"testing"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
)

const onTalks = `Sources in Baku maintained that Azerbaijan intends to preserve its stance on border demarcation, transit and the
constitutional reform in Armenia. Delegations of both states met again in the capital after a pause of several weeks.

Washington will send its special envoy Steve Witkoff to Baku to discuss the treaty. Armenia said that the talks go on.
Observers expect a further round of negotiations before the end of the month, when the mediators want to table a new draft.`

func wire(outlet, url, text string) article.Article {
	return article.Article{
		Title: "Baku and Yerevan weigh a new text", Text: text, Outlet: outlet, URL: url, Published: day.Exact(day.On(2026, 1, 10)),
	}
}

func (b bench) keep(a article.Article) desk.Imported {
	b.t.Helper()
	done, err := b.Import(b.t.Context(), "arm", a, desk.LetWait)
	if err != nil {
		b.t.Fatal(err)
	}
	return done
}

func (b bench) row(handle string) desk.SourceRow {
	b.t.Helper()
	rows, err := b.Sources(b.t.Context(), "arm", b.at(""))
	if err != nil {
		b.t.Fatal(err)
	}
	i := slices.IndexFunc(rows, func(r desk.SourceRow) bool { return r.Handle == handle })
	if i < 0 {
		b.t.Fatalf("there is no source %s among %d", handle, len(rows))
	}
	return rows[i]
}

// TestWhatAnImportIsToOthers imports one article first and says of the second
// what it is to it.
func TestWhatAnImportIsToOthers(t *testing.T) {
	const page = "https://www.herald.example/talks-7"
	first := wire("Herald", page, onTalks)
	for _, c := range []struct {
		name   string
		second article.Article
		known  bool
		kin    string
	}{
		{"the same", first, true, ""},
		{"the same under another address", wire("Herald", "https://www.herald.example/2026/talks", onTalks), true, ""},
		{"the same from a file without outlet and address", wire("", "", onTalks), true, ""},
		{"the same with other breaks and quotation marks", wire("Herald", page, strings.ReplaceAll(onTalks, "\n", " ")), true, ""},
		{"the same page in a feed that calls the outlet otherwise", wire("Herald World", "http://m.herald.example/talks-7/?utm_source=rss", onTalks), true, ""},
		{"the same words in another outlet", wire("Courier", "https://courier.example/1", onTalks), false, "the same story as a1 (Herald)"},
		{"an edited version", wire("Herald", page+"?fbclid=1#top", onTalks+" Yerevan denied it."), false, "a version of a1"},
		{"a rewrite elsewhere", wire("Courier", "", "Envoy on his way.\n"+onTalks[120:]), false, "the same story as a1 (Herald)"},
		{"an excerpt elsewhere", wire("Courier", "", onTalks[:len(onTalks)/2]), false, "the same story as a1 (Herald)"},
		{"another article", wire("Courier", "", "Armenia said that a treaty on transit is near. Azerbaijan rejected the claim on Monday in a statement of its ministry."), false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			b.keep(first)
			done := b.keep(c.second)
			if done.Known != c.known || done.Kin() != c.kin {
				t.Errorf("known %v, %q; want %v, %q", done.Known, done.Kin(), c.known, c.kin)
			}
			if c.known && done.Source.Handle != "a1" {
				t.Errorf("it is known as %s, want a1", done.Source.Handle)
			}
			if _, err := b.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestReviewOfAVersionHoldsWhatIsNew edits an article after it was reviewed in
// part.
func TestReviewOfAVersionHoldsWhatIsNew(t *testing.T) {
	b := newBench(t)
	const page = "https://www.herald.example/talks-7"
	b.keep(wire("Herald", page, onTalks))
	old, err := b.Source(t.Context(), "a1")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(old.Suggestions(), func(s desk.Suggestion) bool { return s.Kind == model.KindClaim })
	choices := []desk.Choice{{Key: old.Suggestions()[i].Key, Verdict: "accepted"}, {Key: old.Suggestions()[i+1].Key, Verdict: "rejected"}}
	if _, err := b.Decide(t.Context(), "a1", choices); err != nil {
		t.Fatal(err)
	}
	const added = " Azerbaijan rejected the proposal on prisoners."
	done := b.keep(wire("Herald", page, "UPDATED. "+onTalks+added))
	if done.Kin() != "a version of a1" {
		t.Fatalf("it is %q", done.Kin())
	}
	page2, err := b.Source(t.Context(), "a2")
	if err != nil {
		t.Fatal(err)
	}
	if len(page2.Suggestions()) == 0 || len(page2.Suggestions()) != done.Found {
		t.Fatalf("it has %d suggestions, the import told of %d", len(page2.Suggestions()), done.Found)
	}
	for _, s := range page2.Suggestions() {
		if !strings.Contains(added, s.Quote) {
			t.Errorf("it asks about %q again", s.Quote)
		}
	}
	if r := b.row("a1"); r.ReplacedBy != "a2" || r.VersionOf != "" || !r.Waiting {
		t.Errorf("the old version is %+v", r)
	}
	if r := b.row("a2"); r.VersionOf != "a1" || r.ReplacedBy != "" || r.Story != "a1" {
		t.Errorf("the new version is %+v", r)
	}
	rows, _ := b.Sources(t.Context(), "arm", b.at(""))
	if rows[0].Handle != "a2" {
		t.Errorf("the newest version is not the first of the list: %s", rows[0].Handle)
	}
	claims, err := b.Claims(t.Context(), "arm", b.at(""))
	if err != nil || len(claims) != 1 || claims[0].Quotes[0].Source.Handle != "a1" || !strings.Contains(onTalks, claims[0].Quotes[0].Words) {
		t.Errorf("the evidence of the old version: %+v %v", claims, err)
	}
	if _, err := b.Undo(t.Context(), done.Entry.Seq); err != nil {
		t.Fatal(err)
	}
	if r := b.row("a1"); r.ReplacedBy != "" || r.Copies != 0 {
		t.Errorf("its import was undone, but the old version is %+v", r)
	}
}

// TestCorroborationCountsOrigins gives one claim evidence in a copy, then in
// another story.
func TestCorroborationCountsOrigins(t *testing.T) {
	b := newBench(t)
	b.keep(wire("Herald", "", onTalks))
	b.keep(wire("Courier", "", "By our staff.\n"+onTalks))
	b.keep(wire("Gazette", "", "A day of diplomacy in the region, with treaty talks on two desks.\n\nArmenia said that the talks go on. Little else was known of the negotiations between Armenia and Azerbaijan."))
	for _, outlet := range []string{"Herald", "Courier", "Gazette"} {
		b.enter("outlet " + outlet + " B")
	}
	const words = "the talks go on"
	key := func(source string) string {
		page, err := b.Source(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range page.Suggestions() {
			if strings.Contains(s.Quote, words) && s.Kind == model.KindClaim {
				return s.Key
			}
		}
		t.Fatalf("%s has no claim %q", source, words)
		return ""
	}
	claim := func(origins int, grade string) {
		t.Helper()
		claims, err := b.Claims(t.Context(), "arm", b.at(""))
		if err != nil || len(claims) != 1 {
			t.Fatalf("%d claims, %v", len(claims), err)
		}
		if got := claims[0].Quotes[0].Grade.String(); claims[0].Origins != origins || got != grade {
			t.Errorf("%d pieces of evidence have %d origins and the grade %s, want %d and %s", len(claims[0].Quotes), claims[0].Origins, got, origins, grade)
		}
	}
	if _, err := b.Decide(t.Context(), "a1", []desk.Choice{{Key: key("a1"), Verdict: "accepted"}}); err != nil {
		t.Fatal(err)
	}
	claim(1, "B2")
	for _, next := range []struct {
		source  string
		origins int
		grade   string
	}{{"a2", 1, "B2"}, {"a3", 2, "B1"}} {
		if _, err := b.Decide(t.Context(), next.source, []desk.Choice{{Key: key(next.source), Verdict: "merged", Into: "c1"}}); err != nil {
			t.Fatal(err)
		}
		claim(next.origins, next.grade)
	}
	for _, edit := range []struct {
		source, story string
		origins       int
		grade         string
	}{
		{"a3", "a1", 1, "B2"}, // joined by hand
		{"a3", "", 2, "B1"},   // left to its words again
		{"a2", "a2", 3, "B1"}, // set apart by hand
	} {
		if _, err := b.Edit(t.Context(), edit.source, map[string]string{"story": edit.story}); err != nil {
			t.Fatal(err)
		}
		claim(edit.origins, edit.grade)
	}
	if _, err := b.Edit(t.Context(), "a2", map[string]string{"story": "a99"}); err == nil {
		t.Error("a story of a source that is not there was taken")
	}
	if _, err := b.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
