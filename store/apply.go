package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"parley/model"
	"parley/model/day"
)

// Apply writes an act as one entry of the journal, with all that follows from
// it. Each write names the version that it was made from; where another act
// has come between, nothing is written and a [model.Conflict] says what. New
// references must lead somewhere, and what is referred to cannot be removed
// unless the same act removes what refers to it.
func (s *Store) Apply(ctx context.Context, author, origin string, act model.Act) (model.Entry, error) {
	p, err := prepare(act)
	if err != nil {
		return model.Entry{}, err
	}
	return s.write(ctx, author, origin, func(*Tx) (prepared, error) { return p, nil })
}

// Do builds an act inside the transaction that applies it, so that the numbers
// of new handles and what else it reads cannot be overtaken.
func (s *Store) Do(ctx context.Context, author, origin string, build func(*Tx) (model.Act, error)) (model.Entry, error) {
	return s.write(ctx, author, origin, func(tx *Tx) (prepared, error) {
		act, err := build(tx)
		if err != nil {
			return prepared{}, err
		}
		return prepare(act)
	})
}

// A prepared act has the bytes of its values.
type prepared struct {
	model.Act
	begins bool // it is the first of a batch
	writes []headWrite
	values [][]byte
}

func prepare(act model.Act) (prepared, error) {
	p := prepared{Act: act}
	for _, w := range act.Writes {
		if len(w.Ref.ID) != idLength || kindByte(w.Ref.Kind) == 0 {
			return p, model.Wrong("id", "%q of kind %q is not the identity of a record", w.Ref.ID, w.Ref.Kind)
		}
		if w.Value == nil {
			p.writes = append(p.writes, headWrite{w.Ref.Kind, w.Ref.ID, w.Saw, gone})
			p.values = append(p.values, nil)
			continue
		}
		if err := model.Check(w.Value); err != nil {
			return p, err
		}
		value, err := model.Encode(w.Value)
		if err != nil {
			return p, err
		}
		p.writes = append(p.writes, headWrite{w.Ref.Kind, w.Ref.ID, w.Saw, len(value)})
		p.values = append(p.values, value)
	}
	return p, nil
}

var errReadOnly = errors.New("nothing was written: the database is open for reading only (--readonly or --known-at)")

// write applies one act that is prepared inside the transaction.
func (s *Store) write(ctx context.Context, author, origin string, prepare step) (model.Entry, error) {
	return s.writeAll(ctx, author, origin, func(*Tx) ([]step, error) { return []step{prepare}, nil })
}

// A step prepares an act inside the transaction, after those before it are
// applied.
type step func(*Tx) (prepared, error)

// writeAll applies the acts of the steps that plan names, all of them or none,
// and returns the entry of the last. A commit that reports an error
// may still have reached the disk: the journal is read again and its answer is
// the one given.
func (s *Store) writeAll(ctx context.Context, author, origin string, plan func(*Tx) ([]step, error)) (model.Entry, error) {
	if s.o.ReadOnly {
		return model.Entry{}, errReadOnly
	}
	var entry model.Entry
	var committing bool
	err := s.session(ctx, true, func(db *bolt.DB) error {
		committing = false
		return db.Update(func(tx *bolt.Tx) error {
			steps, err := plan(&Tx{tx: tx})
			if err != nil {
				return err
			}
			w := newWriter(tx)
			for i, prepare := range steps {
				p, err := prepare(&Tx{tx: tx})
				if err != nil {
					return err
				}
				if len(steps) > 1 {
					p.Batch, p.begins = entry.Batch, i == 0
				}
				if entry, err = s.append(w, author, origin, p); err != nil {
					return err
				}
			}
			if err := w.finish(); err != nil {
				return err
			}
			committing = true
			return nil
		})
	})
	if err != nil && committing && s.has(ctx, entry) {
		return entry, nil
	}
	return entry, err
}

// has reports whether the journal holds an entry.
func (s *Store) has(ctx context.Context, e model.Entry) bool {
	found := false
	err := s.View(ctx, func(tx *Tx) error {
		have, err := tx.Entry(e.Seq)
		found = err == nil && have.ID == e.ID
		return err
	})
	return err == nil && found
}

