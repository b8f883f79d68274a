package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/model"
	"parley/ui/draw"
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
		v.WindowTitle = "parley: " + draw.Line(m.title.Title)
	}
	return v
}

func (m *Model) frame() []string {
	w, h := m.width, m.height
	if w < minWidth || h < minHeight {
		text := fmt.Sprintf("parley needs %d×%d, this terminal has %d×%d", minWidth, minHeight, w, h)
		return draw.Block(draw.Wrap(text, w), w, h)
	}
	m.regions = m.regions[:0]
	lines := []string{m.titleLine(w), m.tabLine(w), m.underTabs(w)}
	words := m.noticeLines(w, h/4)
	lines = append(lines, m.body(w, h-linesAbove-len(words)-1)...)
	lines = append(append(lines, words...), m.footer(w, h-1))
	if m.theme.ASCII {
		for i := range lines {
			lines[i] = draw.Plainly(lines[i])
		}
	}
	return lines
}

// underTabs is a rule; in the past it shows where in time one stands.
func (m *Model) underTabs(w int) string {
	if m.now {
		return m.theme.Rule(w)
	}
	return m.slider(m.at.Day, w)
}

// titleLine says where one is: process, phase, day, what waits.
func (m *Model) titleLine(w int) string {
	left := " parley"
	if m.demo {
		left += "  DEMO"
	}
	if m.title.Title != "" {
		left += "  " + draw.Line(m.title.Title)
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
	return m.theme.Bar.On(draw.Fit(draw.Cut(left, w-draw.Width(text)-1), w-draw.Width(text)) + text)
}

// tabLine names the screens; the open one is marked by more than colour. Where
// there is no room, only the open one and those beside it have names.
func (m *Model) tabLine(w int) string {
	path := ""
	if n := len(m.over); n > 0 {
		path = m.current().name()
		if s, ok := m.current().(titled); ok {
			path += m.theme.Glyph(" › ", " > ") + draw.Line(s.title())
		}
	}
	paint := m.theme.Strong
	if s, ok := m.current().(listed); ok && path == "" {
		paint, path = m.theme.Dim, s.count()
	}
	labels, used := m.tabLabels(w - min(draw.Width(path)+pathGap, w/2))
	var b strings.Builder
	for i, label := range labels {
		at := draw.Width(b.String())
		m.regions = append(m.regions, region{1, at, at + draw.Width(label) + 1, func(m *Model) tea.Cmd { return m.goTo(i) }})
		paint := m.theme.Dim
		mark := " "
		if i == m.tab {
			paint, mark = m.theme.Accent, m.theme.Glyph("▸", ">")
		}
		b.WriteString(paint.On(mark + label))
	}
	path = draw.Cut(path, max(0, w-used-pathGap))
	return draw.Fit(b.String(), w-draw.Width(path)-1) + paint.On(path) + " "
}

// pathGap is what parts the tabs from what is said behind them, and that from
// the edge.
const pathGap = 3

// tabLabels are the tabs' names as far as there is room, and their width.
func (m *Model) tabLabels(w int) (labels []string, used int) {
	keys := make([]string, len(tabs))
	for i := range tabs {
		keys[i] = strings.TrimPrefix(m.tabNamed(tabs[i].name), "alt+") // for all of them, where digits count
		labels = append(labels, keys[i]+" "+tabs[i].name)
	}
	total := func() (n int) {
		for _, l := range labels {
			n += draw.Width(l) + 1
		}
		return n
	}
	for far := len(tabs) - 1; far > 0 && total() > w; far-- { // the furthest from the open one first
		for i := range tabs {
			if i-m.tab == far || m.tab-i == far {
				labels[i] = keys[i]
			}
		}
	}
	return labels, total()
}

// tabNamed is the key of the tab with a name.
func (m *Model) tabNamed(name string) string { return m.keyOf(tabPrefix + name) }

func (m *Model) body(w, h int) []string {
	if n := len(m.modals); n > 0 {
		return draw.Block(m.modals[n-1].draw(m, w, h), w, h)
	}
	if m.empty() {
		return draw.Block(m.welcome(w, h), w, h)
	}
	return draw.Block(m.current().draw(m, w, h), w, h)
}

// empty reports whether the file is known to follow nothing yet.
func (m *Model) empty() bool { return m.ready && m.title.Handle == "" && tabs[m.tab].name != nameLog }

// welcome is what an empty file shows: the three ways to begin.
func (m *Model) welcome(w, h int) []string {
	lines := make([]string, max(0, h/2-6))
	for _, l := range []string{
		m.theme.Strong.On("Nothing is followed yet."),
		"",
		m.theme.Accent.On(m.keyOf("import")) + "  import an article, and parley suggests who says what",
		m.theme.Accent.On("n") + "  name a process and enter it by hand",
		m.theme.Accent.On("d") + "  open the demonstration, in a file of its own",
		"",
		m.theme.Dim.On(m.keyOf("help") + " lists every key, " + m.keyOf("quit") + " leaves"),
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
			return []string{m.theme.Accent.On(draw.Fit("   "+ProgressLine(p, w-4, m.theme.ASCII), w))}
		}
	}
	if m.notice.brief {
		most = 1
	}
	paint, mark := m.theme.Dim, "   "
	if m.notice.grave {
		paint, mark = m.theme.Warn, " ! "
	}
	lines := draw.Wrap(draw.Line(m.notice.text), w-4)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = draw.Cut(lines[most-1], w-5) + "…"
	}
	for i, l := range lines {
		lines[i] = paint.On(draw.Fit(mark+l, w))
		mark = "   "
	}
	return lines
}

// footer is one line of the keys that work now.
func (m *Model) footer(w, y int) string {
	if n := len(m.modals); n > 0 {
		return m.theme.Dim.On(draw.Fit(" "+m.modals[n-1].footer(), w))
	}
	if m.count > 0 {
		return m.theme.Strong.On(draw.Fit(fmt.Sprintf(" %d times: the next key moves or acts as often; esc forgets it", m.count), w))
	}
	var keys, last []*Action
	for i := range m.actions {
		switch a := &m.actions[i]; {
		case !a.Foot || !a.here(m) || a.why(m) != "" || a.shown() == "":
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
	at := 1
	put := func(a *Action) {
		m.regions = append(m.regions, region{y, at, at + footerWidth(a) - 2, func(m *Model) tea.Cmd { return m.run(a) }})
		b.WriteString(m.theme.Strong.On(a.shown()) + " " + m.theme.Dim.On(a.Title) + "  ")
		at += footerWidth(a)
	}
	for _, a := range keys {
		if room -= footerWidth(a); room < 0 {
			break
		}
		put(a)
	}
	for _, a := range last {
		put(a)
	}
	return draw.Fit(b.String(), w)
}

func footerWidth(a *Action) int { return draw.Width(a.shown()) + draw.Width(a.Title) + 3 }

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
	left := draw.Block(list(listW, listH), listW, listH)
	switch {
	case sideW > 0:
		rule := " " + m.theme.Dim.On(m.theme.Glyph("│", "|")) + " "
		return draw.Beside(left, draw.Block(detail(sideW, h), sideW, h), rule)
	case belowH > 0:
		left = append(left, m.theme.Rule(w))
		return append(left, draw.Block(detail(w, belowH), w, belowH)...)
	}
	return left
}
