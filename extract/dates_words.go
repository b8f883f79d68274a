package extract

import (
	"strconv"
	"strings"
	"sync"
)

// A dateKind is what a word does in the grammar of dates.
type dateKind uint8

const (
	notDate     dateKind = iota
	aNumber              // n: its value
	anOrdinal            // n: its value
	aMonth               // n: 1 to 12
	aWeekday             // n: as in [time.Weekday]
	aUnit                // n: a dateUnit
	aDay                 // today and its like; n: days from publication
	aShift               // last, this, next; n: -1, 0, 1
	anAnchor             // following, same, previous: counted from a day named before; n: -1, 0, 1
	aPart                // early, mid, late; n: a datePart
	aQuarter             // Q1 to Q4; n: 1 to 4
	aHalf                // H1 and H2
	aSeason              // n: its first month
	aFeast               // n: a feast
	aDecade              // the 1990s; n: its first year
	partOfDay            // morning, night
	isAgo                // behind a number of units; n: -1 ago, 1 from now
	beforeUnits          // before a number of units; n: -1 ago, 1 from now
	isTo                 // joins the ends of a range
	isAnd                // joins the ends after "between"
	isFrom               // begins a range
	isBetween            // begins a range with "and"
	aBound               // n: a dateBound
	isOf                 // of, de: before month or year
	isThe                // article
	isLead               // in, during, on: before what is a date
	isYear               // the word year before or behind a number
	isVague              // few, several, recent
	isFuture             // tells that the sentence looks ahead
	isPast               // tells that the sentence looks back
)

// A dateUnit is a length of time.
type dateUnit uint8

const (
	noUnit dateUnit = iota
	byHour
	byDay
	byWeek
	byMonth
	byQuarter
	byYear
	byDecade
	byWeekend
	byFortnight
	byCentury
)

// A datePart is a part of a month or another span.
type datePart uint8

const (
	noPart datePart = iota
	early
	middle
	late
	earlier // from its beginning to publication
	later   // from publication to its end
	ending  // its last days
)

// A dateWord is a reading of a word. Words in small letters that are more
// often something else (may, march, sun) are shy: they need a capital letter
// and company.
type dateWord struct {
	kind dateKind
	n    int16
	shy  bool
}

