package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draw"
)

// A prompt asks for one line at the foot of the screen, which stays in view.
type prompt struct {
	label string
	hint  func(m *Model, text string) string // what the line means so far
	in    input
	live  func(m *Model, text string) tea.Cmd // after every key
	done  func(m *Model, text string) (tea.Cmd, error)
	undo  func(m *Model) tea.Cmd                    // on esc
	keys  map[string]func(m *Model) tea.Cmd         // of its own
	above func(m *Model, text string, w int) string // instead of the rule over it
	stays bool                                      // open after enter too: what is done closes it
	wrong error                                     // why the line was not taken
}

func (p *prompt) footer() string { return "enter takes it · esc leaves it" }

func (p *prompt) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	if run := p.keys[k.String()]; run != nil {
		return run(m)
	}
	switch k.String() {
	case "esc", "ctrl+[":
		m.pop()
		if p.undo != nil {
			return p.undo(m)
		}
		return nil
	case "enter":
		var cmd tea.Cmd
		if cmd, p.wrong = p.done(m, strings.TrimSpace(p.in.value())); p.wrong == nil && !p.stays {
			m.pop()
		}
		return cmd
	}
	if p.in.key(k) {
		return p.changed(m)
	}
	return nil
}

func (p *prompt) paste(m *Model, text string) tea.Cmd {
	p.in.insert(text)
	return p.changed(m)
}

func (p *prompt) changed(m *Model) tea.Cmd {
	p.wrong = nil
	if p.live == nil {
		return nil
	}
	return p.live(m, p.in.value())
}

func (p *prompt) draw(m *Model, w, h int) []string {
	paint, words, mark := m.theme.Dim, "", ""
	switch {
	case p.wrong != nil:
		paint, words, mark = m.theme.Warn, p.wrong.Error(), "! "
	case p.hint != nil:
		words = p.hint(m, p.in.value())
	}
	hint := draw.Wrap(mark+draw.Line(words), w-2)
	hint = hint[:min(len(hint), max(1, h/3))]
	under := max(0, h-2-len(hint))
	rule := m.theme.Rule(w)
	if p.above != nil {
		rule = p.above(m, p.in.value(), w)
	}
	lines := append(draw.Block(m.underlying(w, under), w, under), rule, " "+m.theme.Accent.On(p.label)+" "+p.in.draw(w-draw.Width(p.label)-3))
	for _, l := range hint {
		lines = append(lines, " "+paint.On(l))
	}
	return lines
}

// underlying is the screen below the modals.
func (m *Model) underlying(w, h int) []string {
	if m.empty() {
		return m.welcome(w, h)
	}
	return m.current().draw(m, w, h)
}

// firstProcess is what the first process is called where an article comes before
// its name.
const firstProcess = "talks"

func openImport(m *Model) tea.Cmd {
	return m.push(&prompt{
		label: "import", in: newInput(m.refused),
		hint: func(m *Model, _ string) string {
			words := "a file, a folder or an address (https://…); what it suggests waits in the inbox"
			if m.process == "" {
				words += ". It is followed as “" + firstProcess + "”, until " + m.keyOf("edit") + " on the screen Processes names it otherwise"
			}
			return words
		},
		done: func(m *Model, name string) (tea.Cmd, error) {
			if name == "" {
				return nil, nil
			}
			name = m.outside.Path(name)
			process, d := m.process, m.desk
			if process == "" {
				process = firstProcess
			}
			return m.work(name, func(ctx context.Context, meter *desk.Meter, tell func(desk.Arrival)) (desk.Tally, error) {
				return d.ImportAll(ctx, desk.Import{
					Stream: strings.NewReader(""), Process: process, Names: []string{name}, Accept: desk.LetWait, Tell: tell, Meter: meter,
				})
			}, m.unlessElsewhere()), nil
		},
	})
}

// unlessElsewhere goes to the inbox when an import is done, where the analyst
// has waited for it: not from under other work.
func (m *Model) unlessElsewhere() func(*Model) tea.Cmd {
	began := m.tab
	return func(m *Model) tea.Cmd {
		if m.tab != began || len(m.over)+len(m.modals) > 0 {
			return nil
		}
		return m.goToNamed(nameInbox)
	}
}

func openExport(m *Model) tea.Cmd {
	p := &prompt{
		label: "export to", in: newInput(m.process + "-" + m.at.Day.String() + ".md"), stays: true,
		hint: func(*Model, string) string { return "the ending names the format: .md .txt .json .csv" },
	}
	p.done = func(m *Model, path string) (tea.Cmd, error) {
		path = m.outside.Path(path)
		process, at, d := m.process, m.at, m.desk
		return m.act("exported", func(ctx context.Context) (desk.Done, error) {
			return desk.Done{Title: path}, d.Export(ctx, process, at, path, false)
		}, m.closing(p)), nil
	}
	return m.push(p)
}

// openMerge asks into which point the selected one is merged.
func openMerge(m *Model) tea.Cmd {
	row, _, _ := selectedPoint(m)
	d, process := m.desk, m.process
	return openPicker(m, &picker{
		label: "merge " + draw.Line(row.Title) + " into", empty: "no other point goes by this name",
		offer: func(ctx context.Context, typed string) ([]desk.Name, error) {
			names, err := d.Complete(ctx, process, desk.SortPoint, typed)
			return slices.DeleteFunc(names, func(n desk.Name) bool { return n.Handle == row.Slug }), err
		},
		done: func(m *Model, into string, then func(*Model) tea.Cmd) tea.Cmd {
			return m.act("merged", func(ctx context.Context) (desk.Done, error) { return d.Merge(ctx, row.Handle, into) }, then)
		},
	})
}

// selectedPoint is the point that keys act on.
func selectedPoint(m *Model) (desk.BoardRow, desk.Names, bool) {
	switch s := m.current().(type) {
	case *pointScreen:
		return s.page.BoardRow, s.page.Names, s.page.Handle != ""
	case *boardScreen:
		if row := s.Selected(); row != nil {
			return *row, s.names, true
		}
	}
	return desk.BoardRow{}, nil, false
}
