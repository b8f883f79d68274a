package ui

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"parley/ui/draw"
)

// fresh compares a file that is drawn from frames with what they look like
// now. With PARLEY_UPDATE=1 it is written anew instead.
func fresh(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("PARLEY_UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; PARLEY_UPDATE=1 go test ./ui writes it", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is not what the screen looks like; PARLEY_UPDATE=1 go test ./ui writes it anew:\n%.2000s", path, diff)
	}
}

// TestGallery draws every screen in every theme at three sizes, as pictures
// that can be looked at: docs/tour.md shows some of them.
func TestGallery(t *testing.T) {
	t.Parallel()
	for _, theme := range draw.Themes {
		for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
			d := start(t, size[0], size[1])
			d.m.paint(theme)
			for name, keys := range places() {
				d.press(keys...)
				path := fmt.Sprintf("../docs/gallery/%s/%s-%dx%d.svg", theme, strings.ToLower(name), size[0], size[1])
				fresh(t, path, svg(d.m.frame(), size[0], theme))
			}
		}
	}
}

// TestPictureIsFresh holds the README's picture of the board against the frame.
func TestPictureIsFresh(t *testing.T) {
	fresh(t, "../docs/board.svg", svg(start(t, 120, 32).press("Board", "j").m.frame(), 120, "dark"))
}

// The size of a cell, in units of the picture.
const cellW, cellH = 8.4, 18

// A pen is how the next letters are drawn.
type pen struct {
	fore, back              string
	bold, underline, invert bool
}

// paper is the terminal's own colours for a theme.
func paper(theme string) pen {
	switch theme {
	case "light":
		return pen{fore: "#1b1b1b", back: "#ffffff"}
	case "high-contrast":
		return pen{fore: "#ffffff", back: "#000000"}
	}
	return pen{fore: "#d8dee9", back: "#16181d"}
}

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// svg draws lines with colours as a picture with real text.
func svg(lines []string, cols int, theme string) string {
	var b strings.Builder
	blank := paper(theme)
	w, h := float64(cols)*cellW+24, len(lines)*cellH+24
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">`+"\n", w, h)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="6" fill="%s"/>`+"\n", blank.back)
	for y, line := range lines {
		x, p := 0, blank
		for line != "" {
			at := sgr.FindStringSubmatchIndex(line)
			text := line
			if at != nil {
				text = line[:at[0]]
			}
			x += drawText(&b, text, x, y, p, blank)
			if at == nil {
				break
			}
			p = p.turn(line[at[2]:at[3]], blank)
			line = line[at[1]:]
		}
	}
	return b.String() + "</svg>\n"
}

// drawText draws a run of letters. What is left and right of it is empty and
// not drawn.
func drawText(b *strings.Builder, text string, x, y int, p, blank pen) int {
	all := ansi.StringWidth(text)
	fore, back := p.fore, p.back
	if p.invert {
		fore, back = back, fore
	}
	left, top := 12+float64(x)*cellW, 12+y*cellH
	if back != blank.back && all > 0 {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, float64(all)*cellW, cellH, back)
	}
	left += cellW * float64(len(text)-len(strings.TrimLeft(text, " ")))
	words := strings.Trim(text, " ")
	if words == "" {
		return all
	}
	more := ""
	if p.bold {
		more += ` font-weight="bold"`
	}
	if p.underline {
		more += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" fill="%s"%s xml:space="preserve" textLength="%.1f">%s</text>`+"\n",
		left, top+13, fore, more, float64(ansi.StringWidth(words))*cellW, html.EscapeString(words))
	return all
}

// turn reads the codes that the themes use.
func (p pen) turn(codes string, blank pen) pen {
	f := strings.Split(codes, ";")
	for i := 0; i < len(f); i++ {
		switch f[i] {
		case "", "0":
			p = blank
		case "1":
			p.bold = true
		case "4":
			p.underline = true
		case "7", "27":
			p.invert = f[i] == "7"
		case "38", "48":
			if i+4 >= len(f) {
				continue
			}
			c := "#"
			for _, part := range f[i+2 : i+5] {
				n, _ := strconv.Atoi(part)
				c += fmt.Sprintf("%02x", n)
			}
			if f[i] == "38" {
				p.fore = c
			} else {
				p.back = c
			}
			i += 4
		}
	}
	return p
}
