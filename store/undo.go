package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// Undo restores every record that act seq wrote to its version before. With
// seq 0 it takes the newest act of the same author and origin that still
// stands, and where that is one of a batch, all of the batch that stand: the
// newest first, each by an entry of its own, of which the last is returned. An
// undo that is undone is redone. Where a record has moved since, nothing is
// changed and a [model.Conflict] lists what is in the way; what was done and
// taken back again has not moved it.
func (s *Store) Undo(ctx context.Context, author, origin string, seq uint64) (model.Entry, error) {
	return s.reverse(ctx, author, origin, func(tx *Tx) ([]uint64, error) {
		if seq > 0 {
			return []uint64{seq}, nil
		}
		newest := newest(tx.tx.Bucket(bucketDoings), author, origin)
		if newest == 0 {
			return nil, fmt.Errorf("there is nothing to undo for %s", author)
		}
		return tx.doing(bucketDoings, author, origin, newest)
	})
}

// Redo takes back the newest undo of the same author and origin, a batch as a
// whole, unless they have done something else since.
func (s *Store) Redo(ctx context.Context, author, origin string) (model.Entry, error) {
	return s.reverse(ctx, author, origin, func(tx *Tx) ([]uint64, error) {
		seq := newest(tx.tx.Bucket(bucketUndoings), author, origin)
		if since, err := tx.doneSince(author, origin, seq); err != nil {
			return nil, err
		} else if seq == 0 || since {
			return nil, fmt.Errorf("there is nothing to redo for %s", author)
		}
		return tx.doing(bucketUndoings, author, origin, seq)
	})
}

// reverse takes back the acts that pick names, the last first.
func (s *Store) reverse(ctx context.Context, author, origin string, pick func(*Tx) ([]uint64, error)) (model.Entry, error) {
	return s.writeAll(ctx, author, origin, func(tx *Tx) ([]step, error) {
		seqs, err := pick(tx)
		var steps []step
		for _, seq := range slices.Backward(seqs) {
			steps = append(steps, func(tx *Tx) (prepared, error) { return tx.reverse(seq) })
		}
		return steps, err
	})
}

// doing lists what of the batch of act seq can be taken back, the oldest
// first; without a batch that act alone.
func (t *Tx) doing(standing []byte, author, origin string, seq uint64) ([]uint64, error) {
	first, err := t.batchOf(seq)
	if err != nil || first == 0 {
		return []uint64{seq}, err
	}
	var seqs []uint64
	prefix := doerKey(author, origin)
	c := t.tx.Bucket(standing).Cursor()
	for k, _ := c.Seek(append(bytes.Clone(prefix), number(first)...)); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		one := binary.BigEndian.Uint64(k[len(prefix):])
		if batch, err := t.batchOf(one); err != nil {
			return nil, err
		} else if batch == first {
			seqs = append(seqs, one)
		}
	}
	return seqs, nil
}

// doneSince reports whether an author and origin have done something after act
// seq that stands. Acts from before it that were brought again do not count:
// undone one after the other, acts are redone one after the other.
func (t *Tx) doneSince(author, origin string, seq uint64) (bool, error) {
	prefix := doerKey(author, origin)
	c := t.tx.Bucket(bucketDoings).Cursor()
	for k, _ := c.Seek(append(bytes.Clone(prefix), number(seq)...)); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		first, err := t.original(binary.BigEndian.Uint64(k[len(prefix):]))
		if err != nil || first > seq {
			return true, err
		}
	}
	return false, nil
}

// original returns the act that an undo or redo takes back or brings again;
// any other act is its own.
func (t *Tx) original(seq uint64) (uint64, error) {
	for {
		e, err := t.Entry(seq)
		if err != nil || e.Undoes == 0 {
			return seq, err
		}
		seq = e.Undoes
	}
}

// batchOf returns the batch that an act belongs to, 0 for none.
func (t *Tx) batchOf(seq uint64) (uint64, error) {
	e, err := t.Entry(seq)
	return e.Batch, err
}

// newest returns the last position under an author and origin, 0 for none.
func newest(b *bolt.Bucket, author, origin string) uint64 {
	prefix := doerKey(author, origin)
	c := b.Cursor()
	k, _ := c.Seek(binary.BigEndian.AppendUint64(append([]byte(nil), prefix...), ^uint64(0)))
	if k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	if len(k) != len(prefix)+8 || string(k[:len(prefix)]) != string(prefix) {
		return 0
	}
	return binary.BigEndian.Uint64(k[len(prefix):])
}

