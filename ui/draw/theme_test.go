package draw

import (
	"fmt"
	"math"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestEveryColourIsReadable holds each colour of each theme against the
// background of its kind of terminal and that of the selected row, by the
// ratio of WCAG 2.
func TestEveryColourIsReadable(t *testing.T) {
	const least = 4.5
	for name, p := range palettes {
		back := map[string]string{"light": "#ffffff"}[name]
		if back == "" {
			back = "#1e1e1e"
		}
		for _, c := range []string{p.text, p.dim, p.accent, p.open, p.settled, p.broken, p.warn} {
			for _, on := range []string{back, p.cursor} {
				if got := contrast(c, on); got < least {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, c, on, got)
				}
			}
		}
		for _, pair := range [][2]string{{p.litText, p.litBack}, {p.barText, p.barBack}} {
			if got := contrast(pair[0], pair[1]); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f", name, pair[0], pair[1], got)
			}
		}
	}
}

// TestEvidenceDiffersFromProse by more than a shade where prose is not dim.
func TestEvidenceDiffersFromProse(t *testing.T) {
	for _, name := range Themes {
		th := NewTheme(name, colorprofile.TrueColor, false, nil)
		if th.Evidence == th.Prose || th.Lit == th.Evidence {
			t.Errorf("%s paints evidence %q, prose %q and what is lit %q", name, th.Evidence, th.Prose, th.Lit)
		}
		if p, ok := palettes[name]; ok && th.Evidence == "" && contrast(p.text, p.dim) < 1.9 {
			t.Errorf("%s tells evidence from prose by a contrast of %.2f", name, contrast(p.text, p.dim))
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	var c [3]int
	_, _ = fmt.Sscanf(hex, "#%02x%02x%02x", &c[0], &c[1], &c[2])
	l := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := float64(c[i]) / 255
		if v <= 0.03928 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		l += weight * v
	}
	return l
}
