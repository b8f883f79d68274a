package store_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
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

// A sheaf is sources that came from a few articles by copying, cutting and
// editing, in no order.
type sheaf []*model.Source

// write makes a text of sentences of made-up words.
func write(r *rand.Rand, sentences int) []string {
	out := make([]string, sentences)
	for i := range out {
		words := make([]string, 12)
		for j := range words {
			words[j] = fmt.Sprintf("w%d", r.IntN(400))
		}
		out[i] = strings.Join(words, " ") + "."
	}
	return out
}

func drawSheaf(t *rapid.T) sheaf {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	var texts [][]string
	for range rapid.IntRange(1, 3).Draw(t, "articles") {
		texts = append(texts, write(r, 10))
	}
	var all sheaf
	for i := range rapid.IntRange(2, 9).Draw(t, "sources") {
		text := texts[r.IntN(len(texts))]
		switch rapid.SampledFrom([]string{"copy", "headline", "cut", "excerpt", "roundup", "other"}).Draw(t, "change") {
		case "headline":
			text = append(write(r, 1), text...)
		case "cut":
			text = append(slices.Clone(text[:3]), text[5:]...)
		case "excerpt":
			text = text[:4]
		case "roundup":
			text = append(write(r, 15), text...)
		case "other":
			text = write(r, 10)
		}
		s := &model.Source{
			Title: fmt.Sprintf("source %d", i), Body: strings.Join(text, " "), Hash: "-", Outlet: fmt.Sprintf("outlet %d", r.IntN(4)),
			Published: day.Exact(day.On(2026, 1, 1).Add(r.IntN(12))),
		}
		if r.IntN(3) == 0 {
			s.URL = fmt.Sprintf("https://www.example.org/%d", r.IntN(3))
		}
		all = append(all, s)
	}
	return all
}

// imported is a file that took the sources of a sheaf in an order.
type imported struct {
	*store.Store
	ukr   *model.Process
	refs  map[string]model.Ref // by title
	title map[model.ID]string
}

func (s sheaf) into(t *rapid.T, path string, order []int) imported {
	o := options(path)
	opened, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	f := imported{Store: opened, refs: map[string]model.Ref{}, title: map[model.ID]string{}}
	f.ukr = &model.Process{Head: f.head(t, "ukr"), Title: "Talks"}
	f.add(t, f.ukr)
	for n, i := range order {
		c := *s[i]
		c.Head, c.Process = f.head(t, fmt.Sprintf("a%d", n+1)), f.ukr.ID
		f.refs[c.Title], f.title[c.ID] = c.Ref(), c.Title
		f.add(t, &c)
	}
	return f
}

func (f imported) head(t *rapid.T, handle string) model.Head {
	id, err := f.NewID()
	if err != nil {
		t.Fatal(err)
	}
	return model.Head{ID: id, Handle: handle}
}

