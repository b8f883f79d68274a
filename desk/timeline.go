package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/model/filter"
	"parley/store/view"
)

// A Lane is one of the four kinds of entry on a timeline.
type Lane string

// The lanes.
const (
	ClaimLane  Lane = "claim"
	StatusLane Lane = "status"
	EventLane  Lane = "event"
	TextLane   Lane = "text"
)

// Lanes are the kinds of entry, in the order in which those of one day stand.
var Lanes = model.Vocabulary{Name: "kind of entry", Words: []model.Word{
	{Code: string(ClaimLane), Label: "claim", Means: "somebody said something", Source: "parley", Glyph: "“", ASCII: "\""},
	{Code: string(StatusLane), Label: "status", Means: "a point's status changed in a scope", Source: "parley", Glyph: "↕", ASCII: "|"},
	{Code: string(EventLane), Label: "event", Means: "something took place, or is planned", Source: "parley", Glyph: "◇", ASCII: "*"},
	{Code: string(TextLane), Label: "text", Means: "a plan, draft, treaty, letter or understanding", Source: "parley", Glyph: "¶", ASCII: "T"},
}}

// A Timeline is all that a process holds along one axis of days, as a view
// sees it. No claim is decoded for it: the words and quotes of those that are
// looked at come with [Desk.ClaimLines].
type Timeline struct {
	Day     day.Date // the view's day
	Points  int
	Entries []Entry // by day, undated ones last

	shifts []shift // by day
}

// An Entry is one thing on a timeline.
type Entry struct {
	Key     string // unique on the timeline and the same from view to view
	Lane    Lane
	Day     day.Day   // as precise as it is known
	Opens   model.Ref // the claim, event or text; of a status change, the claim or assessment that made it
	Handle  string    // of that record
	About   []Topic   // empty: the process as a whole
	Parties []string  // handles of those spoken for, who take part, whose text it is
	Speaker string    // who says it; of a status, whose word made it; empty where the analyst assessed it
	Gist    string
	Source  string // handle of the first source of an event or text; of others [Desk.ClaimLines] tells it

	Sort   string       // kind of the claim, event or text
	Stance model.Stance // of a position
	Was    model.Status // of a status change: what it followed
	Status model.Status // of a status change or status claim
	Scope  string       // its scope, as handles: "ru–ua"; empty where unstated
	Basis  model.Basis  // of a status change
	State  string       // of an event, on the view's day
	Ahead  bool         // its day lies after the view's day
}

// A Topic is a point or text that an entry is about.
type Topic struct {
	Handle   string
	Slug     string // of a point
	Title    string
	Category model.Category // of a point
}

// Timeline gathers the claims, status changes, events and texts of a process.
// It reads the covering row of every claim and keeps some 400 bytes of each.
func (d *Desk) Timeline(ctx context.Context, process string, at At) (Timeline, error) {
	t := Timeline{Day: asOfDay(d, at)}
	err := d.read(ctx, process, at, func(r *reader) error {
		c := chronicle{reader: r, claims: map[model.ID]int{}, voices: map[model.Voice]voice{}}
		for _, gather := range []func() error{c.points, c.whole, c.texts, c.events} {
			if err := gather(); err != nil {
				return err
			}
		}
		t.Points, t.shifts = c.board, c.shifts
		t.Entries = byDay(slices.Concat(c.said, c.changed, c.happened, c.written))
		return nil
	})
	sortShifts(t.shifts)
	return t, err
}

