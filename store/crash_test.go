package store_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"parley/model"
	"parley/store"
)

// TestKilledWriterLosesNothing kills a process that writes, again and again:
// every act that it acknowledged is there afterwards.
func TestKilledWriterLosesNothing(t *testing.T) {
	if path := os.Getenv("PARLEY_TEST_WRITER"); path != "" {
		writeUntilKilled(t, path)
		return
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	path := file(t)
	open(t, path)
	acknowledged := 0
	for round := range 12 {
		cmd := exec.Command(os.Args[0], "-test.run", "^TestKilledWriterLosesNothing$")
		cmd.Env = append(os.Environ(), "PARLEY_TEST_WRITER="+path, fmt.Sprintf("PARLEY_TEST_ROUND=%d", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := make([]byte, 1)
		for range 5 + round*3 {
			if _, err := out.Read(said); err != nil || said[0] != '.' {
				t.Fatalf("the writer ended by itself: %q %v", said, err)
			}
			acknowledged++
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	if r := check(t, open(t, path)); int(r.Entries) < acknowledged {
		t.Errorf("%d acts were acknowledged, the journal has %d", acknowledged, r.Entries)
	}
}

// writeUntilKilled says a byte for every act that was applied.
func writeUntilKilled(t *testing.T, path string) {
	t.Helper()
	o := options(path)
	round := os.Getenv("PARLEY_TEST_ROUND")
	n, err := strconv.Atoi(round)
	if err != nil {
		t.Fatal(err)
	}
	o.Entropy = entropy(uint64(n + 100))
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		p := &model.Party{Head: model.Head{ID: id(t, s), Handle: fmt.Sprintf("r%s-%d", round, n)}, Title: "a party", Sort: "state"}
		if _, err := s.Apply(t.Context(), me, here, model.Act{Verb: model.VerbAdd, Writes: []model.Write{put(p, 0)}}); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stdout.WriteString("."); err != nil {
			return
		}
	}
}

// TestDamageIsAnError cuts and flips a file in many places: it opens and is
// whole, or says that it is damaged; it never ends the program.
func TestDamageIsAnError(t *testing.T) {
	path := file(t)
	s := open(t, path)
	k := newTalks(t, s)
	for n := range 30 {
		add(t, s, k.claim(t, s, n+1, k.ru, model.Disputed, "2026-01-10"))
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		hurt := slices.Clone(whole)
		if rapid.Bool().Draw(rt, "cut") {
			hurt = hurt[:rapid.IntRange(0, len(hurt)-1).Draw(rt, "length")]
		} else {
			for range rapid.IntRange(1, 20).Draw(rt, "flips") {
				hurt[rapid.IntRange(0, len(hurt)-1).Draw(rt, "at")] ^= byte(1 << rapid.IntRange(0, 7).Draw(rt, "bit"))
			}
		}
		copied := filepath.Join(filepath.Dir(path), "hurt.db")
		if err := os.WriteFile(copied, hurt, 0o600); err != nil {
			rt.Fatal(err)
		}
		damaged, err := store.Open(t.Context(), options(copied))
		if err != nil {
			return
		}
		_, _ = damaged.Check(t.Context())
		_ = damaged.View(t.Context(), func(tx *store.Tx) error {
			for _, err := range tx.Board(k.ukr.ID) {
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
}
