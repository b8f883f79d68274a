package model

import (
	"encoding/json"
	"fmt"
)

// Format is the number of the stored form of records. A change of form raises
// it and gives [Decode] a step that reads the old one.
const Format = 1

// New returns an empty record of the kind.
func New(kind Kind) (Record, error) {
	switch kind {
	case KindProcess:
		return new(Process), nil
	case KindParty:
		return new(Party), nil
	case KindPerson:
		return new(Person), nil
	case KindPoint:
		return new(Point), nil
	case KindClaim:
		return new(Claim), nil
	case KindAssessment:
		return new(Assessment), nil
	case KindEvent:
		return new(Event), nil
	case KindText:
		return new(Text), nil
	case KindSource:
		return new(Source), nil
	case KindNote:
		return new(Note), nil
	case KindOutlet:
		return new(Outlet), nil
	case KindFeed:
		return new(Feed), nil
	case KindDecision:
		return new(Decision), nil
	case KindSameAs:
		return new(SameAs), nil
	case KindRule:
		return new(RuleSetting), nil
	}
	return nil, fmt.Errorf("%q is not a kind of record", kind)
}

// Encode returns the record as JSON. The same record always gives the same
// bytes. The format number is kept by the journal entry, once for all its
// records.
func Encode(r Record) ([]byte, error) { return json.Marshal(r) }

// Decode reads what [Encode] wrote in the given format.
func Decode(kind Kind, format int, data []byte) (Record, error) {
	if format != Format {
		return nil, &Newer{Path: "a record", Format: format, Knows: Format}
	}
	r, err := New(kind)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("decode %s: %w", kind, err)
	}
	return r, nil
}
