package desk

import (
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/model/filter"
)

// TimelineFilter is what the entries of a timeline can be narrowed by.
var TimelineFilter = filter.Grammar{
	{Name: "kind", Means: "its kind", Words: Lanes},
	{Name: "point", Means: "a point or text that it is about"},
	{Name: "party", Means: "a party that is spoken for or takes part, or of the scope"},
	{Name: "by", Means: "who says it"},
	category,
	{Name: "status", Means: "the status that is claimed or reached", Words: model.Statuses},
	{Name: "stance", Means: "the stance of a position", Words: model.Stances},
	{Name: "date", Means: "its day", Day: true},
	{Name: "said", Means: "the day on which a claim was made", Day: true},
	{Name: "moved", Means: "the day on which a status changed", Day: true},
	filter.Flags(word("ahead", "its day lies ahead"), word("assessed", "the analyst has judged it")),
}

// MatrixFilter is what the points of a matrix can be narrowed by.
var MatrixFilter = PointFilter

// Text is what free words of a filter are looked for in.
func (e Entry) Text() string {
	parts := []string{e.Handle, e.Speaker, e.Gist, e.Sort, e.State}
	for _, t := range e.About {
		parts = append(parts, t.Title, t.Slug)
	}
	return strings.Join(parts, " ")
}

// When returns a day that a filter asks for.
func (e Entry) When(field string) day.Day {
	if field == "said" && e.Lane != ClaimLane || field == "moved" && e.Lane != StatusLane {
		return day.Day{}
	}
	return e.Day
}

// Values returns the values of a field that a filter asks for.
func (e Entry) Values(field string) []string {
	var out []string
	switch field {
	case "kind":
		return []string{string(e.Lane)}
	case "party":
		return append(strings.Split(e.Scope, "–"), e.Parties...)
	case "by":
		return []string{e.Speaker}
	case "status":
		return []string{string(e.Status)}
	case "stance":
		return []string{string(e.Stance)}
	case "is":
		return marks(mark{e.Ahead, "ahead"}, mark{e.Basis == model.Assessed, "assessed"})
	}
	for _, t := range e.About {
		if field == "category" {
			out = append(out, string(t.Category), model.Categories.Label(string(t.Category)))
		} else {
			out = append(out, t.Handle, t.Slug, t.Title)
		}
	}
	return out
}
