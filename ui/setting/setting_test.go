package setting

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
)

var themes = []string{"dark", "mono"}

func read(text string) (Values, error) {
	v := Default()
	dec := toml.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	return v, dec.Decode(&v)
}

func TestDefaultIsInOrder(t *testing.T) {
	if err := Default().Check(themes); err != nil {
		t.Error(err)
	}
	v, err := read(Example)
	if diff := cmp.Diff(Default(), v, cmp.AllowUnexported(Colour{})); diff != "" || err != nil {
		t.Errorf("the example sets something: %s %v", diff, err)
	}
}

// TestExampleHolds reads the example without its comment signs, and writes and
// reads it again. It names every colour.
func TestExampleHolds(t *testing.T) {
	set := "open = [\"firefox\"]\n" + regexp.MustCompile(`(?m)^# (\[.*\]|\w+ = .*)$`).ReplaceAllString(Example, "$1")
	v, err := read(set)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Check(themes); err != nil {
		t.Error(err)
	}
	if len(v.Keys) != 1 || len(v.Themes) != 1 {
		t.Errorf("not all of it is there: %+v", v)
	}
	if got := v.Themes["dusk"].Colours(); len(got) != 12 || got[9].Name != "cursor" || got[9].String() != "236" {
		t.Errorf("colours: %v", got)
	}
	var out bytes.Buffer
	if err := toml.NewEncoder(&out).Encode(v); err != nil {
		t.Fatal(err)
	}
	again, err := read(out.String())
	if diff := cmp.Diff(v, again, cmp.AllowUnexported(Colour{})); diff != "" || err != nil {
		t.Errorf("written and read again: %s %v", diff, err)
	}
}

func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		``:                                          "",
		`theme = "mono"`:                            "",
		`theme = "dusk"`:                            `there is no theme "dusk"; there are dark, mono`,
		`digits = "count"`:                          `digits is "count"; it is screens or counts`,
		`open = [" "]`:                              "open begins with the name of a program",
		`accept = 1.5`:                              "accept is 1.5",
		`accept = nan`:                              "accept is NaN",
		"theme = \"dusk\"\n[themes.dusk]":           "",
		"theme = \"dawn\"\n[themes.dusk]":           "there are dark, mono, dusk",
		"[themes.mono]":                             "themes.mono is called like one of parley's own",
		"[themes.dusk]\nbase = \"dusk\"":            `themes.dusk.base is "dusk"; it is one of dark, mono`,
		"[themes.dusk]\nbar_text = \"#12345g\"":     `themes.dusk.bar_text is "#12345g"`,
		"[themes.dusk]\naccent = \"#FFaa00\"":       "",
		"[themes.dusk]\naccent = \"#fa0\"":          `themes.dusk.accent is "#fa0"`,
		"[themes.dusk]\naccent = \"# 12345\"":       `themes.dusk.accent`,
		"[themes.dusk]\naccent = 255\nopen = \"0\"": "",
		"[themes.dusk]\naccent = 256":               `themes.dusk.accent is "256"; a colour is #rrggbb or a number from 0 to 255`,
		"[themes.dusk]\naccent = -1":                `themes.dusk.accent`,
		"[themes.dusk]\naccent = \"007\"":           `themes.dusk.accent`,
		"[themes.dusk]\naccent = \"red\"":           `themes.dusk.accent`,
	} {
		v, err := read(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		switch err := v.Check(themes); {
		case err == nil && want != "":
			t.Errorf("%s: in order, want %q", text, want)
		case err != nil && (want == "" || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
