package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"parley/desk"
	"parley/desk/desktest"
	"parley/sample"
	"parley/ui/setting"
)

// demo is the file of the demonstration, made once for all tests.
var demo []byte

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "parley-ui-test-")
	if err == nil {
		path := filepath.Join(dir, "demo.db")
		if err = sample.Write(context.Background(), path); err == nil {
			demo, err = os.ReadFile(path)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// A driver presses keys and looks at the screen, without a terminal: commands
// are run to their end before the next key.
type driver struct {
	*testing.T
	m       *Model
	d       *desk.Desk
	resting func() tea.Msg // what comes when typing has rested
	copied  string         // what the terminal was asked to copy
}

// openDesk opens a desk; desks on one file differ in their seed, or they would
// make the same identities.
func openDesk(t *testing.T, path string, seed byte) *desk.Desk {
	t.Helper()
	d, err := desk.Open(t.Context(), desk.Options{
		Path: path, Wait: 10 * time.Second, Author: "analyst", Origin: "tui", Entropy: rand.NewChaCha8([32]byte{seed}), Suggest: desktest.Suggest,
		Now: func() time.Time { return sample.LastDay.Time().Add(12 * time.Hour) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// start opens a copy of the demonstration at a size.
func start(t *testing.T, w, h int) *driver {
	t.Helper()
	return startWith(t, w, h, Options{})
}

// startWith opens it with options of one's own.
func startWith(t *testing.T, w, h int, o Options) *driver {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, demo, 0o600); err != nil {
		t.Fatal(err)
	}
	o.Process = "ukr"
	return launchWith(t, path, w, h, o)
}

func launch(t *testing.T, path, process string, w, h int) *driver {
	t.Helper()
	return launchWith(t, path, w, h, Options{Process: process})
}

// launchWith opens a file with options of one's own.
func launchWith(t *testing.T, path string, w, h int, o Options) *driver {
	t.Helper()
	return launchAs(t, path, 2, w, h, o)
}

// launchAs opens a file with a desk of its own seed.
func launchAs(t *testing.T, path string, seed byte, w, h int, o Options) *driver {
	t.Helper()
	d := openDesk(t, path, seed)
	o.Desk, o.At, o.Set.Theme, o.Set.Accept = d, desk.At{Day: sample.LastDay}, "dark", 0.8
	m := newModel(t.Context(), o)
	dr := &driver{T: t, m: m, d: d}
	m.after = func(_ time.Duration, msg func() tea.Msg) tea.Cmd {
		dr.resting = msg
		return nil
	}
	dr.run(m.reload())
	dr.send(tea.WindowSizeMsg{Width: w, Height: h})
	return dr
}

// run carries commands out until none are left.
func (d *driver) run(cmd tea.Cmd) {
	d.Helper()
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() { // batches and sequences
			d.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	d.send(msg)
}

func (d *driver) send(msg tea.Msg) {
	d.Helper()
	if _, stamp := msg.(stampMsg); msg == nil || stamp {
		return
	}
	if _, quit := msg.(tea.QuitMsg); quit {
		return
	}
	if v := reflect.ValueOf(msg); v.Kind() == reflect.String && v.Type().Name() == "setClipboardMsg" {
		d.copied = v.String()
		return
	}
	_, cmd := d.m.Update(msg)
	d.m.View() // as the program does after every message
	d.run(cmd)
}

var special = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"space": {Code: tea.KeySpace, Text: " "}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "backspace": {Code: tea.KeyBackspace},
	"ctrl+g": {Code: 'g', Mod: tea.ModCtrl}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"ctrl+r": {Code: 'r', Mod: tea.ModCtrl}, "ctrl+f": {Code: 'f', Mod: tea.ModCtrl}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+x": {Code: 'x', Mod: tea.ModCtrl},
	"ctrl+p": {Code: 'p', Mod: tea.ModCtrl}, "ctrl+n": {Code: 'n', Mod: tea.ModCtrl}, "alt+2": {Code: '2', Mod: tea.ModAlt},
}

// press presses keys one after the other; the name of a tab stands for its
// key, and what begins with a quotation mark is typed.
func (d *driver) press(keys ...string) *driver {
	d.Helper()
	for _, k := range keys {
		for i := range tabs {
			if tabs[i].name == k {
				k = tabKey(i)
			}
		}
		msg, ok := special[k]
		if words, typed := strings.CutPrefix(k, "“"); typed {
			d.write(words)
			continue
		}
		if !ok {
			msg = tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		}
		d.send(msg)
	}
	return d
}

// write types text letter by letter.
func (d *driver) write(text string) *driver {
	d.Helper()
	for _, r := range text {
		d.press(string(r))
	}
	return d
}

// screen is what is seen, without colours.
func (d *driver) screen() string {
	lines := d.m.frame()
	for i, l := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func (d *driver) sees(words ...string) *driver {
	d.Helper()
	for _, w := range words {
		if !strings.Contains(d.screen(), w) {
			d.Fatalf("the screen does not show %q:\n%s", w, d.screen())
		}
	}
	return d
}

func (d *driver) misses(words ...string) *driver {
	d.Helper()
	for _, w := range words {
		if strings.Contains(d.screen(), w) {
			d.Fatalf("the screen shows %q:\n%s", w, d.screen())
		}
	}
	return d
}

// open is how the line of tabs marks the open one.
func open(name string) string {
	return "▸" + tabKey(slices.IndexFunc(tabs, func(t tab) bool { return t.name == name })) + " " + name
}

func TestFrames(t *testing.T) {
	t.Parallel()
	screens := map[string][]string{
		"board": nil, "point": {"enter"}, "people": {"People", "j"}, "person": {"People", "/", "“zel", "enter", "j", "enter"}, "party": {"People", "enter"},
		"agenda": {"Agenda"}, "event": {"Agenda", "/", "“florida", "enter", "enter"}, "found": {"F", "“plant", "enter", "j", "j"}, "inbox": {"Inbox"}, "processes": {"Processes"}, "log": {"Log"}, "help": {"?"}, "dial": {"s"}, "palette": {":"},
		"matrix": {"Matrix", "j", "l"}, "heat": {"Matrix", "z", "j", "l"}, "timeline": {"Timeline", "j", "j"}, "shares": {"Timeline", "z"},
		"entry": {"a", "r", "u", " ", "d"}, "entry-point": append([]string{"a"}, strings.Split("ru demands g", "")...), "entry-fields": append(strings.Split("aru demands full withdrawal by:Usakov", ""), "tab"),
		"reader": {"enter", "ctrl+d", "ctrl+d", "ctrl+d", "ctrl+d", "ctrl+d", "enter"}, "reader-select": {"Inbox", "r", "v", "j", "j", "j", "j", "v", "w", "w", "w", "w", "w", "a", "r", "u", " "},
	}
	for name, keys := range screens {
		for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, []byte(start(t, size[0], size[1]).press(keys...).screen()))
			})
		}
	}
}

// fits draws the screen to which keys led at every size: exactly as many lines
// as the terminal has, none wider.
func (d *driver) fits(keys []string) {
	d.Helper()
	for _, w := range []int{1, 10, 59, 60, 61, 80, 99, 100, 200, 300} {
		for _, h := range []int{1, 5, 14, 15, 16, 20, 21, 24, 35, 100} {
			d.send(tea.WindowSizeMsg{Width: w, Height: h})
			lines := d.m.frame()
			if len(lines) != h {
				d.Fatalf("after %v at %dx%d the frame has %d lines", keys, w, h, len(lines))
			}
			for _, l := range lines {
				if got := ansi.StringWidth(l); got > w {
					d.Fatalf("after %v at %dx%d a line has %d cells: %q", keys, w, h, got, l)
				}
			}
		}
	}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
}

// TestEverySize draws every screen and every modal at every size: exactly as
// many lines as the terminal has, none wider.
func TestEverySize(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	for _, keys := range places() {
		d.press(keys...).fits(keys)
	}
	for _, key := range []string{"s", "a", "e", "?", "/", "t", "S", ":", "E", "x", "i"} {
		d.press("Board", key).fits([]string{key})
		d.m.modals = nil
	}
	for _, keys := range [][]string{ // the reader and what is typed over it
		{"Inbox", "r"}, {"v", "w"}, {"a", "u"}, {"esc", "a", "r", "u", " ", "d", "tab", "tab"},
	} {
		d.press(keys...).fits(keys)
	}
}

func TestAnActionHasOneKey(t *testing.T) {
	if err := CheckKeys(setting.Default()); err != nil {
		t.Error(err)
	}
	for _, a := range allActions() {
		if a.ID == "" || a.Title == "" || a.Help == "" || a.Run == nil {
			t.Errorf("action %q is not whole", a.ID)
		}
	}
	for wrong, keys := range map[string]map[string][]string{
		"no action": {"fly": {"f9"}}, "means both": {"assess": {"j"}},
	} {
		if err := CheckKeys(setting.Values{Keys: keys}); err == nil || !strings.Contains(err.Error(), wrong) {
			t.Errorf("keys %v: %v, want %q", keys, err, wrong)
		}
	}
}

func TestAssess(t *testing.T) {
	d := start(t, 120, 35).sees("≠ disputed    Rest of the Donetsk re")
	d.press("s").sees("Where does it stand? Rest of the Donetsk region")
	d.press("n", "tab").write("talks go on").press("enter")
	d.sees("◔ narrowing   Rest of the Donetsk re", "talks go on", "assessed: assess p1 narrowing")
	d.press("u").sees("undone: assess p1 narrowing", "≠ disputed    Rest of the Donetsk re")
	d.press("ctrl+r").sees("redone", "◔ narrowing   Rest of the Donetsk re")
}

func TestStepThroughTime(t *testing.T) {
	d := start(t, 120, 35)
	d.press("[").sees("PAST as of 5 Feb 2026").press("[", "[", "[")
	d.press("t").write("24 oct 2025").sees("24 Oct 2025").press("enter").sees("PAST as of 24 Oct 2025")
	d.misses("disputed    Rest of the Donetsk region")
	d.press("T").sees("as of 12 Feb 2026").misses("PAST")
}

func TestFilter(t *testing.T) {
	d := start(t, 120, 35).press("/").write("is:contested").sees("1/12 points · filter: is:contested", "Guarantees for Ukraine").misses("Elections")
	d.press("enter").press("esc").sees("12 points", "Elections")
}

func TestEntry(t *testing.T) {
	d := start(t, 120, 35).press("a").sees("a claim: who").misses("the line is empty").press("enter").sees("a claim: who").write("ru demands plant: control of it by:Lavrov")
	d.sees("stance       demands", "by           Lavrov", "about        plant")
	d.press("enter").sees("entered: add claim")
	d.press("a").write("ru demands planet: x").sees(`there is no point "planet"`).press("enter").sees("! ").press("esc")
}

func TestOpenAndBack(t *testing.T) {
	d := start(t, 120, 35).press("j", "enter").sees("Point › Guarantees for Ukraine", "Claims (", "between ua–us")
	d.press("esc").sees("12 points").press("Processes").sees("Armenia–Azerbaijan peace treaty")
	d.press("j", "enter").sees("Constitution of Armenia")
}

func TestCyrillicLayout(t *testing.T) {
	start(t, 120, 35).press("о").sees("▌ ≠ disputed    Guarantees for Ukraine") // о lies where j is
}

func TestSelectionStaysOnItsRow(t *testing.T) {
	d := start(t, 120, 35).press("j", "j")
	if _, err := d.d.AddLine(t.Context(), "ukr", "point borders territory: Borders", desk.At{Day: sample.LastDay}); err != nil {
		t.Fatal(err)
	}
	d.run(d.m.reload())
	d.sees("Borders", "▌ ≠ disputed    Ceasefire on the line")
}

func TestLateAnswersAreDropped(t *testing.T) {
	d := start(t, 120, 35)
	first := d.m.current().load(d.m)
	d.press("t").write("24 oct 2025").press("enter")
	d.run(first)
	d.sees("PAST as of 24 Oct 2025")
	if strings.Contains(d.screen(), "~raised") {
		t.Error("a late answer of another day is on screen")
	}
}

func TestExport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "brief.md")
	d := start(t, 120, 35).press("x")
	for range 40 {
		d.press("backspace")
	}
	d.write(path).press("enter").sees("exported")
	text, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(text), "# Ukraine settlement") {
		t.Errorf("the export is %.60q, %v", text, err)
	}
}

