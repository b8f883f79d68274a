package desk

import (
	"context"
	"errors"
	"slices"

	"parley/model"
	"parley/store"
)

// A Place is where the analyst is when a record is entered: a line takes from
// it what it leaves out.
type Place struct {
	Process string            // handle; empty: the last used
	Point   string            // a claim that names no point is about this one
	Source  string            // what is entered can be read there: a12, or these words of it: a12[120:180]
	Fields  map[string]string // corrections: fields that hold something else than the line says
	At      At
}

// AddLine enters the record that a line says; see the grammar above. What is
// wrong with it is returned at once, as a [model.Invalid].
func (d *Desk) AddLine(ctx context.Context, process, line string, at At) (Done, error) {
	return d.AddLineAt(ctx, line, Place{Process: process, At: at})
}

// AddLineAt enters the record that a line says at a place.
func (d *Desk) AddLineAt(ctx context.Context, line string, from Place) (Done, error) {
	return d.do(ctx, model.VerbAdd, func(b *builder) error {
		return b.enter(readLine(line, d.Today()), from)
	})
}

// ParseLine reads a line while it is typed: every field that it sets, and
// what is wrong with each.
func (d *Desk) ParseLine(ctx context.Context, process, line string, at At) ([]LineField, error) {
	return d.ParseLineAt(ctx, line, Place{Process: process, At: at})
}

// ParseLineAt reads a line that is typed at a place. Of one that could be
// entered as it is, it lists what follows from the rest, too.
func (d *Desk) ParseLineAt(ctx context.Context, line string, from Place) ([]LineField, error) {
	r := readLine(line, d.Today())
	var faults []model.Fault
	var follows map[string]string
	err := d.store.View(ctx, func(tx *store.Tx) error {
		b := newBuilder(d, tx, model.VerbAdd)
		err := b.enter(r, from)
		if invalid, ok := errors.AsType[*model.Invalid](err); ok {
			faults = append(faults, invalid.Faults...)
		} else if err != nil {
			faults = append(faults, model.Fault{Field: "kind", Why: err.Error()})
		} else {
			follows = b.values(r.kind, from.Process)
		}
		return nil
	})
	for _, f := range r.faults { // those that the building did not come to
		if !slices.Contains(faults, f) {
			faults = append(faults, f)
		}
	}
	return r.labelled(faults, follows), err
}

// values are the fields of the record of a kind that is being written.
func (b *builder) values(kind model.Kind, process string) map[string]string {
	values := map[string]string{}
	p, err := findProcess(b.tx, process)
	if err != nil && kind != model.KindProcess {
		return values
	}
	s := b.scribe(p)
	for _, w := range b.act.Writes {
		if w.Ref.Kind != kind || w.Saw != 0 {
			continue
		}
		for _, slot := range slots[kind] {
			values[slot.Name] = slot.get(s, w.Value)
		}
	}
	return values
}

// enter adds what a line says with what its place adds to it.
func (b *builder) enter(r *reading, from Place) error {
	if r.kind == model.KindClaim && from.Point != "" {
		if err := b.placed(r, from); err != nil {
			return err
		}
	}
	has := func(name string) bool {
		return slices.ContainsFunc(Fields(r.kind), func(f Field) bool { return f.Name == name })
	}
	if from.Source != "" && r.fields["source"] == "" && !r.sourceless && has("source") {
		r.fields["source"] = from.Source
	}
	for name, value := range from.Fields {
		if !has(name) {
			continue // of another kind, before the line was changed
		}
		r.fields[name] = value
		if value == "" {
			delete(r.fields, name)
		}
		r.faults = slices.DeleteFunc(r.faults, func(f model.Fault) bool { return f.Field == name })
	}
	r.substance()
	return b.add(r.kind, from.Process, r.fields, from.At, r.faults...)
}

// placed makes a claim that names no point one about the point of its place: it
// names none also where its first word is no point's name, nor nearly one.
func (b *builder) placed(r *reading, from Place) error {
	p, err := findProcess(b.tx, from.Process)
	if err != nil {
		return nil //nolint:nilerr // adding says so
	}
	switch about := r.fields["about"]; {
	case about == "":
	case len(r.loose) == 0 || about == "*":
		return nil
	default:
		for _, name := range listed(about) {
			_, none := find(b.tx, model.KindPoint, p.ID, name)
			if none == nil || !model.Is[*model.NotFound](none) || len(nearOf(none)) > 0 {
				return nil
			}
			if _, none = find(b.tx, model.KindText, p.ID, name); none == nil {
				return nil
			}
		}
		r.said(r.loose)
	}
	r.fields["about"] = from.Point
	return nil
}
