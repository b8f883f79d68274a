package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/table"
)

// doneMsg is an act that was carried out, or was not.
type doneMsg struct {
	done desk.Done
	verb string
	err  error
	then func(*Model) tea.Cmd
	job  *job // that it ends; nil for short acts
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

// actEach carries out an act for each of several records, one after the other,
// and says how many there were; the first that is refused ends it.
func (m *Model) actEach(verb, thing string, handles []string, do func(context.Context, string) (desk.Done, error), then func(*Model) tea.Cmd) tea.Cmd {
	return m.act(verb, func(ctx context.Context) (desk.Done, error) {
		var all desk.Done
		for i, handle := range handles {
			done, err := do(ctx, handle)
			if err != nil && i > 0 {
				err = fmt.Errorf("after %d of %s: %w", i, countOf(len(handles), thing), err)
			}
			if err != nil {
				return all, err
			}
			done.Warnings = append(all.Warnings, done.Warnings...)
			all = done
		}
		if len(handles) > 1 {
			all.Title = countOf(len(handles), thing)
		}
		return all, nil
	}, then)
}

// unmarking returns what takes the marks of a list away once their act is
// done.
func unmarking(l *table.List) func(*Model) tea.Cmd {
	return func(*Model) tea.Cmd {
		l.Unmark()
		return nil
	}
}

// carry runs what writes in the background, from now on: a program that ends
// before it has come to the command waits for it all the same.
func (m *Model) carry(out func() doneMsg) tea.Cmd {
	m.pending++
	done := make(chan func() tea.Msg, 1)
	m.writes.Go(func() {
		defer func() {
			if fault := recover(); fault != nil { // the command fails with it, where the terminal is given back
				done <- func() tea.Msg { panic(fault) }
			}
		}()
		msg := out()
		done <- func() tea.Msg { return msg }
	})
	return func() tea.Msg { return (<-done)() }
}

func (m *Model) finished(msg doneMsg) tea.Cmd {
	m.pending--
	m.sent = nil
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
		m.tell(notice{text: text, brief: len(msg.done.Warnings) == 0})
	}
	then := func(*Model) tea.Cmd { return nil }
	if msg.then != nil && msg.err == nil {
		then = msg.then
	}
	if msg.err != nil {
		m.leaving = false // so that it is seen
	}
	if m.leaving && m.pending == 0 {
		return tea.Sequence(then(m), m.keepAll(), tea.Quit)
	}
	return tea.Batch(m.reload(), then(m))
}
