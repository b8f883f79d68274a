package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/ui/draw"
	"parley/ui/table"
)

// The palette does anything by its name. Enter does exactly what is typed, or
// the row that was chosen since; tab completes.
type palette struct {
	in     input
	rows   []command
	list   table.List
	chosen bool   // the cursor was moved onto a row since something was typed
	past   int    // which line of the history is shown, the newest is 1; 0: none
	draft  string // what was typed before
	wrong  string // why the line was not taken
}

// namePalette is the palette's own action, which it does not list.
const namePalette = "palette"

// mostRows is how many rows the palette lists at once.
const mostRows = 20

// mostCommands is how many lines the palette remembers.
const mostCommands = 100

func openPalette(m *Model) tea.Cmd {
	p := &palette{}
	p.find(m)
	m.push(p)
	return m.readViews(nil)
}

func (p *palette) footer() string {
	return "enter does it · tab completes · ↑ ↓ choose · ctrl+p earlier lines · esc leaves"
}

func (p *palette) key(m *Model, k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc", "ctrl+[":
		m.pop()
	case "enter":
		return p.enter(m)
	case "tab":
		p.complete(m)
	case "ctrl+p":
		p.recall(m, p.past+1)
	case "ctrl+n":
		p.recall(m, p.past-1)
	case "up", "shift+tab":
		p.up(m)
	case "down":
		p.down(m)
	case "pgdown":
		p.choose(p.list.Cursor + p.list.Height)
	case "pgup":
		p.choose(p.list.Cursor - p.list.Height)
	default:
		if p.in.key(k) {
			p.changed(m)
		}
	}
	return nil
}

func (p *palette) paste(m *Model, text string) tea.Cmd {
	p.in.insert(text)
	p.changed(m)
	return nil
}

// up goes back in the history while nothing is typed, else up in the list, and
// from its first row back to the line.
func (p *palette) up(m *Model) {
	switch {
	case p.past > 0 || !p.chosen && p.in.value() == "" && len(m.commands) > 0:
		p.recall(m, p.past+1)
	case p.chosen && p.list.Cursor == 0:
		p.chosen = false
	case p.chosen:
		p.choose(p.list.Cursor - 1)
	}
}

func (p *palette) down(m *Model) {
	switch {
	case p.past > 0:
		p.recall(m, p.past-1)
	case p.lit(m):
		p.choose(p.list.Cursor + 1)
	default:
		p.choose(0)
	}
}

func (p *palette) choose(row int) {
	p.list.Move(row - p.list.Cursor)
	p.chosen, p.wrong = len(p.rows) > 0, ""
}

// recall shows a line of the history, the newest is 1, or again what was typed
// before.
func (p *palette) recall(m *Model, past int) {
	if past < 0 || past > len(m.commands) {
		return
	}
	if p.past == 0 {
		p.draft = p.in.value()
	}
	line := p.draft
	if past > 0 {
		line = m.commands[past-1]
	}
	p.in = newInput(line)
	p.changed(m)
	p.past = past
}

// changed looks again for what the line may mean.
func (p *palette) changed(m *Model) {
	p.chosen, p.past, p.wrong = false, 0, ""
	p.find(m)
}

func (p *palette) find(m *Model) {
	p.rows = commandsFor(m, p.in.value())
	keys := make([]string, len(p.rows))
	for i := range p.rows {
		keys[i] = p.rows[i].line()
	}
	p.list = table.List{Height: p.list.Height}
	p.list.Set(keys, nil)
}

// lit reports whether the row under the cursor is what enter does.
func (p *palette) lit(m *Model) bool {
	if len(p.rows) == 0 || p.chosen {
		return p.chosen
	}
	typed, ok := readCommand(m, p.in.value())
	row := p.rows[0]
	return ok && row.action == typed.action && row.words == typed.words
}

// complete writes into the line what the row under the cursor is typed as, or
// what is nearest where nothing is listed.
func (p *palette) complete(m *Model) {
	line := ""
	if len(p.rows) > 0 {
		line = p.rows[p.list.Cursor].line()
	} else if line = nearest(m, p.in.value()); line == "" {
		return
	}
	if c, ok := readCommand(m, line); ok && c.words == "" && c.action.Takes != nil {
		line += " "
	}
	p.in = newInput(line)
	p.changed(m)
}

