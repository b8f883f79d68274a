package article_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"parley/article"
	"parley/model"
)

const (
	sentence = "The foreign minister of Norland said on Monday that the withdrawal of troops from the valley was not agreed. "
	body     = sentence + "Sources in the capital of Suderia described the talks as difficult, and mediators asked both sides for patience. " +
		"A second round is planned in the spring, the office of the envoy said in a statement after the meeting."
)

func page(head, content string) string {
	return `<!DOCTYPE html><html lang="en-GB"><head>` + head + `</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>` +
		content + `</article><footer>All rights reserved</footer></body></html>`
}

// input is a file to be read.
type input struct {
	Name  string
	Bytes []byte
}

// all reads every article of a file, and its faults.
func all(in input, format article.Format) (articles []article.Article, faults []error) {
	for a, err := range article.Each(bytes.NewReader(in.Bytes), in.Name, format) {
		if err != nil {
			faults = append(faults, err)
		} else {
			articles = append(articles, a)
		}
	}
	return articles, faults
}

func read(t *testing.T, in input) article.Article {
	t.Helper()
	articles, faults := all(in, "")
	if len(faults) > 0 || len(articles) != 1 {
		t.Fatalf("%d articles, want one; faults %v", len(articles), faults)
	}
	return articles[0]
}

// head is what an article says of itself.
type head struct{ Title, Outlet, Author, Published, Where string }

func headOf(a article.Article) head {
	return head{a.Title, a.Outlet, a.Author, a.Published.String(), a.Places["published"]}
}

