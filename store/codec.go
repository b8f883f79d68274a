package store

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"

	"parley/model"
	"parley/model/day"
)

// Rows are laid out by hand: lists read thousands of them for one screen, and
// decoding JSON would cost more than everything else together. The first byte
// is the layout's number.
const layout = 1

// maxTitle cuts titles in rows; the whole is in the record.
const maxTitle = 96

// An encoder appends fields to a row.
type encoder struct{ b []byte }

func newEncoder() *encoder { return &encoder{b: append(make([]byte, 0, 160), layout)} }

func (e *encoder) str(s string)    { e.b = append(binary.AppendUvarint(e.b, uint64(len(s))), s...) }
func (e *encoder) uint(n uint64)   { e.b = binary.AppendUvarint(e.b, n) }
func (e *encoder) int(n int)       { e.b = binary.AppendVarint(e.b, int64(n)) }
func (e *encoder) date(d day.Date) { e.b = binary.AppendVarint(e.b, int64(d)) }
func (e *encoder) day(d day.Day)   { e.b = d.Append(e.b) }
func (e *encoder) title(s string)  { e.str(cut(s, maxTitle)) }
func (e *encoder) scope(s model.Scope) {
	e.uint(uint64(len(s)))
	for _, id := range s {
		e.str(string(id))
	}
}

func (e *encoder) flag(set bool) {
	if set {
		e.b = append(e.b, 1)
		return
	}
	e.b = append(e.b, 0)
}

// word stores a vocabulary's word as its place; words outside it as -1 and
// their letters. Vocabularies therefore only grow at their end.
func (e *encoder) word(v model.Vocabulary, code string) {
	i := v.Index(code)
	e.int(i)
	if i < 0 {
		e.str(code)
	}
}

func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

var errRow = errors.New("a row of the projections is damaged")

// A decoder reads the fields of a row in their order. After the first field
// that is not there, all are empty and err is set.
type decoder struct {
	b   []byte
	all string // the row as a string, of which its strings are parts: one allocation instead of many
	err error
}

func newDecoder(b []byte) *decoder {
	if len(b) == 0 || b[0] != layout {
		return &decoder{err: errRow}
	}
	return &decoder{b: b[1:], all: string(b)}
}

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.err, d.b = errRow, nil
		return 0
	}
	d.b = d.b[size:]
	return n
}

func (d *decoder) int() int {
	n, size := binary.Varint(d.b)
	if size <= 0 {
		d.err, d.b = errRow, nil
		return 0
	}
	d.b = d.b[size:]
	return int(n)
}

func (d *decoder) date() day.Date { return day.Date(d.int()) }

func (d *decoder) str() string {
	n := d.uint()
	if n > uint64(len(d.b)) {
		d.err, d.b = errRow, nil
		return ""
	}
	at := len(d.all) - len(d.b)
	d.b = d.b[n:]
	return d.all[at : at+int(n)]
}

func (d *decoder) flag() bool {
	if len(d.b) == 0 {
		d.err = errRow
		return false
	}
	set := d.b[0] == 1
	d.b = d.b[1:]
	return set
}

func (d *decoder) day() day.Day {
	v, rest, err := day.Cut(d.b)
	if err != nil {
		d.err, d.b = errRow, nil
		return day.Day{}
	}
	d.b = rest
	return v
}

func (d *decoder) word(v model.Vocabulary) string {
	i := d.int()
	if i < 0 {
		return d.str()
	}
	if i >= len(v.Words) {
		d.err = errRow
		return ""
	}
	return v.Words[i].Code
}

func (d *decoder) scope() model.Scope {
	n := d.uint()
	if n > uint64(len(d.b)) {
		d.err = errRow
		return nil
	}
	if n == 0 {
		return nil
	}
	s := make(model.Scope, 0, n)
	for range n {
		s = append(s, model.ID(d.str()))
	}
	return s
}

func encodeStated(s model.Stated) []byte {
	e := newEncoder()
	e.str(s.Handle)
	e.uint(s.Seq)
	e.day(s.Said)
	e.day(s.Published)
	e.date(s.Entered)
	e.word(model.ClaimKinds, string(s.Kind))
	e.uint(uint64(len(s.Voices)))
	for _, v := range s.Voices {
		e.str(v.Who)
		same := v.Who == string(v.Party)
		e.flag(same)
		if !same {
			e.str(string(v.Party))
		}
	}
	e.word(model.Statuses, string(s.Status))
	e.scope(s.Scope)
	e.word(model.Stances, string(s.Stance))
	e.word(model.Firmnesses, string(s.Firmness))
	e.str(s.Want)
	return e.b
}

func decodeStated(claim model.ID, b []byte) (model.Stated, error) {
	d := newDecoder(b)
	s := model.Stated{
		Claim: claim, Handle: d.str(), Seq: d.uint(), Said: d.day(), Published: d.day(), Entered: d.date(),
		Kind: model.ClaimKind(d.word(model.ClaimKinds)),
	}
	for n := d.uint(); n > 0 && d.err == nil; n-- {
		v := model.Voice{Who: d.str()}
		if d.flag() {
			v.Party = model.ID(v.Who)
		} else {
			v.Party = model.ID(d.str())
		}
		s.Voices = append(s.Voices, v)
	}
	s.Status = model.Status(d.word(model.Statuses))
	s.Scope = d.scope()
	s.Stance = model.Stance(d.word(model.Stances))
	s.Firmness = model.Firmness(d.word(model.Firmnesses))
	s.Want = d.str()
	return s, d.err
}

func encodeJudged(j model.Judged) []byte {
	e := newEncoder()
	e.str(j.Handle)
	e.uint(j.Seq)
	e.day(j.From)
	e.word(model.Statuses, string(j.Status))
	e.scope(j.Scope)
	return e.b
}

func decodeJudged(id model.ID, b []byte) (model.Judged, error) {
	d := newDecoder(b)
	j := model.Judged{
		Assessment: id, Handle: d.str(), Seq: d.uint(), From: d.day(),
		Status: model.Status(d.word(model.Statuses)), Scope: d.scope(),
	}
	return j, d.err
}

// A Row is what lists show of a record without decoding it.
type Row struct {
	Ref    model.Ref
	Handle string
	Title  string  // cut at 96 bytes
	Sort   string  // kind of party, claim, event or text; category of a point; letter of an outlet
	Day    day.Day // said, published, of the event; unknown where the kind has none
	Extra  string  // outlet of a source, slug of a point
}

func encodeRow(r Row) []byte {
	e := newEncoder()
	e.str(r.Handle)
	e.title(r.Title)
	e.str(r.Sort)
	e.day(r.Day)
	e.str(cut(r.Extra, 40))
	return e.b
}

func decodeRow(ref model.Ref, b []byte) (Row, error) {
	d := newDecoder(b)
	r := Row{Ref: ref, Handle: d.str(), Title: d.str(), Sort: d.str(), Day: d.day(), Extra: d.str()}
	return r, d.err
}

// A Summary is what a process's title line and its place in lists need.
type Summary struct {
	Points  int
	Sources int
	Waiting int              // sources not reviewed to the end
	Until   map[day.Date]int // how many points are contested until a day
}

// Contested counts the points that are contested on a day on which all that is
// recorded is seen.
func (s Summary) Contested(on day.Date) int {
	n := 0
	for until, points := range s.Until {
		if on <= until {
			n += points
		}
	}
	return n
}
