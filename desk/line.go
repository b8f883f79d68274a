package desk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"parley/model"
	"parley/model/day"
)

// The one line by which records are entered, in the interface with "a" and
// with "parley add -". A claim:
//
//	PARTIES VERB [STATUS] [POINTS:] WORDS MARKS
//	ru demands donbas: full withdrawal !red if us signs by:Ushakov 26nov src:a12
//	ua reports agreed guarantees [ua,us] count:"90 %" by:Zelensky 28dec
//
// VERB is a stance (demands, offers, accepts, accepts-if, refuses,
// leaves-open), or reports (says) with a status, predicts, or states. POINTS
// are slugs or handles; without them, or with *, it is about the process. The
// words of a position are its want, and what follows "if" its condition.
// MARKS, in any order:
//
//	!red !firm !flexible   firmness            by:NAME     who says it; by:"sources in Moscow"
//	if WORDS               condition           src:a12     the source
//	[ua,us]                scope of a status   quote:"…"   its exact words there
//	                                           src:a12[120:180]  the same by their bytes
//	count:"15 of 17"       reported count      as:WORD     attribution
//	26nov, on:26nov        day                 said:"…"    words that no source holds
//
// What is left out follows from the rest: who speaks is the party itself, the
// day is the view's, or a bound of it where the source came out before, the
// attribution that of such a speaker. On a point's page the point can be left
// out, and beside a source the source; see [Place]. Quotation marks
// hold several words together and shield them from being read as marks; within
// them a doubled one is a mark. A bare year is a word ("the borders of 1991"),
// and with on:DAY every bare day is.
//
// Other records begin with their kind:
//
//	process ukr "Ukraine settlement" principals:ru,ua
//	party ru Russia state also:"Russian Federation",Россия roles:principal
//	person witkoff "Steve Witkoff" us: special envoy [envoy] 2025-01-20..
//	point donbas territory: Status of the Donetsk region
//	event visit us,ru Moscow 6aug2025 held who:witkoff
//	text plan "28-point plan" by:us 2025-11 known:leaked
//	note p7: what the analyst thinks of it
//	outlet "Reuters" A
//	feed ukr-wire https://wire.example/ukraine.xml

// A LineField is one field that a line was read as, with what is wrong with
// it.
type LineField struct {
	Name, Label, Value string
	Fault              string
	Follows            bool // from the rest: the line does not say it
}

// A reading is what a line says: a kind and its fields.
type reading struct {
	kind   model.Kind
	fields map[string]string
	faults []model.Fault

	verb       string   // of a claim
	loose      []string // the words of a claim whose first, without a colon, is taken for the point
	sourceless bool     // it says itself that no source holds its words
}

func (r *reading) fault(field, format string, args ...any) {
	r.faults = append(r.faults, model.Fault{Field: field, Why: fmt.Sprintf(format, args...)})
}

// labelled lists the kind and every field that is set or wrong, or follows from
// the rest, in the order of the form. What belongs to no field stands at the
// kind.
func (r *reading) labelled(faults []model.Fault, follows map[string]string) []LineField {
	first := func(field string) string {
		if i := slices.IndexFunc(faults, func(f model.Fault) bool { return f.Field == field }); i >= 0 {
			return faults[i].Why
		}
		return ""
	}
	out := []LineField{{Name: "kind", Label: "record", Value: string(r.kind)}}
	for _, f := range Fields(r.kind) {
		value, fault := r.fields[f.Name], first(f.Name)
		switch {
		case value != "" || fault != "":
			out = append(out, LineField{Name: f.Name, Label: f.Label, Value: value, Fault: fault})
		case follows[f.Name] != "":
			out = append(out, LineField{Name: f.Name, Label: f.Label, Value: follows[f.Name], Follows: true})
		}
	}
	for _, f := range faults {
		if !slices.ContainsFunc(out, func(l LineField) bool { return l.Fault == f.Why || l.Name == f.Field && l.Fault != "" }) {
			out[0].Fault = f.Why
		}
	}
	return out
}

var typed = map[string]func(*reading, []string){
	"process": readProcess, "party": readParty, "person": readPerson, "point": readPoint,
	"event": readEvent, "text": readText, "outlet": readOutlet, "feed": readFeed,
}

// readLine reads a line without looking anything up.
func readLine(line string, today day.Date) *reading {
	r := &reading{kind: model.KindClaim, fields: map[string]string{}}
	if words, ok := strings.CutPrefix(strings.TrimSpace(line), "note "); ok {
		r.kind = model.KindNote
		r.note(words)
		return r
	}
	words, closed := tokens(line)
	if !closed {
		r.fault("line", "a quotation mark is not closed")
	}
	if len(words) == 0 {
		r.fault("line", "the line is empty; write as in: ru demands donbas: full withdrawal by:Ushakov 26nov")
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

// claim reads PARTIES VERB [STATUS] [POINTS:] WORDS MARKS.
func (r *reading) claim(words []string, today day.Date) {
	parties, words := commaList(words)
	r.fields["for"] = parties
	if len(words) == 0 {
		r.fault("line", "after the party comes a verb: %s, reports, predicts or states", strings.Join(model.Stances.Codes(), ", "))
		return
	}
	verb, rest := strings.ToLower(words[0]), r.marks(words[1:], today)
	r.verb = verb
	switch verb {
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

// substance refuses a claim that says nothing.
func (r *reading) substance() {
	verb := r.verb
	if verb == "" || r.fields["words"]+r.fields["want"]+r.fields["quote"] != "" {
		return
	}
	switch {
	case verb == "predicts" || verb == "states":
		r.fault("words", "what %s %s is missing: its words, or a quote:\"…\"", r.fields["for"], verb)
	case r.fields["stance"] != "" && r.fields["about"] == "":
		r.fault("about", "what %s %s is missing: a point, or words", r.fields["for"], verb)
	}
}

// topic takes the points before the colon off the words. Without a colon the
// first word is the point.
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
		r.loose = words
		r.fields["about"], words = commaList(words)
	}
	return words
}

// said divides what is left into the gist and the condition.
func (r *reading) said(words []string) {
	r.dateless(words)
	if i := slices.Index(words, "if"); i >= 0 && r.fields["kind"] == string(model.Position) {
		r.fields["condition"] = unquote(strings.Join(words[i+1:], " "))
		words = words[:i]
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

// dayLike are words at the end of a line that were meant for a day. What can be
// read as one has been taken from the line before.
var dayLike = sync.OnceValue(func() *regexp.Regexp {
	const month = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`
	return regexp.MustCompile(`(?i)(^| )(\d{1,2} ?` + month + `( ?\d{4})?|` + month + ` \d{1,2}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})$`)
})

// dateless finds fault with a day that would else become words of the claim,
// while the claim is dated today.
func (r *reading) dateless(words []string) {
	if r.fields["said"] != "" {
		return
	}
	if like := strings.TrimSpace(dayLike().FindString(strings.Join(words, " "))); like != "" {
		r.fault("said", "%q is no day as it stands; write it as in 24nov or 2025-11-24, or put what belongs to the words in quotation marks", like)
	}
}
