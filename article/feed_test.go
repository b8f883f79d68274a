package article_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/article"
)

const rssHead = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Norland Post – World</title><link>https://norlandpost.example/world</link><language>en-GB</language>`

const rssFoot = `</channel></rss>`

// an item is what a reader of feeds sees of one.
type item struct{ ID, URL, Title, Outlet, Author, Lang, Published, Where, Text string }

func itemOf(a article.Article) item {
	return item{a.ID, a.URL, a.Title, a.Outlet, a.Author, a.Lang, a.Published.String(), a.Places["published"], a.Text}
}

func TestFeeds(t *testing.T) {
	full := "<p>" + sentence + "</p><p>Second &amp; last paragraph.</p>"
	text := strings.TrimSpace(sentence) + "\n\nSecond & last paragraph."
	for _, c := range []struct {
		name, file, in string
		want           []item
		summary        bool
	}{
		{
			"RSS with all of the text", "a.xml",
			rssHead + `<item><title><![CDATA[Talks & tea]]></title><link>https://norlandpost.example/talks?utm_source=rss&amp;id=7</link><guid isPermaLink="false">np-1</guid>
<dc:creator>Anna Holm</dc:creator><description>Short.</description><content:encoded><![CDATA[` + full + `]]></content:encoded><pubDate>Wed, 14 Jan 2026 23:30:00 +0300</pubDate></item>` + rssFoot,
			[]item{{"np-1", "https://norlandpost.example/talks?id=7", "Talks & tea", "Norland Post – World", "Anna Holm", "en", "2026-01-14", "item date", text}},
			false,
		},
		{
			"RSS with summaries of what others wrote", "a.rss",
			rssHead + `<item><title>Talks</title><link>https://www.suderia-times.example/2026/01/14/talks</link><description>&lt;b&gt;One paragraph.&lt;/b&gt;</description></item>
<item><title>Tea</title><link>https://www.suderia-times.example/tea</link><source url="https://x.example">The Tea Paper</source><description>One paragraph.</description><pubDate>14 Jan 26 08:00 EST</pubDate></item>` + rssFoot,
			[]item{
				{"", "https://www.suderia-times.example/2026/01/14/talks", "Talks", "suderia-times.example", "", "en", "2026-01-14", "address", "One paragraph."},
				{"", "https://www.suderia-times.example/tea", "Tea", "The Tea Paper", "", "en", "2026-01-14", "item date", "One paragraph."},
			},
			true,
		},
		{
			"RDF", "a.xml",
			`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Norland Post</title><link>https://norlandpost.example</link><items><rdf:Seq><rdf:li resource="y"/></rdf:Seq></items></channel>
<item rdf:about="y"><title>Talks</title><link>https://norlandpost.example/y</link><description>One paragraph.</description><dc:date>2026-01-14T08:00:00+01:00</dc:date></item></rdf:RDF>`,
			[]item{{"", "https://norlandpost.example/y", "Talks", "Norland Post", "", "", "2026-01-14", "item date", "One paragraph."}},
			true,
		},
		{
			"Atom", "a.atom",
			`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Desk list</title><link rel="self" href="https://desk.example/a"/><entry><id>urn:1</id><title type="html">Talks &amp;amp; tea</title><link rel="enclosure" href="https://norlandpost.example/talks.pdf"/><link href="https://norlandpost.example/talks"/><author><name>Norland Post</name></author><updated>2026-01-14T00:10:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + sentence + `</p><p>Second &amp; last paragraph.</p></div></content></entry></feed>`,
			[]item{{"urn:1", "https://norlandpost.example/talks", "Talks & tea", "Norland Post", "", "en", "2026-01-14", "item update", text}},
			false,
		},
		{
			"JSON Feed", "a.json",
			`{"version":"https://jsonfeed.org/version/1.1","title":"Norland Post","home_page_url":"https://norlandpost.example","language":"en","items":[
{"id":7,"url":"https://norlandpost.example/talks","title":"Talks","content_html":"<p>` + sentence + `</p><p>Second &amp; last paragraph.</p>","date_published":"2026-01-14T08:00:00Z","authors":[{"name":"Anna Holm"}]}]}`,
			[]item{{"7", "https://norlandpost.example/talks", "Talks", "Norland Post", "Anna Holm", "en", "2026-01-14", "item date", text}},
			false,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles, faults := all(input{c.file, []byte(c.in)}, "")
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			var got []item
			for _, a := range articles {
				got = append(got, itemOf(a))
				if a.Summary != c.summary || a.Summary != (len(a.Warnings) > 0) {
					t.Errorf("summary %v, warnings %q", a.Summary, a.Warnings)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestFeedsGoOnAfterAFault reads the items around those that are wrong.
func TestFeedsGoOnAfterAFault(t *testing.T) {
	good := func(n int) string {
		return fmt.Sprintf("<item><title>Talks %d</title><description>One paragraph.</description></item>", n)
	}
	for _, c := range []struct {
		name, in string
		titles   []string
		faults   []string
	}{
		{
			"an item with nothing in it", rssHead + good(1) + "<item></item>" + good(3) + rssFoot,
			[]string{"Talks 1", "Talks 3"},
			[]string{"item 2 has neither text nor a title"},
		},
		{
			"an item too long", rssHead + good(1) + "<item><title>x</title><description>" + strings.Repeat("a", article.MaxArticle) + "</description></item>" + good(3) + rssFoot,
			[]string{"Talks 1", "Talks 3"},
			[]string{"item 2 has more than 10 MiB"},
		},
		{
			"a feed that is cut off", rssHead + good(1) + "<item><title>Tal", []string{"Talks 1"}, []string{"the feed is cut off after item 1"},
		},
		{"a feed without items", rssHead + rssFoot, nil, []string{"the feed has no items"}},
		{"something else in XML", `<?xml version="1.0"?><note>x</note>`, nil, []string{"it is not a feed"}},
		{
			"an item of JSON that is none", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a"},"x",{"id":"3","content_text":"c"}]}`,
			[]string{"", ""},
			[]string{"item 2 is not as JSON Feed has it"},
		},
		{
			"a JSON Feed that is cut off", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"Talks 1","content_text":"a"},{"id":"2","ti`,
			[]string{"Talks 1"},
			[]string{"the feed is cut off after item 2"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles, faults := all(input{"feed", []byte(c.in)}, article.Feed)
			var titles []string
			for _, a := range articles {
				titles = append(titles, a.Title)
			}
			if diff := cmp.Diff(c.titles, titles); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if len(faults) != len(c.faults) {
				t.Fatalf("faults %q", faults)
			}
			for i, f := range faults {
				if !strings.Contains(f.Error(), c.faults[i]) {
					t.Errorf("%q, want %q in it", f, c.faults[i])
				}
			}
		})
	}
}

