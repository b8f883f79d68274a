// Package cli is the command line: it parses, calls the desk and prints. It
// has no rules of its own. Data goes to standard output, words to standard
// error.
//
// Exit status: 0 done, 1 failed, 2 used wrongly, 3 nothing found (only with
// --exit-status), 5 database held by another process, 6 database damaged, 130
// interrupted.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"parley/model"
	"parley/model/clean"
)

// A World is what the program is handed from outside.
type World struct {
	Args     []string
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) (string, bool)
	Now      func() time.Time
	Entropy  io.Reader
	PID      int
}

// The exit statuses.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitNothing     = 3
	exitBusy        = 5
	exitDamaged     = 6
	exitInterrupted = 130
)

// How much the heap may grow before garbage is collected, in percent: most
// commands end before it is worth a collection; imports stay for a while, and
// the interface all day, with little garbage and a board that is no work to collect.
const (
	shortLived = 800
	longLived  = 100
	resident   = 25
)

// importHeap is the heap, in bytes, from which an import collects before its
// time: the pages of a large file are resident beside it.
const importHeap = 64 << 20

// importing sets the collector for a command that reads many articles.
func importing() {
	debug.SetGCPercent(longLived)
	debug.SetMemoryLimit(importHeap)
}

// Main runs one command line and returns its exit status.
func Main(w World) int {
	debug.SetGCPercent(shortLived)
	signal.Ignore(syscall.SIGPIPE) // a closed pipe is an error of the write
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return (&app{World: w, out: bufio.NewWriter(w.Out)}).run(ctx, w.Args)
}

// run carries one command line out and returns its exit status.
func (a *app) run(ctx context.Context, args []string) int {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.In)
	root.SetOut(a.out)
	root.SetErr(a.Err)
	err := root.ExecuteContext(ctx)
	if flushed := a.out.Flush(); err == nil {
		err = flushed
	}
	if err == nil {
		return exitDone
	}
	return a.fail(ctx, err)
}

// fail says what went wrong, once, and returns the exit status.
func (a *app) fail(ctx context.Context, err error) int {
	var quiet *quietError
	if errors.As(err, &quiet) {
		return quiet.status
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.Err, "parley: interrupted; what was done before is kept")
		return exitInterrupted
	}
	text := err.Error()
	if errors.Is(err, syscall.EPIPE) {
		if !a.whole {
			return exitFailed // who reads a list stops where they have seen enough
		}
		text = "the output was closed before everything was written"
	}
	fmt.Fprintf(a.Err, "parley: %s\n", clean.Block(text))
	var usage *usageError
	switch {
	case errors.As(err, &usage):
		if usage.command != "" {
			fmt.Fprintf(a.Err, "See: %s --help\n", usage.command)
		}
		return exitUsage
	case model.Is[*model.Invalid](err), model.Is[*model.Ambiguous](err):
		return exitUsage
	case model.Is[*model.Busy](err):
		return exitBusy
	case model.Is[*model.Damaged](err):
		return exitDamaged
	}
	return exitFailed
}

// A usageError is a command line that cannot be carried out as written.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func wrongly(format string, args ...any) error {
	return &usageError{err: fmt.Errorf(format, args...)}
}

// A quietError ends the program with a status and without a word.
type quietError struct{ status int }

func (e *quietError) Error() string { return fmt.Sprintf("exit status %d", e.status) }

// arguments wraps a check of arguments so that its error counts as usage.
func arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			text := strings.TrimSuffix(err.Error(), "\n")
			return &usageError{command: cmd.CommandPath(), err: errors.New(text)}
		}
		return nil
	}
}
