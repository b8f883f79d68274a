package views_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/ui/views"
)

func read(t *testing.T, path string) []views.View {
	t.Helper()
	all, err := views.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestViewsAreKeptAndDropped keeps views in a folder that is made for them, in
// the place of those that go by the same name.
func TestViewsAreKeptAndDropped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "views.toml")
	if all := read(t, path); all != nil {
		t.Errorf("where there is no file there are %v", all)
	}
	first := views.View{Name: "Spöt \"one\"\n", Screen: "Board", Filter: `is:contested "two words"`, Sort: "-since", Group: "status"}
	second := views.View{Name: "sources", Screen: "Inbox"}
	for _, v := range []views.View{first, second} {
		if err := views.Keep(path, v); err != nil {
			t.Fatal(err)
		}
	}
	first.Name = `Spöt "one"`
	if diff := cmp.Diff([]views.View{first, second}, read(t, path)); diff != "" {
		t.Error(diff)
	}
	again := views.View{Name: `spot "ONE"`, Screen: "Log"}
	if err := views.Keep(path, again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]views.View{again, second}, read(t, path)); diff != "" {
		t.Error(diff)
	}
	if err := views.Drop(path, "Sources"); err != nil {
		t.Fatal(err)
	}
	if err := views.Drop(path, "sources"); err == nil || !strings.Contains(err.Error(), `there is no view "sources"; there are spot "ONE"`) {
		t.Errorf("a view that is gone is dropped: %v", err)
	}
	if diff := cmp.Diff([]views.View{again}, read(t, path)); diff != "" {
		t.Error(diff)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".parley-new-*")); left != nil {
		t.Errorf("%v is left behind", left)
	}
}

// TestABrokenFileIsLeftAlone says where it is broken, and loses nothing.
func TestABrokenFileIsLeftAlone(t *testing.T) {
	for text, want := range map[string]string{
		"[[view]]\nname = \"a\"\nscreen = \n":                        ", line 3: ",
		"[[view]]\nname = \"a\"\nscreen = \"Board\"\ncolour = 1\n":   ", line 4: a view has no view.colour",
		"[[view]]\nname = 4\nscreen = \"Board\"\n":                   ", line 2: ",
		"[[view]]\nname = \"a\"\nscreen = \"Log\"\n[[view]]\n\n\n\n": "view 2 has no name",
	} {
		path := filepath.Join(t.TempDir(), "views.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for doing, err := range map[string]error{
			"keep": views.Keep(path, views.View{Name: "b", Screen: "Board"}), "drop": views.Drop(path, "a"), "read": func() error {
				_, err := views.Read(path)
				return err
			}(),
		} {
			if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "correct it") {
				t.Errorf("%s: %v, want %q", doing, err, want)
			}
		}
		if left, err := os.ReadFile(path); err != nil || string(left) != text {
			t.Errorf("the file has become %q, %v", left, err)
		}
	}
}
