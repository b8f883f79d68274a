package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"parley/model"
)

// A TakenError says that there is a file already where one was to be written.
type TakenError struct{ Path string }

func (e *TakenError) Error() string { return e.Path + " is there already; give another name" }

// WriteFile writes a file that appears whole or not at all, and replaces one
// only by force; without, one that is there is a [TakenError].
func WriteFile(path string, content []byte, force bool) error {
	if force {
		return unwritten(path, Replace(path, content))
	}
	taken := &TakenError{path}
	if _, err := os.Lstat(path); err == nil {
		return taken
	}
	return unwritten(path, born(path, content, func(temporary string) error {
		switch err := os.Link(temporary, path); {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrExist):
			return taken
		}
		return os.Rename(temporary, path) // a file system without links: what is there was looked for above
	}))
}

// Replace writes a file, readable for the analyst alone, in place of the one
// that is there, if any. It appears whole or not at all.
func Replace(path string, content []byte) error {
	return born(path, content, func(temporary string) error { return os.Rename(temporary, path) })
}

// born writes a file under a temporary name beside its own and hands it over to
// be put in its place.
func born(path string, content []byte, place func(temporary string) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".parley-new-") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return place(f.Name())
}

// unwritten says which file could not be written, not by which temporary name.
func unwritten(path string, err error) error {
	if err == nil || model.Is[*TakenError](err) {
		return err
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	return fmt.Errorf("%s cannot be written: %w", path, err)
}
