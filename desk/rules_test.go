package desk_test

import (
	"slices"
	"testing"

	"parley/desk"
	"parley/extract"
)

// TestRulesLearnFromWhatWasRead counts neither a split, whose parts are decided,
// nor what was decided unread; what is undone counts no longer.
func TestRulesLearnFromWhatWasRead(t *testing.T) {
	b := newReviewBench(t)
	b.take(text("Ukraine demands an answer within ten days on Donbas and Crimea, Andrii Sybiha said on 4 February 2026.\n\n"+
		"Ukraine demands lists of missing persons on prisoners, Andrii Sybiha said on 4 February 2026."), desk.LetWait)
	r := b.review("a1")
	taken := func(when string, want extract.Tally) {
		t.Helper()
		rows, err := b.Rules(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(rows, func(r desk.RuleRow) bool { return r.Name == "says" })
		if rows[i].Tally != want {
			t.Errorf("after %s the rule has %+v, want %+v", when, rows[i].Tally, want)
		}
	}
	whole := b.suggestion(b.page(r), "Andrii Sybiha: demands an answer within ten days")
	b.decide(r, desk.Choice{Key: whole.Key, Verdict: desk.Split})
	taken("a split", extract.Tally{})
	left := b.page(r).Suggestions()
	b.decide(r, desk.Choice{Key: left[0].Key, Verdict: desk.Accepted}, desk.Choice{Key: left[1].Key, Verdict: desk.Rejected})
	taken("both parts", extract.Tally{Accepted: 1, Rejected: 1})
	b.decide(r, desk.Choice{Key: left[2].Key, Verdict: desk.Accepted, Unread: true})
	taken("what is unread", extract.Tally{Accepted: 1, Rejected: 1})
	for range 2 {
		if _, err := b.Undo(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
	}
	taken("undoing", extract.Tally{})
}
