package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"

	"parley/article"
	"parley/model"
	"parley/store"
)

// An Import keeps the articles of many inputs as sources of a process, as one
// doing: each source can be undone by itself, and an undo of the newest takes
// back all of them. What is faulty is told and passed over.
type Import struct {
	Stream  io.Reader     // what "-" reads
	Process string        // its handle; made where there is none
	Names   []string      // files, folders, addresses, or "-"
	Accept  float64       // accept suggestions of at least this confidence; see [LetWait]
	Tell    func(Arrival) // hears of every article in turn; may be nil
	Meter   *Meter        // keeps how far it is; may be nil
}

// An Arrival is what became of one article, or a fault of an input.
type Arrival struct {
	Name string // of the input
	Imported
	Note string // what is to be said of the input, with nothing imported
	Err  error
}

// A Tally counts what an import did.
type Tally struct {
	New, Known, Failed int
	First, Last        uint64 // the acts that kept new articles, 0 without any
}

func (t *Tally) add(a Arrival) {
	switch {
	case a.Err != nil:
		t.Failed++
	case a.Note != "":
	case a.Known:
		t.Known++
	default:
		t.New++
		t.First, t.Last = cmp.Or(t.First, a.Entry.Seq), a.Entry.Seq
	}
}

// String says what an import came to: "12 imported (acts 5 to 16; …), 1 failed".
func (t Tally) String() string {
	var parts []string
	switch {
	case t.New == 1:
		parts = append(parts, fmt.Sprintf("1 imported (act %d)", t.First))
	case t.New > 1:
		parts = append(parts, fmt.Sprintf("%d imported (acts %d to %d; undo takes them back together)", t.New, t.First, t.Last))
	default:
		parts = append(parts, "nothing new")
	}
	if t.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d there already", t.Known))
	}
	if t.Failed > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", t.Failed))
	}
	return strings.Join(parts, ", ")
}

// counted is how many articles of an import are looked into for the number of
// their suggestions; those of the rest are found when they are opened.
const counted = 50

// ImportAll carries an import out. With an error, that of the context
// included, what had arrived before is kept, as the tally says.
func (d *Desk) ImportAll(ctx context.Context, im Import) (Tally, error) {
	var tally Tally
	tell := func(a Arrival) {
		tally.add(a)
		if im.Tell != nil {
			im.Tell(a)
		}
	}
	err := d.store.View(ctx, func(tx *store.Tx) error {
		_, err := newBuilder(d, tx, model.VerbImport).processFor(im.Process)
		return err
	})
	if err != nil {
		return tally, err
	}
	inputs, skipped, faults := Inputs(im.Names)
	for _, note := range skipped {
		tell(Arrival{Note: note})
	}
	for _, fault := range faults {
		tell(Arrival{Err: fault})
	}
	meter := cmp.Or(im.Meter, &Meter{})
	meter.begin(d.o.Now, inputs)
	intake := Intake{Stream: im.Stream, Fetch: d.o.Fetch, hear: meter.read}
	n := 0
	err = d.take(ctx, d.store.Batch(d.o.Author, d.o.Origin), func(ctx context.Context) iter.Seq[arrival] {
		return intake.arrivals(ctx, inputs, meter)
	}, func(b *builder, a article.Article, done *Imported) error {
		accept := im.Accept
		if n++; n > counted && accept == LetWait {
			accept = unread
		}
		return b.keep(im.Process, a, accept, done)
	}, func(a Arrival) {
		meter.count()
		tell(a)
	})
	return tally, err
}

// An arrival is an article as it was read, or why it was not.
type arrival struct {
	name    string
	article article.Article
	err     error
}

func (in Intake) arrivals(ctx context.Context, inputs []Input, meter *Meter) iter.Seq[arrival] {
	return func(yield func(arrival) bool) {
		for i, input := range inputs {
			meter.next(i, input)
			for a, err := range in.Articles(ctx, input.Name) {
				if !yield(arrival{input.Name, a, err}) {
					return
				}
			}
		}
	}
}

// take reads articles in the background and keeps them in a batch.
func (d *Desk) take(ctx context.Context, batch *store.Batch, read func(context.Context) iter.Seq[arrival],
	keep func(*builder, article.Article, *Imported) error, tell func(Arrival),
) error {
	inner, stop := context.WithCancel(ctx)
	jobs := make(chan store.Job, 16)
	var reading sync.WaitGroup
	var fatal error
	reading.Go(func() {
		defer close(jobs)
		for a := range read(inner) {
			select {
			case jobs <- d.job(a, keep, func(done Arrival) bool {
				switch {
				case done.Err == nil || faulty(done.Err) || a.err != nil && !errors.Is(done.Err, context.Canceled):
					tell(done)
					return true
				default:
					fatal = done.Err
					return false
				}
			}):
			case <-inner.Done():
				return
			}
		}
	})
	err := batch.Run(ctx, jobs)
	stop()
	reading.Wait()
	return cmp.Or(ctx.Err(), err, fatal)
}

// faulty reports whether an error is of what was to be written, not of the
// file that it was to be written to.
func faulty(err error) bool {
	return model.Is[*model.Invalid](err) || model.Is[*model.NotFound](err) || model.Is[*model.Ambiguous](err) || model.Is[*model.Conflict](err)
}

// job keeps one article.
func (d *Desk) job(a arrival, keep func(*builder, article.Article, *Imported) error, done func(Arrival) bool) store.Job {
	var imported Imported
	build, after := d.prepare(model.VerbImport, func(b *builder) error {
		imported = Imported{}
		if a.err != nil {
			return a.err
		}
		b.warn(a.article.Warnings...)
		return keep(b, a.article, &imported)
	})
	return store.Job{Build: build, Done: func(entry model.Entry, err error) bool {
		imported.Done, err = after(entry, err)
		return done(Arrival{Name: a.name, Imported: imported, Err: err})
	}}
}
