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
	Lit, Evidence, Prose          Paint // in a text: the evidence in question, other evidence, the rest
	Cursor                        Paint // the selected row
	Bar                           Paint // the title line
}

// Themes are the names of the built-in themes.
var Themes = []string{"dark", "light", "high-contrast", "mono"}

// A Palette is the colours of a theme: "#rrggbb", or "0" to "255" for a colour
// of the terminal's own table. An empty one is taken from the palette that it
// is based on.
type Palette struct {
	Base    string `toml:"base,omitempty"` // a name of [Themes]; empty is dark
	Text    string `toml:"text,omitempty"`
	Dim     string `toml:"dim,omitempty"`
	Accent  string `toml:"accent,omitempty"`
	Open    string `toml:"open,omitempty"`
	Settled string `toml:"settled,omitempty"`
	Broken  string `toml:"broken,omitempty"`
	Warn    string `toml:"warn,omitempty"`
	LitBack string `toml:"lit_back,omitempty"`
	LitText string `toml:"lit_text,omitempty"`
	Cursor  string `toml:"cursor,omitempty"` // behind the selected row
	BarBack string `toml:"bar_back,omitempty"`
	BarText string `toml:"bar_text,omitempty"`
}

var palettes = map[string]Palette{
	"dark": {
		Text: "#e6e9ef", Dim: "#999ea7", Accent: "#7fb4ff", Open: "#e8a33d", Settled: "#5fafff", Broken: "#e07bc0", Warn: "#f0c674",
		LitBack: "#5a4a16", LitText: "#fff3c4", Cursor: "#26354d", BarBack: "#1d2430", BarText: "#d8dee9",
	},
	"light": {
		Text: "#1b1b1b", Dim: "#60656d", Accent: "#0b57b0", Open: "#8f5400", Settled: "#0b57b0", Broken: "#a0267e", Warn: "#8a5a00",
		LitBack: "#ffe9a8", LitText: "#1b1b1b", Cursor: "#d9e6fb", BarBack: "#e6e9ef", BarText: "#1f2430",
	},
	"high-contrast": {
		Text: "#ffffff", Dim: "#c8c8c8", Accent: "#ffffff", Open: "#ffb000", Settled: "#66b2ff", Broken: "#ff7ad9", Warn: "#ffff00",
		LitBack: "#ffff00", LitText: "#000000", Cursor: "#0000a0", BarBack: "#ffffff", BarText: "#000000",
	},
}

// sixteen are the palettes of terminals with sixteen colours, where the
// nearest to a shade is often the background itself.
var sixteen = map[string]Palette{
	"dark": {
		Text: "15", Dim: "7", Accent: "14", Open: "11", Settled: "12", Broken: "13", Warn: "11",
		LitBack: "3", LitText: "0", Cursor: "4", BarBack: "7", BarText: "0",
	},
	"light": {
		Text: "0", Dim: "0", Accent: "4", Open: "1", Settled: "4", Broken: "5", Warn: "1",
		LitBack: "3", LitText: "0", Cursor: "7", BarBack: "7", BarText: "0",
	},
	"high-contrast": {
		Text: "15", Dim: "15", Accent: "15", Open: "11", Settled: "14", Broken: "13", Warn: "11",
		LitBack: "11", LitText: "0", Cursor: "4", BarBack: "15", BarText: "0",
	},
}

// NewTheme makes a theme by name for a terminal with so many colours; own are
// the user's palettes. The unknown name is dark, and a terminal without colours
// has the signs of mono.
func NewTheme(name string, profile colorprofile.Profile, ascii bool, own map[string]Palette) Theme {
	if name == "mono" || profile <= colorprofile.ASCII {
		return Theme{
			Name: name, ASCII: ascii, Strong: "\x1b[1m", Accent: "\x1b[1m", Warn: "\x1b[1m", Lit: "\x1b[7m", Evidence: "\x1b[4m", Cursor: "\x1b[7m", Bar: "\x1b[7m",
		}
	}
	p := paletteOf(name, profile, own)
	fore := func(c string) lipgloss.Style { return lipgloss.NewStyle().Foreground(shade(c)) }
	evidence := Paint("") // the terminal's own text beside prose that is dim
	if name == "high-contrast" || p.Dim == p.Text {
		evidence = begin(fore(p.Text).Underline(true)) // there the prose is hardly dimmer
	}
	return Theme{
		Name: name, ASCII: ascii, Evidence: evidence,
		Dim: begin(fore(p.Dim)), Strong: "\x1b[1m", Accent: begin(fore(p.Accent).Bold(true)),
		Open: begin(fore(p.Open)), Settled: begin(fore(p.Settled)), Broken: begin(fore(p.Broken)), Silent: begin(fore(p.Dim)),
		Warn: begin(fore(p.Warn)), Lit: begin(fore(p.LitText).Background(shade(p.LitBack))), Prose: begin(fore(p.Dim)),
		Cursor: begin(fore(p.Text).Background(shade(p.Cursor))), // readable even where the terminal's own text is of the other kind
		Bar:    begin(fore(p.BarText).Background(shade(p.BarBack))),
	}
}

func paletteOf(name string, profile colorprofile.Profile, own map[string]Palette) Palette {
	mine, base := own[name], name
	if mine != (Palette{}) {
		base = cmp.Or(mine.Base, "dark")
	}
	of := palettes
	if profile == colorprofile.ANSI {
		of = sixteen
	}
	p, ok := of[base]
	if !ok {
		p = of["dark"]
	}
	for _, f := range []struct {
		to   *string
		mine string
	}{
		{&p.Text, mine.Text},
		{&p.Dim, mine.Dim},
		{&p.Accent, mine.Accent},
		{&p.Open, mine.Open},
		{&p.Settled, mine.Settled},
		{&p.Broken, mine.Broken},
		{&p.Warn, mine.Warn},
		{&p.LitBack, mine.LitBack},
		{&p.LitText, mine.LitText},
		{&p.Cursor, mine.Cursor},
		{&p.BarBack, mine.BarBack},
		{&p.BarText, mine.BarText},
	} {
		*f.to = cmp.Or(f.mine, *f.to)
	}
	return p
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
