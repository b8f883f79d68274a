package sample_test

import (
	"path/filepath"
	"testing"

	"parley/desk"
	"parley/sample"
)

func TestLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.db")
	size := sample.Size{Processes: 2, Points: 20, Claims: 3, Rounds: 4}
	if err := sample.Large(t.Context(), path, size); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), desk.Options{Path: path, ReadOnly: true, Now: sample.LastDay.Time})
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := size.Entries() + 2 + 8; int(r.Entries) != want {
		t.Errorf("the file has %d entries, want %d", r.Entries, want)
	}
}
