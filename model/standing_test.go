package model_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/model"
	"parley/model/day"
)

var (
	headline = model.NewScope("ru", "ua")
	start    = day.On(2025, time.November, 1)
)

// on is the day n days after the start of the story.
func on(n int) day.Day { return day.Exact(start.Add(n)) }

func at(n int) model.AsOf { return model.AsOf{Day: start.Add(n)} }

// says is a status claim of a party about the point.
func says(n int, party model.ID, s model.Status, scope ...model.ID) model.Stated {
	return model.Stated{
		Claim: model.ID("c"+string(party)) + model.ID(on(n).String()), Seq: uint64(n + 1), Said: on(n), Published: on(n),
		Kind: model.StatusClaim, Voices: []model.Voice{{Who: string(party), Party: party}}, Status: s, Scope: model.NewScope(scope...),
	}
}

// takes is a position of a party on the point.
func takes(n int, party model.ID, s model.Stance) model.Stated {
	c := says(n, party, "")
	c.Kind, c.Stance = model.Position, s
	return c
}

func judges(n int, s model.Status, scope ...model.ID) model.Judged {
	return model.Judged{Assessment: model.ID("j" + on(n).String()), Seq: uint64(n + 1), From: on(n), Status: s, Scope: model.NewScope(scope...)}
}

func facts(claims ...model.Stated) model.Facts {
	return model.Facts{Point: "p", Headline: headline, StaleDays: 30, ContestDays: 90, Claims: claims}
}

func TestStandingReported(t *testing.T) {
	tests := []struct {
		name   string
		claims []model.Stated
		want   model.Status
	}{
		{"nobody has spoken", nil, model.Unknown},
		{"a demand alone is on the table", []model.Stated{takes(0, "ru", model.Demands)}, model.Raised},
		{"a demand against a refusal is disputed", []model.Stated{takes(0, "ru", model.Demands), takes(1, "ua", model.Refuses)}, model.Disputed},
		{"two demands are disputed", []model.Stated{takes(0, "ru", model.Demands), takes(1, "ua", model.Demands)}, model.Disputed},
		{"a refusal alone is a rejection", []model.Stated{takes(1, "ua", model.Refuses)}, model.Rejected},
		{"giving way narrows", []model.Stated{takes(0, "ru", model.Demands), takes(1, "ua", model.Refuses), takes(2, "ua", model.AcceptsIf)}, model.Narrowing},
		{"all accept", []model.Stated{takes(0, "ru", model.Accepts), takes(1, "ua", model.Accepts)}, model.AgreedInPrinciple},
		{"one party's word does not settle", []model.Stated{says(0, "ua", model.Agreed)}, model.Narrowing},
		{"every party's word settles, on the lowest rung", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.AgreedInPrinciple)}, model.AgreedInPrinciple},
		{"a party speaks for the scope that it names", []model.Stated{says(0, "ua", model.Agreed, "ua", "ru")}, model.Agreed},
		{"a narrower scope never lifts the headline", []model.Stated{says(0, "ua", model.Agreed, "ua", "us")}, model.Unknown},
		{"a mediator never lifts above narrowing", []model.Stated{says(0, "us", model.Agreed)}, model.Narrowing},
		{"a mediator never lifts above narrowing, scope or not", []model.Stated{says(0, "us", model.Signed, "ua", "ru")}, model.Narrowing},
		{"outsiders do not overrule the parties", []model.Stated{says(0, "ua", model.Agreed, "ua", "ru"), says(1, "us", model.Disputed)}, model.Agreed},
		{"one party's breach counts", []model.Stated{says(0, "ua", model.Agreed, "ua", "ru"), says(1, "ru", model.Breached)}, model.Breached},
		{"raised does not take a dispute back", []model.Stated{says(0, "ua", model.Disputed), says(1, "ru", model.Raised)}, model.Disputed},
		{"unknown never counts", []model.Stated{says(0, "ua", model.Disputed), says(1, "ru", model.Unknown)}, model.Disputed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := model.Standing(facts(tt.claims...), nil, at(5)); got.Status != tt.want {
				t.Errorf("status is %q, want %q", got.Status, tt.want)
			}
		})
	}
}

