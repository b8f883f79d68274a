package desk

import (
	"cmp"
	"context"
	"slices"

	"parley/model"
	"parley/model/day"
)

// Assess is a judgement to be made. What is left empty takes what the view
// offers: the headline scope, the view's day, and the claims that were made
// since the last assessment.
type Assess struct {
	Process    string
	Point      string // handle, slug or title; empty judges the process
	Status     model.Status
	Phase      model.Phase
	Scope      []string // names of parties
	From       day.Day
	Reason     string
	Confidence string   // a word of [model.Confidences]
	Claims     []string // handles of the claims that it rests on
	At         At
}

// Assess records the analyst's judgement of a point's status, or of the phase
// of the process. What is unusual about it comes back as warnings.
func (d *Desk) Assess(ctx context.Context, in Assess) (Done, error) {
	return d.AssessAll(ctx, in, []string{in.Point})
}

// AssessAll records the same judgement of several points as one act.
func (d *Desk) AssessAll(ctx context.Context, in Assess, points []string) (Done, error) {
	return d.do(ctx, model.VerbAssess, func(b *builder) error {
		p, err := findProcess(b.tx, in.Process)
		if err != nil {
			return err
		}
		b.act.Process = p.ID
		for _, point := range points {
			in.Point = point
			if err := b.assess(p, in); err != nil {
				return err
			}
		}
		if n := len(points); n > 1 {
			b.title("assess %d points %s", n, in.Status)
		}
		return nil
	})
}

func (b *builder) assess(p *model.Process, in Assess) error {
	head, err := b.head(model.KindAssessment)
	if err != nil {
		return err
	}
	a := &model.Assessment{
		Head: head, Process: p.ID, Status: in.Status, Phase: in.Phase, From: in.From, Reason: in.Reason, Confidence: in.Confidence,
	}
	if !a.From.Known() {
		a.From = day.Exact(asOfDay(b.d, in.At))
	}
	if a.From.First() > b.d.Today() {
		return model.Wrong("from", "an assessment cannot hold from %s, which lies ahead", a.From.Human())
	}
	if a.Scope, err = b.scope(p, in.Scope); err != nil {
		return err
	}
	if in.Point == "" {
		b.title("assess %s %s", p.Handle, in.Phase)
		return b.put(a)
	}
	return b.assessPoint(p, a, in)
}

// scope resolves the names of a scope; the headline scope is left empty.
func (b *builder) scope(p *model.Process, names []string) (model.Scope, error) {
	var ids []model.ID
	for _, name := range names {
		ref, err := find(b.tx, model.KindParty, p.ID, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, ref.ID)
	}
	scope := model.NewScope(ids...)
	if len(scope) == 0 || scope.Equal(p.Principals) {
		return nil, nil
	}
	return scope, nil
}

func (b *builder) assessPoint(p *model.Process, a *model.Assessment, in Assess) error {
	ref, err := find(b.tx, model.KindPoint, p.ID, in.Point)
	if err != nil {
		return err
	}
	a.Point = ref.ID
	facts, err := b.tx.Facts(p, ref.ID)
	if err != nil {
		return err
	}
	for _, name := range in.Claims {
		claim, err := find(b.tx, model.KindClaim, p.ID, name)
		if err != nil {
			return err
		}
		a.Rests = append(a.Rests, claim.ID)
	}
	if len(in.Claims) == 0 {
		a.Rests = since(facts, a)
	}
	point, err := b.get(ref)
	if err != nil {
		return err
	}
	b.titled(point, "assess %s %s", point.Name(), a.Status)
	b.warn(b.unusual(facts, a)...)
	return b.put(a)
}

// since lists the claims made after the last assessment in the scope, up to
// the day from which the new one holds.
func since(f model.Facts, a *model.Assessment) []model.ID {
	last := day.Min
	for _, j := range f.Judged {
		if j.Scope.Equal(a.Scope) && j.From.First() <= a.From.First() {
			last = max(last, j.From.First())
		}
	}
	var ids []model.ID
	for _, c := range f.Visible(model.AsOf{Day: a.From.First()}) {
		if c.Day() > last {
			ids = append(ids, c.Claim)
		}
	}
	return ids
}

// unusual says what is unusual about an assessment, given what stands.
func (b *builder) unusual(f model.Facts, a *model.Assessment) []string {
	at := model.AsOf{Day: a.From.First()}
	step := model.Step{Was: model.Standing(f, a.Scope, at).Status, Is: a.Status, Outsiders: len(a.Rests) > 0}
	for _, change := range model.Track(f, a.Scope, at) {
		step.Been = append(step.Been, change.Status)
	}
	scope := a.Scope
	if len(scope) == 0 {
		scope = f.Headline
	}
	for _, c := range f.Claims {
		inside := slices.ContainsFunc(c.Voices, func(v model.Voice) bool { return scope.Has(v.Party) })
		if inside && slices.Contains(a.Rests, c.Claim) {
			step.Outsiders = false
		}
	}
	for _, from := range b.tx.Referrers(model.Ref{Kind: model.KindPoint, ID: a.Point}) {
		if from.Kind == model.KindEvent {
			step.Backed = true
		}
	}
	for _, err := range b.tx.Rows(model.KindText, a.Process) {
		step.Backed = step.Backed || err == nil
	}
	return model.Warnings(step)
}

// Remove takes a record away. What refers to it is named, and has to go
// first.
func (d *Desk) Remove(ctx context.Context, name string) (Done, error) {
	return d.do(ctx, model.VerbRemove, func(b *builder) error {
		r, err := anyRecord(b.tx, name)
		if err != nil {
			return err
		}
		b.titled(r, "remove %s %s", r.Ref().Kind, r.Name())
		b.act.Process = processOf(r)
		for _, from := range b.tx.Referrers(r.Ref()) { // what became of a source's suggestions goes with the source
			if from.Kind == model.KindDecision {
				if err := b.remove(from); err != nil {
					return err
				}
			}
		}
		return b.remove(r.Ref())
	})
}

// Merge says that two records of a kind are one: what refers to the first is
// read as referring to the second. It can be undone.
func (d *Desk) Merge(ctx context.Context, from, into string) (Done, error) {
	return d.do(ctx, model.VerbMerge, func(b *builder) error {
		a, err := anyRecord(b.tx, from)
		if err != nil {
			return err
		}
		c, err := anyRecord(b.tx, into)
		if err != nil {
			return err
		}
		if b.tx.Resolve(c.Ref()) == a.Ref() {
			return model.Wrong("into", "%s is merged into %s already", into, from)
		}
		head, err := b.head(model.KindSameAs)
		if err != nil {
			return err
		}
		b.title("merge %s into %s", a.Name(), c.Name())
		b.act.Process = cmp.Or(processOf(a), processOf(c))
		return b.put(&model.SameAs{Head: head, From: a.Ref(), Into: c.Ref()})
	})
}
