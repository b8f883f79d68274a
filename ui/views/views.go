// Package views keeps the analyst's saved views in a file: what a list was
// narrowed to and how it stood, under a name. The file is TOML, one table a
// view; nothing else of the analyst's is in it.
package views

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"parley/desk"
	"parley/model"
)

// A View is a list as it was looked at.
type View struct {
	Name   string `toml:"name"`
	Screen string `toml:"screen"`
	Filter string `toml:"filter,omitempty"` // in the filter language
	Sort   string `toml:"sort,omitempty"`   // a column, with a minus before it backwards; empty is the rows' own order
	Group  string `toml:"group,omitempty"`  // what rows stand together by, where a screen has several ways
}

// A file is what a file of views holds.
type file struct {
	View []View `toml:"view"`
}

// Is reports whether a view goes by a name: case and accents make no
// difference.
func (v View) Is(name string) bool { return model.Fold(v.Name) == model.Fold(strings.TrimSpace(name)) }

// Read reads the views of a file; where there is none there are none. What is
// wrong with it is said with its line.
func Read(path string) ([]View, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the saved views cannot be read: %w", err)
	}
	var f file
	dec := toml.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields() // a newer parley's words would be lost when it is written
	if err := dec.Decode(&f); err != nil {
		return nil, broken(path, err)
	}
	for i, v := range f.View {
		if strings.TrimSpace(v.Name) == "" || v.Screen == "" {
			return nil, fmt.Errorf("%s: view %d has no name or no screen; correct it, or move the file away", path, i+1)
		}
	}
	return f.View, nil
}

// broken says where a file is not what was expected.
func broken(path string, err error) error {
	where := func(e *toml.DecodeError) string {
		line, _ := e.Position()
		return fmt.Sprintf("%s, line %d: ", path, line)
	}
	const remedy = "; correct it, or move the file away"
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(unknown.Errors) > 0 {
		first := &unknown.Errors[0]
		return errors.New(where(first) + "a view has no " + strings.Join(first.Key(), ".") + remedy)
	}
	if syntax, ok := errors.AsType[*toml.DecodeError](err); ok {
		return errors.New(where(syntax) + strings.TrimPrefix(syntax.Error(), "toml: ") + remedy)
	}
	return fmt.Errorf("%s: %w"+remedy, path, err)
}

// Keep writes a view to a file, in the place of one that goes by its name.
func Keep(path string, v View) error {
	return change(path, func(all []View) ([]View, error) {
		v.Name = strings.TrimSpace(v.Name)
		if i := slices.IndexFunc(all, func(o View) bool { return o.Is(v.Name) }); i >= 0 {
			all[i] = v
			return all, nil
		}
		return append(all, v), nil
	})
}

// Drop takes the view of a name out of a file.
func Drop(path, name string) error {
	return change(path, func(all []View) ([]View, error) {
		rest := slices.DeleteFunc(slices.Clone(all), func(v View) bool { return v.Is(name) })
		if len(rest) == len(all) {
			return nil, Missing(name, all)
		}
		return rest, nil
	})
}

// Missing says that no view goes by a name, and which there are.
func Missing(name string, all []View) error {
	if len(all) == 0 {
		return fmt.Errorf("there is no view %q; none is saved", name)
	}
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = v.Name
	}
	return fmt.Errorf("there is no view %q; there are %s", name, strings.Join(names, ", "))
}

// change reads the views as they stand now, so that those of another session
// are kept, and writes them changed. A file that cannot be read is left alone.
func change(path string, edit func([]View) ([]View, error)) error {
	all, err := Read(path)
	if err != nil {
		return err
	}
	if all, err = edit(all); err != nil {
		return err
	}
	raw, err := toml.Marshal(file{all})
	if err != nil {
		return err
	}
	if err = os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
		err = desk.Replace(path, raw)
	}
	if err != nil {
		return fmt.Errorf("the saved views cannot be written: %w", err)
	}
	return nil
}