// append writes one entry under a new identity.
func (s *Store) append(w *writer, author, origin string, p prepared) (model.Entry, error) {
	id, err := s.NewID()
	if err != nil {
		return model.Entry{}, err
	}
	return w.append(id, s.o.Now(), author, origin, p)
}

// append writes one entry and its projections, except for those rows that
// finish computes once for the whole transaction.
func (w *writer) append(id model.ID, now time.Time, author, origin string, p prepared) (model.Entry, error) {
	last, err := readHead(w.tx)
	if err != nil {
		return model.Entry{}, err
	}
	at := now.UTC().Round(0)
	if at.Before(last.At) {
		at = last.At
	}
	h := header{
		Format: model.Format, Seq: last.Seq + 1, ID: id, At: at, Author: author, Origin: origin, Verb: p.Verb,
		Title: p.Title, Process: p.Process, Undoes: p.Undoes, Batch: p.Batch, Prev: last.hash(), Writes: p.writes,
	}
	if p.begins {
		h.Batch = h.Seq
	}
	if h.Writes == nil {
		h.Writes = []headWrite{}
	}
	for _, write := range p.writes {
		if err := w.unmoved(write, p.Title); err != nil {
			return model.Entry{}, err
		}
	}
	bytes, err := seal(h, p.values)
	if err != nil {
		return model.Entry{}, err
	}
	if err := w.tx.Bucket(bucketJournal).Put(number(h.Seq), bytes); err != nil {
		return model.Entry{}, err
	}
	if err := (head{h.Seq, h.ID, h.At, sha256.Sum256(bytes)}).put(w.tx); err != nil {
		return model.Entry{}, err
	}
	if err := w.project(h, bytes, len(bytes)-total(p.values), p.Writes); err != nil {
		return model.Entry{}, err
	}
	err = w.whole(h)
	for _, write := range p.Writes { // whoever made the values may change them once the act is done
		delete(w.records, write.Ref)
	}
	return entryOf(h), err
}

func total(values [][]byte) int {
	n := 0
	for _, v := range values {
		n += len(v)
	}
	return n
}

func entryOf(h header) model.Entry {
	e := model.Entry{
		Seq: h.Seq, ID: h.ID, At: h.At, Author: h.Author, Origin: h.Origin,
		Act: model.Act{Verb: h.Verb, Title: h.Title, Process: h.Process, Undoes: h.Undoes, Batch: h.Batch},
	}
	for _, w := range h.Writes {
		e.Writes = append(e.Writes, model.Write{Ref: w.ref(), Saw: w.Saw})
	}
	return e
}

// unmoved checks that a write was made from the newest version.
func (w *writer) unmoved(write headWrite, title string) error {
	p, ok, err := w.current(write.ref())
	if err != nil {
		return err
	}
	have := uint64(0)
	if ok {
		have = p.seq
	}
	if have == write.Saw {
		return nil
	}
	return &model.Conflict{
		What:     cmp.Or(title, "write"),
		InTheWay: []string{fmt.Sprintf("%s was changed meanwhile by act %d", w.describe(write.ref()), have)},
	}
}

// whole checks that what an entry wrote refers to what is there, and that
// nothing refers to what it removed.
func (w *writer) whole(h header) error {
	var inTheWay []string
	for _, write := range h.Writes {
		if write.Len == gone {
			for _, from := range w.referrers(write.ref()) {
				inTheWay = append(inTheWay, fmt.Sprintf("%s refers to %s", w.describe(from), w.describe(write.ref())))
			}
			continue
		}
		r, err := w.record(write.ref())
		if err != nil {
			return err
		}
		for _, to := range r.Refs() {
			p, ok, err := w.current(to)
			if err != nil {
				return err
			}
			if !ok || p.len == gone {
				inTheWay = append(inTheWay, fmt.Sprintf("%s refers to %s, which is not there", w.describe(write.ref()), w.describe(to)))
			}
		}
	}
	if len(inTheWay) > 0 {
		return &model.Conflict{What: cmp.Or(h.Title, "write"), InTheWay: inTheWay}
	}
	return nil
}

// enteredOn is the calendar day of an entry, in UTC.
func enteredOn(h header) day.Date { return day.Of(h.At.UTC()) }
