package article

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"
)

// A record is one line of JSON Lines.
type record struct {
	ID        string  `json:"id"`
	URL       string  `json:"url"`
	Outlet    string  `json:"outlet"`
	Lang      string  `json:"lang"`
	Published string  `json:"published"`
	Title     string  `json:"title"`
	Text      *string `json:"text"`
}

// lines reads JSON Lines one by one. A line that is wrong gives an error that
// names it, and the next one is read.
func lines(in *bufio.Reader, name string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		some := false
		for n := 1; ; n++ {
			text, long, err := readLine(in)
			broken := err != nil && !errors.Is(err, io.EOF)
			if !broken && (len(strings.TrimSpace(text)) > 0 || long) {
				some = true
				if !yield(parseLine(text, long, name, n)) {
					return
				}
			}
			if err != nil {
				if broken {
					yield(Article{}, unreadable(name, err))
				} else if !some {
					yield(Article{}, wrong(name, "it is empty"))
				}
				return
			}
		}
	}
}

// readLine returns a line; long reports that it was longer than an article
// may be and was passed over.
func readLine(in *bufio.Reader) (text string, long bool, err error) {
	var b strings.Builder
	for {
		part, err := in.ReadSlice('\n')
		if b.Len()+len(part) > MaxArticle {
			long = true
			b.Reset()
		}
		if !long {
			b.Write(part)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b.String(), long, err
		}
	}
}

func parseLine(text string, long bool, name string, n int) (Article, error) {
	if long {
		return Article{}, wrong(name, "line %d has more than %d MiB", n, MaxArticle>>20)
	}
	var r record
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return Article{}, wrong(name, "line %d is not JSON: %v", n, err)
	}
	if r.Text == nil || strings.TrimSpace(*r.Text) == "" {
		return Article{}, wrong(name, "line %d has no text", n)
	}
	a := Article{ID: r.ID, URL: r.URL, Outlet: r.Outlet, Lang: r.Lang, Title: r.Title, Text: *r.Text, Places: map[string]string{}}
	if r.Published != "" {
		if err := a.Published.UnmarshalText([]byte(r.Published)); err != nil {
			a.dated(r.Published, "published")
			if !a.Published.Known() {
				return Article{}, wrong(name, "line %d: %q is not a day", n, r.Published)
			}
		}
		a.Places["published"] = "published"
	}
	return a, nil
}
