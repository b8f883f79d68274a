package model

import (
	"time"

	"parley/model/day"
)

// A Process is one negotiation that is followed.
type Process struct {
	Head
	Title       string  `json:"title"`
	Principals  Scope   `json:"principals,omitempty"`   // the headline scope
	StaleDays   int     `json:"stale_days,omitempty"`   // days without a claim after which a point is stale; 0 means 30
	ContestDays int     `json:"contest_days,omitempty"` // days for which a claim can contradict another; 0 means 90
	Brief       day.Day `json:"brief,omitzero"`         // the day of the analyst's last brief: the base of what has moved
	Categories  []Word  `json:"categories,omitempty"`   // the analyst's own, beside the built-in ones
}

// Spans in days where a process sets none.
const (
	DefaultStaleDays   = 30
	DefaultContestDays = 90
)

// Stale returns the days without a claim after which a point is stale.
func (p *Process) Stale() int { return orElse(p.StaleDays, DefaultStaleDays) }

// Contest returns the days for which a claim can contradict another.
func (p *Process) Contest() int { return orElse(p.ContestDays, DefaultContestDays) }

func orElse(n, otherwise int) int {
	if n == 0 {
		return otherwise
	}
	return n
}

// CategoryWords returns the built-in categories and the process's own.
func (p *Process) CategoryWords() Vocabulary {
	if p == nil || len(p.Categories) == 0 {
		return Categories
	}
	return Vocabulary{Name: Categories.Name, Words: append(append([]Word(nil), Categories.Words...), p.Categories...)}
}

// A Party is a state, organisation, bloc, armed group or de facto authority.
// All processes share it.
type Party struct {
	Head
	Title   string   `json:"title"`             // its canonical English short name
	Sort    string   `json:"sort"`              // a word of [PartyKinds]
	Code    string   `json:"code,omitempty"`    // ISO 3166-1 alpha-3 of a state
	Aliases []string `json:"aliases,omitempty"` // other names, in any language and script
	Roles   []Role   `json:"roles,omitempty"`
}

// A Role is what a party is in a process, from a day to a day.
type Role struct {
	Process ID      `json:"process"`
	Role    string  `json:"role"` // a word of [Roles]
	From    day.Day `json:"from,omitzero"`
	To      day.Day `json:"to,omitzero"`
}

// A Person speaks, negotiates, travels or decides.
type Person struct {
	Head
	Title    string    `json:"title"`             // the name, in one spelling
	Aliases  []string  `json:"aliases,omitempty"` // other spellings, in any script
	Mandates []Mandate `json:"mandates,omitempty"`
}

// A Mandate says whom a person acts for and as what, from a day to a day.
type Mandate struct {
	For      Ref        `json:"for,omitzero"`      // a party, or a person (an aide of Putin's); none for independents
	Post     string     `json:"post,omitempty"`    // "special envoy", "foreign minister"
	Capacity string     `json:"capacity"`          // a word of [Capacities]
	Process  ID         `json:"process,omitempty"` // the process it is limited to; empty for all
	Mission  string     `json:"mission,omitempty"` // scope of the mandate, in words
	From     day.Day    `json:"from,omitzero"`
	To       day.Day    `json:"to,omitzero"`
	Basis    string     `json:"basis,omitempty"` // the decree, announcement or document that gave it
	Ended    string     `json:"ended,omitempty"` // why it ended
	Evidence []Evidence `json:"evidence,omitempty"`
}

// A Point is a disputed matter of a process, in one category.
type Point struct {
	Head
	Process  ID       `json:"process"`
	Slug     string   `json:"slug"` // a short word for it, unique in its process
	Title    string   `json:"title"`
	Category Category `json:"category"`
	Parent   ID       `json:"parent,omitempty"` // the point that it is a part of
}

