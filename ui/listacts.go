package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// listActions move in lists, narrow and sort them, and mark rows.
func listActions() []Action {
	lists := []string{nameMoved, nameBoard, nameMatrix, nameTimeline, namePeople, nameAgenda, nameFound, nameInbox, nameProcesses, nameLog}
	marked := []string{nameBoard, nameAgenda, nameInbox} // what can be done with several at once is done there
	return []Action{
		{ID: "open", Keys: []string{"enter"}, Title: "open", Help: "open what is selected", Not: []string{nameLog}, Foot: true, Why: needsRow, Run: func(m *Model) tea.Cmd { return m.current().open(m) }},
		{ID: "right", Keys: []string{"l", "right"}, Title: "right", Help: "open what is selected", Not: []string{nameMatrix, nameLog}, Why: needsRow, Run: func(m *Model) tea.Cmd { return m.current().open(m) }},
		{ID: "filter", Keys: []string{"/"}, Title: "filter", Where: lists, Help: "show only what has some words or a field: status:disputed is:contested", Foot: true, Why: needsListing, Run: openFilter, Takes: setFilter, Offers: filterTerms},
		{ID: "sort", Keys: []string{"S"}, Title: "sort", Where: lists, Help: "sort by a column; the same one again turns the order round", Why: needsListing, Run: openSort, Takes: sortBy, Offers: sorts},
		{ID: "mark", Keys: []string{"space"}, Title: "mark", Where: marked, Help: "mark the row for what is done next, and move on", Why: needsRow, Run: func(m *Model) tea.Cmd {
			for range max(1, m.count) {
				m.current().rows().Mark()
			}
			return m.current().moved(m)
		}},
		{ID: "markAll", Keys: []string{"*"}, Title: "mark all", Where: marked, Help: "mark all rows that are listed, or none", Why: needsRow, Run: func(m *Model) tea.Cmd {
			m.current().rows().MarkAll()
			return nil
		}},
		{ID: "down", Keys: []string{"j", "down"}, Title: "down", Help: "down", Run: moveBy(1)},
		{ID: "up", Keys: []string{"k", "up"}, Title: "up", Help: "up", Run: moveBy(-1)},
		{ID: "halfDown", Keys: []string{"ctrl+d"}, Title: "half a page down", Help: "half a page down", Run: movePage(1, 2)},
		{ID: "halfUp", Keys: []string{"ctrl+u"}, Title: "half a page up", Help: "half a page up", Run: movePage(-1, 2)},
		{ID: "pageDown", Keys: []string{"pgdown", "ctrl+f"}, Title: "a page down", Help: "a page down", Run: movePage(1, 1)},
		{ID: "pageUp", Keys: []string{"pgup", "ctrl+b"}, Title: "a page up", Help: "a page up", Run: movePage(-1, 1)},
		{ID: "top", Keys: []string{"g", "home"}, Title: "first row", Help: "to the first row", Run: moveTo(func(int) int { return 0 })},
		{ID: "bottom", Keys: []string{"G", "end"}, Title: "last row", Help: "to the last row; after a count, to the row of that number", Run: moveTo(func(count int) int {
			return cmp.Or(count, 1<<30) - 1
		})},
	}
}

func needsListing(m *Model) string {
	if _, ok := m.current().(listed); !ok {
		return "nothing is listed here"
	}
	return ""
}

func moveBy(by int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		if l := m.current().rows(); l != nil {
			l.Move(by * max(1, m.count))
		}
		return m.current().moved(m)
	}
}

func movePage(sign, part int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		l := m.current().rows()
		if l == nil {
			return nil
		}
		return moveBy(sign * max(1, l.Page()/part))(m)
	}
}

func moveTo(row func(count int) int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		if l := m.current().rows(); l != nil {
			l.Move(row(m.count) - l.Cursor)
		}
		return m.current().moved(m)
	}
}

// sorts are the columns that the rows can be sorted by, and those backwards.
func sorts(m *Model) []string {
	s, ok := m.current().(listed)
	if !ok {
		return nil
	}
	names := s.Sorts()
	for _, name := range s.Sorts() {
		names = append(names, "-"+name)
	}
	return names
}

// sortBy sorts by a column; "-since" backwards, and no name at all brings back
// the rows' own order.
func sortBy(m *Model, words string) (tea.Cmd, error) {
	s, ok := m.current().(listed)
	if !ok {
		return nil, wrong(needsListing(m))
	}
	name, backwards := strings.CutPrefix(strings.TrimSpace(words), "-")
	if !s.SortBy(name, backwards) {
		return nil, wrong("there is no column " + name + " here; there are " + strings.Join(s.Sorts(), ", "))
	}
	return m.current().moved(m), nil
}

// openSort offers the columns; the one that sorts already turns round.
func openSort(m *Model) tea.Cmd {
	s := m.current().(listed) //nolint:forcetypeassert // the action needs a listing
	by, backwards := s.Sort()
	return openChoice(m, &choice{
		label: "sort by", names: append([]string{ownOrder}, s.Sorts()...), at: by,
		done: func(m *Model, name string) tea.Cmd {
			if name == ownOrder {
				name = ""
			}
			s.SortBy(name, name != "" && name == by && !backwards)
			return m.current().moved(m)
		},
	})
}

// ownOrder is the order in which the desk lists rows.
const ownOrder = "their own order"

// A wrong is a sentence for the line under a prompt.
type wrong string

func (w wrong) Error() string { return string(w) }
