package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/ui/setting"
)

// cyrillic maps the keys of Russian and Ukrainian layouts to those in the
// same place on a Latin one.
var cyrillic = strings.NewReplacer(pairs(
	"йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
	"ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>",
	"іїєІЇЄ", "s]'S}\"",
)...)

func pairs(tables ...string) []string {
	var out []string
	for i := 0; i+1 < len(tables); i += 2 {
		to := []rune(tables[i+1])
		for j, r := range []rune(tables[i]) {
			out = append(out, string(r), string(to[j]))
		}
	}
	return out
}

// named are the ways in which a key can be called: as it is written, as it
// lies on a Latin keyboard, and by its parts.
func named(k tea.KeyPressMsg) []string {
	names := []string{k.String(), cyrillic.Replace(k.String()), k.Keystroke()}
	if k.BaseCode != 0 && k.Mod&^tea.ModShift == 0 { // terminals that tell where the key lies
		base := string(k.BaseCode)
		if k.Mod.Contains(tea.ModShift) {
			base = strings.ToUpper(base)
		}
		names = append(names, base)
	}
	return names
}

// press hands a key to the modal on top, or to the action that it means.
func (m *Model) press(k tea.KeyPressMsg) tea.Cmd {
	if k.String() == "ctrl+c" {
		return m.leave()
	}
	if n := len(m.modals); n > 0 {
		if slices.Contains([]string{"enter", "esc", "ctrl+["}, k.String()) { // while it is typed, what was wrong with it stays
			m.notice = notice{}
		}
		d := m.modals[n-1]
		if m.sent == d && k.String() == "enter" {
			return nil
		}
		return m.typed(d, d.key(m, k))
	}
	if m.empty() {
		if cmd, ok := m.welcomeKey(k.String()); ok {
			return cmd
		}
	}
	names := named(k)
	if m.counted(names[0]) {
		return nil
	}
	for _, name := range names { // the letter itself goes before where it lies
		for i := range m.actions {
			if a := &m.actions[i]; a.here(m) && slices.Contains(a.Keys, name) {
				return m.run(a)
			}
		}
	}
	m.count = 0
	return nil
}

// keyOf is the key that an action has; one without has a line of the palette.
func (m *Model) keyOf(id string) string {
	for i := range m.actions {
		if a := &m.actions[i]; a.ID == id && len(a.Keys) > 0 {
			return a.Keys[0]
		}
	}
	return ":" + id
}

// run does an action, or says why it cannot be done.
func (m *Model) run(a *Action) tea.Cmd {
	defer func() { m.count = 0 }()
	if why := a.why(m); why != "" {
		m.say(why)
		return nil
	}
	m.notice = notice{}
	return a.Run(m)
}

// mostTimes bounds a count.
const mostTimes = 100_000

// counted takes a digit as part of the count for the next key. Digits alone
// open screens unless the user wants it the other way round.
func (m *Model) counted(name string) bool {
	digit, alt := strings.CutPrefix(name, "alt+")
	if len(digit) != 1 || digit[0] < '0' || digit[0] > '9' || alt == m.digitsCount() && (m.count == 0 || alt) {
		return false
	}
	if digit == "0" && m.count == 0 {
		return false
	}
	m.count = min(mostTimes, m.count*10+int(digit[0]-'0'))
	return true
}

func (m *Model) digitsCount() bool { return m.o.Set.Digits == setting.Counts }

// times does something as often as was counted, once without a count.
func (m *Model) times(do func() tea.Cmd) tea.Cmd {
	const most = 100 // acts, one by one
	var cmds []tea.Cmd
	for range min(most, max(1, m.count)) {
		cmds = append(cmds, do())
	}
	return tea.Batch(cmds...)
}
