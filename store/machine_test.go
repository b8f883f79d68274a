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
// record, by act, and what can be undone and redone.
type plain struct {
	versions map[model.Ref]map[uint64]version
	newest   map[model.Ref]uint64
	acts     []plainAct // from act 1
	done     []uint64   // acts of the machine's author that can be undone, the next one last
	undone   []uint64   // undos that can be redone, likewise
}

type version struct {
	model.Record        // nil where the act removed it
	made         uint64 // the act that made it; what an undo or redo brings back was made before
}

type plainAct struct {
	wrote   map[model.Ref]uint64 // and the version each was made from
	author  string
	verb    model.Verb
	takenBy uint64 // the act that took it back
}

func (p *plain) now(ref model.Ref) model.Record { return p.versions[ref][p.newest[ref]].Record }

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
func (p *plain) apply(e model.Entry, values map[model.Ref]version) {
	act := plainAct{wrote: map[model.Ref]uint64{}, author: e.Author, verb: e.Verb}
	for ref, v := range values {
		act.wrote[ref] = p.newest[ref]
		if p.versions[ref] == nil {
			p.versions[ref] = map[uint64]version{}
		}
		p.versions[ref][e.Seq] = v
		p.newest[ref] = e.Seq
	}
	p.acts = append(p.acts, act)
	without := func(seqs []uint64) []uint64 {
		return slices.DeleteFunc(seqs, func(seq uint64) bool { return seq == e.Undoes })
	}
	switch {
	case e.Undoes > 0:
		p.acts[e.Undoes-1].takenBy = e.Seq
		p.done, p.undone = without(p.done), without(p.undone)
		if e.Verb == model.VerbUndo {
			p.undone = append(p.undone, e.Seq)
		} else {
			p.done = append(p.done, e.Seq)
		}
	case e.Author == me:
		p.done, p.undone = append(p.done, e.Seq), nil
	}
}

// last returns the act that stands for one that was taken back and brought
// again; false where it was taken back and that stands.
func (p *plain) last(seq uint64) (uint64, bool) {
	by := p.acts[seq-1].takenBy
	if by == 0 {
		return seq, true
	}
	again := p.acts[by-1].takenBy
	if again == 0 {
		return by, false
	}
	return p.last(again)
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
func (m *machine) do(t *rapid.T, author string, verb model.Verb, records map[model.Ref]model.Record) error {
	act := model.Act{Verb: verb, Title: string(verb)}
	made := map[model.Ref]version{}
	for ref, r := range records {
		act.Writes = append(act.Writes, model.Write{Ref: ref, Saw: m.p.newest[ref], Value: r})
		made[ref] = version{r, uint64(len(m.p.acts) + 1)}
	}
	e, err := m.pick(t).Apply(t.Context(), author, here, act)
	if err == nil {
		m.p.apply(e, made)
	}
	return err
}

func one(r model.Record) map[model.Ref]model.Record { return map[model.Ref]model.Record{r.Ref(): r} }

func (m *machine) must(t *rapid.T, verb model.Verb, r model.Record) {
	if err := m.do(t, me, verb, one(r)); err != nil {
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

// Rename is also done by somebody else, whose acts are in the way of undo.
func (m *machine) Rename(t *rapid.T) {
	parties := m.p.live(model.KindParty)
	if len(parties) == 0 {
		t.Skip("no parties")
	}
	next := *m.p.now(rapid.SampledFrom(parties).Draw(t, "party")).(*model.Party)
	next.Title = rapid.SampledFrom([]string{"a side", "the other side", "a third"}).Draw(t, "title")
	author := rapid.SampledFrom([]string{me, me, me, "somebody"}).Draw(t, "author")
	if err := m.do(t, author, model.VerbEdit, one(&next)); err != nil {
		t.Fatal(err)
	}
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
	err := m.do(t, me, model.VerbRemove, map[model.Ref]model.Record{ref: nil})
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

func (m *machine) Undo(t *rapid.T) {
	s := m.pick(t)
	e, err := s.Undo(t.Context(), me, here, 0)
	m.reversed(t, m.p.done, model.VerbUndo, e, err)
}

func (m *machine) Redo(t *rapid.T) {
	s := m.pick(t)
	e, err := s.Redo(t.Context(), me, here)
	m.reversed(t, m.p.undone, model.VerbRedo, e, err)
}

// UndoThis takes back an act out of turn, which may be an undo or a redo.
func (m *machine) UndoThis(t *rapid.T) {
	seq := rapid.IntRange(1, len(m.p.acts)).Draw(t, "act")
	if m.p.acts[seq-1].author != me {
		t.Skip("somebody else's")
	}
	e, err := m.pick(t).Undo(t.Context(), me, here, uint64(seq))
	last, stands := m.p.last(uint64(seq))
	if !stands {
		if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), fmt.Sprintf("act %d ", last)) {
			t.Fatalf("act %d is taken back by act %d; taking it back again gave %v", seq, last, err)
		}
		return
	}
	verb := model.VerbUndo
	if m.p.acts[last-1].verb == model.VerbUndo {
		verb = model.VerbRedo
	}
	m.reversed(t, []uint64{last}, verb, e, err)
}

// reversed compares what taking back the last of some acts gave.
func (m *machine) reversed(t *rapid.T, of []uint64, verb model.Verb, e model.Entry, err error) {
	if len(of) == 0 {
		if err == nil {
			t.Fatalf("there was nothing to take back, but act %d was", e.Undoes)
		}
		return
	}
	target := of[len(of)-1]
	values := map[model.Ref]version{}
	for ref, saw := range m.p.acts[target-1].wrote {
		if v := m.p.versions[ref]; v[m.p.newest[ref]].made != v[target].made {
			if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), "was changed by act") {
				t.Fatalf("%v has moved since act %d, but taking it back gave %v", ref, target, err)
			}
			return
		}
		values[ref] = m.p.versions[ref][saw]
	}
	if err != nil { // what the earlier state refers to may be gone meanwhile
		if !model.Is[*model.Conflict](err) || !strings.Contains(err.Error(), "refers to") {
			t.Fatal(err)
		}
		return
	}
	if e.Undoes != target || e.Verb != verb {
		t.Fatalf("%s of act %d, not %s of act %d", e.Verb, e.Undoes, verb, target)
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
			p:    &plain{versions: map[model.Ref]map[uint64]version{}, newest: map[model.Ref]uint64{}},
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
			"principals": m.Principals, "merge": m.Merge, "remove": m.Remove, "stale": m.StaleWrite, "undo": m.Undo, "undo2": m.Undo, "redo": m.Redo, "redo2": m.Redo,
			"rename": m.Rename, "undo this": m.UndoThis, "reopen": m.Reopen, "compare": m.Check,
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
