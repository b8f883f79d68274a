package ui

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/day"
)

// The inbox: the sources of the process and, once one is opened, its review.
type inboxScreen struct {
	narrowing
	list    list
	sources []desk.SourceRow
	page    desk.SourcePage // of the source under the cursor
	aged    bool            // the sources were read anew since
	review  *review         // nil while the sources are listed
}

func newInbox() *inboxScreen { return &inboxScreen{narrowing: narrowing{grammar: desk.SourceFilter}} }

func (s *inboxScreen) name() string { return nameInbox }

func (s *inboxScreen) rows() *list {
	if s.review != nil {
		return &s.review.rows
	}
	return &s.list
}

func (s *inboxScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	cmd := m.ask(nameInbox, func(ctx context.Context) (any, error) { return d.Sources(ctx, process, at) })
	if s.review == nil {
		return cmd
	}
	session := s.review.session
	return tea.Batch(cmd, m.ask(nameInbox+" review", func(ctx context.Context) (any, error) {
		page, err := session.Page(ctx)
		return reviewPage{session, page}, err
	}))
}

func (s *inboxScreen) show(m *Model, page any) {
	switch page := page.(type) {
	case []desk.SourceRow:
		s.sources, s.aged = page, true
		s.arrange()
	case desk.SourcePage:
		s.page = page
	case reviewPage:
		if s.review == nil || s.review.session != page.session {
			s.review = newReview(page)
			return
		}
		s.review.show(page.page, m.pending > 0)
	}
}

func (s *inboxScreen) arrange() {
	var keys []string
	for _, r := range s.sources {
		if s.filter.Keeps(r) {
			keys = append(keys, r.Handle)
		}
	}
	s.list.set(keys, nil)
}

func (s *inboxScreen) narrowed() *narrowing { return &s.narrowing }

// moved reads the source under the cursor, for the detail.
func (s *inboxScreen) moved(m *Model) tea.Cmd {
	if s.review != nil {
		s.review.scroll = 0
		return nil
	}
	handle, d := s.list.key(), m.desk
	if handle == "" || handle == s.page.Row.Handle && !s.aged {
		return nil
	}
	s.aged = false
	return m.ask(nameInbox+" source", func(ctx context.Context) (any, error) { return d.Source(ctx, handle) })
}

// open opens the review of a source; in a review, what is under the cursor.
func (s *inboxScreen) open(m *Model) tea.Cmd {
	if s.review != nil {
		if s.review.selected() != nil {
			return openWhy(m)
		}
		return unfold(m)
	}
	handle, d := s.list.key(), m.desk
	return m.ask(nameInbox+" review", func(ctx context.Context) (any, error) {
		session, err := d.Review(ctx, handle)
		if err != nil {
			return nil, err
		}
		page, err := session.Page(ctx)
		return reviewPage{session, page}, err
	})
}

// leave closes the review and returns to the sources.
func (s *inboxScreen) leave(m *Model) tea.Cmd {
	m.asked[nameInbox+" review"]++ // an answer under way would open it again
	s.review, s.page = nil, desk.SourcePage{}
	return m.reload()
}

func (s *inboxScreen) draw(m *Model, w, h int) []string {
	if s.review != nil {
		return s.review.draw(m, w, h)
	}
	if len(s.sources) == 0 {
		return append([]string{"", "  " + m.theme.dim.on("no sources yet: i imports an article")}, elsewhere(m, w)...)
	}
	if _, _, sideW, belowH := split(w, h); sideW+belowH > 0 {
		return m.panes(w, h, func(w, h int) []string { return s.table(m, w, h) }, func(w, h int) []string { return s.summary(m, w) })
	}
	lines := block(s.table(m, w, h-2), w, h-2)
	if s.page.Row.Handle == s.list.key() {
		lines = append(lines, m.theme.rule(w), " "+cut(s.page.Row.Handle+": "+waitingWords(s.page), w-2))
	}
	return lines
}

