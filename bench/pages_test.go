package bench

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"parley/article"
	"parley/extract"
)

// newsPage makes a page of about a number of KiB as newsrooms build them: few
// paragraphs of text among menus, scripts, boxes and lists of other articles.
func newsPage(kib, seed int) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Valley talks end with a list | Norland Post</title><meta property="og:site_name" content="Norland Post"><meta property="article:published_time" content="2026-03-03T21:10:00Z"></head><body>`)
	item := func(i int) {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a href="/world/%d" data-track="nav,%d"><span>Country %d</span></a><ul class="sub-menu"><li><a href="#">Politics</a></li></ul></li>`, i, i, i, i)
	}
	b.WriteString("<header><nav><ul>")
	for i := 0; b.Len() < kib<<10/4; i++ {
		item(i)
	}
	b.WriteString(`</ul></nav></header><main><article><h1>Valley talks end with a list</h1><p class="byline">By Anna Holm</p><div class="entry-content">`)
	for i := range 14 {
		fmt.Fprintf(&b, `<p class="wp-block-paragraph">Norwegian Foreign Minister Edda Varn said on Tuesday that %d of the points were agreed, and that the withdrawal of troops from sector %d was refused by Russia. Ukraine rejected a peace deal that would cede territory. “We have accepted nothing,” a Russian official told reporters in Geneva, according to whom the ceasefire would depend on an exchange of prisoners next week.</p>`, i+seed, i)
		fmt.Fprintf(&b, `<div class="ad-slot" id="ad-%d"><script>window.ads.push({slot:%d,sizes:[[300,250],[728,90]]})</script></div>`, i, i)
	}
	b.WriteString(`</div></article></main><aside class="sidebar"><ol>`)
	for i := 0; b.Len() < kib<<10*3/4; i++ {
		fmt.Fprintf(&b, `<li class="teaser"><a href="/a/%d"><h3>Another story, number %d of many</h3><p>What happened elsewhere while nobody in the valley was looking.</p></a></li>`, i, i)
	}
	b.WriteString("</ol></aside><script>window.state={")
	for i := 0; b.Len() < kib<<10; i++ {
		fmt.Fprintf(&b, `"key%d":{"id":%d,"shown":true},`, i, i)
	}
	b.WriteString("}</script></body></html>")
	return []byte(b.String())
}

// BenchmarkPages reads whole pages up to their suggestions, beside the library
// that finds the text in them alone, in one run. Its ratio, articles against
// articles in the same time, ought to be 0.3 at least.
func BenchmarkPages(b *testing.B) {
	var pages [][]byte
	for i, kib := range []int{30, 60, 90, 120, 160, 200} {
		pages = append(pages, newsPage(kib, i))
	}
	address, err := url.Parse("https://norlandpost.example/talks")
	if err != nil {
		b.Fatal(err)
	}
	var reading, ours, alone time.Duration
	for b.Loop() {
		for _, page := range pages {
			began := time.Now()
			for a, err := range article.Each(bytes.NewReader(page), "page.html", article.HTML) {
				if err != nil {
					b.Fatal(err)
				}
				reading += time.Since(began)
				in := extract.Article{Outlet: a.Outlet, Lang: a.Lang, Title: a.Title, Text: a.Text, Published: a.Published}
				if found := extract.Suggest(in, extract.Known{}); len(found.Parties) == 0 {
					b.Fatal("nothing was found in the page")
				}
			}
			middle := time.Now()
			doc, err := html.Parse(bytes.NewReader(page))
			if err != nil {
				b.Fatal(err)
			}
			if _, err := readability.FromDocument(doc, address); err != nil {
				b.Fatal(err)
			}
			ours, alone = ours+middle.Sub(began), alone+time.Since(middle)
		}
	}
	b.ReportMetric(float64(alone)/float64(ours), "of-readability")
	b.ReportMetric(float64(alone)/float64(reading), "reading-of-readability")
	b.ReportMetric(float64(b.N*len(pages))/ours.Seconds(), "pages/s")
}
