package desk

import (
	"context"
	"fmt"
	"io"
	"os"

	"parley/article"
)

// ReadFile reads the articles in a file of text, HTML or JSON Lines.
func ReadFile(path string) ([]article.Article, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder; name the files in it", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadStream(f, path)
}

// ReadStream reads the articles in a stream; the name is for messages and
// hints at the format.
func ReadStream(r io.Reader, name string) ([]article.Article, error) {
	b, err := io.ReadAll(io.LimitReader(r, article.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	return article.Read(article.Input{Name: name, Bytes: b})
}

// ImportFile imports every article of a file; see [Desk.Import].
func (d *Desk) ImportFile(ctx context.Context, process, path string, accept float64) (Done, error) {
	articles, err := ReadFile(path)
	if err != nil {
		return Done{}, err
	}
	var last Done
	for _, a := range articles {
		imported, err := d.Import(ctx, process, a, accept)
		if err != nil {
			return last, err
		}
		last = imported.Done
		if imported.Known {
			last.Title = fmt.Sprintf("%s is there already", imported.Source.Handle)
		}
	}
	return last, nil
}
