package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/sample"
	"parley/ui/draft"
	"parley/ui/term"
)

// entered is the record that was entered last, as it would be typed.
func (d *driver) entered() map[string]string {
	d.Helper()
	log, err := d.d.Log(d.Context(), 0, 1)
	if err != nil {
		d.Fatal(err)
	}
	words := strings.Fields(strings.ReplaceAll(log[0].Title, ":", " ")) // add claim c40
	if len(words) < 3 || words[0] != "add" {
		d.Fatalf("the newest act is %q:\n%s", log[0].Title, d.screen())
	}
	_, values, err := d.d.Values(d.Context(), words[2])
	if err != nil {
		d.Fatal(err)
	}
	return values
}

func (d *driver) holds(want map[string]string) {
	d.Helper()
	have := d.entered()
	for name, value := range want {
		if have[name] != value {
			d.Errorf("%s is %q, want %q", name, have[name], value)
		}
	}
}

// TestEntryCostsFewKeys counts the keys beyond a record's own words.
func TestEntryCostsFewKeys(t *testing.T) {
	const own = "own: "
	for name, tt := range map[string]struct {
		keys  string
		most  int
		holds map[string]string
	}{
		"claim at a point": {
			"a r u space d tab own:full_withdrawal space b tab u tab enter", 12,
			map[string]string{"for": "ru", "about": "p1", "stance": "demands", "want": "full withdrawal", "by": "ushakov", "said": "2026-02-12"},
		},
		"claim on another point, of its party": {
			"a u a space r e f tab g tab own:a_veto enter", 12,
			map[string]string{"for": "ua", "about": "p3", "stance": "refuses", "want": "a veto", "by": "ua"},
		},
		"claim in the words of a source": {
			"v w w a r tab a tab d tab b tab u tab enter", 12 + 3, // v w w are the words
			map[string]string{"for": "ru", "stance": "accepts", "by": "ushakov", "quote": "the talks on"},
		},
		"visit": {
			"a e v tab v tab u s , r u space own:Moscow space own:6aug2026 enter", 15,
			map[string]string{"kind": "visit", "parties": "us, ru", "place": "Moscow", "day": "2026-08-06", "state": "planned"},
		},
		"talks that were held": {
			"a e v tab t tab own:us,ru space own:Doha space own:6feb space h tab enter", 15,
			map[string]string{"kind": "talks", "day": "2026-02-06", "state": "held"},
		},
		"status": {"s enter", 2, nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, 80, 24)
			if strings.HasPrefix(tt.keys, "v") {
				d.press("Inbox", "r", "/").write("the talks on").press("enter")
			}
			n := 0
			for k := range strings.FieldsSeq(tt.keys) {
				if words, ok := strings.CutPrefix(k, strings.TrimSpace(own)); ok {
					d.write(strings.ReplaceAll(words, "_", " "))
					continue
				}
				if name == "status" && k == "enter" {
					d.press("n") // the choice
				}
				d.press(k)
				n++
			}
			if n > tt.most {
				t.Errorf("%d keys, more than %d", n, tt.most)
			}
			if d.m.top() != nil {
				t.Fatalf("it was not entered:\n%s", d.screen())
			}
			if tt.holds != nil {
				d.holds(tt.holds)
			} else {
				d.sees("assessed: assess p1 narrowing")
			}
		})
	}
}

func TestEntryCompletes(t *testing.T) {
	d := start(t, 120, 35).press("a").write("ru ").sees("▌ accepts ", "requires of others").press("down", "down", "down", "tab").sees("add ru offers", "stance       offers")
	d.write("g").sees("▌ guarantees").press("tab").sees("add ru offers guarantees").write("a treaty src:").sees("▌ a").press("ctrl+n").sees("source       a")
	for range 4 {
		d.press("left")
	}
	d.press("enter").holds(map[string]string{"stance": "offers", "about": "p3", "want": "a treaty"})
}

