package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
)

// A job is a long doing that can be stopped: an import. What it has kept by
// then stays.
type job struct {
	name  string // what it imports, as it was typed; empty for feeds
	stop  context.CancelFunc
	meter desk.Meter
}

// jobMsg says that it is time to draw the progress of the job.
type jobMsg struct{}

// From when on the progress of a job is shown, and how often it is drawn.
const (
	longJob  = 500 * time.Millisecond
	jobEvery = 100 * time.Millisecond
)

// mostFaults is how many faults of an import the line of words tells.
const mostFaults = 3

// work carries a long doing out in the background. It ends with the program,
// or when the analyst stops it.
func (m *Model) work(name string, do func(context.Context, *desk.Meter, func(desk.Arrival)) (desk.Tally, error), then func(*Model) tea.Cmd) tea.Cmd {
	ctx, stop := context.WithCancel(m.ctx)
	j := &job{name: name, stop: stop}
	m.job, m.notice = j, notice{}
	return tea.Batch(m.carry(func() doneMsg {
		defer stop()
		var last desk.Arrival
		var faults []error
		var notes []string
		tally, err := do(ctx, &j.meter, func(a desk.Arrival) {
			switch {
			case a.Note != "":
				notes = append(notes, a.Note)
			case a.Err == nil:
				last = a
			case len(faults) < mostFaults:
				faults = append(faults, a.Err)
			}
		})
		msg := doneMsg{then: then, job: j}
		switch stopped := errors.Is(err, context.Canceled); {
		case err != nil && !stopped:
			msg.err = err
		case tally.New+tally.Known == 0 && len(faults) > 0:
			msg.err = errors.Join(faults...)
		default:
			msg.done = arrived(tally, last, append(words(faults), notes...))
			if stopped {
				msg.verb = "stopped"
			}
		}
		return msg
	}), m.watchJob())
}

// arrived says what an import came to, with notes.
func arrived(tally desk.Tally, last desk.Arrival, notes []string) desk.Done {
	done := desk.Done{Title: tally.String(), Warnings: notes}
	if tally.New+tally.Known+tally.Failed == 1 {
		done.Title, done.Warnings = last.Title, slices.Concat(notes, last.Warnings)
		if last.Known {
			done.Title = last.Source.Handle + " is there already"
		}
	}
	return done
}

func words(faults []error) []string {
	var out []string
	for _, err := range faults {
		out = append(out, err.Error())
	}
	return out
}

// watchJob draws the progress again in a while, until the job is done.
func (m *Model) watchJob() tea.Cmd {
	if m.job == nil {
		return nil
	}
	return tea.Tick(jobEvery, func(time.Time) tea.Msg { return jobMsg{} })
}

func needsJob(m *Model) string {
	if m.job == nil {
		return "nothing is being imported"
	}
	return ""
}

func needsNoJob(m *Model) string {
	if m.job != nil {
		return "an import is under way; " + m.keyOf("stop") + " stops it"
	}
	return readOnly(m)
}

func stopJob(m *Model) tea.Cmd {
	m.job.stop()
	return nil
}

// pullFeeds imports what is new in all feeds of the file.
func pullFeeds(m *Model) tea.Cmd {
	d := m.desk
	return m.work("", func(ctx context.Context, meter *desk.Meter, tell func(desk.Arrival)) (desk.Tally, error) {
		return d.Pull(ctx, desk.Pull{Tell: tell, Meter: meter})
	}, nil)
}
