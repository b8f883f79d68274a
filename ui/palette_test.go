package ui

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/ui/setting"
)

// command types a line into the palette and does it.
func (d *driver) command(line string) *driver {
	d.Helper()
	return d.press(":").write(line).press("enter")
}

// shut fails unless the palette has done something and is gone.
func (d *driver) shut() *driver {
	d.Helper()
	if d.m.top() != nil {
		d.Fatalf("the palette stays open:\n%s", d.screen())
	}
	return d
}

// TestEnterDoesExactlyWhatIsTyped takes names, titles and words behind them,
// and nothing that is only like them.
func TestEnterDoesExactlyWhatIsTyped(t *testing.T) {
	d := start(t, 120, 35)
	d.command("tabLog").shut().sees(open("Log")).command("BOARD").shut().sees(open("Board"))
	d.command("asof 24 dec").shut().sees("PAST as of 24 Dec 2025").command("now").shut().misses("PAST")
	d.command("day   24 dec  hindsight").shut().sees("PAST as of 24 Dec 2025 with hindsight").command("today").shut()
	d.command("filter is:contested").shut().sees("1/12 points · filter: is:contested").press("esc")
	d.command("sort -since").shut().sees("since ▼").command("sort since").shut().sees("since ▲")
	d.command("sort point of it").sees("! there is no column point of it here").press("esc").misses("! there")
	d.command("Processes").shut().sees(open("Processes"))

	d.command("srot").sees(": srot", "! srot is no command; the nearest is sort", open("Processes")).press("tab").sees(": sort ").press("esc")
	d.command("so").sees("! so is no command; the nearest is sort").press("tab").sees(": sort ").press("esc")
	d.command("undo 4").sees("! undo 4 is no command").press("esc")
	d.press(":", "enter").sees("! type what to do").press("esc")
	d.command("accept").sees("! on the screen Review").press("esc").shut()
}

// TestARowIsDoneOnlyWhenChosen moves onto rows with arrows; typing goes back to
// what is typed.
func TestARowIsDoneOnlyWhenChosen(t *testing.T) {
	d := start(t, 120, 35)
	d.press(":", "down").sees("▌ assess ").press("down").sees("▌ group ").press("enter").shut().sees("DISPUTED")
	d.press(":").write("filt").press("down").sees("▌ filter ").press("enter").sees("\n filter", "words status:").press("esc", "esc")
	d.press(":").write("lo").press("down", "up").misses("▌ Log").press("enter").sees("! lo is no command").press("g").sees(": log", "▌ Log ").press("enter").shut().sees(open("Log"))
	d.press(":").write("edit").sees("▌ edit ").press("down").sees("▌ edit any").press("enter").sees("\n edit", "a handle or name")
}

// TestWordsAreOffered lists what an action takes, and completes it word by word.
func TestWordsAreOffered(t *testing.T) {
	d := start(t, 120, 35)
	d.press(":").write("sor").press("tab").sees(": sort ", "  status", "  -since").write("-s").misses("  claims").sees("  -status", "  -since")
	d.write("i").press("tab").sees(": sort -since").press("enter").shut().sees("since ▼")
	d.press(":").write("filter is:cont").press("tab").sees(": filter is:contested").write(" -is:s").sees("  -is:stale").write("x").misses("  -is:stale").press("backspace", "tab", "enter").shut().sees("filter: is:contested -is:stale").press("esc")
	d.press(":").write("filter is:contested cat").press("down").sees("▌ category:").press("enter").shut().sees("filter: is:contested category:")
	d.press("esc", ":").write("theme ").press("down", "down").sees("▌ light").press("enter").shut()
	if d.m.theme.Name != "light" {
		t.Errorf("the chosen theme is %s", d.m.theme.Name)
	}
}

// TestThePaletteRemembers brings earlier lines back, the newest first and each
// once.
func TestThePaletteRemembers(t *testing.T) {
	d := start(t, 120, 35).command("sort since").command("now").command("sort point").command("now").command("fly").press("esc")
	if want := []string{"now", "sort point", "sort since"}; !slices.Equal(d.m.commands, want) {
		t.Errorf("the palette remembers %q, want %q", d.m.commands, want)
	}
	d.press(":").sees("brings back now").press("up").sees(": now").press("up", "up", "up").sees(": sort since").press("down").sees(": sort point")
	d.press("down", "down").misses(": now").press("esc")
	d.press(":").write("ad").press("ctrl+p", "ctrl+p").sees(": sort point").press("ctrl+n", "ctrl+n").sees(": ad").press("esc")
	d.press(":", "ctrl+p", "ctrl+p", "ctrl+p", "enter").shut().sees("since ▲")
}

