package extract

import (
	"sort"
	"strings"
	"time"

	"parley/extract/lexicon"
	"parley/model/day"
)

// resolve works out the day of a value that stands at atoms i to next.
func (d *dateReader) resolve(v dateValue, i, next int) day.Day {
	if v.until == nil {
		return d.resolveOne(v, i, next)
	}
	if v.m > 0 && v.y == 0 && v.until.m > 0 && v.until.y == 0 && d.dated { // the last day tells the year
		if last := d.resolveOne(*v.until, i, next); last.Known() {
			v.y = yearOf(last.First())
			if v.m > v.until.m {
				v.y--
			}
		}
	}
	from := d.resolveOne(v, i, next)
	to := d.resolveEnd(*v.until, from, i, next)
	if !from.Known() || !to.Known() {
		return from
	}
	return day.Between(from.First(), max(from.First(), to.Last()))
}

// resolveEnd works out the last day of a range, which does not lie before its
// first.
func (d *dateReader) resolveEnd(v dateValue, from day.Day, i, next int) day.Day {
	if !from.Known() {
		return from
	}
	if v.weekday {
		first := from.First()
		return day.Exact(first.Add((int(v.wd) - int(first.Weekday()) + 7) % 7))
	}
	if !v.day.Known() && v.y == 0 && v.m > 0 {
		v.y = yearOf(from.First())
		if to := d.resolveOne(v, i, next); to.Known() && to.Last() < from.First() {
			v.y++
		}
	}
	return d.resolveOne(v, i, next)
}

func (d *dateReader) resolveOne(v dateValue, i, next int) day.Day {
	switch {
	case v.day.Known():
		return v.day
	case v.weekday:
		return d.weekdayByTense(v.wd, i, next)
	case v.y > 0 && v.d > 0:
		if !validDay(v.y, v.m, v.d) {
			return day.Day{}
		}
		return day.Exact(day.On(v.y, time.Month(v.m), v.d))
	case v.y > 0 && v.m > 0:
		return day.Month(v.y, time.Month(v.m))
	case v.y > 0:
		return day.Year(v.y)
	case !d.dated:
		return day.Day{}
	case v.m > 0 && v.d > 0:
		return d.dayByTense(v, i, next)
	case v.m > 0:
		return d.monthByTense(v.m, i, next)
	case v.d > 0:
		return d.numberByTense(v.d, i, next)
	}
	return day.Day{}
}

func (d *dateReader) weekdayByTense(wd time.Weekday, i, next int) day.Day {
	if !d.dated {
		return day.Day{}
	}
	back := (int(d.published.Weekday()) - int(wd) + 7) % 7
	tense, _ := d.tense(i, next)
	if d.boundBefore(i) == untilDate && tense < 0 && !d.lasted(i) {
		tense = 1
	}
	if tense > 0 && back > 0 {
		return day.Exact(d.published.Add(7 - back))
	}
	return day.Exact(d.published.Add(-back))
}

// lasted reports whether what a date ends did last until then, and was not put
// off or granted: "was in Doha until Thursday" against "has given Kyiv until".
func (d *dateReader) lasted(i int) bool {
	for k := d.atoms[i].token - 1; k >= d.a && k > d.atoms[i].token-tenseBefore; k-- {
		switch d.r.tokens[k].low {
		case "was", "were", "lasted", "continued", "stayed", "remained", "held", "ran":
			return true
		case "given", "gave", "has", "have", "had", "extended", "postponed", "delayed", "adjourned", "suspended":
			return false
		}
	}
	return false
}

// dayByTense gives a day and month their year.
func (d *dateReader) dayByTense(v dateValue, i, next int) day.Day {
	year := yearOf(d.published)
	step := 1
	if v.m == 2 && v.d == 29 {
		step = 4
		year -= year % 4
	}
	if !validDay(year, v.m, v.d) {
		return day.Day{}
	}
	on := func(y int) day.Date { return day.On(y, time.Month(v.m), v.d) }
	tense, strong := d.tense(i, next)
	return day.Exact(d.side(tense, strong, on(year-step), on(year), on(year+step)))
}

// side takes one of three days in their order: by tense; the nearest where
// the tense is unsure and that one lies within two months.
func (d *dateReader) side(tense int, strong bool, days ...day.Date) day.Date {
	near, past, ahead := days[0], days[0], days[len(days)-1]
	for _, on := range days {
		if distance(on, d.published) < distance(near, d.published) {
			near = on
		}
		if on <= d.published {
			past = on
		} else if ahead < d.published || on < ahead {
			ahead = on
		}
		if on == d.published {
			return on
		}
	}
	switch {
	case !strong && distance(near, d.published) <= 60, distance(near, d.published) <= 30: // who means last year's writes the year
		return near
	case tense > 0:
		return ahead
	}
	return past
}

func distance(a, b day.Date) int { return max(a.Sub(b), b.Sub(a)) }

// monthByTense gives a month its year.
func (d *dateReader) monthByTense(m, i, next int) day.Day {
	y, now, _ := d.published.Civil()
	tense, strong := d.tense(i, next)
	if bound := d.boundBefore(i); (bound == beforeDate || bound == untilDate) && !(tense < 0 && strong) {
		tense, strong = 1, true
	} else if bound == sinceDate {
		tense, strong = -1, true
	}
	switch {
	case tense > 0 && m < int(now) && (strong || int(now)-m > 2):
		y++
	case tense <= 0 && m > int(now) && (strong || m-int(now) > 1):
		y--
	}
	return day.Month(y, time.Month(m))
}

