package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/ui/draw"
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

func openEvidence(m *Model, c desk.ClaimLine) tea.Cmd {
	if len(c.Quotes) == 0 {
		m.say(c.Handle + " was entered without a source")
		return nil
	}
	return (&evidence{claim: c}).read(m, 0)
}

// read asks for the source of one piece of the evidence.
func (e *evidence) read(m *Model, nth int) tea.Cmd {
	d, handle := m.desk, e.claim.Quotes[nth].Source.Handle
	return inquire(m, e, "", func(ctx context.Context) (desk.SourcePage, error) { return d.Source(ctx, handle) }, func(m *Model, page desk.SourcePage, err error) tea.Cmd {
		if err != nil {
			m.fail(err)
			return nil
		}
		e.source, e.nth, e.scroll, e.text = page, nth, 0, readerText{}
		if e.shown || m.top() != nil {
			return nil
		}
		e.shown = true
		return m.push(e)
	})
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
		" " + t.Strong.On(draw.Cut(draw.Line(e.source.Source.Title), w-2)),
		" " + t.Dim.On(draw.Cut(e.claim.Handle+" · "+citation(q), w-2)), "",
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
