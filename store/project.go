package store

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// A writer projects entries within one transaction. Rows that depend on many
// records are collected and computed once, by finish.
type writer struct {
	tx        *bolt.Tx
	read      *Tx
	records   map[model.Ref]model.Record // decoded versions of this transaction
	summaries summaries
	restate   map[model.ID]bool // claims whose sources changed
	dirty     map[model.ID]bool // points whose standing may have changed
}

func newWriter(tx *bolt.Tx) *writer {
	return &writer{
		tx: tx, read: &Tx{tx: tx}, records: map[model.Ref]model.Record{}, summaries: summaries{},
		restate: map[model.ID]bool{}, dirty: map[model.ID]bool{},
	}
}

// project writes what follows from an entry whose values begin at an offset
// of its bytes. The writes that it was made of spare decoding it; without
// them it is decoded.
func (w *writer) project(h header, entry []byte, at int, made []model.Write) error {
	for i, write := range h.Writes {
		p := place{seq: h.Seq, entered: enteredOn(h), at: at, len: write.Len}
		var value model.Record
		if i < len(made) {
			value = made[i].Value
		}
		if err := w.projectWrite(write.ref(), p, entry, value); err != nil {
			return fmt.Errorf("act %d, %s %s: %w", h.Seq, write.Kind, write.ID, err)
		}
		at += max(write.Len, 0)
	}
	return w.markUndone(h)
}

func (w *writer) projectWrite(ref model.Ref, p place, entry []byte, is model.Record) error {
	was, err := w.record(ref)
	if err != nil {
		return err
	}
	if p.len != gone && is == nil {
		if is, err = model.Decode(ref.Kind, model.Format, entry[p.at:p.at+p.len]); err != nil {
			return err
		}
	}
	if was != nil {
		if err := w.withdraw(was); err != nil {
			return err
		}
	}
	if err := w.stir(was, is); err != nil {
		return err
	}
	if err := w.tx.Bucket(bucketCurrent).Put(refKey(ref), p.encode()); err != nil {
		return err
	}
	if err := w.tx.Bucket(bucketVersions).Put(versionKey(ref, p.seq), p.encode()); err != nil {
		return err
	}
	w.records[ref] = is
	if err := w.stir(was, is); err != nil {
		return err
	}
	if is == nil {
		return nil
	}
	if process, ok := is.(*model.Process); ok {
		if before, ok := was.(*model.Process); ok && bearsOnPoints(before, process) {
			if err := w.everyPoint(process.ID); err != nil {
				return err
			}
		}
	}
	return w.place(is)
}

// bearsOnPoints reports whether a change of the process changes the standing
// of its points.
func bearsOnPoints(was, is *model.Process) bool {
	return !was.Principals.Equal(is.Principals) || was.Stale() != is.Stale() || was.Contest() != is.Contest()
}

// record returns the newest version of a record, nil where there is none.
func (w *writer) record(ref model.Ref) (model.Record, error) {
	if r, ok := w.records[ref]; ok {
		return r, nil
	}
	r, _, err := w.read.get(ref)
	if err == nil {
		w.records[ref] = r
	}
	return r, err
}

func (w *writer) current(ref model.Ref) (place, bool, error) { return w.read.current(ref) }

// referrers lists the records that refer to one, as the transaction stands.
func (w *writer) referrers(to model.Ref) []model.Ref { return w.read.Referrers(to) }

// describe names a record in a sentence, whether or not it is still there.
func (w *writer) describe(ref model.Ref) string {
	r, err := w.record(ref)
	for _, seq := range slices.Backward(w.read.Versions(ref)) {
		if r != nil || err != nil {
			break
		}
		r, err = w.read.GetKnown(ref, seq)
	}
	if err != nil || r == nil {
		return fmt.Sprintf("%s %s", ref.Kind, ref.ID)
	}
	if r.Name() == "" {
		return "a " + string(ref.Kind)
	}
	return fmt.Sprintf("%s %s", ref.Kind, r.Name())
}

