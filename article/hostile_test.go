package article_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/article"
	"parley/model"
)

func packed(t *testing.T, r io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if _, err := io.Copy(z, r); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestHostileInput holds that input made to harm takes little memory and ends
// in articles of valid UTF-8 or in one sentence.
func TestHostileInput(t *testing.T) {
	deep := func(open string) string {
		return "<!DOCTYPE html><html><body><p>" + body + "</p>" + strings.Repeat(open, 10_000) + "x</body></html>"
	}
	for _, c := range []struct {
		name, file string
		in         io.Reader
		says       string // in the fault, or in the text where there is none
	}{
		{"divs nested ten thousand deep", "a.html", strings.NewReader(deep("<div>")), "foreign minister of Norland"},
		{"tables nested ten thousand deep", "a.html", strings.NewReader(deep("<table><tr><td>")), "foreign minister of Norland"},
		{"links nested ten thousand deep", "a.html", strings.NewReader(deep("<b><a>")), "foreign minister of Norland"},
		{"comments without end", "a.html", strings.NewReader("<html><p>" + body + strings.Repeat("<!-- ", 100_000)), "foreign minister of Norland"},
		{"JSON-LD nested deep", "a.html", strings.NewReader(page(`<script type="application/ld+json">`+strings.Repeat(`{"@graph":[`, 100_000)+`</script>`, "<p>"+body+"</p><p>"+body+" More.</p>")), "foreign minister of Norland"},
		{"a hundred megabytes", "a.txt", &repeated{item: strings.Repeat("a", 1<<20), left: 100}, "more than 10 MiB"},
		{"a hundred megabytes of page", "a.html", &repeated{head: "<html>", item: strings.Repeat("<p>a</p>", 1<<17), left: 100}, "more than 10 MiB"},
		{"a page of nothing but tags", "a.html", &repeated{head: "<html>" + body, item: strings.Repeat("<p>a</p>", 1<<16), left: 16}, "foreign minister of Norland"},
		{"brackets that nobody closes", "a.md", &repeated{head: body, item: strings.Repeat("[", 1<<20), left: 8}, "foreign minister of Norland"},
		{"a hundred megabytes of mail", "a.eml", &repeated{head: "From: a@b.example\nSubject: x\n\n", item: strings.Repeat("a\n", 1<<19), left: 100}, "more than 64 MiB"},
		{"a header without end", "a.eml", &repeated{item: "X-A: b\n", left: 20 << 20}, "the header of the message has more than 1 MiB"},
		{"a gzip bomb", "a.jsonl.gz", bytes.NewReader(packed(t, &repeated{item: strings.Repeat("\x00", 1<<20), left: 128})), "unpacks to more than 200 times"},
		{"gzip in gzip", "a.gz", bytes.NewReader(packed(t, bytes.NewReader(packed(t, strings.NewReader(body))))), "packed with gzip twice"},
		{"gzip that is cut off", "a.txt.gz", bytes.NewReader(packed(t, strings.NewReader(body))[:100]), "cannot be read"},
		{"a feed nested deep", "a.rss", strings.NewReader(rssHead + "<item><title>x</title>" + strings.Repeat("<a>", 100_000) + "</item>" + rssFoot), "x"},
		{"parts of mail nested deep", "a.eml", strings.NewReader("From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: multipart/mixed; boundary=b\n\n", 1000)), "cannot be told apart"},
		{"zeros in JSON", "a.jsonl", strings.NewReader(`{"text":"a\u0000b \ud800 c","title":"$(touch /tmp/x); rm -rf ~"}`), "a\x00b \ufffd c"},
		{"marks that nobody sees", "a.txt", strings.NewReader("Talks" + strings.Repeat("\u200b", 1_000_000) + "\u202e\x1b]0;x\a resume\n\n" + body), "\u202e\x1b]0;x\a resume"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var texts, faults []string
			for a, err := range article.Each(c.in, c.file, "") {
				var invalid *model.Invalid
				switch {
				case err == nil:
					texts = append(texts, a.Text)
				case !errors.As(err, &invalid):
					t.Errorf("%v is no fault of the input", err)
				default:
					faults = append(faults, err.Error())
				}
			}
			runtime.ReadMemStats(&after)
			t.Logf("%d MiB allocated in all", (after.TotalAlloc-before.TotalAlloc)>>20)
			got := strings.Join(append(faults, texts...), "\n")
			if len(faults) > 1 || !strings.Contains(got, c.says) {
				t.Errorf("%d faults; want %q in %.300q", len(faults), c.says, got)
			}
		})
	}
}

