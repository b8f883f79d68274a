package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"parley/desk"
	"parley/model"
	"parley/ui/table"
)

// A review decides the suggestions of one source. The desk looks for them once
// and measures them anew after every act; rows that were decided leave at
// once, before the desk has answered.
type review struct {
	session  *desk.Review
	page     desk.SourcePage
	list     table.List
	byKey    map[string]*desk.Suggestion
	groupOf  map[string]*desk.Group // by row
	unfolded map[string]bool        // groups whose repetitions are unfolded
	ticks    map[string]bool        // what the analyst said of a row: taken by A or not
	settled  map[string]bool        // decided by acts that are under way
	text     readerText
	scroll   int // lines that the reader has moved from the evidence
}

// A reviewPage is a review that was opened, or looked at again.
type reviewPage struct {
	session *desk.Review
	page    desk.SourcePage
}

// foldKey is the row of a group's repetitions.
const foldKey = "fold "

func reviewActions() []Action {
	review := []string{nameReview}
	return []Action{
		{ID: "accept", Keys: []string{"y"}, Title: "accept", Help: "accept the suggestion and what it brings", Foot: true, Where: review, Why: needsReview, Run: decide(desk.Accepted)},
		{ID: "reject", Keys: []string{"n"}, Title: "reject", Help: "reject the suggestion", Foot: true, Where: review, Why: needsReview, Run: decide(desk.Rejected)},
		{ID: "acceptGroup", Keys: []string{"Y"}, Title: "group", Help: "accept all that is left of the group", Foot: true, Shown: "Y N", Where: review, Why: needsReview, Run: decideGroup(desk.Accepted)},
		{ID: "rejectGroup", Keys: []string{"N"}, Title: "reject group", Help: "reject all that is left of the group", Where: review, Why: needsReview, Run: decideGroup(desk.Rejected)},
		{ID: "rest", Keys: []string{"A"}, Title: "ticked", Help: "accept all that is ticked, as one act", Foot: true, Where: review, Why: needsReview, Run: acceptRest},
		{ID: "amend", Keys: []string{"e"}, Title: "edit", Help: "accept the suggestion with changes, in a form", Foot: true, Where: review, Why: needsSuggestion, Run: openAmend},
		{ID: "attach", Keys: []string{"p"}, Title: "point", Help: "accept the claim on another point", Foot: true, Where: review, Why: needsClaim, Run: openAttach},
		{ID: "addTo", Keys: []string{"m"}, Title: "merge", Help: "add the suggestion as evidence to a known claim or event", Foot: true, Where: review, Why: needsMerging, Run: openAddTo},
		{ID: "split", Keys: []string{"S"}, Title: "split", Help: "split the claim into one for each of its points, or of its speakers", Foot: true, Where: review, Why: needsParts, Run: decide(desk.Split)},
		{ID: "why", Keys: []string{"w"}, Title: "why", Help: "show all of the suggestion, and the rule and words that made it", Foot: true, Where: review, Why: needsSuggestion, Run: openWhy},
		{ID: "tick", Keys: []string{"v"}, Title: "tick", Help: "tick for A, or untick", Foot: true, Where: review, Why: needsReview, Run: tick},
		{ID: "less", Keys: []string{"-"}, Title: "sure", Help: "tick what is less sure, too", Foot: true, Shown: "- +", Where: review, Why: needsReview, Run: askFor(-confidenceStep)},
		{ID: "more", Keys: []string{"+", "="}, Title: "surer", Help: "tick only what is surer", Where: review, Why: needsReview, Run: askFor(+confidenceStep)},
		{ID: "fold", Keys: []string{"z"}, Title: "fold", Help: "open or close what restates the known", Where: review, Why: needsFold, Run: unfold},
		{ID: "close", Keys: []string{"c"}, Title: "close", Help: "end the review of the source, or of all that are marked, leaving what is undecided", Foot: true, Where: []string{nameInbox, nameReview}, Why: needsSource, Run: closeReview},
		{ID: "textDown", Keys: []string{"J"}, Title: "text down", Help: "scroll the article down", Where: review, Run: scrollText(3)},
		{ID: "textUp", Keys: []string{"K"}, Title: "text up", Help: "scroll the article up", Where: review, Run: scrollText(-3)},
	}
}

