package ui

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
)

// The heights from which the axis has a line for each kind of entry, and from
// which it is there at all.
const (
	tallAxis = 30
	lowAxis  = 12
)

func (s *timelineScreen) draw(m *Model, w, h int) []string {
	switch {
	case !s.read:
		return []string{"", "  " + m.theme.Dim.On("reading…")}
	case s.All() == 0:
		return []string{"", "  " + m.theme.Dim.On("nothing has been said, done or written: a adds a claim, i imports an article")}
	}
	lines := s.axis(m, w, h)
	s.top = len(lines)
	h -= s.top
	list := func(w, h int) []string { return s.Draw(&m.theme, w, h) }
	detail := func(w, _ int) []string { return s.entryDetail(m, w) }
	if s.shares {
		if w < wideWidth {
			return append(lines, s.sharesChart(m, w, h)...)
		}
		detail = func(w, h int) []string {
			if h < tallAxis {
				return s.sharesChart(m, w, h)
			}
			lines := append(s.sharesChart(m, w, h/2), "")
			return append(lines, s.entryDetail(m, w)...)
		}
	}
	return append(lines, m.panes(w, h, list, detail)...)
}

func drawLane(p *draw.Pen, m *Model, lane desk.Lane, w int) {
	word, _ := desk.Lanes.Find(string(lane))
	p.Own(m.theme.Accent, m.theme.Glyph(word.Glyph, word.ASCII), 1)
	p.Space(1)
	p.Fill("", word.Label, w-2)
}

// whoOf is whose word it is, who takes part or whose text it is.
func whoOf(e *desk.Entry) string {
	parties := strings.Join(e.Parties, ", ")
	switch {
	case e.Lane == desk.StatusLane && e.Basis == model.Assessed:
		return string(model.Assessed)
	case e.Speaker == "":
		return parties
	case parties == "":
		return e.Speaker
	}
	return parties + " " + e.Speaker
}

// aboutOf names what an entry is about, in short.
func aboutOf(e *desk.Entry) string {
	if len(e.About) == 0 {
		return ""
	}
	name := cmp.Or(e.About[0].Slug, e.About[0].Title)
	if more := len(e.About) - 1; more > 0 {
		name += fmt.Sprintf(" +%d", more)
	}
	return name
}

// drawGist writes what an entry says.
func (s *timelineScreen) drawGist(p *draw.Pen, m *Model, e *desk.Entry, w int) {
	t, used := &m.theme, 0
	put := func(paint draw.Paint, words string) { used += p.Text(paint, words, w-used) }
	switch e.Lane {
	case desk.StatusLane:
		put(t.Status(e.Was), e.Was.Glyph(t.ASCII)+" "+model.Statuses.Label(string(e.Was)))
		put("", " → ")
		put(t.Status(e.Status), e.Status.Glyph(t.ASCII)+" "+model.Statuses.Label(string(e.Status)))
		put(t.Dim, " "+e.Scope)
	case desk.EventLane:
		state, _ := model.EventStates.Find(e.State)
		put("", t.Glyph(state.Glyph, state.ASCII)+" "+e.Gist)
		if e.State != "held" {
			put(t.Accent, " "+state.Label)
		}
	case desk.ClaimLane:
		if e.Stance != "" {
			put("", stanceSign(m, e.Stance)+" ")
		} else if e.Status != "" {
			put(t.Status(e.Status), e.Status.Glyph(t.ASCII)+" ")
		}
		words := e.Gist
		switch line := s.known[e.Opens.ID]; {
		case line.Handle == "":
		case line.Kind == model.Position:
			words = claimGist(m, line) // with its condition
		default:
			words = line.Gist()
		}
		put("", words)
	default:
		put("", e.Gist)
	}
	p.Space(w - used)
}