// byDay orders entries by day and leaves those of one day as they are. Only
// their places are moved while they are sorted: an entry is large.
func byDay(entries []Entry) []Entry {
	places := make([]int, len(entries))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int {
		if c := entries[a].Day.Compare(entries[b].Day); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	sorted := make([]Entry, len(entries))
	for i, place := range places {
		sorted[i] = entries[place]
	}
	return sorted
}

// Keep returns the timeline with the entries that a filter keeps. Its shares
// are still those of all points.
func (t Timeline) Keep(f filter.Filter) Timeline {
	if f.Empty() {
		return t
	}
	var kept []Entry
	for i := range t.Entries {
		if f.Keeps(&t.Entries[i]) {
			kept = append(kept, t.Entries[i])
		}
	}
	t.Entries = kept
	return t
}

// A chronicle gathers the entries of a timeline, lane by lane.
type chronicle struct {
	*reader
	said, changed, happened, written []Entry

	claims map[model.ID]int // where each claim stands among those said
	voices map[model.Voice]voice
	board  int // points on it
	shifts []shift
}

// A voice is who speaks for whom, by name.
type voice struct {
	speaker string
	parties []string // none or one handle
}

// points takes in what is said on each point and how its status changed.
func (c *chronicle) points() error {
	rows, err := c.v.Board(c.at.AsOf())
	c.board = len(rows)
	for i := range rows {
		p := &rows[i]
		facts, err := c.v.Facts(p.ID)
		if err != nil {
			return err
		}
		about := []Topic{{p.Handle, p.Slug, p.Title, p.Category}}
		c.hear(about, facts)
		c.changes(about, facts, facts.Headline)
		for _, b := range p.Badges {
			c.changes(about, facts, b.Scope)
		}
		shifts, err := c.reader.shifts(p.ID, facts)
		if err != nil {
			return err
		}
		c.shifts = append(c.shifts, shifts...)
	}
	return err
}

// whole takes in what is said of the process as a whole.
func (c *chronicle) whole() error {
	facts, err := c.v.Facts(c.v.ID)
	c.hear(nil, facts)
	return err
}

// hear takes in the claims on one matter. One that is about several has one
// entry.
func (c *chronicle) hear(about []Topic, facts model.Facts) {
	for _, s := range facts.Visible(c.at.AsOf()) {
		if i, ok := c.claims[s.Claim]; ok {
			c.said[i].About = slices.Concat(c.said[i].About, about)
			continue
		}
		c.claims[s.Claim] = len(c.said)
		e := Entry{
			Key: s.Handle, Lane: ClaimLane, Day: s.On(), Opens: model.Ref{Kind: model.KindClaim, ID: s.Claim}, Handle: s.Handle,
			About: about, Sort: string(s.Kind), Stance: s.Stance, Status: s.Status, Scope: c.scope(s.Scope),
			Gist: claimTitle(&model.Claim{Kind: s.Kind, Stance: s.Stance, Want: s.Want, Status: s.Status}),
		}
		for i, v := range s.Voices {
			voice := c.voice(v)
			if i == 0 {
				e.Speaker, e.Parties = voice.speaker, voice.parties
				continue
			}
			if v.Who != s.Voices[i-1].Who { // they stand speaker by speaker
				e.Speaker += " and " + voice.speaker
			}
			for _, handle := range voice.parties {
				if !slices.Contains(e.Parties, handle) {
					e.Parties = slices.Concat(e.Parties, voice.parties)
				}
			}
		}
		c.said = append(c.said, e)
	}
}

// voice names a speaker, who is a person, a party or somebody described, and
// the party spoken for.
func (c *chronicle) voice(v model.Voice) voice {
	if known, ok := c.voices[v]; ok {
		return known
	}
	named := voice{speaker: v.Who}
	for _, kind := range []model.Kind{model.KindPerson, model.KindParty} {
		if rec, err := c.get(kind, model.ID(v.Who)); err == nil && rec != nil {
			named.speaker = titleOf(rec)
			break
		}
	}
	if v.Party != "" {
		named.parties = c.handles([]model.ID{v.Party})
	}
	c.voices[v] = named
	return named
}

func (c *chronicle) scope(s model.Scope) string {
	if len(s) == 0 {
		return ""
	}
	c.handles(s) // names its parties
	return c.names.Scope(s)
}

// changes takes in how the status of a point changed in a scope.
func (c *chronicle) changes(about []Topic, facts model.Facts, scope model.Scope) {
	was, between := model.Unknown, ""
	for _, ch := range model.Track(facts, scope, c.at.AsOf()) {
		if ch.Status == was {
			continue // an assessment that confirms what was reported
		}
		if between == "" {
			between = c.scope(scope)
		}
		e := Entry{
			Lane: StatusLane, Day: ch.From, Opens: ch.By, About: about, Was: was, Status: ch.Status, Scope: between, Basis: ch.Basis,
			Gist: model.Statuses.Label(string(was)) + " → " + model.Statuses.Label(string(ch.Status)),
		}
		if i, ok := c.claims[ch.By.ID]; ok {
			by := &c.said[i]
			e.Handle, e.Speaker, e.Parties = by.Handle, by.Speaker, by.Parties
		} else if i := slices.IndexFunc(facts.Judged, func(j model.Judged) bool { return j.Assessment == ch.By.ID }); i >= 0 {
			e.Handle = facts.Judged[i].Handle
		}
		e.Key = e.Handle + " " + about[0].Handle + " " + between
		c.changed = append(c.changed, e)
		was = ch.Status
	}
}

// texts takes in the texts that the view shows, and what is said of each.
func (c *chronicle) texts() error {
	return view.Each(c.v, model.KindText, func(x *model.Text) error {
		facts, err := c.v.Facts(x.ID)
		if err != nil {
			return err
		}
		c.hear([]Topic{{Handle: x.Handle, Title: x.Title}}, facts)
		source, published := c.firstSource(x.Evidence)
		entered, _ := c.entered(x.Ref())
		known := model.Stated{Said: x.Day, Published: published, Entered: day.Of(entered.UTC())}
		if !c.at.AsOf().Sees(known) {
			return nil
		}
		e := Entry{
			Key: x.Handle, Lane: TextLane, Day: x.Day, Opens: x.Ref(), Handle: x.Handle, Gist: x.Title, Sort: x.Kind, Source: source,
			Parties: c.handles(model.NewScope(slices.Concat(x.By, x.Between)...)),
		}
		if x.Known != "" {
			e.Gist += ", " + model.Knowledges.Label(x.Known)
		}
		c.written = append(c.written, e)
		return nil
	})
}

// events takes in the events that the view shows.
func (c *chronicle) events() error {
	return view.Each(c.v, model.KindEvent, func(ev *model.Event) error {
		if !c.eventSeen(ev) {
			return nil
		}
		row := c.event(ev)
		e := Entry{
			Key: ev.Handle, Lane: EventLane, Day: ev.Day, Opens: ev.Ref(), Handle: ev.Handle, Parties: row.Parties, Gist: titleOf(ev),
			Sort: ev.Kind, State: row.State, Ahead: ev.Day.Known() && ev.Day.First() > asOfDay(c.d, c.at),
		}
		if ev.Place != "" && !strings.Contains(e.Gist, ev.Place) {
			e.Gist += " in " + ev.Place
		}
		for _, id := range ev.Points {
			if rec, err := c.get(model.KindPoint, id); err == nil {
				if p, ok := rec.(*model.Point); ok && p != nil {
					e.About = append(e.About, Topic{p.Handle, p.Slug, p.Title, p.Category})
				}
			}
		}
		e.Source, _ = c.firstSource(ev.Evidence)
		c.happened = append(c.happened, e)
		return nil
	})
}

// firstSource returns the handle of the first piece of evidence that the view sees,
// and the day on which the earliest came out.
func (r *reader) firstSource(evidence []model.Evidence) (source string, first day.Day) {
	for _, e := range evidence {
		s := r.source(e.Source)
		if s == nil {
			continue
		}
		if source == "" && !r.later(s) {
			source = s.Handle
		}
		if s.Published.First() < first.First() {
			first = s.Published
		}
	}
	return source, first
}

// Tracks returns how the status of some points changed in the headline scope,
// for the rows of a board that are looked at.
func (d *Desk) Tracks(ctx context.Context, process string, points []model.ID, at At) (map[model.ID][]model.Change, error) {
	tracks := make(map[model.ID][]model.Change, len(points))
	err := d.read(ctx, process, at, func(r *reader) error {
		for _, id := range points {
			facts, err := r.v.Facts(id)
			if err != nil {
				return err
			}
			tracks[id] = model.Track(facts, nil, at.AsOf())
		}
		return nil
	})
	return tracks, err
}
