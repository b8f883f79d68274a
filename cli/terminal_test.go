//go:build unix

package cli_test

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a screen may take on a busy machine.
const patience = 30 * time.Second

// A session is parley on a terminal of its own, with an emulator behind it
// that answers what a program asks of a terminal.
type session struct {
	t      *testing.T
	cmd    *exec.Cmd
	pty    *os.File
	before *term.State
	screen *vt.SafeEmulator
	output chan []byte
	all    strings.Builder
	ended  chan error
}

func onTerminal(t *testing.T, w, h int, args ...string) *session {
	t.Helper()
	if testing.Short() {
		t.Skip("starts processes")
	}
	s := &session{t: t, screen: vt.NewSafeEmulator(w, h), output: make(chan []byte), ended: make(chan error, 1)}
	s.cmd = exec.CommandContext(t.Context(), "parley", args...)
	s.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", "HOME="+t.TempDir(), "GORACE=atexit_sleep_ms=0")
	var tty *os.File
	var err error
	if s.pty, tty, err = pty.Open(); err != nil {
		t.Skipf("no terminal can be had here: %v", err)
	}
	defer tty.Close()
	if s.before, err = term.GetState(s.pty.Fd()); err != nil {
		t.Fatal(err)
	}
	s.size(w, h)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go s.read()
	go func() { _, _ = io.Copy(s.pty, s.screen) }() // what the terminal answers
	go func() { s.ended <- s.cmd.Wait() }()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		if answers, ok := s.screen.InputPipe().(io.Closer); ok {
			_ = answers.Close()
		}
		_ = s.pty.Close()
	})
	return s
}

func (s *session) read() {
	for {
		b := make([]byte, 4096)
		n, err := s.pty.Read(b)
		if err != nil {
			close(s.output)
			return
		}
		s.output <- b[:n]
	}
}

func (s *session) size(w, h int) {
	s.t.Helper()
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		s.t.Fatal(err)
	}
}

// take hands the emulator what comes until a condition holds.
func (s *session) take(what string, holds func() bool) {
	s.t.Helper()
	deadline, again := time.After(patience), time.NewTicker(50*time.Millisecond)
	defer again.Stop()
	for !holds() {
		select {
		case <-again.C:
		case b, ok := <-s.output:
			if !ok {
				s.t.Fatalf("the program ended before %s:\n%s", what, s.screen)
			}
			s.all.Write(b)
			_, _ = s.screen.Write(b)
		case <-deadline:
			s.t.Fatalf("no %s:\n%s", what, s.screen)
		}
	}
}

func (s *session) sees(text string) {
	s.t.Helper()
	s.take(text, func() bool { return strings.Contains(s.screen.String(), text) })
}

func (s *session) types(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends takes the rest of the output, and holds that the terminal is left as
// it was found.
func (s *session) ends(want int) {
	s.t.Helper()
	deadline := time.After(patience)
	var err error
	for ended := false; !ended; {
		select {
		case b, ok := <-s.output:
			if !ok {
				s.output = nil
				continue
			}
			s.all.Write(b)
			_, _ = s.screen.Write(b)
		case err = <-s.ended:
			ended = true
		case <-deadline:
			s.t.Fatalf("it does not end:\n%s", s.screen)
		}
	}
	for s.output != nil {
		b, ok := <-s.output
		if !ok {
			break
		}
		s.all.Write(b)
	}
	if got := s.cmd.ProcessState.ExitCode(); got != want {
		s.t.Errorf("exit status %d (%v), want %d", got, err, want)
	}
	all := s.all.String()
	for _, pair := range []struct{ name, set, reset string }{
		{"alternate screen", "\x1b[?1049h", "\x1b[?1049l"},
		{"cursor", "\x1b[?25l", "\x1b[?25h"},
		{"bracketed paste", "\x1b[?2004h", "\x1b[?2004l"},
		{"mouse", "\x1b[?1002h", "\x1b[?1002l"},
		{"mouse positions", "\x1b[?1006h", "\x1b[?1006l"},
	} {
		if strings.LastIndex(all, pair.set) > strings.LastIndex(all, pair.reset) {
			s.t.Errorf("the %s is not given back", pair.name)
		}
	}
}

// TestTerminalIsGivenBack ends the interface in every way there is.
func TestTerminalIsGivenBack(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(s *session)
		want int
	}{
		{"q", func(s *session) { s.types("q") }, 0},
		{"ctrl+c", func(s *session) { s.types("\x03") }, 0},
		{"SIGTERM", func(s *session) { _ = s.cmd.Process.Signal(syscall.SIGTERM) }, 130},
		{"SIGINT", func(s *session) { _ = s.cmd.Process.Signal(syscall.SIGINT) }, 130},
		{"SIGHUP", func(s *session) { _ = s.cmd.Process.Signal(syscall.SIGHUP) }, 130},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := onTerminal(t, 120, 35, "demo")
			s.sees("Guarantees for Ukraine")
			c.end(s)
			s.ends(c.want)
		})
	}
}

