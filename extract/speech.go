package extract

import (
	"strings"
	"unicode"

	"parley/model"
)

// Cues are verbs by which somebody says, demands or does what counts as
// saying, with the kind of claim that they make.
var cues = map[string]model.ClaimKind{}

func init() { //nolint:gochecknoinits // a table of a hundred words, written by kind
	for kind, words := range map[model.ClaimKind]string{
		"":               "said says say stated states state announced announces declared declares noted notes note told tells added adds stressed stresses emphasized emphasised emphasize emphasise emphasizes emphasises explained argued argues believes believe maintained maintains maintain insisted insists insist reported reports confirmed confirms acknowledged claimed claims wrote warned warns suggested suggests recalled signalled signaled described reiterated repeated indicated conceded remarked commented underlined asserted",
		model.Position:   "demanded demands demand rejected rejects refused refuses accepted accepts offered offers proposed proposes ruled urged urges urge called calls opposes opposed insisted",
		model.Prediction: "expects expected predicts predicted hopes hoped",
	} {
		for _, w := range strings.Fields(words) {
			if _, ok := cues[w]; !ok || kind == "" {
				cues[w] = kind
			}
		}
	}
}

func isCue(low string) bool {
	_, ok := cues[low]
	return ok
}

// unnamed are words for speakers without a name, with how they are
// attributed.
var unnamed = map[string]model.Attribution{
	"sources": model.Anonymous, "source": model.Anonymous, "officials": model.Anonymous, "official": model.Anonymous,
	"diplomats": model.Anonymous, "diplomat": model.Anonymous, "insiders": model.Anonymous, "negotiators": model.Anonymous,
	"experts": model.Expert, "expert": model.Expert, "analysts": model.Expert, "analyst": model.Expert, "observers": model.Expert,
	"commentators": model.Expert, "researchers": model.Expert, "scholars": model.Expert,
	"media": model.Media, "newspaper": model.Media, "newspapers": model.Media, "agency": model.Media,
	"plan": model.Document, "draft": model.Document, "document": model.Document, "text": model.Document, "agreement": model.Document,
	"ministry": model.Institution, "government": model.Institution, "statement": model.Institution, "delegation": model.Institution,
	"mediators": model.Institution, "administration": model.Institution,
}

// A speech is a sentence's speaker and what is said.
type speech struct {
	Speaker
	attribution model.Attribution
	party       string // spoken for
	cue         int    // token
	kind        model.ClaimKind
	content     Span
	rule        string
}

// shortest is the least that counts as something said, in bytes.
const shortest = 8

// speeches finds who says what in a sentence: a subject before a cue, a cue
// with its subject after what was said, or "according to".
func (r *reading) speeches(n int) []speech {
	s := r.sentences[n]
	if sp, ok := r.accordingTo(n); ok {
		return []speech{sp}
	}
	var out []speech
	for i, t := range s.tokens {
		kind, ok := cues[t.low]
		if !ok || notAVerb(s, i) {
			continue
		}
		sp, ok := r.subjectBefore(n, i)
		if ok {
			sp.content = r.contentAfter(s, i)
			sp.rule = "says"
		} else if sp, ok = r.subjectAfter(n, i); ok {
			sp.content = Span{s.From, trimEnd(r.Text, s.From, t.From)}
			sp.rule = "said-after"
		}
		if !ok || sp.content.To-sp.content.From < shortest {
			continue
		}
		sp.cue, sp.kind = i, kind
		out = append(out, sp)
		break // the outermost speaker is whom the article quotes
	}
	return out
}

// notAVerb passes over words that only look like a cue: "the note", "their
// demands", "in reports", and infinitives that say what is planned.
func notAVerb(s sentence, i int) bool {
	if i == 0 {
		return true
	}
	switch before := s.tokens[i-1].low; before {
	case "the", "a", "an", "of", "in", "to", "his", "her", "its", "their", "these", "those", "such", "by", "for", "new", "any", "no", "into", "with", "on", "previously", "already", "be", "been", "being", "is", "are", "was", "were":
		return true
	}
	return false
}

// subjectBefore looks from a cue back to its subject within the clause.
func (r *reading) subjectBefore(n, cue int) (speech, bool) {
	s := r.sentences[n]
	for i := cue - 1; i >= 0 && i >= cue-14; i-- {
		if between := r.Text[s.tokens[i].To:s.tokens[i+1].From]; strings.ContainsAny(between, ";:") || clauseEnds(between, i, cue) {
			return speech{}, false
		}
		if sp, ok := r.subjectAt(n, i); ok {
			return sp, true
		}
	}
	return speech{}, false
}

// clauseEnds reports a comma that is not one of a pair around an insertion
// such as ", for its part,".
func clauseEnds(between string, i, cue int) bool {
	return strings.Contains(between, "”") && i < cue-1
}

// subjectAt reads the token as the head of a subject.
func (r *reading) subjectAt(n, i int) (speech, bool) {
	s := r.sentences[n]
	for _, m := range r.names[n] {
		if m.last != i {
			continue
		}
		if m.first > 0 && isPreposition(s.tokens[m.first-1].low) {
			break // "in Moscow", "of Ukraine": not the subject
		}
		switch m.form {
		case formPerson:
			p := r.person(m.canon)
			if p.Party == "" && r.posts[m.canon] == "" {
				return speech{Speaker: Speaker{Person: m.canon}, attribution: model.Expert}, true
			}
			return speech{Speaker: Speaker{Person: m.canon}, attribution: model.Named, party: p.Party}, true
		case formName, formSeat:
			return speech{Speaker: Speaker{Party: m.canon}, attribution: model.Institution, party: m.canon}, true
		}
		break
	}
	if at, ok := unnamed[s.tokens[i].low]; ok {
		return r.describe(n, i, at)
	}
	return speech{}, false
}

