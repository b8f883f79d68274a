package day

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Parse reads a day as people write it, seen from today:
//
//	2026-01-14  14 jan 2026  jan 14 2026  14.01.2026  14/1/26  26nov
//	2026-01  jan 2026  2026  2026-01-14/2026-01-16  2-3 dec 2025
//	today  yesterday  tomorrow  -3d  2w ago  tue  last tue  next tue
//	<=14jan2026  by 14 jan  before 14 jan  >=2026-01-14  after 14 jan  unknown
//
// Numbers with dots or strokes have the day first. A day without a year is
// the latest such day that is not after today. Months are understood in
// English, Ukrainian, Russian and French. The error says what can be written.
func Parse(s string, today Date) (Day, error) {
	text := strings.ToLower(strings.Join(strings.Fields(s), " "))
	if text == "" || text == "unknown" || text == "?" {
		return Day{}, nil
	}
	if d, err := parseCanonical(text); err == nil {
		return d, nil
	}
	for _, bound := range bounds {
		if rest, ok := strings.CutPrefix(text, bound.word); ok {
			d, err := Parse(rest, today)
			if err != nil || !d.Known() {
				return Day{}, unreadable(s, err)
			}
			return bound.make(d), nil
		}
	}
	for _, read := range []func(string, Date) (Day, bool, error){relative, written, dayRange} {
		d, ok, err := read(text, today)
		if ok || err != nil {
			if err != nil {
				return Day{}, unreadable(s, err)
			}
			return d, nil
		}
	}
	return Day{}, unreadable(s, nil)
}

func unreadable(s string, why error) error {
	if why != nil {
		return fmt.Errorf("%q is not a day: %w", s, why)
	}
	return fmt.Errorf("%q is not a day; write it as 2026-01-14, 14 jan 2026, jan 2026, yesterday, -3d, last tue, <=2026-01-14 or unknown", s)
}

var bounds = []struct {
	word string
	make func(Day) Day
}{
	{"<=", func(d Day) Day { return OnOrBefore(d.Last()) }},
	{"≤", func(d Day) Day { return OnOrBefore(d.Last()) }},
	{"by ", func(d Day) Day { return OnOrBefore(d.Last()) }},
	{"on or before ", func(d Day) Day { return OnOrBefore(d.Last()) }},
	{"before ", func(d Day) Day { return OnOrBefore(d.First().Add(-1)) }},
	{">=", func(d Day) Day { return OnOrAfter(d.First()) }},
	{"≥", func(d Day) Day { return OnOrAfter(d.First()) }},
	{"on or after ", func(d Day) Day { return OnOrAfter(d.First()) }},
	{"since ", func(d Day) Day { return OnOrAfter(d.First()) }},
	{"after ", func(d Day) Day { return OnOrAfter(d.Last().Add(1)) }},
}

// relative reads days counted from today.
func relative(text string, today Date) (Day, bool, error) {
	switch text {
	case "today", "now":
		return Exact(today), true, nil
	case "yesterday":
		return Exact(today.Add(-1)), true, nil
	case "tomorrow":
		return Exact(today.Add(1)), true, nil
	}
	back, ago := strings.CutSuffix(text, " ago")
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		back, ago = rest, true
	}
	if ago {
		n, err := ParseSpan(strings.ReplaceAll(back, " ", ""))
		return Exact(today.Add(-n)), err == nil, err
	}
	if rest, ok := strings.CutPrefix(text, "+"); ok {
		n, err := ParseSpan(rest)
		return Exact(today.Add(n)), err == nil, err
	}
	name, next := strings.CutPrefix(text, "next ")
	name = strings.TrimPrefix(name, "last ")
	for w := time.Sunday; w <= time.Saturday; w++ {
		full := strings.ToLower(w.String())
		if len(name) < 3 || !strings.HasPrefix(full, name) {
			continue
		}
		off := int(today.Weekday()-w+7) % 7
		if off == 0 && text != name {
			off = 7
		}
		if next {
			return Exact(today.Add((7-off)%7 + 7*btoi(off == 0 || off == 7))), true, nil
		}
		return Exact(today.Add(-off)), true, nil
	}
	return Day{}, false, nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// written reads a day, month and year in words or numbers.
