package desk

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html/charset"

	"parley/model"
	"parley/store"
)

// What a list of feeds may hold: bytes, feeds, and outlines within each other.
const (
	maxOPML      = 10 << 20
	maxFeeds     = 5_000
	deepestGroup = 200
)

// An outline is one feed of an OPML list.
type outline struct {
	Title, URL, Group string // Group is the title of the outline around it
}

// readOPML reads the feeds of an OPML list. Entities of its own are not
// expanded: they are a fault.
func readOPML(r io.Reader) ([]outline, error) {
	limited := &io.LimitedReader{R: r, N: maxOPML + 1}
	dec := xml.NewDecoder(limited)
	dec.CharsetReader = charset.NewReaderLabel
	dec.Entity = xml.HTMLEntity
	var feeds []outline
	var groups []string
	root := false
	for {
		token, err := dec.Token()
		switch {
		case limited.N <= 0:
			return nil, fmt.Errorf("it has more than %d MiB", maxOPML>>20)
		case errors.Is(err, io.EOF) && root:
			return feeds, nil
		case errors.Is(err, io.EOF):
			return nil, errors.New("it is not OPML")
		case err != nil:
			return nil, fmt.Errorf("it is not whole OPML: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !root && !strings.EqualFold(t.Name.Local, "opml") {
				return nil, fmt.Errorf("it is not OPML but begins with <%s>", t.Name.Local)
			}
			root = true
			o := outlineOf(t)
			if len(groups) > 0 {
				o.Group = groups[len(groups)-1]
			}
			if o.URL != "" {
				feeds = append(feeds, o)
			}
			if groups = append(groups, o.Title); len(groups) > deepestGroup || len(feeds) > maxFeeds {
				return nil, fmt.Errorf("it has more than %d feeds, or outlines more than %d deep", maxFeeds, deepestGroup)
			}
		case xml.EndElement:
			groups = groups[:len(groups)-1]
		}
	}
}

func outlineOf(t xml.StartElement) outline {
	var o outline
	if !strings.EqualFold(t.Name.Local, "outline") {
		return o
	}
	for _, a := range t.Attr {
		value := strings.Join(strings.Fields(a.Value), " ")
		switch name := strings.ToLower(a.Name.Local); {
		case name == "xmlurl":
			o.URL = value
		case name == "title" || name == "text" && o.Title == "":
			o.Title = value
		}
	}
	return o
}

// FeedsAdded is what came of a list of feeds.
type FeedsAdded struct {
	Done
	Added, Known int
	Faults       []error // of feeds that cannot be added
}

// ImportFeeds adds the feeds of an OPML list, a file or with "-" the stream, in
// one act. Those of a group that
// is called like a process are for that one, the others for the process named.
// An address that is there already is passed over.
func (d *Desk) ImportFeeds(ctx context.Context, process, name string, stream io.Reader) (FeedsAdded, error) {
	r := stream
	if name != "-" {
		f, err := openFile(name)
		if err != nil {
			return FeedsAdded{}, err
		}
		defer f.Close()
		r = f
	}
	outlines, err := readOPML(r)
	if err != nil {
		return FeedsAdded{}, model.Wrong("file", "%s cannot be read: %v", name, err)
	}
	var out FeedsAdded
	out.Done, err = d.do(ctx, model.VerbAdd, func(b *builder) error {
		out = FeedsAdded{}
		have, err := feeds(b.tx)
		if err != nil {
			return err
		}
		taken := map[string]bool{}
		for _, f := range have {
			taken[f.URL], taken[model.Fold(f.Title)] = true, true
		}
		for _, o := range outlines {
			if taken[o.URL] {
				out.Known++
				continue
			}
			if err := b.addOutline(process, o, taken); err != nil {
				out.Faults = append(out.Faults, err)
				continue
			}
			out.Added++
		}
		b.title("add %d feeds", out.Added)
		return nil
	})
	return out, err
}

func (b *builder) addOutline(process string, o outline, taken map[string]bool) error {
	if r, err := b.tx.ByHandle(model.KindProcess, o.Group); err == nil && r != nil && process == "" {
		process = o.Group
	}
	p, err := b.processFor(process)
	if err != nil {
		return err
	}
	f := &model.Feed{Process: p.ID, Title: freeName(o, taken), URL: o.URL}
	if err := model.Check(f); err != nil {
		return err
	}
	if f.Head, err = b.head(model.KindFeed); err != nil {
		return err
	}
	taken[f.URL], taken[model.Fold(f.Title)] = true, true
	b.act.Process = p.ID
	return b.put(f)
}

// longestName is how many characters a feed of a list is called by.
const longestName = 80

// freeName is what a feed of a list is called: its title, else its host, with
// a number where that is taken.
func freeName(o outline, taken map[string]bool) string {
	want := []rune(o.Title)
	if len(want) == 0 {
		if u, err := url.Parse(o.URL); err == nil {
			want = []rune(strings.TrimPrefix(u.Hostname(), "www."))
		}
	}
	base := strings.TrimSpace(string(want[:min(len(want), longestName)]))
	name := base
	for n := 2; taken[model.Fold(name)]; n++ {
		name = fmt.Sprintf("%s %d", base, n)
	}
	return name
}

type opml struct {
	XMLName xml.Name      `xml:"opml"`
	Version string        `xml:"version,attr"`
	Title   string        `xml:"head>title"`
	Groups  []opmlOutline `xml:"body>outline"`
}

type opmlOutline struct {
	Text  string        `xml:"text,attr"`
	Title string        `xml:"title,attr,omitempty"`
	Type  string        `xml:"type,attr,omitempty"`
	URL   string        `xml:"xmlUrl,attr,omitempty"`
	In    []opmlOutline `xml:"outline"`
}

// ExportFeeds writes the feeds of a process as an OPML list, grouped by
// process; without one those of the whole file.
func (d *Desk) ExportFeeds(ctx context.Context, process string, w io.Writer) error {
	var all []FeedRow
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		if process != "" {
			if _, err := findProcess(tx, process); err != nil {
				return err
			}
		}
		all, err = feeds(tx)
		return err
	})
	if err != nil {
		return err
	}
	doc := opml{Version: "2.0", Title: "Feeds of parley"}
	at := map[string]int{}
	for _, f := range all {
		if process != "" && f.Process.Handle != process {
			continue
		}
		i, ok := at[f.Process.Handle]
		if !ok {
			i = len(doc.Groups)
			at[f.Process.Handle] = i
			doc.Groups = append(doc.Groups, opmlOutline{Text: f.Process.Handle})
		}
		doc.Groups[i].In = append(doc.Groups[i].In, opmlOutline{Text: f.Title, Title: f.Title, Type: "rss", URL: f.URL})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n")
	return err
}
