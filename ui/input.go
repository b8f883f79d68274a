package ui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"parley/ui/draw"
)

// An input is one line of typing. It moves and deletes by what the reader
// sees as one letter, and its cursor does not blink, so an idle screen sends
// nothing.
type input struct {
	letters []string // grapheme clusters
	at      int
}

func newInput(text string) input {
	in := input{}
	in.insert(text)
	return in
}

func (in *input) value() string { return strings.Join(in.letters, "") }

// parts are what stands before the cursor and behind it.
func (in *input) parts() (before, behind string) {
	return strings.Join(in.letters[:in.at], ""), strings.Join(in.letters[in.at:], "")
}

// insert puts text at the cursor; line ends and controls become spaces.
func (in *input) insert(text string) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	rest := append([]string(nil), in.letters[in.at:]...)
	before, _ := in.parts()
	before += text
	in.letters = nil
	for g := graphemes.FromString(before); g.Next(); {
		in.letters = append(in.letters, g.Value())
	}
	in.at = len(in.letters)
	in.letters = append(in.letters, rest...)
}

// key edits the line; false for keys that are not its own.
func (in *input) key(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "left", "ctrl+b":
		in.at = max(0, in.at-1)
	case "right", "ctrl+f":
		in.at = min(len(in.letters), in.at+1)
	case "home", "ctrl+a":
		in.at = 0
	case "end", "ctrl+e":
		in.at = len(in.letters)
	case "backspace", "ctrl+h":
		if in.at > 0 {
			in.letters = append(in.letters[:in.at-1], in.letters[in.at:]...)
			in.at--
		}
	case "delete", "ctrl+d":
		if in.at < len(in.letters) {
			in.letters = append(in.letters[:in.at], in.letters[in.at+1:]...)
		}
	case "ctrl+w":
		from := in.at
		for from > 0 && in.letters[from-1] == " " {
			from--
		}
		for from > 0 && in.letters[from-1] != " " {
			from--
		}
		in.letters = append(in.letters[:from], in.letters[in.at:]...)
		in.at = from
	case "ctrl+u":
		in.letters, in.at = append([]string(nil), in.letters[in.at:]...), 0
	case "ctrl+k":
		in.letters = in.letters[:in.at]
	default:
		if k.Text == "" {
			return false
		}
		in.insert(k.Text)
	}
	return true
}

// draw shows the line with its cursor, scrolled so that the cursor is seen.
func (in *input) draw(w int) string {
	from := 0
	for from < in.at && draw.Width(strings.Join(in.letters[from:in.at], "")) > w-2 {
		from++
	}
	cursor, after := " ", ""
	if in.at < len(in.letters) {
		cursor, after = in.letters[in.at], strings.Join(in.letters[in.at+1:], "")
	}
	return draw.Cut(draw.Line(strings.Join(in.letters[from:in.at], ""))+"\x1b[7m"+draw.Line(cursor)+"\x1b[27m"+draw.Line(after), w)
}
