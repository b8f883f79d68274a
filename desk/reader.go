package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"parley/model"
	"parley/model/day"
	"parley/store"
	"parley/store/view"
)

// A reader gathers one page on one transaction. It remembers whom it has
// looked up.
type reader struct {
	d       *Desk
	tx      *store.Tx
	at      At
	v       *view.Process
	names   Names
	people  map[model.ID]*model.Person
	sources map[model.ID]*model.Source
	letters map[string]string // outlet title, folded → letter
	quoted  map[model.ID]bool // whose claims a snapshot prints
}

// read runs fn with a reader on a process.
func (d *Desk) read(ctx context.Context, process string, at At, fn func(*reader) error) error {
	return d.store.View(ctx, func(tx *store.Tx) error {
		p, err := findProcess(tx, process)
		if err != nil {
			return err
		}
		v, err := view.Open(tx, p.ID, at.Known)
		if err != nil {
			return err
		}
		return fn(newReader(d, tx.AsKnown(at.Known), at, v))
	})
}

func newReader(d *Desk, tx *store.Tx, at At, v *view.Process) *reader {
	return &reader{
		d: d, tx: tx, at: at, v: v, names: Names{},
		people: map[model.ID]*model.Person{}, sources: map[model.ID]*model.Source{}, quoted: map[model.ID]bool{},
	}
}

func (r *reader) get(kind model.Kind, id model.ID) (model.Record, error) {
	return r.tx.GetKnown(r.tx.Resolve(model.Ref{Kind: kind, ID: id}), r.at.Known)
}

// name returns how a record is called, remembered for the page.
func (r *reader) name(kind model.Kind, id model.ID) Name {
	if n, ok := r.names[id]; ok {
		return n
	}
	rec, err := r.get(kind, id)
	if err != nil || rec == nil {
		return Name{Handle: "?", Title: "?"}
	}
	n := Name{Handle: rec.Name(), Title: titleOf(rec)}
	r.names[id] = n
	return n
}

func (r *reader) handles(ids []model.ID) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, r.name(model.KindParty, id).Handle)
	}
	return out
}

func (r *reader) person(id model.ID) *model.Person {
	p, ok := r.people[id]
	if !ok {
		rec, err := r.get(model.KindPerson, id)
		if err == nil {
			p, _ = rec.(*model.Person)
		}
		r.people[id] = p
	}
	return p
}

func (r *reader) source(id model.ID) *model.Source {
	s, ok := r.sources[id]
	if !ok {
		rec, err := r.get(model.KindSource, id)
		if err == nil {
			s, _ = rec.(*model.Source)
		}
		r.sources[id] = s
	}
	return s
}

// letter returns the reliability that the analyst gives an outlet, empty
// where none is given.
func (r *reader) letter(outlet string) string {
	if r.letters == nil {
		r.letters = map[string]string{}
		for row, err := range r.tx.Rows(model.KindOutlet, "") {
			if err != nil {
				break
			}
			r.letters[model.Fold(row.Title)] = row.Sort
		}
	}
	return r.letters[model.Fold(outlet)]
}

// claim gathers what is needed to print a claim truly.
func (r *reader) claim(c *model.Claim) ClaimLine {
	line := ClaimLine{Claim: *c, Authority: model.AsOther}
	var speakers []string
	for _, s := range c.Speakers {
		speakers = append(speakers, r.speaker(s))
		if p := r.person(s.Person); p != nil {
			line.Authority = model.AuthorityOn(p, c.Process, c.Said.First())
		}
	}
	line.Speaker = strings.Join(speakers, " and ")
	line.Parties = strings.Join(r.handles(c.For), ", ")
	for _, about := range c.About {
		line.Points = append(line.Points, r.name(about.Kind, about.ID))
		if row, ok := r.tx.RowOf(about.Kind, c.Process, about.ID); ok && about.Kind == model.KindPoint && !slices.Contains(line.Categories, row.Sort) {
			line.Categories = append(line.Categories, row.Sort)
		}
	}
	line.Origins = r.origins(c.Evidence)
	line.Quotes = r.quotes(c.Evidence, c.Speakers)
	line.Entered, _ = r.entered(c.Ref())
	return line
}

