package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/model"
)

// The smallest terminal in which the frame is drawn; below it one sentence is.
const (
	minWidth  = 60
	minHeight = 15
)

// From this width on, what is selected is shown beside the list.
const wideWidth = 100

// The frame's own lines: title, tabs and a rule above, words and keys below.
const (
	linesAbove = 3
	linesBelow = 2
)

// View draws the frame.
func (m *Model) View() tea.View {
	v := tea.NewView(strings.Join(m.frame(), "\n"))
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "parley"
	if m.title.Title != "" {
		v.WindowTitle = "parley: " + line(m.title.Title)
	}
	return v
}

func (m *Model) frame() []string {
	w, h := m.width, m.height
	if w < minWidth || h < minHeight {
		text := fmt.Sprintf("parley needs %d×%d, this terminal has %d×%d", minWidth, minHeight, w, h)
		return block(wrap(text, w), w, h)
	}
	lines := []string{m.titleLine(w), m.tabLine(w), m.theme.rule(w)}
	words := m.noticeLines(w, h/4)
	lines = append(lines, m.body(w, h-linesAbove-len(words)-1)...)
	return append(append(lines, words...), m.footer(w))
}

// titleLine says where one is: process, phase, day, what waits.
func (m *Model) titleLine(w int) string {
	left := " parley"
	if m.demo {
		left += "  DEMO"
	}
	if m.title.Title != "" {
		left += "  " + line(m.title.Title)
		if m.title.Phase != "" {
			left += " · " + model.Phases.Label(string(m.title.Phase))
		}
	}
	var right []string
	switch here, elsewhere := m.title.ToReview, m.title.Elsewhere; {
	case elsewhere == 0 && here > 0:
		right = append(right, fmt.Sprintf("%d to review", here))
	case elsewhere > 0:
		right = append(right, fmt.Sprintf("%d to review, %d elsewhere", here, elsewhere))
	}
	if m.title.Contested > 0 {
		right = append(right, fmt.Sprintf("%d contested", m.title.Contested))
	}
	day := "as of " + m.at.Day.Human()
	if !m.now {
		day = "PAST " + day
	}
	if m.at.Hindsight {
		day += " with hindsight"
	}
	if m.at.Known > 0 {
		day += fmt.Sprintf(", known at act %d, read-only", m.at.Known)
	}
	right = append(right, day)
	text := strings.Join(right, " · ") + " "
	return m.theme.bar.on(fit(cut(left, w-width(text)-1), w-width(text)) + text)
}

// tabLine names the screens; the open one is marked by more than colour.
func (m *Model) tabLine(w int) string {
	var b strings.Builder
	for i, s := range m.screens {
		label := fmt.Sprintf("%d %s", i+1, s.name())
		if i == m.tab {
			b.WriteString(" " + m.theme.accent.on(m.theme.glyph("▸", ">")+label) + " ")
			continue
		}
		b.WriteString("  " + m.theme.dim.on(label) + " ")
	}
	if m.point == nil {
		return fit(b.String(), w)
	}
	from := m.screens[m.tab].name() + m.theme.glyph(" › ", " > ")
	room := w - width(b.String()) - 1
	title := cut(line(m.point.page.Title), max(0, room-2-width(from)))
	return fit(b.String(), w-width(from)-width(title)-1) + m.theme.dim.on(from) + m.theme.strong.on(title) + " "
}

func (m *Model) body(w, h int) []string {
	if n := len(m.modals); n > 0 {
		return block(m.modals[n-1].draw(m, w, h), w, h)
	}
	if m.empty() {
		return block(m.welcome(w, h), w, h)
	}
	return block(m.current().draw(m, w, h), w, h)
}

// empty reports whether the file is known to follow nothing yet.
func (m *Model) empty() bool { return m.ready && m.title.Handle == "" && m.tab != 3 }

