package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"

	"github.com/spf13/cobra"

	"parley/article"
	"parley/desk"
	"parley/model/clean"
)

func (a *app) importCommand() *cobra.Command {
	var accept string
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Keep articles as sources and suggest what they say",
		Long: `Keep articles as sources of a process and suggest who says what in them. Files
hold plain text, an HTML page, or JSON Lines with a text each; - is standard
input. A process that is not there yet is made. The same text is kept once.

The suggestions wait for the review (parley review, or the inbox) unless
--accept takes them: all of them, or those of at least a confidence.`,
		Example: "  parley import --process ukr article.txt\n  curl -fsSL URL | parley import --process ukr -\n  parley import --process ukr --accept all *.html",
		Args:    arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			confidence, err := acceptance(accept)
			if err != nil {
				return err
			}
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			debug.SetGCPercent(longLived)
			var failed []error
			for _, name := range args {
				if err := a.importOne(cmd.Context(), d, name, confidence); err != nil {
					if cmd.Context().Err() != nil {
						return err
					}
					failed = append(failed, err)
				}
			}
			return errors.Join(failed...)
		},
	}
	cmd.Flags().StringVar(&accept, "accept", "", "accept `all` suggestions, or those of at least a confidence (0 to 1)")
	return cmd
}

func acceptance(text string) (float64, error) {
	switch text {
	case "":
		return desk.LetWait, nil
	case "all":
		return 0, nil
	}
	confidence, err := strconv.ParseFloat(text, 64)
	if err != nil || confidence < 0 || confidence > 1 {
		return 0, wrongly("--accept takes all or a confidence from 0 to 1, not %q", text)
	}
	return confidence, nil
}

// mostFaults is how many faults of one file are said one by one.
const mostFaults = 10

// importOne imports the articles of a file. Those that are wrong are passed
// over and said at the end.
func (a *app) importOne(ctx context.Context, d *desk.Desk, name string, confidence float64) error {
	var faults []error
	wrong := 0
	for art, err := range desk.Articles(name, a.In, "") {
		if err == nil {
			err = a.importArticle(ctx, d, name, art, confidence)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			continue
		}
		if wrong++; wrong <= mostFaults {
			faults = append(faults, err)
		}
	}
	if wrong > mostFaults {
		faults = append(faults, fmt.Errorf("%s has %d more faults", name, wrong-mostFaults))
	}
	return errors.Join(faults...)
}

func (a *app) importArticle(ctx context.Context, d *desk.Desk, name string, art article.Article, confidence float64) error {
	for _, warning := range art.Warnings {
		a.say("note: %s: %s", name, warning)
	}
	done, err := d.Import(ctx, a.process, art, confidence)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	case done.Known:
		a.say("%s is there already as %s", clean.Line(cmp.Or(art.Title, name)), done.Source.Handle)
	case done.Accepted > 0:
		a.say("%s is %s: %d of %d suggestions accepted", clean.Line(done.Source.Title), done.Source.Handle, done.Accepted, done.Found)
	default:
		a.say("%s is %s: %d suggestions wait for the review", clean.Line(done.Source.Title), done.Source.Handle, done.Found)
	}
	return nil
}

func (a *app) extractCommand() *cobra.Command {
	var lines, layers bool
	cmd := &cobra.Command{
		Use:   "extract FILE…",
		Short: "Print what the importer finds in articles, without a database",
		Long: `Print what the importer finds in articles, one JSON object an article and line:
parties, people, points, claims and events with their spans, the rule that found
each and its confidence. Needs no database. Keys are in docs/json.md.`,
		Example: "  parley extract article.html\n  parley extract --jsonl - < articles.jsonl",
		Args:    arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			format := article.Format("")
			if lines {
				format = article.JSONLines
			}
			for _, name := range args {
				if err := a.extractOne(cmd.Context(), name, format, layers); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&lines, "jsonl", false, "the input is JSON Lines")
	cmd.Flags().BoolVar(&layers, "layers", false, "also print mentions, dates and attributions")
	return cmd
}

// extractOne answers each article before it reads the next.
func (a *app) extractOne(ctx context.Context, name string, format article.Format, layers bool) error {
	for art, err := range desk.Articles(name, a.In, format) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = a.printExtract(art, layers)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
