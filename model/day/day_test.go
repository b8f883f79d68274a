package day_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/model/day"
)

var today = day.On(2026, time.January, 14) // a Wednesday

func TestParse(t *testing.T) {
	tests := map[string]string{
		"2026-01-14":               "2026-01-14",
		"14 jan 2026":              "2026-01-14",
		"14 January 2026":          "2026-01-14",
		"Jan 14, 2026":             "2026-01-14",
		"14.01.2026":               "2026-01-14",
		"03/04/25":                 "2025-04-03",
		"26nov":                    "2025-11-26",
		"14jan":                    "2026-01-14",
		"15jan":                    "2025-01-15",
		"nov 2025":                 "2025-11",
		"листопада 2025":           "2025-11",
		"12 января 2026":           "2026-01-12",
		"3 août 2025":              "2025-08-03",
		"2025-11":                  "2025-11",
		"2025":                     "2025",
		"today":                    "2026-01-14",
		"yesterday":                "2026-01-13",
		"-3d":                      "2026-01-11",
		"2w ago":                   "2025-12-31",
		"tue":                      "2026-01-13",
		"wed":                      "2026-01-14",
		"last wed":                 "2026-01-07",
		"next wed":                 "2026-01-21",
		"next fri":                 "2026-01-16",
		"<=14jan2026":              "≤2026-01-14",
		"by 14 jan 2026":           "≤2026-01-14",
		"before 14 jan 2026":       "≤2026-01-13",
		">=2026-01-14":             "≥2026-01-14",
		"2-3 dec 2025":             "2025-12-02/2025-12-03",
		"30 dec 2025 – 2 jan 2026": "2025-12-30/2026-01-02",
		"2025-12-02/2025-12-03":    "2025-12-02/2025-12-03",
		"unknown":                  "",
		"?":                        "",
	}
	for in, want := range tests {
		got, err := day.Parse(in, today)
		if err != nil || got.String() != want {
			t.Errorf("Parse(%q) is %q %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"31 feb 2026", "soon", "14", "2026-13", "99.99.2026", "-3x", "by", "dec - nov"} {
		if got, err := day.Parse(in, today); err == nil {
			t.Errorf("Parse(%q) is %q, want an error", in, got)
		}
	}
}

func TestVague(t *testing.T) {
	nov := day.Month(2025, time.November)
	if !nov.Vague(day.On(2025, time.November, 10)) || nov.Vague(day.On(2025, time.November, 30)) {
		t.Error("a month is vague until its last day")
	}
	if !day.OnOrBefore(today).Vague(today.Add(100)) {
		t.Error("a bound stays vague")
	}
}

func draw(t *rapid.T) day.Day {
	a := today.Add(rapid.IntRange(-40000, 40000).Draw(t, "a"))
	y, m, _ := a.Civil()
	switch rapid.IntRange(0, 6).Draw(t, "form") {
	case 0:
		return day.Exact(a)
	case 1:
		return day.Month(y, m)
	case 2:
		return day.Year(y)
	case 3:
		return day.OnOrBefore(a)
	case 4:
		return day.OnOrAfter(a)
	case 5:
		return day.Between(a, a.Add(rapid.IntRange(1, 400).Draw(t, "days")))
	}
	return day.Day{}
}

func TestRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)
		if d.First() > d.Last() {
			t.Fatalf("%s begins after it ends", d)
		}
		var text day.Day
		if err := text.UnmarshalText([]byte(d.String())); err != nil || text != d {
			t.Fatalf("%s reads back as %s %v", d, text, err)
		}
		if parsed, err := day.Parse(d.String(), today); err != nil || parsed != d {
			t.Fatalf("%s parses as %s %v", d, parsed, err)
		}
		compact, rest, err := day.Cut(d.Append(nil))
		if err != nil || compact != d || len(rest) != 0 {
			t.Fatalf("%s comes back from its compact form as %s %v", d, compact, err)
		}
	})
}

func TestCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := today.Add(rapid.IntRange(-500000, 500000).Draw(t, "d"))
		if back := day.On(d.Civil()); back != d {
			t.Fatalf("%s comes back as %s", d, back)
		}
		if day.Of(d.Time()) != d {
			t.Fatalf("%s is not the day of its own midnight", d)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"14 jan 2026", "2-3 dec 2025", "by 14 jan", "≤2026-01-14", "last tue", "26nov", "/", "--", "by by by 2026"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := day.Parse(s, today)
		if err != nil {
			return
		}
		again, err := day.Parse(d.String(), today)
		if err != nil || again != d {
			t.Fatalf("%q is %s, which reads back as %s %v", s, d, again, err)
		}
	})
}

func FuzzCut(f *testing.F) {
	f.Add([]byte{1, 2})
	f.Add(day.Between(today, today.Add(3)).Append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		if d, _, err := day.Cut(b); err == nil {
			_ = d.String()
		}
	})
}

func ExampleParse() {
	d, err := day.Parse("by 14 jan", today)
	fmt.Println(d, "-", d.Human(), err)
	// Output: ≤2026-01-14 - on or before 14 Jan 2026 <nil>
}
