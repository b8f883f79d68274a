package ui

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"parley/desk"
	"parley/model/day"
	"parley/ui/draw"
	"parley/ui/term"
	"parley/ui/views"
)

// A Model is the whole interface.
type Model struct {
	ctx     context.Context //nolint:containedctx // the program's own; commands run under it
	o       Options
	desk    *desk.Desk
	demo    bool
	theme   draw.Theme
	profile colorprofile.Profile
	width   int
	height  int

	process string
	title   desk.ProcessRow
	at      desk.At
	now     bool       // the view follows today
	days    []day.Date // on which something moved, as they were last asked for
	dated   uint64     // what the file's stamp was then
	steps   int        // to go over them once they have come

	actions []Action
	count   int // typed before the next key; 0: none
	screens []screen
	tab     int
	over    []screen // opened from the tab, the last is shown
	behind  []place  // where the analyst was before
	ahead   []place  // and went back from
	modals  []modal
	sent    modal // whose act is under way: enter does not send it again
	memo    memo
	regions []region // what can be clicked in the frame that was drawn last

	accept float64 // the confidence from which A accepts

	asked    map[slot]int // newest request of each page
	stamp    uint64
	notice   notice
	told     []notice     // what was said in this session, the newest last
	commands []string     // what was typed into the palette, the newest first
	views    []views.View // as they were last read
	settled  bool         // the screen to begin on is open
	ready    bool         // the file has answered: whether it is empty is known

	job     *job   // the long doing that is under way; nil otherwise
	refused string // what the last import could not read, to be typed otherwise
	writes  sync.WaitGroup
	pending int           // acts under way
	last    chan struct{} // closed when the newest act is done
	leaving bool          // quit when they are done

	keys    int           // typed into what is kept as a draft
	kept    chan struct{} // closed when the newest draft is kept
	outside term.Outside
	after   func(time.Duration, func() tea.Msg) tea.Cmd
	editor  func(*term.Editing, tea.ExecCallback) tea.Cmd
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
		ctx: ctx, o: o, desk: o.Desk, demo: o.Demo, profile: o.profile(), process: o.Process, at: o.At,
		now: o.At.Day == o.Desk.Today(), asked: map[slot]int{}, memo: memo{}, width: 80, height: 24, accept: o.Set.Accept,
		outside: term.New(o.Environ), after: after,
		editor: func(e *term.Editing, done tea.ExecCallback) tea.Cmd { return tea.ExecProcess(e.Command(), done) },
	}
	m.paint(o.Set.Theme)
	m.actions = bind(allActions(), o.Set)
	m.restart()
	m.tab = tabOf(nameBoard)
	return m
}

// restart makes the tabs anew, as for another process.
func (m *Model) restart() {
	m.screens = m.screens[:0]
	for _, t := range tabs {
		m.screens = append(m.screens, t.make(m))
	}
	m.over, m.behind, m.ahead, m.days = nil, nil, nil, nil
}

// paint chooses the theme.
func (m *Model) paint(name string) {
	m.theme = draw.NewTheme(name, m.profile, m.o.ASCII, m.o.Set.Themes)
}

// Init asks for the first page and for the terminal's background.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.reload(), m.watch(), tea.RequestBackgroundColor)
}

// Update hands each message to what it is for.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		cmd = m.resize(msg)
	case tea.BackgroundColorMsg:
		m.background(msg)
	case tea.KeyPressMsg:
		cmd = m.press(msg)
	case tea.PasteMsg:
		if n := len(m.modals); n > 0 {
			cmd = m.typed(m.modals[n-1], m.modals[n-1].paste(m, msg.Content))
		}
	case tea.MouseClickMsg:
		cmd = m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		cmd = m.wheel(msg.Mouse())
	case pageMsg:
		cmd = m.arrived(msg)
	case titleMsg:
		cmd = m.titled(msg)
	case movesMsg:
		cmd = m.moves(msg)
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
	case answerMsg:
		cmd = m.answered(msg)
	default:
		cmd = m.beyond(msg)
	}
	return m, cmd
}

