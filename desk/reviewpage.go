package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// SourcePage is a source with its suggestions, by what they are about.
type SourcePage struct {
	Source model.Source
	Row    SourceRow
	Groups []Group
	Copies []Copy // the other sources of its story, and the versions of its page
}

// A Group is the suggestions about one point or, where they have none, about
// the talks as a whole, events, or people and parties. Those that contradict
// what is known come first, those that repeat it last.
type Group struct {
	Key         string
	Title       string
	Point       string    // handle of the point; empty for a new one and for groups that have none
	New         bool      // the point is not in the file yet
	Row         model.Row // where the point stands now
	Suggestions []Suggestion
}

// Suggestions lists all of them in the order of the groups.
func (p SourcePage) Suggestions() []Suggestion {
	var all []Suggestion
	for _, g := range p.Groups {
		all = append(all, g.Suggestions...)
	}
	return all
}

// Undecided counts what is left to decide.
func (p SourcePage) Undecided() int {
	n := 0
	for _, g := range p.Groups {
		for _, s := range g.Suggestions {
			if s.Verdict == "" {
				n++
			}
		}
	}
	return n
}

// Repeats reports whether the suggestion tells only what is known.
func (s Suggestion) Repeats() bool {
	return s.Relation == model.Restatement || s.Relation == model.SameRemark
}

// Source gathers a source and its suggestions, decided ones too.
func (d *Desk) Source(ctx context.Context, name string) (SourcePage, error) {
	r, err := d.Review(ctx, name)
	if err != nil {
		return SourcePage{}, err
	}
	return r.Page(ctx)
}

// Page gathers the source and its suggestions as they stand now.
func (r *Review) Page(ctx context.Context) (SourcePage, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var page SourcePage
	err := r.d.store.View(ctx, func(tx *store.Tx) error {
		h, rd, err := r.beside(tx)
		if err != nil {
			return err
		}
		page.Source = *h.source
		row, _ := tx.RowOf(model.KindSource, h.process.ID, h.source.ID)
		page.Row = rd.sourceRow(row)
		if page.Copies, err = rd.kin(h.source, &page.Row); err != nil {
			return err
		}
		page.Groups, err = h.groups(rd)
		return err
	})
	return page, err
}

// beside is what the source holds, and the reader of what it is held against:
// all that the process knows, of whatever day.
func (r *Review) beside(tx *store.Tx) (*harvest, *reader, error) {
	h, err := r.measure(tx)
	if err != nil {
		return nil, nil, err
	}
	v, err := openView(tx, h.process.ID)
	if err != nil {
		return nil, nil, err
	}
	return h, newReader(r.d, tx, At{Day: day.Max}, v), nil
}

// Keys of the groups that have no point; they follow those that have one.
const (
	groupTalks  = "talks"
	groupEvents = "events"
	groupNames  = "names"
)

var rest = []Group{
	{Key: groupTalks, Title: "The talks as a whole"}, {Key: groupEvents, Title: "Events"}, {Key: groupNames, Title: "People and parties"},
}

// groups sorts the suggestions by what they are about: points in the order in
// which the article comes to them, then the rest.
func (h *harvest) groups(rd *reader) ([]Group, error) {
	var points []Group
	others := slices.Clone(rest)
	for n := range h.items {
		i := &h.items[n]
		if i.along && (i.Verdict == "" || i.Verdict == Learned) {
			continue // shown as a chip of what brings it
		}
		if i.Verdict == "" {
			if err := h.relate(i, rd); err != nil {
				return nil, err
			}
		}
		if about := h.pointOf(i); about >= 0 {
			at, err := h.pointGroup(&points, about)
			if err != nil {
				return nil, err
			}
			points[at].Suggestions = append(points[at].Suggestions, i.Suggestion)
			continue
		}
		at := 2
		switch {
		case i.claim != nil:
			at = 0
		case i.event != nil:
			at = 1
		}
		others[at].Suggestions = append(others[at].Suggestions, i.Suggestion)
	}
	all := slices.DeleteFunc(append(points, others...), func(g Group) bool { return len(g.Suggestions) == 0 })
	for _, g := range all {
		slices.SortStableFunc(g.Suggestions, func(a, b Suggestion) int { return cmp.Compare(urgency(a), urgency(b)) })
	}
	return all, nil
}

func urgency(s Suggestion) int {
	switch {
	case s.Relation == model.Contrary:
		return 0
	case s.Repeats():
		return 2
	}
	return 1
}

// pointOf is the found point that a suggestion is about, -1 for none.
func (h *harvest) pointOf(i *item) int {
	switch {
	case i.claim != nil && len(i.claim.About) > 0:
		return i.claim.About[0]
	case i.claim == nil && i.point >= 0:
		return i.point
	}
	return -1
}

func (h *harvest) pointGroup(groups *[]Group, about int) (int, error) {
	g := Group{Key: "new " + h.found.Points[about].Label, Title: h.found.Points[about].Label, New: true}
	p := h.pointFor(about)
	if p != nil {
		g = Group{Key: p.Handle, Title: p.Title, Point: p.Handle}
	}
	at := slices.IndexFunc(*groups, func(have Group) bool { return have.Key == g.Key })
	if at >= 0 {
		return at, nil
	}
	if p != nil {
		f, err := h.tx.Facts(h.process, p.ID)
		if err != nil {
			return 0, err
		}
		g.Row = model.Standing(f, nil, model.AsOf{Day: h.today})
	}
	*groups = append(*groups, g)
	return len(*groups) - 1, nil
}

// mostLikely is how many records are offered to merge into.
const mostLikely = 50

// Likely lists the known claims (of an event: the known events) that a
// suggestion may be the same as and that go by what is typed: first what it is
// compared with, then the newest on its points.
func (r *Review) Likely(ctx context.Context, key, typed string) ([]Name, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var names []Name
	err := r.d.store.View(ctx, func(tx *store.Tx) error {
		h, rd, err := r.beside(tx)
		if err != nil {
			return err
		}
		i, err := h.undecided(key)
		if err != nil {
			return err
		}
		all, err := h.likely(i, rd)
		want := model.Fold(typed)
		for _, k := range all {
			n := Name{Handle: k.Handle, Title: k.Who + ", " + k.Said.Human() + ": " + k.Gist}
			if strings.Contains(model.Fold(n.Handle+" "+n.Title), want) && !slices.Contains(names, n) && len(names) < mostLikely {
				names = append(names, n)
			}
		}
		return err
	})
	return names, err
}

func (h *harvest) likely(i *item, rd *reader) ([]*Known, error) {
	var all []*Known
	if err := h.relate(i, rd); err != nil {
		return nil, err
	}
	if i.Known != nil && i.Known.Who != yourAssessment {
		all = append(all, i.Known)
	}
	if i.event != nil {
		for _, e := range slices.Backward(h.kin.events) {
			all = append(all, rd.citedEvent(e))
		}
		return all, nil
	}
	if i.claim == nil {
		return nil, nil
	}
	matters := []model.ID{h.process.ID}
	for _, n := range i.claim.About {
		if p := h.pointFor(n); p != nil {
			matters = append(matters, p.ID)
		}
	}
	for _, matter := range slices.Backward(matters) {
		stated, err := h.stated(matter)
		if err != nil {
			return nil, err
		}
		for _, s := range stated[:min(len(stated), mostLikely)] {
			c, err := h.claimOf(s.Claim)
			if err != nil {
				return nil, err
			}
			if c != nil {
				all = append(all, rd.cited(c))
			}
		}
	}
	return all, nil
}
