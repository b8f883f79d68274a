package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/model/day"
	"parley/model/filter"
)

// A narrowing is the filter of a screen's list.
type narrowing struct {
	text    string // as typed
	grammar filter.Grammar
	filter  filter.Filter
}

// set reads a filter; one that is wrong leaves what was.
func (n *narrowing) set(text string, today day.Date) error {
	f, err := n.grammar.Parse(text, today)
	if err == nil {
		n.text, n.filter = strings.TrimSpace(text), f
	}
	return err
}

// clear takes the filter away; false where there was none.
func (n *narrowing) clear() bool {
	had := n.text != ""
	n.text, n.filter = "", filter.Filter{}
	return had
}

func openFilter(m *Model) tea.Cmd {
	s := m.current().(listed) //nolint:forcetypeassert // the action needs a listing
	n := s.narrowed()
	was := n.text
	var wrong error
	set := func(m *Model, text string) tea.Cmd {
		if wrong = n.set(text, m.at.Day); wrong != nil {
			_ = n.set(was, m.at.Day) // not what its beginning means
		}
		s.arrange()
		return m.current().moved(m)
	}
	also := &searching{}
	p := &prompt{
		label: "filter", in: newInput(was),
		hint: func(*Model, string) string {
			switch found := also.counted(); {
			case wrong != nil:
				return wrong.Error()
			case found != "":
				return "also: " + found + " with these words: ctrl+f lists them"
			}
			return fieldsOf(n.grammar)
		},
		done: func(m *Model, text string) (tea.Cmd, error) {
			also.leave(m)
			cmd := set(m, text)
			return cmd, wrong
		},
		undo: func(m *Model) tea.Cmd {
			also.leave(m)
			return set(m, was)
		},
	}
	p.live = func(m *Model, text string) tea.Cmd {
		cmd := set(m, text)
		return tea.Batch(cmd, also.rest(m, p, n.filter.Words()))
	}
	p.keys = map[string]func(*Model) tea.Cmd{"ctrl+f": func(m *Model) tea.Cmd {
		words := also.words
		if words == "" {
			return nil
		}
		m.pop()
		cmd := p.undo(m)
		listed, _ := search(m, words) // there are words
		return tea.Batch(cmd, listed)
	}}
	return m.push(p)
}

// setFilter filters by words as a whole.
func setFilter(m *Model, text string) (tea.Cmd, error) {
	s, ok := m.current().(listed)
	if !ok {
		return nil, wrong(needsListing(m))
	}
	if err := s.narrowed().set(text, m.at.Day); err != nil {
		return nil, err
	}
	s.arrange()
	return m.current().moved(m), nil
}

// filterTerms are the terms that a filter of the screen can be made of.
func filterTerms(m *Model) []string {
	s, ok := m.current().(listed)
	if !ok {
		return nil
	}
	var terms []string
	for _, f := range s.narrowed().grammar {
		codes := f.Words.Codes()
		if len(codes) == 0 {
			terms = append(terms, f.Name+":")
		}
		for _, code := range codes {
			terms = append(terms, f.Name+":"+code)
		}
	}
	return terms
}

// fieldsOf lists what can be typed into a filter.
func fieldsOf(g filter.Grammar) string {
	terms := []string{"words"}
	for _, f := range g {
		switch {
		case f.Name == "is":
			terms = append(terms, "is:"+strings.Join(f.Words.Codes(), "|"))
		case f.Day:
			terms = append(terms, f.Name+":2w")
		default:
			terms = append(terms, f.Name+":")
		}
	}
	return strings.Join(terms, " ") + "   -term leaves out"
}
