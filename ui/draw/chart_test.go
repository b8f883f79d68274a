package draw

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"parley/model"
)

func plain(ascii bool) Theme { return NewTheme("mono", colorprofile.ASCII, ascii, nil) }

func course(t *Theme, rungs []int) string {
	p := NewPen(1, len(rungs))
	p.Course(t, rungs)
	p.End()
	return p.Lines()[0]
}

// TestACourseIsReadWithoutColour: each rung has a sign of its own, and what is
// broken is none of them.
func TestACourseIsReadWithoutColour(t *testing.T) {
	rungs := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, -1}
	for ascii, want := range map[bool]string{false: " ▁▂▃▄▅▆▇█×", true: " 12345678x"} {
		theme := plain(ascii)
		if got := course(&theme, rungs); got != want {
			t.Errorf("the course is %q, want %q", got, want)
		}
	}
}

// TestACourseHasThePaintsOfItsClasses, those of each status.
func TestACourseHasThePaintsOfItsClasses(t *testing.T) {
	theme := NewTheme("dark", colorprofile.TrueColor, false, nil)
	for _, w := range model.Statuses.Words {
		s := model.Status(w.Code)
		if s == model.Unknown {
			continue
		}
		got := course(&theme, []int{s.Rung()})
		if !strings.HasPrefix(got, string(theme.Status(s))) || !strings.HasSuffix(got, reset) {
			t.Errorf("%s is drawn as %q", s, got)
		}
	}
}

// TestChartsHaveExactWidths whatever room there is, and show that there is one
// of many.
func TestChartsHaveExactWidths(t *testing.T) {
	all := []Series{{Label: "≠ disputed", Values: []int{0, 3, 340}}, {Label: "○ raised", Values: []int{1, 1, 1}}, {Label: "✓ none"}}
	for _, ascii := range []bool{false, true} {
		theme := plain(ascii)
		for w := range 120 {
			for what, lines := range map[string][]string{"bars": theme.Bars(all, w), "courses": theme.Courses(all, w)} {
				for _, l := range lines {
					if got := ansi.StringWidth(l); got != w {
						t.Fatalf("%s in %d cells have %d: %q", what, w, got, l)
					}
				}
			}
		}
	}
	theme := plain(false)
	got := fmt.Sprintf("%q", append(theme.Bars(all, 30), theme.Courses(all, 22)...))
	want := fmt.Sprintf("%q", []string{
		"≠ disputed  340  ▆▆▆▆▆▆▆▆▆▆▆▆▆", "○ raised      1  ▆            ", "✓ none        0               ",
		"≠ disputed   ▁█  340  ", "○ raised    ▁▁▁    1  ", "✓ none             0  ",
	})
	if got != want {
		t.Errorf("the charts are\n%s, want\n%s", got, want)
	}
}
