package ui

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"parley/desk"
	"parley/model"
	"parley/ui/draw"
)

// sharesChart draws how many points stood in which status at the end of each
// span, as bars of signs, with the figures of the cursor's.
func (s *timelineScreen) sharesChart(m *Model, w, h int) []string {
	t := &m.theme
	if s.bars == nil {
		const most = 4000                                                    // spans
		s.bars = append([]desk.Share{}, s.timeline.Shares(s.scale, most)...) // none is known too
	}
	lines := []string{section(m, "Points by status, by "+string(s.scale)), ""}
	if len(s.bars) == 0 {
		return append(lines, " "+t.Dim.On("no point had a status yet"))
	}
	const legend, beside = 34, 64 // cells of the figures, and from which width on they stand beside the bars
	room, high := max(1, w-2), max(1, h-len(lines)-2)
	if w >= beside {
		room = w - legend
	}
	at := len(s.bars) - 1
	if here, ok := s.here(); ok {
		at = min(at, sort.Search(len(s.bars), func(i int) bool { return s.bars[i].To >= here }))
	}
	until := min(len(s.bars), at+room/2)
	from := max(0, until-room)
	until = min(len(s.bars), from+room)
	shown := s.bars[from:until]

	var parts []draw.Part
	var codes []model.Status
	for _, code := range ladder() {
		if slices.ContainsFunc(shown, func(b desk.Share) bool { return b.ByStatus[code] > 0 }) {
			codes = append(codes, code)
			parts = append(parts, draw.Part{Paint: t.Status(code), Sign: code.Glyph(t.ASCII)})
		}
	}
	bars := make([][]int, len(shown))
	for i, b := range shown {
		for _, code := range codes {
			bars[i] = append(bars[i], b.ByStatus[code])
		}
	}
	words := s.sharesLegend(m, s.bars[at], codes)
	if w < beside {
		high = max(3, high-len(words)-2)
	}
	for i, l := range draw.Stack(bars, parts, room, high) {
		if i < len(words) && w >= beside {
			l += "  " + words[i]
		}
		lines = append(lines, " "+l)
	}
	first, end := draw.Slot(at-from, len(shown), room)
	mark := strings.Repeat(" ", (first+end-1)/2) + t.Accent.On(t.Glyph("▲", "^"))
	ends := draw.Fit(shown[0].From.Human(), room-draw.Width(shown[len(shown)-1].To.Human())) + shown[len(shown)-1].To.Human()
	lines = append(lines, " "+mark, " "+t.Dim.On(draw.Cut(ends, room)))
	if w < beside {
		lines = append(lines, "")
		for _, word := range words {
			lines = append(lines, " "+word)
		}
	}
	return lines
}

// ladder is the statuses as a stack has them from above: what is known least
// first, what is settled at its foot.
func ladder() []model.Status {
	var open, rest []model.Status
	for _, w := range model.Statuses.Words {
		if st := model.Status(w.Code); st.Class() == model.Settled {
			rest = append(rest, st)
		} else {
			open = append(open, st)
		}
	}
	return append(open, rest...)
}

// sharesLegend says in words and figures what a bar shows.
func (s *timelineScreen) sharesLegend(m *Model, b desk.Share, codes []model.Status) []string {
	t := &m.theme
	lines := []string{t.Strong.On(s.scale.Title(b.From))}
	for _, code := range codes {
		n := b.ByStatus[code]
		figure := fmt.Sprintf("%3d  %3d %%", n, (200*n+s.timeline.Points)/(2*max(1, s.timeline.Points)))
		paint := t.Status(code)
		lines = append(lines, paint.On(code.Glyph(t.ASCII)+" "+draw.Fit(model.Statuses.Label(string(code)), 19))+figure)
	}
	return append(lines, t.Dim.On(draw.Fit("", 2)+draw.Fit("all", 19)+fmt.Sprintf("%3d", s.timeline.Points)))
}
