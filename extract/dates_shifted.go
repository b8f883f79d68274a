package extract

import (
	"time"

	"parley/model/day"
)

// shifted reads last, this, next and the like with what they shift: last
// week · next Tuesday · this March · the following day.
func (d *dateReader) shifted(i int) (dateValue, int) {
	a := d.atoms[i]
	sign, next := int(a.n), i+1
	if a.kind == aShift && a.n == 0 && (d.kind(next) == aShift || d.kind(next) == aPart) && d.low(i) == "this" {
		sign, next = int(d.atoms[next].n), next+1 // this coming Tuesday, this past week
		if d.kind(next-1) == aPart {
			return dateValue{}, i
		}
	}
	if next >= len(d.atoms) {
		return dateValue{}, i
	}
	if d.low(i-1) == "at" && d.low(i) == "last" {
		return dateValue{}, i
	}
	switch d.kind(next) {
	case aWeekday:
		return d.shiftedWeekday(i, next, sign)
	case aMonth:
		m := d.atoms[next]
		if a.kind == aShift && d.dated && m.upper {
			return dateValue{y: d.shiftedYear(int(m.n), sign), m: int(m.n)}, d.secondName(next + 1)
		}
	case aUnit:
		return d.shiftedUnit(i, next, sign)
	case aSeason:
		if a.kind == aShift && d.dated {
			return d.season(next, d.shiftedYear(int(d.atoms[next].n), sign))
		}
	case aFeast:
		if d.dated {
			return d.shiftedFeast(next, sign)
		}
	case partOfDay:
		if a.kind == aShift && sign <= 0 && d.dated && d.low(next) != "am" && d.low(next) != "pm" {
			return dateValue{day: d.after(sign)}, next + 1
		}
	case aNumber, isVague:
		l, end := d.length(next, 1)
		if end > next && a.kind == aShift && (d.low(i) != "last" || d.kind(i-1) == isThe || d.kind(i-1) == isLead || d.kind(i-1) == beforeUnits || i == 0) {
			if v, at := d.ofSpan(i, end, sign, l); at > end {
				return v, at
			}
			return d.reach(l, sign, end, i)
		}
	}
	return dateValue{}, i
}

// shiftedYear is the year of the last, this or next month of a name.
func (d *dateReader) shiftedYear(m, sign int) int {
	y, now, _ := d.published.Civil()
	switch {
	case sign < 0 && m >= int(now):
		return y - 1
	case sign > 0 && m <= int(now):
		return y + 1
	}
	return y
}

func (d *dateReader) shiftedWeekday(i, next, sign int) (dateValue, int) {
	w := d.atoms[next]
	if !d.dated || w.shy && !w.upper || d.paperName(next) {
		return dateValue{}, i
	}
	end := d.partsOfDay(next + 1)
	wd := time.Weekday(w.n)
	inWeek := mondayOf(d.published).Add((int(wd) + 6) % 7)
	on := inWeek.Add(7 * sign)
	if v, last := d.weekdayDate(next + 1); last > next+1 {
		return v, last
	}
	switch {
	case d.atoms[i].kind == anAnchor:
		from, ok := d.anchorDay()
		if !ok || sign == 0 {
			return dateValue{}, i
		}
		on = from.Add(1 + (int(wd)-int(from.Weekday())+13)%7)
	case sign == 0:
		if tense, _ := d.tense(i, end); tense < 0 && inWeek > d.published {
			on = inWeek.Add(-7)
		} else if tense > 0 && inWeek < d.published {
			on = inWeek.Add(7)
		}
	case sign < 0 && (d.low(next-1) == "past" || d.published.Sub(inWeek) >= 4) && inWeek < d.published:
		on = inWeek
	case sign > 0 && d.low(next-1) != "next" && inWeek > d.published:
		on = inWeek
	}
	return dateValue{day: day.Exact(on)}, end
}

