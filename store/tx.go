package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// A Tx is one consistent view of the file. It is valid within the function
// that it was given to; what it returns may be kept.
type Tx struct {
	tx      *bolt.Tx
	asKnown uint64                  // merges are those known after this act; 0 is now
	merges  map[model.Ref]model.Ref // nil until asked for
}

// AsKnown returns the same view with the merges that were known after act
// seq; 0 is now.
func (t *Tx) AsKnown(seq uint64) *Tx { return &Tx{tx: t.tx, asKnown: seq} }

// Head returns the position of the newest entry, 0 in an empty file, and its
// hash (SHA-256, hexadecimal).
func (t *Tx) Head() (seq uint64, hash string, err error) {
	h, err := readHead(t.tx)
	return h.Seq, h.hash(), err
}

// Identity returns the identity that the file was born with.
func (t *Tx) Identity() model.ID { return model.ID(t.tx.Bucket(bucketMeta).Get(keyStore)) }

func (t *Tx) current(ref model.Ref) (place, bool, error) {
	raw := t.tx.Bucket(bucketCurrent).Get(refKey(ref))
	if raw == nil {
		return place{}, false, nil
	}
	p, err := decodePlace(raw)
	return p, err == nil, err
}

// version returns the version of a record that act seq wrote.
func (t *Tx) version(ref model.Ref, seq uint64) (place, error) {
	raw := t.tx.Bucket(bucketVersions).Get(versionKey(ref, seq))
	if raw == nil {
		return place{}, fmt.Errorf("%s %s has no version of act %d", ref.Kind, ref.ID, seq)
	}
	return decodePlace(raw)
}

// first returns the first version of a record, which says when it was entered.
func (t *Tx) first(ref model.Ref) (place, error) {
	prefix := refKey(ref)
	k, v := t.tx.Bucket(bucketVersions).Cursor().Seek(prefix)
	if !bytes.HasPrefix(k, prefix) {
		return place{}, fmt.Errorf("%s %s has no versions", ref.Kind, ref.ID)
	}
	return decodePlace(v)
}

// known returns the newest version at or before a position.
func (t *Tx) known(ref model.Ref, seq uint64) (place, bool, error) {
	prefix := refKey(ref)
	c := t.tx.Bucket(bucketVersions).Cursor()
	step := c.Prev
	if k, _ := c.Seek(versionKey(ref, seq+1)); k == nil {
		step = c.Last
	}
	k, v := step()
	if !bytes.HasPrefix(k, prefix) {
		return place{}, false, nil
	}
	p, err := decodePlace(v)
	return p, err == nil, err
}

func (t *Tx) decode(ref model.Ref, p place) (model.Record, error) {
	value, err := p.value(t.tx)
	if err != nil || value == nil {
		return nil, err
	}
	return model.Decode(ref.Kind, model.Format, value)
}

func (t *Tx) get(ref model.Ref) (model.Record, uint64, error) {
	p, ok, err := t.current(ref)
	if !ok || err != nil {
		return nil, 0, err
	}
	r, err := t.decode(ref, p)
	return r, p.seq, err
}

// Get returns a record and the position of the act that wrote this version of
// it; a nil record where there is none, or none any more.
func (t *Tx) Get(ref model.Ref) (model.Record, uint64, error) { return t.get(ref) }

// GetKnown returns a record as it was known after act seq; seq 0 is now.
func (t *Tx) GetKnown(ref model.Ref, seq uint64) (model.Record, error) {
	if seq == 0 {
		r, _, err := t.get(ref)
		return r, err
	}
	p, ok, err := t.known(ref, seq)
	if !ok || err != nil {
		return nil, err
	}
	return t.decode(ref, p)
}

// Raw returns a record as it is stored, in JSON, as it was known after act
// seq; seq 0 is now. It is nil where there is none, and valid only within the
// transaction. A scan of many records reads it to decode few.
func (t *Tx) Raw(ref model.Ref, seq uint64) ([]byte, error) {
	find := t.current
	if seq > 0 {
		find = func(ref model.Ref) (place, bool, error) { return t.known(ref, seq) }
	}
	p, ok, err := find(ref)
	if !ok || err != nil {
		return nil, err
	}
	return p.value(t.tx)
}

// ByHandle returns the record that has a handle, nil where there is none or
// it was removed.
func (t *Tx) ByHandle(kind model.Kind, handle string) (model.Record, error) {
	id := t.tx.Bucket(bucketHandles).Get(handleKey(kind, handle))
	if id == nil {
		return nil, nil
	}
	r, _, err := t.get(model.Ref{Kind: kind, ID: model.ID(id)})
	return r, err
}

// HandleTaken reports whether a handle is or was somebody's.
func (t *Tx) HandleTaken(kind model.Kind, handle string) bool {
	return t.tx.Bucket(bucketHandles).Get(handleKey(kind, handle)) != nil
}

