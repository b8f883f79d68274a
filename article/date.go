package article

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"parley/model/day"
)

// A written is a date as it stands in a text.
type written struct {
	day        day.Date
	swapped    day.Date // the other reading where day and month can be told by no rule
	ambiguous  bool
	start, end int // where it stands, in bytes
}

// A piece is a run of digits or letters of a text.
type piece struct {
	text       string
	number     int // -1 for a word
	start, end int
}

// longestDate is how much of a text is searched for its first date, in bytes.
const longestDate = 400

// findDate finds the first date in a text: 14 January 2026, January 14, 2026,
// 14.01.2026, 2026-01-14 and the like, months in the languages of
// [monthNames]. Two digits are a year only after the name of a month, as in
// the dates of feeds and mail.
func findDate(text string) (written, bool) {
	if len(text) > longestDate {
		text = text[:longestDate]
	}
	pieces := cut(text)
	for i := range pieces {
		for _, reading := range []func(string, []piece) (written, int){numeric, dayFirst, monthFirst} {
			if w, n := reading(text, pieces[i:]); n > 0 {
				w.start, w.end = pieces[i].start, pieces[i+n-1].end
				return w, true
			}
		}
	}
	return written{}, false
}

// cut parts a text into runs of digits and of letters.
func cut(text string) []piece {
	var pieces []piece
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		class := classOf(r)
		if class == 0 {
			i += size
			continue
		}
		j := i + size
		for j < len(text) {
			r, size = utf8.DecodeRuneInString(text[j:])
			if classOf(r) != class && (class != 2 || !unicode.Is(unicode.M, r)) {
				break
			}
			j += size
		}
		p := piece{text: text[i:j], number: -1, start: i, end: j}
		if class == 1 {
			p.number = number(p.text)
		}
		pieces = append(pieces, p)
		i = j
	}
	return pieces
}

func classOf(r rune) int {
	switch {
	case unicode.IsDigit(r):
		return 1
	case unicode.IsLetter(r):
		return 2
	}
	return 0
}

// number reads digits of any script; a number with more than eight is none of
// a date.
func number(s string) int {
	n := 0
	for i, r := range []rune(s) {
		if i == 8 {
			return 1 << 30
		}
		d := r - '0'
		switch {
		case r >= '٠' && r <= '٩':
			d = r - '٠'
		case r >= '۰' && r <= '۹':
			d = r - '۰'
		case d < 0 || d > 9:
			return 1 << 30
		}
		n = n*10 + int(d)
	}
	return n
}

// numeric reads 2026-01-14, 2026/1/14, 20260114, 14.01.2026 and 14/1/2026.
func numeric(text string, p []piece) (written, int) {
	if p[0].number > 1<<20 && len(p[0].text) == 8 {
		n := p[0].number
		if d, ok := civil(n/10000, n/100%100, n%100); ok {
			return written{day: d}, 1
		}
		return written{}, 0
	}
	if len(p) < 3 || p[0].number < 0 || p[1].number < 0 || p[2].number < 0 {
		return written{}, 0
	}
	sep, sep2 := text[p[0].end:p[1].start], text[p[1].end:p[2].start]
	if sep != sep2 || !oneOf(sep, "-", "/", ".", ". ", " / ") {
		return written{}, 0
	}
	if isYear(p[0]) {
		d, ok := civil(p[0].number, p[1].number, p[2].number)
		return written{day: d}, 3 * btoi(ok)
	}
	if !isYear(p[2]) {
		return written{}, 0
	}
	a, okA := civil(p[2].number, p[1].number, p[0].number)
	b, okB := civil(p[2].number, p[0].number, p[1].number)
	switch {
	case okA:
		return written{day: a, swapped: b, ambiguous: okB && a != b && strings.TrimSpace(sep) != "."}, 3
	case okB:
		return written{day: b}, 3
	}
	return written{}, 0
}

// dayFirst reads 14 January 2026, 14th of January, 2026, 14 de enero de 2026.
func dayFirst(_ string, p []piece) (written, int) {
	if p[0].number < 1 || p[0].number > 31 {
		return written{}, 0
	}
	i := passWords(p, 1, "st", "nd", "rd", "th", "er", "го", "de", "of")
	if i >= len(p) || month(p[i].text) == 0 {
		return written{}, 0
	}
	m := month(p[i].text)
	i = passWords(p, i+1, "de", "del", "of")
	if i >= len(p) {
		return written{}, 0
	}
	year := p[i].number
	if !isYear(p[i]) {
		timed := i+2 < len(p) && len(p[i+1].text) == 2 && p[i+1].number >= 0 && len(p[i+2].text) == 2
		if len(p[i].text) != 2 || year < 0 || !timed {
			return written{}, 0
		}
		if year += 2000; year > 2069 {
			year -= 100
		}
	}
	d, ok := civil(year, int(m), p[0].number)
	return written{day: d}, (i + 1) * btoi(ok)
}

