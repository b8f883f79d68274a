// Package term is what the interface does outside the terminal's cells: it
// copies to the clipboard, and runs the analyst's editor and the program that
// opens addresses. Programs are run without a shell.
package term

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// An Outside is what is known of the world around the terminal.
type Outside struct {
	Environ []string                             // KEY=value; of a key that is there twice, the last
	System  string                               // as [runtime.GOOS] has it
	Find    func(program string) (string, error) // where a program lies, as [exec.LookPath] says it
}

// New is this machine's, with the environment that is handed in.
func New(environ []string) Outside {
	return Outside{Environ: environ, System: runtime.GOOS, Find: exec.LookPath}
}

// get is a variable of the environment, empty where it is not set.
func (o Outside) get(key string) (value string) {
	for _, e := range o.Environ {
		if name, v, _ := strings.Cut(e, "="); name == key {
			value = v
		}
	}
	return value
}

// Path is a path as it was typed, where a shell has no part in it: ~ at its
// beginning is the home folder.
func (o Outside) Path(typed string) string {
	home := o.get("HOME")
	if rest, ok := strings.CutPrefix(typed, "~"); ok && home != "" && (rest == "" || rest[0] == '/') {
		return home + rest
	}
	return typed
}

// screen reports whether there is a screen on which windows open.
func (o Outside) screen() bool {
	return o.System == "darwin" || o.System == "windows" || o.get("WAYLAND_DISPLAY") != "" || o.get("DISPLAY") != ""
}

// command is a program with its words, found where the system keeps programs.
func (o Outside) command(ctx context.Context, words []string) (*exec.Cmd, error) {
	path, err := o.Find(words[0])
	if err != nil {
		return nil, err
	}
	return exec.CommandContext(ctx, path, words[1:]...), nil
}

// How long a helper may take, and how long after that its input may stay open.
const (
	longest  = time.Second
	patience = 100 * time.Millisecond
)

// feed runs a program with text as its input, for at most [longest]. Its
// output goes nowhere: wl-copy and xclip stay behind to serve what was copied, and would hold
// a pipe open for as long.
func (o Outside) feed(ctx context.Context, text string, words ...string) error {
	ctx, end := context.WithTimeout(ctx, longest)
	defer end()
	cmd, err := o.command(ctx, words)
	if err != nil {
		return err
	}
	cmd.Stdin, cmd.WaitDelay = strings.NewReader(text), patience
	err = cmd.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return context.DeadlineExceeded
	}
	return err
}
