package store

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"os"

	"parley/model"
)

// A meta is what judging a bbolt file needs of one of its two meta pages.
type meta struct {
	pageSize, pages, txid uint64
}

const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	metaAt      = 16 // the meta struct follows the page header
	metaSummed  = 56 // bytes of it that its checksum covers
)

// pageSizes are those that bbolt takes from operating systems; the second
// meta page lies at the start of the second page.
var pageSizes = []int64{4096, 16384, 65536, 8192, 32768, 2048, 1024}

// judge reads the newest intact meta page with plain reads. bbolt maps a file
// before it looks at it and dies of one that was cut short, so nothing is
// opened that has not been judged.
func judge(f *os.File) (meta, error) {
	first, ok := readMeta(f, 0)
	sizes := pageSizes
	if ok {
		sizes = []int64{int64(first.pageSize)}
	}
	newest := first
	for _, size := range sizes {
		second, intact := readMeta(f, size)
		if intact && (!ok || second.txid > newest.txid) {
			newest = second
		}
		ok = ok || intact
	}
	if !ok {
		return meta{}, &model.Damaged{
			Path: f.Name(), What: "it is not a parley database, or both its heads are damaged",
			Do: "give another file with --db, or restore a backup",
		}
	}
	info, err := f.Stat()
	if err != nil {
		return meta{}, err
	}
	if need := newest.pages * newest.pageSize; uint64(info.Size()) < need {
		return meta{}, &model.Damaged{
			Path: f.Name(), What: fmt.Sprintf("it has %d bytes and needs %d: the end is missing", info.Size(), need),
			Do: "restore a backup with: parley restore FILE",
		}
	}
	return newest, nil
}

func readMeta(f *os.File, at int64) (meta, bool) {
	page := make([]byte, metaAt+metaSummed+8)
	if _, err := f.ReadAt(page, at); err != nil {
		return meta{}, false
	}
	m := page[metaAt:]
	le := binary.LittleEndian
	if le.Uint32(m) != boltMagic || le.Uint32(m[4:]) != boltVersion {
		return meta{}, false
	}
	sum := fnv.New64a()
	_, _ = sum.Write(m[:metaSummed])
	if sum.Sum64() != le.Uint64(m[metaSummed:]) {
		return meta{}, false
	}
	return meta{pageSize: uint64(le.Uint32(m[8:])), pages: le.Uint64(m[40:]), txid: le.Uint64(m[48:])}, true
}
