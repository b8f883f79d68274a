package cli

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model/clean"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Read the whole file, rebuild everything from its journal and compare",
		Args:  arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.readonly = true
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			r, err := d.Check(cmd.Context())
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s is whole: %d acts, %d records of the projections rebuilt and found equal\n", d.Path(), r.Entries, r.Compared)
			if r.Hash != "" {
				fmt.Fprintf(a.out, "the newest act has the hash %s\n", r.Hash)
			}
			return nil
		},
	}
}

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the database while it may be in use, and check the copy",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			a.readonly = true
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			if err := d.Backup(cmd.Context(), args[0]); err != nil {
				return err
			}
			a.say("%s is a checked copy of %s", args[0], d.Path())
			return nil
		},
	}
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in place of the database; what was there is kept beside it",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if a.readonly {
				return wrongly("restore writes; it does not go with --readonly")
			}
			o, err := a.deskOptions("cli")
			if err != nil {
				return err
			}
			kept, err := desk.Restore(cmd.Context(), o, args[0])
			if err != nil {
				return err
			}
			if kept != "" {
				a.say("%s is restored from %s; what was there is kept as %s", o.Path, args[0], kept)
				return nil
			}
			a.say("%s is restored from %s", o.Path, args[0])
			return nil
		},
	}
}

// version is set by release builds.
var version = ""

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  arguments(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(a.out, versionLine())
			return err
		},
	}
}

func versionLine() string {
	return fmt.Sprintf("parley %s %s/%s %s", release(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// release is the version alone.
func release() string {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok && v == "" {
		v = info.Main.Version
	}
	if v == "" {
		v = "(devel)"
	}
	return v
}

func (a *app) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Say where everything lies and what is wrong with it",
		Args:  arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			fmt.Fprintln(a.out, versionLine())
			bad := a.examineConfig()
			bad = a.examineDrafts() || bad
			if err := a.examineDatabase(cmd); err != nil {
				return err
			}
			if bad {
				return &quietError{exitFailed}
			}
			return nil
		},
	}
}

func (a *app) examineConfig() (bad bool) {
	path, err := a.configPath()
	if err == nil {
		_, err = readConfig(path)
	}
	_, missing := os.Stat(path)
	switch {
	case err != nil:
		fmt.Fprintf(a.out, "configuration  bad   %s\n", clean.Block(err.Error()))
		return true
	case missing != nil:
		fmt.Fprintf(a.out, "configuration  none  %s is not there; that is fine\n", path)
	default:
		fmt.Fprintf(a.out, "configuration  good  %s\n", path)
	}
	return false
}

func (a *app) examineDrafts() (bad bool) {
	drafts, err := a.drafts()
	var names []string
	if err == nil {
		names, err = drafts.List()
	}
	_, missing := os.Stat(drafts.Dir)
	switch {
	case err != nil:
		fmt.Fprintf(a.out, "drafts         bad   %s\n", clean.Block(err.Error()))
		return true
	case missing != nil:
		fmt.Fprintf(a.out, "drafts         none  %s is not there; what is typed and not sent will be kept in it\n", drafts.Dir)
	default:
		fmt.Fprintf(a.out, "drafts         good  %s, %d of this database\n", drafts.Dir, len(names))
	}
	return false
}

func (a *app) examineDatabase(cmd *cobra.Command) error {
	path, err := a.databasePath()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		fmt.Fprintf(a.out, "database       none  %s is not there; the first import makes it\n", path)
		return nil
	}
	a.readonly = true
	d, err := a.open(cmd.Context(), "cli")
	if err != nil {
		fmt.Fprintf(a.out, "database       bad   %s\n", path)
		return err
	}
	r, err := d.Check(cmd.Context())
	if err != nil {
		fmt.Fprintf(a.out, "database       bad   %s\n", path)
		return err
	}
	fmt.Fprintf(a.out, "database       good  %s, %d acts\n", path, r.Entries)
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintf(a.out, "database       note  others may read it (mode %o); chmod 600 keeps it private\n", info.Mode().Perm())
	}
	return nil
}
