package ui

import (
	"strings"
	"testing"

	"parley/ui/setting"
)

// TestOwnKeys binds actions to other keys, which footer, help, palette and what
// is said of them then name.
func TestOwnKeys(t *testing.T) {
	own := map[string][]string{"assess": {"b", "f2"}, "back": {"f3"}, "tabLog": {"f4"}, "today": {"W"}, "messages": {"f5"}, "mark": {}}
	if err := CheckKeys(setting.Values{Keys: own}); err != nil {
		t.Fatal(err)
	}
	d := startWith(t, 120, 35, Options{Set: setting.Values{Keys: own}}).sees("f4 Log")
	if f := d.footer(); !strings.Contains(f, " b assess") || strings.Contains(f, " s assess") {
		t.Errorf("the footer offers %s", f)
	}
	d.press("s").misses("Where does it stand?").press("b").sees("Where does it stand?").press("esc")
	d.press("?").sees("b f2 ").press("/").write("f5").sees("read again what was said").press("esc", "esc")
	d.press(":").write("assess").sees("assess", "b f2").press("esc")
	d.press(":").write("mark").sees("mark  ").misses("space").press("esc")
	d.press("t").write("known 3").press("enter", "a").sees("W returns to now").press("W").misses("PAST")
	d.press("и").sees("Where does it stand?").press("esc") // и lies where b is
}

// TestALetterGoesBeforeItsPlace takes a Cyrillic letter that is bound for
// itself, not for the Latin key in its place.
func TestALetterGoesBeforeItsPlace(t *testing.T) {
	d := startWith(t, 120, 35, Options{Set: setting.Values{Keys: map[string][]string{"help": {"ы", "?"}}}})
	d.press("ы").sees("Keys that do something now").press("esc").press("s").sees("Where does it stand?").press("esc")
	d.press("Ж").sees("type what to do") // it lies where : is
}

// TestDigitsCount has digits count, and alt with them open screens, where the
// user wants it so.
func TestDigitsCount(t *testing.T) {
	third := tabs[2].name
	d := startWith(t, 120, 35, Options{Set: setting.Values{Digits: setting.Counts}}).sees(open("Board"))
	d.press("2").sees("2 times").press("j").sees("▌ ≠ disputed    Ceasefire").press("1", "0").sees("10 times").press("k").sees("▌ ≠ disputed    Rest of the Donetsk")
	d.press("alt+3").sees(open(third)).press("?").sees("alt+1").press("esc")
	start(t, 120, 35).press("alt+2").sees("2 times").press("j").sees("▌ ≠ disputed    Ceasefire").press("3").sees(open(third))
	d = startWith(t, 120, 35, Options{Set: setting.Values{Digits: setting.Counts, Keys: map[string][]string{tabPrefix + third: {"f2"}}}})
	d.sees("f2 " + third).press("alt+3").sees(open("Board"))
}

// TestCheckKeys names what is wrong with keys before they are used.
func TestCheckKeys(t *testing.T) {
	for _, c := range []struct {
		id, key string
		digits  setting.Digits
		wrong   string
	}{
		{"assess", "f2", setting.Screens, ""},
		{"assess", "f2", setting.Counts, ""},
		{"fly", "f2", setting.Screens, `there is no action "fly"`},
		{"assess", "j", setting.Screens, "the key j means both"},
		{"assess", "2", setting.Screens, "the key 2 means both"},
		{"assess", "2", setting.Counts, `assess cannot have the key "2": it begins a count`},
		{"assess", "alt+2", setting.Screens, "it begins a count"},
		{"assess", "alt+2", setting.Counts, "the key alt+2 means both"},
		{"tabInbox", "2", setting.Counts, "it begins a count"},
		{"tabInbox", "f2", setting.Counts, ""},
		{"quit", "ctrl+c", setting.Screens, "it always leaves parley"},
		{"assess", "", setting.Screens, "it is none"},
	} {
		err := CheckKeys(setting.Values{Digits: c.digits, Keys: map[string][]string{c.id: {c.key}}})
		if c.wrong == "" && err != nil || c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)) {
			t.Errorf("%s on %q, %s: %v, want %q", c.id, c.key, c.digits, err, c.wrong)
		}
	}
	if err := CheckKeys(setting.Values{Digits: setting.Counts}); err != nil {
		t.Error(err)
	}
}
