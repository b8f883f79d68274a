package cli

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parley/desk"
	"parley/model/clean"
)

func (a *app) reviewCommand() *cobra.Command {
	var accept float64
	var all bool
	cmd := &cobra.Command{
		Use:   "review [SOURCE]",
		Short: "Decide, line by line, what the importer suggests",
		Long: `Decide what the importer suggests, one suggestion at a time. Each is shown with
the words that prove it and with what accepting it brings along. Answers:

  y  accept      n  reject      e  accept with changes, as in e status=disputed
  m  add as evidence to a known claim, as in m c12
  s  skip        A  accept this and the rest      q  stop; what was decided is kept

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
			r := &reviewer{app: a, d: d, in: bufio.NewScanner(a.In)}
			for _, source := range sources {
				if all || cmd.Flags().Changed("accept") {
					err = r.acceptAll(cmd.Context(), source, accept)
				} else {
					err = r.source(cmd.Context(), source)
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

// A reviewer asks about suggestions line by line.
type reviewer struct {
	*app
	d       *desk.Desk
	in      *bufio.Scanner
	stopped bool
}

func (r *reviewer) acceptAll(ctx context.Context, source string, confidence float64) error {
	page, err := r.d.Source(ctx, source)
	if err != nil {
		return err
	}
	var choices []desk.Choice
	for _, s := range page.Suggestions {
		if s.Verdict == "" && s.Confidence >= confidence {
			choices = append(choices, desk.Choice{Key: s.Key, Verdict: "accepted"})
		}
	}
	done, err := r.d.Decide(ctx, source, choices)
	if err == nil {
		r.done(done)
	}
	return err
}

// source asks about each suggestion that is still undecided. Accepting one
// may answer others, so the list is read again after every decision.
func (r *reviewer) source(ctx context.Context, source string) error {
	passed := map[string]bool{}
	for {
		page, err := r.d.Source(ctx, source)
		if err != nil {
			return err
		}
		s, left := next(page.Suggestions, passed)
		if s == nil {
			return nil
		}
		r.show(page, s, left)
		choice, again, err := r.ask(s)
		switch {
		case err != nil || r.stopped:
			return err
		case again:
			continue
		case choice.Verdict == "":
			passed[s.Key] = true
			continue
		case choice.Verdict == "rest":
			return r.acceptAll(ctx, source, 0)
		}
		done, err := r.d.Decide(ctx, source, []desk.Choice{choice})
		if err != nil {
			r.say("parley: %s", clean.Block(err.Error()))
			continue
		}
		r.done(done)
	}
}

func next(all []desk.Suggestion, passed map[string]bool) (*desk.Suggestion, int) {
	var first *desk.Suggestion
	left := 0
	for i, s := range all {
		if s.Verdict != "" || passed[s.Key] {
			continue
		}
		if first == nil {
			first = &all[i]
		}
		left++
	}
	return first, left
}

func (r *reviewer) show(page desk.SourcePage, s *desk.Suggestion, left int) {
	fmt.Fprintf(r.out, "\n%s  %s  (%d to decide in %s: %s)\n", s.Handle, clean.Line(s.Summary), left,
		page.Source.Handle, clean.Line(page.Source.Title))
	fmt.Fprintf(r.out, "  “%s”\n", clean.Line(s.Quote))
	for _, f := range s.Fields {
		fmt.Fprintf(r.out, "  %-12s %s\n", f.Label, clean.Line(f.Value))
	}
	for _, chip := range s.Brings {
		fmt.Fprintf(r.out, "  + %s\n", clean.Line(chip))
	}
	fmt.Fprintf(r.out, "  rule %s, confidence %.2f\n", s.Rule, s.Confidence)
	_ = r.out.Flush()
}

// ask reads one answer. An empty verdict skips; again asks once more.
func (r *reviewer) ask(s *desk.Suggestion) (choice desk.Choice, again bool, err error) {
	fmt.Fprint(r.Err, "y n e m s A q? ")
	if !r.in.Scan() {
		r.stopped = true
		if err := r.in.Err(); err != nil {
			return choice, false, err
		}
		r.say("")
		return choice, false, nil
	}
	word, rest, _ := strings.Cut(strings.TrimSpace(r.in.Text()), " ")
	choice.Key = s.Key
	switch word {
	case "y":
		choice.Verdict = "accepted"
	case "n":
		choice.Verdict = "rejected"
	case "s":
	case "A":
		choice.Verdict = "rest"
	case "q":
		r.stopped = true
	case "m":
		choice.Verdict, choice.Into = "merged", strings.TrimSpace(rest)
	case "e":
		choice.Verdict = "edited"
		if choice.Edit, err = desk.Assignments(rest); err != nil {
			r.say("parley: %s", err)
			return choice, true, nil
		}
	default:
		r.say("answer y, n, e FIELD=VALUE, m CLAIM, s, A or q")
		return choice, true, nil
	}
	return choice, false, nil
}
