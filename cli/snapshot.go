package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/report"
)

func (a *app) snapshotCommand() *cobra.Command {
	var output, format string
	var force bool
	cmd := &cobra.Command{
		Use:   "snapshot",
		Short: "Export where every point stands, on whose word",
		Long: `Export the status snapshot of a process: where each point stands, between whom,
since when, on whose word. The ending of -o names the format: .md, .txt, .json or
.csv (the board). Without -o it is printed as Markdown, or as --format says.`,
		Example: "  parley snapshot --process ukr -o brief.md\n  parley snapshot --as-of 2025-12-24 --format txt",
		Args:    arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.whole = true
			if output != "" && format != "" {
				return wrongly("-o names the format by its ending; leave --format out")
			}
			d, at, err := a.look(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			if output != "" && output != "-" {
				if err := offerForce(d.Export(cmd.Context(), a.process, at, output, force)); err != nil {
					return err
				}
				a.say("%s is written", output)
				return nil
			}
			f := report.Markdown
			if format != "" {
				if f, err = report.ParseFormat(format); err != nil {
					return err
				}
			}
			s, err := d.Snapshot(cmd.Context(), a.process, at)
			if err != nil {
				return err
			}
			return report.Write(a.out, s, f)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`; its ending names the format")
	cmd.Flags().StringVar(&format, "format", "", "md, txt, json or csv, for standard output")
	cmd.Flags().BoolVar(&force, "force", false, "replace an existing file")
	return cmd
}

// offerForce says of a file that is there already how it can be replaced.
func offerForce(err error) error {
	if _, taken := errors.AsType[*desk.TakenError](err); taken {
		return fmt.Errorf("%w or --force", err)
	}
	return err
}