// place writes what one version of a record adds to the projections.
func (w *writer) place(r model.Record) error {
	ref := r.Ref()
	if err := w.claimHandle(ref, r.Name()); err != nil {
		return err
	}
	for _, to := range r.Refs() {
		if err := w.tx.Bucket(bucketRefs).Put(append(refKey(to), refKey(ref)...), []byte{}); err != nil {
			return err
		}
	}
	if row, ok := rowOf(r); ok {
		if err := w.tx.Bucket(bucketRows).Put(rowKey(ref.Kind, processOf(r), ref.ID), encodeRow(row)); err != nil {
			return err
		}
	}
	return w.special(r, +1)
}

// withdraw takes back what a version of a record added.
func (w *writer) withdraw(r model.Record) error {
	ref := r.Ref()
	for _, to := range r.Refs() {
		if err := w.tx.Bucket(bucketRefs).Delete(append(refKey(to), refKey(ref)...)); err != nil {
			return err
		}
	}
	if err := w.tx.Bucket(bucketRows).Delete(rowKey(ref.Kind, processOf(r), ref.ID)); err != nil {
		return err
	}
	return w.special(r, -1)
}

// claimHandle takes a handle for a record, for ever: a removed record's
// handle is never given to another one.
func (w *writer) claimHandle(ref model.Ref, handle string) error {
	if handle == "" {
		return nil
	}
	b := w.tx.Bucket(bucketHandles)
	key := handleKey(ref.Kind, handle)
	if have := b.Get(key); have != nil && string(have) != string(ref.ID) {
		return &model.Conflict{
			What:     fmt.Sprintf("call a %s %s", ref.Kind, handle),
			InTheWay: []string{fmt.Sprintf("the handle %s belongs to another %s, or did", handle, ref.Kind)},
		}
	}
	if err := b.Put(key, []byte(ref.ID)); err != nil {
		return err
	}
	n, ok := handleNumber(ref.Kind, handle)
	if !ok || n < w.read.counter(ref.Kind) {
		return nil
	}
	return w.tx.Bucket(bucketCounters).Put([]byte{kindByte(ref.Kind)}, number(n))
}

func handleNumber(kind model.Kind, handle string) (uint64, bool) {
	letter := kind.Letter()
	if letter == "" || len(handle) <= len(letter) || handle[:len(letter)] != letter {
		return 0, false
	}
	n, err := strconv.ParseUint(handle[len(letter):], 10, 62)
	return n, err == nil
}

// everyPoint marks all points of a process: its principals or its spans of
// days changed.
func (w *writer) everyPoint(process model.ID) error {
	prefix := appendID([]byte{kindByte(model.KindPoint)}, process)
	c := w.tx.Bucket(bucketRows).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		w.dirty[model.ID(k[len(prefix):])] = true
	}
	return nil
}

// stir marks what a merge bears on, before it is written and after: whatever
// is read as one of its sides, by this merge or by others.
func (w *writer) stir(was, is model.Record) error {
	for _, r := range []model.Record{was, is} {
		m, ok := r.(*model.SameAs)
		if !ok || m == nil {
			continue
		}
		w.read.merges = nil
		for _, side := range w.read.joined(m.From, m.Into) {
			if err := w.stirred(side); err != nil {
				return err
			}
		}
	}
	return nil
}

// stirred marks the points whose standing one side of a merge bears on.
func (w *writer) stirred(side model.Ref) error {
	if side.Kind == model.KindPoint {
		w.dirty[side.ID] = true
		return nil
	}
	for _, from := range w.referrers(side) {
		r, err := w.record(from)
		if err != nil {
			return err
		}
		switch r := r.(type) {
		case *model.Claim:
			for _, matter := range matters(r) {
				w.dirty[matter] = true
			}
		case *model.Assessment:
			w.dirty[r.Point] = true
		case *model.Process:
			if err := w.everyPoint(r.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
