package article

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	feedjson "github.com/mmcdole/gofeed/json"
)

// jsonFeed reads a JSON Feed item by item: only the item that is being read
// is in memory.
func jsonFeed(in *bufio.Reader, name string) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		limit := &limited{r: in, left: longestFrame}
		dec := json.NewDecoder(limit)
		c, count, some := channel{}, 0, false
		err := object(dec, func(key string) error {
			switch key {
			case "title":
				return text(dec, &c.title)
			case "home_page_url":
				return text(dec, &c.link)
			case "language":
				return text(dec, &c.lang)
			case "items":
				some = true
				return array(dec, func() error {
					limit.left = MaxArticle
					count++
					return oneItem(dec, c, name, count, yield)
				})
			}
			var passed json.RawMessage
			return dec.Decode(&passed)
		})
		switch {
		case errors.Is(err, errStopped):
		case errors.Is(err, errLong):
			yield(Article{}, wrong(name, "item %d has more than %d MiB, too much for one article", count, MaxArticle>>20))
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			yield(Article{}, wrong(name, "the feed is cut off after item %d", count))
		case err != nil:
			yield(Article{}, wrong(name, "the feed is not JSON after item %d: %v", count, err))
		case count == 0 && some:
			yield(Article{}, wrong(name, "the feed has no items"))
		case !some:
			yield(Article{}, wrong(name, "it is not a feed in RSS, Atom or JSON"))
		}
	}
}

// oneItem reads an item and hands it on. One that is JSON but no item costs no
// other.
func oneItem(dec *json.Decoder, c channel, name string, number int, yield func(Article, error) bool) error {
	item := new(feedjson.Item)
	err := dec.Decode(item)
	var kind *json.UnmarshalTypeError
	goOn := false
	switch {
	case errors.As(err, &kind):
		goOn = yield(Article{}, wrong(name, "item %d is not as JSON Feed has it: its %s is a %s", number, kind.Field, kind.Value))
	case err != nil:
		return err
	default:
		goOn = yield(c.article(jsonEntry(item), name, number))
	}
	if !goOn {
		return errStopped
	}
	return nil
}

// errStopped is the error for a reader of articles that wants no more.
var errStopped = errors.New("stopped")

// object reads an object, calling field before each value, which it must
// read.
func object(dec *json.Decoder, field func(key string) error) error {
	if err := delim(dec, '{'); err != nil {
		return err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		if err := field(name); err != nil {
			return err
		}
	}
	return delim(dec, '}')
}

// array reads an array, calling element before each value, which it must read.
func array(dec *json.Decoder, element func() error) error {
	if err := delim(dec, '['); err != nil {
		return err
	}
	for dec.More() {
		if err := element(); err != nil {
			return err
		}
	}
	return delim(dec, ']')
}

func delim(dec *json.Decoder, want json.Delim) error {
	got, err := dec.Token()
	if err == nil && got != want {
		err = fmt.Errorf("%v stands where %v should", got, want)
	}
	return err
}

// text reads a value that ought to be a string; another one counts as none.
func text(dec *json.Decoder, s *string) error {
	var v any
	err := dec.Decode(&v)
	*s, _ = v.(string)
	return err
}

// limited gives errLong once more than what is left has been read.
type limited struct {
	r    io.Reader
	left int
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, errLong
	}
	n, err := l.r.Read(p)
	l.left -= n
	return n, err
}
