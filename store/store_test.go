package store_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// a clock that the tests move by hand
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

func newClock() *clock { return &clock{now: time.Date(2026, time.January, 14, 9, 0, 0, 0, time.UTC)} }

func entropy(seed uint64) io.Reader {
	var key [32]byte
	key[0] = byte(seed)
	return rand.NewChaCha8(key)
}

func options(path string) store.Options {
	return store.Options{Path: path, Wait: 10 * time.Second, Now: newClock().Now, Entropy: entropy(1), Holder: "the test"}
}

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), options(path))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func file(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "data", "parley.db")
}

const me, here = "analyst", "test"

func apply(t testing.TB, s *store.Store, act model.Act) model.Entry {
	t.Helper()
	e, err := s.Apply(t.Context(), me, here, act)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func id(t testing.TB, s *store.Store) model.ID {
	t.Helper()
	id, err := s.NewID()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func put(r model.Record, saw uint64) model.Write {
	return model.Write{Ref: r.Ref(), Saw: saw, Value: r}
}

func add(t testing.TB, s *store.Store, records ...model.Record) model.Entry {
	t.Helper()
	act := model.Act{Verb: model.VerbAdd, Title: "add"}
	for _, r := range records {
		act.Title += " " + r.Name()
		act.Writes = append(act.Writes, put(r, 0))
	}
	return apply(t, s, act)
}

// talks is a small process: two principals, a mediator, one point.
type talks struct {
	ru, ua, us *model.Party
	ukr        *model.Process
	land       *model.Point
}

func newTalks(t testing.TB, s *store.Store) talks {
	t.Helper()
	party := func(handle, title string) *model.Party {
		return &model.Party{Head: model.Head{ID: id(t, s), Handle: handle}, Title: title, Sort: "state"}
	}
	k := talks{ru: party("ru", "Russia"), ua: party("ua", "Ukraine"), us: party("us", "United States")}
	k.ukr = &model.Process{Head: model.Head{ID: id(t, s), Handle: "ukr"}, Title: "Ukraine settlement", Principals: model.NewScope(k.ru.ID, k.ua.ID)}
	k.land = &model.Point{Head: model.Head{ID: id(t, s), Handle: "p1"}, Process: k.ukr.ID, Slug: "land", Title: "Status of the land", Category: "territory"}
	add(t, s, k.ru, k.ua, k.us, k.ukr, k.land)
	return k
}

func (k talks) claim(t testing.TB, s *store.Store, n int, by *model.Party, status model.Status, said string) *model.Claim {
	t.Helper()
	var on day.Day
	if err := on.UnmarshalText([]byte(said)); err != nil {
		t.Fatal(err)
	}
	return &model.Claim{
		Head: model.Head{ID: id(t, s), Handle: fmt.Sprintf("c%d", n)}, Process: k.ukr.ID, Kind: model.StatusClaim,
		Speakers: []model.Speaker{{Party: by.ID}}, About: []model.Ref{k.land.Ref()}, Said: on, Status: status,
	}
}

func board(t testing.TB, s *store.Store, process model.ID) []store.BoardRow {
	t.Helper()
	var rows []store.BoardRow
	err := s.View(t.Context(), func(tx *store.Tx) error {
		for row, err := range tx.Board(process) {
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func check(t testing.TB, s *store.Store) store.Report {
	t.Helper()
	r, err := s.Check(t.Context())
	if err != nil {
		t.Fatalf("the file is not whole: %v", err)
	}
	return r
}

func TestActReachesTheBoard(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	add(t, s, k.claim(t, s, 1, k.ru, model.Disputed, "2026-01-10"))

	rows := board(t, s, k.ukr.ID)
	if len(rows) != 1 || rows[0].Status != model.Disputed || rows[0].Claims != 1 {
		t.Fatalf("the board shows %+v, want one disputed point with one claim", rows)
	}
	if r := check(t, s); r.Entries != 2 {
		t.Errorf("the journal has %d acts, want 2", r.Entries)
	}
}

func TestApplyComparesBeforeItSets(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	renamed := *k.ru
	renamed.Title = "Russian Federation"
	apply(t, s, model.Act{Verb: model.VerbEdit, Title: "rename ru", Writes: []model.Write{put(&renamed, 1)}})

	_, err := s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbEdit, Title: "rename ru again", Writes: []model.Write{put(k.ru, 1)}})
	if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), "party ru was changed meanwhile by act 2") {
		t.Errorf("a write from an old version gave %v, want a conflict that names act 2", err)
	}
	check(t, s)
}

func TestReferencesHold(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	c := k.claim(t, s, 1, k.ru, model.Disputed, "2026-01-10")
	add(t, s, c)

	remove := func(r model.Record, saw uint64) model.Write { return model.Write{Ref: r.Ref(), Saw: saw} }
	_, err := s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbRemove, Title: "remove p1", Writes: []model.Write{remove(k.land, 1)}})
	if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), "claim c1 refers to point p1") {
		t.Errorf("removing a point that a claim is about gave %v", err)
	}
	apply(t, s, model.Act{Verb: model.VerbRemove, Title: "remove both", Writes: []model.Write{remove(k.land, 1), remove(c, 2)}})
	if rows := board(t, s, k.ukr.ID); len(rows) != 0 {
		t.Errorf("the removed point is still on the board: %+v", rows)
	}

	lost := k.claim(t, s, 2, k.ru, model.Disputed, "2026-01-10")
	_, err = s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbAdd, Title: "add c2", Writes: []model.Write{put(lost, 0)}})
	if !model.Is[*model.Conflict](err) {
		t.Errorf("a claim about a removed point gave %v, want a conflict", err)
	}
	check(t, s)
}