// openReview opens a review over the inbox.
func (m *Model) openReview(opened reviewPage) {
	m.leavePlace()
	m.over = append(m.over, newReview(opened))
}

func (r *review) name() string      { return nameReview }
func (r *review) title() string     { return r.page.Source.Title }
func (r *review) rows() *table.List { return &r.list }

func (r *review) load(m *Model) tea.Cmd {
	session := r.session
	return m.ask(r, "", func(ctx context.Context) (any, error) {
		page, err := session.Page(ctx)
		return reviewPage{session, page}, err
	})
}

func (r *review) show(m *Model, page any) {
	if p, ok := page.(reviewPage); ok {
		r.take(p.page, m.pending > 0)
	}
}

func (r *review) moved(*Model) tea.Cmd {
	r.scroll = 0
	return nil
}

// open shows what is under the cursor whole, or unfolds it.
func (r *review) open(m *Model) tea.Cmd {
	if r.selected() != nil {
		return openWhy(m)
	}
	return unfold(m)
}

func newReview(opened reviewPage) *review {
	r := &review{session: opened.session, unfolded: map[string]bool{}, ticks: map[string]bool{}, settled: map[string]bool{}}
	r.take(opened.page, false)
	for _, urgent := range []bool{true, false} {
		for i, key := range r.list.Keys {
			if s := r.byKey[key]; s != nil && !s.Repeats() && (!urgent || s.Relation == model.Contrary) {
				r.list.Cursor = i
				return r
			}
		}
	}
	return r
}

// take takes a page; while acts are under way what they decide stays away.
// What comes back, by an undo or because an act was refused, and what a split
// makes gets the cursor.
func (r *review) take(page desk.SourcePage, acting bool) {
	before := map[string]bool{}
	for _, s := range r.left(anything) {
		before[s.Key] = true
	}
	again := r.page.Row.Handle != ""
	r.page = page
	if !acting {
		clear(r.settled)
	}
	r.arrange()
	for _, s := range r.left(anything) {
		if again && !before[s.Key] {
			r.list.Choose(foldKey + r.groupOf[s.Key].Key)
			r.list.Choose(s.Key)
			return
		}
	}
}

func anything(*desk.Group, *desk.Suggestion) bool { return true }

// arrange lists what is undecided: of each group what is new, then its
// repetitions folded into one row.
func (r *review) arrange() {
	was := r.list.Key()
	r.byKey, r.groupOf = map[string]*desk.Suggestion{}, map[string]*desk.Group{}
	var keys []string
	heads := map[int]string{}
	for i := range r.page.Groups {
		g := &r.page.Groups[i]
		folded, first := 0, len(keys)
		for n := range g.Suggestions {
			s := &g.Suggestions[n]
			if s.Verdict != "" || r.settled[s.Key] {
				continue
			}
			r.byKey[s.Key], r.groupOf[s.Key] = s, g
			if s.Repeats() {
				if folded++; folded == 1 {
					keys = append(keys, foldKey+g.Key)
					r.groupOf[foldKey+g.Key] = g
				}
				if !r.unfolded[g.Key] {
					continue
				}
			}
			keys = append(keys, s.Key)
		}
		if len(keys) > first {
			heads[first] = g.Key
		}
	}
	r.list.Set(keys, heads)
	if was != "" && r.list.Key() != was {
		r.advance()
	}
}

// advance moves on to the next row that tells something new, from the end to
// the first one.
func (r *review) advance() {
	n := len(r.list.Keys)
	for i := range n {
		at := (r.list.Cursor + i) % n
		if s := r.byKey[r.list.Keys[at]]; s != nil && !s.Repeats() {
			r.list.Cursor = at
			break
		}
	}
	r.list.Move(0)
}

// selected is the suggestion under the cursor, nil on a row of repetitions.
func (r *review) selected() *desk.Suggestion { return r.byKey[r.list.Key()] }

