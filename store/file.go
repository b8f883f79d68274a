package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"parley/model"
)

// Options say which file to keep and what the store is handed from outside.
type Options struct {
	Path     string
	Wait     time.Duration    // how long to queue for the file; 0 takes [DefaultWait]
	ReadOnly bool             // nothing is written and no file is made
	Now      func() time.Time // moments of entries
	Entropy  io.Reader        // randomness of identities
	Holder   string           // who holds the file, for those who wait: "process 4711 (parley import)"
}

// DefaultWait is how long an opener queues where nothing else is said.
const DefaultWait = 5 * time.Second

// The file's format, and the number of its projections. A file of a newer
// format is refused; other projections are rebuilt.
const (
	fileFormat = 1
	projection = 6
)

// A Store keeps one file. It holds no lock between calls and may be used by
// several goroutines.
type Store struct {
	o  Options
	mu sync.Mutex // guards ids
	id *ulid.MonotonicEntropy
}

// Open makes the file if there is none, unless it is only to be read, and
// judges it. Errors are [model.Damaged], [model.Newer], [model.Busy], or those
// of the file system.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Wait == 0 {
		o.Wait = DefaultWait
	}
	s := &Store{o: o, id: ulid.Monotonic(o.Entropy, 0)}
	switch info, err := os.Lstat(o.Path); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder; name a file in it", o.Path)
	case errors.Is(err, fs.ErrNotExist) && o.ReadOnly:
		return nil, fmt.Errorf("there is no database at %s", o.Path)
	case errors.Is(err, fs.ErrNotExist):
		if err := s.birth(); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	}
	if err := local(o.Path); err != nil {
		return nil, err
	}
	return s, s.welcome(ctx)
}

// Path is the file that is kept.
func (s *Store) Path() string { return s.o.Path }

// NewID makes an identity, later than all that this store made before.
func (s *Store) NewID() (model.ID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, err := ulid.New(ulid.Timestamp(s.o.Now()), s.id)
	if err != nil {
		return "", fmt.Errorf("make an identity: %w", err)
	}
	return model.ID(id.String()), nil
}

// birth makes the file complete under another name and links it into place.
// A link fails where a file exists, so of several starters one wins and no
// acknowledged act is lost; a rename would replace the winner's file.
func (s *Store) birth() error {
	dir := filepath.Dir(s.o.Path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of the database: %w", err)
	}
	id, err := s.NewID()
	if err != nil {
		return err
	}
	newborn := s.o.Path + ".new-" + string(id)
	defer os.Remove(newborn)
	db, err := bolt.Open(newborn, 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType})
	if err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	err = db.Update(func(tx *bolt.Tx) error { return furnish(tx, id) })
	if closed := db.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	if err := os.Link(newborn, s.o.Path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the database: %w", err)
	}
	return syncDir(dir)
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && runtime.GOOS != "windows" {
		return err
	}
	return nil
}

// welcome reads the file's format and, where the projections are of another
// number, rebuilds them after copying the file.
func (s *Store) welcome(ctx context.Context) error {
	var stale bool
	err := s.View(ctx, func(tx *Tx) error {
		format, number, err := formats(tx.tx)
		if err != nil {
			return &model.Damaged{Path: s.o.Path, What: err.Error(), Do: "give another file with --db, or restore a backup"}
		}
		if format > fileFormat {
			return &model.Newer{Path: s.o.Path, Format: format, Knows: fileFormat}
		}
		stale = number != projection
		return nil
	})
	if err != nil || !stale {
		return err
	}
	if s.o.ReadOnly {
		return fmt.Errorf("%s was last written by another version and has to be rebuilt; open it without --readonly once", s.o.Path)
	}
	return s.migrate(ctx)
}

// errSwapped says that the path names another file than the one opened.
var errSwapped = errors.New("the file was replaced while it was waited for")

// session opens the file, runs fn and closes it again.
func (s *Store) session(ctx context.Context, write bool, fn func(*bolt.DB) error) error {
	held, err := acquire(ctx, s.o.Path, write, s.o.Wait, s.o.Holder)
	if err != nil {
		return err
	}
	defer held.release()
	for range 5 {
		err = s.open(write, fn)
		if !errors.Is(err, errSwapped) {
			return err
		}
	}
	return fmt.Errorf("%s: %w", s.o.Path, err)
}

// open runs fn on the opened file. A fault in the mapped file and a panic of
// bbolt on what it finds there come back as damage.
func (s *Store) open(write bool, fn func(*bolt.DB) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &model.Damaged{Path: s.o.Path, What: fmt.Sprint(p), Do: "run parley check, or restore a backup"}
		}
	}()
	var opened *os.File
	options := &bolt.Options{
		Timeout: s.o.Wait, ReadOnly: !write, FreelistType: bolt.FreelistArrayType, // quicker to open than a map, and every act opens
		OpenFile: func(name string, flag int, _ os.FileMode) (*os.File, error) {
			f, err := os.OpenFile(name, flag&^os.O_CREATE|noFollow, 0o600)
			if err != nil {
				return nil, err
			}
			if _, err := judge(f); err != nil {
				f.Close()
				return nil, err
			}
			opened = f
			return f, nil
		},
	}
	if runtime.GOOS != "windows" {
		options.InitialMmapSize = 1 << 30 // a reader never makes the writer wait for a larger map
	}
	db, err := bolt.Open(s.o.Path, 0o600, options)
	if err != nil {
		return s.openError(err)
	}
	defer func() {
		if closed := db.Close(); err == nil && closed != nil {
			err = closed
		}
	}()
	if swapped(opened, s.o.Path) {
		return errSwapped
	}
	return fn(db)
}

func (s *Store) openError(err error) error {
	if errors.Is(err, bolterrors.ErrTimeout) {
		return &model.Busy{Path: s.o.Path, Holder: holderOf(s.o.Path), Waited: s.o.Wait}
	}
	if errors.Is(err, bolterrors.ErrInvalid) || errors.Is(err, bolterrors.ErrChecksum) || errors.Is(err, bolterrors.ErrVersionMismatch) {
		return &model.Damaged{Path: s.o.Path, What: err.Error(), Do: "give another file with --db, or restore a backup"}
	}
	return err
}

// swapped reports whether the path no longer names the opened file: without
// this check a compaction loses acts that were acknowledged meanwhile.
func swapped(f *os.File, path string) bool {
	if f == nil {
		return false
	}
	have, err1 := f.Stat()
	want, err2 := os.Lstat(path)
	return err1 != nil || err2 != nil || !os.SameFile(have, want)
}

// Stamp changes whenever anybody has written to the file. It takes no lock.
func (s *Store) Stamp() (uint64, error) {
	f, err := os.OpenFile(s.o.Path, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	m, err := judge(f)
	return m.txid, err
}

// View runs fn on a read transaction. Whoever reads long should end it and
// begin another one: a writer waits meanwhile.
func (s *Store) View(ctx context.Context, fn func(*Tx) error) error {
	return s.session(ctx, false, func(db *bolt.DB) error {
		return db.View(func(tx *bolt.Tx) error { return fn(&Tx{tx: tx}) })
	})
}
