package model

import (
	"strings"

	"parley/model/day"
)

// Faults lists what is wrong with the process.
func (r *Process) Faults() []Fault {
	var f faults
	f.need("title", r.Title)
	f.atMost("title", r.Title, 200)
	if r.StaleDays < 0 || r.StaleDays > 3650 {
		f.add("stale_days", "a point is stale after %d days; give 1 to 3650, or 0 for %d", r.StaleDays, DefaultStaleDays)
	}
	if r.ContestDays < 0 || r.ContestDays > 3650 {
		f.add("contest_days", "claims contradict each other for %d days; give 1 to 3650, or 0 for %d", r.ContestDays, DefaultContestDays)
	}
	return f
}

// Faults lists what is wrong with the party.
func (r *Party) Faults() []Fault {
	var f faults
	f.need("title", r.Title)
	f.atMost("title", r.Title, 200)
	f.word("sort", PartyKinds, r.Sort)
	for _, role := range r.Roles {
		f.need("role", role.Role)
		f.word("role", Roles, role.Role)
		f.order("the role", role.From, role.To)
	}
	return f
}

// Faults lists what is wrong with the person.
func (r *Person) Faults() []Fault {
	var f faults
	f.need("title", r.Title)
	f.atMost("title", r.Title, 200)
	for _, m := range r.Mandates {
		f.need("capacity", m.Capacity)
		f.word("capacity", Capacities, m.Capacity)
		f.order("the mandate", m.From, m.To)
		if k := m.For.Kind; m.For.ID != "" && k != KindParty && k != KindPerson {
			f.add("for", "a mandate is for a party or a person, not for a %s", k)
		}
		if m.For.ID == r.ID && r.ID != "" {
			f.add("for", "nobody acts for themselves; name the party or leave it empty")
		}
		f.evidence(m.Evidence)
	}
	return f
}

// Faults lists what is wrong with the point. Its category is checked against
// the process's list by the desk.
func (r *Point) Faults() []Fault {
	var f faults
	f.need("process", string(r.Process))
	f.need("title", r.Title)
	f.atMost("title", r.Title, 200)
	f.need("category", string(r.Category))
	if r.Slug != Slug(r.Slug) {
		f.add("slug", "the slug %q has other characters than a-z, 0-9 and hyphens; use %q", r.Slug, Slug(r.Slug))
	}
	if r.Parent != "" && r.Parent == r.ID {
		f.add("parent", "a point cannot be a part of itself")
	}
	return f
}

// Faults lists what is wrong with the claim.
func (r *Claim) Faults() []Fault {
	var f faults
	f.need("process", string(r.Process))
	f.need("kind", string(r.Kind))
	f.word("kind", ClaimKinds, string(r.Kind))
	if len(r.Speakers) == 0 {
		f.add("by", "nobody says it: name a person, a party or describe the source (by:\"sources in Moscow\")")
	}
	for _, s := range r.Speakers {
		if s.count() != 1 {
			f.add("by", "a speaker is one of a person, a party or a description")
		}
	}
	for _, about := range r.About {
		if about.Kind != KindPoint && about.Kind != KindText {
			f.add("about", "a claim is about points, texts or the process, not about a %s", about.Kind)
		}
	}
	if r.Kind != Position && (r.Stance != "" || r.Firmness != "" || r.Want != "" || r.Condition != "") {
		f.add("stance", "only a position has a stance, firmness, want or condition; this is a %s", r.Kind)
	}
	if r.Kind != StatusClaim && (r.Status != "" || len(r.Scope) > 0) {
		f.add("status", "only a status claim has a status and a scope; this is a %s", r.Kind)
	}
	r.positionFaults(&f)
	r.statusFaults(&f)
	if r.Restates != "" && r.Restates == r.ID || r.Succeeds != "" && r.Succeeds == r.ID {
		f.add("restates", "a claim cannot restate or succeed itself")
	}
	f.atMost("words", r.Words, 4000)
	f.evidence(r.Evidence)
	return f
}

func (r *Claim) positionFaults(f *faults) {
	if r.Kind != Position {
		return
	}
	f.need("stance", string(r.Stance))
	f.word("stance", Stances, string(r.Stance))
	f.word("firmness", Firmnesses, string(r.Firmness))
	f.atMost("want", r.Want, MaxWant)
	if r.Stance == AcceptsIf && r.Condition == "" && r.DependsOn.IsZero() {
		f.add("condition", "accepts-if needs its condition (if …)")
	}
}

func (r *Claim) statusFaults(f *faults) {
	if r.Kind != StatusClaim {
		return
	}
	if r.Count == "" {
		f.need("status", string(r.Status))
	}
	f.word("status", Statuses, string(r.Status))
}

func (s Speaker) count() int {
	n := 0
	for _, v := range []string{string(s.Person), string(s.Party), strings.TrimSpace(s.Unnamed)} {
		if v != "" {
			n++
		}
	}
	return n
}