func isPreposition(low string) bool {
	switch low {
	case "in", "of", "to", "from", "with", "on", "at", "between", "by", "for", "against", "near", "into", "towards", "and":
		return true
	}
	return false
}

// describe takes the words that describe somebody unnamed: "sources in
// Moscow", "a senior European official".
func (r *reading) describe(n, i int, at model.Attribution) (speech, bool) {
	s := r.sentences[n]
	from, to := i, i
	for from > 0 && describing(s.tokens[from-1], i-from) {
		from--
	}
	party := ""
	if i+2 < len(s.tokens) && (s.tokens[i+1].low == "in" || s.tokens[i+1].low == "from" || s.tokens[i+1].low == "at") {
		for _, m := range r.names[n] {
			if m.first == i+2 || m.first == i+3 && s.tokens[i+2].low == "the" {
				to, party = m.last, m.canon
			}
		}
	}
	for _, m := range r.names[n] {
		if m.form == formPeople && m.first >= from && m.last < i {
			party = m.canon
		}
		if m.form != formPerson && m.last == from-1 {
			from, party = m.first, m.canon
		}
	}
	if at == model.Expert || at == model.Media || at == model.Document {
		party = ""
	}
	text := strings.Join(strings.Fields(r.Text[s.tokens[from].From:s.tokens[to].To]), " ")
	if at == model.Institution && party != "" {
		return speech{Speaker: Speaker{Party: party}, attribution: at, party: party}, true
	}
	if first := s.tokens[from]; from == 0 && first.capital() && !strings.ContainsFunc(first.word[1:], unicode.IsUpper) {
		text = strings.ToLower(text[:1]) + text[1:]
	}
	return speech{Speaker: Speaker{Unnamed: text}, attribution: at, party: party}, true
}

// describing reports whether a word before an unnamed speaker describes it.
func describing(t token, far int) bool {
	if far > 3 {
		return false
	}
	switch t.low {
	case "senior", "international", "european", "western", "military", "independent", "several", "unnamed", "two", "three", "government", "political", "regional", "foreign", "some", "local", "diplomatic", "informed":
		return true
	}
	return false
}

// accordingTo reads "According to X, …" and "…, according to X".
func (r *reading) accordingTo(n int) (speech, bool) {
	s := r.sentences[n]
	for i := 0; i+2 < len(s.tokens); i++ {
		if s.tokens[i].low != "according" || s.tokens[i+1].low != "to" {
			continue
		}
		for j := i + 2; j < len(s.tokens) && j < i+10; j++ {
			sp, ok := r.namedAt(n, j)
			if !ok {
				continue
			}
			sp.cue, sp.rule = i, "according-to"
			if i == 0 {
				sp.content = Span{skipTo(r.Text, s.tokens[j].To, s.To), s.To}
			} else {
				sp.content = Span{s.From, trimEnd(r.Text, s.From, s.tokens[i].From)}
			}
			return sp, sp.content.To-sp.content.From >= shortest
		}
	}
	return speech{}, false
}

// namedAt is subjectAt after a preposition, where a name is no longer barred.
func (r *reading) namedAt(n, i int) (speech, bool) {
	for _, m := range r.names[n] {
		if m.last == i && m.form == formPerson {
			p := r.person(m.canon)
			return speech{Speaker: Speaker{Person: m.canon}, attribution: model.Named, party: p.Party}, true
		}
		if m.last == i && m.form != formPeople {
			return speech{Speaker: Speaker{Party: m.canon}, attribution: model.Institution, party: m.canon}, true
		}
	}
	if at, ok := unnamed[r.sentences[n].tokens[i].low]; ok {
		return r.describe(n, i, at)
	}
	return speech{}, false
}

// subjectAfter reads "…, sources in Moscow said" turned round: "said Lavrov".
func (r *reading) subjectAfter(n, cue int) (speech, bool) {
	s := r.sentences[n]
	if cue < 4 || cues[s.tokens[cue].low] != "" {
		return speech{}, false
	}
	for i := cue + 1; i < len(s.tokens) && i <= cue+6; i++ {
		if strings.ContainsAny(r.Text[s.tokens[i-1].To:s.tokens[i].From], ",;:“") {
			return speech{}, false
		}
		if sp, ok := r.subjectAt(n, i); ok {
			return sp, true
		}
	}
	return speech{}, false
}

// contentAfter is what is said: what follows the cue and its "that".
func (r *reading) contentAfter(s sentence, cue int) Span {
	i := cue + 1
	for i < len(s.tokens) && (s.tokens[i].low == "that" || s.tokens[i].low == "on" && i == cue+1 && i+1 < len(s.tokens) && dayWord(s.tokens[i+1].low)) {
		if s.tokens[i].low == "on" {
			i++
		}
		i++
	}
	if i >= len(s.tokens) {
		return Span{}
	}
	return Span{s.tokens[i].From, trimEnd(r.Text, s.tokens[i].From, s.To)}
}

func dayWord(low string) bool {
	switch low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// trimEnd moves an end back over spaces and the marks that end a clause.
func trimEnd(body string, from, to int) int {
	for to > from && strings.ContainsRune(" \n\t,.;:", rune(body[to-1])) {
		to--
	}
	return to
}

// skipTo moves a beginning on over a comma and spaces.
func skipTo(body string, from, to int) int {
	for from < to && strings.ContainsRune(" \n\t,;:", rune(body[from])) {
		from++
	}
	return from
}
