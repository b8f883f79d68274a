package extract_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"parley/extract"
)

func TestConfidence(t *testing.T) {
	for _, c := range []struct {
		name  string
		rule  extract.Rule
		tally extract.Tally
		want  float64
	}{
		{"before any decision it is the count on articles", extract.Rule{Right: 15, Seen: 20}, extract.Tally{}, .75},
		{"a long count weighs twenty", extract.Rule{Right: 900, Seen: 1000}, extract.Tally{Rejected: 20}, .45},
		{"a short one weighs what it is", extract.Rule{Right: 2, Seen: 4}, extract.Tally{Accepted: 4}, .75},
		{"without a count the decisions alone", extract.Rule{}, extract.Tally{Accepted: 1, Rejected: 3}, .25},
		{"nothing known", extract.Rule{}, extract.Tally{}, .5},
		{"decisions win in the end", extract.Rule{Right: 20, Seen: 20}, extract.Tally{Rejected: 1980}, .01},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.rule.Confidence(c.tally); math.Abs(got-c.want) > 1e-9 {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestConfidenceFollowsDecisions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seen := rapid.IntRange(0, 500).Draw(t, "seen")
		r := extract.Rule{Right: rapid.IntRange(0, seen).Draw(t, "right"), Seen: seen}
		tally := extract.Tally{Accepted: rapid.IntRange(0, 50).Draw(t, "accepted"), Rejected: rapid.IntRange(0, 50).Draw(t, "rejected")}
		is := r.Confidence(tally)
		up, down := tally, tally
		up.Accepted++
		down.Rejected++
		if is < 0 || is > 1 || r.Confidence(up) < is || r.Confidence(down) > is {
			t.Fatalf("%v; one more taken %v, one more rejected %v", is, r.Confidence(up), r.Confidence(down))
		}
	})
}

func TestRulesThatAreOffFindNothing(t *testing.T) {
	a := extract.Article{Text: `Sources in Baku maintained that Azerbaijan intends to preserve its stance on border demarcation and transit.

Washington will send its special envoy Steve Witkoff to Baku to discuss the treaty. Armenia said that the talks on transit go on.`}
	all := extract.Suggest(a, extract.Known{})
	if len(all.Points) == 0 || len(all.Claims) == 0 {
		t.Fatal("nothing is found in the article")
	}
	for _, rule := range extract.Rules() {
		s := extract.Suggest(a, extract.Known{Tallies: map[string]extract.Tally{rule.Name: {Off: true}}})
		found := map[string]int{}
		for _, p := range s.Points {
			found[p.Rule]++
		}
		for _, p := range s.Parties {
			found[p.Rule]++
		}
		for _, p := range s.People {
			found[p.Rule]++
		}
		for _, e := range s.Events {
			found[e.Rule]++
		}
		for _, c := range s.Claims {
			found[c.Rule]++
			for _, i := range c.About {
				if i < 0 || i >= len(s.Points) {
					t.Errorf("with %s off, a claim is about point %d of %d", rule.Name, i, len(s.Points))
				}
			}
		}
		if found[rule.Name] > 0 {
			t.Errorf("%s is off and found %d", rule.Name, found[rule.Name])
		}
	}
	sunk := extract.Suggest(a, extract.Known{Tallies: map[string]extract.Tally{all.Claims[0].Rule: {Rejected: 20}}})
	if c := sunk.Claims[0]; c.Key != all.Claims[0].Key || c.Confidence >= all.Claims[0].Confidence {
		t.Errorf("a rejected rule's suggestion is %s at %.2f, was %s at %.2f", c.Key, c.Confidence, all.Claims[0].Key, all.Claims[0].Confidence)
	}
}
