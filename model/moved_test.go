package model_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/model"
	"parley/model/day"
)

// moved finds the one move of a kind, in the headline scope.
func moved(t *testing.T, f model.Facts, base, view int, kind model.MoveKind) (model.Move, bool) {
	t.Helper()
	for _, m := range model.Moved(f, at(base).Day, at(view)) {
		if m.Kind == kind && len(m.Scope) == 0 {
			return m, true
		}
	}
	return model.Move{}, false
}

func claimed(s model.Stated) model.Ref { return model.Ref{Kind: model.KindClaim, ID: s.Claim} }

// in is the status of a row in a scope; the empty one is the headline scope.
func in(r model.Row, scope model.Scope) model.Status {
	if len(scope) == 0 {
		return r.Status
	}
	for _, b := range r.Badges {
		if b.Scope.Equal(scope) {
			return b.Status
		}
	}
	return model.Unknown
}

func TestStatusMoved(t *testing.T) {
	demand, refusal, outsider := takes(1, "ru", model.Demands), takes(9, "ua", model.Refuses), says(12, "us", model.Rejected)
	m, ok := moved(t, facts(demand, refusal, outsider), 5, 20, model.StatusMoved)
	if !ok || m.Was.Status != model.Raised || m.Is.Status != model.Disputed || m.Is.Basis != model.Reported || m.On != at(9).Day {
		t.Fatalf("a refusal after the brief moved it as %+v", m)
	}
	if diff := cmp.Diff([]model.Ref{claimed(refusal)}, m.By); diff != "" {
		t.Errorf("it moved by (-want +got):\n%s", diff)
	}
	if m, ok := moved(t, facts(demand, refusal), 9, 20, model.StatusMoved); ok {
		t.Errorf("what was said by the day of the brief moved it: %+v", m)
	}
}

// TestStatusMovedByWhatCameOutLate: a word that was said before another one
// but came out after it moves the status on the day on which it came out.
func TestStatusMovedByWhatCameOutLate(t *testing.T) {
	demand, late := takes(5, "ru", model.Demands), takes(3, "ua", model.Refuses)
	late.Published = on(12)
	f := facts(demand, late)
	m, ok := moved(t, f, 8, 20, model.StatusMoved)
	if !ok || m.On != at(12).Day {
		t.Fatalf("it moved as %+v, want on day 12", m)
	}
	if len(m.By) == 0 || m.By[0] != claimed(late) {
		t.Errorf("it moved by %v, want first the late word", m.By)
	}
	if moves := model.Moved(f, at(8).Day, model.AsOf{Day: at(20).Day, Hindsight: true}); len(moves) > 0 {
		t.Errorf("with hindsight all was said by the brief, but it moved: %+v", moves)
	}
}

func TestAJudgementThatConfirmsMovesNothing(t *testing.T) {
	f := facts(takes(1, "ru", model.Demands), takes(2, "ua", model.Refuses))
	f.Judged = []model.Judged{judges(9, model.Disputed)}
	if moves := model.Moved(f, at(5).Day, at(20)); len(moves) > 0 {
		t.Errorf("it moved: %+v", moves)
	}
	f.Judged = append(f.Judged, judges(12, model.Agreed, "ua", "us"))
	moves := model.Moved(f, at(5).Day, at(20))
	if len(moves) != 1 || !moves[0].Scope.Equal(model.NewScope("ua", "us")) || moves[0].Was.Status != model.Unknown || moves[0].Is.Basis != model.Assessed {
		t.Errorf("it moved in the scope that was judged only, told as %+v", moves)
	}
}

