package model

import "strings"

// conjunctions begin a condition that is a clause already: "until it has
// laid down its arms".
var conjunctions = []string{
	"after", "as long as", "as soon as", "before", "if", "in case", "on condition", "once", "only after", "only if", "only once", "only when",
	"provided", "providing", "so long as", "unless", "until", "when",
}

// Condition is the condition of a position as it follows what is wanted: with
// "if" before it, unless it begins with a conjunction of its own.
func Condition(words string) string {
	words = strings.TrimSpace(words)
	if words == "" {
		return ""
	}
	lower := strings.ToLower(words)
	for _, c := range conjunctions {
		if rest, ok := strings.CutPrefix(lower, c); ok && (rest == "" || rest[0] == ' ' || rest[0] == ',') {
			return words
		}
	}
	return "if " + words
}

// Word is the stance as it is said before its want and its condition, which
// has the "if" of "accepts if".
func (s Stance) Word(condition string) string {
	if s == AcceptsIf && strings.TrimSpace(condition) != "" {
		s = Accepts
	}
	return Stances.Label(string(s))
}
