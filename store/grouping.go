package store

import (
	"bytes"
	"slices"

	bolt "go.etcd.io/bbolt"

	"parley/model"
)

// A grouping joins sources into stories, pair by pair.
type grouping struct {
	prints map[model.ID]fingerprint
	into   map[model.ID]model.ID // a source → another one of its story; the one that stands for it has none
}

// pair joins two sources if they are of one story.
func (g *grouping) pair(a, b model.ID) {
	p, ok := g.prints[a]
	o, also := g.prints[b]
	if !ok || !also || a == b {
		return
	}
	a, b = g.root(a), g.root(b)
	if a == b || !together(p, o) {
		return
	}
	g.into[max(a, b)] = min(a, b)
}

func (g *grouping) root(id model.ID) model.ID {
	for {
		next, ok := g.into[id]
		if !ok {
			return id
		}
		if beyond, ok := g.into[next]; ok {
			g.into[id] = beyond
		}
		id = next
	}
}

// neighbours pairs each source with those that follow it at most so many
// keys further on under the same head of the key. Those whose story the analyst
// has said stand in nobody's way.
func (g *grouping) neighbours(c *bolt.Cursor, prefix []byte, head func(key []byte) []byte, most int) {
	var heads []byte
	var before []model.ID
	for k, _ := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, _ = c.Next() {
		if !bytes.Equal(head(k), heads) {
			heads, before = append(heads[:0], head(k)...), before[:0]
		}
		id := idAtEnd(k)
		if p, ok := g.prints[id]; !ok || p.hand != "" {
			continue
		}
		for _, other := range before {
			g.pair(other, id)
		}
		if before = append(before, id); len(before) > most {
			before = slices.Delete(before, 0, 1)
		}
	}
}

// stories lists each source that shares its story with the one that stands for it.
func (g *grouping) stories() map[model.ID]model.ID {
	out := map[model.ID]model.ID{}
	for id := range g.into {
		first := g.root(id)
		out[id], out[first] = first, first
	}
	return out
}
