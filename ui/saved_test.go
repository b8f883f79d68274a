package ui

import (
	"os"
	"path/filepath"
	"testing"
)

// TestViewsAreSaved saves how the board is looked at, and comes back to it in
// another session.
func TestViewsAreSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "views.toml")
	d := startWith(t, 120, 35, Options{Views: path})
	d.press("v").sees("no view is saved; V saves one")
	d.command("filter -is:stale").command("sort -since").press("V").sees("save view as", "Board, filter -is:stale, by since backwards")
	d.press("enter").sees("! a view has a name").write("fresh").press("enter").sees("view saved: fresh")
	d.press("esc", "S", "home").command("sort status").press("c").command("saveView by status").sees("view saved: by status")
	d.press("V").write("Fresh").sees("in the place of: Board, filter -is:stale").press("esc")

	d = startWith(t, 120, 35, Options{Views: path}).press("Log", "v").sees("open the view\n", "fresh", "by status")
	d.press("enter").sees(open("Board"), "filter: -is:stale", "since ▼")
	d.command("view BY STATUS").shut().misses("filter:", "since ▼").sees("DISPUTED", "12 points")
	d.press(":").write("view f").sees("  fresh").press("tab", "enter").shut().sees("filter: -is:stale").press("H").sees(open("Log"))
	d.command("view none").sees(`there is no view "none"; there are fresh, by status`)
	d.command("dropView fresh").shut().sees("view forgotten: fresh").command("view fresh").sees("there is no view")
	d.command("drop view").sees("forget the view").press("enter").sees("view forgotten: by status").press("v").sees("no view is saved")
	start(t, 120, 35).press("V").sees("there is no folder to keep views in")
}

// TestViewsThatDoNotFitChangeNothing says what is wrong with a view or with
// their file, and leaves both as they are.
func TestViewsThatDoNotFitChangeNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "views.toml")
	text := `
[[view]]
name = "far"
screen = "Moon"
[[view]]
name = "odd filter"
screen = "Board"
filter = "colour:red"
[[view]]
name = "odd order"
screen = "Board"
filter = "is:stale"
sort = "colour"
[[view]]
name = "odd groups"
screen = "Board"
filter = "is:stale"
sort = "since"
group = "colour"
`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d := startWith(t, 120, 35, Options{Views: path}).command("filter is:contested")
	for name, want := range map[string]string{
		"far": "a screen Moon, which is not here", "odd filter": "colour", "odd order": "there is no column colour", "odd groups": "nothing stands together by colour",
	} {
		d.command("view "+name).sees(" ! the view "+name, want, "filter: is:contested").misses("▲", "▼")
	}
	if err := os.WriteFile(path, []byte("[[view]]\nname = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, keys := range []string{"view far", "saveView new", "dropView far"} {
		d.command(keys).sees(" ! ", "views.toml, line 2: ")
	}
	if left, _ := os.ReadFile(path); string(left) != "[[view]]\nname = \n" {
		t.Errorf("the file has become %q", left)
	}
}
