package store

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"

	"parley/model"
	"parley/model/story"
)

// What is kept of a source tells which others are of its story; the stories
// themselves are computed from it. A source is found under a few phrases of
// its text, so that looking for its copies reads neither texts nor all prints.

// A fingerprint is what tells which story a source belongs to.
type fingerprint struct {
	id   model.ID
	hand model.ID // the source whose story it is said to share; itself where it is said to stand alone
	page string   // its address, see [story.Address]
	sum  string   // its words, see [story.Sum]
	story.Carrier
}

func printOf(s *model.Source) fingerprint {
	return fingerprint{
		id: s.ID, hand: s.Story, page: story.Address(s.URL), sum: story.Sum(s.Body),
		Carrier: story.Carrier{Print: story.Of(s.Body), Outlet: cut(model.Fold(s.Outlet), 40), Published: s.Published},
	}
}

// together reports whether two sources are of one story without a third. What
// the analyst said of either goes before what their texts say.
func together(a, b fingerprint) bool {
	if a.hand != "" || b.hand != "" {
		return a.hand == b.id || b.hand == a.id
	}
	return a.page != "" && a.page == b.page || a.sum == b.sum || story.SameStory(a.Carrier, b.Carrier)
}

func encodePrint(p fingerprint) []byte {
	e := newEncoder()
	e.str(string(p.hand))
	e.str(p.page)
	e.str(p.sum)
	e.str(p.Outlet)
	e.day(p.Published)
	e.int(p.Size)
	for _, hashes := range [][]uint32{p.Low, p.Marks} {
		e.uint(uint64(len(hashes)))
		for _, h := range hashes {
			e.b = binary.BigEndian.AppendUint32(e.b, h)
		}
	}
	return e.b
}

func decodePrint(id model.ID, b []byte) (fingerprint, error) {
	d := newDecoder(b)
	p := fingerprint{id: id, hand: model.ID(d.str()), page: d.str(), sum: d.str()}
	p.Outlet, p.Published, p.Size = d.str(), d.day(), d.int()
	p.Low, p.Marks = d.hashes(), d.hashes()
	return p, d.err
}

func (d *decoder) hashes() []uint32 {
	n := d.uint()
	if n > uint64(len(d.b)/4) {
		d.err, d.b = errRow, nil
		return nil
	}
	out := make([]uint32, n)
	for i := range out {
		out[i] = binary.BigEndian.Uint32(d.b[4*i:])
	}
	d.b = d.b[4*n:]
	return out
}

// markKey is the place of a source under one phrase of its text. Sources
// stand there in an order that rests on their words, not on when they came.
func markKey(process model.ID, mark uint32, p fingerprint) []byte {
	key := append(markPrefix(process, mark), p.sum[:min(8, len(p.sum))]...)
	return append(key, p.id...)
}

func markPrefix(process model.ID, mark uint32) []byte {
	return binary.BigEndian.AppendUint32(appendID(nil, process), mark)
}

func idAtEnd(key []byte) model.ID { return model.ID(key[max(0, len(key)-idLength):]) }

// Keys of sources beside the slugs of points.
const (
	keyPage  = "page "
	keyWords = "words "
)

// imprint writes (+1) or takes back (-1) what tells a source's story.
func (w *writer) imprint(s *model.Source, sign int) error {
	prints, key := w.tx.Bucket(bucketPrints), pairKey(s.Process, s.ID)
	p := printOf(s)
	if err := w.mark(s.Process, p, sign); err != nil {
		return err
	}
	if err := w.key(s, s.Process, keyWords+p.sum, sign); err != nil {
		return err
	}
	if p.page != "" {
		if err := w.key(s, s.Process, keyPage+p.page, sign); err != nil {
			return err
		}
	}
	if sign < 0 {
		return prints.Delete(key)
	}
	return prints.Put(key, encodePrint(p))
}

