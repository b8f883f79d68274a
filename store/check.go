package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// A Report is what a check found to be whole.
type Report struct {
	Entries  uint64 // acts in the journal
	Hash     string // of the newest, SHA-256 in hexadecimal
	Compared int    // records of the projections that were rebuilt and compared
}

// Check reads the whole file: the checksum and the chain of hashes of every
// act; it rebuilds all projections from the journal in a file beside it and
// compares them byte for byte; last come bbolt's pages. Any difference is
// [model.Damaged].
//
// The projections of a file that another version wrote are not compared: they
// are made anew when it is opened for writing.
func (s *Store) Check(ctx context.Context) (Report, error) {
	var r Report
	err := s.session(ctx, false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) error {
			format, number, err := formats(tx)
			if err != nil {
				return s.damaged("%v", err)
			}
			if format > fileFormat {
				return &model.Newer{Path: s.o.Path, Format: format, Knows: fileFormat}
			}
			last, err := s.chain(ctx, tx, func(header, []byte, int) error { return nil })
			if err != nil {
				return err
			}
			r.Entries, r.Hash = last.Seq, last.hash()
			if number == projection {
				if r.Compared, err = s.compareRebuilt(ctx, tx); err != nil {
					return err
				}
			}
			return s.pages(tx)
		})
	})
	return r, err
}

// compareRebuilt makes the projections anew and returns how many records are
// alike.
func (s *Store) compareRebuilt(ctx context.Context, tx *bolt.Tx) (n int, err error) {
	name, err := s.rebuild(ctx, tx, ".check-")
	if err != nil {
		return 0, err
	}
	defer os.Remove(name)
	fresh, err := bolt.Open(name, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer fresh.Close()
	err = fresh.View(func(made *bolt.Tx) error {
		n, err = s.compare(tx, made)
		return err
	})
	return n, err
}

// pages has bbolt check that every page is used once or free. It comes after
// every page was read, since bbolt checks in a goroutine of its own, where a
// fault in the mapped file would end the program.
func (s *Store) pages(tx *bolt.Tx) error {
	var first error
	for err := range tx.Check() { // to its end: it reads the transaction until then
		if first == nil {
			first = s.damaged("its pages: %v", err)
		}
	}
	return first
}

func (s *Store) damaged(format string, args ...any) error {
	return &model.Damaged{Path: s.o.Path, What: fmt.Sprintf(format, args...), Do: "restore a backup with: parley restore FILE"}
}

// chain reads the journal from its beginning and checks that every entry is
// whole and follows the one before.
func (s *Store) chain(ctx context.Context, tx *bolt.Tx, each func(h header, entry []byte, at int) error) (head, error) {
	var last head
	c := tx.Bucket(bucketJournal).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if err := ctx.Err(); err != nil {
			return last, err
		}
		h, at, err := unseal(v)
		switch {
		case err != nil:
			return last, s.damaged("act %d: %v", last.Seq+1, err)
		case h.Seq != last.Seq+1 || !bytes.Equal(k, number(h.Seq)):
			return last, s.damaged("act %d is missing", last.Seq+1)
		case h.Prev != last.hash():
			return last, s.damaged("act %d does not follow the act before it", h.Seq)
		case h.At.Before(last.At):
			return last, s.damaged("act %d is dated before the act before it", h.Seq)
		}
		if err := each(h, v, at); err != nil {
			return last, err
		}
		last = head{h.Seq, h.ID, h.At, sha256.Sum256(v)}
	}
	kept, err := readHead(tx)
	if err == nil && kept != last {
		err = s.damaged("the journal ends at act %d (%s), not where its head says", last.Seq, last.hash())
	}
	return last, err
}

// rebuild makes a file of the journal beside this one, complete and on disk,
// and returns its name.
func (s *Store) rebuild(ctx context.Context, tx *bolt.Tx, ending string) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(s.o.Path), filepath.Base(s.o.Path)+ending)
	if err != nil {
		return "", fmt.Errorf("there has to be room for a copy beside the file: %w", err)
	}
	name = f.Name()
	f.Close()
	defer func() {
		if err != nil {
			_ = os.Remove(name)
		}
	}()
	fresh, err := bolt.Open(name, 0o600, &bolt.Options{NoSync: true, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return name, err
	}
	defer func() {
		if closed := fresh.Close(); err == nil {
			err = closed
		}
	}()
	if err := fresh.Update(func(into *bolt.Tx) error { return furnish(into, (&Tx{tx: tx}).Identity()) }); err != nil {
		return name, err
	}
	last, err := s.replay(ctx, tx, fresh)
	if err != nil {
		return name, err
	}
	if last.Seq > 0 {
		if err := fresh.Update(last.put); err != nil {
			return name, err
		}
	}
	return name, fresh.Sync()
}

// replay projects every entry of one file into another, in transactions of a
// bounded size.
func (s *Store) replay(ctx context.Context, from *bolt.Tx, into *bolt.DB) (head, error) {
	var tx *bolt.Tx
	var w *writer
	writes := 0
	commit := func() error {
		if w == nil {
			return nil
		}
		if err := w.finish(); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		w, writes = nil, 0
		return tx.Commit()
	}
	last, err := s.chain(ctx, from, func(h header, entry []byte, at int) (err error) {
		if w == nil {
			if tx, err = into.Begin(true); err != nil {
				return err
			}
			w = newWriter(tx)
		}
		if err := tx.Bucket(bucketJournal).Put(number(h.Seq), entry); err != nil {
			return err
		}
		if err := w.project(h, entry, at, nil); err != nil {
			return err
		}
		if writes += len(h.Writes); writes < bulkWrites {
			return nil
		}
		return commit()
	})
	if err != nil {
		if w != nil {
			err = errors.Join(err, tx.Rollback())
		}
		return last, err
	}
	return last, commit()
}

// compare returns how many records both hold alike.
func (s *Store) compare(have, fresh *bolt.Tx) (int, error) {
	n := 0
	for _, name := range projections {
		a, b := have.Bucket(name), fresh.Bucket(name)
		if a == nil {
			return n, s.damaged("the projection %s is missing", name)
		}
		ca, cb := a.Cursor(), b.Cursor()
		ka, va := ca.First()
		kb, vb := cb.First()
		for ka != nil || kb != nil {
			if !bytes.Equal(ka, kb) || !bytes.Equal(va, vb) {
				return n, s.damaged("the projection %s differs from the journal at %s", name, hex.EncodeToString(ka))
			}
			n++
			ka, va = ca.Next()
			kb, vb = cb.Next()
		}
	}
	return n, nil
}

// migrate makes the file anew from its journal, for projections of another
// version, and puts it in place; the old one stays beside it.
func (s *Store) migrate(ctx context.Context) error {
	held, err := acquire(ctx, s.o.Path, true, s.o.Wait, s.o.Holder)
	if err != nil {
		return err
	}
	defer held.release()
	var name string
	var done bool // by another process, while this one waited
	err = s.open(false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) error {
			_, number, err := formats(tx)
			if done = number == projection; done || err != nil {
				return err
			}
			name, err = s.rebuild(ctx, tx, ".new-")
			return err
		})
	})
	if err != nil || done {
		return err
	}
	defer os.Remove(name)
	kept := fmt.Sprintf("%s.before-%d", s.o.Path, projection)
	if err := os.Link(s.o.Path, kept); err != nil && !errors.Is(err, os.ErrExist) {
		return fmt.Errorf("keep the database before it is rebuilt: %w", err)
	}
	if err := os.Rename(name, s.o.Path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(s.o.Path))
}