func (t *Tx) counter(kind model.Kind) uint64 {
	raw := t.tx.Bucket(bucketCounters).Get([]byte{kindByte(kind)})
	if len(raw) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(raw)
}

// NextNumber returns the number for the next handle of a kind: one more than
// was ever used.
func (t *Tx) NextNumber(kind model.Kind) uint64 { return t.counter(kind) + 1 }

// Referrers lists the records that refer to one.
func (t *Tx) Referrers(to model.Ref) []model.Ref {
	prefix := refKey(to)
	var from []model.Ref
	c := t.tx.Bucket(bucketRefs).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		from = append(from, refOf(k[len(prefix):]))
	}
	return from
}

// Rows lists what lists show of the records of a kind, in the order in which
// they were made. Kinds that all processes share take the empty process.
func (t *Tx) Rows(kind model.Kind, process model.ID) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		prefix := appendID([]byte{kindByte(kind)}, process)
		c := t.tx.Bucket(bucketRows).Cursor()
		for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			row, err := decodeRow(model.Ref{Kind: kind, ID: model.ID(k[len(prefix):])}, v)
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// RowOf returns what lists show of one record.
func (t *Tx) RowOf(kind model.Kind, process, id model.ID) (Row, bool) {
	raw := t.tx.Bucket(bucketRows).Get(rowKey(kind, process, id))
	if raw == nil {
		return Row{}, false
	}
	row, err := decodeRow(model.Ref{Kind: kind, ID: id}, raw)
	return row, err == nil
}

// Summary returns what a process's title line shows.
func (t *Tx) Summary(process model.ID) (Summary, error) {
	return decodeSummary(t.tx.Bucket(bucketSummary).Get([]byte(process)))
}

// Waiting reports whether a source of a process still waits for its review.
func (t *Tx) Waiting(process, source model.ID) bool {
	return t.tx.Bucket(bucketWaiting).Get(pairKey(process, source)) != nil
}

// ByKey returns the first record of a kind and process with a key, as a
// point's slug; the zero Ref where there is none.
func (t *Tx) ByKey(kind model.Kind, process model.ID, key string) model.Ref {
	prefix := keyKey(kind, process, key)
	if k, _ := t.tx.Bucket(bucketKeys).Cursor().Seek(prefix); bytes.HasPrefix(k, prefix) {
		return model.Ref{Kind: kind, ID: model.ID(k[len(prefix):])}
	}
	return model.Ref{}
}

// Stated lists the claims about a point, or about the process as a whole, as
// the rules read them.
func (t *Tx) Stated(matter model.ID) ([]model.Stated, error) {
	out := make([]model.Stated, 0, 16)
	c := t.tx.Bucket(bucketStated).Cursor()
	prefix := appendID(nil, matter)
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		s, err := decodeStated(model.ID(k[len(prefix):]), v)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// Judged lists the assessments of a point, or of the phase of a process.
func (t *Tx) Judged(matter model.ID) ([]model.Judged, error) {
	var out []model.Judged
	c := t.tx.Bucket(bucketJudged).Cursor()
	prefix := appendID(nil, matter)
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		j, err := decodeJudged(model.ID(k[len(prefix):]), v)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, nil
}

// Entry returns the entry at a position, its writes without their values.
func (t *Tx) Entry(seq uint64) (model.Entry, error) {
	raw := t.tx.Bucket(bucketJournal).Get(number(seq))
	if raw == nil {
		return model.Entry{}, fmt.Errorf("there is no act %d", seq)
	}
	h, _, err := unseal(raw)
	if err != nil {
		return model.Entry{}, &model.Damaged{Path: "the journal", What: fmt.Sprintf("act %d: %v", seq, err), Do: "restore a backup"}
	}
	return entryOf(h), nil
}

// Stands reports whether an act has not been taken back.
func (t *Tx) Stands(seq uint64) bool {
	by := t.undoneBy(seq)
	return by == 0 || !t.Stands(by)
}

// Resolve follows the merges of a record to the one that it is read as. Merges
// that form a ring are read as its first member by identity.
func (t *Tx) Resolve(ref model.Ref) model.Ref {
	merges := t.mergeMap()
	seen := []model.Ref{ref}
	for {
		into, ok := merges[ref]
		if !ok {
			return ref
		}
		if i := slices.Index(seen, into); i >= 0 {
			return slices.MinFunc(seen[i:], func(a, b model.Ref) int { return strings.Compare(string(a.ID), string(b.ID)) })
		}
		seen = append(seen, into)
		ref = into
	}
}

// joined lists the sides and all that is read as one of them.
func (t *Tx) joined(sides ...model.Ref) []model.Ref {
	all := slices.Clone(sides)
	for _, side := range sides {
		into := t.Resolve(side)
		all = append(all, into)
		all = append(all, t.MergedInto(into)...)
	}
	return all
}

func (t *Tx) mergeMap() map[model.Ref]model.Ref {
	if t.merges != nil {
		return t.merges
	}
	t.merges = map[model.Ref]model.Ref{}
	prefix := []byte{kindByte(model.KindSameAs)}
	c := t.tx.Bucket(bucketCurrent).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		if r, err := t.GetKnown(refOf(k), t.asKnown); err == nil {
			if m, ok := r.(*model.SameAs); ok && m != nil {
				t.merges[m.From] = m.Into
			}
		}
	}
	return t.merges
}

