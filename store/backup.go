package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// Backup copies the file as it stands to a path where nothing is yet, and
// reads the copy back to the last act before it says that it is done.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s is there already; give another name: %w", path, fs.ErrExist)
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = s.session(ctx, false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) error {
			_, err := tx.WriteTo(f)
			return err
		})
	})
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = s.verify(ctx, f.Name())
	}
	if err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	if err := os.Link(f.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// verify checks another file as this one is checked.
func (s *Store) verify(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err != nil {
		return fmt.Errorf("there is no file %s", path)
	}
	o := s.o
	o.Path, o.ReadOnly = path, true
	defer removeSidecars(path)
	_, err := (&Store{o: o}).Check(ctx)
	return err
}

func removeSidecars(path string) {
	_ = os.Remove(path + ".turn")
	_ = os.Remove(path + ".lock")
}

// Restore puts a verified copy of a backup in place of the file. What was
// there stays beside it, under the name that is returned (empty where there
// was nothing). It needs no readable file to replace.
func Restore(ctx context.Context, o Options, from string) (kept string, err error) {
	s := &Store{o: o}
	if s.o.Wait == 0 {
		s.o.Wait = DefaultWait
	}
	if err := s.verify(ctx, from); err != nil {
		return "", fmt.Errorf("restore from %s: %w", from, err)
	}
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o700); err != nil {
		return "", err
	}
	copied, err := s.copyBeside(from)
	if err != nil {
		return "", fmt.Errorf("restore from %s: %w", from, err)
	}
	defer os.Remove(copied)
	held, err := acquire(ctx, o.Path, true, s.o.Wait, o.Holder)
	if err != nil {
		return "", err
	}
	defer held.release()
	if _, err := os.Lstat(o.Path); err == nil {
		if kept, err = s.setAside(); err != nil {
			return "", err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := os.Rename(copied, o.Path); err != nil {
		return kept, err
	}
	return kept, syncDir(filepath.Dir(o.Path))
}

// setAside links the file under the first free name beside it.
func (s *Store) setAside() (string, error) {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.replaced-%d", s.o.Path, n)
		err := os.Link(s.o.Path, name)
		if err == nil || !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

func (s *Store) copyBeside(from string) (string, error) {
	in, err := os.Open(from)
	if err != nil {
		return "", err
	}
	defer in.Close()
	out, err := os.CreateTemp(filepath.Dir(s.o.Path), filepath.Base(s.o.Path)+".new-")
	if err != nil {
		return "", err
	}
	_, err = out.ReadFrom(in)
	if err == nil {
		err = out.Sync()
	}
	if closed := out.Close(); err == nil {
		err = closed
	}
	return out.Name(), err
}
