package extract

import (
	"strings"
	"time"

	"parley/model/day"
)

// A length is a number of units: two weeks, one month and three days.
type length struct {
	months, days int
	grain        dateUnit
	vague        bool
}

func (l *length) add(n int, u dateUnit) {
	switch u {
	case byDay:
		l.days += n
	case byWeek, byWeekend:
		l.days += 7 * n
	case byFortnight:
		l.days += 14 * n
	case byMonth:
		l.months += n
	case byQuarter:
		l.months += 3 * n
	case byYear:
		l.months += 12 * n
	case byDecade:
		l.months += 120 * n
	}
	if l.grain == noUnit {
		l.grain = u
		if u == byFortnight || u == byWeekend {
			l.grain = byWeek
		}
	}
}

// from is the day that lies this length from another; sign -1 is back.
func (l length) from(start day.Date, sign int) day.Date {
	if l.months > 12*3000 || l.days > 366*3000 {
		return start
	}
	y, m, dd := start.Civil()
	if l.months > 0 {
		first := day.On(y, m+time.Month(sign*l.months), 1)
		fy, fm, _ := first.Civil()
		start = first.Add(min(dd, day.On(fy, fm+1, 0).Sub(first)+1) - 1)
	}
	return start.Add(sign * l.days)
}

// quantity reads how many: two, a, a couple of, a few, twenty-five.
func (d *dateReader) quantity(i int) (n int, vague bool, next int) {
	start := i
	for d.low(i) == "about" || d.low(i) == "around" || d.low(i) == "nearly" || d.low(i) == "almost" || d.low(i) == "only" {
		i++
	}
	switch {
	case d.low(i) == "a" && d.low(i+1) == "couple":
		next = i + 2
		if d.kind(next) == isOf {
			next++
		}
		return 2, false, next
	case d.low(i) == "a" && d.kind(i+1) == isVague:
		return 3, true, i + 2
	case d.kind(i) == isVague:
		return 3, true, i + 1
	case (d.low(i) == "a" || d.low(i) == "an") && d.kind(i+1) == aUnit:
		return 1, false, i + 1
	case d.kind(i) != aNumber || d.atoms[i].digits > 3 || d.joined(i) && d.kind(i-1) != aMonth && d.low(i-1) != "(" && d.low(i-1) != "“" && d.low(i-1) != `"`:
		return 0, false, start
	}
	n, next = int(d.atoms[i].n), i+1
	if n >= 20 && n%10 == 0 && d.atoms[i].digits == 0 {
		at := next
		if d.low(at) == "-" {
			at++
		}
		if d.kind(at) == aNumber && d.atoms[at].digits == 0 && d.atoms[at].n < 10 {
			return n + int(d.atoms[at].n), false, at + 1
		}
	}
	return n, false, next
}

// length reads at most so many units with their numbers.
func (d *dateReader) length(i, most int) (length, int) {
	var l length
	at := i
	for range most {
		n, vague, next := d.quantity(at)
		for d.low(next) == "business" || d.low(next) == "working" || d.low(next) == "full" {
			next++
		}
		if next == at || d.kind(next) != aUnit {
			break
		}
		l.add(n, dateUnit(d.atoms[next].n))
		l.vague = l.vague || vague
		i, at = next+1, next+1
		if d.kind(at) == isAnd || d.low(at) == "," && d.kind(at+1) == aNumber {
			at++
		}
	}
	return l, i
}

// span reads what is counted from a day: two days ago · a week later · three
// days after 5 May · 3 upcoming months.
func (d *dateReader) span(i int) (dateValue, int) {
	l, next := d.length(i, 3)
	if next == i {
		if n, vague, at := d.quantity(i); at > i && d.kind(at) == aShift && d.kind(at+1) == aUnit && strings.HasSuffix(d.low(at+1), "s") {
			l.add(n, dateUnit(d.atoms[at+1].n))
			l.vague = vague
			return d.reach(l, int(d.atoms[at].n), at+2, i)
		}
		return dateValue{}, i
	}
	if d.kind(i) == isVague || l.vague {
		if d.kind(next) == isAgo && d.dated {
			return dateValue{day: day.Between(l.from(d.published, -1), d.published.Add(-1)), within: true, vague: true}, next + 1
		}
	}
	word := d.low(next)
	switch {
	case d.kind(next) == isAgo:
		if d.dated {
			return dateValue{day: day.Exact(l.from(d.published, int(d.atoms[next].n))), grain: l.grain, vague: l.vague}, next + 1
		}
	case word == "from" && d.low(next+1) == "now" || word == "after" && d.low(next+1) == "now":
		if d.dated {
			return dateValue{day: day.Exact(l.from(d.published, 1)), grain: l.grain, vague: l.vague}, next + 2
		}
	case word == "earlier" || word == "later" || word == "before" || word == "after" || word == "from":
		return d.fromAnchor(l, next, i)
	}
	return dateValue{}, i
}

