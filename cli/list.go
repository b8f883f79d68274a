package cli

import (
	"cmp"
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
	"parley/model/clean"
	"parley/report"
)

func safe(s string) string { return clean.Line(s).String() }

// A lister lists one kind of record: as records for JSON, and as rows.
type lister struct {
	heads []string
	read  func(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error)
}

var listers = map[string]lister{
	"processes":   {[]string{"handle", "title", "phase"}, listProcesses},
	"parties":     {[]string{"handle", "name", "kind", "roles"}, listParties},
	"people":      {[]string{"handle", "name", "party", "posts"}, listPeople},
	"envoys":      {[]string{"handle", "name", "party", "post", "from", "to"}, listEnvoys},
	"points":      {[]string{"handle", "slug", "status", "since", "category", "title", "flags", "other scopes"}, listPoints},
	"claims":      {[]string{"handle", "said", "speakers", "for", "claim", "about", "source", "grade"}, listClaims},
	"events":      {[]string{"handle", "day", "kind", "state", "place", "parties", "people"}, listEvents},
	"sources":     {[]string{"handle", "published", "outlet", "review", "title"}, listSources},
	"suggestions": {[]string{"handle", "kind", "confidence", "summary", "quote"}, listSuggestions},
}

func (a *app) listCommand() *cobra.Command {
	var kinds []string
	for kind := range listers {
		kinds = append(kinds, kind)
	}
	sort.Strings(kinds)
	cmd := &cobra.Command{
		Use:   "list KIND [WORDS…]",
		Short: "List records of a kind",
		Long: `List records of a kind: ` + strings.Join(kinds, ", ") + `.
Words narrow the list to rows that have all of them; -word leaves out.`,
		Example:   "  parley list points disputed\n  parley list claims ushakov --json\n  parley list points --as-of 2025-12-24",
		Args:      arguments(cobra.MinimumNArgs(1)),
		ValidArgs: kinds,
		RunE: func(cmd *cobra.Command, args []string) error {
			l, ok := listers[args[0]]
			if !ok {
				return wrongly("%q is nothing to list; there are %s", args[0], strings.Join(kinds, ", "))
			}
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			at, err := a.at(d)
			if err != nil {
				return err
			}
			records, rows, err := l.read(cmd.Context(), d, a.process, at)
			if err != nil {
				return err
			}
			records, rows = narrow(records, rows, args[1:])
			if a.asJSON {
				err = a.print(records)
			} else if len(rows) > 0 {
				err = report.Table(a.out, l.heads, rows)
			}
			if err != nil {
				return err
			}
			return a.nothing(len(rows))
		},
	}
	cmd.Flags().BoolVar(&a.status, "exit-status", false, "end with 3 where nothing is found")
	return a.jsonFlag(cmd)
}

// narrow keeps the rows in which every word occurs.
func narrow(records []any, rows [][]string, words []string) ([]any, [][]string) {
	keptRecords, keptRows := []any{}, [][]string{}
	for i, row := range rows {
		text := strings.ToLower(strings.Join(row, " "))
		fits := true
		for _, w := range words {
			bare, negated := strings.CutPrefix(strings.ToLower(w), "-")
			fits = fits && strings.Contains(text, bare) != negated
		}
		if fits {
			keptRecords, keptRows = append(keptRecords, records[i]), append(keptRows, row)
		}
	}
	return keptRecords, keptRows
}

func listProcesses(ctx context.Context, d *desk.Desk, _ string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Processes(ctx, at)
	for _, p := range all {
		records = append(records, report.ListProcess{Handle: p.Handle, Title: p.Title, Phase: string(p.Phase)})
		rows = append(rows, []string{p.Handle, p.Title, model.Phases.Label(string(p.Phase))})
	}
	return records, rows, err
}

func list(words []string) []string { return append([]string{}, words...) }

func listParties(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Parties(ctx, process, at)
	for _, p := range all {
		records = append(records, report.ListParty{Handle: p.Handle, Name: p.Title, Kind: p.Sort, Roles: list(p.Roles)})
		rows = append(rows, []string{p.Handle, p.Title, model.PartyKinds.Label(p.Sort), strings.Join(p.Roles, ", ")})
	}
	return records, rows, err
}

