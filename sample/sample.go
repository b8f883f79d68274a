// Package sample makes the files that parley shows and measures itself with:
// the demonstration, entered line by line through the desk as an analyst
// would enter it.
//
// The demonstration states only what was publicly reported, in indirect
// speech; its sources are chronologies compiled for it.
package sample

import (
	"context"
	"embed"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
)

//go:embed data/*.txt
var data embed.FS

// LastDay is the day on which the demonstration's clock stands.
var LastDay = day.On(2026, time.February, 12)

// Author is who entered the demonstration.
const Author = "demo"

// entropy is the same on every machine, so the file is too.
func entropy() io.Reader { return rand.NewChaCha8([32]byte{'p', 'a', 'r', 'l', 'e', 'y'}) }

// Write makes the demonstration in a file that is not there yet.
func Write(ctx context.Context, path string) error {
	s := &script{}
	d, err := desk.Open(ctx, desk.Options{Path: path, Now: s.now, Entropy: entropy(), Author: Author, Origin: "tui", Holder: "parley demo"})
	if err != nil {
		return err
	}
	text, err := data.ReadFile("data/script.txt")
	if err != nil {
		return err
	}
	s.desk = d
	for n, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := s.do(ctx, line); err != nil {
			return fmt.Errorf("the demonstration, line %d (%s): %w", n+1, line, err)
		}
	}
	return nil
}

// A script enters the demonstration on a clock of its own.
type script struct {
	desk    *desk.Desk
	process string
	clock   time.Time
}

// now advances a second with every look, from nine o'clock of the day.
func (s *script) now() time.Time {
	if s.clock.IsZero() {
		s.clock = day.On(2025, time.October, 23).Time().Add(9 * time.Hour)
	}
	s.clock = s.clock.Add(time.Second)
	return s.clock
}

func (s *script) at() desk.At { return desk.At{Day: s.desk.Today()} }

func (s *script) do(ctx context.Context, line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	switch verb {
	case "@":
		d, err := day.ParseDate(rest)
		s.clock = d.Time().Add(9 * time.Hour)
		return err
	case "use":
		s.process = rest
		return nil
	case "import":
		return s.keep(ctx, rest)
	case "close":
		_, err := s.desk.CloseReview(ctx, rest)
		return err
	case "edit":
		name, change, _ := strings.Cut(rest, " ")
		field, value, _ := strings.Cut(change, "=")
		_, err := s.desk.Edit(ctx, name, map[string]string{field: value})
		return err
	case "assess", "phase":
		return s.assess(ctx, verb, rest)
	}
	_, err := s.desk.AddLine(ctx, s.process, line, s.at())
	return err
}

// keep imports one of the embedded chronologies: its first line is the title,
// its last the day on which it was compiled.
func (s *script) keep(ctx context.Context, name string) error {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	published, err := day.Parse(lines[len(lines)-1], s.desk.Today())
	if err != nil {
		return err
	}
	_, err = s.desk.Import(ctx, s.process, article.Article{
		Title: lines[0], Text: string(text), Outlet: "Demo chronology", Lang: "en", Published: published,
	}, desk.LetWait)
	return err
}

// assess reads POINT STATUS [SCOPE] because WORDS, or a phase.
func (s *script) assess(ctx context.Context, verb, rest string) error {
	what, reason, _ := strings.Cut(rest, " because ")
	words := strings.Fields(what)
	in := desk.Assess{Process: s.process, Reason: reason, At: s.at()}
	if verb == "phase" {
		in.Phase = model.Phase(words[0])
	} else {
		in.Point, in.Status = words[0], model.Status(words[1])
		if len(words) > 2 {
			in.Scope = strings.Split(strings.Trim(words[2], "[]"), ",")
		}
	}
	_, err := s.desk.Assess(ctx, in)
	return err
}
