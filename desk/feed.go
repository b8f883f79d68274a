package desk

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"parley/article"
	"parley/model"
	"parley/store"
)

// FeedRow is a feed, for reading.
type FeedRow struct {
	Handle, Title, URL string
	Process            Name
	Pulled             time.Time // UTC; zero before the first time
	New, Known         int       // articles of the last pull
}

// Feeds lists the feeds of the file in the order in which they were added.
func (d *Desk) Feeds(ctx context.Context) ([]FeedRow, error) {
	var rows []FeedRow
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		rows, err = feeds(tx)
		return err
	})
	return rows, err
}

func feeds(tx *store.Tx) ([]FeedRow, error) {
	var rows []FeedRow
	for row, err := range tx.Rows(model.KindFeed, "") {
		if err != nil {
			return nil, err
		}
		f, err := feedOf(tx, row.Ref)
		if err != nil {
			return nil, err
		}
		r, _, err := tx.Get(model.Ref{Kind: model.KindProcess, ID: f.Process})
		if err != nil {
			return nil, err
		}
		out := FeedRow{Handle: f.Handle, Title: f.Title, URL: f.URL, Pulled: f.Pulled, New: f.New, Known: f.Known}
		if p, ok := r.(*model.Process); ok && p != nil {
			out.Process = Name{p.Handle, p.Title}
		}
		rows = append(rows, out)
	}
	return rows, nil
}

func feedOf(tx *store.Tx, ref model.Ref) (*model.Feed, error) {
	r, _, err := tx.Get(ref)
	if err != nil {
		return nil, err
	}
	f, ok := r.(*model.Feed)
	if !ok || f == nil {
		return nil, &model.NotFound{Kind: model.KindFeed, Name: string(ref.ID)}
	}
	return f, nil
}

// AddFeed keeps an address that is pulled for the articles of a process, which
// is made where there is none.
func (d *Desk) AddFeed(ctx context.Context, process, name, address string) (Done, error) {
	return d.do(ctx, model.VerbAdd, func(b *builder) error {
		p, err := b.processFor(process)
		if err != nil {
			return err
		}
		f, err := b.feed(p, name, address)
		if err != nil {
			return err
		}
		b.act.Process = p.ID
		b.titled(f, "add feed %s", f.Handle)
		return nil
	})
}

func (b *builder) feed(p *model.Process, name, address string) (*model.Feed, error) {
	head, err := b.head(model.KindFeed)
	if err != nil {
		return nil, err
	}
	f := &model.Feed{Head: head, Process: p.ID, Title: strings.TrimSpace(name), URL: strings.TrimSpace(address)}
	if err := model.Check(f); err != nil {
		return nil, err
	}
	if err := b.twins(f); err != nil {
		return nil, err
	}
	return f, b.put(f)
}

// RemoveFeed forgets a feed; what it brought stays.
func (d *Desk) RemoveFeed(ctx context.Context, name string) (Done, error) {
	return d.do(ctx, model.VerbRemove, func(b *builder) error {
		ref, err := find(b.tx, model.KindFeed, "", name)
		if err != nil {
			return err
		}
		f, err := feedOf(b.tx, ref)
		if err != nil {
			return err
		}
		b.act.Process = f.Process
		b.titled(f, "remove feed %s", f.Handle)
		return b.remove(ref)
	})
}

// A Pull gets what is new in feeds.
type Pull struct {
	Feeds  []string             // by name or handle; none is all of them
	File   string               // read this file, or with "-" the stream, for the only feed that is named; empty fetches
	Stream io.Reader            // what "-" reads
	Tell   func(Arrival)        // hears of every new article and every fault; may be nil
	Ended  func(FeedRow, Tally) // hears of every feed that was pulled; may be nil
	Meter  *Meter
}

// Pull keeps the new articles of feeds as sources of the feeds' processes, an
// edited one as a version of what its address brought before. A feed that
// fails is told and stops no other; of the others it is kept when they were
// pulled and what they brought. All of it is one doing.
func (d *Desk) Pull(ctx context.Context, pull Pull) (Tally, error) {
	var tally Tally
	rows, err := d.feedsNamed(ctx, pull.Feeds)
	if err != nil {
		return tally, err
	}
	if pull.File != "" && len(rows) != 1 {
		return tally, model.Wrong("from", "a file is read for one feed; name it, as in: parley feed pull %s --from %s", rows[0].Title, pull.File)
	}
	inputs := make([]Input, len(rows))
	for i, f := range rows {
		inputs[i] = Input{Name: f.URL}
	}
	meter := pull.Meter
	if meter == nil {
		meter = &Meter{}
	}
	meter.begin(d.o.Now, inputs)
	batch := d.store.Batch(d.o.Author, d.o.Origin)
	for i, f := range rows {
		meter.next(i, inputs[i])
		one, failed, err := d.pullOne(ctx, batch, pull, f, meter)
		tally.New, tally.Known, tally.Failed = tally.New+one.New, tally.Known+one.Known, tally.Failed+one.Failed
		if tally.First == 0 {
			tally.First = one.First
		}
		tally.Last = max(tally.Last, one.Last)
		if err != nil {
			return tally, err
		}
		if !failed && pull.Ended != nil {
			pull.Ended(f, one)
		}
	}
	return tally, nil
}

