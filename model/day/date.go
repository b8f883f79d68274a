package day

import (
	"fmt"
	"time"
)

// A Date is a calendar day, counted from 1 January 1970 in the proleptic
// Gregorian calendar. It has no time zone.
type Date int32

// Min and Max lie before and after every day that can be entered, which are
// those of the years 1 to 9999.
const (
	Min Date = -1 << 30
	Max Date = 1 << 30
)

const secondsPerDay = 24 * 60 * 60

// On returns a calendar day. Days and months beyond their range roll over as
// in [time.Date].
func On(year int, month time.Month, day int) Date {
	return floor(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// Of returns the calendar day of a moment in the moment's own zone.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return floor(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

func floor(t time.Time) Date {
	s := t.Unix()
	if s < 0 {
		s -= secondsPerDay - 1
	}
	return Date(s / secondsPerDay)
}

// ParseDate reads a calendar day as 2006-01-02 and nothing else.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a day; write it as 2026-01-14", s)
	}
	return floor(t), nil
}

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Civil returns the day's year, month and day of the month.
func (d Date) Civil() (year int, month time.Month, day int) { return d.Time().Date() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Add returns the day a number of days later, or earlier if negative. Min and
// Max stay what they are.
func (d Date) Add(days int) Date {
	if d == Min || d == Max {
		return d
	}
	return d + Date(days)
}

// Sub returns the number of days from o to d.
func (d Date) Sub(o Date) int { return int(d) - int(o) }

// String returns the day as 2006-01-02.
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// Human returns the day as "14 Jan 2026".
func (d Date) Human() string { return d.Time().Format("2 Jan 2006") }

// MarshalText writes the day as 2006-01-02.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}
