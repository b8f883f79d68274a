package extract

import (
	"time"

	"parley/model/day"
)

// onWeekday reads what begins with a weekday: Tuesday · Tuesday, 14 January ·
// Monday the 13th · Tuesday of last week · Tuesday evening.
func (d *dateReader) onWeekday(i int) (dateValue, int) {
	w := d.atoms[i]
	wd := time.Weekday(w.n)
	if d.paperName(i) {
		return dateValue{}, i
	}
	if d.low(i) == "friday" && d.low(i-1) == "good" {
		return d.counted(dateValue{day: d.yearly(func(y int) day.Date { return easter(y).Add(-2) }, i, i+1)}, i+1, i)
	}
	at := i + 1
	if d.low(at) == "." && w.shy && d.joined(at) {
		at++
	}
	bare := at
	if v, end := d.weekdayDate(at); end > at {
		return v, end
	}
	at = d.article(at)
	if n, end := d.dayNumber(at); n > 0 && (d.kind(end-1) == anOrdinal || d.bare(end)) && !(d.joined(end) && d.joined(end+1) && d.kind(end+1) == aNumber) {
		if d.dated {
			if on, ok := d.weekdayOn(wd, n, i, end); ok {
				return dateValue{day: day.Exact(on)}, end
			}
		}
	}
	if w.shy && (!w.upper || !d.led(i) && d.low(i-1) != ",") {
		return dateValue{}, i
	}
	end := d.partsOfDay(bare)
	if !d.dated {
		return dateValue{}, i
	}
	from := end
	if d.kind(from) == isOf || d.low(from) == "in" {
		from = d.article(from + 1)
	}
	if d.kind(from) == aShift && d.kind(from+1) == aUnit && dateUnit(d.atoms[from+1].n) == byWeek && !d.postposed(from) {
		monday := mondayOf(d.published).Add(7 * int(d.atoms[from].n))
		return dateValue{day: day.Exact(monday.Add((int(wd) + 6) % 7))}, from + 2
	}
	if (d.kind(from) == anAnchor || d.kind(from) == aShift) && d.kind(from+1) == aUnit && dateUnit(d.atoms[from+1].n) == byWeek {
		if v, next := d.shifted(from); next > from && v.day.Known() {
			return dateValue{day: day.Exact(v.day.First().Add((int(wd) + 6) % 7))}, next
		}
	}
	if d.kind(end) == aShift && d.postposed(end) {
		on := mondayOf(d.published).Add((int(wd)+6)%7 + 7*int(d.atoms[end].n))
		return dateValue{day: day.Exact(on)}, end + 1
	}
	return dateValue{weekday: true, wd: wd}, end
}

// weekdayDate reads the date that a weekday stands before.
func (d *dateReader) weekdayDate(start int) (dateValue, int) {
	i := start
	if d.low(i) == "," || d.low(i) == "-" || d.low(i) == "(" {
		i++
	}
	i = d.article(i)
	switch d.kind(i) {
	case aMonth:
		if v, end := d.monthFirst(i); v.d > 0 {
			return v, end
		}
	case aNumber, anOrdinal:
		if v, end := d.inDigits(i); end > i {
			return v, end
		}
		if n, next := d.dayNumber(i); n > 0 {
			if v, end := d.monthAfter(n, next); end > next {
				return v, end
			}
		}
	}
	return dateValue{}, start
}

// weekdayOn is the nearest day of that number which is that weekday, on the
// side where the sentence looks.
func (d *dateReader) weekdayOn(wd time.Weekday, n, i, end int) (day.Date, bool) {
	y, m, _ := d.published.Civil()
	tense, _ := d.tense(i, end)
	for k := range 13 {
		for _, sign := range [2]int{1, -1} {
			if tense != 0 && k > 0 && sign != tense {
				continue
			}
			first := day.On(y, m+time.Month(sign*k), 1)
			on := first.Add(n - 1)
			fy, fm, _ := first.Civil()
			if _, om, _ := on.Civil(); om == fm && fy > 0 && on.Weekday() == wd {
				return on, true
			}
		}
	}
	return 0, false
}

