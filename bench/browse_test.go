//go:build unix

package bench

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"parley/sample"
)

// A browse is a program on a terminal of 200×60 that answers what is asked of
// a terminal.
type browse struct {
	b      *testing.B
	cmd    *exec.Cmd
	pty    *os.File
	screen *vt.SafeEmulator
	output chan []byte
}

func browsing(b *testing.B, args ...string) *browse {
	b.Helper()
	s := &browse{b: b, screen: vt.NewSafeEmulator(200, 60), output: make(chan []byte, 1024)}
	s.cmd = exec.CommandContext(b.Context(), args[0], args[1:]...)
	s.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "PARLEY_THEME=dark", "XDG_STATE_HOME="+b.TempDir())
	var err error
	if s.pty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: 200, Rows: 60}); err != nil {
		b.Fatal(err)
	}
	go func() {
		defer close(s.output)
		for {
			chunk := make([]byte, 64<<10)
			n, err := s.pty.Read(chunk)
			if err != nil {
				return
			}
			s.output <- chunk[:n]
		}
	}()
	go func() { _, _ = io.Copy(s.pty, s.screen) }()
	b.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.pty.Close()
		_ = s.cmd.Wait()
	})
	return s
}

// rest is how long nothing has to come for a paint to have settled, and patience
// how long it may take to begin.
const rest, patience = 30 * time.Millisecond, 300 * time.Millisecond

// settle takes what comes until nothing does, and says when the last of it
// came and how much it was.
func (s *browse) settle() (last time.Time, bytes int) { return s.settleIn(rest) }

func (s *browse) settleIn(first time.Duration) (last time.Time, bytes int) {
	quiet := time.NewTimer(first)
	defer quiet.Stop()
	for {
		select {
		case chunk, ok := <-s.output:
			if !ok {
				s.b.Fatalf("%s ended", s.cmd.Path)
			}
			last, bytes = time.Now(), bytes+len(chunk)
			_, _ = s.screen.Write(chunk)
			quiet.Reset(rest)
		case <-quiet.C:
			return last, bytes
		}
	}
}

// shows waits for words on the screen and until it is at rest.
func (s *browse) shows(words string) {
	s.b.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for s.settle(); !strings.Contains(s.screen.String(), words); s.settle() {
		if time.Now().After(deadline) {
			s.b.Fatalf("%s does not show %q:\n%s", s.cmd.Path, words, s.screen)
		}
	}
}

// key presses a key and returns how long the paint took and how much was sent.
func (s *browse) key(keys string) (time.Duration, int) {
	began := time.Now()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.b.Fatal(err)
	}
	last, bytes := s.settleIn(patience)
	if bytes == 0 {
		s.b.Fatalf("%s paints nothing after %q", s.cmd.Path, keys)
	}
	return last.Sub(began), bytes
}

func percentile(d []time.Duration, p int) time.Duration {
	slices.Sort(d)
	return d[min(len(d)-1, len(d)*p/100)]
}

// BenchmarkBrowsing moves over a board of 100,000 points, beside a program that
// shows the same frames from a constant and beside vim on a file of as many
// lines. It also tells what is sent for a cursor move and for the scroll of a
// row, and what an idle interface takes.
func BenchmarkBrowsing(b *testing.B) {
	parley, constant := built(b, "parley", "."), built(b, "constant", "./bench/testdata/constant")
	db := filepath.Join(b.TempDir(), "points.db")
	if err := sample.Large(b.Context(), db, sample.Size{Processes: 1, Points: 100_000, Claims: 1}); err != nil {
		b.Fatal(err)
	}
	p := browsing(b, parley, "--db", db)
	p.shows("100000 points")
	var frames []string
	for range 40 {
		frames = append(frames, p.screen.Render())
		p.key("j")
	}
	file := filepath.Join(b.TempDir(), "frames")
	if err := os.WriteFile(file, []byte(strings.Join(frames, "\f")), 0o600); err != nil {
		b.Fatal(err)
	}
	programs := map[string]*browse{"parley": p, "constant": browsing(b, constant, file)}
	p.key("g")
	programs["constant"].shows("100000 points")
	if vim, err := exec.LookPath("vim"); err == nil {
		lines := filepath.Join(b.TempDir(), "lines")
		if err := os.WriteFile(lines, []byte(strings.Repeat("a line of a matter as long as a title of it is\n", 100_000)), 0o600); err != nil {
			b.Fatal(err)
		}
		programs["vim"] = browsing(b, vim, "-u", "NONE", lines)
		programs["vim"].shows("a line of a matter")
	}
	took, sent := map[string][]time.Duration{}, map[string][]int{}
	for b.Loop() {
		for name, s := range programs {
			for _, k := range strings.Split(strings.Repeat("j", 20)+strings.Repeat("k", 20), "") {
				d, n := s.key(k)
				took[name], sent[name] = append(took[name], d), append(sent[name], n)
			}
		}
	}
	for name := range programs {
		b.ReportMetric(float64(percentile(took[name], 50).Microseconds())/1000, name+"-p50-ms")
		b.ReportMetric(float64(percentile(took[name], 99).Microseconds())/1000, name+"-p99-ms")
	}
	b.ReportMetric(float64(percentile(took["parley"], 50))/float64(percentile(took["constant"], 50)), "x-constant-p50")
	b.ReportMetric(float64(percentile(took["parley"], 99))/float64(percentile(took["constant"], 99)), "x-constant-p99")
	slices.Sort(sent["parley"])
	b.ReportMetric(float64(sent["parley"][len(sent["parley"])/2]), "bytes/move")
	b.ReportMetric(float64(p.scrolled()), "bytes/scroll")
	for _, k := range []string{"G", "g", "\x04", "\x04", "G", "\x15"} {
		p.key(k)
	}
	b.ReportMetric(p.anonymous(), "MB-anonymous")
	cpu, bytes := p.idle(5 * time.Second)
	b.ReportMetric(cpu, "%-idle")
	still, _ := programs["constant"].idle(5 * time.Second)
	b.ReportMetric(still, "%-idle-constant")
	b.ReportMetric(float64(bytes), "bytes-idle")
}

// scrolled is what is sent, in bytes, for the scroll of one row.
func (s *browse) scrolled() int {
	for range 60 {
		s.key("j")
	}
	var all []int
	for range 20 {
		_, n := s.key("j")
		all = append(all, n)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// anonymous is the program's resident memory of its own, in MB.
func (s *browse) anonymous() float64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	_, after, _ := strings.Cut(string(status), "RssAnon:")
	kb, _ := strconv.Atoi(strings.Fields(after + " 0")[0])
	return float64(kb) / 1024
}

// idle is the part of a core, in percent, and the bytes that a program at rest
// takes for a while.
func (s *browse) idle(span time.Duration) (percent float64, bytes int) {
	ticks := func() int {
		stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
		_, after, _ := strings.Cut(string(stat), ") ")
		f := strings.Fields(after)
		if len(f) < 13 {
			return 0
		}
		user, _ := strconv.Atoi(f[11])
		system, _ := strconv.Atoi(f[12])
		return user + system
	}
	began := ticks()
	for until := time.Now().Add(span); time.Now().Before(until); {
		_, n := s.settle()
		bytes += n
	}
	const perSecond = 100 // USER_HZ of Linux
	return float64(ticks()-began) / perSecond / span.Seconds() * 100, bytes
}