// Faults lists what is wrong with the assessment.
func (r *Assessment) Faults() []Fault {
	var f faults
	f.need("process", string(r.Process))
	f.word("status", Statuses, string(r.Status))
	f.word("phase", Phases, string(r.Phase))
	f.word("confidence", Confidences, r.Confidence)
	switch {
	case r.Point != "" && (r.Status == "" || r.Phase != ""):
		f.add("status", "an assessment of a point gives a status; it is one of %s", list(Statuses.Codes()))
	case r.Point == "" && (r.Phase == "" || r.Status != ""):
		f.add("phase", "an assessment of the process gives a phase; it is one of %s", list(Phases.Codes()))
	}
	if !r.From.Known() {
		f.add("from", "the day from which the assessment holds is missing")
	}
	f.atMost("reason", r.Reason, 4000)
	return f
}

// Faults lists what is wrong with the event.
func (r *Event) Faults() []Fault {
	var f faults
	f.need("process", string(r.Process))
	f.need("kind", r.Kind)
	f.word("kind", EventKinds, r.Kind)
	f.word("format", Formats, r.Format)
	if len(r.History) == 0 {
		f.add("state", "the state is missing; it is one of %s", list(EventStates.Codes()))
	}
	last := day.Min
	for _, s := range r.History {
		f.need("state", s.State)
		f.word("state", EventStates, s.State)
		if !s.On.Known() {
			continue
		}
		if s.On.First() < last {
			f.add("state", "the states of an event stand in the order of their days; %s comes too late", s.On.Human())
		}
		last = s.On.First()
	}
	f.evidence(r.Evidence)
	return f
}

// Faults lists what is wrong with the text.
func (r *Text) Faults() []Fault {
	var f faults
	f.need("process", string(r.Process))
	f.need("kind", r.Kind)
	f.word("kind", TextKinds, r.Kind)
	f.need("title", r.Title)
	f.word("known", Knowledges, r.Known)
	f.evidence(r.Evidence)
	return f
}

// Faults lists what is wrong with the source.
func (r *Source) Faults() []Fault {
	var f faults
	f.need("title", r.Title)
	f.need("body", r.Body)
	f.need("hash", r.Hash)
	f.word("marking", Markings, r.Marking)
	return f
}

// Faults lists what is wrong with the note.
func (r *Note) Faults() []Fault {
	var f faults
	f.need("about", string(r.About.ID))
	f.need("words", r.Words)
	if !r.Day.Known() {
		f.add("day", "the day of the note is missing")
	}
	return f
}

// Faults lists what is wrong with the outlet.
func (r *Outlet) Faults() []Fault {
	var f faults
	f.need("title", r.Title)
	f.word("letter", Letters, r.Letter)
	return f
}

// Faults lists what is wrong with the feed.
func (r *Feed) Faults() []Fault {
	var f faults
	f.need("process", string(r.Process))
	f.need("title", r.Title)
	f.atMost("title", r.Title, 200)
	f.atMost("url", r.URL, 2000)
	scheme, rest, _ := strings.Cut(r.URL, "://")
	if scheme != "http" && scheme != "https" || rest == "" || rest[0] == '/' || len(strings.Fields(r.URL)) > 1 {
		f.add("url", "the address of a feed begins with https:// or http:// and a host, not as %q does", r.URL)
	}
	return f
}

// Faults lists what is wrong with the decision.
func (r *Decision) Faults() []Fault {
	var f faults
	f.need("source", string(r.Source))
	f.need("key", r.Key)
	f.need("verdict", r.Verdict)
	f.word("verdict", Verdicts, r.Verdict)
	return f
}

// Faults lists what is wrong with what is set of the rule.
func (r *RuleSetting) Faults() []Fault {
	var f faults
	f.need("title", r.Title)
	return f
}

// Faults lists what is wrong with the merge.
func (r *SameAs) Faults() []Fault {
	var f faults
	switch {
	case r.From.ID == "" || r.Into.ID == "":
		f.add("into", "a merge names two records")
	case r.From == r.Into:
		f.add("into", "a record cannot be merged into itself")
	case r.From.Kind != r.Into.Kind:
		f.add("into", "a %s cannot be merged into a %s", r.From.Kind, r.Into.Kind)
	}
	return f
}

func (f *faults) evidence(evidence []Evidence) {
	for _, e := range evidence {
		f.need("source", string(e.Source))
		f.need("attribution", string(e.Attribution))
		f.word("attribution", Attributions, string(e.Attribution))
		if e.From < 0 || e.To < e.From || e.To-e.From != len(e.Quote) {
			f.add("quote", "the quote does not have the length of its span %d-%d", e.From, e.To)
		}
		if e.Digit < 0 || e.Digit > 6 {
			f.add("digit", "the credibility %d is not one of 1 to 6", e.Digit)
		}
	}
}
