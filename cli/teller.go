package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"parley/desk"
	"parley/model/clean"
	"parley/ui"
)

// How much is said of an import: so many articles one by one, and so many
// faults of one input.
const (
	mostSaid   = 50
	mostFaults = 10
	mostNotes  = 10 // sorts of note on one input
)

// When a progress line is shown, and how often it is drawn anew.
const (
	longDoing  = 500 * time.Millisecond
	drawnEvery = 100 * time.Millisecond
)

// A teller says on standard error what becomes of articles, and, where that is
// a terminal and it takes long, shows how far it is on a line below.
type teller struct {
	a      *app
	meter  desk.Meter
	bar    bool
	stop   chan struct{}
	ended  sync.WaitGroup
	mu     sync.Mutex // guards what follows, and standard error
	shown  bool       // the progress line stands there
	said   int
	faults []error
	wrong  map[string]int // faults by input
	input  string         // the one whose notes are held back until it ends
	notes  []note
}

// A note is a warning on articles of one input: a feed of summaries warns of
// each of its items in the same words.
type note struct {
	words, handle string
	articles      int
}

// tell begins to watch a doing; close ends it.
func (a *app) tell() *teller {
	t := &teller{a: a, bar: ui.IsTerminal(a.Err), stop: make(chan struct{}), wrong: map[string]int{}}
	if t.bar {
		t.ended.Go(func() {
			tick := time.NewTicker(drawnEvery)
			defer tick.Stop()
			for {
				select {
				case <-tick.C:
					t.draw()
				case <-t.stop:
					return
				}
			}
		})
	}
	return t
}

func (t *teller) close() {
	close(t.stop)
	t.ended.Wait()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.inputEnds()
}

// inputEnds says the notes on an input.
func (t *teller) inputEnds() {
	t.wipe()
	for i, n := range t.notes {
		if i == mostNotes {
			t.a.say("note: %s: %d more sorts of note", clean.Line(t.input), len(t.notes)-i)
			break
		}
		of := n.handle
		if n.articles > 1 {
			of = fmt.Sprintf("%d articles", n.articles)
		}
		t.a.say("note: %s: %s (%s)", clean.Line(t.input), clean.Line(n.words), of)
	}
	t.notes = nil
}

// hold keeps the warnings on an article until its input ends.
func (t *teller) hold(a desk.Arrival) {
	for _, words := range a.Warnings {
		i := slices.IndexFunc(t.notes, func(n note) bool { return n.words == words })
		if i < 0 {
			i = len(t.notes)
			t.notes = append(t.notes, note{words: words, handle: a.Source.Handle})
		}
		t.notes[i].articles++
	}
}

// draw shows the progress line once the doing has taken long enough.
func (t *teller) draw() {
	p := t.meter.Progress()
	if p.Took < longDoing {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintf(t.a.Err, "\r%s", ui.ProgressLine(p, ui.Width(t.a.Err)-1, !t.a.unicode()))
	t.shown = true
}

func (t *teller) wipe() {
	if t.shown {
		fmt.Fprint(t.a.Err, "\r\x1b[K")
		t.shown = false
	}
}

// article says what became of one.
func (t *teller) article(a desk.Arrival) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case a.Err != nil:
		t.fault(a)
		return
	case a.Note != "":
		t.wipe()
		t.a.say("note: %s", clean.Line(a.Note))
		return
	}
	if a.Name != t.input {
		t.inputEnds()
		t.input = a.Name
	}
	t.hold(a)
	if t.said++; t.said > mostSaid {
		return
	}
	t.wipe()
	title, place := clean.Line(a.Source.Title), placed(a.Imported)
	switch {
	case a.Known:
		t.a.say("%s is there already as %s", title, a.Source.Handle)
	case a.Found < 0:
		t.a.say("%s is %s", title, place)
	case a.Accepted > 0:
		t.a.say("%s is %s: %d of %d suggestions accepted", title, place, a.Accepted, a.Found)
	default:
		t.a.say("%s is %s: %d suggestions wait for the review", title, place, a.Found)
	}
	if t.said == mostSaid {
		t.a.say("…")
	}
}

// placed is the handle of an imported source, and what it is a version or copy of.
func placed(done desk.Imported) string {
	if kin := done.Kin(); kin != "" {
		return done.Source.Handle + ", " + clean.Line(kin).String()
	}
	return done.Source.Handle
}

func (t *teller) fault(a desk.Arrival) {
	if t.wrong[a.Name]++; t.wrong[a.Name] > mostFaults && a.Name != "" {
		return
	}
	err := a.Err
	if a.Name != "" && !strings.Contains(err.Error(), a.Name) && a.Name != "-" {
		err = fmt.Errorf("%s: %w", a.Name, err)
	}
	t.faults = append(t.faults, err)
}

// result is the error of everything that was wrong, nil where nothing was.
func (t *teller) result() error {
	if len(t.faults) == 0 {
		return nil
	}
	var lines []string
	for _, err := range t.faults {
		lines = append(lines, err.Error())
	}
	for name, n := range t.wrong {
		if n > mostFaults && name != "" {
			lines = append(lines, fmt.Sprintf("%s has %d more faults", name, n-mostFaults))
		}
	}
	return errors.New(strings.Join(lines, "\n"))
}
