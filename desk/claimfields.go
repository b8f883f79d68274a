package desk

import (
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

var claimSlots = []slot{
	{field{Name: "for", Label: "for", Hint: "the parties spoken for", Sort: SortParty, Many: true}, getFor, setFor},
	daySlot(field{Name: "said", Label: "said"}, func(r *model.Claim) *day.Day { return &r.Said }),
	{field{Name: "by", Label: "by", Required: true, Hint: "a person, a party, or a description in quotes", Sort: SortSpeaker, Many: true}, getSpeakers, setSpeakers},
	wordSlot(field{Name: "kind", Label: "kind", Required: true}, model.ClaimKinds, func(r *model.Claim) *model.ClaimKind { return &r.Kind }),
	{field{Name: "about", Label: "about", Hint: "points; empty: the process", Sort: SortPoint, Many: true}, getMatters, setMatters},
	wordSlot(field{Name: "stance", Label: "stance"}, model.Stances, func(r *model.Claim) *model.Stance { return &r.Stance }),
	wordSlot(field{Name: "firmness", Label: "firmness"}, model.Firmnesses, func(r *model.Claim) *model.Firmness { return &r.Firmness }),
	textSlot(field{Name: "want", Label: "want", Hint: "the gist, at most 40 characters", Sort: SortLine}, func(r *model.Claim) *string { return &r.Want }),
	textSlot(field{Name: "condition", Label: "if", Hint: "what it is bound to", Sort: SortLine}, func(r *model.Claim) *string { return &r.Condition }),
	wordSlot(field{Name: "status", Label: "status"}, model.Statuses, func(r *model.Claim) *model.Status { return &r.Status }),
	idsSlot(field{Name: "scope", Label: "between", Hint: "the parties between whom; empty: unstated", Sort: SortParty}, model.KindParty,
		func(r *model.Claim) []model.ID { return r.Scope }, func(r *model.Claim, ids []model.ID) { r.Scope = scopeOf(ids) }),
	textSlot(field{Name: "count", Label: "count", Hint: "90 %, 15 of 17, many", Sort: SortLine}, func(r *model.Claim) *string { return &r.Count }),
	textSlot(field{Name: "words", Label: "words", Hint: "what was said, where no quote holds it", Sort: SortText}, func(r *model.Claim) *string { return &r.Words }),
	evidenceSource(func(r *model.Claim) *[]model.Evidence { return &r.Evidence }),
	evidenceQuote(func(r *model.Claim) *[]model.Evidence { return &r.Evidence }),
	{field{Name: "attribution", Label: "attribution", Hint: "follows from the speaker where empty", Sort: SortChoice, Words: model.Attributions}, getAttribution, setAttribution},
}

func scopeOf(ids []model.ID) model.Scope {
	if len(ids) == 0 {
		return nil
	}
	return model.NewScope(ids...)
}

func getFor(s *scribe, r model.Record) string {
	return s.handles(model.KindParty, r.(*model.Claim).For)
} //nolint:forcetypeassert // the table's kind

func setFor(s *scribe, r model.Record, value string) error {
	ids, err := s.findAll(model.KindParty, value)
	if err != nil {
		return err
	}
	c := r.(*model.Claim) //nolint:forcetypeassert // the table's kind
	c.For = ids
	if len(c.Speakers) == 0 { // a party without a named speaker speaks for itself
		for _, id := range ids {
			c.Speakers = append(c.Speakers, model.Speaker{Party: id})
		}
	}
	return nil
}

func getSpeakers(s *scribe, r model.Record) string {
	var names []string
	for _, sp := range r.(*model.Claim).Speakers { //nolint:forcetypeassert // the table's kind
		switch {
		case sp.Person != "":
			names = append(names, s.name(model.KindPerson, sp.Person).Handle)
		case sp.Party != "":
			names = append(names, s.name(model.KindParty, sp.Party).Handle)
		default:
			names = append(names, `"`+strings.ReplaceAll(sp.Unnamed, `"`, `""`)+`"`)
		}
	}
	return strings.Join(names, ", ")
}

// setSpeakers takes people, parties, and descriptions, which are words in
// quotation marks or several words that name nobody.
func setSpeakers(s *scribe, r model.Record, value string) error {
	c := r.(*model.Claim) //nolint:forcetypeassert // the table's kind
	var speakers []model.Speaker
	for _, item := range items(value) {
		sp, err := s.speaker(item)
		if err != nil {
			return err
		}
		speakers = append(speakers, sp)
		if sp.Person != "" && len(c.For) == 0 {
			c.For = s.actsFor(sp.Person, c.Said)
		}
	}
	c.Speakers = speakers
	return nil
}

func (s *scribe) speaker(item listItem) (model.Speaker, error) {
	if r, err := s.tx.ByHandle(model.KindParty, item.text); err == nil && r != nil {
		return model.Speaker{Party: s.tx.Resolve(r.Ref()).ID}, nil
	}
	person, unknown := s.find(model.KindPerson, item.text)
	if unknown == nil {
		return model.Speaker{Person: person}, nil
	}
	if model.Is[*model.Ambiguous](unknown) {
		return model.Speaker{}, unknown
	}
	party, err := s.find(model.KindParty, item.text)
	if err == nil {
		return model.Speaker{Party: party}, nil
	}
	if model.Is[*model.Ambiguous](err) {
		return model.Speaker{}, err
	}
	if !item.quoted && !strings.Contains(item.text, " ") {
		return model.Speaker{}, unknown
	}
	return model.Speaker{Unnamed: item.text}, s.misspelt(item.text)
}

// misspelt refuses a description that is a letter or two from a person's
// name: whoever is named would be filed as an anonymous source.
func (s *scribe) misspelt(words string) error {
	atMost := 1
	if strings.Contains(words, " ") {
		atMost = 2
	}
	if len([]rune(words)) < 5 {
		return nil
	}
	people, err := known(s.tx, model.KindPerson, "")
	if err != nil {
		return err
	}
	if names := near(people, model.Fold(words), atMost); len(names) > 0 {
		return &model.NotFound{Kind: model.KindPerson, Name: words, Near: names}
	}
	return nil
}

// actsFor lists the party that a person acts for on a day.
func (s *scribe) actsFor(person model.ID, on day.Day) []model.ID {
	rec, err := s.get(model.Ref{Kind: model.KindPerson, ID: person})
	p, ok := rec.(*model.Person)
	if err != nil || !ok || p == nil {
		return nil
	}
	when := s.today()
	if on.Known() {
		when = on.First()
	}
	for _, m := range p.Mandates {
		if m.For.Kind == model.KindParty && m.Holds("", when) {
			return []model.ID{m.For.ID}
		}
	}
	return nil
}

func getMatters(s *scribe, r model.Record) string {
	var names []string
	for _, about := range r.(*model.Claim).About { //nolint:forcetypeassert // the table's kind
		names = append(names, s.name(about.Kind, about.ID).Handle)
	}
	return strings.Join(names, ", ")
}

// setMatters takes points and texts; "*" is the process as a whole.
func setMatters(s *scribe, r model.Record, value string) error {
	var about []model.Ref
	for _, name := range listed(value) {
		if name == "*" {
			continue
		}
		id, err := s.find(model.KindPoint, name)
		ref := model.Ref{Kind: model.KindPoint, ID: id}
		if err != nil {
			text, errText := s.find(model.KindText, name)
			if errText != nil {
				return err
			}
			ref = model.Ref{Kind: model.KindText, ID: text}
		}
		if !slices.Contains(about, ref) {
			about = append(about, ref)
		}
	}
	r.(*model.Claim).About = about //nolint:forcetypeassert // the table's kind
	return nil
}

func getAttribution(_ *scribe, r model.Record) string {
	if e := r.(*model.Claim).Evidence; len(e) > 0 { //nolint:forcetypeassert // the table's kind
		return string(e[0].Attribution)
	}
	return ""
}

// setAttribution sets how the source names the speaker; without a source
// there is nothing to attribute.
func setAttribution(_ *scribe, r model.Record, value string) error {
	c := r.(*model.Claim) //nolint:forcetypeassert // the table's kind
	if len(c.Evidence) == 0 {
		return fmt.Errorf("the attribution %s needs the source that makes it (src:a12)", value)
	}
	attribution := attributionOf(c.Speakers)
	if value != "" {
		code, err := model.Attributions.Parse(value)
		if err != nil {
			return err
		}
		attribution = model.Attribution(code)
	}
	evidence := slices.Clone(c.Evidence)
	evidence[0].Attribution = attribution
	c.Evidence = evidence
	return nil
}

// attributionFor is what follows from the record that is attributed.
func attributionFor(r model.Record) model.Attribution {
	if c, ok := r.(*model.Claim); ok {
		return attributionOf(c.Speakers)
	}
	return model.Reporter
}

// attributionOf is what follows from who speaks.
func attributionOf(speakers []model.Speaker) model.Attribution {
	for _, s := range speakers {
		switch {
		case s.Person != "":
			return model.Named
		case s.Unnamed != "":
			return unnamedAs(s.Unnamed)
		}
	}
	return model.Institution
}

// unnamedAs tells experts and outlets from unnamed officials by the words of
// their description; who is described in no such words is anonymous.
func unnamedAs(description string) model.Attribution {
	for _, word := range strings.FieldsFunc(model.Fold(description), func(r rune) bool { return r == ' ' || r == '-' || r == ',' }) {
		switch strings.TrimSuffix(word, "s") {
		case "official", "diplomat", "source":
			return model.Anonymous
		case "expert", "analyst", "observer", "scholar", "academic", "researcher":
			return model.Expert
		case "media", "newspaper", "outlet", "journalist", "broadcaster":
			return model.Media
		}
	}
	return model.Anonymous
}
