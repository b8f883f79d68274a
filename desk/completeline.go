package desk

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"parley/model"
	"parley/model/day"
)

// gap stands in a line for the word that is to be completed: the field that
// the grammar reads it into tells what can stand there.
const gap = "\ue000"

// mostOffers is how many completions there are at most.
const mostOffers = 50

// CompleteLine lists what the word that ends at a byte of a line can be: names
// of the file by the moment from which it is looked at, words of the
// vocabularies, marks and days. A name takes the place of what the line has
// between from and at. There is none for a word that is whole already, and none
// within quotation marks.
func (d *Desk) CompleteLine(ctx context.Context, process, line string, at int, view At) (from int, names []Name, err error) {
	at = min(max(0, at), len(line))
	word := wordBefore(line[:at])
	if _, closed := tokens(line[:at]); !closed {
		return at, nil, nil
	}
	from = at - len(word) + partOf(word)
	typed := line[from:at]
	w := wanting{desk: d, process: process, view: view, head: line[:from], typed: typed, free: from == at-len(word)}
	if names, err = w.names(ctx); err != nil {
		return from, nil, err
	}
	names = slices.DeleteFunc(names, func(n Name) bool { return n.Handle == "" })
	want := model.Fold(typed)
	if slices.ContainsFunc(names, func(n Name) bool { return model.Fold(n.Handle) == want }) {
		return from, nil, nil
	}
	called := func(n Name) bool { return strings.HasPrefix(model.Fold(n.Handle), want) }
	slices.SortStableFunc(names, func(a, b Name) int { return falseFirst(called(b), called(a)) }) // those first, then others whose title has it
	return from, names[:min(len(names), mostOffers)], nil
}

// wordBefore is the word of a line that ends where the line does.
func wordBefore(line string) string {
	open := false
	from := 0
	for i, r := range line {
		switch {
		case r == '"':
			open = !open
		case unicode.IsSpace(r) && !open:
			from = i + len(string(r))
		}
	}
	return line[from:]
}

// partOf is where the part of a word begins that is completed by itself: behind
// a mark, a bracket or a comma.
func partOf(word string) int {
	at := 0
	if name, _, ok := strings.Cut(word, ":"); ok && marked[name] != "" {
		at = len(name) + 1
	} else if strings.HasPrefix(word, "[") {
		at = 1
	}
	if comma := strings.LastIndexByte(word, ','); comma >= at {
		at = comma + 1
	}
	return at
}

// A wanting is a word that is to be completed.
type wanting struct {
	desk    *Desk
	process string
	view    At
	head    string // of the line, before it
	typed   string
	free    bool // a whole word, not one of a mark or a list
}

// names asks the grammar what the word is read as.
func (w *wanting) names(ctx context.Context) ([]Name, error) {
	r := readLine(w.head+gap, w.desk.Today())
	if f, ok := r.holding(); ok {
		return w.ofField(ctx, r, f)
	}
	switch {
	case r.verb == gap:
		return spelt(w.typed, append(slices.Clone(model.Stances.Words), verbs...)), nil
	case r.kind == model.KindParty:
		return spelt(w.typed, model.PartyKinds.Words), nil
	case r.kind == model.KindPoint: // its category ends in a colon
		r = readLine(w.head+gap+":", w.desk.Today())
		if f, ok := r.holding(); ok {
			names, err := w.ofField(ctx, r, f)
			for i := range names {
				names[i].Handle += ":"
			}
			return names, err
		}
	}
	return w.loose(r), nil
}

// verbs of a claim beside the stances.
var verbs = []model.Word{
	{Code: "reports", Means: "says which status a point has"},
	{Code: "predicts", Means: "says what will be"},
	{Code: "states", Means: "says what is"},
}

// holding is the field that the gap was read into.
func (r *reading) holding() (Field, bool) {
	for _, f := range Fields(r.kind) {
		if strings.Contains(r.fields[f.Name], gap) {
			return f, true
		}
	}
	return Field{}, false
}

// ofField lists what a field can hold.
func (w *wanting) ofField(ctx context.Context, r *reading, f Field) ([]Name, error) {
	alone := strings.TrimSuffix(r.fields[f.Name], gap) == ""
	sort := f.Sort
	switch {
	case f.Name == "about" && r.fields["kind"] == string(model.StatusClaim) && r.fields["status"] == "" && alone:
		return spelt(w.typed, model.Statuses.Words), nil
	case f.Name == "about" && r.kind == model.KindNote:
		sort = SortPoint
	case f.Name == "mandates" && alone:
		sort = SortParty
	}
	switch sort {
	case SortLine, SortText, SortNumber:
		return w.loose(r), nil
	case SortChoice:
		return spelt(w.typed, f.Words.Words), nil
	case SortDay:
		return w.days(r.kind), nil
	case SortSource:
		return w.sources(ctx)
	}
	names, err := w.desk.Complete(ctx, w.process, sort, w.typed)
	if err == nil && sort == SortSpeaker {
		err = w.favour(ctx, names, r.fields["for"])
	}
	if w.head == "" && w.free {
		names = append(names, w.kinds()...)
	}
	return names, err
}

