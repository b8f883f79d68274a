package ui

import (
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"parley/desk"
	"parley/ui/draw"
)

// Width is how many cells a line of a terminal has, 80 where it does not say.
func Width(stream any) int {
	if f, ok := stream.(term.File); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return 80
}

// ProgressLine says what is being read, how far it is and how long it takes,
// in at most w cells.
func ProgressLine(p desk.Progress, w int, ascii bool) string {
	what := draw.Line(p.What)
	if p.Of > 1 {
		what = fmt.Sprintf("%d of %d: %s", p.Nth, p.Of, what)
	}
	right := fmt.Sprintf("%d articles  %s", p.Articles, clock(p.Took))
	if p.Part < 0 {
		return draw.Fit(draw.Cut(what, w-draw.Width(right)-2)+"  "+right, w)
	}
	if left := p.Left(); left > 0 {
		right += fmt.Sprintf(", about %s left", clock(left))
	}
	right = fmt.Sprintf(" %3.0f %%  ", 100*min(1, p.Part)) + right
	barW := min(24, max(0, (w-draw.Width(right))/3))
	what = draw.Cut(what, w-draw.Width(right)-barW-2)
	return draw.Fit(what+"  "+bar(p.Part, barW, ascii)+right, w)
}

// bar draws a part of a whole, 0 to 1, in w cells.
func bar(part float64, w int, ascii bool) string {
	full := min(w, int(part*float64(w)))
	done, rest := "█", "░"
	if ascii {
		done, rest = "#", "."
	}
	return strings.Repeat(done, full) + strings.Repeat(rest, w-full)
}

// clock writes a span as minutes and seconds.
func clock(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
