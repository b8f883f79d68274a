package term

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/model/clean"
)

// world is an outside with programs of its own, each a script.
func world(t *testing.T, programs map[string]string, environ ...string) (o Outside, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the programs are shell scripts")
	}
	dir = t.TempDir()
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\ncd '"+dir+"' || exit 9\n"+script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	find := func(program string) (string, error) {
		path := filepath.Join(dir, program)
		if _, err := os.Stat(path); err != nil {
			return "", &exec.Error{Name: program, Err: exec.ErrNotFound}
		}
		return path, nil
	}
	return Outside{Environ: environ, System: "linux", Find: find}, dir
}

func content(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// keeps writes down the words and the input of a program.
const keeps = `echo "$0 $*" >words; cat >copied`

func TestCopyTakesTheNearestRoute(t *testing.T) {
	both, long := []string{"WAYLAND_DISPLAY=wayland-0", "DISPLAY=:0", "TMUX=/tmp/x,1,0"}, strings.Repeat("é", maxOSC52/2)
	for name, tt := range map[string]struct {
		programs map[string]string
		environ  []string
		text     string
		route    string // of those that end in brackets
		words    string
		osc52    bool
		wrong    string
	}{
		"wayland":                {map[string]string{"wl-copy": keeps, "xclip": "exit 1"}, both, "words", "(wl-copy)", "wl-copy ", false, ""},
		"X":                      {map[string]string{"xclip": keeps}, both, "words", "(xclip)", "xclip -selection clipboard", false, ""},
		"X with the other":       {map[string]string{"xsel": keeps}, both, "words", "(xsel)", "xsel -b -i", false, ""},
		"a display that is gone": {map[string]string{"xclip": "exit 1", "tmux": keeps}, both, "words", "(tmux)", "tmux load-buffer -w -", false, ""},
		"no desktop":             {map[string]string{"xclip": keeps, "tmux": keeps}, []string{"DISPLAY="}, "words", "(terminal, OSC 52)", "", true, ""},
		"the longest":            {nil, nil, long, "(terminal, OSC 52)", "", true, ""},
		"longer":                 {nil, both, long + "a", "", "", false, "install wl-copy"},
		"longer after a failure": {map[string]string{"xclip": "exit 4"}, both, long + "a", "", "", false, "xclip ended with exit status 4"},
		"long by a program":      {map[string]string{"tmux": keeps}, both, long + "a", "(tmux)", "tmux load-buffer -w -", false, ""},
		"nothing":                {map[string]string{"tmux": keeps}, both, "", "", "", false, "nothing to copy"},
	} {
		t.Run(name, func(t *testing.T) {
			o, dir := world(t, tt.programs, tt.environ...)
			route, osc52, err := o.Copy(t.Context(), clean.Block(tt.text))
			if tt.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wrong) {
					t.Fatalf("%v, want %q", err, tt.wrong)
				}
				return
			}
			if err != nil || !strings.HasSuffix(route, tt.route) {
				t.Fatalf("by %q, want %q: %v", route, tt.route, err)
			}
			if want := map[bool]string{true: tt.text}[tt.osc52]; osc52 != want {
				t.Fatalf("%d bytes for the terminal, want %d", len(osc52), len(want))
			}
			if tt.osc52 {
				return
			}
			if got := content(t, filepath.Join(dir, "copied")); got != tt.text {
				t.Errorf("copied %d bytes, want %d", len(got), len(tt.text))
			}
			if got := content(t, filepath.Join(dir, "words")); !strings.HasSuffix(strings.TrimSuffix(got, "\n"), tt.words) {
				t.Errorf("ran %q, want %q", got, tt.words)
			}
		})
	}
}

// TestCopyLetsAHelperStay holds that a helper which stays behind to serve the
// clipboard, its streams open, is not waited for.
func TestCopyLetsAHelperStay(t *testing.T) {
	o, dir := world(t, map[string]string{"wl-copy": "cat >copied; mkfifo held\n(read x <held) &\nexit 0"}, "WAYLAND_DISPLAY=wayland-0")
	route, _, err := o.Copy(t.Context(), "words")
	if err != nil || !strings.HasSuffix(route, "(wl-copy)") {
		t.Errorf("%q %v", route, err)
	}
	release(t, filepath.Join(dir, "held"))
}

// release lets a program end that reads from a pipe, once it does.
func release(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("end\n"), 0o600); err != nil {
		t.Error(err)
	}
}