func TestWhatAnArticleSaysOfItself(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             head
	}{
		{
			"a title, an author and the day on the last line", "a.txt",
			"Talks on the valley resume\n\nBy Anna Holm\n\n" + body + "\n\n14 January 2026\n",
			head{"Talks on the valley resume", "", "Anna Holm", "2026-01-14", "last line"},
		},
		{
			"the day of another headline is not the article's", "a.txt",
			"Talks on the valley resume\n\n" + body + "\n\nLatest news\n\nGrain prices fall, 3 March 2025\n\nPublished: 14 January 2026\n",
			head{"Talks on the valley resume", "", "", "2026-01-14", "last line"},
		},
		{
			"front matter in labels", "a.txt",
			"Title: Talks on the valley\nSource: Norland Post\nAuthor: Anna Holm\nDate: 2026-01-14\n\n" + body,
			head{"Talks on the valley", "Norland Post", "Anna Holm", "2026-01-14", "front matter"},
		},
		{
			"outlet and day in one line", "a.txt",
			"Talks on the valley resume\n\nNorland Post, 14 January 2026\n\n" + body,
			head{"Talks on the valley resume", "Norland Post", "", "2026-01-14", "front matter"},
		},
		{
			"a long first line is no title", "a.txt", body + "\n\n" + body,
			head{Published: ""},
		},
		{
			"a line with the author and outlet, and one with place and day", "a.txt",
			"Talks on the valley resume\n\nBy Anna Holm, Norland Post\nVALLENDAR, 14 January 2026\n\n" + body,
			head{"Talks on the valley resume", "Norland Post", "Anna Holm", "2026-01-14", "front matter"},
		},
		{
			"front matter between rules, as Markdown has it", "a.md",
			"---\ntitle: \"Talks on the valley\"\ndate: 2026-01-14T08:30:00Z\nauthor: Anna Holm\noutlet: Norland Post\ntags: [talks]\n---\n\n" + body,
			head{"Talks on the valley", "Norland Post", "Anna Holm", "2026-01-14", "front matter"},
		},
		{
			"JSON-LD before the page's own tags", "a.html",
			page(`<title>Talks | Norland Post</title><meta property="og:title" content="Other"><meta property="article:published_time" content="2025-01-01">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Talks on the valley","datePublished":"2026-01-14T23:30:00+02:00","publisher":{"name":"Norland Post"},"author":[{"name":"Anna Holm"},{"name":"Bo Lind"}]}]}</script>`,
				"<h1>Talks</h1><p>"+body+"</p><p>"+body+"</p>"),
			head{"Talks on the valley", "Norland Post", "Anna Holm, Bo Lind", "2026-01-14", "json-ld"},
		},
		{
			"the page's tags", "a.html",
			page(`<title>Talks | Norland Post</title><meta property="og:title" content="Talks on the valley"><meta property="og:site_name" content="Norland Post"><meta name="author" content="Anna Holm"><meta property="article:published_time" content="2026-01-14T08:30:00Z">`,
				"<p>"+body+"</p><p>"+body+"</p>"),
			head{"Talks on the valley", "Norland Post", "Anna Holm", "2026-01-14", "meta article:published_time"},
		},
		{
			"marked elements of the page", "a.html",
			page(`<title>Norland Post</title>`, `<h1>Talks on the valley</h1><time datetime="2026-01-14T08:30">today</time><p>`+body+"</p><p>"+body+"</p>"),
			head{"Talks on the valley", "", "", "2026-01-14", "<time>"},
		},
		{
			"a date of figures, the month first where it is written so", "a.html",
			strings.Replace(page(`<title>Talks on the valley - Norland Post</title>`, `<h1>Talks on the valley</h1><p>By Anna Holm 04/03/2026</p><p>04/03/2026</p><p>`+body+"</p><p>"+body+" More.</p>"), "en-GB", "en-US", 1),
			head{"Talks on the valley", "Norland Post", "Anna Holm", "2026-04-03", "line above the text"},
		},
		{
			"a date of figures that the address tells", "a.html",
			page(`<title>Talks on the valley - Norland Post</title><link rel="canonical" href="https://norlandpost.example/2026/04/03/talks">`, `<h1>Talks on the valley</h1><p>04/03/2026</p><p>`+body+"</p><p>"+body+" More.</p>"),
			head{"Talks on the valley", "Norland Post", "", "2026-04-03", "line above the text"},
		},
		{
			"JSON-LD that is none", "a.html",
			page(`<title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks on the valley","datePublished":"2026-01-14",,"publisher":{"name":"Norland Post"}}</script>`, "<p>"+body+"</p><p>"+body+" More.</p>"),
			head{"Talks on the valley", "Norland Post", "", "2026-01-14", "json-ld"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, input{Name: c.file, Bytes: []byte(c.text)})
			if diff := cmp.Diff(c.want, headOf(got)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestTextOfAPage keeps what is the article's and drops what stands around
// it.
func TestTextOfAPage(t *testing.T) {
	got := read(t, input{Name: "a.html", Bytes: []byte(page("<title>Talks</title>",
		"<h1>Talks</h1><p>"+body+"</p><figure><img src=x><figcaption>A valley in spring</figcaption></figure><p>"+body+" More was not said.</p>"+
			`<p><a href="/x">Read also: grain prices fall again</a></p><script>alert("x")</script><p>Sign up for our newsletter</p><p>He spoke&nbsp;of &laquo;progress&raquo;.</p>`))})
	for _, want := range []string{body, "He spoke of «progress».", "More was not said."} {
		if !strings.Contains(strings.ReplaceAll(got.Text, "\u00a0", " "), want) {
			t.Errorf("the text lacks %q:\n%s", want, got.Text)
		}
	}
	for _, alien := range []string{"valley in spring", "Read also", "alert(", "newsletter", "All rights reserved", "World"} {
		if strings.Contains(got.Text, alien) {
			t.Errorf("the text has %q, which is not the article's:\n%s", alien, got.Text)
		}
	}
}

func TestCharacterSets(t *testing.T) {
	const russian = "Министр иностранных дел заявил, что вопрос о территориях остаётся предметом спора между сторонами переговоров."
	const french = "Le ministre des Affaires étrangères a déclaré que la question des frontières n’était pas réglée à Genève."
	utf16 := func(s string) []byte {
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	in := func(m *charmap.Charmap, s string) []byte {
		b, err := m.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		name, file string
		bytes      []byte
		want       string
		warned     bool
	}{
		{"UTF-8", "a.txt", []byte(russian), russian, false},
		{"UTF-8 with its mark", "a.txt", []byte("\ufeff" + russian), russian, false},
		{"UTF-16", "a.txt", utf16(russian), russian, false},
		{"windows-1251 by guess", "a.txt", in(charmap.Windows1251, russian), russian, true},
		{"KOI8-R by guess", "a.txt", in(charmap.KOI8R, russian), russian, true},
		{"windows-1252 by guess", "a.txt", in(charmap.Windows1252, french), french, true},
		{
			"as the page declares", "a.html",
			in(charmap.Windows1251, page(`<meta charset="windows-1251"><title>x</title>`, "<p>"+russian+"</p><p>"+russian+" Это всё.</p>")), russian, false,
		},
		{"UTF-8 whatever the page declares", "a.html", []byte(page(`<meta charset="windows-1251"><title>x</title>`, "<p>"+russian+"</p><p>"+russian+" Это всё.</p>")), russian, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, input{Name: c.file, Bytes: c.bytes})
			if !strings.Contains(got.Text, c.want) {
				t.Errorf("read as %q", got.Text)
			}
			if warned := len(got.Warnings) > 0; warned != c.warned {
				t.Errorf("warnings %q", got.Warnings)
			}
		})
	}
}

func TestWhatIsNoArticle(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    input
		wants string
	}{
		{"nothing", input{Name: "a.txt"}, "a.txt cannot be read: it is empty"},
		{"white space", input{Name: "a.txt", Bytes: []byte(" \n\t\n")}, "a.txt cannot be read: it is empty"},
		{"a picture", input{Name: "a.png", Bytes: []byte("\x89PNG\r\n\x1a\n")}, "it is not text but a picture"},
		{"zeros", input{Name: "a", Bytes: []byte("abc\x00def")}, "it is not text but binary data"},
		{"too long for an article", input{Name: "a.txt", Bytes: []byte(strings.Repeat(body, article.MaxArticle/len(body)+1))}, "it has more than 10 MiB, too much for one article"},
		{"a line that is not JSON", input{Name: "a.jsonl", Bytes: []byte(`{"text":"x"}` + "\n{\n")}, "a.jsonl cannot be read: line 2 is not JSON"},
		{"a line without text", input{Name: "a.jsonl", Bytes: []byte(`{"title":"x"}`)}, "line 1 has no text"},
		{"a line with a malformed day", input{Name: "a.jsonl", Bytes: []byte(`{"text":"x","published":"soon"}`)}, `line 1: "soon" is not a day`},
		{"a page with nothing in it", input{Name: "a.html", Bytes: []byte("<html><head></head><body></body></html>")}, "no article was found in it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := all(c.in, "")
			var invalid *model.Invalid
			if len(faults) != 1 || !errors.As(faults[0], &invalid) {
				t.Fatalf("errors %v, want one fault of the input", faults)
			}
			if err := faults[0]; !strings.Contains(err.Error(), c.wants) {
				t.Errorf("%q, want %q in it", err, c.wants)
			}
		})
	}
}

