//go:build unix

package ui

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"parley/desk"
	"parley/sample"
)

// TestAPanicGivesTheTerminalBack lets a command fail within itself: the
// terminal is as it was, and a sentence says that nothing is lost.
func TestAPanicGivesTheTerminalBack(t *testing.T) {
	outside, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no terminal can be had here: %v", err)
	}
	defer outside.Close()
	defer tty.Close()
	if err := pty.Setsize(outside, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	before, err := term.GetState(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	read := make(chan struct{})
	pressed := false
	go func() {
		defer close(read)
		chunk := make([]byte, 4096)
		for {
			n, err := outside.Read(chunk)
			all.Write(chunk[:n])
			if err != nil || bytes.Contains(all.Bytes(), []byte("\x1b[?1049l")) {
				return
			}
			if !pressed && bytes.Contains(all.Bytes(), []byte("demonstration")) {
				pressed = true
				_, _ = io.WriteString(outside, "d")
			}
		}
	}()
	err = Run(t.Context(), Options{
		Desk: openDesk(t, filepath.Join(t.TempDir(), "new.db"), 5), At: desk.At{Day: sample.LastDay}, In: tty, Out: tty,
		Environ:  []string{"TERM=xterm-256color"},
		OpenDemo: func(context.Context) (*desk.Desk, desk.At, error) { panic("within itself") },
	})
	<-read
	if err == nil || !strings.Contains(err.Error(), "what was entered is kept") {
		t.Errorf("it ends with %v", err)
	}
	if after, err := term.GetState(tty.Fd()); err != nil || *after != *before {
		t.Errorf("the terminal is not as it was: %v", err)
	}
}