func (f imported) add(t *rapid.T, r model.Record) model.Entry {
	e, err := f.Apply(t.Context(), me, here, model.Act{Verb: model.VerbAdd, Title: "add", Writes: []model.Write{put(r, 0)}})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// stories are the titles that stand together, and holds that asking for one
// source and for all gives the same.
func (f imported) stories(t *rapid.T) [][]string {
	var out [][]string
	err := f.View(t.Context(), func(tx *store.Tx) error {
		first, err := tx.Stories(f.ukr.ID)
		if err != nil {
			return err
		}
		together := map[model.ID][]string{}
		for id, of := range first {
			together[of] = append(together[of], f.title[id])
		}
		for _, titles := range together {
			slices.Sort(titles)
			out = append(out, titles)
		}
		for id := range f.title {
			r, _, err := tx.Get(model.Ref{Kind: model.KindSource, ID: id})
			if err != nil || r == nil {
				return err
			}
			others, err := tx.SameStory(r.(*model.Source))
			if err != nil {
				return err
			}
			var titles []string
			for _, other := range append(others, id) {
				titles = append(titles, f.title[other])
			}
			slices.Sort(titles)
			if want := together[first[id]]; len(others) > 0 && !slices.Equal(titles, want) || len(others) == 0 && want != nil {
				t.Fatalf("%s stands with %v alone and with %v among all", f.title[id], titles, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return out
}

func (f imported) whole(t *rapid.T) {
	if _, err := f.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestStoriesDoNotRestOnTheOrderOfImport(t *testing.T) {
	dir, runs, grouped := t.TempDir(), 0, 0
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheaf(t)
		order := make([]int, len(s))
		for i := range order {
			order[i] = i
		}
		var before [][]string
		for i, o := range [][]int{order, rapid.Permutation(order).Draw(t, "order")} {
			runs++
			f := s.into(t, filepath.Join(dir, fmt.Sprintf("%d.db", runs)), o)
			is := f.stories(t)
			if i > 0 {
				if diff := cmp.Diff(before, is); diff != "" {
					t.Fatalf("imported in another order:\n%s", diff)
				}
			}
			before = is
			grouped += len(is)
			f.whole(t)
		}
	})
	if grouped == 0 {
		t.Error("no two sources ever shared a story: nothing was tested")
	}
}

func TestUndoneImportsLeaveTheirStory(t *testing.T) {
	dir, runs := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		s := drawSheaf(t)
		half := len(s) / 2
		order := make([]int, half)
		for i := range order {
			order[i] = i
		}
		f := s.into(t, filepath.Join(dir, fmt.Sprintf("%d.db", runs)), order)
		before := f.stories(t)
		for i, source := range s[half:] {
			c := *source
			c.Head, c.Process = f.head(t, fmt.Sprintf("a%d", half+i+1)), f.ukr.ID
			e := f.add(t, &c)
			if _, err := f.Undo(t.Context(), me, here, e.Seq); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(before, f.stories(t)); diff != "" {
			t.Fatalf("undone imports changed the stories:\n%s", diff)
		}
		f.whole(t)
	})
}

func TestStoriesThatTheAnalystSets(t *testing.T) {
	dir, runs := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		s := drawSheaf(t)
		order := make([]int, len(s))
		for i := range order {
			order[i] = i
		}
		f := s.into(t, filepath.Join(dir, fmt.Sprintf("%d.db", runs)), order)
		titles := slices.Sorted(maps.Keys(f.refs))
		set := func(title, with string) {
			var saw uint64
			var c model.Source
			err := f.View(t.Context(), func(tx *store.Tx) error {
				r, seq, err := tx.Get(f.refs[title])
				c, saw = *r.(*model.Source), seq
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			c.Story = f.refs[with].ID
			if _, err := f.Apply(t.Context(), me, here, model.Act{Verb: model.VerbEdit, Title: "set", Writes: []model.Write{put(&c, saw)}}); err != nil {
				t.Fatal(err)
			}
		}
		computed := f.stories(t)
		takeBack := func() {
			if _, err := f.Undo(t.Context(), me, here, 0); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(computed, f.stories(t)); diff != "" {
				t.Fatalf("taken back, the stories are not what they were:\n%s", diff)
			}
		}
		one, with := rapid.SampledFrom(titles).Draw(t, "one"), rapid.SampledFrom(titles).Draw(t, "with")
		set(one, one)
		if slices.ContainsFunc(f.stories(t), func(g []string) bool { return slices.Contains(g, one) }) {
			t.Fatalf("%s was set apart and stands in one of %v", one, f.stories(t))
		}
		takeBack()
		set(one, with)
		if with != one && !slices.ContainsFunc(f.stories(t), func(g []string) bool { return slices.Contains(g, with) && slices.Contains(g, one) }) {
			t.Fatalf("%s was set beside %s, but there are %v", one, with, f.stories(t))
		}
		takeBack()
		f.whole(t)
	})
}
