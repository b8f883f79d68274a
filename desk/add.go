package desk

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// scribe resolves names in the process; nil where the record needs none.
func (b *builder) scribe(process *model.Process) *scribe {
	r := &reader{d: b.d, tx: b.tx, names: Names{}, people: map[model.ID]*model.Person{}, sources: map[model.ID]*model.Source{}}
	return &scribe{builder: b, process: process, day: b.today(), name: func(kind model.Kind, id model.ID) Name {
		if rec, err := b.get(model.Ref{Kind: kind, ID: id}); err == nil && rec != nil {
			return Name{rec.Name(), titleOf(rec)}
		}
		return r.name(kind, id)
	}}
}

// Add enters a record by its fields; see [Fields]. With "handle", a process,
// party or person gets that word for a handle. Days that are left out take
// the view's day.
func (d *Desk) Add(ctx context.Context, kind model.Kind, process string, fields map[string]string, at At) (Done, error) {
	return d.do(ctx, model.VerbAdd, func(b *builder) error { return b.add(kind, process, fields, at) })
}

// add takes what is known already to be wrong with the fields, so that all
// faults come at once.
func (b *builder) add(kind model.Kind, process string, fields map[string]string, at At, faults ...model.Fault) error {
	if at.Known != 0 {
		return model.Wrong("line", "the file is seen as act %d left it; return to now to add to it", at.Known)
	}
	if len(slots[kind]) == 0 || kind == model.KindSource || kind == model.KindAssessment {
		return model.Wrong("kind", "a %s is not added by hand", kind)
	}
	var p *model.Process
	var err error
	if kind != model.KindProcess {
		p, err = findProcess(b.tx, process)
		switch {
		case err == errNoProcess && !needsProcess(kind): //nolint:errorlint // our own value, never wrapped
		case err == errNoProcess: //nolint:errorlint // see above
			return model.Wrong("process", `there is no process yet; begin with the line: process ukr "Ukraine settlement"`)
		case err != nil:
			return err
		}
	}
	fields = maps.Clone(fields)
	handle := model.Slug(fields["handle"])
	delete(fields, "handle")
	r, err := b.blank(kind, p, handle, fields, at)
	if err != nil {
		return err
	}
	s := b.scribe(p)
	s.day = b.entryDay(at)
	if err := s.fill(r, fields, faults...); err != nil {
		return err
	}
	if c, ok := r.(*model.Claim); ok && fields["said"] == "" {
		if err := s.saidBefore(c); err != nil {
			return err
		}
	}
	if err := b.twins(r); err != nil {
		return err
	}
	b.relate(r)
	if p != nil {
		b.act.Process = p.ID
	}
	b.titled(r, "add %s %s", kind, r.Name())
	return b.put(r)
}

func needsProcess(kind model.Kind) bool {
	return kind != model.KindParty && kind != model.KindPerson && kind != model.KindOutlet && kind != model.KindNote
}

// blank makes a new record with what follows from its kind and its fields.
func (b *builder) blank(kind model.Kind, p *model.Process, handle string, fields map[string]string, at At) (model.Record, error) {
	title := fields["title"]
	if kind.Letter() == "" {
		if handle == "" {
			handle = map[model.Kind]string{
				model.KindProcess: model.Slug(title), model.KindParty: partyHandle(title, fields["code"]), model.KindPerson: personHandle(title),
			}[kind]
		} else if b.tx.HandleTaken(kind, handle) {
			return nil, model.Wrong("handle", "the handle %s is or was a %s's; give another one", handle, kind)
		}
		head, err := b.wordHead(kind, handle)
		switch kind {
		case model.KindProcess:
			return &model.Process{Head: head}, err
		case model.KindParty:
			return &model.Party{Head: head, Sort: "state"}, err
		default:
			return &model.Person{Head: head}, err
		}
	}
	head, err := b.head(kind)
	if err != nil {
		return nil, err
	}
	today := day.Exact(b.entryDay(at))
	switch kind {
	case model.KindPoint:
		if fields["slug"] == "" {
			if fields["slug"] = handle; handle == "" {
				fields["slug"] = b.freeSlug(p, title)
			}
		}
		return &model.Point{Head: head, Process: p.ID}, nil
	case model.KindClaim:
		return &model.Claim{Head: head, Process: p.ID, Said: today}, nil
	case model.KindEvent:
		return &model.Event{Head: head, Process: p.ID}, nil
	case model.KindText:
		return &model.Text{Head: head, Process: p.ID}, nil
	case model.KindNote:
		return &model.Note{Head: head, Day: today}, nil
	case model.KindFeed:
		return &model.Feed{Head: head, Process: p.ID}, nil
	case model.KindOutlet:
		return &model.Outlet{Head: head}, nil
	default:
		return nil, fmt.Errorf("a %s is not added by hand", kind)
	}
}

