package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

type field = Field

// slots is the field table of every kind that the analyst fills in.
var slots = map[model.Kind][]slot{
	model.KindProcess: {
		textSlot(field{Name: "title", Label: "title", Required: true, Sort: SortLine}, func(r *model.Process) *string { return &r.Title }),
		idsSlot(field{Name: "principals", Label: "principals", Hint: "the parties whose agreement is needed: the headline scope", Sort: SortParty}, model.KindParty,
			func(r *model.Process) []model.ID { return r.Principals }, func(r *model.Process, ids []model.ID) { r.Principals = model.NewScope(ids...) }),
		numberSlot(field{Name: "stale_days", Label: "stale after", Hint: "days without a claim; 30 where empty"}, func(r *model.Process) *int { return &r.StaleDays }),
		numberSlot(field{Name: "contest_days", Label: "contested for", Hint: "days for which a claim can contradict another; 90 where empty"}, func(r *model.Process) *int { return &r.ContestDays }),
		daySlot(field{Name: "brief", Label: "last brief", Hint: "the day from which what has moved is counted"}, func(r *model.Process) *day.Day { return &r.Brief }),
	},
	model.KindParty: {
		textSlot(field{Name: "title", Label: "name", Required: true, Sort: SortLine}, func(r *model.Party) *string { return &r.Title }),
		wordSlot(field{Name: "sort", Label: "sort", Required: true}, model.PartyKinds, func(r *model.Party) *string { return &r.Sort }),
		textSlot(field{Name: "code", Label: "code", Hint: "ISO 3166-1 alpha-3 of a state", Sort: SortLine}, func(r *model.Party) *string { return &r.Code }),
		listSlot(field{Name: "aliases", Label: "also", Hint: "other names, in any script", Sort: SortLine}, func(r *model.Party) *[]string { return &r.Aliases }),
		{field{Name: "roles", Label: "roles here", Hint: "what it is in this process", Sort: SortChoice, Words: model.Roles, Many: true}, getRoles, setRoles},
	},
	model.KindPerson: {
		textSlot(field{Name: "title", Label: "name", Required: true, Sort: SortLine}, func(r *model.Person) *string { return &r.Title }),
		listSlot(field{Name: "aliases", Label: "also", Hint: "other spellings, in any script", Sort: SortLine}, func(r *model.Person) *[]string { return &r.Aliases }),
		{field{Name: "mandates", Label: "mandates", Hint: "us: special envoy [envoy] 2025-01-20.. mission; several apart by ;", Sort: SortText, Many: true}, getMandates, setMandates},
	},
	model.KindPoint: {
		textSlot(field{Name: "title", Label: "title", Required: true, Sort: SortLine}, func(r *model.Point) *string { return &r.Title }),
		{field{Name: "slug", Label: "slug", Hint: "a short word for it", Sort: SortLine}, getSlug, setSlug},
		{field{Name: "category", Label: "category", Required: true, Sort: SortCategory, Words: model.Categories}, getCategory, setCategory},
		idSlot(field{Name: "parent", Label: "part of", Hint: "the point that it is a part of", Sort: SortPoint}, model.KindPoint, func(r *model.Point) *model.ID { return &r.Parent }),
	},
	model.KindClaim: claimSlots,
	model.KindAssessment: {
		wordSlot(field{Name: "status", Label: "status"}, model.Statuses, func(r *model.Assessment) *model.Status { return &r.Status }),
		wordSlot(field{Name: "phase", Label: "phase"}, model.Phases, func(r *model.Assessment) *model.Phase { return &r.Phase }),
		idsSlot(field{Name: "scope", Label: "between", Hint: "empty: the principals", Sort: SortParty}, model.KindParty,
			func(r *model.Assessment) []model.ID { return r.Scope }, func(r *model.Assessment, ids []model.ID) { r.Scope = model.NewScope(ids...) }),
		daySlot(field{Name: "from", Label: "from", Required: true}, func(r *model.Assessment) *day.Day { return &r.From }),
		textSlot(field{Name: "reason", Label: "because", Sort: SortText}, func(r *model.Assessment) *string { return &r.Reason }),
		wordSlot(field{Name: "confidence", Label: "confidence"}, model.Confidences, func(r *model.Assessment) *string { return &r.Confidence }),
		idsSlot(field{Name: "rests", Label: "rests on", Sort: SortClaim}, model.KindClaim,
			func(r *model.Assessment) []model.ID { return r.Rests }, func(r *model.Assessment, ids []model.ID) { r.Rests = ids }),
	},
	model.KindEvent: {
		wordSlot(field{Name: "kind", Label: "kind", Required: true}, model.EventKinds, func(r *model.Event) *string { return &r.Kind }),
		textSlot(field{Name: "title", Label: "title", Sort: SortLine}, func(r *model.Event) *string { return &r.Title }),
		daySlot(field{Name: "day", Label: "day"}, func(r *model.Event) *day.Day { return &r.Day }),
		{field{Name: "state", Label: "state", Required: true, Hint: "a new state is added to its history, dated today; held, on its day", Sort: SortChoice, Words: model.EventStates}, getState, setState},
		textSlot(field{Name: "place", Label: "place", Sort: SortLine}, func(r *model.Event) *string { return &r.Place }),
		textSlot(field{Name: "zone", Label: "time zone", Hint: "as Europe/Kyiv", Sort: SortLine}, func(r *model.Event) *string { return &r.Zone }),
		idsSlot(field{Name: "parties", Label: "parties", Sort: SortParty}, model.KindParty,
			func(r *model.Event) []model.ID { return r.Parties }, func(r *model.Event, ids []model.ID) { r.Parties = ids }),
		idsSlot(field{Name: "people", Label: "people", Sort: SortPerson}, model.KindPerson,
			func(r *model.Event) []model.ID { return r.People }, func(r *model.Event, ids []model.ID) { r.People = ids }),
		idsSlot(field{Name: "points", Label: "points", Sort: SortPoint}, model.KindPoint,
			func(r *model.Event) []model.ID { return r.Points }, func(r *model.Event, ids []model.ID) { r.Points = ids }),
		wordSlot(field{Name: "format", Label: "format"}, model.Formats, func(r *model.Event) *string { return &r.Format }),
		idsSlot(field{Name: "alleged", Label: "alleged by", Hint: "of a violation: who alleges it", Sort: SortParty}, model.KindParty,
			func(r *model.Event) []model.ID { return r.Alleged }, func(r *model.Event, ids []model.ID) { r.Alleged = ids }),
		evidenceSource(func(r *model.Event) *[]model.Evidence { return &r.Evidence }),
		evidenceQuote(func(r *model.Event) *[]model.Evidence { return &r.Evidence }),
	},
	model.KindText: {
		wordSlot(field{Name: "kind", Label: "kind", Required: true}, model.TextKinds, func(r *model.Text) *string { return &r.Kind }),
		textSlot(field{Name: "title", Label: "title", Required: true, Sort: SortLine}, func(r *model.Text) *string { return &r.Title }),
		idsSlot(field{Name: "by", Label: "by", Sort: SortParty}, model.KindParty,
			func(r *model.Text) []model.ID { return r.By }, func(r *model.Text, ids []model.ID) { r.By = ids }),
		idsSlot(field{Name: "between", Label: "between", Sort: SortParty}, model.KindParty,
			func(r *model.Text) []model.ID { return r.Between }, func(r *model.Text, ids []model.ID) { r.Between = ids }),
		daySlot(field{Name: "day", Label: "day"}, func(r *model.Text) *day.Day { return &r.Day }),
		wordSlot(field{Name: "known", Label: "known", Hint: "how well its wording is known"}, model.Knowledges, func(r *model.Text) *string { return &r.Known }),
		evidenceSource(func(r *model.Text) *[]model.Evidence { return &r.Evidence }),
		evidenceQuote(func(r *model.Text) *[]model.Evidence { return &r.Evidence }),
	},
	model.KindSource: {
		textSlot(field{Name: "title", Label: "title", Required: true, Sort: SortLine}, func(r *model.Source) *string { return &r.Title }),
		textSlot(field{Name: "outlet", Label: "outlet", Sort: SortLine}, func(r *model.Source) *string { return &r.Outlet }),
		textSlot(field{Name: "author", Label: "author", Sort: SortLine}, func(r *model.Source) *string { return &r.Author }),
		daySlot(field{Name: "published", Label: "published"}, func(r *model.Source) *day.Day { return &r.Published }),
		wordSlot(field{Name: "marking", Label: "marking", Hint: "what exports may say of it; empty is public"}, model.Markings, func(r *model.Source) *string { return &r.Marking }),
		textSlot(field{Name: "url", Label: "address", Sort: SortLine}, func(r *model.Source) *string { return &r.URL }),
		idSlot(field{Name: "process", Label: "process", Sort: SortProcess}, model.KindProcess, func(r *model.Source) *model.ID { return &r.Process }),
		{field{Name: "story", Label: "story", Hint: "the source whose story it shares; itself for a story of its own; empty: by its words", Sort: SortSource}, getStory, setStory},
	},
	model.KindNote: {
		{field{Name: "about", Label: "about", Required: true, Hint: "any handle", Sort: SortLine}, getAbout, setAbout},
		daySlot(field{Name: "day", Label: "day", Required: true}, func(r *model.Note) *day.Day { return &r.Day }),
		textSlot(field{Name: "words", Label: "words", Required: true, Sort: SortText}, func(r *model.Note) *string { return &r.Words }),
	},
	model.KindFeed: {
		textSlot(field{Name: "title", Label: "name", Required: true, Hint: "a short word for it", Sort: SortLine}, func(r *model.Feed) *string { return &r.Title }),
		textSlot(field{Name: "url", Label: "address", Required: true, Hint: "https://… of RSS, Atom or JSON Feed", Sort: SortLine}, func(r *model.Feed) *string { return &r.URL }),
		idSlot(field{Name: "process", Label: "process", Hint: "that its articles are for", Sort: SortProcess}, model.KindProcess, func(r *model.Feed) *model.ID { return &r.Process }),
	},
	model.KindOutlet: {
		textSlot(field{Name: "title", Label: "name", Required: true, Hint: "as its sources name it", Sort: SortLine}, func(r *model.Outlet) *string { return &r.Title }),
		wordSlot(field{Name: "letter", Label: "reliability", Hint: "A to F on the Admiralty scale"}, model.Letters, func(r *model.Outlet) *string { return &r.Letter }),
	},
}

