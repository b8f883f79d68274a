package ui

import (
	"parley/model/day"
	"parley/ui/draw"
)

// drawDay writes a day for a column: without the year while it is the view's
// own, and with ~ where it is only about that day.
func drawDay(p *draw.Pen, m *Model, d day.Day, w int) {
	p.Space(w - p.Own(m.theme.Dim, m.memo.of(dayAt{d, m.at.Day}), w))
}

// A dayAt is a day and the day that it is looked at from.
type dayAt struct {
	day  day.Day
	view day.Date
}

// A memo keeps the words of the days that columns show, so that they are not
// made for every row of every frame.
type memo map[dayAt]string

// mostMemos bounds a memo; past it, it begins anew.
const mostMemos = 4096

func (o memo) of(d dayAt) string {
	words, ok := o[d]
	if !ok {
		if len(o) >= mostMemos {
			clear(o)
		}
		words = since(d.day, d.view)
		o[d] = words
	}
	return words
}

// drawDate writes a date for a column; day.Min is none.
func drawDate(p *draw.Pen, m *Model, d day.Date, w int) {
	if d == day.Min {
		p.Space(w)
		return
	}
	drawDay(p, m, day.Exact(d), w)
}

// since is a day for a column: without the year while it is the view's own.
func since(d day.Day, view day.Date) string {
	if !d.Known() {
		return ""
	}
	mark := ""
	if d.Vague(view) {
		mark = "~"
	}
	if d.Form() == day.MonthOf || d.Form() == day.YearOf {
		return mark + d.Human()
	}
	year, _, _ := d.First().Civil()
	if current, _, _ := view.Civil(); year == current {
		return mark + d.First().Time().Format("2 Jan")
	}
	return mark + d.First().Time().Format("2 Jan 06")
}

// short is a day in words, bounds as their signs.
func short(m *Model, d day.Day) string {
	switch d.Form() {
	case day.Before:
		return m.theme.Glyph("≤ ", "<= ") + d.Last().Human()
	case day.After:
		return m.theme.Glyph("≥ ", ">= ") + d.First().Human()
	}
	return d.Human()
}

// dated is a day in words, also where it is not known.
func dated(d day.Day) string {
	if !d.Known() {
		return "no date"
	}
	return d.Human()
}
