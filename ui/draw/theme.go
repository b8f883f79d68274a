// Package draw paints cells: text from outside made clean, cut and padded to
// exact widths, in the colours of a theme. It knows nothing of screens.
package draw

import (
	"cmp"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"parley/model"
	"parley/ui/setting"
)

// A Paint is a style as the bytes that begin it. Rows are put together from
// paints and padded text: a lipgloss style for every cell would cost more than
// all the rest of a frame.
type Paint string

const reset = "\x1b[m"

// On paints text. Text that is empty stays empty.
func (p Paint) On(text string) string {
	if p == "" || text == "" {
		return text
	}
	return string(p) + text + reset
}

// A Theme gives each meaning its paint. Colours have one meaning each: blue is
// what is settled, orange what is open to dispute, magenta what is broken;
// all of them stand beside a glyph and a word.
type Theme struct {
	Name  string
	ASCII bool // without Unicode

	Dim, Strong, Accent           Paint
	Open, Settled, Broken, Silent Paint // classes of status
	Warn                          Paint // flags
	Hard                          Paint // the hardest of a scale
	Lit, Evidence, Prose          Paint // in a text: the evidence in question, other evidence, the rest
	Cursor                        Paint // the selected row
	Bar                           Paint // the title line
}

// Themes are the names of the built-in themes.
var Themes = []string{"dark", "light", "high-contrast", "mono"}

// A palette is the colours of a theme by their names in the configuration:
// "#rrggbb", or "0" to "255" for a colour of the terminal's own table.
type palette struct{ text, dim, accent, open, settled, broken, warn, litBack, litText, cursor, barBack, barText string }

var palettes = map[string]palette{
	"dark": {
		text: "#e6e9ef", dim: "#999ea7", accent: "#7fb4ff", open: "#e8a33d", settled: "#5fafff", broken: "#e07bc0", warn: "#f0c674",
		litBack: "#5a4a16", litText: "#fff3c4", cursor: "#26354d", barBack: "#1d2430", barText: "#d8dee9",
	},
	"light": {
		text: "#1b1b1b", dim: "#60656d", accent: "#0b57b0", open: "#8f5400", settled: "#0b57b0", broken: "#a0267e", warn: "#8a5a00",
		litBack: "#ffe9a8", litText: "#1b1b1b", cursor: "#d9e6fb", barBack: "#e6e9ef", barText: "#1f2430",
	},
	"high-contrast": {
		text: "#ffffff", dim: "#c8c8c8", accent: "#ffffff", open: "#ffb000", settled: "#66b2ff", broken: "#ff7ad9", warn: "#ffff00",
		litBack: "#ffff00", litText: "#000000", cursor: "#0000a0", barBack: "#ffffff", barText: "#000000",
	},
}

// sixteen are the palettes of terminals with sixteen colours, where the
// nearest to a shade is often the background itself.
var sixteen = map[string]palette{
	"dark": {
		text: "15", dim: "7", accent: "14", open: "11", settled: "12", broken: "13", warn: "11",
		litBack: "3", litText: "0", cursor: "4", barBack: "7", barText: "0",
	},
	"light": {
		text: "0", dim: "0", accent: "4", open: "1", settled: "4", broken: "5", warn: "1",
		litBack: "3", litText: "0", cursor: "7", barBack: "7", barText: "0",
	},
	"high-contrast": {
		text: "15", dim: "15", accent: "15", open: "11", settled: "14", broken: "13", warn: "11",
		litBack: "11", litText: "0", cursor: "4", barBack: "15", barText: "0",
	},
}

// NewTheme makes a theme by name for a terminal with so many colours; own are
// the analyst's. The unknown name is dark, and a terminal without colours has
// the signs of mono.
func NewTheme(name string, profile colorprofile.Profile, ascii bool, own map[string]setting.Theme) Theme {
	mine, base := own[name], name
	if mine != (setting.Theme{}) {
		base = cmp.Or(mine.Base, "dark")
	}
	t := Theme{Name: name, ASCII: ascii, Strong: bold, Accent: bold, Warn: bold, Hard: bold + reverse, Lit: reverse, Evidence: underline, Cursor: reverse, Bar: reverse}
	if profile <= colorprofile.ASCII {
		return t
	}
	of := palettes
	if profile == colorprofile.ANSI {
		of = sixteen
	}
	p, ok := of[base]
	if !ok && base != "mono" {
		p = of["dark"]
	}
	p.take(mine)
	t.colour(p)
	return t
}

