package extract

import (
	"time"

	"parley/model/day"
)

// A dateValue is what an expression says, before tense and publication tell
// which day that is: parts of a calendar day, a weekday, or days already
// worked out.
type dateValue struct {
	y, m, d int
	weekday bool
	wd      time.Weekday
	day     day.Day
	until   *dateValue // last of a range, not yet worked out
	bound   dateBound
	within  bool
	vague   bool
	grain   dateUnit
}

// expression reads a date or a range of dates that begins at an atom. It
// returns the atom itself where there is none.
func (d *dateReader) expression(i int) (dateValue, int) {
	if d.kind(i) == isThe {
		return dateValue{}, i // an article is no part of a date
	}
	start := i
	opened := d.kind(i) == isFrom || d.kind(i) == isBetween || d.low(i) == "from"
	if opened {
		start++
	}
	start = d.article(start)
	if v, next := d.dayRange(start); next > start {
		return v, next
	}
	v, next := d.point(start)
	if next == start {
		return v, i
	}
	join := d.kind(next)
	if join != isTo && !(join == isAnd && d.kind(i) == isBetween) {
		if opened {
			return v, i // read again from behind the word
		}
		return v, next
	}
	end := d.article(next + 1)
	last, after := d.point(end)
	if after == end || !d.follows(v, last) {
		if opened {
			return v, i
		}
		return v, next
	}
	if d.joined(after) && d.low(after) == "-" && d.joined(after+1) {
		return v, i
	}
	d.share(&v, &last)
	v.until = &last
	return v, after
}

// follows reports whether two values can be the ends of one range.
func (d *dateReader) follows(a, b dateValue) bool {
	if a.vague || b.vague || a.bound != noBound || b.bound != noBound {
		return false
	}
	return a.y == 0 || b.y == 0 || a.y < b.y || a.y == b.y && (a.m <= b.m)
}

// share gives each end of a range what only the other one names.
func (d *dateReader) share(a, b *dateValue) {
	if a.y == 0 && b.y > 0 && a.m > 0 && !a.day.Known() {
		a.y = b.y
		if a.m > b.m && b.m > 0 {
			a.y--
		}
	}
	if a.m == 0 && a.d > 0 && b.m > 0 {
		a.m, a.y = b.m, b.y
	}
	if b.m == 0 && b.d > 0 && a.m > 0 {
		b.m, b.y = a.m, a.y
	}
}

func (d *dateReader) article(i int) int {
	if d.kind(i) == isThe {
		return i + 1
	}
	return i
}

// deepest is how many dates may be counted from one another, as in "the first
// day of the last week of March". Hostile text nests thousands.
const deepest = 5

// point reads one date.
func (d *dateReader) point(i int) (dateValue, int) {
	if d.depth == deepest {
		return dateValue{}, i
	}
	d.depth++
	v, next := d.pointAt(i)
	d.depth--
	return v, next
}

func (d *dateReader) pointAt(i int) (dateValue, int) {
	a := atom{}
	if i < len(d.atoms) {
		a = d.atoms[i]
	}
	switch a.kind {
	case aNumber, anOrdinal:
		return d.numbered(i)
	case aMonth:
		return d.monthFirst(i)
	case aWeekday:
		return d.onWeekday(i)
	case aDay:
		next := i + 1
		if next = d.partsOfDay(next); d.kind(next) == notDate && d.low(next) == "'s" {
			next = i + 1
		}
		return d.counted(dateValue{day: d.after(int(a.n))}, next, i)
	case aShift, anAnchor:
		return d.shifted(i)
	case aPart:
		return d.partOf(i)
	case aQuarter, aHalf:
		return d.quarter(i)
	case aSeason:
		return d.season(i, 0)
	case aFeast:
		return d.feast(i)
	case aDecade:
		y := int(a.n)
		return dateValue{day: day.Between(day.On(y, time.January, 1), day.On(y+9, time.December, 31)), within: true, grain: byDecade}, i + 1
	case beforeUnits:
		return d.ahead(i)
	case aUnit:
		return d.unitFirst(i)
	case isVague, notDate:
		if v, next := d.newYear(i); next > i {
			return v, next
		}
		return d.span(i)
	}
	return dateValue{}, i
}

// after is the day a number of days after publication.
func (d *dateReader) after(days int) day.Day {
	if !d.dated {
		return day.Day{}
	}
	return day.Exact(d.published.Add(days))
}

// counted drops a value that could not be counted from publication.
func (d *dateReader) counted(v dateValue, next, i int) (dateValue, int) {
	if !v.day.Known() {
		return v, i
	}
	return v, next
}

