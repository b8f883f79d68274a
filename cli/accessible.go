package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"parley/desk"
	"parley/ui"
	"parley/ui/term"
)

// A conversation is the interface for those whom a repainted screen does not
// serve: one line is asked for, the lists of the command line are printed, and
// nothing that was printed changes. Its words are those of the table of
// actions, and whatever stands on a command line.
type conversation struct {
	a  *app // looks from where the analyst looks
	in *bufio.Reader
}

// converse asks for lines until there are none.
func (a *app) converse(ctx context.Context) error {
	c := &conversation{a: a, in: bufio.NewReader(a.In)}
	if err := a.where(ctx); err != nil {
		return err
	}
	a.say("Type a line: help lists them, quit leaves.")
	for ctx.Err() == nil {
		fmt.Fprint(a.Err, "parley> ")
		line, err := c.in.ReadString('\n')
		if line = strings.TrimSpace(line); line != "" {
			if over := c.take(ctx, line); over {
				return nil
			}
		}
		if errors.Is(err, io.EOF) {
			fmt.Fprintln(a.Err)
			return nil
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// where says from where one looks.
func (a *app) where(ctx context.Context) error {
	d, at, err := a.look(ctx, "cli")
	if err != nil {
		return err
	}
	row, err := d.Title(ctx, a.process, at)
	switch {
	case err != nil && a.process != "":
		return err
	case err != nil:
		a.say("Nothing is followed yet: type import FILE, or add process ukr Ukraine settlement.")
	default:
		a.say("%s, as of %s: %s.", safe(row.Title), at.Day.Human(), waiting(row))
	}
	return nil
}

// waiting counts what a process holds and what is to be done in it.
func waiting(row desk.ProcessRow) string {
	return fmt.Sprintf("%d points, %d contested, %d to review", row.Points, row.Contested, row.ToReview)
}

// take carries one line out; true ends the conversation.
func (c *conversation) take(ctx context.Context, line string) (over bool) {
	name, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(name) {
	case "quit", "q", "exit":
		return true
	case "help", "?":
		c.help(rest)
	case "asof", "day", "t":
		c.look(ctx, &c.a.asOf, rest)
	case "today", "now":
		c.look(ctx, &c.a.asOf, "")
	case "process":
		c.look(ctx, &c.a.process, rest)
	default:
		c.command(ctx, name, rest)
	}
	return false
}

// look sets from where one looks; what cannot be is said, and changes nothing.
func (c *conversation) look(ctx context.Context, what *string, value string) {
	was := *what
	*what = value
	if err := c.a.where(ctx); err != nil {
		*what = was
		c.a.fail(ctx, err)
	}
}

// command runs the command line that an action stands for, or one as it was
// typed.
func (c *conversation) command(ctx context.Context, name, rest string) {
	var args []string
	line, found := ui.CommandFor(name)
	switch {
	case found && line == "":
		c.a.say("%s is for the screen; type a command of parley, or help", name)
		return
	case found:
		args = strings.Fields(line)
	default:
		args = []string{name}
	}
	if args[0] == "add" && rest == "" {
		c.a.say("add takes the line behind it, as in: add ru demands donbas: full withdrawal by:Ushakov 26nov")
		return
	}
	if args[0] == "add" {
		args = append(args, rest) // its line has quotes of its own
	} else {
		words, err := term.Words(rest)
		if err != nil {
			c.a.say("parley: %s", err)
			return
		}
		args = append(args, words...)
	}
	var flags []string
	for _, f := range [][2]string{{"--db", c.a.db}, {"--process", c.a.process}, {"--as-of", c.a.asOf}} {
		if f[1] != "" {
			flags = append(flags, f[0], f[1])
		}
	}
	for flag, set := range map[string]bool{"--hindsight": c.a.hindsight, "--readonly": c.a.readonly} {
		if set {
			flags = append(flags, flag)
		}
	}
	if c.a.knownAt > 0 {
		flags = append(flags, "--known-at", strconv.FormatUint(c.a.knownAt, 10))
	}
	once := &app{World: c.a.World, out: c.a.out}
	once.In, once.Args = c.in, args
	once.run(ctx, append(flags, args...))
}

// help lists what can be typed, or what has some words.
func (c *conversation) help(words string) {
	for _, row := range ui.KeyTable() {
		line, _ := ui.CommandFor(row.ID)
		if line != "" && strings.Contains(strings.ToLower(row.ID+" "+row.Help), strings.ToLower(words)) {
			fmt.Fprintf(c.a.out, "%s: %s; the same as parley %s\n", strings.ToLower(row.Title), row.Help, line)
		}
	}
	if words == "" {
		fmt.Fprint(c.a.out, "asof DAY: look from another day; today returns to now\nprocess HANDLE: follow another process\nquit: leave\n"+
			"and whatever stands behind parley on a command line: show p7, list claims by:ushakov, review a12\n")
	}
	_ = c.a.out.Flush()
}
