package ui

import (
	"fmt"
	"strings"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// draw shows the suggestions, what is under the cursor, and the text with the
// evidence lit: beside each other where there is room, else one above the
// other, and the text last of all in a low terminal.
func (r *review) draw(m *Model, w, h int) []string {
	head := r.head(m, w)
	h--
	listW, _, sideW, _ := split(w, h)
	switch {
	case sideW > 0:
		left := r.column(m, listW, h, min(14, h*2/5))
		rule := " " + m.theme.Dim.On(m.theme.Glyph("│", "|")) + " "
		return append([]string{head}, draw.Beside(left, draw.Block(r.reader(m, sideW, h), sideW, h), rule)...)
	case h >= 16:
		text := max(4, h/4)
		lines := r.column(m, w, h-text-1, h/3)
		lines = append(append([]string{head}, lines...), m.theme.Rule(w))
		return append(lines, r.reader(m, w, text)...)
	}
	return append([]string{head}, r.column(m, w, h, h/2)...)
}

// leastCard is the height of a card with little on it, so that what stands
// above moves little from row to row.
const leastCard = 5

// column is the list above the card of what is selected, which takes what it
// needs up to a limit. The rule between them says what is hidden.
func (r *review) column(m *Model, w, h, most int) []string {
	card := r.card(m, w, most)
	room := h - 1 - max(len(card), min(leastCard, most))
	lines := draw.Block(r.lines(m, w, room), w, room)
	rule := m.theme.Rule(w)
	if n := r.list.Below(); n > 0 {
		words := fmt.Sprintf(" %d more below ", n)
		rule = m.theme.Rule(w-draw.Width(words)-2) + m.theme.Accent.On(words) + m.theme.Rule(2)
	}
	return append(append(lines, rule), draw.Block(card, w, h-1-room)...)
}

// head says what is reviewed and how much is left.
func (r *review) head(m *Model, w int) string {
	left := r.left(anything)
	sure := 0
	for _, s := range left {
		if r.taken(m, s) {
			sure++
		}
	}
	right := fmt.Sprintf("%d left · %s takes %d at %.2f or more ", len(left), m.keyOf("rest"), sure, m.accept)
	src := r.page.Source
	about := " " + r.page.Row.Handle + " · " + orNone(src.Outlet, "no outlet") + " · " + dated(src.Published) + " · "
	if kin := r.page.Row.Kin(); kin != "" {
		about += draw.Line(kin) + " · "
	}
	room := w - draw.Width(right) - 2
	title := draw.Cut(draw.Line(src.Title), max(0, room-draw.Width(about)))
	return draw.Fit(m.theme.Dim.On(draw.Cut(about, room))+m.theme.Strong.On(title), w-draw.Width(right)) + m.theme.Dim.On(right)
}

func (r *review) lines(m *Model, w, h int) []string {
	t := m.theme
	if len(r.list.Keys) == 0 {
		return []string{"", "  " + t.Dim.On("everything here is decided; "+m.keyOf("escape")+" goes back, "+m.keyOf("undo")+" takes the last act back")}
	}
	r.list.Height, r.list.Gap = h, 1
	if n := len(r.list.Keys); r.list.Span(0, n-1) > h {
		r.list.Gap = 0
	}
	var lines []string
	r.list.Visible(func(_, index int, group string) bool {
		if index < 0 {
			if group != "" {
				group = r.heading(m, group, w)
			}
			lines = append(lines, group)
			return true
		}
		key := r.list.Keys[index]
		row := ""
		if s := r.byKey[key]; s != nil {
			row = r.row(m, s, w-2)
		} else {
			row = r.fold(m, r.groupOf[key], w-2)
		}
		lines = append(lines, m.row(draw.Fit(row, w-2), index == r.list.Cursor))
		return true
	})
	return lines
}

// heading names a group, where its point stands, and what is left in it.
func (r *review) heading(m *Model, key string, w int) string {
	t := m.theme
	var g *desk.Group
	contrary, news, again := 0, 0, 0
	for _, s := range r.left(func(in *desk.Group, _ *desk.Suggestion) bool { return in.Key == key }) {
		g = r.groupOf[s.Key]
		switch {
		case s.Relation == model.Contrary:
			contrary++
		case s.Repeats():
			again++
		default:
			news++
		}
	}
	var counts []string
	for _, c := range []struct {
		n    int
		word string
	}{{contrary, "contrary"}, {news, "new"}, {again, "known"}} {
		if c.n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", c.n, c.word))
		}
	}
	right := strings.Join(counts, " · ")
	standing, room := "", w-4-draw.Width(right)
	switch {
	case g.New:
		standing = t.Accent.On("new point")
	case g.Point != "":
		standing = statusWord(m, g.Row)
	}
	title := draw.Cut(strings.ToUpper(draw.Line(g.Title)), max(8, room-draw.Width(standing)-2))
	left := "  " + t.Strong.On(title)
	if draw.Width(title)+2+draw.Width(standing) <= room {
		left += "  " + standing
	}
	return draw.Fit(left, w-draw.Width(right)-1) + t.Dim.On(right) + " "
}

