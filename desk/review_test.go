package desk_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"parley/article"
	"parley/desk"
	"parley/desk/desktest"
	"parley/model"
)

// newReviewBench is a desk whose articles are read by patterns of the test.
func newReviewBench(t *testing.T) bench {
	t.Helper()
	d, err := desk.Open(t.Context(), desk.Options{
		Path: filepath.Join(t.TempDir(), "parley.db"), Wait: 10 * time.Second, Now: func() time.Time { return now.AddDate(0, 0, 28) },
		Entropy: entropy(), Author: "analyst", Origin: "test", Suggest: desktest.Suggest,
	})
	if err != nil {
		t.Fatal(err)
	}
	return bench{d, t}
}

func (b bench) take(a article.Article, accept float64) desk.Imported {
	b.t.Helper()
	done, err := b.Import(b.t.Context(), "ukr", a, accept)
	if err != nil {
		b.t.Fatal(err)
	}
	return done
}

func (b bench) review(source string) *desk.Review {
	b.t.Helper()
	r, err := b.Review(b.t.Context(), source)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b bench) page(r *desk.Review) desk.SourcePage {
	b.t.Helper()
	page, err := r.Page(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return page
}

func (b bench) decide(r *desk.Review, choices ...desk.Choice) desk.Done {
	b.t.Helper()
	done, err := r.Decide(b.t.Context(), choices)
	if err != nil {
		b.t.Fatal(err)
	}
	return done
}

// suggestion is the one with this summary.
func (b bench) suggestion(page desk.SourcePage, summary string) desk.Suggestion {
	b.t.Helper()
	for _, s := range page.Suggestions() {
		if s.Summary == summary && s.Verdict == "" {
			return s
		}
	}
	for _, s := range page.Suggestions() {
		b.t.Log(s.Summary, "·", s.Verdict)
	}
	b.t.Fatalf("nothing suggests %q", summary)
	return desk.Suggestion{}
}

func text(lines string) article.Article {
	return article.Article{Title: "An article", Text: lines, Outlet: "The Harbour Post", Published: desktest.News().Published}
}

func claim(b bench, handle string) *model.Claim {
	b.t.Helper()
	shown, err := b.Show(b.t.Context(), handle, b.at(""))
	if err != nil {
		b.t.Fatal(err)
	}
	return shown.Record.(*model.Claim) //nolint:forcetypeassert // the handle's kind
}

func TestReviewTellsNewFromKnown(t *testing.T) {
	b := newReviewBench(t)
	if got := b.take(desktest.Known(), 0); got.Found != 30 || got.Accepted != 30 {
		t.Fatalf("the first article gave %d items, %d accepted", got.Found, got.Accepted)
	}
	if got := b.take(desktest.News(), desk.LetWait); got.Found != 50 {
		t.Fatalf("the second article gave %d items", got.Found)
	}
	page := b.page(b.review("a2"))
	count := map[model.Relation]int{}
	for _, s := range page.Suggestions() {
		count[s.Relation]++
	}
	if count[model.Restatement] != 30 || count[model.Contrary] != 4 || page.Undecided() != 50 {
		t.Errorf("of %d items there are %v", page.Undecided(), count)
	}
	for _, g := range page.Groups {
		if !slices.IsSortedFunc(g.Suggestions, func(a, b desk.Suggestion) int {
			return rank(a) - rank(b)
		}) {
			t.Errorf("%s: contradictions do not come first or repetitions last", g.Title)
		}
	}
	counted := b.suggestion(page, "Andrii Sybiha: narrowing (two)")
	if k := counted.Known; counted.Relation != model.Contrary || k == nil || k.Who != "Rustem Umerov" || k.Gist != "narrowing (one)" ||
		k.Outlet != "Meridian Wire" || k.Quote == "" || k.Said.Human() != "19 Jan 2026" {
		t.Errorf("the other count is shown beside %+v", counted.Known)
	}
	if s := b.suggestion(page, "Rustem Umerov: disputed"); s.Relation != model.Contrary || s.Known.Who != "Yuri Ushakov" {
		t.Errorf("another party's other word is %q of %+v", s.Relation, s.Known)
	}
	if last := page.Groups[len(page.Groups)-1]; last.Title != "Events" || len(last.Suggestions) != 2 {
		t.Errorf("the last group is %s with %d: people and parties come with what brings them", last.Title, len(last.Suggestions))
	}
}

func rank(s desk.Suggestion) int {
	switch {
	case s.Relation == model.Contrary:
		return 0
	case s.Repeats():
		return 2
	}
	return 1
}

func TestARepetitionRestates(t *testing.T) {
	b := newReviewBench(t)
	b.take(desktest.Known(), 0)
	b.take(text("Russia demands full withdrawal of all troops on Donbas, Sergei Lavrov said on 2 February 2026."), desk.LetWait)
	r := b.review("a2")
	page := b.page(r)
	done := b.decide(r, desk.Choice{Key: page.Suggestions()[0].Key, Verdict: desk.Accepted})
	if c := claim(b, done.Made[0].Handle); c.Restates != claim(b, "c1").ID || c.Succeeds != "" {
		t.Errorf("the repetition is %+v", c)
	}
}

// TestTheSameRemarkIsOneClaim gives it the evidence of the other outlet.
func TestTheSameRemarkIsOneClaim(t *testing.T) {
	b := newReviewBench(t)
	b.take(desktest.Known(), 0)
	b.take(text("Russia demands a full withdrawal of Ukrainian troops on Donbas, Sergei Lavrov said on 19 January 2026."), desk.LetWait)
	r := b.review("a2")
	s := b.page(r).Suggestions()[0]
	if s.Relation != model.SameRemark {
		t.Fatalf("it is %q", s.Relation)
	}
	done := b.decide(r, desk.Choice{Key: s.Key, Verdict: desk.Accepted})
	if len(done.Made) != 1 || done.Made[0].New || len(claim(b, "c1").Evidence) != 2 {
		t.Errorf("it made %+v", done.Made)
	}
	if got := b.page(r).Suggestions()[0].Verdict; got != desk.Merged {
		t.Errorf("the verdict is %q", got)
	}
}

func TestAnEventThatIsKnown(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Delegations of Russia and Ukraine will meet in Abu Dhabi on 5 February 2026."), 0)
	b.take(text("Delegations of Russia and Ukraine met in Abu Dhabi on 5 February 2026. The talks were long."), 0)
	shown, err := b.Show(t.Context(), "e1", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	if e := shown.Record.(*model.Event); len(e.Evidence) != 2 || len(e.History) != 2 || e.History[1].State != "held" {
		t.Errorf("the event is %+v", e)
	}
	if events, err := b.Events(t.Context(), "ukr", b.at("")); err != nil || len(events) != 1 {
		t.Errorf("there are %d events, %v", len(events), err)
	}
}

func TestAnAssessmentIsContradicted(t *testing.T) {
	b := newReviewBench(t)
	b.take(desktest.Known(), 0)
	if _, err := b.Assess(t.Context(), desk.Assess{Process: "ukr", Point: "elections", Status: model.Agreed, Reason: "both said so", At: b.at("2026-01-25")}); err != nil {
		t.Fatal(err)
	}
	b.take(text("Russia sees elections as disputed, Yuri Ushakov said on 2 February 2026."), desk.LetWait)
	s := b.page(b.review("a2")).Suggestions()[0]
	if s.Relation != model.Contrary || s.Known.Who != "your assessment" || s.Known.Quote != "both said so" {
		t.Errorf("it is %q of %+v", s.Relation, s.Known)
	}
}

// TestSplit divides a claim into its points, and a part into its speakers;
// each is decided by itself, and all of it can be undone.
func TestSplit(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Ukraine demands an answer within ten days on Donbas and Crimea, Andrii Sybiha and Rustem Umerov said on 4 February 2026."), desk.LetWait)
	r := b.review("a1")
	whole := b.suggestion(b.page(r), "Andrii Sybiha and Rustem Umerov: demands an answer within ten days")
	b.decide(r, desk.Choice{Key: whole.Key, Verdict: desk.Split})
	parts := b.page(r).Suggestions()
	if len(parts) != 2 || parts[0].Handle != whole.Handle+".1" || b.page(r).Groups[1].Title != "Crimea" {
		t.Fatalf("it has the parts %+v", parts)
	}
	b.decide(r, desk.Choice{Key: parts[0].Key, Verdict: desk.Split})
	parts = b.page(r).Suggestions()
	if len(parts) != 3 || parts[0].Summary != "Andrii Sybiha: demands an answer within ten days" {
		t.Fatalf("the first part has the parts %+v", parts)
	}
	if _, err := r.Decide(t.Context(), []desk.Choice{{Key: parts[0].Key, Verdict: desk.Split}}); err == nil {
		t.Error("what is about one point by one speaker was split")
	}
	b.decide(r, desk.Choice{Key: parts[0].Key, Verdict: desk.Accepted}, desk.Choice{Key: parts[1].Key, Verdict: desk.Rejected})
	b.decide(r, desk.Choice{Key: parts[2].Key, Verdict: desk.Accepted})
	if rows, err := b.Sources(t.Context(), "ukr", b.at("")); err != nil || rows[0].Waiting {
		t.Errorf("the review is not done: %+v, %v", rows, err)
	}
	for range 4 {
		if _, err := b.Undo(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
	}
	if page := b.page(r); len(page.Suggestions()) != 1 || page.Undecided() != 1 {
		t.Errorf("after undoing there are %+v", page.Suggestions())
	}
}

// TestAttach writes the claim on the point that the analyst names, and not the
// point that the article had seemed to speak of.
func TestAttach(t *testing.T) {
	b := newReviewBench(t)
	b.take(desktest.Known(), 0)
	b.take(text("Russia demands a vote of the parliament on referendums, Sergei Lavrov said on 2 February 2026."), desk.LetWait)
	r := b.review("a2")
	s := b.page(r).Suggestions()[0]
	done := b.decide(r, desk.Choice{Key: s.Key, Verdict: desk.Edited, Edit: map[string]string{"about": "elections"}})
	if len(done.Made) != 1 {
		t.Errorf("it made %+v", done.Made)
	}
	if c := claim(b, done.Made[0].Handle); len(c.About) != 1 {
		t.Errorf("it is about %v", c.About)
	}
	if rows := b.board(""); len(rows) != 14 || rows["elections"].Claims != 3 {
		t.Errorf("there are %d points, %d claims on elections", len(rows), rows["elections"].Claims)
	}
}

// TestAttachToAProposedPoint accepts the point that another sentence of the
// article proposes with the claim, and not the claim's own.
func TestAttachToAProposedPoint(t *testing.T) {
	b := newReviewBench(t)
	b.take(desktest.Known(), 0)
	b.take(text(
		"Russia demands a vote of the parliament on referendums, Sergei Lavrov said on 2 February 2026.\n\n"+
			"Ukraine refuses an inventory of warheads on drones, Andrii Sybiha said on 2 February 2026.",
	), desk.LetWait)
	r := b.review("a2")
	page := b.page(r)
	at := slices.IndexFunc(page.Groups, func(g desk.Group) bool { return g.Title == "Drones" && g.New })
	if at < 0 {
		t.Fatalf("no new point drones in %+v", page.Groups)
	}
	b.decide(r, desk.Choice{Key: page.Suggestions()[0].Key, Verdict: desk.Edited, Edit: map[string]string{"about": "drones"}})
	if rows := b.board(""); len(rows) != 15 || rows["drones"].Claims != 1 {
		t.Errorf("there are %d points, %d claims on drones", len(rows), rows["drones"].Claims)
	}
}

func TestDraftShowsWhatWouldBeWritten(t *testing.T) {
	b := newReviewBench(t)
	b.take(desktest.Known(), 0)
	b.take(text("France offers engineers on drones, Jean Martel said on 2 February 2026."), desk.LetWait)
	r := b.review("a2")
	key := b.page(r).Suggestions()[0].Key
	kind, values, err := r.Draft(t.Context(), key)
	if err != nil || kind != model.KindClaim || values["by"] != "martel" || values["for"] != "france" || values["stance"] != "offers" || values["about"] != "p15" {
		t.Errorf("the draft is %s %v, %v", kind, values, err)
	}
	if page := b.page(r); page.Undecided() != 1 {
		t.Error("a draft decided something")
	}
}

// TestPointsOfOneArticleStayApart whether they are accepted together or one
// after the other.
func TestPointsOfOneArticleStayApart(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Russia demands withdrawal on Donbas, Sergei Lavrov said. Russia demands recognition on Crimea, Sergei Lavrov said."), desk.LetWait)
	r := b.review("a1")
	for range 2 {
		page := b.page(r)
		i := slices.IndexFunc(page.Suggestions(), func(s desk.Suggestion) bool { return s.Verdict == "" })
		b.decide(r, desk.Choice{Key: page.Suggestions()[i].Key, Verdict: desk.Accepted})
	}
	if rows := b.board(""); len(rows) != 2 {
		t.Errorf("there are %d points", len(rows))
	}
}

// TestReviewFollowsOthers measures anew when somebody else has written.
func TestReviewFollowsOthers(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Russia demands withdrawal on Donbas, Sergei Lavrov said. Russia demands an amnesty on the tribunal, Sergei Lavrov said."), desk.LetWait)
	r := b.review("a1")
	if g := b.page(r).Groups[1]; !g.New {
		t.Fatalf("the tribunal is known: %+v", g)
	}
	b.enter(`point tribunal justice: The tribunal`)
	if g := b.page(r).Groups[1]; g.New || g.Point != "p1" {
		t.Errorf("the tribunal is %+v", g)
	}
	if _, err := r.Decide(t.Context(), []desk.Choice{{Key: "gone", Verdict: desk.Accepted}}); err == nil {
		t.Error("a suggestion that is not there was accepted")
	}
}

// TestWhatLiesAheadWasNotSaid falls back on the day of the article.
func TestWhatLiesAheadWasNotSaid(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Russia demands withdrawal on Donbas, Sergei Lavrov said on 4 March 2026."), 0)
	if got := claim(b, "c1").Said.Human(); got != "on or before 4 Feb 2026" {
		t.Errorf("it was said %s", got)
	}
}

// TestRepetitionsOfOneAct restate each other like those of several.
func TestRepetitionsOfOneAct(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Russia demands withdrawal on Donbas, Sergei Lavrov said on 3 February 2026. Russia demands withdrawal at once on Donbas, Yuri Ushakov said on 4 February 2026."), 0)
	if c := claim(b, "c2"); c.Restates != claim(b, "c1").ID {
		t.Errorf("the second is %+v", c)
	}
}