// TestEntryCorrectsFieldsInPlace goes to the field that is wrong, and back.
func TestEntryCorrectsFieldsInPlace(t *testing.T) {
	d := start(t, 80, 24).press("a").write("ru demands full withdrawal by:Usakov ").sees(`! there is no person "Usakov"`).press("enter").sees("! there is")
	d.press("tab").sees("a person, a party, or a description in quotes", "firmness").press("ctrl+u").write("ush").sees("▌ ushakov  Yuri Ushakov").press("ctrl+n").misses("! there is")
	d.press("tab", "tab", "tab", "tab").write("fi").press("ctrl+n").sees("firmness     firm").press("shift+tab", "shift+tab", "shift+tab")
	d.press("esc").sees("by           ushakov", "firmness     firm", "add ru demands full withdrawal by:Usakov").press("enter")
	d.holds(map[string]string{"by": "ushakov", "firmness": "firm", "want": "full withdrawal"})
}

func TestEntryShowsWhatFollows(t *testing.T) {
	start(t, 120, 35).press("a").write("event visit us Doha").sees("state        planned").press("esc", "[", "a").write("ru refuses").sees("said         2026-02-05", "by           ru", "about        p1")
}

func TestHostileTextIsOnlyText(t *testing.T) {
	bad := "ru demands donbas: \x1b]52;c;ZXZpbA==\a\x1b[2J\u202eall\r\nby:nobody \u009b31m"
	d := start(t, 80, 24).press("a")
	d.send(tea.PasteMsg{Content: bad})
	d.press("tab")
	d.send(tea.PasteMsg{Content: bad})
	for _, l := range d.m.frame() {
		for _, sign := range []string{"\x1b]", "\x1b[2J", "\u009b", "\u202e", "\r", "\a"} {
			if strings.Contains(l, sign) {
				t.Fatalf("a line lets %q through: %q", sign, l)
			}
		}
	}
	d.fits([]string{"pasted"})
}

// drafts opens a copy of the demonstration with a folder for drafts; again
// starts the program anew on the same file.
func drafts(t *testing.T) (d *driver, again func() *driver, dir string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, demo, 0o600); err != nil {
		t.Fatal(err)
	}
	store := draft.Store{Dir: filepath.Join(t.TempDir(), "state", "drafts"), Database: path}
	seed := byte(10)
	again = func() *driver {
		seed++
		return launchAs(t, path, seed, 100, 30, Options{Process: "ukr", Drafts: store})
	}
	return again(), again, store.Dir
}

// rest lets a second pass without a key.
func (d *driver) rest() {
	if d.resting != nil {
		d.send(d.resting())
	}
}

func TestDraftsSurvive(t *testing.T) {
	const line = `ru demands full "withdrawal, 1991" by:Usakov`
	for name, leave := range map[string]func(d *driver, again func() *driver) *driver{
		"esc": func(d *driver, _ func() *driver) *driver { return d.press("esc", "esc") },
		"resize": func(d *driver, _ func() *driver) *driver {
			d.send(tea.WindowSizeMsg{Width: 61, Height: 16})
			return d.sees("by:Usakov", "ushakov").press("esc", "esc")
		},
		"crash": func(d *driver, again func() *driver) *driver { d.rest(); return again() },
		"ctrl+c": func(d *driver, again func() *driver) *driver {
			d.send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
			return again()
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, again, dir := drafts(t)
			d.press("a").misses("draft from before").write(line).press("tab", "ctrl+u").write("ush").press("ctrl+n")
			d = leave(d, again)
			files, err := os.ReadDir(dir)
			if err != nil || len(files) != 1 {
				t.Fatalf("%d drafts: %v", len(files), err)
			}
			if info, _ := files[0].Info(); info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
				t.Errorf("others can read it: %v", info.Mode())
			}
			d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
			d.press("j", "a").sees("draft from before: ctrl+u clears", line, "by           ushakov", "about        p1").press("enter").sees("entered:")
			d.holds(map[string]string{"about": "p1", "want": "full withdrawal, 1991", "by": "ushakov"})
			d.press("a").misses("draft from before", "Usakov")
			if files, _ := os.ReadDir(dir); len(files) != 0 {
				t.Errorf("what was entered is still a draft: %v", files)
			}
		})
	}
}

