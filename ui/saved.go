package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draw"
	"parley/ui/views"
)

// viewActions save how a list is looked at, and bring it back.
func viewActions() []Action {
	var lists []string
	for _, t := range tabs {
		lists = append(lists, t.name)
	}
	return []Action{
		{ID: "view", Keys: []string{"v"}, Title: "view", Help: "open a saved view: a screen with its filter, order and groups", Where: lists, Why: needsViews, Run: chooseView("open the view", openView), Takes: openViewNamed, Offers: viewNames},
		{ID: "saveView", Keys: []string{"V"}, Title: "save view", Help: "save the filter, order and groups of this list under a name", Where: lists, Why: needsSaving, Run: askViewName, Takes: saveView, Offers: viewNames},
		{ID: "dropView", Title: "drop view", Help: "forget a saved view", Why: needsViews, Run: chooseView("forget the view", dropView), Takes: dropViewNamed, Offers: viewNames},
	}
}

// grouped is a screen whose rows can stand together in several ways.
type grouped interface {
	grouping() string
	groupBy(what string) bool // false where there is no such way
}

func needsViews(m *Model) string {
	if m.o.Views == "" {
		return "there is no folder to keep views in"
	}
	return ""
}

func needsSaving(m *Model) string {
	if why := needsListing(m); why != "" {
		return why
	}
	return needsViews(m)
}

// viewNames are the names of the views as they were last read.
func viewNames(m *Model) []string {
	var names []string
	for _, v := range m.views {
		names = append(names, v.Name)
	}
	return names
}

// readViews reads the saved views; then is handed them. Without it what is
// wrong with the file is left to whoever needs it.
func (m *Model) readViews(then func(m *Model, all []views.View) tea.Cmd) tea.Cmd {
	path := m.o.Views
	if path == "" {
		return nil
	}
	return inquire(m, nil, "views", func(context.Context) ([]views.View, error) { return views.Read(path) }, func(m *Model, all []views.View, err error) tea.Cmd {
		m.views = all
		switch {
		case then == nil:
			return nil
		case err != nil:
			m.fail(err)
			return nil
		}
		return then(m, all)
	})
}

// chooseView asks for one of the saved views.
func chooseView(label string, do func(m *Model, v views.View) tea.Cmd) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		return m.readViews(func(m *Model, all []views.View) tea.Cmd {
			if len(all) == 0 {
				m.say("no view is saved; " + m.keyOf("saveView") + " saves one")
				return nil
			}
			return openChoice(m, &choice{label: label, names: viewNames(m), done: func(m *Model, name string) tea.Cmd {
				for _, v := range all {
					if v.Name == name {
						return do(m, v)
					}
				}
				return nil
			}})
		})
	}
}

// openViewNamed opens the view of a name.
func openViewNamed(m *Model, name string) (tea.Cmd, error) {
	return m.readViews(func(m *Model, all []views.View) tea.Cmd {
		for _, v := range all {
			if v.Is(name) {
				return openView(m, v)
			}
		}
		m.fail(views.Missing(name, all))
		return nil
	}), nil
}

// openView opens the screen of a view and has it listed as it was saved. A view
// that does not fit its screen changes nothing.
func openView(m *Model, v views.View) tea.Cmd {
	for i, t := range tabs {
		s, ok := m.screens[i].(listed)
		if t.name != v.Screen || !ok {
			continue
		}
		if err := m.arrangeAs(s, v); err != nil {
			m.fail(wrong("the view " + v.Name + " cannot be opened: " + err.Error()))
			return nil
		}
		return m.goTo(i)
	}
	m.fail(wrong("the view " + v.Name + " is of a screen " + v.Screen + ", which is not here"))
	return nil
}

// arrangeAs filters, groups and sorts a list as a view says.
func (m *Model) arrangeAs(s listed, v views.View) error {
	n := s.narrowed()
	was := n.text
	if err := n.set(v.Filter, m.at.Day); err != nil {
		return err
	}
	by, backwards := s.Sort()
	column, desc := strings.CutPrefix(v.Sort, "-")
	if !s.SortBy(column, desc) {
		_ = n.set(was, m.at.Day)
		return wrong("there is no column " + column)
	}
	if g, ok := s.(grouped); ok && v.Group != "" {
		before := g.grouping()
		if !g.groupBy(v.Group) {
			g.groupBy(before)
			s.SortBy(by, backwards)
			_ = n.set(was, m.at.Day)
			return wrong("nothing stands together by " + v.Group)
		}
		s.SortBy(column, desc) // groups begin with the rows' own order
	}
	s.arrange()
	return nil
}

// viewHere is how the open list is looked at.
func viewHere(m *Model) views.View {
	v := views.View{Screen: m.current().name()}
	if s, ok := m.current().(listed); ok {
		v.Filter = s.narrowed().text
		by, backwards := s.Sort()
		v.Sort = map[bool]string{true: "-"}[backwards] + by
	}
	if g, ok := m.current().(grouped); ok {
		v.Group = g.grouping()
	}
	return v
}

// askViewName asks under which name the list is saved.
func askViewName(m *Model) tea.Cmd {
	return tea.Batch(m.readViews(nil), m.push(&prompt{
		label: "save view as",
		hint: func(m *Model, name string) string {
			words := viewWords(viewHere(m))
			for _, v := range m.views {
				if v.Is(name) {
					return words + "   in the place of: " + viewWords(v)
				}
			}
			return words
		},
		done: func(m *Model, name string) (tea.Cmd, error) {
			if name == "" {
				return nil, wrong("a view has a name")
			}
			return saveView(m, name)
		},
	}))
}

// viewWords says in words what a view shows.
func viewWords(v views.View) string {
	words := v.Screen
	if v.Filter != "" {
		words += ", filter " + v.Filter
	}
	if column, backwards := strings.CutPrefix(v.Sort, "-"); column != "" {
		words += ", by " + column + map[bool]string{true: " backwards"}[backwards]
	}
	if v.Group != "" && v.Sort == "" {
		words += ", grouped by " + v.Group
	}
	return words
}

// saveView saves how the open list is looked at.
func saveView(m *Model, name string) (tea.Cmd, error) {
	v, path := viewHere(m), m.o.Views
	v.Name = name
	return m.act("view saved", func(context.Context) (desk.Done, error) {
		return desk.Done{Title: draw.Line(name)}, views.Keep(path, v)
	}, func(m *Model) tea.Cmd { return m.readViews(nil) }), nil
}

func dropView(m *Model, v views.View) tea.Cmd {
	cmd, _ := dropViewNamed(m, v.Name)
	return cmd
}

// dropViewNamed forgets the view of a name.
func dropViewNamed(m *Model, name string) (tea.Cmd, error) {
	path := m.o.Views
	return m.act("view forgotten", func(context.Context) (desk.Done, error) {
		return desk.Done{Title: draw.Line(name)}, views.Drop(path, name)
	}, func(m *Model) tea.Cmd { return m.readViews(nil) }), nil
}