func getRoles(s *scribe, r model.Record) string {
	var words []string
	for _, role := range r.(*model.Party).Roles { //nolint:forcetypeassert // the table's kind
		if s.process != nil && role.Process == s.process.ID && !role.To.Known() {
			words = append(words, role.Role)
		}
	}
	return strings.Join(words, ", ")
}

// setRoles replaces the party's roles in this process that have not ended.
func setRoles(s *scribe, r model.Record, value string) error {
	p := r.(*model.Party) //nolint:forcetypeassert // the table's kind
	if s.process == nil {
		return errNoProcess
	}
	var roles []model.Role
	for _, role := range p.Roles {
		if role.Process != s.process.ID || role.To.Known() {
			roles = append(roles, role)
		}
	}
	for _, word := range listed(value) {
		code, err := model.Roles.Parse(word)
		if err != nil {
			return err
		}
		have := slices.IndexFunc(p.Roles, func(o model.Role) bool { return o.Process == s.process.ID && o.Role == code && !o.To.Known() })
		if have >= 0 {
			roles = append(roles, p.Roles[have])
			continue
		}
		roles = append(roles, model.Role{Process: s.process.ID, Role: code})
	}
	p.Roles = roles
	return nil
}

func getCategory(_ *scribe, r model.Record) string { return string(r.(*model.Point).Category) } //nolint:forcetypeassert // the table's kind

