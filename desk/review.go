package desk

import (
	"context"
	"fmt"
	"sync"

	"parley/extract"
	"parley/model"
	"parley/store"
	"parley/store/view"
)

// Verdicts on a suggestion; see [model.Verdicts].
const (
	Accepted = "accepted"
	Edited   = "edited"
	Merged   = "merged"
	Rejected = "rejected"
	Split    = "split"
)

// Learned stands where the analyst has decided nothing and the file learned
// of a party or person elsewhere after the source came: there is nothing left
// to decide.
const Learned = "known"

// A Choice is what the analyst makes of one suggestion.
type Choice struct {
	Key     string
	Verdict string            // a word of [model.Verdicts]
	Edit    map[string]string // changed fields of the record, for "edited"; see [Fields]
	Into    string            // handle of the claim that it is added to, for "merged"
	Unread  bool              // decided without a look at it: it tells nothing of the rule
}

// A Review is the deciding of one source's suggestions. They are looked for
// once, when it is opened; a decision then costs what it writes.
type Review struct {
	d      *Desk
	source model.Ref
	handle string
	found  extract.Suggestions

	mu     sync.Mutex
	seq    uint64 // the act up to which book and claims are read
	book   *book
	claims map[model.ID]*model.Claim
}

// Review opens the review of a source, named by its handle.
func (d *Desk) Review(ctx context.Context, source string) (*Review, error) {
	r := &Review{d: d, handle: source}
	err := d.store.View(ctx, func(tx *store.Tx) error {
		rec, err := tx.ByHandle(model.KindSource, source)
		if err != nil {
			return err
		}
		if rec == nil {
			return &model.NotFound{Kind: model.KindSource, Name: source}
		}
		r.source = rec.Ref()
		h, err := d.reap(tx, r.source)
		if err != nil {
			return err
		}
		r.found = h.found
		return nil
	})
	return r, err
}

// reap looks for the suggestions of a source anew.
func (d *Desk) reap(tx *store.Tx, source model.Ref) (*harvest, error) {
	h, err := d.harvest(tx, source)
	if err != nil {
		return nil, err
	}
	if h.book, err = openBook(tx, h.process.ID); err != nil {
		return nil, err
	}
	if h.found, err = d.search(h.source, h.book); err != nil {
		return nil, err
	}
	return h, h.judged()
}

func newHarvest(d *Desk, tx *store.Tx, p *model.Process, s *model.Source) *harvest {
	return &harvest{d: d, today: d.Today(), tx: tx, process: p, source: s, kin: newKinship(), matched: map[int]*model.Point{}}
}

// harvest begins a harvest of a source, with nothing found yet.
func (d *Desk) harvest(tx *store.Tx, ref model.Ref) (*harvest, error) {
	r, _, err := tx.Get(ref)
	if err != nil {
		return nil, err
	}
	s, ok := r.(*model.Source)
	if !ok || s == nil {
		return nil, &model.NotFound{Kind: model.KindSource, Name: string(ref.ID)}
	}
	pr, _, err := tx.Get(model.Ref{Kind: model.KindProcess, ID: s.Process})
	if err != nil {
		return nil, err
	}
	p, ok := pr.(*model.Process)
	if !ok || p == nil {
		return nil, fmt.Errorf("source %s belongs to no process; give it one with: parley edit %s process=HANDLE", s.Handle, s.Handle)
	}
	return newHarvest(d, tx, p, s), nil
}

// judged gathers what was found with the verdicts there are.
func (h *harvest) judged() error {
	made, err := verdicts(h.tx, h.source.Ref())
	if err == nil {
		h.gather(made)
	}
	return err
}

// measure gathers what was found when the review was opened, measured against
// what the file knows by now.
func (r *Review) measure(tx *store.Tx) (*harvest, error) {
	h, err := r.d.harvest(tx, r.source)
	if err != nil {
		return nil, err
	}
	seq, _, err := tx.Head()
	if err != nil {
		return nil, err
	}
	if r.book == nil || r.seq != seq {
		if r.book, err = openBook(tx, h.process.ID); err != nil {
			return nil, err
		}
		r.seq, r.claims = seq, map[model.ID]*model.Claim{}
	}
	h.found, h.book, h.kin.claims = r.found, r.book.clone(), r.claims
	return h, h.judged()
}