func listPeople(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.People(ctx, process, at)
	for _, p := range all {
		records = append(records, report.ListPerson{Handle: p.Handle, Name: p.Title, Party: p.Party.Handle, Posts: list(p.Posts)})
		rows = append(rows, []string{p.Handle, p.Title, p.Party.Handle, strings.Join(p.Posts, ", ")})
	}
	return records, rows, err
}

func listEnvoys(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Envoys(ctx, process, at)
	for _, e := range all {
		records = append(records, report.ListEnvoy{Handle: e.Handle, Name: e.Title, Party: e.Party.Handle, Post: e.Post, From: e.From.String(), To: e.To.String()})
		rows = append(rows, []string{e.Handle, e.Title, e.Party.Handle, e.Post, e.From.String(), e.To.String()})
	}
	return records, rows, err
}

func listPoints(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	board, err := d.Board(ctx, process, at, 0)
	if err != nil {
		return nil, nil, err
	}
	principals, err := d.Principals(ctx, process, at)
	for _, r := range board.Rows {
		p := report.ListPoint{Handle: r.Handle, Slug: r.Slug, Title: r.Title, Category: string(r.Category), Statuses: []report.Standing{
			{Scope: principals, Status: string(r.Status), Basis: string(r.Basis), Since: r.Since.String(), Contested: r.Contested},
		}}
		var others []string
		for _, b := range r.Badges {
			scope := strings.Split(board.Names.Scope(b.Scope), "–")
			p.Statuses = append(p.Statuses, report.Standing{Scope: scope, Status: string(b.Status), Basis: string(b.Basis), Since: b.Since.String(), Contested: b.Contested})
			others = append(others, fmt.Sprintf("%s: %s", strings.Join(scope, "–"), b.Status))
		}
		records = append(records, p)
		rows = append(rows, []string{
			r.Handle, r.Slug, statusText(r.Row), r.Since.String(), string(r.Category), r.Title, strings.Join(flagWords(r.Row), " "), strings.Join(others, ", "),
		})
	}
	return records, rows, err
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

func listClaims(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Claims(ctx, process, at)
	for _, c := range all {
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
		grade := ""
		if len(c.Quotes) > 0 {
			q := c.Quotes[0]
			r.Attribution, r.Quote, r.Source, grade = string(q.Attribution), q.Words, q.Source.Handle, q.Grade.String()
		}
		records = append(records, r)
		gist := cmp.Or(c.Want, c.Count, c.Words)
		rows = append(rows, []string{
			c.Handle, c.Said.String(), c.Speaker, c.Parties, strings.TrimSpace(string(c.Kind) + " " + string(c.Stance) + string(c.Status) + " " + gist),
			strings.Join(r.About, ", "), r.Source, grade,
		})
	}
	return records, rows, err
}

func listEvents(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Events(ctx, process, at)
	for _, e := range all {
		records = append(records, report.ListEvent{
			Handle: e.Handle, Kind: e.Kind, State: e.State, Date: e.Day.String(), Place: e.Place, Parties: list(e.Parties), People: list(e.People),
		})
		state := e.State
		if e.Overdue {
			state += ", overdue"
		}
		rows = append(rows, []string{e.Handle, e.Day.String(), e.Kind, state, e.Place, strings.Join(e.Parties, ", "), strings.Join(e.People, ", ")})
	}
	return records, rows, err
}

func listSources(ctx context.Context, d *desk.Desk, process string, at desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Sources(ctx, process, at)
	for _, s := range all {
		records = append(records, report.ListSource{Handle: s.Handle, Title: s.Title, Outlet: s.Outlet, Published: s.Published.String(), Story: s.Story})
		review := "done"
		if s.Waiting {
			review = "waits"
		}
		rows = append(rows, []string{s.Handle, s.Published.String(), s.Outlet, review, s.Title})
	}
	return records, rows, err
}

func listSuggestions(ctx context.Context, d *desk.Desk, process string, _ desk.At) (records []any, rows [][]string, err error) {
	all, err := d.Suggestions(ctx, process)
	for _, s := range all {
		records = append(records, report.ListSuggestion{
			Handle: s.Handle, Kind: string(s.Kind), Summary: s.Summary, Confidence: s.Confidence, Rule: s.Rule, Quote: s.Quote,
		})
		rows = append(rows, []string{s.Handle, string(s.Kind), fmt.Sprintf("%.2f", s.Confidence), s.Summary, s.Quote})
	}
	return records, rows, err
}
