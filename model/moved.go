package model

import (
	"slices"

	"parley/model/day"
)

// A MoveKind is in what respect a process is not as it was.
type MoveKind string

// Kinds of move, in the order in which a brief tells them.
const (
	StatusMoved   MoveKind = "status"
	NewPoint      MoveKind = "new-point"
	NewlyContest  MoveKind = "contested"
	ContestOver   MoveKind = "uncontested"
	PositionMoved MoveKind = "position"
	NewText       MoveKind = "new-text"
	EventHeld     MoveKind = "held"
	EventPlanned  MoveKind = "planned"
	EventOverdue  MoveKind = "overdue"
	EventOff      MoveKind = "off"
	GoneStale     MoveKind = "stale"
)

// MoveKinds are the headings of what has moved.
var MoveKinds = Vocabulary{Name: "kind of move", Words: []Word{
	{Code: string(StatusMoved), Label: "status moved", Means: "a point, or the process, has another status than it had", Source: "parley"},
	{Code: string(NewPoint), Label: "new points", Means: "nothing was known of the point", Source: "parley"},
	{Code: string(NewlyContest), Label: "newly contested", Means: "parties say otherwise who did not", Source: "parley"},
	{Code: string(ContestOver), Label: "no longer contested", Means: "what parties said otherwise is taken back, or too old to count", Source: "parley"},
	{Code: string(PositionMoved), Label: "positions moved", Means: "a party hardened, softened or reworded its position, or took its first one", Source: "parley"},
	{Code: string(NewText), Label: "new texts", Means: "nothing was known of the text", Source: "parley"},
	{Code: string(EventHeld), Label: "events held", Means: "it has taken place", Source: "parley"},
	{Code: string(EventPlanned), Label: "events planned or confirmed", Means: "it is newly expected, or confirmed", Source: "parley"},
	{Code: string(EventOverdue), Label: "events overdue", Means: "its day has passed and nobody has said that it was held", Source: "parley"},
	{Code: string(EventOff), Label: "events postponed, cancelled or broken off", Means: "it is postponed, cancelled or was broken off", Source: "parley"},
	{Code: string(GoneStale), Label: "gone stale", Means: "nothing was said on the point for the process's number of days", Source: "parley"},
}}

// A Move is one respect in which a point does not stand as it stood on an
// earlier day.
type Move struct {
	Kind    MoveKind
	On      day.Date // the first day from which on the view has always shown it so
	Scope   Scope    // of a status and a contest; empty: the headline scope
	Was, Is Badge    // of a status
	Held    Held     // of a position: Before is that of the earlier day
	Lapsed  bool     // of a contest that is over: its words only grew too old
	By      []Ref    // claims and assessments, first what made it move
}

// Moved compares how a point stands in the view with how the same view showed
// it on an earlier day: its status in the headline scope and in narrower ones,
// whether it is contested there, what each party holds, and whether it has
// gone stale. What came and went in between is not told.
func Moved(f Facts, base day.Date, at AsOf) []Move {
	if at.Day <= base {
		return nil
	}
	c := f.course(base, at)
	moves := slices.Concat(c.statuses(), c.contests(), c.positions())
	if on, ok := c.stale(); ok {
		moves = append(moves, Move{Kind: GoneStale, On: on, By: []Ref{c.lastSaid()}})
	}
	return moves
}

// Begun returns the first day on which a view shows anything that is said or
// judged of the point, [day.Max] where nothing is.
func (f Facts) Begun(hindsight bool) day.Date {
	first := day.Max
	for _, c := range f.Claims {
		first = min(first, AsOf{Hindsight: hindsight}.from(c))
	}
	for _, j := range f.Judged {
		first = min(first, j.From.First())
	}
	return first
}

// A course is a point on its way from one day to another. Between two of its
// days only time changes it.
type course struct {
	Facts
	at     AsOf
	days   []day.Date // the earlier day, then each later one on which the view shows more
	shown  []Stated   // what the view shows at the end, in the order in which it was said
	seen   [][]Stated // what it shows on each of the days, gathered when it is asked for
	scopes []Scope    // in which a claim or an assessment names a status; the headline scope first, as the empty one
}