// entryDay is the day that an entry takes where none is given: the view's,
// which is never later than today.
func (b *builder) entryDay(at At) day.Date { return min(asOfDay(b.d, at), b.today()) }

// saidBefore bounds the day of a claim by its source: what was said was said
// before it was printed.
func (s *scribe) saidBefore(c *model.Claim) error {
	if len(c.Evidence) == 0 {
		return nil
	}
	src, err := s.source(c.Evidence[0].Source)
	if err == nil && src.Published.Known() && src.Published.Last() < c.Said.First() {
		c.Said = day.OnOrBefore(src.Published.Last())
	}
	return err
}

// shortSlug is the first three words of a title, without small ones; empty
// where the title is of another script.
func shortSlug(title string) string {
	words := slices.DeleteFunc(strings.Split(model.Slug(title), "-"), func(w string) bool {
		switch w {
		case "of", "the", "a", "an", "in", "on", "for", "to", "and", "at", "by", "with":
			return true
		}
		return false
	})
	return strings.Join(words[:min(3, len(words))], "-")
}

// freeSlug makes a short word for a point, unique in its process: of its
// title, with a number where it is taken.
func (b *builder) freeSlug(p *model.Process, title string) string {
	taken := map[string]bool{}
	for row, err := range b.tx.Rows(model.KindPoint, p.ID) {
		if err == nil {
			taken[row.Extra] = true
		}
	}
	want := cmp.Or(shortSlug(title), "point")
	slug := want
	for n := 2; taken[slug] || numbered().MatchString(slug); n++ {
		slug = fmt.Sprintf("%s-%d", want, n)
	}
	return slug
}

// twins refuses a second outlet of one name, which would have two grades, and a
// second feed, and warns of a second party or person of one.
func (b *builder) twins(r model.Record) error {
	kind := r.Ref().Kind
	if kind != model.KindOutlet && kind != model.KindFeed && kind != model.KindParty && kind != model.KindPerson {
		return nil
	}
	ref, err := find(b.tx, kind, "", titleOf(r))
	if model.Is[*model.NotFound](err) || model.Is[*model.Ambiguous](err) {
		return nil
	}
	if err != nil {
		return err
	}
	have, err := b.get(ref)
	if err != nil || have == nil || model.Fold(titleOf(have)) != model.Fold(titleOf(r)) && !slices.ContainsFunc(aliasesOf(have), func(a string) bool { return model.Fold(a) == model.Fold(titleOf(r)) }) {
		return err
	}
	if kind == model.KindOutlet || kind == model.KindFeed {
		return model.Wrong("title", "the %s %s is there already; edit %s", kind, titleOf(have), have.Name())
	}
	b.warn(fmt.Sprintf("%s is also a name of %s; if they are one, merge %s into it", titleOf(r), have.Name(), r.Name()))
	return nil
}

// Edit changes fields of a record, named by its handle, slug or name. The act
// says which of them, and quotes the record as it is now.
func (d *Desk) Edit(ctx context.Context, name string, fields map[string]string) (Done, error) {
	return d.edit(ctx, name, fields, d.Today())
}

// SetState says where an event stands from the view's day on; that it was
// held, from its own day.
func (d *Desk) SetState(ctx context.Context, event, state string, at At) (Done, error) {
	return d.edit(ctx, event, map[string]string{"state": state}, min(asOfDay(d, at), d.Today()))
}

// edit changes fields of a record; what they say holds from a day on.
func (d *Desk) edit(ctx context.Context, name string, fields map[string]string, on day.Date) (Done, error) {
	return d.do(ctx, model.VerbEdit, func(b *builder) error {
		r, err := anyRecord(b.tx, name)
		if err != nil {
			return err
		}
		b.act.Process = processOf(r)
		changed, err := b.amend(r.Ref(), fields, on)
		if err != nil {
			return err
		}
		if r, err = b.get(r.Ref()); err != nil {
			return err
		}
		what := []string{"edit", string(r.Ref().Kind), r.Name()}
		if len(changed) > 0 {
			what = append(what, strings.Join(changed, ", "))
		}
		b.titled(r, "%s", strings.Join(what, " "))
		return nil
	})
}

// amend changes fields of a record and names those that it changed; with the
// same values it writes nothing. What they say holds from a day on.
func (b *builder) amend(ref model.Ref, fields map[string]string, on day.Date) (changed []string, err error) {
	have, err := b.get(ref)
	if err != nil {
		return nil, err
	}
	before, err := model.Encode(have)
	if err != nil {
		return nil, err
	}
	r, err := model.Decode(ref.Kind, model.Format, before) // a copy: what was read stays as it is
	if err != nil {
		return nil, err
	}
	p, err := b.processOf(r)
	if err != nil {
		return nil, err
	}
	s := b.scribe(p)
	s.day = on
	if err := s.fill(r, fields); err != nil {
		return nil, err
	}
	after, err := model.Encode(r)
	if err != nil || string(after) == string(before) {
		return nil, err
	}
	for _, slot := range slots[ref.Kind] {
		if _, given := fields[slot.Name]; given && slot.get(s, r) != slot.get(s, have) {
			changed = append(changed, slot.Name)
		}
	}
	return changed, b.put(r)
}

