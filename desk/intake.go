package desk

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"parley/article"
	"parley/model"
)

// An Intake says how named inputs become articles.
type Intake struct {
	Stream io.Reader      // what "-" reads
	Format article.Format // of every input; empty is told from its name and bytes
	Fetch  Fetcher        // gets addresses

	hear func(n int) // hears how many bytes of a file were read; may be nil
}

// An Input is a file, an address or the stream.
type Input struct {
	Name string
	Size int64 // in bytes; 0 where it is not known
}

// Inputs lists what names stand for: files, addresses, "-", and the files of
// folders in the order of their names, hidden ones left out. Each skipped
// sentence names files of a folder whose kind parley does not read; each error
// is of one name.
func Inputs(names []string) (all []Input, skipped []string, faults []error) {
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case name == "-" || IsAddress(name) || err != nil: // whoever reads it says what is wrong
			all = append(all, Input{Name: name})
		case info.IsDir():
			in, unknown, wrong := walk(name)
			all = append(all, in...)
			faults = append(faults, wrong...)
			if len(unknown) > 0 {
				skipped = append(skipped, fmt.Sprintf("skipped in %s, since parley does not read their kind: %s", name, some(unknown)))
			}
			if len(in)+len(unknown)+len(wrong) == 0 {
				faults = append(faults, model.Wrong("file", "there is no file in %s", name))
			}
		case info.Mode().IsRegular():
			all = append(all, Input{name, info.Size()})
		default:
			all = append(all, Input{Name: name})
		}
	}
	return all, skipped, faults
}

// walk lists the files of a folder and what it holds of unknown kinds.
func walk(folder string) (all []Input, unknown []string, faults []error) {
	_ = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(entry.Name(), ".") && name != folder
		switch {
		case err != nil:
			faults = append(faults, model.Wrong("file", "%s cannot be read: %v", name, errors.Unwrap(err)))
			return nil
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
			return nil
		}
		info, err := os.Stat(name) // follows links to files
		if err != nil || !info.Mode().IsRegular() || !reads(name) {
			short, _ := filepath.Rel(folder, name)
			unknown = append(unknown, cmp.Or(short, name))
			return nil //nolint:nilerr // what is no file is named with those of unknown kinds
		}
		all = append(all, Input{name, info.Size()})
		return nil
	})
	return all, unknown, faults
}

// reads reports whether the ending of a file's name is one of a kind that
// holds articles.
func reads(name string) bool {
	switch strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))) {
	case ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".eml", ".xml", ".rss", ".atom", ".pdf":
		return true
	}
	return false
}

// mostNamed is how many names a sentence lists.
const mostNamed = 20

func some(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), len(names)-mostNamed)
}

// Articles reads the articles of a file, an address or, with "-", of the
// stream, one by one.
func (in Intake) Articles(ctx context.Context, name string) iter.Seq2[article.Article, error] {
	if name == "-" {
		return in.reader(ctx).Each(&heedful{ctx: ctx, r: in.Stream}, "standard input", in.Format)
	}
	if IsAddress(name) {
		return in.fetched(ctx, name)
	}
	return func(yield func(article.Article, error) bool) {
		f, err := openFile(name)
		if err != nil {
			yield(article.Article{}, err)
			return
		}
		defer f.Close()
		for a, err := range in.reader(ctx).Each(&heard{f, in.hear}, name, in.Format) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// reader reads PDF with the help of a program.
func (in Intake) reader(ctx context.Context) article.Reader { return article.Reader{PDF: pdfText(ctx)} }

// fetched reads the articles at an address, which they have where they do not
// say another one.
func (in Intake) fetched(ctx context.Context, address string) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		page, err := in.Fetch.Get(ctx, address)
		if err != nil {
			yield(article.Article{}, err)
			return
		}
		if u, err := url.Parse(address); err == nil && u.Path == "" {
			address += "/" // the ending of a host names no format
		}
		for a, err := range in.reader(ctx).Each(bytes.NewReader(page), address, in.Format) {
			if err == nil && a.URL == "" {
				lies(&a, address)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// lies notes the address that an article was fetched from, and the outlet that
// it names where nothing else does.
func lies(a *article.Article, address string) {
	if a.Places == nil {
		a.Places = map[string]string{}
	}
	a.URL, a.Places["url"] = address, "address"
	if u, err := url.Parse(address); err == nil && a.Outlet == "" {
		a.Outlet, a.Places["outlet"] = strings.TrimPrefix(u.Hostname(), "www."), "address"
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
	return f, nil
}

// heard tells of the bytes that are read.
type heard struct {
	io.Reader
	tell func(int)
}

func (h *heard) Read(p []byte) (int, error) {
	n, err := h.Reader.Read(p)
	if h.tell != nil {
		h.tell(n)
	}
	return n, err
}

// A heedful reader of a stream that may never answer gives up with the
// context. Its last read goes on until the stream answers or the program ends.
type heedful struct {
	ctx  context.Context //nolint:containedctx // a reader has no other way to hear of it
	r    io.Reader
	left []byte
	err  error
}

func (h *heedful) Read(p []byte) (int, error) {
	if len(h.left) == 0 && h.err == nil {
		ready := make(chan answer, 1)
		go func() {
			b := make([]byte, 64<<10)
			n, err := h.r.Read(b)
			ready <- answer{b[:n], err}
		}()
		select {
		case got := <-ready:
			h.left, h.err = got.bytes, got.err
		case <-h.ctx.Done():
			h.err = h.ctx.Err()
		}
	}
	n := copy(p, h.left)
	h.left = h.left[n:]
	if n == 0 {
		return 0, h.err
	}
	return n, nil
}

type answer struct {
	bytes []byte
	err   error
}
