package store

import (
	"context"
	"errors"
	"iter"
	"time"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// A Batch is one doing that makes many acts. Each can be undone by itself, and
// an undo of the newest takes back all of them.
type Batch struct {
	s              *Store
	author, origin string
	first          uint64 // the position of its first act; 0 before it
	strict         bool   // its acts stand alone, and the first that fails ends it
}

// Batch begins a doing of many acts.
func (s *Store) Batch(author, origin string) *Batch {
	return &Batch{s: s, author: author, origin: origin}
}

// A Job is one act of a [Batch].
type Job struct {
	// Build makes the act inside the transaction that applies it; it may run
	// again where that transaction fails.
	Build func(*Tx) (model.Act, error)
	// Done hears once, after the transaction, what became of the act, and says
	// whether to go on.
	Done func(model.Entry, error) bool
}

// Limits of one transaction: so many writes, so many bytes of values, so long
// a wait, and so long while somebody else waits for the file.
const (
	bulkWrites = 3_000
	bulkBytes  = 2 << 20
	bulkLull   = 2 * time.Millisecond // for the next job
	bulkTurn   = 6 * time.Millisecond // computing rows and committing take as long again, three times
)

// Run applies the acts of jobs in their order until there are none, many to a
// transaction, which ends when the next is not ready at once, so that a slow
// source of jobs never holds the file. An act that fails is no concern of its neighbours. Run
// ends with an error where the file cannot be had or the context ends, and
// without one where a Done says so.
func (b *Batch) Run(ctx context.Context, jobs <-chan Job) error {
	ready := func() (Job, bool) {
		select {
		case job, ok := <-jobs:
			return job, ok
		case <-time.After(bulkLull):
			return Job{}, false
		}
	}
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case job, ok := <-jobs:
			if !ok {
				return nil
			}
			if goOn, err := b.turn(ctx, job, ready); err != nil || !goOn {
				return err
			}
		}
	}
	return ctx.Err()
}

// ApplyAll applies acts as [Store.Apply] does, many to a transaction. It stops
// at the first that fails and returns how many were applied before it.
func (s *Store) ApplyAll(ctx context.Context, author, origin string, acts iter.Seq[model.Act]) (total int, err error) {
	next, stop := iter.Pull(acts)
	defer stop()
	var failed error
	job := func() (Job, bool) {
		act, more := next()
		return Job{
			Build: func(*Tx) (model.Act, error) { return act, nil },
			Done: func(_ model.Entry, err error) bool {
				if failed = err; err == nil {
					total++
				}
				return err == nil
			},
		}, more
	}
	b := &Batch{s: s, author: author, origin: origin, strict: true}
	for first, more := job(); more && ctx.Err() == nil; first, more = job() {
		if goOn, err := b.turn(ctx, first, job); err != nil || !goOn {
			return total, errors.Join(err, failed)
		}
	}
	return total, ctx.Err()
}

// An outcome is what became of a job.
type outcome struct {
	job   Job
	entry model.Entry
	err   error
}

// turn applies a job and those that are ready after it in one transaction,
// until it is full or somebody waits. Where the transaction fails they are
// applied one by one, so that none is lost to its neighbour.
func (b *Batch) turn(ctx context.Context, first Job, ready func() (Job, bool)) (goOn bool, err error) {
	if b.s.o.ReadOnly {
		return false, errReadOnly
	}
	var taken []outcome
	begins, committing := b.first, false
	err = b.s.session(ctx, true, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error {
			w := newWriter(tx)
			room, written := b.room(), 0
			for job, more := first, true; more; {
				taken = append(taken, outcome{job: job})
				last := &taken[len(taken)-1]
				act, err := b.one(w, last)
				if err != nil {
					return err
				}
				written += len(act.writes)
				if more = ctx.Err() == nil && room(act); more {
					job, more = ready()
				}
			}
			if written == 0 {
				return errIdle
			}
			if err := w.finish(); err != nil {
				return err
			}
			committing = true
			return nil
		})
	})
	if errors.Is(err, errIdle) {
		err = nil
	}
	if len(taken) == 0 {
		return false, err
	}
	if err != nil && (!committing || !b.kept(ctx, taken)) {
		b.first = begins
		return b.oneByOne(ctx, taken), nil
	}
	goOn = true
	for _, o := range taken {
		goOn = o.job.Done(o.entry, o.err) && goOn
	}
	return goOn, nil
}

// errIdle ends a transaction in which nothing was written, without a commit.
var errIdle = errors.New("nothing was written")

// one builds and applies the act of a job. The error is one of the
// transaction; what is wrong with the act alone is its outcome.
func (b *Batch) one(w *writer, o *outcome) (prepared, error) {
	p, err := b.build(&Tx{tx: w.tx}, o.job)
	if err != nil {
		o.err = err
		if b.strict {
			return prepared{}, err
		}
		return prepared{}, nil
	}
	o.entry, err = b.s.append(w, b.author, b.origin, p)
	b.first = o.entry.Batch
	return p, err
}

func (b *Batch) build(tx *Tx, job Job) (prepared, error) {
	act, err := job.Build(tx)
	if err != nil {
		return prepared{}, err
	}
	p, err := prepare(act)
	if !b.strict {
		p.Batch, p.begins = b.first, b.first == 0
	}
	return p, err
}

// room reports after every act whether the transaction takes another one.
func (b *Batch) room() func(prepared) bool {
	asked, writes, size := b.s.o.Now(), 0, 0
	return func(p prepared) bool {
		writes += len(p.writes)
		size += total(p.values)
		if now := b.s.o.Now(); now.Sub(asked) > bulkTurn {
			asked = now
			if wanted(b.s.o.Path) {
				return false
			}
		}
		return writes < bulkWrites && size < bulkBytes
	}
}

// kept reports whether the journal holds what was applied, though its commit
// reported an error.
func (b *Batch) kept(ctx context.Context, taken []outcome) bool {
	for i := len(taken) - 1; i >= 0; i-- {
		if taken[i].err == nil {
			return b.s.has(ctx, taken[i].entry)
		}
	}
	return true
}

func (b *Batch) oneByOne(ctx context.Context, taken []outcome) (goOn bool) {
	for _, o := range taken {
		entry, err := b.s.write(ctx, b.author, b.origin, func(tx *Tx) (prepared, error) { return b.build(tx, o.job) })
		if err == nil {
			b.first = entry.Batch
		}
		if !o.job.Done(entry, err) {
			return false
		}
	}
	return true
}
