package model

// A Status is how far a point has got between the parties of a scope.
type Status string

// The status ladder, in the order of its rungs, and the states beside it.
const (
	Unknown           Status = "unknown"
	Raised            Status = "raised"
	Disputed          Status = "disputed"
	Narrowing         Status = "narrowing"
	AgreedInPrinciple Status = "agreed-in-principle"
	Agreed            Status = "agreed"
	Signed            Status = "signed"
	InForce           Status = "in-force"
	Implemented       Status = "implemented"
	Deferred          Status = "deferred"
	Rejected          Status = "rejected"
	Suspended         Status = "suspended"
	Breached          Status = "breached"
)

// Statuses are the rungs and side states with the tests that decide them.
var Statuses = Vocabulary{Name: "status", Words: []Word{
	{string(Unknown), "unknown", "the point is known to exist, its state is not public", "parley", "·", "?"},
	{string(Raised), "raised", "on the table, no answer known", "PLOVER REQUEST", "○", "o"},
	{string(Disputed), "disputed", "two parties of the scope hold incompatible positions, or it is reported so", "bracketed text; EU-UK draft of 19 Mar 2018, white", "≠", "x"},
	{string(Narrowing), "narrowing", "parties of the scope report fewer options, some still open", "text options in multilateral drafting", "◔", "~"},
	{string(AgreedInPrinciple), "agreed in principle", "objective agreed, wording open", "EU-UK draft of 19 Mar 2018, yellow", "◑", "/"},
	{string(Agreed), "agreed", "text closed, or the deal announced by all in scope", "EU-UK draft of 19 Mar 2018, green", "◕", "+"},
	{string(Signed), "signed", "signed, or mutually declared final, by all in scope", "PA-X: multiparty signed/agreed", "●", "#"},
	{string(InForce), "in force", "ratified, or its conditions of entry met", "treaty practice", "◆", "="},
	{string(Implemented), "implemented", "carried out", "Kroc PAM: full implementation", "✓", "v"},
	{string(Deferred), "deferred", "set aside for later", "bargaining practice: parked points", "»", ">"},
	{string(Rejected), "rejected", "a party of the scope refuses it outright", "PLOVER REJECT", "✗", "X"},
	{string(Suspended), "suspended", "talks on it, or its application, halted", "PLOVER; treaty practice", "‖", "|"},
	{string(Breached), "breached", "agreed, and a violation alleged", "Kroc Barometer practice", "!", "!"},
}}

// A Class groups the statuses that do not contradict each other.
type Class string

// The classes. The empty class is unknown's: it never counts.
const (
	Open    Class = "open"
	Settled Class = "settled"
	Broken  Class = "broken"
)

// Class returns the class of a status; unknown has none.
func (s Status) Class() Class {
	switch s {
	case Raised, Disputed, Narrowing, Deferred:
		return Open
	case AgreedInPrinciple, Agreed, Signed, InForce, Implemented:
		return Settled
	case Rejected, Suspended, Breached:
		return Broken
	}
	return ""
}

// Glyph returns the one-cell sign of the status.
func (s Status) Glyph(ascii bool) string {
	w, ok := Statuses.Find(string(s))
	switch {
	case !ok:
		return " "
	case ascii:
		return w.ASCII
	}
	return w.Glyph
}

// A Phase is where a process as a whole stands.
type Phase string

// Phases of a process, in their usual order, and the states beside them.
var Phases = Vocabulary{Name: "phase", Words: []Word{
	{Code: "contacts", Label: "contacts", Means: "the parties sound each other out, directly or through others", Source: "PA-X stage Pre"},
	{Code: "agenda", Label: "agenda", Means: "format, venue and agenda are negotiated", Source: "PA-X Pre/Proc"},
	{Code: "substance", Label: "substance", Means: "the points themselves are negotiated", Source: "PA-X SubPar, SubComp"},
	{Code: "drafting", Label: "drafting", Means: "a common text is drafted", Source: "parley"},
	{Code: "concluded", Label: "concluded", Means: "a text is signed or declared final", Source: "PA-X"},
	{Code: "implementation", Label: "implementation", Means: "what was agreed is being carried out", Source: "PA-X Imp"},
	{Code: "stalled", Label: "stalled", Means: "no movement, nobody has broken off", Source: "parley"},
	{Code: "suspended", Label: "suspended", Means: "a party has halted the talks", Source: "parley"},
	{Code: "collapsed", Label: "collapsed", Means: "the talks have broken down", Source: "parley"},
	{Code: "closed", Label: "closed", Means: "no longer followed", Source: "parley"},
}}
