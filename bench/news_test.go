package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/extract"
	"parley/model/day"
)

// BenchmarkNews reads articles of the length that news has. What they tell is
// invented.
func BenchmarkNews(b *testing.B) {
	files, err := filepath.Glob("testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal(err, files)
	}
	var articles []extract.Article
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		title, _, _ := strings.Cut(string(text), "\n")
		articles = append(articles, extract.Article{ID: file, Title: title, Text: string(text), Published: day.Exact(day.On(2026, time.February, 10))})
	}
	for b.Loop() {
		for _, a := range articles {
			extract.Suggest(a, extract.Known{})
		}
	}
	b.ReportMetric(float64(b.N*len(articles))/b.Elapsed().Seconds(), "articles/s")
}