// reverse prepares the act that takes act seq back. One that was taken back
// and brought again is taken back by taking back what brought it.
func (t *Tx) reverse(seq uint64) (prepared, error) {
	e, err := t.Entry(seq)
	if err != nil {
		return prepared{}, err
	}
	first, err := t.original(seq)
	if err != nil {
		return prepared{}, err
	}
	verb, already := model.VerbUndo, "took it back"
	if e.Verb == model.VerbUndo {
		verb, already = model.VerbRedo, "brought it back"
	}
	what := fmt.Sprintf("%s act %d (%s)", verb, first, e.Title)
	if by := t.undoneBy(seq); by > 0 {
		if again := t.undoneBy(by); again > 0 {
			return t.reverse(again)
		}
		return prepared{}, &model.Conflict{What: what, InTheWay: []string{fmt.Sprintf("act %d %s already", by, already)}}
	}
	p := prepared{Act: model.Act{Verb: verb, Title: e.Title, Process: e.Process, Undoes: seq}}
	w := newWriter(t.tx)
	var inTheWay []string
	for _, write := range e.Writes {
		now, _, err := t.current(write.Ref)
		if err != nil {
			return prepared{}, err
		}
		by, err := t.changed(write.Ref, seq, now.seq)
		if err != nil {
			return prepared{}, err
		}
		if by > 0 {
			inTheWay = append(inTheWay, fmt.Sprintf("%s was changed by act %d (%s)", w.describe(write.Ref), by, t.words(by)))
			continue
		}
		back := headWrite{write.Ref.Kind, write.Ref.ID, now.seq, gone}
		var value []byte
		if write.Saw > 0 {
			before, err := t.version(write.Ref, write.Saw)
			if err != nil {
				return prepared{}, err
			}
			if value, err = before.value(t.tx); err != nil {
				return prepared{}, err
			}
			if value != nil {
				back.Len = len(value)
			}
		}
		p.writes = append(p.writes, back)
		p.values = append(p.values, append([]byte(nil), value...))
	}
	if len(inTheWay) > 0 {
		return prepared{}, &model.Conflict{What: what, InTheWay: inTheWay}
	}
	return p, nil
}

// changed returns the act that has changed a record since act seq wrote it, 0
// where it is as that act left it: nothing came after it, or whatever came was
// taken back.
func (t *Tx) changed(ref model.Ref, seq, now uint64) (uint64, error) {
	if now == seq {
		return 0, nil
	}
	left, err := t.maker(ref, seq)
	if err != nil {
		return 0, err
	}
	made, err := t.maker(ref, now)
	switch {
	case err != nil || made == left:
		return 0, err
	case made > left:
		return made, nil
	}
	return now, nil // what act seq left was taken back
}

// maker returns the act that made the version of a record which act seq left
// behind: undos and redos bring versions back and make none. It is 0 where the
// record was not there yet.
func (t *Tx) maker(ref model.Ref, seq uint64) (uint64, error) {
	for seq > 0 {
		e, err := t.Entry(seq)
		if err != nil || e.Undoes == 0 {
			return seq, err
		}
		undone, err := t.Entry(e.Undoes)
		if err != nil {
			return 0, err
		}
		seq = 0
		for _, w := range undone.Writes {
			if w.Ref == ref {
				seq = w.Saw
			}
		}
	}
	return 0, nil
}

// undoneBy returns the act that took an act back, 0 for none; whether that
// stands is another matter.
func (t *Tx) undoneBy(seq uint64) uint64 {
	by := t.tx.Bucket(bucketUndone).Get(number(seq))
	if by == nil {
		return 0
	}
	return binary.BigEndian.Uint64(by)
}

func (t *Tx) words(seq uint64) string {
	e, err := t.Entry(seq)
	if err != nil {
		return ""
	}
	return e.Words()
}

// markUndone keeps which acts stand, and which can be undone and redone next.
func (w *writer) markUndone(h header) error {
	doings, undoings, undone := w.tx.Bucket(bucketDoings), w.tx.Bucket(bucketUndoings), w.tx.Bucket(bucketUndone)
	own := doings
	if h.Verb == model.VerbUndo {
		own = undoings
	}
	key := func(h header) []byte { return append(doerKey(h.Author, h.Origin), number(h.Seq)...) }
	if err := own.Put(key(h), []byte{}); err != nil {
		return err
	}
	if h.Undoes == 0 {
		return nil
	}
	if err := undone.Put(number(h.Undoes), number(h.Seq)); err != nil {
		return err
	}
	target, _, err := unseal(w.tx.Bucket(bucketJournal).Get(number(h.Undoes)))
	if err != nil {
		return err
	}
	if err := doings.Delete(key(target)); err != nil {
		return err
	}
	return undoings.Delete(key(target))
}