func TestContestsComeAndGo(t *testing.T) {
	f := facts(says(1, "ru", model.Agreed), says(8, "ua", model.Disputed), says(50, "us", model.Disputed))
	if m, ok := moved(t, f, 5, 20, model.NewlyContest); !ok || m.On != at(8).Day || len(m.By) != 2 || m.By[0] != claimed(f.Claims[1]) {
		t.Errorf("two parties of the scope disagree from day 8, told as %+v", m)
	}
	if m, ok := moved(t, f, 20, 95, model.ContestOver); !ok || m.On != at(92).Day || !m.Lapsed || len(m.By) != 2 {
		t.Errorf("a word counts for 90 days, told as %+v", m)
	}
	again := facts(says(1, "ru", model.Agreed), says(2, "ua", model.Disputed), says(50, "ru", model.Agreed), says(100, "ua", model.Disputed))
	if m, ok := moved(t, again, 0, 120, model.NewlyContest); !ok || m.On != at(100).Day {
		t.Errorf("what was contested up to day 92 is so again from day 100, told as %+v", m)
	}
	f.Claims = append(f.Claims, says(30, "ua", model.Agreed))
	if m, ok := moved(t, f, 20, 95, model.ContestOver); !ok || m.On != at(30).Day || m.Lapsed || m.By[0] != claimed(f.Claims[3]) {
		t.Errorf("Ukraine agreed on day 30, told as %+v", m)
	}
}

func TestPositionsMove(t *testing.T) {
	refuses, accepts, again := takes(1, "ua", model.Refuses), takes(9, "ua", model.AcceptsIf), takes(12, "ua", model.AcceptsIf)
	m, ok := moved(t, facts(refuses, accepts, again), 5, 20, model.PositionMoved)
	if !ok || m.On != at(9).Day || m.Held.Drift != model.Softening || m.Held.Before.Claim != refuses.Claim {
		t.Errorf("it softened on day 9, told as %+v", m)
	}
	back := takes(15, "ua", model.Refuses)
	if m, ok := moved(t, facts(refuses, accepts, again, back), 5, 20, model.PositionMoved); ok {
		t.Errorf("it is where it was, but moved as %+v", m)
	}
	firm, vague, red := takes(1, "ua", model.Refuses), takes(9, "ua", model.Refuses), takes(12, "ua", model.Refuses)
	firm.Firmness, red.Firmness = model.Firm, model.RedLine
	if m, ok := moved(t, facts(firm, vague, red), 5, 20, model.PositionMoved); !ok || m.On != at(12).Day || m.Held.Drift != model.Hardening {
		t.Errorf("it became a red line on day 12, told as %+v", m)
	}
	if m, ok := moved(t, facts(accepts), 5, 20, model.PositionMoved); !ok || m.Held.Before != nil || m.Held.Drift != "" {
		t.Errorf("a party was silent, told as %+v", m)
	}
}

func TestGoneStale(t *testing.T) {
	f := facts(says(1, "ru", model.Agreed), says(8, "us", model.Agreed))
	if m, ok := moved(t, f, 10, 60, model.GoneStale); !ok || m.On != at(39).Day || m.By[0] != claimed(f.Claims[1]) {
		t.Errorf("nothing was said for 30 days after day 8, told as %+v", m)
	}
	if m, ok := moved(t, f, 39, 60, model.GoneStale); ok {
		t.Errorf("it was stale before: %+v", m)
	}
}

