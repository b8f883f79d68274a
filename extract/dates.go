package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/model/day"
)

// A dated is a date in the text.
type dated struct {
	Span
	phrase phrase
	day    day.Day // exact, a month, a year, or a range with its first and last day
	bound  dateBound
	within bool     // some day of the range, as in "next week"; otherwise the whole of it, as in "14–16 January"
	vague  bool     // too vague to hold to, as in "in the coming days"; the range is a guess
	grain  dateUnit // how exactly it counts: "two weeks ago" is right to the month
}

// A dateBound tells on which side of a date something lies.
type dateBound uint8

const (
	noBound     dateBound = iota
	sinceDate             // from it on
	untilDate             // up to it, as a state that ends
	beforeDate            // not after it, as "by Friday"
	afterDate             // later than it
	withinDates           // between publication and it, as "within two weeks"
)

// eventDay is the day of an event that the text dates so, no more exact than
// the text is: "next week" is the month where the whole week lies in one, and
// unknown otherwise.
func (d dated) eventDay() day.Day {
	switch {
	case d.vague || !d.day.Known() || d.bound == untilDate || d.bound == afterDate:
		return day.Day{}
	case d.bound == beforeDate && d.day.Form() == day.ExactDay:
		year, month, _ := d.day.First().Civil()
		return day.Month(year, month)
	case d.grain >= byYear:
		return day.Year(yearOf(d.day.First()))
	case d.grain >= byWeek:
		year, month, _ := d.day.First().Add(d.day.Last().Sub(d.day.First()) / 2).Civil()
		return day.Month(year, month)
	case d.day.Form() != day.Range:
		return d.day
	case !d.within:
		return day.Exact(d.day.First())
	}
	y, m, _ := d.day.First().Civil()
	toYear, toMonth, _ := d.day.Last().Civil()
	switch {
	case y == toYear && m == toMonth:
		return day.Month(y, m)
	case y == toYear && d.day.Last().Sub(d.day.First()) > 80:
		return day.Year(y)
	}
	return day.Day{}
}

func yearOf(d day.Date) int {
	year, _, _ := d.Civil()
	return year
}

// datesIn finds the dates in a phrase, in order. Days that are counted from
// publication are left out where that day is not known.
func (r *reading) datesIn(p phrase) []dated {
	found, ok := r.datesOf[p]
	if !ok {
		found = r.readDates(p)
		r.datesOf[p] = found
	}
	return found
}

func (r *reading) readDates(p phrase) []dated {
	d := dateReader{r: r, phrase: p, words: dateWordsFor(r.Lang)}
	if !d.triggered() {
		return nil
	}
	d.atoms = r.atoms[:0]
	d.cut()
	if r.Published.Form() == day.ExactDay {
		d.published, d.dated = r.Published.First(), true
	}
	found := d.all()
	r.atoms = d.atoms
	return found
}

// An atom is what the grammar of dates reads: a word, a number, a mark or a
// part of a hyphenated word.
type atom struct {
	Span
	dateWord
	low    string
	token  int
	digits int // of a number in digits
	upper  bool
}

// A dateReader reads the dates of one phrase.
type dateReader struct {
	r *reading
	phrase
	words     map[string]dateWord
	atoms     []atom
	published day.Date
	dated     bool // published is known
	anchor    day.Date
	anchored  bool // anchor is known: the last exact day named before
	lookedUp  bool // earlier sentences have been searched for one
	depth     int  // of dates that are counted from dates
}

// triggered reports whether a phrase has a word that no date is without.
func (d *dateReader) triggered() bool {
	for i := d.a; i < d.b; i++ {
		t := d.r.tokens[i]
		switch w := d.words[t.low]; w.kind {
		case aMonth, aWeekday:
			if !w.shy || t.capital() {
				return true
			}
		case aDay, aUnit, aSeason, aFeast, aQuarter, aHalf, partOfDay:
			return true
		case notDate:
			r, _ := utf8.DecodeRuneInString(t.word)
			if len(t.word) >= 3 && (unicode.IsDigit(r) || strings.Contains(t.low, "-")) {
				return true
			}
		}
		if t.word == "/" {
			return true
		}
	}
	return false
}

// cut makes atoms of the tokens.
func (d *dateReader) cut() {
	d.atoms = slices.Grow(d.atoms, d.b-d.a+8)
	for i := d.a; i < d.b; i++ {
		t := d.r.tokens[i]
		w, ok := d.words[t.low]
		if !ok && t.isWord() && strings.ContainsFunc(t.low, func(r rune) bool { return unicode.IsDigit(r) || r == '-' }) {
			d.cutWord(i)
			continue
		}
		d.atoms = append(d.atoms, atom{Span: t.Span, dateWord: w, low: t.low, token: i, upper: t.capital()})
	}
}

