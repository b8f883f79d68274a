package ui

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// TestWordsGoWithTheNextKey clears what was said at the next key that does
// something, and shows long words whole.
func TestWordsGoWithTheNextKey(t *testing.T) {
	d := start(t, 80, 24).press("s", "n", "enter").sees("assessed: ").press("j").misses("assessed: ")
	d.press("u").sees("undone: ").press("s").misses("undone").press("esc")
	d.press("u", "?").misses("nothing").press("esc")
	d.press("e", "tab", "tab").write("x").press("enter").sees("! ").write("y").sees("! ").press("esc").misses(" ! ")
	d.m.fail(errors.New(strings.Repeat("words of an error ", 12) + "end"))
	d.sees(" ! words of", "error end")
	d.m.fail(errors.New(strings.Repeat("words of an error ", 100) + "end"))
	d.sees("…\n").press("Board").misses("words of")
}

// TestPromptsKeepWhatIsWrong stays open with the line and says beside it what
// is wrong; a filter that is not understood hides nothing.
func TestPromptsKeepWhatIsWrong(t *testing.T) {
	d := start(t, 120, 35)
	d.press("t").write("31 feb").press("enter").sees("as of 31 feb", `! "31 feb"`).press("backspace").misses(`! "31`).press("esc")
	d.press("/").write("foo:bar").sees("12 points").press("enter").sees("filter foo:bar", "\n ! ").press("esc").sees("12 points")
	d.press("E").write("nobody").press("enter").sees("edit nobody", "there is no record").press("esc").misses("edit nobody")
	d.press("x", "ctrl+u").write("/no/such/folder/x.md").press("enter").sees("export to /no/such/folder/x.md", "\n ! ").press("esc").misses("export to")
}

// footers are the keys that a footer offers.
func (d *driver) footer() string {
	lines := strings.Split(strings.TrimSpace(d.screen()), "\n")
	return lines[len(lines)-1] + " "
}

// TestFootersOfferWhatCanBeDone offers no key that does nothing, and all that a
// review needs at 120 columns.
func TestFootersOfferWhatCanBeDone(t *testing.T) {
	empty := launch(t, filepath.Join(t.TempDir(), "new.db"), "", 100, 30).press("n").write("ukr Ukraine").press("enter")
	for _, key := range []string{"s assess", "e edit"} {
		if strings.Contains(empty.footer(), key) {
			t.Errorf("without points the board offers %s", empty.footer())
		}
	}
	empty.press("m").sees("no point is selected")
	review := inbox(t, 120, 35).press("enter")
	for _, key := range []string{"y ", "n ", "Y N ", "A ", "v ", "- + ", "e ", "p ", "m ", "w ", "c ", "? ", "q "} {
		if !strings.Contains(review.footer(), " "+key) && !strings.HasPrefix(review.footer(), key) {
			t.Errorf("at 120 columns the review does not offer %q: %s", key, review.footer())
		}
	}
	if f := start(t, 80, 24).press("s").footer(); !strings.Contains(f, "esc leaves") {
		t.Errorf("at 80 columns the dial does not say how to leave it: %s", f)
	}
	for r := reviewing(review.m); r.groupOf[r.list.Key()] == nil || r.groupOf[r.list.Key()].Title != "Drones"; {
		review.press("j")
	}
	review.press("z").sees("nothing in this group restates what is known")
}

// TestABarHasASignForEachPoint counts the signs of a bar, which share the room
// only where there are more points than it has cells.
func TestABarHasASignForEachPoint(t *testing.T) {
	m := &Model{theme: draw.NewTheme("mono", colorprofile.TrueColor, false, nil)}
	for points, want := range map[int]string{0: "", 7: "≠≠≠≠≠≠≠", 40: strings.Repeat("≠", 40), 340: strings.Repeat("≠", 36) + " 340"} {
		row := desk.ProcessRow{Points: points, ByStatus: map[model.Status]int{model.Disputed: points}}
		if got := statusBar(m, row, 40); strings.TrimRight(got, " ") != want || ansi.StringWidth(got) != 40 {
			t.Errorf("the bar of %d points is %q", points, got)
		}
	}
}