// The signs of a theme without colours.
const (
	bold      Paint = "\x1b[1m"
	underline Paint = "\x1b[4m"
	reverse   Paint = "\x1b[7m"
)

// take sets the colours that a theme of the analyst's names.
func (p *palette) take(mine setting.Theme) {
	fields := map[string]*string{
		"text": &p.text, "dim": &p.dim, "accent": &p.accent, "open": &p.open, "settled": &p.settled, "broken": &p.broken, "warn": &p.warn,
		"lit_back": &p.litBack, "lit_text": &p.litText, "cursor": &p.cursor, "bar_back": &p.barBack, "bar_text": &p.barText,
	}
	for _, c := range mine.Colours() {
		*fields[c.Name] = c.String()
	}
}

// colour gives the meanings the colours that there are.
func (t *Theme) colour(p palette) {
	fore := func(c string) lipgloss.Style { return lipgloss.NewStyle().Foreground(shade(c)) }
	set := func(to *Paint, c string, s lipgloss.Style) {
		if c != "" {
			*to = begin(s)
		}
	}
	set(&t.Dim, p.dim, fore(p.dim))
	set(&t.Prose, p.dim, fore(p.dim))
	set(&t.Silent, p.dim, fore(p.dim))
	set(&t.Accent, p.accent, fore(p.accent).Bold(true))
	set(&t.Open, p.open, fore(p.open))
	set(&t.Settled, p.settled, fore(p.settled))
	set(&t.Broken, p.broken, fore(p.broken))
	set(&t.Warn, p.warn, fore(p.warn))
	t.Hard = t.Warn + reverse
	set(&t.Lit, p.litBack, fore(p.litText).Background(shade(p.litBack)))
	set(&t.Cursor, p.cursor, fore(p.text).Background(shade(p.cursor))) // readable even where the terminal's own text is of the other kind
	set(&t.Bar, p.barBack, fore(p.barText).Background(shade(p.barBack)))
	switch {
	case p.dim == "":
	case t.Name == "high-contrast" || p.dim == p.text: // there the prose is hardly dimmer
		t.Evidence = begin(fore(p.text).Underline(true))
	default:
		t.Evidence = "" // the terminal's own text beside prose that is dim
	}
}

func shade(c string) color.Color { return lipgloss.Color(c) }

// begin takes from a style the bytes that begin it.
func begin(s lipgloss.Style) Paint {
	head, _, _ := strings.Cut(s.Render("x"), "x")
	return Paint(head)
}

// Status is the paint of a status by its class.
func (t *Theme) Status(s model.Status) Paint {
	switch s.Class() {
	case model.Open:
		return t.Open
	case model.Settled:
		return t.Settled
	case model.Broken:
		return t.Broken
	}
	return t.Silent
}

// Glyph picks the sign for terminals with and without Unicode.
func (t *Theme) Glyph(unicode, ascii string) string {
	if t.ASCII {
		return ascii
	}
	return unicode
}

// Rule draws a line of so many cells.
func (t *Theme) Rule(width int) string {
	return t.Dim.On(strings.Repeat(t.Glyph("─", "-"), max(0, width)))
}

// Selected paints a whole row as the one under the cursor. Inner resets would
// end the background, so it is begun again after each.
func (t *Theme) Selected(row string) string {
	return string(t.Cursor) + strings.ReplaceAll(row, reset, reset+string(t.Cursor)) + reset
}

// plainly are the signs of screens, and what stands for them, in as many
// cells, on terminals that show ASCII only.
var plainly = map[rune]byte{
	'…': '>', '·': '-', '–': '-', '—': '-', '“': '"', '”': '"', '‘': '\'', '’': '\'', '›': '>', '→': '>', '←': '<', '↑': '^', '↓': 'v', '×': 'x',
	'│': '|', '─': '-', '▌': '>', '≤': '<', '≥': '>', '≠': '!', '≈': '=',
}

// Plainly writes a line with nothing but ASCII, in as many cells.
func Plainly(line string) string {
	i := strings.IndexFunc(line, func(r rune) bool { return r > '~' })
	if i < 0 {
		return line
	}
	var b strings.Builder
	b.WriteString(line[:i])
	for rest := line[i:]; rest != ""; {
		if rest[0] <= '~' { // ASCII and what paints it
			b.WriteByte(rest[0])
			rest = rest[1:]
			continue
		}
		letter, wide := first(rest)
		r := []rune(letter)[0]
		if plain, ok := plainly[r]; ok {
			b.WriteByte(plain)
		} else {
			b.WriteString(strings.Repeat("?", wide))
		}
		rest = rest[len(letter):]
	}
	return b.String()
}
