// Package day holds calendar days as sources give them: exact, only the
// month or the year, bounded on one side, a range, or unknown. A day keeps
// the precision with which it was given.
//
// Days are calendar days without a time zone; the zone of a place is kept
// beside the day where it matters.
package day

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Form is how a day was given.
type Form uint8

// The forms.
const (
	Unknown  Form = iota
	ExactDay      // 2026-01-14
	MonthOf       // 2026-01
	YearOf        // 2026
	Before        // ≤2026-01-14: on that day or before
	After         // ≥2026-01-14: on that day or after
	Range         // 2026-01-14/2026-01-16
)

// A Day is a calendar day with the precision with which it is known. The zero
// Day is unknown. Days are comparable with ==.
type Day struct {
	form Form
	a, b Date // first and last day of what it may be
}

// Exact is one calendar day.
func Exact(d Date) Day { return Day{ExactDay, d, d} }

// Month is some day of a month.
func Month(year int, month time.Month) Day {
	return Day{MonthOf, On(year, month, 1), On(year, month+1, 0)}
}

// Year is some day of a year.
func Year(year int) Day { return Day{YearOf, On(year, time.January, 1), On(year, time.December, 31)} }

// OnOrBefore is a day not after d.
func OnOrBefore(d Date) Day { return Day{Before, d, d} }

// OnOrAfter is a day not before d.
func OnOrAfter(d Date) Day { return Day{After, d, Max} }

// Between is a range of days, or a day within it. Its ends may come in either
// order; a range of one day is that day.
func Between(a, b Date) Day {
	if a == b {
		return Exact(a)
	}
	return Day{Range, min(a, b), max(a, b)}
}

// Known reports whether anything is known of the day.
func (d Day) Known() bool { return d.form != Unknown }

// IsZero reports whether the day is unknown.
func (d Day) IsZero() bool { return d.form == Unknown }

// Form returns how the day was given.
func (d Day) Form() Form { return d.form }

// First returns the day from which it holds. Of "on or before D" that is D,
// since only then is it sure. Of an unknown day it is [Max].
func (d Day) First() Date {
	if d.form == Unknown {
		return Max
	}
	return d.a
}

// Last returns the last day that it may be; [Max] where that is open.
func (d Day) Last() Date {
	if d.form == Unknown {
		return Max
	}
	return d.b
}

// Vague reports whether a view from a day cannot yet tell which day it was:
// the view lies before its last day, or it is a bound.
func (d Day) Vague(on Date) bool {
	switch d.form {
	case ExactDay:
		return false
	case Before:
		return true
	}
	return on < d.Last()
}

// Compare orders days by first, then by last.
func (d Day) Compare(o Day) int {
	return cmp.Or(cmp.Compare(d.First(), o.First()), cmp.Compare(d.Last(), o.Last()))
}

// String returns the canonical form: 2026-01-14, 2026-01, 2026, ≤2026-01-14,
// ≥2026-01-14, 2026-01-14/2026-01-16, and nothing for an unknown day.
func (d Day) String() string {
	switch d.form {
	case ExactDay:
		return d.a.String()
	case MonthOf:
		return d.a.Time().Format("2006-01")
	case YearOf:
		return d.a.Time().Format("2006")
	case Before:
		return "≤" + d.a.String()
	case After:
		return "≥" + d.a.String()
	case Range:
		return d.a.String() + "/" + d.b.String()
	}
	return ""
}

// Human returns the day for reading: "14 Jan 2026", "Jan 2026", "2026",
// "on or before 14 Jan 2026", "14–16 Jan 2026", "date unknown".
func (d Day) Human() string {
	switch d.form {
	case ExactDay:
		return d.a.Human()
	case MonthOf:
		return d.a.Time().Format("Jan 2006")
	case YearOf:
		return d.a.Time().Format("2006")
	case Before:
		return "on or before " + d.a.Human()
	case After:
		return "on or after " + d.a.Human()
	case Range:
		return humanRange(d.a, d.b)
	}
	return "date unknown"
}

func humanRange(a, b Date) string {
	from, to := a.Time(), b.Time()
	switch {
	case from.Year() != to.Year():
		return a.Human() + "–" + b.Human()
	case from.Month() != to.Month():
		return from.Format("2 Jan") + "–" + b.Human()
	}
	return fmt.Sprintf("%d–%s", from.Day(), b.Human())
}

// MarshalText writes the canonical form.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the canonical form; "<=", ">=" and "unknown" too.
func (d *Day) UnmarshalText(text []byte) error {
	parsed, err := parseCanonical(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

func parseCanonical(s string) (Day, error) {
	bound := func(text string, day func(Date) Day) (Day, error) {
		date, err := ParseDate(text)
		if err != nil {
			return Day{}, err
		}
		return day(date), nil
	}
	if s == "" || s == "unknown" {
		return Day{}, nil
	}
	for _, p := range []struct {
		sign string
		day  func(Date) Day
	}{{"≤", OnOrBefore}, {"<=", OnOrBefore}, {"≥", OnOrAfter}, {">=", OnOrAfter}} {
		if rest, ok := strings.CutPrefix(s, p.sign); ok {
			return bound(rest, p.day)
		}
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		a, errA := ParseDate(from)
		b, errB := ParseDate(to)
		if errA != nil || errB != nil || b < a {
			return Day{}, fmt.Errorf("%q is not a range of days; write it as 2026-01-14/2026-01-16", s)
		}
		return Between(a, b), nil
	}
	if d, ok := parsePartial(s); ok {
		return d, nil
	}
	return bound(s, Exact)
}

func parsePartial(s string) (Day, bool) {
	if len(s) == 4 {
		if y, err := strconv.Atoi(s); err == nil && y > 0 {
			return Year(y), true
		}
	}
	if len(s) == 7 {
		if t, err := time.Parse("2006-01", s); err == nil && t.Year() > 0 {
			return Month(t.Year(), t.Month()), true
		}
	}
	return Day{}, false
}
