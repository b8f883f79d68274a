package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
	"parley/ui/draw"
)

// A somebody is a party or a person, whole: mandates or roles, whom they met,
// the positions that they hold, and everything that they said.
type somebody struct {
	kind model.Kind
	of   string // their handle
	page conduct
	reading
}

func newSomebody(kind model.Kind, handle string) *somebody { return &somebody{kind: kind, of: handle} }

// A conduct is a page of the desk about somebody.
type conduct interface {
	called() desk.Name
	did() *desk.Conduct
	head(m *Model, w int) []string
	side(m *Model, w int) []string
	saidTitle() string
}

type (
	personPage struct{ *desk.PersonPage }
	partyPage  struct{ *desk.PartyPage }
)

func (p personPage) called() desk.Name  { return desk.Name{Handle: p.Handle, Title: p.Title} }
func (p personPage) did() *desk.Conduct { return &p.Conduct }
func (p personPage) saidTitle() string  { return saidTitle("Said", p.Conduct) }
func (p partyPage) called() desk.Name   { return desk.Name{Handle: p.Handle, Title: p.Title} }
func (p partyPage) did() *desk.Conduct  { return &p.Conduct }
func (p partyPage) saidTitle() string   { return saidTitle("Said for it", p.Conduct) }

// saidTitle heads what somebody said and counts it.
func saidTitle(title string, c desk.Conduct) string {
	if len(c.Claims) < c.Said {
		return fmt.Sprintf("%s (the newest %d of %d)", title, len(c.Claims), c.Said)
	}
	return fmt.Sprintf("%s (%d)", title, c.Said)
}

// conductOf is a page of the desk about somebody; nil for none.
func conductOf(page any) conduct {
	switch page := page.(type) {
	case desk.PersonPage:
		if page.Handle != "" {
			return personPage{&page}
		}
	case desk.PartyPage:
		if page.Handle != "" {
			return partyPage{&page}
		}
	}
	return nil
}

// readConduct reads the page of a party or person with so many claims.
func readConduct(m *Model, kind model.Kind, handle string, claims int) func(context.Context) (any, error) {
	process, at, d := m.process, m.at, m.desk
	return func(ctx context.Context) (any, error) {
		if kind == model.KindParty {
			return known(d.Party(ctx, process, handle, at, claims))
		}
		return known(d.Person(ctx, process, handle, at, claims))
	}
}

// mostClaims is how many claims a page of somebody shows; the words of older
// ones are found by searching.
const mostClaims = 200

func (s *somebody) name() string {
	if s.kind == model.KindParty {
		return nameParty
	}
	return namePerson
}

func (s *somebody) handle() string {
	if s.page == nil {
		return ""
	}
	return s.of
}

func (s *somebody) title() string {
	if s.page == nil {
		return s.of
	}
	return s.page.called().Title
}

func (s *somebody) load(m *Model) tea.Cmd {
	return m.ask(s, "", readConduct(m, s.kind, s.of, mostClaims))
}

func (s *somebody) show(_ *Model, page any) { s.page = conductOf(page) }

func (s *somebody) draw(m *Model, w, h int) []string {
	if s.page == nil {
		return nil
	}
	side := func(w int) []string { return s.page.side(m, w) }
	return s.viewBeside(m, s.page.head(m, w), side, s.page.saidTitle(), s.page.did().Claims, true, w, h)
}

// heading is who or what a page is about: the title, and words about it.
func heading(m *Model, title string, words []string, w int) []string {
	var lines []string
	for _, l := range draw.Wrap(draw.Line(title), w-2) {
		lines = append(lines, " "+m.theme.Strong.On(l))
	}
	return append(lines, " "+m.theme.Dim.On(draw.Cut(strings.Join(words, " · "), w-2)))
}

// alsoCalled names the aliases, as far as two lines reach.
func alsoCalled(m *Model, aliases []string, w int) []string {
	if len(aliases) == 0 {
		return []string{""}
	}
	words := draw.Wrap("also "+draw.Line(strings.Join(aliases, ", ")), w-2)
	if len(words) > 2 {
		words = append(words[:1], draw.Cut(words[1], w-3)+"…")
	}
	for i, l := range words {
		words[i] = " " + m.theme.Dim.On(l)
	}
	return append(words, "")
}