// A Claim is who said what. It is never edited into another one: a later
// claim succeeds it, a repetition restates it.
type Claim struct {
	Head
	Process  ID        `json:"process"`
	Kind     ClaimKind `json:"kind"`
	Speakers []Speaker `json:"speakers"`
	For      []ID      `json:"for,omitempty"`   // the parties spoken for
	About    []Ref     `json:"about,omitempty"` // points and texts; none means the process as a whole
	Said     day.Day   `json:"said,omitzero"`
	Words    string    `json:"words,omitempty"` // what was said, where no quote holds it

	Stance    Stance     `json:"stance,omitempty"`
	Firmness  Firmness   `json:"firmness,omitempty"`
	Want      string     `json:"want,omitempty"`      // the gist of a position, at most 40 characters
	Condition string     `json:"condition,omitempty"` // what it is bound to, in words
	DependsOn Ref        `json:"depends_on,omitzero"` // the text, point or event that the condition names
	Status    Status     `json:"status,omitempty"`    // of a status claim
	Scope     Scope      `json:"scope,omitempty"`     // of a status claim; empty is unstated
	Count     string     `json:"count,omitempty"`     // "90 %", "15 of 17", "many"
	Evidence  []Evidence `json:"evidence,omitempty"`  // the same remark in several outlets is one claim with several
	Succeeds  ID         `json:"succeeds,omitempty"`
	Restates  ID         `json:"restates,omitempty"`
}

// MaxWant is the length of a position's gist, in characters.
const MaxWant = 40

// A Speaker is exactly one of a person, a party or a description of somebody
// unnamed.
type Speaker struct {
	Person  ID     `json:"person,omitempty"`
	Party   ID     `json:"party,omitempty"`
	Unnamed string `json:"unnamed,omitempty"` // "sources in Moscow", as the source describes them
}

// Evidence is where a statement can be read: an exact stretch of a source.
type Evidence struct {
	Source      ID          `json:"source"`
	From        int         `json:"from"`  // byte offset into the source's text
	To          int         `json:"to"`    // byte offset after the last byte
	Quote       string      `json:"quote"` // the bytes of that stretch
	Attribution Attribution `json:"attribution"`
	Digit       int         `json:"digit,omitempty"` // the analyst's own credibility 1-6; 0 takes the default
}

// An Assessment is the analyst's own dated judgement: of a point's status in
// a scope, or of the phase of the process.
type Assessment struct {
	Head
	Process    ID      `json:"process"`
	Point      ID      `json:"point,omitempty"` // none: it judges the process
	Status     Status  `json:"status,omitempty"`
	Phase      Phase   `json:"phase,omitempty"`
	Scope      Scope   `json:"scope,omitempty"` // empty: the headline scope
	From       day.Day `json:"from"`
	Reason     string  `json:"reason,omitempty"`
	Confidence string  `json:"confidence,omitempty"` // a word of [Confidences]
	Rests      []ID    `json:"rests,omitempty"`      // the claims it rests on
}

// An Event is something that is planned or took place between parties.
type Event struct {
	Head
	Process  ID           `json:"process"`
	Kind     string       `json:"kind"` // a word of [EventKinds]
	Title    string       `json:"title,omitempty"`
	Day      day.Day      `json:"day,omitzero"`
	Place    string       `json:"place,omitempty"`
	Zone     string       `json:"zone,omitempty"` // IANA name of the place's time zone
	Parties  []ID         `json:"parties,omitempty"`
	People   []ID         `json:"people,omitempty"`
	Points   []ID         `json:"points,omitempty"`
	Text     ID           `json:"text,omitempty"`
	Format   string       `json:"format,omitempty"`  // a word of [Formats]
	Alleged  []ID         `json:"alleged,omitempty"` // parties that allege a violation
	History  []EventState `json:"history"`           // its states, oldest first; never empty
	Evidence []Evidence   `json:"evidence,omitempty"`
}

// An EventState is where an event stood from a day on.
type EventState struct {
	State string  `json:"state"` // a word of [EventStates]
	On    day.Day `json:"on,omitzero"`
}

// A Text is a plan, draft, treaty, letter or understanding.
type Text struct {
	Head
	Process  ID         `json:"process"`
	Kind     string     `json:"kind"` // a word of [TextKinds]
	Title    string     `json:"title"`
	By       []ID       `json:"by,omitempty"`
	Between  []ID       `json:"between,omitempty"`
	Day      day.Day    `json:"day,omitzero"`
	Known    string     `json:"known,omitempty"` // a word of [Knowledges]
	Evidence []Evidence `json:"evidence,omitempty"`
}