func (r *review) box(m *Model, taken bool) string {
	if taken {
		return m.theme.Glyph("☑", "[x]")
	}
	return m.theme.Dim.On(m.theme.Glyph("☐", "[ ]"))
}

// sign says what a suggestion is to what is known; the card has the word.
func sign(m *Model, s *desk.Suggestion) string {
	t := m.theme
	switch {
	case s.Relation == model.Contrary:
		return t.Warn.On("!")
	case s.Relation == model.Movement:
		return t.Accent.On(t.Glyph("↷", "~"))
	case s.Repeats():
		return t.Dim.On("=")
	}
	return t.Accent.On("+")
}

func (r *review) row(m *Model, s *desk.Suggestion, w int) string {
	left := "  " + r.box(m, r.taken(m, s)) + " " + sign(m, s) + " "
	right := " " + m.theme.Dim.On(fmt.Sprintf("%.2f", s.Confidence)) + " "
	return left + draw.Fit(draw.Line(s.Summary), w-draw.Width(left)-draw.Width(right)) + right
}

func (r *review) fold(m *Model, g *desk.Group, w int) string {
	all := r.left(func(in *desk.Group, s *desk.Suggestion) bool { return in == g && s.Repeats() })
	taken := 0
	for _, s := range all {
		if r.taken(m, s) {
			taken++
		}
	}
	verb, does := "restate", m.keyOf("fold")+" opens"
	if len(all) == 1 {
		verb = "restates"
	}
	if r.unfolded[g.Key] {
		does = m.keyOf("fold") + " closes"
	}
	words := fmt.Sprintf("%d %s what is known", len(all), verb)
	if taken > 0 && taken < len(all) {
		words += fmt.Sprintf(", %d taken by %s", taken, m.keyOf("rest"))
	}
	right := " " + m.theme.Dim.On(does) + " "
	left := "  " + r.box(m, taken > 0) + " " + m.theme.Dim.On("=") + " "
	return left + draw.Fit(m.theme.Dim.On(words), w-draw.Width(left)-draw.Width(right)) + right
}

// card is what is under the cursor, as far as there is room for it.
func (r *review) card(m *Model, w, h int) []string {
	s := r.selected()
	if s == nil {
		return r.foldCard(m, w, h)
	}
	lines := suggestionCard(m, s, w)
	if len(lines) > h {
		more := m.theme.Glyph("…", "...") + " w shows all"
		last := draw.Fit(lines[max(0, h-1)], w-draw.Width(more)-2)
		lines = append(lines[:max(0, h-1)], last+" "+m.theme.Accent.On(more))
	}
	return lines
}

// foldCard lists the repetitions that one key decides.
func (r *review) foldCard(m *Model, w, h int) []string {
	if len(r.list.Keys) == 0 {
		return nil
	}
	all := r.under()
	lines := []string{" " + m.theme.Dim.On("y accepts all of these, n rejects them")}
	for i, s := range all {
		if len(lines) == h-1 && i < len(all)-1 {
			return append(lines, "   "+m.theme.Dim.On(fmt.Sprintf("and %d more; %s opens them", len(all)-i, m.keyOf("fold"))))
		}
		known := ""
		if s.Known != nil {
			known = "  " + m.theme.Dim.On(relationWord(s.Relation)+" "+s.Known.Handle)
		}
		lines = append(lines, "   "+draw.Cut(draw.Line(s.Summary), max(8, w-4-draw.Width(known)))+known)
	}
	return lines
}

