package extract

import (
	"regexp"
	"strings"
	"sync"
	"time"

	"parley/model/day"
)

var dateWords = sync.OnceValue(func() *regexp.Regexp {
	month := `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)`
	return regexp.MustCompile(`\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? ` + month + `(?:,? \d{4})?|` + month + ` \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|(?:last |next |this )?` + month + `(?: \d{4})?|[Yy]esterday|[Tt]oday|[Tt]omorrow|(?:[Ll]ast |[Nn]ext |on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\b`)
})

// A dated is a date in the text, as a day relative to the publication.
type dated struct {
	Span
	day day.Day
}

// datesIn finds the dates of a sentence. A year that is not given is the one
// that the tense asks for: the last such day, or the next one.
func (r *reading) datesIn(s sentence, ahead bool) []dated {
	var out []dated
	text := s.text(r.Text)
	for _, at := range dateWords().FindAllStringIndex(text, -1) {
		words := text[at[0]:at[1]]
		if d, ok := r.dateOf(words, ahead); ok {
			out = append(out, dated{Span{s.From + at[0], s.From + at[1]}, d})
		}
	}
	return out
}

var ordinal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\d)(?:st|nd|rd|th)\b`) })

func (r *reading) dateOf(words string, ahead bool) (day.Day, bool) {
	low := strings.ToLower(strings.ReplaceAll(ordinal().ReplaceAllString(words, "$1"), ".", ""))
	if low == "may" || low == "march" || words == "may" || words == "march" {
		return day.Day{}, false
	}
	low = strings.TrimPrefix(strings.TrimPrefix(low, "on "), "this ")
	if !r.Published.Known() {
		d, err := day.Parse(low, day.On(2000, time.January, 1))
		return d, err == nil && strings.ContainsAny(low, "0123456789") && hasYear(low)
	}
	from := r.Published.Last()
	if month, ok := monthAlone(low); ok {
		y, m, _ := from.Civil()
		switch {
		case ahead && month < m:
			y++
		case !ahead && month > m:
			y--
		}
		return day.Month(y, month), true
	}
	weekday := strings.TrimPrefix(strings.TrimPrefix(low, "last "), "next ")
	if isWeekday(weekday) && ahead && !strings.HasPrefix(low, "last") {
		low = "next " + weekday
	}
	d, err := day.Parse(low, from)
	if err != nil || !d.Known() {
		return day.Day{}, false
	}
	if ahead && !hasYear(low) && d.Form() == day.ExactDay && d.First() < from && !isWeekday(weekday) && low != "yesterday" && low != "today" {
		y, m, n := d.First().Civil()
		d = day.Exact(day.On(y+1, m, n))
	}
	return d, true
}

func hasYear(s string) bool {
	digits := 0
	for _, r := range s + " " {
		if r >= '0' && r <= '9' {
			digits++
			continue
		}
		if digits == 4 {
			return true
		}
		digits = 0
	}
	return false
}

func isWeekday(s string) bool { return dayWord(s) }

// monthAlone reads a month without day and year.
func monthAlone(low string) (time.Month, bool) {
	low = strings.TrimPrefix(strings.TrimPrefix(low, "last "), "next ")
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if low == name || len(low) >= 3 && low == name[:min(len(name), len(low))] && len(low) <= 4 {
			return m, true
		}
	}
	return 0, false
}
