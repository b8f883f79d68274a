package model

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Relation is what a new claim is to one that is known.
type Relation string

// Relations. The empty one is that of claims that have nothing to do with
// each other.
const (
	SameRemark  Relation = "same remark"
	Restatement Relation = "restates"
	Movement    Relation = "moves"
	Contrary    Relation = "contradicts"
)

// Relate says what a new claim is to a known one about the same matter.
// Within days, the word of one party of a status contradicts another's where
// the statuses are of different classes or the counts differ.
//
// Claims of one voice, a party's or a speaker's, are compared in full: the
// same said again restates, in the same words on the same day it is the same
// remark, another class of status or stance or another count contradicts, and
// what else differs moves. A position that wants something else is a claim of
// its own.
func Relate(known, is *Claim, days int) Relation {
	if known.Kind != is.Kind {
		return ""
	}
	if !oneVoice(known, is) {
		return otherWord(known, is, days)
	}
	var r Relation
	switch is.Kind {
	case StatusClaim:
		r = againStatus(known, is)
	case Position:
		r = againPosition(known, is)
	default:
		r = againSaid(known, is)
	}
	if r == Restatement && sameSpeakers(known, is) && known.Said.Known() && known.Said == is.Said && alike(wordsOf(known), wordsOf(is)) >= sameWords {
		return SameRemark
	}
	return r
}

// Shares of words from which two gists mean one thing, and two quotes are one
// remark.
const (
	sameGist  = 0.5
	sameWords = 0.6
)

func againStatus(known, is *Claim) Relation {
	a, b := known.Status.Class(), is.Status.Class()
	switch {
	case len(known.Scope) > 0 && len(is.Scope) > 0 && !known.Scope.Equal(is.Scope), a == "", b == "":
		return ""
	case a != b, countsDiffer(known.Count, is.Count):
		return Contrary
	case known.Status != is.Status, is.Count != "" && known.Count == "":
		return Movement
	}
	return Restatement
}

func againPosition(known, is *Claim) Relation {
	if known.Want != "" && is.Want != "" && alike(known.Want, is.Want) < sameGist {
		return ""
	}
	gives := func(s Stance) bool { return s == Accepts || s == AcceptsIf || s == Offers }
	switch {
	case gives(known.Stance) && is.Stance == Refuses, known.Stance == Refuses && gives(is.Stance):
		return Contrary
	case known.Stance != is.Stance,
		known.Firmness != "" && is.Firmness != "" && known.Firmness != is.Firmness,
		is.Condition != "" && alike(known.Condition, is.Condition) < sameGist:
		return Movement
	}
	return Restatement
}

func againSaid(known, is *Claim) Relation {
	if alike(wordsOf(known), wordsOf(is)) >= sameWords {
		return Restatement
	}
	return ""
}

// otherWord compares what two parties say of a status.
func otherWord(known, is *Claim, days int) Relation {
	a, b := known.Status.Class(), is.Status.Class()
	if is.Kind != StatusClaim || len(known.For) == 0 || len(is.For) == 0 || a == "" || b == "" ||
		len(known.Scope) > 0 && len(is.Scope) > 0 && !known.Scope.Equal(is.Scope) {
		return ""
	}
	if known.Said.Known() && is.Said.Known() && is.Said.First() > known.Said.First().Add(days) {
		return ""
	}
	if a != b || countsDiffer(known.Count, is.Count) {
		return Contrary
	}
	return ""
}

// oneVoice reports whether two claims are the word of one party or, where no
// party is spoken for, of one speaker. What articles say in their own voice
// is one voice: the press.
func oneVoice(a, b *Claim) bool {
	if len(a.For) > 0 && len(b.For) > 0 {
		return slices.ContainsFunc(a.For, func(id ID) bool { return slices.Contains(b.For, id) })
	}
	press := func(c *Claim) bool { return len(c.Evidence) > 0 && c.Evidence[0].Attribution == Reporter }
	return press(a) && press(b) || slices.ContainsFunc(a.Speakers, func(s Speaker) bool {
		return slices.ContainsFunc(b.Speakers, s.same)
	})
}

func (s Speaker) same(o Speaker) bool {
	return s.Person == o.Person && s.Party == o.Party && Fold(s.Unnamed) == Fold(o.Unnamed)
}

func sameSpeakers(a, b *Claim) bool { return slices.EqualFunc(a.Speakers, b.Speakers, Speaker.same) }

func wordsOf(c *Claim) string {
	if c.Words == "" && len(c.Evidence) > 0 {
		return c.Evidence[0].Quote
	}
	return c.Words
}

var numberWords = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// countsDiffer reports whether both counts are given and differ, however they
// are spelt: "two", "2", "90 %", "90 percent".
func countsDiffer(a, b string) bool {
	plain := func(s string) string {
		words := strings.Fields(strings.NewReplacer("percent", "%", "per cent", "%", "%", " % ").Replace(Fold(s)))
		for i, w := range words {
			if n := slices.Index(numberWords, w); n >= 0 {
				words[i] = strconv.Itoa(n)
			}
		}
		return strings.Join(words, " ")
	}
	return a != "" && b != "" && plain(a) != plain(b)
}

// alike is the share of the shorter text's words that the longer one has too,
// 0 to 1. Words are compared by their beginnings, so that endings make no
// difference; short ones that are no numbers do not count.
func alike(a, b string) float64 {
	x, y := stems(a), stems(b)
	if len(x) == 0 || len(y) == 0 {
		if strings.TrimSpace(Fold(a)) == strings.TrimSpace(Fold(b)) {
			return 1
		}
		return 0
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	shared := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			shared++
		}
	}
	return float64(shared) / float64(len(x))
}

// Alike says how far two names of one kind of thing mean the same, 0 to 1.
func Alike(a, b string) float64 { return alike(a, b) }

const (
	stemLength = 5
	shortWord  = 3
)

func stems(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		letters := []rune(w)
		if len(letters) <= shortWord && !unicode.IsDigit(letters[0]) {
			continue
		}
		if w = string(letters[:min(len(letters), stemLength)]); !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// RelateEvents says what a new event is to a known one: the same, the same in
// another state, or nothing. Two events are one where their kind is the same,
// a party or person takes part in both, and their day is the same or, where
// one is vague, could be and the place is the same.
func RelateEvents(known, is *Event) Relation {
	shared := slices.ContainsFunc(known.Parties, func(id ID) bool { return slices.Contains(is.Parties, id) }) ||
		slices.ContainsFunc(known.People, func(id ID) bool { return slices.Contains(is.People, id) })
	if known.Kind != is.Kind || !shared || !sameOccasion(known, is) {
		return ""
	}
	if was, now := known.state(), is.state(); now == "held" && (was == "planned" || was == "confirmed") {
		return Movement
	}
	return Restatement
}

func (r *Event) state() string {
	if len(r.History) == 0 {
		return ""
	}
	return r.History[len(r.History)-1].State
}

func sameOccasion(a, b *Event) bool {
	samePlace := Fold(a.Place) == Fold(b.Place)
	switch {
	case !a.Day.Known() || !b.Day.Known():
		return false
	case a.Day == b.Day:
		return samePlace || a.Place == "" || b.Place == ""
	}
	return samePlace && a.Place != "" && a.Day.First() <= b.Day.Last() && b.Day.First() <= a.Day.Last()
}