// partsOfDay passes over "evening", "night" behind a day.
func (d *dateReader) partsOfDay(i int) int {
	for d.kind(i) == partOfDay || d.kind(i) == aPart && d.kind(i+1) == partOfDay {
		i++
	}
	return i
}

// numbered reads what begins with a number.
func (d *dateReader) numbered(i int) (dateValue, int) {
	if v, next := d.inDigits(i); next > i {
		return v, next
	}
	if n, next := d.dayNumber(i); n > 0 {
		if v, end := d.monthAfter(n, next); end > next {
			return v, end
		}
		if v, end := d.nthOf(i); end > i {
			return v, end
		}
		if d.kind(i) == anOrdinal && (d.kind(i-1) == isThe || d.kind(i-1) == isTo || d.kind(i-1) == isLead) && d.bare(next) {
			if c := d.low(i)[0]; c >= '0' && c <= '9' {
				return dateValue{d: n}, next
			}
		}
	}
	if v, next := d.span(i); next > i {
		return v, next
	}
	return d.year(i)
}

// bare reports whether a word that stands alone can be a date: no noun
// follows it that it would count ("the 14th round").
func (d *dateReader) bare(i int) bool {
	if i >= len(d.atoms) {
		return true
	}
	a := d.atoms[i]
	if a.upper || a.kind == isLead || a.kind == isAnd || a.kind == isTo || a.kind == isPast || a.kind == isFuture || a.kind == isThe || a.kind == beforeUnits || a.kind == aBound {
		return true
	}
	switch a.low {
	case "at", "when", "but", "or", "which", "that", "as", "is", "he", "she", "they", "it", "if", "with", "of", "a", "an":
		return a.low != "of"
	}
	return !d.r.tokens[a.token].isWord() && a.low != "-" && a.low != "/" && a.low != "%" && a.low != "$"
}

// dayNumber reads the number of a day: 14, 14th, fourteenth, twenty-first.
func (d *dateReader) dayNumber(i int) (int, int) {
	if i >= len(d.atoms) || i < 0 {
		return 0, i
	}
	a := d.atoms[i]
	switch {
	case a.kind == anOrdinal:
		return int(a.n), i + 1
	case a.kind == aNumber && (a.n == 20 || a.n == 30) && a.digits == 0:
		next := i + 1
		if d.low(next) == "-" {
			next++
		}
		if d.kind(next) == anOrdinal && d.atoms[next].n < 10 {
			return int(a.n + d.atoms[next].n), next + 1
		}
	case a.kind == aNumber && a.digits > 0 && a.digits <= 2 && a.n >= 1 && a.n <= 31:
		if d.joined(i) && d.kind(i-1) == notDate && d.low(i-1) != "(" && d.low(i-1) != "/" && (d.low(i-1) != ":" || d.kind(i-2) == aNumber) {
			return 0, i
		}
		return int(a.n), i + 1
	}
	return 0, i
}

// monthAfter reads the month and year behind the number of a day.
func (d *dateReader) monthAfter(n, i int) (dateValue, int) {
	next := i
	if d.kind(next) == aUnit && d.low(next) == "day" {
		next++
	}
	if d.kind(next) == isOf || d.low(next) == "." || (d.low(next) == "-" || d.low(next) == "/") && d.joined(next) {
		next++
	}
	next = d.article(next)
	if d.kind(next) != aMonth {
		return dateValue{}, i
	}
	m := d.atoms[next]
	if m.shy && !m.upper && (m.low == "may" || m.low == "march" || m.low == "mar") && d.kind(i-1) != anOrdinal && !d.dotted(next) {
		return dateValue{}, i
	}
	v := dateValue{m: int(m.n), d: n}
	next = d.secondName(next + 1)
	v.y, next = d.yearAfter(next)
	return v, next
}

// secondName passes over the second name of a month, as in "كانون / يناير",
// and the point of an abbreviation.
func (d *dateReader) secondName(i int) int {
	if d.low(i) == "/" && d.kind(i+1) == aMonth && d.atoms[i+1].n == d.atoms[i-1].n {
		return i + 2
	}
	if d.low(i) == "." && d.joined(i) && d.atoms[i-1].shy && len(d.low(i-1)) <= 4 && d.low(i-1) != "may" {
		return i + 1
	}
	return i
}

// dotted reports whether an abbreviated month ends with its point.
func (d *dateReader) dotted(i int) bool {
	return d.joined(i+1) && d.low(i+1) == "."
}

