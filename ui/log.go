package ui

import (
	"context"
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
)

// The log: every act, who did it, when and what; acts are undone from here.
type logScreen struct {
	narrowing
	list list
	acts []desk.LogLine
}

func newLog() *logScreen { return &logScreen{narrowing: narrowing{grammar: desk.LogFilter}} }

func (s *logScreen) name() string         { return nameLog }
func (s *logScreen) rows() *list          { return &s.list }
func (s *logScreen) open(*Model) tea.Cmd  { return nil }
func (s *logScreen) moved(*Model) tea.Cmd { return nil }

// logLength is how many acts the log reads; older ones are in parley log.
const logLength = 2000

func (s *logScreen) load(m *Model) tea.Cmd {
	d := m.desk
	return m.ask(nameLog, func(ctx context.Context) (any, error) { return d.Log(ctx, 0, logLength) })
}

func (s *logScreen) show(m *Model, page any) {
	s.acts, _ = page.([]desk.LogLine)
	s.arrange()
}

func (s *logScreen) arrange() {
	var keys []string
	for _, a := range s.acts {
		if s.filter.Keeps(a) {
			keys = append(keys, strconv.FormatUint(a.Seq, 10))
		}
	}
	s.list.set(keys, nil)
}

func (s *logScreen) narrowed() *narrowing { return &s.narrowing }

// selected is the position of the act under the cursor, 0 for none.
func (s *logScreen) selected() uint64 {
	seq, _ := strconv.ParseUint(s.list.key(), 10, 64)
	return seq
}

func (s *logScreen) draw(m *Model, w, h int) []string {
	t := m.theme
	whatW := max(10, w-2-7-17-12-6-4)
	lines := []string{t.dim.on(fit("  "+fit("act", 7)+fit("when", 17)+" "+fit("who", 12)+" "+fit("from", 6)+" what", w))}
	bySeq := map[string]desk.LogLine{}
	for _, a := range s.acts {
		bySeq[strconv.FormatUint(a.Seq, 10)] = a
	}
	s.list.height = h - listTop
	s.list.visible(func(_, index int, _ string) bool {
		a := bySeq[s.list.keys[index]]
		what := line(a.What)
		if a.Undone {
			what += " (undone)"
		}
		row := t.dim.on(fit(fmt.Sprint(a.Seq), 7)) + fit(a.At.Format("2 Jan 2006 15:04"), 17) + " " + fit(line(a.Author), 12) + " " + t.dim.on(fit(a.Origin, 6)) + " "
		if a.Undone {
			row += t.dim.on(fit(what, whatW))
		} else {
			row += fit(what, whatW)
		}
		lines = append(lines, m.row(fit(row, w-2), index == s.list.cursor))
		return true
	})
	return lines
}