// under are the suggestions that a verdict on the cursor's row decides.
func (r *review) under() []*desk.Suggestion {
	if s := r.selected(); s != nil {
		return []*desk.Suggestion{s}
	}
	return r.left(func(g *desk.Group, s *desk.Suggestion) bool { return g == r.groupOf[r.list.Key()] && s.Repeats() })
}

// left are the undecided suggestions that a test lets through.
func (r *review) left(test func(*desk.Group, *desk.Suggestion) bool) []*desk.Suggestion {
	var out []*desk.Suggestion
	for i := range r.page.Groups {
		g := &r.page.Groups[i]
		for n := range g.Suggestions {
			if s := &g.Suggestions[n]; s.Verdict == "" && !r.settled[s.Key] && test(g, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// taken reports whether A takes a suggestion: as the analyst ticked it, else
// what repeats the known and what is sure enough. However sure the reading of
// it, what contradicts the known is for the analyst to decide.
func (r *review) taken(m *Model, s *desk.Suggestion) bool {
	if tick, said := r.ticks[s.Key]; said {
		return tick
	}
	return s.Repeats() || s.Confidence >= m.accept && s.Relation != model.Contrary
}

// decide carries one verdict out on suggestions, as one act. Of several, those
// under the cursor and those that were ticked have been read.
func (r *review) decide(m *Model, verdict string, all []*desk.Suggestion) tea.Cmd {
	choices := make([]desk.Choice, len(all))
	for i, s := range all {
		_, ticked := r.ticks[s.Key]
		choices[i] = desk.Choice{Key: s.Key, Verdict: verdict, Unread: s.Key != r.list.Key() && !ticked}
	}
	return r.carryOut(m, choices, nil)
}

func (r *review) carryOut(m *Model, choices []desk.Choice, then func(*Model) tea.Cmd) tea.Cmd {
	for _, c := range choices {
		r.settled[c.Key] = true
	}
	r.scroll = 0
	r.arrange()
	session := r.session
	return m.act("", func(ctx context.Context) (desk.Done, error) { return session.Decide(ctx, choices) }, then)
}

// reviewing is the review that is open on screen, nil where there is none.
func reviewing(m *Model) *review {
	r, _ := m.current().(*review)
	return r
}

func needsReview(m *Model) string {
	if why := readOnly(m); why != "" {
		return why
	}
	if len(reviewing(m).list.Keys) == 0 {
		return "everything in this source is decided"
	}
	return ""
}

func needsFold(m *Model) string {
	if why := needsReview(m); why != "" {
		return why
	}
	r := reviewing(m)
	if len(r.left(func(g *desk.Group, s *desk.Suggestion) bool { return g == r.groupOf[r.list.Key()] && s.Repeats() })) == 0 {
		return "nothing in this group restates what is known"
	}
	return ""
}

func needsSuggestion(m *Model) string {
	if why := needsReview(m); why != "" {
		return why
	}
	if reviewing(m).selected() == nil {
		return "these are several; " + m.keyOf("fold") + " opens them"
	}
	return ""
}

func needsParts(m *Model) string {
	if why := needsSuggestion(m); why != "" {
		return why
	}
	if reviewing(m).selected().Parts == 0 {
		return "it is about one point and has one speaker: there is nothing to split"
	}
	return ""
}

func needsClaim(m *Model) string {
	if why := needsSuggestion(m); why != "" {
		return why
	}
	if reviewing(m).selected().Kind != model.KindClaim {
		return "only claims are about points"
	}
	return ""
}

func needsMerging(m *Model) string {
	if why := needsSuggestion(m); why != "" {
		return why
	}
	if k := reviewing(m).selected().Kind; k != model.KindClaim && k != model.KindEvent {
		return "only claims and events can be merged into known ones"
	}
	return ""
}

// decide makes a verdict on what is under the cursor.
func decide(verdict string) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		r := reviewing(m)
		return r.decide(m, verdict, r.under())
	}
}

// decideGroup makes a verdict on all that is left of the cursor's group.
func decideGroup(verdict string) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		r := reviewing(m)
		group := r.groupOf[r.list.Key()]
		return r.decide(m, verdict, r.left(func(g *desk.Group, _ *desk.Suggestion) bool { return g == group }))
	}
}