// feedsNamed returns the feeds of names, all of them without any.
func (d *Desk) feedsNamed(ctx context.Context, names []string) ([]FeedRow, error) {
	var rows []FeedRow
	err := d.store.View(ctx, func(tx *store.Tx) error {
		all, err := feeds(tx)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return fmt.Errorf("there is no feed yet; add one with: parley feed add NAME https://…")
		}
		if len(names) == 0 {
			rows = all
			return nil
		}
		for _, name := range names {
			ref, err := find(tx, model.KindFeed, "", name)
			if err != nil {
				return err
			}
			f, err := feedOf(tx, ref)
			if err != nil {
				return err
			}
			for _, row := range all {
				if row.Handle == f.Handle {
					rows = append(rows, row)
				}
			}
		}
		return nil
	})
	return rows, err
}

// pullOne pulls one feed; failed reports that nothing could be read of it.
func (d *Desk) pullOne(ctx context.Context, batch *store.Batch, pull Pull, f FeedRow, meter *Meter) (tally Tally, failed bool, err error) {
	intake := Intake{Stream: pull.Stream, Format: article.Feed, Fetch: d.o.Fetch}
	read := func(ctx context.Context) iter.Seq2[article.Article, error] {
		if pull.File != "" {
			return intake.Articles(ctx, pull.File)
		}
		return intake.feed(ctx, f.URL)
	}
	err = d.take(ctx, batch, func(ctx context.Context) iter.Seq[arrival] {
		return func(yield func(arrival) bool) {
			for a, err := range read(ctx) {
				if !yield(arrival{f.Title, a, err}) {
					return
				}
			}
		}
	}, func(b *builder, a article.Article, done *Imported) error {
		if a.Outlet == "" {
			a.Outlet = f.Title
		}
		return b.keep(f.Process.Handle, a, unread, done)
	}, func(a Arrival) {
		tally.add(a)
		meter.count()
		if pull.Tell != nil && !a.Known {
			pull.Tell(a)
		}
	})
	if failed = tally.New+tally.Known == 0 && tally.Failed > 0; failed || err != nil {
		return tally, failed, err
	}
	last, err := d.pulled(ctx, batch, f, tally)
	tally.Last = max(tally.Last, last)
	return tally, false, err
}

// pulled keeps when a feed was pulled and what it brought.
func (d *Desk) pulled(ctx context.Context, batch *store.Batch, f FeedRow, tally Tally) (seq uint64, err error) {
	build, after := d.prepare(model.VerbImport, func(b *builder) error {
		r, err := b.tx.ByHandle(model.KindFeed, f.Handle)
		now, ok := r.(*model.Feed)
		if err != nil || !ok || now == nil {
			return err // it was removed meanwhile
		}
		now.Pulled, now.New, now.Known = d.o.Now().UTC().Truncate(time.Second), tally.New, tally.Known
		b.act.Process = now.Process
		b.title("pull %s: %d new, %d known", now.Title, tally.New, tally.Known)
		return b.put(now)
	})
	jobs := make(chan store.Job, 1)
	var failed error
	jobs <- store.Job{Build: build, Done: func(entry model.Entry, err error) bool {
		var done Done
		done, failed = after(entry, err)
		seq = done.Entry.Seq
		return true
	}}
	close(jobs)
	if err := batch.Run(ctx, jobs); err != nil {
		return seq, err
	}
	return seq, failed
}

// feed reads what lies at the address of a feed.
func (in Intake) feed(ctx context.Context, address string) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		page, err := in.Fetch.Get(ctx, address)
		if err != nil {
			yield(article.Article{}, err)
			return
		}
		for a, err := range article.Each(bytes.NewReader(page), address, article.Feed) {
			if !yield(a, err) {
				return
			}
		}
	}
}
