package ui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"

	"parley/model"
)

// A paint is a style as the bytes that begin it. Rows are put together from
// paints and padded text: a lipgloss style for every cell would cost more than
// all the rest of a frame.
type paint string

const reset = "\x1b[m"

// on paints text. Text that is empty stays empty.
func (p paint) on(text string) string {
	if p == "" || text == "" {
		return text
	}
	return string(p) + text + reset
}

// A theme gives each meaning its paint. Colours have one meaning each: blue is
// what is settled, orange what is open to dispute, magenta what is broken;
// all of them stand beside a glyph and a word.
type theme struct {
	name  string
	ascii bool

	dim, strong, accent           paint
	open, settled, broken, silent paint // classes of status
	warn                          paint // flags
	lit, evidence, prose          paint // in a text: the evidence in question, other evidence, the rest
	cursor                        paint // the selected row
	bar                           paint // the title line
}

// Themes are the names of the themes.
var Themes = []string{"dark", "light", "high-contrast", "mono"}

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

// newTheme makes a theme by name; the unknown name is dark.
func newTheme(name string, ascii bool) theme {
	if name == "mono" {
		return theme{
			name: name, ascii: ascii, strong: "\x1b[1m", accent: "\x1b[1m", warn: "\x1b[1m", lit: "\x1b[7m", evidence: "\x1b[4m", cursor: "\x1b[7m", bar: "\x1b[7m",
		}
	}
	p, ok := palettes[name]
	if !ok {
		name, p = "dark", palettes["dark"]
	}
	fore := func(c string) lipgloss.Style { return lipgloss.NewStyle().Foreground(hex(c)) }
	evidence := paint("") // the terminal's own text beside prose that is dim
	if name == "high-contrast" {
		evidence = begin(fore(p.text).Underline(true)) // there the prose is hardly dimmer
	}
	return theme{
		name: name, ascii: ascii, evidence: evidence,
		dim: begin(fore(p.dim)), strong: "\x1b[1m", accent: begin(fore(p.accent).Bold(true)),
		open: begin(fore(p.open)), settled: begin(fore(p.settled)), broken: begin(fore(p.broken)), silent: begin(fore(p.dim)),
		warn: begin(fore(p.warn)), lit: begin(fore(p.litText).Background(hex(p.litBack))), prose: begin(fore(p.dim)),
		cursor: begin(fore(p.text).Background(hex(p.cursor))), // readable even where the terminal's own text is of the other kind
		bar:    begin(fore(p.barText).Background(hex(p.barBack))),
	}
}

func hex(c string) color.Color { return lipgloss.Color(c) }

// begin takes from a style the bytes that begin it.
func begin(s lipgloss.Style) paint {
	head, _, _ := strings.Cut(s.Render("x"), "x")
	return paint(head)
}

// status is the paint of a status by its class.
func (t theme) status(s model.Status) paint {
	switch s.Class() {
	case model.Open:
		return t.open
	case model.Settled:
		return t.settled
	case model.Broken:
		return t.broken
	}
	return t.silent
}

// glyph picks the sign for terminals with and without Unicode.
func (t theme) glyph(unicode, ascii string) string {
	if t.ascii {
		return ascii
	}
	return unicode
}

func (t theme) rule(width int) string {
	return t.dim.on(strings.Repeat(t.glyph("─", "-"), max(0, width)))
}

// selected paints a whole row as the one under the cursor. Inner resets would
// end the background, so it is begun again after each.
func (t theme) selected(row string) string {
	return string(t.cursor) + strings.ReplaceAll(row, reset, reset+string(t.cursor)) + reset
}
