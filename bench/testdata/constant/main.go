// Constant shows frames that were made beforehand, from the file that it is
// given, and moves between them with j and k, at as many frames a second as
// parley: what Bubble Tea takes when nothing has to be computed.
package main

import (
	"log"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type frames struct {
	all []string
	at  int
}

func (frames) Init() tea.Cmd { return nil }

func (f frames) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, nil
	}
	switch k.String() {
	case "q":
		return f, tea.Quit
	case "j":
		f.at = (f.at + 1) % len(f.all)
	case "k":
		f.at = (f.at + len(f.all) - 1) % len(f.all)
	}
	return f, nil
}

func (f frames) View() tea.View {
	v := tea.NewView(f.all[f.at])
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	return v
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	if _, err := tea.NewProgram(frames{all: strings.Split(string(text), "\f")}, tea.WithFPS(120)).Run(); err != nil {
		log.Fatal(err)
	}
}
