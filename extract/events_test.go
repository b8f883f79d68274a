package extract

import (
	"fmt"
	"strings"
	"testing"

	"parley/model/day"
)

// told lists the events of a text as kind, day, place and whether they lie
// ahead. It is published on Thursday 14 May 2026.
func told(t *testing.T, text string) []string {
	t.Helper()
	a := Article{ID: "t", Lang: "en", Text: text, Published: day.Exact(day.On(2026, 5, 14))}
	r := read(a, Known{})
	r.tellEvents()
	var out []string
	for _, e := range r.out.Events {
		if e.From < 0 || e.From >= e.To || e.To > len(text) {
			t.Errorf("the span %d to %d of %q lies outside its text", e.From, e.To, e.Kind)
		}
		line := fmt.Sprintf("%s %s %s", e.Kind, e.Day, e.Place)
		if e.Planned {
			line += " planned"
		}
		out = append(out, strings.Join(strings.Fields(line), " "))
	}
	return out
}

func TestEvents(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Rounds of talks.
		{"The second round of talks between Russia and Ukraine ended in Istanbul on Monday.", "talks 2026-05-11 Istanbul"},
		{"Armenia and Azerbaijan held talks in Geneva on 5 May.", "talks 2026-05-05 Geneva"},
		{"The next round between Iran and the United States will be held in Muscat on 20 May.", "talks 2026-05-20 Muscat planned"},
		{"Delegations from Ethiopia and Egypt sat down at one table in Nairobi on Tuesday.", "talks 2026-05-12 Nairobi"},
		{"The two delegations met in Vienna on Tuesday.", "talks 2026-05-12 Vienna"},
		{"The next session is set for 19 June.", "talks 2026-06-19 planned"},
		{"Peace talks are the only way out, Russia says.", ""},
		{"There were no talks in Geneva on Monday.", ""},
		{"The round in Geneva on Monday was called off by Iran.", ""},
		{"Unless Iran gives way, talks in Oman will begin next month.", ""},
		// Meetings.
		{"Vladimir Putin met Donald Trump in Anchorage in August 2025.", "meeting 2025-08 Anchorage"},
		{"Vladimir Putin and Donald Trump did not meet in Anchorage on Monday.", ""},
		{"The foreign ministers of Serbia and Kosovo will meet in Brussels on 21 May.", "meeting 2026-05-21 Brussels planned"},
		{"The summit of Israel and Syria in Paris on 3 May lasted an hour.", "meeting 2026-05-03 Paris"},
		{"Sudan and Egypt agreed on it after the Geneva meeting in March.", "meeting 2026-03 Geneva"},
		// Calls.
		{"Vladimir Putin spoke by telephone with Donald Trump on Sunday.", "call 2026-05-10"},
		{"Donald Trump spoke on Tuesday with Volodymyr Zelensky.", "call 2026-05-12"},
		{"Sergei Lavrov told reporters by telephone that Russia was ready.", ""},
		{"Russia called for a ceasefire with Ukraine on Monday.", ""},
		// Visits.
		{"Sergei Lavrov visited Ankara on Tuesday.", "visit 2026-05-12 Ankara"},
		{"Steve Witkoff will travel to Moscow on 18 May.", "visit 2026-05-18 Moscow planned"},
		{"Steve Witkoff returned from Riyadh on Wednesday.", "visit 2026-05-13 Riyadh"},
		{"The prices went to the ceiling on Tuesday.", ""},
		// Conclusions.
		{"Congo and Rwanda signed a peace agreement in Washington on 4 May.", "signing 2026-05-04 Washington"},
		{"The two foreign ministers initialled the text of a treaty in Tbilisi on Tuesday.", "signing 2026-05-12 Tbilisi"},
		{"Syria wants the agreement of 10 March carried out.", "signing 2026-03-10"},
		{"Ukraine refused to sign the agreement in Geneva on Monday.", ""},
		// Texts.
		{"Qatar handed a draft to the two sides in Doha on Monday.", "hand-over 2026-05-11 Doha"},
		{"A counter-draft circulated by France would raise the figure.", "hand-over"},
		{"In a joint statement on Tuesday Egypt and Qatar spoke of progress.", "statement 2026-05-12"},
		// Truces and what breaks them.
		{"A ceasefire between Israel and Lebanon came into force on 27 April.", "ceasefire 2026-04-27"},
		{"Russia says that it wants a ceasefire.", ""},
		{"Israeli aircraft struck two houses in Tyre on Wednesday.", "violation 2026-05-13 Tyre"},
		// Captives.
		{"Hamas released two hostages on Monday.", "exchange 2026-05-11"},
		{"Russia and Ukraine exchanged 200 prisoners on 9 May.", "exchange 2026-05-09"},
		{"Ukraine demands that Russia release all prisoners.", ""},
		// Posts.
		{"President Donald Trump appointed Steve Witkoff special envoy on Monday.", "appointment 2026-05-11"},
	} {
		if got := strings.Join(told(t, c.text), "; "); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// What is told of one event twice is one event.
func TestEventsMerge(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Armenia and Azerbaijan held talks in Geneva on Monday. The talks in Geneva lasted three hours.", "talks 2026-05-11 Geneva"},
		{"Armenia and Azerbaijan held talks in Geneva on Monday. The first round was held in Vienna in March.", "talks 2026-05-11 Geneva; talks 2026-03 Vienna"},
		{"Serbia and Kosovo held talks in Brussels on Monday. The next round will be held in Brussels in June.", "talks 2026-05-11 Brussels; talks 2026-06 Brussels planned"},
	} {
		if got := strings.Join(told(t, c.text), "; "); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// The corpus calls the handing over of a text a proposal.
func TestEventNames(t *testing.T) {
	if got := eventName("hand-over"); got != "proposal" {
		t.Errorf("a hand-over is printed as %q", got)
	}
	if got := eventName("visit"); got != "visit" {
		t.Errorf("a visit is printed as %q", got)
	}
}

// The parties of an event are those that its clause names, or the sides.
func TestEventParties(t *testing.T) {
	text := "Armenia and Azerbaijan held talks in Geneva on Monday. The two sides will meet again in Vienna on 20 May."
	a := Article{ID: "t", Lang: "en", Text: text, Published: day.Exact(day.On(2026, 5, 14))}
	r := read(a, Known{})
	r.tellEvents()
	for _, e := range r.out.Events {
		if got := strings.Join(e.Parties, ", "); got != "Armenia, Azerbaijan" {
			t.Errorf("%s in %s is between %q", e.Kind, e.Place, got)
		}
	}
	if len(r.out.Events) != 2 {
		t.Errorf("there are %d events, not 2", len(r.out.Events))
	}
}
