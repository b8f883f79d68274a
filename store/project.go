package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"

	bolt "go.etcd.io/bbolt"

	"parley/model"
	"parley/model/day"
)

// A writer projects entries within one transaction. Rows that depend on many
// records are collected and computed once, by finish.
type writer struct {
	tx        *bolt.Tx
	read      *Tx
	records   map[model.Ref]model.Record // decoded versions of this transaction
	summaries summaries
	restate   map[model.ID]bool // claims whose sources changed
	dirty     map[model.ID]bool // points whose standing may have changed
}

func newWriter(tx *bolt.Tx) *writer {
	return &writer{
		tx: tx, read: &Tx{tx: tx}, records: map[model.Ref]model.Record{}, summaries: summaries{},
		restate: map[model.ID]bool{}, dirty: map[model.ID]bool{},
	}
}

// project writes what follows from an entry whose values begin at an offset
// of its bytes.
func (w *writer) project(h header, entry []byte, at int) error {
	for _, write := range h.Writes {
		p := place{seq: h.Seq, entered: enteredOn(h), at: at, len: write.Len}
		if err := w.projectWrite(write.ref(), p, entry); err != nil {
			return fmt.Errorf("act %d, %s %s: %w", h.Seq, write.Kind, write.ID, err)
		}
		at += max(write.Len, 0)
	}
	return w.markUndone(h)
}

func (w *writer) projectWrite(ref model.Ref, p place, entry []byte) error {
	was, err := w.record(ref)
	if err != nil {
		return err
	}
	var is model.Record
	if p.len != gone {
		if is, err = model.Decode(ref.Kind, model.Format, entry[p.at:p.at+p.len]); err != nil {
			return err
		}
	}
	if was != nil {
		if err := w.withdraw(was); err != nil {
			return err
		}
	}
	if err := w.stir(was, is); err != nil {
		return err
	}
	if err := w.tx.Bucket(bucketCurrent).Put(refKey(ref), p.encode()); err != nil {
		return err
	}
	if err := w.tx.Bucket(bucketVersions).Put(versionKey(ref, p.seq), p.encode()); err != nil {
		return err
	}
	w.records[ref] = is
	if err := w.stir(was, is); err != nil {
		return err
	}
	if is == nil {
		return nil
	}
	if process, ok := is.(*model.Process); ok {
		if before, ok := was.(*model.Process); ok && bearsOnPoints(before, process) {
			if err := w.everyPoint(process.ID); err != nil {
				return err
			}
		}
	}
	return w.place(is)
}

// bearsOnPoints reports whether a change of the process changes the standing
// of its points.
func bearsOnPoints(was, is *model.Process) bool {
	return !was.Principals.Equal(is.Principals) || was.Stale() != is.Stale() || was.Contest() != is.Contest()
}

// record returns the newest version of a record, nil where there is none.
func (w *writer) record(ref model.Ref) (model.Record, error) {
	if r, ok := w.records[ref]; ok {
		return r, nil
	}
	r, _, err := w.read.get(ref)
	if err == nil {
		w.records[ref] = r
	}
	return r, err
}

func (w *writer) current(ref model.Ref) (place, bool, error) { return w.read.current(ref) }

// referrers lists the records that refer to one, as the transaction stands.
func (w *writer) referrers(to model.Ref) []model.Ref { return w.read.Referrers(to) }

// describe names a record in a sentence, whether or not it is still there.
func (w *writer) describe(ref model.Ref) string {
	r, err := w.record(ref)
	for _, seq := range slices.Backward(w.read.Versions(ref)) {
		if r != nil || err != nil {
			break
		}
		r, err = w.read.GetKnown(ref, seq)
	}
	if err != nil || r == nil {
		return fmt.Sprintf("%s %s", ref.Kind, ref.ID)
	}
	if r.Name() == "" {
		return "a " + string(ref.Kind)
	}
	return fmt.Sprintf("%s %s", ref.Kind, r.Name())
}