// numberByTense finds the month of "the 14th": that of a day named before, or
// by tense.
func (d *dateReader) numberByTense(n, i, next int) day.Day {
	from := d.published
	tense, _ := d.tense(i, next)
	y, m, dd := from.Civil()
	switch {
	case tense > 0 && n < dd:
		m++
	case tense <= 0 && n > dd:
		m--
	}
	first := day.On(y, m, 1)
	if y, m, _ = first.Civil(); !validDay(y, int(m), n) {
		return day.Day{}
	}
	return day.Exact(first.Add(n - 1))
}

// How far the tense of a date is looked for, in words.
const (
	tenseBefore = 14
	tenseAfter  = 10
)

// concluded are things that bear the date on which they came about.
var concluded = wordSet(`agreement agreements accord accords deal arrangement understanding framework declaration statement truce ceasefire resolution treaty memorandum protocol pact letter plan proposal war attack attacks vote coup invasion`)

// tense tells by the nearest verb of the clause whether the text looks back
// (-1) or ahead (1) at a date, 0 where nothing tells; and whether that verb
// stands beside it.
func (d *dateReader) tense(i, next int) (sign int, strong bool) {
	if d.low(i-1) == "of" && concluded[d.low(i-2)] {
		return -1, true
	}
	start, end := d.atoms[i].token, d.atoms[min(next, len(d.atoms))-1].token+1
	before, left := 0, 0
	cost := 0
	for k := start - 1; k >= d.a && k > start-tenseBefore; k-- {
		if w := d.r.tokens[k].word; w == ";" || w == "." || w == ":" && cost > 3 {
			break
		}
		if before = d.looks(k); before != 0 {
			left = cost
			break
		}
		if d.weighs(k) {
			cost++
		}
	}
	cost = 1
	for k := end; k < d.b && k < end+tenseAfter; k++ {
		w := d.r.tokens[k].word
		if w == ";" || w == "." || w == ":" || before != 0 && (w == "," || cost > left) {
			break
		}
		if after := d.looks(k); after != 0 && (before == 0 || cost < left || cost == left && d.words[d.r.tokens[k].low] == dateWord{kind: isFuture}) {
			return after, cost <= 1
		}
		if w == "," {
			cost += 2
		} else if d.weighs(k) {
			cost++
		}
	}
	return before, before != 0 && left <= 1
}

// weighs reports whether a word between verb and date parts them.
func (d *dateReader) weighs(k int) bool {
	switch d.words[d.r.tokens[k].low].kind {
	case isLead, isThe, beforeUnits, partOfDay, aPart, aWeekday:
		return false
	}
	return true
}

// looks reports whether a word looks back or ahead.
func (d *dateReader) looks(k int) int {
	t := d.r.tokens[k]
	switch w := d.words[t.low]; {
	case t.low == "have" && k > d.a && d.words[d.r.tokens[k-1].low].kind == isFuture:
		return 0
	case k > d.a && d.r.tokens[k-1].low == "be" && (w.kind == isPast || strings.HasSuffix(t.low, "ed")):
		if k-3 >= d.a && d.r.tokens[k-2].low == "to" && d.words[d.r.tokens[k-3].low].kind == isPast {
			return -1 // was to be held
		}
		return 1
	case w.kind == isFuture || t.low == "may" && t.word == "may":
		return 1
	case w.kind == isPast:
		return -1
	case w.kind == aShift && w.n > 0 && d.r.at[k] == nil:
		return 1
	case w.kind != notDate || t.capital():
		return 0
	}
	if t.low == "set" && k+1 < d.b && d.r.tokens[k+1].low == "to" {
		return 1
	}
	if strings.HasSuffix(t.low, "'ll") || strings.HasSuffix(t.low, "’ll") {
		return 1
	}
	if len(t.low) > 3 && strings.HasSuffix(t.low, "ed") && !(k > d.a && d.r.tokens[k-1].is(aDeterminer)) {
		return -1
	}
	if v := d.r.verbOf[k]; v.Surety > 0 && v.Form == lexicon.Past {
		return -1
	}
	return 0
}

// anchorDay is the exact day that was named last: in this phrase, or in the
// two sentences before it in the same paragraph.
func (d *dateReader) anchorDay() (day.Date, bool) {
	if d.anchored || d.lookedUp {
		return d.anchor, d.anchored
	}
	d.lookedUp = true
	at := sort.Search(len(d.r.sentences), func(n int) bool { return d.r.sentences[n].b > d.a })
	if at == len(d.r.sentences) {
		return 0, false
	}
	for n := at - 1; n >= 0 && n >= at-2 && d.r.sentences[n].paragraph == d.r.sentences[at].paragraph; n-- {
		s := d.r.sentences[n]
		earlier := dateReader{r: d.r, phrase: s.phrase, words: d.words, published: d.published, dated: d.dated, lookedUp: true}
		earlier.cut()
		earlier.all()
		if earlier.anchored {
			d.anchor, d.anchored = earlier.anchor, true
			break
		}
	}
	return d.anchor, d.anchored
}
