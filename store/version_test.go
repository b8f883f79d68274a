package store_test

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"parley/model"
	"parley/store"
)

// older makes a file look as another version wrote it: with another number of
// its projections, one of them wrong and one missing.
func older(t *testing.T, path string) {
	t.Helper()
	alter(t, path, func(tx *bolt.Tx) error {
		return errors.Join(
			tx.Bucket([]byte("meta")).Put([]byte("projection"), binary.BigEndian.AppendUint64(nil, 1)),
			tx.DeleteBucket([]byte("keys")), tx.Bucket([]byte("board")).Put([]byte("x"), []byte("of another kind")),
		)
	})
}

func alter(t *testing.T, path string, fn func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(fn), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestOtherProjectionsAreMadeAnew opens a file of another version: all acts
// are there, the projections are this version's, and the old file is kept.
func TestOtherProjectionsAreMadeAnew(t *testing.T) {
	path := file(t)
	s := open(t, path)
	k := newTalks(t, s)
	add(t, s, k.claim(t, s, 1, k.ru, model.Disputed, "2026-01-10"))
	before, rows := check(t, s), board(t, s, k.ukr.ID)
	older(t, path)

	o := options(path)
	o.ReadOnly = true
	if _, err := store.Open(t.Context(), o); err == nil {
		t.Error("it opens for reading only, though it has to be rebuilt")
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Errorf("it cannot be backed up: %v", err)
	}

	again := open(t, path)
	if diff := cmp.Diff(before, check(t, again)); diff != "" {
		t.Errorf("what it holds differs: %s", diff)
	}
	if have := board(t, again, k.ukr.ID); !reflect.DeepEqual(have, rows) {
		t.Errorf("the board is %+v, want %+v", have, rows)
	}
	add(t, s, k.claim(t, s, 2, k.ua, model.Disputed, "2026-01-11")) // a handle that was opened before
	if r := check(t, again); r.Entries != before.Entries+1 {
		t.Errorf("%d acts after one more, want %d", r.Entries, before.Entries+1)
	}
	if kept, err := filepath.Glob(path + ".before-*"); err != nil || len(kept) != 1 {
		t.Errorf("the old file is kept as %v, %v", kept, err)
	}
	if left, _ := filepath.Glob(path + ".new-*"); len(left) != 0 {
		t.Errorf("%v is left over", left)
	}

	if _, err := store.Restore(t.Context(), options(path), backup); err != nil {
		t.Fatalf("the backup of the other version cannot be restored: %v", err)
	}
	if r := check(t, open(t, path)); r.Entries != before.Entries {
		t.Errorf("%d acts after the backup was restored, want %d", r.Entries, before.Entries)
	}
}

// TestNewerFilesAreLeftAlone: a file of a newer format is refused, byte for
// byte as it was.
func TestNewerFilesAreLeftAlone(t *testing.T) {
	path := file(t)
	newTalks(t, open(t, path))
	alter(t, path, func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("format"), binary.BigEndian.AppendUint64(nil, 99))
	})
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var newer *model.Newer
	if _, err := store.Open(t.Context(), options(path)); !errors.As(err, &newer) {
		t.Errorf("opening it gives %v", err)
	}
	if _, err := store.Restore(t.Context(), options(file(t)), path); !errors.As(err, &newer) {
		t.Errorf("restoring it gives %v", err)
	}
	if is, err := os.ReadFile(path); err != nil || string(is) != string(was) {
		t.Errorf("the file has changed (%v)", err)
	}
}

// TestReplacedFile puts another file in place between two acts of a handle
// that stays open: the acts go to the file that is there.
func TestReplacedFile(t *testing.T) {
	path := file(t)
	s := open(t, path)
	newTalks(t, s)
	backup := filepath.Join(filepath.Dir(path), "backup.db")
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	add(t, s, &model.Party{Head: model.Head{ID: id(t, s), Handle: "fr"}, Title: "France", Sort: "state"})
	if err := os.Rename(backup, path); err != nil {
		t.Fatal(err)
	}
	add(t, s, &model.Party{Head: model.Head{ID: id(t, s), Handle: "gb"}, Title: "United Kingdom", Sort: "state"})
	err := s.View(t.Context(), func(tx *store.Tx) error {
		if tx.HandleTaken(model.KindParty, "fr") || !tx.HandleTaken(model.KindParty, "gb") {
			t.Error("the act did not go to the file that is there")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, s)
}

// TestStartersAtOnce lets many handles make the same file at once: each act
// that was acknowledged is in it.
func TestStartersAtOnce(t *testing.T) {
	path := file(t)
	const starters = 8
	errs := make(chan error, starters)
	for n := range starters {
		go func() {
			o := options(path)
			o.Entropy = entropy(uint64(n + 50))
			s, err := store.Open(t.Context(), o)
			if err != nil {
				errs <- err
				return
			}
			id, err := s.NewID()
			if err == nil {
				p := &model.Party{Head: model.Head{ID: id, Handle: "r" + string(rune('a'+n))}, Title: "a party", Sort: "state"}
				_, err = s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbAdd, Writes: []model.Write{put(p, 0)}})
			}
			errs <- err
		}()
	}
	for range starters {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if r := check(t, open(t, path)); r.Entries != starters {
		t.Errorf("%d acts, want %d", r.Entries, starters)
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		t.Error("there is no file")
	}
}
