package desk

import (
	"strings"

	"parley/model"
)

// handleAndTitle reads HANDLE TITLE, where the title may be in quotation
// marks or be all that is left.
func (r *reading) handleAndTitle(words []string) []string {
	if len(words) > 0 && !strings.HasPrefix(words[0], `"`) {
		r.fields["handle"], words = words[0], words[1:]
	}
	if len(words) == 0 {
		r.fault("title", "the name is missing: %s %s \"Name\"", r.kind, r.fields["handle"])
		return nil
	}
	if strings.HasPrefix(words[0], `"`) {
		r.fields["title"] = unquote(words[0])
		return words[1:]
	}
	r.fields["title"] = words[0]
	return words[1:]
}

func (r *reading) nothingLeft(words []string) {
	if len(words) > 0 {
		r.fault("kind", "%q is not understood here; names of several words go into quotation marks", strings.Join(words, " "))
	}
}

// readProcess reads HANDLE TITLE, where nothing follows the title.
func readProcess(r *reading, words []string) {
	rest := r.handleAndTitle(words)
	if len(words) == len(rest)+2 && !strings.HasPrefix(words[1], `"`) {
		r.fields["title"], rest = strings.Join(words[1:], " "), nil
	}
	r.nothingLeft(rest)
}

func readParty(r *reading, words []string) {
	rest := r.handleAndTitle(words)
	if len(rest) > 0 {
		if code, err := model.PartyKinds.Parse(strings.Join(rest, " ")); err == nil {
			r.fields["sort"], rest = code, nil
		}
	}
	r.nothingLeft(rest)
}

// readPerson takes what follows the name as a mandate.
func readPerson(r *reading, words []string) {
	if rest := r.handleAndTitle(words); len(rest) > 0 {
		r.set("mandates", strings.Join(rest, " "), "the post")
	}
}

// readPoint reads [SLUG] CATEGORY: TITLE.
func readPoint(r *reading, words []string) {
	for i, word := range words {
		if !strings.HasSuffix(word, ":") || i > 1 {
			continue
		}
		if i == 1 {
			r.fields["handle"] = words[0]
		}
		r.fields["category"] = strings.TrimSuffix(word, ":")
		r.fields["title"] = unquote(strings.Join(words[i+1:], " "))
		return
	}
	r.fault("category", "write a point as: point donbas territory: Status of the Donetsk region")
}

// readEvent reads KIND PARTIES PLACE.
func readEvent(r *reading, words []string) {
	if len(words) == 0 {
		r.fault("kind", "the kind of event is missing: %s", strings.Join(model.EventKinds.Codes(), ", "))
		return
	}
	r.fields["kind"], words = words[0], words[1:]
	if len(words) > 0 {
		if code, err := model.EventStates.Parse(words[len(words)-1]); err == nil && r.fields["state"] == "" {
			r.fields["state"], words = code, words[:len(words)-1]
		}
	}
	if len(words) > 0 {
		r.fields["parties"], words = words[0], words[1:]
	}
	if len(words) > 0 {
		r.fields["place"] = unquote(strings.Join(words, " "))
	}
	if r.fields["state"] == "" {
		r.fields["state"] = "planned"
	}
}

// readText reads KIND TITLE.
func readText(r *reading, words []string) {
	if len(words) > 0 {
		r.fields["kind"] = words[0]
	}
	if len(words) < 2 {
		r.fault("title", "write a text as: text plan \"28-point plan\" by:us 2025-11 known:leaked")
		return
	}
	r.fields["title"] = unquote(strings.Join(words[1:], " "))
}

// note reads HANDLE: WORDS [on:DAY]. The words are the analyst's own and stay
// as they are: what looks like a mark or a day in them is none.
func (r *reading) note(text string) {
	about, words, _ := strings.Cut(strings.TrimSpace(text), " ")
	words = strings.TrimSpace(words)
	if i := strings.LastIndex(" "+words, " on:"); i >= 0 && !strings.Contains(words[i:], " ") {
		r.fields["day"], words = words[i+len("on:"):], strings.TrimSpace(words[:i])
	}
	r.fields["about"], r.fields["words"] = strings.TrimSuffix(about, ":"), words
	if words == "" {
		r.fault("words", "write a note as: note p7: what you think of it")
	}
}

// readOutlet reads NAME LETTER.
func readOutlet(r *reading, words []string) {
	if n := len(words); n > 1 && len(words[n-1]) == 1 {
		r.fields["letter"], words = strings.ToUpper(words[n-1]), words[:n-1]
	}
	r.fields["title"] = unquote(strings.Join(words, " "))
}

// readFeed reads NAME ADDRESS.
func readFeed(r *reading, words []string) {
	if n := len(words); n > 1 {
		r.fields["url"], words = words[n-1], words[:n-1]
	}
	r.fields["title"] = unquote(strings.Join(words, " "))
}
