package ui

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model/clean"
	"parley/ui/term"
)

// citing is a screen on which something can be cited: in one line, and where
// it can be read.
type citing interface {
	cite() (line, where string, err error)
}

// sourced is a screen on which a source is at hand.
type sourced interface {
	sourceAt() (handle, address string)
}

// outsideActions are those that reach beyond the terminal's cells.
func outsideActions() []Action {
	cited := []string{nameBoard, namePoint, namePerson, nameParty, nameEvent, nameReader}
	return []Action{
		{ID: "copy", Keys: []string{"y"}, Title: "copy", Help: "copy what is selected as one line that cites it", Where: cited, Why: needsCitation, Run: copyCitation(false)},
		{ID: "copyWhole", Keys: []string{"Y"}, Title: "copy with source", Help: "copy it with the title and address of its source", Where: cited, Why: needsCitation, Run: copyCitation(true)},
		{ID: "source", Keys: []string{"o"}, Title: "source", Help: "open the address of the source", Where: []string{namePoint, namePerson, nameParty, nameEvent, nameReader, nameInbox}, Why: needsAddress, Run: openSource},
	}
}

func needsCitation(m *Model) string {
	s, ok := m.current().(citing)
	if !ok {
		return "nothing here can be cited"
	}
	if _, _, err := s.cite(); err != nil {
		return err.Error()
	}
	return ""
}

func copyCitation(whole bool) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		line, where, err := m.current().(citing).cite() //nolint:forcetypeassert // the action needs it
		if err != nil {
			m.fail(err)
			return nil
		}
		if whole && where != "" {
			line += " " + where
		}
		return m.copy(line)
	}
}

// copiedMsg is a text that was copied, or was not.
type copiedMsg struct {
	text  clean.Text
	route string
	osc52 string // what the terminal is to copy
	err   error
}

// copy puts a line on the clipboard.
func (m *Model) copy(line string) tea.Cmd {
	o, ctx, text := m.outside, m.ctx, clean.Line(line)
	return func() tea.Msg {
		route, osc52, err := o.Copy(ctx, text)
		return copiedMsg{text, route, osc52, err}
	}
}

func (m *Model) copied(msg copiedMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	m.say(msg.route + ": " + msg.text.String())
	if msg.osc52 == "" {
		return nil
	}
	return tea.SetClipboard(msg.osc52)
}

func needsAddress(m *Model) string {
	s, ok := m.current().(sourced)
	if !ok {
		return "no source is selected"
	}
	switch handle, address := s.sourceAt(); {
	case handle == "":
		return "no source is selected"
	case address == "":
		return handle + " has no address"
	}
	return ""
}

// openedMsg is an address that was opened, or was not.
type openedMsg struct {
	address string
	err     error
}

func openSource(m *Model) tea.Cmd {
	_, address := m.current().(sourced).sourceAt() //nolint:forcetypeassert // the action needs it
	o, ctx, words := m.outside, m.ctx, m.o.Set.Open
	return func() tea.Msg { return openedMsg{address, o.OpenAddress(ctx, words, address)} }
}

func (m *Model) opened(msg openedMsg) {
	if msg.err != nil {
		m.fail(msg.err)
		return
	}
	m.say("opened " + msg.address)
}

// edit gives a text to the analyst's editor and hands over what comes back, on
// one line.
func (m *Model) edit(of modal, text string, take func(*Model, string) tea.Cmd) tea.Cmd {
	o, dir := m.outside, cmp.Or(m.o.Drafts.Dir, filepath.Dir(m.desk.Path()))
	return inquire(m, of, "editor", func(context.Context) (*term.Editing, error) { return o.Edit(dir, ".txt", text+"\n") }, func(m *Model, e *term.Editing, err error) tea.Cmd {
		if err != nil {
			m.fail(err)
			return nil
		}
		return m.editor(e, func(err error) tea.Msg {
			text, changed := "", false
			if err == nil {
				text, changed, err = e.Read()
			}
			if err == nil {
				err = e.Done()
			}
			return editedMsg{text, changed, err, take}
		})
	})
}

// editedMsg is a text that comes back from the editor.
type editedMsg struct {
	text    string
	changed bool
	err     error
	take    func(*Model, string) tea.Cmd
}

func (m *Model) edited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	if !msg.changed {
		return nil
	}
	return msg.take(m, strings.Join(strings.Fields(msg.text), " "))
}

// cursor is what a line takes from where the cursor is.
func (m *Model) cursor() desk.Place {
	at := desk.Place{Process: m.process, At: m.at}
	if point, _, ok := selectedPoint(m); ok {
		at.Point = point.Handle
	}
	switch s := m.current().(type) {
	case *readerScreen:
		at.Source, at.Point = s.handle, s.point()
	default:
		at.Source = sourceAtHand(m)
	}
	return at
}
