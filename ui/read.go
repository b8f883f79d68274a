package ui

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// The reader shows a source with the words lit that prove a claim or, where it
// is read by itself, all that is suggested of it. Words can be found in it and
// selected, to be entered as evidence.
type readerScreen struct {
	handle string // of the source
	claim  *desk.ClaimLine
	nth    int // which of the claim's quotes is lit

	passage stretch // words to which the reader was opened; empty for none

	source desk.SourcePage
	text   readerText
	lit    []stretch // in the order of the text
	needle string    // what is looked for; lit is where it stands
	at     int       // which of lit is the one in question
	chosen stretch   // words that are being selected
	scroll table.List
	goal   int // byte to be brought into view by the next frame, -1 for none
	room   int // lines of the text on screen
}

func openReader(m *Model, source string) tea.Cmd {
	return m.enter(&readerScreen{handle: source, goal: -1})
}

// openEvidence shows where a claim can be read.
func openEvidence(m *Model, c desk.ClaimLine) tea.Cmd {
	if len(c.Quotes) == 0 {
		m.say(c.Handle + " was entered without a source")
		return nil
	}
	return m.enter(&readerScreen{handle: c.Quotes[0].Source.Handle, claim: &c, goal: -1})
}

func readerActions() []Action {
	on := func(do func(*readerScreen, *Model) tea.Cmd) func(*Model) tea.Cmd {
		return func(m *Model) tea.Cmd { return do(m.current().(*readerScreen), m) } //nolint:forcetypeassert // the action's screen
	}
	step := func(by int) func(*Model) tea.Cmd {
		return on(func(s *readerScreen, m *Model) tea.Cmd { return s.step(m, by) })
	}
	where := []string{nameReader}
	needsLit := func(m *Model) string {
		if s, ok := m.current().(*readerScreen); !ok || len(s.lit) == 0 {
			return "nothing is lit here: / finds words"
		}
		return ""
	}
	return []Action{
		{ID: "select", Keys: []string{"v"}, Title: "select", Help: "select words of the text, to be entered as evidence", Foot: true, Where: where, Run: on((*readerScreen).choose)},
		{ID: "nextLit", Keys: []string{"n"}, Title: "next", Help: "to the next words that are lit or found", Foot: true, Shown: "n N", Where: where, Why: needsLit, Run: step(1)},
		{ID: "previousLit", Keys: []string{"N"}, Title: "previous", Help: "to the words before that are lit or found", Where: where, Why: needsLit, Run: step(-1)},
		{ID: "find", Keys: []string{"/"}, Title: "find", Help: "find words in the text", Foot: true, Where: where, Run: on((*readerScreen).find)},
		{ID: "nextEvidence", Keys: []string{"tab"}, Title: "evidence", Help: "the next place where the claim can be read", Where: where, Run: on((*readerScreen).nextEvidence)},
	}
}

func (s *readerScreen) name() string         { return nameReader }
func (s *readerScreen) title() string        { return s.source.Source.Title }
func (s *readerScreen) rows() *table.List    { return &s.scroll }
func (s *readerScreen) open(*Model) tea.Cmd  { return nil }
func (s *readerScreen) moved(*Model) tea.Cmd { return nil }

func (s *readerScreen) load(m *Model) tea.Cmd {
	d, handle := m.desk, s.handle
	return m.ask(s, "", func(ctx context.Context) (any, error) { return d.Source(ctx, handle) })
}

func (s *readerScreen) show(m *Model, page any) {
	p, ok := page.(desk.SourcePage)
	if !ok {
		return
	}
	first := p.Row.Handle != s.source.Row.Handle
	s.source = p
	if len(m.modals) == 0 {
		s.chosen = stretch{}
	}
	if first {
		s.text, s.needle = readerText{}, ""
		s.light()
	}
}

// light lights the evidence, and brings the one in question into view.
func (s *readerScreen) light() {
	s.lit, s.at = nil, 0
	switch {
	case s.passage.to > s.passage.from:
		s.lit, s.goal = []stretch{s.passage}, s.passage.from
		return
	case s.claim == nil:
		for _, g := range s.source.Suggestions() {
			if g.To > g.From {
				s.lit = append(s.lit, stretch{g.From, g.To})
			}
		}
	default:
		for _, q := range s.claim.Quotes {
			if q.Source.Handle == s.handle && q.To > q.From {
				s.lit = append(s.lit, stretch{q.From, q.To})
			}
		}
	}
	slices.SortFunc(s.lit, func(a, b stretch) int { return a.from - b.from })
	s.lit = slices.Compact(s.lit)
	if s.claim == nil {
		s.scroll.Cursor = 0
		return
	}
	q := s.claim.Quotes[s.nth]
	s.at = max(0, slices.Index(s.lit, stretch{q.From, q.To}))
	s.goal = q.From
}

// current is what is lit most: the selection, else the words in question.
func (s *readerScreen) current() stretch {
	switch {
	case s.chosen.to > s.chosen.from:
		return s.chosen
	case len(s.lit) > 0 && (s.claim != nil || s.needle != "" || s.passage.to > s.passage.from):
		return s.lit[s.at]
	}
	return stretch{}
}

// step goes to the next words that are lit, from where the screen is.
func (s *readerScreen) step(m *Model, by int) tea.Cmd {
	s.at = (s.at + by + len(s.lit)) % len(s.lit)
	s.goal = s.lit[s.at].from
	m.say(fmt.Sprintf("%d of %d", s.at+1, len(s.lit)))
	return nil
}

