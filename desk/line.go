package desk

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"parley/model"
	"parley/model/day"
	"parley/store"
)

// The one line by which records are entered, in the interface with "a" and
// with "parley add -". A claim:
//
//	PARTIES VERB [STATUS] [POINTS:] WORDS MARKS
//	ru demands donbas: full withdrawal !red if us signs by:Ushakov 26nov src:a12
//	ua reports agreed guarantees [ua,us] count:"90 %" by:Zelensky 28dec
//
// VERB is a stance (demands, offers, accepts, accepts-if, refuses,
// leaves-open), or reports with a status, predicts, or states. POINTS are
// slugs or handles; without them, or with *, it is about the process. MARKS,
// in any order:
//
//	!red !firm !flexible   firmness            by:NAME     who says it; by:"sources in Moscow"
//	if WORDS               condition           src:a12     the source
//	[ua,us]                scope of a status   quote:"…"   its exact words there
//	count:"15 of 17"       reported count      as:WORD     attribution
//	26nov, on:26nov        day                 said:"…"    words that no source holds
//
// Other records begin with their kind:
//
//	process ukr "Ukraine settlement" principals:ru,ua
//	party ru Russia sort:state also:Россия roles:principal
//	person witkoff "Steve Witkoff" us: special envoy [envoy] 2025-01-20..
//	point donbas territory: Status of the Donetsk region
//	event visit us,ru Moscow 6aug2025 state:held who:witkoff
//	text plan "28-point plan" by:us 2025-11 known:leaked
//	note p7: what the analyst thinks of it
//	outlet "Reuters" A

// A LineField is one field that a line was read as, with what is wrong with
// it.
type LineField struct {
	Name, Label, Value string
	Fault              string
}

// A reading is what a line says: a kind and its fields.
type reading struct {
	kind   model.Kind
	fields map[string]string
	faults []model.Fault
}

func (r *reading) fault(field, format string, args ...any) {
	r.faults = append(r.faults, model.Fault{Field: field, Why: fmt.Sprintf(format, args...)})
}

// AddLine enters the record that a line says; see the grammar above.
func (d *Desk) AddLine(ctx context.Context, process, line string, at At) (Done, error) {
	r := readLine(line, d.Today())
	if len(r.faults) > 0 {
		return Done{}, &model.Invalid{What: "the line", Faults: r.faults}
	}
	return d.Add(ctx, r.kind, process, r.fields, at)
}

// ParseLine reads a line while it is typed: every field that it sets, and
// what is wrong with each.
func (d *Desk) ParseLine(ctx context.Context, process, line string, at At) ([]LineField, error) {
	r := readLine(line, d.Today())
	faults := map[string]string{}
	note := func(all []model.Fault) {
		for _, f := range all {
			if faults[f.Field] == "" {
				faults[f.Field] = f.Why
			}
		}
	}
	note(r.faults)
	err := d.store.View(ctx, func(tx *store.Tx) error {
		b := newBuilder(d, tx, model.VerbAdd)
		err := b.add(r.kind, process, r.fields, at)
		if invalid, ok := err.(*model.Invalid); ok { //nolint:errorlint // add returns it bare
			note(invalid.Faults)
			return nil
		}
		if err != nil {
			note([]model.Fault{{Field: "kind", Why: err.Error()}})
		}
		return nil
	})
	out := []LineField{{Name: "kind", Label: "record", Value: string(r.kind)}}
	for _, f := range Fields(r.kind) {
		value, given := r.fields[f.Name]
		if given && value != "" || faults[f.Name] != "" {
			out = append(out, LineField{f.Name, f.Label, value, faults[f.Name]})
		}
		delete(faults, f.Name)
	}
	for _, why := range faults {
		out[0].Fault = strings.TrimSpace(out[0].Fault + " " + why)
	}
	return out, err
}

var typed = map[string]func(*reading, []string){
	"process": readProcess, "party": readParty, "person": readPerson, "point": readPoint,
	"event": readEvent, "text": readText, "note": readNote, "outlet": readOutlet,
}

// readLine reads a line without looking anything up.
func readLine(line string, today day.Date) *reading {
	r := &reading{kind: model.KindClaim, fields: map[string]string{}}
	words := tokens(line)
	if len(words) == 0 {
		r.fault("kind", "the line is empty; write as in: ru demands donbas: full withdrawal by:Ushakov 26nov")
		return r
	}
	if read, ok := typed[words[0]]; ok {
		r.kind = model.Kind(words[0])
		read(r, r.marks(words[1:], today))
		return r
	}
	r.claim(words, today)
	return r
}

