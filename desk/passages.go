package desk

import (
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

// passages are the texts of a record in which words are looked for, and what
// a search shows of it; false where the view does not show the record.
func (r *reader) passages(rec model.Record) (Found, []passage, bool) {
	into := r.tx.Resolve(rec.Ref())
	called := r.name(into.Kind, into.ID)
	f := Found{Kind: into.Kind, Handle: called.Handle, Title: called.Title}
	switch rec := rec.(type) {
	case *model.Party:
		return f, own(append([]string{rec.Title, rec.Code}, rec.Aliases...)...), r.concerned(rec)
	case *model.Person:
		return f, own(append(append([]string{rec.Title}, rec.Aliases...), r.posts(rec)...)...), r.concernedPerson(rec)
	case *model.Point:
		return f, own(rec.Title, rec.Slug), rec.Process == r.v.ID && r.heardOf(rec)
	case *model.Text:
		f.Day = rec.Day
		return f, append(own(rec.Title), r.quotations(rec.Evidence)...), rec.Process == r.v.ID && r.told(rec.Evidence, rec.Day, rec.Day)
	case *model.Event:
		f.Day = rec.Day
		return f, append(own(rec.Title, rec.Place), r.quotations(rec.Evidence)...), rec.Process == r.v.ID && r.eventSeen(rec)
	case *model.Claim:
		if rec.Process != r.v.ID || !r.sees(rec) {
			return f, nil, false
		}
		var speakers []string
		for _, s := range rec.Speakers {
			speakers = append(speakers, r.speaker(s))
		}
		f.By, f.Day = strings.Join(speakers, " and "), rec.Said
		if i := slices.IndexFunc(rec.About, func(about model.Ref) bool { return about.Kind == model.KindPoint }); i >= 0 {
			f.About = r.name(model.KindPoint, rec.About[i].ID)
		}
		return f, append(r.quotations(rec.Evidence), own(append(speakers, rec.Words, rec.Want, rec.Condition, rec.Count)...)...), true
	case *model.Source:
		f.By, f.Day = rec.Outlet, rec.Published
		came := !rec.Published.Known() || rec.Published.First() <= r.at.Day
		return f, []passage{{text: rec.Body, source: rec}, {text: rec.Title, source: rec, title: true}}, rec.Process == r.v.ID && came
	}
	return f, nil, false
}

// own are a record's own words.
func own(texts ...string) []passage {
	var out []passage
	for _, t := range texts {
		if t != "" {
			out = append(out, passage{text: t})
		}
	}
	return out
}

// quotations are the quotes of what had come out by the view's day.
func (r *reader) quotations(evidence []model.Evidence) []passage {
	var out []passage
	for _, e := range evidence {
		if s := r.source(e.Source); e.Quote != "" && !r.later(s) {
			out = append(out, passage{text: e.Quote, source: s, from: e.From})
		}
	}
	return out
}

// posts are those of the mandates that the view shows.
func (r *reader) posts(p *model.Person) []string {
	var posts []string
	for _, m := range p.Mandates {
		if r.mandateSeen(m) {
			posts = append(posts, m.Post)
		}
	}
	return posts
}

// concerned reports whether a party has a role in the process that the view
// shows, or a claim or event of it.
func (r *reader) concerned(p *model.Party) bool {
	return slices.Contains(r.v.Principals, p.ID) || len(r.terms(p)) > 0 || r.involved(p.Ref())
}

func (r *reader) concernedPerson(p *model.Person) bool {
	return r.mandated(p, false) || r.enteredHere(p) && r.knownAsAny(p) || r.involved(p.Ref())
}

// involved reports whether a claim or event of the process that the view
// shows refers to a party or person.
func (r *reader) involved(who model.Ref) bool {
	return slices.ContainsFunc(r.tx.MergedInto(r.tx.Resolve(who)), func(ref model.Ref) bool {
		return slices.ContainsFunc(r.tx.Referrers(ref), r.shows)
	})
}

// shows reports whether the view shows a claim or event of the process.
func (r *reader) shows(ref model.Ref) bool {
	row, ok := r.tx.RowOf(ref.Kind, r.v.ID, ref.ID)
	if !ok || ref.Kind == model.KindClaim && row.Day.Known() && row.Day.First() > r.at.Day {
		return false
	}
	rec, err := r.tx.GetKnown(ref, r.at.Known)
	if err != nil {
		return false
	}
	switch rec := rec.(type) {
	case *model.Claim:
		return rec != nil && r.sees(rec)
	case *model.Event:
		return rec != nil && r.eventSeen(rec)
	}
	return false
}

// heardOf reports whether the view lists a point: by its day something was said
// of it, or it was entered.
func (r *reader) heardOf(point *model.Point) bool {
	facts, err := r.tx.Facts(r.v.Process, point.ID)
	entered, _ := r.entered(point.Ref())
	return err == nil && min(day.Of(entered.UTC()), facts.Begun(r.at.Hindsight)) <= r.at.Day
}
