package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

func (b bench) matrix(iso string) desk.Matrix {
	b.t.Helper()
	m, err := b.Matrix(b.t.Context(), "ukr", b.at(iso))
	if err != nil {
		b.t.Fatal(err)
	}
	return m
}

// cells lists what the matrix holds: point, party, claim.
func cells(m desk.Matrix) []string {
	var out []string
	for _, r := range m.Rows {
		for i, c := range r.Cells {
			if c != nil {
				out = append(out, r.Slug+" "+m.Parties[i].Handle+" "+c.Handle)
			}
		}
	}
	return out
}

func TestMatrixHoldsLatestPositions(t *testing.T) {
	b := newBench(t)
	b.gulf()
	b.enter(
		`ru demands donbas: withdrawal from the west !firm by:Ushakov 8jan`,
		`party eu "European Union" bloc`,
		`eu offers guarantees: troops 9jan`,
		`eu offers donbas: observers 9jan`,
	)
	m := b.matrix("")
	want := []string{"donbas ru c7", "donbas ua c2", "donbas eu c9", "donbas us c6", "guarantees ru c4", "guarantees eu c8", "guarantees us c6"}
	if diff := cmp.Diff(want, cells(m)); diff != "" {
		t.Fatalf("the cells differ:\n%s", diff)
	}
	for i, want := range []desk.MatrixParty{{Handle: "ru", Role: "principal", Principal: true, Positions: 2}, {Handle: "ua", Role: "principal", Principal: true, Positions: 1}, {Handle: "eu", Positions: 2}, {Handle: "us", Role: "mediator", Positions: 2}} {
		got := m.Parties[i]
		got.ID, got.Title = "", ""
		if got != want {
			t.Errorf("column %d is %+v, want %+v", i, got, want)
		}
	}
	got := *m.Rows[0].Cells[0]
	got.Claim = ""
	if want := (desk.Cell{Handle: "c7", Stance: model.Demands, Firmness: model.Firm, Want: "withdrawal from the west", Drift: model.Softening, Said: day.Exact(day.On(2026, 1, 8)), Age: 6}); got != want {
		t.Errorf("the cell of donbas and ru is %+v, want %+v", got, want)
	}
	if m.Rows[0].Status != model.Disputed || m.Process.Points != 2 {
		t.Errorf("donbas is %s, of %d points", m.Rows[0].Status, m.Process.Points)
	}
	f, err := desk.MatrixFilter.Parse("observers", b.Today())
	if err != nil || !f.Keeps(m.Rows[0]) || f.Keeps(m.Rows[1]) {
		t.Errorf("a free word has to find what is wanted (%v)", err)
	}
}

// TestMatrixIsAsOfItsDay: a position that came out later is not in it, nor a
// party that had not spoken.
func TestMatrixIsAsOfItsDay(t *testing.T) {
	b := newBench(t)
	b.gulf()
	m := b.matrix("2025-12-11")
	if diff := cmp.Diff([]string{"donbas ru c1"}, cells(m)); diff != "" {
		t.Errorf("as of 11 December:\n%s", diff)
	}
	if len(m.Parties) != 2 || m.Rows[0].Cells[0].Age != 9 {
		t.Errorf("as of 11 December there are %d parties, and c1 is %d days old", len(m.Parties), m.Rows[0].Cells[0].Age)
	}
}
