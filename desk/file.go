package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"parley/article"
	"parley/model"
)

// Articles reads the articles of a file one by one; "-" is the stream. The
// name of a file hints at its format where none is given.
func Articles(name string, stream io.Reader, format article.Format) iter.Seq2[article.Article, error] {
	if name == "-" {
		return article.Each(stream, "standard input", format)
	}
	return func(yield func(article.Article, error) bool) {
		f, err := openFile(name)
		if err != nil {
			yield(article.Article{}, err)
			return
		}
		defer f.Close()
		for a, err := range article.Each(f, name, format) {
			if !yield(a, err) {
				return
			}
		}
	}
}

func openFile(name string) (*os.File, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, model.Wrong("file", "there is no file %s", name)
	case errors.Is(err, fs.ErrPermission):
		return nil, model.Wrong("file", "you may not read %s", name)
	case err != nil:
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, model.Wrong("file", "%s is a folder; name the files in it", name)
	}
	return f, nil
}

// ImportFile imports every article of a file; see [Desk.Import]. Articles
// that are wrong are passed over, and the error tells of them.
func (d *Desk) ImportFile(ctx context.Context, process, path string, accept float64) (Done, error) {
	var last Done
	var faults []error
	for a, err := range Articles(path, nil, "") {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		imported, err := d.Import(ctx, process, a, accept)
		if err != nil {
			return last, err
		}
		last = imported.Done
		if imported.Known {
			last.Title = fmt.Sprintf("%s is there already", imported.Source.Handle)
		}
	}
	return last, errors.Join(faults...)
}
