package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/model"
	"parley/model/day"
)

// TestCourseIsWhatViewsShowed: on every day the course is the status that a
// view as of that day computes afresh.
func TestCourseIsWhatViewsShowed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		scope := rapid.SampledFrom([]model.Scope{nil, model.NewScope("ua", "us")}).Draw(t, "scope")
		until := model.AsOf{Day: start.Add(rapid.IntRange(0, 240).Draw(t, "until")), Hindsight: rapid.Bool().Draw(t, "hindsight")}
		course := model.Course(f, scope, until)
		if !slices.IsSortedFunc(course, func(a, b model.Turn) int { return int(a.On - b.On) }) {
			t.Fatalf("the days do not ascend: %v", course)
		}
		shown := model.Unknown
		for d := start; d <= until.Day; d++ {
			for len(course) > 0 && course[0].On == d {
				shown, course = course[0].Status, course[1:]
			}
			if want := model.Standing(f, scope, model.AsOf{Day: d, Hindsight: until.Hindsight}).Status; shown != want {
				t.Fatalf("as of day %d it was %s, the course has %s", d.Sub(start), want, shown)
			}
		}
		if len(course) > 0 {
			t.Fatalf("the course goes on after the view's day: %v", course)
		}
	})
}

func TestRungs(t *testing.T) {
	order := []model.Status{
		model.Rejected, model.Unknown, model.Raised, model.Disputed, model.Narrowing, model.AgreedInPrinciple, model.Agreed,
		model.Signed, model.InForce, model.Implemented,
	}
	if !slices.IsSortedFunc(order, func(a, b model.Status) int { return a.Rung() - b.Rung() }) {
		t.Errorf("the rungs do not rise: %v", order)
	}
	for status, want := range map[model.Status]int{
		model.Unknown: 0, model.Raised: 1, model.Deferred: 1, model.Implemented: 8, model.Rejected: -1, model.Suspended: -1, model.Breached: -1,
	} {
		if got := status.Rung(); got != want {
			t.Errorf("%s stands on rung %d, want %d", status, got, want)
		}
	}
}

// TestConvergence: a partial day holds from its first day, and a rung until
// the next one.
func TestConvergence(t *testing.T) {
	track := []model.Change{
		{From: day.Exact(day.On(2025, 12, 2)), Status: model.Raised},
		{From: day.Month(2026, 1), Status: model.Narrowing},
		{From: day.Exact(day.On(2026, 1, 20)), Status: model.Rejected},
	}
	got := model.Convergence(track, []day.Date{day.On(2025, 11, 30), day.On(2025, 12, 31), day.On(2026, 1, 1), day.On(2026, 1, 31), day.On(2026, 2, 28)})
	if want := []int{0, 1, 3, -1, -1}; !slices.Equal(got, want) {
		t.Errorf("the rungs are %v, want %v", got, want)
	}
}

// TestCourseWeighsLateNewsInItsPlace: what was said before and came out later
// does not overtake what was said since.
func TestCourseWeighsLateNewsInItsPlace(t *testing.T) {
	late := says(3, "ru", model.Rejected)
	late.Claim, late.Published = "late", on(10)
	f := facts()
	f.Claims = []model.Stated{late, says(5, "ua", model.Disputed)}
	want := []model.Turn{{On: start.Add(5), Status: model.Disputed}}
	if got := model.Course(f, nil, model.Latest); !slices.Equal(got, want) {
		t.Errorf("the course is %v, want %v", got, want)
	}
	want = []model.Turn{{On: start.Add(3), Status: model.Rejected}, {On: start.Add(5), Status: model.Disputed}}
	if got := model.Course(f, nil, model.AsOf{Day: day.Max, Hindsight: true}); !slices.Equal(got, want) {
		t.Errorf("with hindsight the course is %v, want %v", got, want)
	}
}