// entryDetail is the selected entry whole, with what proves it.
func (s *timelineScreen) entryDetail(m *Model, w int) []string {
	e := s.selected()
	if e == nil {
		return nil
	}
	t := &m.theme
	lane, _ := desk.Lanes.Find(string(e.Lane))
	when := dated(e.Day)
	if e.Day.Known() {
		when = short(m, e.Day)
	}
	if e.Ahead {
		when += ", ahead of the view's day"
	}
	lines := []string{" " + t.Accent.On(t.Glyph(lane.Glyph, lane.ASCII)+" "+lane.Label) + "  " + draw.Cut(when, w-12), ""}
	add := func(paint draw.Paint, words string) {
		for _, l := range draw.Wrap(words, w-2) {
			lines = append(lines, " "+paint.On(l))
		}
	}
	for _, about := range e.About {
		add(t.Strong, about.Title)
	}
	switch e.Lane {
	case desk.ClaimLane:
		return append(lines, s.restsOn(m, e, w)...)
	case desk.StatusLane:
		glyph := func(st model.Status) string {
			return t.Status(st).On(st.Glyph(t.ASCII) + " " + model.Statuses.Label(string(st)))
		}
		lines = append(lines, " "+glyph(e.Was)+" → "+glyph(e.Status)+t.Dim.On(" between "+draw.Line(e.Scope)+", "+string(e.Basis)), "")
		return append(lines, s.restsOn(m, e, w)...)
	case desk.EventLane:
		state, _ := model.EventStates.Find(e.State)
		add("", e.Gist)
		add("", t.Glyph(state.Glyph, state.ASCII)+" "+state.Label)
	default:
		add(t.Strong, e.Gist)
		add("", model.TextKinds.Label(e.Sort))
	}
	if len(e.Parties) > 0 {
		add("", strings.Join(e.Parties, ", "))
	}
	foot := e.Handle + " · no source"
	if e.Source != "" {
		foot = e.Handle + " · source " + e.Source
	}
	add(t.Dim, foot)
	return lines
}

// restsOn is the claim, or the analyst's own judgement, that an entry rests on.
func (s *timelineScreen) restsOn(m *Model, e *desk.Entry, w int) []string {
	if e.Opens.Kind == model.KindClaim {
		if line := s.known[e.Opens.ID]; line.Handle != "" {
			return claimLines(m, line, false, w)
		}
		return nil
	}
	if len(e.About) == 0 || s.whose != e.About[0].Handle {
		return nil
	}
	i := slices.IndexFunc(s.detail.Assessments, func(a desk.AssessmentLine) bool { return a.ID == e.Opens.ID })
	if i < 0 {
		return nil
	}
	a := s.detail.Assessments[i]
	var lines []string
	for _, l := range draw.Wrap(a.Reason, w-4) {
		lines = append(lines, "   "+l)
	}
	return append(lines, "   "+m.theme.Dim.On(draw.Cut(e.Handle+" · assessed by "+draw.Line(a.Author)+" from "+short(m, a.From), w-5)))
}

// Of the axis, the cells before and behind it.
const (
	axisLeft  = 14
	axisRight = 13
)

// A span is a stretch of days on the axis, with what happened in it.
type span struct {
	tally
	known bool // something did
}

// spans are those of the axis that there is room for, ascending: up to the
// view's day or the last entry, or around the cursor where that is further
// back.
func (s *timelineScreen) spans(room int) []span {
	last := s.timeline.Day
	first := last
	if n := len(s.tallies); n > 0 {
		last, first = max(last, s.tallies[n-1].from), min(first, s.tallies[0].from)
	}
	_, until := s.scale.Span(last)
	if at, ok := s.here(); ok {
		_, ahead := s.scale.Span(at)
		for range room / 2 {
			if ahead >= until {
				break
			}
			_, ahead = s.scale.Span(ahead.Add(1))
		}
		until = min(until, ahead)
	}
	var out []span
	for _, end := range s.scale.Ends(until, room) {
		if end < first {
			continue
		}
		from, to := s.scale.Span(end)
		sp := span{tally: tally{from: from, to: to}}
		if i := sort.Search(len(s.tallies), func(i int) bool { return s.tallies[i].from >= from }); i < len(s.tallies) && s.tallies[i].from == from {
			sp = span{s.tallies[i], true}
		}
		out = append(out, sp)
	}
	return out
}

