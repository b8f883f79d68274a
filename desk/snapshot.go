package desk

import (
	"bytes"
	"context"
	"slices"

	"parley/model"
	"parley/model/clean"
	"parley/report"
	"parley/store"
	"parley/store/view"
)

// Snapshot gathers where a process stands as of a day, for printing with
// [report.Write]. Private sources and what rests on them alone are left out;
// what is not for quotation is cited without its words.
func (d *Desk) Snapshot(ctx context.Context, process string, at At) (report.Snapshot, error) {
	var s report.Snapshot
	err := d.store.View(ctx, func(tx *store.Tx) error {
		p, err := findProcess(tx, process)
		if err != nil {
			return err
		}
		v, err := view.Open(tx, p.ID, at.Known)
		if err != nil {
			return err
		}
		s, err = newReader(d, tx.AsKnown(at.Known), at, v).snapshot()
		return err
	})
	return s, err
}

func (r *reader) snapshot() (report.Snapshot, error) {
	s := report.Snapshot{
		Schema: report.Schema, Process: r.v.Handle, Title: r.v.Title, AsOf: r.at.Day.String(), Hindsight: r.at.Hindsight,
		Principals: r.handles(r.v.Principals), Points: []report.Point{}, Whole: []report.Claim{},
		Events: []report.Event{}, Parties: []report.Party{}, People: []report.Person{}, Sources: []report.Source{},
	}
	phase, err := r.phase()
	if err != nil {
		return s, err
	}
	s.Phase = string(phase)
	if s.KnownAt, s.Hash, err = r.tx.Head(); err != nil {
		return s, err
	}
	if r.at.Known > 0 {
		s.KnownAt, s.Hash = r.at.Known, ""
	}
	for _, step := range []func(*report.Snapshot) error{r.snapshotPoints, r.snapshotWhole, r.snapshotEvents, r.snapshotPeople, r.snapshotSources} {
		if err := step(&s); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (r *reader) snapshotPoints(s *report.Snapshot) error {
	rows, err := r.v.Board(r.at.AsOf())
	if err != nil {
		return err
	}
	for _, row := range rows {
		page, err := r.point(row.ID)
		if err != nil {
			return err
		}
		p := report.Point{
			Handle: row.Handle, Slug: row.Slug, Title: page.Title, Category: string(row.Category), Status: string(row.Status),
			Basis: string(row.Basis), Since: row.Since.String(), Assessed: row.Assessed.String(), Statuses: []report.Standing{}, Contested: row.Contested,
			Doubted: row.Doubted, Overtaken: row.Overtaken, Stale: row.Stale,
			Assessments: []report.Assessment{}, Positions: []report.Position{}, Claims: r.snapshotClaims(page.Claims),
		}
		if rec, err := r.get(model.KindPoint, row.ID); err == nil && rec != nil {
			p.Title = titleOf(rec) // rows cut long titles
		}
		for _, b := range row.Badges {
			p.Statuses = append(p.Statuses, standing(r.handles(b.Scope), b))
		}
		for _, a := range page.Assessments {
			p.Assessments = append(p.Assessments, report.Assessment{
				Status: string(a.Status), Scope: r.handles(a.Scope), From: a.From.String(), Reason: a.Reason,
				Confidence: a.Confidence, Author: a.Author,
			})
		}
		for _, pos := range page.Positions {
			if r.private(pos.Claim) {
				continue
			}
			c := pos.Claim
			p.Positions = append(p.Positions, report.Position{
				Party: pos.Party.Handle, Stance: string(c.Stance), Want: c.Want, Firmness: string(c.Firmness), Condition: c.Condition,
				Drift: string(pos.Drift), Said: c.Said.String(), Claim: c.Handle,
			})
		}
		s.Points = append(s.Points, p)
	}
	return nil
}

func standing(scope []string, b model.Badge) report.Standing {
	return report.Standing{
		Scope: scope, Status: string(b.Status), Basis: string(b.Basis), Since: b.Since.String(), Assessed: b.Assessed.String(), Contested: b.Contested,
	}
}

// private reports whether everything that a claim rests on is private.
func (r *reader) private(c ClaimLine) bool {
	if len(c.Quotes) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.Quotes, func(q Quote) bool { return r.marking(q) != "private" })
}

func (r *reader) marking(q Quote) string {
	if s := r.source(q.SourceID); s != nil {
		return s.Marking
	}
	return ""
}

func (r *reader) snapshotClaims(lines []ClaimLine) []report.Claim {
	claims := []report.Claim{}
	for _, c := range lines {
		if r.private(c) {
			continue
		}
		for _, s := range c.Speakers {
			r.note(r.quoted, model.KindPerson, []model.ID{s.Person})
		}
		claim := report.Claim{
			Handle: c.Handle, Speakers: c.Speaker, Parties: r.handles(c.For), Kind: string(c.Kind), Stance: string(c.Stance),
			Want: c.Want, Condition: c.Condition, Status: string(c.Status), Scope: r.handles(c.Scope), Count: c.Count,
			Words: c.Words, Said: c.Said.String(), Evidence: []report.Evidence{},
		}
		for _, q := range c.Quotes {
			e := report.Evidence{
				Quote: q.Words, Source: q.Source.Handle, Outlet: q.Outlet, Published: q.Published.String(),
				Attribution: string(q.Attribution), Grade: q.Grade.String(),
			}
			switch r.marking(q) {
			case "private":
				continue
			case "not-for-quotation":
				e.Quote = ""
			case "background":
				e.Outlet = ""
			}
			claim.Evidence = append(claim.Evidence, e)
		}
		claims = append(claims, claim)
	}
	return claims
}

func (r *reader) snapshotWhole(s *report.Snapshot) error {
	facts, err := r.v.Facts(r.v.ID)
	if err != nil {
		return err
	}
	var lines []ClaimLine
	for _, seen := range slices.Backward(facts.Visible(r.at.AsOf())) {
		rec, err := r.get(model.KindClaim, seen.Claim)
		if err != nil {
			return err
		}
		if c, ok := rec.(*model.Claim); ok && c != nil {
			lines = append(lines, r.claim(c))
		}
	}
	s.Whole = r.snapshotClaims(lines)
	return nil
}

func (r *reader) snapshotEvents(s *report.Snapshot) error {
	rows, err := r.events()
	for _, e := range rows {
		s.Events = append(s.Events, report.Event{
			Handle: e.Handle, Kind: e.Kind, State: e.State, Day: e.Day.String(), Place: e.Place, Parties: e.Parties,
			People: append([]string{}, e.People...), Overdue: e.Overdue, Sources: r.eventSources(e.ID),
		})
	}
	return err
}

func (r *reader) eventSources(id model.ID) []string {
	out := []string{}
	rec, err := r.get(model.KindEvent, id)
	e, ok := rec.(*model.Event)
	if err != nil || !ok || e == nil {
		return out
	}
	for _, ev := range e.Evidence {
		if src := r.source(ev.Source); src != nil && src.Marking != "private" {
			out = append(out, src.Handle)
		}
	}
	return out
}

func (r *reader) snapshotPeople(s *report.Snapshot) error {
	on := asOfDay(r.d, r.at)
	active := r.quoted
	if err := r.attending(active); err != nil {
		return err
	}
	err := r.shared(model.KindParty, func(rec model.Record) {
		p := rec.(*model.Party) //nolint:forcetypeassert // records of this kind are parties
		if roles := model.RolesOn(p, r.v.ID, on); len(roles) > 0 {
			s.Parties = append(s.Parties, report.Party{Handle: p.Handle, Name: p.Title, Kind: p.Sort, Roles: roles})
		}
	})
	if err != nil {
		return err
	}
	return r.shared(model.KindPerson, func(rec model.Record) {
		p := rec.(*model.Person) //nolint:forcetypeassert // records of this kind are persons
		if !active[p.ID] && !r.mandated(p, true) {
			return
		}
		row := r.personRow(p)
		_, envoy := model.EnvoyOn(p, r.v.ID, on)
		if slices.ContainsFunc(s.Parties, func(party report.Party) bool { return party.Handle == row.Party.Handle }) {
			s.People = append(s.People, report.Person{Handle: p.Handle, Name: p.Title, Party: row.Party.Handle, Posts: append([]string{}, row.Posts...), Envoy: envoy})
		}
	})
}

// snapshotSources lists the sources that the snapshot cites.
func (r *reader) snapshotSources(s *report.Snapshot) error {
	var cited []*model.Source
	for _, src := range r.sources {
		if src != nil && src.Marking != "private" {
			cited = append(cited, src)
		}
	}
	slices.SortFunc(cited, func(a, b *model.Source) int {
		return b.Published.Compare(a.Published)*2 + compareHandles(a.Handle, b.Handle)
	})
	for _, src := range cited {
		outlet, address := src.Outlet, src.URL
		if src.Marking == "background" {
			outlet, address = "", "" // the address names the outlet
		}
		s.Sources = append(s.Sources, report.Source{
			Handle: src.Handle, Title: src.Title, Outlet: outlet, Published: src.Published.String(), Address: clean.Line(address).String(),
		})
	}
	return nil
}

// compareHandles orders numbered handles by their number.
func compareHandles(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Export writes a snapshot to a file whose ending names the format. The file
// appears whole or not at all, and an existing one is replaced only by force.
func (d *Desk) Export(ctx context.Context, process string, at At, path string, force bool) error {
	format, err := report.FormatOf(path)
	if err != nil {
		return err
	}
	s, err := d.Snapshot(ctx, process, at)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := report.Write(&text, s, format); err != nil {
		return err
	}
	return WriteFile(path, text.Bytes(), force)
}
