package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
	"parley/ui/table"
)

// The course of a point is its way along the status ladder in a few cells.

// courseCells is how many the board has for one.
const courseCells = 12

// The tracks are the courses of the points of a board, read as their rows come
// near the screen.
type tracks struct {
	at     desk.At            // the view that they are of
	rungs  map[model.ID][]int // as far as they have come
	asked  map[model.ID]bool  // since the board was read
	asking bool               // one answer is awaited at a time
	began  day.Date           // the first day on which something moved; day.Min where it is not known yet
}

// trackPage is a part of them.
type trackPage struct {
	at    desk.At
	began day.Date
	rungs map[model.ID][]int
}

// renew begins anew for a board that was read in a view. What was drawn for
// that view stays until the answer to it comes.
func (t *tracks) renew(at desk.At) {
	if t.at != at {
		t.at, t.rungs = at, nil
	}
	t.asked, t.asking, t.began = map[model.ID]bool{}, false, day.Min
}

// take takes in what has come; false where it is of another view.
func (t *tracks) take(page trackPage) bool {
	if page.at != t.at {
		return false
	}
	if t.rungs == nil {
		t.rungs = make(map[model.ID][]int, len(page.rungs))
	}
	for id, rungs := range page.rungs {
		t.rungs[id] = rungs
	}
	t.asking, t.began = false, page.began
	return true
}

// courseColumn draws the courses. Its head says how long a time they span.
func (s *boardScreen) courseColumn(m *Model) table.Column[desk.BoardRow] {
	return table.Column[desk.BoardRow]{Name: courseName, Width: courseCells, Drop: 6, Draw: func(p *draw.Pen, r *desk.BoardRow, w int) {
		rungs := s.tracks.rungs[r.ID]
		rungs = rungs[:min(len(rungs), w)]
		p.Course(&m.theme, rungs)
		p.Space(w - len(rungs))
	}}
}

const courseName = "course"

// isCourse reports whether a column is that of the courses.
func isCourse(c *table.Column[desk.BoardRow]) bool { return strings.HasPrefix(c.Name, courseName) }

// follow asks for the courses of the rows that are on screen or a screen away
// and have none, where there is room for them.
func (s *boardScreen) follow(m *Model) tea.Cmd {
	t := &s.tracks
	if s.partial || t.asking || t.asked == nil || !s.hasCourses(m) {
		return nil
	}
	var points []model.ID
	for i := max(0, s.Cursor-m.height); i < min(len(s.Keys), s.Cursor+m.height); i++ {
		if id := s.Row(i).ID; !t.asked[id] {
			t.asked[id] = true
			points = append(points, id)
		}
	}
	if len(points) == 0 {
		return nil
	}
	t.asking = true
	process, at, d, began := m.process, t.at, m.desk, t.began
	return m.ask(s, courseName, func(ctx context.Context) (any, error) { return readTracks(ctx, d, process, points, at, began) })
}

// hasCourses reports whether the list is wide enough for them.
func (s *boardScreen) hasCourses(m *Model) bool {
	w, _, _, _ := split(m.width, m.height)
	shown, _ := s.Fit(w)
	for _, c := range shown {
		if isCourse(c) {
			return true
		}
	}
	return false
}

func readTracks(ctx context.Context, d *desk.Desk, process string, points []model.ID, at desk.At, began day.Date) (trackPage, error) {
	page := trackPage{at: at, began: began, rungs: make(map[model.ID][]int, len(points))}
	if began == day.Min {
		days, err := d.Moves(ctx, process, at)
		if err != nil {
			return page, err
		}
		page.began = at.Day
		if len(days) > 0 {
			page.began = min(days[0], at.Day)
		}
	}
	all, err := d.Tracks(ctx, process, points, at)
	ends := parts(page.began, at.Day, courseCells)
	for id, track := range all {
		page.rungs[id] = model.Convergence(track, ends)
	}
	return page, err
}

// parts are the last days of so many equal parts of a time.
func parts(from, to day.Date, n int) []day.Date {
	ends := make([]day.Date, n)
	for i := range ends {
		ends[i] = from.Add(to.Sub(from) * (i + 1) / n)
	}
	return ends
}

// courseHead says how long a time the courses span: "course 6 mo".
func courseHead(days int) string {
	n, unit := days, "d"
	switch {
	case days >= 36*30:
		n, unit = days/365, "yr"
	case days >= 120:
		n, unit = days/30, "mo"
	case days >= 21:
		n, unit = days/7, "wk"
	}
	return fmt.Sprintf("%s %d %s", courseName, n, unit)
}

// mostCourse is how wide a course is drawn at most, and leastCourse what it
// needs for the days below its ends.
const mostCourse, leastCourse = 60, 24

// courseLines draw the way of one point from the first day on which its status
// is known to the view's, which stand below its ends.
func courseLines(m *Model, track []model.Change, w int) []string {
	cells := min(w-3, mostCourse)
	if cells < leastCourse || len(track) == 0 || track[0].From.First() >= m.at.Day {
		return nil
	}
	from, to := track[0].From.First(), m.at.Day
	p := draw.NewPen(1, cells)
	p.Course(&m.theme, model.Convergence(track, parts(from, to, cells)))
	p.End()
	last := to.Human()
	return []string{
		section(m, "Course"), " " + p.Lines()[0], " " + m.theme.Dim.On(draw.Fit(from.Human(), cells-draw.Width(last))+last), "",
	}
}
