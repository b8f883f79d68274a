package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
	"parley/ui/table"
)

// The timeline: claims, status changes, events and texts along one axis, the
// newest first, in spans of days.
type timelineScreen struct {
	listing[*desk.Entry]
	timeline desk.Timeline
	scale    desk.Scale
	hidden   map[desk.Lane]bool
	tallies  []tally // of what is listed, ascending
	head     tally   // the span that was headed last
	title    string  // and its heading
	top      int     // lines above the list
	read     bool

	shares bool         // the chart of statuses is shown
	bars   []desk.Share // for it; nil until it is looked at

	known  map[model.ID]desk.ClaimLine // claims that were looked at
	detail desk.PointPage              // of a status that the analyst assessed
	whose  string                      // the point that it is about
}

// A tally counts the entries of a span of days by lane.
type tally struct {
	from, to day.Date
	n        [4]int // in the order of [desk.Lanes]
}

func timelineActions() []Action {
	here := []string{nameTimeline}
	return []Action{
		{ID: "longer", Keys: []string{"+", "="}, Title: "scale", Help: "longer spans of time: day, week, month, quarter", Foot: true, Shown: "+ -", Where: here, Run: rescale(+1)},
		{ID: "shorter", Keys: []string{"-"}, Title: "shorter spans", Help: "shorter spans of time", Where: here, Run: rescale(-1)},
		{ID: "lanes", Keys: []string{"c"}, Title: "kinds", Help: "choose which kinds of entry are listed", Foot: true, Where: here, Run: chooseLanes},
		{ID: "shares", Keys: []string{"z"}, Title: "shares", Help: "the share of points by status over time; and back", Foot: true, Where: here, Run: func(m *Model) tea.Cmd {
			s := m.current().(*timelineScreen) //nolint:forcetypeassert // the action's screen
			s.shares = !s.shares
			return nil
		}},
	}
}

func newTimeline(m *Model) screen {
	s := &timelineScreen{scale: desk.ByMonth, hidden: map[desk.Lane]bool{}, known: map[model.ID]desk.ClaimLine{}}
	s.thing = "entry"
	s.grammar = desk.TimelineFilter
	s.KeyOf = func(e **desk.Entry) string { return (*e).Key }
	s.Group = s.heading
	s.Gap = 1
	s.Columns = s.columns(m)
	s.arrange()
	return s
}

// columns are the timeline's: when, what it is, who, what it says, about what.
func (s *timelineScreen) columns(m *Model) []table.Column[*desk.Entry] {
	return []table.Column[*desk.Entry]{
		{
			Name: "day", Width: 10, Draw: func(p *draw.Pen, e **desk.Entry, w int) { drawDay(p, m, (*e).Day, w) },
			Less: func(a, b **desk.Entry) int { return (*a).Day.Compare((*b).Day) },
		},
		{
			Name: "kind", Width: 8, Draw: func(p *draw.Pen, e **desk.Entry, w int) { drawLane(p, m, (*e).Lane, w) },
			Less: func(a, b **desk.Entry) int { return cmp.Compare(laneIndex((*a).Lane), laneIndex((*b).Lane)) },
		},
		{
			Name: "who", Width: 14, Most: 22, Drop: 2, Draw: func(p *draw.Pen, e **desk.Entry, w int) { p.Fill("", whoOf(*e), w) },
			Less: func(a, b **desk.Entry) int { return strings.Compare(whoOf(*a), whoOf(*b)) },
		},
		{Name: "what", Width: 26, Most: table.All, Draw: func(p *draw.Pen, e **desk.Entry, w int) { s.drawGist(p, m, *e, w) }},
		{
			Name: "point", Width: 12, Drop: 1, Draw: func(p *draw.Pen, e **desk.Entry, w int) { p.Fill(m.theme.Dim, aboutOf(*e), w) },
			Less: func(a, b **desk.Entry) int { return strings.Compare(aboutOf(*a), aboutOf(*b)) },
		},
	}
}

