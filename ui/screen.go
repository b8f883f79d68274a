package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"parley/model/filter"
	"parley/ui/draw"
	"parley/ui/table"
)

// A screen is one page of the interface. Tabs are made once; what is opened
// from them stands over them until it is left.
type screen interface {
	name() string
	load(m *Model) tea.Cmd
	show(m *Model, page any)
	rows() *table.List // nil where nothing is listed
	open(m *Model) tea.Cmd
	moved(m *Model) tea.Cmd // the cursor is on another row, or rows came
	draw(m *Model, w, h int) []string
}

// A tab is a screen that is always there.
type tab struct {
	name    string
	help    string
	line    string // the command line that lists the same
	make    func(*Model) screen
	actions func() []Action // of this screen alone
}

// tabs are the tabs in their order. A new screen is a file of its own and a
// line here.
var tabs = []tab{
	{nameMoved, "what has moved since the last brief", "list moved", newMoved, movedActions},
	{nameBoard, "the board of disputes", "list points", newBoard, boardActions},
	{nameMatrix, "the matrix of points and parties", "matrix", newMatrix, matrixActions},
	{nameTimeline, "the timeline", "timeline", newTimeline, timelineActions},
	{namePeople, "the parties and people of the talks", "list people", newPeople, peopleActions},
	{nameAgenda, "the events planned, due and past", "list events", newAgenda, agendaActions},
	{nameInbox, "the inbox of sources to review", "list sources", newInbox, inboxActions},
	{nameProcesses, "the processes that are followed", "list processes", newProcesses, processActions},
	{nameLog, "the log of acts", "log", newLog, logActions},
}

// Screens by name.
const (
	nameMoved     = "Moved"
	nameBoard     = "Board"
	namePoint     = "Point"
	nameMatrix    = "Matrix"
	nameTimeline  = "Timeline"
	namePeople    = "People"
	namePerson    = "Person"
	nameParty     = "Party"
	nameAgenda    = "Agenda"
	nameEvent     = "Event"
	nameFound     = "Found"
	nameInbox     = "Inbox"
	nameReview    = "Review"
	nameReader    = "Reader"
	nameProcesses = "Processes"
	nameLog       = "Log"
)

// screenNames are the names of all screens: the tabs, and what is opened from
// them.
func screenNames() []string {
	var names []string
	for _, t := range tabs {
		names = append(names, t.name)
	}
	return append(names, overs...)
}

// A titled screen is about one thing, which the line of tabs names behind it.
type titled interface{ title() string }

// A handled screen knows the handle of the record that is selected; empty
// where there is none.
type handled interface{ handle() string }

// overs are the screens that are opened over the tabs.
var overs = []string{namePoint, namePerson, nameParty, nameEvent, nameFound, nameReview, nameReader}

// A listing is a table whose rows are narrowed by a filter: what most screens
// are made of.
type listing[R filter.Row] struct {
	table.Table[R]
	narrowing
	thing string // what a row is, for counting them
}

// count says how much is listed, narrowed by what, and in which order.
func (l *listing[R]) count() string {
	words := countOf(l.All(), l.thing)
	if !l.filter.Empty() {
		words = fmt.Sprintf("%d/%s · filter: %s", len(l.Keys), words, draw.Line(l.text))
	}
	if n := l.List.Below(); n > 0 {
		words += fmt.Sprintf(" · %d below", n)
	}
	if n := len(l.Marked()); n > 0 {
		words = fmt.Sprintf("%d marked · ", n) + words
	}
	return words
}

func (l *listing[R]) rows() *table.List { return &l.List }

// arrange lists what the filter lets through.
func (l *listing[R]) arrange() {
	l.Arrange(func(r *R) bool { return l.filter.Keeps(*r) })
}

func (l *listing[R]) narrowed() *narrowing { return &l.narrowing }
func (l *listing[R]) moved(*Model) tea.Cmd { return nil }

// listed is a screen whose rows can be filtered and sorted.
type listed interface {
	arrange()
	narrowed() *narrowing
	count() string
	Sorts() []string
	Sort() (name string, backwards bool)
	SortBy(name string, backwards bool) bool
}
