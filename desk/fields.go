package desk

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/model"
	"parley/model/day"
)

// A FieldSort says how a field is typed and completed.
type FieldSort string

// The sorts of field.
const (
	SortLine     FieldSort = "line"
	SortText     FieldSort = "text"
	SortNumber   FieldSort = "number"
	SortChoice   FieldSort = "choice"
	SortDay      FieldSort = "day"
	SortParty    FieldSort = "party"
	SortPerson   FieldSort = "person"
	SortPoint    FieldSort = "point"
	SortClaim    FieldSort = "claim"
	SortSource   FieldSort = "source"
	SortProcess  FieldSort = "process"
	SortSpeaker  FieldSort = "speaker"
	SortCategory FieldSort = "category"
)

// A Field is one that the analyst fills in. The same table drives the form of
// the interface, the commands add and edit, and docs/json.md.
type Field struct {
	Name     string // as typed: field=value
	Label    string
	Hint     string
	Sort     FieldSort
	Words    model.Vocabulary // of a choice
	Required bool
	Many     bool // several, separated by commas
}

// Fields lists what the analyst can fill in of a kind of record, in the order
// of the form. Kinds that are never typed have none.
func Fields(kind model.Kind) []Field {
	var out []Field
	for _, s := range slots[kind] {
		out = append(out, s.Field)
	}
	return out
}

// A slot is a field with how a record gives and takes it.
type slot struct {
	Field
	get func(*scribe, model.Record) string
	set func(*scribe, model.Record, string) error
}

// A scribe resolves what is typed into a record.
type scribe struct {
	*builder
	process *model.Process
	day     day.Date // of the entry: the view's day when adding or setting a state, else today
	name    func(model.Kind, model.ID) Name
}

// find resolves a name in the process. Points, claims and texts of another
// process are refused: their handles are unique in the file, so a slip of the
// finger would tie two negotiations together.
func (s *scribe) find(kind model.Kind, name string) (model.ID, error) {
	process := model.ID("")
	if s.process != nil {
		process = s.process.ID
	}
	ref, err := find(s.tx, kind, process, name)
	if err != nil {
		return "", err
	}
	if process != "" && (kind == model.KindPoint || kind == model.KindClaim || kind == model.KindText) {
		r, err := s.get(ref)
		if err != nil {
			return "", err
		}
		if r != nil && processOf(r) != process {
			return "", fmt.Errorf("%s belongs to the process %s, not to %s", r.Name(), s.name(model.KindProcess, processOf(r)).Handle, s.process.Handle)
		}
	}
	return ref.ID, nil
}

