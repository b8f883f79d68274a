package desk

import (
	"cmp"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// process returns the process with a handle. The empty name is the only
// process of the file, else the one that the newest act concerns.
func findProcess(tx *store.Tx, name string) (*model.Process, error) {
	if name == "" {
		return lastProcess(tx)
	}
	r, err := tx.ByHandle(model.KindProcess, name)
	if err != nil {
		return nil, err
	}
	if p, ok := r.(*model.Process); ok {
		return p, nil
	}
	var near []string
	for row, err := range tx.Rows(model.KindProcess, "") {
		if err != nil {
			return nil, err
		}
		near = append(near, row.Handle)
	}
	return nil, &model.NotFound{Kind: model.KindProcess, Name: name, Near: near}
}

func lastProcess(tx *store.Tx) (*model.Process, error) {
	var rows []store.Row
	for row, err := range tx.Rows(model.KindProcess, "") {
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, errNoProcess
	}
	pick := rows[0].Ref
	if len(rows) > 1 {
		seq, _, err := tx.Head()
		if err != nil {
			return nil, err
		}
		for n := 0; seq > 0 && n < 200; seq, n = seq-1, n+1 {
			entry, err := tx.Entry(seq)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(rows, func(r store.Row) bool { return r.Ref.ID == entry.Process }) {
				pick.ID = entry.Process
				break
			}
		}
	}
	r, _, err := tx.Get(pick)
	p, _ := r.(*model.Process)
	return p, err
}

var errNoProcess = &model.NotFound{Kind: model.KindProcess, Name: ""}

// A named record is one that can be called by its handle, title, slug or an
// alias.
type named struct {
	store.Row
	aliases []string
}

// known lists the records of a kind by which a name can be meant. People and
// parties bring their aliases.
func known(tx *store.Tx, kind model.Kind, process model.ID) ([]named, error) {
	if kind == model.KindParty || kind == model.KindPerson || kind == model.KindProcess || kind == model.KindOutlet || kind == model.KindFeed {
		process = ""
	}
	var all []named
	for row, err := range tx.Rows(kind, process) {
		if err != nil {
			return nil, err
		}
		n := named{Row: row}
		if kind == model.KindParty || kind == model.KindPerson {
			r, _, err := tx.Get(row.Ref)
			if err != nil {
				return nil, err
			}
			n.aliases = aliasesOf(r)
		}
		all = append(all, n)
	}
	return all, nil
}

func aliasesOf(r model.Record) []string {
	switch r := r.(type) {
	case *model.Party:
		return append([]string{r.Title, r.Code}, r.Aliases...)
	case *model.Person:
		return append([]string{r.Title}, r.Aliases...)
	}
	return nil
}

// minPrefix is how much of a title has to be typed for it to be meant.
const minPrefix = 4

// find returns the record of a kind that a name means: a handle, a slug, a
// title or alias, a person's family name, or an unambiguous beginning of a
// title or family name. A party's beginning is never enough: "Niger"
// would be Nigeria in a file that does not know Niger. Merged records are
// found as those that they are merged into.
func find(tx *store.Tx, kind model.Kind, process model.ID, name string) (model.Ref, error) {
	name = strings.TrimSpace(name)
	if r, err := tx.ByHandle(kind, name); err != nil {
		return model.Ref{}, err
	} else if r != nil {
		return tx.Resolve(r.Ref()), nil
	}
	if ref := tx.ByKey(kind, process, name); kind == model.KindPoint && !ref.IsZero() {
		return tx.Resolve(ref), nil
	}
	all, err := known(tx, kind, process)
	if err != nil {
		return model.Ref{}, err
	}
	want := model.Fold(name)
	long := len([]rune(want)) >= minPrefix && kind != model.KindParty
	for _, fits := range []func(named) bool{
		func(n named) bool {
			return model.Fold(n.Handle) == want || kind == model.KindPoint && model.Fold(n.Extra) == want || model.Fold(n.Title) == want
		},
		func(n named) bool {
			return slices.ContainsFunc(n.aliases, func(a string) bool { return model.Fold(a) == want })
		},
		func(n named) bool {
			return kind == model.KindPerson && want != "" && model.Fold(familyName(n.Title)) == want
		},
		func(n named) bool {
			return long && (strings.HasPrefix(model.Fold(n.Title), want) ||
				kind == model.KindPerson && strings.HasPrefix(model.Fold(familyName(n.Title)), want))
		},
	} {
		hits := distinct(tx, all, fits)
		if len(hits) == 1 {
			return hits[0].Ref, nil
		}
		if len(hits) > 1 {
			ambiguous := &model.Ambiguous{Kind: kind, Name: name}
			for _, h := range hits {
				ambiguous.Fits = append(ambiguous.Fits, h.Handle+" ("+h.Title+")")
			}
			return model.Ref{}, ambiguous
		}
	}
	return model.Ref{}, &model.NotFound{Kind: kind, Name: name, Near: near(all, want, max(1, len([]rune(want))/3))}
}

// distinct returns the records that fit, each merge once.
func distinct(tx *store.Tx, all []named, fits func(named) bool) []named {
	var hits []named
	for _, n := range all {
		if !fits(n) {
			continue
		}
		into := tx.Resolve(n.Ref)
		if !slices.ContainsFunc(hits, func(h named) bool { return tx.Resolve(h.Ref) == into }) {
			n.Ref = into
			hits = append(hits, n)
		}
	}
	return hits
}

// called is what people call it: a point by its slug, the rest by handle.
func (n named) called() string {
	if n.Ref.Kind == model.KindPoint && n.Extra != "" {
		return n.Extra
	}
	return n.Handle
}

// near returns what up to three records are called whose name differs
// from what was typed by at most so many letters, nearest first.
func near(all []named, want string, atMost int) []string {
	type guess struct {
		name string
		off  int
	}
	var guesses []guess
	for _, n := range all {
		off := 1 << 20
		for _, name := range append([]string{n.Handle, n.Extra, familyName(n.Title)}, n.aliases...) {
			if name != "" {
				off = min(off, model.Distance(model.Fold(name), want))
			}
		}
		if off <= atMost {
			guesses = append(guesses, guess{n.called(), off})
		}
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(a.off, b.off) })
	var names []string
	for _, g := range guesses[:min(3, len(guesses))] {
		names = append(names, g.name)
	}
	return names
}

func familyName(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// asOfDay is the day at which a record's dated parts are read: the view's
// day, or today for a view of everything.
func asOfDay(d *Desk, at At) day.Date {
	if at.Day == day.Max {
		return d.Today()
	}
	return at.Day
}
