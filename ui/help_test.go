package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestHelpKnowsEveryWord finds in the help what screens print.
func TestHelpKnowsEveryWord(t *testing.T) {
	all := strings.Join((&help{}).found(start(t, 120, 35).m, 200), "\n")
	for _, words := range []string{
		"~ status", "≤ day", "▲ hardening", "▽ softening", "≈ reworded", "stale ", "doubted ", "contested ", "overtaken ", "mandated ", "other ", "F  ", "3  ", "named ", "◌ planned", "red line", "! ",
	} {
		if !strings.Contains(ansi.Strip(all), words) {
			t.Errorf("the help lacks %q", words)
		}
	}
	d := inbox(t, 120, 90).press("Log", "?").sees("Review: accept the suggestion").press("esc", "Inbox")
	if n := strings.Count(d.press("enter", "?").screen(), "there is nothing to split"); n != 1 {
		t.Errorf("why a key of a review does nothing is said %d times", n)
	}
}

func TestHelpIsMovedAndSearched(t *testing.T) {
	d := start(t, 120, 35).press("?").sees("open what is selected", "/ searches")
	d.press("G").sees("◌").misses("open what is selected").press("g").sees("open what is selected").press("space").misses("open what is selected").press("k")
	d.press("/").write("gap").sees("search gap").press("backspace", "backspace", "backspace").write("red line").sees("! red line").misses("quit")
	d.press("enter", "G").sees("! red line").press("/", "esc").sees("open what is selected").press("esc").sees("12 points")
}
