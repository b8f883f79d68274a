//go:build unix

package bench

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/creack/pty"

	"parley/sample"
)

// built makes a program of this module.
func built(b *testing.B, name, what string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), name)
	cmd := exec.CommandContext(b.Context(), "go", "build", "-o", path, what)
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

// firstFrame is the time from exec until a mark of the first complete frame
// has come through a terminal of 120×35 that answers no question.
func firstFrame(b *testing.B, mark string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8")
	began := time.Now()
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 35})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var all []byte
	chunk := make([]byte, 64<<10)
	for !bytes.Contains(all, []byte(mark)) {
		n, err := f.Read(chunk)
		if err != nil {
			b.Fatalf("%s ended without a frame: %q", args[0], all)
		}
		all = append(all, chunk[:n]...)
	}
	took := time.Since(began)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	return took
}

// BenchmarkFirstFrame starts the interface on a file of a million entries, on
// an empty one, and a program that shows twenty lines at as many frames a
// second.
func BenchmarkFirstFrame(b *testing.B) {
	parley, hello := built(b, "parley", "."), built(b, "hello", "./bench/testdata/hello")
	path := large(b)
	empty := filepath.Join(b.TempDir(), "empty.db")
	if err := sample.Large(b.Context(), empty, sample.Size{Processes: 1}); err != nil {
		b.Fatal(err)
	}
	var larges, empties, hellos []time.Duration
	for b.Loop() {
		hellos = append(hellos, firstFrame(b, "hello Board", hello))
		empties = append(empties, firstFrame(b, "quit", parley, "--db", empty))
		larges = append(larges, firstFrame(b, "quit", parley, "--db", path))
	}
	b.ReportMetric(float64(median(larges))/float64(median(empties)), "x-empty-file")
	b.ReportMetric(float64(median(larges))/float64(median(hellos)), "x-hello")
	b.ReportMetric(float64(median(larges).Microseconds())/1000, "ms/frame")
}
