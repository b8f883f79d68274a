package desk

import (
	"slices"

	"parley/extract"
	"parley/model"
	"parley/store"
	"parley/store/view"
)

// A book is whom and what the file knows by name: its parties and people, and
// the points of one process.
type book struct {
	parties []*model.Party
	people  []*model.Person
	points  []*model.Point
	twins   map[model.ID][]string // names of records that are merged into one
	tallies map[string]extract.Tally
	asked   map[string]model.Record // answers given before, until a record is noted
}

// clone is a book of its own, which an act can write into.
func (b *book) clone() *book {
	return &book{
		parties: slices.Clone(b.parties), people: slices.Clone(b.people), points: slices.Clone(b.points), twins: b.twins, tallies: b.tallies,
	}
}

// without forgets a record.
func (b *book) without(ref model.Ref) {
	b.asked = nil
	b.parties = slices.DeleteFunc(b.parties, func(r *model.Party) bool { return r.Ref() == ref })
	b.people = slices.DeleteFunc(b.people, func(r *model.Person) bool { return r.Ref() == ref })
	b.points = slices.DeleteFunc(b.points, func(r *model.Point) bool { return r.Ref() == ref })
}

// openBook reads the names that matter to a process of the file.
func openBook(tx *store.Tx, process model.ID) (*book, error) {
	b, err := sharedBook(tx)
	if err != nil {
		return nil, err
	}
	v, err := view.Open(tx, process, 0)
	if err != nil {
		return nil, err
	}
	return b, view.Each(v, model.KindPoint, func(p *model.Point) error {
		if tx.Resolve(p.Ref()) == p.Ref() {
			b.note(p)
		}
		return nil
	})
}

// sharedBook reads the names that all processes share.
func sharedBook(tx *store.Tx) (*book, error) {
	b := &book{twins: map[model.ID][]string{}}
	var err error
	if b.tallies, err = tallies(tx); err != nil {
		return nil, err
	}
	for _, kind := range []model.Kind{model.KindParty, model.KindPerson} {
		for row, err := range tx.Rows(kind, "") {
			if err != nil {
				return nil, err
			}
			if tx.Resolve(row.Ref) != row.Ref {
				continue
			}
			r, _, err := tx.Get(row.Ref)
			if err != nil {
				return nil, err
			}
			b.note(r)
			for _, twin := range tx.MergedInto(row.Ref)[1:] {
				if r, _, err := tx.Get(twin); err == nil {
					b.twins[row.Ref.ID] = append(b.twins[row.Ref.ID], aliasesOf(r)...)
				}
			}
		}
	}
	return b, nil
}

// note adds a record, in place of an earlier version of it.
func (b *book) note(r model.Record) {
	b.asked = nil
	switch r := r.(type) {
	case *model.Party:
		b.parties = replace(b.parties, r)
	case *model.Person:
		b.people = replace(b.people, r)
	case *model.Point:
		b.points = replace(b.points, r)
	}
}

func replace[R model.Record](have []R, r R) []R {
	if i := slices.IndexFunc(have, func(h R) bool { return h.Ref() == r.Ref() }); i >= 0 {
		have[i] = r
		return have
	}
	return append(have, r)
}

// called reports whether a record goes by a name, folded.
func (b *book) called(r model.Record, want string) bool {
	same := func(alias string) bool { return alias != "" && model.Fold(alias) == want }
	return slices.ContainsFunc(aliasesOf(r), same) || slices.ContainsFunc(b.twins[r.Ref().ID], same)
}

func (b *book) party(name string) *model.Party {
	return whoever(b, model.KindParty, b.parties, name)
}

func (b *book) partyID(name string) model.ID {
	if p := b.party(name); p != nil {
		return p.ID
	}
	return ""
}

func (b *book) person(name string) *model.Person {
	return whoever(b, model.KindPerson, b.people, name)
}

// whoever is the record of a list that goes by a name. An article says the same
// few names again and again, so answers are kept.
func whoever[R interface {
	*model.Party | *model.Person
	model.Record
}](b *book, kind model.Kind, all []R, name string,
) R {
	key := string(kind) + " " + name
	if r, done := b.asked[key]; done {
		return r.(R) //nolint:forcetypeassert // the key names the kind
	}
	var found R
	want := model.Fold(name)
	if i := slices.IndexFunc(all, func(r R) bool { return b.called(r, want) }); i >= 0 {
		found = all[i]
	}
	if b.asked == nil {
		b.asked = map[string]model.Record{}
	}
	b.asked[key] = found
	return found
}

// known is what the importer is told of the file.
func (b *book) known() extract.Known {
	k := extract.Known{Tallies: b.tallies}
	for _, p := range b.parties {
		k.Parties = append(k.Parties, extract.KnownParty{Name: p.Title, Sort: p.Sort, Code: p.Code, Aliases: append(slices.Clone(p.Aliases), b.twins[p.ID]...)})
	}
	for _, p := range b.people {
		known := extract.KnownPerson{Name: p.Title, Aliases: append(slices.Clone(p.Aliases), b.twins[p.ID]...)}
		for _, m := range p.Mandates {
			known.Post, known.Capacity = m.Post, m.Capacity
			for _, party := range b.parties {
				if party.ID == m.For.ID {
					known.Party = party.Title
				}
			}
		}
		k.People = append(k.People, known)
	}
	for _, p := range b.points {
		k.Points = append(k.Points, extract.KnownPoint{Slug: p.Slug, Title: p.Title, Category: p.Category})
	}
	return k
}
