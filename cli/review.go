package cli

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model"
	"parley/model/clean"
)

func (a *app) reviewCommand() *cobra.Command {
	var accept float64
	var all bool
	cmd := &cobra.Command{
		Use:   "review [SOURCE]",
		Short: "Decide, line by line, what the importer suggests",
		Long: `Decide what the importer suggests, one suggestion at a time: first, of each
point, what contradicts the known, then what is new, then what restates it. Each is
shown with the words that prove it, with what accepting it brings along, and beside
what it contradicts or restates. Answers:

  y  accept                      n  reject
  Y  accept the rest of the point, or of the events or names
  N  reject the rest of it
  e  accept with changes, as in e status=disputed
  p  accept on another point, as in p donbas
  m  add as evidence to a known claim or event, as in m c12
  S  split into one for each point, or for each speaker
  A  accept what is left and restates the known or is at least as sure as the
     configuration's accept asks; or as sure as is said, as in A 0.6
  w  why: the rule and the words that made it
  u  undo     s  skip     q  stop; what was decided is kept

With --accept, everything of at least that confidence is accepted without asking.`,
		Example: "  parley review a12\n  parley review --accept 0.8",
		Args:    arguments(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := a.open(cmd.Context(), "cli")
			if err != nil {
				return err
			}
			sources, err := a.waiting(cmd.Context(), d, args)
			if err != nil {
				return err
			}
			if len(sources) == 0 {
				return a.nothing(0, "nothing waits for a review")
			}
			in := bufio.NewScanner(a.In)
			for _, source := range sources {
				session, err := d.Review(cmd.Context(), source)
				if err != nil {
					return err
				}
				r := &reviewer{app: a, d: d, session: session, in: in, passed: map[string]bool{}}
				if all || cmd.Flags().Changed("accept") {
					err = r.acceptAll(cmd.Context(), accept, false)
				} else {
					err = r.run(cmd.Context())
				}
				if err != nil || r.stopped {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().Float64Var(&accept, "accept", 0, "accept without asking what has at least this `CONFIDENCE`, 0 to 1")
	cmd.Flags().BoolVar(&all, "accept-all", false, "accept everything without asking")
	cmd.Flags().BoolVar(&a.status, "exit-status", false, "end with 3 where nothing waits")
	return cmd
}

// waiting lists the sources to review: the one named, or all that wait, the
// oldest first.
func (a *app) waiting(ctx context.Context, d *desk.Desk, args []string) ([]string, error) {
	if len(args) == 1 {
		return args, nil
	}
	at, err := a.at(d)
	if err != nil {
		return nil, err
	}
	rows, err := d.Sources(ctx, a.process, at)
	if err != nil {
		return nil, err
	}
	var handles []string
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Waiting {
			handles = append(handles, rows[i].Handle)
		}
	}
	return handles, nil
}

// A reviewer asks about the suggestions of a source line by line.
type reviewer struct {
	*app
	d       *desk.Desk
	session *desk.Review
	in      *bufio.Scanner
	passed  map[string]bool // skipped
	acts    int             // that this review has made and can undo
	stopped bool
}

// run asks about each suggestion that is still undecided. Accepting one may
// answer others, so the list is looked at again after every decision.
func (r *reviewer) run(ctx context.Context) error {
	for {
		page, err := r.session.Page(ctx)
		if err != nil {
			return err
		}
		group, s := r.next(page)
		if s == nil {
			return nil
		}
		r.show(page, group, s)
		for again := true; again; {
			again, err = r.ask(ctx, group, s)
			if err != nil || r.stopped {
				return err
			}
		}
	}
}

func (r *reviewer) next(page desk.SourcePage) (*desk.Group, *desk.Suggestion) {
	for i := range page.Groups {
		g := &page.Groups[i]
		for n := range g.Suggestions {
			if s := &g.Suggestions[n]; s.Verdict == "" && !r.passed[s.Key] {
				return g, s
			}
		}
	}
	return nil, nil
}

func (r *reviewer) show(page desk.SourcePage, g *desk.Group, s *desk.Suggestion) {
	fmt.Fprintf(r.out, "\n%s  %s  (%d to decide in %s: %s)\n", s.Handle, clean.Line(s.Summary), page.Undecided(),
		page.Source.Handle, clean.Line(page.Source.Title))
	about := clean.Line(g.Title).String()
	switch {
	case g.New:
		about += ", a new point"
	case g.Point != "":
		about += ", " + model.Statuses.Label(string(g.Row.Status))
	}
	fmt.Fprintf(r.out, "  %s\n  “%s”\n", about, clean.Line(s.Quote))
	if k := s.Known; k != nil {
		fmt.Fprintf(r.out, "  %s %s: %s, %s, %s\n", s.Relation, k.Handle, clean.Line(k.Who), k.Said.Human(), clean.Line(k.Gist))
		if k.Quote != "" {
			fmt.Fprintf(r.out, "    “%s”\n", clean.Line(k.Quote))
		}
	}
	for _, f := range s.Fields {
		fmt.Fprintf(r.out, "  %-12s %s\n", f.Label, clean.Line(f.Value))
	}
	for _, chip := range s.Brings {
		fmt.Fprintf(r.out, "  + %s\n", clean.Line(chip))
	}
	fmt.Fprintf(r.out, "  confidence %.2f\n", s.Confidence)
	_ = r.out.Flush()
}

// ask reads one answer and carries it out; again asks once more about the
// same suggestion.
func (r *reviewer) ask(ctx context.Context, g *desk.Group, s *desk.Suggestion) (again bool, err error) {
	fmt.Fprint(r.Err, "y n Y N e p m S A w u s q? ")
	if !r.in.Scan() {
		r.stopped = true
		if err := r.in.Err(); err != nil {
			return false, err
		}
		r.say("")
		return false, nil
	}
	word, rest, _ := strings.Cut(strings.TrimSpace(r.in.Text()), " ")
	rest = strings.TrimSpace(rest)
	choice := desk.Choice{Key: s.Key}
	switch word {
	case "y":
		choice.Verdict = desk.Accepted
	case "n":
		choice.Verdict = desk.Rejected
	case "Y":
		return r.decide(ctx, group(g, s, desk.Accepted)...), nil
	case "N":
		return r.decide(ctx, group(g, s, desk.Rejected)...), nil
	case "S":
		choice.Verdict = desk.Split
	case "m":
		choice.Verdict, choice.Into = desk.Merged, rest
	case "p":
		choice.Verdict, choice.Edit = desk.Edited, map[string]string{"about": rest}
	case "e":
		choice.Verdict = desk.Edited
		if choice.Edit, err = desk.Assignments(rest); err != nil {
			r.say("parley: %s", err)
			return true, nil
		}
	default:
		return r.askOther(ctx, word, rest, s)
	}
	return r.decide(ctx, choice), nil
}

// askOther answers what decides nothing about the suggestion itself.
func (r *reviewer) askOther(ctx context.Context, word, rest string, s *desk.Suggestion) (again bool, err error) {
	switch word {
	case "A":
		confidence, ok := r.sure(rest)
		if !ok {
			r.say("parley: %q is not a confidence between 0 and 1", rest)
			return true, nil
		}
		return false, r.acceptAll(ctx, confidence, true)
	case "w":
		fmt.Fprintf(r.out, "  rule %s: %s\n  fired by “%s”\n", s.Rule, clean.Line(s.Means), clean.Line(s.Because))
		_ = r.out.Flush()
		return true, nil
	case "u":
		if r.acts == 0 {
			r.say("nothing was decided here yet; parley undo takes back what was before")
			return true, nil
		}
		done, err := r.d.Undo(ctx, 0)
		if err != nil {
			r.say("parley: %s", clean.Block(err.Error()))
			return true, nil
		}
		r.say("%s", clean.Line(done.Title))
		r.acts--
		clear(r.passed)
	case "s":
		r.passed[s.Key] = true
	case "q":
		r.stopped = true
	default:
		r.say("answer y, n, Y, N, e FIELD=VALUE, p POINT, m CLAIM, S, A, w, u, s or q")
		return true, nil
	}
	return false, nil
}

// sure is the confidence that A asks for: as typed, else as configured.
func (r *reviewer) sure(typed string) (confidence float64, ok bool) {
	if typed == "" {
		return r.config.Accept, true
	}
	confidence, err := strconv.ParseFloat(typed, 64)
	return confidence, err == nil && confidence >= 0 && confidence <= 1
}

// group decides what is left of a group. Of several only the one that was
// asked about was read.
func group(g *desk.Group, asked *desk.Suggestion, verdict string) []desk.Choice {
	var choices []desk.Choice
	for _, s := range g.Suggestions {
		if s.Verdict == "" {
			choices = append(choices, desk.Choice{Key: s.Key, Verdict: verdict, Unread: s.Key != asked.Key})
		}
	}
	return choices
}

// decide carries choices out; true where they were refused and the question
// stands.
func (r *reviewer) decide(ctx context.Context, choices ...desk.Choice) (again bool) {
	done, err := r.session.Decide(ctx, choices)
	if err != nil {
		r.say("parley: %s", clean.Block(err.Error()))
		return true
	}
	r.acts++
	r.done(done)
	return false
}

// acceptAll accepts in one act what is left and sure enough or, with known,
// tells only what is known. The rest is passed over.
func (r *reviewer) acceptAll(ctx context.Context, confidence float64, known bool) error {
	page, err := r.session.Page(ctx)
	if err != nil {
		return err
	}
	var choices []desk.Choice
	var learned []string
	left := 0
	for _, s := range page.Suggestions() {
		switch {
		case s.Verdict == desk.Learned:
			learned = append(learned, s.Summary)
		case s.Verdict != "":
		case s.Confidence >= confidence || known && s.Repeats():
			choices = append(choices, desk.Choice{Key: s.Key, Verdict: desk.Accepted, Unread: true})
		default:
			r.passed[s.Key] = true
			left++
		}
	}
	if len(choices) == 0 {
		r.say("nothing that is left is as sure as %.2f", confidence)
		return nil
	}
	done, refused, err := r.session.DecideAll(ctx, choices)
	if err != nil {
		return err
	}
	for _, one := range refused {
		r.passed[one.Key] = true
		r.say("%s is not accepted: %s: %s", one.Handle, clean.Line(one.Summary), clean.Line(one.Err.Error()))
	}
	if len(refused) < len(choices) {
		r.acts++
		r.done(done)
	}
	if len(learned) > 0 {
		r.say("%d of %d known by now: %s", len(learned), len(page.Suggestions()), clean.Line(strings.Join(learned, "; ")))
	}
	if left > 0 {
		r.say("%d that are less sure than %.2f are left", left, confidence)
	}
	return nil
}
