package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/sample"
	"parley/ui"
)

// interactive opens the interface, or says what to do where there is no
// terminal to open it on.
func (a *app) interactive(cmd *cobra.Command) error {
	if a.accessible {
		return a.converse(cmd.Context())
	}
	if !ui.IsTerminal(a.Out) {
		cmd.SetOut(a.Err)
		_ = cmd.Usage()
		return &quietError{exitUsage}
	}
	d, at, err := a.look(cmd.Context(), interfaceOrigin)
	if err != nil {
		return err
	}
	return a.show(cmd.Context(), ui.Options{Desk: d, Process: a.process, At: at, OpenDemo: a.openDemo})
}

// show runs the interface with what the environment says about the terminal.
func (a *app) show(ctx context.Context, o ui.Options) error {
	if err := a.out.Flush(); err != nil {
		return err
	}
	debug.SetGCPercent(resident)
	o.In, o.Out = a.In, a.Out
	for _, key := range []string{"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM_PROGRAM", "SSH_TTY", "TMUX", "LC_ALL", "LC_CTYPE", "LANG", "WT_SESSION", "WAYLAND_DISPLAY", "DISPLAY", "VISUAL", "EDITOR", "HOME"} {
		if value, ok := a.Env(key); ok {
			o.Environ = append(o.Environ, key+"="+value)
		}
	}
	o.Set = a.config.Values
	if theme, ok := a.Env("PARLEY_THEME"); ok && theme != "" {
		o.Set.Theme = theme
	}
	if !o.Demo {
		var err error
		if o.Drafts, err = a.drafts(); err != nil {
			return err
		}
	}
	o.ASCII = !a.unicode()
	if dir, err := a.folder("XDG_STATE_HOME", ".local/state"); err == nil { // without a home folder no views are kept
		o.Views = filepath.Join(dir, "views.toml")
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP)
	defer stop()
	err := ui.Run(ctx, o)
	if errors.Is(err, context.Canceled) {
		return &quietError{exitInterrupted}
	}
	return err
}

// unicode reports whether the locale takes more than ASCII.
func (a *app) unicode() bool {
	for _, key := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value, ok := a.Env(key); ok && value != "" {
			upper := strings.ToUpper(value)
			return strings.Contains(upper, "UTF-8") || strings.Contains(upper, "UTF8")
		}
	}
	return true
}

func (a *app) demoCommand() *cobra.Command {
	var write string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Open the demonstration, in a file of its own",
		Long: `Open a sample of two processes in a temporary file that is removed afterwards. It
states what was publicly reported, in indirect speech. Its clock stands on its
last day. With --write the file is made and kept.`,
		Args: arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if write != "" {
				if _, err := os.Lstat(write); err == nil {
					return fmt.Errorf("%s is there already; give another name", write)
				}
				if err := sample.Write(cmd.Context(), write); err != nil {
					return err
				}
				a.say("%s is the demonstration; open it with: parley --db %s", write, write)
				return nil
			}
			if !ui.IsTerminal(a.Out) {
				return wrongly("the demonstration opens on a terminal; --write FILE makes its file")
			}
			d, at, err := a.openDemo(cmd.Context())
			if err != nil {
				return err
			}
			defer os.RemoveAll(filepath.Dir(d.Path()))
			return a.show(cmd.Context(), ui.Options{Desk: d, At: at, Demo: true, Process: "ukr"})
		},
	}
	cmd.Flags().StringVar(&write, "write", "", "make the demonstration in `FILE` and end")
	return cmd
}

// openDemo makes the demonstration in a temporary folder. Its clock stands on
// its last day and only advances within it.
func (a *app) openDemo(ctx context.Context) (*desk.Desk, desk.At, error) {
	dir, err := os.MkdirTemp("", "parley-demo-")
	if err != nil {
		return nil, desk.At{}, err
	}
	path := filepath.Join(dir, "demo.db")
	if err := sample.Write(ctx, path); err != nil {
		return nil, desk.At{}, err
	}
	began := a.Now()
	now := func() time.Time {
		return sample.LastDay.Time().Add(12 * time.Hour).Add(a.Now().Sub(began) % (11 * time.Hour))
	}
	d, err := desk.Open(ctx, desk.Options{
		Path: path, Now: now, Entropy: a.Entropy, Author: a.author(), Origin: interfaceOrigin, Holder: "parley demo",
	})
	return d, desk.At{Day: sample.LastDay}, err
}