func (s *inboxScreen) table(m *Model, w, h int) []string {
	t := m.theme
	room := h - listTop
	if n := m.title.Elsewhere; n > 0 {
		room--
	}
	titleW := max(10, w-2-9-12-18-3)
	lines := []string{t.dim.on(fit("  "+fit("review", 8)+" "+fit("title", titleW)+" "+fit("outlet", 18)+" published", w))}
	s.list.height = room
	byHandle := map[string]desk.SourceRow{}
	for _, r := range s.sources {
		byHandle[r.Handle] = r
	}
	s.list.visible(func(_, index int, _ string) bool {
		r := byHandle[s.list.keys[index]]
		state := t.dim.on(fit(t.glyph("✓ done", "v done"), 8))
		if r.Waiting {
			state = t.open.on(fit(t.glyph("○ waits", "o waits"), 8))
		}
		row := state + " " + fit(line(r.Title), titleW) + " " + t.dim.on(fit(line(r.Outlet), 18)) + " " + t.dim.on(fit(since(r.Published, m.at.Day), 11))
		lines = append(lines, m.row(fit(row, w-2), index == s.list.cursor))
		return true
	})
	return append(lines, elsewhere(m, w)...)
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
	return []string{"  " + m.theme.accent.on(cut(fmt.Sprintf("%s %s in other processes: 3 lists them", countOf(n, "source"), wait), w-2))}
}

// row marks the row under the cursor.
func (m *Model) row(row string, selected bool) string {
	if selected {
		return m.theme.selected(m.theme.glyph("▌", ">") + " " + row)
	}
	return "  " + row
}

// summary is what is known of a source before it is opened.
func (s *inboxScreen) summary(m *Model, w int) []string {
	if s.page.Row.Handle != s.list.key() {
		return nil
	}
	t, src := m.theme, s.page.Source
	var lines []string
	for _, l := range wrap(src.Title, w-2) {
		lines = append(lines, " "+t.strong.on(l))
	}
	lines = append(lines, " "+t.dim.on(cut(fmt.Sprintf("%s · %s · %s", s.page.Row.Handle, orNone(src.Outlet, "no outlet"), dated(src.Published)), w-2)))
	for _, l := range kinWords(s.page) {
		lines = append(lines, " "+t.dim.on(cut(l, w-2)))
	}
	lines = append(lines, "", " "+cut(waitingWords(s.page), w-2), "")
	for _, l := range wrap(reflow(src.Body), w-2) {
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
		words = append(words, line(kin))
	}
	copies := slices.DeleteFunc(slices.Clone(p.Copies), func(c desk.Copy) bool { return c.Version })
	for _, c := range copies[:min(len(copies), mostCopies)] {
		words = append(words, "same story: "+line(c.String()))
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

// dated is a day in words, also where it is not known.
func dated(d day.Day) string {
	if !d.Known() {
		return "no date"
	}
	return d.Human()
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return line(s)
}

func needsSource(m *Model) string {
	if why := readOnly(m); why != "" {
		return why
	}
	s, ok := m.current().(*inboxScreen)
	if !ok || s.list.key() == "" {
		return "no source is selected"
	}
	handle := s.list.key()
	if s.review != nil {
		handle = s.review.page.Row.Handle
	}
	if slices.ContainsFunc(s.sources, func(r desk.SourceRow) bool { return r.Handle == handle && !r.Waiting }) {
		return "its review is done"
	}
	return ""
}

func closeReview(m *Model) tea.Cmd {
	s := m.current().(*inboxScreen) //nolint:forcetypeassert // the action's screen
	source, d := s.list.key(), m.desk
	if s.review != nil {
		source = s.review.page.Row.Handle
	}
	m.asked[nameInbox+" review"]++
	s.review = nil
	return m.act("", func(ctx context.Context) (desk.Done, error) { return d.CloseReview(ctx, source) }, nil)
}
