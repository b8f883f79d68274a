package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model/clean"
	"parley/model/day"
	"parley/ui/draft"
)

// An app is one run of the command line.
type app struct {
	World
	out    *bufio.Writer
	config config

	db         string
	process    string
	asOf       string
	hindsight  bool
	knownAt    uint64
	readonly   bool
	wait       time.Duration
	asJSON     bool
	status     bool // --exit-status
	accessible bool
	whole      bool // what is printed is of use only as a whole

	desk *desk.Desk
	file string // overrides db: the demo's
}

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "parley",
		Short: "Track who says what about each disputed point, between whom, on which day, in which source",
		Long: `Parley tracks diplomatic negotiations from the terminal. Articles are imported
into one file, claims are reviewed one by one, and the status of each disputed
point is computed: between whom, since when, on whose word.

Without a command it opens the interface.`,
		Example: `  parley import --process ukr article.txt
  parley                                # review, browse, assess
  parley snapshot --process ukr -o brief.md`,
		Args:          arguments(cobra.NoArgs),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return a.interactive(cmd) },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.configure(cmd)
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "", "the database `FILE` (default $PARLEY_DB, else parley/parley.db in the data folder)")
	flags.StringVarP(&a.process, "process", "p", "", "the `HANDLE` of the process (default: the only or last used one)")
	flags.StringVar(&a.asOf, "as-of", "", "look from this `DAY`: 2026-01-14, yesterday, -2w")
	flags.BoolVar(&a.hindsight, "hindsight", false, "with --as-of: also what was said by then and published later")
	flags.Uint64Var(&a.knownAt, "known-at", 0, "as the file stood after this `ACT` of the log")
	flags.BoolVar(&a.readonly, "readonly", false, "write nothing")
	flags.DurationVar(&a.wait, "wait", 0, "how long to wait for a database that is in use (default 5s)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{command: cmd.CommandPath(), err: err}
	})
	root.Flags().BoolVar(&a.accessible, "accessible", false, "ask for one line after the other and print lists, repainting nothing: for screen readers")
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(
		a.importCommand(), a.extractCommand(), a.feedCommand(), a.reviewCommand(), a.rulesCommand(),
		a.addCommand(), a.editCommand(), a.mergeCommand(), a.rmCommand(),
		a.statusCommand(), a.showCommand(), a.listCommand(), a.matrixCommand(), a.timelineCommand(), a.snapshotCommand(), a.logCommand(), a.undoCommand(), a.redoCommand(),
		a.checkCommand(), a.backupCommand(), a.restoreCommand(), a.demoCommand(), a.configCommand(), a.doctorCommand(), a.manCommand(), a.versionCommand(),
	)
	return root
}

// jsonFlag gives a command --json.
func (a *app) jsonFlag(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&a.asJSON, "json", false, "print JSON; its keys are in docs/json.md")
	return cmd
}

// open opens the desk once.
func (a *app) open(ctx context.Context, origin string) (*desk.Desk, error) {
	if a.desk != nil {
		return a.desk, nil
	}
	o, err := a.deskOptions(origin)
	if err != nil {
		return nil, err
	}
	a.desk, err = desk.Open(ctx, o)
	return a.desk, err
}

// look opens the desk, and reads from where it is looked.
func (a *app) look(ctx context.Context, origin string) (*desk.Desk, desk.At, error) {
	d, err := a.open(ctx, origin)
	if err != nil {
		return nil, desk.At{}, err
	}
	at, err := a.at(d)
	return d, at, err
}

func (a *app) deskOptions(origin string) (desk.Options, error) {
	path, err := a.databasePath()
	if err != nil {
		return desk.Options{}, err
	}
	past := a.knownAt > 0 && origin != interfaceOrigin // the interface can return to now
	return desk.Options{
		Path: path, Wait: a.wait, ReadOnly: a.readonly || past, Now: a.Now, Entropy: a.Entropy, Author: a.author(), Origin: origin, Fetch: a.config.Fetch,
		Holder: fmt.Sprintf("process %d (%s)", a.PID, strings.TrimSpace("parley "+firstArg(a.Args))),
	}, nil
}

