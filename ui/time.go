package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/day"
	"parley/ui/draw"
)

// timeActions say from when one looks.
func timeActions() []Action {
	return []Action{
		{ID: "asof", Keys: []string{"t"}, Title: "day", Help: "look from another day, as known then, with hindsight, or as the file stood after an act", Foot: true, Run: openDay, Takes: setDay},
		{ID: "earlier", Keys: []string{"["}, Title: "moves", Help: "step to the previous day on which something moved", Foot: true, Shown: "[ ]", Run: func(m *Model) tea.Cmd { return m.step(-1) }},
		{ID: "later", Keys: []string{"]"}, Title: "next move", Help: "step to the next day on which something moved", Run: func(m *Model) tea.Cmd { return m.step(+1) }},
		{ID: "today", Keys: []string{"T"}, Title: "now", Help: "return to now", Run: func(m *Model) tea.Cmd {
			m.at = desk.At{}
			return m.look(m.desk.Today())
		}},
	}
}

// look moves the view to another day.
func (m *Model) look(d day.Date) tea.Cmd {
	m.at.Day = d
	for _, s := range slices.Concat(m.screens, m.over) {
		if l, ok := s.(listed); ok { // 3w is three weeks back from the new day
			_ = l.narrowed().set(l.narrowed().text, d) // it was understood when it was typed
		}
	}
	m.now = d == m.desk.Today() && !m.at.Hindsight && m.at.Known == 0
	return m.reload()
}

// movesMsg are the days on which something moved.
type movesMsg struct {
	asked int
	stamp uint64 // of the file when they were asked for
	days  []day.Date
	err   error
}

// loadMoves asks for the days on which something moved, to step and to see
// where one stands.
func (m *Model) loadMoves() tea.Cmd {
	asked := m.newest(slot{what: "moves"})
	process, d, ctx, stamp := m.process, m.desk, m.ctx, m.stamp
	return func() tea.Msg {
		days, err := d.Moves(ctx, process, desk.At{Day: day.Max})
		return movesMsg{asked, stamp, days, err}
	}
}

// moves takes the days that have come, and the step that waited for them.
func (m *Model) moves(msg movesMsg) tea.Cmd {
	if msg.asked != m.asked[slot{what: "moves"}] {
		return nil
	}
	if msg.err != nil {
		m.steps = 0
		m.fail(msg.err)
		return nil
	}
	m.days, m.dated = msg.days, msg.stamp
	by := m.steps
	m.steps = 0
	return m.stepBy(by)
}

// step moves the view to the previous or next day on which something moved,
// as often as was counted.
func (m *Model) step(direction int) tea.Cmd {
	by := direction * max(1, m.count)
	if m.days != nil && m.dated == m.stamp { // nobody has written since they were read
		return m.stepBy(by)
	}
	m.steps += by // those that wait for the days go with it
	return m.loadMoves()
}

// stepBy moves the view by so many of those days. Beyond the last lies now.
func (m *Model) stepBy(by int) tea.Cmd {
	if by == 0 {
		return nil
	}
	today := m.desk.Today()
	at, found := slices.BinarySearch(m.days, m.at.Day)
	next := at + by
	if by > 0 && !found {
		next--
	}
	switch {
	case next < 0 && (at == 0 || len(m.days) == 0):
		m.say("nothing moved before this day")
		return nil
	case next >= len(m.days) || m.days[max(0, next)] > today:
		return m.look(today)
	}
	return m.look(m.days[max(0, next)])
}

// openDay asks from which day to look; "known 12" shows the file as it stood
// after act 12, "hindsight" adds what was published later.
func openDay(m *Model) tea.Cmd {
	return tea.Batch(m.loadMoves(), m.push(&prompt{
		label: "as of",
		hint: func(m *Model, text string) string {
			at, err := readAt(m, text)
			if err != nil {
				return err.Error()
			}
			words := at.Day.Human()
			if at.Hindsight {
				words += ", with what was published later"
			}
			if at.Known > 0 {
				words += ", as the file stood after an act"
			}
			return words + "   (24 dec · -2w · last tue · 24 dec hindsight · known 12)"
		},
		done: setDay,
		above: func(m *Model, text string, w int) string {
			at, err := readAt(m, text)
			if err != nil {
				at = m.at
			}
			return m.slider(at.Day, w)
		},
	}))
}

func setDay(m *Model, text string) (tea.Cmd, error) {
	at, err := readAt(m, text)
	if err != nil {
		return nil, err
	}
	m.at = at
	return m.look(at.Day), nil
}

// readAt reads a moment to look from. Words that name none mean now.
func readAt(m *Model, text string) (desk.At, error) {
	at := desk.At{Day: m.desk.Today()}
	words := strings.Fields(text)
	var rest []string
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "hindsight":
			at.Hindsight = true
		case words[i] == "known" && i+1 < len(words):
			n, err := parseAct(words[i+1])
			if err != nil {
				return at, err
			}
			at.Known, i = n, i+1
		default:
			rest = append(rest, words[i])
		}
	}
	if len(rest) == 0 {
		return at, nil
	}
	d, err := day.Parse(strings.Join(rest, " "), m.desk.Today())
	if err != nil {
		return at, err
	}
	if d.Known() {
		at.Day = min(d.Last(), m.desk.Today())
	}
	return at, nil
}

// slider draws the days on which something moved, from the first to now, with
// the day that is looked from. Several days share a cell where there are more
// than cells.
func (m *Model) slider(at day.Date, w int) string {
	t := &m.theme
	today := m.desk.Today()
	if len(m.days) == 0 || m.days[0] >= today || w < 20 {
		return t.Rule(w)
	}
	begin := min(m.days[0], at)
	from, to := begin.Human(), "now"
	room := w - draw.Width(from) - draw.Width(to) - 4
	cell := func(d day.Date) int { return int(int64(d-begin) * int64(room-1) / int64(today-begin)) }
	signs := make([]string, room)
	for i := range signs {
		signs[i] = t.Glyph("─", "-")
	}
	for _, d := range m.days {
		if d <= today {
			signs[cell(d)] = t.Glyph("┴", "'")
		}
	}
	here := cell(at)
	return " " + t.Dim.On(from+" "+strings.Join(signs[:here], "")) + t.Accent.On(t.Glyph("◆", "#")) + t.Dim.On(strings.Join(signs[here+1:], "")+" "+to+" ")
}

// loadTitle asks for the title line.
func (m *Model) loadTitle() tea.Cmd {
	asked, process, at, d, ctx := m.newest(slot{what: "title"}), m.process, m.at, m.desk, m.ctx
	return func() tea.Msg {
		row, err := d.Title(ctx, process, at)
		return titleMsg{asked, row, err}
	}
}