// beyond takes what comes from outside the terminal's cells.
func (m *Model) beyond(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case restMsg:
		return m.rested(msg)
	case keptMsg:
		if msg.err != nil {
			m.fail(msg.err)
		}
	case copiedMsg:
		return m.copied(msg)
	case openedMsg:
		m.opened(msg)
	case editedMsg:
		return m.edited(msg)
	}
	return nil
}

func (m *Model) resize(msg tea.WindowSizeMsg) tea.Cmd {
	if msg.Width > 0 && msg.Height > 0 { // some terminals say 0×0 at first
		m.width, m.height = msg.Width, msg.Height
	}
	return m.current().moved(m) // more rows may be on screen
}

// background follows the terminal unless a theme was chosen.
func (m *Model) background(msg tea.BackgroundColorMsg) {
	switch {
	case m.o.Set.Theme != "":
	case msg.IsDark():
		m.paint("dark")
	default:
		m.paint("light")
	}
}

// watch asks in a while whether anybody wrote to the file.
func (m *Model) watch() tea.Cmd {
	d := m.desk
	return tea.Tick(refreshEvery, func(time.Time) tea.Msg {
		stamp, err := d.Stamp()
		return stampMsg{stamp, err}
	})
}

// stampMsg says whether anybody wrote to the file.
type stampMsg struct {
	stamp uint64
	err   error
}

func (m *Model) stamped(msg stampMsg) tea.Cmd {
	if today := m.desk.Today(); m.now && m.at.Day != today { // midnight has passed
		return tea.Batch(m.watch(), m.look(today))
	}
	if msg.err != nil || msg.stamp == m.stamp {
		return m.watch()
	}
	m.stamp = msg.stamp
	return tea.Batch(m.watch(), m.reload())
}

// fail says what went wrong.
func (m *Model) fail(err error) {
	if isEmptyFile(err) {
		return
	}
	m.tell(notice{text: err.Error(), grave: true})
}

func (m *Model) say(text string) { m.tell(notice{text: text}) }

// mostTold is how many notices are kept for reading them again.
const mostTold = 50

// tell shows a notice and keeps it, so that none is lost to the next key.
func (m *Model) tell(n notice) {
	m.notice = n
	if k := len(m.told); k > 0 && m.told[k-1] == n {
		return
	}
	m.told = append(m.told, n)
	m.told = m.told[max(0, len(m.told)-mostTold):]
}

// leave ends the program, after the acts that are under way.
func (m *Model) leave() tea.Cmd {
	if m.job != nil {
		m.job.stop() // and keep what is done
	}
	if m.pending > 0 {
		m.leaving = true
		m.say("finishing what is being written")
		return m.keepAll()
	}
	return tea.Sequence(m.keepAll(), tea.Quit)
}

// push opens a modal on top.
func (m *Model) push(d modal) tea.Cmd {
	m.modals = append(m.modals, d)
	return nil
}

// pop closes the modal on top.
func (m *Model) pop() {
	if d := m.top(); d != nil {
		m.close(d)
	}
}

// top is the modal that keys go to, nil where there is none.
func (m *Model) top() modal {
	if n := len(m.modals); n > 0 {
		return m.modals[n-1]
	}
	return nil
}

// close closes a modal; what it has asked for is no longer waited for.
func (m *Model) close(d modal) {
	maps.DeleteFunc(m.asked, func(s slot, _ int) bool { return s.of == d })
	m.modals = slices.DeleteFunc(m.modals, func(o modal) bool { return o == d })
}

// closing returns what closes a modal once its act is done, so that what was
// typed is not lost where the act is refused.
func (m *Model) closing(d modal) func(*Model) tea.Cmd {
	m.sent = d
	return func(m *Model) tea.Cmd {
		m.close(d)
		if k, ok := d.(keeper); ok {
			if name, _, begun := k.draft(); begun {
				return m.keepText(name, "")
			}
		}
		return nil
	}
}
