package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draw"
	"parley/ui/table"
)

// The inbox: the sources of the process, those to review and those that are
// done.
type inboxScreen struct {
	listing[desk.SourceRow]
	detail
}

func inboxActions() []Action {
	return []Action{
		{ID: "read", Keys: []string{"r"}, Title: "read", Help: "read the source, and quote words of it", Foot: true, Where: []string{nameInbox}, Why: needsRow, Run: func(m *Model) tea.Cmd {
			return openReader(m, m.current().rows().Key())
		}},
		{ID: "pull", Keys: []string{"P"}, Title: "pull feeds", Help: "import what is new in the feeds", Line: "feed pull", Foot: true, Where: []string{nameInbox}, Why: needsNoJob, Run: pullFeeds},
	}
}

func newInbox(m *Model) screen {
	s := &inboxScreen{}
	s.thing = "source"
	s.grammar = desk.SourceFilter
	s.KeyOf = func(r *desk.SourceRow) string { return r.Handle }
	s.Columns = []table.Column[desk.SourceRow]{
		{Name: "review", Width: 7, Draw: func(p *draw.Pen, r *desk.SourceRow, w int) {
			if r.Waiting {
				p.Fill(m.theme.Open, m.theme.Glyph("○ waits", "o waits"), w)
				return
			}
			p.Fill(m.theme.Dim, m.theme.Glyph("✓ done", "v done"), w)
		}, Less: func(a, b *desk.SourceRow) int { return asInt(b.Waiting) - asInt(a.Waiting) }},
		{
			Name: "title", Width: 20, Most: table.All, Draw: func(p *draw.Pen, r *desk.SourceRow, w int) { p.Fill("", r.Title, w) },
			Less: func(a, b *desk.SourceRow) int { return strings.Compare(a.Title, b.Title) },
		},
		{
			Name: "outlet", Width: 18, Drop: 2, Draw: func(p *draw.Pen, r *desk.SourceRow, w int) { p.Fill(m.theme.Dim, r.Outlet, w) },
			Less: func(a, b *desk.SourceRow) int { return strings.Compare(a.Outlet, b.Outlet) },
		},
		{
			Name: "published", Width: 10, Drop: 1, Draw: func(p *draw.Pen, r *desk.SourceRow, w int) { drawDay(p, m, r.Published, w) },
			Less: func(a, b *desk.SourceRow) int { return a.Published.Compare(b.Published) },
		},
		{
			Name: "decided", Width: 7, Drop: 3, Right: true, Draw: func(p *draw.Pen, r *desk.SourceRow, w int) { p.Number(m.theme.Dim, r.Decided, w) },
			Less: func(a, b *desk.SourceRow) int { return cmp.Compare(a.Decided, b.Decided) },
		},
	}
	return s
}

// asInt counts what is so as one, for weighing and sorting by it.
func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *inboxScreen) name() string { return nameInbox }

func (s *inboxScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Sources(ctx, process, at) })
}

func (s *inboxScreen) show(m *Model, page any) {
	switch page := page.(type) {
	case []desk.SourceRow:
		s.aged = true
		s.Take(page)
	case aboutRow:
		s.take(page)
	case reviewPage:
		if m.current() == s { // who has gone elsewhere meanwhile stays there
			m.openReview(page)
		}
	}
}

// moved reads the source under the cursor, for the detail.
func (s *inboxScreen) moved(m *Model) tea.Cmd {
	handle, d := s.Key(), m.desk
	return s.follow(m, s, handle, func(ctx context.Context) (any, error) { return d.Source(ctx, handle) })
}

// source is what is known of the source under the cursor, once it has come.
func (s *inboxScreen) source() (desk.SourcePage, bool) {
	page, ok := s.about(s.Key()).(desk.SourcePage)
	return page, ok
}

func (s *inboxScreen) sourceAt() (handle, address string) {
	page, _ := s.source()
	return page.Row.Handle, page.Source.URL
}

// open opens the review of a source.
func (s *inboxScreen) open(m *Model) tea.Cmd { return s.review(m, s.Key()) }

func (s *inboxScreen) review(m *Model, handle string) tea.Cmd {
	d := m.desk
	return m.ask(s, "review", func(ctx context.Context) (any, error) {
		session, err := d.Review(ctx, handle)
		if err != nil {
			return nil, err
		}
		page, err := session.Page(ctx)
		return reviewPage{session, page}, err
	})
}

func (s *inboxScreen) draw(m *Model, w, h int) []string {
	if s.All() == 0 {
		return append([]string{"", "  " + m.theme.Dim.On("no sources yet: "+m.keyOf("import")+" imports an article")}, elsewhere(m, w)...)
	}
	if _, _, sideW, belowH := split(w, h); sideW+belowH > 0 {
		return m.panes(w, h, func(w, h int) []string { return s.table(m, w, h) }, func(w, _ int) []string { return s.summary(m, w) })
	}
	lines := draw.Block(s.table(m, w, h-2), w, h-2)
	if page, ok := s.source(); ok {
		lines = append(lines, m.theme.Rule(w), " "+draw.Cut(page.Row.Handle+": "+waitingWords(page), w-2))
	}
	return lines
}