// paperName reports whether a weekday is part of a name: the Sunday Times,
// Bloody Sunday; or of every week.
func (d *dateReader) paperName(i int) bool {
	switch d.low(i + 1) {
	case "times", "telegraph", "mirror", "express", "post", "tribune", "herald", "mail", "independent", "mass":
		return d.atoms[i+1].upper
	case "agreement", "accord", "prayers", "mornings", "afternoons", "evenings", "nights":
		return true
	}
	switch d.low(i - 1) {
	case "bloody", "black", "ash", "palm", "holy", "cyber", "super":
		return d.atoms[i-1].upper
	case "every", "each", "a", "any", "other":
		return true
	}
	return false
}

// partOf reads a part of a span or a day: early January · mid-2026 · the end
// of the month · later this week · earlier on Thursday.
func (d *dateReader) partOf(i int) (dateValue, int) {
	part := datePart(d.atoms[i].n)
	next := i + 1
	of := d.kind(next) == isOf
	switch d.low(i) {
	case "end", "start", "beginning", "middle":
		if !of && !(d.low(i) == "end" && d.low(i-1) == "-") {
			return dateValue{}, i
		}
	}
	if of || (d.low(next) == "on" || d.low(next) == "in") && part != ending || d.low(next) == "-" && d.joined(next) {
		next++
	}
	if d.kind(next) == partOfDay && d.low(next+1) == "on" { // late in the evening on Monday
		next += 2
	}
	at := d.article(next)
	if d.kind(at) == aUnit {
		if u := dateUnit(d.atoms[at].n); of && d.dated && (u == byMonth || u == byYear || u == byWeek) && d.kind(at+1) != isOf && d.low(at) != "workweek" {
			return d.cutPart(d.unitSpan(u, 0).day, part), at + 1
		}
	}
	v, end := d.point(at)
	if end == at {
		if y := d.fullYear(at); y > 1800 && d.low(i) != "later" && d.low(i) != "earlier" {
			v, end = dateValue{y: y}, at+1
		}
	}
	if end == at || v.vague {
		return dateValue{}, i
	}
	whole := d.resolve(v, at, end)
	if !whole.Known() {
		return dateValue{}, i
	}
	return d.cutPart(whole, part), end
}

// cutPart takes a part of a span; of a single day it is the day.
func (d *dateReader) cutPart(whole day.Day, part datePart) dateValue {
	a, b := whole.First(), whole.Last()
	v := dateValue{within: true, day: whole}
	if whole.Form() == day.ExactDay {
		return dateValue{day: whole}
	}
	y, m, _ := a.Civil()
	switch {
	case part == earlier && d.dated && a < d.published && d.published <= b:
		v.day = day.Between(a, d.published)
	case part == later && d.dated && a <= d.published && d.published < b:
		v.day = day.Between(d.published.Add(1), b)
	case whole.Form() == day.MonthOf:
		switch part {
		case early:
			v.day = day.Between(a, day.On(y, m, 10))
		case middle:
			v.day = day.Between(day.On(y, m, 10), day.On(y, m, 20))
		case late, ending:
			v.day = day.Between(day.On(y, m, 20), b)
		}
	case whole.Form() == day.YearOf:
		switch part {
		case early:
			v.day = day.Between(a, day.On(y, time.April, 30))
		case middle:
			v.day = day.Between(day.On(y, time.May, 1), day.On(y, time.August, 31))
		case late, ending:
			v.day = day.Between(day.On(y, time.September, 1), b)
		}
	default:
		third := b.Sub(a) / 3
		switch part {
		case early:
			v.day = day.Between(a, a.Add(third))
		case middle:
			v.day = day.Between(a.Add(third), b.Add(-third))
		case late, ending:
			v.day = day.Between(b.Add(-third), b)
		}
	}
	return v
}