func written(text string, today Date) (Day, bool, error) {
	if fields := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '/' }); len(fields) == 3 {
		d, m, y, ok := numbers(fields)
		if !ok {
			return Day{}, false, nil
		}
		return civil(y, time.Month(m), d)
	}
	parts := split(text)
	year, month, number := 0, time.Month(0), 0
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		switch {
		case err != nil:
			if month != 0 {
				return Day{}, false, nil
			}
			if month = monthOf(part); month == 0 {
				return Day{}, false, nil
			}
		case len(part) == 4 && year == 0:
			year = n
		case len(part) <= 2 && number == 0:
			number = n
		default:
			return Day{}, false, nil
		}
	}
	switch {
	case month == 0:
		return Day{}, false, nil
	case number == 0 && year == 0:
		return Day{}, false, nil
	case number == 0:
		return Month(year, month), true, nil
	case year == 0:
		y, m, d := today.Civil()
		year = y
		if month > m || month == m && number > d {
			year--
		}
	}
	return civil(year, month, number)
}

func numbers(fields []string) (d, m, y int, ok bool) {
	d, e1 := strconv.Atoi(fields[0])
	m, e2 := strconv.Atoi(fields[1])
	y, e3 := strconv.Atoi(fields[2])
	if len(fields[2]) == 2 {
		y += 2000
	}
	return d, m, y, e1 == nil && e2 == nil && e3 == nil
}

// civil makes a day and refuses what no calendar has.
func civil(year int, month time.Month, number int) (Day, bool, error) {
	d := On(year, month, number)
	y, m, n := d.Civil()
	if y != year || m != month || n != number || year < 1 || year > 9999 {
		return Day{}, false, fmt.Errorf("there is no %d.%d.%d in the calendar", number, month, year)
	}
	return Exact(d), true, nil
}

// split parts letters from digits: "26nov2025" is three words.
func split(text string) []string {
	var parts []string
	var word strings.Builder
	kind := 0
	flush := func() {
		if word.Len() > 0 {
			parts = append(parts, word.String())
			word.Reset()
		}
	}
	for _, r := range text {
		next := 1
		if r >= '0' && r <= '9' {
			next = 2
		}
		if r == ' ' || r == ',' || r == '.' {
			next = 0
		}
		if next != kind {
			flush()
		}
		kind = next
		if next != 0 {
			word.WriteRune(r)
		}
	}
	flush()
	return parts
}

// dayRange reads "2-3 dec 2025" and "2 dec 2025 - 3 jan 2026".
func dayRange(text string, today Date) (Day, bool, error) {
	from, to, ok := strings.Cut(strings.ReplaceAll(text, "–", "-"), "-")
	if !ok {
		return Day{}, false, nil
	}
	b, ok, err := written(strings.TrimSpace(to), today)
	if !ok || err != nil || b.Form() != ExactDay {
		return Day{}, false, err
	}
	from = strings.TrimSpace(from)
	if n, err := strconv.Atoi(from); err == nil {
		year, month, _ := b.First().Civil()
		a, ok, err := civil(year, month, n)
		if !ok || err != nil || a.First() > b.First() {
			return Day{}, false, err
		}
		return Between(a.First(), b.First()), true, nil
	}
	a, ok, err := written(from, today)
	if !ok || err != nil || a.First() > b.First() {
		return Day{}, false, err
	}
	return Between(a.First(), b.First()), true, nil
}

// months are the beginnings by which a month is known, in English, French,
// Ukrainian and Russian.
var months = [12][]string{
	{"jan", "janv", "січ", "янв"},
	{"feb", "fév", "fev", "лют", "фев"},
	{"mar", "берез", "март"},
	{"apr", "avr", "квіт", "апр"},
	{"may", "mai", "трав", "май", "мая"},
	{"jun", "juin", "черв", "июн"},
	{"jul", "juil", "лип", "июл"},
	{"aug", "aoû", "aou", "серп", "авг"},
	{"sep", "верес", "сен"},
	{"oct", "жовт", "окт"},
	{"nov", "лист", "ноя"},
	{"dec", "déc", "груд", "дек"},
}

func monthOf(word string) time.Month {
	for i, names := range months {
		for _, name := range names {
			if strings.HasPrefix(word, name) {
				return time.Month(i + 1)
			}
		}
	}
	return 0
}

// ParseSpan reads a number of days, weeks, months of 30 days or years of 365
// days: "10d", "2w", "3m", "1y". The result is 1 to 36500 days.
func ParseSpan(s string) (int, error) {
	units := map[byte]int{'d': 1, 'w': 7, 'm': 30, 'y': 365}
	if len(s) >= 2 {
		unit, ok := units[s[len(s)-1]]
		n, err := strconv.Atoi(s[:len(s)-1])
		if ok && err == nil && n >= 1 && n <= 36500/unit {
			return n * unit, nil
		}
	}
	return 0, fmt.Errorf("%q is not a span of time; write it as 10d, 2w, 3m or 1y", s)
}