func (d *dateReader) shiftedUnit(i, next, sign int) (dateValue, int) {
	u := dateUnit(d.atoms[next].n)
	low, shift := d.low(next), d.low(next-1)
	end := next + 1
	plural := low[len(low)-1] == 's'
	switch {
	case plural && !d.postposed(next-1):
		if shift == "coming" || shift == "past" || shift == "next" || shift == "upcoming" {
			l := length{vague: true}
			l.add(4, u)
			return d.reach(l, sign, end, i)
		}
		return dateValue{}, i
	case u == byHour:
		if sign != 0 && low == "hour" && shift != "last" {
			return d.counted(dateValue{day: d.after(0)}, end, i)
		}
		return dateValue{}, i
	case d.kind(end) == notDate && d.low(end) == "-" || u == byCentury:
		return dateValue{}, i
	case d.atoms[i].kind == anAnchor || shift == "previous" && u == byDay || shift == "next" && u == byDay:
		return d.anchoredUnit(i, end, u, sign)
	case u == byDay || !d.dated:
		return dateValue{}, i
	}
	if v, at := d.ofSpan(i, end, sign, length{grain: u}); at > end {
		return v, at
	}
	if shift == "past" && d.atoms[i].n < 0 || shift == "past" && d.low(i) == "this" {
		var l length
		l.add(1, u)
		return d.reach(l, -1, end, i)
	}
	v := d.unitSpan(u, sign)
	if u == byWeek {
		at := end
		if d.low(at) == "on" || d.low(at) == "'s" {
			at++
		}
		if d.kind(at) == aWeekday {
			return dateValue{day: day.Exact(v.day.First().Add((int(d.atoms[at].n) + 6) % 7))}, d.partsOfDay(at + 1)
		}
	}
	return v, end
}

// anchoredUnit reads the following day, the same day, that week: seen from
// the day named before; ahead of publication where none is and the sentence
// looks ahead.
func (d *dateReader) anchoredUnit(i, end int, u dateUnit, sign int) (dateValue, int) {
	from, ok := d.anchorDay()
	if !ok {
		tense, _ := d.tense(i, end)
		if d.low(i) == "that" || !d.dated || tense < 0 || d.low(i) == "same" {
			return dateValue{}, i
		}
		from = d.published
	}
	if d.low(i) == "that" && d.kind(i-1) != isLead && d.low(i-1) != "in" {
		return dateValue{}, i
	}
	switch u {
	case byDay:
		return dateValue{day: day.Exact(from.Add(sign))}, end
	case byWeek, byMonth, byYear:
		was := d.published
		d.published = from
		v := d.unitSpan(u, sign)
		d.published = was
		return v, end
	}
	return dateValue{}, i
}

// unitSpan is a calendar unit so many units from the one that publication
// lies in.
func (d *dateReader) unitSpan(u dateUnit, shift int) dateValue {
	y, m, _ := d.published.Civil()
	switch u {
	case byWeek, byFortnight:
		monday := mondayOf(d.published).Add(7 * shift)
		return dateValue{day: day.Between(monday, monday.Add(6)), within: true}
	case byWeekend:
		saturday := mondayOf(d.published).Add(5 + 7*shift)
		return dateValue{day: day.Between(saturday, saturday.Add(1)), within: true}
	case byMonth:
		first := day.On(y, m+time.Month(shift), 1)
		y, m, _ = first.Civil()
		return dateValue{day: day.Month(y, m), within: true}
	case byQuarter:
		first := (m-1)/3*3 + 1 + time.Month(3*shift)
		return dateValue{day: day.Between(day.On(y, first, 1), day.On(y, first+3, 0)), within: true}
	case byYear:
		return dateValue{day: day.Year(y + shift), within: true}
	case byDecade:
		first := y/10*10 + 10*shift
		return dateValue{day: day.Between(day.On(first, time.January, 1), day.On(first+9, time.December, 31)), within: true, grain: byDecade}
	}
	return dateValue{}
}

func (d *dateReader) weekendByTense(i, next int) (dateValue, int) {
	v := d.unitSpan(byWeekend, 0)
	if tense, _ := d.tense(i, next); tense < 0 && v.day.First() > d.published {
		v = d.unitSpan(byWeekend, -1)
	}
	return v, next
}

func mondayOf(d day.Date) day.Date { return d.Add(-((int(d.Weekday()) + 6) % 7)) }

// nthOf reads a part of a longer span: the first week of March · the first
// Monday of next month · the second half of June · the 9th month of next year.
func (d *dateReader) nthOf(i int) (dateValue, int) {
	n, next := d.dayNumber(i)
	if d.low(next) == "half" && n <= 2 {
		v, end := d.ofSpan(i, next+1, n, length{grain: noUnit})
		if end > next+1 {
			return v, end
		}
		return dateValue{}, i
	}
	l, end := d.length(next, 1)
	if end == next {
		if d.kind(next) != aUnit && d.kind(next) != aWeekday {
			return dateValue{}, i
		}
		end = d.partsOfDay(next + 1)
		if d.kind(next) == aUnit {
			l.grain = dateUnit(d.atoms[next].n)
		}
	}
	v, at := d.ofSpan(next, end, n, l)
	if at == end {
		return dateValue{}, i
	}
	return v, at
}