func TestHandlesAreNeverUsedAgain(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	c := k.claim(t, s, 7, k.ru, model.Disputed, "2026-01-10")
	e := add(t, s, c)
	apply(t, s, model.Act{Verb: model.VerbRemove, Title: "remove c7", Writes: []model.Write{{Ref: c.Ref(), Saw: e.Seq}}})

	again := k.claim(t, s, 7, k.ua, model.Agreed, "2026-01-11")
	if _, err := s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbAdd, Writes: []model.Write{put(again, 0)}}); !model.Is[*model.Conflict](err) {
		t.Errorf("a removed claim's handle was given away: %v", err)
	}
	_ = s.View(t.Context(), func(tx *store.Tx) error {
		if n := tx.NextNumber(model.KindClaim); n != 8 {
			t.Errorf("the next claim would be c%d, want c8", n)
		}
		return nil
	})
}

func TestUndoAndRedo(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	add(t, s, k.claim(t, s, 1, k.ru, model.Disputed, "2026-01-10"))
	status := func() model.Status { return board(t, s, k.ukr.ID)[0].Status }

	undo := func() (model.Entry, error) { return s.Undo(t.Context(), me, here, 0) }
	if e, err := undo(); err != nil || e.Title != "add c1" || status() != model.Unknown {
		t.Fatalf("undo gave %+v %v and %s", e, err, status())
	}
	if _, err := s.Redo(t.Context(), me, here); err != nil || status() != model.Disputed {
		t.Fatalf("redo gave %v and %s", err, status())
	}
	if _, err := undo(); err != nil || status() != model.Unknown {
		t.Fatalf("undoing the redo gave %v and %s", err, status())
	}
	if _, err := undo(); err != nil || len(board(t, s, k.ukr.ID)) != 0 {
		t.Fatalf("undoing the first act gave %v", err)
	}
	if _, err := undo(); err == nil {
		t.Error("there was nothing left to undo")
	}
	check(t, s)
}

func TestUndoRefusesWhatHasMoved(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	renamed := *k.ru
	renamed.Title = "Russian Federation"
	apply(t, s, model.Act{Verb: model.VerbEdit, Title: "rename ru", Writes: []model.Write{put(&renamed, 1)}})

	_, err := s.Undo(t.Context(), me, here, 1)
	if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), "party ru was changed by act 2 (rename ru)") {
		t.Errorf("undoing an act under a later one gave %v", err)
	}
}

func TestUndoTakesOnlyItsOwn(t *testing.T) {
	s := open(t, file(t))
	newTalks(t, s)
	if _, err := s.Undo(t.Context(), me, "cron", 0); err == nil {
		t.Error("another origin's key undid the act")
	}
	if _, err := s.Undo(t.Context(), "somebody", here, 0); err == nil {
		t.Error("another author's key undid the act")
	}
}

func TestMergeIsReadAndUndone(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	twin := &model.Party{Head: model.Head{ID: id(t, s), Handle: "ukraine"}, Title: "Ukraine (twin)", Sort: "state"}
	add(t, s, twin)
	add(t, s, k.claim(t, s, 1, k.ru, model.Agreed, "2026-01-10"), k.claim(t, s, 2, twin, model.Agreed, "2026-01-11"))
	if got := board(t, s, k.ukr.ID)[0].Status; got != model.Narrowing {
		t.Fatalf("before the merge one principal has spoken; the board says %s", got)
	}
	merge := &model.SameAs{Head: model.Head{ID: id(t, s)}, From: twin.Ref(), Into: k.ua.Ref()}
	apply(t, s, model.Act{Verb: model.VerbMerge, Title: "merge ukraine into ua", Writes: []model.Write{put(merge, 0)}})
	if got := board(t, s, k.ukr.ID)[0].Status; got != model.Agreed {
		t.Errorf("after the merge both principals have agreed; the board says %s", got)
	}
	if _, err := s.Undo(t.Context(), me, here, 0); err != nil {
		t.Fatal(err)
	}
	if got := board(t, s, k.ukr.ID)[0].Status; got != model.Narrowing {
		t.Errorf("the undone merge still counts: %s", got)
	}
	check(t, s)
}

func TestStartersShareOneFile(t *testing.T) {
	path := file(t)
	const starters, acts = 4, 20
	var wg sync.WaitGroup
	for n := range starters {
		wg.Go(func() {
			o := options(path)
			o.Entropy = entropy(uint64(n + 10))
			s, err := store.Open(t.Context(), o)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range acts {
				p := &model.Party{Head: model.Head{ID: id(t, s), Handle: fmt.Sprintf("s%d-%d", n, i)}, Title: "a party", Sort: "state"}
				if _, err := s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbAdd, Writes: []model.Write{put(p, 0)}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if r := check(t, open(t, path)); r.Entries != starters*acts {
		t.Errorf("%d acts were acknowledged, the journal has %d", starters*acts, r.Entries)
	}
}

func TestBusyNamesTheHolder(t *testing.T) {
	path := file(t)
	s := open(t, path)
	newTalks(t, s)
	o := options(path)
	o.Wait = 20 * time.Millisecond
	waiting, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(t.Context(), func(*store.Tx) error {
		_, err := waiting.Undo(context.Background(), me, here, 0)
		return err
	})
	if !model.Is[*model.Busy](err) || !strings.Contains(err.Error(), "the test") {
		t.Errorf("writing while somebody reads gave %v, want busy with the holder's name", err)
	}
}

func TestFilesArePrivate(t *testing.T) {
	path := file(t)
	open(t, path)
	for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(name), got, want)
		}
	}
}
