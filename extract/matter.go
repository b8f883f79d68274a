package extract

import (
	"slices"
	"sort"
	"strings"

	"parley/extract/lexicon"
	"parley/model"
)

// A matter is a phrase that names what is negotiated.
type matter struct {
	phrase
	category model.Category
	weight   int
}

// A cue is a phrase that tells what a claim asserts.
type cue struct {
	phrase
	lexicon.Cue
	negated bool
}

// word is a token as phrases of the tables are matched with it.
func (r *reading) word(i int) string {
	t := &r.tokens[i]
	if !t.isWord() && t.low != "'s" {
		if t.word == "-" || t.quote > 0 && isQuoteMark(t.word) {
			return "\x00" // passed over inside a gap only
		}
		return ""
	}
	return t.low
}

func isQuoteMark(w string) bool {
	switch w {
	case "“", "”", `"`, "«", "»", "''", "``":
		return true
	}
	return false
}

// markWords finds the words for what is negotiated and the words that tell what
// is asserted in the whole article, sentence by sentence.
func (r *reading) markWords() {
	matters, cues := lexicon.Matters(), lexicon.Cues()
	for _, s := range r.sentences {
		for i := s.a; i < s.b; i++ {
			if r.word(i) == "" {
				continue
			}
			matters.At(i, s.b, r.word, func(end int, m lexicon.Matter) {
				if at := r.at[i]; at == nil || at.form != formName || !within(phrase{i, end}, at.phrase) { // the Rapid Support Forces are no matter
					r.markMatter(matter{phrase{i, end}, model.Category(m.Category), m.Weight})
				}
			})
			cues.At(i, s.b, r.word, func(end int, c lexicon.Cue) {
				if at := r.at[i]; at == nil || !within(phrase{i, end}, at.phrase) { // nor do they support anything
					r.cueWords = append(r.cueWords, cue{phrase: phrase{i, end}, Cue: c})
				}
			})
		}
	}
	if !r.aboutPeace() {
		r.matterWords = slices.DeleteFunc(r.matterWords, func(m matter) bool {
			return m.category == "normalisation" && m.b-m.a == 1 && strings.HasPrefix(r.tokens[m.a].low, "treat")
		})
	}
}

// markMatter keeps words for a matter once: "mediators" is in the table itself
// and as a form of "mediat*".
func (r *reading) markMatter(m matter) {
	for k := len(r.matterWords) - 1; k >= 0 && r.matterWords[k].a == m.a; k-- {
		if have := &r.matterWords[k]; have.phrase == m.phrase && have.category == m.category {
			have.weight = max(have.weight, m.weight)
			return
		}
	}
	r.matterWords = append(r.matterWords, m)
}

// beginIn are the marked words that begin in a phrase, of those sorted by where
// they begin.
func beginIn[W any](words []W, p phrase, begins func(*W) int) []W {
	from := sort.Search(len(words), func(i int) bool { return begins(&words[i]) >= p.a })
	to := from
	for to < len(words) && begins(&words[to]) < p.b {
		to++
	}
	return words[from:to]
}

// mattersIn are the words for what is negotiated in a phrase; a phrase inside
// a longer one counts as the longer one.
func (r *reading) mattersIn(p phrase) []matter {
	all := beginIn(r.matterWords, p, func(m *matter) int { return m.a })
	if len(all) == 0 {
		return nil
	}
	out := make([]matter, 0, len(all))
	for i := range all {
		if m := &all[i]; m.b <= p.b && m.category != noMatter && !m.counted(all, p.b) {
			out = append(out, *m)
		}
	}
	return out
}

// noMatter is the table's category of words that hold those of a matter and name
// none: "south of the river".
const noMatter = "-"

// counted reports whether a longer phrase that ends in time counts for one.
func (m *matter) counted(all []matter, hi int) bool {
	for i := range all {
		o := &all[i]
		if o.a > m.a {
			break // sorted by where they begin
		}
		if o.b <= hi && o.weight >= m.weight && within(m.phrase, o.phrase) {
			return true
		}
	}
	return false
}

