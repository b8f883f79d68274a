package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/clean"
)

// A selection takes words of the text in the reader, from the one where it
// began to the one where it is.
type selection struct {
	of          *readerScreen
	words       []stretch
	began, here int
}

// choose begins a selection: at the words in question if they are on screen,
// else at the first word there.
func (s *readerScreen) choose(m *Model) tea.Cmd {
	if s.source.Row.Handle != s.handle {
		m.say("the source is still being read")
		return nil
	}
	sel := &selection{of: s, words: wordsOf(s.source.Source.Body)}
	if len(sel.words) == 0 || len(s.text.lines) == 0 {
		m.say("the text has no words")
		return nil
	}
	top, last := s.scroll.Cursor, min(s.scroll.Cursor+s.room, len(s.text.lines))-1
	at := s.text.lines[top].from
	if c := s.current(); c.to > c.from && c.from >= at && c.from < s.text.lines[last].to {
		at = c.from
	}
	sel.here = sel.wordAt(at)
	sel.began = sel.here
	sel.light()
	return m.push(sel)
}

// wordsOf are the words of a text without the marks around them.
func wordsOf(body string) []stretch {
	var words []stretch
	mark := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '%'
	}
	for at := 0; at < len(body); {
		r, size := utf8.DecodeRuneInString(body[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		end := len(body)
		if n := strings.IndexFunc(body[at:], unicode.IsSpace); n >= 0 {
			end = at + n
		}
		word := strings.TrimRightFunc(body[at:end], mark)
		if bare := strings.TrimLeftFunc(word, mark); bare != "" {
			words = append(words, stretch{at + len(word) - len(bare), at + len(word)})
		}
		at = end
	}
	return words
}

// wordAt is the word at a byte of the text, or the next one.
func (s *selection) wordAt(at int) int {
	for i, w := range s.words {
		if w.to > at {
			return i
		}
	}
	return len(s.words) - 1
}

func (s *selection) footer() string {
	return "w b words · j k lines · v begins here · a enters · y copies · esc leaves"
}

func (s *selection) paste(*Model, string) tea.Cmd { return nil }

func (s *selection) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch cyrillic.Replace(k.String()) {
	case "w", "l", "right", "e":
		s.move(1)
	case "b", "h", "left":
		s.move(-1)
	case "j", "down":
		s.line(1)
	case "k", "up":
		s.line(-1)
	case "ctrl+d", "pgdown":
		s.line(max(1, s.of.room/2))
	case "ctrl+u", "pgup":
		s.line(-max(1, s.of.room/2))
	case "g", "home":
		s.move(-len(s.words))
	case "G", "end":
		s.move(len(s.words))
	case "v":
		s.began = s.here
		s.light()
	case "a", "enter":
		m.pop()
		from := m.cursor()
		from.Source = desk.Excerpt(s.of.handle, s.of.chosen.from, s.of.chosen.to)
		if why := readOnly(m); why != "" {
			m.say(why)
			return nil
		}
		return openEntryAt(m, &entry{from: from, quoted: s.text()})
	case "y":
		return m.copy(s.text())
	case "esc", "ctrl+[", "q":
		m.pop()
		s.of.chosen = stretch{}
	}
	return nil
}

// text is the selected words.
func (s *selection) text() string {
	c := s.of.chosen
	return clean.Line(strings.Join(strings.Fields(s.of.source.Source.Body[c.from:c.to]), " ")).String()
}

func (s *selection) move(by int) {
	s.here = min(max(0, s.here+by), len(s.words)-1)
	s.light()
}

// line moves by lines of the screen, to a word at about the same place.
func (s *selection) line(by int) {
	text := &s.of.text
	at := s.words[s.here].from
	from := text.lineOf(at)
	to := min(max(0, from+by), len(text.lines)-1)
	if to != from {
		l := text.lines[to]
		s.here = s.wordAt(min(l.from+at-text.lines[from].from, max(l.from, l.to-1)))
	}
	s.light()
}

// light shows what is selected, and brings its moving end into view.
func (s *selection) light() {
	first, last := min(s.began, s.here), max(s.began, s.here)
	s.of.chosen = stretch{s.words[first].from, s.words[last].to}
	s.of.goal = s.words[s.here].from
}

func (s *selection) draw(m *Model, w, h int) []string { return m.underlying(w, h) }