func (f Facts) course(base day.Date, at AsOf) *course {
	c := &course{Facts: f, at: at, shown: f.Visible(at)}
	note := func(d day.Date) {
		if base < d && d <= at.Day {
			c.days = append(c.days, d)
		}
	}
	for _, claim := range c.shown {
		note(at.from(claim))
	}
	for _, j := range f.Judged {
		note(j.From.First())
	}
	slices.Sort(c.days)
	c.days = slices.Insert(slices.Compact(c.days), 0, base)
	c.seen = make([][]Stated, len(c.days))
	c.seen[c.last()] = c.shown
	c.scopes = append([]Scope{nil}, f.narrower(c.shown, at)...)
	return c
}

func (c *course) last() int { return len(c.days) - 1 }

// end is the day before the next of the course's days.
func (c *course) end(i int) day.Date {
	if i == c.last() {
		return c.at.Day
	}
	return c.days[i+1].Add(-1)
}

func (c *course) asOf(i int) AsOf { return AsOf{Day: c.days[i], Hindsight: c.at.Hindsight} }

// on returns the claims that the view shows on one of the days.
func (c *course) on(i int) []Stated {
	if c.seen[i] == nil {
		c.seen[i] = []Stated{}
		for _, s := range c.shown {
			if c.at.from(s) <= c.days[i] {
				c.seen[i] = append(c.seen[i], s)
			}
		}
	}
	return c.seen[i]
}

// begun returns the first of the days from which on all are alike.
func (c *course) begun(alike func(i int) bool) int {
	i := c.last()
	for i > 0 && alike(i-1) {
		i--
	}
	return i
}

// run is the part of a scope's track over which its status on one of the days
// holds.
func (c *course) run(i int, scope Scope) []Change {
	track, _ := c.track(c.resolve(scope), c.on(i), c.asOf(i))
	return lastRun(track)
}

// status is that of a scope on one of the days.
func (c *course) status(i int, scope Scope) Badge {
	b, ok := standing(c.run(i, scope))
	if !ok {
		b.Status = Unknown
	}
	b.Scope = scope
	return b
}

func (c *course) statuses() []Move {
	var moves []Move
	if c.last() == 0 {
		return nil
	}
	for _, scope := range c.scopes {
		was, is := c.status(0, scope), c.status(c.last(), scope)
		if was.Status == is.Status {
			continue
		}
		i := c.begun(func(i int) bool { return c.status(i, scope).Status == is.Status })
		m := Move{Kind: StatusMoved, On: c.days[i], Scope: scope, Was: was, Is: is, By: c.turned(i, scope)}
		if run := c.run(c.last(), scope); is.Basis == Assessed { // who judged it, where reports came first
			m.By = addRefs(m.By, run[len(run)-1].By)
		}
		moves = append(moves, m)
	}
	return moves
}

// turned returns what gave a scope its status on one of the days: the word
// with which the status begins, after what came out on that day where this
// only put an older word in another light.
func (c *course) turned(i int, scope Scope) []Ref {
	run := c.run(i, scope)
	var first []Ref
	if len(run) > 0 {
		first = []Ref{run[0].By}
	}
	fresh := c.fresh(i)
	if len(first) > 0 && slices.Contains(fresh, first[0]) {
		return first
	}
	return addRefs(fresh, first...)
}

// fresh lists what the view first shows on one of the days and what can move a
// status.
func (c *course) fresh(i int) []Ref {
	var refs []Ref
	for _, s := range c.on(i) {
		if c.at.from(s) == c.days[i] && (s.Kind == StatusClaim || s.Kind == Position) {
			refs = append(refs, Ref{KindClaim, s.Claim})
		}
	}
	for _, j := range c.Judged {
		if j.From.First() == c.days[i] {
			refs = append(refs, Ref{KindAssessment, j.Assessment})
		}
	}
	return refs
}

