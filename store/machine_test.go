package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// A plain keeps in memory what the store has to keep: the versions of each
// record, by act, and which acts stand.
type plain struct {
	versions map[model.Ref]map[uint64]model.Record // nil where the act removed it
	newest   map[model.Ref]uint64
	acts     []plainAct // from act 1
}

type plainAct struct {
	wrote  map[model.Ref]uint64 // and the version each was made from
	undoes uint64
	undone bool
	verb   model.Verb
}

func (p *plain) now(ref model.Ref) model.Record { return p.versions[ref][p.newest[ref]] }

func (p *plain) live(kind model.Kind) []model.Ref {
	var out []model.Ref
	for ref := range p.newest {
		if ref.Kind == kind && p.now(ref) != nil {
			out = append(out, ref)
		}
	}
	slices.SortFunc(out, func(a, b model.Ref) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
}

// apply keeps an act that the store took.
func (p *plain) apply(e model.Entry, values map[model.Ref]model.Record) {
	act := plainAct{wrote: map[model.Ref]uint64{}, undoes: e.Undoes, verb: e.Verb}
	for ref, r := range values {
		act.wrote[ref] = p.newest[ref]
		if p.versions[ref] == nil {
			p.versions[ref] = map[uint64]model.Record{}
		}
		p.versions[ref][e.Seq] = r
		p.newest[ref] = e.Seq
	}
	p.acts = append(p.acts, act)
	if e.Undoes > 0 {
		p.acts[e.Undoes-1].undone = true
	}
}

// referred reports whether anything refers to a record.
func (p *plain) referred(to model.Ref) bool {
	for ref := range p.newest {
		if r := p.now(ref); r != nil && ref != to && slices.Contains(r.Refs(), to) {
			return true
		}
	}
	return false
}

// candidate returns the newest act that can be undone (or redone), 0 for none.
func (p *plain) candidate(redo bool) uint64 {
	for seq := len(p.acts); seq > 0; seq-- {
		a := p.acts[seq-1]
		if isUndo := a.verb == model.VerbUndo; isUndo == redo && !a.undone {
			return uint64(seq)
		} else if redo && !isUndo && !a.undone {
			return 0 // something else was done since
		}
	}
	return 0
}

// machine drives a store and the plain model through the same acts, from two
// handles on one file, as two processes would.
type machine struct {
	stores [2]*store.Store
	path   string
	p      *plain
	n      int
	ukr    *model.Process
}

func (m *machine) pick(t *rapid.T) *store.Store {
	return m.stores[rapid.IntRange(0, 1).Draw(t, "handle")]
}

func (m *machine) head(t *rapid.T, format string) model.Head {
	id, err := m.pick(t).NewID()
	if err != nil {
		t.Fatal(err)
	}
	m.n++
	return model.Head{ID: id, Handle: fmt.Sprintf(format, m.n)}
}

// do applies writes and keeps them in the plain model if they were taken.
func (m *machine) do(t *rapid.T, verb model.Verb, records map[model.Ref]model.Record) error {
	act := model.Act{Verb: verb, Title: string(verb)}
	for ref, r := range records {
		act.Writes = append(act.Writes, model.Write{Ref: ref, Saw: m.p.newest[ref], Value: r})
	}
	e, err := m.pick(t).Apply(t.Context(), me, here, act)
	if err == nil {
		m.p.apply(e, records)
	}
	return err
}

func one(r model.Record) map[model.Ref]model.Record { return map[model.Ref]model.Record{r.Ref(): r} }

func (m *machine) must(t *rapid.T, verb model.Verb, r model.Record) {
	if err := m.do(t, verb, one(r)); err != nil {
		t.Fatal(err)
	}
}

func (m *machine) AddParty(t *rapid.T) {
	m.must(t, model.VerbAdd, &model.Party{Head: m.head(t, "side%d"), Title: "a side", Sort: "state"})
}

func (m *machine) AddPoint(t *rapid.T) {
	if m.p.now(m.ukr.Ref()) == nil {
		t.Skip("no process")
	}
	h := m.head(t, "p%d")
	category := rapid.SampledFrom(model.Categories.Codes()).Draw(t, "category")
	m.must(t, model.VerbAdd, &model.Point{Head: h, Process: m.ukr.ID, Slug: h.Handle, Title: "a matter", Category: model.Category(category)})
}

func (m *machine) AddClaim(t *rapid.T) {
	parties, points := m.p.live(model.KindParty), m.p.live(model.KindPoint)
	if len(parties) == 0 || len(points) == 0 {
		t.Skip("nobody to speak, or nothing to speak about")
	}
	by := rapid.SampledFrom(parties).Draw(t, "by")
	c := &model.Claim{
		Head: m.head(t, "c%d"), Process: m.ukr.ID, Kind: model.StatusClaim, Speakers: []model.Speaker{{Party: by.ID}},
		About:  []model.Ref{rapid.SampledFrom(points).Draw(t, "about")},
		Said:   day.Exact(day.On(2025, 11, 1).Add(rapid.IntRange(0, 60).Draw(t, "said"))),
		Status: model.Status(rapid.SampledFrom(model.Statuses.Codes()).Draw(t, "status")),
	}
	m.must(t, model.VerbAdd, c)
}

func (m *machine) Assess(t *rapid.T) {
	points := m.p.live(model.KindPoint)
	if len(points) == 0 {
		t.Skip("no points")
	}
	m.must(t, model.VerbAssess, &model.Assessment{
		Head: m.head(t, "j%d"), Process: m.ukr.ID, Point: rapid.SampledFrom(points).Draw(t, "point").ID,
		Status: model.Status(rapid.SampledFrom(model.Statuses.Codes()).Draw(t, "status")),
		From:   day.Exact(day.On(2025, 11, 1).Add(rapid.IntRange(0, 60).Draw(t, "from"))),
	})
}

func (m *machine) Principals(t *rapid.T) {
	parties := m.p.live(model.KindParty)
	p, ok := m.p.now(m.ukr.Ref()).(*model.Process)
	if len(parties) == 0 || !ok {
		t.Skip("no parties")
	}
	next := *p
	next.Principals = model.NewScope(rapid.SampledFrom(parties).Draw(t, "a").ID, rapid.SampledFrom(parties).Draw(t, "b").ID)
	m.must(t, model.VerbEdit, &next)
}

func (m *machine) Merge(t *rapid.T) {
	kind := rapid.SampledFrom([]model.Kind{model.KindParty, model.KindPoint}).Draw(t, "kind")
	all := m.p.live(kind)
	if len(all) < 2 {
		t.Skip("nothing to merge")
	}
	from, into := rapid.SampledFrom(all).Draw(t, "from"), rapid.SampledFrom(all).Draw(t, "into")
	if from == into {
		t.Skip("one record")
	}
	m.must(t, model.VerbMerge, &model.SameAs{Head: model.Head{ID: m.head(t, "m%d").ID}, From: from, Into: into})
}

func (m *machine) Remove(t *rapid.T) {
	all := append(m.p.live(model.KindParty), append(m.p.live(model.KindPoint), m.p.live(model.KindClaim)...)...)
	if len(all) == 0 {
		t.Skip("nothing to remove")
	}
	ref := rapid.SampledFrom(all).Draw(t, "record")
	referred := m.p.referred(ref)
	err := m.do(t, model.VerbRemove, map[model.Ref]model.Record{ref: nil})
	if referred != (err != nil) {
		t.Fatalf("something refers to %v: %v; removing it gave %v", ref, referred, err)
	}
}

func (m *machine) StaleWrite(t *rapid.T) {
	parties := m.p.live(model.KindParty)
	if len(parties) == 0 {
		t.Skip("no parties")
	}
	ref := rapid.SampledFrom(parties).Draw(t, "party")
	_, err := m.pick(t).Apply(t.Context(), me, here, model.Act{Verb: model.VerbEdit, Writes: []model.Write{{Ref: ref, Saw: m.p.newest[ref] + 1, Value: m.p.now(ref)}}})
	if !model.Is[*model.Conflict](err) {
		t.Fatalf("a write from another version gave %v", err)
	}
}

func (m *machine) Undo(t *rapid.T) { m.reverse(t, false) }
func (m *machine) Redo(t *rapid.T) { m.reverse(t, true) }

func (m *machine) reverse(t *rapid.T, redo bool) {
	s := m.pick(t)
	target := m.p.candidate(redo)
	undo := func() (model.Entry, error) { return s.Undo(t.Context(), me, here, 0) }
	if redo {
		undo = func() (model.Entry, error) { return s.Redo(t.Context(), me, here) }
	}
	e, err := undo()
	if target == 0 {
		if err == nil {
			t.Fatalf("there was nothing to take back, but act %d was", e.Undoes)
		}
		return
	}
	act := m.p.acts[target-1]
	values := map[model.Ref]model.Record{}
	for ref, saw := range act.wrote {
		if m.p.newest[ref] != target {
			if !model.Is[*model.Conflict](err) {
				t.Fatalf("%v has moved since act %d, but taking it back gave %v", ref, target, err)
			}
			return
		}
		values[ref] = m.p.versions[ref][saw]
	}
	if err != nil { // what the earlier state refers to may be gone meanwhile
		if !model.Is[*model.Conflict](err) {
			t.Fatal(err)
		}
		return
	}
	if e.Undoes != target {
		t.Fatalf("act %d was taken back, not %d", e.Undoes, target)
	}
	m.p.apply(e, values)
}

func (m *machine) Reopen(t *rapid.T) {
	s, err := store.Open(t.Context(), machineOptions(m.path, m.n))
	if err != nil {
		t.Fatal(err)
	}
	m.stores[rapid.IntRange(0, 1).Draw(t, "handle")] = s
}

func machineOptions(path string, n int) store.Options {
	o := options(path)
	o.Entropy = entropy(uint64(n + 20))
	return o
}

// Check compares everything, and every cached row with one computed afresh.
func (m *machine) Check(t *rapid.T) {
	s := m.pick(t)
	err := s.View(t.Context(), func(tx *store.Tx) error {
		for ref, seq := range m.p.newest {
			r, have, err := tx.Get(ref)
			if err != nil {
				return err
			}
			if want := m.p.now(ref); have != seq || (r == nil) != (want == nil) {
				t.Fatalf("%v is version %d, want %d", ref, have, seq)
			} else if diff := cmp.Diff(want, r, cmp.AllowUnexported(day.Day{})); want != nil && diff != "" {
				t.Fatalf("%v:\n%s", ref, diff)
			}
		}
		return m.fresh(t, tx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (m *machine) fresh(t *rapid.T, tx *store.Tx) error {
	process, ok := m.p.now(m.ukr.Ref()).(*model.Process)
	if !ok {
		return nil
	}
	at := model.AsOf{Day: day.On(2025, 11, 1).Add(rapid.IntRange(0, 300).Draw(t, "day"))}
	for row, err := range tx.Board(process.ID) {
		if err != nil {
			return err
		}
		facts, err := tx.Facts(process, row.ID)
		if err != nil {
			return err
		}
		if kept, ok := row.On(at.Day); ok {
			if diff := cmp.Diff(model.Standing(facts, nil, at), kept, cmp.AllowUnexported(day.Day{})); diff != "" {
				t.Fatalf("the kept row of %s differs from a fresh one on %s:\n%s", row.Handle, at.Day, diff)
			}
		}
	}
	return nil
}

func TestStoreAgainstPlainModel(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		m := &machine{
			path: filepath.Join(dir, fmt.Sprintf("run%d.db", runs)),
			p:    &plain{versions: map[model.Ref]map[uint64]model.Record{}, newest: map[model.Ref]uint64{}},
		}
		for i := range m.stores {
			s, err := store.Open(t.Context(), machineOptions(m.path, i))
			if err != nil {
				t.Fatal(err)
			}
			m.stores[i] = s
		}
		m.ukr = &model.Process{Head: m.head(t, "talks%d"), Title: "Talks"}
		m.must(t, model.VerbAdd, m.ukr)
		t.Repeat(map[string]func(*rapid.T){
			"": func(*rapid.T) {}, "party": m.AddParty, "point": m.AddPoint, "claim": m.AddClaim, "claim2": m.AddClaim, "assess": m.Assess,
			"principals": m.Principals, "merge": m.Merge, "remove": m.Remove, "stale": m.StaleWrite, "undo": m.Undo, "redo": m.Redo,
			"reopen": m.Reopen, "compare": m.Check,
		})
		m.Check(t)
		r, err := m.stores[0].Check(t.Context())
		if err != nil {
			t.Fatalf("the file is not whole after the run: %v", err)
		}
		if int(r.Entries) != len(m.p.acts) {
			t.Fatalf("the journal has %d acts, %d were done", r.Entries, len(m.p.acts))
		}
		_ = os.Remove(m.path)
	})
}
