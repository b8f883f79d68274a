package desk

import (
	"context"
	"regexp"
	"strings"
	"sync"

	"parley/model"
	"parley/store"
)

// Shown is one record, for reading.
type Shown struct {
	Ref     model.Ref
	Handle  string
	Title   string
	Record  model.Record
	Fields  []FieldValue
	Quotes  []Quote
	History []LogLine // the acts that wrote it, newest first
}

var numbered = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([a-z])([0-9]+)$`) })

// anyRecord returns the record that a name means, of whatever kind: handles
// with a number name their kind; words are tried as process, party, person,
// outlet, feed and slug of a point.
func anyRecord(tx *store.Tx, name string) (model.Record, error) {
	name = strings.TrimSpace(name)
	if m := numbered().FindStringSubmatch(name); m != nil {
		for _, k := range model.Kinds {
			if k.Letter == m[1] {
				r, err := tx.ByHandle(k.Kind, name)
				if r != nil || err != nil {
					return r, err
				}
			}
		}
	}
	var hits []model.Record
	for _, kind := range []model.Kind{model.KindProcess, model.KindParty, model.KindPerson} {
		r, err := tx.ByHandle(kind, name)
		if err != nil {
			return nil, err
		}
		if r != nil {
			hits = append(hits, r)
		}
	}
	if len(hits) == 0 {
		return bySearch(tx, name)
	}
	if len(hits) > 1 {
		return nil, tooMany(name, hits)
	}
	return hits[0], nil
}

// bySearch finds a record by slug, title or alias.
func bySearch(tx *store.Tx, name string) (model.Record, error) {
	var missing error
	try := func(kind model.Kind, process model.ID) (model.Record, error) {
		ref, err := find(tx, kind, process, name)
		if err != nil {
			if missing == nil || len(nearOf(err)) > 0 {
				missing = err
			}
			return nil, err
		}
		r, _, err := tx.Get(ref)
		return r, err
	}
	for row, err := range tx.Rows(model.KindProcess, "") {
		if err != nil {
			return nil, err
		}
		if r, err := try(model.KindPoint, row.Ref.ID); err == nil || model.Is[*model.Ambiguous](err) {
			return r, err
		}
	}
	for _, kind := range []model.Kind{model.KindParty, model.KindPerson, model.KindOutlet, model.KindFeed} {
		if r, err := try(kind, ""); err == nil || model.Is[*model.Ambiguous](err) {
			return r, err
		}
	}
	return nil, &model.NotFound{Name: name, Near: nearOf(missing)}
}

func nearOf(err error) []string {
	if missing, ok := err.(*model.NotFound); ok { //nolint:errorlint // find returns it bare
		return missing.Near
	}
	return nil
}

func tooMany(name string, hits []model.Record) error {
	e := &model.Ambiguous{Name: name}
	for _, h := range hits {
		e.Fits = append(e.Fits, string(h.Ref().Kind)+" "+h.Name())
	}
	return e
}

// processOf is the process that a record belongs to.
func processOf(r model.Record) model.ID {
	if p, ok := r.(*model.Process); ok {
		return p.ID
	}
	for _, ref := range r.Refs() {
		if ref.Kind == model.KindProcess {
			return ref.ID
		}
	}
	return ""
}

// Show gathers one record of any kind, named by its handle, slug or name.
func (d *Desk) Show(ctx context.Context, name string, at At) (Shown, error) {
	var shown Shown
	err := d.store.View(ctx, func(tx *store.Tx) error {
		r, err := anyRecord(tx, name)
		if err != nil {
			return err
		}
		rd := &reader{
			d: d, tx: tx, at: at, names: Names{},
			people: map[model.ID]*model.Person{}, sources: map[model.ID]*model.Source{},
		}
		shown = Shown{Ref: r.Ref(), Handle: r.Name(), Title: titleOf(r), Record: r}
		rd.describe(&shown)
		for _, seq := range tx.Versions(r.Ref()) {
			entry, err := tx.Entry(seq)
			if err != nil {
				return err
			}
			shown.History = append([]LogLine{logLine(tx, entry)}, shown.History...)
		}
		return nil
	})
	return shown, err
}

// describe fills in the fields that say something and the quotes.
func (r *reader) describe(s *Shown) {
	for _, f := range Fields(s.Ref.Kind) {
		if value := r.value(s.Record, f.Name); value != "" {
			s.Fields = append(s.Fields, FieldValue{f.Label, value})
		}
	}
	var speakers []model.Speaker
	var evidence []model.Evidence
	switch rec := s.Record.(type) {
	case *model.Claim:
		evidence, speakers = rec.Evidence, rec.Speakers
	case *model.Source:
		r.describeKin(s, rec)
	case *model.Event:
		evidence = rec.Evidence
	case *model.Text:
		evidence = rec.Evidence
	case *model.Person:
		for _, m := range rec.Mandates {
			evidence = append(evidence, m.Evidence...)
		}
	}
	origins := r.origins(evidence)
	for _, e := range evidence {
		s.Quotes = append(s.Quotes, r.quote(e, speakers, origins))
	}
}