// TestEntityBomb holds that what a feed declares for itself is not expanded.
func TestEntityBomb(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString(`<!DOCTYPE lolz [<!ENTITY l0 "lol">`)
	for i := 1; i < 10; i++ {
		fmt.Fprintf(&bomb, `<!ENTITY l%d "%s">`, i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	bomb.WriteString("]>")
	in := strings.Replace(rssHead, "<rss", bomb.String()+"<rss", 1) + "<item><title>Talks</title><description>&l9; and more</description></item>" + rssFoot
	articles, faults := all(input{"a.xml", []byte(in)}, "")
	if len(articles) != 1 || len(faults) > 0 || len(articles[0].Text) > 100 {
		t.Errorf("%d articles, faults %v", len(articles), faults)
	}
}

// repeated is a stream of a head, so many items, and a foot.
type repeated struct {
	head, item, foot string
	left             int
	rest             string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest == "" {
		switch {
		case r.head != "":
			r.rest, r.head = r.head, ""
		case r.left > 0:
			r.rest = r.item
			r.left--
		case r.foot != "":
			r.rest, r.foot = r.foot, ""
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// TestLongFeed reads a feed in memory that does not grow with it.
func TestLongFeed(t *testing.T) {
	const items = 20_000
	for _, c := range []struct{ name, head, item, foot string }{
		{"RSS", rssHead, "<item><title>Talks</title><description>One paragraph of a summary.</description></item>", rssFoot},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"0","content_text":"x"}`, `,{"id":"1","title":"Talks","content_text":"One paragraph."}`, "]}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, during runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			n := 0
			for _, err := range article.Each(&repeated{head: c.head, item: c.item, foot: c.foot, left: items}, "feed", article.Feed) {
				if err != nil {
					t.Fatal(err)
				}
				if n++; n == items-10 {
					runtime.GC()
					runtime.ReadMemStats(&during)
				}
			}
			if n < items {
				t.Errorf("%d items, want %d", n, items)
			}
			if grown := int64(during.HeapAlloc) - int64(before.HeapAlloc); grown > 8<<20 {
				t.Errorf("the heap grew by %d bytes", grown)
			}
		})
	}
}