func TestDraftsAreLeftAlone(t *testing.T) {
	d, again, dir := drafts(t)
	d.press("a").write("ru dem").press("esc", "a").sees("draft from before").press("ctrl+u").misses("draft from before", "add ru dem").press("esc", "a").misses("draft from before")
	d.write("ru").press("backspace", "backspace").rest()
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Errorf("an empty line is a draft: %v", files)
	}
	d.write("ua refuses").rest()
	d.press("esc")
	d = again().press("Processes", "n").misses("ua refuses", "draft from before") // another entry
	d.press("esc", "Board", "e").write(" draft").press("esc", "e").sees("changes from before are in it", "region draft").press("ctrl+r").misses("region draft").press("esc", "e").misses("changes from before")
	d.press("esc").press("e").write(" again").rest()
	again().press("e").sees("region again").press("enter").sees("edited:").press("e").misses("changes from before")
}

// TestEditorTakesTheLine hands what is typed to the analyst's editor and takes
// what comes back.
func TestEditorTakesTheLine(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a shell script")
	}
	d, _, dir := drafts(t)
	editor := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nprintf 'ru demands\\nguarantees: a veto\\n' >\"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.m.outside = term.Outside{Environ: []string{"EDITOR=x"}, System: "linux", Find: func(string) (string, error) { return editor, nil }}
	d.m.editor = func(e *term.Editing, done tea.ExecCallback) tea.Cmd {
		return func() tea.Msg { return done(e.Command().Run()) }
	}
	d.press("a").write("ru dem").press("ctrl+g").sees("add ru demands guarantees: a veto", "about        guarantees")
	if files, _ := os.ReadDir(dir); len(files) > 1 {
		t.Errorf("the editor's file is left: %v", files)
	}
	d.press("tab", "ctrl+g").sees("! ").press("esc", "esc", "e", "ctrl+g").sees("ru demands guarantees: a veto")
	d.m.outside.Find = func(string) (string, error) { return "", os.ErrNotExist }
	d.press("ctrl+g").sees(`the editor "x" that $EDITOR names is not found`)
}