func TestCopyGivesUp(t *testing.T) {
	o, _ := world(t, map[string]string{"wl-copy": "mkfifo held\nread x <held"}, "WAYLAND_DISPLAY=wayland-0")
	route, _, err := o.Copy(t.Context(), "words") // after [longest]
	if err != nil || !strings.HasSuffix(route, "OSC 52)") {
		t.Errorf("a helper that hangs: %q %v", route, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if route, _, err := o.Copy(ctx, "words"); err == nil {
		t.Errorf("the context has ended: %q", route)
	}
}

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		"":                                nil,
		"  ":                              nil,
		"vi":                              {"vi"},
		" emacsclient  -t\t-a '' ":        {"emacsclient", "-t", "-a", ""},
		`"/opt/my editor/ed" --wait`:      {"/opt/my editor/ed", "--wait"},
		`/opt/my\ editor/ed -c 'set ft='`: {"/opt/my editor/ed", "-c", "set ft="},
		`a"b c"'d e'f`:                    {"ab cd ef"},
		`"\"\\\$\n" '\n'`:                 {`"\$\n`, `\n`},
		"ed $HOME; `rm` | x":              {"ed", "$HOME;", "`rm`", "|", "x"}, // no shell takes part
	} {
		if got, err := split(line, true); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q %v, want %q", line, got, err, want)
		}
	}
	for _, line := range []string{`'`, `vi "a`, `vi \`} {
		if got, err := split(line, true); err == nil {
			t.Errorf("%s is taken as %q", line, got)
		}
	}
	if got, err := split(`"C:\Program Files\ed.exe" \x`, false); err != nil || !slices.Equal(got, []string{`C:\Program Files\ed.exe`, `\x`}) {
		t.Errorf("on Windows: %q %v", got, err)
	}
}

func TestEdit(t *testing.T) {
	o, dir := world(t, map[string]string{"ed": `echo "$1|$2" >words; last=; for last; do :; done; echo more >>"$last"`, "still": ""}, "VISUAL=ed '-f x'", "EDITOR=none")
	drafts := filepath.Join(dir, "state", "drafts")
	e, err := o.Edit(drafts, ".txt", "ru demands donbas\n")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(e.Path)
	if err != nil || info.Mode().Perm() != 0o600 || filepath.Dir(e.Path) != drafts || filepath.Ext(e.Path) != ".txt" {
		t.Fatalf("%s: %v %v", e.Path, info.Mode(), err)
	}
	if _, changed, err := e.Read(); changed || err != nil {
		t.Errorf("changed before it was edited: %v", err)
	}
	for _, want := range []string{"ru demands donbas\nmore\n", "ru demands donbas\nmore\nmore\n"} {
		if err := e.Command().Run(); err != nil {
			t.Fatal(err)
		}
		if text, changed, err := e.Read(); text != want || !changed || err != nil {
			t.Errorf("%q changed %v %v, want %q", text, changed, err, want)
		}
	}
	if got, want := content(t, filepath.Join(dir, "words")), "-f x|"+e.Path+"\n"; got != want {
		t.Errorf("the editor was run with %q, want %q", got, want)
	}
	o.Environ = []string{"EDITOR=still"}
	e.words = []string{filepath.Join(dir, "still")}
	if err := e.Command().Run(); err != nil {
		t.Fatal(err)
	}
	if _, changed, err := e.Read(); changed || err != nil {
		t.Errorf("an editor that changes nothing: %v %v", changed, err)
	}
	if err := e.Done(); err != nil {
		t.Error(err)
	}
	if _, _, err := e.Read(); err == nil || !strings.Contains(err.Error(), "no file") {
		t.Errorf("the file is gone: %v", err)
	}
	if left, _ := os.ReadDir(drafts); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestWhichEditor(t *testing.T) {
	o, dir := world(t, map[string]string{"vi": "", "ed": ""})
	for environ, want := range map[string]string{
		"":                     "vi",
		"VISUAL=|EDITOR=ed":    "ed",
		"VISUAL=ed|EDITOR=vi":  "ed",
		"VISUAL= |EDITOR=":     "vi",
		"EDITOR=nano -w":       `the editor "nano" that $EDITOR names is not found`,
		"VISUAL='ed":           "a quote is not closed",
		"VISUAL=\x1b[2Jed":     "[2Jed",
		"EDITOR=none|EDITOR=x": `the editor "x"`,
	} {
		o.Environ = strings.Split(environ, "|")
		words, err := o.editor()
		switch {
		case err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\x1b")):
			t.Errorf("%q: %v, want %s", environ, err, want)
		case err == nil && !slices.Equal(words, []string{filepath.Join(dir, want)}):
			t.Errorf("%q: %q, want %s", environ, words, want)
		}
	}
	none, _ := world(t, nil)
	if _, err := none.Edit(dir, ".txt", ""); err == nil || !strings.Contains(err.Error(), "set $EDITOR") {
		t.Errorf("no editor at all: %v", err)
	}
	if _, err := o.Edit(filepath.Join(dir, "vi", "below"), ".txt", ""); err == nil {
		t.Error("a folder below a file")
	}
}

func TestReadTakesSoMuch(t *testing.T) {
	o, dir := world(t, map[string]string{"vi": ""})
	e, err := o.Edit(dir, ".txt", "")
	if err != nil {
		t.Fatal(err)
	}
	for size, wrong := range map[int]bool{maxEdited: false, maxEdited + 1: true} {
		if err := os.WriteFile(e.Path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := e.Read(); (err != nil) != wrong {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func TestOpen(t *testing.T) {
	o, dir := world(t, map[string]string{"xdg-open": `printf '%s\n' "$@" >opened`, "browse": `printf '%s\n' "$@" >opened`, "broken": "exit 3"}, "DISPLAY=:0")
	for address, want := range map[string]string{
		"https://news.example/a?b=c&d=$(x)": "https://news.example/a?b=c&d=$(x)\n",
		"http://news.example/a b;c\n":       "http://news.example/a%20b;c\n",
	} {
		if err := o.OpenAddress(t.Context(), nil, address); err != nil {
			t.Error(err)
		}
		if got := content(t, filepath.Join(dir, "opened")); got != want {
			t.Errorf("%s: opened %q, want %q", address, got, want)
		}
	}
	if err := o.OpenAddress(t.Context(), []string{"browse", "--new tab", "--"}, "https://news.example/"); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff("--new tab\n--\nhttps://news.example/\n", content(t, filepath.Join(dir, "opened"))); diff != "" {
		t.Error(diff)
	}
	for _, address := range []string{"", "-h", "--help https://x.example", "file:///etc/passwd", "javascript:alert(1)", "https:", "https://", "news.example", "https://x.example/\x1b[2J"} {
		if err := o.OpenAddress(t.Context(), []string{"browse"}, address); err == nil || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %v", address, err)
		}
	}
	for words, want := range map[string]string{"broken": "broken ended with exit status 3", "none": "the program none is not found"} {
		if err := o.OpenAddress(t.Context(), []string{words}, "https://news.example/"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", words, err, want)
		}
	}
	o.Environ = nil
	if err := o.OpenAddress(t.Context(), nil, "https://news.example/"); err == nil || !strings.Contains(err.Error(), "no screen") {
		t.Errorf("without a screen: %v", err)
	}
}

func TestOpenFile(t *testing.T) {
	o, dir := world(t, map[string]string{"browse": `printf '%s\n' "$@" >opened`})
	t.Chdir(dir)
	if err := os.WriteFile("-x.txt", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := o.OpenFile(t.Context(), []string{"browse"}, "-x.txt"); err != nil {
		t.Fatal(err)
	}
	if got := content(t, "opened"); got != "./-x.txt\n" {
		t.Errorf("opened %q", got)
	}
	if err := o.OpenFile(t.Context(), []string{"browse"}, "none.txt"); err == nil {
		t.Error("a file that is not there")
	}
}

// TestOpenLeavesABrowserToItself once the context has ended.
func TestOpenLeavesABrowserToItself(t *testing.T) {
	o, dir := world(t, map[string]string{"browse": "read x <held; echo ended >opened"})
	if err := exec.Command("mkfifo", filepath.Join(dir, "held"), filepath.Join(dir, "opened")).Run(); err != nil {
		t.Skip(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := o.OpenAddress(ctx, []string{"browse"}, "https://news.example/"); err != nil {
		t.Fatal(err)
	}
	release(t, filepath.Join(dir, "held"))
	if got := content(t, filepath.Join(dir, "opened")); got != "ended\n" { // it still runs, and so writes
		t.Errorf("%q", got)
	}
}
