package ui

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/day"
)

// A Model is the whole interface.
type Model struct {
	ctx    context.Context //nolint:containedctx // the program's own; commands run under it
	o      Options
	desk   *desk.Desk
	demo   bool
	theme  theme
	fixed  bool // the theme was chosen and does not follow the terminal
	width  int
	height int

	process string
	title   desk.ProcessRow
	at      desk.At
	now     bool // the view follows today

	screens []screen
	tab     int
	point   *pointScreen // open over the board; nil otherwise
	modals  []modal

	accept float64 // the confidence from which A accepts

	asked  map[string]int // newest request of each page
	stamp  uint64
	notice notice
	ready  bool // the file has answered: whether it is empty is known

	job     *job   // the long doing that is under way; nil otherwise
	refused string // what the last import could not read, to be typed otherwise
	writes  sync.WaitGroup
	pending int           // acts under way
	last    chan struct{} // closed when the newest act is done
	leaving bool          // quit when they are done
}

// A screen is one page of the interface.
type screen interface {
	name() string
	load(m *Model) tea.Cmd
	show(m *Model, page any)
	rows() *list
	open(m *Model) tea.Cmd
	moved(m *Model) tea.Cmd
	draw(m *Model, w, h int) []string
}

// A modal takes every key until it is closed.
type modal interface {
	key(m *Model, k tea.KeyPressMsg) tea.Cmd
	paste(m *Model, text string) tea.Cmd
	draw(m *Model, w, h int) []string
	footer() string
}

// A notice is the words above the keys. It stays until the next key that does
// something.
type notice struct {
	text  string
	grave bool
	brief bool // one line of it is enough: the log has the rest
}

func newModel(ctx context.Context, o Options) *Model {
	m := &Model{
		ctx: ctx, o: o, desk: o.Desk, demo: o.Demo, theme: newTheme(o.Theme, o.ASCII), fixed: o.Theme != "", process: o.Process, at: o.At,
		now: o.At.Day == o.Desk.Today(), asked: map[string]int{}, width: 80, height: 24, accept: o.Accept,
	}
	m.screens = []screen{newBoard(), newInbox(), newProcesses(), newLog()}
	return m
}

// Init asks for the first page and for the terminal's background.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.reload(), m.watch(), tea.RequestBackgroundColor)
}

// The messages that commands send back.
type (
	// pageMsg is a page that was asked for.
	pageMsg struct {
		screen string
		asked  int
		page   any
		err    error
	}
	// titleMsg is the title line.
	titleMsg struct {
		asked int
		row   desk.ProcessRow
		err   error
	}
	// movesMsg are the days on which something moved, to step to the next one.
	movesMsg struct {
		direction int
		days      []day.Date
		err       error
	}
	// doneMsg is an act that was carried out, or was not.
	doneMsg struct {
		done desk.Done
		verb string
		err  error
		then func(*Model) tea.Cmd
		job  *job // that it ends; nil for short acts
	}
	// stampMsg says whether anybody wrote to the file.
	stampMsg struct {
		stamp uint64
		err   error
	}
	// demoMsg is the demonstration, opened.
	demoMsg struct {
		desk *desk.Desk
		at   desk.At
		err  error
	}
)

// Update hands each message to what it is for.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg)
	case tea.BackgroundColorMsg:
		m.background(msg)
	case tea.KeyPressMsg:
		cmd = m.press(msg)
	case tea.PasteMsg:
		if n := len(m.modals); n > 0 {
			cmd = m.modals[n-1].paste(m, msg.Content)
		}
	case tea.MouseClickMsg:
		cmd = m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		cmd = m.wheel(msg.Mouse())
	case pageMsg:
		cmd = m.arrived(msg)
	case titleMsg:
		m.titled(msg)
	case movesMsg:
		cmd = m.stepped(msg)
	case doneMsg:
		cmd = m.finished(msg)
	case jobMsg:
		cmd = m.watchJob()
	case stampMsg:
		cmd = m.stamped(msg)
	case demoMsg:
		cmd = m.demonstrate(msg)
	case formMsg:
		cmd = m.formed(msg)
	case entryMsg:
		m.entered(msg)
	case evidenceMsg:
		cmd = m.proved(msg)
	case namesMsg:
		m.completed(msg)
	}
	return m, cmd
}

func (m *Model) resize(msg tea.WindowSizeMsg) {
	if msg.Width > 0 && msg.Height > 0 { // some terminals say 0×0 at first
		m.width, m.height = msg.Width, msg.Height
	}
}

// background follows the terminal unless a theme was chosen.
func (m *Model) background(msg tea.BackgroundColorMsg) {
	if m.fixed {
		return
	}
	name := "light"
	if msg.IsDark() {
		name = "dark"
	}
	m.theme = newTheme(name, m.o.ASCII)
}

// current is the screen that is shown.
func (m *Model) current() screen {
	if m.point != nil {
		return m.point
	}
	return m.screens[m.tab]
}

