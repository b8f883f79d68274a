package extract

import (
	"regexp"
	"strings"
	"sync"

	"parley/model"
)

// A pattern is a wording with what it means. The first that fits wins.
type pattern[T any] struct {
	words string
	means T
}

// compiled compiles a list of patterns once, when it is first needed.
func compiled[T any](list []pattern[T]) func() []matcher[T] {
	return sync.OnceValue(func() []matcher[T] {
		out := make([]matcher[T], len(list))
		for i, p := range list {
			words := strings.ReplaceAll(p.words, " ", `\s+`) // texts come hard-wrapped
			out[i] = matcher[T]{regexp.MustCompile(`(?i)\b(?:` + words + `)\b`), p.means}
		}
		return out
	})
}

type matcher[T any] struct {
	re    *regexp.Regexp
	means T
}

func firstMatch[T any](list []matcher[T], text string) (means T, words string, ok bool) {
	for _, m := range list {
		if at := m.re.FindStringIndex(text); at != nil {
			return m.means, text[at[0]:at[1]], true
		}
	}
	return means, "", false
}

// statusWords say how far a matter has got. Denials stand before what they
// deny.
var statusWords = compiled([]pattern[model.Status]{
	{`no (?:deal|agreement|breakthrough|compromise|common position)(?: has been| was| were| had been| is)?(?: yet)?(?: reached| found| agreed)?|not (?:yet )?(?:been )?(?:agreed|reached|resolved|settled)|has(?:n[’']t| not) been agreed|remain(?:s|ed)? (?:unresolved|open|disputed|unsettled|far apart|apart|contested)|yet to be (?:agreed|resolved|settled)|sticking points?|(?:key |serious |deep )?(?:disagreements?|differences|gaps) (?:remain|persist|still)|still (?:disputed|unresolved|apart|divided)|deadlock(?:ed)?|at an impasse|disagree[sd]?`, model.Disputed},
	{`violat(?:ed|ion|ions)|breach(?:ed|es)?|broke the (?:truce|ceasefire|agreement)|no longer (?:ready|willing) to carry it out`, model.Breached},
	{`suspend(?:ed|s)?|broke(?:n)? off|halted|walked out|called off|on hold|paused`, model.Suspended},
	{`postpone[ds]?|put off|set aside|deferred|left (?:to|for) (?:a )?later|shelved`, model.Deferred},
	{`reject(?:ed|s)|refus(?:ed|es)|ruled out|turned down|unacceptable`, model.Rejected},
	{`agreed in principle|in principle agreed|understanding (?:was |has been )?reached|agreement in principle`, model.AgreedInPrinciple},
	{`(?:many|most|some|several|a (?:large|significant) part|the bulk|\d+ (?:of|out of) (?:the )?\d+|\d+ ?(?:%|per ?cent|percent)) ?(?:of )?(?:the )?(?:\w+ ){0,6}?(?:have |has |had |were |was |are |is )?(?:already |now |been |largely )*(?:agreed|settled|resolved|completed|ready|done)|nearly (?:done|agreed|complete|ready)|almost (?:done|agreed|complete|ready)|(?:close|closer) to (?:a |an )?(?:deal|agreement)|progress|narrow(?:ed|ing)|fewer (?:disputed )?points`, model.Narrowing},
	{`signed|initialled|inked`, model.Signed},
	{`in force|entered into force|took effect|takes effect`, model.InForce},
	{`implemented|carried out|completed`, model.Implemented},
	{`(?:have |has |had |been |was |were |fully |already )+agreed|agreed (?:on|upon|to)|reached (?:a |an )?(?:deal|agreement)|(?:deal|agreement) (?:was |has been |had been )?(?:reached|concluded)|settled|resolved|finali[sz]ed|concluded`, model.Agreed},
})

// stanceWords say what a position does with a matter.
var stanceWords = compiled([]pattern[model.Stance]{
	{`(?:ready|willing|prepared|open) to (?:\w+ ){0,12}?.{0,160}?\b(?:but|if|provided|as long as|on condition|only)|(?:accept|agree|support|consider|discuss|sign|withdraw)\w* .{0,80}?\b(?:only if|provided that|on condition that|as long as|but any|but only|once)|could (?:\w+ ){1,6}if`, model.AcceptsIf},
	{`reject(?:s|ed)?|refus(?:e|es|ed)|rul(?:es|ed) out|will not (?:accept|agree|recognise|recognize|withdraw|give up|cede|surrender)|would not (?:accept|agree|recognise|recognize|withdraw|give up|cede)|cannot accept|never (?:accept|agree)|unacceptable|no concessions|oppose[sd]?|against any|legitimate targets|must not|should not`, model.Refuses},
	{`demand(?:s|ed)?|insist(?:s|ed)?|require[sd]?|must|needs? to|has to|have to|should|call(?:s|ed)? (?:for|on)|urg(?:e|es|ed)|want(?:s|ed)?|seek(?:s|ing)?|intends? to preserve|condition for|expects? .{0,40}to withdraw`, model.Demands},
	{`offer(?:s|ed)?|propos(?:e|es|ed)|would (?:withdraw|limit|allow|give|release|lift)|ready to (?:give|withdraw|release|lift|provide)|willing to (?:give|provide)`, model.Offers},
	{`accept(?:s|ed)?|agree(?:s)? to|welcome[sd]?|support(?:s|ed)?|endorse[sd]?|ready to|willing to|prepared to`, model.Accepts},
	{`neither accept|open question|left open|did not rule out|under discussion|to be discussed`, model.LeavesOpen},
})

