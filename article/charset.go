package article

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
)

// decode returns the bytes as text: by byte order mark, as UTF-8 where all of
// it is, by what a page declares, by a guess, and last as windows-1252. A
// guess is a warning.
func (a *Article) decode(b []byte, format Format) string {
	for _, mark := range []struct{ bom, name string }{{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}} {
		if bytes.HasPrefix(b, []byte(mark.bom)) {
			return as(b[len(mark.bom):], mark.name)
		}
	}
	if utf8.Valid(b) {
		return string(b)
	}
	if format == HTML {
		if _, name, certain := charset.DetermineEncoding(b, ""); certain || name != "windows-1252" {
			return as(b, name)
		}
	}
	name := "windows-1252"
	if guess, err := chardet.NewTextDetector().DetectBest(b); err == nil && guess.Confidence >= 30 && !strings.HasPrefix(guess.Charset, "UTF") {
		name = guess.Charset
	}
	a.Warnings = append(a.Warnings, "it does not say how its letters are encoded; it was read as "+strings.ToLower(name)+" by guess")
	return as(b, name)
}

func as(b []byte, name string) string {
	r, err := charset.NewReaderLabel(name, bytes.NewReader(b))
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	var out bytes.Buffer
	if _, err := out.ReadFrom(r); err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.ToValidUTF8(out.String(), "\uFFFD")
}