// here is the first day of the entry under the cursor.
func (s *timelineScreen) here() (day.Date, bool) {
	e := s.selected()
	if e == nil || !e.Day.Known() {
		return 0, false
	}
	return e.Day.First(), true
}

// axis draws how much happened in each span, for each kind of entry or, where
// the screen is low, for all together, and where the cursor and the view's
// day stand.
func (s *timelineScreen) axis(m *Model, w, h int) []string {
	if h < lowAxis {
		return nil
	}
	room := w - axisLeft - axisRight
	a := axis{m: m, spans: s.spans(room), room: room, view: s.timeline.Day, cursor: -1}
	if at, ok := s.here(); ok {
		a.at = at
		a.cursor = slices.IndexFunc(a.spans, func(sp span) bool { return sp.from <= at && at <= sp.to })
	}
	var lines []string
	if h < tallAxis {
		lines = append(lines, a.line("all", "", func(sp span) (n int) {
			for _, lane := range sp.n {
				n += lane
			}
			return n
		}))
	} else {
		for i, lane := range desk.Lanes.Words {
			if !s.hidden[desk.Lane(lane.Code)] {
				lines = append(lines, a.line(lane.Label, m.theme.Glyph(lane.Glyph, lane.ASCII), func(sp span) int { return sp.n[i] }))
			}
		}
	}
	lines = append(lines, a.foot())
	if h >= tallAxis {
		lines = append(lines, "")
	}
	return lines
}

// An axis is the spans of a timeline as they share a line.
type axis struct {
	m      *Model
	spans  []span
	room   int
	view   day.Date
	at     day.Date // the day of the entry under the cursor
	cursor int      // the span that it lies in; -1 for none
}

// line draws counts as heights; the figure before is the highest, the one
// behind that of the cursor's span.
func (a *axis) line(label, glyph string, count func(span) int) string {
	t, most := &a.m.theme, 0
	for _, sp := range a.spans {
		most = max(most, count(sp))
	}
	var b strings.Builder
	b.WriteString(" " + t.Accent.On(draw.Fit(glyph, 1)) + " " + t.Dim.On(draw.Fit(label, 6)+draw.Cut(fmt.Sprintf(" %3d ", most), 5)))
	for i, sp := range a.spans {
		from, to := draw.Slot(i, len(a.spans), a.room)
		paint := t.Dim
		if i == a.cursor {
			paint = t.Accent
		}
		n := count(sp)
		if n == 0 {
			n = -1
		}
		bar := to - from
		if a.room >= 3*len(a.spans) {
			bar--
		}
		b.WriteString(paint.On(t.Spark(slices.Repeat([]int{n}, bar), most)) + strings.Repeat(" ", to-from-bar))
	}
	figure := ""
	if a.cursor >= 0 {
		if n := count(a.spans[a.cursor]); n > 0 {
			figure = fmt.Sprintf(" %d", n)
		}
	}
	return draw.Fit(b.String(), axisLeft+a.room) + t.Accent.On(figure)
}

// foot is the axis itself, with its first and last day, the cursor and the
// view's day.
func (a *axis) foot() string {
	if len(a.spans) == 0 {
		return ""
	}
	t := &a.m.theme
	signs := slices.Repeat([]string{t.Dim.On(t.Glyph("─", "-"))}, a.room)
	mark := func(on day.Date, sign string) {
		for i, sp := range a.spans {
			if sp.from <= on && on <= sp.to {
				from, to := draw.Slot(i, len(a.spans), a.room)
				signs[from+on.Sub(sp.from)*(to-from)/(sp.to.Sub(sp.from)+1)] = t.Accent.On(sign)
			}
		}
	}
	if a.cursor >= 0 {
		mark(a.at, t.Glyph("▲", "^"))
	}
	mark(a.view, t.Glyph("◆", "#"))
	from, to := a.spans[0].from.Human(), a.spans[len(a.spans)-1].to.Human()
	return " " + t.Dim.On(draw.Fit(from, axisLeft-1)) + strings.Join(signs, "") + " " + t.Dim.On(to)
}