func TestNarrowerScopeIsABadge(t *testing.T) {
	f := facts(takes(0, "ru", model.Refuses), says(3, "us", model.Agreed, "us", "ua"), says(4, "ua", model.Agreed, "ua", "us"))
	row := model.Standing(f, nil, at(10))
	if row.Status != model.Rejected {
		t.Errorf("the headline is %q, want rejected", row.Status)
	}
	want := []model.Badge{{Scope: model.NewScope("ua", "us"), Status: model.Agreed, Basis: model.Reported, Since: on(3), Until: day.Min}}
	if diff := cmp.Diff(want, row.Badges, cmp.AllowUnexported(day.Day{})); diff != "" {
		t.Errorf("badges (-want +got):\n%s", diff)
	}
}

func TestAssessmentStandsOverReports(t *testing.T) {
	f := facts(says(0, "ua", model.Disputed), says(5, "ru", model.Rejected), says(9, "ua", model.Narrowing))
	f.Judged = []model.Judged{judges(2, model.Disputed)}

	row := model.Standing(f, nil, at(9))
	if row.Status != model.Disputed || row.Basis != model.Assessed {
		t.Errorf("got %s %s, want disputed assessed", row.Status, row.Basis)
	}
	if row.Since != on(0) {
		t.Errorf("the run of disputed began with the report on %s, not on %s", on(0), row.Since)
	}
	if row.Assessed != on(2) {
		t.Errorf("it is assessed from %s, not from %s", on(2), row.Assessed)
	}
	want := []model.Change{
		{From: on(0), Status: model.Disputed, Basis: model.Reported, By: model.Ref{Kind: model.KindClaim, ID: f.Claims[0].Claim}},
		{From: on(2), Status: model.Disputed, Basis: model.Assessed, By: model.Ref{Kind: model.KindAssessment, ID: f.Judged[0].Assessment}},
	}
	if diff := cmp.Diff(want, model.Track(f, nil, at(9)), cmp.AllowUnexported(day.Day{})); diff != "" {
		t.Errorf("the history (-want +got):\n%s", diff)
	}
	if !row.Overtaken {
		t.Error("a party rejected it after the assessment: it should be overtaken")
	}
	if before := model.Standing(f, nil, at(4)); before.Overtaken {
		t.Error("nothing had contradicted the assessment on day 4")
	}
}

func TestGrounds(t *testing.T) {
	since, assessed := day.Exact(day.On(2026, time.March, 3)), day.Exact(day.On(2026, time.November, 25))
	for _, tt := range []struct {
		row  model.Row
		want string
	}{
		{model.Row{}, "nobody has spoken on it"},
		{model.Row{Claims: 1}, "no claim gives a status"},
		{model.Row{Basis: model.Reported, Since: since, Claims: 1}, "reported since 3 Mar 2026"},
		{model.Row{Basis: model.Assessed, Since: assessed, Assessed: assessed}, "assessed since 25 Nov 2026"},
		{model.Row{Basis: model.Assessed, Since: since, Assessed: assessed, Claims: 1}, "reported since 3 Mar 2026, assessed from 25 Nov 2026"},
	} {
		if got := tt.row.Grounds(); got != tt.want {
			t.Errorf("it stands as %q, want %q", got, tt.want)
		}
	}
}

// TestAssessingLeavesTheReportsAlone: whatever is judged, what was reported
// before stays in the history as it was, and nothing is said to be assessed
// before the first assessment.
func TestAssessingLeavesTheReportsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		j := judges(rapid.IntRange(0, 200).Draw(t, "judged"), drawStatus(t))
		f.Judged = []model.Judged{j}
		reported := f
		reported.Judged = nil
		var want []model.Change
		for _, c := range model.Track(reported, nil, model.Latest) {
			if c.From.First() < j.From.First() {
				want = append(want, c)
			}
		}
		want = append(want, model.Change{From: j.From, Status: j.Status, Basis: model.Assessed, By: model.Ref{Kind: model.KindAssessment, ID: j.Assessment}})
		if diff := cmp.Diff(want, model.Track(f, nil, model.Latest), cmp.AllowUnexported(day.Day{})); diff != "" {
			t.Fatalf("the history (-want +got):\n%s", diff)
		}
		if row := model.Standing(f, nil, model.Latest); row.Assessed != j.From {
			t.Fatalf("it is assessed from %s, not from %s", j.From, row.Assessed)
		}
	})
}

