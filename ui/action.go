package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/day"
)

// An Action is something that a key does. The table of actions drives the
// keys, the footer and the help.
type Action struct {
	ID     string
	Keys   []string            // the first is the one that is shown
	Title  string              // in the help
	Footer string              // in the footer; empty leaves it out
	Shown  string              // the keys in the footer, where it tells of two actions at once
	Where  []string            // names of screens; none is everywhere
	Why    func(*Model) string // why it cannot be done now; empty if it can
	Run    func(*Model) tea.Cmd
}

// here reports whether the action belongs to the open screen.
func (a Action) here(m *Model) bool {
	return len(a.Where) == 0 || slices.Contains(a.Where, m.current().name())
}

// shown is the key that the footer shows.
func (a Action) shown() string { return cmp.Or(a.Shown, a.Keys[0]) }

// Screens by name.
const (
	nameBoard     = "Board"
	namePoint     = "Point"
	nameInbox     = "Inbox"
	nameProcesses = "Processes"
	nameLog       = "Log"
)

var actions []Action

// The table refers to functions that look into the table, so it is filled in
// when the program starts.
func init() { //nolint:gochecknoinits // breaks a cycle of initialisation, costs nothing
	points, inbox := []string{nameBoard, namePoint}, []string{nameInbox}
	actions = []Action{
		{ID: "open", Keys: []string{"enter", "l", "right"}, Title: "open what is selected", Footer: "open", Where: []string{nameBoard, namePoint, nameInbox, nameProcesses}, Why: needsRow, Run: func(m *Model) tea.Cmd { return m.current().open(m) }},
		{ID: "assess", Keys: []string{"s"}, Title: "judge the point's status yourself", Footer: "assess", Where: points, Why: needsPoint, Run: openDial},
		{ID: "accept", Keys: []string{"y"}, Title: "accept the suggestion and what it brings", Footer: "accept", Where: inbox, Why: needsReview, Run: decide(desk.Accepted)},
		{ID: "reject", Keys: []string{"n"}, Title: "reject the suggestion", Footer: "reject", Where: inbox, Why: needsReview, Run: decide(desk.Rejected)},
		{ID: "acceptGroup", Keys: []string{"Y"}, Title: "accept all that is left of the group", Footer: "group", Shown: "Y N", Where: inbox, Why: needsReview, Run: decideGroup(desk.Accepted)},
		{ID: "rejectGroup", Keys: []string{"N"}, Title: "reject all that is left of the group", Where: inbox, Why: needsReview, Run: decideGroup(desk.Rejected)},
		{ID: "rest", Keys: []string{"A"}, Title: "accept all that is ticked, as one act", Footer: "ticked", Where: inbox, Why: needsReview, Run: acceptRest},
		{ID: "amend", Keys: []string{"e"}, Title: "accept the suggestion with changes, in a form", Footer: "edit", Where: inbox, Why: needsSuggestion, Run: openAmend},
		{ID: "attach", Keys: []string{"p"}, Title: "accept the claim on another point", Footer: "point", Where: inbox, Why: needsClaim, Run: openAttach},
		{ID: "addTo", Keys: []string{"m"}, Title: "add the suggestion as evidence to a known claim or event", Footer: "merge", Where: inbox, Why: needsMerging, Run: openAddTo},
		{ID: "split", Keys: []string{"S"}, Title: "split the claim into one for each of its points, or of its speakers", Footer: "split", Where: inbox, Why: needsParts, Run: decide(desk.Split)},
		{ID: "why", Keys: []string{"w"}, Title: "show all of the suggestion, and the rule and words that made it", Footer: "why", Where: inbox, Why: needsSuggestion, Run: openWhy},
		{ID: "tick", Keys: []string{"v"}, Title: "tick for A, or untick", Footer: "tick", Where: inbox, Why: needsReview, Run: tick},
		{ID: "less", Keys: []string{"-"}, Title: "tick what is less sure, too", Footer: "sure", Shown: "- +", Where: inbox, Why: needsReview, Run: askFor(-confidenceStep)},
		{ID: "more", Keys: []string{"+", "="}, Title: "tick only what is surer", Where: inbox, Why: needsReview, Run: askFor(+confidenceStep)},
		{ID: "close", Keys: []string{"c"}, Title: "end the review of the source, leaving what is undecided", Footer: "close", Where: inbox, Why: needsSource, Run: closeReview},
		{ID: "fold", Keys: []string{"z"}, Title: "open or close what restates the known", Where: inbox, Why: needsFold, Run: unfold},
		{ID: "textDown", Keys: []string{"J"}, Title: "scroll the article down", Where: inbox, Why: needsReview, Run: scrollText(3)},
		{ID: "textUp", Keys: []string{"K"}, Title: "scroll the article up", Where: inbox, Why: needsReview, Run: scrollText(-3)},
		{ID: "pull", Keys: []string{"P"}, Title: "import what is new in the feeds", Footer: "pull feeds", Where: []string{nameInbox}, Why: needsListOfSources, Run: pullFeeds},
		{ID: "add", Keys: []string{"a"}, Title: "enter a record in one line", Footer: "add", Why: readOnly, Run: openEntry("")},
		{ID: "edit", Keys: []string{"e"}, Title: "change the selected record in a form", Footer: "edit", Where: []string{nameBoard, namePoint, nameProcesses}, Why: needsRecord, Run: openForm},
		{ID: "editAny", Keys: []string{"E"}, Title: "change any record in a form, by its handle", Why: readOnly, Run: openAnyForm},
		{ID: "merge", Keys: []string{"m"}, Title: "merge the selected point into another", Where: points, Why: needsPoint, Run: openMerge},
		{ID: "filter", Keys: []string{"/"}, Title: "show only what has some words or a field: status:disputed is:contested", Footer: "filter", Where: []string{nameBoard, nameInbox, nameProcesses, nameLog}, Why: notReviewing, Run: openFilter},
		{ID: "asof", Keys: []string{"t"}, Title: "look from another day", Footer: "day", Run: openDay},
		{ID: "back", Keys: []string{"["}, Title: "step to the previous day on which something moved", Footer: "moves", Shown: "[ ]", Run: func(m *Model) tea.Cmd { return m.step(-1) }},
		{ID: "forth", Keys: []string{"]"}, Title: "step to the next day on which something moved", Run: func(m *Model) tea.Cmd { return m.step(+1) }},
		{ID: "today", Keys: []string{"T"}, Title: "return to now", Run: func(m *Model) tea.Cmd { m.at = desk.At{}; return m.look(m.desk.Today()) }},
		{ID: "import", Keys: []string{"i"}, Title: "import articles from a file, a folder or an address", Footer: "import", Why: needsNoJob, Run: openImport},
		{ID: "export", Keys: []string{"x"}, Title: "export the status snapshot to a file", Footer: "export", Why: needsProcess, Run: openExport},
		{ID: "undoThis", Keys: []string{"z"}, Title: "take the selected act back", Footer: "undo this act", Where: []string{nameLog}, Why: readOnly, Run: undoThis},
		{ID: "undo", Keys: []string{"u"}, Title: "undo the newest act of the interface", Footer: "undo", Why: readOnly, Run: func(m *Model) tea.Cmd {
			return m.act("", func(ctx context.Context) (desk.Done, error) { return m.desk.Undo(ctx, 0) }, nil)
		}},
		{ID: "redo", Keys: []string{"ctrl+r"}, Title: "redo what was undone", Why: readOnly, Run: func(m *Model) tea.Cmd {
			return m.act("", m.desk.Redo, nil)
		}},
		{ID: "stop", Keys: []string{"ctrl+x"}, Title: "stop what is being imported, keeping what is done", Footer: "stop", Why: needsJob, Run: stopJob},
		{ID: "help", Keys: []string{"?"}, Title: "list every key and the words used here", Footer: "help", Run: openHelp},
		{ID: "new", Keys: []string{"n"}, Title: "name a new process", Where: []string{nameProcesses}, Footer: "new", Why: readOnly, Run: openEntry("process")},
		{ID: "down", Keys: []string{"j", "down"}, Title: "down", Run: moveBy(1)},
		{ID: "up", Keys: []string{"k", "up"}, Title: "up", Run: moveBy(-1)},
		{ID: "halfDown", Keys: []string{"ctrl+d"}, Title: "half a page down", Run: movePage(1, 2)},
		{ID: "halfUp", Keys: []string{"ctrl+u"}, Title: "half a page up", Run: movePage(-1, 2)},
		{ID: "pageDown", Keys: []string{"pgdown", "space"}, Title: "a page down", Run: movePage(1, 1)},
		{ID: "pageUp", Keys: []string{"pgup"}, Title: "a page up", Run: movePage(-1, 1)},
		{ID: "top", Keys: []string{"g", "home"}, Title: "to the first row", Run: moveBy(-1 << 30)},
		{ID: "bottom", Keys: []string{"G", "end"}, Title: "to the last row", Run: moveBy(1 << 30)},
		{ID: "tab1", Keys: []string{"1"}, Title: "the board of disputes", Run: goTo(0)},
		{ID: "tab2", Keys: []string{"2"}, Title: "the inbox of sources to review", Run: goTo(1)},
		{ID: "tab3", Keys: []string{"3"}, Title: "the processes that are followed", Run: goTo(2)},
		{ID: "tab4", Keys: []string{"4"}, Title: "the log of acts", Run: goTo(3)},
		{ID: "next", Keys: []string{"tab"}, Title: "the next screen", Run: func(m *Model) tea.Cmd { return goTo((m.tab + 1) % len(m.screens))(m) }},
		{ID: "previous", Keys: []string{"shift+tab"}, Title: "the screen before", Run: func(m *Model) tea.Cmd { return goTo((m.tab + len(m.screens) - 1) % len(m.screens))(m) }},
		{ID: "escape", Keys: []string{"esc", "h", "left", "ctrl+["}, Title: "back, one level", Run: escape},
		{ID: "repaint", Keys: []string{"ctrl+l"}, Title: "draw the screen anew", Run: func(*Model) tea.Cmd { return tea.ClearScreen }},
		{ID: "suspend", Keys: []string{"ctrl+z"}, Title: "suspend parley; fg brings it back", Run: func(*Model) tea.Cmd { return tea.Suspend }},
		{ID: "quit", Keys: []string{"q"}, Title: "back, and leave from a screen", Footer: "quit", Run: quit},
	}
}

