package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/extract"
	"parley/model"
	"parley/model/day"
)

// A Suggestion is one thing the importer found, to be decided. Claims and
// events bring the parties, people and points that they need and that the
// file does not know yet.
type Suggestion struct {
	Handle     string // "a12.3"
	Key        string
	Kind       model.Kind
	Summary    string // "Donald Trump: agreed (many)"
	Fields     []FieldValue
	Brings     []string // chips: "new person Steve Witkoff", "new point territory"
	Quote      string
	From, To   int
	Rule       string
	Means      string // what the rule looks for
	Because    string // the words that fired it
	Confidence float64
	Verdict    string         // a word of model.Verdicts; empty while undecided
	Relation   model.Relation // to what is known; empty for new
	Known      *Known         // what it restates, contradicts or moves from
	Parts      int            // how many it can be split into; 0 where it cannot
}

// Known is something that the file holds already, as it is cited.
type Known struct {
	Handle    string
	Who       string // "Ilham Aliyev", "your assessment"
	Gist      string
	Said      day.Day
	Outlet    string
	Published day.Day
	Quote     string
}

// describe fills in what every suggestion shows.
func (h *harvest) describe(i *item) {
	switch {
	case i.claim != nil:
		h.claimed(i)
	case i.event != nil:
		h.happened(i)
	case i.person != nil:
		h.introduced(i)
	case i.party != nil:
		h.joined(i)
	default:
		p := &h.found.Points[i.point]
		i.Suggestion = h.base(model.KindPoint, p.Found)
		i.Summary = p.Label
		i.add("category", model.Categories.Label(string(p.Category)))
		h.bringPoint(i, i.point)
	}
}

func (h *harvest) base(kind model.Kind, f extract.Found) Suggestion {
	s := Suggestion{
		Key: f.Key, Kind: kind, From: f.From, To: f.To, Quote: h.source.Body[f.From:f.To],
		Rule: f.Rule, Because: f.Because, Confidence: f.Confidence,
	}
	rules := extract.Rules()
	if n := slices.IndexFunc(rules, func(r extract.Rule) bool { return r.Name == f.Rule }); n >= 0 {
		s.Means = rules[n].Means
	}
	return s
}

func (h *harvest) claimed(i *item) {
	c := i.claim
	i.Suggestion = h.base(model.KindClaim, c.Found)
	if i.point >= 0 {
		i.Summary = "the article reads it as " + model.Statuses.Label(string(c.Status))
	} else {
		i.Summary = speakersOf(c) + ": " + h.gistOf(c)
	}
	i.add("says", model.ClaimKinds.Label(string(c.Kind)))
	i.add("for", strings.Join(c.For, ", "))
	for _, n := range c.About {
		i.add("about", h.titleOf(n))
	}
	i.add("stance", model.Stances.Label(string(c.Stance)))
	i.add("firmness", model.Firmnesses.Label(string(c.Firmness)))
	i.add("want", c.Want)
	i.add("if", c.Condition)
	i.add("status", model.Statuses.Label(string(c.Status)))
	i.add("between", strings.Join(c.Scope, ", "))
	i.add("count", c.Count)
	i.add("said", h.saidOn(c).Human())
	i.add("attribution", string(c.Attribution))
	for _, speaker := range c.Speakers {
		h.bringPerson(i, speaker.Person)
		h.bringParty(i, speaker.Party)
	}
	for _, party := range slices.Concat(c.For, c.Scope) {
		h.bringParty(i, party)
	}
	for _, n := range c.About {
		h.bringPoint(i, n)
	}
	i.Parts = max(len(c.About), len(c.Speakers))
	if i.Parts < 2 {
		i.Parts = 0
	}
}

func (s *Suggestion) add(label, value string) {
	if value != "" {
		s.Fields = append(s.Fields, FieldValue{label, value})
	}
}

func (s *Suggestion) bring(format string, args ...any) {
	if chip := fmt.Sprintf(format, args...); !slices.Contains(s.Brings, chip) {
		s.Brings = append(s.Brings, chip)
	}
}

func (h *harvest) bringPerson(i *item, name string) {
	if name != "" && h.book.person(name) == nil {
		i.bring("new person %s", name)
		if p := h.foundPerson(name); p != nil {
			h.bringParty(i, p.Party)
		}
	}
}

func (h *harvest) bringParty(i *item, name string) {
	if name != "" && h.book.party(name) == nil {
		i.bring("new party %s", name)
	}
}

