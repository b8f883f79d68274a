package cli

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
)

func (a *app) addCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "add LINE",
		Short: "Enter a record in one line; - reads many",
		Long: `Enter a record in one line, the same as a in the interface. A claim:

  PARTIES VERB [STATUS] [POINTS:] WORDS MARKS

VERB is a stance (` + strings.Join(model.Stances.Codes(), ", ") + `),
reports with a status, predicts, or states. Marks, in any order:

  !red !firm !flexible   firmness          by:NAME    who says it; by:"sources in Moscow"
  if WORDS               condition         src:a12    the source
  [ua,us]                scope of a status quote:"…"  its exact words there
  count:"15 of 17"       reported count    as:WORD    attribution
  26nov                  day               src:a12[120:180]  those bytes are its words

Other records begin with their kind: process, party, person, point, event, text,
note, outlet, feed. With - every line of standard input is entered, # begins a comment.`,
		Example: `  parley add 'ru demands donbas: full withdrawal !red by:Ushakov 26nov src:a12'
  parley add 'point donbas territory: Status of the Donetsk region'
  parley add 'event visit us,ru Moscow 6aug2025 held who:witkoff'`,
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, at, err := a.look(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			if len(args) == 1 && args[0] == "-" {
				return a.addLines(cmd, d, at)
			}
			done, err := d.AddLine(cmd.Context(), a.process, strings.Join(args, " "), at)
			if err == nil {
				a.done(done)
			}
			return err
		},
	}
}

// addLines enters each line as an act of its own and stops at the first that
// is wrong, naming it.
func (a *app) addLines(cmd *cobra.Command, d *desk.Desk, at desk.At) error {
	in := bufio.NewScanner(a.In)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		done, err := d.AddLine(cmd.Context(), a.process, line, at)
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		a.done(done)
	}
	return in.Err()
}

func (a *app) editCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "edit NAME FIELD=VALUE…",
		Short: "Change fields of a record; without fields, print them",
		Example: `  parley edit ukr principals=ru,ua
  parley edit zelensky 'aliases=Зеленський, Zelenskyy'
  parley edit e3 state=cancelled`,
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return a.printFields(cmd, d, args[0])
			}
			fields := map[string]string{}
			for _, arg := range args[1:] {
				name, value, ok := strings.Cut(arg, "=")
				if !ok || name == "" {
					return wrongly("%q is not FIELD=VALUE", arg)
				}
				fields[name] = value
			}
			done, err := d.Edit(cmd.Context(), args[0], fields)
			if err == nil {
				a.done(done)
			}
			return err
		},
	}
}

// printFields prints a record as it would be typed.
func (a *app) printFields(cmd *cobra.Command, d *desk.Desk, name string) error {
	_, values, err := d.Values(cmd.Context(), name)
	if err != nil {
		return err
	}
	at, err := a.at(d)
	if err != nil {
		return err
	}
	shown, err := d.Show(cmd.Context(), name, at)
	if err != nil {
		return err
	}
	for _, f := range desk.Fields(shown.Ref.Kind) {
		fmt.Fprintf(a.out, "%s=%s\n", f.Name, safe(values[f.Name]))
	}
	return nil
}