// yearAfter reads the year behind a month: 2026 · , 2026 · of 2026.
func (d *dateReader) yearAfter(i int) (int, int) {
	next := i
	for next < i+2 && (d.low(next) == "," || d.kind(next) == isOf || d.low(next) == "in" || (d.low(next) == "-" || d.low(next) == "/") && d.joined(next)) {
		next++
	}
	if y := d.fullYear(next); y > 0 {
		next++
		if d.low(next) == "года" || d.low(next) == "році" || d.kind(next) == aUnit && (d.low(next) == "року" || d.low(next) == "г") {
			next++
		}
		return y, next
	}
	if next < len(d.atoms) && d.dated && (d.kind(next) == aShift && d.kind(next+1) == aUnit && dateUnit(d.atoms[next+1].n) == byYear && d.low(next+1) != "years") && d.low(next) != "past" {
		return yearOf(d.published) + int(d.atoms[next].n), next + 2
	}
	return 0, i
}

// fullYear is the year that an atom in four digits is, or 0.
func (d *dateReader) fullYear(i int) int {
	if i >= len(d.atoms) || i < 0 {
		return 0
	}
	a := d.atoms[i]
	if a.kind == aNumber && a.digits == 4 && a.n >= 1000 && a.n < 2200 && !(d.joined(i+1) && d.low(i+1) == ":") {
		return int(a.n)
	}
	return 0
}

// monthFirst reads what begins with a month: January 14, 2026 · January 2026
// · January.
func (d *dateReader) monthFirst(i int) (dateValue, int) {
	m := d.atoms[i]
	if mention := d.r.at[m.token]; mention != nil && mention.form == formPerson {
		return dateValue{}, i
	}
	next := d.secondName(i + 1)
	number := d.article(next)
	if (d.low(number) == "-" || d.low(number) == "/") && d.joined(number) {
		number++
	}
	if n, end := d.dayNumber(number); n > 0 && d.low(end) != ":" && (m.upper || !m.shy || d.kind(end-1) == anOrdinal) {
		v := dateValue{m: int(m.n), d: n}
		v.y, end = d.yearAfter(end)
		return v, end
	}
	if m.shy && !m.upper {
		return dateValue{}, i
	}
	v := dateValue{m: int(m.n)}
	if v.y, next = d.yearAfter(next); v.y > 0 {
		return v, next
	}
	if m.shy && !d.led(i) && !(d.kind(next) == isTo && d.kind(next+1) == aMonth) {
		return dateValue{}, i
	}
	if p := d.kind(i - 1); !m.shy && p == notDate && i > 0 && d.atoms[i-1].upper && d.atoms[i].upper && d.low(i-1) != "the" && len(d.low(i-1)) > 2 {
		return dateValue{}, i // a name: "Beirut May", "Miss April"
	}
	return v, next
}

// led reports whether a word stands where a date would: behind in, since,
// early, last.
func (d *dateReader) led(i int) bool {
	switch d.kind(i - 1) {
	case isLead, aBound, isFrom, isBetween, isTo, isAnd, aShift, aPart, beforeUnits, anOrdinal:
		return d.low(i-1) != "by" || d.low(i-2) != "led"
	case isOf:
		return d.kind(i-2) == aUnit || d.kind(i-2) == aPart || d.kind(i-2) == anOrdinal || d.kind(i-2) == aNumber || d.low(i-2) == "half"
	}
	return d.low(i-1) == "or" || d.low(i-1) == "-"
}

// dayRange reads two days of one month: 14-16 January 2026 · January 14–16.
func (d *dateReader) dayRange(i int) (dateValue, int) {
	if a, next := d.dayNumber(i); a > 0 && d.joins(next) {
		if b, end := d.dayNumber(d.article(next + 1)); b > a {
			if last, after := d.monthAfter(b, end); after > end {
				first := last
				first.d, first.until = a, &last
				return first, after
			}
		}
	}
	if d.kind(i) != aMonth || d.atoms[i].shy && !d.atoms[i].upper {
		return dateValue{}, i
	}
	a, next := d.dayNumber(d.article(d.secondName(i + 1)))
	if a == 0 || !d.joins(next) || d.low(next+2) == ":" {
		return dateValue{}, i
	}
	b, end := d.dayNumber(d.article(next + 1))
	if b <= a || d.kind(end) == aMonth || d.joined(end) && d.low(end) != "," && d.low(end) != "." {
		return dateValue{}, i
	}
	last := dateValue{m: int(d.atoms[i].n), d: b}
	last.y, end = d.yearAfter(end)
	first := last
	first.d, first.until = a, &last
	return first, end
}

func (d *dateReader) joins(i int) bool { return d.kind(i) == isTo || d.kind(i) == isAnd }
