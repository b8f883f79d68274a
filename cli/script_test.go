package cli_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"parley/cli"
)

// moment is the clock of the scripts: noon of 14 January 2026, or the time
// that PARLEY_TEST_NOW gives.
func moment() time.Time {
	if text := os.Getenv("PARLEY_TEST_NOW"); text != "" {
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			return t
		}
	}
	return time.Date(2026, time.January, 14, 12, 0, 0, 0, time.UTC)
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"parley": func() {
			seed := [32]byte{byte(os.Getpid()), byte(os.Getpid() >> 8)}
			os.Exit(cli.Main(cli.World{
				Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.LookupEnv,
				Now: moment, Entropy: rand.NewChaCha8(seed), PID: os.Getpid(),
			}))
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("USER", "analyst")
			e.Setenv("ESC", "\x1b")
			e.Setenv("GORACE", "atexit_sleep_ms=0")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"ends": ends},
	})
}

// ends runs a command that has to end with an exit status: ends 2 parley …
func ends(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		got = e.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("exit status %d, want %s", got, want)
	}
}
