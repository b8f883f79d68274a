package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// errNothing says that an act would write nothing.
var errNothing = errors.New("nothing to write")

// A builder gathers one act on top of a transaction. It sees what the act has
// written so far.
type builder struct {
	d        *Desk
	tx       *store.Tx
	act      model.Act
	staged   map[model.Ref]int     // index into the act's writes
	numbers  map[model.Kind]uint64 // the next number of each kind that was asked for
	words    map[string]bool       // word handles taken by this act
	warnings []string
}

func newBuilder(d *Desk, tx *store.Tx, verb model.Verb) *builder {
	return &builder{
		d: d, tx: tx, act: model.Act{Verb: verb}, staged: map[model.Ref]int{},
		numbers: map[model.Kind]uint64{}, words: map[string]bool{},
	}
}

func (b *builder) today() day.Date { return b.d.Today() }

func (b *builder) title(format string, args ...any) { b.act.Title = fmt.Sprintf(format, args...) }

// longestGist is how many characters of a record an act's title quotes.
const longestGist = 120

// titled makes the act's title of what it does and the gist of the record
// that it does it to.
func (b *builder) titled(r model.Record, format string, args ...any) {
	b.title(format, args...)
	b.quote(titleOf(r))
}

// quote adds a gist to the act's title.
func (b *builder) quote(words string) {
	gist := []rune(strings.Join(strings.Fields(words), " "))
	if len(gist) > longestGist {
		gist = append(gist[:longestGist-1], '…')
	}
	if len(gist) > 0 {
		b.act.Title += ": " + string(gist)
	}
}

func (b *builder) warn(warnings ...string) { b.warnings = append(b.warnings, warnings...) }

// head makes the identity and the numbered handle of a new record.
func (b *builder) head(kind model.Kind) (model.Head, error) {
	id, err := b.d.store.NewID()
	if err != nil {
		return model.Head{}, err
	}
	letter := kind.Letter()
	if letter == "" {
		return model.Head{ID: id}, nil
	}
	n, ok := b.numbers[kind]
	if !ok {
		n = b.tx.NextNumber(kind)
	}
	b.numbers[kind] = n + 1
	return model.Head{ID: id, Handle: fmt.Sprintf("%s%d", letter, n)}, nil
}

// wordHead makes the identity of a new record whose handle is a word, which
// gets a number where it is taken.
func (b *builder) wordHead(kind model.Kind, want string) (model.Head, error) {
	id, err := b.d.store.NewID()
	if err != nil {
		return model.Head{}, err
	}
	if want == "" {
		want = string(kind)
	}
	handle := want
	for n := 2; b.tx.HandleTaken(kind, handle) || b.words[string(kind)+" "+handle]; n++ {
		handle = fmt.Sprintf("%s%d", want, n)
	}
	b.words[string(kind)+" "+handle] = true
	return model.Head{ID: id, Handle: handle}, nil
}

// get returns a record as this act leaves it, nil where there is none.
func (b *builder) get(ref model.Ref) (model.Record, error) {
	if i, ok := b.staged[ref]; ok {
		return b.act.Writes[i].Value, nil
	}
	r, _, err := b.tx.Get(ref)
	return r, err
}

// put writes a version of a record, made from the newest one.
func (b *builder) put(r model.Record) error { return b.write(r.Ref(), r) }

// remove takes a record away.
func (b *builder) remove(ref model.Ref) error { return b.write(ref, nil) }

func (b *builder) write(ref model.Ref, r model.Record) error {
	if i, ok := b.staged[ref]; ok {
		b.act.Writes[i].Value = r
		return nil
	}
	_, saw, err := b.tx.Get(ref)
	if err != nil {
		return err
	}
	b.staged[ref] = len(b.act.Writes)
	b.act.Writes = append(b.act.Writes, model.Write{Ref: ref, Saw: saw, Value: r})
	return nil
}

// refersTo reports whether a record that the act writes refers to another.
func (b *builder) refersTo(ref model.Ref) bool {
	return slices.ContainsFunc(b.act.Writes, func(w model.Write) bool {
		return w.Ref != ref && w.Value != nil && slices.Contains(w.Value.Refs(), ref)
	})
}

// unwrite takes a write back.
func (b *builder) unwrite(ref model.Ref) {
	at, staged := b.staged[ref]
	if !staged {
		return
	}
	b.act.Writes = slices.Delete(b.act.Writes, at, at+1)
	delete(b.staged, ref)
	for i, w := range b.act.Writes[at:] {
		b.staged[w.Ref] = at + i
	}
}

// made lists what the act wrote for the analyst, new records first.
func (b *builder) made() []Made {
	var out []Made
	for _, w := range b.act.Writes {
		if w.Value == nil || w.Ref.Kind == model.KindDecision {
			continue
		}
		out = append(out, Made{Ref: w.Ref, Handle: w.Value.Name(), Title: titleOf(w.Value), New: w.Saw == 0})
	}
	slices.SortStableFunc(out, func(a, c Made) int {
		switch {
		case a.New == c.New:
			return 0
		case a.New:
			return -1
		}
		return 1
	})
	return out
}

// titleOf is what a record is called in a list.
func titleOf(r model.Record) string {
	switch r := r.(type) {
	case *model.Process:
		return r.Title
	case *model.Party:
		return r.Title
	case *model.Person:
		return r.Title
	case *model.Point:
		return r.Title
	case *model.Claim:
		return claimTitle(r)
	case *model.Assessment:
		if r.Point == "" {
			return model.Phases.Label(string(r.Phase))
		}
		return model.Statuses.Label(string(r.Status))
	case *model.Event:
		if r.Title != "" {
			return r.Title
		}
		return model.EventKinds.Label(r.Kind)
	case *model.Text:
		return r.Title
	case *model.Source:
		return r.Title
	case *model.Note:
		return r.Words
	case *model.Outlet:
		return r.Title
	case *model.Feed:
		return r.Title
	case *model.RuleSetting:
		return r.Title
	}
	return ""
}

// claimTitle is the gist of a claim without its speaker.
func claimTitle(c *model.Claim) string {
	gist := c.Words
	if gist == "" && len(c.Evidence) > 0 {
		gist = c.Evidence[0].Quote
	}
	switch c.Kind {
	case model.Position:
		label := model.Stances.Label(string(c.Stance))
		if c.Want != "" {
			gist = c.Want
		}
		if gist == "" {
			return label
		}
		return label + ": " + gist
	case model.StatusClaim:
		label := model.Statuses.Label(string(c.Status))
		if c.Count != "" {
			label += " (" + c.Count + ")"
		}
		if gist == "" {
			return label
		}
		return label + ": " + gist
	}
	return gist
}
