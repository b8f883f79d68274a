package store

import (
	"encoding/binary"

	"parley/model"
	"parley/model/day"
)

// special adds (+1) or takes back (-1) what only some kinds project, and
// marks the points whose standing the record bears on.
func (w *writer) special(r model.Record, sign int) error {
	switch r := r.(type) {
	case *model.Claim:
		return w.claim(r, sign)
	case *model.Assessment:
		return w.assessment(r, sign)
	case *model.Point:
		return w.point(r, sign)
	case *model.Source:
		return w.source(r, sign)
	case *model.Decision:
		return w.decision(r, sign)
	}
	return nil
}

// matters are the points and texts that a claim is about, or its process.
func matters(c *model.Claim) []model.ID {
	if len(c.About) == 0 {
		return []model.ID{c.Process}
	}
	ids := make([]model.ID, len(c.About))
	for i, about := range c.About {
		ids[i] = about.ID
	}
	return ids
}

func (w *writer) claim(c *model.Claim, sign int) error {
	for _, about := range c.About {
		if about.Kind == model.KindPoint {
			w.dirty[about.ID] = true
		}
	}
	if sign > 0 {
		w.restate[c.ID] = true
		return nil
	}
	delete(w.restate, c.ID)
	for _, matter := range matters(c) {
		if err := w.tx.Bucket(bucketStated).Delete(pairKey(matter, c.ID)); err != nil {
			return err
		}
	}
	return nil
}

// state writes a claim as the rules read it.
func (w *writer) state(c *model.Claim) error {
	first, err := w.read.first(c.Ref())
	if err != nil {
		return err
	}
	published, err := w.published(c.Evidence)
	if err != nil {
		return err
	}
	value := encodeStated(model.State(c, first.seq, first.entered, published))
	for _, matter := range matters(c) {
		if err := w.tx.Bucket(bucketStated).Put(pairKey(matter, c.ID), value); err != nil {
			return err
		}
	}
	return nil
}

// published is the earliest day on which one of the sources came out.
func (w *writer) published(evidence []model.Evidence) (day.Day, error) {
	var earliest day.Day
	for _, e := range evidence {
		r, err := w.record(model.Ref{Kind: model.KindSource, ID: e.Source})
		if err != nil {
			return earliest, err
		}
		if s, ok := r.(*model.Source); ok && s != nil && s.Published.First() < earliest.First() {
			earliest = s.Published
		}
	}
	return earliest, nil
}

func (w *writer) assessment(a *model.Assessment, sign int) error {
	matter := a.Point
	if matter == "" {
		matter = a.Process
	} else {
		w.dirty[a.Point] = true
	}
	b, key := w.tx.Bucket(bucketJudged), pairKey(matter, a.ID)
	if sign < 0 {
		return b.Delete(key)
	}
	first, err := w.read.first(a.Ref())
	if err != nil {
		return err
	}
	return b.Put(key, encodeJudged(model.Judged{
		Assessment: a.ID, Handle: a.Handle, Seq: first.seq, From: a.From, Status: a.Status, Scope: a.Scope,
	}))
}

func (w *writer) point(p *model.Point, sign int) error {
	w.dirty[p.ID] = true
	if err := w.key(p, p.Process, p.Slug, sign); err != nil || sign > 0 {
		return err
	}
	return w.dropBoard(p)
}

// key lets a record be found by a key that it has beside its handle.
func (w *writer) key(r model.Record, process model.ID, key string, sign int) error {
	b, k := w.tx.Bucket(bucketKeys), append(keyKey(r.Ref().Kind, process, key), r.Ref().ID...)
	if sign > 0 {
		return b.Put(k, []byte{})
	}
	return b.Delete(k)
}

// dropBoard removes a point's row from the board.
func (w *writer) dropBoard(p *model.Point) error {
	b, key := w.tx.Bucket(bucketBoard), boardKey(p)
	raw := b.Get(key)
	if raw == nil {
		return nil
	}
	was, err := DecodeBoard(raw)
	if err != nil {
		return err
	}
	sum, err := w.summaries.of(w.tx, p.Process)
	if err != nil {
		return err
	}
	sum.Points--
	sum.contest(was.ContestedUntil, day.Min)
	return b.Delete(key)
}

func (w *writer) source(s *model.Source, sign int) error {
	for _, from := range w.referrers(s.Ref()) {
		if from.Kind == model.KindClaim {
			if c, err := w.record(from); err != nil {
				return err
			} else if c != nil {
				w.restate[from.ID] = true
			}
		}
	}
	if s.Process == "" {
		return nil
	}
	sum, err := w.summaries.of(w.tx, s.Process)
	if err != nil {
		return err
	}
	sum.Sources += sign
	if err := w.imprint(s, sign); err != nil {
		return err
	}
	return w.await(s.Process, s.ID, sign > 0 && !w.reviewed(s.ID))
}

// await keeps whether a source still waits for its review.
func (w *writer) await(process, source model.ID, waits bool) error {
	b, key := w.tx.Bucket(bucketWaiting), pairKey(process, source)
	sum, err := w.summaries.of(w.tx, process)
	if err != nil {
		return err
	}
	switch had := b.Get(key) != nil; {
	case waits && !had:
		sum.Waiting++
		return b.Put(key, []byte{})
	case !waits && had:
		sum.Waiting--
		return b.Delete(key)
	}
	return nil
}

// ReviewDone is the key of the decision that closes a source's review.
const ReviewDone = "*"

func (w *writer) reviewed(source model.ID) bool {
	for _, from := range w.referrers(model.Ref{Kind: model.KindSource, ID: source}) {
		if from.Kind != model.KindDecision {
			continue
		}
		if r, err := w.record(from); err == nil {
			if d, ok := r.(*model.Decision); ok && d.Key == ReviewDone {
				return true
			}
		}
	}
	return false
}

func (w *writer) decision(d *model.Decision, sign int) error {
	if d.Key != ReviewDone {
		return w.tally(d, sign)
	}
	r, err := w.record(model.Ref{Kind: model.KindSource, ID: d.Source})
	if err != nil {
		return err
	}
	s, ok := r.(*model.Source)
	if !ok || s == nil || s.Process == "" {
		return nil
	}
	return w.await(s.Process, s.ID, sign < 0)
}

func boardKey(p *model.Point) []byte {
	key := appendID(nil, p.Process)
	category := model.Categories.Index(string(p.Category))
	if category < 0 {
		category = len(model.Categories.Words) // the analyst's own follow the built-in ones
	}
	key = binary.BigEndian.AppendUint16(key, uint16(category))
	n, ok := handleNumber(model.KindPoint, p.Handle)
	if !ok {
		n = ^uint64(0)
	}
	key = binary.BigEndian.AppendUint64(key, n)
	return appendID(key, p.ID)
}
