package desk

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/model"
	"parley/model/day"
	"parley/store"
	"parley/store/view"
)

// Found is a record in which words were found.
type Found struct {
	Kind   model.Kind // party, person, point, claim, event, text or source
	Handle string
	Title  string
	By     string  // who makes a claim; the outlet of a source
	About  Name    // the first point that a claim is about
	Day    day.Day // said, published, of the event or text; unknown where the kind has none

	Snippet  string // at most [MostSnippet] bytes of the record, each space as a blank
	From, To int    // the hit in the snippet

	Source Name // in which the hit can be read; none where the record's own words were hit
	At     Span // the hit in the body of that source; empty where its title was hit
}

// A Span is a stretch of a text, in bytes.
type Span struct{ From, To int }

// MostSnippet is the length of a snippet, in bytes.
const MostSnippet = 160

// sliceBytes is how much is read in one transaction, some milliseconds' worth.
// A record that is decoded counts for decodeCost times its length.
const (
	sliceBytes = 1 << 20
	decodeCost = 10
)

// searched are the kinds in which words are looked for: those without a day,
// which come first, and the dated ones.
var searched = []model.Kind{
	model.KindParty, model.KindPerson, model.KindPoint,
	model.KindText, model.KindEvent, model.KindClaim, model.KindSource,
}

const undatedKinds = 3

// Search finds the records of a process in which all words occur, as parts of
// words as well; words in quotation marks are one phrase. Case and accents
// make no difference. Parties, people and points come first, then the newest;
// at most limit are found, all with 0.
//
// It looks through everything, newest first, in short transactions at one
// position of the journal, and stops when it has enough or ctx is done.
func (d *Desk) Search(ctx context.Context, process, words string, at At, limit int) ([]Found, error) {
	h := &hunt{d: d, at: at, limit: limit, fold: model.NewFolder(), have: map[model.Ref]bool{}}
	if h.read(words); len(h.terms) == 0 {
		return nil, nil
	}
	if err := d.store.View(ctx, func(tx *store.Tx) error { return h.gather(tx, process) }); err != nil {
		return nil, err
	}
	for len(h.queue) > 0 && !h.full() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := d.store.View(ctx, h.slice); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(h.found, func(a, b Found) int {
		return cmp.Or(falseFirst(dated(a.Kind), dated(b.Kind)), latestFirst(a.Day, b.Day))
	})
	return h.found, nil
}

func dated(kind model.Kind) bool { return slices.Index(searched, kind) >= undatedKinds }

// falseFirst compares so that what is not so stands first.
func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// A hunt is one search under way.
type hunt struct {
	d       *Desk
	at      At
	limit   int
	process *model.Process
	head    uint64 // the position at which everything is read
	terms   [][]byte
	pieces  [][]byte // the letters and digits of the terms: they stand in stored records as they are
	queue   []store.Row
	have    map[model.Ref]bool
	found   []Found
	fold    *model.Folder
	buf     []byte
}

func (h *hunt) full() bool { return h.limit > 0 && len(h.found) >= h.limit }

// read takes the terms of a search.
func (h *hunt) read(words string) {
	words = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(words)
	for _, term := range partAt(strings.Join(strings.Fields(words), " "), ' ') {
		folded := bytes.TrimSpace(h.fold.Append(nil, []byte(unquote(term))))
		if len(folded) == 0 {
			continue
		}
		h.terms = append(h.terms, folded)
		h.pieces = append(h.pieces, bytes.FieldsFunc(folded, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })...)
	}
	slices.SortStableFunc(h.terms, func(a, b []byte) int { return cmp.Compare(len(b), len(a)) })
}

// gather lists what is to be looked through, newest first.
func (h *hunt) gather(tx *store.Tx, process string) error {
	var err error
	if h.process, err = findProcess(tx, process); err != nil {
		return err
	}
	if h.head, _, err = tx.Head(); err != nil {
		return err
	}
	for _, kind := range searched {
		from := len(h.queue)
		if err := h.rows(tx, kind); err != nil {
			return err
		}
		if dated(kind) {
			slices.Reverse(h.queue[from:])
		}
	}
	slices.SortStableFunc(h.queue, func(a, b store.Row) int {
		return cmp.Or(falseFirst(dated(a.Ref.Kind), dated(b.Ref.Kind)), latestFirst(a.Day, b.Day))
	})
	return nil
}

