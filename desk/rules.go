package desk

import (
	"cmp"
	"context"
	"slices"

	"parley/extract"
	"parley/model"
	"parley/store"
)

// RuleRow is a rule of the importer with what is known of it.
type RuleRow struct {
	extract.Rule
	extract.Tally
	Confidence float64 // 0 to 1, see [extract.Rule.Confidence]
}

// Rules lists the rules of the importer, the surest first.
func (d *Desk) Rules(ctx context.Context) ([]RuleRow, error) {
	var rows []RuleRow
	err := d.store.View(ctx, func(tx *store.Tx) error {
		counts, err := tallies(tx)
		for _, r := range extract.Rules() {
			t := counts[r.Name]
			rows = append(rows, RuleRow{r, t, r.Confidence(t)})
		}
		return err
	})
	slices.SortStableFunc(rows, func(a, b RuleRow) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return rows, err
}

// tallies is what the file tells of the importer's rules.
func tallies(tx *store.Tx) (map[string]extract.Tally, error) {
	counts, err := tx.Tallies()
	if err != nil {
		return nil, err
	}
	out := map[string]extract.Tally{}
	for rule, c := range counts {
		out[rule] = extract.Tally{Accepted: c.Right, Rejected: c.Wrong}
	}
	for row, err := range tx.Rows(model.KindRule, "") {
		if err != nil {
			return nil, err
		}
		t := out[row.Title]
		t.Off = row.Sort == store.RuleOff
		out[row.Title] = t
	}
	return out, nil
}

// SwitchRule switches rules of the importer off or on, in one act: what a rule
// finds that is off is not suggested. What was decided stays as it is.
func (d *Desk) SwitchRule(ctx context.Context, off bool, names ...string) (Done, error) {
	return d.do(ctx, model.VerbEdit, func(b *builder) error {
		state := map[bool]string{true: "off", false: "on"}[off]
		b.title("switch the rule %s %s", names[0], state)
		if len(names) > 1 {
			b.title("switch %d rules %s", len(names), state)
		}
		for _, name := range names {
			if err := b.switchRule(name, off); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *builder) switchRule(name string, off bool) error {
	if err := isRule(name); err != nil {
		return err
	}
	for row, err := range b.tx.Rows(model.KindRule, "") {
		if err != nil {
			return err
		}
		if row.Title != name {
			continue
		}
		if (row.Sort == store.RuleOff) == off {
			return nil
		}
		return b.put(&model.RuleSetting{Head: model.Head{ID: row.Ref.ID, Handle: row.Handle}, Title: name, Off: off})
	}
	if !off {
		return nil // no rule is off before it was switched off
	}
	head, err := b.head(model.KindRule)
	if err != nil {
		return err
	}
	return b.put(&model.RuleSetting{Head: head, Title: name, Off: off})
}

// isRule says which rule may have been meant where none has the name.
func isRule(name string) error {
	var near []string
	for _, r := range extract.Rules() {
		if r.Name == name {
			return nil
		}
		if model.Distance(r.Name, model.Fold(name)) <= max(1, len(name)/3) {
			near = append(near, r.Name)
		}
	}
	return &model.NotFound{Kind: model.KindRule, Name: name, Near: near[:min(3, len(near))]}
}
