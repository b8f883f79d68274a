package report

import (
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

// The sections of a brief are put together once, as lines of marked-up parts,
// and printed by each format in its own way.

// A section has a heading and what stands under it.
type section struct {
	title string
	items []item
}

// An item is a sentence with sentences under it.
type item struct {
	text    string
	address string // ends the sentence where there is one; from outside
	under   []item
}

// date reads a canonical day; unknown where it is none.
func date(canonical string) day.Day {
	var d day.Day
	if d.UnmarshalText([]byte(canonical)) != nil {
		return day.Day{}
	}
	return d
}

// human prints a canonical day for reading.
func human(canonical string) string { return date(canonical).Human() }

func statusWord(code string) string { return model.Statuses.Label(code) }

// headline is the snapshot in one line.
func (s Snapshot) headline() string {
	text := "as of " + human(s.AsOf)
	if s.Hindsight {
		text += ", with what was published later"
	}
	if s.Phase != "" {
		text += " · phase: " + model.Phases.Label(s.Phase) + " (assessed)"
	}
	if len(s.Principals) > 0 {
		text += " · between " + strings.Join(s.Principals, " and ")
	}
	return text
}

// count is the computed sentence that stands where the analyst has written no
// bottom line.
func (s Snapshot) count() string {
	var settled, known, contested, stale int
	for _, p := range s.Points {
		class := model.Status(p.Status).Class()
		if class != "" {
			known++
		}
		if class == model.Settled {
			settled++
		}
		if p.Contested {
			contested++
		}
		if p.Stale {
			stale++
		}
	}
	return fmt.Sprintf("Computed: %d of %d points have a known status and %d of these are settled between the principals; %d contested, %d stale.",
		known, len(s.Points), settled, contested, stale)
}

// sections lists everything below the header; empty sections are left out.
func (s Snapshot) sections() []section {
	all := []section{
		{"Status board", s.boardItems()},
		{"Contested and doubted", s.contestedItems()},
		{"Positions", s.positionItems()},
		{"Claims about the process", claimItems(s.Whole)},
		{"Events", s.eventItems()},
		{"Parties and people", s.peopleItems()},
		{"Gaps", s.gapItems()},
		{"Sources", s.sourceItems()},
		{"Method", methodItems()},
	}
	return slices.DeleteFunc(all, func(s section) bool { return len(s.items) == 0 })
}

func (s Snapshot) boardItems() []item {
	var items []item
	category := ""
	for _, p := range s.Points {
		if p.Category != category || len(items) == 0 {
			category = p.Category
			items = append(items, item{text: model.Categories.Label(category)})
		}
		row := item{text: fmt.Sprintf("%s %s — %s", model.Status(p.Status).Glyph(false), p.Title, p.standing())}
		for _, b := range p.Statuses {
			row.under = append(row.under, item{text: fmt.Sprintf("between %s: %s, %s", strings.Join(b.Scope, " and "), statusWord(b.Status), grounds(b.Basis, b.Since, b.Assessed, 0))})
		}
		if len(p.Assessments) > 0 && p.Assessments[0].Reason != "" {
			a := p.Assessments[0]
			row.under = append(row.under, item{text: fmt.Sprintf("assessed by %s: %s", a.Author, a.Reason)})
		}
		if len(p.Claims) > 0 {
			row.under = append(row.under, item{text: "latest: " + sentence(p.Claims[0])})
		}
		last := &items[len(items)-1]
		last.under = append(last.under, row)
	}
	return items
}

// grounds are those of a status whose days are canonical.
func grounds(basis, since, assessed string, claims int) string {
	return model.Grounds(model.Basis(basis), date(since), date(assessed), claims)
}

func (p Point) grounds() string { return grounds(p.Basis, p.Since, p.Assessed, len(p.Claims)) }

// standing says where a point stands, on what basis, since when.
func (p Point) standing() string {
	if p.Basis == "" {
		return "unknown: " + p.grounds()
	}
	text := statusWord(p.Status) + ", " + p.grounds()
	for _, flag := range []struct {
		set  bool
		word string
	}{{p.Contested, "contested"}, {p.Doubted, "doubted"}, {p.Overtaken, "overtaken by a later claim"}, {p.Stale, "stale"}} {
		if flag.set {
			text += " [" + flag.word + "]"
		}
	}
	return text
}

// sentence is a claim with its speaker, its day and where it can be read.
func sentence(c Claim) string {
	who := c.Speakers
	if len(c.Parties) > 0 && !strings.EqualFold(strings.Join(c.Parties, ", "), who) {
		who += " (" + strings.Join(c.Parties, ", ") + ")"
	}
	text := who + ": " + c.act() + ", " + human(c.Said)
	for _, e := range c.Evidence {
		if e.Quote != "" {
			text += ": “" + e.Quote + "”"
		}
		text += " [" + cite(e) + "]"
	}
	if len(c.Evidence) == 0 {
		if c.Words != "" {
			text += ": " + c.Words
		}
		text += " [" + c.Handle + ", entered by hand, no source]"
	}
	return text
}

// act is what a claim does, in words of the vocabularies.
func (c Claim) act() string {
	switch model.ClaimKind(c.Kind) {
	case model.Position:
		text := model.Stance(c.Stance).Word(c.Condition)
		if c.Want != "" {
			text += " (" + c.Want + ")"
		}
		if c.Condition != "" {
			text += " " + model.Condition(c.Condition)
		}
		return text
	case model.StatusClaim:
		text := "reports " + statusWord(c.Status)
		if c.Count != "" {
			text += " (" + c.Count + ")"
		}
		if len(c.Scope) > 0 {
			text += " between " + strings.Join(c.Scope, " and ")
		}
		return text
	case model.Prediction:
		return "predicts"
	}
	return "states"
}

func cite(e Evidence) string {
	parts := []string{e.Source}
	if e.Outlet != "" {
		parts = append(parts, e.Outlet)
	}
	if e.Published != "" {
		parts = append(parts, human(e.Published))
	}
	parts = append(parts, e.Attribution)
	if e.Grade != "" {
		parts = append(parts, e.Grade)
	}
	return strings.Join(parts, ", ")
}

func claimItems(claims []Claim) []item {
	var items []item
	for _, c := range claims {
		items = append(items, item{text: sentence(c)})
	}
	return items
}

func (s Snapshot) contestedItems() []item {
	var items []item
	for _, p := range s.Points {
		if !p.Contested && !p.Doubted {
			continue
		}
		it := item{text: p.Title + " — " + p.standing()}
		for _, c := range p.Claims {
			if c.Kind == string(model.StatusClaim) {
				it.under = append(it.under, item{text: sentence(c)})
			}
		}
		items = append(items, it)
	}
	return items
}

func (s Snapshot) positionItems() []item {
	var items []item
	for _, p := range s.Points {
		it := item{text: p.Title}
		for _, pos := range p.Positions {
			text := pos.Party + " " + model.Stance(pos.Stance).Word(pos.Condition)
			if pos.Want != "" {
				text += ": " + pos.Want
			}
			if pos.Condition != "" {
				text += " " + model.Condition(pos.Condition)
			}
			if pos.Firmness != "" {
				text += " (" + model.Firmnesses.Label(pos.Firmness) + ")"
			}
			if pos.Drift != "" {
				text += ", " + pos.Drift
			}
			it.under = append(it.under, item{text: text + " [" + pos.Claim + ", " + human(pos.Said) + "]"})
		}
		if len(it.under) > 0 {
			items = append(items, it)
		}
	}
	return items
}

func (s Snapshot) eventItems() []item {
	var items []item
	for _, e := range s.Events {
		text := human(e.Day) + ": " + model.EventKinds.Label(e.Kind)
		if len(e.Parties) > 0 {
			text += ", " + strings.Join(e.Parties, " and ")
		}
		if len(e.People) > 0 {
			text += " (" + strings.Join(e.People, ", ") + ")"
		}
		if e.Place != "" {
			text += ", " + e.Place
		}
		text += " — " + model.EventStates.Label(e.State)
		if e.Overdue {
			text += ", overdue"
		}
		items = append(items, item{text: text + " [" + strings.Join(append([]string{e.Handle}, e.Sources...), ", ") + "]"})
	}
	return items
}

func (s Snapshot) peopleItems() []item {
	var items []item
	for _, p := range s.Parties {
		it := item{text: p.Name + " (" + p.Handle + ")"}
		if len(p.Roles) > 0 {
			it.text += ": " + strings.Join(p.Roles, ", ")
		}
		for _, person := range s.People {
			if person.Party != p.Handle {
				continue
			}
			text := person.Name
			if len(person.Posts) > 0 {
				text += ", " + strings.Join(person.Posts, ", ")
			}
			if person.Envoy {
				text += " [envoy]"
			}
			it.under = append(it.under, item{text: text})
		}
		if len(it.under) > 0 || len(p.Roles) > 0 {
			items = append(items, it)
		}
	}
	return items
}

func (s Snapshot) gapItems() []item {
	var items []item
	for _, p := range s.Points {
		switch {
		case p.Basis == "":
			items = append(items, item{text: p.Title + ": " + p.grounds()})
		case p.Stale:
			items = append(items, item{text: p.Title + ": stale"})
		}
	}
	return items
}

func (s Snapshot) sourceItems() []item {
	var items []item
	for _, src := range s.Sources {
		text := src.Handle + ": " + src.Title
		if src.Outlet != "" {
			text += ", " + src.Outlet
		}
		items = append(items, item{text: text + ", " + human(src.Published), address: src.Address})
	}
	return items
}

func methodItems() []item {
	return []item{
		{text: "An assessed status is the analyst's own judgement. A reported one is computed from what the parties said; the word of one party alone, or of anybody outside the scope, never settles a point."},
		{text: "Contested: speakers of one scope report statuses of different classes (open, settled, broken). Doubted: only somebody outside the scope does."},
		{text: "Grades follow the Admiralty scale: a letter A-F for outlet and speaker, a digit 1-6 for the item. F and 6 are no basis for a judgement."},
	}
}
