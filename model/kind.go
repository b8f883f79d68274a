package model

import "strings"

// An ID names a record for ever and everywhere: a ULID.
type ID string

// A Kind is a sort of stored record.
type Kind string

// The nine kinds of the field, and what the file keeps beside them.
const (
	KindProcess    Kind = "process"
	KindParty      Kind = "party"
	KindPerson     Kind = "person"
	KindPoint      Kind = "point"
	KindClaim      Kind = "claim"
	KindAssessment Kind = "assessment"
	KindEvent      Kind = "event"
	KindText       Kind = "text"
	KindSource     Kind = "source"

	KindNote     Kind = "note"     // the analyst's dated words on anything
	KindOutlet   Kind = "outlet"   // an outlet's letter of reliability
	KindDecision Kind = "decision" // what became of a suggestion
	KindSameAs   Kind = "same-as"  // a merge, resolved on reading
	KindFeed     Kind = "feed"     // an address that is pulled for new articles
	KindRule     Kind = "rule"     // what is set of a rule of the importer
)

// Kinds lists every kind that is stored, with the letter its handles begin
// with. Processes, parties and persons have words for handles, so no letter.
var Kinds = []struct {
	Kind   Kind
	Letter string
	Means  string
}{
	{KindProcess, "", "one negotiation that is followed"},
	{KindParty, "", "a state, organisation, bloc, armed group or de facto authority"},
	{KindPerson, "", "somebody with posts and mandates"},
	{KindPoint, "p", "a disputed matter of a process, in one category"},
	{KindClaim, "c", "who said what about points, a text or the process"},
	{KindAssessment, "j", "the analyst's own dated judgement of a status in a scope"},
	{KindEvent, "e", "a visit, talks, call, signing, deadline, with its dated states"},
	{KindText, "x", "a plan, draft, treaty, letter or understanding"},
	{KindSource, "a", "an article, document, broadcast or own note, as imported"},
	{KindNote, "n", "the analyst's dated words on a record"},
	{KindOutlet, "o", "an outlet and how reliable it is held to be"},
	{KindDecision, "d", "what became of a suggestion"},
	{KindSameAs, "m", "two records that are one"},
	{KindFeed, "f", "an address that is pulled for new articles"},
	{KindRule, "r", "a rule of the importer, switched off or on"},
}

// Letter returns what the numbered handles of a kind begin with, empty for
// kinds whose handles are words.
func (k Kind) Letter() string {
	for _, e := range Kinds {
		if e.Kind == k {
			return e.Letter
		}
	}
	return ""
}

// Plural returns the word for several records of the kind.
func (k Kind) Plural() string {
	switch k {
	case KindProcess:
		return "processes"
	case KindParty:
		return "parties"
	case KindPerson:
		return "people"
	case KindSameAs:
		return "merges"
	}
	return string(k) + "s"
}

// A Ref points to a record.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// IsZero reports whether the reference points nowhere.
func (r Ref) IsZero() bool { return r.ID == "" }

// Less orders references by kind, then by ID.
func (r Ref) Less(o Ref) bool {
	if c := strings.Compare(string(r.Kind), string(o.Kind)); c != 0 {
		return c < 0
	}
	return r.ID < o.ID
}

// A Head is what every record begins with.
type Head struct {
	ID     ID     `json:"id"`
	Handle string `json:"handle"` // stable in its file and never used again
}

// A Record is a stored value of one kind.
type Record interface {
	Ref() Ref
	Name() string // its handle
	Refs() []Ref  // the records it refers to, each once, in no order
	Faults() []Fault
}

// Check returns an [Invalid] with every fault of the record, or nil.
func Check(r Record) error {
	faults := r.Faults()
	if len(faults) == 0 {
		return nil
	}
	what := string(r.Ref().Kind)
	if r.Name() != "" {
		what += " " + r.Name()
	}
	return &Invalid{What: what, Faults: faults}
}
