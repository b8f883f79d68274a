package extract

import (
	"cmp"
	"slices"
	"strings"

	"parley/model"
)

// rulePoint is the rule by which the matters of an article become points.
const rulePoint = "matter"

// A theme is one matter in an article: how much is said of it, and what of how
// far it has got.
type theme struct {
	category model.Category
	stems    []string                // of the words that name it
	told     map[model.Status]phrase // the sentence that tells a status first
	verdict  map[model.Status]phrase // the words of it that do
	weight   float64
	first    matter // the words that name it best
	votes    map[model.Status]float64
	demands  []string // parties that want something of it
	refuses  []string // parties that refuse something of it
	claims   []int    // indexes of the claims about it
}

// Weights from which a category is a point, and from which a second matter in
// it is one of its own if it has got further or less far.
const (
	enoughToBePoint = 3.
	enoughToBeOther = 2.
	mostPoints      = 3 // in one category
)

// tellPoints finds the matters that are negotiated, each with the article's
// own reading of how far it has got.
func (r *reading) tellPoints() {
	themes := map[model.Category][]*theme{}
	for n, s := range r.sentences {
		if !s.games {
			r.themesOf(s.phrase, themes)
			r.verdictOn(n, themes)
		}
	}
	for i := range r.out.Claims {
		r.themeClaim(i, themes)
	}
	var kept []*theme
	for _, all := range themes {
		kept = append(kept, gather(all)...)
	}
	slices.SortFunc(kept, func(a, b *theme) int {
		return cmp.Or(cmp.Compare(a.first.a, b.first.a), strings.Compare(string(a.category), string(b.category)))
	})
	named := map[string]bool{}
	for at, t := range kept {
		status, words := t.status(), r.nounPhrase(t.first.phrase)
		shown := words
		if told := t.told[status]; !told.empty() { // what proves the reading
			shown = phrase{told.a, r.trimmed(told)}
		}
		label := r.nameMatter(words, t.category)
		if named[label] {
			label = oneLine(r.text(t.first.phrase))
		}
		named[label] = true
		because := r.text(t.first.phrase)
		if verdict := t.verdict[status]; !verdict.empty() {
			because += "; " + r.text(verdict)
		}
		r.out.Points = append(r.out.Points, Point{
			Found: r.found(rulePoint, r.span(shown), because), Category: t.category, Label: label, Status: status,
		})
		for _, i := range t.claims {
			r.out.Claims[i].About = append(r.out.Claims[i].About, at)
		}
	}
}

// gather makes the points of a category out of its themes: the weightiest, and
// others that have got to another status. What is left over counts for the
// first.
func gather(all []*theme) []*theme {
	slices.SortStableFunc(all, func(a, b *theme) int { return cmp.Compare(b.weight, a.weight) })
	total := 0.
	for _, t := range all {
		total += t.weight
	}
	if total < enoughToBePoint {
		return nil
	}
	if all[0].category == "process" { // that there are talks is no point
		at := slices.IndexFunc(all, func(t *theme) bool { return t.first.weight >= 3 })
		if at < 0 {
			return nil
		}
		all[0], all[at] = all[at], all[0]
	}
	kept := all[:1:1]
	for _, t := range all[1:] {
		status := t.status()
		if len(kept) < mostPoints && t.weight >= enoughToBeOther && !slices.ContainsFunc(kept, func(k *theme) bool { return k.status() == status }) {
			kept = append(kept, t)
			continue
		}
		kept[0].add(t)
	}
	return kept
}

// add counts what another theme says for this one.
func (t *theme) add(o *theme) {
	for s, v := range o.votes {
		t.votes[s] += v
		if t.told[s].empty() {
			t.told[s], t.verdict[s] = o.told[s], o.verdict[s]
		}
	}
	for _, p := range o.demands {
		t.demands = with(t.demands, p)
	}
	for _, p := range o.refuses {
		t.refuses = with(t.refuses, p)
	}
	t.claims = append(t.claims, o.claims...)
}