func addRefs(refs []Ref, more ...Ref) []Ref {
	for _, ref := range more {
		if !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

func (c *course) contests() []Move {
	var moves []Move
	for _, scope := range c.scopes {
		switch was, is := c.until(0, scope) >= c.days[0], c.until(c.last(), scope) >= c.at.Day; {
		case is && !was:
			i := c.begun(func(i int) bool { return c.until(i, scope) >= c.end(i) })
			moves = append(moves, Move{Kind: NewlyContest, On: c.days[i], Scope: scope, By: c.contesting(scope, c.asOf(i))})
		case was && !is:
			moves = append(moves, c.over(scope))
		}
	}
	return moves
}

// until is the last day on which the scope is contested, by what the view
// shows on one of the days.
func (c *course) until(i int, scope Scope) day.Date {
	classes := map[Class]bool{}
	for _, s := range c.on(i) {
		classes[s.Status.Class()] = true
	}
	if delete(classes, ""); len(classes) < 2 {
		return day.Min
	}
	_, t := c.track(c.resolve(scope), c.on(i), c.asOf(i))
	until, _ := c.quarrel(t, c.on(i), Row{})
	return until
}

// over finds the day on which a contest ended: the one on which somebody spoke
// again, or the one on which its words grew too old.
func (c *course) over(scope Scope) Move {
	i := c.last()
	for i > 0 && c.until(i, scope) < c.days[i] {
		i--
	}
	on := min(c.until(i, scope), c.end(i)).Add(1)
	m := Move{Kind: ContestOver, On: on, Scope: scope, Lapsed: on <= c.end(i)}
	if !m.Lapsed {
		m.By = c.fresh(i + 1)
	}
	m.By = addRefs(m.By, c.contesting(scope, AsOf{on.Add(-1), c.at.Hindsight})...)
	return m
}

// positions compares what each party holds, in the order in which it was said.
func (c *course) positions() []Move {
	var moves []Move
	if c.last() == 0 {
		return nil
	}
	before := held(c.on(0))
	for _, h := range held(c.shown) {
		was, spoke := holds(before, h.Party)
		now := Held{Party: h.Party, Now: h.Now}
		if spoke {
			now.Before, now.Drift = &was, DriftOf(was, h.Now)
			if now.Drift == "" {
				continue
			}
		}
		i := c.begun(func(i int) bool {
			then, ok := holds(held(c.on(i)), h.Party)
			return ok && DriftOf(then, h.Now) == "" && (!spoke || DriftOf(was, then) == now.Drift)
		})
		m := Move{Kind: PositionMoved, On: c.days[i], Held: now}
		if first, ok := holds(held(c.on(i)), h.Party); ok {
			m.By = []Ref{{KindClaim, first.Claim}}
		}
		m.By = addRefs(m.By, Ref{KindClaim, h.Now.Claim})
		if spoke {
			m.By = addRefs(m.By, Ref{KindClaim, was.Claim})
		}
		moves = append(moves, m)
	}
	return moves
}

// holds returns a party's latest position.
func holds(all []Held, party ID) (Stated, bool) {
	i := slices.IndexFunc(all, func(h Held) bool { return h.Party == party })
	if i < 0 {
		return Stated{}, false
	}
	return all[i].Now, true
}

// stale returns the day from which on the point is stale, false where it was
// so before or is not.
func (c *course) stale() (on day.Date, gone bool) {
	if c.staleFrom(0) <= c.days[0] || c.staleFrom(c.last()) > c.at.Day {
		return 0, false
	}
	i := c.begun(func(i int) bool { return c.staleFrom(i) <= c.end(i) && c.staleFrom(i+1) <= c.days[i+1] })
	return max(c.days[i], c.staleFrom(i)), true
}

// staleFrom is the first day on which what the view shows on one of the days
// is too old.
func (c *course) staleFrom(i int) day.Date {
	seen := c.on(i)
	if len(seen) == 0 {
		return day.Max
	}
	return seen[len(seen)-1].Day().Add(c.StaleDays + 1)
}

// lastSaid is the claim after which nothing was said.
func (c *course) lastSaid() Ref { return Ref{KindClaim, c.shown[len(c.shown)-1].Claim} }

// Course lists the states of an event, oldest first, each with the day from
// which on a view shows it that sees the event from a day on. What it was when
// it was first reported, it was from then on, whenever that was entered; but
// nothing is held before its day.
func (r *Event) Course(seen day.Date) []EventState {
	var out []EventState
	on := seen
	for i, s := range r.History {
		took := s.State == "held" || s.State == "broken-off"
		from := s.On
		if took && !from.Known() {
			from = r.Day
		}
		if from.Known() && (took || i > 0) {
			on = max(on, from.First())
		}
		if n := len(out); n == 0 || out[n-1].State != s.State {
			out = append(out, EventState{State: s.State, On: day.Exact(on)})
		}
	}
	return out
}
