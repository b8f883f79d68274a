package draft

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func stored(t *testing.T) Store {
	t.Helper()
	return Store{Dir: filepath.Join(t.TempDir(), "parley", "drafts"), Database: "/data/talks.db"}
}

// holds checks what is kept.
func (s Store) holds(t *testing.T, want map[string]string) {
	t.Helper()
	names, err := s.List()
	if err != nil || len(names) != len(want) {
		t.Errorf("kept: %q %v, want %q", names, err, want)
	}
	for name, text := range want {
		if got, err := s.Load(name); got != text || err != nil {
			t.Errorf("%s: %q %v, want %q", name, got, err, text)
		}
	}
}

func TestDraftsAreKeptVerbatim(t *testing.T) {
	s := stored(t)
	s.holds(t, nil)
	if err := s.Save("entry", " "); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(s.Dir); err == nil {
		t.Error("a folder was made for nothing")
	}
	texts := map[string]string{"entry": "ru demands donbas:\x1b[2J\r\n\tабв ", "form-p7": "a"}
	for name, text := range texts {
		if err := s.Save(name, "before"); err != nil {
			t.Error(err)
		}
		if err := s.Save(name, text); err != nil {
			t.Error(err)
		}
	}
	s.holds(t, texts)
	other := Store{Dir: s.Dir, Database: "/other/talks.db"}
	other.holds(t, nil)
	if got, err := other.Load("entry"); got != "" || err != nil {
		t.Errorf("another database's: %q %v", got, err)
	}
	for _, text := range []string{"", ""} {
		if err := s.Save("entry", text); err != nil {
			t.Error(err)
		}
	}
	s.holds(t, map[string]string{"form-p7": "a"})
}

func TestDraftsArePrivate(t *testing.T) {
	s := stored(t)
	if err := os.MkdirAll(s.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := s.Save("entry", "text"); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(s.Dir)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%v %v: only the draft should be there", entries, err)
	}
	for path, want := range map[string]os.FileMode{s.Dir: 0o700, filepath.Join(s.Dir, entries[0].Name()): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the mode %o, want %o", path, info.Mode().Perm(), want)
		}
	}
}

func TestNamesStayInTheFolder(t *testing.T) {
	s := stored(t)
	for _, name := range []string{"../../../etc/passwd", "/abs", "..", ".", "", "a/b\\c", "\x1b[2J", "nul\x00", "con", "договор", strings.Repeat("long", 200)} {
		if err := s.Save(name, name+"!"); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if got, err := s.Load(name); got != name+"!" || err != nil {
			t.Errorf("%q: %q %v", name, got, err)
		}
	}
	err := filepath.WalkDir(filepath.Dir(filepath.Dir(s.Dir)), func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && (filepath.Dir(path) != s.Dir || !strings.HasPrefix(e.Name(), s.prefix()) || len(e.Name()) > 100) {
			t.Errorf("%s is no draft", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestWhereNothingCanBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Store{Dir: filepath.Join(file, "drafts")}
	if err := s.Save("entry\x1b", "text"); err == nil || !strings.HasPrefix(err.Error(), "the draft of entry␛ is not kept in "+s.Dir+": ") {
		t.Error(err)
	}
	s = stored(t)
	if err := os.MkdirAll(filepath.Join(s.path("entry"), "full"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"text", ""} { // what stands there is no file
		if err := s.Save("entry", text); err == nil || strings.Contains(err.Error(), ".parley-new-") {
			t.Errorf("saved %q over a folder: %v", text, err)
		}
	}
	if _, err := s.Load("entry"); err == nil {
		t.Error("loaded a folder")
	}
	s.holds(t, nil)
	if left, _ := filepath.Glob(filepath.Join(s.Dir, ".parley-new-*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
	nowhere := Store{}
	if err := nowhere.Save("entry", "text"); err != nil {
		t.Error(err)
	}
	nowhere.holds(t, map[string]string{})
}

// TestManyWriters holds that a draft is always one writer's whole text.
func TestManyWriters(t *testing.T) {
	const writers, times = 8, 10
	s := stored(t)
	var texts []string
	for i := range writers {
		texts = append(texts, strings.Repeat(fmt.Sprint(i), 10_000*(i+1)))
	}
	if err := s.Save("entry", texts[0]); err != nil {
		t.Fatal(err)
	}
	var writing sync.WaitGroup
	for _, text := range texts {
		writing.Go(func() {
			for range times {
				if err := s.Save("entry", text); err != nil {
					t.Error(err)
				}
				if got, err := s.Load("entry"); err != nil || !slices.Contains(texts, got) {
					t.Errorf("%d bytes of no writer: %v", len(got), err)
				}
			}
		})
	}
	writing.Wait()
	if names, err := s.List(); len(names) != 1 || err != nil {
		t.Errorf("%v %v", names, err)
	}
}