// processOf returns the process of a record; for those that all processes
// share, the one in use.
func (b *builder) processOf(r model.Record) (*model.Process, error) {
	id := processOf(r)
	if id == "" || r.Ref().Kind == model.KindParty || r.Ref().Kind == model.KindPerson {
		p, err := lastProcess(b.tx)
		if model.Is[*model.NotFound](err) {
			return nil, nil
		}
		return p, err
	}
	rec, err := b.get(model.Ref{Kind: model.KindProcess, ID: id})
	p, _ := rec.(*model.Process)
	return p, err
}

// Values returns the kind of a record and what its fields hold, as they are
// typed.
func (d *Desk) Values(ctx context.Context, name string) (model.Kind, map[string]string, error) {
	var kind model.Kind
	values := map[string]string{}
	err := d.store.View(ctx, func(tx *store.Tx) error {
		r, err := anyRecord(tx, name)
		if err != nil {
			return err
		}
		kind = r.Ref().Kind
		b := newBuilder(d, tx, model.VerbEdit)
		p, err := b.processOf(r)
		if err != nil {
			return err
		}
		s := b.scribe(p)
		for _, slot := range slots[r.Ref().Kind] {
			values[slot.Name] = slot.get(s, r)
		}
		return nil
	})
	return kind, values, err
}

// value is one field of a record, for reading.
func (r *reader) value(rec model.Record, name string) string {
	b := newBuilder(r.d, r.tx, model.VerbEdit)
	p, err := b.processOf(rec)
	if err != nil {
		return ""
	}
	for _, slot := range slots[rec.Ref().Kind] {
		if slot.Name == name {
			return slot.get(b.scribe(p), rec)
		}
	}
	return ""
}

// kindOfSort is the kind of record that a sort of field names.
var kindOfSort = map[FieldSort][]model.Kind{
	SortParty: {model.KindParty}, SortPerson: {model.KindPerson}, SortPoint: {model.KindPoint}, SortClaim: {model.KindClaim},
	SortSource: {model.KindSource}, SortProcess: {model.KindProcess}, SortSpeaker: {model.KindPerson, model.KindParty},
}

// Complete lists what a field of a sort can name that begins with a prefix,
// by handle, slug, or any word of the title; at most 50. Of a category it is the
// code and label.
func (d *Desk) Complete(ctx context.Context, process string, sort FieldSort, prefix string) ([]Name, error) {
	var names []Name
	want := model.Fold(prefix)
	err := d.store.View(ctx, func(tx *store.Tx) error {
		p, err := findProcess(tx, process)
		if err != nil && err != errNoProcess { //nolint:errorlint // our own value, never wrapped
			return err
		}
		id := model.ID("")
		if p != nil {
			id = p.ID
		}
		if sort == SortCategory {
			for _, w := range p.CategoryWords().Words {
				if strings.HasPrefix(w.Code, want) || strings.HasPrefix(model.Fold(w.Label), want) {
					names = append(names, Name{w.Code, w.Label})
				}
			}
		}
		for _, kind := range kindOfSort[sort] {
			all, err := known(tx, kind, id)
			if err != nil {
				return err
			}
			for _, n := range all {
				if len(names) < 50 && begins(n, want) && tx.Resolve(n.Ref) == n.Ref {
					handle := n.Handle
					if kind == model.KindPoint {
						handle = n.Extra
					}
					names = append(names, Name{handle, n.Title})
				}
			}
		}
		return nil
	})
	return names, err
}

func begins(n named, want string) bool {
	for _, name := range append([]string{n.Handle, n.Extra}, n.aliases...) {
		if strings.HasPrefix(model.Fold(name), want) {
			return true
		}
	}
	return slices.ContainsFunc(strings.Fields(model.Fold(n.Title)), func(w string) bool { return strings.HasPrefix(w, want) })
}

// Assignments reads FIELD=VALUE words; a value of several words stands in
// quotation marks.
func Assignments(text string) (map[string]string, error) {
	fields := map[string]string{}
	words, closed := tokens(text)
	if !closed {
		return nil, model.Wrong("field", "a quotation mark is not closed in %s", text)
	}
	for _, word := range words {
		name, value, ok := strings.Cut(word, "=")
		if !ok || name == "" {
			return nil, model.Wrong("field", "%q is not FIELD=VALUE, as in status=disputed", word)
		}
		fields[name] = unquote(value)
	}
	return fields, nil
}