// A Source is an article, document, broadcast or own note, as imported.
type Source struct {
	Head
	Process   ID                `json:"process,omitempty"` // the process it was imported for
	Title     string            `json:"title"`
	Body      string            `json:"body"` // decoded and otherwise verbatim; evidence points into it
	Outlet    string            `json:"outlet,omitempty"`
	Author    string            `json:"author,omitempty"`
	Lang      string            `json:"lang,omitempty"` // ISO 639-1
	URL       string            `json:"url,omitempty"`
	Published day.Day           `json:"published,omitzero"`
	Marking   string            `json:"marking,omitempty"` // a word of [Markings]; empty is public
	Hash      string            `json:"hash"`              // SHA-256 of the body, hexadecimal
	Places    map[string]string `json:"places,omitempty"`  // where title, outlet, author and day were found
	Story     ID                `json:"story,omitempty"`   // the source whose story the analyst says it shares; itself: a story of its own; none: computed
}

// A Note is the analyst's dated words on a record.
type Note struct {
	Head
	About Ref     `json:"about"`
	Day   day.Day `json:"day"`
	Words string  `json:"words"`
}

// An Outlet carries the letter of reliability that the analyst gives it.
type Outlet struct {
	Head
	Title  string `json:"title"`
	Letter string `json:"letter"` // A-F, see [Letters]
}

// A Feed is an address that is pulled for new articles of a process.
type Feed struct {
	Head
	Process ID        `json:"process"`
	Title   string    `json:"title"`           // a short name, unique in the file
	URL     string    `json:"url"`             // http or https
	Pulled  time.Time `json:"pulled,omitzero"` // when it was last pulled, UTC; zero before the first time
	New     int       `json:"new,omitempty"`   // articles that the last pull brought
	Known   int       `json:"known,omitempty"` // articles of the last pull that were there already
}

// A Decision is what became of one suggestion of a source. Suggestions
// themselves are computed and never stored.
type Decision struct {
	Head
	Source  ID     `json:"source"`
	Key     string `json:"key"`     // names the suggestion within its source
	Rule    string `json:"rule"`    // the rule that made it
	Verdict string `json:"verdict"` // a word of [Verdicts]
	Made    []Ref  `json:"made,omitempty"`
	Unread  bool   `json:"unread,omitempty"` // decided without a look at it: it tells nothing of the rule
}

// Counts returns what the decision tells of the rule that made the suggestion:
// that it was right, or wrong. A suggestion taken with changes, or as evidence
// of what was known, was right about where something stands. Nothing is told by
// what was taken unread, since a rule would else confirm itself; nor by what
// came along with another suggestion, which is no decision; nor by a split,
// whose parts tell.
func (d *Decision) Counts() (right, wrong int) {
	switch {
	case d.Unread || d.Rule == "" || d.Verdict == "split":
		return 0, 0
	case d.Verdict == "rejected":
		return 0, 1
	}
	return 1, 0
}

// A RuleSetting is what the analyst set of a rule of the importer.
type RuleSetting struct {
	Head
	Title string `json:"title"` // the rule's name
	Off   bool   `json:"off"`   // what it finds is not suggested
}

// Verdicts are what can become of a suggestion.
var Verdicts = Vocabulary{Name: "verdict", Words: []Word{
	{Code: "accepted", Label: "accepted", Means: "taken as it was suggested", Source: "parley"},
	{Code: "edited", Label: "edited", Means: "taken with changes", Source: "parley"},
	{Code: "merged", Label: "merged", Means: "added as evidence to what was known", Source: "parley"},
	{Code: "rejected", Label: "rejected", Means: "not taken", Source: "parley"},
	{Code: "split", Label: "split", Means: "divided into its points or speakers, each of which is decided by itself", Source: "parley"},
}}

// A SameAs says that two records of a kind are one. References to From are
// read as references to Into and never rewritten, so it can be undone.
type SameAs struct {
	Head
	From Ref `json:"from"`
	Into Ref `json:"into"`
}