func (p personPage) head(m *Model, w int) []string {
	words := []string{p.Handle}
	if p.Party.Handle != "" {
		words = append(words, "acts for "+draw.Line(p.Party.Title))
	}
	switch {
	case p.Envoy:
		words = append(words, "envoy")
	case p.Authority != "":
		words = append(words, string(p.Authority))
	}
	return append(heading(m, p.Title, words, w), alsoCalled(m, p.Aliases, w)...)
}

func (p partyPage) head(m *Model, w int) []string {
	words := []string{p.Handle, model.PartyKinds.Label(p.Sort)}
	if len(p.Roles) > 0 {
		words = append(words, roleWords(p.Roles))
	}
	return append(heading(m, p.Title, words, w), alsoCalled(m, p.Aliases, w)...)
}

func (p personPage) side(m *Model, w int) []string {
	var lines []string
	if len(p.Mandates) > 0 {
		lines = append(lines, section(m, "Mandates"))
		for _, holds := range []bool{true, false} { // those held now first
			for _, mandate := range p.Mandates {
				if mandate.Holds == holds {
					lines = append(lines, mandateLines(m, mandate, w)...)
				}
			}
		}
		lines = append(lines, "")
	}
	return append(lines, conductLines(m, p.Conduct, p.Party.Handle, w)...)
}

// mandateLines say what somebody is or was authorised to do, and on whose
// word.
func mandateLines(m *Model, d desk.MandateLine, w int) []string {
	paint := m.theme.Dim
	if d.Holds {
		paint = ""
	}
	text := d.Post
	if capacity := model.Capacities.Label(d.Capacity); !strings.Contains(model.Fold(d.Post), model.Fold(capacity)) {
		text = strings.Trim(text+", "+capacity, ", ")
	}
	if d.Party.Handle != "" {
		text += " for " + d.Party.Title
	}
	if d.Mission != "" {
		text += ": " + d.Mission
	}
	lines := indented(paint, "", text, w)
	for _, more := range []struct{ label, text string }{{"", spanWords(d.From, d.To)}, {"by ", d.Basis}, {"ended: ", d.Ended}} {
		if more.text != "" {
			lines = append(lines, indented(m.theme.Dim, "  ", more.label+more.text, w)...)
		}
	}
	for _, q := range d.Quotes {
		lines = append(lines, quoteLines(m, q, w)...)
	}
	return lines
}

// spanWords is from when to when something holds; empty where neither is
// known.
func spanWords(from, to day.Day) string {
	switch {
	case from.Known() && to.Known():
		return from.Human() + " to " + to.Human()
	case from.Known():
		return "since " + from.Human()
	case to.Known():
		return "until " + to.Human()
	}
	return ""
}

// indented wraps a text; its further lines stand a little further in.
func indented(paint draw.Paint, before, text string, w int) []string {
	lines := draw.Wrap(draw.Line(text), w-4-len(before))
	for i, l := range lines {
		if i > 0 {
			l = "  " + l
		}
		lines[i] = " " + before + paint.On(l)
	}
	return lines
}

func (p partyPage) side(m *Model, w int) []string {
	t := m.theme
	var lines []string
	if slices.ContainsFunc(p.Terms, func(r desk.RoleLine) bool { return !r.Holds || r.From.Known() || r.To.Known() }) { // others are in the head
		lines = append(lines, section(m, "Roles"))
		for _, r := range p.Terms {
			paint, text := t.Dim, model.Roles.Label(r.Role)
			if r.Holds {
				paint = ""
			}
			if span := spanWords(r.From, r.To); span != "" {
				text += " · " + span
			}
			lines = append(lines, " "+paint.On(draw.Cut(text, w-2)))
		}
		lines = append(lines, "")
	}
	if len(p.People) > 0 {
		lines = append(lines, section(m, "People"))
		nameW := 0
		for _, person := range p.People {
			nameW = max(nameW, draw.Width(draw.Line(person.Title)))
		}
		nameW = min(nameW, w/2)
		for _, person := range p.People {
			paint := t.Dim
			if person.Party.Handle != "" {
				paint = ""
			}
			post := strings.Join(person.Posts, ", ")
			if post == "" && len(person.Mandates) > 0 {
				post = "formerly " + person.Mandates[len(person.Mandates)-1].Post
			}
			lines = append(lines, " "+paint.On(draw.Fit(draw.Line(person.Title), nameW))+"  "+t.Dim.On(draw.Cut(draw.Line(post), w-nameW-4)))
		}
		lines = append(lines, "")
	}
	return append(lines, conductLines(m, p.Conduct, p.Handle, w)...)
}