func setCategory(s *scribe, r model.Record, value string) error {
	code, err := s.process.CategoryWords().Parse(value)
	if err == nil {
		r.(*model.Point).Category = model.Category(code) //nolint:forcetypeassert // the table's kind
	}
	return err
}

func getState(_ *scribe, r model.Record) string {
	history := r.(*model.Event).History //nolint:forcetypeassert // the table's kind
	if len(history) == 0 {
		return ""
	}
	return history[len(history)-1].State
}

// setState adds a state to the event's history. It holds from the day of the
// entry; that the event was held, from its own day.
func setState(s *scribe, r model.Record, value string) error {
	e := r.(*model.Event) //nolint:forcetypeassert // the table's kind
	code, err := model.EventStates.Parse(value)
	if err != nil || code == getState(s, r) {
		return err
	}
	on := day.Exact(s.day)
	if code == "held" && e.Day.Known() && (len(e.History) == 0 || e.Day.Compare(e.History[len(e.History)-1].On) >= 0) {
		on = e.Day
	}
	e.History = append(slices.Clone(e.History), model.EventState{State: code, On: on})
	return nil
}

func getSlug(_ *scribe, r model.Record) string { return r.(*model.Point).Slug } //nolint:forcetypeassert // the table's kind

// setSlug refuses what another point of the process is called by and what
// reads as a handle.
func setSlug(s *scribe, r model.Record, value string) error {
	p := r.(*model.Point) //nolint:forcetypeassert // the table's kind
	switch {
	case value == "":
		return errors.New("the slug is missing: a short word by which the point is called")
	case numbered().MatchString(value):
		return fmt.Errorf("the slug %q reads as a handle; use another word", value)
	}
	for row, err := range s.tx.Rows(model.KindPoint, p.Process) {
		if err != nil {
			return err
		}
		if row.Extra == value && row.Ref != p.Ref() {
			return fmt.Errorf("the slug %q is that of %s (%s); use another word", value, row.Handle, row.Title)
		}
	}
	p.Slug = value
	return nil
}

func getAbout(s *scribe, r model.Record) string {
	about := r.(*model.Note).About //nolint:forcetypeassert // the table's kind
	if about.IsZero() {
		return ""
	}
	return s.name(about.Kind, about.ID).Handle
}

func setAbout(s *scribe, r model.Record, value string) error {
	about, err := anyRecord(s.tx, value)
	if err == nil {
		r.(*model.Note).About = about.Ref() //nolint:forcetypeassert // the table's kind
	}
	return err
}