var futureWords = compiled([]pattern[bool]{
	{`will|would be (?:possible|ready|signed|held)|expect(?:s|ed)?|likely|unlikely|could be|may (?:be|indicate)|might|too early|premature|within (?:days|weeks|months)|by (?:the end of|spring|summer|autumn|winter|june|july|easter)|urge[sd]? caution|hope[sd]?`, true},
})

var firmWords = compiled([]pattern[model.Firmness]{
	{`red lines?|never|non-negotiable|under no circumstances|no circumstances`, model.RedLine},
	{`firm(?:ly)?|categorical(?:ly)?|will not change|unchanged|core (?:elements|demands|principles)|principled`, model.Firm},
	{`flexible|open to compromise|room for|could consider`, model.Flexible},
})

var (
	countWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b((?:about |some |nearly |almost |around |perhaps )?\d+(?:[.,]\d+)? ?(?:%|per ?cent\b|percent\b)|\d+ (?:of|out of) (?:the |its )?\d+|(?:many|most|several|some|few|a (?:significant|large) part|all)(?: of)?(?: the)?(?: \w+){0,2} (?:provisions|points|issues|items|articles|clauses|questions|parts|plan))`)
	})
	conditionWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?is)\b(?:(?:only )?if|provided(?: that)?|as long as|on condition that|once|unless|but (any .{0,40}?\bmust\b.*|only .*))\b(.*)$`)
	})
)

// A content is what a stretch of speech claims.
type content struct {
	kind      model.ClaimKind
	stance    model.Stance
	firmness  model.Firmness
	condition string
	status    model.Status
	count     string
	because   string
}

// weigh reads what is said. A party's own voice makes positions; experts and
// media report.
func weigh(text string, sp speech) content {
	flat := strings.Join(strings.Fields(text), " ")
	c := content{kind: model.Fact}
	status, statusBecause, hasStatus := firstMatch(statusWords(), flat)
	stance, stanceBecause, hasStance := firstMatch(stanceWords(), flat)
	_, futureBecause, future := firstMatch(futureWords(), flat)
	holds := sp.attribution != model.Expert && sp.attribution != model.Media && sp.attribution != model.Reporter
	count := strings.Join(strings.Fields(countWords().FindString(flat)), " ")
	switch {
	case holds && hasStance && stance == model.AcceptsIf:
		c.kind, c.stance, c.because = model.Position, stance, stanceBecause
	case hasStatus && (count != "" || !hasStance || !holds || stance == model.Accepts):
		c.kind, c.status, c.because = model.StatusClaim, status, statusBecause
		c.count = shortCount(count)
	case holds && hasStance && (!future || stance == model.Refuses || stance == model.Demands):
		c.kind, c.stance, c.because = model.Position, stance, stanceBecause
	case future || sp.kind == model.Prediction:
		c.kind, c.because = model.Prediction, futureBecause
	case holds && sp.kind == model.Position:
		c.kind, c.stance = model.Position, model.Demands
	}
	if c.kind == model.Position {
		c.firmness, _, _ = firstMatch(firmWords(), flat)
		c.condition = condition(flat)
		if c.stance == model.AcceptsIf && c.condition == "" {
			c.stance = model.Accepts
		}
	}
	return c
}

// shortCount is the count without the noun it counts: "many", "90 per cent",
// "15 of 17".
func shortCount(words string) string {
	low := strings.ToLower(words)
	for _, w := range []string{"many", "most", "several", "some", "few", "all"} {
		if strings.HasPrefix(low, w+" ") && !strings.ContainsAny(low, "0123456789") {
			return w
		}
	}
	return words
}

// condition is what a position is bound to, as the text words it.
func condition(flat string) string {
	m := conditionWords().FindStringSubmatch(flat)
	if m == nil {
		return ""
	}
	words := strings.TrimSpace(m[2])
	if m[1] != "" {
		words = strings.TrimSpace(m[1] + m[2])
	}
	words = strings.Trim(words, " ,.;")
	if len(words) > 300 {
		words = words[:strings.LastIndex(words[:300], " ")]
	}
	return words
}

// lead are words before the gist of a position: who takes it, and that they
// take it, which the claim says already.
var lead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:(?:it|they|he|she|we|[\p{L}’'-]+(?: [\p{L}’'-]+)?) (?:is|are|was|were|would be) (?:ready|willing|prepared|open) to|(?:it|they|he|she|we|[\p{L}’'-]+(?: [\p{L}’'-]+)?) (?:intends?|wants?|seeks?) to) `)
})

// want is the gist of a position: the first words that fit, without a hanging
// preposition.
func want(text string) string {
	words := strings.Fields(lead().ReplaceAllString(strings.Join(strings.Fields(text), " "), ""))
	n, end := 0, 0
	for i, w := range words {
		if n += len([]rune(w)) + min(i, 1); n > model.MaxWant {
			break
		}
		end = i + 1
	}
	for end > 1 && end < len(words) && hanging[strings.ToLower(words[end-1])] {
		end--
	}
	return strings.Trim(strings.Join(words[:end], " "), " ,.;:")
}

// hanging are words at which a gist does not stop.
var hanging = map[string]bool{
	"to": true, "of": true, "the": true, "a": true, "an": true, "on": true, "in": true, "with": true, "and": true, "or": true, "for": true, "by": true,
	"that": true, "its": true, "their": true, "any": true, "from": true, "at": true, "as": true, "but": true,
}
