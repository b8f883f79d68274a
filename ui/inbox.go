package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/model/clean"
)

// The inbox: the sources of the process and, once one is opened, what the
// importer suggests beside its text with the evidence lit.
type inboxScreen struct {
	narrowing
	list    list
	sources []desk.SourceRow
	page    desk.SourcePage // of the source under the cursor, or in review
	review  bool
	items   list // suggestions that are undecided
}

func newInbox() *inboxScreen { return &inboxScreen{narrowing: narrowing{grammar: desk.SourceFilter}} }

func (s *inboxScreen) name() string { return nameInbox }

func (s *inboxScreen) rows() *list {
	if s.review {
		return &s.items
	}
	return &s.list
}

func (s *inboxScreen) load(m *Model) tea.Cmd {
	process, at, d := m.process, m.at, m.desk
	cmd := m.ask(nameInbox, func(ctx context.Context) (any, error) { return d.Sources(ctx, process, at) })
	if handle := s.page.Row.Handle; s.review && handle != "" {
		return tea.Batch(cmd, s.read(m, handle))
	}
	return cmd
}

func (s *inboxScreen) read(m *Model, handle string) tea.Cmd {
	d := m.desk
	return m.ask(nameInbox+" source", func(ctx context.Context) (any, error) { return d.Source(ctx, handle) })
}

func (s *inboxScreen) show(m *Model, page any) {
	switch page := page.(type) {
	case []desk.SourceRow:
		s.sources = page
		s.arrange()
	case desk.SourcePage:
		s.page = page
		var keys []string
		for _, sg := range page.Suggestions {
			if sg.Verdict == "" {
				keys = append(keys, sg.Key)
			}
		}
		s.items.set(keys, nil)
	}
}

func (s *inboxScreen) arrange() {
	var keys []string
	for _, r := range s.sources {
		if s.filter.Keeps(r) {
			keys = append(keys, r.Handle)
		}
	}
	s.list.set(keys, nil)
}

func (s *inboxScreen) narrowed() *narrowing { return &s.narrowing }

// moved reads the source under the cursor, for the detail.
func (s *inboxScreen) moved(m *Model) tea.Cmd {
	if s.review || s.list.key() == "" || s.list.key() == s.page.Row.Handle {
		return nil
	}
	return s.read(m, s.list.key())
}

func (s *inboxScreen) open(m *Model) tea.Cmd {
	if s.review || s.list.key() == "" {
		return nil
	}
	s.review = true
	return s.read(m, s.list.key())
}

// selected is the suggestion under the cursor.
func (s *inboxScreen) selected() *desk.Suggestion {
	key := s.items.key()
	for i := range s.page.Suggestions {
		if key != "" && s.page.Suggestions[i].Key == key {
			return &s.page.Suggestions[i]
		}
	}
	return nil
}

func (s *inboxScreen) draw(m *Model, w, h int) []string {
	if s.review {
		return m.panes(w, h, func(w, h int) []string { return s.suggestions(m, w, h) }, func(w, h int) []string { return s.text(m, w, h) })
	}
	if len(s.sources) == 0 {
		return []string{"", "  " + m.theme.dim.on("no sources yet: i imports an article")}
	}
	return m.panes(w, h, func(w, h int) []string { return s.table(m, w, h) }, func(w, h int) []string { return s.summary(m, w) })
}

func (s *inboxScreen) table(m *Model, w, h int) []string {
	t := m.theme
	titleW := max(10, w-2-9-12-18-3)
	lines := []string{t.dim.on(fit("  "+fit("review", 8)+" "+fit("title", titleW)+" "+fit("outlet", 18)+" published", w))}
	s.list.height = h - listTop
	byHandle := map[string]desk.SourceRow{}
	for _, r := range s.sources {
		byHandle[r.Handle] = r
	}
	s.list.visible(func(_, index int, _ string) bool {
		r := byHandle[s.list.keys[index]]
		state := t.dim.on(fit(t.glyph("✓ done", "v done"), 8))
		if r.Waiting {
			state = t.open.on(fit(t.glyph("○ waits", "o waits"), 8))
		}
		row := state + " " + fit(line(r.Title), titleW) + " " + t.dim.on(fit(line(r.Outlet), 18)) + " " + t.dim.on(fit(since(r.Published, m.at.Day), 11))
		lines = append(lines, m.row(fit(row, w-2), index == s.list.cursor))
		return true
	})
	return lines
}

