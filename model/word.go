package model

import "slices"

// A Word is one entry of a vocabulary.
type Word struct {
	Code   string // as stored, typed and exported
	Label  string // as shown; the code with its hyphens opened where that reads well
	Means  string // the test that decides whether the word applies
	Source string // where the meaning comes from; "parley" where it is this project's own
	Glyph  string // one cell wide; empty where the vocabulary has none
	ASCII  string // the glyph for terminals without Unicode
}

// A Vocabulary is a closed list of words in their natural order.
type Vocabulary struct {
	Name  string // what one of its words is called in a sentence: "status"
	Words []Word
}

// Find returns the word with the given code.
func (v Vocabulary) Find(code string) (Word, bool) {
	i := v.Index(code)
	if i < 0 {
		return Word{}, false
	}
	return v.Words[i], true
}

// Index returns the place of a code in the vocabulary's order, -1 where it is
// not one of its words.
func (v Vocabulary) Index(code string) int {
	return slices.IndexFunc(v.Words, func(w Word) bool { return w.Code == code })
}

// Codes lists the codes in order.
func (v Vocabulary) Codes() []string {
	codes := make([]string, len(v.Words))
	for i, w := range v.Words {
		codes[i] = w.Code
	}
	return codes
}

// Label returns what is shown for a code, the code itself where it is unknown.
func (v Vocabulary) Label(code string) string {
	if w, ok := v.Find(code); ok {
		return w.Label
	}
	return code
}

// Parse returns the code that was meant: a code, a label, or an unambiguous
// beginning of one, in any case, with spaces or underscores for hyphens. The
// error is an [Invalid] that lists near codes.
func (v Vocabulary) Parse(text string) (string, error) {
	want := Slug(text)
	var found []string
	for _, w := range v.Words {
		if w.Code == want || Slug(w.Label) == want {
			return w.Code, nil
		}
		if want != "" && hasPrefix(w.Code, want) {
			found = append(found, w.Code)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return "", Wrong(v.Name, "%q is not a %s; it is one of %s", text, v.Name, list(v.Codes()))
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }
