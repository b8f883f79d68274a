package extract

import (
	"slices"
	"strings"
	"testing"
	"time"

	"parley/model/day"
)

// wednesday is the day on which the sentences of these tests are published.
var wednesday = day.Exact(day.On(2026, time.January, 14))

func datesOf(lang, text string, published day.Day) []dated {
	r := read(Article{Lang: lang, Text: text, Published: published}, Known{})
	var all []dated
	for _, s := range r.sentences {
		all = append(all, r.datesIn(s.phrase)...)
	}
	return all
}

// shown lists dates as the days that they mean; ? marks vague ones.
func shown(all []dated) string {
	var out []string
	for _, d := range all {
		mark := ""
		if d.vague {
			mark = "?"
		}
		out = append(out, d.day.String()+mark)
	}
	return strings.Join(out, " ")
}

func TestDatesIn(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		// In full.
		{"", "The accord was signed on 5 March 2025.", "2025-03-05"},
		{"", "The accord was signed on Jan. 5, 2025, in Doha.", "2025-01-05"},
		{"", "The accord was signed on January 5th, 2025.", "2025-01-05"},
		{"", "The accord was signed on the fifth of January 2025.", "2025-01-05"},
		{"", "The record is dated 05/03/2025.", "2025-03-05"},
		{"", "The record is dated 5.3.2025.", "2025-03-05"},
		{"", "The records are dated 05/03/2025 and 05/23/2025.", "2025-05-03 2025-05-23"},
		{"", "The record is dated 2025-03-05.", "2025-03-05"},
		{"", "It was drafted in March 2025.", "2025-03"},
		{"", "It was drafted in 2025.", "2025"},
		{"", "The treaty of 1998 was renewed.", "1998"},
		{"", "Borders moved often in the 1990s.", "1990-01-01/1999-12-31"},
		{"", "On Friday, 28 February 2025, both sides met.", "2025-02-28"},
		// A year given by tense.
		{"", "The envoys met on 3 December.", "2025-12-03"},
		{"", "The envoys will meet on 3 March.", "2026-03-03"},
		{"", "The envoys met in August.", "2025-08"},
		{"", "The envoys will meet in August.", "2026-08"},
		{"", "The agreement of 10 March would be kept.", "2025-03-10"},
		{"", "The text may be ready by June.", "2026-06"},
		// Weekdays by tense.
		{"", "The envoys met on Monday.", "2026-01-12"},
		{"", "The envoys will meet on Monday.", "2026-01-19"},
		{"", "The minister said on Wednesday that nothing was agreed.", "2026-01-14"},
		{"", "He said talks on Friday would decide it.", "2026-01-16"},
		{"", "The round, which ended on Tuesday night, will be followed by another on Sunday.", "2026-01-13 2026-01-18"},
		{"", "The results will be given on Thursday.", "2026-01-15"},
		{"", "A text that was to be signed on Tuesday was withdrawn.", "2026-01-13"},
		{"", "The mediators have given both sides until Saturday.", "2026-01-17"},
		{"", "She was in Doha last Thursday.", "2026-01-08"},
		{"", "She goes to Doha next Thursday.", "2026-01-22"},
		{"", "She goes to Doha on Thursday of next week.", "2026-01-22"},
		// Counted from publication.
		{"", "They spoke yesterday and will speak tomorrow.", "2026-01-13 2026-01-15"},
		{"", "They spoke the day before yesterday.", "2026-01-12"},
		{"", "They spoke two days ago.", "2026-01-12"},
		{"", "The siege began three weeks ago.", "2025-12-24"},
		{"", "They will meet in twenty-one days.", "2026-02-04"},
		{"", "A vote is due in three weeks' time.", "2026-02-04"},
		{"", "The shelling killed forty people in two weeks.", ""},
		{"", "They met last week and meet again next week.", "2026-01-05/2026-01-11 2026-01-19/2026-01-25"},
		{"", "They met last month; next year is open.", "2025-12 2027"},
		{"", "Losses over the last three months were heavy.", "2025-10-14/2026-01-13"},
		{"", "The two sides will withdraw within two weeks.", "2026-01-14/2026-01-28"},
		{"", "The two were in Rome last weekend.", "2026-01-10/2026-01-11"},
		{"", "They spoke earlier this month.", "2026-01-01/2026-01-14"},
		{"", "An answer is expected in the coming days.", "2026-01-15/2026-01-18?"},
		{"", "The guns fell silent several days ago.", "2026-01-11/2026-01-13?"},
		// Counted from a day named before.
		{"", "They met on 2 January. Hostilities ended the next day.", "2026-01-02 2026-01-03"},
		{"", "They met on 2 January and two days later signed.", "2026-01-02 2026-01-04"},
		{"", "Hostilities had ended two days earlier.", ""},
		{"", "They met on 2 January; a truce began on that day.", "2026-01-02 2026-01-02"},
		// Ranges and parts.
		{"", "The round was held on 14-16 December.", "2025-12-14/2025-12-16"},
		{"", "The round was held from 30 December to 2 January.", "2025-12-30/2026-01-02"},
		{"", "The round was held between 3 and 5 November 2025.", "2025-11-03/2025-11-05"},
		{"", "The round ran from Monday to Wednesday.", "2026-01-12/2026-01-14"},
		{"", "The war lasted from 2014 to 2018.", "2014-01-01/2018-12-31"},
		{"", "It is foreseen between the middle of March and the end of May 2026.", "2026-03-10/2026-05-31"},
		{"", "A draft is foreseen for mid-February.", "2026-02-10/2026-02-20"},
		{"", "A draft is foreseen for the first half of June.", "2026-06-01/2026-06-15"},
		{"", "A draft is foreseen for the second quarter of 2026.", "2026-04-01/2026-06-30"},
		{"", "A draft is foreseen for the first week of March 2026.", "2026-03-02/2026-03-08"},
		{"", "A draft is foreseen for early 2027.", "2027-01-01/2027-04-30"},
		{"", "The line has held since last spring.", "2025-03-01/2025-05-31"},
		{"", "A truce was agreed before Christmas.", "2025-12-25"},
		{"", "Both spoke on New Year's Eve and on Good Friday 2025.", "2025-12-31 2025-04-18"},
		// No dates.
		{"", "The 28-point plan may march on under the sun.", ""},
		{"", "The Sunday Times wrote so.", ""},
		{"", "May I ask why Theresa May left?", ""},
		{"", "The 2015 deal and the 1967 borders are dead.", ""},
		{"", "Some 2000 people fled, 1,050 were flown out.", ""},
		{"", "Call +86 2010-2015-86 or see version 1.2.26.", ""},
		{"", "M23 and F-16 jets returned on the second day of talks.", ""},
		{"", "They pray every Friday and vote on Friday prayers.", ""},
		// Other languages.
		{"uk", "Зустріч відбулася 12 січня 2026 року в Женеві.", "2026-01-12"},
		{"uk", "Вчора сторони говорили, а наступного тижня буде раунд.", "2026-01-13 2026-01-19/2026-01-25"},
		{"uk", "У вівторок він прибув до Києва.", "2026-01-13"},
		{"ru", "Соглашение подписано 14 ноября 2025 года.", "2025-11-14"},
		{"ru", "Переговоры состоятся в пятницу, а на прошлой неделе их не было.", "2026-01-16 2026-01-05/2026-01-11"},
		{"ru", "Два дня назад они встретились.", "2026-01-12"},
		{"fr", "Ils se sont vus le 1er décembre 2025 et hier.", "2025-12-01 2026-01-13"},
		{"fr", "Le texte date de la semaine dernière.", "2026-01-05/2026-01-11"},
		{"es", "Firmaron el 14 de enero de 2025 y la semana pasada hablaron.", "2025-01-14 2026-01-05/2026-01-11"},
		{"de", "Gestern wurde er gebrochen, heute wird er erneuert.", "2026-01-13 2026-01-14"},
		{"de", "Sie trafen sich letzten Montag und vor zwei Tagen.", "2026-01-05 2026-01-12"},
		{"ar", "وقع الاتفاق في 12 يناير 2026 بالدوحة.", "2026-01-12"},
		{"ar", "اجتمع الطرفان الأسبوع الماضي.", "2026-01-05/2026-01-11"},
	} {
		if got := shown(datesOf(test.lang, test.text, wednesday)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestDatesInWithoutPublication holds that nothing is counted from a day that
// is not known.
func TestDatesInWithoutPublication(t *testing.T) {
	const text = "On Monday, 5 March 2025 they met; yesterday, on 3 May, last week and in June they spoke, and two days ago they will meet on Tuesday in 2027."
	for _, published := range []day.Day{{}, day.Month(2026, time.January)} {
		if got, want := shown(datesOf("", text, published)), "2025-03-05 2027"; got != want {
			t.Errorf("published %v: got %s, want %s", published, got, want)
		}
	}
}

func TestEventDay(t *testing.T) {
	for text, want := range map[string]string{
		"They met on Monday.":                            "2026-01-12",
		"They met on 14-16 December.":                    "2025-12-14",
		"They will meet next week.":                      "2026-01",
		"They will meet in the last week of January.":    "2026-01",
		"They will meet within two weeks.":               "2026-01",
		"They will meet within three weeks.":             "",
		"They will meet in the coming days.":             "",
		"They met several days ago.":                     "",
		"They met two weeks ago.":                        "2025-12",
		"They met two days ago.":                         "2026-01-12",
		"They met two years ago.":                        "2024",
		"They met in the first half of December.":        "2025-12",
		"They met in the first half of 2025.":            "2025",
		"The talks ended before Christmas.":              "2025-12",
		"He was in Doha until Monday.":                   "",
		"He has been in Doha since Monday.":              "2026-01-12",
		"The accord was signed in March.":                "2025-03",
		"It will be signed before the end of the month.": "2026-01",
	} {
		all := datesOf("", text, wednesday)
		if len(all) != 1 {
			t.Errorf("%s: %d dates", text, len(all))
			continue
		}
		if got := all[0].eventDay().String(); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestDatesInPhrase holds that the tokens of a date are those of its span.
func TestDatesInPhrase(t *testing.T) {
	const text = "Both spoke in mid-January, on 14/01/2026 and from 3 to 5 May 2025."
	r := read(Article{Text: text, Published: wednesday}, Known{})
	var got []string
	for _, d := range r.datesIn(r.sentences[0].phrase) {
		got = append(got, r.text(d.phrase))
		if d.From < r.tokens[d.phrase.a].From || d.To > r.tokens[d.phrase.b-1].To {
			t.Errorf("%q lies outside of its tokens", text[d.From:d.To])
		}
	}
	if want := "mid-January|14/01/2026|from 3 to 5 May 2025"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzDatesIn(f *testing.F) {
	for _, seed := range []string{
		"On Tuesday, 14 January 2026 they met; the next day, from 3 to 5 May, they did not.", "2026-01-14/14.1.26 9/11 24/7 Feb 29 in 99 years",
		"the last 999 decades of the end of the first week of next year", "the day before the day before yesterday", "January 31-32, 0000 and mid-mid-mid-2026",
		"١٢ يناير ٢٠٢٦", "14 января 2026 года, на прошлой неделе", "in a few weeks' time until till to - - 5/3/18", "Monday the 31st of the following month", "Q4 2026-Q1",
	} {
		f.Add(seed, "", 20467)
		f.Add(seed, "fr", -700000)
	}
	f.Fuzz(func(t *testing.T, text, lang string, published int) {
		on := day.Exact(day.On(1, time.January, 1).Add(max(0, published) % 3_600_000))
		first, second := datesOf(lang, text, on), datesOf(lang, text, on)
		if !slices.Equal(first, second) {
			t.Fatalf("read twice: %v and %v", first, second)
		}
		end := 0
		for _, d := range first {
			if d.From < end || d.To <= d.From || d.To > len(text) {
				t.Fatalf("dates out of order or out of the text: %+v of %d bytes", d, len(text))
			}
			if !d.day.Known() || d.day.First() > d.day.Last() || d.phrase.empty() {
				t.Fatalf("%q: %+v", text[d.From:d.To], d)
			}
			end = d.To
		}
	})
}

func BenchmarkDatesIn(b *testing.B) {
	const text = "The envoys, who met in Geneva on 14 January, will meet again next Tuesday, and a vote is due in three weeks, diplomats said on Wednesday evening."
	r := read(Article{Text: text, Published: wednesday}, Known{})
	b.ReportAllocs()
	for b.Loop() {
		clear(r.datesOf)
		r.datesIn(r.sentences[0].phrase)
	}
}
