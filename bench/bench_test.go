// Package bench measures parley as ratios against a baseline in the same run.
// Nothing here asserts a figure.
//
//	go test ./bench -bench . -benchtime 200x
//
// The large file takes some minutes to make; PARLEY_BENCH_FILE names one that
// is kept from run to run.
package bench

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"parley/model"
	"parley/model/day"
	"parley/sample"
	"parley/store"
)

func entropy() io.Reader { return rand.NewChaCha8([32]byte{7}) }

func options(path string) store.Options {
	return store.Options{Path: path, Wait: time.Minute, Now: time.Now, Entropy: entropy()}
}

func open(b *testing.B, path string) *store.Store {
	b.Helper()
	s, err := store.Open(b.Context(), options(path))
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// median of durations.
func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func timed(b *testing.B, fn func() error) time.Duration {
	b.Helper()
	began := time.Now()
	if err := fn(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// A talk is a process with a point to make claims about.
type talk struct {
	s       *store.Store
	process *model.Process
	side    *model.Party
	points  []*model.Point
	n       int
}

func newTalk(b *testing.B, s *store.Store, points, from int) *talk {
	b.Helper()
	k := &talk{s: s, n: from} // handles are counted from there, so that two talks share a file
	k.side = &model.Party{Head: k.head(b, "x"), Title: "A side", Sort: "state"}
	k.process = &model.Process{Head: k.head(b, "y"), Title: "Talks", Principals: model.NewScope(k.side.ID)}
	act := model.Act{Verb: model.VerbAdd, Title: "begin", Writes: []model.Write{{Ref: k.side.Ref(), Value: k.side}, {Ref: k.process.Ref(), Value: k.process}}}
	for range points {
		h := k.head(b, "p")
		p := &model.Point{Head: h, Process: k.process.ID, Slug: h.Handle, Title: "A matter", Category: "territory"}
		k.points = append(k.points, p)
		act.Writes = append(act.Writes, model.Write{Ref: p.Ref(), Value: p})
	}
	if _, err := s.Apply(b.Context(), "bench", "bench", act); err != nil {
		b.Fatal(err)
	}
	return k
}

func (k *talk) head(b *testing.B, letter string) model.Head {
	b.Helper()
	id, err := k.s.NewID()
	if err != nil {
		b.Fatal(err)
	}
	k.n++
	return model.Head{ID: id, Handle: fmt.Sprintf("%s%d", letter, 900000+k.n)}
}

func (k *talk) claim(b *testing.B, i int) model.Act {
	b.Helper()
	c := &model.Claim{
		Head: k.head(b, "c"), Process: k.process.ID, Kind: model.StatusClaim, Speakers: []model.Speaker{{Party: k.side.ID}},
		For: []model.ID{k.side.ID}, About: []model.Ref{k.points[i%len(k.points)].Ref()}, Said: day.Exact(day.On(2026, 1, 1)),
		Status: model.Disputed, Words: "Said for the measure of it, in about as many words as are said.",
	}
	return model.Act{Verb: model.VerbAdd, Title: "add " + c.Handle, Process: k.process.ID, Writes: []model.Write{{Ref: c.Ref(), Value: c}}}
}

// keysOfAct are the keys and values that one claim puts, as many and as long
// as the store's.
func keysOfAct(r *rand.Rand) [][2][]byte {
	var out [][2][]byte
	for _, size := range [][2]int{{8, 900}, {4, 74}, {27, 8}, {35, 8}, {9, 26}, {2, 8}, {54, 0}, {54, 0}, {54, 0}, {53, 40}, {52, 110}, {62, 160}, {26, 12}, {14, 0}} {
		key, value := make([]byte, size[0]), make([]byte, size[1])
		for i := range key {
			key[i] = byte(r.Uint32())
		}
		out = append(out, [2][]byte{key, value})
	}
	return out
}

// BenchmarkAct is one durable act on a large file, beside bare bbolt putting
// as many keys of the same sizes into as large a file, and a bare write of
// 4 KiB with fsync.
func BenchmarkAct(b *testing.B) {
	path := large(b)
	k := newTalk(b, open(b, path), 50, 0)
	bare, err := bolt.Open(copied(b, path), 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	f, err := os.Create(filepath.Join(b.TempDir(), "bare"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	r := rand.New(rand.NewPCG(1, 2))
	var ours, bolts, syncs []time.Duration
	page := make([]byte, 4096)
	i := 0
	for b.Loop() {
		act := k.claim(b, i)
		i++
		ours = append(ours, timed(b, func() error { _, err := k.s.Apply(b.Context(), "bench", "bench", act); return err }))
		keys := keysOfAct(r)
		bolts = append(bolts, timed(b, func() error { return putAll(bare, keys) }))
		syncs = append(syncs, timed(b, func() error {
			if _, err := f.Write(page); err != nil {
				return err
			}
			return f.Sync()
		}))
	}
	b.ReportMetric(float64(median(ours))/float64(median(bolts)), "x-bare-bbolt")
	b.ReportMetric(float64(median(ours))/float64(median(syncs)), "x-write+fsync")
	b.ReportMetric(float64(median(ours).Microseconds()), "µs/act")
}

func putAll(db *bolt.DB, keys [][2][]byte) error {
	return db.Update(func(tx *bolt.Tx) error {
		for n, kv := range keys {
			bucket, err := tx.CreateBucketIfNotExists([]byte{byte('a' + n)})
			if err != nil {
				return err
			}
			if err := bucket.Put(kv[0], kv[1]); err != nil {
				return err
			}
		}
		return nil
	})
}

// BenchmarkOpen is one read of the head of a large file, beside one of a small
// file.
func BenchmarkOpen(b *testing.B) {
	big, small := open(b, large(b)), open(b, filepath.Join(b.TempDir(), "small.db"))
	newTalk(b, small, 500, 0)
	look := func(s *store.Store) func() error {
		return func() error {
			return s.View(b.Context(), func(tx *store.Tx) error { _, _, err := tx.Head(); return err })
		}
	}
	var bigs, smalls []time.Duration
	for b.Loop() {
		bigs = append(bigs, timed(b, look(big)))
		smalls = append(smalls, timed(b, look(small)))
	}
	b.ReportMetric(float64(median(bigs))/float64(median(smalls)), "x-small")
	b.ReportMetric(float64(median(bigs).Microseconds()), "µs")
}

// BenchmarkBulk writes claims in bulk, beside bare bbolt putting as many keys
// of the same sizes, sorted within each transaction.
func BenchmarkBulk(b *testing.B) {
	const claims = 20000
	for b.Loop() {
		k := newTalk(b, open(b, filepath.Join(b.TempDir(), "bulk.db")), 2000, 0)
		acts := make([]model.Act, claims)
		for i := range acts {
			acts[i] = k.claim(b, i)
		}
		sorted := timed(b, func() error { _, err := k.s.ApplyAll(b.Context(), "bench", "bench", slices.Values(acts)); return err })

		k = newTalk(b, open(b, filepath.Join(b.TempDir(), "shuffled.db")), 2000, 0)
		for i := range acts {
			acts[i] = k.claim(b, i)
		}
		rand.New(rand.NewPCG(3, 4)).Shuffle(len(acts), func(i, j int) { acts[i], acts[j] = acts[j], acts[i] })
		shuffled := timed(b, func() error { _, err := k.s.ApplyAll(b.Context(), "bench", "bench", slices.Values(acts)); return err })

		bare := timed(b, func() error { return bareBulk(b, claims) })
		b.ReportMetric(float64(bare)/float64(sorted), "of-bare-bbolt")
		b.ReportMetric(float64(sorted)/float64(shuffled), "shuffled-of-sorted")
		b.ReportMetric(claims/sorted.Seconds(), "acts/s")
	}
}

func bareBulk(b *testing.B, claims int) error {
	b.Helper()
	db, err := bolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, &bolt.Options{FreelistType: bolt.FreelistMapType, InitialMmapSize: 1 << 30})
	if err != nil {
		return err
	}
	defer db.Close()
	r := rand.New(rand.NewPCG(5, 6))
	for done := 0; done < claims; done += 10000 {
		var all [][][2][]byte
		for range min(10000, claims-done) {
			all = append(all, keysOfAct(r))
		}
		err := db.Update(func(tx *bolt.Tx) error {
			for n := range all[0] {
				bucket, err := tx.CreateBucketIfNotExists([]byte{byte('a' + n)})
				if err != nil {
					return err
				}
				slices.SortFunc(all, func(x, y [][2][]byte) int { return slices.Compare(x[n][0], y[n][0]) })
				for _, keys := range all {
					if err := bucket.Put(keys[n][0], keys[n][1]); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkWait is how long a reader and a writer wait while somebody else
// writes in bulk.
func BenchmarkWait(b *testing.B) {
	path := filepath.Join(b.TempDir(), "busy.db")
	k := newTalk(b, open(b, path), 2000, 0)
	other := newTalk(b, open(b, path), 1, 50_000_000)
	ctx, stop := context.WithCancel(b.Context())
	defer stop()
	acts := make(chan model.Act, 100)
	go func() {
		defer close(acts)
		for i := 0; ctx.Err() == nil; i++ {
			acts <- k.claim(b, i)
		}
	}()
	bulk := make(chan struct{})
	go func() {
		defer close(bulk)
		_, _ = k.s.ApplyAll(ctx, "bulk", "bench", func(yield func(model.Act) bool) {
			for act := range acts {
				if !yield(act) {
					return
				}
			}
		})
	}()
	var reads, writes []time.Duration
	i := 0
	for b.Loop() {
		reads = append(reads, timed(b, func() error {
			return other.s.View(b.Context(), func(tx *store.Tx) error { _, _, err := tx.Head(); return err })
		}))
		act := other.claim(b, i)
		i++
		writes = append(writes, timed(b, func() error { _, err := other.s.Apply(b.Context(), "bench", "bench", act); return err }))
	}
	stop()
	go func() {
		for range acts { // lets the maker of acts end
			continue
		}
	}()
	<-bulk
	p99 := func(d []time.Duration) float64 {
		slices.Sort(d)
		return float64(d[len(d)*99/100].Milliseconds())
	}
	b.ReportMetric(p99(reads), "ms-read-p99")
	b.ReportMetric(p99(writes), "ms-write-p99")
}

// large is the file of a million entries: the one that is kept, or one made
// now.
func large(b *testing.B) string {
	b.Helper()
	kept := os.Getenv("PARLEY_BENCH_FILE")
	if kept != "" {
		if _, err := os.Stat(kept); err == nil {
			return copied(b, kept)
		}
	} else {
		kept = filepath.Join(b.TempDir(), "large.db")
	}
	if err := sample.Large(b.Context(), kept, sample.Million); err != nil {
		b.Fatal(err)
	}
	return copied(b, kept)
}

func copied(b *testing.B, path string) string {
	b.Helper()
	from, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer from.Close()
	to, err := os.Create(filepath.Join(b.TempDir(), "copy.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer to.Close()
	if _, err := io.Copy(to, from); err != nil {
		b.Fatal(err)
	}
	return to.Name()
}
