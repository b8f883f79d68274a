package model_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/model"
)

// TestFolder: it folds as Fold does, but for space; and a stretch of the text
// folds to the stretch that it was asked for.
func TestFolder(t *testing.T) {
	f := model.NewFolder()
	letters := rapid.StringOfN(rapid.SampledFrom([]rune("aBzÉéİıßЁйЇΆς한Å“ …\u0301\u00a0\u2003\t\n  -7%ﬁ漢👍")), 0, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(letters.Draw(t, "text"))
		want := strings.Join(strings.FieldsFunc("|"+model.Fold(string(text))+"|", func(r rune) bool { return strings.ContainsRune(" \u00a0\u2003\t\n", r) }), " ")
		got := string(f.Append([]byte("|"), text)) + "|"
		if got != want && !strings.Contains(string(text), "\u0301") { // an accent may stand between two spaces
			t.Fatalf("%q is folded to %q, not %q", text, got, want)
		}
		folded := string(f.Append(nil, text))
		for from := range folded {
			first, last := f.Span(text, from, len(folded))
			if part := string(f.Append(nil, text[first:last])); !strings.HasSuffix(folded, part) || len(part) < len(folded)-from {
				t.Fatalf("of %q, %d to the end of %q is %q", text, from, folded, text[first:last])
			}
		}
	})
}
