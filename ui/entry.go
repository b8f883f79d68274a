package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draw"
)

// The entry takes a record in one line, read live into labelled fields.
type entry struct {
	kind   string // of the record, where the key says it and the line need not
	in     input
	fields []desk.LineField
}

// openEntry opens the line for a kind of record, or for any.
func openEntry(kind string) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return m.push(&entry{kind: kind}) }
}

func (e *entry) footer() string {
	example := "ru demands donbas: full withdrawal !red by:Ushakov 26nov src:a12"
	if e.kind == "process" {
		example = "sudan Ceasefire talks on Sudan"
	}
	return "enter saves · esc leaves · as in: " + example
}

// text is the line with the kind that it is for.
func (e *entry) text() string {
	typed := e.in.value()
	if e.kind == "" || strings.HasPrefix(typed, e.kind+" ") {
		return typed
	}
	return e.kind + " " + typed
}

// empty reports whether nothing was typed that could be wrong.
func (e *entry) empty() bool { return strings.TrimSpace(e.in.value()) == "" }

// hint says what can be typed.
func (e *entry) hint() string {
	if e.kind == "process" {
		return "a short word for it, then its name"
	}
	return "a claim: who, what they do with which point, and their words; or process, party, person, point, event, text, outlet, feed, note and what belongs to it"
}

func (e *entry) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+[":
		m.pop()
		return nil
	case "enter":
		return e.save(m)
	}
	if e.in.key(k) {
		return e.read(m)
	}
	return nil
}

func (e *entry) paste(m *Model, text string) tea.Cmd {
	e.in.insert(text)
	return e.read(m)
}

// save enters the line; the entry stays open where it is refused.
func (e *entry) save(m *Model) tea.Cmd {
	if e.empty() {
		return nil
	}
	for _, f := range e.fields {
		if f.Fault != "" {
			m.notice = notice{text: f.Fault, grave: true}
			return nil
		}
	}
	process, text, at, d := m.process, e.text(), m.at, m.desk
	return m.act("entered", func(ctx context.Context) (desk.Done, error) { return d.AddLine(ctx, process, text, at) }, m.closing(e))
}

// read asks what the line means; only the newest answer counts.
func (e *entry) read(m *Model) tea.Cmd {
	process, text, at, d := m.process, e.text(), m.at, m.desk
	return inquire(m, e, "", func(ctx context.Context) ([]desk.LineField, error) {
		return d.ParseLine(ctx, process, text, at)
	}, func(_ *Model, fields []desk.LineField, err error) tea.Cmd {
		if err != nil {
			fields = []desk.LineField{{Label: "line", Fault: err.Error()}}
		}
		e.fields = fields
		return nil
	})
}

func (e *entry) draw(m *Model, w, h int) []string {
	t := m.theme
	label := strings.TrimSpace("add " + e.kind)
	var below []string
	fields := e.fields
	if e.empty() {
		fields = nil
		for _, l := range draw.Wrap(e.hint(), w-2) {
			below = append(below, " "+t.Dim.On(l))
		}
	}
	for _, f := range fields {
		value := draw.Line(f.Value)
		if f.Fault != "" {
			for i, l := range draw.Wrap(f.Fault, w-18) {
				label := ""
				if i == 0 {
					label = f.Label
				}
				below = append(below, " "+t.Dim.On(draw.Fit(label, 13))+t.Warn.On("! "+l))
			}
			continue
		}
		below = append(below, " "+t.Dim.On(draw.Fit(f.Label, 13))+draw.Cut(value, w-16))
	}
	if len(below) > h/2 {
		below = below[:h/2]
	}
	under := max(0, h-len(below)-3)
	lines := draw.Block(m.underlying(w, under), w, under)
	lines = append(lines, t.Rule(w), " "+t.Accent.On(label)+" "+e.in.draw(w-draw.Width(label)-4), "")
	return append(lines, below...)
}