// theme returns the theme that a matter's words name.
func (r *reading) theme(themes map[model.Category][]*theme, m matter) *theme {
	stems := r.stems(m.phrase)
	for _, t := range themes[m.category] {
		if !shares(t.stems, stems) {
			continue
		}
		if m.weight > t.first.weight || m.weight == t.first.weight && m.b-m.a > t.first.b-t.first.a {
			t.first = m
		}
		t.stems = append(t.stems, stems...)
		return t
	}
	t := &theme{category: m.category, stems: stems, first: m, told: map[model.Status]phrase{}, verdict: map[model.Status]phrase{}, votes: map[model.Status]float64{}}
	themes[m.category] = append(themes[m.category], t)
	return t
}

// with adds a party to those that are no more than a few.
func with(parties []string, party string) []string {
	if slices.Contains(parties, party) {
		return parties
	}
	return append(parties, party)
}

// stemLength is how much of a word tells it from others, in bytes.
const stemLength = 6

// stems are the beginnings of the words of a phrase that are not small ones.
func (r *reading) stems(p phrase) []string {
	stems := make([]string, 0, p.b-p.a)
	for k := p.a; k < p.b; k++ {
		if low := r.tokens[k].low; len(low) > 3 || k == p.a {
			stems = append(stems, low[:min(stemLength, len(low))])
		}
	}
	return stems
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// strongest is the weightiest matter of a category in a phrase.
func strongest(found []matter, c model.Category) (best matter) {
	for _, m := range found {
		if m.category == c && m.weight > best.weight {
			best = m
		}
	}
	return best
}

// themesOf adds what a sentence names, and what it says of how far it has got.
func (r *reading) themesOf(p phrase, themes map[model.Category][]*theme) {
	found := r.mattersIn(p)
	top, _ := topic(found)
	cues := r.cuesIn(p)
	for i, m := range found {
		if m.weight < 2 || strongest(found, m.category) != found[i] {
			continue
		}
		t := r.theme(themes, m)
		t.weight += float64(m.weight - 1)
		listed := m.weight >= 3 && len(r.alongside(found, m.category)) >= 2
		if listed {
			t.weight++ // a list of what is on the table
		}
		if m.weight >= 3 && slices.ContainsFunc(cues, func(c cue) bool { return c.Asserts == "status" && c.Weight >= 3 && r.sameClause(c.phrase, m.phrase) }) {
			t.weight++ // what it says of how far the matter has got
		}
		for _, c := range cues {
			if c.Asserts == "status" && c.Weight >= 3 && (m.category == top || listed || r.sameClause(c.phrase, m.phrase)) {
				t.vote(c, p)
			}
		}
	}
}

// longestVerdict is the most tokens of a sentence that only tells how far the
// matter of the one before has got.
const longestVerdict = 14

// verdictOn reads a sentence that names no matter as said of the one before:
// "Agreed by Kyiv and Washington.", "It lies in a drawer."
func (r *reading) verdictOn(n int, themes map[model.Category][]*theme) {
	p := r.sentences[n].phrase
	if n == 0 || r.sentences[n-1].paragraph != r.sentences[n].paragraph || p.b-p.a > longestVerdict || r.quotedShare(p) > 0 {
		return
	}
	if _, weight := topic(r.mattersIn(p)); weight >= 4 {
		return
	}
	before := r.mattersIn(r.sentences[n-1].phrase)
	top, _ := topic(before)
	m := strongest(before, top)
	if m.weight < 3 || top == "process" {
		return
	}
	for _, c := range r.cuesIn(p) {
		if c.Asserts == "status" && c.Weight >= 3 {
			r.theme(themes, m).vote(c, p)
		}
	}
}

// sameClause reports whether no mark parts two phrases.
func (r *reading) sameClause(p, q phrase) bool {
	for k := min(p.b, q.b); k < max(p.a, q.a); k++ {
		if !r.tokens[k].isWord() && r.tokens[k].low != "'s" {
			return false
		}
	}
	return true
}

// reportedVote is what a word for a status in a sentence counts beside a claim.
const reportedVote = .8

// vote counts a status that a sentence tells with the words of a cue.
func (t *theme) vote(c cue, sentence phrase) {
	s := statusOf(c)
	t.votes[s] += reportedVote
	if t.told[s].empty() {
		t.told[s], t.verdict[s] = sentence, c.phrase
	}
}

func statusOf(c cue) model.Status {
	code := c.Code
	if c.negated {
		code = turned("status", code)
	}
	return statusNamed(code)
}

// themeClaim adds what a claim says to the theme that its words name, else to
// the first of its category.
func (r *reading) themeClaim(i int, themes map[model.Category][]*theme) {
	c := &r.out.Claims[i]
	all := themes[c.Category]
	if len(all) == 0 {
		return
	}
	t := all[0]
	found := r.mattersIn(r.tokensIn(c.From, c.To))
	if m := strongest(found, c.Category); m.weight > 0 {
		t = r.theme(themes, m)
	}
	t.weight++
	t.claims = append(t.claims, i)
	for _, m := range r.alongside(found, c.Category) {
		also := r.theme(themes, m)
		also.weight++
		also.claims = append(also.claims, i)
	}
	switch c.Kind {
	case model.StatusClaim:
		t.votes[c.Status]++
	case model.Position:
		for _, party := range c.For {
			switch c.Stance {
			case model.Refuses:
				t.refuses = with(t.refuses, party)
			case model.Demands, model.AcceptsIf:
				t.demands = with(t.demands, party)
			}
		}
	}
}

// alongside are the matters beside a claim's own that stand with it in a list:
// "border demarcation, transit and the constitutional reform".
func (r *reading) alongside(found []matter, own model.Category) []matter {
	var chain []matter
	has := false
	first := strongest(found, own)
	for _, m := range found {
		if m.weight < 3 || m.category == "process" {
			continue
		}
		if len(chain) > 0 && !r.inList(chain[len(chain)-1].b, m.a) {
			if has {
				break
			}
			chain = chain[:0]
		}
		chain = append(chain, m)
		has = has || m == first
	}
	if !has {
		return nil
	}
	var out []matter
	for _, m := range chain {
		if m.category != own && !slices.ContainsFunc(out, func(o matter) bool { return o.category == m.category }) {
			out = append(out, m)
		}
	}
	return out
}

// inList reports whether what parts two matters is no more than a list has: a
// comma or "and" and a few words of the next.
func (r *reading) inList(from, to int) bool {
	parted := false
	for k := from; k < to; k++ {
		t := r.tokens[k]
		switch {
		case t.word == "," || t.low == "and" || t.low == "or":
			parted = true
		case !t.isWord() && t.low != "'s", r.verbAt(k).Surety > 0 && !r.verbAt(k).Noun, t.is(aBeing), t.is(aModal):
			return false
		}
	}
	return parted && to-from <= 7
}

// tokensIn are the tokens of a stretch of the text.
func (r *reading) tokensIn(from, to int) phrase {
	at := func(b int) int {
		i, _ := slices.BinarySearchFunc(r.tokens, b, func(t token, b int) int { return cmp.Compare(t.From, b) })
		return i
	}
	return phrase{at(from), at(to)}
}

// status is how far the article says the matter has got: what it says most
// often, the graver where two weigh the same; where it says nothing, disputed
// if one party refuses what another wants; unknown where nothing tells.
func (t *theme) status() model.Status {
	clash := 0.
	switch parties := len(t.demands) + len(t.refuses); {
	case len(t.refuses) > 0 && parties > 1:
		clash = 1.5
	case len(t.refuses) > 0 || len(t.demands) > 1:
		clash = .95
	}
	best, most := model.Unknown, .7
	for _, w := range model.Statuses.Words {
		s := model.Status(w.Code)
		v := t.votes[s]
		if s == model.Disputed {
			v += clash
		}
		if v > most || v == most && v > 0 && graver(string(s), string(best)) {
			best, most = s, v
		}
	}
	return best
}