// acceptRest accepts all that is ticked, as one act.
func acceptRest(m *Model) tea.Cmd {
	r := reviewing(m)
	all := r.left(func(_ *desk.Group, s *desk.Suggestion) bool { return r.taken(m, s) })
	if len(all) == 0 {
		m.say("nothing that is left is as sure as that: " + m.keyOf("less") + " asks for less; " + m.keyOf("tick") + " ticks what contradicts the known")
		return nil
	}
	return r.decide(m, desk.Accepted, all)
}

// confidenceStep is by how much + and - move the confidence that A asks for.
const confidenceStep = 0.05

func askFor(more float64) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		m.accept = min(1, max(0, float64(int((m.accept+more)*100+0.5))/100))
		return nil
	}
}

// tick takes what is under the cursor in or out of what A accepts.
func tick(m *Model) tea.Cmd {
	r := reviewing(m)
	all := r.under()
	taken := r.taken(m, all[0])
	for _, s := range all {
		r.ticks[s.Key] = !taken
	}
	return moveBy(1)(m)
}

// unfold opens or closes the repetitions of the cursor's group.
func unfold(m *Model) tea.Cmd {
	r := reviewing(m)
	g := r.groupOf[r.list.Key()]
	on := r.selected()
	r.unfolded[g.Key] = !r.unfolded[g.Key]
	if on != nil && on.Repeats() {
		r.list.Choose(foldKey + g.Key)
	}
	r.arrange()
	return nil
}

func scrollText(by int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd {
		reviewing(m).scroll += by
		return nil
	}
}

// openAmend accepts the selected suggestion as the analyst changes it.
func openAmend(m *Model) tea.Cmd {
	r := reviewing(m)
	s, session, ctx := *r.selected(), r.session, m.ctx
	return func() tea.Msg {
		kind, values, err := session.Draft(ctx, s.Key)
		return formMsg{
			title: "Accept with changes", kind: kind, values: values, err: err, whole: true,
			save: func(ctx context.Context, changed map[string]string) (desk.Done, error) {
				choice := desk.Choice{Key: s.Key, Verdict: desk.Edited, Edit: changed}
				if len(changed) == 0 {
					choice.Verdict = desk.Accepted
				}
				return session.Decide(ctx, []desk.Choice{choice})
			},
		}
	}
}

// openAttach accepts the selected claim on another point: a known one, or one
// that the article proposes, which is accepted with it.
func openAttach(m *Model) tea.Cmd {
	r := reviewing(m)
	key, d, process := r.selected().Key, m.desk, m.process
	own := r.groupOf[key]
	var proposed []desk.Name
	for i := range r.page.Groups {
		if g := &r.page.Groups[i]; g.New && g != own {
			proposed = append(proposed, desk.Name{Handle: g.Title, Title: "new point of this article"})
		}
	}
	return openPicker(m, &picker{
		label: "about", empty: "no point goes by this name; esc, then " + m.keyOf("add") + " adds one",
		offer: func(ctx context.Context, typed string) ([]desk.Name, error) {
			names, err := d.Complete(ctx, process, desk.SortPoint, typed)
			for _, n := range proposed {
				if strings.Contains(model.Fold(n.Handle), model.Fold(typed)) {
					names = append(names, n)
				}
			}
			return names, err
		},
		done: func(m *Model, point string, then func(*Model) tea.Cmd) tea.Cmd {
			return r.carryOut(m, []desk.Choice{{Key: key, Verdict: desk.Edited, Edit: map[string]string{"about": point}}}, then)
		},
	})
}

// openAddTo gives a known claim or event the evidence of the selected
// suggestion.
func openAddTo(m *Model) tea.Cmd {
	r := reviewing(m)
	key, session := r.selected().Key, r.session
	return openPicker(m, &picker{
		label: "the same as", empty: "nothing known goes by this; type a handle, as c12",
		offer: func(ctx context.Context, typed string) ([]desk.Name, error) { return session.Likely(ctx, key, typed) },
		done: func(m *Model, into string, then func(*Model) tea.Cmd) tea.Cmd {
			return r.carryOut(m, []desk.Choice{{Key: key, Verdict: desk.Merged, Into: into}}, then)
		},
	})
}
