package story_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/model/day"
	"parley/model/story"
)

// prose writes sentences whose words are as unevenly frequent as those of a
// language.
func prose(r *rand.Rand, sentences int) []string {
	zipf := rand.NewZipf(r, 1.2, 4, 6000)
	out := make([]string, sentences)
	for i := range out {
		words := make([]string, 12+r.IntN(16))
		for j := range words {
			words[j] = fmt.Sprintf("w%d", zipf.Uint64())
		}
		out[i] = strings.Join(words, " ") + "."
	}
	return out
}

func carrier(sentences []string) story.Carrier {
	return story.Carrier{Print: story.Of(strings.Join(sentences, " "))}
}

// without drops a share of the sentences.
func without(r *rand.Rand, sentences []string, share float64) []string {
	out := slices.Clone(sentences)
	for range int(share * float64(len(sentences))) {
		i := r.IntN(len(out))
		out = slices.Delete(out, i, i+1)
	}
	return out
}

// reworded puts other words in place of a share.
func reworded(r *rand.Rand, sentences []string, share float64) []string {
	words := strings.Fields(strings.Join(sentences, " "))
	for i := range words {
		if r.Float64() < share {
			words[i] = fmt.Sprintf("new%d", r.IntN(1_000_000))
		}
	}
	return []string{strings.Join(words, " ")}
}

// rewrites are ways in which one article becomes another one of its story,
// and how many of them have to be recognised.
var rewrites = []struct {
	name  string
	least float64
	make  func(r *rand.Rand, text, other []string) []string
}{
	{"headline added", 1, func(r *rand.Rand, text, _ []string) []string { return append(prose(r, 1), text...) }},
	{"a tenth of the sentences dropped, headline added", .99, func(r *rand.Rand, text, _ []string) []string { return append(prose(r, 1), without(r, text, .1)...) }},
	{"a third dropped, headline added", .97, func(r *rand.Rand, text, _ []string) []string { return append(prose(r, 1), without(r, text, .33)...) }},
	{"half dropped, headline added", .9, func(r *rand.Rand, text, _ []string) []string { return append(prose(r, 1), without(r, text, .5)...) }},
	{"sentences in another order", .99, func(r *rand.Rand, text, _ []string) []string {
		out := slices.Clone(text)
		r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return out
	}},
	{"one word in twenty changed", .99, func(r *rand.Rand, text, _ []string) []string { return reworded(r, text, .05) }},
	{"one word in ten changed", .97, func(r *rand.Rand, text, _ []string) []string { return reworded(r, text, .1) }},
	{"the first third as an excerpt", .97, func(_ *rand.Rand, text, _ []string) []string { return text[:len(text)/3] }},
	{"background of the same length added", .97, func(_ *rand.Rand, text, other []string) []string {
		return append(slices.Clone(text), other[:min(len(other), len(text))]...)
	}},
	{"within a text four times as long", .85, func(r *rand.Rand, text, _ []string) []string {
		return append(append(prose(r, len(text)), text...), prose(r, 2*len(text))...)
	}},
}

// recognised counts in how many texts a rewrite is both found under a phrase
// and taken for one story.
func recognised(r *rand.Rand, texts [][]string, rewrite func(r *rand.Rand, text, other []string) []string) float64 {
	n := 0
	for i, text := range texts {
		a, b := carrier(text), carrier(rewrite(r, text, texts[(i+1)%len(texts)]))
		found := slices.ContainsFunc(a.Marks, func(m uint32) bool { return slices.Contains(b.Marks, m) })
		if found && story.SameStory(a, b) {
			n++
		}
	}
	return float64(n) / float64(len(texts))
}

func TestRewritesAreRecognised(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var texts [][]string
	for range 300 {
		texts = append(texts, prose(r, 9+r.IntN(30)))
	}
	for _, rewrite := range rewrites {
		if got := recognised(r, texts, rewrite.make); got < rewrite.least {
			t.Errorf("%s: %.3f recognised, want %.2f", rewrite.name, got, rewrite.least)
		}
	}
}

// TestAnnotatedArticlesAreDifferentStories measures on articles of the field,
// where they are at hand.
func TestAnnotatedArticlesAreDifferentStories(t *testing.T) {
	texts := corpus(t)
	r := rand.New(rand.NewPCG(7, 7))
	pairs, wrong := 0, 0
	for i, a := range texts {
		for _, b := range texts[:i] {
			pairs++
			if story.SameStory(carrier(a), carrier(b)) {
				wrong++
			}
		}
	}
	t.Logf("%d articles: %d of %d pairs are taken for one story", len(texts), wrong, pairs)
	if wrong > pairs/5000 {
		t.Errorf("%d of %d pairs of different articles are taken for one story", wrong, pairs)
	}
	for _, rewrite := range rewrites {
		got := recognised(r, texts, rewrite.make)
		t.Logf("%s: %.3f recognised", rewrite.name, got)
		if got < rewrite.least-.03 {
			t.Errorf("%s: %.3f recognised, want %.2f", rewrite.name, got, rewrite.least-.03)
		}
	}
}

