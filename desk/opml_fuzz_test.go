package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestReadingOPML(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`<opml><body><outline text="ukr"><outline text="wire" title="The Wire" xmlUrl=" https://wire.example/a "/></outline></body></opml>`, "[{The Wire https://wire.example/a ukr}]"},
		{`<opml><body><outline text="x" XMLURL="https://a.example"/><outline text="group"/></body></opml>`, "[{x https://a.example }]"},
		{"\ufeff<?xml version='1.0' encoding='windows-1251'?><opml><body><outline text='\xc2\xee\xe9\xed\xe0' xmlUrl='https://a.example'/></body></opml>", "[{Война https://a.example }]"},
		{`<opml><body/></opml>`, "[]"},
		{``, "it is not OPML"},
		{`<html><body/></html>`, "it is not OPML but begins with <html>"},
		{`<opml><body>`, "it is not whole OPML"},
		{`<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body><outline text="&a;"/></body></opml>`, "it is not whole OPML"},
		{"<opml>" + strings.Repeat("<outline>", 300) + strings.Repeat("</outline>", 300) + "</opml>", "more than 200 deep"},
		{"<opml>" + strings.Repeat(`<outline xmlUrl="https://a.example"/>`, 6000) + "</opml>", "more than 5000 feeds"},
		{"<opml>" + strings.Repeat(" ", maxOPML), "more than 10 MiB"},
	} {
		feeds, err := readOPML(strings.NewReader(c.text))
		got := fmt.Sprint(feeds)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%.80q reads as %s, want %s", c.text, got, c.want)
		}
	}
}

// FuzzOPML holds that any bytes are read or refused within the limits.
func FuzzOPML(f *testing.F) {
	for _, seed := range []string{
		"", "<opml/>", "<opml><outline xmlUrl='a'/></opml>", "<opml></outline></opml>", "<a:opml xmlns:a='b'/>", "<opml>&lt;&nbsp;&b;</opml>",
		"<?xml version='1.0' encoding='nonsense'?><opml/>", "<opml><![CDATA[<outline xmlUrl='x'/>]]></opml>", "\x00\xff<opml>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		feeds, err := readOPML(strings.NewReader(text))
		if err == nil && !strings.Contains(strings.ToLower(text), "opml") {
			t.Errorf("%q is taken for OPML", text)
		}
		if len(feeds) > maxFeeds || slices.ContainsFunc(feeds, func(o outline) bool { return o.URL == "" || strings.ContainsAny(o.URL, "\n\t") }) {
			t.Errorf("%q gives %v", text, feeds)
		}
	})
}
