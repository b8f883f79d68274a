package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
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
	a  *app
	in *bufio.Reader
	on []string // the flags that say from where one looks, with their values
}

// converse asks for lines until there are none.
func (a *app) converse(ctx context.Context) error {
	c := &conversation{a: a, in: bufio.NewReader(a.In)}
	for _, flag := range [][2]string{{"--db", a.db}, {"--process", a.process}, {"--as-of", a.asOf}} {
		if flag[1] != "" {
			c.on = append(c.on, flag[0], flag[1])
		}
	}
	if err := c.greet(ctx); err != nil {
		return err
	}
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

// greet says where one is.
func (c *conversation) greet(ctx context.Context) error {
	d, err := c.a.open(ctx, "cli")
	if err != nil {
		return err
	}
	at, err := c.a.at(d)
	if err != nil {
		return err
	}
	row, err := d.Title(ctx, c.a.process, at)
	switch {
	case err != nil && c.a.process != "":
		return err
	case err != nil:
		c.a.say("Nothing is followed yet: type import FILE, or add process ukr Ukraine settlement.")
	default:
		c.a.say("%s, as of %s: %s.", safe(row.Title), at.Day.Human(), waiting(row))
	}
	c.a.say("Type a line: help lists them, quit leaves.")
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
		c.look("--as-of", rest)
	case "today", "now":
		c.look("--as-of", "")
	case "process":
		c.look("--process", rest)
	default:
		c.command(ctx, name, rest)
	}
	return false
}

// look sets from where one looks; empty takes it back.
func (c *conversation) look(flag, value string) {
	for i := 0; i < len(c.on); i += 2 {
		if c.on[i] == flag {
			c.on = append(c.on[:i], c.on[i+2:]...)
			break
		}
	}
	if value == "" {
		c.a.say("from now on: the newest")
		return
	}
	c.on = append(c.on, flag, value)
	c.a.say("from now on: %s %s", strings.TrimPrefix(flag, "--"), safe(value))
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
	if args[0] == "add" && rest != "" {
		args = append(args, rest) // its line has quotes of its own
	} else {
		words, err := term.Words(rest)
		if err != nil {
			c.a.say("parley: %s", err)
			return
		}
		args = append(args, words...)
	}
	once := &app{World: c.a.World, out: c.a.out}
	once.In, once.Args = c.in, args
	once.run(ctx, append(slices.Clone(c.on), args...))
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