// TestMovesTellTheDifference: a status, a contest and staleness are told to
// have moved where and only where the rows of the two days differ, and on the
// first day from which on every row is as at the end.
func TestMovesTellTheDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		base := at(rapid.IntRange(-1, 300).Draw(t, "base")).Day
		view := model.AsOf{Day: base.Add(rapid.IntRange(0, 150).Draw(t, "days")), Hindsight: rapid.Bool().Draw(t, "hindsight")}
		row := func(d day.Date) model.Row {
			return model.Standing(f, nil, model.AsOf{Day: d, Hindsight: view.Hindsight})
		}
		moves := model.Moved(f, base, view)
		find := func(kind model.MoveKind, scope model.Scope) (model.Move, bool) {
			i := slices.IndexFunc(moves, func(m model.Move) bool { return m.Kind == kind && m.Scope.Equal(scope) })
			if i < 0 {
				return model.Move{}, false
			}
			return moves[i], true
		}
		tell := func(kind model.MoveKind, scope model.Scope, moved bool, as func(model.Row) bool) {
			m, told := find(kind, scope)
			if told != moved {
				t.Fatalf("%s in %v: told %v, want %v", kind, scope, told, moved)
			}
			if !told {
				return
			}
			if as(row(m.On.Add(-1))) {
				t.Fatalf("%s in %v was so before %s", kind, scope, m.On)
			}
			for d := m.On; d <= view.Day; d++ {
				if !as(row(d)) {
					t.Fatalf("%s in %v since %s, but not on %s", kind, scope, m.On, d)
				}
			}
		}
		was, is := row(base), row(view.Day)
		scopes := []model.Scope{nil}
		for _, b := range is.Badges {
			scopes = append(scopes, b.Scope)
		}
		for _, s := range scopes {
			tell(model.StatusMoved, s, in(was, s) != in(is, s), func(r model.Row) bool { return in(r, s) == in(is, s) })
		}
		if len(scopes) == 1 { // a row does not tell the contest of its headline from those of its badges
			tell(model.NewlyContest, nil, !was.Contested && is.Contested, func(r model.Row) bool { return r.Contested })
			tell(model.ContestOver, nil, was.Contested && !is.Contested, func(r model.Row) bool { return !r.Contested })
		}
		tell(model.GoneStale, nil, !was.Stale && is.Stale, func(r model.Row) bool { return r.Stale })
	})
}

// TestMovesAreProven: every move lies after the earlier day and by the view's,
// and rests on what the view shows.
func TestMovesAreProven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		base := at(rapid.IntRange(-1, 300).Draw(t, "base")).Day
		view := model.AsOf{Day: base.Add(rapid.IntRange(0, 150).Draw(t, "days")), Hindsight: rapid.Bool().Draw(t, "hindsight")}
		shown := map[model.Ref]bool{}
		for _, c := range f.Visible(view) {
			shown[claimed(c)] = true
		}
		for _, j := range f.Judged {
			shown[model.Ref{Kind: model.KindAssessment, ID: j.Assessment}] = j.From.First() <= view.Day
		}
		for _, m := range model.Moved(f, base, view) {
			if m.On <= base || m.On > view.Day {
				t.Fatalf("from %s to %s it moved on %s: %+v", base, view.Day, m.On, m)
			}
			if len(m.By) == 0 {
				t.Fatalf("nothing proves %+v", m)
			}
			for _, ref := range m.By {
				if !shown[ref] {
					t.Fatalf("%+v rests on %v, which the view does not show", m, ref)
				}
			}
		}
	})
}

func TestEventCourse(t *testing.T) {
	days := func(states []model.EventState) []string {
		var out []string
		for _, s := range states {
			out = append(out, s.State+" "+s.On.String())
		}
		return out
	}
	tests := []struct {
		name  string
		event model.Event
		want  []string
	}{
		{"planned when it was reported, not when it was entered", model.Event{History: []model.EventState{{State: "planned", On: on(9)}, {State: "held", On: on(12)}}}, []string{"planned " + on(5).String(), "held " + on(12).String()}},
		{"not held before its day", model.Event{Day: on(8), History: []model.EventState{{State: "held"}}}, []string{"held " + on(8).String()}},
		{"held before it was reported", model.Event{Day: on(3), History: []model.EventState{{State: "held", On: on(3)}}}, []string{"held " + on(5).String()}},
		{"twice the same is once", model.Event{History: []model.EventState{{State: "planned"}, {State: "planned", On: on(7)}, {State: "cancelled"}}}, []string{"planned " + on(5).String(), "cancelled " + on(7).String()}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, days(tt.event.Course(start.Add(5)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
