package lexicon

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

var (
	//go:embed matters.tsv
	matters string
	//go:embed cues.tsv
	cues string
)

// A Matter is what a phrase says a claim is about.
type Matter struct {
	Category string
	Weight   int // 1 to 3: 3 names the matter by itself
}

// A Cue is what a phrase makes of a claim.
type Cue struct {
	Asserts string // position, status, prediction or fact
	Code    string // a stance or a status
	Weight  int    // 1 to 4
}

// Matters finds the words for what is negotiated.
var Matters = sync.OnceValue(func() *Patterns[Matter] {
	ps := &Patterns[Matter]{}
	for _, f := range rows(matters, 3) {
		weight, _ := strconv.Atoi(f[1])
		for text := range strings.SplitSeq(f[2], "|") {
			ps.add(text, Matter{f[0], weight})
		}
	}
	return ps
})

// Cues finds the words that tell positions, statuses, predictions and facts
// apart.
var Cues = sync.OnceValue(func() *Patterns[Cue] {
	ps := &Patterns[Cue]{}
	for _, f := range rows(cues, 4) {
		weight, _ := strconv.Atoi(f[2])
		for text := range strings.SplitSeq(f[3], "|") {
			ps.add(text, Cue{f[0], f[1], weight})
		}
	}
	return ps
})

// A Hold is what a party is said to do where it holds a position.
type Hold struct {
	Stance  string // a word of model.Stances
	Negated string // the stance behind a "not"; empty: the same
}

//go:embed holds.tsv
var holds string

// Holds finds what a party is said to do where it holds a position.
var Holds = sync.OnceValue(func() *Patterns[Hold] {
	ps := &Patterns[Hold]{}
	for _, f := range rows(holds, 3) {
		for text := range strings.SplitSeq(f[2], "|") {
			ps.add(text, Hold{f[0], f[1]})
		}
	}
	return ps
})
