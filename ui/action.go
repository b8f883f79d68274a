package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/setting"
)

// An Action is something that the analyst can have done. The actions of all
// screens make one table; keys, footer, help, palette, mouse and the manual
// are read from it.
type Action struct {
	ID     string                                // how configuration and palette name it
	Keys   []string                              // the first is the one that is shown; none: it is in the palette only
	Title  string                                // a word or two, for the footer and the palette
	Help   string                                // a sentence
	Foot   bool                                  // it is in the footer
	Shown  string                                // the keys in the footer, where it tells of two actions at once
	Where  []string                              // names of screens; none is everywhere
	Not    []string                              // names of screens where it is not all the same
	Why    func(*Model) string                   // why it cannot be done now; empty if it can
	Run    func(*Model) tea.Cmd                  // what the key does
	Line   string                                // the command line that prints or does the same, for those who read line by line; empty: there is none
	Takes  func(*Model, string) (tea.Cmd, error) // what the palette does with words behind the name; nil: it takes none
	Offers func(*Model) []string                 // the words that there are to choose from; nil: any
}

// here reports whether the action belongs to the open screen.
func (a *Action) here(m *Model) bool { return a.on(m.current().name()) }

// on reports whether the action belongs to the screen of a name.
func (a *Action) on(screen string) bool {
	return (len(a.Where) == 0 || slices.Contains(a.Where, screen)) && !slices.Contains(a.Not, screen)
}

// places names the screens that the action belongs to; empty is everywhere.
func (a *Action) places() string {
	if len(a.Not) > 0 {
		return "all but " + strings.Join(a.Not, ", ")
	}
	return strings.Join(a.Where, ", ")
}

// why says why the action cannot be done now; empty if it can.
func (a *Action) why(m *Model) string {
	if a.Why == nil {
		return ""
	}
	return a.Why(m)
}

// shown is the key that the footer shows.
func (a *Action) shown() string {
	if a.Shown != "" || len(a.Keys) == 0 {
		return a.Shown
	}
	return a.Keys[0]
}

// allActions is the table: those of each screen, of what is everywhere, and of
// the tabs. Footers show them in this order.
func allActions() []Action {
	var all []Action
	for _, s := range tabs {
		all = append(all, s.actions()...)
	}
	for _, more := range [][]Action{
		pointActions(), reviewActions(), readerActions(), recordActions(), outsideActions(), timeActions(), listActions(), searchActions(), viewActions(), workActions(), tabActions(), frameActions(), paletteActions(),
	} {
		all = append(all, more...)
	}
	return all
}

// tabActions open the tabs by their number.
func tabActions() []Action {
	var all []Action
	for i, s := range tabs {
		all = append(all, Action{
			ID: tabPrefix + s.name, Keys: []string{tabKey(i)}, Title: s.name, Help: s.help, Line: s.line, Run: func(m *Model) tea.Cmd { return m.goTo(i) },
		})
	}
	evidence := []string{nameReader} // there tab goes through it
	return append(
		all,
		Action{ID: "next", Keys: []string{"tab"}, Title: "next screen", Help: "the next screen", Not: evidence, Run: func(m *Model) tea.Cmd { return m.goTo((m.tab + 1) % len(m.screens)) }},
		Action{ID: "previous", Keys: []string{"shift+tab"}, Title: "previous screen", Help: "the screen before", Not: evidence, Run: func(m *Model) tea.Cmd { return m.goTo((m.tab + len(m.screens) - 1) % len(m.screens)) }},
	)
}

// tabKey is the key of a tab by its place.
func tabKey(i int) string { return fmt.Sprint((i + 1) % 10) }

// editable are the screens on which a record can be selected to be changed.
var editable = []string{nameBoard, namePoint, namePeople, namePerson, nameParty, nameAgenda, nameEvent, nameFound, nameProcesses}

// recordActions enter and change records, wherever one is selected.
func recordActions() []Action {
	return []Action{
		{ID: "add", Keys: []string{"a"}, Title: "add", Help: "enter a record in one line", Line: "add", Foot: true, Why: readOnly, Run: openEntry("")},
		{ID: "edit", Keys: []string{"e"}, Title: "edit", Help: "change the selected record in a form", Foot: true, Where: editable, Why: needsRecord, Run: openForm},
		{ID: "editAny", Keys: []string{"E"}, Title: "edit any", Help: "change any record in a form, by its handle", Line: "edit", Why: readOnly, Run: openAnyForm},
		{ID: "merge", Keys: []string{"m"}, Title: "merge", Help: "merge the selected point into another", Line: "merge", Where: []string{nameBoard, namePoint}, Why: needsPoint, Run: openMerge},
	}
}

// workActions bring articles in and take snapshots out, and walk back and
// forth over what was done.
func workActions() []Action {
	return []Action{
		{ID: "import", Keys: []string{"i"}, Title: "import", Help: "import articles from a file, a folder or an address", Line: "import", Foot: true, Why: needsNoJob, Run: openImport},
		{ID: "export", Keys: []string{"x"}, Title: "export", Help: "export the status snapshot to a file", Line: "snapshot -o", Foot: true, Why: needsProcess, Run: openExport},
		{ID: "undo", Keys: []string{"u"}, Title: "undo", Help: "undo the newest act of the interface", Line: "undo", Foot: true, Why: readOnly, Run: func(m *Model) tea.Cmd {
			return m.times(func() tea.Cmd {
				return m.act("", func(ctx context.Context) (desk.Done, error) { return m.desk.Undo(ctx, 0) }, nil)
			})
		}},
		{ID: "redo", Keys: []string{"ctrl+r"}, Title: "redo", Help: "redo what was undone", Line: "redo", Why: readOnly, Run: func(m *Model) tea.Cmd {
			return m.times(func() tea.Cmd { return m.act("", m.desk.Redo, nil) })
		}},
		{ID: "stop", Keys: []string{"ctrl+x"}, Title: "stop", Help: "stop what is being imported, keeping what is done", Foot: true, Why: needsJob, Run: stopJob},
	}
}

