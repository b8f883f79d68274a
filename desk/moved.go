package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"parley/model"
	"parley/model/day"
)

// Moved is what has moved in a process since the analyst's last brief.
type Moved struct {
	Process ProcessRow
	Base    day.Date // what was so on this day has not moved
	HasBase bool     // there was a brief by the view's day
	Groups  []MovedGroup
	Names   Names
}

// MovedGroup is what has moved in one respect; there is none without lines.
type MovedGroup struct {
	Kind  model.MoveKind
	Title string
	Lines []MovedLine // newest first, those of a day by handle
}

// MovedLine is one move with what proves it: claims, assessments or the quotes
// of an event or text; else who entered it.
type MovedLine struct {
	Key         string // names the line among all: "p7 status ua–us"
	Kind        model.MoveKind
	Ref         model.Ref // the record that it opens …
	Handle      string    // … and how that is called
	Title       string
	Category    string   // of a point
	Parties     []Name   // of the scope, whose position it is, who speaks or takes part
	On          day.Date // the first day from which on the view has always shown it so
	Gist        string   // "raised → disputed, reported since 24 Dec 2025"
	Was, Is     string   // codes of the statuses, phases or states of an event; empty for none
	Drift       model.Drift
	Claims      []ClaimLine // first the one that made it
	Assessments []AssessmentLine
	Quotes      []Quote   // of an event or text
	Entered     time.Time // of an event, text or point without claims …
	Author      string    // … and who entered it
}

// Moved compares a process as of the view's day with the same view on the day
// of the analyst's last brief: the latest that is not after the view's day.
// Both look at the file as it is known in the view, so what was entered since
// the brief about earlier days has not moved. Where there was no brief,
// everything has moved, and the base is the day before the first of it.
//
// Of what came and went in between nothing is told. New claims move something
// only by what they change.
func (d *Desk) Moved(ctx context.Context, process string, at At) (Moved, error) {
	var moved Moved
	at.Day = asOfDay(d, at)
	err := d.read(ctx, process, at, func(r *reader) error {
		m := mover{reader: r, lines: map[model.MoveKind][]MovedLine{}}
		var err error
		if m.base, moved.HasBase, err = r.brief(); err != nil {
			return err
		}
		if moved.Process, err = r.head(); err != nil {
			return err
		}
		for _, step := range []func() error{m.movedPhase, m.movedPoints, m.movedTexts, m.movedEvents} {
			if err := step(); err != nil {
				return err
			}
		}
		moved.Groups, moved.Names = m.groups(), r.names
		moved.Base = m.base
		if !moved.HasBase {
			moved.Base = at.Day
			for _, g := range moved.Groups {
				moved.Base = min(moved.Base, g.Lines[len(g.Lines)-1].On.Add(-1))
			}
		}
		return nil
	})
	return moved, err
}

// SetBrief keeps the view's day as that of the analyst's last brief, from
// which on [Desk.Moved] counts.
func (d *Desk) SetBrief(ctx context.Context, process string, at At) (Done, error) {
	if at.Known != 0 {
		return Done{}, model.Wrong("brief", "the file is seen as act %d left it; return to now to set the day of a brief", at.Known)
	}
	return d.do(ctx, model.VerbEdit, func(b *builder) error {
		p, err := findProcess(b.tx, process)
		if err != nil {
			return err
		}
		b.act.Process = p.ID
		on := b.entryDay(at)
		b.titled(p, "brief of %s", on.Human())
		_, err = b.amend(p.Ref(), map[string]string{"brief": on.String()}, on)
		return err
	})
}

// beforeAll is a base from which on everything has moved.
const beforeAll = day.Min + 1

// brief is the day of the last brief by the view's day. Where the process
// knows a later one only, as the view is set back, its earlier versions tell.
func (r *reader) brief() (on day.Date, given bool, err error) {
	if b := r.v.Brief; !b.Known() {
		return beforeAll, false, nil
	} else if b.First() <= r.at.Day {
		return b.First(), true, nil
	}
	for _, seq := range slices.Backward(r.tx.Versions(r.v.Ref())) {
		if r.at.Known > 0 && seq > r.at.Known || !r.tx.Stands(seq) {
			continue
		}
		rec, err := r.tx.GetKnown(r.v.Ref(), seq)
		if err != nil {
			return beforeAll, false, err
		}
		if p, ok := rec.(*model.Process); ok && p != nil && p.Brief.Known() && p.Brief.First() <= r.at.Day {
			return p.Brief.First(), true, nil
		}
	}
	return beforeAll, false, nil
}

// A mover gathers what has moved since a day.
type mover struct {
	*reader
	base  day.Date
	lines map[model.MoveKind][]MovedLine
}

func (m *mover) add(l MovedLine) { m.lines[l.Kind] = append(m.lines[l.Kind], l) }

// since reports whether a day lies between the base and the view's.
func (m *mover) since(on day.Date) bool { return m.base < on && on <= m.at.Day }

func (m *mover) groups() []MovedGroup {
	var groups []MovedGroup
	for _, w := range model.MoveKinds.Words {
		lines := m.lines[model.MoveKind(w.Code)]
		if len(lines) == 0 {
			continue
		}
		slices.SortStableFunc(lines, func(a, b MovedLine) int { return cmp.Or(cmp.Compare(b.On, a.On), compareHandles(a.Handle, b.Handle)) })
		groups = append(groups, MovedGroup{model.MoveKind(w.Code), w.Label, lines})
	}
	return groups
}

// movedPhase tells that the process as a whole has another phase.
func (m *mover) movedPhase() error {
	was, err := m.phaseOn(m.base)
	if err != nil {
		return err
	}
	is, err := m.phaseOn(m.at.Day)
	if err != nil || is == nil || was != nil && was.Phase == is.Phase {
		return err
	}
	l := MovedLine{
		Key: m.v.Handle + " phase", Kind: model.StatusMoved, Ref: m.v.Ref(), Handle: m.v.Handle, Title: m.v.Title,
		On: is.From.First(), Is: string(is.Phase), Assessments: []AssessmentLine{m.assessment(is)},
	}
	if was != nil {
		l.Was = string(was.Phase)
	}
	l.Gist = turned(model.Phases, l.Was, l.Is) + ", assessed since " + is.From.Human()
	m.add(l)
	return nil
}

// turned tells from what to what something went.
func turned(v model.Vocabulary, was, is string) string {
	if was == "" {
		return v.Label(is)
	}
	return v.Label(was) + " → " + v.Label(is)
}
