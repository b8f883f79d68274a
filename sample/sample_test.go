package sample_test

import (
	"path/filepath"
	"testing"

	"parley/desk"
	"parley/sample"
)

func TestDemonstration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := sample.Write(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), desk.Options{Path: path, ReadOnly: true, Now: sample.LastDay.Time, Entropy: nil})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
	at := desk.At{Day: sample.LastDay}
	rows, err := d.Processes(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	points, contested := 0, 0
	for _, r := range rows {
		points += r.Points
		contested += r.Contested
		claims, err := d.Claims(t.Context(), r.Handle, at)
		if err != nil {
			t.Fatal(err)
		}
		moves, err := d.Moves(t.Context(), r.Handle, at)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d points, %d contested, %d claims, %d days on which something moved", r.Title, r.Points, r.Contested, len(claims), len(moves))
		for _, c := range claims {
			if len(c.Quotes) == 0 || c.Quotes[0].Words == "" {
				t.Errorf("claim %s of the demonstration has no quote", c.Handle)
			}
		}
	}
	if len(rows) != 2 || points < 12 {
		t.Errorf("the demonstration has %d processes and %d points", len(rows), points)
	}
}
