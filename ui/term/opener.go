package term

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"parley/model/clean"
)

// ExampleOpener is what the documentation proposes.
const ExampleOpener = `open = ["xdg-open"]`

// openers are the systems' own programs for addresses and files.
var openers = map[string][]string{
	"darwin":  {"open"},
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
}

// OpenAddress shows a page with the program of those words, to which the
// address is added as one; without words, with the system's. An address that
// does not begin with http:// or https:// is refused: others start programs.
func (o Outside) OpenAddress(ctx context.Context, words []string, address string) error {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%s was not opened: an address begins with https:// or http:// and a host", clean.Line(address))
	}
	return o.open(ctx, words, u.String())
}

// OpenFile shows a file or a folder in the same way.
func (o Outside) OpenFile(ctx context.Context, words []string, path string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%s was not opened: %w", clean.Line(path), err)
	}
	if strings.HasPrefix(path, "-") {
		path = "./" + path // no option of the program
	}
	return o.open(ctx, words, path)
}

// settled is how long a program is watched that was started to show something.
const settled = time.Second

// open runs the analyst's program, else the system's, with one more word: what
// is to be opened. One that runs on after [settled] is what shows it, and is
// left to itself.
func (o Outside) open(ctx context.Context, words []string, what string) error {
	if len(words) == 0 {
		if !o.screen() { // there xdg-open starts a browser in this terminal
			return fmt.Errorf("%s was not opened: there is no screen for a browser; name a program in the configuration, as in %s", clean.Line(what), ExampleOpener)
		}
		if words = openers[o.System]; words == nil {
			words = []string{"xdg-open"}
		}
	}
	cmd, err := o.command(context.WithoutCancel(ctx), append(slices.Clone(words), what))
	if err != nil {
		return fmt.Errorf("%s was not opened: the program %s is not found; see open in the configuration", clean.Line(what), clean.Line(words[0]))
	}
	// It is given no streams: a browser that outlives parley would die of the
	// first word that it says.
	ended := make(chan error, 1)
	if err = cmd.Start(); err == nil {
		go func() { ended <- cmd.Wait() }()
		ctx, end := context.WithTimeout(ctx, settled)
		defer end()
		select {
		case err = <-ended:
		case <-ctx.Done():
		}
	}
	if err != nil {
		return fmt.Errorf("%s was not opened: %s %s", clean.Line(what), clean.Line(words[0]), manner(err))
	}
	return nil
}