// findAll resolves names separated by commas.
func (s *scribe) findAll(kind model.Kind, text string) ([]model.ID, error) {
	var ids []model.ID
	var all []error
	for _, name := range listed(text) {
		id, err := s.find(kind, name)
		if err != nil {
			all = append(all, err)
			continue
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, errors.Join(all...)
}

func (s *scribe) handles(kind model.Kind, ids []model.ID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.name(kind, id).Handle
	}
	return strings.Join(names, ", ")
}

func textSlot[R model.Record](f Field, at func(R) *string) slot {
	return slot{
		f,
		func(_ *scribe, r model.Record) string { return *at(r.(R)) },
		func(_ *scribe, r model.Record, v string) error { *at(r.(R)) = v; return nil },
	}
}

func listSlot[R model.Record](f Field, at func(R) *[]string) slot {
	f.Many = true
	return slot{
		f,
		func(_ *scribe, r model.Record) string { return enlist(*at(r.(R))) },
		func(_ *scribe, r model.Record, v string) error { *at(r.(R)) = listed(v); return nil },
	}
}

func wordSlot[R model.Record, S ~string](f Field, words model.Vocabulary, at func(R) *S) slot {
	f.Sort, f.Words = SortChoice, words
	return slot{
		f,
		func(_ *scribe, r model.Record) string { return string(*at(r.(R))) },
		func(_ *scribe, r model.Record, v string) error {
			if v == "" {
				*at(r.(R)) = ""
				return nil
			}
			code, err := words.Parse(v)
			if err == nil {
				*at(r.(R)) = S(code)
			}
			return err
		},
	}
}

func daySlot[R model.Record](f Field, at func(R) *day.Day) slot {
	f.Sort = SortDay
	return slot{
		f,
		func(_ *scribe, r model.Record) string { return at(r.(R)).String() },
		func(s *scribe, r model.Record, v string) error {
			d, err := day.Parse(v, s.today())
			if err == nil {
				*at(r.(R)) = d
			}
			return err
		},
	}
}

func numberSlot[R model.Record](f Field, at func(R) *int) slot {
	f.Sort = SortNumber
	return slot{
		f,
		func(_ *scribe, r model.Record) string {
			if n := *at(r.(R)); n != 0 {
				return strconv.Itoa(n)
			}
			return ""
		},
		func(_ *scribe, r model.Record, v string) error {
			if v == "" {
				*at(r.(R)) = 0
				return nil
			}
			n, err := strconv.Atoi(v)
			if err != nil {
				return fmt.Errorf("%q is not a whole number", v)
			}
			*at(r.(R)) = n
			return nil
		},
	}
}

func idSlot[R model.Record](f Field, kind model.Kind, at func(R) *model.ID) slot {
	return slot{
		f,
		func(s *scribe, r model.Record) string {
			if id := *at(r.(R)); id != "" {
				return s.name(kind, id).Handle
			}
			return ""
		},
		func(s *scribe, r model.Record, v string) error {
			if v == "" {
				*at(r.(R)) = ""
				return nil
			}
			id, err := s.find(kind, v)
			if err == nil {
				*at(r.(R)) = id
			}
			return err
		},
	}
}

func idsSlot[R model.Record](f Field, kind model.Kind, get func(R) []model.ID, set func(R, []model.ID)) slot {
	f.Many = true
	return slot{
		f,
		func(s *scribe, r model.Record) string { return s.handles(kind, get(r.(R))) },
		func(s *scribe, r model.Record, v string) error {
			ids, err := s.findAll(kind, v)
			if err == nil {
				set(r.(R), ids)
			}
			return err
		},
	}
}

// fill sets fields of a record and returns every fault at once, after those
// that are known already. A field that is given as it stands is left alone, so
// that a form can send back all of them and what it does not show is kept.
func (s *scribe) fill(r model.Record, fields map[string]string, faults ...model.Fault) error {
	table := slots[r.Ref().Kind]
	for name := range fields {
		if !slices.ContainsFunc(table, func(t slot) bool { return t.Name == name }) {
			faults = append(faults, model.Fault{Field: name, Why: fmt.Sprintf("a %s has no field %q; it has %s", r.Ref().Kind, name, fieldNames(table))})
		}
	}
	for _, t := range table {
		value, given := fields[t.Name]
		value = strings.TrimSpace(value)
		if !given || value == strings.TrimSpace(t.get(s, r)) {
			continue
		}
		if err := t.set(s, r, value); err != nil {
			faults = append(faults, model.Fault{Field: t.Name, Why: why(err)})
		}
	}
	if len(faults) == 0 {
		faults = append(faults, r.Faults()...)
		faults = append(faults, s.dated(r)...)
	}
	if len(faults) == 0 {
		return nil
	}
	slices.SortStableFunc(faults, func(a, b model.Fault) int { return cmp.Compare(a.Field, b.Field) })
	return &model.Invalid{What: string(r.Ref().Kind), Faults: faults}
}

// dated refuses claims and assessments that are dated after their entry.
func (s *scribe) dated(r model.Record) []model.Fault {
	ahead := func(field string, d day.Day) []model.Fault {
		if d.Known() && d.First() > s.today() {
			return []model.Fault{{Field: field, Why: fmt.Sprintf("%s lies ahead; only events and deadlines can", d.Human())}}
		}
		return nil
	}
	switch r := r.(type) {
	case *model.Claim:
		return ahead("said", r.Said)
	case *model.Assessment:
		return ahead("from", r.From)
	case *model.Event:
		if getState(s, r) == "held" && r.Day.Known() && r.Day.First() > s.today() {
			return []model.Fault{{Field: "state", Why: fmt.Sprintf("%s lies ahead; the event is not held yet", r.Day.Human())}}
		}
	}
	return nil
}

// why says what is wrong with a field in one line, and what to do where a
// name is not known.
func why(err error) string {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		var parts []string
		for _, e := range all.Unwrap() {
			parts = append(parts, why(e))
		}
		return strings.Join(parts, "; ")
	}
	missing, ok := errors.AsType[*model.NotFound](err)
	if !ok || len(missing.Near) > 0 {
		return err.Error()
	}
	switch missing.Kind {
	case model.KindParty:
		return fmt.Sprintf(`%s; add it with the line: party HANDLE "%s" state`, err, missing.Name)
	case model.KindPerson:
		return fmt.Sprintf(`%s; add them with the line: person HANDLE "%s" PARTY: post, or describe the speaker in quotation marks`, err, missing.Name)
	case model.KindPoint:
		return fmt.Sprintf(`%s; add it with the line: point SLUG CATEGORY: %s, or write *: for the process as a whole`, err, missing.Name)
	default:
		return err.Error()
	}
}

func fieldNames(table []slot) string {
	names := make([]string, len(table))
	for i, t := range table {
		names[i] = t.Name
	}
	return strings.Join(names, ", ")
}
