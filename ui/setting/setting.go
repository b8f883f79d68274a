// Package setting is what the analyst may set of the interface, in the words
// of the configuration.
package setting

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Values are the settings.
type Values struct {
	Theme  string   `toml:"theme" comment:"dark, light, high-contrast, mono or one of [themes]; empty follows the terminal"`
	Digits Digits   `toml:"digits" comment:"what bare digits do: screens opens the screen of that number, counts repeats the next key, as in 5j"`
	Open   []string `toml:"open" comment:"your program that shows addresses and files in a window, its words to be followed by one more, as in\n[\"firefox\", \"--new-tab\"]; empty takes the system's"`
	Accept float64  `toml:"accept" comment:"the confidence from which A in a review accepts what is left, 0 to 1"`

	Keys   map[string][]string `toml:"keys,omitempty" comment:"the keys of an action, in place of its own"`
	Themes map[string]Theme    `toml:"themes,omitempty" comment:"your themes"`
}

// Default is what holds where nothing is set.
func Default() Values { return Values{Digits: Screens, Accept: 0.8} }

// Example shows, in comments, what has no value by default.
const Example = `
# The keys of an action, in place of its own.
# [keys]
# assess = ["s", "f2"]

# A theme: one of parley's, with other colours. A colour is #rrggbb or the number
# of one of the terminal's, 0 to 255. Without a base it is dark; on mono, what is
# not named has no colour.
# [themes.dusk]
# base = "dark"
# text = "#e6e9ef"
# dim = "#999ea7"
# accent = "#7fb4ff"
# open = "#e8a33d"
# settled = "#5fafff"
# broken = "#e07bc0"
# warn = "#f0c674"
# lit_back = "#5a4a16"
# lit_text = "#fff3c4"
# cursor = 236
# bar_back = 235
# bar_text = 253
`

// Digits are what bare digits do.
type Digits string

// What bare digits do.
const (
	Screens Digits = "screens" // open the screen of that number
	Counts  Digits = "counts"  // repeat the next key
)

// A Theme is one of the interface's with some colours of the analyst's.
type Theme struct {
	Base    string `toml:"base,omitempty"`
	Text    Colour `toml:"text,omitempty"`
	Dim     Colour `toml:"dim,omitempty"`
	Accent  Colour `toml:"accent,omitempty"`
	Open    Colour `toml:"open,omitempty"`
	Settled Colour `toml:"settled,omitempty"`
	Broken  Colour `toml:"broken,omitempty"`
	Warn    Colour `toml:"warn,omitempty"`
	LitBack Colour `toml:"lit_back,omitempty"`
	LitText Colour `toml:"lit_text,omitempty"`
	Cursor  Colour `toml:"cursor,omitempty"`
	BarBack Colour `toml:"bar_back,omitempty"`
	BarText Colour `toml:"bar_text,omitempty"`
}

// A Colour is #rrggbb or the number of one of the terminal's, 0 to 255, as it
// was written; the zero Colour is none. It is a struct so that TOML's numbers
// are taken as well as its strings.
type Colour struct{ written string }

// String is the colour as lipgloss takes it, empty where there is none.
func (c Colour) String() string { return c.written }

// UnmarshalText keeps whatever is written, for [Values.Check] to judge.
func (c *Colour) UnmarshalText(text []byte) error {
	c.written = string(text)
	return nil
}

// MarshalText is the inverse of UnmarshalText.
func (c Colour) MarshalText() ([]byte, error) { return []byte(c.written), nil }

func (c Colour) wrong() bool {
	if digits, ok := strings.CutPrefix(c.written, "#"); ok {
		_, err := strconv.ParseUint(digits, 16, 32)
		return err != nil || len(digits) != len("rrggbb")
	}
	n, err := strconv.ParseUint(c.written, 10, 8)
	return err != nil || strconv.FormatUint(n, 10) != c.written
}

// A Named is a colour of a theme with its name in the configuration.
type Named struct {
	Name string
	Colour
}

// Colours are the colours that a theme sets.
func (t Theme) Colours() []Named {
	all := []Named{
		{"text", t.Text},
		{"dim", t.Dim},
		{"accent", t.Accent},
		{"open", t.Open},
		{"settled", t.Settled},
		{"broken", t.Broken},
		{"warn", t.Warn},
		{"lit_back", t.LitBack},
		{"lit_text", t.LitText},
		{"cursor", t.Cursor},
		{"bar_back", t.BarBack},
		{"bar_text", t.BarText},
	}
	return slices.DeleteFunc(all, func(n Named) bool { return n.Colour == Colour{} })
}

// Check says what is wrong first, in a sentence that names the key; themes are
// the interface's own.
func (v Values) Check(themes []string) error {
	if _, own := v.Themes[v.Theme]; v.Theme != "" && !own && !slices.Contains(themes, v.Theme) {
		all := append(slices.Clone(themes), slices.Sorted(maps.Keys(v.Themes))...)
		return fmt.Errorf("there is no theme %q; there are %s", v.Theme, strings.Join(all, ", "))
	}
	if v.Digits != Screens && v.Digits != Counts {
		return fmt.Errorf("digits is %q; it is %s or %s", v.Digits, Screens, Counts)
	}
	if len(v.Open) > 0 && strings.TrimSpace(v.Open[0]) == "" {
		return fmt.Errorf(`open begins with the name of a program, as in open = ["xdg-open"]`)
	}
	if !(v.Accept >= 0 && v.Accept <= 1) { // nor is it no number
		return fmt.Errorf("accept is %v; it is a confidence between 0 and 1", v.Accept)
	}
	for _, name := range slices.Sorted(maps.Keys(v.Themes)) {
		if err := v.Themes[name].check(name, themes); err != nil {
			return err
		}
	}
	return nil
}

func (t Theme) check(name string, themes []string) error {
	if slices.Contains(themes, name) {
		return fmt.Errorf("themes.%s is called like one of parley's own; give it another name", name)
	}
	if t.Base != "" && !slices.Contains(themes, t.Base) {
		return fmt.Errorf("themes.%s.base is %q; it is one of %s", name, t.Base, strings.Join(themes, ", "))
	}
	for _, c := range t.Colours() {
		if c.wrong() {
			return fmt.Errorf("themes.%s.%s is %q; a colour is #rrggbb or a number from 0 to 255", name, c.Name, c.written)
		}
	}
	return nil
}