// TestThePaletteListsEverything shows each action with what it does or why it
// cannot be done now, and finds it by its name, its title and its help.
func TestThePaletteListsEverything(t *testing.T) {
	d := start(t, 200, 60).press(":", "down")
	all := d.screen()
	for d.m.top().(*palette).list.Below() > 0 {
		all += d.press("down").screen()
	}
	for _, a := range d.m.actions {
		row := regexp.MustCompile(regexp.QuoteMeta(a.Title) + " +" + regexp.QuoteMeta(strings.Join(a.Keys, " ")))
		if a.ID != namePalette && !row.MatchString(all) {
			t.Errorf("the palette does not list %s", row)
		}
	}
	d.sees("not now: on the screen Review")
	for typed, title := range map[string]string{"hndsght": "", "hindsight": "day", "mrkall": "mark all", "shot status": "export", "THEME": "theme", "hlfdwn": "half a page down"} {
		all := commandsFor(d.m, typed)
		if got := ""; len(all) > 0 {
			got = all[0].action.Title
			if got != title {
				t.Errorf("%q finds %s, want %q", typed, got, title)
			}
		} else if title != "" {
			t.Errorf("%q finds nothing, want %s", typed, title)
		}
	}
}

func TestThemesAreChosenAtOnce(t *testing.T) {
	d := startWith(t, 80, 24, Options{Set: setting.Values{Themes: map[string]setting.Theme{"dusk": {Base: "light"}}}})
	before := strings.Join(d.m.frame(), "")
	d.command("theme dusk").shut()
	if d.m.theme.Name != "dusk" || strings.Join(d.m.frame(), "") == before {
		t.Errorf("the theme is %s", d.m.theme.Name)
	}
	d.command("theme pink").sees("! there is no theme pink; there are dark, light").press("esc")
	d.command("theme").sees("theme\n", "▌ dusk").press("l", "enter").shut()
	if d.m.theme.Name != "light" {
		t.Errorf("the theme is %s", d.m.theme.Name)
	}
}

// TestGo opens records of every kind where they are shown, in their process.
func TestGo(t *testing.T) {
	d := start(t, 120, 35)
	d.command("go p2").shut().sees("Point › Ceasefire on").command("go nobody").sees("there is no record")
	d.press("esc").command("go constitution").shut().sees("Armenia–Azerbaijan", "Point › Constitution of Armenia").press("esc").sees(open("Board"))
	d.command("go ukr").shut().sees("Ukraine settlement", "12 points")
	d.command("go a2").shut().sees(open("Inbox")[:len("▸1")], "Review › ")
	d.command("go Witkoff").shut().sees("Person › Steve Witkoff").command("go ru").shut().sees("Party › Russia").command("go e11").shut().sees("Event › Meeting in Florida")
	d.command("go o1").shut().sees("the outlet o1 is: Demo chronology; E shows and changes all of it")
	d.command("go").sees(" go to").write("nix").press("enter").sees("go to nix", "there is no record").press("backspace", "backspace", "backspace").write("guarantees").press("enter").shut().sees("Point › Guarantees")
}

// TestMessagesAreNotLost lists what was said, what went wrong with a mark, the
// newest last and not more than fifty.
func TestMessagesAreNotLost(t *testing.T) {
	d := start(t, 120, 35).command("messages").sees("What was said", "nothing").press("q")
	d.press("s", "n", "enter", "u").command("go nobody").press("j").misses("no record").command("messages")
	d.sees("  1   assessed: assess p1 narrowing", "  2   undone: assess p1 narrowing", "  3 ! there is no record").press("esc")
	for i := range 60 {
		d.m.fail(errors.New(fmt.Sprint("fault ", i)))
	}
	d.command("messages").sees("50 ! fault 59").misses("fault 9\n").press("g").sees("  1 ! fault 10\n").press("esc").shut()
}