// favour puts the people first who act for one of the parties on the view's
// day.
func (w *wanting) favour(ctx context.Context, names []Name, parties string) error {
	return w.desk.read(ctx, w.process, w.view, func(r *reader) error {
		s := newBuilder(w.desk, r.tx, model.VerbAdd).scribe(nil)
		ids, _ := s.findAll(model.KindParty, parties) // one that is not known has nobody
		acts := map[string]bool{}
		for _, n := range names {
			if rec, err := r.tx.ByHandle(model.KindPerson, n.Handle); err != nil {
				return err
			} else if rec != nil {
				acts[n.Handle] = slices.ContainsFunc(s.actsFor(rec.Ref().ID, day.Exact(asOfDay(r.d, w.view))), func(id model.ID) bool { return slices.Contains(ids, id) })
			}
		}
		slices.SortStableFunc(names, func(a, b Name) int { return falseFirst(acts[b.Handle], acts[a.Handle]) })
		return nil
	})
}

// kinds are the kinds of record that a line can begin with.
func (w *wanting) kinds() []Name {
	var names []Name
	for _, kind := range append(slices.Sorted(maps.Keys(typed)), string(model.KindNote)) {
		if strings.HasPrefix(kind, model.Fold(w.typed)) {
			names = append(names, Name{kind, "a new " + kind})
		}
	}
	return names
}

// loose lists what a word can be that is else read as free text: a mark that
// the record takes and does not have yet, a day, the state of an event. Nothing
// is offered before a letter of it is typed.
func (w *wanting) loose(r *reading) []Name {
	if w.typed == "" || !w.free {
		return nil
	}
	var names []Name
	if r.kind == model.KindClaim && w.typed[0] == '!' {
		for _, word := range model.Firmnesses.Words {
			names = append(names, Name{"!" + word.Code, word.Means})
		}
		return slices.DeleteFunc(names, func(n Name) bool { return !strings.HasPrefix(n.Handle, w.typed) })
	}
	for _, f := range Fields(r.kind) {
		for _, mark := range slices.Sorted(maps.Keys(marked)) {
			field := marked[mark]
			if field == "day" && r.kind == model.KindClaim {
				field = "said"
			}
			if field == f.Name && r.fields[f.Name] == "" && strings.HasPrefix(mark, w.typed) {
				names = append(names, Name{mark + ":", f.Label})
			}
		}
	}
	if r.kind == model.KindEvent {
		names = append(names, spelt(w.typed, model.EventStates.Words)...)
	}
	if r.takesDay() && r.fields["day"]+r.fields["said"] == "" && strings.ContainsFunc(w.typed, unicode.IsLetter) { // a number alone is one of the words
		names = append(names, w.days(r.kind)...)
	}
	return names
}

// spelt are the words of a vocabulary that begin as typed.
func spelt(typed string, words []model.Word) []Name {
	var names []Name
	want := model.Fold(typed)
	for _, word := range words {
		if strings.HasPrefix(word.Code, want) || strings.HasPrefix(model.Fold(word.Label), want) {
			names = append(names, Name{word.Code, word.Means})
		}
	}
	return names
}

// How many days are offered, and how far off.
const (
	mostDays = 5
	farthest = 366
)

// days are those nearest to the view's that are written as was begun: 26 and
// 26n are 26nov2025. Events can lie ahead, and theirs do first.
func (w *wanting) days(kind model.Kind) []Name {
	var names []Name
	offer := func(d day.Date) {
		if text := strings.ToLower(d.Time().Format("2Jan2006")); strings.HasPrefix(text, strings.ToLower(w.typed)) && len(names) < mostDays {
			names = append(names, Name{text, d.Time().Format("Monday, 2 January 2006")})
		}
	}
	from := min(w.view.Day, w.desk.Today())
	if kind == model.KindEvent {
		for n := range farthest {
			offer(from.Add(n + 1))
		}
	}
	for n := range farthest {
		offer(from.Add(-n))
	}
	return names
}

// sources are those that had come out by the view's day, the newest first.
func (w *wanting) sources(ctx context.Context) ([]Name, error) {
	var names []Name
	want := model.Fold(w.typed)
	err := w.desk.read(ctx, w.process, w.view, func(r *reader) error {
		for row, err := range r.tx.Rows(model.KindSource, r.v.ID) {
			if err != nil {
				return err
			}
			if r.out(row) && begins(named{Row: row}, want) {
				names = append(names, Name{row.Handle, row.Title})
			}
		}
		return nil
	})
	slices.Reverse(names)
	return names, err
}