// monthFirst reads January 14, 2026.
func monthFirst(_ string, p []piece) (written, int) {
	if len(p) < 3 || p[1].number < 1 || p[1].number > 31 || month(p[0].text) == 0 {
		return written{}, 0
	}
	i := passWords(p, 2, "st", "nd", "rd", "th")
	if i >= len(p) || !isYear(p[i]) {
		return written{}, 0
	}
	d, ok := civil(p[i].number, int(month(p[0].text)), p[1].number)
	return written{day: d}, (i + 1) * btoi(ok)
}

func passWords(p []piece, i int, words ...string) int {
	for i < len(p) && oneOf(strings.ToLower(p[i].text), words...) {
		i++
	}
	return i
}

func oneOf(s string, words ...string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}

func isYear(p piece) bool {
	return utf8.RuneCountInString(p.text) == 4 && p.number >= 1900 && p.number <= 2200
}

// civil makes a day of the calendar, if there is such a one.
func civil(year, month, number int) (day.Date, bool) {
	if year < 1900 || year > 2200 || month < 1 || month > 12 || number < 1 || number > 31 {
		return 0, false
	}
	d := day.On(year, time.Month(month), number)
	_, m, n := d.Civil()
	return d, int(m) == month && n == number
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// monthNames are the months as dates have them, in English, French, German,
// Spanish, Ukrainian, Russian and Arabic.
const monthNames = `jan january janv janvier januar jänner enero ene січня янв января يناير
feb february févr fév février februar febrero лютого фев февраля فبراير
mar march mars märz marzo березня мар марта مارس
apr april avr avril abril abr квітня апр апреля أبريل ابريل
may mai mayo травня мая مايو
jun june juin juni junio червня июн июня يونيو
jul july juil juillet juli julio липня июл июля يوليو
aug august août aout agosto ago серпня авг августа أغسطس اغسطس
sep sept september septembre septiembre вересня сен сентября سبتمبر
oct october octobre okt oktober octubre жовтня окт октября أكتوبر اكتوبر
nov november novembre noviembre листопада ноя ноября نوفمبر
dec december déc décembre dez dezember diciembre dic грудня дек декабря ديسمبر`

var monthsByName = sync.OnceValue(func() map[string]time.Month {
	byName := map[string]time.Month{}
	for i, names := range strings.Split(monthNames, "\n") {
		for _, name := range strings.Fields(names) {
			byName[name] = time.Month(i + 1)
		}
	}
	return byName
})

func month(word string) time.Month {
	if len(word) < 3 || len(word) > 24 {
		return 0
	}
	return monthsByName()[strings.ToLower(word)]
}

// besideDates are words that stand beside the date of an article in a line
// that says nothing else.
var besideDates = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(`published updated posted created issued modified released date dated last first on at of the and edition print time local by
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm
gmt utc bst cet cest eet eest msk est edt cst cdt mst mdt pst pdt ist jst z t h hrs hours ago min mins minutes read reading views view просмотров опубликовано обновлено
lundi mardi mercredi jeudi vendredi samedi dimanche publié le à mis jour montag dienstag mittwoch donnerstag freitag samstag sonntag uhr veröffentlicht am stand aktualisiert
понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер пʼятниця субота неділя опубліковано оновлено`) {
		words[w] = true
	}
	return words
})

// loneDate reads a line or a part of one that holds a date and nothing else
// that matters.
func loneDate(text string) (written, bool) {
	text = strings.TrimSpace(text)
	if len(text) < 8 || len(text) > 120 {
		return written{}, false
	}
	w, ok := findDate(text)
	if !ok {
		return w, false
	}
	for _, p := range append(cut(text[:w.start]), cut(text[w.end:])...) {
		if p.number < 0 && !besideDates()[strings.ToLower(p.text)] {
			return w, false
		}
	}
	return w, true
}

// on keeps a day and its place, unless it is known already. Of two readings
// the one is taken that the address has too, else the day first.
func (a *Article) on(w written, place string) {
	if a.Published.Known() {
		return
	}
	if w.ambiguous {
		switch dateInAddress(a.URL) {
		case w.day.String():
		case w.swapped.String():
			w.day = w.swapped
		default:
			a.Warnings = append(a.Warnings, fmt.Sprintf("its date may mean %s or %s; it was taken as the first", w.day.Human(), w.swapped.Human()))
		}
	}
	a.Published = day.Exact(w.day)
	a.Places["published"] = place
}

// datedAlone keeps the day of a line that holds a date and nothing else.
func (a *Article) datedAlone(line, place string) {
	if w, ok := loneDate(line); ok {
		a.on(w, place)
	}
}

// dated keeps the day in a field that holds a date, unless it is known
// already.
func (a *Article) dated(text, place string) {
	if w, ok := findDate(strings.TrimSpace(text)); ok {
		a.on(w, place)
		return
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && len(text) >= 10 && len(text) <= 13 {
		for seconds > 1e11 {
			seconds /= 1000
		}
		a.on(written{day: day.Of(time.Unix(seconds, 0).UTC())}, place)
	}
}
