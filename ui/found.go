package ui

import (
	"cmp"
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// What was found by words in articles, quotes, titles and names, and the text
// around the selected hit.
type foundScreen struct {
	listing[desk.Found]
	detail
	words string
	come  bool
	text  readerText
}

// mostFound is how much is listed.
const mostFound = 500

func searchActions() []Action {
	return []Action{
		{ID: "search", Keys: []string{"F"}, Title: "search", Help: "find words in articles, quotes, titles and names; words in quotes are one phrase", Foot: true, Why: needsProcess, Run: openSearch, Takes: search},
	}
}

// openSearch asks for the words.
func openSearch(m *Model) tea.Cmd {
	words := ""
	if s, ok := m.current().(*foundScreen); ok {
		words = s.words
	}
	s := &searching{}
	p := &prompt{
		label: "search for", in: newInput(words), done: search,
		hint: func(*Model, string) string {
			return cmp.Or(s.counted(), `words in articles, quotes, titles and names; "in quotes" as one phrase`)
		},
		undo: s.leave,
	}
	p.live = func(m *Model, text string) tea.Cmd { return s.rest(m, p, strings.TrimSpace(text)) }
	return m.push(p)
}

// search lists what holds words.
func search(m *Model, words string) (tea.Cmd, error) {
	if words == "" {
		return nil, wrong("name the words that are to be found")
	}
	if s, ok := m.current().(*foundScreen); ok {
		s.words, s.come = words, false
		s.Take(nil)
		return s.load(m), nil
	}
	return m.enter(newFound(m, words)), nil
}

func newFound(m *Model, words string) *foundScreen {
	s := &foundScreen{words: words}
	s.thing = "hit"
	s.grammar = desk.FoundFilter
	s.KeyOf = func(r *desk.Found) string { return string(r.Kind) + "/" + r.Handle }
	s.Columns = []table.Column[desk.Found]{
		{
			Name: "kind", Width: 7, Draw: func(p *draw.Pen, r *desk.Found, w int) { p.Fill("", foundKind(*r), w) },
			Less: func(a, b *desk.Found) int { return strings.Compare(foundKind(*a), foundKind(*b)) },
		},
		{
			Name: "day", Width: 9, Draw: func(p *draw.Pen, r *desk.Found, w int) { drawDay(p, m, r.Day, w) },
			Less: func(a, b *desk.Found) int { return a.Day.Compare(b.Day) },
		},
		{
			Name: "by", Width: 20, Draw: func(p *draw.Pen, r *desk.Found, w int) { p.Fill("", r.By, w) },
			Less: func(a, b *desk.Found) int { return strings.Compare(a.By, b.By) },
		},
		{Name: "in", Width: 20, Most: table.All, Drop: 1, Draw: func(p *draw.Pen, r *desk.Found, w int) { p.Fill(m.theme.Dim, foundIn(*r), w) }},
	}
	s.Below = func(p *draw.Pen, r *desk.Found, w int) {
		p.Space(2)
		drawHit(p, m, r, w-2)
	}
	return s
}

// foundKind names what was found: an article and a quote rather than a source
// and a claim.
func foundKind(f desk.Found) string {
	switch {
	case f.Kind == model.KindSource:
		return "article"
	case f.Kind == model.KindClaim && f.Source.Handle != "":
		return "quote"
	}
	return string(f.Kind)
}

// foundIn is the source that the words stand in, or what the record is called
// where they are not its title.
func foundIn(f desk.Found) string {
	if f.Source.Handle == "" && f.Title == f.Snippet {
		return ""
	}
	return cmp.Or(f.Source.Title, f.Title)
}

// drawHit writes a snippet with the hit lit, and with as much before it as
// leaves it in sight.
func drawHit(p *draw.Pen, m *Model, r *desk.Found, w int) {
	before, hit, after := draw.Line(r.Snippet[:r.From]), r.Snippet[r.From:r.To], r.Snippet[r.To:]
	if room := max(w/3, w-draw.Width(draw.Line(hit))-draw.Width(draw.Line(after))); draw.Width(before) > room {
		before = ansi.TruncateLeft(before, draw.Width(before)-room+1, "…")
	}
	used := p.Text("", before, w)
	used += p.Text(m.theme.Lit, hit, w-used)
	p.Fill("", after, w-used)
}

func (s *foundScreen) name() string { return nameFound }

// title is the words and how often they were found.
func (s *foundScreen) title() string {
	count := s.count()
	if s.All() == mostFound {
		count = "the first " + count
	}
	return s.words + " · " + count
}

func (s *foundScreen) handle() string {
	if row := s.Selected(); row != nil {
		return row.Handle
	}
	return ""
}

func (s *foundScreen) load(m *Model) tea.Cmd {
	process, at, d, words := m.process, m.at, m.desk, s.words
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Search(ctx, process, words, at, mostFound) })
}