func TestContestedAndDoubted(t *testing.T) {
	tests := []struct {
		name               string
		claims             []model.Stated
		day                int
		contested, doubted bool
	}{
		{"agreement is not contested", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.Signed)}, 5, false, false},
		{"different classes are", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.Disputed)}, 5, true, false},
		{"for the window only", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.Disputed)}, 90, true, false},
		{"and no longer", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.Disputed)}, 91, false, false},
		{"a party that comes round ends it", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.Disputed), says(2, "ru", model.Agreed)}, 5, false, false},
		{"unknown takes a voice out", []model.Stated{says(0, "ua", model.Agreed), says(1, "ru", model.Disputed), says(2, "ru", model.Unknown)}, 5, false, false},
		{"outsiders only cast doubt", []model.Stated{says(0, "ua", model.Agreed, "ua", "ru"), says(1, "us", model.Disputed)}, 5, false, true},
		{"a narrower scope contradicts nothing", []model.Stated{says(0, "ua", model.Agreed, "ua", "us"), says(1, "ru", model.Disputed)}, 5, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			row := model.Standing(facts(tt.claims...), nil, at(tt.day))
			if row.Contested != tt.contested || row.Doubted != tt.doubted {
				t.Errorf("contested %v doubted %v, want %v %v", row.Contested, row.Doubted, tt.contested, tt.doubted)
			}
		})
	}
}

func TestContestedInANarrowerScope(t *testing.T) {
	f := facts(says(0, "ua", model.Agreed, "ua", "us"), says(1, "us", model.Narrowing, "ua", "us"))
	row := model.Standing(f, nil, at(5))
	if !row.Contested || len(row.Badges) != 1 || !row.Badges[0].Contested {
		t.Errorf("Kyiv and Washington differ on their own deal; the row is %+v", row)
	}
}

func TestTwoSpeakersOfOnePartyContest(t *testing.T) {
	a, b := says(0, "ru", model.Agreed), says(1, "ru", model.Disputed)
	a.Voices[0].Who, b.Voices[0].Who = "peskov", "lavrov"
	if !model.Standing(facts(a, b), nil, at(2)).Contested {
		t.Error("two speakers of one party in different classes contest the point")
	}
}

func TestStale(t *testing.T) {
	f := facts(says(0, "ua", model.Disputed))
	if model.Standing(f, nil, at(30)).Stale {
		t.Error("thirty days without a claim are not yet stale")
	}
	if !model.Standing(f, nil, at(31)).Stale {
		t.Error("the day after is stale")
	}
	if model.Standing(facts(), nil, at(400)).Stale {
		t.Error("a point without claims has nothing to go stale")
	}
}

func TestDrift(t *testing.T) {
	firm := takes(1, "ru", model.Demands)
	firm.Firmness = model.RedLine
	soft := takes(0, "ru", model.Demands)
	soft.Firmness = model.Flexible
	tests := []struct {
		name    string
		was, is model.Stated
		want    model.Drift
	}{
		{"from refusing to accepting under a condition", takes(0, "ru", model.Refuses), takes(1, "ru", model.AcceptsIf), model.Softening},
		{"from offering to demanding", takes(0, "ru", model.Offers), takes(1, "ru", model.Demands), model.Hardening},
		{"the same stance made a red line", soft, firm, model.Hardening},
		{"the same again", takes(0, "ru", model.Demands), takes(1, "ru", model.Demands), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			row := model.Standing(facts(tt.was, tt.is), nil, at(5))
			if row.Drift != tt.want {
				t.Errorf("drift is %q, want %q", row.Drift, tt.want)
			}
		})
	}
}

// TestLaterPublishedNeverChangesThePast: what becomes known later leaves
// every earlier as-of view as it was.
func TestLaterPublishedNeverChangesThePast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		view := rapid.IntRange(0, 200).Draw(t, "view")
		before := model.Standing(f, nil, at(view))

		late := drawClaim(t, 900)
		late.Published = on(rapid.IntRange(view+1, 300).Draw(t, "published"))
		f.Claims = append(f.Claims, late)
		if diff := cmp.Diff(before, model.Standing(f, nil, at(view)), cmp.AllowUnexported(day.Day{})); diff != "" {
			t.Fatalf("a claim published on %s changed the view of %s:\n%s", late.Published, on(view), diff)
		}
	})
}

func TestCacheEqualsFresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		cached := model.Settle(f)
		view := rapid.IntRange(0, 500).Draw(t, "view")
		got, ok := cached.On(at(view).Day)
		if !ok {
			if at(view).Day >= cached.ValidFrom {
				t.Fatal("the cache refused a day on which every fact is seen")
			}
			return
		}
		if diff := cmp.Diff(model.Standing(f, nil, at(view)), got, cmp.AllowUnexported(day.Day{})); diff != "" {
			t.Fatalf("cached and fresh differ on %s (-fresh +cached):\n%s", on(view), diff)
		}
	})
}

