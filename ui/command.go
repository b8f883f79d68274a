package ui

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"parley/model"
	"parley/ui/draw"
)

// A command is a line that the palette offers: an action, with words behind
// its name where it takes any.
type command struct {
	action *Action
	words  string
	offer  string // what it is listed as, where it is words for an action that is typed already
}

// line is the command as it is typed.
func (c *command) line() string {
	if c.words == "" {
		return c.action.ID
	}
	return c.action.ID + " " + c.words
}

// cannot says why an action cannot be done now, be it that it is of another
// screen; empty if it can.
func (m *Model) cannot(a *Action) string {
	switch {
	case a.here(m):
		return a.why(m)
	case len(a.Where) == 0:
		return "not on the screen " + m.current().name()
	case len(a.Where) == 1:
		return "on the screen " + a.Where[0]
	}
	return "on the screens " + strings.Join(a.Where, ", ")
}

// readCommand reads a line as a command: an action by its name or title, then
// words for it if it takes any. Of several that are called so it is the one
// that can be done here, then the one of that name.
func readCommand(m *Model, line string) (command, bool) {
	fields := strings.Fields(line)
	for n := len(fields); n > 0; n-- {
		name, words := model.Fold(strings.Join(fields[:n], " ")), behind(line, n)
		var best *Action
		most := -1
		for i := range m.actions {
			a := &m.actions[i]
			id := model.Fold(a.ID) == name
			if !id && model.Fold(a.Title) != name || words != "" && a.Takes == nil {
				continue
			}
			rank := 4*asInt(a.here(m)) + 2*asInt(m.cannot(a) == "") + asInt(id)
			if rank > most {
				best, most = a, rank
			}
		}
		if best != nil {
			return command{action: best, words: words}, true
		}
	}
	return command{}, false
}

// behind is what stands behind the first n words of a line.
func behind(line string, n int) string {
	for range n {
		line = strings.TrimSpace(line)
		if _, rest, more := strings.Cut(line, " "); more {
			line = rest
		} else {
			line = ""
		}
	}
	return strings.TrimSpace(line)
}

// commandsFor are the commands that a line may be the beginning of, the best
// first.
func commandsFor(m *Model, line string) []command {
	c, known := readCommand(m, line)
	if known && c.action.Takes != nil && (c.words != "" || strings.HasSuffix(line, " ")) {
		return offersFor(m, c, strings.HasSuffix(line, " "))
	}
	typed := model.Fold(strings.TrimSpace(line))
	names := matches(m, typed)
	type ranked struct {
		command
		tier, score int
	}
	var all []ranked
	for i := range m.actions {
		a := &m.actions[i]
		r := ranked{command: command{action: a}, tier: math.MaxInt, score: names[i]}
		_, named := names[i]
		switch {
		case a.ID == namePalette:
			continue
		case known && a == c.action:
			r.tier = 0
		case typed == "":
			r.tier = 1 + asInt(m.cannot(a) != "")
		case named && r.score >= 0:
			r.tier = 1
		case hasWords(a.Help, typed):
			r.tier = 2
		case named:
			r.tier = 3
		default:
			continue
		}
		if !a.here(m) && r.tier > 0 {
			r.tier += 4
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.tier, b.tier), cmp.Compare(b.score, a.score))
	})
	out := make([]command, len(all))
	for i, r := range all {
		out[i] = r.command
	}
	return out
}

// matches are the actions whose name or title has the letters that were typed,
// in their order, and how well they do.
func matches(m *Model, typed string) map[int]int {
	var names []string
	for i := range m.actions {
		names = append(names, model.Fold(m.actions[i].ID), model.Fold(m.actions[i].Title))
	}
	score := map[int]int{}
	for _, match := range fuzzy.FindNoSort(typed, names) {
		at := match.Index / 2
		if was, seen := score[at]; !seen || match.Score > was {
			score[at] = match.Score
		}
	}
	return score
}

// hasWords reports whether a text has all words. Their letters have to stand
// together: in a sentence any few letters are found apart.
func hasWords(text, words string) bool {
	text = model.Fold(text)
	return !slices.ContainsFunc(strings.Fields(words), func(w string) bool { return !strings.Contains(text, w) })
}

// offersFor are the words that an action offers for what is typed: those that
// begin so, then those that have it; where there are none, or a space was
// typed, those that go on with the last word.
func offersFor(m *Model, c command, spaced bool) []command {
	if c.action.Offers == nil {
		return nil
	}
	offers := c.action.Offers(m)
	var begin, have []command
	if c.words == "" || !spaced {
		typed := model.Fold(c.words)
		for _, o := range offers {
			switch row := (command{c.action, o, o}); {
			case strings.HasPrefix(model.Fold(o), typed):
				begin = append(begin, row)
			case strings.Contains(model.Fold(o), typed):
				have = append(have, row)
			}
		}
	}
	if len(begin)+len(have) > 0 {
		return append(begin, have...)
	}
	words := c.words
	if spaced {
		words += " "
	}
	head, last := "", words
	if at := strings.LastIndex(words, " "); at >= 0 {
		head, last = words[:at+1], words[at+1:]
	}
	last, negated := strings.CutPrefix(last, "-")
	minus := map[bool]string{true: "-"}[negated]
	for _, o := range offers {
		if strings.HasPrefix(model.Fold(o), model.Fold(last)) {
			begin = append(begin, command{c.action, head + minus + o, minus + o})
		}
	}
	return begin
}

// nearest is the command that may have been meant by a line that is none;
// empty if none is like it.
func nearest(m *Model, line string) string {
	if all := commandsFor(m, line); len(all) > 0 {
		return all[0].line()
	}
	first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	best, off := "", 3 // letters
	for i := range m.actions {
		a := &m.actions[i]
		for _, name := range []string{a.ID, a.Title} {
			if d := model.Distance(model.Fold(name), model.Fold(first)); d < min(off, len(first)) {
				best, off = a.ID, d
			}
		}
	}
	return best
}

// noCommand says that a line is no command, and which is near.
func noCommand(m *Model, line string) string {
	line = strings.TrimSpace(line)
	if line == "" {
		return "type what to do, or choose it with " + m.theme.Glyph("↓", "down")
	}
	words := draw.Line(line) + " is no command"
	if near := nearest(m, line); near != "" {
		words += "; the nearest is " + near + ", which tab completes"
	}
	return words
}
