package ui

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
	"parley/ui/setting"
)

// made are so many points, as varied as real ones, each made when it is asked
// for, as those of a file are read.
type made struct {
	n    int
	read map[int]*desk.BoardRow
}

func (p *made) Len() int { return p.n }

func (p *made) At(i int) *desk.BoardRow {
	if row, ok := p.read[i]; ok {
		return row
	}
	if len(p.read) >= mostRead {
		clear(p.read)
	}
	p.read[i] = point(i, p.n)
	return p.read[i]
}

func point(i, n int) *desk.BoardRow {
	r := &desk.BoardRow{
		ID: model.ID(fmt.Sprintf("%026d", i)), Handle: fmt.Sprintf("p%d", i+1), Slug: fmt.Sprintf("matter-%d", i+1),
		Title:    fmt.Sprintf("Matter %d of the settlement, as it is called by the parties to it", i+1),
		Category: model.Category(model.Categories.Words[i*22/n].Code),
	}
	r.Status = model.Status(model.Statuses.Words[i%10].Code)
	r.Basis, r.Since, r.Claims, r.Contested, r.Stale = model.Reported, day.Exact(day.On(2025, time.Month(1+i%12), 1+i%28)), i%40, i%9 == 0, i%3 == 0
	if i%4 == 0 {
		r.Drift, r.Drifter = model.Drift(model.Drifts.Words[i%len(model.Drifts.Words)].Code), party
	}
	if i%5 == 0 {
		r.Badges = []model.Badge{{Scope: model.Scope{party}, Status: model.Agreed}}
	}
	return r
}

// party is who drifts in them.
const party = model.ID("01ARZ3NDEKTSV4RRFFQ69G5FAV")

// large is an interface over a board of so many points, at 200×60.
func large(b *testing.B, n int) (*Model, *boardScreen) {
	b.Helper()
	d, err := desk.Open(b.Context(), desk.Options{
		Path: filepath.Join(b.TempDir(), "large.db"), Now: func() time.Time { return day.On(2026, 2, 12).Time() }, Entropy: zeros{},
	})
	if err != nil {
		b.Fatal(err)
	}
	m := newModel(context.WithoutCancel(b.Context()), Options{Desk: d, Process: "ukr", At: desk.At{Day: day.On(2026, 2, 12)}, Set: setting.Values{Theme: "dark"}})
	m.width, m.height = 200, 60
	m.title, m.ready = desk.ProcessRow{Handle: "ukr", Title: "Ukraine settlement", Points: n}, true
	m.goToNamed(nameBoard)
	s := m.current().(*boardScreen)
	s.names, s.badges = desk.Names{party: {Handle: "ru", Title: "Russia"}}, map[string]string{}
	s.TakeFrom(&made{n, map[int]*desk.BoardRow{}})
	s.show(m, aboutRow{s.Key(), desk.PointPage{BoardRow: *point(0, n)}})
	way := []int{0, 1, 1, 2, 2, -1, 3, 3, 4, 4, 5, 6}
	for i := range 200 {
		s.show(m, trackPage{at: m.at, rungs: map[model.ID][]int{point(i, n).ID: way}})
	}
	return m, s
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

var _ io.Reader = zeros{}

// BenchmarkRows builds the rows of a board at 200×60 with pens, and with a
// lipgloss style for every cell.
func BenchmarkRows(b *testing.B) {
	m, s := large(b, 1000)
	b.Run("pen", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Draw(&m.theme, 200, 60)
		}
	})
	b.Run("lipgloss", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			styled(s, 200, 60)
		}
	})
}

// styled is the twin of a table's Draw with a style for every cell.
func styled(s *boardScreen, w, h int) string {
	shown, widths := s.Fit(w)
	var rows []string
	for i := range h - 1 {
		var cells []string
		for c, column := range shown {
			p := draw.NewPen(1, widths[c])
			column.Draw(p, s.Row(i), widths[c])
			p.End()
			style := lipgloss.NewStyle().Foreground(lipgloss.Color("#e8a33d")).Width(widths[c] + 2).MaxWidth(widths[c] + 2)
			cells = append(cells, style.Render(p.Lines()[0]))
		}
		rows = append(rows, lipgloss.JoinHorizontal(lipgloss.Top, cells...))
	}
	return strings.Join(rows, "\n")
}

// BenchmarkKey takes a key and draws the frame, over a thousand and over a
// million points.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 1_000_000} {
		m, _ := large(b, n)
		keys := []tea.KeyPressMsg{{Code: 'j', Text: "j"}, {Code: 'G', Text: "G"}, {Code: 'k', Text: "k"}, {Code: 'g', Text: "g"}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				m.Update(keys[i%len(keys)])
				_ = m.View()
				i++
			}
		})
	}
}
