package ui

import (
	"strings"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// A subject is a row that can be filtered: named words and flags, and a text.
type subject interface {
	field(name string) []string
	text() string
}

// matcher reads a filter: words that all have to occur, field:value terms,
// and a leading minus that turns a term round.
func matcher(filter string, _ *Model) func(subject) bool {
	terms := strings.Fields(strings.ToLower(filter))
	return func(s subject) bool {
		for _, term := range terms {
			bare, negated := strings.CutPrefix(term, "-")
			if matches(bare, s) == negated {
				return false
			}
		}
		return true
	}
}

func matches(term string, s subject) bool {
	name, value, ok := strings.Cut(term, ":")
	if !ok {
		return strings.Contains(strings.ToLower(s.text()), term)
	}
	for _, want := range strings.Split(value, ",") {
		for _, have := range s.field(name) {
			if strings.HasPrefix(strings.ToLower(have), want) {
				return true
			}
		}
	}
	return false
}

type boardSubject struct {
	desk.BoardRow
	names desk.Names
	view  day.Date
}

func (s boardSubject) text() string { return s.Title + " " + s.Slug + " " + s.Handle }

func (s boardSubject) field(name string) []string {
	switch name {
	case "status":
		return []string{string(s.Status)}
	case "category":
		return []string{string(s.Category)}
	case "basis":
		return []string{string(s.Basis)}
	case "party":
		var out []string
		for _, b := range s.Badges {
			for _, id := range b.Scope {
				out = append(out, s.names[id].Handle)
			}
		}
		return out
	case "is":
		return flagWords(s.Row)
	}
	return nil
}

func flagWords(r model.Row) []string {
	var out []string
	for word, set := range map[string]bool{
		"contested": r.Contested, "doubted": r.Doubted, "overtaken": r.Overtaken, "stale": r.Stale,
		"assessed": r.Basis == model.Assessed, "reported": r.Basis == model.Reported,
	} {
		if set {
			out = append(out, word)
		}
	}
	return out
}

type sourceSubject struct{ desk.SourceRow }

func (s sourceSubject) text() string { return s.Title + " " + s.Outlet + " " + s.Handle }

func (s sourceSubject) field(name string) []string {
	switch {
	case name == "outlet":
		return []string{s.Outlet}
	case name == "is" && s.Waiting:
		return []string{"waiting"}
	case name == "is":
		return []string{"done"}
	}
	return nil
}

type processSubject struct{ desk.ProcessRow }

func (s processSubject) text() string { return s.Title + " " + s.Handle }

func (s processSubject) field(name string) []string {
	if name == "phase" {
		return []string{string(s.Phase)}
	}
	return nil
}

type logSubject struct{ desk.LogLine }

func (s logSubject) text() string { return s.Title + " " + s.Author }

func (s logSubject) field(name string) []string {
	switch name {
	case "verb":
		return []string{string(s.Verb)}
	case "by":
		return []string{s.Author}
	case "from":
		return []string{s.Origin}
	}
	return nil
}
