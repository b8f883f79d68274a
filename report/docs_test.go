package report_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/report"
)

// section is the part of docs/json.md under a heading.
func section(t *testing.T, heading string) string {
	t.Helper()
	text, err := os.ReadFile("../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(text), "\n"+heading+"\n")
	if !ok {
		t.Fatalf("docs/json.md has no section %q", heading)
	}
	part, _, _ := strings.Cut(after, "\n##")
	return part
}

func keys(v any) []string {
	var out []string
	typ := reflect.TypeOf(v)
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		out = append(out, name)
	}
	return out
}

var key = regexp.MustCompile("`([a-z_]+)`")

// TestListsAreDocumented holds docs/json.md and the records together, both
// ways.
func TestListsAreDocumented(t *testing.T) {
	for heading, record := range map[string]any{
		"### list processes": report.ListProcess{}, "### list parties": report.ListParty{}, "### list people": report.ListPerson{},
		"### list envoys": report.ListEnvoy{}, "### list claims": report.ListClaim{}, "### list events": report.ListEvent{}, "### list moved": report.ListMoved{},
		"### list sources": report.ListSource{}, "### list suggestions": report.ListSuggestion{},
		"### feed list": report.ListFeed{},
		"## matrix":     report.Matrix{}, "### matrix parties": report.MatrixParty{}, "### matrix points": report.MatrixPoint{},
		"### matrix positions": report.MatrixPosition{}, "## timeline": report.TimelineEntry{},
		"## rules": report.ListRule{},
	} {
		var documented []string
		for _, row := range regexp.MustCompile("(?m)^\\| `([a-z_]+)`").FindAllStringSubmatch(section(t, heading), -1) {
			documented = append(documented, row[1])
		}
		if have := keys(record); !slices.Equal(documented, have) {
			t.Errorf("%s documents %v, the record has %v", heading, documented, have)
		}
	}
}

func TestSnapshotIsDocumented(t *testing.T) {
	named := map[string]bool{}
	for _, part := range []string{section(t, "## snapshot"), section(t, "### list points"), section(t, "### list events"), section(t, "### list processes")} {
		for _, m := range key.FindAllStringSubmatch(part, -1) {
			named[m[1]] = true
		}
	}
	for _, record := range []any{report.Snapshot{}, report.Point{}, report.Standing{}, report.Assessment{}, report.Position{}, report.Claim{}, report.Evidence{}, report.Event{}, report.Person{}, report.Source{}} {
		for _, k := range keys(record) {
			if !named[k] {
				t.Errorf("docs/json.md does not name %q of %T", k, record)
			}
		}
	}
}
