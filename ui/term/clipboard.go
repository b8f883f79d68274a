package term

import (
	"context"
	"errors"
	"fmt"
	"os/exec"

	"parley/model/clean"
)

// maxOSC52 is the longest text that is handed to the terminal itself, in
// bytes: in base64 it has 100,000, beyond which terminals drop it unsaid.
const maxOSC52 = 75_000

// Copy puts text on the clipboard: by a program of the desktop, else by tmux,
// else by the terminal itself. A route that fails gives way to the next.
//
// It returns by which route, in words for the reader. Where that is the
// terminal, the text comes back as osc52 and is left to the caller to send.
func (o Outside) Copy(ctx context.Context, text clean.Text) (route, osc52 string, err error) {
	if text == "" {
		return "", "", errors.New("there is nothing to copy")
	}
	var failed error
	for _, words := range o.helpers() {
		err := o.feed(ctx, text.String(), words...)
		switch {
		case err == nil:
			return fmt.Sprintf("copied to the clipboard (%s)", words[0]), "", nil
		case ctx.Err() != nil:
			return "", "", ctx.Err()
		case !errors.Is(err, exec.ErrNotFound):
			failed = fmt.Errorf("%s %s", words[0], manner(err))
		}
	}
	if len(text) <= maxOSC52 {
		return "copied to the clipboard (terminal, OSC 52)", text.String(), nil
	}
	err = fmt.Errorf("nothing was copied: a terminal takes %d bytes and this has %d; install wl-copy or xclip, or write it to a file", maxOSC52, len(text))
	if failed != nil {
		err = fmt.Errorf("nothing was copied: %w, and a terminal takes %d bytes where this has %d; write it to a file", failed, maxOSC52, len(text))
	}
	return "", "", err
}

// helpers are the programs to try, in turn.
func (o Outside) helpers() [][]string {
	var all [][]string
	if o.System == "darwin" {
		all = append(all, []string{"pbcopy"})
	}
	if o.get("WAYLAND_DISPLAY") != "" {
		all = append(all, []string{"wl-copy"})
	}
	if o.get("DISPLAY") != "" {
		all = append(all, []string{"xclip", "-selection", "clipboard"}, []string{"xsel", "-b", "-i"})
	}
	if o.get("TMUX") != "" {
		all = append(all, []string{"tmux", "load-buffer", "-w", "-"})
	}
	return all
}

// manner says how a program failed, as what follows its name.
func manner(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Sprintf("took longer than %v", longest)
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return fmt.Sprintf("ended with %s", exit.ProcessState)
	}
	return fmt.Sprintf("could not be run (%v)", err)
}
