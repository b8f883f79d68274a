package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model/clean"
)

func (a *app) showCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show NAME",
		Short:   "Show one record with its evidence and its history",
		Long:    "Show one record, named by its handle (p7, c12, ru), by a point's slug or by a name.",
		Example: "  parley show c12\n  parley show donbas --as-of 2025-12-24",
		Args:    arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, at, err := a.look(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			shown, err := d.Show(cmd.Context(), args[0], at)
			if err != nil {
				return err
			}
			if a.asJSON {
				return a.print(shown.Record)
			}
			a.printShown(shown)
			return nil
		},
	}
	return a.jsonFlag(cmd)
}

func (a *app) printShown(s desk.Shown) {
	fmt.Fprintf(a.out, "%s %s  %s\n", s.Ref.Kind, s.Handle, clean.Line(s.Title))
	for _, f := range s.Fields {
		fmt.Fprintf(a.out, "  %-12s %s\n", f.Label, indent(clean.Block(f.Value).String()))
	}
	for _, q := range s.Quotes {
		fmt.Fprintf(a.out, "  “%s”\n    %s\n", clean.Line(q.Words), cite(q))
	}
	for _, h := range s.History {
		state := ""
		if h.Undone {
			state = ", undone"
		}
		fmt.Fprintf(a.out, "  act %d, %s, %s: %s%s\n", h.Seq, h.At.Format("2006-01-02 15:04"), clean.Line(h.Author), clean.Line(h.What), state)
	}
}

func indent(text string) string { return strings.ReplaceAll(text, "\n", "\n               ") }

// cite says where a quote can be read.
func cite(q desk.Quote) string {
	parts := []string{q.Source.Handle}
	if q.Outlet != "" {
		parts = append(parts, clean.Line(q.Outlet).String())
	}
	if q.Published.Known() {
		parts = append(parts, q.Published.Human())
	}
	parts = append(parts, string(q.Attribution))
	if g := q.Grade.String(); g != "" {
		parts = append(parts, g)
	}
	return strings.Join(parts, ", ")
}

func (a *app) logCommand() *cobra.Command {
	var limit int
	var from uint64
	cmd := &cobra.Command{
		Use:   "log",
		Short: "List the acts of the journal, the newest first",
		Args:  arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			lines, err := d.Log(cmd.Context(), from, limit)
			if err != nil {
				return err
			}
			if a.asJSON {
				return a.print(logRecords(lines))
			}
			for _, l := range lines {
				state := ""
				if l.Undone {
					state = "  (undone)"
				}
				fmt.Fprintf(a.out, "%6d  %s  %-10s %-4s %s%s\n", l.Seq, l.At.Format("2006-01-02 15:04"), clean.Line(l.Author), l.Origin, clean.Line(l.What), state)
			}
			return nil
		},
	}
	cmd.Flags().IntVarP(&limit, "number", "n", 30, "how many; 0 is all")
	cmd.Flags().Uint64Var(&from, "from", 0, "begin at this `ACT`")
	return a.jsonFlag(cmd)
}

// A logRecord is one act as --json prints it.
type logRecord struct {
	Seq    uint64 `json:"seq"`
	At     string `json:"at"`
	Author string `json:"author"`
	Origin string `json:"origin"`
	Verb   string `json:"verb"`
	Title  string `json:"title"`
	Undone bool   `json:"undone"`
}

func logRecords(lines []desk.LogLine) []logRecord {
	records := make([]logRecord, 0, len(lines))
	for _, l := range lines {
		records = append(records, logRecord{l.Seq, l.At.Format("2006-01-02T15:04:05Z07:00"), l.Author, l.Origin, string(l.Verb), l.Title, l.Undone})
	}
	return records
}
