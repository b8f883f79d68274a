package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/spf13/pflag"
	"parley/ui"

	"parley/desk"
)

func (a *app) manCommand() *cobra.Command {
	var output string
	var force bool
	cmd := &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Long:    "Print the manual page parley(1), for man to show.",
		Example: "  parley man | man -l -\n  parley man -o ~/.local/share/man/man1/parley.1",
		Args:    arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if output == "" || output == "-" {
				return writeMan(a.out, cmd.Root(), ui.KeyTable())
			}
			var page bytes.Buffer
			err := writeMan(&page, cmd.Root(), ui.KeyTable())
			if err == nil {
				err = offerForce(desk.WriteFile(output, page.Bytes(), force))
			}
			if err == nil {
				a.say("%s is written", output)
			}
			return err
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`")
	cmd.Flags().BoolVar(&force, "force", false, "replace an existing file")
	return cmd
}

// A manRow is a term of the manual with its meaning.
type manRow struct{ term, means string }

var (
	manFiles = []manRow{
		{"$XDG_DATA_HOME/parley/parley.db", "The database, where --db, PARLEY_DB and the configuration name no other. XDG_DATA_HOME is ~/.local/share where it is not set."},
		{"$XDG_CONFIG_HOME/parley/config.toml", "The configuration. parley config default prints one with every key and its meaning. XDG_CONFIG_HOME is ~/.config where it is not set."},
		{"$XDG_STATE_HOME/parley/drafts", "What was typed in the interface and not sent. XDG_STATE_HOME is ~/.local/state where it is not set."},
	}
	manEnvironment = []manRow{
		{"PARLEY_DB", "The database; --db wins over it."},
		{"PARLEY_THEME", "The theme; it wins over the configuration's."},
		{"NO_COLOR", "Set to anything, nothing has a colour."},
		{"LC_ALL, LC_CTYPE, LANG", "The first that is set says whether more than ASCII is drawn."},
		{"VISUAL, EDITOR", "The editor, the first that is set; else vi."},
		{"WAYLAND_DISPLAY, DISPLAY, TMUX", "By what is copied to the clipboard: wl-copy, xclip or xsel, tmux; else by the terminal."},
	}
	manStatus = []manRow{
		{fmt.Sprint(exitDone), "Done."},
		{fmt.Sprint(exitFailed), "Failed; what was wrong is said on standard error."},
		{fmt.Sprint(exitUsage), "Used wrongly."},
		{fmt.Sprint(exitNothing), "Nothing found, with --exit-status."},
		{fmt.Sprint(exitBusy), "The database is held by another process."},
		{fmt.Sprint(exitDamaged), "The database is damaged."},
		{fmt.Sprint(exitInterrupted), "Interrupted; what was done before is kept."},
	}
)

// writeMan writes the manual of a tree of commands in the man macros.
func writeMan(w io.Writer, root *cobra.Command, keys []ui.KeyRow) error {
	m := &manual{}
	m.macro("TH", strings.ToUpper(root.Name()), "1", "", root.Name()+" "+release(), "User Commands")
	m.macro("SH", "NAME")
	m.line(root.Name() + " - " + strings.ToLower(root.Short[:1]) + root.Short[1:])
	m.macro("SH", "SYNOPSIS")
	m.usage(root)
	m.raw(".br")
	m.raw(bold(root.Name()) + " " + italic("COMMAND") + " [flags] [arguments]")
	m.macro("SH", "DESCRIPTION")
	m.text(root.Long)
	m.verbatim(strings.Split(root.Example, "\n"))
	m.macro("SH", "OPTIONS")
	m.line("Every command takes these, and --help.")
	m.flags(root.PersistentFlags())
	m.macro("SH", "COMMANDS")
	m.commands(root)
	m.macro("SH", "KEYS")
	m.line("In the interface ? lists the keys that do something where you are.")
	m.keys(keys)
	m.table("FILES", manFiles)
	m.table("ENVIRONMENT", manEnvironment)
	m.table("EXIT STATUS", manStatus)
	m.macro("SH", "SEE ALSO")
	m.raw(bold("curl") + "(1), " + bold("pdftotext") + "(1), " + bold("tmux") + "(1), " + bold("xdg-open") + "(1)")
	_, err := w.Write(m.Bytes())
	return err
}

func (m *manual) commands(parent *cobra.Command) {
	for _, cmd := range parent.Commands() {
		if !cmd.IsAvailableCommand() {
			continue
		}
		m.macro("SS", cmd.CommandPath())
		m.usage(cmd)
		m.macro("PP")
		m.text(cmp.Or(cmd.Long, cmd.Short+"."))
		m.flags(cmd.LocalNonPersistentFlags())
		if cmd.Example != "" {
			m.verbatim(strings.Split(cmd.Example, "\n"))
		}
		m.commands(cmd)
	}
}

// usage writes how a command is called.
func (m *manual) usage(cmd *cobra.Command) {
	m.raw(bold(cmd.CommandPath()) + roff(strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath())))
}

func (m *manual) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, means := pflag.UnquoteUsage(f)
		term := bold("--" + f.Name)
		if f.Shorthand != "" {
			term = bold("-"+f.Shorthand) + ", " + term
		}
		if value != "" {
			term += " " + italic(value)
		}
		switch f.DefValue {
		case "", "0", "0s", "false", "[]":
		default:
			means += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		m.row(term, means)
	})
}

// keys writes a section for each place, in the order in which they first come.
func (m *manual) keys(keys []ui.KeyRow) {
	var places []string
	for _, k := range keys {
		if !slices.Contains(places, k.Where) {
			places = append(places, k.Where)
		}
	}
	for _, place := range places {
		if place == "" {
			m.macro("SS", "Everywhere")
		} else {
			m.macro("SS", place)
		}
		for _, k := range keys {
			if k.Where == place {
				m.row(bold(k.Keys), k.Help+" (action "+k.ID+")")
			}
		}
	}
}
