package term

import (
	"errors"
	"strings"
)

var errOpenQuote = errors.New("a quote is not closed")

// Words takes a line apart as a shell does, without its expansions: blanks part
// words, quotes and backslashes hold them together.
func Words(line string) ([]string, error) { return split(line, true) }

// split takes a command line apart as a shell does, without its expansions:
// words stand between blanks; quotes of both kinds hold a word together; a
// backslash takes the next character for itself, except in single quotes. On
// Windows a backslash parts folders and is a character like others.
func split(line string, backslash bool) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune // the one that is open
	within, taken := false, false
	for _, r := range line {
		switch {
		case taken:
			if quote == '"' && !strings.ContainsRune("\"\\$`", r) {
				word.WriteByte('\\') // a shell keeps it there
			}
			word.WriteRune(r)
			taken = false
		case r == '\\' && backslash && quote != '\'':
			within, taken = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			within, quote = true, r
		case strings.ContainsRune(" \t\n", r):
			if within {
				words = append(words, word.String())
				word.Reset()
			}
			within = false
		default:
			word.WriteRune(r)
			within = true
		}
	}
	if quote != 0 || taken {
		return nil, errOpenQuote
	}
	if within {
		words = append(words, word.String())
	}
	return words, nil
}
