package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"parley/model"
	"parley/model/day"
)

// A Scale parts the axis of a timeline into spans of days.
type Scale string

// The scales.
const (
	ByDay     Scale = "day"
	ByWeek    Scale = "week" // from Monday to Sunday
	ByMonth   Scale = "month"
	ByQuarter Scale = "quarter"
)

// Scales are the spans, from the shortest.
var Scales = model.Vocabulary{Name: "span of time", Words: []model.Word{
	{Code: string(ByDay), Label: "day", Means: "one calendar day", Source: "ISO 8601"},
	{Code: string(ByWeek), Label: "week", Means: "from Monday to Sunday", Source: "ISO 8601"},
	{Code: string(ByMonth), Label: "month", Means: "one calendar month", Source: "ISO 8601"},
	{Code: string(ByQuarter), Label: "quarter", Means: "three calendar months, from January", Source: "ISO 8601"},
}}

// Span returns the first and last day of the span that a day lies in.
func (s Scale) Span(d day.Date) (from, to day.Date) {
	year, month, _ := d.Civil()
	switch s {
	case ByWeek:
		from = d.Add(-(int(d.Weekday()) + 6) % 7)
		return from, from.Add(6)
	case ByMonth:
		return day.On(year, month, 1), day.On(year, month+1, 0)
	case ByQuarter:
		first := month - (month-time.January)%3
		return day.On(year, first, 1), day.On(year, first+3, 0)
	}
	return d, d
}

// Ends returns the last days of the n spans up to a day, ascending; the last
// one ends on that day.
func (s Scale) Ends(until day.Date, n int) []day.Date {
	ends := make([]day.Date, n)
	for i := range slices.Backward(ends) {
		ends[i] = until
		from, _ := s.Span(until)
		until = from.Add(-1)
	}
	return ends
}

// A Bucket is the entries of one span of days. An entry of which only the
// month or year is known stands in the span of its first day.
type Bucket struct {
	From, To day.Date // not set where it is undated
	Undated  bool     // its entries have no date
	Counts   map[Lane]int
	Entries  []Entry

	scale Scale
}

// Title names the bucket as [Scale.Title] does, or "no date".
func (b Bucket) Title() string {
	if b.Undated {
		return "no date"
	}
	return b.scale.Title(b.From)
}

// Title names the span that begins on a day: "14 Jan 2026", "week of 12 Jan
// 2026", "Jan 2026", "1st quarter of 2026".
func (s Scale) Title(from day.Date) string {
	year, month, _ := from.Civil()
	switch s {
	case ByWeek:
		return "week of " + from.Human()
	case ByMonth:
		return day.Month(year, month).Human()
	case ByQuarter:
		return fmt.Sprintf("%s quarter of %d", []string{"1st", "2nd", "3rd", "4th"}[(month-time.January)/3], year)
	}
	return from.Human()
}

// Buckets parts the entries into spans of days, ascending; spans in which
// there is nothing are left out. Undated entries stand in the last bucket.
func (t Timeline) Buckets(scale Scale) []Bucket {
	var buckets []Bucket
	for i := range t.Entries {
		e := &t.Entries[i]
		n := len(buckets)
		if n == 0 || !buckets[n-1].holds(e.Day) {
			b := Bucket{Undated: !e.Day.Known(), Counts: map[Lane]int{}, Entries: t.Entries[i:i], scale: scale}
			if !b.Undated {
				b.From, b.To = scale.Span(e.Day.First())
			}
			buckets, n = append(buckets, b), n+1
		}
		b := &buckets[n-1]
		b.Counts[e.Lane]++
		b.Entries = b.Entries[:len(b.Entries)+1]
	}
	return buckets
}

func (b Bucket) holds(d day.Day) bool {
	if b.Undated || !d.Known() {
		return b.Undated && !d.Known()
	}
	return b.From <= d.First() && d.First() <= b.To
}

// A Share counts the points by status at the end of a span of days.
type Share struct {
	From, To day.Date
	ByStatus map[model.Status]int
}

// A shift is a point that views show in another status from a day on.
type shift struct {
	on      day.Date
	was, is model.Status
}

// shifts lists the shifts of one point in the headline scope. The first is from
// no status to unknown, on the day from which views list it.
func (r *reader) shifts(point model.ID, f model.Facts) ([]shift, error) {
	born, err := r.v.HeardFrom(point, f, r.at.Hindsight)
	shifts := []shift{{born, "", model.Unknown}}
	was := model.Unknown
	for _, turn := range model.Course(f, nil, r.at.AsOf()) {
		shifts = append(shifts, shift{turn.On, was, turn.Status})
		was = turn.Status
	}
	return shifts, err
}

// moved is the day of the first shift from a status; false where there is none.
func moved(sorted []shift) (day.Date, bool) {
	i := slices.IndexFunc(sorted, func(s shift) bool { return s.was != "" })
	if i < 0 {
		return 0, false
	}
	return sorted[i].on, true
}

func sortShifts(all []shift) {
	slices.SortStableFunc(all, func(a, b shift) int { return cmp.Compare(a.on, b.on) })
}

// Shares counts the points of a process by status as time went by, in at most
// so many of the shortest spans in which all of it lies, else of quarters. It
// is [Timeline.Shares] without a timeline.
func (d *Desk) Shares(ctx context.Context, process string, at At, most int) ([]Share, Scale, error) {
	t := Timeline{Day: asOfDay(d, at)}
	err := d.read(ctx, process, at, func(r *reader) error {
		rows, err := r.v.Board(at.AsOf())
		for i := range rows {
			facts, err := r.v.Facts(rows[i].ID)
			if err != nil {
				return err
			}
			shifts, err := r.shifts(rows[i].ID, facts)
			if err != nil {
				return err
			}
			t.shifts = append(t.shifts, shifts...)
		}
		return err
	})
	sortShifts(t.shifts)
	begun, some := moved(t.shifts)
	scale := ByDay
	for _, w := range Scales.Words {
		scale = Scale(w.Code)
		if first, _ := scale.Span(scale.Ends(t.Day, most)[0]); !some || first <= begun {
			break
		}
	}
	return t.Shares(scale, most), scale, err
}

// Shares counts how many points stood in which status at the end of each span
// of days, as a view as of that day showed it: at most the given number of
// spans, ascending and without gaps, from the first in which something stood
// elsewhere than at unknown. The last one ends on the view's day.
func (t Timeline) Shares(scale Scale, most int) []Share {
	begun, some := moved(t.shifts)
	if !some {
		return nil
	}
	ends := scale.Ends(t.Day, most)
	from, _ := slices.BinarySearch(ends, begun)
	by := map[model.Status]int{}
	next := 0
	var shares []Share
	for _, end := range ends[from:] {
		for ; next < len(t.shifts) && t.shifts[next].on <= end; next++ {
			by[t.shifts[next].was]--
			by[t.shifts[next].is]++
		}
		share := Share{To: end, ByStatus: map[model.Status]int{}}
		share.From, _ = scale.Span(end)
		for status, n := range by {
			if n > 0 {
				share.ByStatus[status] = n
			}
		}
		shares = append(shares, share)
	}
	return shares
}

// ParseScale reads the name of a scale; a beginning of it will do.
func ParseScale(text string) (Scale, error) {
	code, err := Scales.Parse(text)
	return Scale(code), err
}
