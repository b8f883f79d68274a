package desk

import (
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/model/filter"
)

// The grammars of the lists: what each can be narrowed by.
var (
	category = filter.Field{Name: "category", Means: "its category"} // the analyst may have added some

	PointFilter = filter.Grammar{
		{Name: "status", Means: "its status in the headline scope", Words: model.Statuses},
		category,
		{Name: "party", Means: "a party that claims on it speak for, or of a narrower scope"},
		{Name: "said", Means: "the day of the latest claim on it", Day: true},
		{Name: "moved", Means: "the day on which its status last changed", Day: true},
		filter.Flags(word("assessed", "the analyst has judged it"), word("reported", "only reports give its status"), word("contested", "parties say otherwise"),
			word("doubted", "outsiders say otherwise"), word("overtaken", "a later claim contradicts the assessment"), word("stale", "nothing was said on it for long")),
	}
	ClaimFilter = filter.Grammar{
		{Name: "kind", Means: "its kind", Words: model.ClaimKinds},
		{Name: "status", Means: "the status that it claims", Words: model.Statuses},
		{Name: "stance", Means: "the stance of a position", Words: model.Stances},
		category,
		{Name: "by", Means: "who says it"},
		{Name: "party", Means: "a party that it speaks for"},
		{Name: "about", Means: "a point that it is about"},
		{Name: "attribution", Means: "how a source attributes it", Words: model.Attributions},
		{Name: "source", Means: "a source of it, by handle, title or outlet"},
		{Name: "said", Means: "the day on which it was said", Day: true},
	}
	EventFilter = filter.Grammar{
		{Name: "kind", Means: "its kind", Words: model.EventKinds},
		{Name: "state", Means: "its state", Words: model.EventStates},
		{Name: "party", Means: "a party that takes part"},
		{Name: "person", Means: "a person who takes part"},
		{Name: "place", Means: "its place"},
		{Name: "date", Means: "its day", Day: true},
		filter.Flags(word("overdue", "planned for a day that has passed")),
	}
	PartyFilter = filter.Grammar{
		{Name: "kind", Means: "its kind", Words: model.PartyKinds},
		{Name: "role", Means: "a role that it has", Words: model.Roles},
	}
	PersonFilter = filter.Grammar{{Name: "party", Means: "the party acted for"}, {Name: "post", Means: "a post"}}
	RosterFilter = filter.Grammar{
		{Name: "party", Means: "the party, or the one acted for"},
		{Name: "kind", Means: "the kind of that party", Words: model.PartyKinds},
		{Name: "role", Means: "a role that that party has", Words: model.Roles},
		{Name: "said", Means: "the day of the latest claim", Day: true},
		filter.Flags(word("envoy", "a person with a mandate to negotiate"), word("person", "a person, not a party"), word("silent", "has said nothing")),
	}
	FoundFilter = filter.Grammar{
		{Name: "kind", Means: "its kind", Words: searchedKinds()},
		{Name: "by", Means: "who says it, or the outlet"},
		{Name: "on", Means: "the day on which it was said or published", Day: true},
	}
	SourceFilter = filter.Grammar{
		{Name: "outlet", Means: "its outlet"},
		{Name: "published", Means: "its day", Day: true},
		{Name: "story", Means: "its story, by the handle of the story's first source"},
		filter.Flags(word("waiting", "its suggestions wait for review"), word("reviewed", "its review is done"),
			word("copy", "other sources have its story"), word("replaced", "there is a newer version of it")),
	}
	ProcessFilter    = filter.Grammar{{Name: "phase", Means: "its phase", Words: model.Phases}}
	SuggestionFilter = filter.Grammar{{Name: "kind", Means: "what it suggests"}, {Name: "rule", Means: "the rule that found it"}, {Name: "source", Means: "its source, by handle"}}
	MovedFilter      = filter.Grammar{
		{Name: "kind", Means: "in what respect it moved", Words: model.MoveKinds},
		{Name: "point", Means: "the point, event or text, by handle or title"},
		{Name: "party", Means: "a party that it is between, or that speaks or takes part"},
		category,
		{Name: "moved", Means: "the day on which it moved", Day: true},
	}
	LogFilter = filter.Grammar{
		{Name: "verb", Means: "what was done"},
		{Name: "by", Means: "who did it"},
		{Name: "from", Means: "where: cli, ui"},
		{Name: "on", Means: "the day", Day: true},
		filter.Flags(word("undone", "taken back since")),
	}
)

// searchedKinds are the kinds of record in which words can be found.
func searchedKinds() model.Vocabulary {
	v := model.Vocabulary{Name: "kind of record"}
	for _, kind := range searched {
		v.Words = append(v.Words, word(string(kind), ""))
	}
	return v
}

func word(code, means string) model.Word { return model.Word{Code: code, Label: code, Means: means} }

