package model_test

import (
	"testing"

	"parley/model"
	"parley/model/day"
)

func TestRelate(t *testing.T) {
	on := func(d int) day.Day { return day.Exact(day.On(2025, 11, d)) }
	says := func(change func(*model.Claim)) *model.Claim {
		c := &model.Claim{
			Kind: model.StatusClaim, Speakers: []model.Speaker{{Person: "aliyev"}}, For: []model.ID{"az"}, Said: on(5), Status: model.Narrowing,
			Evidence: []model.Evidence{{Quote: "only one point remains open in the text of the treaty", Attribution: model.Named}},
		}
		change(c)
		return c
	}
	as := func(party string) func(*model.Claim) {
		return func(c *model.Claim) {
			c.For, c.Speakers = []model.ID{model.ID(party)}, []model.Speaker{{Person: model.ID("of " + party)}}
		}
	}
	position := func(stance model.Stance, want string) func(*model.Claim) {
		return func(c *model.Claim) { c.Kind, c.Status, c.Stance, c.Want = model.Position, "", stance, want }
	}
	all := func(changes ...func(*model.Claim)) *model.Claim {
		return says(func(c *model.Claim) {
			for _, change := range changes {
				change(c)
			}
		})
	}
	status := func(s model.Status) func(*model.Claim) { return func(c *model.Claim) { c.Status = s } }
	count := func(n string) func(*model.Claim) { return func(c *model.Claim) { c.Count = n } }
	said := func(d int) func(*model.Claim) { return func(c *model.Claim) { c.Said = on(d) } }
	quote := func(q string) func(*model.Claim) { return func(c *model.Claim) { c.Evidence[0].Quote = q } }
	hard := func(f model.Firmness) func(*model.Claim) { return func(c *model.Claim) { c.Firmness = f } }
	provided := func(words string) func(*model.Claim) { return func(c *model.Claim) { c.Condition = words } }

	tests := map[string]struct {
		known, is *model.Claim
		want      model.Relation
	}{
		"another outlet":       {all(), all(quote("In the treaty's text only one point remained open, he said")), model.SameRemark},
		"again later":          {all(), all(said(20)), model.Restatement},
		"another speaker":      {all(), all(func(c *model.Claim) { c.Speakers[0].Person = "bayramov" }), model.Restatement},
		"other words":          {all(), all(quote("the parties have come closer")), model.Restatement},
		"a class higher":       {all(), all(status(model.Agreed)), model.Contrary},
		"a rung higher":        {all(status(model.Disputed)), all(), model.Movement},
		"another count":        {all(count("one")), all(count("2")), model.Contrary},
		"the same count":       {all(count("two")), all(count("2"), said(9)), model.Restatement},
		"a count is added":     {all(), all(count("2")), model.Movement},
		"percent":              {all(count("90 %")), all(count("90 percent"), said(9)), model.Restatement},
		"another party":        {all(), all(as("am"), status(model.Agreed)), model.Contrary},
		"another party counts": {all(count("one")), all(as("am"), count("two")), model.Contrary},
		"another party agrees": {all(), all(as("am")), ""},
		"long ago":             {all(), all(as("am"), status(model.Agreed), func(c *model.Claim) { c.Said = day.Exact(day.On(2026, 11, 5)) }), ""},
		"unknown counts never": {all(), all(status(model.Unknown)), ""},
		"another scope": {
			all(func(c *model.Claim) { c.Scope = model.NewScope("az", "am") }),
			all(func(c *model.Claim) { c.Scope = model.NewScope("az", "us") }, status(model.Agreed)), "",
		},
		"an outsider": {all(), all(func(c *model.Claim) { c.For, c.Speakers = nil, []model.Speaker{{Unnamed: "an analyst"}} }, status(model.Agreed)), ""},
		"refuses what it took": {
			all(position(model.Accepts, "withdrawal of troops")), all(position(model.Refuses, "troop withdrawal")), model.Contrary,
		},
		"demands again":    {all(position(model.Demands, "full withdrawal")), all(position(model.Demands, "withdrawal in full"), said(7)), model.Restatement},
		"demands more":     {all(position(model.Demands, "full withdrawal")), all(position(model.Demands, "recognition of Crimea")), ""},
		"a harder stance":  {all(position(model.Offers, "")), all(position(model.Demands, "")), model.Movement},
		"held more firmly": {all(position(model.Demands, ""), hard(model.Firm)), all(position(model.Demands, ""), hard(model.RedLine)), model.Movement},
		"under a condition": {
			all(position(model.AcceptsIf, ""), provided("Kyiv withdraws")), all(position(model.AcceptsIf, ""), provided("sanctions are lifted")), model.Movement,
		},
		"another kind": {all(), all(position(model.Demands, "")), ""},
	}
	for name, test := range tests {
		if got := model.Relate(test.known, test.is, 90); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestRelateEvents(t *testing.T) {
	talks := func(d day.Day, place, state string, parties ...model.ID) *model.Event {
		return &model.Event{Kind: "talks", Day: d, Place: place, Parties: parties, History: []model.EventState{{State: state}}}
	}
	fifth, sixth, february := day.Exact(day.On(2026, 2, 5)), day.Exact(day.On(2026, 2, 6)), day.Month(2026, 2)
	known := talks(fifth, "Abu Dhabi", "planned", "ru", "ua")
	tests := map[string]struct {
		is   *model.Event
		want model.Relation
	}{
		"told again":         {talks(fifth, "Abu Dhabi", "planned", "ua"), model.Restatement},
		"without its place":  {talks(fifth, "", "planned", "ua"), model.Restatement},
		"it was held":        {talks(fifth, "Abu Dhabi", "held", "ua"), model.Movement},
		"vaguely dated":      {talks(february, "Abu Dhabi", "planned", "ru"), model.Restatement},
		"vague, no place":    {talks(february, "", "planned", "ru"), ""},
		"another day":        {talks(sixth, "Abu Dhabi", "planned", "ru"), ""},
		"another place":      {talks(fifth, "Geneva", "planned", "ru"), ""},
		"others take part":   {talks(fifth, "Abu Dhabi", "planned", "us"), ""},
		"nobody knows a day": {talks(day.Day{}, "Abu Dhabi", "planned", "ru"), ""},
	}
	for name, test := range tests {
		if got := model.RelateEvents(known, test.is); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
