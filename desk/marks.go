package desk

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"parley/model"
	"parley/model/day"
)

// tokens splits a line at spaces outside quotation marks, which stay. Typed
// curly ones become straight; within straight ones they belong to the words.
// It reports whether every mark is closed.
func tokens(line string) (out []string, closed bool) {
	var word strings.Builder
	open := rune(0) // the mark that began what is quoted
	for _, r := range line {
		curly := r == '“' || r == '”' || r == '„'
		switch {
		case open == 0 && (r == '"' || curly):
			open, r = r, '"'
		case open == '"' && r == '"', open != 0 && open != '"' && (r == '"' || curly):
			open, r = 0, '"'
		case unicode.IsSpace(r) && open == 0:
			if word.Len() > 0 {
				out = append(out, word.String())
				word.Reset()
			}
			continue
		}
		word.WriteRune(r)
	}
	if word.Len() > 0 {
		out = append(out, word.String())
	}
	return out, open == 0
}

// commaList takes the first word off, and what a comma joins to it.
func commaList(words []string) (list string, rest []string) {
	for i, word := range words {
		list += word
		if !strings.HasSuffix(word, ",") {
			return list, words[i+1:]
		}
	}
	return list, nil
}

// marked are the marks with a colon and the fields that they set.
var marked = map[string]string{
	"by": "by", "src": "source", "source": "source", "quote": "quote", "as": "attribution", "count": "count", "on": "day", "said": "words",
	"scope": "scope", "who": "people", "state": "state", "also": "aliases", "aka": "aliases", "roles": "roles", "sort": "sort", "code": "code",
	"principals": "principals", "between": "between", "known": "known", "part": "parent", "points": "points", "format": "format", "zone": "zone",
	"title": "title", "mandate": "mandates", "alleged": "alleged",
}

// marks takes the marks out of the words and returns what is left.
func (r *reading) marks(words []string, today day.Date) []string {
	var rest []string
	dated := slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "on:") })
	for i := 0; i < len(words); i++ {
		word := words[i]
		name, value, ok := strings.Cut(word, ":")
		field := marked[name]
		switch {
		case ok && field != "" && value != "":
			r.mark(name, field, value)
		case ok && value == "" && i > 0 && i == len(words)-1 && r.begun(name):
			// it is still being typed
		case ok && value != "" && r.slip(name):
		case strings.HasPrefix(word, "!") && len(word) > 1 && r.kind == model.KindClaim:
			code, err := model.Firmnesses.Parse(word[1:])
			if err != nil {
				r.fault("firmness", "%s", err)
			}
			r.set("firmness", code, word)
		case strings.HasPrefix(word, "[") && r.kind == model.KindClaim:
			for !strings.Contains(word, "]") && i+1 < len(words) {
				i++
				word += words[i]
			}
			scope, after, closed := strings.Cut(word[1:], "]")
			if !closed || after != "" && after != ":" {
				r.fault("scope", "write the scope as [ua,us], apart from other words")
			}
			r.set("scope", scope, word)
			if after == ":" { // the points end here: "treaty [am,az]: words"
				rest = append(rest, ":")
			}
		case r.takesDay() && !dated && isDay(word, today):
			r.set("day", word, word)
		default:
			rest = append(rest, word)
		}
	}
	if day, given := r.fields["day"]; given && r.kind == model.KindClaim {
		r.fields["said"] = day
		delete(r.fields, "day")
	}
	return rest
}

// begun refuses a mark at the end of the line that nothing follows.
func (r *reading) begun(name string) bool {
	field := marked[name]
	if field == "day" && r.kind == model.KindClaim {
		field = "said"
	}
	if !slices.ContainsFunc(Fields(r.kind), func(f Field) bool { return f.Name == field }) {
		return false
	}
	r.fault(field, "nothing follows %s:", name)
	return true
}

// takesDay reports whether a bare day in the line dates the record.
func (r *reading) takesDay() bool {
	return r.kind == model.KindClaim || r.kind == model.KindEvent || r.kind == model.KindText
}

func (r *reading) mark(name, field, value string) {
	many := slices.ContainsFunc(Fields(r.kind), func(f Field) bool { return f.Name == field && f.Many })
	if !many {
		value = unquote(value)
	}
	r.sourceless = r.sourceless || name == "said"
	r.set(field, value, name+":")
}

// set refuses what is said twice: which of the two holds is not for the
// program to guess.
func (r *reading) set(field, value, as string) {
	if have, twice := r.fields[field]; twice {
		at := field
		if field == "day" && r.kind == model.KindClaim {
			at = "said"
		}
		r.fault(at, "%s is a second %s beside %s; give one, and put words that are none in quotation marks", as, field, have)
		return
	}
	r.fields[field] = value
}

// slip reports a mark that is misspelt by a letter or two; it would else
// become part of the words.
func (r *reading) slip(name string) bool {
	atMost := 0
	switch n := len(name); {
	case n >= 5:
		atMost = 2
	case n >= 3:
		atMost = 1
	}
	best, least := "", atMost+1
	for mark, field := range marked {
		off := model.Distance(name, mark)
		if len(mark) < 3 || off > atMost || !slices.ContainsFunc(Fields(r.kind), func(f Field) bool { return f.Name == field }) {
			continue
		}
		if off < least || off == least && mark < best {
			best, least = mark, off
		}
	}
	if best == "" {
		return false
	}
	r.fault("line", "%s: is not a mark; did you mean %s:? Put it in quotation marks if it belongs to the words", name, best)
	return true
}

var looksLikeDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^([<>]=|[≤≥])?[0-9]{1,4}([-./][0-9]{1,2}){0,2}([a-zà-ÿа-яіїєґ]{3,}[0-9]{0,4})?(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$`)
})

// isDay reports whether a word of a line is meant as a day: today, yesterday,
// or digits that day.Parse takes and that are no mere number or year.
func isDay(word string, today day.Date) bool {
	if word == "today" || word == "yesterday" || word == "tomorrow" {
		return true
	}
	if !looksLikeDay().MatchString(word) || len(word) < 4 || !strings.ContainsFunc(word, func(r rune) bool { return r < '0' || r > '9' }) {
		return false
	}
	_, err := day.Parse(word, today)
	return err == nil
}