// rows adds those of one kind.
func (h *hunt) rows(tx *store.Tx, kind model.Kind) error {
	process := h.process.ID
	if kind == model.KindParty || kind == model.KindPerson {
		process = ""
	}
	if h.at.Known == 0 {
		for row, err := range tx.Rows(kind, process) {
			if err != nil {
				return err
			}
			h.add(row)
		}
		return nil
	}
	refs, err := tx.Refs(kind, h.at.Known)
	for _, ref := range refs {
		row, _ := tx.RowOf(kind, process, ref.ID) // none where it is gone by now
		row.Ref = ref
		h.add(row)
	}
	return err
}

// add queues a record, unless it was said or came out after the view's day.
func (h *hunt) add(row store.Row) {
	later := row.Day.Known() && row.Day.First() > h.at.Day
	if !later || row.Ref.Kind != model.KindClaim && row.Ref.Kind != model.KindSource {
		h.queue = append(h.queue, row)
	}
}

// slice looks through as much as one transaction may take.
func (h *hunt) slice(tx *store.Tx) error {
	at := h.at
	if at.Known == 0 {
		if now, _, err := tx.Head(); err != nil || now != h.head {
			at.Known = h.head // somebody has written meanwhile
		}
	}
	// Only the process's own values are asked for here, not its facts.
	r := newReader(h.d, tx.AsKnown(at.Known), at, &view.Process{Process: h.process})
	for read := 0; len(h.queue) > 0 && !h.full() && read < sliceBytes; h.queue = h.queue[1:] {
		ref := h.queue[0].Ref
		raw, err := tx.Raw(ref, at.Known)
		if err != nil {
			return err
		}
		read += len(raw)
		if !h.perhaps(raw) {
			continue
		}
		read += decodeCost * len(raw)
		rec, err := r.tx.GetKnown(ref, at.Known)
		if err != nil {
			return err
		}
		h.look(r, rec)
	}
	return nil
}

// perhaps reports whether a stored record can hold all terms.
func (h *hunt) perhaps(raw []byte) bool {
	if len(raw) == 0 {
		return false
	}
	h.buf = h.fold.Append(h.buf[:0], raw)
	return !slices.ContainsFunc(h.pieces, func(piece []byte) bool { return !bytes.Contains(h.buf, piece) })
}

// A passage is a text of a record, with where in a source it stands.
type passage struct {
	text   string
	source *model.Source
	from   int  // its offset in the body of the source
	title  bool // it is the title of the source, not of its body
}

// look adds a record to what is found if the view shows it and all terms
// occur in it.
func (h *hunt) look(r *reader, rec model.Record) {
	if rec == nil || h.have[r.tx.Resolve(rec.Ref())] {
		return
	}
	found, passages, seen := r.passages(rec)
	if !seen {
		return
	}
	best, most := -1, 0
	missing := slices.Clone(h.terms)
	for i, p := range passages {
		h.buf = h.fold.Append(h.buf[:0], []byte(p.text))
		n := 0
		for _, term := range h.terms {
			if bytes.Contains(h.buf, term) {
				n++
				missing = slices.DeleteFunc(missing, func(m []byte) bool { return bytes.Equal(m, term) })
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	if len(missing) > 0 {
		return
	}
	h.have[r.tx.Resolve(rec.Ref())] = true
	h.found = append(h.found, h.show(found, passages[best]))
}

// show fills in where the longest term that occurs in a passage stands.
func (h *hunt) show(f Found, p passage) Found {
	text := []byte(p.text)
	h.buf = h.fold.Append(h.buf[:0], text)
	for _, term := range h.terms {
		at := bytes.Index(h.buf, term)
		if at < 0 {
			continue
		}
		from, to := h.fold.Span(text, at, at+len(term))
		f.Snippet, f.From, f.To = snippet(p.text, from, to)
		if p.source != nil {
			f.Source = Name{p.source.Handle, p.source.Title}
			if !p.title {
				f.At = Span{p.from + from, p.from + to}
			}
		}
		break
	}
	return f
}

// snippet cuts the words around a hit out of a text, from the beginning of a
// word. A longer hit is cut.
func snippet(text string, from, to int) (words string, first, last int) {
	to = min(to, from+MostSnippet)
	start := max(0, from-(MostSnippet-(to-from))/3)
	end := min(len(text), start+MostSnippet)
	start = max(0, min(start, end-MostSnippet))
	if start > 0 {
		if gap := strings.IndexByte(text[start:from], ' '); gap >= 0 {
			start += gap + 1
		}
	}
	for start < from && !utf8.RuneStart(text[start]) {
		start++
	}
	for end < len(text) && end > from && !utf8.RuneStart(text[end]) {
		end--
	}
	blank := func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}
	return strings.Map(blank, text[start:end]), from - start, min(to, end) - start
}
