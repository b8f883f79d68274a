package extract

import (
	"slices"

	"parley/model"
)

// A Document is what one article yields, as `parley extract` prints it.
// Spans are byte offsets into the article's text. Its keys are a contract,
// written down in docs/json.md.
type Document struct {
	ID      string       `json:"id"`
	Parties []JSONParty  `json:"parties"`
	People  []JSONPerson `json:"people"`
	Points  []JSONPoint  `json:"points"`
	Claims  []JSONClaim  `json:"claims"`
	Events  []JSONEvent  `json:"events"`
	*Layers `json:",omitempty"`
}

// JSONParty is a party with its strongest role.
type JSONParty struct {
	Name       string  `json:"name"`
	Kind       string  `json:"kind"`
	Role       string  `json:"role"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
}

// JSONPerson is a person with the party acted for, null for independents.
type JSONPerson struct {
	Name       string  `json:"name"`
	Party      *string `json:"party"`
	Title      string  `json:"title"`
	Envoy      bool    `json:"envoy"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
}

// JSONPoint is a disputed matter with the article's own reading of it.
type JSONPoint struct {
	Category   string  `json:"category"`
	Label      string  `json:"label"`
	Status     string  `json:"status"`
	Span       [2]int  `json:"span"`
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
}

// JSONClaim is one speaker's claim in one category; null where the whole is
// meant, or where it asserts no status.
type JSONClaim struct {
	Speaker     string  `json:"speaker"`
	Party       *string `json:"party"`
	Attribution string  `json:"attribution"`
	Category    *string `json:"category"`
	Asserts     string  `json:"asserts"`
	Status      *string `json:"status"`
	Span        [2]int  `json:"span"`
	Confidence  float64 `json:"confidence"`
	Rule        string  `json:"rule"`
}

// JSONEvent is an event; date and place are null where the text gives none.
type JSONEvent struct {
	Kind         string   `json:"kind"`
	Date         *string  `json:"date"`
	Place        *string  `json:"place"`
	Participants []string `json:"participants"`
	Planned      bool     `json:"planned"`
	Span         [2]int   `json:"span"`
	Confidence   float64  `json:"confidence"`
	Rule         string   `json:"rule"`
}

// Layers are what was recognised below the suggestions.
type Layers struct {
	Mentions     []JSONMention     `json:"mentions"`
	Dates        []JSONDate        `json:"dates"`
	Attributions []JSONAttribution `json:"attributions"`
}

// JSONMention is a name in the text; code is ISO 3166-1 alpha-3 of a state.
type JSONMention struct {
	Name string  `json:"name"`
	Code *string `json:"code"`
	Span [2]int  `json:"span"`
}

// JSONDate is a date in the text, with the first and last day it may mean.
type JSONDate struct {
	From string `json:"from"`
	To   string `json:"to"`
	Span [2]int `json:"span"`
}

// JSONAttribution is who is said to have said what.
type JSONAttribution struct {
	Source  *[2]int  `json:"source"`
	Cue     [2]int   `json:"cue"`
	Content [][2]int `json:"content"`
}

// ToJSON prints suggestions in the terms of docs/json.md. The status of an
// open point is called "open" there.
func ToJSON(a Article, s Suggestions) Document {
	d := Document{
		ID: a.ID, Parties: []JSONParty{}, People: []JSONPerson{}, Points: []JSONPoint{}, Claims: []JSONClaim{}, Events: []JSONEvent{},
	}
	for _, p := range s.Parties {
		d.Parties = append(d.Parties, JSONParty{p.Name, model.PartyKinds.Label(p.Sort), p.Role, p.Confidence, p.Rule})
	}
	for _, p := range s.People {
		d.People = append(d.People, JSONPerson{p.Name, orNull(p.Party), p.Post, p.Envoy, p.Confidence, p.Rule})
	}
	for _, p := range s.Points {
		d.Points = append(d.Points, JSONPoint{string(p.Category), p.Label, statusName(p.Status), [2]int{p.From, p.To}, p.Confidence, p.Rule})
	}
	for _, c := range s.Claims {
		d.Claims = append(d.Claims, claimJSON(s, c)...)
	}
	for _, e := range s.Events {
		d.Events = append(d.Events, JSONEvent{
			eventName(e.Kind), orNull(e.Day.String()), orNull(e.Place), append([]string{}, e.Parties...), e.Planned, [2]int{e.From, e.To}, e.Confidence, e.Rule,
		})
	}
	return d
}

// claimJSON lists a claim once for each person who speaks and each category;
// institutions that speak together are one speaker of no single party.
func claimJSON(s Suggestions, c Claim) []JSONClaim {
	categories := []string{string(c.Category)}
	if len(c.About) > 0 {
		categories = nil
		for _, i := range c.About {
			if is := string(s.Points[i].Category); !slices.Contains(categories, is) {
				categories = append(categories, is)
			}
		}
	}
	speakers, parties := []string{}, []string{}
	for _, speaker := range c.Speakers {
		speakers = append(speakers, speaker.Unnamed+speaker.Person+speaker.Party)
		party := speaker.Party
		if i := slices.IndexFunc(s.People, func(p Person) bool { return p.Name == speaker.Person }); i >= 0 {
			party = s.People[i].Party
		} else if len(c.Speakers) == 1 && len(c.For) == 1 {
			party = c.For[0]
		}
		parties = append(parties, party)
	}
	if len(c.Speakers) > 1 && c.Attribution != model.Named && c.Attribution != model.Expert {
		speakers, parties = []string{inWords(speakers)}, []string{""}
	}
	var out []JSONClaim
	for i, name := range speakers {
		for _, category := range categories {
			j := JSONClaim{
				name, orNull(parties[i]), string(c.Attribution), orNull(category), string(c.Kind), nil, [2]int{c.From, c.To}, c.Confidence, c.Rule,
			}
			if c.Kind == model.StatusClaim {
				j.Status = orNull(statusName(c.Status))
			}
			out = append(out, j)
		}
	}
	return out
}

// eventName is the contract's word for a kind of event.
func eventName(kind string) string {
	if kind == "hand-over" {
		return "proposal"
	}
	return kind
}

func statusName(s model.Status) string {
	if s == model.Raised || s == model.Unknown || s == "" {
		return "open"
	}
	return string(s)
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
