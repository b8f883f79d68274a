package ui

import (
	"slices"
	"strings"

	"parley/desk"
	"parley/ui/draw"
)

// mostOffered is how many completions are shown at once.
const mostOffered = 6

// labelWidth is the room for the labels of fields.
const labelWidth = 13

// hint says what can be typed.
func (e *entry) hint() string {
	if e.kind == "process" {
		return "a short word for it, then its name, as in: sudan Ceasefire talks on Sudan"
	}
	return "a claim: who, what they do with which point, and their words, as in: ru demands donbas: full withdrawal !red by:Ushakov 26nov src:a12; or process, party, person, point, event, text, outlet, feed, note and what belongs to it"
}

func (e *entry) draw(m *Model, w, h int) []string {
	t := m.theme
	label := strings.TrimSpace("add " + e.kind)
	line := " " + t.Accent.On(label) + " " + e.in.draw(w-draw.Width(label)-4)
	if e.field != "" {
		line = " " + t.Dim.On(label) + " " + draw.Cut(draw.Line(e.in.value()), w-draw.Width(label)-4)
	}
	below := []string{line}
	for _, words := range e.above() {
		below = append(below, " "+t.Dim.On(draw.Cut(words, w-2)))
	}
	if e.field == "" {
		below = append(below, e.drawOffers(m, draw.Width(label)+2, w, max(2, h/4))...)
	}
	most := max(4, h*3/5)
	below = append(append(below, ""), e.drawFields(m, w, max(1, most-len(below)-1))...)
	under := max(0, h-len(below)-1)
	lines := draw.Block(m.underlying(w, under), w, under)
	return append(append(lines, t.Rule(w)), below...)
}

// above is what is to be known of the line before it is typed on.
func (e *entry) above() []string {
	var words []string
	if e.earlier {
		words = append(words, "draft from before: ctrl+u clears")
	}
	if e.quoted != "" {
		words = append(words, "evidence: “"+e.quoted+"”")
	}
	return words
}

// drawOffers lists what the word at the cursor can be, under it.
func (e *entry) drawOffers(m *Model, indent, w, most int) []string {
	if len(e.offers) == 0 {
		return nil
	}
	before, _ := e.in.parts()
	if at := indent + draw.Width(draw.Line(before[:min(len(before), e.begins)])) - 2; at < w/2 {
		indent = max(0, at)
	}
	return e.drawNames(m, indent, w, min(most, mostOffered))
}

// drawNames draws the completions as rows, the chosen one marked.
func (e *entry) drawNames(m *Model, indent, w, most int) []string {
	t := m.theme
	e.list.Height = most
	e.list.Move(0)
	first := 0
	for _, n := range e.offers {
		first = max(first, draw.Width(draw.Line(n.Handle)))
	}
	first = min(first, w/3)
	var lines []string
	e.list.Visible(func(_, index int, _ string) bool {
		n := e.offers[index]
		row := draw.Fit(draw.Line(n.Handle), first) + "  " + t.Dim.On(draw.Cut(draw.Line(n.Title), w-indent-first-6))
		lines = append(lines, strings.Repeat(" ", indent)+m.row(row, index == e.list.Cursor))
		return true
	})
	return lines
}

// drawFields draws what the line is read as or, while one is corrected, all
// fields of the record.
func (e *entry) drawFields(m *Model, w, most int) []string {
	t := m.theme
	if e.empty() {
		var lines []string
		for _, l := range draw.Wrap(e.hint(), w-2) {
			lines = append(lines, " "+t.Dim.On(l))
		}
		return lines[:min(len(lines), most)]
	}
	if e.field != "" {
		return e.drawForm(m, w, most)
	}
	lines := drawFields(m, e.fields, w)
	if len(lines) > most {
		fields := slices.Clone(e.fields)
		slices.SortStableFunc(fields, func(a, b desk.LineField) int { return asInt(b.Fault != "") - asInt(a.Fault != "") })
		lines = drawFields(m, fields, w)
		lines = append(lines[:most-1], " "+t.Dim.On("…  tab shows them all"))
	}
	return lines
}

func drawFields(m *Model, fields []desk.LineField, w int) (lines []string) {
	for _, f := range fields {
		lines = append(lines, drawField(m, f, w)...)
	}
	return lines
}

// drawForm is all fields with the one that is corrected in view, and what it
// can hold.
func (e *entry) drawForm(m *Model, w, most int) []string {
	t := m.theme
	all := desk.Fields(e.record())
	var lines []string
	at, hint := 0, ""
	for _, f := range all {
		l := e.of(f)
		if f.Name == e.field {
			at, hint = len(lines), f.Hint
			lines = append(lines, " "+t.Accent.On(draw.Fit(f.Label, labelWidth))+e.fix.draw(w-labelWidth-3))
			if l.Fault != "" {
				l.Label, l.Value = "", ""
				lines = append(lines, drawField(m, l, w)...)
			}
			continue
		}
		lines = append(lines, drawField(m, l, w)...)
	}
	below := []string{}
	if hint != "" {
		below = append(below, " "+strings.Repeat(" ", labelWidth)+t.Dim.On(draw.Cut(hint, w-labelWidth-2)))
	}
	if room := min(4, most/3); len(e.offers) > 0 && room > 0 {
		below = append(below, e.drawNames(m, labelWidth-1, w, room)...)
	}
	end := at + 1
	for end < len(lines) && strings.HasPrefix(lines[end], " "+t.Dim.On(draw.Fit("", labelWidth))) {
		end++ // what is wrong with it
	}
	lines = slices.Concat(lines[:end], below, lines[end:])
	from := max(0, min(at-most/3, len(lines)-most))
	return lines[from:min(len(lines), from+most)]
}

// drawField is a field with what is wrong with it; what the line does not say
// is dim.
func drawField(m *Model, f desk.LineField, w int) []string {
	t := m.theme
	label := " " + t.Dim.On(draw.Fit(f.Label, labelWidth))
	value := draw.Cut(draw.Line(f.Value), w-labelWidth-3)
	switch {
	case f.Fault == "" && f.Follows:
		return []string{label + t.Dim.On(value)}
	case f.Fault == "":
		return []string{label + value}
	}
	var lines []string
	for i, l := range draw.Wrap(f.Fault, w-labelWidth-5) {
		if i > 0 {
			label = " " + t.Dim.On(draw.Fit("", labelWidth))
		}
		lines = append(lines, label+t.Warn.On("! "+l))
	}
	return lines
}