// cyrillic maps the keys of Russian and Ukrainian layouts to those in the
// same place on a Latin one.
var cyrillic = strings.NewReplacer(pairs(
	"йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
	"ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>",
	"іїєІЇЄ", "s]'S}\"",
)...)

func pairs(tables ...string) []string {
	var out []string
	for i := 0; i+1 < len(tables); i += 2 {
		to := []rune(tables[i+1])
		for j, r := range []rune(tables[i]) {
			out = append(out, string(r), string(to[j]))
		}
	}
	return out
}

// press hands a key to the modal on top, or to the action that it means.
func (m *Model) press(k tea.KeyPressMsg) tea.Cmd {
	if k.String() == "ctrl+c" {
		return m.leave()
	}
	if n := len(m.modals); n > 0 {
		if slices.Contains([]string{"enter", "esc", "ctrl+["}, k.String()) { // while it is typed, what was wrong with it stays
			m.notice = notice{}
		}
		return m.modals[n-1].key(m, k)
	}
	if m.empty() {
		if cmd, ok := m.welcomeKey(k.String()); ok {
			return cmd
		}
	}
	key := cyrillic.Replace(k.String())
	for _, a := range actions {
		if !a.here(m) || !slices.Contains(a.Keys, key) && !slices.Contains(a.Keys, k.Keystroke()) {
			continue
		}
		if a.Why != nil {
			if why := a.Why(m); why != "" {
				m.say(why)
				return nil
			}
		}
		m.notice = notice{}
		return a.Run(m)
	}
	return nil
}

