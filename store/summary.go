package store

import (
	"maps"
	"slices"

	bolt "go.etcd.io/bbolt"

	"parley/model"
	"parley/model/day"
)

func encodeSummary(s Summary) []byte {
	e := newEncoder()
	e.int(s.Points)
	e.int(s.Sources)
	e.int(s.Waiting)
	e.uint(uint64(len(s.Until)))
	for _, until := range slices.Sorted(maps.Keys(s.Until)) {
		e.date(until)
		e.int(s.Until[until])
	}
	return e.b
}

func decodeSummary(b []byte) (Summary, error) {
	s := Summary{Until: map[day.Date]int{}}
	if b == nil {
		return s, nil
	}
	d := newDecoder(b)
	s.Points, s.Sources, s.Waiting = d.int(), d.int(), d.int()
	for n := d.uint(); n > 0 && d.err == nil; n-- {
		until := d.date()
		s.Until[until] = d.int()
	}
	return s, d.err
}

// summaries are those that a transaction changes, written once at its end.
type summaries map[model.ID]*Summary

func (s summaries) of(tx *bolt.Tx, process model.ID) (*Summary, error) {
	if have, ok := s[process]; ok {
		return have, nil
	}
	sum, err := decodeSummary(tx.Bucket(bucketSummary).Get([]byte(process)))
	if err != nil {
		return nil, err
	}
	s[process] = &sum
	return &sum, nil
}

func (s summaries) flush(tx *bolt.Tx) error {
	b := tx.Bucket(bucketSummary)
	for process, sum := range s {
		if sum.Points == 0 && sum.Sources == 0 && sum.Waiting == 0 && len(sum.Until) == 0 {
			if err := b.Delete([]byte(process)); err != nil {
				return err
			}
			continue
		}
		if err := b.Put([]byte(process), encodeSummary(*sum)); err != nil {
			return err
		}
	}
	return nil
}

// contest moves one point from one last contested day to another.
func (s *Summary) contest(was, is day.Date) {
	if was != day.Min {
		if s.Until[was]--; s.Until[was] == 0 {
			delete(s.Until, was)
		}
	}
	if is != day.Min {
		s.Until[is]++
	}
}