// TestContestedIsSymmetric: whether a point is contested does not depend on
// which party says what.
func TestContestedIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		f.Judged = nil
		view := at(rapid.IntRange(0, 300).Draw(t, "view"))
		swapped := f
		swapped.Claims = slices.Clone(f.Claims)
		for i, c := range swapped.Claims {
			swapped.Claims[i].Voices = []model.Voice{swap(c.Voices[0])}
			swapped.Claims[i].Scope = model.NewScope(swapAll(c.Scope)...)
		}
		if model.Standing(f, nil, view).Contested != model.Standing(swapped, nil, view).Contested {
			t.Fatal("contested changed when the parties changed places")
		}
	})
}

func TestOrderOfFactsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		view := at(rapid.IntRange(0, 300).Draw(t, "view"))
		want := model.Standing(f, nil, view)
		f.Claims = rapid.Permutation(f.Claims).Draw(t, "claims")
		f.Judged = rapid.Permutation(f.Judged).Draw(t, "judged")
		if diff := cmp.Diff(want, model.Standing(f, nil, view), cmp.AllowUnexported(day.Day{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestOutsidersNeverSettle: with no word from the scope's own parties and no
// assessment, nothing is reported above narrowing.
func TestOutsidersNeverSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		f.Judged = nil
		for i := range f.Claims {
			f.Claims[i].Voices[0].Party = "us"
		}
		if row := model.Standing(f, nil, model.Latest); row.Status.Class() == model.Settled {
			t.Fatalf("outsiders settled the point: %s", row.Status)
		}
	})
}

func TestRulesLeaveClaimsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		want := slices.Clone(f.Claims)
		model.Standing(f, nil, at(100))
		model.Settle(f)
		model.Positions(f, at(100))
		if diff := cmp.Diff(want, f.Claims, cmp.AllowUnexported(day.Day{})); diff != "" {
			t.Fatalf("a rule changed a claim:\n%s", diff)
		}
	})
}

func drawFacts(t *rapid.T) model.Facts {
	f := facts()
	for i := range rapid.IntRange(0, 12).Draw(t, "claims") {
		f.Claims = append(f.Claims, drawClaim(t, i))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "assessments") {
		j := judges(rapid.IntRange(0, 200).Draw(t, "from"), drawStatus(t))
		j.Assessment, j.Seq = model.ID(rune('A'+i)), uint64(500+i)
		if rapid.Bool().Draw(t, "narrow") {
			j.Scope = model.NewScope("ua", "us")
		}
		f.Judged = append(f.Judged, j)
	}
	return f
}

func drawClaim(t *rapid.T, seq int) model.Stated {
	party := rapid.SampledFrom([]model.ID{"ru", "ua", "us", ""}).Draw(t, "party")
	said := rapid.IntRange(0, 200).Draw(t, "said")
	c := says(said, party, drawStatus(t))
	c.Claim, c.Seq = model.ID("claim"+string(rune('A'+seq%26))+string(rune('a'+seq/26%26))), uint64(seq+1)
	c.Voices[0].Who = rapid.SampledFrom([]string{"x", "y"}).Draw(t, "who") + string(party)
	c.Published = on(said + rapid.IntRange(0, 20).Draw(t, "delay"))
	switch rapid.IntRange(0, 3).Draw(t, "sort") {
	case 0:
		c.Kind, c.Status = model.Position, ""
		c.Stance = model.Stance(rapid.SampledFrom(model.Stances.Codes()).Draw(t, "stance"))
	case 1:
		c.Scope = model.NewScope("ua", "us")
	case 2:
		c.Scope = headline
	}
	return c
}

func drawStatus(t *rapid.T) model.Status {
	return model.Status(rapid.SampledFrom(model.Statuses.Codes()).Draw(t, "status"))
}

func swap(v model.Voice) model.Voice {
	v.Party = swapAll(model.Scope{v.Party})[0]
	return v
}

func swapAll(s model.Scope) []model.ID {
	out := slices.Clone(s)
	for i, p := range out {
		switch p {
		case "ru":
			out[i] = "ua"
		case "ua":
			out[i] = "ru"
		}
	}
	return out
}
