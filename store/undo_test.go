package store_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/model"
	"parley/store"
)

// rename gives a party another title, from the version that is there.
func rename(t testing.TB, s *store.Store, author string, p *model.Party, title string) model.Entry {
	t.Helper()
	e, err := s.Do(t.Context(), author, here, func(tx *store.Tx) (model.Act, error) {
		_, saw, err := tx.Get(p.Ref())
		next := *p
		next.Title = title
		return model.Act{Verb: model.VerbEdit, Title: "rename " + p.Handle + " " + title, Writes: []model.Write{put(&next, saw)}}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// A tester is a test, or a run of a property.
type tester interface {
	rapid.TB
	Context() context.Context
}

// called is what parties are called, "" where there is none.
func called(t tester, s *store.Store, parties ...*model.Party) []string {
	t.Helper()
	names := make([]string, len(parties))
	err := s.View(t.Context(), func(tx *store.Tx) error {
		for i, p := range parties {
			r, _, err := tx.Get(p.Ref())
			if err != nil {
				return err
			}
			if have, ok := r.(*model.Party); ok && have != nil {
				names[i] = have.Title
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func titleOf(t tester, s *store.Store, p *model.Party) string { return called(t, s, p)[0] }

// TestUndoOneAfterTheOther: acts on one record are undone act by act and
// redone act by act, also by another process.
func TestUndoOneAfterTheOther(t *testing.T) {
	path := file(t)
	s := open(t, path)
	ru := newTalks(t, s).ru
	for _, title := range []string{"One", "Two", "Three"} {
		rename(t, s, me, ru, title)
	}
	undo := func() (model.Entry, error) { return s.Undo(t.Context(), me, here, 0) }
	redo := func() (model.Entry, error) { return s.Redo(t.Context(), me, here) }
	for i, step := range []struct {
		name string
		take func() (model.Entry, error)
		want string
	}{
		{"undo", undo, "Two"},
		{"undo", undo, "One"},
		{"undo", undo, "Russia"},
		{"redo", redo, "One"},
		{"redo", redo, "Two"},
		{"redo", redo, "Three"},
		{"undo", undo, "Two"},
		{"undo", undo, "One"},
		{"redo", redo, "Two"},
		{"undo", undo, "One"},
		{"undo", undo, "Russia"},
		{"undo", undo, ""},
		{"redo", redo, "Russia"},
		{"redo", redo, "One"},
		{"redo", redo, "Two"},
		{"redo", redo, "Three"},
	} {
		if _, err := step.take(); err != nil {
			t.Fatalf("%d. %s: %v", i+1, step.name, err)
		}
		if have := titleOf(t, s, ru); have != step.want {
			t.Fatalf("%d. after %s it is %q, want %q", i+1, step.name, have, step.want)
		}
		s = open(t, path)
	}
	if _, err := redo(); err == nil {
		t.Error("there was nothing left to redo")
	}
	check(t, s)
}

// TestUndoAfterLaterChanges: what somebody else wrote since is in the way of
// both undo and redo, until it is taken back.
func TestUndoAfterLaterChanges(t *testing.T) {
	s := open(t, file(t))
	ru := newTalks(t, s).ru
	rename(t, s, me, ru, "One") // act 2
	rename(t, s, me, ru, "Two")
	refused := func(what string, err error, want ...string) {
		t.Helper()
		for _, w := range want {
			if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), w) {
				t.Errorf("%s gave %v; want %q in it", what, err, w)
			}
		}
	}
	taken := func(_ model.Entry, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	taken(s.Undo(t.Context(), me, here, 0)) // act 4: it is One
	rename(t, s, "somebody", ru, "Else")    // act 5
	_, err := s.Undo(t.Context(), me, here, 0)
	refused("undo under another's act", err, "undo act 2 (rename ru One)", "party ru was changed by act 5 (rename ru Else)")
	_, err = s.Redo(t.Context(), me, here)
	refused("redo under another's act", err, "redo act 3 (rename ru Two)", "party ru was changed by act 5 (rename ru Else)")

	taken(s.Undo(t.Context(), "somebody", here, 0)) // act 6
	taken(s.Redo(t.Context(), "somebody", here))    // act 7: brings Else back
	_, err = s.Undo(t.Context(), me, here, 0)
	refused("undo under what was brought again", err, "changed by act 5 (rename ru Else)")
	taken(s.Undo(t.Context(), "somebody", here, 0)) // act 8
	taken(s.Redo(t.Context(), me, here))
	if have := titleOf(t, s, ru); have != "Two" {
		t.Errorf("it is %s", have)
	}
	taken(s.Undo(t.Context(), me, here, 0))
	taken(s.Undo(t.Context(), me, here, 0)) // act 11: it is Russia
	_, err = s.Undo(t.Context(), me, here, 4)
	refused("redo out of turn", err, "redo act 3 (rename ru Two)", "party ru was changed by act 11 (undo: rename ru One)")
	check(t, s)
}

// TestUndoByNumber: an act that was redone can be undone by its own number, an
// undo that is undone is a redo, and what is taken back already says so.
func TestUndoByNumber(t *testing.T) {
	s := open(t, file(t))
	ru := newTalks(t, s).ru
	rename(t, s, me, ru, "One") // act 2
	for _, step := range []struct {
		act   uint64
		verb  model.Verb
		words string
		want  string
		wrong string
	}{
		{act: 2, verb: model.VerbUndo, words: "undo: rename ru One", want: "Russia"}, // act 3
		{act: 2, want: "Russia", wrong: "cannot undo act 2 (rename ru One): act 3 took it back already"},
		{act: 3, verb: model.VerbRedo, words: "redo: rename ru One", want: "One"}, // act 4
		{act: 3, want: "One", wrong: "cannot redo act 2 (rename ru One): act 4 brought it back already"},
		{act: 2, verb: model.VerbUndo, words: "undo: rename ru One", want: "Russia"}, // act 5, of 4
		{act: 4, want: "Russia", wrong: "cannot undo act 2 (rename ru One): act 5 took it back already"},
		{act: 5, verb: model.VerbRedo, words: "redo: rename ru One", want: "One"},
		{act: 0, verb: model.VerbUndo, words: "undo: rename ru One", want: "Russia"}, // a redo is undone by the key, however it came about
	} {
		e, err := s.Undo(t.Context(), me, here, step.act)
		if step.wrong != "" {
			if err == nil || err.Error() != step.wrong {
				t.Errorf("undoing act %d gave %v, want %s", step.act, err, step.wrong)
			}
		} else if err != nil || e.Verb != step.verb || e.Words() != step.words {
			t.Errorf("undoing act %d gave %s %q %v", step.act, e.Verb, e.Words(), err)
		}
		if have := titleOf(t, s, ru); have != step.want {
			t.Errorf("after undoing act %d it is %s, want %s", step.act, have, step.want)
		}
	}
	check(t, s)
}

// TestRedoEndsWhereSomethingElseIsDone: what was undone before an act is not
// redone after it, even where that act itself is undone and redone.
func TestRedoEndsWhereSomethingElseIsDone(t *testing.T) {
	s := open(t, file(t))
	k := newTalks(t, s)
	rename(t, s, me, k.ru, "One")
	undo := func() {
		t.Helper()
		if _, err := s.Undo(t.Context(), me, here, 0); err != nil {
			t.Fatal(err)
		}
	}
	undo()
	rename(t, s, me, k.ua, "Two")
	undo()
	if _, err := s.Redo(t.Context(), me, here); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(t.Context(), me, here); err == nil || titleOf(t, s, k.ru) != "Russia" || titleOf(t, s, k.ua) != "Two" {
		t.Errorf("redo went past an act: %v", err)
	}
}

// A walker does things to a few parties and goes back and forth through them.
type walker struct {
	s       *store.Store
	path    string
	parties []*model.Party
	states  [][]string // their titles after each doing, from the empty file
	at      int
	opened  int
}

// write puts a title, or takes the party away where there is none.
func (w *walker) write(tx *store.Tx, titles map[int]string) (model.Act, error) {
	act := model.Act{Verb: model.VerbEdit, Title: "write"}
	for i, title := range titles {
		_, saw, err := tx.Get(w.parties[i].Ref())
		if err != nil {
			return act, err
		}
		write := model.Write{Ref: w.parties[i].Ref(), Saw: saw}
		if title != "" {
			next := *w.parties[i]
			next.Title = title
			write.Value = &next
		}
		act.Writes = append(act.Writes, write)
	}
	return act, nil
}

func (w *walker) draw(t *rapid.T) map[int]string {
	return rapid.MapOfN(rapid.IntRange(0, len(w.parties)-1), rapid.SampledFrom([]string{"", "One", "Two", "Three"}), 1, len(w.parties)).Draw(t, "titles")
}

func (w *walker) done(t *rapid.T, titles ...map[int]string) {
	now := slices.Clone(w.states[w.at])
	for _, of := range titles {
		for i, title := range of {
			now[i] = title
		}
	}
	w.at++
	w.states = append(w.states[:w.at], now)
	w.compare(t)
}

func (w *walker) act(t *rapid.T) {
	titles := w.draw(t)
	if _, err := w.s.Do(t.Context(), me, here, func(tx *store.Tx) (model.Act, error) { return w.write(tx, titles) }); err != nil {
		t.Fatal(err)
	}
	w.done(t, titles)
}

// batch does many acts as one.
func (w *walker) batch(t *rapid.T) {
	var titles []map[int]string
	for range rapid.IntRange(1, 4).Draw(t, "acts") {
		titles = append(titles, w.draw(t))
	}
	jobs := make(chan store.Job, len(titles))
	for _, of := range titles {
		jobs <- store.Job{
			Build: func(tx *store.Tx) (model.Act, error) { return w.write(tx, of) },
			Done: func(_ model.Entry, err error) bool {
				if err != nil {
					t.Fatal(err)
				}
				return true
			},
		}
	}
	close(jobs)
	if err := w.s.Batch(me, here).Run(t.Context(), jobs); err != nil {
		t.Fatal(err)
	}
	w.done(t, titles...)
}

func (w *walker) back(t *rapid.T) {
	_, err := w.s.Undo(t.Context(), me, here, 0)
	if w.at == 0 {
		if err == nil {
			t.Fatal("there was nothing to undo")
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.at--
	w.compare(t)
}

func (w *walker) forth(t *rapid.T) {
	_, err := w.s.Redo(t.Context(), me, here)
	if w.at == len(w.states)-1 {
		if err == nil {
			t.Fatal("there was nothing to redo")
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.at++
	w.compare(t)
}

func (w *walker) reopen(t *rapid.T) {
	w.opened++
	s, err := store.Open(t.Context(), machineOptions(w.path, w.opened))
	if err != nil {
		t.Fatal(err)
	}
	w.s = s
}

func (w *walker) compare(t *rapid.T) {
	if have, want := called(t, w.s, w.parties...), w.states[w.at]; !slices.Equal(have, want) {
		t.Fatalf("at %d of %d doings: %q, want %q", w.at, len(w.states)-1, have, want)
	}
}

// TestUndoWalksBackAndForth: whatever is done to a few records, undoing it
// doing by doing gives every earlier state and redoing it every later one.
func TestUndoWalksBackAndForth(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		w := &walker{path: filepath.Join(dir, fmt.Sprintf("walk%d.db", runs)), states: [][]string{make([]string, 3)}}
		w.reopen(t)
		for i := range 3 {
			id, err := w.s.NewID()
			if err != nil {
				t.Fatal(err)
			}
			w.parties = append(w.parties, &model.Party{Head: model.Head{ID: id, Handle: fmt.Sprintf("side%d", i)}, Sort: "state"})
		}
		steps := map[string]func(*rapid.T){"act": w.act, "batch": w.batch, "back": w.back, "forth": w.forth, "reopen": w.reopen}
		names := slices.Sorted(maps.Keys(steps))
		for range rapid.IntRange(1, 16).Draw(t, "steps") { // each waits for the disk; the walk at the end makes them three
			steps[rapid.SampledFrom(names).Draw(t, "step")](t)
		}
		for w.at > 0 {
			w.back(t)
		}
		for w.at < len(w.states)-1 {
			w.forth(t)
		}
		if _, err := w.s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(w.path)
	})
}