// tokens splits a line at spaces outside quotation marks, which stay.
func tokens(line string) []string {
	var out []string
	var word strings.Builder
	quoted := false
	for _, r := range line {
		switch {
		case r == '“' || r == '”':
			r = '"'
			fallthrough
		case r == '"':
			quoted = !quoted
		case (r == ' ' || r == '\t') && !quoted:
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
	return out
}

func unquote(s string) string { return strings.ReplaceAll(s, `"`, "") }

// marked are the marks with a colon and the fields that they set.
var marked = map[string]string{
	"by": "by", "src": "source", "source": "source", "quote": "quote", "as": "attribution", "count": "count", "on": "day", "said": "words",
	"scope": "scope", "who": "people", "state": "state", "also": "aliases", "aka": "aliases", "roles": "roles", "sort": "sort", "code": "code",
	"principals": "principals", "between": "between", "known": "known", "part": "parent", "points": "points", "format": "format", "zone": "zone",
	"title": "title", "mandate": "mandates",
}

var looksLikeDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^([<>]=|[≤≥])?[0-9]{1,4}([-./][0-9]{1,2}){0,2}([a-zà-ÿа-яіїєґ]{3,}[0-9]{0,4})?(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$`)
})

// isDay reports whether a word of a line is meant as a day: today, yesterday,
// or digits that day.Parse takes and that are no mere number.
func isDay(word string, today day.Date) bool {
	if word == "today" || word == "yesterday" || word == "tomorrow" {
		return true
	}
	if !looksLikeDay().MatchString(word) || len(word) < 4 {
		return false
	}
	_, err := day.Parse(word, today)
	return err == nil
}

// marks takes the marks out of the words and returns what is left.
func (r *reading) marks(words []string, today day.Date) []string {
	var rest []string
	for i, word := range words {
		name, value, ok := strings.Cut(word, ":")
		field := marked[name]
		switch {
		case ok && field != "" && value != "":
			r.fields[field] = value
			if field != "by" {
				r.fields[field] = unquote(value)
			}
		case strings.HasPrefix(word, "!") && len(word) > 1:
			code, err := model.Firmnesses.Parse(word[1:])
			if err != nil {
				r.fault("firmness", "%s", err)
			}
			r.fields["firmness"] = code
		case strings.HasPrefix(word, "[") && strings.HasSuffix(strings.TrimSuffix(word, ":"), "]") && r.kind == model.KindClaim:
			r.fields["scope"] = strings.Trim(word, "[]:")
			if strings.HasSuffix(word, ":") { // the points end here: "treaty [am,az]: words"
				rest = append(rest, ":")
			}
		case isDay(word, today) && (i > 0 || r.kind != model.KindClaim) && r.kind != model.KindPerson:
			r.fields["day"] = word
		default:
			rest = append(rest, word)
		}
	}
	if r.kind == model.KindClaim && r.fields["day"] != "" {
		r.fields["said"] = r.fields["day"]
		delete(r.fields, "day")
	}
	return rest
}

// claim reads PARTIES VERB [STATUS] [POINTS:] WORDS MARKS.
func (r *reading) claim(words []string, today day.Date) {
	if len(words) < 2 {
		r.fault("kind", "after the party comes a verb: %s, reports, predicts or states", strings.Join(model.Stances.Codes(), ", "))
		return
	}
	r.fields["for"] = words[0]
	rest := r.marks(words[2:], today)
	switch verb := strings.ToLower(words[1]); verb {
	case "reports", "says":
		r.fields["kind"] = string(model.StatusClaim)
		if len(rest) > 0 {
			if code, err := model.Statuses.Parse(strings.TrimSuffix(rest[0], ":")); err == nil {
				r.fields["status"], rest = code, rest[1:]
			}
		}
		if r.fields["status"] == "" && r.fields["count"] == "" {
			r.fault("status", "%s needs a status: %s", verb, strings.Join(model.Statuses.Codes(), ", "))
		}
	case "predicts":
		r.fields["kind"] = string(model.Prediction)
	case "states":
		r.fields["kind"] = string(model.Fact)
	default:
		code, err := model.Stances.Parse(verb)
		if err != nil {
			r.fault("stance", "%q is not a verb of a claim; it is one of %s, reports, predicts or states", verb, strings.Join(model.Stances.Codes(), ", "))
		}
		r.fields["kind"], r.fields["stance"] = string(model.Position), code
	}
	r.said(r.topic(rest))
}

// topic takes the points before the colon off the words.
func (r *reading) topic(words []string) []string {
	for i, word := range words {
		if word == "if" {
			break
		}
		if strings.HasSuffix(word, ":") {
			r.fields["about"] = strings.TrimSpace(strings.TrimSuffix(strings.Join(words[:i+1], " "), ":"))
			return words[i+1:]
		}
	}
	if len(words) > 0 && !strings.Contains(words[0], `"`) && words[0] != "if" {
		r.fields["about"] = words[0]
		return words[1:]
	}
	return words
}

// said divides what is left into the gist and the condition.
func (r *reading) said(words []string) {
	for i, word := range words {
		if word == "if" && r.fields["kind"] == string(model.Position) {
			r.fields["condition"] = unquote(strings.Join(words[i+1:], " "))
			words = words[:i]
			break
		}
	}
	text := unquote(strings.Join(words, " "))
	switch {
	case text == "":
	case r.fields["kind"] == string(model.Position):
		r.fields["want"] = text
	default:
		r.fields["words"] = text
	}
}
