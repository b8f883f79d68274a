package clean

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Mixed reports a word that mixes Latin with Cyrillic or Greek letters, as a
// name does that imitates another. Invisible characters do not part a word.
// It reads raw text, before it is made clean.
func Mixed(s string) bool {
	latin, other := false, false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.In(r, unicode.Cyrillic, unicode.Greek):
			other = true
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Cf, r):
			latin, other = false, false
		}
		if latin && other {
			return true
		}
	}
	return false
}

const maxFileName = 80

// FileName makes a file name of words: at most 80 bytes of lower-case ASCII
// letters, digits, hyphens, underscores and dots, good on every file system
// and as an argument of any program. Accents are dropped, other scripts too;
// where nothing remains it is "unnamed". Different words may give one name.
func FileName(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(s) {
		if unicode.In(r, unicode.Mn, unicode.Cf) {
			continue
		}
		written, ok := inASCII(unicode.ToLower(r))
		if !ok {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(written)
		if b.Len() > maxFileName {
			break
		}
	}
	name := b.String()
	name = name[:min(len(name), maxFileName-1)] // one byte is kept for the underscore below
	name = strings.Trim(name, "-.")
	if name == "" {
		return "unnamed"
	}
	if isDevice(name) {
		return "_" + name
	}
	return name
}

// inASCII returns how a lower-case character is written in a file name.
func inASCII(r rune) (string, bool) {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
		return string(r), true
	case r == '\'', r == '’', r == 'ʼ':
		return "", true
	}
	written, ok := undecomposed[r]
	return written, ok
}

// undecomposed are the Latin letters that Unicode does not take apart into a
// letter and its accent.
var undecomposed = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i",
}

// isDevice reports a name that Windows takes for a device, whatever follows
// its first dot.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, digit := strings.CutPrefix(stem, "com")
	if !digit {
		port, digit = strings.CutPrefix(stem, "lpt")
	}
	return digit && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}