// follow takes over what an act of this review wrote, right after measuring.
func (r *Review) follow(seq uint64, act model.Act) {
	r.seq = seq
	for _, w := range act.Writes {
		if w.Value != nil {
			r.book.note(w.Value)
		}
		delete(r.claims, w.Ref.ID)
	}
}

// Decide carries out choices on suggestions, in one act. Accepting a claim
// accepts the party, person, point and evidence that it needs. When nothing is
// left, the source's review is done.
func (r *Review) Decide(ctx context.Context, choices []Choice) (Done, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var act model.Act
	done, err := r.d.do(ctx, model.VerbReview, func(b *builder) error {
		h, err := r.measure(b.tx)
		if err != nil {
			return err
		}
		b.act.Process = h.process.ID
		if err := b.reviewed(h, choices); err != nil {
			return err
		}
		act = b.act
		return nil
	})
	if err == nil && done.Entry.Seq > 0 {
		r.follow(done.Entry.Seq, act)
	}
	return done, err
}

// Draft returns the kind and the fields of the record that accepting a
// suggestion would write, as they are typed.
func (r *Review) Draft(ctx context.Context, key string) (kind model.Kind, values map[string]string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	values = map[string]string{}
	err = r.d.store.View(ctx, func(tx *store.Tx) error {
		h, err := r.measure(tx)
		if err != nil {
			return err
		}
		i, err := h.undecided(key)
		if err != nil {
			return err
		}
		b := newBuilder(r.d, tx, model.VerbReview)
		rec, err := h.accept(b).write(i)
		if err != nil {
			return err
		}
		kind = rec.Ref().Kind
		s := b.scribe(h.process)
		for _, slot := range slots[kind] {
			values[slot.Name] = slot.get(s, rec)
		}
		return nil
	})
	return kind, values, err
}

// undecided returns the suggestion of a key.
func (h *harvest) undecided(key string) (*item, error) {
	for n := range h.items {
		if i := &h.items[n]; i.Key == key {
			if i.Verdict != "" {
				return nil, model.Wrong("suggestion", "suggestion %s was %s already", i.Handle, i.Verdict)
			}
			return i, nil
		}
	}
	return nil, model.Wrong("suggestion", "source %s has no suggestion %q any more; look at it again", h.source.Handle, key)
}

// Decide carries out choices on the suggestions of a source, in one act; see
// [Review.Decide].
func (d *Desk) Decide(ctx context.Context, source string, choices []Choice) (Done, error) {
	r, err := d.Review(ctx, source)
	if err != nil {
		return Done{}, err
	}
	return r.Decide(ctx, choices)
}

// reviewed writes choices and names the act after them.
func (b *builder) reviewed(h *harvest, choices []Choice) error {
	if len(choices) == 1 {
		verb := map[string]string{Accepted: "accept", Edited: "accept", Merged: "merge", Rejected: "reject", Split: "split"}[choices[0].Verdict]
		b.title("%s a suggestion of %s", verb, h.source.Handle)
		for _, i := range h.items {
			if i.Key == choices[0].Key {
				b.quote(string(i.Kind) + " " + i.Summary)
			}
		}
		_, err := b.decide(h, choices)
		return err
	}
	n, err := b.decide(h, choices)
	switch n {
	case len(choices):
		b.title("accept %d suggestions of %s", n, h.source.Handle)
	case 0:
		b.title("reject %d suggestions of %s", len(choices), h.source.Handle)
	default:
		b.title("review %s: %d of %d accepted", h.source.Handle, n, len(choices))
	}
	return err
}

