package extract_test

import (
	"slices"
	"testing"
	"time"

	"parley/extract"
	"parley/model/day"
)

// TestPointsAreNamedByNouns holds that a point's name ends where something
// happens to it, and is never a verb or those who talk.
func TestPointsAreNamedByNouns(t *testing.T) {
	a := extract.Article{
		ID: "named", Published: day.Exact(day.On(2025, time.November, 4)),
		Text: "DOHA, Nov 3 - The talks on a truce in Gaza fell apart on Monday, Israel said. " +
			"Hamas said the ceasefire must come first.\n\n" +
			"Israeli negotiators met the mediators in Doha, and Egypt said the negotiators would resume talks on Friday. " +
			"Israel said that both sides would have to verify what was carried out, and that the promises must be verified.",
	}
	var labels []string
	for _, p := range extract.Suggest(a, extract.Known{}).Points {
		labels = append(labels, p.Label)
	}
	if want := []string{"truce in Gaza", "ceasefire", "talks", "implementation"}; !slices.Equal(labels, want) {
		t.Errorf("points are named %q, want %q", labels, want)
	}
}

// TestADescriptionHoldsNoDay holds that the day before an unnamed speaker is
// no part of how the speaker is described.
func TestADescriptionHoldsNoDay(t *testing.T) {
	a := extract.Article{
		ID: "day", Published: day.Exact(day.On(2025, time.November, 4)),
		Text: "DOHA, Nov 4 - Israel and Hamas hold talks on a ceasefire. On Tuesday a U.S. official said that the gap over the ceasefire had narrowed.",
	}
	claimBy(t, extract.Suggest(a, extract.Known{}), "a U.S. official")
}
