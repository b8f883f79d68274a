package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// The buckets of the file. All but meta and journal are projections.
var (
	bucketMeta    = []byte("meta")    // format, projection, store, head
	bucketJournal = []byte("journal") // position → entry

	bucketCurrent  = []byte("current")  // record → place of its newest version
	bucketVersions = []byte("versions") // record, position → place of that version
	bucketHandles  = []byte("handles")  // kind, handle → ID; kept for ever
	bucketCounters = []byte("counters") // kind → largest number ever used
	bucketRefs     = []byte("refs")     // record, record that refers to it → nothing
	bucketRows     = []byte("rows")     // kind, process, ID → row
	bucketStated   = []byte("stated")   // point or process, claim → model.Stated
	bucketJudged   = []byte("judged")   // point or process, assessment → model.Judged
	bucketBoard    = []byte("board")    // process, category, point's number → board row
	bucketSummary  = []byte("summary")  // process → what its title line shows
	bucketWaiting  = []byte("waiting")  // process, source → nothing, until it is reviewed
	bucketKeys     = []byte("keys")     // kind, process, slug of a point or words or address of a source, ID → nothing
	bucketPrints   = []byte("prints")   // process, source → what tells its story
	bucketMarks    = []byte("marks")    // process, hash of a phrase, words, source → nothing
	bucketTallies  = []byte("tallies")  // rule → how often its suggestions were taken and rejected
	bucketUndone   = []byte("undone")   // position → position of the act that took it back
	bucketDoings   = []byte("doings")   // author, origin, position of an act that can be undone
	bucketUndoings = []byte("undoings") // author, origin, position of an undo that can be redone
)

var projections = [][]byte{
	bucketCurrent, bucketVersions, bucketHandles, bucketCounters, bucketRefs, bucketRows, bucketStated, bucketJudged,
	bucketBoard, bucketSummary, bucketWaiting, bucketKeys, bucketPrints, bucketMarks, bucketTallies, bucketUndone, bucketDoings, bucketUndoings,
}

var (
	keyFormat     = []byte("format")
	keyProjection = []byte("projection")
	keyStore      = []byte("store") // the file's identity, a ULID
	keyHead       = []byte("head")
)

// furnish lays out an empty file.
func furnish(tx *bolt.Tx, id model.ID) error {
	for _, name := range append([][]byte{bucketMeta, bucketJournal}, projections...) {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	m := tx.Bucket(bucketMeta)
	for _, put := range []struct{ key, value []byte }{
		{keyFormat, number(fileFormat)}, {keyProjection, number(projection)}, {keyStore, []byte(id)},
	} {
		if err := m.Put(put.key, put.value); err != nil {
			return err
		}
	}
	return nil
}

// formats reads the numbers of the file's format and of its projections.
func formats(tx *bolt.Tx) (format, projection int, err error) {
	m := tx.Bucket(bucketMeta)
	if m == nil || tx.Bucket(bucketJournal) == nil {
		return 0, 0, fmt.Errorf("it is another program's database")
	}
	f, p := m.Get(keyFormat), m.Get(keyProjection)
	if len(f) != 8 || len(p) != 8 {
		return 0, 0, fmt.Errorf("it does not say its format")
	}
	return int(binary.BigEndian.Uint64(f)), int(binary.BigEndian.Uint64(p)), nil
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// idLength is the length of a ULID; keys are laid out for it.
const idLength = 26

// kindByte is a kind's place in [model.Kinds], which therefore only grows.
func kindByte(k model.Kind) byte {
	for i, e := range model.Kinds {
		if e.Kind == k {
			return byte(i + 1)
		}
	}
	return 0
}

func kindOf(b byte) model.Kind {
	if b == 0 || int(b) > len(model.Kinds) {
		return ""
	}
	return model.Kinds[b-1].Kind
}

func appendID(key []byte, id model.ID) []byte {
	if id == "" {
		return append(key, make([]byte, idLength)...)
	}
	return append(key, id...)
}

func refKey(r model.Ref) []byte {
	return appendID([]byte{kindByte(r.Kind)}, r.ID)
}

func refOf(key []byte) model.Ref {
	return model.Ref{Kind: kindOf(key[0]), ID: model.ID(key[1 : 1+idLength])}
}

func versionKey(r model.Ref, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(refKey(r), seq)
}

func rowKey(kind model.Kind, process, id model.ID) []byte {
	return appendID(appendID([]byte{kindByte(kind)}, process), id)
}

func pairKey(a, b model.ID) []byte { return appendID(appendID(nil, a), b) }

// keyKey begins the keys of records of a kind and process that have a slug or
// hash.
func keyKey(kind model.Kind, process model.ID, key string) []byte {
	return append(append(appendID([]byte{kindByte(kind)}, process), key...), 0)
}

func handleKey(kind model.Kind, handle string) []byte {
	return append([]byte{kindByte(kind)}, handle...)
}

func doerKey(author, origin string) []byte {
	return append(append(append(append([]byte(nil), author...), 0), origin...), 0)
}