// row marks the row under the cursor.
func (m *Model) row(row string, selected bool) string {
	if selected {
		return m.theme.selected(m.theme.glyph("▌", ">") + " " + row)
	}
	return "  " + row
}

// summary is what is known of a source before it is opened.
func (s *inboxScreen) summary(m *Model, w int) []string {
	if s.page.Row.Handle != s.list.key() {
		return nil
	}
	t, src := m.theme, s.page.Source
	var lines []string
	for _, l := range wrap(src.Title, w-2) {
		lines = append(lines, " "+t.strong.on(l))
	}
	lines = append(lines, " "+t.dim.on(cut(fmt.Sprintf("%s · %s · %s", s.page.Row.Handle, orNone(src.Outlet, "no outlet"), src.Published.Human()), w-2)), "")
	waiting := 0
	for _, sg := range s.page.Suggestions {
		if sg.Verdict == "" {
			waiting++
		}
	}
	lines = append(lines, fmt.Sprintf(" %d suggestions, %d undecided; enter reviews them", len(s.page.Suggestions), waiting), "")
	for _, l := range wrap(reflow(src.Body), w-2) {
		lines = append(lines, " "+l)
	}
	return lines
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return line(s)
}

// suggestions lists what is undecided; the one under the cursor unfolds.
func (s *inboxScreen) suggestions(m *Model, w, h int) []string {
	t := m.theme
	head := fmt.Sprintf("  %s · %d to decide", s.page.Row.Handle, len(s.items.keys))
	lines := []string{t.dim.on(fit(head, w))}
	if len(s.items.keys) == 0 {
		return append(lines, "", "  "+t.dim.on("everything here is decided; esc goes back"))
	}
	byKey := map[string]desk.Suggestion{}
	for _, sg := range s.page.Suggestions {
		byKey[sg.Key] = sg
	}
	unfolded := suggestionLines(m, s.selected(), w)
	s.items.height = max(1, h-listTop-len(unfolded))
	s.items.visible(func(_, index int, _ string) bool {
		sg := byKey[s.items.keys[index]]
		row := t.dim.on(fit(string(sg.Kind), 7)) + " " + fit(line(sg.Summary), max(8, w-2-7-1-5-1)) + " " + t.dim.on(fmt.Sprintf("%.2f", sg.Confidence))
		lines = append(lines, m.row(fit(row, w-2), index == s.items.cursor))
		if index == s.items.cursor {
			lines = append(lines, unfolded...)
		}
		return true
	})
	return lines
}

func suggestionLines(m *Model, s *desk.Suggestion, w int) []string {
	if s == nil {
		return nil
	}
	t := m.theme
	var lines []string
	for _, f := range s.Fields {
		lines = append(lines, "     "+t.dim.on(fit(f.Label, 12))+cut(line(f.Value), w-20))
	}
	for _, chip := range s.Brings {
		lines = append(lines, "     "+t.accent.on(cut("+ "+line(chip), w-6)))
	}
	return append(lines, "     "+t.dim.on(cut(fmt.Sprintf("rule %s: %s", s.Rule, line(s.Because)), w-6)))
}

// text is the source with the evidence of the selected suggestion lit.
func (s *inboxScreen) text(m *Model, w, h int) []string {
	body := s.page.Source.Body
	sg := s.selected()
	if sg == nil || sg.To > len(body) || sg.From >= sg.To {
		return indentAll(wrap(reflow(body), w-2))
	}
	lines := wrapLit(m.theme.lit, reflow(body[:sg.From]), reflow(body[sg.From:sg.To]), reflow(body[sg.To:]), w-2)
	first := 0
	for i, l := range lines {
		if strings.Contains(l, string(m.theme.lit)) {
			first = i
			break
		}
	}
	return indentAll(lines[max(0, min(first-h/3, len(lines)-h)):])
}

