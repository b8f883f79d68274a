package extract

import (
	"parley/model"
	"parley/model/day"
)

// An Article is what is read: a source's text and what is known of it.
type Article struct {
	ID, URL, Outlet, Lang, Title string
	Text                         string  // evidence points into it, in bytes
	Published                    day.Day // relative days are counted from it
}

// Known is what the file has already accepted, so that its own parties,
// people and points are recognised and named as the analyst named them.
type Known struct {
	Parties []KnownParty
	People  []KnownPerson
	Points  []KnownPoint
	Tallies map[string]Tally // what the analyst made of each rule's suggestions, by its name
}

// A KnownParty is a party of the file.
type KnownParty struct {
	Name, Sort, Code string
	Aliases          []string
}

// A KnownPerson is a person of the file. Party is the name of the party that
// the person acts for, Post the latest post.
type KnownPerson struct {
	Name, Party, Post, Capacity string
	Aliases                     []string
}

// A KnownPoint is a point of the process that the article is read for.
type KnownPoint struct {
	Slug, Title string
	Category    model.Category
}

// Found is what every suggestion carries: the words that prove it, the rule
// that fired and how sure it is.
type Found struct {
	Key        string  // names the suggestion within its article: stable for the same bytes and rule
	Rule       string  // the name of one of [Rules]
	Confidence float64 // 0 to 1, see [Rule.Confidence]
	From, To   int     // byte offsets into the text
	Because    string  // the words that fired the rule
}

// Suggestions are what an article yields. Names of parties and people are
// canonical within one article: claims and events refer by them.
type Suggestions struct {
	Parties []Party
	People  []Person
	Points  []Point
	Claims  []Claim
	Events  []Event
}

// A Party takes part in, mediates, guarantees or is affected by the talks.
type Party struct {
	Found
	Name     string
	Sort     string // a word of [model.PartyKinds]
	Code     string // ISO 3166-1 alpha-3 of a state
	Role     string // a word of [model.Roles], the strongest
	Aliases  []string
	Mentions []Span
}

// A Span is a stretch of the text in bytes.
type Span struct{ From, To int }

// A Person speaks, negotiates, travels or decides.
type Person struct {
	Found
	Name     string
	Party    string // name of the party acted for; empty for independents
	Post     string
	Capacity string // a word of [model.Capacities]; empty for independents
	Envoy    bool
	Mission  string
	Aliases  []string
	Mentions []Span
}

// A Point is a matter that is negotiated, demanded, agreed or refused.
type Point struct {
	Found
	Category model.Category
	Label    string
	Status   model.Status // the article's own reading; [model.Unknown] where it gives none
}

// A Claim is who says what.
type Claim struct {
	Found
	Speakers    []Speaker
	For         []string // names of the parties spoken for
	About       []int    // indexes into Points; none: the talks or the plan as a whole
	Category    model.Category
	Attribution model.Attribution
	Kind        model.ClaimKind
	Said        day.Day
	Stance      model.Stance
	Firmness    model.Firmness
	Want        string // at most [model.MaxWant] characters
	Condition   string
	Status      model.Status
	Scope       []string // names of parties; empty is unstated
	Count       string
}

// A Speaker is exactly one of a person, a party or a description.
type Speaker struct{ Person, Party, Unnamed string }

// An Event is planned or took place.
type Event struct {
	Found
	Kind    string // a word of [model.EventKinds]
	Day     day.Day
	Place   string // a town, in English
	Parties []string
	People  []string
	Planned bool   // it lies ahead of the article
	Text    string // name of the text handed over or signed, if any
}