// mark lets a source be found by its phrases, unless the analyst has said what
// its story is.
func (w *writer) mark(process model.ID, p fingerprint, sign int) error {
	if p.hand != "" {
		return nil
	}
	b := w.tx.Bucket(bucketMarks)
	for _, mark := range p.Marks {
		var err error
		if key := markKey(process, mark, p); sign > 0 {
			err = b.Put(key, []byte{})
		} else {
			err = b.Delete(key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// fellows is how many sources to each side are looked at under one phrase. A
// phrase that more share is a common one: others tell more.
const fellows = 32

// SameWords lists the sources of a process that have the words of a text.
func (t *Tx) SameWords(process model.ID, text string) []model.ID {
	return t.keyed(process, keyWords+story.Sum(text))
}

// Editions lists the sources of the page that a source came from, itself too
// where it is in the file. A source without an address has none.
func (t *Tx) Editions(s *model.Source) []model.ID {
	page := story.Address(s.URL)
	if page == "" || s.Process == "" {
		return nil
	}
	return t.keyed(s.Process, keyPage+page)
}

// Page returns the address of a source's page, empty where it has none.
func (t *Tx) Page(process, source model.ID) (string, error) {
	p, _, err := t.fingerprint(process, source)
	return p.page, err
}

func (t *Tx) keyed(process model.ID, key string) []model.ID {
	var out []model.ID
	prefix := keyKey(model.KindSource, process, key)
	c := t.tx.Bucket(bucketKeys).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		if id := idAtEnd(k); t.there(id) {
			out = append(out, id)
		}
	}
	return out
}

// there reports whether the view knows a source already.
func (t *Tx) there(source model.ID) bool {
	if t.asKnown == 0 {
		return true
	}
	p, err := t.first(model.Ref{Kind: model.KindSource, ID: source})
	return err == nil && p.seq <= t.asKnown
}

// SameStory lists the other sources of the story that a source belongs to, or
// would if it were in the file.
func (t *Tx) SameStory(s *model.Source) ([]model.ID, error) {
	if s.Process == "" {
		return nil, nil
	}
	first, ok, err := t.fingerprint(s.Process, s.ID)
	if err != nil {
		return nil, err
	}
	if !ok {
		first = printOf(s)
	}
	seen := map[model.ID]bool{s.ID: true}
	for open := []fingerprint{first}; len(open) > 0; open = open[1:] {
		next, err := t.besides(s.Process, open[0], seen)
		if err != nil {
			return nil, err
		}
		for _, p := range next {
			seen[p.id] = true
		}
		open = append(open, next...)
	}
	delete(seen, s.ID)
	return slices.Sorted(maps.Keys(seen)), nil
}

// besides lists the sources that are of one story with a source without a
// third, except for those seen.
func (t *Tx) besides(process model.ID, p fingerprint, seen map[model.ID]bool) ([]fingerprint, error) {
	tried := map[model.ID]bool{p.id: true}
	var out []fingerprint
	try := func(id model.ID) error {
		if seen[id] || tried[id] || !t.there(id) {
			return nil
		}
		tried[id] = true
		o, ok, err := t.fingerprint(process, id)
		if ok && together(p, o) {
			out = append(out, o)
		}
		return err
	}
	near := t.said(p)
	if p.hand == "" {
		near = append(near, t.keyed(process, keyWords+p.sum)...)
		if p.page != "" {
			near = append(near, t.keyed(process, keyPage+p.page)...)
		}
		for _, mark := range p.Marks {
			near = append(near, t.marked(process, mark, p)...)
		}
	}
	for _, id := range near {
		if err := try(id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// said lists the sources that the analyst put into one story with a source.
func (t *Tx) said(p fingerprint) []model.ID {
	var out []model.ID
	if p.hand != "" {
		out = append(out, p.hand)
	}
	prefix := append(refKey(model.Ref{Kind: model.KindSource, ID: p.id}), kindByte(model.KindSource))
	c := t.tx.Bucket(bucketRefs).Cursor()
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		out = append(out, idAtEnd(k))
	}
	return out
}

// marked lists the sources next to a source under one phrase of its text.
func (t *Tx) marked(process model.ID, mark uint32, p fingerprint) []model.ID {
	prefix, own := markPrefix(process, mark), markKey(process, mark, p)
	var out []model.ID
	c := t.tx.Bucket(bucketMarks).Cursor()
	k, _ := c.Seek(own)
	if bytes.Equal(k, own) {
		k, _ = c.Next()
	}
	for n := 0; n < fellows && bytes.HasPrefix(k, prefix); n++ {
		out = append(out, idAtEnd(k))
		k, _ = c.Next()
	}
	if k, _ = c.Seek(own); k == nil {
		k, _ = c.Last()
	} else {
		k, _ = c.Prev()
	}
	for n := 0; n < fellows && bytes.HasPrefix(k, prefix); n++ {
		out = append(out, idAtEnd(k))
		k, _ = c.Prev()
	}
	return out
}

func (t *Tx) fingerprint(process, source model.ID) (fingerprint, bool, error) {
	raw := t.tx.Bucket(bucketPrints).Get(pairKey(process, source))
	if raw == nil {
		return fingerprint{}, false, nil
	}
	p, err := decodePrint(source, raw)
	return p, err == nil, err
}

// Stories groups the sources of a process that share a story: each member to
// the one that stands for them. Sources alone in theirs are left out. It is
// [Tx.SameStory] for all sources at once.
func (t *Tx) Stories(process model.ID) (map[model.ID]model.ID, error) {
	g := grouping{prints: map[model.ID]fingerprint{}, into: map[model.ID]model.ID{}}
	prefix := appendID(nil, process)
	c := t.tx.Bucket(bucketPrints).Cursor()
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		p, err := decodePrint(idAtEnd(k), v)
		if err != nil {
			return nil, err
		}
		if t.there(p.id) {
			g.prints[p.id] = p
		}
	}
	for id, p := range g.prints {
		g.pair(id, p.hand)
	}
	for _, key := range []string{keyWords, keyPage} {
		prefix := append(appendID([]byte{kindByte(model.KindSource)}, process), key...)
		c := t.tx.Bucket(bucketKeys).Cursor()
		g.neighbours(c, prefix, func(k []byte) []byte { return k[:max(0, len(k)-idLength)] }, 1)
	}
	g.neighbours(t.tx.Bucket(bucketMarks).Cursor(), prefix, func(k []byte) []byte { return k[:len(prefix)+4] }, fellows)
	return g.stories(), nil
}
