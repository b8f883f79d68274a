package story_test

import (
	"strings"
	"testing"

	"parley/model/story"
)

func TestAddressesOfOnePage(t *testing.T) {
	const page = "https://www.example.org/world/2026/talks-in-geneva?id=7"
	for name, same := range map[string]string{
		"not secure":          "http://www.example.org/world/2026/talks-in-geneva?id=7",
		"no www":              "https://example.org/world/2026/talks-in-geneva?id=7",
		"for small screens":   "https://m.example.org/world/2026/talks-in-geneva?id=7",
		"for AMP, by host":    "https://amp.example.org/world/2026/talks-in-geneva?id=7",
		"for AMP, by path":    "https://www.example.org/world/2026/talks-in-geneva/amp/?id=7",
		"for AMP, by query":   "https://www.example.org/world/2026/talks-in-geneva?id=7&amp=1",
		"for AMP, by format":  "https://www.example.org/world/2026/talks-in-geneva?id=7&outputType=amp",
		"a place in it":       "https://www.example.org/world/2026/talks-in-geneva?id=7#comments",
		"a closing slash":     "https://www.example.org/world/2026/talks-in-geneva/?id=7",
		"tracked":             "https://www.example.org/world/2026/talks-in-geneva?utm_source=x&id=7&fbclid=abc",
		"host in capitals":    "HTTPS://WWW.Example.ORG/world/2026/talks-in-geneva?id=7",
		"port and user named": "https://me@www.example.org:443/world/2026/talks-in-geneva?id=7",
		"white space":         "  https://www.example.org/world/2026/talks-in-geneva?id=7\n",
	} {
		t.Run(name, func(t *testing.T) {
			if got, want := story.Address(same), story.Address(page); got != want || want == "" {
				t.Errorf("%q is %q, want %q", same, got, want)
			}
		})
	}
}

func TestAddressesOfOtherPages(t *testing.T) {
	const page = "https://www.example.org/world/talks?id=7"
	for name, other := range map[string]string{
		"another number":   "https://www.example.org/world/talks?id=8",
		"another path":     "https://www.example.org/world/talks/2?id=7",
		"another case":     "https://www.example.org/world/Talks?id=7",
		"another host":     "https://news.example.org/world/talks?id=7",
		"another port":     "https://www.example.org:8080/world/talks?id=7",
		"nothing asked":    "https://www.example.org/world/talks",
		"asked more":       "https://www.example.org/world/talks?id=7&page=2",
		"a host named www": "https://www.org/world/talks?id=7",
	} {
		t.Run(name, func(t *testing.T) {
			if story.Address(other) == story.Address(page) {
				t.Errorf("%q is taken for %q", other, page)
			}
		})
	}
}

func TestAddressesOfNoPage(t *testing.T) {
	for _, none := range []string{
		"", "talks.txt", "/world/talks", "mailto:desk@example.org", "urn:uuid:1", "https://", "https://www.example.org", "https://www.example.org/", "https://example.org/?utm_source=x",
		"https://exa mple.org/talks", "http://[::1/talks", "%zz",
	} {
		if got := story.Address(none); got != "" {
			t.Errorf("%q has the address %q", none, got)
		}
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("https://m.example.org/a/amp/?utm_x=1&b=2#c")
	f.Add("http://www.m.amp.org/%zz/../..//?a=%ff&;b")
	f.Fuzz(func(t *testing.T, text string) {
		page := story.Address(text)
		if page == "" || strings.Contains(text, "#") {
			return
		}
		if placed := story.Address(strings.TrimSpace(text) + "#place"); placed != page {
			t.Errorf("%q is %q, with a place in it %q", text, page, placed)
		}
	})
}
