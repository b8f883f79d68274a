package ui

import (
	"context"

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
	names  []desk.Name // what the current field can hold
	begins int         // the byte of it at which they begin
	kept   string      // name of its draft; empty: none is kept
	begun  bool        // something was typed, or is a draft
	taken  bool        // what was changed before is in it
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
	from   modal  // closed once the form is there
	kept   string // name of its draft; empty: none is kept
	draft  string // what was changed before and not saved
	err    error
}

// openForm asks for the form of what is selected.
func openForm(m *Model) tea.Cmd {
	return askForm(m, m.current().(handled).handle(), nil) //nolint:forcetypeassert // the action needs a record
}

func askForm(m *Model, handle string, from modal) tea.Cmd {
	d, ctx, store := m.desk, m.ctx, m.o.Drafts
	return func() tea.Msg {
		name, draft := "edit "+handle, ""
		kind, values, err := d.Values(ctx, handle)
		if err == nil {
			draft, err = store.Load(name)
		}
		return formMsg{
			title: "Edit " + handle, kind: kind, values: values, err: err, from: from, kept: name, draft: draft,
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
	f := &form{title: msg.title, write: msg.save, whole: msg.whole, fields: desk.Fields(msg.kind), before: msg.values, kept: msg.kept}
	changed, err := desk.Assignments(msg.draft)
	f.taken = err == nil && len(changed) > 0
	f.begun = f.taken
	for _, field := range f.fields {
		value := msg.values[field.Name]
		if before, ok := changed[field.Name]; ok {
			value = before
		}
		f.inputs = append(f.inputs, newInput(value))
	}
	m.close(msg.from)
	m.modals = append(m.modals, f)
	return f.complete(m)
}

func (f *form) footer() string {
	return "enter saves · tab moves · ctrl+n completes · ctrl+g editor · esc leaves"
}

// draft is what was changed and not saved.
func (f *form) draft() (name, text string, begun bool) {
	return f.kept, assigned(f.changed()), f.begun && f.kept != ""
}

// changed are the fields that hold something else than before.
func (f *form) changed() map[string]string {
	changed := map[string]string{}
	for i, field := range f.fields {
		if v := f.inputs[i].value(); v != f.before[field.Name] {
			changed[field.Name] = v
		}
	}
	return changed
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
		if in := &f.inputs[f.at]; len(f.names) > 0 {
			*in = newInput(in.value()[:f.begins] + f.names[0].Handle)
			return f.typed(m)
		}
	case "ctrl+r":
		if f.taken {
			return f.afresh(m)
		}
	case "ctrl+g":
		in := &f.inputs[f.at]
		return m.edit(f, in.value(), func(m *Model, text string) tea.Cmd {
			*in = newInput(text)
			return m.typed(f, f.typed(m))
		})
	default:
		if f.inputs[f.at].key(k) {
			return f.typed(m)
		}
	}
	return nil
}

func (f *form) typed(m *Model) tea.Cmd {
	f.begun = true
	return f.complete(m)
}

// afresh takes the record as it is, without what was changed before.
func (f *form) afresh(m *Model) tea.Cmd {
	for i, field := range f.fields {
		f.inputs[i] = newInput(f.before[field.Name])
	}
	f.taken = false
	return f.complete(m)
}

func (f *form) paste(m *Model, text string) tea.Cmd {
	f.inputs[f.at].insert(text)
	return f.typed(m)
}

// complete asks what the field can hold.
func (f *form) complete(m *Model) tea.Cmd {
	f.names = nil
	return offers(m, f, f.fields[f.at], f.inputs[f.at].value(), func(names []desk.Name, begins int) { f.names, f.begins = names, begins })
}

// save writes the fields that were changed; the form stays open where they
// are refused.
func (f *form) save(m *Model) tea.Cmd {
	changed := f.changed()
	if len(changed) == 0 && !f.whole {
		m.pop()
		m.say("nothing was changed")
		return nil
	}
	verb := "edited"
	if f.whole {
		verb = "" // the act's title says it
	}
	return m.act(verb, func(ctx context.Context) (desk.Done, error) { return f.write(ctx, changed) }, m.closing(f))
}

func (f *form) draw(m *Model, w, _ int) []string {
	t := m.theme
	lines := []string{" " + t.Strong.On(draw.Line(f.title)), ""}
	if f.taken {
		lines[1] = " " + t.Dim.On(draw.Cut("changes from before are in it: ctrl+r takes the record as it is", w-2))
	}
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
	for _, n := range f.names {
		lines = append(lines, " "+t.Dim.On(draw.Fit("", 14))+" "+draw.Fit(draw.Line(n.Handle), 22)+" "+t.Dim.On(draw.Cut(draw.Line(n.Title), w-42)))
	}
	return lines
}
