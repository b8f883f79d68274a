package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/report"
)

func (a *app) rulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules of the importer, how sure each is and why",
		Long: `List the rules by which the importer finds what an article says, the surest
first. A rule's confidence is the share of your own decisions in which you took
what it suggested. The count on annotated articles stands for the first twenty
of them, so that it tells until yours do. What was taken unread (import --accept,
review --accept, accepting the rest) is not counted.

What a rule finds that is switched off is not suggested. It can be undone.`,
		Example: "  parley rules\n  parley rules off party-named",
		Args:    arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			rows, err := d.Rules(cmd.Context())
			if err != nil {
				return err
			}
			return a.printRules(rows)
		},
	}
	cmd.AddCommand(a.switchCommand("off", true, "Suggest nothing more that these rules find"), a.switchCommand("on", false, "Suggest again what these rules find"))
	return a.jsonFlag(cmd)
}

func (a *app) printRules(rows []desk.RuleRow) error {
	records := make([]report.ListRule, len(rows))
	table := make([][]string, len(rows))
	for i, r := range rows {
		records[i] = report.ListRule{
			Name: r.Name, Means: r.Means, Right: r.Right, Seen: r.Seen, Accepted: r.Accepted, Rejected: r.Rejected, Confidence: r.Confidence, Off: r.Off,
		}
		table[i] = []string{
			r.Name, fmt.Sprintf("%.2f", r.Confidence), map[bool]string{true: "off", false: "on"}[r.Off], fmt.Sprintf("%d of %d", r.Accepted, r.Accepted+r.Rejected),
			fmt.Sprintf("%d of %d", r.Right, r.Seen), r.Means,
		}
	}
	if a.asJSON {
		return a.print(records)
	}
	return report.Table(a.out, []string{"rule", "confidence", "state", "you took", "on articles", "finds"}, table)
}

func (a *app) switchCommand(word string, off bool, short string) *cobra.Command {
	return &cobra.Command{
		Use:     word + " RULE…",
		Short:   short,
		Example: "  parley rules " + word + " party-named",
		Args:    arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.SwitchRule(cmd.Context(), off, args...)
			if err == nil {
				a.done(done)
			}
			return err
		},
		ValidArgsFunction: a.completeRules,
	}
}

func (a *app) completeRules(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	a.readonly = true
	d, err := a.open(cmd.Context(), "cli")
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	rows, err := d.Rules(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Name + "\t" + r.Means
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