func (s *timelineScreen) name() string { return nameTimeline }

// count tells also of the scale and of kinds that are left out.
func (s *timelineScreen) count() string {
	words := "by " + string(s.scale) + " · " + s.listing.count()
	var without []string
	for _, lane := range desk.Lanes.Words {
		if s.hidden[desk.Lane(lane.Code)] {
			without = append(without, plural(lane.Label))
		}
	}
	if len(without) > 0 {
		words += " · without " + strings.Join(without, ", ")
	}
	return words
}

// plural names several of a kind of entry.
func plural(label string) string {
	_, words, _ := strings.Cut(countOf(2, label), " ")
	return words
}

func laneIndex(l desk.Lane) int { return desk.Lanes.Index(string(l)) }

func (s *timelineScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Timeline(ctx, process, at) })
}

func (s *timelineScreen) show(_ *Model, page any) {
	switch page := page.(type) {
	case desk.Timeline:
		s.timeline, s.read, s.bars = page, true, nil
		s.known, s.whose = map[model.ID]desk.ClaimLine{}, ""
		s.Take(newestFirst(page.Entries))
		s.tally()
	case map[model.ID]desk.ClaimLine:
		for id, line := range page {
			s.known[id] = line
		}
	case desk.PointPage:
		s.detail, s.whose = page, page.Handle
	}
}

// newestFirst turns entries round; those without a date stay last.
func newestFirst(entries []desk.Entry) []*desk.Entry {
	dated := len(entries)
	for dated > 0 && !entries[dated-1].Day.Known() {
		dated--
	}
	rows := make([]*desk.Entry, 0, len(entries))
	for i := range slices.Backward(entries[:dated]) {
		rows = append(rows, &entries[i])
	}
	for i := range entries[dated:] {
		rows = append(rows, &entries[dated+i])
	}
	return rows
}

// keeps reports whether an entry is listed.
func (s *timelineScreen) keeps(e **desk.Entry) bool {
	return !s.hidden[(*e).Lane] && s.filter.Keeps(*e)
}

func (s *timelineScreen) arrange() {
	s.Arrange(s.keeps)
	s.tally()
}

// tally counts what is listed by spans and kinds, for the axis.
func (s *timelineScreen) tally() {
	s.tallies = s.tallies[:0]
	for i := s.All() - 1; i >= 0; i-- {
		e := *s.Nth(i)
		if !e.Day.Known() || !s.keeps(&e) {
			continue
		}
		first := e.Day.First()
		if n := len(s.tallies); n == 0 || s.tallies[n-1].to < first {
			from, to := s.scale.Span(first)
			s.tallies = append(s.tallies, tally{from: from, to: to})
		}
		s.tallies[len(s.tallies)-1].n[laneIndex(e.Lane)]++
	}
}

// heading names the span that an entry stands in. Entries come by day, so most
// have the heading of the one before.
func (s *timelineScreen) heading(e **desk.Entry) string {
	if !(*e).Day.Known() {
		return "no date"
	}
	first := (*e).Day.First()
	if s.title == "" || first < s.head.from || first > s.head.to {
		s.head.from, s.head.to = s.scale.Span(first)
		s.title = s.scale.Title(s.head.from)
	}
	return s.title
}

// rescale makes the spans longer or shorter.
func rescale(by int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		s := m.current().(*timelineScreen) //nolint:forcetypeassert // the action's screen
		at := desk.Scales.Index(string(s.scale)) + by
		if at < 0 || at >= len(desk.Scales.Words) {
			m.say("there are no " + map[bool]string{true: "longer", false: "shorter"}[by > 0] + " spans than a " + string(s.scale))
			return nil
		}
		s.scale = desk.Scale(desk.Scales.Words[at].Code)
		s.title, s.bars = "", nil
		s.arrange()
		return s.moved(m)
	}
}