// enter does what is chosen or typed.
func (p *palette) enter(m *Model) tea.Cmd {
	c, ok := readCommand(m, p.in.value())
	line := strings.TrimSpace(p.in.value())
	if p.chosen {
		c, ok = p.rows[p.list.Cursor], true
		line = c.line()
	}
	if !ok {
		p.wrong = noCommand(m, line)
		return nil
	}
	if p.wrong = m.cannot(c.action); p.wrong != "" {
		return nil
	}
	if c.words == "" {
		m.close(p)
		m.remember(line)
		return m.run(c.action)
	}
	m.notice = notice{}
	cmd, err := c.action.Takes(m, c.words)
	if err != nil {
		p.wrong = err.Error()
		return nil
	}
	m.close(p)
	m.remember(line)
	return cmd
}

// remember puts a line at the head of the history.
func (m *Model) remember(line string) {
	m.commands = slices.DeleteFunc(m.commands, func(l string) bool { return l == line })
	m.commands = slices.Insert(m.commands, 0, line)
	m.commands = m.commands[:min(len(m.commands), mostCommands)]
}

// hint says what enter would do.
func (p *palette) hint(m *Model) (draw.Paint, string) {
	typed := p.in.value()
	c, ok := readCommand(m, typed)
	if p.chosen {
		c, ok = p.rows[p.list.Cursor], true
	}
	switch {
	case p.wrong != "":
		return m.theme.Warn, "! " + p.wrong
	case ok && m.cannot(c.action) != "":
		return m.theme.Dim, c.action.ID + ": not now: " + m.cannot(c.action)
	case ok:
		return m.theme.Dim, c.action.ID + ": " + c.action.Help
	case len(p.rows) == 0:
		return m.theme.Dim, noCommand(m, typed)
	case strings.TrimSpace(typed) != "":
		return m.theme.Dim, "tab completes " + p.rows[0].line()
	case len(m.commands) > 0:
		return m.theme.Dim, "type what to do; " + m.theme.Glyph("↑", "up") + " brings back " + m.commands[0]
	}
	return m.theme.Dim, "type what to do, or choose it with " + m.theme.Glyph("↓", "down")
}

func (p *palette) draw(m *Model, w, h int) []string {
	rows := min(mostRows, max(1, (h-3)*2/3)) // also where fewer are listed: the line stays where it is
	p.list.Height = rows
	under := max(0, h-rows-3)
	lines := draw.Block(m.underlying(w, under), w, under)
	paint, hint := p.hint(m)
	p.list.Move(0)
	more := ""
	if n := p.list.Below(); n > 0 {
		more = fmt.Sprintf(" %d more ", n)
	}
	lines = append(lines, m.theme.Rule(w), " "+m.theme.Accent.On(":")+" "+draw.Fit(p.in.draw(w-4-len(more)), w-4-len(more))+m.theme.Dim.On(more), "   "+paint.On(draw.Cut(draw.Line(hint), w-4)))
	titles, keys, ids := p.widths(m, w)
	lit := p.lit(m)
	p.list.Visible(func(_, index int, _ string) bool {
		lines = append(lines, m.row(draw.Fit(p.row(m, index, titles, keys, ids, w-3), w-3), lit && index == p.list.Cursor))
		return true
	})
	return lines
}

// widths are how many cells titles, keys and names take, whatever is listed;
// names are left out where there is no room.
func (p *palette) widths(m *Model, w int) (titles, keys, ids int) {
	for i := range m.actions {
		a := &m.actions[i]
		titles, keys, ids = max(titles, draw.Width(a.Title)), max(keys, draw.Width(strings.Join(a.Keys, " "))), max(ids, draw.Width(a.ID))
	}
	if w < wideWidth {
		ids = 0
	}
	return titles, min(keys, w/6), ids
}

func (c *command) title() string {
	if c.offer != "" {
		return draw.Line(c.offer)
	}
	return c.action.Title
}

// row is a command as the list shows it: what can be done now with what it
// does, the others dim with why not.
func (p *palette) row(m *Model, index, titles, keys, ids, w int) string {
	c := &p.rows[index]
	if c.offer != "" {
		return c.title()
	}
	a, t := c.action, m.theme
	title, key, id := draw.Fit(c.title(), titles)+"  ", draw.Fit(strings.Join(a.Keys, " "), keys)+"  ", ""
	if ids > 0 {
		id = draw.Fit(a.ID, ids) + "  "
	}
	left := w - draw.Width(title+key+id)
	if why := m.cannot(a); why != "" {
		return t.Dim.On(title + key + id + draw.Cut("not now: "+why, left))
	}
	return title + t.Strong.On(key) + t.Dim.On(id) + draw.Cut(a.Help, left)
}
