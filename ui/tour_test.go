package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// A stop of the tour is a picture, the keys that lead to it from the one
// before, and what the analyst does there.
type tourStop struct {
	name string
	keys []string
	text string
}

// tour is the analyst's day, from import to brief.
var tour = []tourStop{
	{"moved", nil, "**What has moved?** parley opens on what has moved since the last brief, each line with the words that made it so. `b` sets the base of the next one."},
	{"import", []string{"i", "type:downloads/"}, "**Import.** `i` takes a file, a folder or an address. Articles are read in the background; what they suggest waits in the inbox."},
	{"inbox", []string{"waiting", "Inbox"}, "**The inbox.** Sources to review and those that are done, with what is known of the selected one: versions and copies of its story among them."},
	{"review", []string{"enter"}, "**Review.** Suggestions stand by point; the text is lit where they come from. What contradicts the known comes first and is never ticked; what only repeats it is one row. `y` takes one, `A` all that is ticked, `w` says which rule found it."},
	{"board", []string{"demo", "Board"}, "**The board.** One row a point: where it stands between the principals, dim with `~` while it is only reported, since when, and what is unusual about it. Narrower scopes are badges beside it."},
	{"point", []string{"j", "enter"}, "**A point.** Assessments, positions and history beside what was said, each claim with its quote, outlet and grade. `enter` opens the source at those words."},
	{"reader", []string{"j", "enter"}, "**The source.** Evidence is lit. `/` finds words, `v` selects some, and `a` enters them as a claim with their exact place."},
	{"entry", []string{"esc", "esc", "a", "type:ru demands donbas: full withdrawal !red by:Ush"}, "**By hand.** One line, read live into fields; names complete, faults stand at their field. `tab` goes on to the fields, `enter` saves, and what is not sent is kept."},
	{"assess", []string{"clear", "esc", "esc", "Board", "s"}, "**Judge.** `s` and a letter: your own dated judgement, with its scope and reason, beside what is claimed."},
	{"past", []string{"esc", "t", "type:24 dec 2025", "enter"}, "**Another day.** `t` takes any day; the frame says that it is the past, and where in time one stands. Nothing later is shown. `[` and `]` step to the days on which something moved."},
	{"matrix", []string{"T", "Matrix", "j", "l"}, "**The matrix.** Who wants what, and how hard: the latest position of each party, its stance, firmness and drift, dim when it is old."},
	{"heat", []string{"z"}, "**As a heat map.** `z` leaves a figure for how hard each position is, so that many parties fit."},
	{"timeline", []string{"z", "Timeline", "z"}, "**The timeline.** Claims, status changes, events and texts on one axis, by day, week, month or quarter; `z` shows the share of points by status as time went by."},
	{"people", []string{"z", "People", "j"}, "**People.** Parties with their roles, who acts for them with which mandate, whom they met, and everything that they said."},
	{"agenda", []string{"Agenda"}, "**The agenda.** What is overdue, what comes next, deadlines, what has no date, and what was held, with each side's read-out."},
	{"processes", []string{"Processes"}, "**All processes.** Points by status, what is contested or stale, what comes next."},
	{"palette", []string{":", "type:exp"}, "**Anything by name.** `:` finds every action and does exactly what is typed."},
	{"export", []string{"esc", "Board", "x"}, "**The brief.** `x` writes the snapshot; every sentence carries who said it and where. `b` on Moved then says that you have briefed."},
	{"log", []string{"esc", "Log"}, "**The log.** Every act, who did it and when; `z` takes one back."},
}

// TestTour draws the pictures of docs/tour.md and writes the page around them.
func TestTour(t *testing.T) {
	d := briefed(t, 120, 35, briefDay)
	demo := d
	var b strings.Builder
	b.WriteString("# A day with parley\n\nThe pictures are drawn from the frames that the tests hold; the talks are those of `parley demo`, the article under review is made up. [gallery](gallery) has every screen in every theme at\nthree sizes.\n")
	for i, stop := range tour {
		for _, k := range stop.keys {
			text, typed := strings.CutPrefix(k, "type:")
			switch {
			case typed:
				d.write(text)
			case k == "clear":
				d.press("ctrl+u")
			case k == "waiting": // a file in which an article waits for its review
				d.press("esc")
				d = inbox(t, 120, 35)
			case k == "demo":
				d = demo
			default:
				d.press(k)
			}
		}
		path := fmt.Sprintf("gallery/tour/%02d-%s.svg", i+1, stop.name)
		fresh(t, "../docs/"+path, svg(d.m.frame(), 120, "dark"))
		fmt.Fprintf(&b, "\n%d. %s\n\n   ![%s](%s)\n", i+1, stop.text, stop.name, path)
	}
	fresh(t, "../docs/tour.md", b.String())
	all, err := os.ReadDir("../docs/gallery/tour")
	if err != nil || len(all) != len(tour) {
		t.Errorf("docs/gallery/tour has %d pictures, the tour %d stops (%v)", len(all), len(tour), err)
	}
}
