// Package draft keeps what was typed and not sent, so that neither a slip nor
// a terminal that is closed loses it.
package draft

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"parley/desk"
	"parley/model/clean"
)

// A Store keeps the drafts of one database as plain text files, readable for the
// analyst alone. The zero Store, without a folder, keeps nothing.
type Store struct {
	Dir      string // folder of all drafts; made when there is something to keep
	Database string // path of the database, from the root: it tells its drafts from those of others
}

const suffix = ".txt"

// prefix begins the names of this database's drafts.
func (s Store) prefix() string {
	sum := sha256.Sum256([]byte(s.Database))
	return fmt.Sprintf("%x-", sum[:4])
}

// path is where the draft of an entry lies. Names that are the same file name
// share it.
func (s Store) path(name string) string {
	return filepath.Join(s.Dir, s.prefix()+clean.FileName(name)+suffix)
}

// Save keeps the text of a named entry, as it was typed, in place of what was
// kept of it before; a text of blanks removes it. The file appears whole or
// not at all.
func (s Store) Save(name, text string) error {
	if s.Dir == "" {
		return nil
	}
	var err error
	if strings.TrimSpace(text) == "" {
		if err = os.Remove(s.path(name)); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	} else if err = s.folder(); err == nil {
		err = desk.Replace(s.path(name), []byte(text))
	}
	if err != nil {
		return fmt.Errorf("the draft of %s is not kept in %s: %w", clean.Line(name), s.Dir, reason(err))
	}
	return nil
}

// folder makes the folder, and closes one that others may read.
func (s Store) folder() error {
	if err := os.MkdirAll(s.Dir, 0o700); err != nil {
		return err
	}
	info, err := os.Stat(s.Dir)
	if err != nil || info.Mode().Perm() == 0o700 {
		return err
	}
	return os.Chmod(s.Dir, 0o700) //nolint:gosec // a folder needs to be entered
}

// Load returns what is kept of a named entry, empty where nothing is.
func (s Store) Load(name string) (string, error) {
	if s.Dir == "" {
		return "", nil
	}
	text, err := os.ReadFile(s.path(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("the draft of %s in %s cannot be read: %w", clean.Line(name), s.Dir, reason(err))
	}
	return string(text), nil
}

// List returns the names of what is kept, as file names, in the order of the
// alphabet.
func (s Store) List() ([]string, error) {
	if s.Dir == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(s.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the drafts in %s cannot be listed: %w", s.Dir, reason(err))
	}
	var names []string
	for _, e := range entries {
		name, ours := strings.CutPrefix(e.Name(), s.prefix())
		name, text := strings.CutSuffix(name, suffix)
		if ours && text && e.Type().IsRegular() {
			names = append(names, name)
		}
	}
	return names, nil
}

// reason is what the system says, without the file that it was said of, which
// may be a temporary one.
func reason(err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return inner.Err
	}
	if inner, ok := errors.AsType[*os.LinkError](err); ok {
		return inner.Err
	}
	return err
}