// interfaceOrigin is the origin of acts done in the interface.
const interfaceOrigin = "tui"

func firstArg(args []string) string {
	for _, arg := range args {
		if !strings.HasPrefix(arg, "-") {
			return arg
		}
	}
	return ""
}

// author is who enters: the configuration's, else the login name.
func (a *app) author() string {
	if a.config.Author != "" {
		return a.config.Author
	}
	for _, key := range []string{"LOGNAME", "USER", "USERNAME"} {
		if name, ok := a.Env(key); ok && name != "" {
			return name
		}
	}
	return "analyst"
}

// databasePath is --db, PARLEY_DB, the configuration's, or a file in the data
// folder.
func (a *app) databasePath() (string, error) {
	if a.file != "" {
		return a.file, nil
	}
	if a.db != "" {
		return a.db, nil
	}
	if path, ok := a.Env("PARLEY_DB"); ok && path != "" {
		return path, nil
	}
	if a.config.DB != "" {
		return a.config.DB, nil
	}
	dir, err := a.folder("XDG_DATA_HOME", ".local/share")
	if err != nil {
		return "", fmt.Errorf("%w; give the database with --db or PARLEY_DB", err)
	}
	return filepath.Join(dir, "parley.db"), nil
}

// drafts is where unsent entries of the database are kept.
func (a *app) drafts() (draft.Store, error) {
	dir, err := a.folder("XDG_STATE_HOME", ".local/state")
	if err != nil {
		return draft.Store{}, err
	}
	database, err := a.databasePath()
	if err == nil {
		database, err = filepath.Abs(database)
	}
	return draft.Store{Dir: filepath.Join(dir, "drafts"), Database: database}, err
}

// folder is parley's own folder under one of the XDG base directories.
func (a *app) folder(variable, under string) (string, error) {
	if base, ok := a.Env(variable); ok && filepath.IsAbs(base) {
		return filepath.Join(base, "parley"), nil
	}
	for _, key := range []string{"HOME", "USERPROFILE"} {
		if home, ok := a.Env(key); ok && home != "" {
			return filepath.Join(home, filepath.FromSlash(under), "parley"), nil
		}
	}
	return "", fmt.Errorf("there is no home folder: neither %s nor HOME is set", variable)
}

// at is the moment from which the desk looks.
func (a *app) at(d *desk.Desk) (desk.At, error) {
	at := desk.At{Day: d.Today(), Hindsight: a.hindsight, Known: a.knownAt}
	if a.asOf == "" {
		if a.hindsight {
			return at, wrongly("--hindsight goes with --as-of")
		}
		return at, nil
	}
	asOf, err := day.Parse(a.asOf, d.Today())
	if err != nil {
		return at, &usageError{err: fmt.Errorf("--as-of: %w", err)}
	}
	if !asOf.Known() {
		return at, wrongly("--as-of takes a day that is known")
	}
	at.Day = asOf.Last()
	return at, nil
}

// print writes a value as JSON, indented, with a line end.
func (a *app) print(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// say writes a sentence to standard error, clean whatever it quotes.
func (a *app) say(format string, args ...any) {
	fmt.Fprintln(a.Err, clean.Block(fmt.Sprintf(format, args...)))
}

// done says what an act did.
func (a *app) done(d desk.Done) {
	for _, warning := range d.Warnings {
		a.say("note: %s", warning)
	}
	if d.Entry.Seq == 0 {
		a.say("nothing to change")
		return
	}
	a.say("act %d: %s", d.Entry.Seq, d.Title)
}

// nothing says so where nothing was found, and ends with status 3 where
// --exit-status asks for it.
func (a *app) nothing(n int, words string) error {
	if n > 0 {
		return nil
	}
	a.say("%s", words)
	if a.status {
		return &quietError{exitNothing}
	}
	return nil
}