// A mark is a word of is: and whether it is true of a row.
type mark struct {
	set  bool
	word string
}

func marks(all ...mark) []string {
	var set []string
	for _, m := range all {
		if m.set {
			set = append(set, m.word)
		}
	}
	return set
}

// Text is what free words of a filter are looked for in.
func (r BoardRow) Text() string {
	return strings.Join([]string{r.Title, r.Slug, r.Handle, string(r.Status), string(r.Category)}, " ")
}

// When returns a day that a filter asks for.
func (r BoardRow) When(field string) day.Day {
	switch {
	case field == "moved":
		return r.Since
	case r.Claims > 0:
		return day.Exact(r.Last)
	}
	return day.Day{}
}

// Values returns the values of a field that a filter asks for.
func (r BoardRow) Values(field string) []string {
	switch field {
	case "status":
		return []string{string(r.Status)}
	case "category":
		return []string{string(r.Category), model.Categories.Label(string(r.Category))}
	case "party":
		var names []string
		for _, scope := range append([]model.Scope{r.Parties}, scopes(r.Badges)...) {
			for _, id := range scope {
				names = append(names, r.names[id].Handle, r.names[id].Title)
			}
		}
		return names
	case "is":
		return marks(mark{r.Basis == model.Assessed, "assessed"}, mark{r.Basis == model.Reported, "reported"}, mark{r.Contested, "contested"},
			mark{r.Doubted, "doubted"}, mark{r.Overtaken, "overtaken"}, mark{r.Stale, "stale"})
	}
	return nil
}

func scopes(badges []model.Badge) []model.Scope {
	out := make([]model.Scope, len(badges))
	for i, b := range badges {
		out[i] = b.Scope
	}
	return out
}

// Text is what free words of a filter are looked for in.
func (c ClaimLine) Text() string {
	parts := []string{c.Handle, c.Speaker, string(c.Stance), string(c.Status), c.Words, c.Want, c.Condition, c.Count}
	for _, q := range c.Quotes {
		parts = append(parts, q.Words)
	}
	return strings.Join(append(parts, titles(c.Points)...), " ")
}

// When returns the day on which it was said.
func (c ClaimLine) When(string) day.Day { return c.Said }

// Values returns the values of a field that a filter asks for.
func (c ClaimLine) Values(field string) []string {
	switch field {
	case "kind":
		return []string{string(c.Kind)}
	case "status":
		return []string{string(c.Status)}
	case "stance":
		return []string{string(c.Stance)}
	case "category":
		return c.Categories
	case "by":
		return []string{c.Speaker}
	case "party":
		return strings.Split(c.Parties, ", ")
	case "about":
		return titles(c.Points)
	}
	var out []string
	for _, q := range c.Quotes {
		if field == "attribution" {
			out = append(out, string(q.Attribution))
		} else {
			out = append(out, q.Source.Handle, q.Source.Title, q.Outlet)
		}
	}
	return out
}

// titles lists handles and titles.
func titles(names []Name) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.Handle, n.Title)
	}
	return out
}

// Text is what free words of a filter are looked for in.
func (e EventRow) Text() string {
	return strings.Join([]string{e.Handle, e.Kind, e.Title, e.Place, strings.Join(e.Parties, " "), strings.Join(e.People, " ")}, " ")
}

// When returns its day.
func (e EventRow) When(string) day.Day { return e.Day }

// Values returns the values of a field that a filter asks for.
func (e EventRow) Values(field string) []string {
	switch field {
	case "kind":
		return []string{e.Kind}
	case "state":
		return []string{e.State}
	case "party":
		return e.Parties
	case "person":
		return e.People
	case "place":
		return []string{e.Place}
	case "is":
		return marks(mark{e.Overdue, "overdue"})
	}
	return nil
}

// Text is what free words of a filter are looked for in.
func (p PartyRow) Text() string { return p.Handle + " " + p.Title + " " + strings.Join(p.Aliases, " ") }

// When has no day to return.
func (p PartyRow) When(string) day.Day { return day.Day{} }

// Values returns the values of a field that a filter asks for.
func (p PartyRow) Values(field string) []string {
	if field == "role" {
		return p.Roles
	}
	return []string{p.Sort}
}

// Text is what free words of a filter are looked for in.
func (p PersonRow) Text() string {
	return strings.Join([]string{p.Handle, p.Title, strings.Join(p.Aliases, " "), strings.Join(p.Posts, " ")}, " ")
}

// When has no day to return.
func (p PersonRow) When(string) day.Day { return day.Day{} }

// Values returns the values of a field that a filter asks for.
func (p PersonRow) Values(field string) []string {
	if field == "post" {
		return p.Posts
	}
	return []string{p.Party.Handle, p.Party.Title}
}

