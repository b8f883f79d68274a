package model

import "time"

// A Verb is what an act does.
type Verb string

// Verbs of acts.
const (
	VerbImport Verb = "import"
	VerbReview Verb = "review"
	VerbAdd    Verb = "add"
	VerbEdit   Verb = "edit"
	VerbAssess Verb = "assess"
	VerbMerge  Verb = "merge"
	VerbRemove Verb = "remove"
	VerbUndo   Verb = "undo"
	VerbRedo   Verb = "redo"
)

// An Act is one doing of the analyst with all that it writes. It is applied
// and undone as a whole.
type Act struct {
	Verb    Verb    `json:"verb"`
	Title   string  `json:"title"`             // names it in the log and in undo: "assess p7 agreed in ua-us"
	Process ID      `json:"process,omitempty"` // the process that it concerns, if one
	Undoes  uint64  `json:"undoes,omitempty"`  // the position of the act that an undo or redo takes back
	Batch   uint64  `json:"batch,omitempty"`   // the position of the first act of the doing that it is one of many of, if one
	Writes  []Write `json:"-"`
}

// Words name the act in the log and in sentences. An undo or redo has the title
// of the act that it takes back or brings again, so its words begin with what
// it does to it.
func (a Act) Words() string {
	if a.Verb == VerbUndo || a.Verb == VerbRedo {
		return string(a.Verb) + ": " + a.Title
	}
	return a.Title
}

// A Write puts one version of one record, or removes it.
type Write struct {
	Ref   Ref
	Saw   uint64 // the version it was made from: the position of the act that wrote it; 0 means that there was none
	Value Record // nil removes the record
}

// An Entry is an act as the journal holds it.
type Entry struct {
	Seq    uint64 // its position, from 1
	ID     ID
	At     time.Time // UTC; never before the one before it
	Author string
	Origin string // where it came from: "tui", "cli"
	Act
}
