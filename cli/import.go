package cli

import (
	"cmp"
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"parley/article"
	"parley/desk"
	"parley/model/clean"
)

func (a *app) importCommand() *cobra.Command {
	var accept string
	cmd := &cobra.Command{
		Use:   "import NAME…",
		Short: "Keep articles as sources and suggest what they say",
		Long: `Keep articles as sources of a process and suggest who says what in them. A NAME is

  a file      text, an HTML page, a feed, or JSON Lines with a text each
  a folder    its files in the order of their names, without hidden ones
  an address  https://…, got by the program that fetch names in the configuration;
              parley opens no connection itself
  -           standard input

A process that is not there yet is made. The same article is kept once,
an edited one as a version of it; copies and rewrites of one are one story. What
is faulty is said at the end and stops nothing else. ctrl+c keeps what is done.
Each source is an act that can be undone by itself (parley undo ACT); parley undo
takes back the whole import.

The suggestions wait for the review (parley review, or the inbox) unless
--accept takes them: all of them, or those of at least a confidence.`,
		Example: "  parley import --process ukr article.txt\n  parley import --process ukr https://news.example/talks\n" +
			"  parley import --process ukr --accept 0.8 downloads/ archive.jsonl\n  pandoc -t plain talks.docx | parley import --process ukr -",
		Args: arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			confidence, err := acceptance(accept)
			if err != nil {
				return err
			}
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			importing()
			t := a.tell()
			tally, err := d.ImportAll(cmd.Context(), desk.Import{
				Stream: a.In, Process: a.process, Names: args, Accept: confidence, Tell: t.article, Meter: &t.meter,
			})
			t.close()
			return a.ended(t, tally, err)
		},
	}
	cmd.Flags().StringVar(&accept, "accept", "", "accept `all` suggestions, or those of at least a confidence (0 to 1)")
	return cmd
}

// ended says what came of many articles. An interruption is the last word; the
// faults before it are said too.
func (a *app) ended(t *teller, tally desk.Tally, err error) error {
	faults := t.result()
	if tally.New+tally.Known+tally.Failed > 1 || err != nil && tally.New > 0 {
		a.say("%s", tally)
	}
	if err != nil && faults != nil {
		a.say("%s", clean.Block(faults.Error()))
	}
	return cmp.Or(err, faults)
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

func (a *app) extractCommand() *cobra.Command {
	var lines, layers bool
	cmd := &cobra.Command{
		Use:   "extract NAME…",
		Short: "Print what the importer finds in articles, without a database",
		Long: `Print what the importer finds in articles, one JSON object an article and line:
parties, people, points, claims and events with their spans, the rule that found
each and its confidence. A NAME is a file, a folder, an address or -, as for parley
import. Needs no database. Keys are in docs/json.md.`,
		Example: "  parley extract article.html\n  parley extract https://news.example/talks\n  parley extract --jsonl - < articles.jsonl",
		Args:    arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			a.whole = true
			intake := desk.Intake{Stream: a.In, Fetch: a.config.Fetch}
			if lines {
				intake.Format = article.JSONLines
			}
			return a.extract(cmd.Context(), intake, args, layers)
		},
	}
	cmd.Flags().BoolVar(&lines, "jsonl", false, "the input is JSON Lines")
	cmd.Flags().BoolVar(&layers, "layers", false, "also print mentions, dates and attributions")
	return cmd
}

// extract answers each article before it reads the next. What is faulty is
// said at the end.
func (a *app) extract(ctx context.Context, intake desk.Intake, names []string, layers bool) error {
	t := &teller{a: a, wrong: map[string]int{}}
	inputs, skipped, faults := desk.Inputs(names)
	for _, note := range skipped {
		t.article(desk.Arrival{Note: note})
	}
	for _, fault := range faults {
		t.article(desk.Arrival{Err: fault})
	}
	for _, in := range inputs {
		for art, err := range intake.Articles(ctx, in.Name) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				t.article(desk.Arrival{Name: in.Name, Err: err})
			} else if err := a.printExtract(art, layers); err != nil {
				return err
			}
		}
	}
	return t.result()
}