// fromAnchor counts from the day that follows, or from the one named before.
func (d *dateReader) fromAnchor(l length, next, i int) (dateValue, int) {
	word, sign := d.low(next), 1
	if word == "earlier" || word == "before" {
		sign = -1
	}
	if word == "before" || word == "after" || word == "from" {
		at := d.article(next + 1)
		if v, end := d.point(at); end > at {
			if from := d.resolve(v, at, end); from.Known() {
				return dateValue{day: day.Exact(l.from(from.First(), sign)), grain: l.grain, vague: l.vague}, end
			}
			return v, i
		}
		if word == "from" || word == "after" || d.r.tokens[d.atoms[next].token].To < d.last() && d.followedByWord(next) {
			return dateValue{}, i
		}
	}
	from, ok := d.anchorDay()
	if !ok || l.grain == byHour {
		return dateValue{}, i
	}
	return dateValue{day: day.Exact(l.from(from, sign)), grain: l.grain, vague: l.vague}, next + 1
}

func (d *dateReader) last() int { return d.atoms[len(d.atoms)-1].To }

func (d *dateReader) followedByWord(i int) bool {
	return i+1 < len(d.atoms) && d.r.tokens[d.atoms[i+1].token].isWord()
}

// unitFirst reads what begins with a unit: day before yesterday · the month
// after "end of"; semaine dernière · الأسبوع الماضي.
func (d *dateReader) unitFirst(i int) (dateValue, int) {
	u := dateUnit(d.atoms[i].n)
	next := i + 1
	switch {
	case (d.low(next) == "before" || d.low(next) == "after" || d.low(next) == "following") && d.kind(i-1) != aNumber:
		if u == byWeek && d.low(next) == "after" && d.low(next+1) == "next" && d.dated {
			return d.unitSpan(u, 2), next + 2
		}
		if u == byDay && (d.kind(i-1) == isThe || i == 0 || d.low(i-1) == "a") {
			var l length
			l.add(1, u)
			return d.fromAnchor(l, next, i)
		}
	case d.kind(next) == aShift && d.postposed(next):
		if d.dated {
			return d.unitSpan(u, int(d.atoms[next].n)), next + 1
		}
	case u == byWeek && (d.low(next) == "of" || d.low(next) == "starting" || d.low(next) == "beginning") && d.kind(i-1) == isThe:
		at := next + 1
		for d.kind(at) == isThe || d.low(at) == "on" {
			at++
		}
		if v, end := d.point(at); end > at {
			if of := d.resolve(v, at, end); of.Form() == day.ExactDay {
				monday := mondayOf(of.First())
				return dateValue{day: day.Between(monday, monday.Add(6)), within: true}, end
			}
		}
	case u == byWeekend && d.kind(i-1) == isThe && d.dated:
		return d.weekendByTense(i, next)
	}
	return dateValue{}, i
}

// postposed reports whether a word of shift stands behind its noun, as in
// French, Spanish and Arabic.
func (d *dateReader) postposed(i int) bool {
	w := d.words[d.low(i)]
	return w.kind == aShift && !englishShift(d.low(i))
}

func englishShift(low string) bool {
	switch low {
	case "last", "past", "previous", "prior", "this", "current", "next", "coming", "upcoming":
		return true
	}
	return strings.HasPrefix(low, "эт") || strings.HasPrefix(low, "ц")
}

// ahead reads "in two weeks", "in three days' time", "dans deux jours".
func (d *dateReader) ahead(i int) (dateValue, int) {
	sign := int(d.atoms[i].n)
	l, next := d.length(i+1, 3)
	if next == i+1 || !d.dated {
		return dateValue{}, i
	}
	timed := false
	for d.low(next) == "’" || d.low(next) == "'" || d.low(next) == "'s" || d.low(next) == "time" {
		timed = timed || d.low(next) == "time"
		next++
	}
	if !timed && d.low(i) == "in" {
		if d.kind(next) == isOf || d.low(next) == "-" || d.low(i-1) == "time" || d.low(i-1) == "once" || l.grain == byHour && d.low(i-1) != "again" {
			return dateValue{}, i
		}
		if sign, _ := d.tense(i, next); sign < 0 {
			return dateValue{}, i
		}
	}
	if d.low(i) == "within" && l.grain != byHour {
		if sign, _ := d.tense(i, next); sign < 0 {
			return dateValue{}, i
		}
		return dateValue{day: day.Between(d.published, l.from(d.published, 1)), within: true, bound: withinDates, vague: l.vague}, next
	}
	if d.low(i) == "a" && d.low(i-1) != "y" {
		return dateValue{}, i
	}
	if l.vague {
		return dateValue{day: day.Between(d.published.Add(1), l.from(d.published, 1)), within: true, vague: true}, next
	}
	return dateValue{day: day.Exact(l.from(d.published, sign)), grain: l.grain}, next
}

// reach is the stretch of days before or after publication: the last three
// months, the next two days.
func (d *dateReader) reach(l length, sign, next, i int) (dateValue, int) {
	if !d.dated || sign == 0 {
		return dateValue{}, i
	}
	v := dateValue{within: true, vague: l.vague}
	switch {
	case l.grain == byHour:
		v.day = day.Exact(d.published)
	case l.grain == byQuarter:
		a, b := d.unitSpan(byQuarter, sign).day, d.unitSpan(byQuarter, sign*max(1, l.months/3)).day
		v.day = day.Between(min(a.First(), b.First()), max(a.Last(), b.Last()))
	case sign < 0:
		v.day = day.Between(l.from(d.published, -1), d.published.Add(-1))
	default:
		v.day = day.Between(d.published.Add(1), l.from(d.published, 1))
	}
	return v, next
}