// TestLinesGoOnAfterAFault reads the lines after one that is wrong.
func TestLinesGoOnAfterAFault(t *testing.T) {
	long := `{"text":"` + strings.Repeat("a", article.MaxArticle) + `"}`
	in := `{"id":"1","text":"one","published":"2026-01"}` + "\n\n" + long + "\nnot JSON\n" + `{"id":"2","text":"two"}`
	articles, faults := all(input{"a.jsonl", []byte(in)}, "")
	var ids []string
	for _, a := range articles {
		ids = append(ids, a.ID+" "+a.Published.String())
	}
	if diff := cmp.Diff([]string{"1 2026-01", "2 "}, ids); diff != "" {
		t.Error(diff)
	}
	if len(faults) != 2 || !strings.Contains(faults[0].Error(), "line 3 has more than 10 MiB") || !strings.Contains(faults[1].Error(), "line 4 is not JSON") {
		t.Errorf("faults %q", faults)
	}
}

// FuzzRead holds that whatever comes in, text comes out as valid UTF-8 or as
// an error.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		body, "Talks\n\n" + body + "\n\n14 January 2026", page("<title>x</title>", "<p>"+body+"</p>"), "---\ntitle: x\n---\ny",
		`<script type="application/ld+json">[{"headline":1}]</script>`, `{"text":"x","published":"2026"}`, "\xff\xfea\x00", "\xef\xbb\xbf", "<p><p><p>", "\xcc\xe8\xed",
	} {
		f.Add([]byte(seed), 0)
		f.Add([]byte(seed), 1)
	}
	f.Fuzz(func(t *testing.T, b []byte, format int) {
		formats := []article.Format{"", article.HTML, article.Plain, article.JSONLines}
		articles, _ := all(input{"x", b}, formats[uint(format)%4])
		for _, a := range articles {
			if !utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) == "" {
				t.Fatalf("text %q", a.Text)
			}
		}
	})
}
