// Package desktest reads articles written in a few plain sentence patterns, so
// that tests of the review know exactly what is suggested, whatever the
// importer learns to find.
package desktest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"parley/extract"
	"parley/model"
	"parley/model/day"
)

// The patterns. A point may be several: "Donbas and the plant"; so may a
// speaker.
var (
	position = regexp.MustCompile(`(Russia|Ukraine|Turkey|The United States|France) (demands|refuses|accepts|offers) ([^,.]+?) on ([^,.]+), ([A-Z][^,.]+) said(?: on (\d+ \w+ \d+))?\.`)
	status   = regexp.MustCompile(`(Russia|Ukraine|Turkey|The United States|France) sees ([^,.]+) as ([a-z-]+)(?: with (\w+) questions? open)?, ([A-Z][^,.]+) said(?: on (\d+ \w+ \d+))?\.`)
	event    = regexp.MustCompile(`Delegations of (\w+) and (\w+) (met|will meet) in (\w+(?: \w+)?) on (\d+ \w+ \d+)\.`)
)

// categories of the points that the sentences speak of.
var categories = map[string]model.Category{
	"Donbas": "territory", "Crimea": "territory", "the line of contact": "ceasefire", "the truce": "ceasefire", "the plant": "nuclear",
	"guarantees": "security-guarantees", "prisoners": "detainees", "frozen assets": "sanctions", "sanctions relief": "sanctions",
	"the size of the army": "forces", "elections": "governance", "grain exports": "transit", "the tribunal": "justice", "NATO": "alliances",
}

// posts of the speakers.
var posts = map[string]string{
	"Sergei Lavrov": "foreign minister", "Yuri Ushakov": "presidential aide", "Andrii Sybiha": "foreign minister", "Rustem Umerov": "secretary of the security council",
	"Hakan Fidan": "foreign minister", "Steve Witkoff": "special envoy",
}

// A reading gathers what an article says.
type reading struct {
	extract.Article
	out extract.Suggestions
}

// Suggest finds positions, status claims and events, the points that they are
// about, and who speaks for whom.
func Suggest(a extract.Article, _ extract.Known) extract.Suggestions {
	r := &reading{Article: a}
	for _, at := range position.FindAllStringSubmatchIndex(a.Text, -1) {
		f := groups(a.Text, at)
		c := r.claim("says", at, f[1], f[4], f[5], f[6], f[2])
		c.Kind, c.Stance, c.Want = model.Position, model.Stance(f[2]), f[3]
		r.out.Claims = append(r.out.Claims, c)
	}
	for _, at := range status.FindAllStringSubmatchIndex(a.Text, -1) {
		f := groups(a.Text, at)
		c := r.claim("said-after", at, f[1], f[2], f[5], f[6], "sees")
		c.Kind, c.Status, c.Count = model.StatusClaim, model.Status(f[3]), f[4]
		r.out.Claims = append(r.out.Claims, c)
	}
	for _, at := range event.FindAllStringSubmatchIndex(a.Text, -1) {
		f := groups(a.Text, at)
		e := extract.Event{Found: found("event-talks", at, f[3]), Kind: "talks", Place: f[4], Day: on(f[5]), Planned: f[3] != "met"}
		for _, name := range f[1:3] {
			e.Parties = append(e.Parties, r.party(name, at))
		}
		r.out.Events = append(r.out.Events, e)
	}
	return r.out
}

func groups(text string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = text[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

// confidences of the rules that the patterns stand in for.
var confidences = map[string]float64{"says": 0.9, "said-after": 0.75, "event-talks": 0.65, "person-known": 0.9, "party-acts": 0.85, "matter": 0.75}

func found(rule string, at []int, because string) extract.Found {
	return extract.Found{
		Key: fmt.Sprintf("%s-%d", rule, at[0]), Rule: rule, Confidence: confidences[rule], From: at[0], To: at[1], Because: because,
	}
}

func on(words string) day.Day {
	d, err := day.Parse(words, day.Max)
	if err != nil {
		return day.Day{}
	}
	return d
}

func (r *reading) claim(rule string, at []int, party, points, speakers, said, because string) extract.Claim {
	c := extract.Claim{Found: found(rule, at, because), For: []string{r.party(party, at)}, Attribution: model.Named}
	if said != "" {
		c.Said = on(said)
	}
	for _, name := range strings.Split(speakers, " and ") {
		c.Speakers = append(c.Speakers, extract.Speaker{Person: r.person(name, c.For[0], at)})
	}
	for _, name := range strings.Split(points, " and ") {
		c.About = append(c.About, r.point(name, at))
	}
	c.Category = r.out.Points[c.About[0]].Category
	return c
}

func (r *reading) party(name string, at []int) string {
	name = strings.TrimPrefix(name, "The ")
	if !slices.ContainsFunc(r.out.Parties, func(p extract.Party) bool { return p.Name == name }) {
		role := map[string]string{"Russia": "principal", "Ukraine": "principal"}[name]
		r.out.Parties = append(r.out.Parties, extract.Party{Found: found("party-acts", at, name), Name: name, Sort: "state", Role: role})
		r.out.Parties[len(r.out.Parties)-1].Key += name
	}
	return name
}

func (r *reading) person(name, party string, at []int) string {
	if !slices.ContainsFunc(r.out.People, func(p extract.Person) bool { return p.Name == name }) {
		f := found("person-known", at, name)
		f.Key += name
		r.out.People = append(r.out.People, extract.Person{Found: f, Name: name, Party: party, Post: posts[name], Capacity: model.Official})
	}
	return name
}

func (r *reading) point(name string, at []int) int {
	label := strings.ToUpper(name[:1]) + name[1:]
	if i := slices.IndexFunc(r.out.Points, func(p extract.Point) bool { return p.Label == label }); i >= 0 {
		return i
	}
	category := categories[name]
	if category == "" {
		category = "process"
	}
	r.out.Points = append(r.out.Points, extract.Point{Found: found("matter", at, name), Category: category, Label: label, Status: model.Unknown})
	return len(r.out.Points) - 1
}