// season reads spring 2026 · in the spring · last winter, whose year is given.
func (d *dateReader) season(i, year int) (dateValue, int) {
	first := time.Month(d.atoms[i].n)
	next := i + 1
	if year == 0 {
		year, next = d.yearAfter(next)
	}
	if year == 0 {
		before := i - 1
		if d.kind(before) == isThe {
			before--
		}
		if !d.dated || d.low(i) == "fall" || d.kind(before) != beforeUnits && d.kind(before) != aBound && d.kind(before) != aPart || d.kind(next) == isOf {
			return dateValue{}, i
		}
		year = yearOf(d.published)
		tense, strong := d.tense(i, next)
		if bound := d.boundBefore(i); (bound == beforeDate || bound == untilDate) && !(tense < 0 && strong) {
			tense = 1
		}
		switch start := day.On(year, first, 1); {
		case tense > 0 && day.On(year, first+3, 0) < d.published:
			year++
		case tense <= 0 && start > d.published:
			year--
		}
	}
	return dateValue{within: true, day: day.Between(day.On(year, first, 1), day.On(year, first+3, 0))}, next
}

// feast reads Christmas, Christmas Eve, Easter and their like.
func (d *dateReader) feast(i int) (dateValue, int) {
	next := i + 1
	eve := d.low(next) == "eve"
	if eve || d.low(next) == "day" || d.atoms[i].n == 2 && d.kind(next) == aWeekday {
		next++
	}
	on := d.feastOn(i)
	if y, end := d.yearAfter(next); y > 0 {
		return dateValue{day: day.Exact(on(y))}, end
	}
	return d.counted(dateValue{day: d.yearly(on, i, next)}, next, i)
}

func (d *dateReader) feastOn(i int) func(int) day.Date {
	n, shift := d.atoms[i].n, 0
	if d.low(i+1) == "eve" {
		shift = -1
	} else if n == 2 && d.low(i+1) == "monday" {
		shift = 1
	}
	return func(y int) day.Date {
		switch n {
		case 1:
			return day.On(y, time.December, 25).Add(shift)
		case 2:
			return easter(y).Add(shift)
		case 3:
			first := day.On(y, time.November, 1)
			return first.Add((11-int(first.Weekday()))%7 + 21)
		}
		return day.On(y, time.October, 31)
	}
}

// shiftedFeast is the last or next feast seen from publication.
func (d *dateReader) shiftedFeast(i, sign int) (dateValue, int) {
	on, year := d.feastOn(i), yearOf(d.published)
	at := on(year)
	switch {
	case sign > 0 && at <= d.published:
		at = on(year + 1)
	case sign < 0 && at >= d.published:
		at = on(year - 1)
	}
	return dateValue{day: day.Exact(at)}, i + 1
}

// newYear reads New Year's Day and New Year's Eve.
func (d *dateReader) newYear(i int) (dateValue, int) {
	if d.low(i) != "new" || d.low(i+1) != "year" || !d.atoms[i+1].upper {
		return dateValue{}, i
	}
	next, eve := i+2, false
	for d.low(next) == "'s" || d.low(next) == "day" || d.low(next) == "eve" {
		eve = eve || d.low(next) == "eve"
		next++
	}
	on := func(y int) day.Date { return day.On(y, time.January, 1) }
	if eve {
		on = func(y int) day.Date { return day.On(y, time.December, 31) }
	}
	if y, end := d.yearAfter(next); y > 0 {
		return dateValue{day: day.Exact(on(y))}, end
	}
	return d.counted(dateValue{day: d.yearly(on, i, next)}, next, i)
}

// yearly is the day of a feast of every year, by tense.
func (d *dateReader) yearly(on func(int) day.Date, i, next int) day.Day {
	if !d.dated {
		return day.Day{}
	}
	year := yearOf(d.published)
	tense, _ := d.tense(i, next)
	return day.Exact(d.side(tense, false, on(year-1), on(year), on(year+1)))
}

// easter is Easter Sunday of the western churches.
func easter(y int) day.Date {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	return day.On(y, time.Month((h+l-7*m+114)/31), (h+l-7*m+114)%31+1)
}
