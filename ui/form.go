package ui

import (
	"context"
	"maps"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// A form changes a record field by field. It is driven by the desk's table of
// fields, so every kind has one.
type form struct {
	title  string
	whole  bool // saved also where nothing was changed
	write  save
	fields []desk.Field
	inputs []input
	before map[string]string
	at     int
	names  []desk.Name // completions of the current field
}

// A save writes the fields of a form that were changed.
type save func(ctx context.Context, changed map[string]string) (desk.Done, error)

// formMsg is a record whose form was asked for.
type formMsg struct {
	title  string
	kind   model.Kind
	values map[string]string
	save   save
	whole  bool
	from   modal // closed once the form is there
	err    error
}

// openForm asks for the form of what is selected.
func openForm(m *Model) tea.Cmd {
	point, _, _ := selectedPoint(m)
	handle := point.Handle
	if s, ok := m.current().(*processScreen); ok {
		handle = s.Key()
	}
	return askForm(m, handle, nil)
}

func askForm(m *Model, handle string, from modal) tea.Cmd {
	d, ctx := m.desk, m.ctx
	return func() tea.Msg {
		kind, values, err := d.Values(ctx, handle)
		return formMsg{
			title: "Edit " + handle, kind: kind, values: values, err: err, from: from,
			save: func(ctx context.Context, changed map[string]string) (desk.Done, error) {
				return d.Edit(ctx, handle, changed)
			},
		}
	}
}

// openAnyForm asks which record to change.
func openAnyForm(m *Model) tea.Cmd {
	p := &prompt{
		label: "edit", stays: true,
		hint: func(*Model, string) string { return "a handle or name: c12, witkoff, ru, e4, a3" },
	}
	p.done = func(m *Model, handle string) (tea.Cmd, error) { return askForm(m, handle, p), nil }
	return m.push(p)
}

// formed opens a form that has come.
func (m *Model) formed(msg formMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	f := &form{title: msg.title, write: msg.save, whole: msg.whole, fields: desk.Fields(msg.kind), before: msg.values}
	for _, field := range f.fields {
		f.inputs = append(f.inputs, newInput(msg.values[field.Name]))
	}
	m.close(msg.from)
	m.modals = append(m.modals, f)
	return f.complete(m)
}

func (f *form) footer() string {
	return "enter saves · tab and shift+tab move · ctrl+n completes · esc leaves"
}

func (f *form) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+[":
		m.pop()
	case "enter":
		return f.save(m)
	case "tab", "down":
		f.at = (f.at + 1) % len(f.inputs)
		return f.complete(m)
	case "shift+tab", "up":
		f.at = (f.at + len(f.inputs) - 1) % len(f.inputs)
		return f.complete(m)
	case "ctrl+n":
		if names := f.offers(); len(names) > 0 {
			f.inputs[f.at] = newInput(names[0].Handle)
		}
	default:
		if f.inputs[f.at].key(k) {
			return f.complete(m)
		}
	}
	return nil
}

func (f *form) paste(m *Model, text string) tea.Cmd {
	f.inputs[f.at].insert(text)
	return f.complete(m)
}

// complete asks for the names that the field could mean.
func (f *form) complete(m *Model) tea.Cmd {
	f.names = nil
	field, prefix, process, d := f.fields[f.at], f.inputs[f.at].value(), m.process, m.desk
	return inquire(m, f, "names", func(ctx context.Context) ([]desk.Name, error) {
		return d.Complete(ctx, process, field.Sort, prefix)
	}, func(_ *Model, names []desk.Name, _ error) tea.Cmd {
		f.names = names // none where they cannot be read: the form works without
		return nil
	})
}

// offers are the completions: names of the file, or words of the vocabulary.
func (f *form) offers() []desk.Name {
	if words := f.fields[f.at].Words.Words; len(words) > 0 {
		var out []desk.Name
		typed := f.inputs[f.at].value()
		for _, w := range words {
			if len(typed) <= len(w.Code) && w.Code[:len(typed)] == typed {
				out = append(out, desk.Name{Handle: w.Code, Title: w.Means})
			}
		}
		return out
	}
	return f.names
}

// save writes the fields that were changed; the form stays open where they
// are refused.
func (f *form) save(m *Model) tea.Cmd {
	changed := map[string]string{}
	for i, field := range f.fields {
		if v := f.inputs[i].value(); v != f.before[field.Name] {
			changed[field.Name] = v
		}
	}
	if len(changed) == 0 && !f.whole {
		m.pop()
		m.say("nothing was changed")
		return nil
	}
	verb := "edited"
	if f.whole {
		verb = "" // the act's title says it
	}
	return m.act(verb, func(ctx context.Context) (desk.Done, error) { return f.write(ctx, maps.Clone(changed)) }, m.closing(f))
}

func (f *form) draw(m *Model, w, _ int) []string {
	t := m.theme
	lines := []string{" " + t.Strong.On(draw.Line(f.title)), ""}
	for i, field := range f.fields {
		label := t.Dim.On(draw.Fit(field.Label, 14))
		value := draw.Line(f.inputs[i].value())
		if i == f.at {
			label, value = t.Accent.On(draw.Fit(field.Label, 14)), f.inputs[i].draw(w-18)
		}
		lines = append(lines, " "+label+" "+draw.Cut(value, w-17))
	}
	lines = append(lines, "")
	if hint := f.fields[f.at].Hint; hint != "" {
		lines = append(lines, " "+t.Dim.On(draw.Cut(hint, w-2)))
	}
	for _, n := range f.offers() {
		lines = append(lines, " "+t.Dim.On(draw.Fit("", 14))+" "+draw.Fit(draw.Line(n.Handle), 22)+" "+t.Dim.On(draw.Cut(draw.Line(n.Title), w-42)))
	}
	return lines
}
