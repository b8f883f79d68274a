package extract_test

import (
	"slices"
	"testing"
	"time"

	"parley/extract"
	"parley/model"
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

// TestNamesLeaveOutWhatIsDone holds that the verb in front of a matter and the
// clause behind it are no part of its name.
func TestNamesLeaveOutWhatIsDone(t *testing.T) {
	for text, want := range map[string]string{
		"Russia demanded that Ukraine cap its army at 600,000 soldiers.":         "army",
		"Moscow said that the right to trigger snapback expires in May.":         "snapback",
		"Russia said the old United Nations sanctions must be lifted.":           "old United Nations sanctions",
		"Umerov said that they would restore electricity in the Donetsk region.": "electricity in the Donetsk region",
	} {
		var names []string
		for _, p := range extract.Suggest(frame(text), extract.Known{}).Points {
			names = append(names, p.Label)
		}
		if !slices.Contains(names, want) {
			t.Errorf("%s\n\tnames %q, want %q", text, names, want)
		}
	}
}

// TestTheArticlesOwnReading holds how far a matter has got where the article
// itself says so: for each matter of a list, in the sentence behind it, and not
// where it is only wished for.
func TestTheArticlesOwnReading(t *testing.T) {
	for _, c := range []struct {
		text string
		want map[model.Category]model.Status
	}{
		{"The road map, which provides for the exchange of prisoners, the lifting of sanctions and a nationwide ceasefire, is on hold.", map[model.Category]model.Status{"detainees": "suspended", "sanctions": "suspended", "ceasefire": "suspended"}},
		{"The text reaffirms Ukraine's sovereignty and territorial integrity. Agreed by Kyiv and Washington.", map[model.Category]model.Status{"sovereignty": "agreed"}},
		{"Umerov stressed the importance of swift progress on the frozen assets.", map[model.Category]model.Status{"sanctions": ""}},
		{"No agreement was reached on the demilitarised zone.", map[model.Category]model.Status{"forces": "disputed"}},
	} {
		got := map[model.Category]model.Status{}
		for _, p := range extract.Suggest(frame(c.text), extract.Known{}).Points {
			got[p.Category] = p.Status
		}
		for category, want := range c.want {
			if is := got[category]; is != want && (want != "" || is != model.Unknown && is != model.Raised) {
				t.Errorf("%s\n\tis read as %q on %s, want %q", c.text, is, category, want)
			}
		}
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
