package extract

import (
	"time"

	"parley/model/day"
)

// inDigits reads dates in figures: 2026-01-14 · 14/01/2026 · 14.1.2026 ·
// 23/Sep/2020 · 2026-01. Figures with more figures joined to them are other
// numbers.
func (d *dateReader) inDigits(i int) (dateValue, int) {
	if d.joined(i) && (d.kind(i-1) == aNumber || d.joined(i-1) && d.kind(i-2) == aNumber && d.low(i-1) != ":") {
		return dateValue{}, i
	}
	if d.atoms[i].digits == 0 || d.atoms[i].digits == 3 || !d.separated(i+1) {
		return dateValue{}, i
	}
	mark := d.low(i + 1)
	if !d.separated(i+3) || d.low(i+3) != mark {
		return d.twoNumbers(i, mark)
	}
	a, b, c := d.atoms[i], d.atoms[i+2], d.atoms[i+4]
	next := i + 5
	if d.joined(next) && (d.low(next) == "-" || d.low(next) == "/" || d.low(next) == ".") && d.joined(next+1) && d.kind(next+1) == aNumber && !d.separated(next+2) {
		return dateValue{}, i
	}
	v := dateValue{}
	switch {
	case a.digits == 4 && b.kind == aMonth && c.kind == aNumber:
		v = dateValue{y: int(a.n), m: int(b.n), d: int(c.n)}
	case a.digits == 4 && c.kind == aMonth && b.kind == aNumber:
		v = dateValue{y: int(a.n), m: int(c.n), d: int(b.n)}
	case b.kind == aMonth && a.kind == aNumber && c.kind == aNumber:
		v = dateValue{y: d.century(c), m: int(b.n), d: int(a.n)}
	case a.kind != aNumber || b.kind != aNumber || c.kind != aNumber || b.digits > 2:
		return v, i
	case a.digits == 4:
		v = dateValue{y: int(a.n), m: int(b.n), d: int(c.n)}
	case c.digits == 4 || c.digits == 2 && (mark == "/" || a.digits == 2 && b.digits == 2):
		v = d.ordered(int(a.n), int(b.n), d.century(c), i)
	}
	if !validDay(v.y, v.m, v.d) {
		return v, i
	}
	return v, next
}

// separated reports whether a mark stands here that joins two parts of a date.
func (d *dateReader) separated(i int) bool {
	if !d.joined(i) || !d.joined(i+1) || d.kind(i+1) != aNumber && d.kind(i+1) != aMonth {
		return false
	}
	return d.low(i) == "-" || d.low(i) == "/" || d.low(i) == "."
}

// century completes a year of two digits: at most twenty years ahead.
func (d *dateReader) century(a atom) int {
	if a.digits == 4 {
		return int(a.n)
	}
	y := 2000 + int(a.n)
	if d.dated && y > yearOf(d.published)+20 {
		y -= 100
	}
	return y
}

// ordered tells the day from the month: the day stands first unless that is
// no day, the weekday before says otherwise, or other figures of the text do.
func (d *dateReader) ordered(a, b, year, i int) dateValue {
	v := dateValue{y: year, m: b, d: a}
	if b > 12 {
		return dateValue{y: year, m: a, d: b}
	}
	if a > 12 || a == b {
		return v
	}
	if d.kind(i-1) == aWeekday && (year > 0 || d.dated) {
		wd, in := time.Weekday(d.atoms[i-1].n), year
		if in == 0 {
			in = yearOf(d.published)
		}
		if day.On(in, time.Month(b), a).Weekday() != wd && day.On(in, time.Month(a), b).Weekday() == wd {
			return dateValue{y: year, m: a, d: b}
		}
	}
	if d.monthsFirst() {
		return dateValue{y: year, m: a, d: b}
	}
	return v
}

// monthsFirst reports whether figures of the text can only be read with the
// month first, as in 1/14/2026.
func (d *dateReader) monthsFirst() bool {
	if d.r.monthFirst == 0 {
		d.r.monthFirst = -1
		if monthsFirst(d.r.tokens) {
			d.r.monthFirst = 1
		}
	}
	return d.r.monthFirst > 0
}

func monthsFirst(t []token) bool {
	for i := 1; i+3 < len(t); i++ {
		if t[i].word != "/" || t[i+2].word != "/" || len(t[i+1].word) != 2 || !t[i+1].digit() || !t[i-1].digit() {
			continue
		}
		if a, b := digitsValue(t[i-1].word), digitsValue(t[i+1].word); a >= 1 && a <= 12 && b > 12 && b <= 31 {
			return true
		}
	}
	return false
}

