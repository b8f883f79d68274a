// Package story tells copies, rewrites and excerpts of one text from texts
// that only share a subject, and the addresses of one page from those of
// others.
//
// A text is read as its words; letter case, punctuation and line breaks make
// no difference. Texts of different languages share no words, so a
// translation is not recognised.
package story

import (
	"slices"

	"parley/model/day"
)

// A Print is what is kept of a text to recognise it by.
type Print struct {
	Size  int      // how many different shingles it has: runs of three words
	Low   []uint32 // the smallest hashes of them, ascending, at most [Kept]
	Marks []uint32 // the smallest hashes of its phrases (runs of five words), ascending, at most [Marked]
}

// How much is kept of a text. The smallest hashes are a fair sample, the same
// of two texts as far as these are the same.
const (
	Kept   = 128 // hashes by which texts are compared
	Marked = 24  // hashes under which a text is found
)

// Of reads the print of a text.
func Of(text string) Print {
	words := hashes(text)
	shingles := runs(words, 3)
	return Print{Size: len(shingles), Low: lowest(shingles, Kept), Marks: lowest(runs(words, 5), Marked)}
}

func lowest(ascending []uint32, n int) []uint32 {
	return slices.Clone(ascending[:min(n, len(ascending))])
}

// Likeness estimates how much two texts share: of all their shingles together
// (0 to 1), and of those of the shorter one (0 to 1: how far the longer one
// contains it). Seen is how many shingles of the shorter one that rests on.
func (p Print) Likeness(o Print) (shared, contained float64, seen int) {
	limit := min(p.reach(), o.reach())
	var both, mine, theirs int
	i, j := 0, 0
	for i < len(p.Low) && p.Low[i] <= limit || j < len(o.Low) && o.Low[j] <= limit {
		switch {
		case j == len(o.Low) || i < len(p.Low) && p.Low[i] < o.Low[j]:
			mine++
			i++
		case i == len(p.Low) || o.Low[j] < p.Low[i]:
			theirs++
			j++
		default:
			both++
			i++
			j++
		}
	}
	seen = both + min(mine, theirs)
	if seen == 0 {
		return 0, 0, 0
	}
	return float64(both) / float64(both+mine+theirs), float64(both) / float64(seen), seen
}

// reach is the hash up to which a print holds all shingles of its text.
func (p Print) reach() uint32 {
	if p.Size > len(p.Low) && len(p.Low) > 0 {
		return p.Low[len(p.Low)-1]
	}
	return ^uint32(0)
}

// A Carrier is a text with who published it when.
type Carrier struct {
	Print
	Outlet    string  // folded; empty where unknown
	Published day.Day // unknown where it is not known
}

// Thresholds of likeness.
const (
	alike    = .40 // of all shingles: a rewrite
	contains = .75 // of the shorter text's: an excerpt, or a copy within a longer text
	near     = .80 // of all shingles: the same text with small changes

	fewest = 12 // shingles below which a text says too little of its own to be recognised
	sample = 8  // shingles below which what a text contains cannot be told
	window = 7  // days within which a story is carried on; after that only the same text is
)

// SameStory reports whether one text is a copy, rewrite or excerpt of the
// other. Bulletins on a form, and an outlet's own articles that repeat their
// background, are alike as well: so an outlet's texts of different days, and
// all texts that came out more than a week apart, have to be nearly the same.
func SameStory(a, b Carrier) bool {
	if a.Size < fewest || b.Size < fewest {
		return false
	}
	shared, contained, seen := a.Likeness(b.Print)
	if shared >= near {
		return true
	}
	known := a.Published.Known() && b.Published.Known()
	if known && apart(a.Published, b.Published) > window {
		return false
	}
	if a.Outlet != "" && a.Outlet == b.Outlet && known && apart(a.Published, b.Published) > 0 {
		return false
	}
	return shared >= alike || contained >= contains && seen >= sample
}

// apart is how many days lie at least between two days.
func apart(a, b day.Day) int {
	if a.First() > b.First() {
		a, b = b, a
	}
	return max(0, b.First().Sub(a.Last()))
}