// frameActions are those of the frame itself.
func frameActions() []Action {
	return []Action{
		{ID: "back", Keys: []string{"H", "ctrl+o"}, Title: "back", Help: "back to where you were before", Run: func(m *Model) tea.Cmd { return m.jump(-1) }},
		{ID: "forward", Keys: []string{"L"}, Title: "forward", Help: "forward again", Run: func(m *Model) tea.Cmd { return m.jump(+1) }},
		{ID: "help", Keys: []string{"?"}, Title: "help", Help: "list every key and the words used here", Foot: true, Run: openHelp},
		{ID: "escape", Keys: []string{"esc", "ctrl+["}, Title: "up", Help: "back, one level", Run: escape},
		{ID: "left", Keys: []string{"h", "left"}, Title: "left", Help: "back, one level", Not: []string{nameMatrix}, Run: escape},
		{ID: "repaint", Keys: []string{"ctrl+l"}, Title: "repaint", Help: "draw the screen anew", Run: func(*Model) tea.Cmd { return tea.ClearScreen }},
		{ID: "suspend", Keys: []string{"ctrl+z"}, Title: "suspend", Help: "suspend parley; fg brings it back", Run: func(*Model) tea.Cmd { return tea.Suspend }},
		{ID: "quit", Keys: []string{"q"}, Title: "quit", Help: "back, and leave from a screen", Foot: true, Run: quit},
	}
}

func readOnly(m *Model) string {
	if m.at.Known > 0 {
		return "the file is shown as it stood after an act: " + m.keyOf("today") + " returns to now"
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
	if s, ok := m.current().(handled); !ok || s.handle() == "" {
		return "nothing is selected"
	}
	return readOnly(m)
}

func needsProcess(m *Model) string {
	if m.title.Handle == "" {
		return "there is no process yet"
	}
	return ""
}

func needsRow(m *Model) string {
	if l := m.current().rows(); l == nil || l.Key() == "" {
		return "nothing is selected"
	}
	return ""
}

// CheckKeys says what is wrong with keys that a user binds to actions: an
// action that there is not, a key that never gets to its action, or one that
// would mean two things on a screen.
func CheckKeys(set setting.Values) error {
	all, own, counts := bind(allActions(), set), set.Keys, set.Digits == setting.Counts
	known := map[string]bool{}
	for i := range all {
		known[all[i].ID] = true
	}
	var wrong []string
	for id, keys := range own {
		if !known[id] {
			return fmt.Errorf("keys: there is no action %q; parley man lists them", id)
		}
		for _, k := range keys {
			if why := spoken(k, counts); why != "" {
				wrong = append(wrong, fmt.Sprintf("keys: %s cannot have the key %q: %s", id, k, why))
			}
		}
	}
	for _, screen := range screenNames() {
		owner := map[string]string{}
		for i := range all {
			a := &all[i]
			if !a.on(screen) {
				continue
			}
			for _, k := range a.Keys {
				if other, taken := owner[k]; taken {
					wrong = append(wrong, fmt.Sprintf("keys: on the screen %s the key %s means both %s and %s", screen, k, other, a.ID))
				}
				owner[k] = a.ID
			}
		}
	}
	slices.Sort(wrong)
	if len(wrong) > 0 {
		return fmt.Errorf("%s", strings.Join(slices.Compact(wrong), "\n"))
	}
	return nil
}

// spoken says what a key always means, whatever it is bound to; empty if it is
// free.
func spoken(key string, counts bool) string {
	digit, alt := strings.CutPrefix(key, "alt+")
	switch {
	case key == "":
		return "it is none; an empty list takes an action's keys away"
	case key == "ctrl+c":
		return "it always leaves parley"
	case len(digit) == 1 && digit >= "1" && digit <= "9" && alt != counts:
		return "it begins a count"
	}
	return ""
}

// bind gives actions the keys that the analyst wants for them. Where digits
// count, tabs are opened with alt.
func bind(all []Action, set setting.Values) []Action {
	for i := range all {
		a := &all[i]
		if tab, ok := strings.CutPrefix(a.ID, tabPrefix); ok && tab != "" && set.Digits == setting.Counts {
			a.Keys = []string{"alt+" + a.Keys[0]}
		}
		if keys, ok := set.Keys[a.ID]; ok {
			a.Keys, a.Shown = keys, ""
		}
	}
	return all
}

// tabPrefix begins the IDs of the actions that open tabs.
const tabPrefix = "tab"

// A KeyRow is an action as the manual and the README list it.
type KeyRow struct {
	ID, Keys, Title string
	Where           string // the screens; empty is everywhere
	Help            string
}

// KeyTable lists the actions that have keys, with those that they have when
// nobody binds others.
func KeyTable() []KeyRow {
	var rows []KeyRow
	for _, a := range allActions() {
		if len(a.Keys) > 0 {
			rows = append(rows, KeyRow{ID: a.ID, Keys: strings.Join(a.Keys, " "), Title: a.Title, Where: a.places(), Help: a.Help})
		}
	}
	return rows
}

// CommandFor is the command line of the action with an ID or title, and whether
// there is such an action.
func CommandFor(name string) (line string, found bool) {
	for _, a := range allActions() {
		if strings.EqualFold(a.ID, name) || strings.EqualFold(a.Title, name) {
			if found = true; a.Line != "" {
				return a.Line, true
			}
		}
	}
	return "", found
}