// ask reads a page in the background, in one go or in several of which each
// tells more. Only answers to the newest request of a screen are shown.
func (m *Model) ask(screen string, reads ...func(context.Context) (any, error)) tea.Cmd {
	m.asked[screen]++
	asked, ctx := m.asked[screen], m.ctx
	cmds := make([]tea.Cmd, len(reads))
	for i, read := range reads {
		cmds[i] = func() tea.Msg {
			page, err := read(ctx)
			return pageMsg{screen, asked, page, err}
		}
	}
	return tea.Sequence(cmds...)
}

func (m *Model) arrived(msg pageMsg) tea.Cmd {
	if msg.asked != m.asked[msg.screen] {
		return nil
	}
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	owner, _, _ := strings.Cut(msg.screen, " ")
	if m.point != nil && owner == m.point.name() {
		m.point.show(m, msg.page)
	}
	for _, s := range m.screens {
		if s.name() == owner {
			s.show(m, msg.page)
		}
	}
	return m.current().moved(m)
}

// reload asks for everything that is on screen.
func (m *Model) reload() tea.Cmd {
	return tea.Batch(m.current().load(m), m.loadTitle())
}

func (m *Model) loadTitle() tea.Cmd {
	m.asked["title"]++
	asked, process, at, d, ctx := m.asked["title"], m.process, m.at, m.desk, m.ctx
	return func() tea.Msg {
		row, err := d.Title(ctx, process, at)
		return titleMsg{asked, row, err}
	}
}

func (m *Model) titled(msg titleMsg) {
	if msg.asked != m.asked["title"] {
		return
	}
	m.ready = true
	if msg.err != nil {
		m.fail(msg.err)
		return
	}
	m.title, m.process = msg.row, msg.row.Handle
}

// act carries an act out in the background, after those before it, so that
// they are entered and undone in the order of the keys; the interface leaves
// only when all are done.
func (m *Model) act(verb string, do func(context.Context) (desk.Done, error), then func(*Model) tea.Cmd) tea.Cmd {
	ctx := context.WithoutCancel(m.ctx) // what was begun is finished
	before, done := m.last, make(chan struct{})
	m.last = done
	return m.carry(func() doneMsg {
		defer close(done)
		if before != nil {
			<-before
		}
		made, err := do(ctx)
		return doneMsg{done: made, verb: verb, err: err, then: then}
	})
}

// carry runs what writes in the background; leaving waits for it.
func (m *Model) carry(out func() doneMsg) tea.Cmd {
	m.pending++
	m.writes.Add(1)
	return func() tea.Msg {
		defer m.writes.Done()
		return out()
	}
}

func (m *Model) finished(msg doneMsg) tea.Cmd {
	m.pending--
	if msg.job != nil {
		m.job, m.refused = nil, ""
		if msg.err != nil {
			m.refused = msg.job.name
		}
	}
	if msg.err != nil {
		m.fail(msg.err)
	} else {
		text := msg.verb
		switch {
		case text == "":
			text = msg.done.Title
		case msg.done.Title != "":
			text += ": " + msg.done.Title
		}
		for _, w := range msg.done.Warnings {
			text += " (note: " + w + ")"
		}
		m.notice = notice{text: text, brief: len(msg.done.Warnings) == 0}
	}
	if m.leaving && m.pending == 0 {
		return tea.Quit
	}
	cmd := m.reload()
	if msg.then != nil && msg.err == nil {
		return tea.Batch(cmd, msg.then(m))
	}
	return cmd
}

// closing returns what closes a modal once its act is done, so that what was
// typed is not lost where the act is refused.
func (m *Model) closing(d modal) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		m.close(d)
		return nil
	}
}

func (m *Model) close(d modal) {
	m.modals = slices.DeleteFunc(m.modals, func(o modal) bool { return o == d })
}

// watch asks in a while whether anybody wrote to the file.
func (m *Model) watch() tea.Cmd {
	d := m.desk
	return tea.Tick(refreshEvery, func(time.Time) tea.Msg {
		stamp, err := d.Stamp()
		return stampMsg{stamp, err}
	})
}

func (m *Model) stamped(msg stampMsg) tea.Cmd {
	if msg.err != nil || msg.stamp == m.stamp {
		return m.watch()
	}
	first := m.stamp == 0
	m.stamp = msg.stamp
	if first {
		return m.watch()
	}
	return tea.Batch(m.watch(), m.reload())
}

// fail says what went wrong.
func (m *Model) fail(err error) {
	if isEmptyFile(err) {
		return
	}
	m.notice = notice{text: err.Error(), grave: true}
}

func (m *Model) say(text string) { m.notice = notice{text: text} }

// leave ends the program, after the acts that are under way.
func (m *Model) leave() tea.Cmd {
	if m.job != nil {
		m.job.stop() // and keep what is done
	}
	if m.pending > 0 {
		m.leaving = true
		m.say("finishing what is being written")
		return nil
	}
	return tea.Quit
}

// push opens a modal on top.
func (m *Model) push(d modal) tea.Cmd {
	m.modals = append(m.modals, d)
	return nil
}

// pop closes the modal on top.
func (m *Model) pop() {
	if n := len(m.modals); n > 0 {
		m.modals = m.modals[:n-1]
	}
}

// look moves the view to another day.
func (m *Model) look(d day.Date) tea.Cmd {
	m.at.Day = d
	m.now = d == m.desk.Today()
	return m.reload()
}
