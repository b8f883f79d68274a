package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// paletteActions are the palette and what is reached from it alone.
func paletteActions() []Action {
	return []Action{
		{ID: namePalette, Keys: []string{":"}, Title: "palette", Help: "do anything by its name, with words behind it: sort -since, theme light", Run: openPalette},
		{ID: "go", Title: "go to", Help: "open a record by its handle or name: p7, donbas, ukr, a12", Run: openVisit, Takes: visitNamed},
		{ID: "theme", Title: "theme", Help: "paint in another theme", Run: openThemes, Takes: setTheme, Offers: themeNames},
		{ID: "messages", Title: "messages", Help: "read again what was said in this session", Run: openMessages},
	}
}

// openVisit asks which record to open.
func openVisit(m *Model) tea.Cmd {
	p := &prompt{
		label: "go to", stays: true,
		hint: func(*Model, string) string { return "a handle or name: p7, donbas, ukr, a12" },
	}
	p.done = func(m *Model, name string) (tea.Cmd, error) { return visit(m, name, p), nil }
	return m.push(p)
}

func visitNamed(m *Model, name string) (tea.Cmd, error) { return visit(m, name, nil), nil }

// What was found is a record, and the process that it is of.
type found struct {
	desk.Shown
	process string // empty where it is of none
}

// visit opens a record where it is shown, and the prompt that asked for it is
// closed.
func visit(m *Model, name string, from modal) tea.Cmd {
	at, d := m.at, m.desk
	return inquire(m, from, "visit", func(ctx context.Context) (found, error) {
		shown, err := d.Show(ctx, name, at)
		if err != nil {
			return found{}, err
		}
		process, err := processOf(ctx, d, shown, at)
		return found{shown, process}, err
	}, func(m *Model, f found, err error) tea.Cmd {
		if err != nil {
			m.fail(err)
			return nil
		}
		m.close(from)
		return m.show(f)
	})
}

// processOf is the handle of the process that a record is of.
func processOf(ctx context.Context, d *desk.Desk, s desk.Shown, at desk.At) (string, error) {
	ref := func(r model.Ref) bool { return r.Kind == model.KindProcess }
	refs := s.Record.Refs()
	i := slices.IndexFunc(refs, ref)
	if i < 0 {
		return "", nil
	}
	all, err := d.Processes(ctx, at)
	for _, p := range all {
		if p.ID == refs[i].ID {
			return p.Handle, nil
		}
	}
	return "", err
}

// show opens the screen of a record, in its process; of a kind without a screen
// it says what it is.
func (m *Model) show(f found) tea.Cmd {
	if f.Ref.Kind == model.KindProcess {
		return m.follow(f.Handle, nameBoard)
	}
	page := pageOf(f.Ref.Kind, f.Handle)
	if page == nil && f.Ref.Kind != model.KindSource {
		m.say("the " + string(f.Ref.Kind) + " " + draw.Line(f.Handle) + " is: " + draw.Line(f.Title) + "; " + m.keyOf("editAny") + " shows and changes all of it")
		return nil
	}
	var cmd tea.Cmd
	if f.process != "" && f.process != m.process {
		cmd = m.follow(f.process, nameBoard)
	}
	if page != nil {
		return tea.Batch(cmd, m.enter(page))
	}
	cmd = tea.Batch(cmd, m.goToNamed(nameInbox))
	return tea.Batch(cmd, m.current().(*inboxScreen).review(m, f.Handle)) //nolint:forcetypeassert // the tab of that name
}

// themeNames are the themes that there are, the user's own last.
func themeNames(m *Model) []string {
	names := slices.Clone(draw.Themes)
	var own []string
	for name := range m.o.Set.Themes {
		if !slices.Contains(names, name) {
			own = append(own, name)
		}
	}
	slices.Sort(own)
	return append(names, own...)
}

func openThemes(m *Model) tea.Cmd {
	return openChoice(m, &choice{label: "theme", names: themeNames(m), at: m.theme.Name, done: func(m *Model, name string) tea.Cmd {
		cmd, _ := setTheme(m, name)
		return cmd
	}})
}

// setTheme paints in a theme for the rest of the session, whatever the
// terminal's background is.
func setTheme(m *Model, name string) (tea.Cmd, error) {
	names := themeNames(m)
	if !slices.Contains(names, name) {
		return nil, wrong("there is no theme " + name + "; there are " + strings.Join(names, ", "))
	}
	m.o.Set.Theme = name
	m.paint(name)
	return nil, nil
}
