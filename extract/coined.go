package extract

import "strings"

// groupHeads are words that end the name of a group, with its usual sort.
var groupHeads = map[string]string{
	"front": "armed-group", "army": "armed-group", "brigades": "armed-group", "brigade": "armed-group", "militia": "armed-group", "fighters": "armed-group", "insurgency": "armed-group", "forces": "armed-group",
	"movement": "armed-group", "party": "organisation", "list": "organisation", "coalition": "organisation", "league": "organisation", "congress": "organisation", "alliance": "organisation",
	"administration": "organisation", "authority": "de-facto-authority",
}

// coin finds groups that the catalogue does not have by the form of their
// names, with the abbreviation that the text gives them: "the Chin National
// Front (CNF)", "the Tigray People's Liberation Front, the TPLF".
func (r *reading) coin() {
	short := map[string]string{}
	for _, s := range r.sentences {
		for i := s.a + 1; i < s.b; i++ {
			if head := &r.tokens[i]; !head.is(aGroupHead) || !head.capital() || r.at[i] != nil || r.headline(s) {
				continue
			}
			sort := groupHeads[r.tokens[i].low]
			from := i
			for from > s.a && !r.tokens[from-1].is(aDeterminer) && (r.nameWord(from-1) || r.tokens[from-1].low == "'s") && r.at[from-1] == nil || from > s.a && r.partyAt(from-1) && r.at[from-1].form == formPeople && from < i {
				from--
			}
			if i-from < 1 || r.tokens[from].is(aDeterminer) || r.tokens[from].low == "'s" || from == s.a && r.commonAt(from) {
				continue
			}
			p := phrase{from, i + 1}
			r.coinParty(p, sort)
			if k := i + 1; k+1 < s.b && (r.tokens[k].word == "(" || r.tokens[k].word == ",") {
				k++
				if r.tokens[k].low == "the" || r.tokens[k].low == "or" {
					k++
				}
				if k < s.b && abbreviates(r.tokens[k].word, r.tokens[from].word) {
					short[r.tokens[k].word] = r.nameOf(p)
				}
			}
		}
	}
	if len(short) == 0 {
		return
	}
	for k, t := range r.tokens {
		if name := short[t.word]; name != "" && r.at[k] == nil {
			p := phrase{k, k + 1}
			r.put(&mention{Span: r.span(p), phrase: p, canon: name, form: formName}, p)
		}
	}
}

func (r *reading) coinParty(p phrase, sort string) {
	name := r.nameOf(p)
	for _, o := range r.mentionsIn(p) {
		r.put(nil, o.phrase)
	}
	r.coined[name] = sort
	r.put(&mention{Span: r.span(p), phrase: p, canon: name, form: formName}, p)
}

// headline reports whether nearly all words of a sentence have capitals.
func (r *reading) headline(s sentence) bool {
	words, capitals := 0, 0
	for _, t := range r.tokens[s.a:s.b] {
		if t.isWord() && len(t.word) > 3 {
			words++
			if t.capital() {
				capitals++
			}
		}
	}
	return capitals*10 > words*7
}

// abbreviates reports whether a word in capitals can stand for a name.
func abbreviates(word, first string) bool {
	return len(word) >= 2 && len(word) <= 8 && strings.ToUpper(word) == word && word[0] == first[0]
}

// sortOf is the sort of a party: the catalogue's, or as its name tells.
func (r *reading) sortOf(party string) string {
	if p, ok := r.c.parties[party]; ok {
		return p.Sort
	}
	return r.coined[party]
}
