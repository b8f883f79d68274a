package extract

import (
	"slices"
	"strings"

	"parley/model"
)

// matterWords name disputed matters, by category. More telling wordings stand
// before general ones.
var matterWords = compiled([]pattern[model.Category]{
	{`(?:future )?(?:regional |european )?security architecture|architecture of (?:regional |european )?security|nato (?:membership|enlargement|expansion)|neutral(?:ity| status)|membership (?:of|in) nato|join(?:ing)? nato|non-aligned`, "alliances"},
	{`security guarantees?|security assurances?|article 5|coordinated guarantees|guarantees for \w+`, "security-guarantees"},
	{`cease-?fires?|truce|cessation of hostilities|halt to (?:the )?fighting`, "ceasefire"},
	{`territor(?:y|ies|ial)(?: (?:status|issues?|questions?|concessions|claims?|integrity))?|donbas|donetsk|crimea|line of contact|border (?:demarcation|dispute|line)|demarcation|land swap|withdrawal from \w+|annex\w*|disputed (?:area|region|strip)`, "territory"},
	{`nuclear power plant|enrichment|uranium|nuclear (?:programme|program|inspections?|facilities|plant)|inspectors`, "nuclear"},
	{`prisoners?(?: of war)?|hostages?|detainees|exchange of (?:prisoners|remains)|abducted children`, "detainees"},
	{`sanctions|frozen assets|immobili[sz]ed assets|snapback|embargo`, "sanctions"},
	{`reparations|reconstruction|rebuilding|war damage`, "reconstruction"},
	{`demilitari[sz]\w+|disarm\w*|troop (?:levels|withdrawal)|withdrawal of (?:foreign )?(?:troops|forces)|armed forces (?:limited|strength)|size of the army|peacekeepers?|peacekeeping|foreign troops|heavy weapons|buffer zone`, "forces"},
	{`humanitarian (?:aid|access|corridor)|aid (?:access|deliveries|convoys)|protection of civilians`, "humanitarian"},
	{`refugees|displaced (?:people|persons)|right of return`, "displacement"},
	{`elections?|power-sharing|transitional (?:government|council)|constitution(?:al)? (?:change|reform|amendment)s?`, "governance"},
	{`war crimes|amnesty|tribunal|accountability|missing persons|international criminal court`, "justice"},
	{`recognition|sovereignty|autonomy|political status|self-determination|independence`, "sovereignty"},
	{`corridor|transit|shipping|grain (?:deal|exports)|ports?|airspace|navigation|crossings?|railway`, "transit"},
	{`oil|gas|energy (?:infrastructure|truce)|power grid|pipelines?`, "energy"},
	{`tariffs?|trade (?:deal|truce|barriers)|market access|minerals?|rare earths?`, "trade"},
	{`dam|river|water (?:sharing|rights)|reservoir`, "water"},
	{`minorit(?:y|ies)|language (?:rights|law)|church|religious freedom`, "rights"},
	{`diplomatic relations|embass(?:y|ies)|normali[sz]ation|peace treaty`, "normalisation"},
	{`verification|monitoring mission|implementation|sequencing|timetable`, "implementation"},
	{`agenda|venue|format of the talks|next round|preconditions?`, "process"},
})

// A matter is a disputed matter that a stretch names.
type matter struct {
	category model.Category
	words    string
	at       int // byte offset in the stretch
}

// mattersIn lists the matters that a stretch names, each category once, in
// the order of the text.
func mattersIn(text string) []matter {
	var out []matter
	for _, m := range matterWords() {
		if at := m.re.FindStringIndex(text); at != nil {
			out = append(out, matter{m.means, text[at[0]:at[1]], at[0]})
		}
	}
	slices.SortFunc(out, func(a, b matter) int { return a.at - b.at })
	return out
}

// label names a point: the words of the text, set in a common order.
func label(m matter) string {
	words := strings.Join(strings.Fields(strings.ToLower(m.words)), " ")
	words = strings.TrimPrefix(words, "future ")
	if rest, ok := strings.CutPrefix(words, "architecture of "); ok {
		words = rest + " architecture"
	}
	if words == "security architecture" {
		words = "regional security architecture"
	}
	if words == "territory" || words == "territories" || words == "territorial" {
		words = "territorial status"
	}
	return words
}

// point returns the index of the point of a matter, adding it when it is new
// to the article.
func (r *reading) point(m matter, span Span) int {
	if i, ok := r.points[m.category]; ok {
		return i
	}
	i := len(r.out.Points)
	name := label(m)
	for _, k := range r.known.Points {
		if k.Category == m.category && strings.EqualFold(k.Title, name) {
			name = k.Title
		}
	}
	r.points[m.category] = i
	r.out.Points = append(r.out.Points, Point{
		Found: r.found("matter", span, m.words), Category: m.category, Label: name, Status: model.Unknown,
	})
	return i
}
