package model

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Folder folds texts as [Fold] does, many of them fast, and tells where in
// the text a stretch of what it folded stands. Space of any length is folded
// to one blank, so that a phrase is found across the end of a line. It is not
// for use by several at once.
type Folder struct {
	ascii [utf8.RuneSelf]byte
	two   [twoBytes]string // of letters that take two bytes: most alphabets
	more  map[rune]string
}

// twoBytes is the first letter that takes three bytes.
const twoBytes = 0x800

// unset marks a letter that was not folded yet; no letter is folded to it.
const unset = "\x00"

// NewFolder returns a folder.
func NewFolder() *Folder {
	f := &Folder{more: map[rune]string{}}
	for c := range f.ascii {
		f.ascii[c] = byte(unicode.ToLower(rune(c)))
	}
	for r := range f.two {
		f.two[r] = unset
	}
	return f
}

// widest is how many times longer folding can make a text at most: Unicode
// says it of canonical decomposition in UTF-8.
const widest = 3

// Append appends the folded text to what is given.
func (f *Folder) Append(to, text []byte) []byte {
	n := len(to)
	to = slices.Grow(to, widest*len(text))
	to = to[:cap(to)]
	for i := 0; i < len(text); {
		c, after := text[i], byte(0)
		if i+1 < len(text) {
			after = text[i+1]
		}
		switch {
		case c > ' ' && c < utf8.RuneSelf, c == ' ' && after > ' ' && after < utf8.RuneSelf:
			to[n] = f.ascii[c]
			n++
			i++
			continue
		case c >= 0xC3 && c < 0xE0 && after&0xC0 == 0x80: // two bytes, and no space
			if folded := f.two[rune(c&0x1F)<<6|rune(after&0x3F)]; len(folded) == 2 {
				to[n], to[n+1] = folded[0], folded[1]
				n += 2
				i += 2
				continue
			}
		}
		folded, size := f.next(text[i:])
		n += copy(to[n:], folded)
		i += size
	}
	return to[:n]
}

// next folds the first letter of a text, or all of the space that it begins
// with.
func (f *Folder) next(text []byte) (string, int) {
	r, size := utf8.DecodeRune(text)
	if unicode.IsSpace(r) {
		for size < len(text) {
			r, more := utf8.DecodeRune(text[size:])
			if !unicode.IsSpace(r) {
				break
			}
			size += more
		}
		return " ", size
	}
	return f.fold(r), size
}

func (f *Folder) fold(r rune) string {
	if r < twoBytes {
		if f.two[r] == unset {
			f.two[r] = Fold(string(r))
		}
		return f.two[r]
	}
	folded, ok := f.more[r]
	if !ok {
		folded = Fold(string(r))
		f.more[r] = folded
	}
	return folded
}

// Span returns where in a text the bytes from … to of its folded form stand.
func (f *Folder) Span(text []byte, from, to int) (first, last int) {
	first, at := -1, 0
	for i := 0; i < len(text); {
		folded, size := f.next(text[i:])
		if at >= to && folded != "" {
			return max(first, 0), i
		}
		if first < 0 && at+len(folded) > from {
			first = i
		}
		at += len(folded)
		i += size
	}
	return max(first, 0), len(text)
}
