package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"time"

	"parley/article"
	"parley/model"
	"parley/model/clean"
)

// A Fetcher is the analyst's own program that gets what lies at an address:
// the words of its command line, to which the address is added. No shell takes
// part. parley opens no connection itself, so proxies, certificates and time
// limits are the fetcher's; it has parley's environment and working folder.
type Fetcher []string

// ExampleFetcher is what the documentation proposes.
const ExampleFetcher = `fetch = ["curl", "-fsSL", "--max-time", "20", "--"]`

// IsAddress reports whether a name is an address rather than a file.
func IsAddress(name string) bool { return strings.Contains(name, "://") }

// checkAddress refuses what is not the address of a page.
func checkAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return model.Wrong("address", "%s cannot be fetched: an address begins with https:// or http:// and a host", clean.Line(address))
	}
	return nil
}

// How much a program may say of what went wrong, in bytes, and how long it may
// take to end once it was told to.
const (
	maxComplaint = 4 << 10
	maxShown     = 300 // of that in a sentence, in characters
	patience     = 2 * time.Second
)

// Get runs the fetcher and returns what it prints, at most
// [article.MaxArticle] bytes. It is ended with the context.
func (f Fetcher) Get(ctx context.Context, address string) ([]byte, error) {
	if err := checkAddress(address); err != nil {
		return nil, err
	}
	if len(f) == 0 {
		return nil, model.Wrong("fetch", "%s was not fetched: parley opens no connection itself; name your fetcher in the configuration (parley config path says where), as in\n  %s",
			clean.Line(address), ExampleFetcher)
	}
	page, err := run(ctx, nil, append(slices.Clone(f), address)...)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return nil, fmt.Errorf("%s was not fetched: the program %s is not found; see fetch in the configuration", clean.Line(address), clean.Line(f[0]))
	case err != nil:
		return nil, fmt.Errorf("%s was not fetched: %w", clean.Line(address), err)
	}
	return page, nil
}

// longestPDF is how long pdftotext may take.
const longestPDF = time.Minute

// pdfText has pdftotext make text of a PDF, where it is installed.
func pdfText(ctx context.Context) func(io.Reader) ([]byte, error) {
	return func(r io.Reader) ([]byte, error) {
		ctx, end := context.WithTimeout(ctx, longestPDF)
		defer end()
		in := &remembered{Reader: r}
		text, err := run(ctx, in, "pdftotext", "-q", "-enc", "UTF-8", "-", "-")
		switch {
		case in.err != nil:
			return nil, in.err
		case errors.Is(err, exec.ErrNotFound):
			return nil, article.ErrNoPDF
		}
		return text, err
	}
}

// remembered keeps why it could not be read to its end: a program that is fed
// from it only sees that nothing more comes.
type remembered struct {
	io.Reader
	err error
}

func (r *remembered) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}

// run runs a program, without a shell, and returns what it prints, at most
// [article.MaxArticle] bytes. It is ended with the context.
func run(ctx context.Context, in io.Reader, words ...string) ([]byte, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.WaitDelay = patience
	out, complaint := &bounded{most: article.MaxArticle, full: end}, &bounded{most: maxComplaint}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, complaint
	err := cmd.Run()
	switch {
	case out.over:
		return nil, fmt.Errorf("it has more than %d MiB", article.MaxArticle>>20)
	case err == nil:
		return out.buf.Bytes(), nil
	case errors.Is(err, exec.ErrNotFound):
		return nil, err
	}
	return nil, errors.New(explain(words[0], err, complaint.buf.String()))
}

// explain says how a program failed, with its own words made clean.
func explain(program string, err error, words string) string {
	why := fmt.Sprintf("%s could not be run (%v)", program, err)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		why = fmt.Sprintf("%s ended with %s", program, exit.ProcessState)
	}
	if words = strings.Join(strings.Fields(words), " "); words != "" {
		runes := []rune(words)
		why += ": " + string(runes[:min(len(runes), maxShown)])
	}
	return clean.Line(why).String()
}

// A bounded buffer takes so many bytes. One that has a function to call when
// it is full takes no more; another drops the rest. The bytes.Buffer is not
// embedded: it could be filled past the bound by its ReadFrom.
type bounded struct {
	buf  bytes.Buffer
	most int
	full func()
	over bool
}

func (b *bounded) Write(p []byte) (int, error) {
	room := b.most - b.buf.Len()
	if len(p) <= room {
		return b.buf.Write(p)
	}
	b.over = true
	if b.full != nil {
		b.full()
		return 0, errTooMuch
	}
	b.buf.Write(p[:room])
	return len(p), nil
}

var errTooMuch = errors.New("too much output")
