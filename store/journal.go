package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"parley/model"
	"parley/model/day"
)

// An entry's bytes are a checksum (CRC-32C), the length of its header, the
// header as JSON and then the values of its writes as JSON, one after the
// other. They are written once and never encoded again, so the hash of an
// entry is the hash of what was written.
type header struct {
	Format  int         `json:"format"` // of the values, see [model.Decode]
	Seq     uint64      `json:"seq"`
	ID      model.ID    `json:"id"`
	At      time.Time   `json:"at"`
	Author  string      `json:"author"`
	Origin  string      `json:"origin"`
	Verb    model.Verb  `json:"verb"`
	Title   string      `json:"title"`
	Process model.ID    `json:"process,omitempty"`
	Undoes  uint64      `json:"undoes,omitempty"`
	Batch   uint64      `json:"batch,omitempty"`
	Prev    string      `json:"prev"` // SHA-256 of the entry before, hexadecimal
	Writes  []headWrite `json:"writes"`
}

type headWrite struct {
	Kind model.Kind `json:"kind"`
	ID   model.ID   `json:"id"`
	Saw  uint64     `json:"saw,omitempty"`
	Len  int        `json:"len"` // of the value in bytes; -1 where the record is removed
}

const gone = -1

func (w headWrite) ref() model.Ref { return model.Ref{Kind: w.Kind, ID: w.ID} }

const prefixLength = 8 // checksum and header length

// castagnoli is made when it is first needed: its tables take a sixth of a
// millisecond, which every start of the program would pay.
var castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })

// seal puts header and values together to the bytes of an entry.
func seal(h header, values [][]byte) ([]byte, error) {
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	size := prefixLength + len(head)
	for _, v := range values {
		size += len(v)
	}
	entry := make([]byte, prefixLength, size)
	binary.BigEndian.PutUint32(entry[4:], uint32(len(head)))
	entry = append(entry, head...)
	for _, v := range values {
		entry = append(entry, v...)
	}
	binary.BigEndian.PutUint32(entry, crc32.Checksum(entry[4:], castagnoli()))
	return entry, nil
}

// unseal checks an entry's bytes and reads its header. Values begin at the
// offset that is returned.
func unseal(entry []byte) (h header, at int, err error) {
	if len(entry) < prefixLength {
		return h, 0, fmt.Errorf("an entry of %d bytes is too short", len(entry))
	}
	if crc32.Checksum(entry[4:], castagnoli()) != binary.BigEndian.Uint32(entry) {
		return h, 0, fmt.Errorf("its checksum does not fit its bytes")
	}
	at = prefixLength + int(binary.BigEndian.Uint32(entry[4:]))
	if at > len(entry) {
		return h, 0, fmt.Errorf("its header is cut short")
	}
	if err := json.Unmarshal(entry[prefixLength:at], &h); err != nil {
		return h, 0, err
	}
	if h.Format > model.Format {
		return h, 0, &model.Newer{Path: "an entry of the journal", Format: h.Format, Knows: model.Format}
	}
	size := at
	for _, w := range h.Writes {
		size += max(w.Len, 0)
	}
	if size != len(entry) {
		return h, 0, fmt.Errorf("its values have %d bytes, not the %d it names", len(entry)-at, size-at)
	}
	return h, at, nil
}

// A head is the end of the journal.
type head struct {
	Seq  uint64
	ID   model.ID
	At   time.Time
	Hash [sha256.Size]byte
}

func readHead(tx *bolt.Tx) (head, error) {
	var h head
	raw := tx.Bucket(bucketMeta).Get(keyHead)
	if raw == nil {
		return h, nil
	}
	if len(raw) != 8+idLength+8+sha256.Size {
		return h, fmt.Errorf("the head of the journal has %d bytes", len(raw))
	}
	h.Seq = binary.BigEndian.Uint64(raw)
	h.ID = model.ID(raw[8 : 8+idLength])
	h.At = time.Unix(0, int64(binary.BigEndian.Uint64(raw[8+idLength:]))).UTC()
	copy(h.Hash[:], raw[16+idLength:])
	return h, nil
}

func (h head) put(tx *bolt.Tx) error {
	raw := appendID(number(h.Seq), h.ID)
	raw = binary.BigEndian.AppendUint64(raw, uint64(h.At.UnixNano()))
	return tx.Bucket(bucketMeta).Put(keyHead, append(raw, h.Hash[:]...))
}

func (h head) hash() string {
	if h.Seq == 0 {
		return ""
	}
	return hex.EncodeToString(h.Hash[:])
}

// A place is where a version lies: an entry, and a stretch of its bytes.
type place struct {
	seq     uint64
	entered day.Date // calendar day (UTC) of the entry
	at, len int      // len is -1 where the version removes the record
}

func (p place) encode() []byte {
	b := binary.AppendUvarint(nil, p.seq)
	b = binary.AppendVarint(b, int64(p.entered))
	b = binary.AppendVarint(b, int64(p.at))
	return binary.AppendVarint(b, int64(p.len))
}

func decodePlace(b []byte) (p place, err error) {
	r := bytes.NewReader(b)
	seq, e1 := binary.ReadUvarint(r)
	entered, e2 := binary.ReadVarint(r)
	at, e3 := binary.ReadVarint(r)
	length, e4 := binary.ReadVarint(r)
	for _, e := range []error{e1, e2, e3, e4} {
		if e != nil {
			return place{}, fmt.Errorf("a place is cut short: %w", e)
		}
	}
	return place{seq, day.Date(entered), int(at), int(length)}, nil
}

// value returns the bytes of a version, nil where the record is gone. They
// are valid within the transaction.
func (p place) value(tx *bolt.Tx) ([]byte, error) {
	if p.len == gone {
		return nil, nil
	}
	entry := tx.Bucket(bucketJournal).Get(number(p.seq))
	if p.at < 0 || p.len < 0 || p.at+p.len > len(entry) {
		return nil, fmt.Errorf("act %d has no bytes %d to %d", p.seq, p.at, p.at+p.len)
	}
	return entry[p.at : p.at+p.len], nil
}
