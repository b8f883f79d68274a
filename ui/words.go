package ui

import (
	"slices"
	"strings"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// A meaning is a sign or word that screens print, and what it means.
type meaning struct {
	sign, ascii string // one cell; empty where the word stands by itself
	word, means string
	paint       draw.Paint
}

// A glossary is the terms of one kind.
type glossary struct {
	title string
	terms []meaning
}

// signs are what stands before a suggestion in a review.
var signs = []meaning{
	{sign: "!", ascii: "!", means: "contradicts what is known, and is left to you"},
	{sign: "↷", ascii: "~", means: "moves on from what is known: another rung, a harder or softer stance"},
	{sign: "+", ascii: "+", means: "is new"},
	{sign: "=", ascii: "=", means: "restates what is known"},
	{sign: "☑", ascii: "[x]", means: "ticked: is accepted with all that is"},
}

// marks are what stands before statuses and days.
var marks = []meaning{
	{sign: "~", ascii: "~", word: "status", means: "reported: computed from what was said; without the sign it is your own assessment"},
	{sign: "~", ascii: "~", word: "day", means: "about that day: all that is known is a month, a year or the last day that it can be"},
	{sign: "≤", ascii: "<=", word: "day", means: "on that day or before it"},
	{sign: "≥", ascii: ">=", word: "day", means: "on that day or after it"},
}

// courses are the cells of the course of a point.
var courses = []meaning{
	{sign: "▁", ascii: "1", word: "raised", means: "each cell is where the point stood at the end of an equal part of the time; the last one is now"},
	{sign: "█", ascii: "8", word: "implemented", means: "the higher, the further up the status ladder; deferred is as low as raised"},
	{sign: "×", ascii: "x", word: "broken", means: "rejected, suspended or breached"},
	{sign: "", ascii: "", word: "empty", means: "nothing was known, or unknown was all that was"},
}

// authorities are what a person's word binds, by the mandate that gives it.
func authorities() []meaning {
	out := []meaning{{word: string(model.AsOther), means: "no mandate in the talks is known that held on that day"}}
	for authority, capacity := range map[model.Authority]string{model.AsPrincipal: model.Principal, model.AsMandated: model.Envoy, model.AsSpokesperson: model.Spokesperson} {
		w, _ := model.Capacities.Find(capacity)
		out = append(out, meaning{word: string(authority), means: w.Means})
	}
	slices.SortFunc(out, func(a, b meaning) int { return strings.Compare(a.word, b.word) })
	return out
}

// glossaries are all the terms, taken from where the words are defined.
func glossaries(t draw.Theme) []glossary {
	statuses := terms(model.Statuses)
	for i := range statuses {
		statuses[i].paint = t.Status(model.Status(model.Statuses.Words[i].Code))
	}
	return []glossary{
		{"Status of a point", append(statuses, marks[0])},
		{"Course of a point", courses},
		{"Flags of a point", flagTerms()},
		{"Days", marks[1:]},
		{"Drift of a position", terms(model.Drifts)},
		{"Stance of a position", terms(model.Stances)},
		{"Firmness of a position", terms(model.Firmnesses)},
		{"Kind of a claim", terms(model.ClaimKinds)},
		{"Authority of its speaker", authorities()},
		{"Attribution of a quote", terms(model.Attributions)},
		{"Grade of a quote: how reliable the outlet or speaker is", terms(model.Letters)},
		{"Grade of a quote: how credible it is that this was said", terms(model.Digits)},
		{"Suggestions in a review", signs},
		{"What has moved since a brief", terms(model.MoveKinds)},
		{"State of an event", terms(model.EventStates)},
		{"Phase of a process", terms(model.Phases)},
	}
}

func terms(v model.Vocabulary) []meaning {
	var out []meaning
	for _, w := range v.Words {
		word := meaning{sign: w.Glyph, ascii: w.ASCII, word: w.Label, means: w.Means}
		if v.Name == model.Statuses.Name {
			s := model.Status(w.Code)
			word.sign, word.ascii = s.Glyph(false), s.Glyph(true)
		}
		if v.Name == model.Letters.Name || v.Name == model.Digits.Name {
			word.means = strings.ToLower(w.Means)
		}
		out = append(out, word)
	}
	return out
}

// flagTerms are the words that a filter knows as is:.
func flagTerms() []meaning {
	for _, f := range desk.PointFilter {
		if f.Name == "is" {
			return terms(f.Words)
		}
	}
	return nil
}
