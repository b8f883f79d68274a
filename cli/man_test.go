package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"parley/ui"
)

// TestTheManualReadsAsWritten holds that no text is taken for a command of roff.
func TestTheManualReadsAsWritten(t *testing.T) {
	root := &cobra.Command{
		Use: "tool", Short: "Does", Run: func(*cobra.Command, []string) {},
		Long: ".TH is no request\n'nor is this; \\fB is no font\n\nA list:\n\n  .one  -x\n\n  'two \"…\"\nand\tmore\n\n" + "last",
	}
	root.Flags().Int("hidden-by-default", 0, "")
	root.PersistentFlags().IntP("number", "n", 30, "how many `ROWS` of café")
	gone := &cobra.Command{Use: "gone", Hidden: true, Run: root.Run}
	root.AddCommand(gone)
	var page strings.Builder
	err := writeMan(&page, root, []ui.KeyRow{{ID: "down", Keys: "j, down", Help: "down"}, {ID: "assess", Keys: "s", Help: "judge", Where: "Board, Point"}, {Keys: "\\ -", Help: "draw", ID: "draw"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		".SH \"NAME\"\ntool \\- does\n",
		"\\&.TH is no request\n\\(aqnor is this; \\(rsfB is no font\n.PP\nA list:\n.PP\n.nf\n  .one  \\-x\n.fi\n.PP\n.nf\n  \\(aqtwo \\(dq\\[u2026]\\(dq\n.fi\n.PP\nand        more\n.PP\nlast\n",
		".TP\n\\fB\\-n\\fR, \\fB\\-\\-number\\fR \\fIROWS\\fR\nhow many ROWS of caf\\[u00E9] (default 30)\n",
		".SS \"Everywhere\"\n.TP\n\\fBj, down\\fR\ndown (action down)\n.TP\n\\fB\\(rs \\-\\fR\ndraw (action draw)\n.SS \"Board, Point\"\n.TP\n\\fBs\\fR\njudge (action assess)\n.SH \"FILES\"\n",
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page has no\n%s", want)
		}
	}
	if strings.Contains(page.String(), "gone") {
		t.Error("a hidden command is listed")
	}
	for line := range strings.Lines(page.String()) {
		macro, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if strings.HasPrefix(macro, ".") && !slices.Contains([]string{".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".nf", ".fi"}, macro) || line == "\n" {
			t.Errorf("%q is no macro of the page", line)
		}
	}
	if t.Failed() {
		t.Log(page.String())
	}
}