// cutWord parts a token into runs of digits and of letters and single marks.
// Numbers behind letters that are no date (M23, F-16) are none either.
func (d *dateReader) cutWord(i int) {
	t := d.r.tokens[i]
	if len(t.low) != len(t.word) || strings.Contains(t.word, ",") {
		d.atoms = append(d.atoms, atom{Span: t.Span, low: t.low, token: i, upper: t.capital()})
		return
	}
	spoilt := false
	for at := 0; at < len(t.low); {
		end, class := d.runOf(t.low[at:])
		end += at
		a := atom{Span: Span{t.From + at, t.From + end}, low: t.low[at:end], token: i}
		first, _ := utf8.DecodeRuneInString(t.word[at:])
		a.upper = unicode.IsUpper(first)
		switch class {
		case 'd':
			a.dateWord, a.digits = dateWord{kind: aNumber, n: digitsValue(a.low)}, utf8.RuneCountInString(a.low)
			if suffix, n := ordinalSuffix(t.low[end:]); n > 0 && a.digits <= 2 {
				a.kind, end = anOrdinal, end+n
			} else if suffix == "s" && a.digits == 4 {
				a.kind, end = aDecade, end+1
			}
			a.To, a.low = t.From+end, t.low[at:end]
		default:
			a.dateWord = d.words[a.low]
			spoilt = spoilt || class == 'l' && a.kind == notDate
		}
		if spoilt && class == 'd' {
			a.kind = notDate
		}
		d.atoms = append(d.atoms, a)
		at = end
	}
}

// runOf is as below, with q1 and h2 kept whole.
func (d *dateReader) runOf(s string) (int, byte) {
	if len(s) >= 2 && (len(s) == 2 || s[2] == '-') {
		if k := d.words[s[:2]].kind; k == aQuarter || k == aHalf {
			return 2, 'l'
		}
	}
	return runOf(s)
}

// runOf is the length of the first run of letters or digits, or of the mark,
// and which of them it is: 'l', 'd' or 'm'.
func runOf(s string) (int, byte) {
	class := byte(0)
	for i, r := range s {
		is := byte('l')
		if unicode.IsDigit(r) {
			is = 'd'
		} else if strings.ContainsRune("-./:~–", r) {
			is = 'm'
		}
		if class == 0 {
			class = is
			if is == 'm' {
				return utf8.RuneLen(r), is
			}
		} else if is != class {
			return i, class
		}
	}
	return len(s), class
}

// digitsValue reads digits of any script; numbers beyond four digits are no
// part of a date and read as 0.
func digitsValue(s string) int16 {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			r -= '0'
		case r >= '٠' && r <= '٩':
			r -= '٠'
		case r >= '۰' && r <= '۹':
			r -= '۰'
		default:
			return 0
		}
		if n = n*10 + int(r); n > 9999 {
			return 0
		}
	}
	return int16(n)
}

// ordinalSuffix reads what makes 14 the 14th, or years a decade.
func ordinalSuffix(s string) (string, int) {
	end, _ := runOf(s)
	switch s[:end] {
	case "st", "nd", "rd", "th":
		return s[:end], 2
	case "er":
		return s[:end], 2
	}
	return s[:end], 0
}

// all reads the phrase from left to right.
func (d *dateReader) all() []dated {
	var out []dated
	for i := 0; i < len(d.atoms); {
		v, next := d.expression(i)
		if next == i {
			i++
			continue
		}
		first, last := d.atoms[i], d.atoms[next-1]
		if on := d.resolve(v, i, next); on.Known() {
			found := dated{
				Span: Span{first.From, last.To}, phrase: phrase{first.token, last.token + 1}, day: on,
				bound: v.bound, within: v.within, vague: v.vague, grain: v.grain,
			}
			if found.bound == noBound {
				found.bound = d.boundBefore(i)
			}
			out = append(out, found)
			if !v.vague && on.Form() == day.ExactDay {
				d.anchor, d.anchored = on.First(), true
			}
		}
		i = next
	}
	return out
}

// boundBefore reads the word before a date: since, until, by, after.
func (d *dateReader) boundBefore(i int) dateBound {
	if d.kind(i-1) == isThe || d.low(i-1) == "the" {
		i--
	}
	switch d.kind(i - 1) {
	case aBound:
		return dateBound(d.atoms[i-1].n)
	case isFrom:
		return sinceDate
	case anAnchor:
		if d.low(i-1) == "following" {
			return afterDate
		}
	case isTo:
		if d.low(i-1) == "until" || d.low(i-1) == "till" {
			return untilDate
		}
	}
	return noBound
}

func (d *dateReader) kind(i int) dateKind {
	if i < 0 || i >= len(d.atoms) {
		return notDate
	}
	return d.atoms[i].kind
}

func (d *dateReader) low(i int) string {
	if i < 0 || i >= len(d.atoms) {
		return ""
	}
	return d.atoms[i].low
}

// joined reports whether nothing stands between an atom and the one before.
func (d *dateReader) joined(i int) bool {
	return i > 0 && i < len(d.atoms) && d.atoms[i].From == d.atoms[i-1].To
}
