package ui

import (
	"fmt"
	"html"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// The README's picture of the board is drawn from the frame itself: with
// PARLEY_UPDATE=1 this test writes it anew.
func TestPictureIsFresh(t *testing.T) {
	const path = "../docs/board.svg"
	d := start(t, 120, 32).press("j")
	got := svg(d.m.frame(), 120)
	if os.Getenv("PARLEY_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Error("docs/board.svg is not what the board looks like; write it with PARLEY_UPDATE=1 go test ./ui -run Picture")
	}
}

const (
	cellW, cellH = 8.4, 18
	back, fore   = "#16181d", "#d8dee9"
)

// A pen is how the next letters are drawn.
type pen struct {
	fore, back string
	bold       bool
}

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// svg draws lines with colours as a picture with real text.
func svg(lines []string, cols int) string {
	var b strings.Builder
	w, h := float64(cols)*cellW+24, len(lines)*cellH+24
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">`+"\n", w, h)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="6" fill="%s"/>`+"\n", back)
	for y, line := range lines {
		x, p := 0, pen{fore: fore}
		for line != "" {
			at := sgr.FindStringSubmatchIndex(line)
			text := line
			if at != nil {
				text = line[:at[0]]
			}
			x += drawText(&b, text, x, y, p)
			if at == nil {
				break
			}
			p = p.turn(line[at[2]:at[3]])
			line = line[at[1]:]
		}
	}
	return b.String() + "</svg>\n"
}

func drawText(b *strings.Builder, text string, x, y int, p pen) int {
	n := ansi.StringWidth(text)
	if n == 0 {
		return 0
	}
	left, top := 12+float64(x)*cellW, 12+y*cellH
	if p.back != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, float64(n)*cellW, cellH, p.back)
	}
	if strings.TrimSpace(text) == "" {
		return n
	}
	weight := ""
	if p.bold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" fill="%s"%s xml:space="preserve" textLength="%.1f">%s</text>`+"\n",
		left, top+13, p.fore, weight, float64(n)*cellW, html.EscapeString(text))
	return n
}

// turn reads the codes that the themes use.
func (p pen) turn(codes string) pen {
	f := strings.Split(codes, ";")
	for i := 0; i < len(f); i++ {
		switch f[i] {
		case "", "0":
			p = pen{fore: fore}
		case "1":
			p.bold = true
		case "38", "48":
			if i+4 < len(f) {
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
	}
	return p
}
