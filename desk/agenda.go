package desk

import (
	"cmp"
	"context"
	"slices"

	"parley/model"
	"parley/model/day"
	"parley/store/view"
)

// Due is where an event stands on an agenda.
type Due string

// The parts of an agenda, in its order.
const (
	Overdue   Due = "overdue"   // planned for a day that has passed
	Next      Due = "next"      // ahead, by day
	Deadlines Due = "deadlines" // ahead, by day
	Undated   Due = "undated"   // planned without a day, or put off without a new one
	Past      Due = "past"      // held, broken off or cancelled, newest first
)

var dues = []Due{Overdue, Next, Deadlines, Undated, Past}

// AgendaRow is an event on the agenda of a process.
type AgendaRow struct {
	EventRow
	Due    Due
	Quotes []Quote // that tell of the event
	Sides  []Side  // who has a read-out of it
}

// A Side is a party with the number of its read-outs of an event.
type Side struct {
	Party Name
	Said  int
}

// A Readout is what one party says of an event.
type Readout struct {
	Party  Name
	Claims []ClaimLine // in the order in which they were said
}

// EventPage is everything about one event.
type EventPage struct {
	AgendaRow
	Process  Name
	History  []model.EventState // by the view's day, oldest first
	Sat      []Name             // the parties that take part
	Attended []Name             // the people who do
	Alleged  []Name             // the parties that allege a violation
	Points   []Name
	Text     *Name
	Format   string
	Zone     string
	Readouts []Readout
	Notes    []model.Note
}

// Agenda lists the events of a process in the order of [Due].
//
// A claim cannot name an event. Its read-outs are those claims of the parties
// and people who take part that were said from its first day to the day after
// its last and rest on a source that tells of the event or, where its day is
// known, are about one of its points or its text. What is cancelled or put
// off has none.
func (d *Desk) Agenda(ctx context.Context, process string, at At) ([]AgendaRow, error) {
	var rows []AgendaRow
	err := d.read(ctx, process, at, func(r *reader) error {
		h, err := r.hear()
		if err != nil {
			return err
		}
		return view.Each(r.v, model.KindEvent, func(e *model.Event) error {
			if !r.eventSeen(e) {
				return nil
			}
			row := r.agendaRow(e)
			for _, out := range h.readouts(e) {
				row.Sides = append(row.Sides, Side{r.name(model.KindParty, out.party), len(out.said)})
			}
			rows = append(rows, row)
			return nil
		})
	})
	slices.SortStableFunc(rows, func(a, b AgendaRow) int {
		byDay := a.Day.Compare(b.Day)
		if a.Due == Past {
			byDay = latestFirst(a.Day, b.Day)
		}
		return cmp.Or(cmp.Compare(slices.Index(dues, a.Due), slices.Index(dues, b.Due)), byDay)
	})
	return rows, err
}

func (r *reader) agendaRow(e *model.Event) AgendaRow {
	row := AgendaRow{EventRow: r.event(e), Quotes: r.quotes(e.Evidence, nil)}
	row.Due = row.due(asOfDay(r.d, r.at))
	return row
}

func (e *EventRow) due(on day.Date) Due {
	switch {
	case e.Overdue:
		return Overdue
	case e.State == "held" || e.State == "broken-off" || e.State == "cancelled":
		return Past
	case !e.Day.Known() || e.Day.Last() < on:
		return Undated
	case e.Kind == "deadline":
		return Deadlines
	}
	return Next
}

// Event gathers everything about one event, named by its handle.
func (d *Desk) Event(ctx context.Context, process, handle string, at At) (EventPage, error) {
	var page EventPage
	err := d.read(ctx, process, at, func(r *reader) error {
		ref, err := find(r.tx, model.KindEvent, r.v.ID, handle)
		if err != nil {
			return err
		}
		rec, err := r.get(model.KindEvent, ref.ID)
		if err != nil {
			return err
		}
		e, ok := rec.(*model.Event)
		if !ok || e == nil || e.Process != r.v.ID || !r.eventSeen(e) {
			return &model.NotFound{Kind: model.KindEvent, Name: handle}
		}
		page, err = r.eventPage(e)
		return err
	})
	return page, err
}

func (r *reader) eventPage(e *model.Event) (EventPage, error) {
	page := EventPage{
		AgendaRow: r.agendaRow(e), Process: Name{r.v.Handle, r.v.Title}, Format: e.Format, Zone: e.Zone,
		Sat: r.called(model.KindParty, e.Parties), Attended: r.called(model.KindPerson, e.People),
		Alleged: r.called(model.KindParty, e.Alleged), Points: r.called(model.KindPoint, e.Points),
	}
	if e.Text != "" {
		text := r.name(model.KindText, e.Text)
		page.Text = &text
	}
	for i, s := range e.History {
		if i == 0 || !s.On.Known() || s.On.First() <= asOfDay(r.d, r.at) {
			page.History = append(page.History, s)
		}
	}
	h, err := r.hear()
	if err != nil {
		return page, err
	}
	for _, out := range h.readouts(e) {
		readout := Readout{Party: r.name(model.KindParty, out.party)}
		for _, id := range out.said {
			line, ok, err := r.claimLine(id)
			if err != nil {
				return page, err
			}
			if ok {
				readout.Claims = append(readout.Claims, line)
			}
		}
		page.Sides = append(page.Sides, Side{readout.Party, len(out.said)})
		page.Readouts = append(page.Readouts, readout)
	}
	page.Notes, err = r.notes(e.Ref())
	return page, err
}

