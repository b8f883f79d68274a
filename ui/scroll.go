package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"parley/desk"
	"parley/ui/draw"
	"parley/ui/table"
)

// A reading is a page that may be longer than the screen. It is gone through
// claim by claim, and line by line where there is more to read than claims
// that fit.
type reading struct {
	stops  table.List       // each a claim, or a line of what stands around them
	claims []desk.ClaimLine // that the page shows
	want   string           // the claim that is to be selected once it is there
}

// An item is a claim on a page: the lines from which and up to which it is
// read, and the cells that it takes.
type item struct {
	key      string
	from, to int
	x, w     int
}

func (r *reading) rows() *table.List    { return &r.stops }
func (r *reading) moved(*Model) tea.Cmd { return nil }

// view shows the stop under the cursor: the claim that is selected, marked, and
// as much around it as there is room for.
func (r *reading) view(m *Model, lines []string, items []item, h int) []string {
	stops := stopsOf(items, len(lines), h)
	r.stops.Keys = make([]string, len(stops))
	for i, stop := range stops {
		if stop.item >= 0 {
			r.stops.Keys[i] = items[stop.item].key
		}
	}
	if slices.Contains(r.stops.Keys, r.want) && r.want != "" {
		r.stops.Choose(r.want)
		r.want = ""
	}
	r.stops.Height = max(1, h*len(stops)/max(h, len(lines))) // so that a page is about a screenful
	r.stops.Cursor = min(r.stops.Cursor, len(stops)-1)
	stop := stops[r.stops.Cursor]
	if stop.item >= 0 {
		at := items[stop.item]
		line, mark := lines[at.from], m.theme.Glyph("▌", ">")
		lines[at.from] = ansi.Cut(line, 0, at.x) + m.theme.Selected(mark+draw.Fit(ansi.Cut(line, at.x+1, at.x+at.w), at.w-1)) +
			ansi.Cut(line, at.x+at.w, ansi.StringWidth(line))
	}
	return lines[stop.scroll:min(len(lines), stop.scroll+h)]
}

// viewBeside shows a head, and below it claims with what stands beside them or,
// where it is narrow, before them.
func (r *reading) viewBeside(m *Model, head []string, side func(w int) []string, title string, claims []desk.ClaimLine, about bool, w, h int) []string {
	r.claims = claims
	if w >= wideWidth && len(claims) > 0 {
		cw := w * 58 / 100
		left, items := claimList(m, title, claims, about, cw)
		return r.view(m, append(head, twoColumns(left, side(w-cw-4), cw, w-cw-4)...), shift(items, len(head)), h)
	}
	head = append(head, side(w)...)
	list, items := claimList(m, title, claims, about, w)
	return r.view(m, append(head, list...), shift(items, len(head)), h)
}

// claimList lists claims below a title, each with its quote and where it can
// be read, and says where they stand.
func claimList(m *Model, title string, claims []desk.ClaimLine, about bool, w int) (lines []string, items []item) {
	if len(claims) == 0 {
		return nil, nil
	}
	lines = []string{section(m, title)}
	for _, c := range claims {
		from := len(lines)
		lines = append(lines, claimLines(m, c, about, w)...)
		items = append(items, item{c.Handle, from, len(lines), 0, w})
	}
	return lines, items
}

// selected is the claim under the cursor, nil where there is none.
func (r *reading) selected() *desk.ClaimLine {
	i := slices.IndexFunc(r.claims, func(c desk.ClaimLine) bool { return c.Handle == r.stops.Key() })
	if i < 0 {
		return nil
	}
	return &r.claims[i]
}

// open shows where the selected claim can be read.
func (r *reading) open(m *Model) tea.Cmd {
	c := r.selected()
	if c == nil {
		return nil
	}
	return openEvidence(m, *c)
}

func (r *reading) cite() (line, where string, err error) {
	c := r.selected()
	if c == nil {
		return "", "", wrong("no claim is selected")
	}
	line, err = c.Cite(0)
	return line, c.Where(0), err
}

func (r *reading) sourceAt() (handle, address string) {
	if c := r.selected(); c != nil && len(c.Quotes) > 0 {
		return c.Quotes[0].Source.Handle, c.Quotes[0].Address
	}
	return "", ""
}

// A stop is where the cursor of a page can be: on which item, -1 for none, and
// at which line the screen begins then.
type stop struct{ item, scroll int }

// stopsOf goes from item to item, and line by line where there is more to read
// than items that fit on the screen.
func stopsOf(items []item, lines, h int) []stop {
	var stops []stop
	at, scroll := -1, 0
	to := func(line int) { // scrolls until the line before it is on screen
		for scroll+h < line {
			stops = append(stops, stop{at, scroll})
			scroll++
		}
	}
	for i, it := range items {
		if i == 0 {
			to(min(it.to, it.from+h))
		} else {
			stops = append(stops, stop{at, scroll})
			scroll = max(scroll, min(it.from, it.to-h))
		}
		at = i
		to(it.to)
	}
	for at >= 0 && scroll+h < lines && scroll < items[at].to {
		stops = append(stops, stop{at, scroll})
		scroll++
	}
	if at >= 0 && scroll >= items[at].to {
		at = -1 // below the last item nothing is selected
	}
	to(lines)
	return append(stops, stop{at, scroll})
}

// shift moves items down.
func shift(items []item, by int) []item {
	for i := range items {
		items[i].from += by
		items[i].to += by
	}
	return items
}

// twoColumns joins two columns of any lengths.
func twoColumns(left, right []string, lw, rw int) []string {
	n := max(len(left), len(right))
	return draw.Beside(draw.Block(left, lw, n), draw.Block(right, rw, n), "    ")
}