// TestFirstStartOnATerminal makes a file, a process and a claim by key.
func TestFirstStartOnATerminal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talks.db")
	s := onTerminal(t, 80, 24, "--db", path)
	s.sees("demo")
	s.types("q")
	s.ends(0)
	if _, err := os.Stat(path); err != nil {
		t.Error("the file was not made: ", err)
	}
}

// TestResizing draws a whole frame at sizes from the smallest to the largest.
func TestResizing(t *testing.T) {
	s := onTerminal(t, 120, 35, "demo")
	s.sees("Guarantees for Ukraine")
	for _, size := range [][2]int{{60, 15}, {250, 70}, {80, 24}} {
		s.screen.Resize(size[0], size[1])
		s.size(size[0], size[1])
		footer := func() bool {
			lines := strings.Split(strings.TrimRight(s.screen.String(), "\n"), "\n")
			return strings.Contains(lines[0], "parley") && strings.Contains(lines[0], "as of") && len(lines) == size[1] && strings.Contains(lines[size[1]-1], "help")
		}
		s.take("frame of the new size", footer)
	}
	s.types("q")
	s.ends(0)
}

// TestStopAndGoOn stops the interface with ctrl+z, as a shell does, and
// paints it again.
func TestStopAndGoOn(t *testing.T) {
	s := onTerminal(t, 80, 24, "demo")
	s.sees("Guarantees for Ukraine")
	s.types("\x1a")
	s.take("main screen", func() bool {
		all := s.all.String()
		return strings.LastIndex(all, "\x1b[?1049l") > strings.LastIndex(all, "\x1b[?1049h")
	})
	s.take("interface again", func() bool {
		_ = s.cmd.Process.Signal(syscall.SIGCONT) // again and again: it may not be waiting for it yet
		all := s.all.String()
		return strings.LastIndex(all, "\x1b[?1049h") > strings.LastIndex(all, "\x1b[?1049l")
	})
	s.sees("Guarantees for Ukraine")
	s.types("q")
	s.ends(0)
}

// TestTheTerminalGoesAway hangs up under the interface: it ends, and what was
// entered before is kept.
func TestTheTerminalGoesAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.db")
	run(t, "demo", "--write", path)
	s := onTerminal(t, 120, 35, "--db", path, "--process", "ukr")
	s.sees("Guarantees for Ukraine")
	s.types("sn\r")
	s.sees("assessed: assess p1 narrowing")
	_ = s.pty.Close()
	run(t, "--db", path, "add", "--process", "ukr", "point airspace territory: Airspace") // painting it ends the read that still holds the terminal
	select {
	case <-s.ended: //nolint:errcheck // that it ends is all
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
	if out := run(t, "--db", path, "list", "points", "donbas"); !strings.Contains(out, "narrowing") {
		t.Errorf("the assessment is lost:\n%s", out)
	}
	run(t, "--db", path, "check")
}

// TestWhatAnotherWritesAppears writes to the file from another process while
// the interface is open: it is shown, and the cursor stays on its row.
func TestWhatAnotherWritesAppears(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.db")
	run(t, "demo", "--write", path)
	s := onTerminal(t, 120, 35, "--db", path, "--process", "ukr")
	s.sees("Guarantees for Ukraine")
	s.types("j")
	s.sees("▌ ≠ disputed    Guarantees for Ukraine")
	run(t, "--db", path, "add", "--process", "ukr", "ru demands guarantees: a veto on them")
	s.sees("demands: a veto on them")
	s.sees("▌ ≠ disputed    Guarantees for Ukraine")
	s.types("q")
	s.ends(0)
}

// run runs parley without a terminal and returns what it prints.
func run(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "parley", args...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "GORACE=atexit_sleep_ms=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("parley %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}