func TestEmptyFileOffersThreeWays(t *testing.T) {
	d := launch(t, filepath.Join(t.TempDir(), "new.db"), "", 100, 30).sees("Nothing is followed yet", "import an article", "demonstration")
	d.press("n").sees("add process", "a short word for it").misses("! ").write("process ukr Ukraine settlement").press("enter").sees("Ukraine settlement", "no points yet")
}

func TestHostileTitleStaysInItsCells(t *testing.T) {
	d := start(t, 120, 35)
	if _, err := d.d.Edit(t.Context(), "donbas", map[string]string{"title": "\x1b]0;owned\a\u009b31m\u202eevil\rover"}); err != nil {
		t.Fatal(err)
	}
	d.run(d.m.reload())
	for _, l := range d.m.frame() {
		for _, bad := range []string{"\x1b]", "\u009b", "\u202e", "\r", "\a"} {
			if strings.Contains(l, bad) {
				t.Fatalf("a line lets %q through: %q", bad, l)
			}
		}
	}
}

// TestTheNextRowIsReadAhead shows the detail of the next row with the key that
// goes there, before anything else is read.
func TestTheNextRowIsReadAhead(t *testing.T) {
	d := start(t, 120, 35)
	for _, step := range []struct{ key, detail string }{{"j", "p3 · guarantees"}, {"j", "p2 · front-line"}, {"k", "p3 · guarantees"}} {
		_, cmd := d.m.Update(tea.KeyPressMsg{Code: rune(step.key[0]), Text: step.key})
		d.sees(step.detail)
		d.run(cmd)
	}
	d.enter("note guarantees: watch them")
	d.press("j", "k").sees("watch them")
}

// TestEnterTwiceEntersOnce: while an act is under way, the modal that sent it
// does not send it again.
func TestEnterTwiceEntersOnce(t *testing.T) {
	d := start(t, 120, 35)
	before, _ := d.d.Log(t.Context(), 0, 1)
	d.press("a").write("ru demands plant: control of it by:Lavrov")
	_, first := d.m.Update(special["enter"])
	_, second := d.m.Update(special["enter"])
	d.run(first)
	d.run(second)
	if after, _ := d.d.Log(t.Context(), 0, 1); after[0].Seq != before[0].Seq+1 {
		t.Errorf("%d acts were made", after[0].Seq-before[0].Seq)
	}
	d.press("a").write("ru demands plant: nothing by:Nobody").press("enter").sees("there is no person").press("esc")
}

// TestFiltersFollowTheDay: three weeks back are counted from the day of the
// view.
func TestFiltersFollowTheDay(t *testing.T) {
	d := start(t, 120, 35).press("/").write("said:3w").press("enter").sees("1/12 points")
	d.press("t").write("31 dec 2025").press("enter").sees("4/10 points · filter: said:3w").press("T").sees("1/12 points")
}
