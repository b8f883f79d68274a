package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// A picker asks for one record: by typing a part of its name, or by choosing
// from those that are offered.
type picker struct {
	label string
	empty string // said where nothing is offered
	in    input
	offer func(ctx context.Context, typed string) ([]desk.Name, error)
	names []desk.Name
	list  table.List
	done  func(m *Model, handle string, then func(*Model) tea.Cmd) tea.Cmd // then closes the picker, once the act is done
}

const pickerRows = 8

func openPicker(m *Model, p *picker) tea.Cmd {
	m.modals = append(m.modals, p)
	return p.read(m)
}

func (p *picker) footer() string {
	return "type to narrow · ↑ ↓ choose · enter takes it · esc leaves it"
}

func (p *picker) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+[":
		m.pop()
	case "enter":
		handle := strings.TrimSpace(p.in.value())
		if len(p.names) > 0 {
			handle = p.names[p.list.Cursor].Handle
		}
		if handle == "" {
			return nil
		}
		return p.done(m, handle, m.closing(p))
	case "down", "ctrl+n", "tab":
		p.list.Move(1)
	case "up", "ctrl+p", "shift+tab":
		p.list.Move(-1)
	default:
		if p.in.key(k) {
			return p.read(m)
		}
	}
	return nil
}

func (p *picker) paste(m *Model, text string) tea.Cmd {
	p.in.insert(text)
	return p.read(m)
}

// read asks what can be meant; only the newest answer counts.
func (p *picker) read(m *Model) tea.Cmd {
	typed, offer := strings.TrimSpace(p.in.value()), p.offer
	return inquire(m, p, "", func(ctx context.Context) ([]desk.Name, error) { return offer(ctx, typed) }, func(_ *Model, names []desk.Name, _ error) tea.Cmd {
		p.take(names)
		return nil
	})
}

func (p *picker) take(names []desk.Name) {
	p.names = names
	keys := make([]string, len(names))
	for i, n := range names {
		keys[i] = n.Handle
	}
	p.list = table.List{Height: pickerRows}
	p.list.Set(keys, nil)
	p.list.Choose(strings.TrimSpace(p.in.value()))
}

func (p *picker) draw(m *Model, w, h int) []string {
	t := m.theme
	rows := min(pickerRows, max(1, h/3))
	p.list.Height = rows
	under := max(0, h-rows-2)
	lines := draw.Block(m.underlying(w, under), w, under)
	lines = append(lines, t.Rule(w), " "+t.Accent.On(p.label)+" "+p.in.draw(w-draw.Width(p.label)-3))
	if len(p.names) == 0 {
		return append(lines, " "+t.Dim.On(draw.Cut(p.empty, w-2)))
	}
	first := 0
	for _, n := range p.names {
		if called(n) != draw.Line(n.Title) {
			first = max(first, draw.Width(called(n)))
		}
	}
	first = min(first, (w-5)/2)
	p.list.Visible(func(_, index int, _ string) bool {
		n := p.names[index]
		row := draw.Cut(draw.Line(n.Title), w-4)
		if called(n) != draw.Line(n.Title) {
			row = draw.Fit(called(n), first) + "  " + t.Dim.On(draw.Cut(draw.Line(n.Title), w-first-6))
		}
		lines = append(lines, m.row(draw.Fit(row, w-2), index == p.list.Cursor))
		return true
	})
	return lines
}

// called is what a record is called in a list beside its title: its handle, or
// the title alone where the handle is only made of its words.
func called(n desk.Name) string {
	words := strings.Split(model.Slug(n.Title), "-")
	for _, w := range strings.Split(n.Handle, "-") {
		at := slices.Index(words, w)
		if at < 0 {
			return draw.Line(n.Handle)
		}
		words = words[at+1:]
	}
	return draw.Line(n.Title)
}
