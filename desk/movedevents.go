package desk

import (
	"slices"
	"strings"
	"time"

	"parley/model"
	"parley/model/day"
	"parley/store/view"
)

// movedEvents tells which events have changed their state, are new or overdue.
func (m *mover) movedEvents() error {
	return eachUnmerged(m.reader, model.KindEvent, func(e *model.Event) error {
		seen := m.eventFrom(e)
		if seen == day.Min {
			seen = m.enteredOn(e.Ref())
		}
		var was, is model.EventState
		for _, s := range e.Course(seen) {
			if s.On.First() <= m.base {
				was = s
			}
			if s.On.First() <= m.at.Day {
				is = s
			}
		}
		l := MovedLine{Ref: e.Ref(), Handle: e.Handle, Title: titleOf(e), Was: was.State, Is: is.State, On: is.On.First(), Parties: m.parties(e.Parties)}
		due := max(e.Day.Last().Add(1), is.On.First()) // the first day on which it is late
		switch is.State {
		case "held":
			l.Kind = model.EventHeld
		case "planned", "confirmed":
			l.Kind = model.EventPlanned
			if m.since(due) {
				l.Kind, l.On = model.EventOverdue, due
			}
		default:
			l.Kind = model.EventOff
		}
		if is.State == "" || was.State == is.State && l.Kind != model.EventOverdue {
			return nil
		}
		l.Key = e.Handle + " " + string(l.Kind)
		l.Gist = m.occasion(e, l)
		l.Quotes = m.quotes(e.Evidence, nil)
		l.Entered, l.Author = m.wrote(e, is.State)
		m.add(l)
		return nil
	})
}

// occasion tells where an event stands, when and where it is and who takes
// part.
func (m *mover) occasion(e *model.Event, l MovedLine) string {
	words := turned(model.EventStates, l.Was, l.Is)
	if l.Was == l.Is {
		words = model.EventStates.Label(l.Is)
	}
	if l.Kind == model.EventOverdue {
		words += ", overdue"
	}
	words += ", " + e.Day.Human()
	if e.Place != "" {
		words += ", " + e.Place
	}
	if len(e.Parties) > 0 {
		words += ": " + strings.Join(m.handles(e.Parties), ", ")
	}
	return words
}

// wrote returns when it was first entered that an event stands so, and by
// whom.
func (r *reader) wrote(e *model.Event, state string) (at time.Time, author string) {
	for _, seq := range r.tx.Versions(e.Ref()) {
		if r.at.Known > 0 && seq > r.at.Known || !r.tx.Stands(seq) {
			continue
		}
		rec, err := r.tx.GetKnown(e.Ref(), seq)
		have, ok := rec.(*model.Event)
		if err != nil || !ok || have == nil || !slices.ContainsFunc(have.History, func(s model.EventState) bool { return s.State == state }) {
			continue
		}
		if entry, err := r.tx.Entry(seq); err == nil {
			return entry.At, entry.Author
		}
	}
	return r.entered(e.Ref())
}

// eachUnmerged calls fn with the records of a kind in the process that are not
// merged into another.
func eachUnmerged[R model.Record](r *reader, kind model.Kind, fn func(R) error) error {
	return view.Each(r.v, kind, func(rec R) error {
		if r.tx.Resolve(rec.Ref()) != rec.Ref() {
			return nil
		}
		return fn(rec)
	})
}

// movedTexts tells which texts are new.
func (m *mover) movedTexts() error {
	return eachUnmerged(m.reader, model.KindText, func(t *model.Text) error {
		on := m.textFrom(t)
		if !m.since(on) {
			return nil
		}
		l := MovedLine{
			Key: t.Handle + " " + string(model.NewText), Kind: model.NewText, Ref: t.Ref(), Handle: t.Handle, Title: t.Title, On: on,
			Parties: m.parties(slices.Concat(t.By, t.Between)), Quotes: m.quotes(t.Evidence, nil),
		}
		words := []string{model.TextKinds.Label(t.Kind)}
		if len(t.By) > 0 {
			words = append(words, "by "+strings.Join(m.handles(t.By), ", "))
		}
		if len(t.Between) > 0 {
			words = append(words, "between "+strings.Join(m.handles(t.Between), ", "))
		}
		if t.Known != "" {
			words = append(words, model.Knowledges.Label(t.Known))
		}
		if t.Day.Known() {
			words = append(words, t.Day.Human())
		}
		l.Gist = strings.Join(words, ", ")
		l.Entered, l.Author = m.entered(t.Ref())
		m.add(l)
		return nil
	})
}

// textFrom is the first day on which the view shows a text: once it was
// published; without a source, from its own day, else from its entry.
func (r *reader) textFrom(t *model.Text) day.Date {
	first := r.published(t.Evidence)
	if r.at.Hindsight || first == day.Max {
		first = min(first, t.Day.First())
	}
	if first == day.Max {
		first = r.enteredOn(t.Ref())
	}
	return first
}

// enteredOn is the calendar day (UTC) on which a record was entered.
func (r *reader) enteredOn(ref model.Ref) day.Date {
	at, _ := r.entered(ref)
	return day.Of(at.UTC())
}
