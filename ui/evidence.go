package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
)

// An evidence shows where a claim can be read: its sources, one at a time,
// with the words that prove it lit.
type evidence struct {
	claim  desk.ClaimLine
	nth    int
	source desk.SourcePage
	text   readerText
	scroll int
	shown  bool // a source that comes after it was left does not open it again
}

// evidenceMsg is a source that was asked for.
type evidenceMsg struct {
	evidence *evidence
	nth      int
	source   desk.SourcePage
	err      error
}

func openEvidence(m *Model, c desk.ClaimLine) tea.Cmd {
	if len(c.Quotes) == 0 {
		m.say(c.Handle + " was entered without a source")
		return nil
	}
	return (&evidence{claim: c}).read(m, 0)
}

// read asks for the source of one piece of the evidence.
func (e *evidence) read(m *Model, nth int) tea.Cmd {
	d, ctx, handle := m.desk, m.ctx, e.claim.Quotes[nth].Source.Handle
	return func() tea.Msg {
		page, err := d.Source(ctx, handle)
		return evidenceMsg{e, nth, page, err}
	}
}

// proved shows a source that has come.
func (m *Model) proved(msg evidenceMsg) tea.Cmd {
	if msg.err != nil {
		m.fail(msg.err)
		return nil
	}
	e := msg.evidence
	e.source, e.nth, e.scroll, e.text = msg.source, msg.nth, 0, readerText{}
	if e.shown || len(m.modals) > 0 {
		return nil
	}
	e.shown = true
	return m.push(e)
}

func (e *evidence) footer() string {
	words := "j k scroll · esc leaves"
	if n := len(e.claim.Quotes); n > 1 {
		words = fmt.Sprintf("tab shows the next of %d places · ", n) + words
	}
	return words
}

func (e *evidence) paste(*Model, string) tea.Cmd { return nil }

func (e *evidence) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch cyrillic.Replace(k.String()) {
	case "down", "j":
		e.scroll++
	case "up", "k":
		e.scroll--
	case "pgdown", "space", "ctrl+d":
		e.scroll += 10
	case "pgup", "ctrl+u":
		e.scroll -= 10
	case "tab":
		return e.read(m, (e.nth+1)%len(e.claim.Quotes))
	case "esc", "ctrl+[", "enter", "h", "left", "q":
		m.pop()
	}
	return nil
}

func (e *evidence) draw(m *Model, w, h int) []string {
	t, q := m.theme, e.claim.Quotes[e.nth]
	lines := []string{
		" " + t.strong.on(cut(line(e.source.Source.Title), w-2)),
		" " + t.dim.on(cut(e.claim.Handle+" · "+citation(q), w-2)), "",
	}
	e.text.layOut(e.source.Source.Body, w-2)
	var others []stretch
	for _, o := range e.claim.Quotes {
		if o.Source == q.Source {
			others = append(others, stretch{o.From, o.To})
		}
	}
	current, room := stretch{q.From, q.To}, max(1, h-len(lines))
	e.scroll = e.text.within(current, e.scroll, room)
	return append(lines, e.text.draw(t, current, others, e.scroll, room)...)
}
