package cli

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/report"
)

func (a *app) feedCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feed",
		Short: "Keep feeds and pull what is new in them",
		Long: `Keep RSS, Atom and JSON feeds in the file and pull what is new in them. New articles
wait in the inbox as sources of the feed's process; what is there already, by its
text or its address, is not imported twice. Addresses are got by the program that
fetch names in the configuration; parley opens no connection itself.`,
		Example: `  parley feed add ukr-wire https://wire.example/ukraine.xml --process ukr
  parley feed pull
  parley feed pull ukr-wire --from saved.xml
  parley feed import subscriptions.opml --process ukr
  parley feed export > feeds.opml`,
		Args: arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.feedAddCommand(), a.feedListCommand(), a.feedRmCommand(), a.feedPullCommand(), a.feedImportCommand(), a.feedExportCommand())
	return cmd
}

func (a *app) feedAddCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "add NAME ADDRESS",
		Short:   "Keep a feed for the articles of a process, which is made where there is none",
		Example: "  parley feed add ukr-wire https://wire.example/ukraine.xml --process ukr",
		Args:    arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.AddFeed(cmd.Context(), a.process, args[0], args[1])
			if err == nil {
				a.done(done)
			}
			return err
		},
	}
}

func (a *app) feedRmCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "rm NAME",
		Short:   "Forget a feed; the articles that it brought stay",
		Example: "  parley feed rm ukr-wire",
		Args:    arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			done, err := d.RemoveFeed(cmd.Context(), args[0])
			if err == nil {
				a.done(done)
			}
			return err
		},
	}
}

func (a *app) feedListCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the feeds, when each was last pulled and what that brought",
		Example: "  parley feed list --json",
		Args:    arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			all, err := d.Feeds(cmd.Context())
			if err != nil {
				return err
			}
			records, rows := []report.ListFeed{}, [][]string{}
			for _, f := range all {
				if a.process != "" && f.Process.Handle != a.process {
					continue
				}
				r := report.ListFeed{Handle: f.Handle, Name: f.Title, Process: f.Process.Handle, Address: f.URL, New: f.New, Known: f.Known}
				pulled, brought := "never", ""
				if !f.Pulled.IsZero() {
					r.Pulled = f.Pulled.Format("2006-01-02T15:04:05Z07:00")
					pulled, brought = f.Pulled.Format("2006-01-02 15:04"), strconv.Itoa(f.New)
				}
				records = append(records, r)
				rows = append(rows, []string{f.Handle, f.Title, f.Process.Handle, pulled, brought, f.URL})
			}
			if a.asJSON {
				return a.print(records)
			}
			if len(rows) > 0 {
				err = report.Table(a.out, []string{"handle", "name", "process", "pulled", "new", "address"}, rows)
			}
			return errors.Join(err, a.nothing(len(rows), "there is no feed"))
		},
	}
	cmd.Flags().BoolVar(&a.status, "exit-status", false, "end with 3 where there is none")
	return a.jsonFlag(cmd)
}

func (a *app) feedPullCommand() *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "pull [NAME…]",
		Short: "Import what is new in feeds, all of them or those named",
		Long: `Import what is new in feeds. A feed that fails is said at the end and stops no
other. ctrl+c keeps what is done; parley undo takes the whole pull back.`,
		Example: "  parley feed pull\n  parley feed pull ukr-wire --from saved.xml",
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			importing()
			t := a.tell()
			tally, err := d.Pull(cmd.Context(), desk.Pull{Feeds: args, File: from, Stream: a.In, Tell: t.article, Meter: &t.meter, Ended: t.feed})
			t.close()
			return a.ended(t, tally, err)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "read `FILE` (- is standard input) for the one feed that is named, instead of its address")
	return cmd
}

// feed says what a feed brought.
func (t *teller) feed(f desk.FeedRow, tally desk.Tally) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.inputEnds()
	t.a.say("%s: %d new, %d known", safe(f.Title), tally.New, tally.Known)
}

func (a *app) feedImportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Add the feeds of an OPML list",
		Long: `Add the feeds of an OPML list in one act. Those of a group that is called like a
process are for that one, unless --process names another; an address that is there
already is passed over. - is standard input.`,
		Example: "  parley feed import subscriptions.opml --process ukr",
		Args:    arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			added, err := d.ImportFeeds(cmd.Context(), a.process, args[0], a.In)
			if err != nil {
				return err
			}
			a.say("%d feeds added, %d there already", added.Added, added.Known)
			return errors.Join(added.Faults...)
		},
	}
}

func (a *app) feedExportCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "export",
		Short:   "Print the feeds as an OPML list, grouped by process",
		Example: "  parley feed export > feeds.opml",
		Args:    arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			a.whole = true
			var list bytes.Buffer
			if err := d.ExportFeeds(cmd.Context(), a.process, &list); err != nil {
				return err
			}
			_, err = io.Copy(a.out, &list)
			return err
		},
	}
}
