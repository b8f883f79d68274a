package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
)

// A job is a long doing that can be stopped: an import. What it has kept by
// then stays.
type job struct {
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
func (m *Model) work(verb string, do func(context.Context, *desk.Meter, func(desk.Arrival)) (desk.Tally, error), then func(*Model) tea.Cmd) tea.Cmd {
	ctx, stop := context.WithCancel(m.ctx)
	j := &job{stop: stop}
	m.job, m.notice = j, notice{}
	return tea.Batch(m.carry(func() doneMsg {
		defer stop()
		var last desk.Arrival
		var faults []error
		tally, err := do(ctx, &j.meter, func(a desk.Arrival) {
			if a.Err == nil {
				last = a
			} else if len(faults) < mostFaults {
				faults = append(faults, a.Err)
			}
		})
		msg := doneMsg{verb: verb, then: then, job: j}
		switch stopped := errors.Is(err, context.Canceled); {
		case err != nil && !stopped:
			msg.err = err
		case tally.New+tally.Known == 0 && len(faults) > 0:
			msg.err = errors.Join(faults...)
		default:
			msg.done = arrived(tally, last, faults)
			if stopped {
				msg.verb = "stopped"
			}
		}
		return msg
	}), m.watchJob())
}

// arrived says what an import came to.
func arrived(tally desk.Tally, last desk.Arrival, faults []error) desk.Done {
	done := desk.Done{Title: tally.String()}
	if tally.New+tally.Known+tally.Failed == 1 {
		done.Title, done.Warnings = last.Done.Title, last.Warnings
		if last.Known {
			done.Title = last.Source.Handle + " is there already"
		}
	}
	if last.Note != "" {
		done.Warnings = append(done.Warnings, last.Note)
	}
	for _, err := range faults {
		done.Warnings = append(done.Warnings, err.Error())
	}
	return done
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
		return "an import is under way; ctrl+x stops it"
	}
	return readOnly(m)
}

func stopJob(m *Model) tea.Cmd {
	m.job.stop()
	return nil
}
