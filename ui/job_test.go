package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/desk"
	"parley/ui/draw"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestImportingAFolder imports a folder by key and takes it back as one doing.
func TestImportingAFolder(t *testing.T) {
	first := write(t, "in/first.txt", "First round\n\nThe parties met for talks in Oslo.\n")
	folder := filepath.Dir(first)
	for name, text := range map[string]string{"second.txt": "Second round\n\nThe parties met again.\n", "empty.txt": "", "sheet.xls": "x"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := start(t, 400, 40).press("i").sees("a file, a folder or an address").write(folder).press("enter")
	d.sees("First round", "Second round", "2 imported", "1 failed", "skipped in", "it is empty")
	d.press("u").sees("undone: import", "and 1 more of the same doing").misses("Second round")
	d.press("ctrl+r").sees("First round", "Second round")
	if d.m.job != nil {
		t.Error("the import is still under way")
	}
}

func TestImportingWhatCannotBe(t *testing.T) {
	d := start(t, 160, 30)
	d.press("i").write("/no/such/file.txt").press("enter").sees("there is no file /no/such/file.txt")
	d.press("i").sees("import /no/such/file.txt") // to be put right
	d.press("ctrl+u").write("https://news.example/talks").press("enter").sees("parley opens no connection itself")
	d.press("Inbox", "P").sees("there is no feed yet; add one with")
}

// TestPullingFeeds says which feed failed, by the fetcher that is not there.
func TestPullingFeeds(t *testing.T) {
	d := start(t, 200, 30).press("a").write("feed wire https://wire.example/feed.xml").press("enter").sees("add feed f1: wire")
	d.press("Inbox", "P").sees("https://wire.example/feed.xml was not fetched")
}

// TestStoppingAnImport stops it as the second article arrives; the first stays.
func TestStoppingAnImport(t *testing.T) {
	d := start(t, 120, 30)
	d.press("ctrl+x").sees("nothing is being imported")
	cmd := d.m.work("", func(ctx context.Context, _ *desk.Meter, _ func(desk.Arrival)) (desk.Tally, error) {
		d.press("i").sees("an import is under way; ctrl+x stops it", "stop")
		d.press("ctrl+x")
		return desk.Tally{New: 1, First: 7, Last: 7, Known: 1}, ctx.Err()
	}, nil)
	d.run(cmd)
	d.sees("stopped: 1 imported (act 7), 1 there already")
}

func TestProgressLine(t *testing.T) {
	half := desk.Progress{What: "talks.jsonl", Nth: 1, Of: 1, Articles: 40, Part: 0.5, Took: 65 * time.Second}
	for _, c := range []struct {
		p     desk.Progress
		w     int
		ascii bool
		want  string
	}{
		{half, 80, true, "talks.jsonl"},
		{half, 80, true, "#####"},
		{half, 80, true, " 50 %  40 articles  1:05, about 1:05 left"},
		{half, 80, false, "██"},
		{desk.Progress{What: "-", Articles: 3, Part: -1, Took: time.Second}, 60, true, "3 articles  0:01"},
		{desk.Progress{What: "\x1b[31mred.txt", Nth: 2, Of: 9, Part: 0.1}, 80, true, "2 of 9: ␛[31mred.txt"},
	} {
		got := ProgressLine(c.p, c.w, c.ascii)
		if !strings.Contains(got, c.want) || draw.Width(got) != c.w {
			t.Errorf("%d cells: %q, without %q", draw.Width(got), got, c.want)
		}
	}
	for w := range 120 {
		if got := ProgressLine(half, w, false); draw.Width(got) > w {
			t.Errorf("%d cells of %d: %q", draw.Width(got), w, got)
		}
	}
}