// The words, a reading a line: its kind, its number, its words. A question
// mark at the end of the kind makes them shy.
const (
	englishDates = `
month 1 january
month 2 february
month? 3 march
month 4 april
month? 5 may
month 6 june
month 7 july
month 8 august
month 9 september
month 10 october
month 11 november
month 12 december
month? 1 jan
month? 2 feb
month? 3 mar
month? 4 apr
month? 6 jun
month? 7 jul
month? 8 aug
month? 9 sep sept
month? 10 oct
month? 11 nov
month? 12 dec
weekday 0 sunday
weekday 1 monday
weekday 2 tuesday
weekday 3 wednesday
weekday 4 thursday
weekday 5 friday
weekday 6 saturday
weekday? 0 sun
weekday? 1 mon
weekday? 2 tue tues
weekday? 3 wed weds
weekday? 4 thu thur thurs
weekday? 5 fri
weekday? 6 sat
unit 1 hour hours minute minutes
unit 2 day days
unit 3 week weeks workweek
unit 4 month months
unit 5 quarter quarters
unit 6 year years
unit 7 decade decades
unit 8 weekend weekends
unit 9 fortnight fortnights
unit 10 century
day 0 today tonight tonite
day 1 tomorrow tmrw
day -1 yesterday
shift -1 last past previous prior
shift 0 this current
shift 1 next coming upcoming
anchor 1 following
anchor 0 same that
part 1 early beginning start
part 2 mid middle
part 3 late
part 4 earlier
part 5 later
part 6 end
quarter 1 q1
quarter 2 q2
quarter 3 q3
quarter 4 q4
half 1 h1
half 2 h2
season 3 spring
season 6 summer
season 9 autumn fall
season 12 winter
feast 1 christmas
feast 2 easter
feast 3 thanksgiving
feast 4 halloween
daypart 0 morning afternoon evening night noon midday midnight dawn overnight am pm
ago -1 ago
before 1 in within
number 0 zero
number 1 one
number 2 two
number 3 three
number 4 four
number 5 five
number 6 six
number 7 seven
number 8 eight
number 9 nine
number 10 ten
number 11 eleven
number 12 twelve
number 13 thirteen
number 14 fourteen
number 15 fifteen
number 16 sixteen
number 17 seventeen
number 18 eighteen
number 19 nineteen
number 20 twenty
number 30 thirty
number 40 forty
number 50 fifty
number 60 sixty
number 70 seventy
number 80 eighty
number 90 ninety
ordinal 1 first
ordinal 2 second
ordinal 3 third
ordinal 4 fourth
ordinal 5 fifth
ordinal 6 sixth
ordinal 7 seventh
ordinal 8 eighth
ordinal 9 ninth
ordinal 10 tenth
ordinal 11 eleventh
ordinal 12 twelfth
ordinal 13 thirteenth
ordinal 14 fourteenth
ordinal 15 fifteenth
ordinal 16 sixteenth
ordinal 17 seventeenth
ordinal 18 eighteenth
ordinal 19 nineteenth
ordinal 20 twentieth
ordinal 30 thirtieth
vague 3 few several some recent
to 0 to through thru until till - – ~
and 0 and
from 0 from
between 0 between
bound 1 since
bound 2 until till
bound 3 before by
bound 4 after following
of 0 of
the 0 the
lead 0 on during at for throughout around
future 0 will would shall 'll won’t won't should must may might could can going expected foreseen envisaged slated scheduled due planned plans upcoming forthcoming deadline hopes intends
future 1 meets meet travels travel visits arrives hosts
 holds resumes resume begins begin starts start opens open convenes convene expires expire ends flies leaves returns depart departs attend attends host hold sign book schedule let's lets arrange please ahead
past 0 was were had has have did 's said met told held began went took came left gave made saw spoke sent brought fell broke wrote put got found became flew won lost led sat stood kept rose drove struck hit shot
 fought heard knew built withdrew overran read ran set-up took-place been gone taken done begun broken given shown seen`
)

var kindNames = map[string]dateKind{
	"number": aNumber, "ordinal": anOrdinal, "month": aMonth, "weekday": aWeekday, "unit": aUnit, "day": aDay, "shift": aShift, "anchor": anAnchor,
	"part": aPart, "quarter": aQuarter, "half": aHalf, "season": aSeason, "feast": aFeast, "daypart": partOfDay, "ago": isAgo, "before": beforeUnits,
	"to": isTo, "and": isAnd, "from": isFrom, "between": isBetween, "bound": aBound, "of": isOf, "the": isThe, "lead": isLead, "vague": isVague,
	"future": isFuture, "past": isPast,
}

// dateTables are the words by language, each read when first needed.
// Ukrainian, Russian and Arabic stand in every table: no word of theirs is
// one of another language.
var dateTables = map[string]func() map[string]dateWord{
	"":   dateTable(englishDates),
	"fr": dateTable(frenchDates),
	"es": dateTable(spanishDates),
	"de": dateTable(germanDates),
}

func dateTable(own string) func() map[string]dateWord {
	return sync.OnceValue(func() map[string]dateWord {
		all := make(map[string]dateWord, 600)
		for _, table := range []string{own, ukrainianDates, russianDates, arabicDates} {
			addDateWords(all, table)
		}
		return all
	})
}

// addDateWords adds the words of a table that have no reading yet.
func addDateWords(all map[string]dateWord, table string) {
	var w dateWord
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		words := strings.Fields(line)
		if !strings.HasPrefix(line, " ") { // else it goes on with the line before
			kind, shy := strings.CutSuffix(words[0], "?")
			n, _ := strconv.Atoi(words[1])
			w = dateWord{kindNames[kind], int16(n), shy} //nolint:gosec // the table's numbers are small
			words = words[2:]
		}
		for _, word := range words {
			if _, taken := all[word]; !taken {
				all[word] = w
			}
		}
	}
}

// dateWordsFor is the table for a language; English where it is none of ours.
func dateWordsFor(lang string) map[string]dateWord {
	if len(lang) > 2 {
		lang = lang[:2]
	}
	if table, ok := dateTables[strings.ToLower(lang)]; ok {
		return table()
	}
	return dateTables[""]()
}