// conductLines say which positions somebody holds, whom they met and in what
// they took part. Positions of the party that the page is about, or that the person acts for,
// need not name it.
func conductLines(m *Model, c desk.Conduct, of string, w int) []string {
	var lines []string
	if len(c.Positions) > 0 {
		lines = append(lines, section(m, fmt.Sprintf("Positions (%d)", len(c.Positions))))
		for _, s := range c.Positions {
			lines = append(lines, standLines(m, s, of, w)...)
		}
		lines = append(lines, "")
	}
	if len(c.Met) > 0 {
		lines = append(lines, section(m, "Met"))
		lines = append(lines, metLines(m, c.Met, w)...)
		lines = append(lines, "")
	}
	if len(c.Events) > 0 {
		lines = append(lines, section(m, fmt.Sprintf("Events (%d)", len(c.Events))))
		lines = append(lines, attendedLines(m, c.Events, w)...)
		lines = append(lines, "")
	}
	if c.Said == 0 {
		lines = append(lines, " "+m.theme.Dim.On("nothing is known to have been said"))
	}
	return lines
}

// standLines are a position below what it is about.
func standLines(m *Model, s desk.Stand, of string, w int) []string {
	about := s.About.Title
	if s.About.Handle == "" {
		about = "the process as a whole"
	}
	c := s.Claim
	text := c.Stance.Word(c.Condition)
	if c.Want != "" {
		text += ": " + c.Want
	}
	if c.Condition != "" {
		text += " " + model.Condition(c.Condition)
	}
	if s.Party.Handle != of && s.Party.Handle != "" {
		text = s.Party.Handle + " " + text
	}
	lines := []string{" " + draw.Cut(draw.Line(about), w-2)}
	lines = append(lines, indented("", "  ", text, w)...)
	return append(lines, "   "+m.theme.Dim.On(draw.Cut(positionMarks(m, s.PositionLine), w-5)))
}

// metLines are whom somebody met, how often, and when last.
func metLines(m *Model, met []desk.Counterpart, w int) []string {
	nameW := 0
	for _, c := range met {
		nameW = max(nameW, draw.Width(draw.Line(c.Name.Title)))
	}
	nameW = min(nameW, max(8, w-24))
	var lines []string
	for _, c := range met {
		times := fmt.Sprintf("%d×", c.Times)
		last := ""
		if c.Last.Known() {
			last = "last " + c.Last.Human()
		}
		lines = append(lines, " "+draw.Fit(draw.Line(c.Name.Title), nameW)+m.theme.Dim.On(draw.Cut("  "+fmt.Sprintf("%4s", times)+"  "+last, w-nameW-2)))
	}
	return lines
}

// attendedLines are the events that somebody took part in: where each stands,
// when, and what it is.
func attendedLines(m *Model, events []desk.EventRow, w int) []string {
	stateW, dayW := 0, 0
	for _, e := range events {
		stateW, dayW = max(stateW, draw.Width(stateWords(m, e.State))), max(dayW, draw.Width(eventDay(m, e)))
	}
	var lines []string
	for _, e := range events {
		text := eventTitle(e)
		if len(e.Parties) > 0 {
			text += " · " + strings.Join(e.Parties, ", ")
		}
		lines = append(lines, " "+statePaint(m, e.State, e.Overdue).On(draw.Fit(stateWords(m, e.State), stateW))+"  "+
			m.theme.Dim.On(draw.Fit(eventDay(m, e), dayW))+"  "+draw.Cut(draw.Line(text), w-stateW-dayW-6))
	}
	return lines
}
