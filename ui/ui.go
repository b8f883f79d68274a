// Package ui is the terminal interface. It has no rules of its own: screens
// ask the desk, show what it says and hand it the analyst's acts.
//
// One frame holds everything: a title line, tabs, the screen, the
// latest words, one line of the keys that work now. Screens are small and alike: each
// loads its page in the background, keeps a list known by key, and draws
// lines. Whatever can be pressed stands in one table of actions, from which
// keys, footer and help are made. Update does no input or output; results
// carry the request that they answer, and late ones are dropped.
package ui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"parley/desk"
	"parley/ui/draft"
	"parley/ui/setting"
)

// Options are what the interface is handed from outside.
type Options struct {
	Desk     *desk.Desk
	Process  string  // handle of the process to open; empty for the last used
	At       desk.At // the moment from which it looks
	Demo     bool    // the file is the demonstration
	OpenDemo func(context.Context) (*desk.Desk, desk.At, error)
	ASCII    bool
	Set      setting.Values
	Drafts   draft.Store // what is typed and not sent
	Views    string      // the file of saved views; empty: none are kept
	Environ  []string
	In       io.Reader
	Out      io.Writer
}

// IsTerminal reports whether a stream is a terminal.
func IsTerminal(stream any) bool {
	f, ok := stream.(term.File)
	return ok && term.IsTerminal(f.Fd())
}

// Run shows the interface until the analyst leaves it or the context ends.
// What was being written then is finished first.
func Run(ctx context.Context, o Options) error {
	m := newModel(ctx, o)
	p := tea.NewProgram(
		m, tea.WithContext(ctx), tea.WithFPS(120), tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(o.Environ),
		tea.WithColorProfile(m.profile), tea.WithoutSignalHandler(),
	)
	_, err := p.Run()
	m.writes.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, tea.ErrProgramPanic):
		return errFailed
	}
	return err
}

// errFailed is what is said where the program failed within itself; where it
// did stands above it on the terminal.
var errFailed = errors.New("this is a fault of parley, shown above; what was entered is kept, and parley check looks at the file")

// profile is how many colours the terminal shows. The convention of
// no-color.org counts whatever the variable is set to; the library takes "0"
// for unset. Where nothing is shown on a terminal, as in tests, it is all of them.
func (o Options) profile() colorprofile.Profile {
	if o.Out == nil {
		return colorprofile.TrueColor
	}
	for _, e := range o.Environ {
		if len(e) > len("NO_COLOR=") && e[:len("NO_COLOR=")] == "NO_COLOR=" {
			return colorprofile.ASCII
		}
	}
	return colorprofile.Detect(o.Out, o.Environ)
}

// refreshEvery is how often the file is asked whether anybody wrote to it.
const refreshEvery = 700 * time.Millisecond