// wrapLit breaks a text into lines with one stretch of it painted, on every
// line that the stretch runs over.
func wrapLit(p paint, before, evidence, after string, w int) []string {
	text := clean.Block(before).String() + string(p) + clean.Block(evidence).String() + reset + clean.Block(after).String()
	lines := strings.Split(ansi.Wrap(text, max(1, w), ""), "\n")
	open := false
	for i, l := range lines {
		if open {
			l = string(p) + l
		}
		open = strings.LastIndex(l, string(p)) > strings.LastIndex(l, reset)
		if open {
			l += reset
		}
		lines[i] = l
	}
	return lines
}

func indentAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return out
}

func needsSuggestion(m *Model) string {
	if why := readOnly(m); why != "" {
		return why
	}
	if s, ok := m.current().(*inboxScreen); !ok || s.selected() == nil || !s.review {
		return "open a source with enter; its suggestions are decided there"
	}
	return ""
}

func needsSource(m *Model) string {
	if why := readOnly(m); why != "" {
		return why
	}
	if s, ok := m.current().(*inboxScreen); !ok || s.list.key() == "" {
		return "no source is selected"
	}
	return ""
}

// decide makes a verdict on the selected suggestion.
func decide(verdict string) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		s := m.current().(*inboxScreen) //nolint:forcetypeassert // the action's screen
		return m.choose(s.page.Row.Handle, desk.Choice{Key: s.selected().Key, Verdict: verdict})
	}
}

func acceptRest(m *Model) tea.Cmd {
	s := m.current().(*inboxScreen) //nolint:forcetypeassert // the action's screen
	var choices []desk.Choice
	for _, key := range s.items.keys {
		choices = append(choices, desk.Choice{Key: key, Verdict: "accepted"})
	}
	source, d := s.page.Row.Handle, m.desk
	return m.act("accepted", func(ctx context.Context) (desk.Done, error) { return d.Decide(ctx, source, choices) }, nil)
}

func closeReview(m *Model) tea.Cmd {
	s := m.current().(*inboxScreen) //nolint:forcetypeassert // the action's screen
	source, d := s.list.key(), m.desk
	s.review = false
	return m.act("closed", func(ctx context.Context) (desk.Done, error) { return d.CloseReview(ctx, source) }, nil)
}

// openAmend accepts the selected suggestion with changes.
func openAmend(m *Model) tea.Cmd {
	s := m.current().(*inboxScreen) //nolint:forcetypeassert // the action's screen
	source, key := s.page.Row.Handle, s.selected().Key
	return m.push(&prompt{
		label: "accept with",
		hint: func(*Model, string) string {
			return `fields of the record: status=disputed want="full withdrawal" about=donbas`
		},
		done: func(m *Model, text string) tea.Cmd {
			fields, err := desk.Assignments(text)
			if err != nil {
				m.fail(err)
				return nil
			}
			return m.choose(source, desk.Choice{Key: key, Verdict: "edited", Edit: fields})
		},
	})
}

// openAddTo gives a known claim the evidence of the selected suggestion.
func openAddTo(m *Model) tea.Cmd {
	s := m.current().(*inboxScreen) //nolint:forcetypeassert // the action's screen
	source, key := s.page.Row.Handle, s.selected().Key
	return m.push(&prompt{
		label: "the same remark as claim",
		hint:  func(*Model, string) string { return "the handle of a known claim, which gets this evidence too: c12" },
		done: func(m *Model, into string) tea.Cmd {
			return m.choose(source, desk.Choice{Key: key, Verdict: "merged", Into: into})
		},
	})
}

func (m *Model) choose(source string, choice desk.Choice) tea.Cmd {
	d := m.desk
	return m.act(choice.Verdict, func(ctx context.Context) (desk.Done, error) {
		return d.Decide(ctx, source, []desk.Choice{choice})
	}, nil)
}
