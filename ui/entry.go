package ui

import (
	"context"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/table"
)

// The entry takes a record in one line, read live into labelled fields, each
// of which can be corrected in its place.
type entry struct {
	kind   string     // of the record, where the key says it and the line need not
	from   desk.Place // where it was opened: the line takes from there what it leaves out
	quoted string     // the words that were selected as its evidence
	in     input
	fields []desk.LineField

	offers []desk.Name // what the word at the cursor can be
	begins int         // the byte of the line at which that word begins
	list   table.List  // of the offers

	field   string // the field that is corrected; empty: the line is typed
	fix     input
	earlier bool // the line is a draft from before
	begun   bool // something was typed, or is a draft
}

// An understanding is what a line is read as.
type understanding struct {
	fields []desk.LineField
	offers []desk.Name
	begins int
}

// openEntry opens the line for a kind of record, or for any, at the cursor.
func openEntry(kind string) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return openEntryAt(m, &entry{kind: kind, from: m.cursor()}) }
}

// openEntryAt opens an entry with what was typed before and not sent.
func openEntryAt(m *Model, e *entry) tea.Cmd {
	store, name := m.o.Drafts, e.name()
	m.modals = append(m.modals, e)
	return tea.Batch(e.read(m), inquire(m, e, "draft", func(context.Context) (string, error) { return store.Load(name) }, func(m *Model, text string, err error) tea.Cmd {
		if err != nil {
			m.fail(err)
		}
		if e.begun || text == "" {
			return nil
		}
		e.begun, e.earlier = true, true
		e.restore(text)
		return e.read(m)
	}))
}

// name is that of its draft.
func (e *entry) name() string { return strings.TrimSpace("entry " + e.kind) }

// draft is the line, below it where it was opened, and below that what was
// corrected.
func (e *entry) draft() (name, text string, begun bool) {
	if e.empty() {
		return e.name(), "", e.begun
	}
	lines := []string{e.in.value(), assigned(map[string]string{"point": e.from.Point, "source": e.from.Source}), assigned(e.from.Fields)}
	return e.name(), strings.Join(lines, "\n"), e.begun
}

// assigned writes fields as [desk.Assignments] reads them.
func assigned(fields map[string]string) string {
	var words []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		words = append(words, name+`="`+strings.ReplaceAll(fields[name], `"`, `""`)+`"`)
	}
	return strings.Join(words, " ")
}

// restore takes a draft. Words that were selected anew stay its evidence.
func (e *entry) restore(text string) {
	parts := append(strings.SplitN(text, "\n", 3), "", "")
	e.in = newInput(parts[0])
	if at, err := desk.Assignments(parts[1]); err == nil && e.quoted == "" && len(at) > 0 {
		e.from.Point, e.from.Source = at["point"], at["source"]
	}
	if fields, err := desk.Assignments(parts[2]); err == nil && len(fields) > 0 {
		e.from.Fields = fields
	}
}

func (e *entry) footer() string {
	switch {
	case e.field != "":
		return "enter saves · tab moves · ctrl+n completes · ctrl+g editor · esc to the line"
	case len(e.offers) > 0:
		return "tab completes, ↑ ↓ choose · enter saves · ctrl+g editor · esc leaves"
	case e.empty():
		return "enter saves · ctrl+g editor · esc leaves"
	}
	return "enter saves · tab corrects the fields · ctrl+g editor · esc leaves"
}

// text is the line with the kind that it is for.
func (e *entry) text() string { return e.said() + e.in.value() }

// said is the kind where the line does not begin with it.
func (e *entry) said() string {
	if e.kind == "" || strings.HasPrefix(e.in.value(), e.kind+" ") {
		return ""
	}
	return e.kind + " "
}

// empty reports whether nothing was typed that could be wrong.
func (e *entry) empty() bool { return strings.TrimSpace(e.in.value()) == "" }

func (e *entry) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	key := k.String()
	switch key {
	case "enter":
		return e.save(m)
	case "ctrl+g":
		return e.outside(m)
	}
	if e.field != "" {
		return e.correct(m, k)
	}
	switch key {
	case "esc", "ctrl+[":
		m.pop()
		return nil
	case "tab", "ctrl+n":
		if len(e.offers) > 0 {
			return e.take(m)
		}
		if key == "tab" {
			return e.toField(m, 0)
		}
		return nil
	case "down", "up", "ctrl+p":
		if key == "down" && len(e.offers) == 0 {
			return e.toField(m, 0)
		}
		e.list.Move(map[bool]int{true: 1, false: -1}[key == "down"])
		return nil
	}
	if e.in.key(k) {
		return e.changed(m)
	}
	return nil
}

func (e *entry) paste(m *Model, text string) tea.Cmd {
	if e.field != "" {
		e.fix.insert(text)
		return e.corrected(m)
	}
	e.in.insert(text)
	return e.changed(m)
}

// changed reads the line anew; one that was emptied is a new one.
func (e *entry) changed(m *Model) tea.Cmd {
	e.begun, m.notice = true, notice{} // what is wrong stands at its field
	if e.in.value() == "" {
		source := e.from.Source
		e.from, e.earlier = m.cursor(), false
		if e.quoted != "" {
			e.from.Source = source
		}
	}
	return e.read(m)
}

// take puts the chosen offer in place of the word at the cursor.
func (e *entry) take(m *Model) tea.Cmd {
	name := e.offers[e.list.Cursor].Handle
	if !strings.HasSuffix(name, ":") {
		name += " "
	}
	before, behind := e.in.parts()
	e.in = newInput(before[:min(len(before), e.begins)] + name)
	e.in.letters = append(e.in.letters, newInput(strings.TrimPrefix(behind, " ")).letters...)
	e.begun = true
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
	text, from, d := e.text(), e.from, m.desk
	return m.act("entered", func(ctx context.Context) (desk.Done, error) { return d.AddLineAt(ctx, text, from) }, m.closing(e))
}