func (r *reader) called(kind model.Kind, ids []model.ID) []Name {
	var names []Name
	for _, id := range ids {
		names = append(names, r.name(kind, id))
	}
	return names
}

// notes are the analyst's notes on a record by the view's day.
func (r *reader) notes(on model.Ref) ([]model.Note, error) {
	var notes []model.Note
	for _, ref := range r.tx.Referrers(on) {
		rec, err := r.tx.GetKnown(ref, r.at.Known)
		if err != nil {
			return nil, err
		}
		if n, ok := rec.(*model.Note); ok && n != nil && n.Day.First() <= r.at.Day {
			notes = append(notes, *n)
		}
	}
	return notes, nil
}

// Hearsay is what was said in a process by the view's day, to be looked
// through for the read-outs of events.
type hearsay struct {
	r     *reader
	said  []model.Stated                 // in the order in which it was said
	about map[model.ID]map[model.ID]bool // a point or text → the claims about it
	cites map[model.ID]map[model.ID]bool // a source → the claims that rest on it; filled as asked for
}

func (r *reader) hear() (*hearsay, error) {
	matters, err := r.matters()
	if err != nil {
		return nil, err
	}
	h := &hearsay{r: r, said: r.said(matters, nil), about: map[model.ID]map[model.ID]bool{}, cites: map[model.ID]map[model.ID]bool{}}
	for _, m := range matters {
		for _, c := range m.Claims {
			enroll(h.about, m.Point, c.Claim)
		}
	}
	if r.at.Known > 0 { // who rests on a source now is not who did then
		err = view.Each(r.v, model.KindClaim, func(c *model.Claim) error {
			for _, e := range c.Evidence {
				enroll(h.cites, e.Source, c.ID)
			}
			return nil
		})
	}
	return h, err
}

func enroll(sets map[model.ID]map[model.ID]bool, set, id model.ID) {
	if sets[set] == nil {
		sets[set] = map[model.ID]bool{}
	}
	sets[set][id] = true
}

// resting are the claims that rest on a source.
func (h *hearsay) resting(source model.ID) map[model.ID]bool {
	if _, ok := h.cites[source]; !ok && h.r.at.Known == 0 {
		h.cites[source] = map[model.ID]bool{}
		for _, ref := range h.r.tx.Referrers(model.Ref{Kind: model.KindSource, ID: source}) {
			if ref.Kind == model.KindClaim {
				h.cites[source][ref.ID] = true
			}
		}
	}
	return h.cites[source]
}

// A telling is the read-outs of one party.
type telling struct {
	party model.ID
	said  []model.ID
}

// readouts finds the read-outs of an event, the parties in the order in which
// they spoke; see [Desk.Agenda] for the rule.
func (h *hearsay) readouts(e *model.Event) []telling {
	state := e.StateOn(asOfDay(h.r.d, h.r.at)).State
	if !e.Day.Known() || state == "cancelled" || state == "postponed" {
		return nil
	}
	var bears []map[model.ID]bool
	for _, ev := range e.Evidence {
		bears = append(bears, h.resting(ev.Source))
	}
	if form := e.Day.Form(); form == day.ExactDay || form == day.Range {
		for _, id := range e.Points {
			bears = append(bears, h.about[h.r.tx.Resolve(model.Ref{Kind: model.KindPoint, ID: id}).ID])
		}
		if e.Text != "" {
			bears = append(bears, h.about[e.Text])
		}
	}
	parties, people := h.r.takingPart(e, model.KindParty), h.r.takingPart(e, model.KindPerson)
	var out []telling
	first, last := e.Day.First(), e.Day.Last().Add(1)
	from, _ := slices.BinarySearchFunc(h.said, first, func(s model.Stated, d day.Date) int { return cmp.Compare(s.Day(), d) })
	for _, s := range h.said[from:] {
		if s.Day() > last {
			break
		}
		if !slices.ContainsFunc(bears, func(claims map[model.ID]bool) bool { return claims[s.Claim] }) {
			continue
		}
		for _, v := range s.Voices {
			if v.Party != "" && (slices.Contains(parties, v.Party) || slices.Contains(people, model.ID(v.Who))) {
				out = tell(out, v.Party, s.Claim)
			}
		}
	}
	return out
}

func tell(all []telling, party, claim model.ID) []telling {
	i := slices.IndexFunc(all, func(t telling) bool { return t.party == party })
	if i < 0 {
		return append(all, telling{party, []model.ID{claim}})
	}
	if !slices.Contains(all[i].said, claim) {
		all[i].said = append(all[i].said, claim)
	}
	return all
}
