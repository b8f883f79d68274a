package article_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/article"
)

// corpus is a set of messy pages, feeds and mails beside the project, which is
// measured against and is no part of it.
const corpus = "../../shared/corpus/raw"

// expected is what reading an entry of the corpus must give.
type expected struct {
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Outlet    string   `json:"outlet"`
	URL       string   `json:"url"`
	First     string   `json:"first_words"`
	Last      string   `json:"last_words"`
	Never     []string `json:"must_not_contain"`

	Items []expected `json:"items"`
}

func TestCorpus(t *testing.T) {
	if _, err := os.Stat(corpus); err != nil {
		t.Skipf("THE CORPUS WAS NOT MEASURED: %v", err)
	}
	hold(t, corpus)
}

// TestMessyFiles reads pages, mail and clippings made for this test.
func TestMessyFiles(t *testing.T) { hold(t, "testdata/raw") }

// hold reads each file of a folder and compares with what is expected of it.
func hold(t *testing.T, folder string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var files map[string]expected
	if err := json.Unmarshal(raw, &files); err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			articles, faults := all(input{name, b}, "")
			items := want.Items
			if len(items) == 0 {
				items = []expected{want}
			}
			if len(faults) > 0 || len(articles) != len(items) {
				t.Fatalf("%d articles, want %d; faults %v", len(articles), len(items), faults)
			}
			for i, want := range items {
				check(t, articles[i], want)
			}
		})
	}
}

func check(t *testing.T, got article.Article, want expected) {
	t.Helper()
	type field struct{ name, got, want string }
	fields := []field{
		{"title", got.Title, want.Title},
		{"published", got.Published.String(), want.Published},
		{"outlet", got.Outlet, want.Outlet},
		{"first words", words(got.Text, len(strings.Fields(want.First))), want.First},
		{"last words", words(got.Text, -len(strings.Fields(want.Last))), want.Last},
	}
	if want.URL != "" {
		fields = append(fields, field{"url", got.URL, want.URL})
	}
	for _, f := range fields {
		if f.got != f.want {
			t.Errorf("%s %q, want %q (found in %q)", f.name, f.got, f.want, got.Places[f.name])
		}
	}
	for _, never := range want.Never {
		if strings.Contains(strings.Join(strings.Fields(got.Text), " "), never) {
			t.Errorf("the text has %q", never)
		}
	}
}

// words returns the first or, counted below zero, the last words of a text.
func words(text string, n int) string {
	all := strings.Fields(text)
	if n < 0 {
		slices.Reverse(all)
		all = all[:min(-n, len(all))]
		slices.Reverse(all)
	} else {
		all = all[:min(n, len(all))]
	}
	return strings.Join(all, " ")
}
