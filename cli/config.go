package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/spf13/cobra"

	"parley/desk"
	"parley/ui"
	"parley/ui/draw"
	"parley/ui/setting"
)

// A config is what config.toml can set. Flags and the environment win over it.
type config struct {
	DB     string   `toml:"db" comment:"the database; --db and PARLEY_DB win over it"`
	Author string   `toml:"author" comment:"who enters; the login name where empty"`
	Fetch  []string `toml:"fetch" comment:"your program that gets addresses, its words to be followed by the address, as in\n[\"curl\", \"-fsSL\", \"--max-time\", \"20\", \"--\"]; parley opens no connection itself"`

	setting.Values
}

// defaults are what holds where the configuration says nothing.
func defaults() config { return config{Values: setting.Default()} }

// configure reads the configuration before any command runs.
func (a *app) configure(cmd *cobra.Command) error {
	path, err := a.configPath()
	if err != nil {
		return nil //nolint:nilerr // without a home folder there is no configuration to read
	}
	a.config, err = readConfig(path)
	if err != nil && cmd.Name() != "config" && cmd.Parent() != nil && cmd.Parent().Name() != "config" && cmd.Name() != "doctor" {
		return err
	}
	return nil
}

func (a *app) configPath() (string, error) {
	dir, err := a.folder("XDG_CONFIG_HOME", ".config")
	return filepath.Join(dir, "config.toml"), err
}

// readConfig reads a configuration; a missing one is empty. Unknown keys are
// errors that show their line.
func readConfig(path string) (config, error) {
	c := defaults()
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("read the configuration: %w", err)
	}
	dec := toml.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return config{}, fmt.Errorf("%s: %s", path, explainTOML(err))
	}
	if len(c.Fetch) > 0 && strings.TrimSpace(c.Fetch[0]) == "" {
		return config{}, fmt.Errorf("%s: fetch begins with the name of a program, as in %s", path, desk.ExampleFetcher)
	}
	if err := c.Check(draw.Themes); err != nil {
		return config{}, fmt.Errorf("%s: %w", path, err)
	}
	if err := ui.CheckKeys(c.Values); err != nil {
		return config{}, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

func explainTOML(err error) string {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		return "it sets what parley does not know:\n" + unknown.String()
	}
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		return syntax.Error() + "\n" + syntax.String()
	}
	return err.Error()
}

func (a *app) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show or check the configuration",
		Args:  arguments(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use: "path", Short: "Print where the configuration lies", Args: arguments(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error {
				path, err := a.configPath()
				if err == nil {
					fmt.Fprintln(a.out, path)
				}
				return err
			},
		},
		&cobra.Command{
			Use: "show", Short: "Print the configuration in force", Args: arguments(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error { return a.writeConfig(a.config) },
		},
		&cobra.Command{
			Use: "default", Short: "Print a configuration with every key and its meaning", Args: arguments(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error {
				err := a.writeConfig(defaults())
				if err == nil {
					_, err = a.out.WriteString(setting.Example)
				}
				return err
			},
		},
		&cobra.Command{
			Use: "check", Short: "Say what is wrong with the configuration", Args: arguments(cobra.NoArgs),
			RunE: func(*cobra.Command, []string) error {
				path, err := a.configPath()
				if err != nil {
					return err
				}
				if _, err := readConfig(path); err != nil {
					return err
				}
				a.say("%s is in order", path)
				return nil
			},
		},
	)
	return cmd
}

func (a *app) writeConfig(c config) error {
	return toml.NewEncoder(a.out).Encode(c)
}