// place writes what one version of a record adds to the projections.
func (w *writer) place(r model.Record) error {
	ref := r.Ref()
	if err := w.claimHandle(ref, r.Name()); err != nil {
		return err
	}
	for _, to := range r.Refs() {
		if err := w.tx.Bucket(bucketRefs).Put(append(refKey(to), refKey(ref)...), []byte{}); err != nil {
			return err
		}
	}
	if row, ok := rowOf(r); ok {
		if err := w.tx.Bucket(bucketRows).Put(rowKey(ref.Kind, processOf(r), ref.ID), encodeRow(row)); err != nil {
			return err
		}
	}
	return w.special(r, +1)
}

// withdraw takes back what a version of a record added.
func (w *writer) withdraw(r model.Record) error {
	ref := r.Ref()
	for _, to := range r.Refs() {
		if err := w.tx.Bucket(bucketRefs).Delete(append(refKey(to), refKey(ref)...)); err != nil {
			return err
		}
	}
	if err := w.tx.Bucket(bucketRows).Delete(rowKey(ref.Kind, processOf(r), ref.ID)); err != nil {
		return err
	}
	return w.special(r, -1)
}

// claimHandle takes a handle for a record, for ever: a removed record's
// handle is never given to another one.
func (w *writer) claimHandle(ref model.Ref, handle string) error {
	if handle == "" {
		return nil
	}
	b := w.tx.Bucket(bucketHandles)
	key := handleKey(ref.Kind, handle)
	if have := b.Get(key); have != nil && string(have) != string(ref.ID) {
		return &model.Conflict{
			What:     fmt.Sprintf("call a %s %s", ref.Kind, handle),
			InTheWay: []string{fmt.Sprintf("the handle %s belongs to another %s, or did", handle, ref.Kind)},
		}
	}
	if err := b.Put(key, []byte(ref.ID)); err != nil {
		return err
	}
	n, ok := handleNumber(ref.Kind, handle)
	if !ok || n < w.read.counter(ref.Kind) {
		return nil
	}
	return w.tx.Bucket(bucketCounters).Put([]byte{kindByte(ref.Kind)}, number(n))
}

func handleNumber(kind model.Kind, handle string) (uint64, bool) {
	letter := kind.Letter()
	if letter == "" || len(handle) <= len(letter) || handle[:len(letter)] != letter {
		return 0, false
	}
	n, err := strconv.ParseUint(handle[len(letter):], 10, 62)
	return n, err == nil
}

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
	if sign > 0 {
		return nil
	}
	return w.dropBoard(p)
}

// dropBoard removes a point's row from the board.
func (w *writer) dropBoard(p *model.Point) error {
	b, key := w.tx.Bucket(bucketBoard), boardKey(p)
	raw := b.Get(key)
	if raw == nil {
		return nil
	}
	was, err := decodeBoard(raw)
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
		return nil
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

// everyPoint marks all points of a process: its principals or its spans of
// days changed.
func (w *writer) everyPoint(process model.ID) error {
	prefix := appendID([]byte{kindByte(model.KindPoint)}, process)
	c := w.tx.Bucket(bucketRows).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		w.dirty[model.ID(k[len(prefix):])] = true
	}
	return nil
}

// stir marks what a merge bears on, before it is written and after: whatever
// is read as one of its sides, by this merge or by others.
func (w *writer) stir(was, is model.Record) error {
	for _, r := range []model.Record{was, is} {
		m, ok := r.(*model.SameAs)
		if !ok || m == nil {
			continue
		}
		w.read.merges = nil
		for _, side := range w.read.joined(m.From, m.Into) {
			if err := w.stirred(side); err != nil {
				return err
			}
		}
	}
	return nil
}

// stirred marks the points whose standing one side of a merge bears on.
func (w *writer) stirred(side model.Ref) error {
	if side.Kind == model.KindPoint {
		w.dirty[side.ID] = true
		return nil
	}
	for _, from := range w.referrers(side) {
		r, err := w.record(from)
		if err != nil {
			return err
		}
		switch r := r.(type) {
		case *model.Claim:
			for _, matter := range matters(r) {
				w.dirty[matter] = true
			}
		case *model.Assessment:
			w.dirty[r.Point] = true
		case *model.Process:
			if err := w.everyPoint(r.ID); err != nil {
				return err
			}
		}
	}
	return nil
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