func (s *foundScreen) show(_ *Model, page any) {
	switch page := page.(type) {
	case []desk.Found:
		s.aged, s.come = true, true
		s.Take(page)
	case aboutRow:
		s.take(page)
		s.text = readerText{}
	}
}

// moved reads the source of the hit.
func (s *foundScreen) moved(m *Model) tea.Cmd {
	row, d := s.Selected(), m.desk
	if row == nil || row.Source.Handle == "" {
		return nil
	}
	source := row.Source.Handle
	return s.follow(m, s, s.Key(), func(ctx context.Context) (any, error) { return d.Source(ctx, source) })
}

// open opens what was found; a quote and an article at the words.
func (s *foundScreen) open(m *Model) tea.Cmd {
	row := s.Selected()
	if row == nil {
		return nil
	}
	if page := pageOf(row.Kind, row.Handle); page != nil {
		return m.enter(page)
	}
	switch {
	case row.Source.Handle != "":
		return m.enter(&readerScreen{handle: row.Source.Handle, passage: stretch{row.At.From, row.At.To}, goal: -1})
	case row.About.Handle != "":
		return m.openRecord(model.KindPoint, row.About.Handle, row.Handle)
	}
	m.say(row.Handle + " was found by its own words: e shows them")
	return nil
}

func (s *foundScreen) draw(m *Model, w, h int) []string {
	if s.All() == 0 {
		if !s.come {
			return []string{"", "  " + m.theme.Dim.On("looking through what there is")}
		}
		return []string{"", "  " + m.theme.Dim.On(draw.Cut("nothing that is known as of "+m.at.Day.Human()+" holds "+draw.Line(s.words)+": F asks for other words", w-4))}
	}
	return m.panes(w, h, func(w, h int) []string { return s.Draw(&m.theme, w, h) }, func(w, h int) []string {
		row := s.Selected()
		if row == nil {
			return nil
		}
		return s.around(m, *row, w, h)
	})
}

// around is the text around a hit in its source or, where it has none, the
// record's own words.
func (s *foundScreen) around(m *Model, f desk.Found, w, h int) []string {
	page, _ := s.about(s.Key()).(desk.SourcePage)
	words := []string{foundKind(f), f.Handle}
	if f.By != "" {
		words = append(words, draw.Line(f.By))
	}
	if f.Day.Known() {
		words = append(words, short(m, f.Day))
	}
	lines := append(heading(m, cmp.Or(f.Source.Title, f.Title), words, w), "")
	if f.Source.Handle == "" || page.Source.ID == "" {
		if f.Title == f.Snippet {
			return lines
		}
		for _, l := range draw.Wrap(f.Snippet, w-2) {
			lines = append(lines, " "+l)
		}
		return lines
	}
	s.text.layOut(page.Source.Body, w-2)
	return append(lines, s.text.draw(m.theme, stretch{f.At.From, f.At.To}, nil, 0, max(1, h-len(lines)))...)
}

// searchRest is how long typing rests before it is searched for.
const searchRest = 200 * time.Millisecond

// A searching looks for words in the background while they are typed.
type searching struct {
	words string
	found []desk.Found
	stop  context.CancelFunc
}

// rest looks for words once their typing has rested.
func (s *searching) rest(m *Model, of modal, words string) tea.Cmd {
	if words == s.words {
		return nil
	}
	s.leave(m)
	s.words, s.found = words, nil
	at := slot{of, "words"}
	asked := m.newest(at)
	if words == "" {
		return nil
	}
	return m.after(searchRest, func() tea.Msg {
		return answerMsg{at, asked, func(m *Model) tea.Cmd { return s.look(m, of) }}
	})
}

// look asks the desk.
func (s *searching) look(m *Model, of modal) tea.Cmd {
	ctx, stop := context.WithCancel(m.ctx)
	s.stop = stop
	process, at, d, words := m.process, m.at, m.desk, s.words
	return inquire(m, of, "words", func(context.Context) ([]desk.Found, error) {
		return d.Search(ctx, process, words, at, mostFound)
	}, func(_ *Model, found []desk.Found, err error) tea.Cmd {
		if err == nil && words == s.words { // without an answer the list is narrowed all the same
			s.found = found
		}
		return nil
	})
}

// leave ends a search that is under way.
func (s *searching) leave(*Model) tea.Cmd {
	if s.stop != nil {
		s.stop()
	}
	return nil
}

// counted says what was found by kind: "3 articles, 5 quotes"; empty for
// nothing.
func (s *searching) counted() string {
	counts := map[string]int{}
	var kinds []string
	for _, f := range s.found {
		kind := foundKind(f)
		if counts[kind] == 0 {
			kinds = append(kinds, kind)
		}
		counts[kind]++
	}
	for i, kind := range kinds {
		kinds[i] = countOf(counts[kind], kind)
	}
	return strings.Join(kinds, ", ")
}
