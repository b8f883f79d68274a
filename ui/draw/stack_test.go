package draw

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestStackSharesLinesByCounts(t *testing.T) {
	parts := []Part{{Sign: "o"}, {Sign: "x", Paint: bold}, {Sign: "#"}}
	bars := [][]int{{4, 0, 0}, {2, 1, 1}, {0, 1, 99}, {0, 0, 0}}
	want := strings.Join([]string{"oo oo xx    ", "oo oo ##    ", "oo xx ##    ", "oo ## ##    "}, "\n")
	got := ansi.Strip(strings.Join(Stack(bars, parts, 12, 4), "\n"))
	if got != want {
		t.Errorf("the stack is\n%s\nwant\n%s", got, want)
	}
}

// TestStackHasItsCells: every line has the width that was asked for, a bar is
// full where there is something, and whatever there is stands in it if it can.
func TestStackHasItsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := []Part{{Sign: "≠", Paint: bold}, {Sign: "◔"}, {Sign: "✓"}, {Sign: "·"}}
		w, h := rapid.IntRange(0, 40).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")
		bars := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 50), len(parts), len(parts)), 0, 60).Draw(t, "bars")
		lines := Stack(bars, parts, w, h)
		if len(lines) != h {
			t.Fatalf("%d lines, want %d", len(lines), h)
		}
		for _, l := range lines {
			if ansi.StringWidth(l) != w {
				t.Fatalf("a line has %d cells, want %d: %q", ansi.StringWidth(l), w, l)
			}
		}
		for _, counts := range bars {
			sum, some, total := 0, 0, 0
			column := apportion(counts, h)
			for i, n := range counts {
				total += n
				sum += column[i]
				if n > 0 {
					some++
				}
				if n == 0 && column[i] != 0 || column[i] < 0 || n > 0 && some <= h && h >= len(parts) && column[i] == 0 {
					t.Fatalf("%v in %d lines stand as %v", counts, h, column)
				}
			}
			if total > 0 && sum != h {
				t.Fatalf("%v in %d lines stand as %v", counts, h, column)
			}
		}
	})
}