// Text is what free words of a filter are looked for in.
func (r RosterRow) Text() string {
	return strings.Join([]string{r.Handle, r.Title, strings.Join(r.Aliases, " "), r.Mandate.Post, r.Mandate.Mission}, " ")
}

// When returns the day of the latest claim.
func (r RosterRow) When(string) day.Day {
	if r.Claims == 0 {
		return day.Day{}
	}
	return day.Exact(r.Last)
}

// Values returns the values of a field that a filter asks for.
func (r RosterRow) Values(field string) []string {
	switch field {
	case "party":
		return []string{r.Party.Handle, r.Party.Title}
	case "kind":
		return []string{r.Sort}
	case "role":
		return r.Roles
	}
	return marks(mark{r.Envoy, "envoy"}, mark{r.Kind == model.KindPerson, "person"}, mark{r.Claims == 0, "silent"})
}

// Text is what free words of a filter are looked for in.
func (f Found) Text() string {
	return strings.Join([]string{f.Handle, f.Title, f.By, f.Snippet, f.Source.Title}, " ")
}

// When returns its day.
func (f Found) When(string) day.Day { return f.Day }

// Values returns the values of a field that a filter asks for.
func (f Found) Values(field string) []string {
	if field == "by" {
		return []string{f.By}
	}
	return []string{string(f.Kind)}
}

// Text is what free words of a filter are looked for in.
func (e EnvoyRow) Text() string {
	return strings.Join([]string{e.Handle, e.Title, e.Post, e.Mission}, " ")
}

// When has no day to return.
func (e EnvoyRow) When(string) day.Day { return day.Day{} }

// Values returns the values of a field that a filter asks for.
func (e EnvoyRow) Values(field string) []string {
	if field == "post" {
		return []string{e.Post}
	}
	return []string{e.Party.Handle, e.Party.Title}
}

// Text is what free words of a filter are looked for in.
func (s SourceRow) Text() string { return s.Title + " " + s.Outlet + " " + s.Handle }

// When returns the day of publication.
func (s SourceRow) When(string) day.Day { return s.Published }

// Values returns the values of a field that a filter asks for.
func (s SourceRow) Values(field string) []string {
	switch field {
	case "outlet":
		return []string{s.Outlet}
	case "story":
		return []string{s.Story}
	}
	return marks(mark{s.Waiting, "waiting"}, mark{!s.Waiting, "reviewed"}, mark{s.Copies > 0, "copy"}, mark{s.ReplacedBy != "", "replaced"})
}

// Text is what free words of a filter are looked for in.
func (p ProcessRow) Text() string { return p.Title + " " + p.Handle }

// When has no day to return.
func (p ProcessRow) When(string) day.Day { return day.Day{} }

// Values returns the values of a field that a filter asks for.
func (p ProcessRow) Values(string) []string { return []string{string(p.Phase)} }

// Text is what free words of a filter are looked for in.
func (s Suggestion) Text() string { return s.Handle + " " + s.Summary + " " + s.Quote }

// When has no day to return.
func (s Suggestion) When(string) day.Day { return day.Day{} }

// Values returns the values of a field that a filter asks for.
func (s Suggestion) Values(field string) []string {
	switch field {
	case "kind":
		return []string{string(s.Kind)}
	case "rule":
		return []string{s.Rule}
	}
	source, _, _ := strings.Cut(s.Handle, ".")
	return []string{source}
}

// Text is what free words of a filter are looked for in.
func (l MovedLine) Text() string {
	parts := []string{l.Handle, l.Title, l.Gist, l.Category}
	for _, c := range l.Claims {
		parts = append(parts, c.Text())
	}
	for _, a := range l.Assessments {
		parts = append(parts, a.Reason)
	}
	for _, q := range l.Quotes {
		parts = append(parts, q.Words)
	}
	return strings.Join(parts, " ")
}

// When returns the day on which it moved.
func (l MovedLine) When(string) day.Day { return day.Exact(l.On) }

// Values returns the values of a field that a filter asks for.
func (l MovedLine) Values(field string) []string {
	switch field {
	case "kind":
		return []string{string(l.Kind)}
	case "point":
		return []string{l.Handle, l.Title}
	case "party":
		return titles(l.Parties)
	}
	return []string{l.Category, model.Categories.Label(l.Category)}
}

// Text is what free words of a filter are looked for in.
func (l LogLine) Text() string { return l.Title + " " + l.Author + " " + string(l.Verb) }

// When returns the day of the act.
func (l LogLine) When(string) day.Day { return day.Exact(day.Of(l.At.UTC())) }

// Values returns the values of a field that a filter asks for.
func (l LogLine) Values(field string) []string {
	switch field {
	case "verb":
		return []string{string(l.Verb)}
	case "by":
		return []string{l.Author}
	case "from":
		return []string{l.Origin}
	}
	return marks(mark{l.Undone, "undone"})
}
