package store

import "parley/model"

// A Tally counts the analyst's decisions on what one rule of the importer
// suggested, as far as they tell something of it; see [model.Decision.Counts].
type Tally struct{ Right, Wrong int }

// tally counts a decision (+1) or takes it back (-1).
func (w *writer) tally(d *model.Decision, sign int) error {
	right, wrong := d.Counts()
	if right+wrong == 0 {
		return nil
	}
	b := w.tx.Bucket(bucketTallies)
	t, err := decodeTally(b.Get([]byte(d.Rule)))
	if err != nil {
		return err
	}
	t.Right += sign * right
	t.Wrong += sign * wrong
	if t == (Tally{}) {
		return b.Delete([]byte(d.Rule))
	}
	e := newEncoder()
	e.int(t.Right)
	e.int(t.Wrong)
	return b.Put([]byte(d.Rule), e.b)
}

func decodeTally(raw []byte) (Tally, error) {
	if raw == nil {
		return Tally{}, nil
	}
	d := newDecoder(raw)
	t := Tally{Right: d.int(), Wrong: d.int()}
	return t, d.err
}

// Tallies returns the counts of the rules on which something was decided, by
// the rule's name.
func (t *Tx) Tallies() (map[string]Tally, error) {
	out := map[string]Tally{}
	c := t.tx.Bucket(bucketTallies).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		tally, err := decodeTally(v)
		if err != nil {
			return nil, err
		}
		out[string(k)] = tally
	}
	return out, nil
}