// ofSpan reads "of" and the span, and takes the nth part of a length from it;
// n -1 is the last. i is where the part is named.
func (d *dateReader) ofSpan(i, at, n int, l length) (dateValue, int) {
	if d.kind(at) != isOf && !(d.low(at) == "in" && n > 0) {
		if d.fullYear(at) == 0 || l.grain != byQuarter {
			return dateValue{}, at
		}
		at--
	}
	from := d.article(at + 1)
	whole, end := d.spanAt(from)
	if end == from {
		return dateValue{}, at
	}
	if d.kind(i) == aWeekday {
		return d.nthWeekday(time.Weekday(d.atoms[i].n), n, whole, end)
	}
	v := dateValue{within: true}
	first, last := whole.First(), whole.Last()
	y := yearOf(first)
	switch {
	case l.grain == noUnit && n > 0:
		half := first.Add(last.Sub(first) / 2)
		if whole.Form() == day.MonthOf {
			half = first.Add(14)
		} else if whole.Form() == day.YearOf {
			half = day.On(y, time.June, 30)
		}
		v.day = day.Between(first, half)
		if n == 2 {
			v.day = day.Between(half.Add(1), last)
		}
	case l.grain == byWeek:
		v.day, v.grain = weekOf(first, last, n, max(1, l.days/7)), byMonth
	case l.grain == byQuarter && n >= 1 && n <= 4:
		return d.quarterOf(dateValue{y: y, m: n}, aQuarter), end
	case l.grain == byMonth && n >= 1 && n <= 12 && l.months <= 1:
		v.day = day.Month(y, time.Month(n))
	case l.grain == byMonth && n < 0:
		v.day = day.Between(length{months: max(1, l.months)}.from(last.Add(1), -1), last)
	case l.grain == byDay && l.days > 1 && n < 0:
		v.day = day.Between(last.Add(1-l.days), last)
	case l.grain == byDay && l.days > 1:
		v.day = day.Between(first, first.Add(l.days-1))
	case l.grain == byDay && n < 0:
		v.day = day.Exact(last)
	case l.grain == byDay && n >= 1 && first.Add(n-1) <= last:
		v.day = day.Exact(first.Add(n - 1))
	default:
		return dateValue{}, at
	}
	return v, end
}

// spanAt reads the span of which something is a part.
func (d *dateReader) spanAt(i int) (day.Day, int) {
	if d.kind(i) == aUnit && d.dated && d.kind(i-1) == isThe {
		if u := dateUnit(d.atoms[i].n); u == byMonth || u == byYear || u == byWeek || u == byQuarter {
			return d.unitSpan(u, 0).day, i + 1
		}
	}
	if y := d.fullYear(i); y > 0 {
		return day.Year(y), i + 1
	}
	v, next := d.point(i)
	if next == i || v.vague {
		return day.Day{}, i
	}
	whole := d.resolve(v, i, next)
	if !whole.Known() || whole.Form() == day.ExactDay {
		return day.Day{}, i
	}
	return whole, next
}

func (d *dateReader) nthWeekday(wd time.Weekday, n int, whole day.Day, end int) (dateValue, int) {
	first := whole.First().Add((int(wd) - int(whole.First().Weekday()) + 7) % 7)
	on := first.Add(7 * (n - 1))
	if n < 0 {
		on = whole.Last().Add(-((int(whole.Last().Weekday()) - int(wd) + 7) % 7))
	}
	if on > whole.Last() || on < whole.First() {
		return dateValue{}, end
	}
	return dateValue{day: day.Exact(on)}, end
}

// weekOf is the nth week of a span, or its last weeks. A week belongs to the
// span in which its Thursday lies.
func weekOf(first, last day.Date, n, weeks int) day.Day {
	if n < 0 {
		thursday := last.Add(-((int(last.Weekday()) + 3) % 7))
		return day.Between(thursday.Add(-3-7*(weeks-1)), thursday.Add(3))
	}
	thursday := first.Add((11 - int(first.Weekday())) % 7)
	monday := thursday.Add(-3 + 7*(n-1))
	return day.Between(monday, monday.Add(7*weeks-1))
}