// read asks what the line means and what its word can be; only the newest
// answer counts.
func (e *entry) read(m *Model) tea.Cmd {
	e.offers = nil // they are of the line as it was
	text, from, d, said := e.text(), e.from, m.desk, len(e.said())
	before, _ := e.in.parts()
	return inquire(m, e, "", func(ctx context.Context) (u understanding, err error) {
		if u.fields, err = d.ParseLineAt(ctx, text, from); err == nil {
			u.begins, u.offers, err = d.CompleteLine(ctx, from.Process, text, said+len(before), from.At)
			u.begins = max(0, u.begins-said)
		}
		return u, err
	}, func(_ *Model, u understanding, err error) tea.Cmd {
		if err != nil {
			u = understanding{fields: []desk.LineField{{Label: "line", Fault: err.Error()}}}
		}
		e.fields = u.fields
		if e.field == "" && !e.empty() { // else the hint says what to begin with
			e.offer(u.offers, u.begins)
		}
		return nil
	})
}

func (e *entry) offer(names []desk.Name, begins int) {
	e.offers, e.begins = names, begins
	e.list = table.List{Height: mostOffered}
	e.list.Keys = make([]string, len(names))
}

// record is the kind of the record that the line makes.
func (e *entry) record() model.Kind {
	if len(e.fields) == 0 {
		return model.KindClaim
	}
	return model.Kind(e.fields[0].Value)
}

// of is a field as the line is read; its label alone where the line does not
// set it.
func (e *entry) of(f desk.Field) desk.LineField {
	for _, l := range e.fields[min(1, len(e.fields)):] { // the first is the record
		if l.Name == f.Name {
			return l
		}
	}
	return desk.LineField{Name: f.Name, Label: f.Label}
}

// toField goes to a field by its place: from the line to the first that is
// wrong, else to the first.
func (e *entry) toField(m *Model, by int) tea.Cmd {
	all := desk.Fields(e.record())
	at := slices.IndexFunc(all, func(f desk.Field) bool { return f.Name == e.field })
	switch {
	case e.empty() || len(all) == 0:
		return nil
	case at < 0 || by == 0:
		at = max(0, slices.IndexFunc(all, func(f desk.Field) bool { return e.of(f).Fault != "" }))
	default:
		at += by
	}
	e.offers = nil
	if at < 0 || at >= len(all) {
		e.field = ""
		return e.read(m)
	}
	e.field, e.fix = all[at].Name, newInput(e.of(all[at]).Value)
	return e.complete(m)
}

// correct edits a field.
func (e *entry) correct(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+[":
		e.field = ""
		return e.read(m)
	case "tab", "down":
		return e.toField(m, 1)
	case "shift+tab", "up":
		return e.toField(m, -1)
	case "ctrl+n":
		if len(e.offers) == 0 {
			return nil
		}
		e.fix = newInput(e.fix.value()[:e.begins] + e.offers[0].Handle)
		return e.corrected(m)
	}
	if e.fix.key(k) {
		return e.corrected(m)
	}
	return nil
}

// corrected notes what a field holds instead of what the line says.
func (e *entry) corrected(m *Model) tea.Cmd {
	fields := maps.Clone(e.from.Fields) // the last one may be read still
	if fields == nil {
		fields = map[string]string{}
	}
	fields[e.field] = e.fix.value()
	e.from.Fields, e.begun, m.notice = fields, true, notice{}
	return tea.Batch(e.read(m), e.complete(m))
}

// complete asks what the field can hold.
func (e *entry) complete(m *Model) tea.Cmd {
	all := desk.Fields(e.record())
	i := slices.IndexFunc(all, func(f desk.Field) bool { return f.Name == e.field })
	if i < 0 {
		return nil
	}
	name := e.field
	return offers(m, e, all[i], e.fix.value(), func(names []desk.Name, begins int) {
		if e.field == name {
			e.offer(names, begins)
		}
	})
}

// offers asks what a field that holds some text can hold, and where in it that
// begins: a field of several is completed one by one.
func offers(m *Model, of modal, field desk.Field, text string, take func([]desk.Name, int)) tea.Cmd {
	begins := 0
	if field.Many {
		begins = strings.LastIndex(text, ",") + 1
		begins += len(text[begins:]) - len(strings.TrimLeft(text[begins:], " "))
	}
	typed, process, d := text[begins:], m.process, m.desk
	return inquire(m, of, "offers", func(ctx context.Context) ([]desk.Name, error) {
		if len(field.Words.Words) == 0 || field.Sort == desk.SortCategory {
			return d.Complete(ctx, process, field.Sort, typed)
		}
		var names []desk.Name
		for _, w := range field.Words.Words {
			if strings.HasPrefix(w.Code, typed) {
				names = append(names, desk.Name{Handle: w.Code, Title: w.Means})
			}
		}
		return names, nil
	}, func(_ *Model, names []desk.Name, _ error) tea.Cmd {
		take(slices.DeleteFunc(names, func(n desk.Name) bool { return n.Handle == typed }), begins) // none where they cannot be read: typing works without
		return nil
	})
}

// outside gives the line, or the field that is corrected, to the editor.
func (e *entry) outside(m *Model) tea.Cmd {
	if e.field == "" {
		return m.edit(e, e.in.value(), func(m *Model, text string) tea.Cmd {
			e.in = newInput(text)
			return m.typed(e, e.changed(m))
		})
	}
	return m.edit(e, e.fix.value(), func(m *Model, text string) tea.Cmd {
		e.fix = newInput(text)
		return m.typed(e, e.corrected(m))
	})
}