// corpus reads the articles of the folder that PARLEY_CORPUS names.
func corpus(t *testing.T) [][]string {
	t.Helper()
	folder := os.Getenv("PARLEY_CORPUS")
	if folder == "" {
		t.Skip("PARLEY_CORPUS names no folder of articles")
	}
	files, err := filepath.Glob(filepath.Join(folder, "dev", "*.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("no articles in %s: %v", folder, err)
	}
	var out [][]string
	take := func(file string, into any) {
		raw, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(raw, into)
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	for _, file := range files {
		var article struct{ Text string }
		take(file, &article)
		out = append(out, strings.SplitAfter(article.Text, ". "))
	}
	var more struct{ Items []struct{ Text string } }
	take(filepath.Join(folder, "external", "polnear-dev.json"), &more)
	for _, article := range more.Items {
		out = append(out, strings.SplitAfter(article.Text, ". "))
	}
	return out
}

func TestSameStory(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	text := prose(r, 20)
	on := func(sentences []string, outlet string, d int) story.Carrier {
		c := carrier(sentences)
		c.Outlet = outlet
		if d > 0 {
			c.Published = day.Exact(day.On(2026, 1, d))
		}
		return c
	}
	rewrite := append(prose(r, 4), text[:14]...)
	for _, c := range []struct {
		name string
		a, b story.Carrier
		want bool
	}{
		{"a rewrite the next day elsewhere", on(text, "one", 10), on(rewrite, "two", 11), true},
		{"a rewrite of unknown day", on(text, "one", 10), on(rewrite, "two", 0), true},
		{"a rewrite a fortnight later", on(text, "one", 10), on(rewrite, "two", 24), false},
		{"a reprint a fortnight later", on(text, "one", 10), on(text, "two", 24), true},
		{"its own rewrite the same day", on(text, "one", 10), on(rewrite, "one", 10), true},
		{"its own article that repeats the background, days later", on(text, "one", 10), on(rewrite, "one", 12), false},
		{"another article", on(text, "one", 10), on(prose(r, 20), "two", 10), false},
		{"two sentences alike", on([]string{"Talks went on."}, "one", 10), on([]string{"The talks went on."}, "two", 10), false},
		{"no words", on(nil, "one", 10), on(nil, "two", 10), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := story.SameStory(c.a, c.b); got != c.want {
				shared, contained, seen := c.a.Likeness(c.b.Print)
				t.Errorf("one story: %v, want %v (shared %.2f, contained %.2f of %d)", got, c.want, shared, contained, seen)
			}
		})
	}
}

func TestSameStoryKnowsNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		text := prose(r, rapid.IntRange(0, 20).Draw(t, "sentences"))
		a, b := carrier(text), carrier(append(without(r, text, r.Float64()), prose(r, r.IntN(10))...))
		if story.SameStory(a, b) != story.SameStory(b, a) {
			t.Fatal("a is of b's story, but b not of a's")
		}
	})
}

func TestSumReadsWords(t *testing.T) {
	text := "Baku’s envoy said: “Two points remain.”\n\nTalks go on."
	for name, c := range map[string]struct {
		other string
		same  bool
	}{
		"marks and breaks": {"BAKU'S ENVOY SAID, \"Two points remain\" ... talks go on", true},
		"soft hyphens":     {"Baku’s en\u00advoy said: two points re\u200bmain. Talks go on.", true},
		"a number":         {"Baku’s envoy said: “2 points remain.” Talks go on.", false},
		"order":            {"Talks go on. Baku’s envoy said: “Two points remain.”", false},
		"parted words":     {"Baku’s envoy said: “Two points re main.” Talks go on.", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := story.Sum(c.other) == story.Sum(text); got != c.same {
				t.Errorf("the same words: %v, want %v", got, c.same)
			}
		})
	}
	if story.Sum("…") == story.Sum("?") {
		t.Error("texts without words are all the same")
	}
}

func TestScriptsWithoutSpaces(t *testing.T) {
	text := "双方代表团星期二在日内瓦举行会谈讨论停火和交换战俘问题但没有达成协议会谈将于下星期继续举行"
	a, b := carrier([]string{text}), carrier([]string{"新华社消息" + text})
	if !story.SameStory(a, b) {
		t.Errorf("a copy with a lead is not recognised: %+v %+v", a.Size, b.Size)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Talks in Geneva go on.", "Talks in Geneva go on, officials said.")
	f.Add("\xff\xfe\x00", strings.Repeat("a ", 100))
	f.Add("محادثات جنيف", "e\u0301\u0301")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := story.Of(a), story.Of(b)
		if len(x.Low) > story.Kept || len(x.Marks) > story.Marked || x.Size < len(x.Low) || !slices.IsSorted(x.Low) {
			t.Errorf("the print of %q is out of shape: %+v", a, x)
		}
		shared, contained, seen := x.Likeness(y)
		if shared < 0 || shared > 1 || contained < shared || contained > 1 || seen < 0 {
			t.Errorf("%q and %q share %v, contain %v of %v", a, b, shared, contained, seen)
		}
		if shared, _, seen := x.Likeness(x); seen > 0 && shared != 1 {
			t.Errorf("%q shares %v with itself", a, shared)
		}
	})
}
