package desk

import (
	"context"
	"fmt"

	"parley/model"
	"parley/store"
	"parley/store/view"
)

// A Choice is what the analyst makes of one suggestion.
type Choice struct {
	Key     string
	Verdict string            // a word of [model.Verdicts]
	Edit    map[string]string // changed fields of the record, for "edited"; see [Fields]
	Into    string            // handle of the claim that it is added to, for "merged"
}

func openView(tx *store.Tx, process model.ID) (*view.Process, error) {
	return view.Open(tx, process, 0)
}

// Decide carries out choices on the suggestions of a source, in one act.
// Accepting a claim accepts the party, person, point and evidence that it
// needs. When nothing is left, the source's review is done.
func (d *Desk) Decide(ctx context.Context, source string, choices []Choice) (Done, error) {
	return d.do(ctx, model.VerbReview, func(b *builder) error {
		r, err := b.tx.ByHandle(model.KindSource, source)
		if err != nil {
			return err
		}
		if r == nil {
			return &model.NotFound{Kind: model.KindSource, Name: source}
		}
		h, err := d.reapRef(b.tx, r.Ref())
		if err != nil {
			return err
		}
		b.act.Process = h.process.ID
		n, err := b.decide(h, choices)
		if err != nil {
			return err
		}
		if len(choices) == 1 {
			verb := map[string]string{"accepted": "accept", "edited": "accept", "merged": "merge", "rejected": "reject"}[choices[0].Verdict]
			b.title("%s a suggestion of %s", verb, source)
			for i := range h.items {
				if it := &h.items[i]; it.Key == choices[0].Key {
					b.quote(string(it.Kind) + " " + it.Summary)
				}
			}
			return nil
		}
		b.title("review %s: %d of %d accepted", source, n, len(choices))
		return nil
	})
}

// decide writes choices and what they stand for; it returns how many
// suggestions were taken.
func (b *builder) decide(h *harvest, choices []Choice) (int, error) {
	byKey := map[string]*item{}
	for i := range h.items {
		byKey[h.items[i].Key] = &h.items[i]
	}
	a := h.accept(b)
	taken := 0
	for _, c := range choices {
		i, ok := byKey[c.Key]
		if !ok {
			return taken, model.Wrong("suggestion", "source %s has no suggestion %q any more; look at it again", h.source.Handle, c.Key)
		}
		if i.Verdict != "" {
			return taken, model.Wrong("suggestion", "suggestion %s was %s already", i.Handle, i.Verdict)
		}
		made, err := a.carryOut(*i, c)
		if err != nil {
			return taken, fmt.Errorf("suggestion %s: %w", i.Handle, err)
		}
		if c.Verdict != "rejected" {
			taken++
		}
		i.Verdict = c.Verdict
		if err := b.decision(h, i.Key, i.Rule, c.Verdict, made); err != nil {
			return taken, err
		}
	}
	for _, i := range h.items {
		if i.Verdict == "" && !a.brought[i.Key] {
			return taken, nil
		}
	}
	if _, fresh := b.staged[h.source.Ref()]; fresh || b.tx.Waiting(h.process.ID, h.source.ID) {
		return taken, b.decision(h, store.ReviewDone, "", "accepted", nil)
	}
	return taken, nil
}

func (b *builder) decision(h *harvest, key, rule, verdict string, made []model.Ref) error {
	head, err := b.head(model.KindDecision)
	if err != nil {
		return err
	}
	return b.put(&model.Decision{Head: head, Source: h.source.ID, Key: key, Rule: rule, Verdict: verdict, Made: made})
}

// carryOut writes what one choice stands for.
func (a *acceptance) carryOut(i item, c Choice) ([]model.Ref, error) {
	switch c.Verdict {
	case "rejected":
		return nil, nil
	case "merged":
		return a.addEvidence(i, c.Into)
	case "accepted":
		return a.take(i)
	case "edited":
		made, err := a.take(i)
		if err != nil || len(made) == 0 {
			return made, err
		}
		return made, a.b.amend(made[0], c.Edit)
	}
	return nil, model.Wrong("verdict", "%q is not a verdict", c.Verdict)
}

// addEvidence gives a known claim the evidence of a suggestion.
func (a *acceptance) addEvidence(i item, into string) ([]model.Ref, error) {
	if i.claim == nil {
		return nil, model.Wrong("into", "only a claim can be merged into a claim")
	}
	r, err := a.b.tx.ByHandle(model.KindClaim, into)
	if err != nil {
		return nil, err
	}
	have, ok := r.(*model.Claim)
	if !ok || have == nil {
		return nil, &model.NotFound{Kind: model.KindClaim, Name: into}
	}
	c := *have
	c.Evidence = append(append([]model.Evidence(nil), have.Evidence...), a.evidence(i.claim.Found, i.claim.Attribution))
	return []model.Ref{c.Ref()}, a.b.put(&c)
}

// CloseReview ends the review of a source: what was not decided is left.
func (d *Desk) CloseReview(ctx context.Context, source string) (Done, error) {
	return d.do(ctx, model.VerbReview, func(b *builder) error {
		r, err := b.tx.ByHandle(model.KindSource, source)
		if err != nil {
			return err
		}
		s, ok := r.(*model.Source)
		if !ok || s == nil {
			return &model.NotFound{Kind: model.KindSource, Name: source}
		}
		if !b.tx.Waiting(s.Process, s.ID) {
			return nil
		}
		b.act.Process = s.Process
		b.title("close the review of %s", s.Handle)
		return b.decision(&harvest{source: s}, store.ReviewDone, "", "rejected", nil)
	})
}
