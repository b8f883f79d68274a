package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
)

// An overview is what a process's row does not say.
type overview struct {
	principals []string
	shares     []desk.Share // the points by status as time went by
	scale      desk.Scale
}

// mostSpans is over how many spans of time the points are counted.
const mostSpans = 20

// moved asks for the overview of the process under the cursor, where it is
// shown.
func (s *processScreen) moved(m *Model) tea.Cmd {
	if !hasDetail(m) {
		return nil
	}
	key, at, d := s.Key(), m.at, m.desk
	return s.follow(m, s, key, func(ctx context.Context) (any, error) {
		var o overview
		var err error
		if o.principals, err = d.Principals(ctx, key, at); err == nil {
			o.shares, o.scale, err = d.Shares(ctx, key, at, mostSpans)
		}
		return o, err
	})
}

// hasDetail reports whether there is room for what is selected.
func hasDetail(m *Model) bool {
	_, _, side, below := split(m.width, m.height-linesAbove-linesBelow)
	return side+below > 0
}

// overviewLines are a process on one page.
func overviewLines(m *Model, p desk.ProcessRow, o overview, w int) []string {
	t := m.theme
	var lines []string
	for _, l := range draw.Wrap(p.Title, w-2) {
		lines = append(lines, " "+t.Strong.On(l))
	}
	about := []string{p.Handle}
	if p.Phase != "" {
		about = append(about, model.Phases.Label(string(p.Phase)))
	}
	if len(o.principals) > 0 {
		about = append(about, "between "+strings.Join(o.principals, ", "))
	}
	lines = append(lines, " "+t.Dim.On(draw.Cut(draw.Line(strings.Join(about, " · ")), w-2)), "")
	if p.Points > 0 {
		lines = append(lines, section(m, countOf(p.Points, "point")+" by status"))
		lines = append(lines, indent(t.Bars(statusSeries(m, []map[model.Status]int{p.ByStatus}), w-2))...)
		lines = append(lines, "")
	}
	for _, f := range processFacts(m, p) {
		label := f.Label
		for _, l := range draw.Wrap(f.Value, w-13) {
			lines = append(lines, " "+t.Dim.On(draw.Fit(label, 10))+" "+l)
			label = ""
		}
	}
	if len(o.shares) > 1 {
		counts := make([]map[model.Status]int, len(o.shares))
		for i, s := range o.shares {
			counts[i] = s.ByStatus
		}
		lines = append(lines, "", section(m, fmt.Sprintf("By %s, %s – %s", o.scale, o.shares[0].From.Human(), m.at.Day.Human())))
		lines = append(lines, indent(t.Courses(statusSeries(m, counts), w-2))...)
	}
	return lines
}

// statusSeries are the points by status, a row for each that there ever was, in
// the order of the ladder.
func statusSeries(m *Model, counts []map[model.Status]int) []draw.Series {
	var all []draw.Series
	for _, word := range model.Statuses.Words {
		s := model.Status(word.Code)
		row := draw.Series{Paint: m.theme.Status(s), Label: s.Glyph(m.theme.ASCII) + " " + word.Label}
		for _, by := range counts {
			row.Values = append(row.Values, by[s])
		}
		if slices.Max(row.Values) > 0 {
			all = append(all, row)
		}
	}
	return all
}

// processFacts are what is known of a process beside its points, in words.
func processFacts(m *Model, p desk.ProcessRow) []desk.FieldValue {
	var facts []desk.FieldValue
	add := func(label, value string) { facts = append(facts, desk.FieldValue{Label: label, Value: value}) }
	count := func(label string, n int) {
		if n > 0 {
			add(label, fmt.Sprint(n))
		}
	}
	if p.Known > 0 {
		add("settled", fmt.Sprintf("%d of %d whose status is known", p.Settled, p.Known))
	}
	count("contested", p.Contested)
	count("stale", p.Stale)
	count("to review", p.ToReview)
	if p.LastMove != day.Min {
		add("last move", p.LastMove.Human())
	}
	if p.Next != nil {
		add("next", eventText(m, *p.Next))
	}
	if p.Brief != day.Min {
		add("brief", p.Brief.Human())
	}
	return facts
}

func indent(lines []string) []string {
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}