// welcomeKey handles the ways to begin with an empty file.
func (m *Model) welcomeKey(key string) (tea.Cmd, bool) {
	switch cyrillic.Replace(key) {
	case "n":
		return openEntry("process")(m), true
	case "d":
		if m.o.OpenDemo == nil {
			return nil, true
		}
		m.say("opening the demonstration")
		ctx, open := m.ctx, m.o.OpenDemo
		return func() tea.Msg {
			d, at, err := open(ctx)
			return demoMsg{d, at, err}
		}, true
	}
	return nil, false
}

func (m *Model) demonstrate(msg demoMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.desk, m.at, m.demo, m.process, m.stamp, m.now = msg.desk, msg.at, true, "", 0, true
	m.say("this is the demonstration, in a file of its own")
	return m.reload()
}

func readOnly(m *Model) string {
	if m.at.Known > 0 {
		return "the file is shown as it stood after an act: T returns to now"
	}
	return ""
}

func needsPoint(m *Model) string {
	if _, _, ok := selectedPoint(m); !ok {
		return "no point is selected"
	}
	return readOnly(m)
}

func needsRecord(m *Model) string {
	if s, ok := m.current().(*processScreen); ok && s.list.key() != "" {
		return readOnly(m)
	}
	return needsPoint(m)
}

