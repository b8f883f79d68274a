package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
	"parley/ui/table"
)

// The dial takes a judgement of points: a status, the scope it holds in, and a
// reason. Enter takes the headline scope, the view's day and, of each point,
// the claims since its last assessment.
type dial struct {
	points []desk.BoardRow
	names  desk.Names
	choice table.List
	scopes []model.Scope // the headline first
	scope  int
	reason input
	typing bool
	letters
	done func(*Model) tea.Cmd // once all are assessed
}

func openDial(m *Model) tea.Cmd {
	row, names, _ := selectedPoint(m)
	d := &dial{points: []desk.BoardRow{row}, names: names, scopes: []model.Scope{nil}, done: func(*Model) tea.Cmd { return nil }}
	if s, ok := m.current().(*boardScreen); ok {
		d.points, d.done = s.MeantRows(), unmarking(&s.List)
	}
	for _, p := range d.points {
		for _, b := range p.Badges {
			if !slices.ContainsFunc(d.scopes, b.Scope.Equal) {
				d.scopes = append(d.scopes, b.Scope)
			}
		}
	}
	d.choice.Set(model.Statuses.Codes(), nil)
	d.choice.Height = len(d.choice.Keys)
	d.choice.Choose(string(d.points[0].Status))
	return m.push(d)
}

func (d *dial) footer() string {
	return "enter assesses · j k or a letter choose · tab reason · ← → scope · esc leaves"
}

func (d *dial) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch key := k.String(); {
	case key == "esc" || key == "ctrl+[":
		m.pop()
	case key == "enter":
		return d.assess(m)
	case key == "tab" || key == "shift+tab":
		d.typing = !d.typing
	case d.typing:
		d.reason.key(k)
	case key == "j" || key == "down":
		d.choice.Move(1)
	case key == "k" || key == "up":
		d.choice.Move(-1)
	case key == "right" || key == "l":
		d.scope = (d.scope + 1) % len(d.scopes)
	case key == "left" || key == "h":
		d.scope = (d.scope + len(d.scopes) - 1) % len(d.scopes)
	default:
		d.choose(&d.choice, cyrillic.Replace(key))
	}
	return nil
}

func (d *dial) paste(_ *Model, text string) tea.Cmd {
	d.typing = true
	d.reason.insert(text)
	return nil
}

func (d *dial) assess(m *Model) tea.Cmd {
	in := desk.Assess{Process: m.process, Status: model.Status(d.choice.Key()), Reason: d.reason.value(), At: m.at}
	for _, id := range d.scopes[d.scope] {
		in.Scope = append(in.Scope, d.names[id].Handle)
	}
	handles := make([]string, len(d.points))
	for i, p := range d.points {
		handles[i] = p.Handle
	}
	desk0, closed := m.desk, m.closing(d)
	return m.act("assessed", func(ctx context.Context) (desk.Done, error) { return desk0.AssessAll(ctx, in, handles) }, func(m *Model) tea.Cmd {
		return tea.Batch(closed(m), d.done(m))
	})
}

// title asks for the status of the point, or of so many.
func (d *dial) title() string {
	if len(d.points) == 1 {
		return "Where does it stand? " + draw.Line(d.points[0].Title)
	}
	titles := make([]string, len(d.points))
	for i, p := range d.points {
		titles[i] = draw.Line(p.Title)
	}
	return fmt.Sprintf("Where do these %d points stand? ", len(d.points)) + strings.Join(titles, ", ")
}

func (d *dial) draw(m *Model, w, h int) []string {
	t := m.theme
	lines := []string{
		" " + t.Strong.On(draw.Cut(d.title(), w-2)),
		" " + t.Dim.On("from "+m.at.Day.Human()+", between ") + t.Accent.On(d.scopeWords()),
		"",
	}
	room := h - len(lines) - 3
	from := 0
	if len(model.Statuses.Words) > room {
		from = min(max(0, d.choice.Cursor-room/2), len(model.Statuses.Words)-room)
	}
	for i, word := range model.Statuses.Words {
		if i < from || i >= from+room {
			continue
		}
		s := model.Status(word.Code)
		row := t.Status(s).On(draw.Fit(s.Glyph(t.ASCII)+" "+word.Label, statusWidth)) + "  " + t.Dim.On(draw.Cut(word.Means, w-statusWidth-6))
		lines = append(lines, m.row(draw.Fit(row, w-2), i == d.choice.Cursor))
	}
	because := " because "
	if d.typing {
		because = " " + t.Accent.On("because") + " "
	}
	return append(lines, "", because+d.reason.draw(w-12))
}

func (d *dial) scopeWords() string {
	if d.scope == 0 {
		words := "the principals"
		if len(d.scopes) > 1 {
			words += "  (← → for " + countOf(len(d.scopes)-1, "other scope") + ")"
		}
		return words
	}
	return d.names.Scope(d.scopes[d.scope])
}

func parseAct(s string) (uint64, error) {
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil || n == 0 {
		return 0, fmt.Errorf("%q is not the number of an act; the log lists them", s)
	}
	return n, nil
}