// decide writes choices and what they stand for; it returns how many
// suggestions were taken.
func (b *builder) decide(h *harvest, choices []Choice) (int, error) {
	a := h.accept(b)
	taken, left := 0, false
	for _, c := range choices {
		i, err := h.undecided(c.Key)
		if err != nil {
			return taken, err
		}
		if a.brought[i.Key] && (i.along || c.Verdict == Rejected) { // it came along with another one
			continue
		}
		before := len(b.act.Writes)
		made, verdict, err := a.carryOut(i, c)
		if err == nil {
			err = b.sound(before)
		}
		if err != nil {
			return taken, &Refusal{Handle: i.Handle, Key: i.Key, Summary: i.Summary, Err: err}
		}
		if verdict != Rejected && !i.along {
			taken++
		}
		left = left || verdict == Split // its parts are still to be decided
		i.Verdict = verdict
		if err := b.decision(h, &model.Decision{Key: i.Key, Rule: i.Rule, Verdict: verdict, Made: made, Unread: c.Unread}); err != nil {
			return taken, err
		}
	}
	if err := b.cameAlong(a); err != nil {
		return taken, err
	}
	for _, i := range h.items {
		left = left || i.Verdict == "" && !i.along && !a.brought[i.Key]
	}
	if left {
		return taken, nil
	}
	if _, fresh := b.staged[h.source.Ref()]; fresh || b.tx.Waiting(h.process.ID, h.source.ID) {
		return taken, b.decision(h, &model.Decision{Key: store.ReviewDone, Verdict: Accepted})
	}
	return taken, nil
}

// sound reports what is wrong with the latest writes, while it is known which
// suggestion made them.
func (b *builder) sound(from int) error {
	for _, w := range b.act.Writes[from:] {
		if w.Value == nil {
			continue
		}
		if err := model.Check(w.Value); err != nil {
			return err
		}
	}
	return nil
}

// cameAlong accepts what would have been asked about by itself and came along
// with another one.
func (b *builder) cameAlong(a *acceptance) error {
	for n := range a.items {
		i := &a.items[n]
		if i.Verdict != "" || i.along || !a.brought[i.Key] {
			continue
		}
		r, err := a.write(i)
		if err != nil {
			return err
		}
		i.Verdict = Accepted
		d := &model.Decision{Key: i.Key, Rule: i.Rule, Verdict: Accepted, Made: []model.Ref{r.Ref()}, Unread: true}
		if err := b.decision(a.harvest, d); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) decision(h *harvest, d *model.Decision) (err error) {
	d.Source = h.source.ID
	if d.Head, err = b.head(model.KindDecision); err != nil {
		return err
	}
	return b.put(d)
}

// carryOut writes what one choice stands for and returns the verdict that it
// comes to.
func (a *acceptance) carryOut(i *item, c Choice) (made []model.Ref, verdict string, err error) {
	switch c.Verdict {
	case Rejected:
		return nil, Rejected, nil
	case Merged:
		made, err = a.mergeInto(i, c.Into)
		return made, Merged, err
	case Accepted:
		return a.take(i)
	case Edited:
		made, err = a.takeEdited(i, c.Edit)
		return made, Edited, err
	case Split:
		if len(a.parts(i)) == 0 {
			return nil, "", model.Wrong("split", "it is about one point and has one speaker: there is nothing to split")
		}
		return nil, Split, nil
	}
	return nil, "", model.Wrong("verdict", "%q is not a verdict", c.Verdict)
}

// mergeInto gives a known claim or event, named by its handle, the evidence of
// a suggestion.
func (a *acceptance) mergeInto(i *item, into string) ([]model.Ref, error) {
	var kind model.Kind
	var e model.Evidence
	switch {
	case i.claim != nil:
		kind, e = model.KindClaim, a.evidence(i.claim.Found, i.claim.Attribution)
	case i.event != nil:
		kind, e = model.KindEvent, a.evidence(i.event.Found, model.Reporter)
	default:
		return nil, model.Wrong("into", "only a claim or an event can be merged into one that is known")
	}
	r, err := a.b.tx.ByHandle(kind, into)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, &model.NotFound{Kind: kind, Name: into}
	}
	if processOf(r) != a.process.ID {
		return nil, model.Wrong("into", "%s belongs to another process", into)
	}
	return a.addEvidence(a.b.tx.Resolve(r.Ref()), e)
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
		return b.decision(&harvest{source: s}, &model.Decision{Key: store.ReviewDone, Verdict: Rejected})
	})
}

func openView(tx *store.Tx, process model.ID) (*view.Process, error) {
	return view.Open(tx, process, 0)
}