// twoNumbers reads 2026-01 and, behind a word that leads to a date, 22/04.
func (d *dateReader) twoNumbers(i int, mark string) (dateValue, int) {
	a, b := d.atoms[i], d.atoms[i+2]
	next := i + 3
	if d.joined(next) && d.low(next) == "-" && d.joined(next+1) && d.kind(next+1) == aNumber {
		return dateValue{}, i
	}
	switch {
	case b.kind == aNumber && a.digits == 4 && b.digits == 2 && mark == "-" && b.n >= 1 && b.n <= 12:
		return dateValue{y: int(a.n), m: int(b.n)}, next
	case b.kind == aNumber && mark == "/" && a.digits <= 2 && b.digits <= 2 && a.n != b.n && !(a.n == 9 && b.n == 11):
		if k := d.kind(i - 1); k != aWeekday && k != isTo && d.low(i-1) != "on" && d.low(i-1) != "for" && k != isFrom && d.low(i-1) != "from" {
			return dateValue{}, i
		}
		if v := d.ordered(int(a.n), int(b.n), 0, i); validDay(2024, v.m, v.d) {
			v.y, next = d.yearAfter(next)
			return v, next
		}
	}
	return dateValue{}, i
}

func validDay(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1 || y > 9999 {
		return false
	}
	_, month, _ := day.On(y, time.Month(m), d).Civil()
	return int(month) == m
}

// year reads a year that stands alone: in 2026 · since 2015 · 2014-2018 · the
// first quarter of it (2026 Q1). As an adjective (the 2015 deal) it dates
// nothing that happens.
func (d *dateReader) year(i int) (dateValue, int) {
	y := d.fullYear(i)
	if y == 0 || y < 1800 {
		return dateValue{}, i
	}
	quarter := i + 1
	if d.low(quarter) == "-" && d.joined(quarter) {
		quarter++
	}
	if k := d.kind(quarter); k == aQuarter || k == aHalf {
		v := dateValue{y: y, m: int(d.atoms[quarter].n)}
		return d.quarterOf(v, k), quarter + 1
	}
	v := dateValue{y: y}
	if d.joined(i+1) && d.low(i+1) == "-" && (d.fullYear(i+2) <= y || d.joined(i+3) && d.low(i+3) == "-") {
		return v, i
	}
	if d.joined(i+1) && d.low(i+1) != "." && d.low(i+1) != "," && d.kind(i+1) != isTo && d.low(i+1) != ")" && d.low(i+1) != "?" && d.low(i+1) != "!" && d.low(i+1) != ";" && d.low(i+1) != ":" {
		return v, i
	}
	if d.joined(i) && d.low(i-1) != "(" && !(d.kind(i-1) == isTo && (d.kind(i-2) == aPart || d.fullYear(i-2) > 0)) {
		return v, i
	}
	if d.kind(i+1) == isTo && d.fullYear(i+2) > y {
		return v, i + 1
	}
	switch d.kind(i - 1) {
	case beforeUnits, aPart:
		return v, i + 1
	case isLead:
		if w := d.low(i - 1); w == "during" || w == "in" || w == "around" || w == "throughout" || w == "en" || w == "im" || d.low(i+1) == "року" || d.low(i+1) == "году" || d.low(i+1) == "році" {
			return v, i + 1
		}
	case aBound, isFrom, isBetween, isTo, isAnd:
		if d.bare(i+1) && (d.kind(i-1) != isAnd || d.kind(i-2) == aNumber) {
			return v, i + 1
		}
	case isOf:
		if d.bare(i+1) && d.low(i-2) != "hundreds" && d.low(i-2) != "thousands" && d.low(i-2) != "total" {
			return v, i + 1
		}
	case aUnit:
		if d.low(i-1) == "year" || d.low(i-1) == "عام" {
			return v, i + 1
		}
	case isThe:
		return v, i
	}
	if d.low(i-1) == "(" && d.low(i+1) == ")" {
		return v, i + 1
	}
	return v, i
}

// quarter reads Q1 2026 · Q1 of 2026 · q1-2019 · H2.
func (d *dateReader) quarter(i int) (dateValue, int) {
	v := dateValue{m: int(d.atoms[i].n)}
	next := i + 1
	v.y, next = d.yearAfter(next)
	if v.y == 0 {
		if !d.dated || !d.atoms[i].upper && d.kind(i) == aHalf {
			return v, i
		}
		v.y = yearOf(d.published)
	}
	return d.quarterOf(v, d.kind(i)), next
}

func (d *dateReader) quarterOf(v dateValue, k dateKind) dateValue {
	months := 3
	if k == aHalf {
		months = 6
	}
	first := time.Month(1 + (v.m-1)*months)
	return dateValue{y: v.y, within: true, day: day.Between(day.On(v.y, first, 1), day.On(v.y, first+time.Month(months), 0))}
}
