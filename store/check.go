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
func (s *Store) Check(ctx context.Context) (Report, error) {
	var r Report
	err := s.session(ctx, false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) error {
			last, err := s.chain(ctx, tx, func(header, []byte, int) error { return nil })
			if err != nil {
				return err
			}
			r.Entries, r.Hash = last.Seq, last.hash()
			err = s.rebuilt(ctx, tx, func(fresh *bolt.Tx) error {
				r.Compared, err = s.compare(tx, fresh)
				return err
			})
			if err != nil {
				return err
			}
			return s.pages(tx)
		})
	})
	return r, err
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

// rebuilt replays the journal into a new file and hands it over.
func (s *Store) rebuilt(ctx context.Context, tx *bolt.Tx, use func(*bolt.Tx) error) error {
	f, err := os.CreateTemp(filepath.Dir(s.o.Path), filepath.Base(s.o.Path)+".check-")
	if err != nil {
		return fmt.Errorf("check needs room for a copy beside the file: %w", err)
	}
	name := f.Name()
	f.Close()
	defer os.Remove(name)
	fresh, err := bolt.Open(name, 0o600, &bolt.Options{NoSync: true, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return err
	}
	defer fresh.Close()
	if err := fresh.Update(func(into *bolt.Tx) error { return furnish(into, "") }); err != nil {
		return err
	}
	if err := s.replay(ctx, tx, fresh); err != nil {
		return err
	}
	return fresh.View(use)
}

// replay projects every entry of one file into another, in transactions of a
// bounded size.
func (s *Store) replay(ctx context.Context, from *bolt.Tx, into *bolt.DB) error {
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
	_, err := s.chain(ctx, from, func(h header, entry []byte, at int) (err error) {
		if w == nil {
			if tx, err = into.Begin(true); err != nil {
				return err
			}
			w = newWriter(tx)
		}
		if err := tx.Bucket(bucketJournal).Put(number(h.Seq), entry); err != nil {
			return err
		}
		if err := w.project(h, entry, at); err != nil {
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
		return err
	}
	return commit()
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

// migrate rebuilds the projections of a file that another version wrote,
// after copying it.
func (s *Store) migrate(ctx context.Context) error {
	kept := fmt.Sprintf("%s.before-%d", s.o.Path, projection)
	if err := s.Backup(ctx, kept); err != nil && !errors.Is(err, os.ErrExist) {
		return fmt.Errorf("copy the database before rebuilding it: %w", err)
	}
	return s.session(ctx, true, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error {
			for _, name := range projections {
				if tx.Bucket(name) == nil {
					continue
				}
				if err := tx.DeleteBucket(name); err != nil {
					return err
				}
			}
			if err := furnish(tx, (&Tx{tx: tx}).Identity()); err != nil {
				return err
			}
			w := newWriter(tx)
			if _, err := s.chain(ctx, tx, w.project); err != nil {
				return err
			}
			return w.finish()
		})
	})
}