// chooseLanes lists the kinds of entry; one that is taken is hidden, or listed
// again.
func chooseLanes(m *Model) tea.Cmd { return chooseLane(m, "") }

func chooseLane(m *Model, at desk.Lane) tea.Cmd {
	s := m.current().(*timelineScreen) //nolint:forcetypeassert // the action's screen
	lanes, c := map[string]desk.Lane{}, &choice{label: "list or hide"}
	for _, lane := range desk.Lanes.Words {
		code := desk.Lane(lane.Code)
		name := lane.Label + map[bool]string{true: ": hidden", false: ": listed"}[s.hidden[code]]
		c.names = append(c.names, name)
		lanes[name] = code
		if code == at {
			c.at = name
		}
	}
	c.done = func(m *Model, name string) tea.Cmd {
		lane := lanes[name]
		s.hidden[lane] = !s.hidden[lane]
		s.arrange()
		return tea.Batch(s.moved(m), chooseLane(m, lane))
	}
	return openChoice(m, c)
}

// moved asks for the claims around the cursor that have not been looked at,
// and for what an assessed status rests on.
func (s *timelineScreen) moved(m *Model) tea.Cmd {
	const most = 5000 // claims to keep
	if len(s.known) > most {
		s.known = map[model.ID]desk.ClaimLine{}
	}
	var wanted []model.ID
	for i := s.Cursor - m.height; i <= s.Cursor+m.height; i++ {
		if row := s.Row(i); row != nil && (*row).Opens.Kind == model.KindClaim {
			if _, ok := s.known[(*row).Opens.ID]; !ok {
				wanted = append(wanted, (*row).Opens.ID)
			}
		}
	}
	var cmds []tea.Cmd
	process, at, d := m.process, m.at, m.desk
	if len(wanted) > 0 {
		cmds = append(cmds, m.ask(s, "claims", func(ctx context.Context) (any, error) { return claimsOf(ctx, d, process, at, wanted) }))
	}
	if e := s.selected(); e != nil && e.Opens.Kind == model.KindAssessment && len(e.About) > 0 && e.About[0].Handle != s.whose {
		point := e.About[0].Handle
		cmds = append(cmds, m.ask(s, "detail", func(ctx context.Context) (any, error) { return d.Point(ctx, process, point, at) }))
	}
	return tea.Batch(cmds...)
}

// claimsOf reads claims; those that the view does not show come empty, so that
// they are not asked for again.
func claimsOf(ctx context.Context, d *desk.Desk, process string, at desk.At, wanted []model.ID) (map[model.ID]desk.ClaimLine, error) {
	lines, err := d.ClaimLines(ctx, process, wanted, at)
	if err != nil {
		return nil, err
	}
	for _, id := range wanted {
		if _, ok := lines[id]; !ok {
			lines[id] = desk.ClaimLine{}
		}
	}
	return lines, nil
}

// selected is the entry under the cursor, nil where there is none.
func (s *timelineScreen) selected() *desk.Entry {
	if row := s.Selected(); row != nil {
		return *row
	}
	return nil
}

// open shows where a claim can be read, and the point of a status.
func (s *timelineScreen) open(m *Model) tea.Cmd {
	e := s.selected()
	if e == nil {
		return nil
	}
	switch e.Lane {
	case desk.ClaimLane:
		if line := s.known[e.Opens.ID]; line.Handle != "" {
			return openEvidence(m, line)
		}
	case desk.StatusLane:
		return m.enter(newPoint(e.About[0].Handle))
	default:
		if page := pageOf(e.Opens.Kind, e.Handle); page != nil {
			return m.enter(page)
		}
		m.say(e.Handle + ": all that is known of it stands beside the list; " + m.keyOf("editAny") + " and its handle change it")
	}
	return nil
}

// rowAt is the row under the mouse, below the axis.
func (s *timelineScreen) rowAt(m *Model, x, y int) int { return s.listing.rowAt(m, x, y-s.top) }
