package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/exp/golden"

	"parley/report"
)

// northland is an invented negotiation.
func northland() report.Snapshot {
	quote := report.Evidence{Quote: "the strip stays ours", Source: "a1", Outlet: "The Courier", Published: "2026-01-14", Attribution: "named", Grade: "B2"}
	demand := report.Claim{Handle: "c1", Speakers: "Ilse Brand", Parties: []string{"no"}, Kind: "position", Stance: "demands", Want: "the strip", Said: "2026-01-13", Evidence: []report.Evidence{quote}}
	forecast := report.Claim{Handle: "c4", Speakers: "an engineer", Parties: []string{}, Kind: "prediction", Words: "trains by May", Said: "2026-01-13", Evidence: []report.Evidence{}}
	return report.Snapshot{
		Process: "strip", Title: "Talks on the strip", Phase: "substance", Principals: []string{"no", "so"}, AsOf: "2026-01-14", KnownAt: 12,
		Hash: strings.Repeat("ab", 32),
		Points: []report.Point{
			{
				Handle: "p1", Slug: "border", Title: "Border | line *of* 1991", Category: "territory", Status: "disputed", Basis: "assessed", Since: "2025-12", Assessed: "2026-01-05",
				Statuses:  []report.Standing{{Scope: []string{"me", "no"}, Status: "agreed", Basis: "reported", Since: "2026-01-02"}},
				Contested: true, Stale: true,
				Assessments: []report.Assessment{{Status: "disputed", Scope: []string{}, From: "2026-01-05", Reason: "neither moves", Author: "analyst"}},
				Positions: []report.Position{
					{Party: "no", Stance: "demands", Want: "the strip", Firmness: "red-line", Drift: "hardening", Said: "2026-01-13", Claim: "c1"},
					{Party: "so", Stance: "accepts-if", Want: "the line", Condition: "until the spring", Said: "2026-01-12", Claim: "c3"},
				},
				Claims: []report.Claim{demand},
			},
			{Handle: "p2", Slug: "water", Title: "Water of the river", Category: "water", Status: "unknown", Statuses: []report.Standing{}, Assessments: []report.Assessment{}, Positions: []report.Position{}, Claims: []report.Claim{}},
			{Handle: "p3", Slug: "rail", Title: "Railway", Category: "water", Status: "unknown", Statuses: []report.Standing{}, Assessments: []report.Assessment{}, Positions: []report.Position{}, Claims: []report.Claim{forecast}},
		},
		Whole:   []report.Claim{{Handle: "c2", Speakers: "mediators", Parties: []string{}, Kind: "status", Status: "narrowing", Count: "15 of 17", Said: "≤2026-01-14", Words: "fifteen points are settled", Evidence: []report.Evidence{}}},
		Events:  []report.Event{{Handle: "e1", Kind: "talks", State: "planned", Day: "2026-01-10", Place: "Geneva", Parties: []string{"no", "so"}, People: []string{"Ilse Brand"}, Overdue: true, Sources: []string{"a1"}}},
		Parties: []report.Party{{Handle: "no", Name: "Northland", Kind: "state", Roles: []string{"principal"}}},
		People:  []report.Person{{Handle: "brand", Name: "Ilse Brand", Party: "no", Posts: []string{"chief negotiator"}, Envoy: true}},
		Sources: []report.Source{
			{Handle: "a1", Title: "The strip stays ours", Outlet: "The Courier", Published: "2026-01-14", Address: "https://courier.example/a_strip?id=1"},
			{Handle: "a2", Title: "Another", Address: "javascript:alert(1)"},
		},
	}
}

func write(t *testing.T, s report.Snapshot, f report.Format) string {
	t.Helper()
	var out bytes.Buffer
	if err := report.Write(&out, s, f); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFormats(t *testing.T) {
	for _, f := range []report.Format{report.Markdown, report.Text, report.JSON, report.CSV} {
		t.Run(string(f), func(t *testing.T) {
			first := write(t, northland(), f)
			golden.RequireEqual(t, []byte(first))
			for range 20 {
				if write(t, northland(), f) != first {
					t.Fatal("the same snapshot gave other bytes")
				}
			}
		})
	}
}

func TestHostileTitles(t *testing.T) {
	s := northland()
	hostile := "=cmd|'/c calc'!A1 \x1b]0;owned\a <script>alert(1)</script> \u202etxt.exe [x](javascript:1) `id`\r\nnew line"
	s.Title, s.Points[0].Title, s.Points[0].Claims[0].Evidence[0].Quote = hostile, hostile, hostile
	s.Sources[0].Address, s.Sources[1].Address = "https://x.example/"+hostile, "data:text/html,"+hostile
	for _, f := range []report.Format{report.Markdown, report.Text, report.CSV} {
		for _, r := range write(t, s, f) {
			if unicode.IsControl(r) && r != '\n' && r != '\r' || r == '\u202e' {
				t.Errorf("%s lets %U through", f, r)
			}
		}
	}
	if md := write(t, s, report.Markdown); strings.Contains(md, "<script") || strings.Contains(md, "[x](") || strings.Contains(md, "`id`") {
		t.Error("Markdown takes a title for markup")
	}
	for address, link := range map[string]bool{
		"https://a.example/b_c": true, "HTTP://a.example": true, "javascript:alert(1)": false, "javascript://a.example/%0aalert(1)": false,
		"https://a.example/>x": false, "//a.example": false,
	} {
		s.Sources[0].Address = address
		if got := strings.Contains(write(t, s, report.Markdown), ", <"+address+">"); got != link {
			t.Errorf("Markdown links %s: %v, want %v", address, got, link)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(write(t, s, report.CSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("a spreadsheet reads %q as a formula", cell)
			}
		}
	}
}

func TestTextKeepsItsWidth(t *testing.T) {
	s := northland()
	s.Points[0].Title = strings.Repeat("領土の地位 ", 20) + strings.Repeat("x", 200)
	for _, line := range strings.Split(write(t, s, report.Text), "\n") {
		n := 0
		for _, r := range line {
			if n++; r > 0x2E80 {
				n++
			}
		}
		if n > 80 {
			t.Errorf("a line has %d cells: %s", n, line)
		}
	}
}

func TestEmptySnapshot(t *testing.T) {
	for _, f := range []report.Format{report.Markdown, report.Text, report.JSON, report.CSV} {
		if write(t, report.Snapshot{Title: "Nothing yet"}, f) == "" {
			t.Errorf("%s prints nothing", f)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]report.Format{"a.md": report.Markdown, "b.TXT": report.Text, "c.json": report.JSON, "d.csv": report.CSV} {
		if got, err := report.FormatOf(name); err != nil || got != want {
			t.Errorf("FormatOf(%s) is %s %v", name, got, err)
		}
	}
	if _, err := report.FormatOf("e.pdf"); err == nil || !strings.Contains(err.Error(), "md, txt, json and csv") {
		t.Errorf("FormatOf(e.pdf) gave %v", err)
	}
}