func (s *inboxScreen) table(m *Model, w, h int) []string {
	more := elsewhere(m, w)
	return append(s.Draw(&m.theme, w, h-len(more)), more...)
}

// elsewhere says that other processes have sources to review too.
func elsewhere(m *Model, w int) []string {
	n := m.title.Elsewhere
	if n == 0 {
		return nil
	}
	wait := "wait"
	if n == 1 {
		wait = "waits"
	}
	return []string{"  " + m.theme.Accent.On(draw.Cut(fmt.Sprintf("%s %s in other processes: %s lists them", countOf(n, "source"), wait, m.tabNamed(nameProcesses)), w-2))}
}

// row marks the row under the cursor.
func (m *Model) row(row string, selected bool) string {
	if selected {
		return m.theme.Selected(m.theme.Glyph("▌", ">") + " " + row)
	}
	return "  " + row
}

// summary is what is known of a source before it is opened.
func (s *inboxScreen) summary(m *Model, w int) []string {
	page, ok := s.source()
	if !ok {
		return nil
	}
	t, src := m.theme, page.Source
	var lines []string
	for _, l := range draw.Wrap(src.Title, w-2) {
		lines = append(lines, " "+t.Strong.On(l))
	}
	lines = append(lines, " "+t.Dim.On(draw.Cut(fmt.Sprintf("%s · %s · %s", page.Row.Handle, orNone(src.Outlet, "no outlet"), dated(src.Published)), w-2)))
	for _, l := range kinWords(page) {
		lines = append(lines, " "+t.Dim.On(draw.Cut(l, w-2)))
	}
	lines = append(lines, "", " "+draw.Cut(waitingWords(page), w-2), "")
	for _, l := range draw.Wrap(draw.Reflow(src.Body), w-2) {
		lines = append(lines, " "+l)
	}
	return lines
}

// mostCopies is how many copies of a story are named.
const mostCopies = 5

// kinWords says what the source is a version or copy of, and who else carried
// its story.
func kinWords(p desk.SourcePage) []string {
	var words []string
	if kin := p.Row.Kin(); kin != "" {
		words = append(words, draw.Line(kin))
	}
	copies := slices.DeleteFunc(slices.Clone(p.Copies), func(c desk.Copy) bool { return c.Version })
	for _, c := range copies[:min(len(copies), mostCopies)] {
		words = append(words, "same story: "+draw.Line(c.String()))
	}
	if more := len(copies) - mostCopies; more > 0 {
		words = append(words, fmt.Sprintf("and %d more of that story", more))
	}
	return words
}

// waitingWords says what a review of the source would bring.
func waitingWords(p desk.SourcePage) string {
	all, left, known := p.Suggestions(), 0, 0
	for _, s := range all {
		if s.Verdict != "" {
			continue
		}
		left++
		if s.Repeats() {
			known++
		}
	}
	switch {
	case len(all) == 0:
		return "nothing is suggested"
	case left == 0:
		return fmt.Sprintf("%d suggestions, all decided", len(all))
	case !p.Row.Waiting:
		return fmt.Sprintf("the review was ended with %d undecided; enter takes it up again", left)
	case known > 0:
		return fmt.Sprintf("%d to decide, %d of them restate what is known; enter reviews", left, known)
	}
	return fmt.Sprintf("%d to decide; enter reviews", left)
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return draw.Line(s)
}

// sourceAtHand is the source that is selected, or under review; empty for none.
func sourceAtHand(m *Model) string {
	if r := reviewing(m); r != nil {
		return r.page.Row.Handle
	}
	if s, ok := m.current().(*inboxScreen); ok {
		return s.Key()
	}
	return ""
}

// sourcesAtHand are the source under review, or those that are selected whose
// reviews are not done; chosen reports whether one is selected at all.
func sourcesAtHand(m *Model) (waiting []string, chosen bool) {
	var rows []desk.SourceRow
	switch s := m.current().(type) {
	case *inboxScreen:
		rows = s.MeantRows()
	default:
		if r := reviewing(m); r != nil {
			rows = append(rows, r.page.Row)
		}
	}
	for _, row := range rows {
		if row.Waiting {
			waiting = append(waiting, row.Handle)
		}
	}
	return waiting, len(rows) > 0
}

func needsSource(m *Model) string {
	if why := readOnly(m); why != "" {
		return why
	}
	switch waiting, chosen := sourcesAtHand(m); {
	case !chosen:
		return "no source is selected"
	case len(waiting) == 0:
		return "its review is done"
	}
	return ""
}

func closeReview(m *Model) tea.Cmd {
	sources, _ := sourcesAtHand(m)
	d := m.desk
	done := func(*Model) tea.Cmd { return nil }
	if s, ok := m.current().(*inboxScreen); ok {
		done = unmarking(&s.List)
	}
	verb := ""
	if r := reviewing(m); r != nil {
		m.over = m.over[:len(m.over)-1]
		if n := len(r.left(anything)); n > 0 {
			verb = fmt.Sprintf("%d left undecided", n)
		}
	}
	if len(sources) > 1 {
		verb = "closed"
	}
	return m.actEach(verb, "review", sources, func(ctx context.Context, source string) (desk.Done, error) { return d.CloseReview(ctx, source) }, done)
}
