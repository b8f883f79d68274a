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
	{Code: string(PositionMoved), Label: "positions", Means: "a party hardened, softened or reworded its position, or took its first one", Source: "parley"},
	{Code: string(NewText), Label: "new texts", Means: "nothing was known of the text", Source: "parley"},
	{Code: string(EventHeld), Label: "events held", Means: "it has taken place", Source: "parley"},
	{Code: string(EventPlanned), Label: "events planned or confirmed", Means: "it is newly expected, or confirmed", Source: "parley"},
	{Code: string(EventOverdue), Label: "events overdue", Means: "its day has passed and nobody has said that it was held", Source: "parley"},
	{Code: string(EventOff), Label: "events put off", Means: "it is postponed, cancelled or was broken off", Source: "parley"},
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
	at   AsOf
	days []day.Date // the earlier day, then each later one on which the view shows more
	rows []*Cached  // its standing on each, computed when it is asked for
}

func (f Facts) course(base day.Date, at AsOf) *course {
	c := &course{Facts: f, at: at}
	note := func(d day.Date) {
		if base < d && d <= at.Day {
			c.days = append(c.days, d)
		}
	}
	for _, claim := range f.Claims {
		note(at.from(claim))
	}
	for _, j := range f.Judged {
		note(j.From.First())
	}
	slices.Sort(c.days)
	c.days = slices.Insert(slices.Compact(c.days), 0, base)
	c.rows = make([]*Cached, len(c.days))
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

func (c *course) row(i int) *Cached {
	if c.rows[i] == nil {
		row := c.settle(c.Headline, c.asOf(i))
		c.rows[i] = &row
	}
	return c.rows[i]
}

// begun returns the first of the days from which on all are alike.
func (c *course) begun(alike func(i int) bool) int {
	i := c.last()
	for i > 0 && alike(i-1) {
		i--
	}
	return i
}

// scopes are those in which the point has a status at the end, the headline
// scope first, as the empty one.
func (c *course) scopes() []Scope {
	scopes := []Scope{nil}
	for _, b := range c.row(c.last()).Badges {
		scopes = append(scopes, b.Scope)
	}
	return scopes
}

func (c *course) statuses() []Move {
	var moves []Move
	if c.last() == 0 {
		return nil
	}
	for _, scope := range c.scopes() {
		was, is := c.row(0).In(scope), c.row(c.last()).In(scope)
		if was.Status == is.Status {
			continue
		}
		i := c.begun(func(i int) bool { return c.row(i).In(scope).Status == is.Status })
		m := Move{Kind: StatusMoved, On: c.days[i], Scope: scope, Was: was, Is: is, By: c.turned(i, scope)}
		if run := lastRun(Track(c.Facts, scope, c.at)); is.Basis == Assessed { // who judged it, where reports came first
			m.By = addRefs(m.By, run[len(run)-1].By)
		}
		moves = append(moves, m)
	}
	return moves
}

// In returns the status in a scope; the empty one is the headline scope.
func (r Row) In(scope Scope) Badge {
	if len(scope) == 0 {
		return Badge{Status: r.Status, Basis: r.Basis, Since: r.Since, Assessed: r.Assessed}
	}
	for _, b := range r.Badges {
		if b.Scope.Equal(scope) {
			return b
		}
	}
	return Badge{Scope: scope, Status: Unknown}
}

// turned returns what gave a scope its status on one of the days: the word
// with which the status begins, after what came out on that day where this
// only put an older word in another light.
func (c *course) turned(i int, scope Scope) []Ref {
	run := lastRun(Track(c.Facts, scope, c.asOf(i)))
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
	for _, s := range c.Visible(c.asOf(i)) {
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
	was, is := c.row(0).on(c.days[0]), c.row(c.last()).on(c.at.Day)
	if !was.Contested && !is.Contested {
		return nil
	}
	var moves []Move
	for _, scope := range c.scopes() {
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
	seen := c.Visible(c.asOf(i))
	_, t := c.track(c.resolve(scope), seen, c.asOf(i))
	until, _ := c.quarrel(t, seen, Row{})
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
	before := held(c.Visible(c.asOf(0)))
	for _, h := range held(c.Visible(c.at)) {
		was, spoke := holds(before, h.Party)
		now := Held{Party: h.Party, Now: h.Now}
		if spoke {
			now.Before, now.Drift = &was, DriftOf(was, h.Now)
			if now.Drift == "" {
				continue
			}
		}
		i := c.begun(func(i int) bool {
			then, ok := holds(held(c.Visible(c.asOf(i))), h.Party)
			return ok && DriftOf(then, h.Now) == "" && (!spoke || DriftOf(was, then) == now.Drift)
		})
		m := Move{Kind: PositionMoved, On: c.days[i], Held: now}
		if first, ok := holds(held(c.Visible(c.asOf(i))), h.Party); ok {
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
	if c.row(0).StaleFrom <= c.days[0] || c.row(c.last()).StaleFrom > c.at.Day {
		return 0, false
	}
	i := c.begun(func(i int) bool { return c.row(i).StaleFrom <= c.end(i) && c.row(i+1).StaleFrom <= c.days[i+1] })
	return max(c.days[i], c.row(i).StaleFrom), true
}

// lastSaid is the claim after which nothing was said.
func (c *course) lastSaid() Ref {
	seen := c.Visible(c.at)
	return Ref{KindClaim, seen[len(seen)-1].Claim}
}

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
