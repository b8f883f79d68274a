package term

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"

	"parley/model/clean"
)

// maxEdited is the longest text that is taken from an editor, in bytes.
const maxEdited = 1 << 20

// An Editing is a text that lies in a file for the analyst's editor. It ends
// with Done; what is not ended stays in its file, so that nothing typed is
// lost when the text cannot be understood.
type Editing struct {
	Path string

	words  []string // of the editor, the first is where it lies
	before string   // what was in the file when it was last written or read
}

// Edit writes text to a new file in a folder, whose name ends with suffix, for
// the editor that $VISUAL names, else $EDITOR, else vi. The folder is given
// from the root and is made where it is missing; only the analyst can read the file.
func (o Outside) Edit(dir, suffix, text string) (*Editing, error) {
	words, err := o.editor()
	if err != nil {
		return nil, err
	}
	path, err := write(dir, suffix, text)
	if err != nil {
		return nil, fmt.Errorf("the text cannot be given to the editor: %w", err)
	}
	return &Editing{Path: path, words: words, before: text}, nil
}

func write(dir, suffix, text string) (path string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, "parley-*"+suffix) // mode 0600
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return f.Name(), err
}

// editor is the command line of the analyst's editor.
func (o Outside) editor() (words []string, err error) {
	named := ""
	for _, key := range []string{"VISUAL", "EDITOR"} {
		line := o.get(key)
		if words, err = split(line, o.System != "windows"); err != nil {
			return nil, fmt.Errorf("$%s is %q: %w", key, clean.Line(line), err)
		}
		if len(words) > 0 {
			named = key
			break
		}
	}
	if named == "" {
		words = []string{"vi"}
	}
	path, err := o.Find(words[0])
	switch {
	case err != nil && named == "":
		return nil, errors.New("there is no editor: set $EDITOR to yours and start parley again")
	case err != nil:
		return nil, fmt.Errorf("the editor %q that $%s names is not found; set it to one that is installed", clean.Line(words[0]), named)
	}
	words[0] = path
	return words, nil
}

// Command is the editor on the file, to be run with the terminal. Each run
// needs a new one.
func (e *Editing) Command() *exec.Cmd {
	return exec.Command(e.words[0], append(slices.Clone(e.words[1:]), e.Path)...)
}

// Read returns what the analyst made of the text, and whether that differs
// from what it was before the editor was run: where not, nothing is meant to
// be done.
func (e *Editing) Read() (text string, changed bool, err error) {
	f, err := os.Open(e.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, errors.New("the editor left no file behind; nothing was changed")
	}
	if err != nil {
		return "", false, fmt.Errorf("what the editor wrote cannot be read: %w", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxEdited+1))
	switch {
	case err != nil:
		return "", false, fmt.Errorf("what the editor wrote cannot be read: %w", err)
	case len(raw) > maxEdited:
		return "", false, fmt.Errorf("%s has more than %d KiB; make it shorter", e.Path, maxEdited>>10)
	}
	text, changed = string(raw), string(raw) != e.before
	e.before = text
	return text, changed, nil
}

// Done removes the file.
func (e *Editing) Done() error {
	if err := os.Remove(e.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the text that was edited still lies there: %w", err)
	}
	return nil
}
