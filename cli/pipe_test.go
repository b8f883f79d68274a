package cli_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cli"
)

// TestClosedPipe: who reads a list may stop where they have seen enough; an
// export that was not written whole is worth a sentence.
func TestClosedPipe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "parley.db")
	run := func(out *os.File, args ...string) (status int, said string) {
		var words bytes.Buffer
		status = cli.Main(cli.World{
			Args: append([]string{"--db", db}, args...), In: strings.NewReader(""), Out: out, Err: &words,
			Env: func(string) (string, bool) { return "", false }, Now: moment, Entropy: rand.NewChaCha8([32]byte{}), PID: 1,
		})
		return status, words.String()
	}
	for _, line := range []string{`process ukr "Ukraine settlement"`, "point donbas territory: Donetsk"} {
		if status, said := run(os.Stdout, "add", line); status != 0 {
			t.Fatal(said)
		}
	}
	r, closed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer closed.Close()
	r.Close()
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"list", "points"}, ""},
		{[]string{"list", "points", "--json"}, ""},
		{[]string{"log"}, ""},
		{[]string{"snapshot"}, "parley: the output was closed before everything was written\n"},
		{[]string{"feed", "export"}, "parley: the output was closed before everything was written\n"},
	} {
		if status, said := run(closed, tt.args...); status != 1 || said != tt.want {
			t.Errorf("%v into a closed pipe ends with %d and says %q, want 1 and %q", tt.args, status, said, tt.want)
		}
	}
}