func (h *harvest) bringPoint(i *item, n int) {
	if h.pointFor(n) == nil {
		i.bring("new point %s", h.found.Points[n].Label)
	}
}

// titleOf is how a found point is called: as the file calls it, else as the
// article does.
func (h *harvest) titleOf(n int) string {
	if p := h.pointFor(n); p != nil {
		return p.Title
	}
	return h.found.Points[n].Label
}

func (h *harvest) happened(i *item) {
	e := i.event
	i.Suggestion = h.base(model.KindEvent, e.Found)
	i.Summary = eventTitle(e)
	i.add("kind", model.EventKinds.Label(e.Kind))
	i.add("state", map[bool]string{true: "planned", false: "held"}[e.Planned])
	i.add("day", e.Day.Human())
	i.add("place", e.Place)
	i.add("parties", strings.Join(e.Parties, ", "))
	i.add("people", strings.Join(e.People, ", "))
	for _, name := range e.People {
		h.bringPerson(i, name)
	}
	for _, name := range e.Parties {
		h.bringParty(i, name)
	}
}

func (h *harvest) introduced(i *item) {
	p := i.person
	i.Suggestion = h.base(model.KindPerson, p.Found)
	i.Summary = p.Name
	if p.Post != "" {
		i.Summary += ", " + p.Post
	}
	i.add("acts for", p.Party)
	i.add("post", p.Post)
	i.add("capacity", p.Capacity)
	i.add("mission", p.Mission)
	h.bringParty(i, p.Party)
}

func (h *harvest) joined(i *item) {
	p := i.party
	i.Suggestion = h.base(model.KindParty, p.Found)
	i.Summary = p.Name
	i.add("sort", model.PartyKinds.Label(p.Sort))
	if p.Role != "" {
		i.Summary += " as " + p.Role
		i.add("role", p.Role)
	}
	if p.Role == "principal" && !h.process.Principals.Has(h.book.partyID(p.Name)) {
		i.bring("joins the headline scope")
	}
}

func speakersOf(c *extract.Claim) string {
	var names []string
	for _, s := range c.Speakers {
		names = append(names, cmp.Or(s.Person, s.Party, s.Unnamed))
	}
	return strings.Join(names, " and ")
}

func (h *harvest) gistOf(c *extract.Claim) string {
	quote := strings.Join(strings.Fields(h.source.Body[c.From:c.To]), " ")
	return gist(&model.Claim{Kind: c.Kind, Stance: c.Stance, Want: c.Want, Condition: c.Condition, Status: c.Status, Count: c.Count, Words: quote})
}

const quotationMarks = "\"“”„«» "

// gist is what a claim says, in a few words; what has no terms of the field is
// quoted.
func gist(c *model.Claim) string {
	words := c.Words
	if words == "" && len(c.Evidence) > 0 {
		words = strings.Join(strings.Fields(c.Evidence[0].Quote), " ")
	}
	switch c.Kind {
	case model.Position:
		words = cmp.Or(c.Want, c.Condition)
		return strings.TrimSpace(model.Stances.Label(string(c.Stance)) + " " + words)
	case model.StatusClaim:
		label := model.Statuses.Label(string(c.Status))
		if c.Count != "" {
			label += " (" + c.Count + ")"
		}
		return label
	case model.Prediction:
		return "predicts “" + strings.Trim(words, quotationMarks) + "”"
	}
	return "“" + strings.Trim(words, quotationMarks) + "”"
}

func eventTitle(e *extract.Event) string {
	title := model.EventKinds.Label(e.Kind)
	if len(e.People) > 0 {
		title += " of " + strings.Join(e.People, ", ")
	} else if len(e.Parties) > 0 {
		title += " of " + strings.Join(e.Parties, ", ")
	}
	if e.Place != "" {
		title += " in " + e.Place
	}
	return title
}

// saidOn is the day of a claim: as found, else not after the day on which the
// source came out. What is found to lie ahead was misread: nobody has said it
// yet.
func (h *harvest) saidOn(c *extract.Claim) day.Day {
	ahead := c.Said.Known() && c.Said.First() > h.today
	switch {
	case c.Said.Known() && !ahead:
		return c.Said
	case !h.source.Published.Known() || h.source.Published.First() > h.today:
		return day.Day{}
	}
	return day.OnOrBefore(h.source.Published.Last())
}
