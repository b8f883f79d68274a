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
// newest first, each by an entry of its own, of which the last is returned.
// Where a record has moved since, nothing is changed and a [model.Conflict]
// lists what is in the way.
func (s *Store) Undo(ctx context.Context, author, origin string, seq uint64) (model.Entry, error) {
	return s.writeAll(ctx, author, origin, func(tx *Tx) ([]prepared, error) {
		if seq > 0 {
			p, err := tx.reverse(seq, model.VerbUndo)
			return []prepared{p}, err
		}
		newest := newest(tx.tx.Bucket(bucketDoings), author, origin)
		if newest == 0 {
			return nil, fmt.Errorf("there is nothing to undo for %s", author)
		}
		return tx.reverseAll(bucketDoings, author, origin, newest, model.VerbUndo)
	})
}

// Redo takes back the newest undo of the same author and origin, a batch as a
// whole, unless they have done something else since.
func (s *Store) Redo(ctx context.Context, author, origin string) (model.Entry, error) {
	return s.writeAll(ctx, author, origin, func(tx *Tx) ([]prepared, error) {
		seq := newest(tx.tx.Bucket(bucketUndoings), author, origin)
		if seq == 0 || seq < newest(tx.tx.Bucket(bucketDoings), author, origin) {
			return nil, fmt.Errorf("there is nothing to redo for %s", author)
		}
		return tx.reverseAll(bucketUndoings, author, origin, seq, model.VerbRedo)
	})
}

// reverseAll prepares the acts that take back what of the batch of act seq can
// be taken back, the newest first; without a batch that act alone.
func (t *Tx) reverseAll(standing []byte, author, origin string, seq uint64, verb model.Verb) ([]prepared, error) {
	first, err := t.batchOf(seq)
	if err != nil {
		return nil, err
	}
	seqs := []uint64{seq}
	if first > 0 {
		prefix := doerKey(author, origin)
		c := t.tx.Bucket(standing).Cursor()
		seqs = nil
		for k, _ := c.Seek(append(bytes.Clone(prefix), number(first)...)); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			one := binary.BigEndian.Uint64(k[len(prefix):])
			if batch, err := t.batchOf(one); err != nil {
				return nil, err
			} else if batch == first {
				seqs = append(seqs, one)
			}
		}
	}
	var acts []prepared
	for _, one := range slices.Backward(seqs) {
		p, err := t.reverse(one, verb)
		if err != nil {
			return nil, err
		}
		acts = append(acts, p)
	}
	return acts, nil
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

// reverse prepares the act that takes act seq back.
func (t *Tx) reverse(seq uint64, verb model.Verb) (prepared, error) {
	raw := t.tx.Bucket(bucketJournal).Get(number(seq))
	if raw == nil {
		return prepared{}, fmt.Errorf("there is no act %d", seq)
	}
	h, _, err := unseal(raw)
	if err != nil {
		return prepared{}, err
	}
	what := fmt.Sprintf("%s act %d (%s)", verb, seq, h.Title)
	if by := t.tx.Bucket(bucketUndone).Get(number(seq)); by != nil {
		return prepared{}, &model.Conflict{What: what, InTheWay: []string{fmt.Sprintf("act %d took it back already", binary.BigEndian.Uint64(by))}}
	}
	p := prepared{Act: model.Act{Verb: verb, Title: h.Title, Process: h.Process, Undoes: seq}}
	w := newWriter(t.tx)
	var inTheWay []string
	for _, write := range h.Writes {
		now, ok, err := w.current(write.ref())
		if err != nil {
			return prepared{}, err
		}
		if !ok || now.seq != seq {
			inTheWay = append(inTheWay, fmt.Sprintf("%s was changed by act %d (%s)", w.describe(write.ref()), now.seq, t.title(now.seq)))
			continue
		}
		back := headWrite{write.Kind, write.ID, seq, gone}
		var value []byte
		if write.Saw > 0 {
			before, err := t.version(write.ref(), write.Saw)
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

func (t *Tx) title(seq uint64) string {
	e, err := t.Entry(seq)
	if err != nil {
		return ""
	}
	return e.Title
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
