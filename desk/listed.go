package desk

import "strings"

// A listItem is one of several values of a field.
type listItem struct {
	text   string
	quoted bool // it stood in quotation marks
}

// items splits at commas outside quotation marks; within them a doubled mark
// is a mark.
func items(text string) []listItem {
	var out []listItem
	for _, part := range partAt(text, ',') {
		part = strings.TrimSpace(part)
		if plain := unquote(part); strings.TrimSpace(plain) != "" {
			out = append(out, listItem{strings.TrimSpace(plain), strings.HasPrefix(part, `"`)})
		}
	}
	return out
}

// listed returns the values of a field that takes several.
func listed(text string) []string {
	var out []string
	for _, item := range items(text) {
		out = append(out, item.text)
	}
	return out
}

// enlist writes values so that [listed] reads the same ones.
func enlist(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = enquote(v, `,"`)
	}
	return strings.Join(quoted, ", ")
}

// enquote puts a value that holds one of the signs into quotation marks.
func enquote(value, signs string) string {
	if !strings.ContainsAny(value, signs) {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
}

// unquote takes the quotation marks off: of a value that stands in them, the
// doubled ones within become single; others only shield what they enclose.
func unquote(s string) string {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		inner := strings.ReplaceAll(s[1:len(s)-1], `""`, "\x00")
		return strings.ReplaceAll(strings.ReplaceAll(inner, `"`, ""), "\x00", `"`)
	}
	return strings.ReplaceAll(s, `"`, "")
}

// partAt splits at a sign outside quotation marks.
func partAt(text string, sign rune) []string {
	var parts []string
	quoted, from := false, 0
	for i, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case r == sign && !quoted:
			parts = append(parts, text[from:i])
			from = i + len(string(sign))
		}
	}
	return append(parts, text[from:])
}

// cutAt cuts at the first sign outside quotation marks.
func cutAt(text string, sign rune) (before, after string, found bool) {
	parts := partAt(text, sign)
	if len(parts) == 1 {
		return text, "", false
	}
	return parts[0], text[len(parts[0])+len(string(sign)):], true
}
