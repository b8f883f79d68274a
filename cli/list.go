package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
	"parley/model/clean"
	"parley/model/filter"
	"parley/report"
)

func safe(s string) string { return clean.Line(s).String() }

// A listing gathers the records of one kind that a filter keeps, as rows or
// for JSON.
type listing struct {
	filter filter.Filter
	asJSON bool

	records []any
	rows    [][]string
}

// add takes a record if the filter keeps it; only then is it made ready for
// printing.
func (l *listing) add(subject filter.Row, record func() any, row func() []string) {
	switch {
	case !l.filter.Keeps(subject):
	case l.asJSON:
		l.records = append(l.records, record())
	default:
		l.rows = append(l.rows, row())
	}
}

// A lister lists one kind of record.
type lister struct {
	kind    string
	heads   []string
	grammar filter.Grammar
	read    func(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error
}

var listers = []lister{
	{"processes", []string{"handle", "title", "phase"}, desk.ProcessFilter, listProcesses},
	{"parties", []string{"handle", "name", "kind", "roles"}, desk.PartyFilter, listParties},
	{"people", []string{"handle", "name", "party", "posts"}, desk.PersonFilter, listPeople},
	{"envoys", []string{"handle", "name", "party", "post", "from", "to"}, desk.PersonFilter, listEnvoys},
	{"points", []string{"handle", "slug", "status", "since", "category", "title", "flags", "other scopes"}, desk.PointFilter, listPoints},
	{"claims", []string{"handle", "said", "speakers", "for", "claim", "about", "source", "grade"}, desk.ClaimFilter, listClaims},
	{"moved", []string{"day", "what", "record", "title", "how", "on whose word"}, desk.MovedFilter, listMoved},
	{"events", []string{"handle", "day", "kind", "state", "place", "parties", "people"}, desk.EventFilter, listEvents},
	{"sources", []string{"handle", "published", "outlet", "review", "story", "title"}, desk.SourceFilter, listSources},
	{"suggestions", []string{"handle", "kind", "confidence", "summary", "quote"}, desk.SuggestionFilter, listSuggestions},
}

func (a *app) listCommand() *cobra.Command {
	kinds := make([]string, len(listers))
	for i, l := range listers {
		kinds[i] = l.kind
	}
	cmd := &cobra.Command{
		Use:   "list KIND [FILTER…]",
		Short: "List records of a kind",
		Long:  listHelp(),
		Example: "  parley list points -- status:disputed party:ru said:2w -is:stale\n  parley list claims by:ushakov --json\n" +
			"  parley list points --as-of 2025-12-24",
		Args:      arguments(cobra.MinimumNArgs(1)),
		ValidArgs: kinds,
		RunE: func(cmd *cobra.Command, args []string) error {
			i := slices.Index(kinds, args[0])
			if i < 0 {
				return wrongly("%q is nothing to list; there are %s", args[0], strings.Join(kinds, ", "))
			}
			return a.list(cmd.Context(), listers[i], args[1:])
		},
	}
	cmd.Flags().BoolVar(&a.status, "exit-status", false, "end with 3 where nothing is found")
	return a.jsonFlag(cmd)
}

// listHelp says what each list can be narrowed by, from the grammars.
func listHelp() string {
	var b strings.Builder
	b.WriteString("List records of a kind, narrowed by a filter: words that all have to occur, field:value terms of which\n" +
		"a,b means either, quotes around words that belong together, and -term for what to leave out (after --).\n\nKinds and their fields:\n")
	for _, l := range listers {
		fmt.Fprintf(&b, "  %-12s", l.kind)
		for _, f := range l.grammar {
			b.WriteString(" " + f.Name + ":")
			if f.Name == "is" {
				b.WriteString(strings.Join(f.Words.Codes(), "|"))
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString("\nA day is a span back from the day of the view (2w), a month, a year, a day, or a bound (<=2026-01-14).")
	return b.String()
}

func (a *app) list(ctx context.Context, l lister, terms []string) error {
	d, at, err := a.look(ctx, "cli")
	if err != nil {
		return err
	}
	f, err := l.grammar.Parse(strings.Join(terms, " "), at.Day)
	if err != nil {
		return err
	}
	all := listing{filter: f, asJSON: a.asJSON, records: []any{}}
	if err := l.read(ctx, d, a.process, at, &all); err != nil {
		return err
	}
	if a.asJSON {
		err = a.print(all.records)
	} else if len(all.rows) > 0 {
		err = report.Table(a.out, l.heads, all.rows)
	}
	if err != nil {
		return err
	}
	return a.found(ctx, d, at, l.kind, len(all.rows)+len(all.records))
}

// found ends a list of a kind; where there is nothing on it, it says so, and how
// much waits for a review.
func (a *app) found(ctx context.Context, d *desk.Desk, at desk.At, kind string, n int) error {
	words := "nothing found"
	if n == 0 {
		var err error
		if words, err = a.unreviewed(ctx, d, at, kind, words); err != nil {
			return err
		}
	}
	return a.nothing(n, words)
}

// unreviewed adds to the words for an empty list of what a review writes how
// much waits for one; a view of the past says nothing of what waits now.
func (a *app) unreviewed(ctx context.Context, d *desk.Desk, at desk.At, kind, words string) (string, error) {
	if kind == "processes" || kind == "sources" || kind == "suggestions" || at.Known > 0 || at.Day < d.Today() {
		return words, nil
	}
	p, err := d.Title(ctx, a.process, at)
	switch {
	case err != nil || p.ToReview == 0:
		return words, err
	case p.ToReview == 1:
		return words + "; 1 source waits for review", nil
	}
	return fmt.Sprintf("%s; %d sources wait for review", words, p.ToReview), nil
}

func listProcesses(ctx context.Context, d *desk.Desk, _ string, at desk.At, l *listing) error {
	all, err := d.Processes(ctx, at)
	for _, p := range all {
		l.add(p, func() any { return report.ListProcess{Handle: p.Handle, Title: p.Title, Phase: string(p.Phase)} },
			func() []string { return []string{p.Handle, p.Title, model.Phases.Label(string(p.Phase))} })
	}
	return err
}

func list(words []string) []string { return append([]string{}, words...) }

func listParties(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	all, err := d.Parties(ctx, process, at)
	for _, p := range all {
		l.add(p, func() any {
			return report.ListParty{Handle: p.Handle, Name: p.Title, Kind: p.Sort, Roles: list(p.Roles)}
		},
			func() []string {
				return []string{p.Handle, p.Title, model.PartyKinds.Label(p.Sort), strings.Join(p.Roles, ", ")}
			})
	}
	return err
}

func listPeople(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	all, err := d.People(ctx, process, at)
	for _, p := range all {
		l.add(p, func() any {
			return report.ListPerson{Handle: p.Handle, Name: p.Title, Party: p.Party.Handle, Posts: list(p.Posts)}
		},
			func() []string { return []string{p.Handle, p.Title, p.Party.Handle, strings.Join(p.Posts, ", ")} })
	}
	return err
}

func listEnvoys(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	all, err := d.Envoys(ctx, process, at)
	for _, e := range all {
		r := report.ListEnvoy{Handle: e.Handle, Name: e.Title, Party: e.Party.Handle, Post: e.Post, From: e.From.String(), To: e.To.String()}
		l.add(e, func() any { return r }, func() []string { return []string{r.Handle, r.Name, r.Party, r.Post, r.From, r.To} })
	}
	return err
}

func listPoints(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	board, err := d.Board(ctx, process, at, 0)
	if err != nil {
		return err
	}
	principals, err := d.Principals(ctx, process, at)
	for r := range board.Rows() {
		l.add(r, func() any { return pointRecord(&r, board.Names, principals) }, func() []string { return pointRow(&r, board.Names) })
	}
	return err
}

func pointRecord(r *desk.BoardRow, names desk.Names, principals []string) report.ListPoint {
	p := report.ListPoint{Handle: r.Handle, Slug: r.Slug, Title: r.Title, Category: string(r.Category), Statuses: []report.Standing{
		{
			Scope: principals, Status: string(r.Status), Basis: string(r.Basis), Since: r.Since.String(), Assessed: r.Assessed.String(),
			Contested: r.Contested,
		},
	}}
	for _, b := range r.Badges {
		p.Statuses = append(p.Statuses, report.Standing{
			Scope: strings.Split(names.Scope(b.Scope), "–"), Status: string(b.Status), Basis: string(b.Basis), Since: b.Since.String(),
			Assessed: b.Assessed.String(), Contested: b.Contested,
		})
	}
	return p
}

func pointRow(r *desk.BoardRow, names desk.Names) []string {
	others := make([]string, len(r.Badges))
	for i, b := range r.Badges {
		others[i] = fmt.Sprintf("%s: %s", names.Scope(b.Scope), b.Status)
	}
	return []string{
		r.Handle, r.Slug, statusText(r.Row), r.Since.String(), string(r.Category), r.Title, strings.Join(flagWords(r.Row), " "), strings.Join(others, ", "),
	}
}

// statusText is the status word; what is only reported has a tilde.
func statusText(r model.Row) string {
	if r.Basis == model.Reported {
		return "~" + string(r.Status)
	}
	return string(r.Status)
}

func flagWords(r model.Row) []string {
	var out []string
	for _, f := range []struct {
		set  bool
		word string
	}{{r.Contested, "contested"}, {r.Doubted, "doubted"}, {r.Overtaken, "overtaken"}, {r.Stale, "stale"}} {
		if f.set {
			out = append(out, f.word)
		}
	}
	return out
}

func listClaims(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	all, err := d.Claims(ctx, process, at)
	for i := range all {
		c := &all[i]
		l.add(c, func() any { return claimRecord(c) }, func() []string {
			r := claimRecord(c)
			grade := ""
			if len(c.Quotes) > 0 {
				grade = c.Quotes[0].Grade.String()
			}
			claim := strings.TrimSpace(r.Kind + " " + r.Stance + r.Status + " " + cmp.Or(c.Want, c.Count, c.Words))
			return []string{r.Handle, r.Said, c.Speaker, c.Parties, claim, strings.Join(r.About, ", "), r.Source, grade}
		})
	}
	return err
}

func claimRecord(c *desk.ClaimLine) report.ListClaim {
	r := report.ListClaim{
		Handle: c.Handle, About: []string{}, Categories: list(c.Categories), Speakers: strings.Split(c.Speaker, " and "), Parties: []string{},
		Kind: string(c.Kind), Stance: string(c.Stance), Status: string(c.Status), Count: c.Count, Said: c.Said.String(),
	}
	if c.Parties != "" {
		r.Parties = strings.Split(c.Parties, ", ")
	}
	for _, p := range c.Points {
		r.About = append(r.About, p.Handle)
	}
	if len(c.Quotes) > 0 {
		q := c.Quotes[0]
		r.Attribution, r.Quote, r.Source = string(q.Attribution), q.Words, q.Source.Handle
	}
	r.Origins = c.Origins
	return r
}

func listEvents(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	all, err := d.Events(ctx, process, at)
	for _, e := range all {
		l.add(e, func() any {
			return report.ListEvent{
				Handle: e.Handle, Kind: e.Kind, State: e.State, Date: e.Day.String(), Place: e.Place, Parties: list(e.Parties), People: list(e.People),
			}
		}, func() []string {
			state := e.State
			if e.Overdue {
				state += ", overdue"
			}
			return []string{e.Handle, e.Day.String(), e.Kind, state, e.Place, strings.Join(e.Parties, ", "), strings.Join(e.People, ", ")}
		})
	}
	return err
}

func listSources(ctx context.Context, d *desk.Desk, process string, at desk.At, l *listing) error {
	all, err := d.Sources(ctx, process, at)
	for _, s := range all {
		l.add(s, func() any {
			return report.ListSource{
				Handle: s.Handle, Title: s.Title, Outlet: s.Outlet, Published: s.Published.String(), Story: s.Story,
				Copies: s.Copies, VersionOf: s.VersionOf, ReplacedBy: s.ReplacedBy,
			}
		}, func() []string {
			review := "done"
			if s.Waiting {
				review = "waits"
			}
			return []string{s.Handle, s.Published.String(), s.Outlet, review, s.Kin(), s.Title}
		})
	}
	return err
}

func listSuggestions(ctx context.Context, d *desk.Desk, process string, _ desk.At, l *listing) error {
	all, err := d.Suggestions(ctx, process)
	for _, s := range all {
		l.add(s, func() any {
			return report.ListSuggestion{Handle: s.Handle, Kind: string(s.Kind), Summary: s.Summary, Confidence: s.Confidence, Rule: s.Rule, Quote: s.Quote}
		}, func() []string {
			return []string{s.Handle, string(s.Kind), fmt.Sprintf("%.2f", s.Confidence), s.Summary, s.Quote}
		})
	}
	return err
}
