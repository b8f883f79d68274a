package extract

import (
	"parley/extract/lexicon"
	"parley/model"
)

// A reading is an article on its way to suggestions.
type reading struct {
	Article
	c           *catalogue
	verbOf      []*lexicon.Verb // of each token; noVerb where it is none
	triggers    map[string][]*lexicon.Trigger
	places      map[string]string
	known       Known
	tokens      []token
	sentences   []sentence
	at          []*mention         // the name that a token belongs to
	family      map[string]string  // family name → person, once named in full
	given       map[string]string  // given name → person; empty where two share it
	full        []string           // people named in full
	sounds      [][]string         // how they sound
	figures     map[string]*figure // person → what the article says of them
	outlet      *string            // the party whose organ publishes the article
	pair        []voice            // the two sides, once they were looked for
	topics      []model.Category   // what each sentence is about
	whole       model.Category     // of what is negotiated as a whole: a treaty's, else none
	main        model.Category     // what most of them are about
	matterWords []matter           // the words for what is negotiated, in the order of the text
	cueWords    []cue              // the words that tell what is asserted
	datesOf     map[phrase][]dated // of each phrase that was asked for
	atoms       []atom             // room for those of the phrase whose dates are read
	drafter     *string            // whose draft is on the table, once it was looked for
	titleTokens []token            // of the headline
	titleNames  []mention          // that the headline has
	inTitle     map[string]bool    // parties that the headline names
	sidesOf     map[string]bool    // the sides of a known conflict
	coined      map[string]string  // group that the text introduces → its sort
	ruled       string             // the state that "the government" means
	misspelt    bool               // names are spelt in ways of the article's own
	joint       int                // 1: a joint text, -1: none, 0: not looked at yet
	turns       int                // 1: a transcript, -1: none, 0: not looked at yet
	monthFirst  int8               // 1: dates in figures put the month first, -1: they do not, 0: not looked at yet
	out         Suggestions
	points      map[model.Category]int // index of the point of a category
}

func read(a Article, k Known) *reading {
	r := &reading{
		Article: a, c: catalogueFor(k), triggers: lexicon.Triggers(), places: lexicon.Places(), known: k,
		family: map[string]string{}, given: map[string]string{}, figures: map[string]*figure{}, coined: map[string]string{}, datesOf: map[phrase][]dated{},
		points: map[model.Category]int{},
	}
	r.tokens, r.sentences = split(a.Text, own(a.Text, a.Title))
	r.titleTokens = tokenise(a.Title)
	r.titleNames = r.c.mentions(r.titleTokens, phrase{0, len(r.titleTokens)})
	r.at = make([]*mention, len(r.tokens))
	r.markVerbs()
	for _, s := range r.sentences {
		found := r.c.mentions(r.tokens, s.phrase)
		for i := range found {
			m := &found[i]
			if own := r.family[r.tokens[m.a].word]; m.form == formPerson && m.b-m.a == 1 && own != "" {
				m.canon = own // somebody of that name whom the article has introduced
			}
			r.put(m, m.phrase)
			if m.form == formPerson {
				r.remember(m.canon, r.nameOf(m.phrase))
			}
		}
	}
	r.coin()
	r.standIns()
	for n := range r.sentences {
		r.findPeople(n)
	}
	for n := range r.sentences {
		r.secondMentions(n)
	}
	for n := range r.sentences {
		r.learnPosts(n)
	}
	r.settle()
	return r
}

// text is the words of a phrase as they stand in the article.
func (r *reading) span(p phrase) Span {
	if p.empty() {
		return Span{}
	}
	return Span{r.tokens[p.a].From, r.tokens[p.b-1].To}
}

func (r *reading) text(p phrase) string {
	s := r.span(p)
	return r.Text[s.From:s.To]
}
