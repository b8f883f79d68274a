package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
	"parley/report"
)

func (a *app) timelineCommand() *cobra.Command {
	var by, kinds string
	cmd := &cobra.Command{
		Use:   "timeline [FILTER…]",
		Short: "List claims, status changes, events and texts by day",
		Long: `List claims, status changes, events and texts along one axis of days, each with
who said it and where it can be read. What is planned stands at its day; what
has no date stands last. Fields of the filter: ` + fieldNames() + `.`,
		Example: "  parley timeline --process ukr --by week\n  parley timeline --kind status,event point:donbas date:2m",
		RunE: func(cmd *cobra.Command, args []string) error {
			scale, err := desk.ParseScale(by)
			if err != nil {
				return &usageError{command: cmd.CommandPath(), err: err}
			}
			if kinds != "" {
				args = append(args, "kind:"+kinds)
			}
			return a.timeline(cmd.Context(), scale, args)
		},
	}
	cmd.Flags().StringVar(&by, "by", string(desk.ByMonth), "group by `SPAN`: "+strings.Join(desk.Scales.Codes(), ", "))
	cmd.Flags().StringVar(&kinds, "kind", "", "only these `KINDS`: "+strings.Join(desk.Lanes.Codes(), ","))
	cmd.Flags().BoolVar(&a.status, "exit-status", false, "end with 3 where nothing is found")
	return a.jsonFlag(cmd)
}

func fieldNames() string {
	names := make([]string, len(desk.TimelineFilter))
	for i, f := range desk.TimelineFilter {
		names[i] = f.Name + ":"
	}
	return strings.Join(names, " ")
}

func (a *app) timeline(ctx context.Context, scale desk.Scale, terms []string) error {
	d, at, err := a.look(ctx, "cli")
	if err != nil {
		return err
	}
	f, err := desk.TimelineFilter.Parse(strings.Join(terms, " "), at.Day)
	if err != nil {
		return err
	}
	t, err := d.Timeline(ctx, a.process, at)
	if err != nil {
		return err
	}
	t = t.Keep(f)
	claims, err := d.ClaimLines(ctx, a.process, claimsOf(t.Entries), at)
	if err != nil {
		return err
	}
	if a.asJSON {
		records := make([]report.TimelineEntry, len(t.Entries))
		for i := range t.Entries {
			records[i] = entryRecord(&t.Entries[i], claims)
		}
		err = a.print(records)
	} else {
		a.printTimeline(t.Buckets(scale), claims)
	}
	if err != nil {
		return err
	}
	return a.found(ctx, d, at, "claims", len(t.Entries))
}

// claimsOf lists the claims that the entries open, each once.
func claimsOf(entries []desk.Entry) []model.ID {
	var claims []model.ID
	for i := range entries {
		if entries[i].Opens.Kind == model.KindClaim {
			claims = append(claims, entries[i].Opens.ID)
		}
	}
	slices.Sort(claims)
	return slices.Compact(claims)
}

func (a *app) printTimeline(buckets []desk.Bucket, claims map[model.ID]desk.ClaimLine) {
	for i, b := range buckets {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		fmt.Fprintln(a.out, b.Title())
		for n := range b.Entries {
			e := &b.Entries[n]
			fmt.Fprintf(a.out, "  %-10s  %-6s  %-4s  %s\n", e.Day, e.Lane, e.Handle, safe(sentence(e, claims)))
		}
	}
}

// mostGist is how many cells of a line what was said takes at most.
const mostGist = 72

// sentence says what an entry is, on whose word and where it can be read:
// "donbas: ru demands: full withdrawal; Yuri Ushakov, a4".
func sentence(e *desk.Entry, claims map[model.ID]desk.ClaimLine) string {
	said, parties := entryRecord(e, claims), strings.Join(e.Parties, ", ")
	what := report.Cut(said.Gist, mostGist)
	if e.Scope != "" {
		what += " (" + e.Scope + ")"
	}
	var word []string
	switch e.Lane {
	case desk.ClaimLane:
		what = strings.Join(slices.DeleteFunc([]string{parties, verbs[model.ClaimKind(e.Sort)], what}, empty), " ")
	case desk.StatusLane:
		word = append(word, string(e.Basis))
	case desk.EventLane:
		what = strings.TrimSuffix(what+": "+parties, ": ")
		word = append(word, model.EventStates.Label(e.State))
	case desk.TextLane:
		word = append(word, parties)
	}
	if about := slugs(e); about != "" && e.Lane != desk.EventLane {
		what = about + ": " + what
	}
	if said.Source == "" && e.Basis != model.Assessed {
		said.Source = "no source"
	}
	return what + "; " + strings.Join(slices.DeleteFunc(append(word, e.Speaker, said.Source), empty), ", ")
}

// verbs are what a party does with what is no position of its own.
var verbs = map[model.ClaimKind]string{model.StatusClaim: "reports", model.Prediction: "predicts", model.Fact: "states"}

func empty(s string) bool { return s == "" }

func slugs(e *desk.Entry) string {
	var out []string
	for _, t := range e.About {
		if t.Slug == "" {
			t.Slug = t.Handle
		}
		out = append(out, t.Slug)
	}
	return strings.Join(out, ", ")
}

func entryRecord(e *desk.Entry, claims map[model.ID]desk.ClaimLine) report.TimelineEntry {
	r := report.TimelineEntry{
		Kind: string(e.Lane), Handle: e.Handle, Date: e.Day.String(), Ahead: e.Ahead, About: []string{}, Parties: list(e.Parties), Speakers: []string{},
		Gist: e.Gist, Sort: e.Sort, Stance: string(e.Stance), Was: string(e.Was), Status: string(e.Status), Scope: []string{}, Basis: string(e.Basis),
		State: e.State, Source: e.Source,
	}
	for _, t := range e.About {
		r.About = append(r.About, t.Handle)
	}
	if e.Speaker != "" {
		r.Speakers = strings.Split(e.Speaker, " and ")
	}
	if e.Scope != "" {
		r.Scope = strings.Split(e.Scope, "–")
	}
	c, ok := claims[e.Opens.ID]
	if ok && e.Lane == desk.ClaimLane {
		r.Gist = c.Gist()
	}
	if len(c.Quotes) > 0 {
		r.Quote, r.Source = c.Quotes[0].Words, c.Quotes[0].Source.Handle
	}
	return r
}
