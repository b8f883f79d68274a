package model

import (
	"fmt"
	"strings"
)

// Letters are the Admiralty reliabilities of an outlet or speaker, quoted
// exactly. F is no basis for a judgement, not the worst and never the middle.
var Letters = Vocabulary{Name: "reliability", Words: []Word{
	{Code: "A", Label: "A", Means: "Completely reliable", Source: "Admiralty scale"},
	{Code: "B", Label: "B", Means: "Usually reliable", Source: "Admiralty scale"},
	{Code: "C", Label: "C", Means: "Fairly reliable", Source: "Admiralty scale"},
	{Code: "D", Label: "D", Means: "Not usually reliable", Source: "Admiralty scale"},
	{Code: "E", Label: "E", Means: "Unreliable", Source: "Admiralty scale"},
	{Code: "F", Label: "F", Means: "Reliability cannot be judged", Source: "Admiralty scale"},
}}

// Digits are the Admiralty credibilities of an item, quoted exactly. 6 is no
// basis for a judgement.
var Digits = Vocabulary{Name: "credibility", Words: []Word{
	{Code: "1", Label: "1", Means: "Confirmed by other sources", Source: "Admiralty scale"},
	{Code: "2", Label: "2", Means: "Probably true", Source: "Admiralty scale"},
	{Code: "3", Label: "3", Means: "Possibly true", Source: "Admiralty scale"},
	{Code: "4", Label: "4", Means: "Doubtful", Source: "Admiralty scale"},
	{Code: "5", Label: "5", Means: "Improbable", Source: "Admiralty scale"},
	{Code: "6", Label: "6", Means: "Truth cannot be judged", Source: "Admiralty scale"},
}}

// A Grade says how well it is established that something was said; whether
// it is true is the assessment. The zero Grade is ungraded and shows nothing.
type Grade struct {
	Letter byte // 'A' to 'F', 0 where ungraded
	Digit  byte // 1 to 6
}

// String returns "B2", or nothing where ungraded.
func (g Grade) String() string {
	if g.Letter == 0 {
		return ""
	}
	return fmt.Sprintf("%c%d", g.Letter, g.Digit)
}

// Graded returns the grade of one piece of evidence: the letter is the weaker
// of the outlet's ("" where the analyst has set none) and the speaker's, the
// digit the analyst's own or else the default of its attribution. Origins are
// the stories that carry what was said; copies of one are one. "Confirmed by
// other sources" takes two of them.
func Graded(e Evidence, outletLetter string, speakers []Speaker, origins int) Grade {
	letter := ""
	if outletLetter != "" {
		letter = outletLetter
	}
	for _, s := range speakers {
		if s.Unnamed != "" && !Described(s.Unnamed) {
			letter = "F"
		}
	}
	if letter == "" {
		return Grade{}
	}
	return Grade{Letter: letter[0], Digit: digit(e, origins)}
}

func digit(e Evidence, origins int) byte {
	d := e.Digit
	if d == 0 {
		switch e.Attribution {
		case Anonymous, Expert, Media, Reporter:
			d = 3
		default:
			d = 1
		}
	}
	if e.Attribution == Anonymous {
		return byte(max(d, 3))
	}
	if d == 1 && origins < 2 {
		d = 2
	}
	return byte(d)
}

// Described reports whether an unnamed speaker is described by office or
// expertise ("a European official familiar with the text"), which bare
// "sources" are not. After AP: quoting "a source" unmodified is almost always
// prohibited.
func Described(words string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r == ' ' || r == '-' || r == ',' }) {
		switch strings.TrimSuffix(w, "s") {
		case "official", "diplomat", "adviser", "advisor", "minister", "negotiator", "officer", "envoy", "aide", "delegate",
			"ambassador", "lawmaker", "commander", "mediator", "expert", "analyst", "observer", "spokesman", "spokeswoman", "spokesperson":
			return true
		}
	}
	return false
}