func relationWord(r model.Relation) string {
	switch r {
	case model.SameRemark:
		return "the same remark as"
	case model.Movement:
		return "moves on from"
	}
	return string(r)
}

// suggestionCard is everything about a suggestion but its place in the text.
func suggestionCard(m *Model, s *desk.Suggestion, w int) []string {
	t := m.theme
	var lines []string
	for _, l := range draw.Wrap(draw.Line(s.Summary), w-2) {
		lines = append(lines, " "+t.Strong.On(l))
	}
	lines = append(lines, comparison(m, s, w)...)
	var pairs []string
	for _, f := range s.Fields {
		pairs = append(pairs, t.Dim.On(f.Label+" ")+draw.Line(f.Value))
	}
	lines = append(lines, flow(pairs, "   ", w)...)
	var chips []string
	for _, chip := range s.Brings {
		chips = append(chips, t.Accent.On("+ "+draw.Line(chip)))
	}
	lines = append(lines, flow(chips, "   ", w)...)
	why := fmt.Sprintf("why  “%s” · %s · %.2f", draw.Line(s.Because), orNone(s.Means, s.Rule), s.Confidence)
	for _, l := range draw.Wrap(why, w-2) {
		lines = append(lines, " "+t.Dim.On(l))
	}
	return lines
}

// comparison shows a suggestion beside what it repeats or contradicts.
func comparison(m *Model, s *desk.Suggestion, w int) []string {
	if s.Known == nil {
		return nil
	}
	t, k := m.theme, s.Known
	head := relationWord(s.Relation) + " " + k.Handle
	paint := t.Dim
	switch s.Relation {
	case model.Contrary:
		paint = t.Warn
	case model.Movement:
		paint = t.Accent
	}
	lines := []string{" " + sign(m, s) + " " + paint.On(head)}
	said := flow([]string{draw.Line(k.Gist), t.Dim.On(cited(k))}, "  ", w-8)
	for i, l := range said {
		lines = append(lines, map[bool]string{true: "   " + t.Dim.On("known"), false: "        "}[i == 0]+l)
	}
	if k.Quote == "" {
		return lines
	}
	quoted := draw.Wrap("“"+draw.Line(k.Quote)+"”", w-10)
	if len(quoted) > 2 {
		quoted = []string{quoted[0], draw.Cut(strings.Join(quoted[1:], " "), w-10)}
	}
	for _, l := range quoted {
		lines = append(lines, "         "+t.Dim.On(l))
	}
	return lines
}

// cited is who said what is known, when, and where it was read.
func cited(k *desk.Known) string {
	words := draw.Line(k.Who) + ", " + dated(k.Said)
	if k.Outlet != "" {
		words += ", " + draw.Line(k.Outlet)
	}
	return words
}

// flow sets pieces one after the other and breaks lines between them.
func flow(pieces []string, gap string, w int) []string {
	var lines []string
	at := ""
	for _, p := range pieces {
		p = draw.Cut(p, w-2)
		if at != "" && draw.Width(at)+draw.Width(gap)+draw.Width(p) > w-2 {
			lines = append(lines, " "+at)
			at = ""
		}
		if at != "" {
			at += gap
		}
		at += p
	}
	if at != "" {
		lines = append(lines, " "+at)
	}
	return lines
}

// reader is the text with all evidence lit that is not rejected, and that of
// the cursor's row brightest.
func (r *review) reader(m *Model, w, h int) []string {
	r.text.layOut(r.page.Source.Body, w-2)
	var current stretch
	if len(r.list.Keys) > 0 {
		if all := r.under(); len(all) > 0 {
			current = stretch{all[0].From, all[0].To}
		}
	}
	var others []stretch
	for _, g := range r.page.Groups {
		for _, s := range g.Suggestions {
			if s.Verdict != desk.Rejected {
				others = append(others, stretch{s.From, s.To})
			}
		}
	}
	r.scroll = r.text.within(current, r.scroll, h)
	return r.text.draw(m.theme, current, others, r.scroll, h)
}