func needsProcess(m *Model) string {
	if m.title.Handle == "" {
		return "there is no process yet"
	}
	return ""
}

func needsRow(m *Model) string {
	if l := m.current().rows(); l == nil || l.key() == "" {
		return "nothing is selected"
	}
	return ""
}

func moveBy(by int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		if l := m.current().rows(); l != nil {
			l.move(by)
		}
		return m.current().moved(m)
	}
}

func movePage(sign, part int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		l := m.current().rows()
		if l == nil {
			return nil
		}
		l.move(sign * max(1, l.height/part))
		return m.current().moved(m)
	}
}

func goTo(tab int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		m.tab, m.point = tab, nil
		return m.reload()
	}
}

// escape closes what is open, one level at a time.
func escape(m *Model) tea.Cmd {
	switch s := m.current().(type) {
	case *pointScreen:
		m.point = nil
		return m.reload()
	case *inboxScreen:
		if s.review != nil {
			return s.leave(m)
		}
	}
	if s, ok := m.current().(filtered); ok && s.narrowed().clear() {
		s.arrange()
		return m.current().moved(m)
	}
	return nil
}

func quit(m *Model) tea.Cmd {
	if s, ok := m.current().(*inboxScreen); m.point != nil || ok && s.review != nil {
		return escape(m)
	}
	return m.leave()
}

// step asks for the days on which something moved, to look from the next one
// in a direction.
func (m *Model) step(direction int) tea.Cmd {
	process, d, ctx := m.process, m.desk, m.ctx
	return func() tea.Msg {
		days, err := d.Moves(ctx, process, desk.At{Day: day.Max})
		return movesMsg{direction, days, err}
	}
}

// stepped moves the view. Beyond the last day lies now.
func (m *Model) stepped(msg movesMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	today := m.desk.Today()
	best, found := today, false
	for _, d := range msg.days {
		switch {
		case d > today:
		case msg.direction < 0 && d < m.at.Day && (!found || d > best):
			best, found = d, true
		case msg.direction > 0 && d > m.at.Day && (!found || d < best):
			best, found = d, true
		}
	}
	if !found && msg.direction < 0 {
		m.say("nothing moved before this day")
		return nil
	}
	return m.look(best)
}

func undoThis(m *Model) tea.Cmd {
	l, ok := m.current().(*logScreen)
	if !ok {
		return nil
	}
	seq := l.selected()
	if seq == 0 {
		return nil
	}
	return m.act("", func(ctx context.Context) (desk.Done, error) { return m.desk.Undo(ctx, seq) }, nil)
}

// click selects the row under the mouse, opens it if it was selected, or
// changes the screen.
func (m *Model) click(e tea.Mouse) tea.Cmd {
	if len(m.modals) > 0 || e.Button != tea.MouseLeft {
		return nil
	}
	m.notice = notice{}
	if e.Y == 1 {
		x := 0
		for i, s := range m.screens {
			x += len(s.name()) + 5
			if e.X < x {
				return goTo(i)(m)
			}
		}
		return nil
	}
	l := m.current().rows()
	if l == nil || e.Y < linesAbove || m.point != nil { // the lines of a point are not its rows
		return nil
	}
	index := l.at(e.Y - linesAbove - listTop)
	if listW, _, _, _ := split(m.width, m.height-linesAbove-linesBelow); index < 0 || e.X >= listW {
		return nil
	}
	if index == l.cursor {
		return m.current().open(m)
	}
	l.cursor = index
	return m.current().moved(m)
}

func (m *Model) wheel(e tea.Mouse) tea.Cmd {
	if len(m.modals) > 0 {
		return nil
	}
	switch e.Button {
	case tea.MouseWheelDown:
		return moveBy(3)(m)
	case tea.MouseWheelUp:
		return moveBy(-3)(m)
	}
	return nil
}

// listTop is how many lines of column heads stand above the rows of a list.
const listTop = 1