// within reports whether a phrase lies in a longer one.
func within(p, q phrase) bool { return q.a <= p.a && p.b <= q.b && q.b-q.a > p.b-p.a }

// cuesIn finds the words that tell what is asserted, with those that a "not"
// before them turns.
func (r *reading) cuesIn(p phrase) []cue {
	all := beginIn(r.cueWords, p, func(c *cue) int { return c.a })
	if len(all) == 0 {
		return nil
	}
	out := make([]cue, 0, len(all))
	for _, c := range all {
		if c.b <= p.b && !(c.Asserts == "status" && r.unreal(p.a, c.a, stillOpen[c.Code])) {
			c.negated = r.negatedBefore(p.a, c.a) || c.Asserts == "status" && r.deniedBefore(p.a, c.a)
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c cue) bool {
		return slices.ContainsFunc(out, func(o cue) bool { return within(c.phrase, o.phrase) })
	})
}

// stillOpen are the statuses that lie ahead by themselves.
var stillOpen = wordSet(`open deferred`)

// deniedBefore reports whether a clause behind a denial holds a token: "denied
// that anything of the kind had been agreed".
func (r *reading) deniedBefore(lo, at int) bool {
	for k := at - 2; k >= lo && r.tokens[k].word != ";"; k-- {
		if r.verbAt(k).Class == "deny" && r.tokens[k+1].low == "that" {
			return true
		}
	}
	return false
}

// unreal reports whether what a status is said of lies ahead or is only
// supposed: "can be signed", "once the plan is signed". What will still be open
// (ahead) is open now.
func (r *reading) unreal(lo, at int, ahead bool) bool {
	for k := at - 1; k >= lo && at-k <= 5; k-- {
		low := r.tokens[k].low
		switch {
		case !r.tokens[k].isWord():
			return false
		case at-k == 1 && low == "to", at-k <= 2 && modals[low] && low != "shall" && !ahead, low == "if", low == "once", low == "when", low == "until", low == "unless", low == "before", low == "whether",
			wishes[low]:
			return true
		}
	}
	return false
}

// wishes are words before a status that is only wished for or looked into:
// "the importance of swift progress".
var wishes = wordSet(`importance need hope hopes review discuss discussed seek towards toward aimed wants`)

// negators turn what follows them within a few words.
var negators = wordSet(`not no never nothing none neither nor nobody without n't cannot hardly`)

// contractedNot reports whether a verb has a "not" written onto it, with either
// apostrophe.
func contractedNot(low string) bool {
	return strings.HasSuffix(low, "n't") || strings.HasSuffix(low, "n’t")
}

func (r *reading) negatedBefore(lo, i int) bool {
	for k := i - 1; k >= lo && i-k <= 4; k-- {
		t := &r.tokens[k]
		if t.is(aNegator) {
			return true
		}
		if !t.isWord() || t.is(aConjunction) && t.low != "that" {
			return false
		}
	}
	return false
}

// topic is the category that a phrase is mostly about, with the sum of its
// words' weights; empty where nothing names one.
func topic(found []matter) (model.Category, int) {
	type share struct {
		of  model.Category
		sum int
	}
	shares := make([]share, 0, 8)
	for _, m := range found {
		at := slices.IndexFunc(shares, func(s share) bool { return s.of == m.category })
		if at < 0 {
			at, shares = len(shares), append(shares, share{of: m.category})
		}
		shares[at].sum += m.weight * 2
	}
	var best model.Category
	most := 0
	for _, s := range shares {
		if s.of == "process" && len(shares) > 1 {
			s.sum = s.sum * 2 / 3 // how one talks about a matter names the talks as well
		}
		if s.sum > most {
			best, most = s.of, s.sum
		}
	}
	return best, most
}