// quotes are those of the evidence whose sources had come out by the view's
// day.
func (r *reader) quotes(evidence []model.Evidence, speakers []model.Speaker) []Quote {
	var out []Quote
	origins := r.origins(evidence)
	for _, e := range evidence {
		if !r.later(r.source(e.Source)) {
			out = append(out, r.quote(e, speakers, origins))
		}
	}
	return out
}

// later reports whether a source came out after the view's day, and so is not
// shown without hindsight.
func (r *reader) later(s *model.Source) bool {
	return s != nil && !r.at.Hindsight && s.Published.Known() && s.Published.First() > r.at.Day
}

// present reports whether the view looks from today or later, and so at all
// that is planned.
func (r *reader) present() bool { return r.at.Day >= r.d.Today() }

func (r *reader) speaker(s model.Speaker) string {
	switch {
	case s.Person != "":
		return r.name(model.KindPerson, s.Person).Title
	case s.Party != "":
		return r.name(model.KindParty, s.Party).Title
	}
	return s.Unnamed
}

func (r *reader) quote(e model.Evidence, speakers []model.Speaker, origins int) Quote {
	q := Quote{Words: e.Quote, SourceID: e.Source, Attribution: e.Attribution, From: e.From, To: e.To}
	if s := r.source(e.Source); s != nil {
		q.Source = Name{s.Handle, s.Title}
		q.Outlet, q.Published, q.Address, q.Marking = s.Outlet, s.Published, s.URL, s.Marking
	}
	q.Grade = model.Graded(e, r.letter(q.Outlet), speakers, origins)
	return q
}

func (r *reader) event(e *model.Event) EventRow {
	on := asOfDay(r.d, r.at)
	state := e.StateOn(on)
	row := EventRow{
		ID: e.ID, Handle: e.Handle, Kind: e.Kind, Title: e.Title, State: state.State, Day: e.Day, Place: e.Place,
		Parties: r.handles(e.Parties),
		Overdue: (state.State == "planned" || state.State == "confirmed") && e.Day.Known() && e.Day.Last() < on,
	}
	for _, id := range e.People {
		row.People = append(row.People, r.name(model.KindPerson, id).Title)
	}
	return row
}

// entered returns when a record was first written and by whom.
func (r *reader) entered(ref model.Ref) (at time.Time, author string) {
	seq, err := r.tx.Entered(ref)
	if err != nil {
		return at, ""
	}
	entry, err := r.tx.Entry(seq)
	if err != nil {
		return at, ""
	}
	return entry.At, entry.Author
}

// eventSeen reports whether the view shows an event.
func (r *reader) eventSeen(e *model.Event) bool {
	return r.at.Day == day.Max || r.eventFrom(e) <= r.at.Day
}

// eventFrom is the first day on which the view shows an event.
func (r *reader) eventFrom(e *model.Event) day.Date {
	var since day.Day
	if len(e.History) > 0 {
		since = e.History[0].On
	}
	return r.toldFrom(e.Evidence, since, e.Day)
}

// told reports whether the view shows something.
func (r *reader) told(evidence []model.Evidence, since, was day.Day) bool {
	return r.at.Day == day.Max || r.toldFrom(evidence, since, was) <= r.at.Day
}

// toldFrom is the first day on which the view shows something: once it was
// published or, without a dated source, since the day from which it is on
// record; with hindsight also from the day on which it was. It is [day.Min]
// where none of them is known.
func (r *reader) toldFrom(evidence []model.Evidence, since, was day.Day) day.Date {
	first := r.published(evidence)
	if first == day.Max && since.Known() {
		first = since.First()
	}
	switch {
	case first == day.Max:
		return day.Min
	case r.at.Hindsight:
		return min(first, was.First())
	}
	return first
}

// published is the day on which the first of the sources came out, [day.Max]
// where it is not known.
func (r *reader) published(evidence []model.Evidence) day.Date {
	first := day.Max
	for _, e := range evidence {
		if s := r.source(e.Source); s != nil && s.Published.Known() {
			first = min(first, s.Published.First())
		}
	}
	return first
}