// TestPDF reads what is made of a PDF, and says what to install where nothing
// can make text of it.
func TestPDF(t *testing.T) {
	for _, c := range []struct {
		name string
		pdf  func(io.Reader) ([]byte, error)
		says string
	}{
		{"no way to read it", nil, "pdftotext is not installed; install poppler-utils"},
		{"no program", func(io.Reader) ([]byte, error) { return nil, article.ErrNoPDF }, "pdftotext is not installed; install poppler-utils"},
		{"pictures only", func(io.Reader) ([]byte, error) { return []byte("\f"), nil }, "only pictures"},
		{"damaged", func(io.Reader) ([]byte, error) { return nil, io.ErrUnexpectedEOF }, "pdftotext could not read it: unexpected EOF"},
		{"text", func(io.Reader) ([]byte, error) { return []byte("Talks resume\n\nThe minister\nsaid so.\f"), nil }, "The minister said so."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for a, err := range (article.Reader{PDF: c.pdf}).Each(strings.NewReader("%PDF-1.4"), "a.pdf", "") {
				got := a.Text
				if err != nil {
					got = err.Error()
				}
				if !strings.Contains(got, c.says) {
					t.Errorf("%q, want %q in it", got, c.says)
				}
			}
		})
	}
}

// fuzz holds that whatever comes in, articles of valid UTF-8 or faults of the
// input come out.
func fuzz(f *testing.F, format article.Format, seeds ...string) {
	f.Helper()
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for a, err := range article.Each(bytes.NewReader(b), "x", format) {
			var invalid *model.Invalid
			switch {
			case err != nil && !errors.As(err, &invalid):
				t.Fatalf("%v is no fault of the input", err)
			case err == nil && (!utf8.ValidString(a.Text+a.Title+a.Outlet+a.Author+a.URL) || strings.TrimSpace(a.Text) == ""):
				t.Fatalf("%+v", a)
			}
		}
	})
}

func FuzzPage(f *testing.F) {
	fuzz(f, article.HTML, page("<title>x</title>", "<h1>x</h1><p>"+body+"</p>"), "<p><a><table><tr><td>a<!-- -- ><script><!--", `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"a","datePublished":"01/02/2026"`, "<!DOCTYPE><meta name=date content=1736812800000>")
}

func FuzzFeed(f *testing.F) {
	fuzz(f, article.Feed, rssHead+"<item><title>a</title><description><![CDATA[<p>x]]></description></item>"+rssFoot, `<feed><entry><title>a</title></entry></feed>`, `{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":"a"}]}`, "<rdf:RDF><item/><item>")
}

func FuzzMail(f *testing.F) {
	fuzz(f, article.Mail, "From: a <a@b.example>\r\nSubject: =?utf-8?q?x?=\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=E2=80=93b\r\n> c\r\n", "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YQ==\n--b--\n")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, article.Markdown, "---\ntitle: a\n---\n# a\n\n[b](c) ![d](e)[^1] <!-- f -->\n\n[^1]: g\n- [ ] h", "[[[](", "# \n\n---")
}

func FuzzPacked(f *testing.F) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(body))
	_ = z.Close()
	fuzz(f, "", b.String(), "\x1f\x8b", "%PDF-1.4", "\xfe\xff\x00a")
}