// nextEvidence goes to the next quote of the claim, which may be in another
// source.
func (s *readerScreen) nextEvidence(m *Model) tea.Cmd {
	if s.claim == nil || len(s.claim.Quotes) < 2 {
		m.say("there is no other place where it can be read")
		return nil
	}
	s.nth = (s.nth + 1) % len(s.claim.Quotes)
	if next := s.claim.Quotes[s.nth].Source.Handle; next != s.handle {
		s.handle = next
		return s.load(m)
	}
	s.needle = ""
	s.light()
	return nil
}

// find asks for words and goes to the first from the top of the screen on.
func (s *readerScreen) find(m *Model) tea.Cmd {
	top := s.scroll.Cursor
	return m.push(&prompt{
		label: "find",
		hint: func(_ *Model, text string) string {
			switch n := len(s.lit); {
			case strings.TrimSpace(text) == "":
				return "words of the text; n and N go from one to the next"
			case s.needle == "":
				return "not in the text"
			default:
				return countOf(n, "place")
			}
		},
		live: func(_ *Model, text string) tea.Cmd {
			s.seek(text, top)
			return nil
		},
		done: func(_ *Model, text string) (tea.Cmd, error) {
			if text != "" && s.needle == "" {
				return nil, wrong("the text does not have these words")
			}
			return nil, nil
		},
		undo: func(*Model) tea.Cmd {
			s.seek("", top)
			s.goal, s.scroll.Cursor = -1, top
			return nil
		},
	})
}

// seek lights words wherever the text has them; none brings the evidence back.
func (s *readerScreen) seek(words string, top int) {
	s.needle = ""
	s.light()
	if words = strings.TrimSpace(words); words == "" {
		return
	}
	hits := findAll(s.source.Source.Body, words)
	if len(hits) == 0 {
		s.goal, s.scroll.Cursor = -1, top
		return
	}
	s.needle, s.lit, s.at = words, hits, 0
	if top < len(s.text.lines) {
		s.at = max(0, slices.IndexFunc(hits, func(h stretch) bool { return h.from >= s.text.lines[top].from }))
	}
	s.goal = hits[s.at].from
}

// findAll is where a text has words, whatever their case and accents.
func findAll(body, words string) []stretch {
	f := model.NewFolder()
	text, want := f.Append(nil, []byte(body)), f.Append(nil, []byte(words))
	var hits []stretch
	at, shift := 0, 0 // shift: how far the rest of body lies from the rest of text
	for len(want) > 0 {
		n := bytes.Index(text[at:], want)
		if n < 0 {
			break
		}
		from, to := f.Span([]byte(body[shift:]), n, n+len(want))
		hits = append(hits, stretch{shift + from, shift + to})
		shift += to
		at += n + len(want)
	}
	return hits
}

// point is what a further claim from here is about: what the one that is lit
// is about.
func (s *readerScreen) point() string {
	if s.claim == nil || len(s.claim.About) != 1 || s.claim.About[0].Kind != model.KindPoint {
		return ""
	}
	return s.claim.Points[0].Handle
}

func (s *readerScreen) cite() (line, where string, err error) {
	if s.claim == nil {
		return "", "", wrong("no claim is lit: v selects words, and y copies them")
	}
	line, err = s.claim.Cite(s.nth)
	return line, s.claim.Where(s.nth), err
}

func (s *readerScreen) sourceAt() (handle, address string) { return s.handle, s.source.Source.URL }

func (s *readerScreen) draw(m *Model, w, h int) []string {
	if s.source.Row.Handle == "" {
		return nil
	}
	t, src := m.theme, s.source.Source
	about := fmt.Sprintf("%s · %s · %s", s.source.Row.Handle, orNone(src.Outlet, "no outlet"), dated(src.Published))
	if s.claim != nil && s.source.Row.Handle == s.claim.Quotes[s.nth].Source.Handle {
		about = s.claim.Handle + " · " + draw.Line(s.claim.Speaker) + " · " + citation(s.claim.Quotes[s.nth])
		if n := len(s.claim.Quotes); n > 1 {
			about += fmt.Sprintf(" · %d of %d, tab shows the next", s.nth+1, n)
		}
	}
	lines := []string{" " + t.Strong.On(draw.Cut(draw.Line(src.Title), w-2)), " " + t.Dim.On(draw.Cut(about, w-2)), ""}
	s.text.layOut(src.Body, w-2)
	s.room = max(1, h-len(lines))
	s.scroll.Keys = make([]string, max(1, len(s.text.lines)-s.room+1))
	s.scroll.Height = s.room
	if c := s.chosen; s.goal < 0 && c.to > c.from && s.text.lineOf(c.from) >= s.scroll.Cursor+s.room {
		s.goal = c.from // an entry was opened over it
	}
	if s.goal >= 0 {
		s.scroll.Cursor, s.goal = s.inView(s.goal), -1
	}
	s.scroll.Move(0)
	return append(lines, s.text.from(t, s.scroll.Cursor, s.current(), s.lit, s.room)...)
}

// inView is the first line of a screen that shows a byte: the one there is, if
// it does, else one with the byte a third down.
func (s *readerScreen) inView(at int) int {
	line, first := s.text.lineOf(at), s.scroll.Cursor
	if line > first && line < first+s.room-1 {
		return first
	}
	return max(0, line-s.room/3)
}
