package ui

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// The marks between which the README's table of keys stands.
const keysBegin, keysEnd = "<!-- keys: made from the table of actions -->\n", "<!-- end of keys -->\n"

// keyTable writes the table of actions for the README: what works everywhere
// first, then by screens.
func keyTable() string {
	rows := KeyTable()
	places := []string{""}
	for _, r := range rows {
		if !slices.Contains(places, r.Where) {
			places = append(places, r.Where)
		}
	}
	var b strings.Builder
	b.WriteString("| where | keys | does |\n|---|---|---|\n")
	for _, place := range places {
		for _, r := range rows {
			if r.Where != place {
				continue
			}
			var keys []string
			for _, k := range strings.Fields(r.Keys) {
				keys = append(keys, "`"+strings.ReplaceAll(k, "|", "\\|")+"`")
			}
			where := place
			if where == "" {
				where = "everywhere"
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", where, strings.Join(keys, " "), strings.ReplaceAll(r.Help, "|", "\\|"))
		}
	}
	return b.String()
}

// TestReadmeListsTheKeys holds the README's table of keys against that of the
// actions.
func TestReadmeListsTheKeys(t *testing.T) {
	const path = "../README.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begins := strings.Cut(string(text), keysBegin)
	_, after, ends := strings.Cut(rest, keysEnd)
	if !begins || !ends {
		t.Fatalf("%s has no place for the keys between %q and %q", path, keysBegin, keysEnd)
	}
	fresh(t, path, before+keysBegin+"\n"+keyTable()+"\n"+keysEnd+after)
}