// welcome is what an empty file shows: the three ways to begin.
func (m *Model) welcome(w, h int) []string {
	lines := make([]string, max(0, h/2-6))
	for _, l := range []string{
		m.theme.strong.on("Nothing is followed yet."),
		"",
		m.theme.accent.on("i") + "  import an article, and parley suggests who says what",
		m.theme.accent.on("n") + "  name a process and enter it by hand",
		m.theme.accent.on("d") + "  open the demonstration, in a file of its own",
		"",
		m.theme.dim.on("? lists every key, q leaves"),
	} {
		lines = append(lines, strings.Repeat(" ", max(2, w/2-28))+l)
	}
	return lines
}

// noticeLines are the words above the keys: one line, or as many as long ones
// take, up to a limit.
func (m *Model) noticeLines(w, most int) []string {
	if m.job != nil {
		if p := m.job.meter.Progress(); p.Took >= longJob {
			return []string{m.theme.accent.on(fit("   "+ProgressLine(p, w-4, m.theme.ascii), w))}
		}
	}
	if m.notice.brief {
		most = 1
	}
	paint, mark := m.theme.dim, "   "
	if m.notice.grave {
		paint, mark = m.theme.warn, " ! "
	}
	lines := wrap(line(m.notice.text), w-4)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = cut(lines[most-1], w-5) + "…"
	}
	for i, l := range lines {
		lines[i] = paint.on(fit(mark+l, w))
		mark = "   "
	}
	return lines
}

// footer is one line of the keys that work now.
func (m *Model) footer(w int) string {
	if n := len(m.modals); n > 0 {
		return m.theme.dim.on(fit(" "+m.modals[n-1].footer(), w))
	}
	var keys, last []Action
	for _, a := range actions {
		switch {
		case a.ID == "open" && reviewing(m) != nil: // w does the same
		case a.Footer == "" || !a.here(m) || a.Why != nil && a.Why(m) != "":
		case a.ID == "stop" || a.ID == "help" || a.ID == "quit": // always in sight
			last = append(last, a)
		default:
			keys = append(keys, a)
		}
	}
	room := w - 1
	for _, a := range last {
		room -= footerWidth(a)
	}
	var b strings.Builder
	b.WriteString(" ")
	for _, a := range keys {
		if room -= footerWidth(a); room < 0 {
			break
		}
		b.WriteString(m.footerKey(a))
	}
	for _, a := range last {
		b.WriteString(m.footerKey(a))
	}
	return fit(b.String(), w)
}

func footerWidth(a Action) int { return width(a.shown()) + width(a.Footer) + 3 }

func (m *Model) footerKey(a Action) string {
	return m.theme.strong.on(a.shown()) + " " + m.theme.dim.on(a.Footer) + "  "
}

func isEmptyFile(err error) bool {
	var missing *model.NotFound
	return errors.As(err, &missing) && missing.Kind == model.KindProcess && missing.Name == ""
}

// split is how a screen divides its space between list and detail: the width
// of the list and of the detail beside it, or the heights one above the
// other. A detail of 0 is not shown.
func split(w, h int) (listW, listH, sideW, belowH int) {
	switch {
	case w >= wideWidth:
		listW = w * 58 / 100
		return listW, h, w - listW - 3, 0
	case h >= 20:
		return w, h * 55 / 100, 0, h - h*55/100 - 1
	}
	return w, h, 0, 0
}

// panes puts a list and its detail together.
func (m *Model) panes(w, h int, list func(w, h int) []string, detail func(w, h int) []string) []string {
	listW, listH, sideW, belowH := split(w, h)
	left := block(list(listW, listH), listW, listH)
	switch {
	case sideW > 0:
		rule := " " + m.theme.dim.on(m.theme.glyph("│", "|")) + " "
		return beside(left, block(detail(sideW, h), sideW, h), rule)
	case belowH > 0:
		left = append(left, m.theme.rule(w))
		return append(left, block(detail(w, belowH), w, belowH)...)
	}
	return left
}
