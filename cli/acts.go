package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

func (a *app) statusCommand() *cobra.Command {
	var in desk.Assess
	var scope, from string
	var claims []string
	cmd := &cobra.Command{
		Use:   "status POINT STATUS",
		Short: "Record your own judgement of where a point stands",
		Long: `Record your own dated judgement of a point's status in a scope. Claims stay as
they are: the judgement stands beside them, and a later contrary claim marks it
as overtaken.

Statuses: ` + strings.Join(model.Statuses.Codes(), ", ") + `.
With --phase, judge the process as a whole: parley status --phase drafting.`,
		Example: `  parley status donbas disputed --because "both restated their positions"
  parley status p7 agreed --scope ua,us --from 2025-12-28 --claim c12`,
		Args: arguments(cobra.RangeArgs(0, 2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			if in.At, err = a.at(d); err != nil {
				return err
			}
			in.Process, in.Claims = a.process, claims
			if scope != "" {
				in.Scope = strings.Split(scope, ",")
			}
			if in.From, err = parseDay("--from", from, d.Today()); err != nil {
				return err
			}
			if err := judged(&in, args); err != nil {
				return err
			}
			done, err := d.Assess(cmd.Context(), in)
			if err == nil {
				a.done(done)
			}
			return err
		},
		ValidArgsFunction: a.completePoints,
	}
	cmd.Flags().StringVar(&scope, "scope", "", "the `PARTIES` between whom it stands, as ua,us (default: the principals)")
	cmd.Flags().StringVar(&from, "from", "", "the `DAY` from which it holds (default: today, or --as-of)")
	cmd.Flags().StringVar(&in.Reason, "because", "", "your reason, in `WORDS`")
	cmd.Flags().StringVar(&in.Confidence, "confidence", "", "low, moderate or high")
	cmd.Flags().StringArrayVar(&claims, "claim", nil, "a `CLAIM` that it rests on (default: those since the last assessment)")
	cmd.Flags().StringVar((*string)(&in.Phase), "phase", "", "judge the process: "+strings.Join(model.Phases.Codes(), ", "))
	return cmd
}

// judged takes the point and its status, or the phase alone.
func judged(in *desk.Assess, args []string) error {
	switch {
	case in.Phase != "" && len(args) == 0:
		code, err := model.Phases.Parse(string(in.Phase))
		in.Phase = model.Phase(code)
		return err
	case in.Phase != "":
		return wrongly("--phase judges the process; it goes without a point")
	case len(args) != 2:
		return wrongly("status needs a point and a status, as in: parley status donbas disputed")
	}
	code, err := model.Statuses.Parse(args[1])
	in.Point, in.Status = args[0], model.Status(code)
	return err
}

// parseDay reads a day of a flag; the empty text is the unknown day.
func parseDay(flag, text string, today day.Date) (day.Day, error) {
	if text == "" {
		return day.Day{}, nil
	}
	d, err := day.Parse(text, today)
	if err != nil {
		return d, &usageError{err: fmt.Errorf("%s: %w", flag, err)}
	}
	return d, nil
}

func (a *app) mergeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "merge FROM INTO",
		Short:   "Say that two records are one; it can be undone",
		Example: "  parley merge zelenskyy zelensky",
		Args:    arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.Merge(cmd.Context(), args[0], args[1])
			if err == nil {
				a.done(done)
			}
			return err
		},
	}
}

func (a *app) rmCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rm HANDLE",
		Short: "Remove a record; what still refers to it is named",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.Remove(cmd.Context(), args[0])
			if err == nil {
				a.done(done)
			}
			return err
		},
	}
}

func (a *app) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "undo [ACT]",
		Short: "Take back an act: the newest from the command line, or the one named",
		Args:  arguments(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			var seq uint64
			if len(args) == 1 {
				var err error
				if seq, err = strconv.ParseUint(args[0], 10, 64); err != nil || seq == 0 {
					return wrongly("%q is not the number of an act; see parley log", args[0])
				}
			}
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.Undo(cmd.Context(), seq)
			if err == nil {
				a.say("%s", done.Title)
			}
			return err
		},
	}
}

func (a *app) redoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "redo",
		Short: "Take back the newest undo",
		Args:  arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.Redo(cmd.Context())
			if err == nil {
				a.say("%s", done.Title)
			}
			return err
		},
	}
}

// completePoints offers the slugs of the process's points.
func (a *app) completePoints(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 1 {
		return model.Statuses.Codes(), cobra.ShellCompDirectiveNoFileComp
	}
	a.readonly = true
	d, err := a.open(cmd.Context(), "cli")
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	board, err := d.Board(cmd.Context(), a.process, desk.At{Day: d.Today()}, 0)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var slugs []string
	for row := range board.Rows() {
		slugs = append(slugs, row.Slug+"\t"+row.Title)
	}
	return slugs, cobra.ShellCompDirectiveNoFileComp
}
