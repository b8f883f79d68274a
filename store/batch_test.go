package store_test

import (
	"errors"
	"fmt"
	"testing"

	"parley/model"
	"parley/store"
)

// queued hands over jobs that each add a party, apart from those that fail.
func queued(t *testing.T, s *store.Store, names ...string) (<-chan store.Job, map[string]error) {
	t.Helper()
	jobs, heard := make(chan store.Job, len(names)), map[string]error{}
	for _, name := range names {
		jobs <- store.Job{
			Build: func(tx *store.Tx) (model.Act, error) {
				if name == "refused" {
					return model.Act{}, errors.New("refused")
				}
				id, err := s.NewID()
				party := &model.Party{Head: model.Head{ID: id, Handle: name}, Title: name, Sort: "state"}
				if name == "nameless" {
					party.Title = ""
				}
				return model.Act{Verb: model.VerbAdd, Title: "add " + name, Writes: []model.Write{{Ref: party.Ref(), Value: party}}}, err
			},
			Done: func(_ model.Entry, err error) bool { heard[name] = err; return name != "last" },
		}
	}
	close(jobs)
	return jobs, heard
}

func titles(t *testing.T, s *store.Store) []string {
	t.Helper()
	var all []string
	if err := s.View(t.Context(), func(tx *store.Tx) error {
		for row, err := range tx.Rows(model.KindParty, "") {
			if err != nil {
				return err
			}
			all = append(all, row.Title)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestBatch applies what can be, tells of the rest, and is undone and redone
// as one doing, while each of its acts can be undone by itself.
func TestBatch(t *testing.T) {
	s := open(t, file(t))
	// The second "a" takes a handle that is taken, which ends the transaction
	// that they share.
	jobs, heard := queued(t, s, "a", "refused", "b", "nameless", "c")
	if err := s.Batch(me, here).Run(t.Context(), jobs); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(titles(t, s)); got != "[a b c]" {
		t.Errorf("the file has %s", got)
	}
	for name, err := range heard {
		if wrong := name == "refused" || name == "nameless"; (err != nil) != wrong {
			t.Errorf("%s: %v", name, err)
		}
	}
	clash, heard := queued(t, s, "d", "a", "e")
	if err := s.Batch(me, here).Run(t.Context(), clash); err != nil {
		t.Fatal(err)
	}
	if !model.Is[*model.Conflict](heard["a"]) || heard["d"] != nil || heard["e"] != nil {
		t.Errorf("what clashed is told as %v", heard)
	}
	if got := fmt.Sprint(titles(t, s)); got != "[a b c d e]" {
		t.Errorf("after a clash the file has %s", got)
	}

	if _, err := s.Undo(t.Context(), me, here, 4); err != nil { // d alone
		t.Fatal(err)
	}
	for _, step := range []struct {
		do   func() (model.Entry, error)
		want string
		acts uint64
	}{
		{func() (model.Entry, error) { return s.Undo(t.Context(), me, here, 0) }, "[a b c]", 1},
		{func() (model.Entry, error) { return s.Undo(t.Context(), me, here, 0) }, "[]", 3},
		{func() (model.Entry, error) { return s.Redo(t.Context(), me, here) }, "[a b c]", 3},
		{func() (model.Entry, error) { return s.Undo(t.Context(), me, here, 0) }, "[]", 3},
	} {
		e, err := step.do()
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(titles(t, s)); got != step.want {
			t.Errorf("%s leaves %s, want %s", e.Verb, got, step.want)
		}
		if n := e.Seq - e.Batch + 1; step.acts > 1 && n != step.acts {
			t.Errorf("%s took %d acts, want %d", e.Verb, n, step.acts)
		}
	}
	if _, err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestBatchEnds stops where a job says so, where nothing may be written, and
// without a commit where nothing was.
func TestBatchEnds(t *testing.T) {
	s := open(t, file(t))
	jobs, _ := queued(t, s, "last")
	if err := s.Batch(me, here).Run(t.Context(), jobs); err != nil {
		t.Fatal(err)
	}
	before, err := s.Stamp()
	if err != nil {
		t.Fatal(err)
	}
	idle, _ := queued(t, s, "refused")
	if err := s.Batch(me, here).Run(t.Context(), idle); err != nil {
		t.Fatal(err)
	}
	if after, err := s.Stamp(); err != nil || after != before {
		t.Errorf("nothing was written, and yet the file's stamp went from %d to %d (%v)", before, after, err)
	}
}
