package desk

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"parley/model"
)

// Cite is the line by which a claim is cited with its nth piece of evidence:
// who said it, how the source names them, on which day, where it can be read
// and how well that is graded, and the words.
//
//	Donald Trump (named, on or before 14 Jan 2026; Meridian Wire, B2): 'One or two issues are left.'
//
// It obeys the marking of the source as exports do; of a private one there is
// none.
func (c ClaimLine) Cite(nth int) (string, error) {
	words := cmp.Or(c.Words, claimTitle(&c.Claim))
	if len(c.Quotes) == 0 {
		return fmt.Sprintf("%s (%s; entered by hand, no source): %s", c.Speaker, c.Said.Human(), quoted(words)), nil
	}
	q := c.Quotes[nth]
	outlet := cmp.Or(q.Outlet, "no outlet")
	switch q.Marking {
	case "private":
		return "", fmt.Errorf("%s is private: nothing of it is copied; see its marking", q.Source.Handle)
	case "background":
		outlet = "on background"
	}
	if g := q.Grade.String(); g != "" {
		outlet += ", " + g
	}
	line := fmt.Sprintf("%s (%s, %s; %s)", c.Speaker, model.Attributions.Label(string(q.Attribution)), c.Said.Human(), outlet)
	if q.Marking == "not-for-quotation" {
		return line + ": " + claimDoes(c.Claim), nil
	}
	return line + ": " + quoted(cmp.Or(q.Words, words)), nil
}

// Where says where the nth piece of evidence can be read: title and address.
func (c ClaimLine) Where(nth int) string {
	if len(c.Quotes) == 0 {
		return ""
	}
	q := c.Quotes[nth]
	if q.Marking == "background" {
		return ""
	}
	return strings.TrimSpace("“" + strings.Join(strings.Fields(q.Source.Title), " ") + "” " + q.Address)
}

// quoted is words on one line, in single quotation marks.
func quoted(words string) string { return "'" + strings.Join(strings.Fields(words), " ") + "'" }

// claimDoes is what a claim does, without anybody's words.
func claimDoes(c model.Claim) string {
	switch c.Kind {
	case model.Position:
		return c.Stance.Word(c.Condition)
	case model.StatusClaim:
		return "reports " + model.Statuses.Label(string(c.Status))
	}
	return model.ClaimKinds.Label(string(c.Kind))
}

// Standing says in one line where the point stands, between whom, since when
// and on whose word.
//
//	Rest of the Donetsk region: disputed between ru–ua, reported since 24 Dec 2025.
func (p PointPage) Standing() string {
	between := ""
	if len(p.Between) > 0 {
		between = " between " + p.Names.Scope(p.Between)
	}
	return fmt.Sprintf("%s: %s%s, %s.", p.Title, model.Statuses.Label(string(p.Status)), between, p.Grounds())
}

// Newest is the newest claim on the point that can be cited, and its citation.
func (p PointPage) Newest() (c ClaimLine, nth int, citation string, err error) {
	err = errors.New("no claim on it can be cited")
	for _, c = range p.Claims {
		for nth = range max(1, len(c.Quotes)) {
			if citation, err = c.Cite(nth); err == nil {
				return c, nth, citation, nil
			}
		}
	}
	return c, nth, "", err
}
