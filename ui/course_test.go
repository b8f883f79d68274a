package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/day"
	"parley/sample"
)

// rowOf is the line of the screen with some words.
func (d *driver) rowOf(words string) string {
	for l := range strings.SplitSeq(d.screen(), "\n") {
		if strings.Contains(l, words) {
			return l
		}
	}
	d.Fatalf("no line has %q:\n%s", words, d.screen())
	return ""
}

// TestTheBoardShowsCourses where there is room, each to the view's day and no
// further.
func TestTheBoardShowsCourses(t *testing.T) {
	d := start(t, 200, 60).sees("course 17 wk")
	for words, want := range map[string]string{
		"Exchange of prisoners": " ▁▁▁▁▁▁▁▁▃ ", "Meeting of the two presidents": " ×××××××××××× ", "▌": " ▁▂▂▂▂▂▂▂▂ ",
	} {
		if row := d.rowOf(words); !strings.Contains(row, want) {
			t.Errorf("the course is not %q: %s", want, row)
		}
	}
	d.press("t").write("1 dec 2025").press("enter").sees("course 6 wk")
	if row := d.rowOf("▌"); !strings.Contains(row, " ▁▁▁ ") || strings.Contains(row, "▂") {
		t.Errorf("on an earlier day the course is %s", row)
	}
	start(t, 120, 35).misses("course")
}

// TestCoursesAreAskedForOnce: while the board stands, no point is read twice,
// and those far from the screen are not read at all.
func TestCoursesAreAskedForOnce(t *testing.T) {
	d := start(t, 200, 60)
	s := d.m.current().(*boardScreen)
	if n := len(s.tracks.rungs); n != 12 {
		t.Fatalf("%d courses have come", n)
	}
	if cmd := s.follow(d.m); cmd != nil {
		t.Error("courses that have come are asked for again")
	}
	d.send(tea.WindowSizeMsg{Width: 260, Height: 60})
	s.tracks.renew(d.m.at)
	s.TakeFrom(&made{1000, map[int]*desk.BoardRow{}})
	if s.follow(d.m) == nil || s.follow(d.m) != nil {
		t.Error("what is awaited is not asked for, or twice")
	}
	if n := len(s.tracks.asked); n != 60 {
		t.Errorf("from the first row of 1000 on a screen of 60 lines %d courses are asked for", n)
	}
}

// TestLateCoursesAreDropped: what was asked for on one day is not shown on
// another.
func TestLateCoursesAreDropped(t *testing.T) {
	d := start(t, 200, 60)
	s := d.m.current().(*boardScreen)
	s.tracks.renew(d.m.at)
	late := s.follow(d.m)
	d.press("t").write("1 dec 2025").press("enter")
	d.run(late)
	if row := d.rowOf("▌"); strings.Contains(row, "▂") {
		t.Errorf("a late answer is on screen: %s", row)
	}
	if s.tracks.take(trackPage{at: desk.At{Day: sample.LastDay}}) {
		t.Error("courses of another view are taken in")
	}
}

// TestAWiderScreenAsksForCourses that there was no room for.
func TestAWiderScreenAsksForCourses(t *testing.T) {
	d := start(t, 80, 24)
	d.send(tea.WindowSizeMsg{Width: 200, Height: 60})
	d.sees("course 17 wk", "××××××××××××")
}

// TestCoursesWithoutUnicode are digits, and x where it is broken.
func TestCoursesWithoutUnicode(t *testing.T) {
	d := start(t, 200, 60)
	d.m.theme.ASCII = true
	d.sees("111111113", "xxxxxxxxxxxx", "122222222")
}

// TestPartsEndOnTheLastDay: they ascend, whatever the time, and their number is
// what was asked for.
func TestPartsEndOnTheLastDay(t *testing.T) {
	from := day.On(2025, time.October, 16)
	for days := range 200 {
		for n := 1; n < 70; n += 7 {
			ends := parts(from, from.Add(days), n)
			if len(ends) != n || ends[n-1] != from.Add(days) || ends[0] < from || !slices.IsSorted(ends) {
				t.Fatalf("%d parts of %d days end on %v", n, days, ends)
			}
		}
	}
	for days, want := range map[int]string{0: "course 0 d", 20: "course 20 d", 119: "course 17 wk", 400: "course 13 mo", 4000: "course 10 yr"} {
		if got := courseHead(days); got != want || len(got) > courseCells {
			t.Errorf("over %d days it is headed %q", days, got)
		}
	}
}

// TestAPointNamesTheEndsOfItsCourse, and nothing behind the view's day.
func TestAPointNamesTheEndsOfItsCourse(t *testing.T) {
	d := start(t, 120, 35).press("enter").sees("Course", "▁▁▁▁▁▁▂▂▂▂", "20 Nov 2025                      12 Feb 2026")
	d.press("t").write("26 dec 2025").press("enter").sees("20 Nov 2025                      26 Dec 2025").misses("12 Feb 2026")
}

// TestAProcessIsSeenWhole beside the list, as of the view's day.
func TestAProcessIsSeenWhole(t *testing.T) {
	d := start(t, 120, 35).press("Processes").sees("ukr · drafting · between ru, ua", "○ raised     5  ▆▆▆▆▆", "settled    0 of 10 whose", "By week, 20 Oct 2025 – 12 Feb 2026", "○ raised          ████▆▆█████▆  5")
	d.press("j").sees("arm · concluded", "5 points by status").misses("○ raised ")
	d.press("k", "t").write("1 dec 2025").press("enter").sees("– 1 Dec 2025", "between ru, ua").misses("2026 ", "narrowing  1")
}
