package article

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// A splitter cuts the items out of a feed in XML without building its tree,
// so that a feed of any length is read in the memory of one item. It takes
// comments, CDATA and quoted attributes for what they are, and asks for no
// more of a document's good form.
type splitter struct {
	in    *bufio.Reader
	frame frame
	tok   []byte // the token that was read last
	item  []byte // the item that is being read
	ended bool   // the root element has been closed
}

// A frame is what stands around the items of a feed: the document without
// them.
type frame struct {
	before, after []byte
	root          string // the root's local name in small letters: rss, rdf, feed
	declared      string // the character set that the XML declaration names
}

// longestFrame is how far the first item of a feed may be from its start, in
// bytes.
const longestFrame = 1 << 20

// errLong is the error for an item that is longer than an article may be.
var errLong = errors.New("too long")

// head reads up to the first item. A feed without items gives io.EOF.
func (s *splitter) head() error {
	var open []string
	for {
		kind, err := s.token(longestFrame)
		if err != nil {
			return err
		}
		name := tagName(s.tok)
		switch kind {
		case declaration:
			s.frame.declared = declaredIn(s.tok)
			continue
		case doctype:
			continue // its entities are never known, however many there are
		case startTag:
			if len(open) > 0 && isItem(name) {
				for i := len(open) - 1; i >= 0; i-- {
					s.frame.after = append(s.frame.after, "</"+open[i]+">"...)
				}
				s.item = append(s.item, s.tok...)
				return nil
			}
			if len(open) == 0 && s.frame.root == "" {
				s.frame.root = local(name)
			}
			open = append(open, name)
		case endTag:
			open = closed(open, name)
			if len(open) == 0 {
				return io.EOF
			}
		}
		if s.frame.before = append(s.frame.before, s.tok...); len(s.frame.before) > longestFrame {
			return errLong
		}
	}
}

// closed takes an element off those that are open, with all that it left open
// inside.
func closed(open []string, name string) []string {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == name {
			return open[:i]
		}
	}
	return open
}

// next returns the bytes of an item, good until the next call. An item longer
// than an article may be gives errLong, and the one after it can be read;
// io.EOF is the end of the feed, io.ErrUnexpectedEOF that of one that is cut
// off.
func (s *splitter) next() ([]byte, error) {
	depth, long := 0, false
	if len(s.item) > 0 {
		depth = 1 // its start is there already
	}
	for {
		kind, err := s.token(MaxArticle)
		switch {
		case errors.Is(err, errLong):
			long = true
		case errors.Is(err, io.EOF) && !s.ended:
			return nil, io.ErrUnexpectedEOF
		case err != nil:
			return nil, err
		}
		name := tagName(s.tok)
		if kind == startTag && isItem(name) {
			depth++
		}
		if depth == 0 {
			s.ended = s.ended || kind == endTag && local(name) == s.frame.root
			continue
		}
		if !long && len(s.item)+len(s.tok) <= MaxArticle {
			s.item = append(s.item, s.tok...)
		} else {
			long = true
		}
		if kind == endTag && isItem(name) {
			depth--
		}
		if depth > 0 {
			continue
		}
		item := s.item
		s.item = s.item[:0]
		if long {
			s.item = nil
			return nil, errLong
		}
		return item, nil
	}
}

// The kinds of token that matter to a splitter.
const (
	other = iota
	declaration
	doctype
	startTag
	endTag
)

// tokens are what begins with < and ends in its own way; what begins with the
// name of an element ends at > outside of quotes.
var tokens = []struct {
	begin, end string
	kind       int
}{
	{"<!--", "-->", other},
	{"<![CDATA[", "]]>", other},
	{"<?", "?>", declaration},
	{"<!", ">", doctype},
}

// token reads a token into s.tok: the text up to a tag, or a tag. One that is
// longer than a limit is read to its end and gives errLong.
func (s *splitter) token(limit int) (kind int, err error) {
	s.tok = s.tok[:0]
	first, err := s.in.Peek(1)
	if err != nil {
		return other, err
	}
	if first[0] != '<' {
		return other, s.text(limit)
	}
	for _, t := range tokens {
		if begin, _ := s.in.Peek(len(t.begin)); string(begin) == t.begin {
			if t.kind == doctype {
				return t.kind, s.tag(limit)
			}
			return t.kind, s.until(t.end, limit)
		}
	}
	if err := s.tag(limit); err != nil {
		return other, err
	}
	switch {
	case bytes.HasPrefix(s.tok, []byte("</")):
		return endTag, nil
	case bytes.HasSuffix(s.tok, []byte("/>")):
		return other, nil
	}
	return startTag, nil
}

// text reads up to the next tag, which stays.
func (s *splitter) text(limit int) error {
	long := false
	for {
		part, err := s.in.ReadSlice('<')
		if err == nil {
			part = part[:len(part)-1]
			if e := s.in.UnreadByte(); e != nil {
				return e
			}
		}
		long = long || len(s.tok)+len(part) > limit
		if !long {
			s.tok = append(s.tok, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return err
		case long:
			s.tok = s.tok[:0]
			return errLong
		}
		return nil
	}
}

// until reads up to an end and past it.
func (s *splitter) until(end string, limit int) error {
	long := false
	for {
		part, err := s.in.ReadSlice('>')
		s.tok = append(s.tok, part...)
		if bytes.HasSuffix(s.tok, []byte(end)) && (long || len(s.tok) > len(end)+2) {
			break
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		if len(s.tok) > limit {
			long = true
			s.tok = append(s.tok[:0], s.tok[len(s.tok)-len(end):]...)
		}
	}
	if long {
		s.tok = s.tok[:0]
		return errLong
	}
	return nil
}

// tag reads up to the > that is in no quotes and no brackets.
func (s *splitter) tag(limit int) error {
	var quote byte
	brackets := 0
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return err
		}
		if len(s.tok) > limit {
			return errLong
		}
		s.tok = append(s.tok, c)
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			brackets++
		case c == ']':
			brackets--
		case c == '>' && brackets <= 0:
			return nil
		}
	}
}

// tagName returns the name in a tag, with its prefix.
func tagName(tag []byte) string {
	name := bytes.TrimPrefix(bytes.TrimPrefix(tag, []byte("<")), []byte("/"))
	if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	if len(name) > 100 {
		return ""
	}
	return string(name)
}

// local returns a name without its prefix, in small letters.
func local(name string) string {
	return strings.ToLower(name[strings.IndexByte(name, ':')+1:])
}

func isItem(name string) bool {
	return name == "item" || name == "entry" || strings.HasSuffix(name, ":entry") || strings.HasSuffix(name, ":item")
}

// declaredIn returns the encoding of an XML declaration.
func declaredIn(tok []byte) string {
	_, rest, _ := strings.Cut(string(tok), "encoding")
	rest = strings.TrimLeft(rest, " \t\r\n=")
	if rest == "" {
		return ""
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return name
}