// MergedInto lists the records that are read as one, itself first.
func (t *Tx) MergedInto(ref model.Ref) []model.Ref {
	all := []model.Ref{ref}
	for from := range t.mergeMap() {
		if from != ref && t.Resolve(from) == ref {
			all = append(all, from)
		}
	}
	return all
}

// Facts gathers what is recorded on a point of a process, with merges
// resolved.
func (t *Tx) Facts(process *model.Process, point model.ID) (model.Facts, error) {
	f := t.NoFacts(process, point)
	refs := t.MergedInto(model.Ref{Kind: model.KindPoint, ID: point})
	for _, ref := range refs {
		claims, err := t.Stated(ref.ID)
		if err != nil {
			return f, err
		}
		for i := range claims {
			claims[i] = t.ResolveStated(claims[i])
		}
		f.Claims = append(claims, f.Claims...) // their order is of no matter
		judged, err := t.Judged(ref.ID)
		if err != nil {
			return f, err
		}
		for _, j := range judged {
			j.Scope = t.ResolveScope(j.Scope)
			f.Judged = append(f.Judged, j)
		}
	}
	if len(refs) > 1 { // a claim may be about several that are one by now
		seen := map[model.ID]bool{}
		f.Claims = slices.DeleteFunc(f.Claims, func(c model.Stated) bool {
			again := seen[c.Claim]
			seen[c.Claim] = true
			return again
		})
	}
	return f, nil
}

// NoFacts are the facts of a point on which nothing is recorded.
func (t *Tx) NoFacts(process *model.Process, point model.ID) model.Facts {
	return model.Facts{
		Point: point, Headline: t.ResolveScope(process.Principals), StaleDays: process.Stale(), ContestDays: process.Contest(),
	}
}

// ResolveStated reads merged parties and people as those they are merged into.
func (t *Tx) ResolveStated(c model.Stated) model.Stated {
	if len(t.mergeMap()) == 0 {
		return c
	}
	for i, v := range c.Voices {
		who := model.ID(v.Who)
		for _, kind := range []model.Kind{model.KindPerson, model.KindParty} {
			who = t.Resolve(model.Ref{Kind: kind, ID: who}).ID
		}
		c.Voices[i] = model.Voice{Who: string(who), Party: t.Resolve(model.Ref{Kind: model.KindParty, ID: v.Party}).ID}
	}
	c.Scope = t.ResolveScope(c.Scope)
	return c
}

// ResolveScope reads merged parties as those they are merged into.
func (t *Tx) ResolveScope(s model.Scope) model.Scope {
	if len(s) == 0 || len(t.mergeMap()) == 0 {
		return s
	}
	ids := make([]model.ID, len(s))
	for i, id := range s {
		ids[i] = t.Resolve(model.Ref{Kind: model.KindParty, ID: id}).ID
	}
	return model.NewScope(ids...)
}

// Refs lists every record of a kind that was there after act seq (0: now).
func (t *Tx) Refs(kind model.Kind, seq uint64) ([]model.Ref, error) {
	var out []model.Ref
	c := t.tx.Bucket(bucketCurrent).Cursor()
	prefix := []byte{kindByte(kind)}
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		ref := refOf(k)
		p, err := decodePlace(v)
		ok := true
		if seq > 0 && err == nil {
			p, ok, err = t.known(ref, seq)
		}
		if err != nil {
			return nil, err
		}
		if ok && p.len != gone {
			out = append(out, ref)
		}
	}
	return out, nil
}

// Entered returns the position of the act that first wrote a record.
func (t *Tx) Entered(ref model.Ref) (uint64, error) {
	p, err := t.first(ref)
	return p.seq, err
}

// Versions lists the positions of the acts that wrote a record, oldest first.
func (t *Tx) Versions(ref model.Ref) []uint64 {
	var out []uint64
	c := t.tx.Bucket(bucketVersions).Cursor()
	prefix := refKey(ref)
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		out = append(out, binary.BigEndian.Uint64(k[len(prefix):]))
	}
	return out
}
