// Package desk does each act of an analyst once, for the command line and for
// the interface: import, review, add, edit, assess, merge, undo. It resolves
// handles, names and days, and gathers what views and exports show.
//
// Reading takes the moment from which the desk looks, an [At]. Acts are built
// inside the transaction that writes them, so what they number and compare
// cannot be overtaken by another process.
package desk

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"parley/extract"
	"parley/model"
	"parley/model/day"
	"parley/store"
)

// Options say which file the desk works on and what it is handed from outside.
type Options struct {
	Path     string
	Wait     time.Duration // how long to queue for the file; 0 takes the store's default
	ReadOnly bool
	Now      func() time.Time
	Entropy  io.Reader
	Author   string                                                   // who enters: the user's login name
	Origin   string                                                   // where from: "tui" or "cli"; undo takes back only what has the same
	Fetch    Fetcher                                                  // gets addresses
	Suggest  func(extract.Article, extract.Known) extract.Suggestions // reads articles; nil takes [extract.Suggest]
	Holder   string                                                   // shown to those who wait: "process 4711 (parley import)"
}

// A Desk works on one file.
type Desk struct {
	o     Options
	store *store.Store
}

// Open opens the file, making it if there is none and it may be written.
func Open(ctx context.Context, o Options) (*Desk, error) {
	s, err := store.Open(ctx, o.storeOptions())
	if err != nil {
		return nil, err
	}
	return &Desk{o: o, store: s}, nil
}

func (o Options) storeOptions() store.Options {
	return store.Options{Path: o.Path, Wait: o.Wait, ReadOnly: o.ReadOnly, Now: o.Now, Entropy: o.Entropy, Holder: o.Holder}
}

// Path is the file that the desk works on.
func (d *Desk) Path() string { return d.store.Path() }

// Today is the calendar day on the analyst's clock.
func (d *Desk) Today() day.Date { return day.Of(d.o.Now()) }

// Stamp changes whenever anybody has written to the file.
func (d *Desk) Stamp() (uint64, error) { return d.store.Stamp() }

// Done is what an act did.
type Done struct {
	Entry    model.Entry
	Title    string // names the act: "assess p7 agreed"
	Made     []Made // the records that it wrote, first those that are new
	Warnings []string
}

// Made is a record that an act wrote.
type Made struct {
	Ref    model.Ref
	Handle string
	Title  string
	New    bool
}

// do builds and applies one act.
func (d *Desk) do(ctx context.Context, verb model.Verb, build func(*builder) error) (Done, error) {
	in, after := d.prepare(verb, build)
	return after(d.store.Do(ctx, d.o.Author, d.o.Origin, in))
}

// prepare returns what builds an act inside a transaction, and what tells
// after it what the act did.
func (d *Desk) prepare(verb model.Verb, build func(*builder) error) (func(*store.Tx) (model.Act, error), func(model.Entry, error) (Done, error)) {
	var b *builder
	in := func(tx *store.Tx) (model.Act, error) {
		b = newBuilder(d, tx, verb)
		if err := build(b); err != nil {
			return model.Act{}, err
		}
		if len(b.act.Writes) == 0 {
			return model.Act{}, errNothing
		}
		return b.act, nil
	}
	return in, func(entry model.Entry, err error) (Done, error) {
		if err == errNothing { //nolint:errorlint // our own value, never wrapped
			return Done{Title: b.act.Title, Warnings: b.warnings}, nil
		}
		if err != nil {
			return Done{}, err
		}
		return Done{Entry: entry, Title: entry.Title, Made: b.made(), Warnings: b.warnings}, nil
	}
}

// Undo takes act seq back; 0 is the newest of the same author and origin. An
// undo that is taken back is redone, and the title says so.
func (d *Desk) Undo(ctx context.Context, seq uint64) (Done, error) {
	return d.reversed(d.store.Undo(ctx, d.o.Author, d.o.Origin, seq))
}

// Redo takes the newest undo back.
func (d *Desk) Redo(ctx context.Context) (Done, error) {
	return d.reversed(d.store.Redo(ctx, d.o.Author, d.o.Origin))
}

func (d *Desk) reversed(entry model.Entry, err error) (Done, error) {
	if err != nil {
		return Done{}, err
	}
	done := Done{Entry: entry, Title: "undone: " + entry.Title}
	if entry.Verb == model.VerbRedo {
		done.Title = "redone: " + entry.Title
	}
	if more := entry.Seq - entry.Batch; entry.Batch > 0 && more > 0 {
		done.Title += fmt.Sprintf(" (and %d more of the same doing)", more)
	}
	return done, nil
}

// Check rebuilds everything in the file from its journal and compares.
func (d *Desk) Check(ctx context.Context) (store.Report, error) { return d.store.Check(ctx) }

// Backup copies the file to a path where nothing is yet, and checks the copy.
func (d *Desk) Backup(ctx context.Context, path string) error { return d.store.Backup(ctx, path) }

// Restore puts a checked backup in place of the file. What was there is kept
// under the name that is returned.
func Restore(ctx context.Context, o Options, from string) (kept string, err error) {
	return store.Restore(ctx, o.storeOptions(), from)
}

// Bulk applies acts that are already built, many to a transaction, and
// returns how many were applied. It gives way to others who wait.
func (d *Desk) Bulk(ctx context.Context, acts iter.Seq[model.Act]) (int, error) {
	return d.store.ApplyAll(ctx, d.o.Author, d.o.Origin, acts)
}
