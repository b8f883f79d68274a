package desk

import (
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

// A mandate is typed as
//
//	WHOM: POST [CAPACITY] FROM..TO MISSION
//	us: special envoy [envoy] 2025-01-20.. the settlement in Ukraine
//
// and several apart by semicolons. Whom is a party, or a person whose aide it
// is; everything but the post may be left out, and who has no capacity is an
// official. A post or mission with one of these signs stands in quotation
// marks. The process, basis, end and evidence of a mandate are not typed; they
// stay with the mandate that keeps its party, its post or its first day.

// signs are those that end a part of a mandate.
const signs = `:;[]"`

func getMandates(s *scribe, r model.Record) string {
	var lines []string
	for _, m := range r.(*model.Person).Mandates { //nolint:forcetypeassert // the table's kind
		var b strings.Builder
		if !m.For.IsZero() {
			b.WriteString(s.name(m.For.Kind, m.For.ID).Handle + ": ")
		}
		fmt.Fprintf(&b, "%s [%s]", enquote(m.Post, signs), m.Capacity)
		if m.From.Known() || m.To.Known() {
			b.WriteString(" " + m.From.String() + ".." + m.To.String())
		}
		if m.Mission != "" {
			mission := enquote(m.Mission, signs)
			if mission == m.Mission && strings.Contains(firstWord(mission), "..") {
				mission = `"` + mission + `"`
			}
			b.WriteString(" " + mission)
		}
		lines = append(lines, strings.TrimSpace(b.String()))
	}
	return strings.Join(lines, "; ")
}

func setMandates(s *scribe, r model.Record, value string) error {
	p := r.(*model.Person) //nolint:forcetypeassert // the table's kind
	had := slices.Clone(p.Mandates)
	var mandates []model.Mandate
	for _, text := range partAt(value, ';') {
		if strings.TrimSpace(text) == "" {
			continue
		}
		m, err := s.mandate(strings.TrimSpace(text))
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(had, func(h model.Mandate) bool { return h.For == m.For && (h.Post == m.Post || h.From == m.From) }); i >= 0 {
			m.Process, m.Basis, m.Ended, m.Evidence = had[i].Process, had[i].Basis, had[i].Ended, had[i].Evidence
			had = slices.Delete(had, i, i+1)
		}
		mandates = append(mandates, m)
	}
	p.Mandates = mandates
	return nil
}

func (s *scribe) mandate(text string) (model.Mandate, error) {
	m := model.Mandate{Capacity: model.Official}
	head, _, _ := cutAt(text, '[')
	if whom, _, ok := cutAt(head, ':'); ok {
		var err error
		if m.For, err = s.whom(unquote(strings.TrimSpace(whom))); err != nil {
			return m, err
		}
		text = strings.TrimSpace(text[len(whom)+1:])
	}
	post, rest, hasCapacity := cutAt(text, '[')
	if hasCapacity {
		capacity, after, closed := cutAt(rest, ']')
		if !closed {
			return m, fmt.Errorf("the capacity [%s has no closing bracket", strings.TrimSpace(rest))
		}
		code, err := model.Capacities.Parse(capacity)
		if err != nil {
			return m, err
		}
		m.Capacity, rest = code, strings.TrimSpace(after)
	} else if i := strings.LastIndex(" "+post, " "); i > 0 && strings.Contains(post[i:], "..") {
		post, rest = post[:i], post[i:]
	}
	m.Post = unquote(strings.TrimSpace(post))
	return m, s.term(&m, rest)
}

// whom resolves for whom a mandate is.
func (s *scribe) whom(name string) (model.Ref, error) {
	party, err := s.find(model.KindParty, name)
	if err == nil {
		return model.Ref{Kind: model.KindParty, ID: party}, nil
	}
	if person, errPerson := s.find(model.KindPerson, name); errPerson == nil {
		return model.Ref{Kind: model.KindPerson, ID: person}, nil
	}
	return model.Ref{}, err
}

// term reads FROM..TO MISSION.
func (s *scribe) term(m *model.Mandate, text string) error {
	if word := firstWord(text); strings.Contains(word, "..") && !strings.HasPrefix(word, `"`) {
		text = strings.TrimSpace(text[len(word):])
		from, to, _ := strings.Cut(word, "..")
		var err error
		if m.From, err = day.Parse(from, s.today()); err != nil {
			return err
		}
		if m.To, err = day.Parse(to, s.today()); err != nil {
			return err
		}
	}
	m.Mission = unquote(text)
	return nil
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}