// TestReaderSelectsExactly makes the selected words the quote, byte by byte.
func TestReaderSelectsExactly(t *testing.T) {
	d := start(t, 100, 30).press("Inbox", "r", "/").write("Sergei").press("enter", "v", "w", "w", "w", "w", "b")
	r := d.m.current().(*readerScreen)
	body, want := r.source.Source.Body, r.chosen
	d.press("a").sees("evidence: “" + strings.Join(strings.Fields(body[want.from:want.to]), " ") + "”").write("ru refuses donbas").press("enter")
	d.holds(map[string]string{"quote": body[want.from:want.to], "source": r.handle, "said": "2026-02-12"})
	log, err := d.d.Log(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	page, err := d.d.Point(t.Context(), "ukr", "donbas", desk.At{Day: sample.LastDay})
	if err != nil {
		t.Fatal(err)
	}
	if q := page.Claims[0].Quotes[0]; q.From != want.from || q.To != want.to {
		t.Errorf("%s holds %d to %d, want %v", log[0].Title, q.From, q.To, want)
	}
	d.sees("Reader › ").press("esc").sees(open("Inbox")).misses("Reader")
}

func TestSelectionMovesByWordsAndLines(t *testing.T) {
	d := start(t, 80, 24).press("Inbox", "r", "v")
	r := d.m.current().(*readerScreen)
	sel := d.m.top().(*selection)
	words := func() int { return sel.here - sel.began }
	if d.press("w", "w", "b"); words() != 1 {
		t.Errorf("after two words on and one back %d are added", words())
	}
	if d.press("b", "b"); words() > 0 {
		t.Errorf("it does not go back before where it began: %d", words())
	}
	line := func() int { return r.text.lineOf(sel.words[sel.here].from) }
	from := line()
	if d.press("j", "j", "j"); line() < from+3 {
		t.Errorf("three lines down from %d is %d", from, line())
	}
	if d.press("v"); words() != 0 {
		t.Errorf("it did not begin anew: %d", words())
	}
	for range 60 {
		d.press("j")
		if l := line(); l < r.scroll.Cursor || l >= r.scroll.Cursor+r.room {
			t.Fatalf("line %d is out of sight of %d lines from %d", l, r.room, r.scroll.Cursor)
		}
	}
	if d.press("esc"); r.chosen != (stretch{}) || d.m.top() != nil {
		t.Error("esc does not leave the selection")
	}
}

func TestWordsOf(t *testing.T) {
	body := "“We — don’t”, he said (90 %): «ні»."
	var words []string
	for _, w := range wordsOf(body) {
		words = append(words, body[w.from:w.to])
	}
	if got, want := fmt.Sprintf("%q", words), `["We" "don’t" "he" "said" "90" "%" "ні"]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReaderFinds(t *testing.T) {
	d := start(t, 80, 24).press("Inbox", "r", "/").write("nowhere at all").sees("not in the text").press("enter").sees("does not have these words").press("esc")
	d.press("/").write("UKRAINE").sees(" places").press("enter", "n").sees("2 of ").press("N", "N").sees(fmt.Sprintf("%d of %[1]d", len(d.m.current().(*readerScreen).lit)))
	for body, want := range map[string][]stretch{
		"Élan élan ELAN": {{0, 5}, {6, 11}, {12, 16}}, "a  b a\nb": {}, "": {},
	} {
		if got := findAll(body, "elan"); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q: %v, want %v", body, got, want)
		}
	}
	if got := findAll("a  b; a\nb", "A b"); fmt.Sprint(got) != "[{0 4} {6 9}]" {
		t.Errorf("across the ends of lines: %v", got)
	}
}

// TestCopyCites copies what is selected in one line, by the terminal where no
// program takes it.
func TestCopyCites(t *testing.T) {
	d := start(t, 160, 50).press("y").sees("copied to the clipboard (terminal, OSC 52): Rest of the Donetsk region")
	if want := "Rest of the Donetsk region: disputed between ru–ua, reported since 2 Dec 2025, assessed from 24 Dec 2025. Donald Trump (named, 28 Dec 2025; Demo chronology, C2): '"; !strings.HasPrefix(d.copied, want) {
		t.Errorf("copied %q", d.copied)
	}
	d.press("enter").press("y")
	claim := "Donald Trump (named, 28 Dec 2025; Demo chronology, C2): 'the Donbas remained a tough issue'"
	if !strings.HasPrefix(d.copied, claim) {
		t.Errorf("copied %q", d.copied)
	}
	d.press("Y")
	if !strings.HasPrefix(d.copied, claim) || !strings.Contains(d.copied, " “Chronology of the talks on Ukraine, 26 December 2025 to 8 January 2026”") {
		t.Errorf("copied %q", d.copied)
	}
	d.press("enter", "y")
	if !strings.HasPrefix(d.copied, claim) {
		t.Errorf("the reader copied %q", d.copied)
	}
	d.press("v", "w", "y")
	if r := d.m.current().(*readerScreen); d.copied != r.source.Source.Body[r.chosen.from:r.chosen.to] {
		t.Errorf("the selection copied %q", d.copied)
	}
}

func TestOpenTheSource(t *testing.T) {
	d := start(t, 120, 35).press("enter", "enter", "o").sees("a5 has no address")
	if _, err := d.d.Edit(t.Context(), "a5", map[string]string{"url": "https://news.example/a"}); err != nil {
		t.Fatal(err)
	}
	d.run(d.m.reload())
	d.press("o").sees("https://news.example/a was not opened: there is no screen")
}
