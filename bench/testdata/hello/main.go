package main

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

type m struct{}

func (m) Init() tea.Cmd { return nil }
func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "q" {
		return x, tea.Quit
	}
	return x, nil
}
func (m) View() tea.View {
	v := tea.NewView(strings.Repeat("hello Board world\n", 20))
	v.AltScreen = true
	return v
}
func main() { _, _ = tea.NewProgram(m{}, tea.WithFPS(120)).Run() }
