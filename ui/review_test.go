package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"parley/article"
	"parley/desk"
	"parley/desk/desktest"
	"parley/model"
	"parley/ui/draw"
)

// inbox opens a file in which 30 items are known and an article of 50 waits,
// those 30 among them, on the list of sources.
func inbox(t *testing.T, w, h int, more ...article.Article) *driver {
	t.Helper()
	path := filepath.Join(t.TempDir(), "inbox.db")
	d := openDesk(t, path, 3)
	put := func(a article.Article, accept float64) {
		if _, err := d.Import(t.Context(), "ukr", a, accept); err != nil {
			t.Fatal(err)
		}
	}
	put(desktest.Known(), 0)
	put(desktest.News(), desk.LetWait)
	for _, a := range more {
		put(a, desk.LetWait)
	}
	if _, err := d.Edit(t.Context(), "ukr", map[string]string{"title": "Ukraine settlement"}); err != nil {
		t.Fatal(err)
	}
	return launch(t, path, "ukr", w, h).press("Inbox")
}

// decided counts what became of a source's suggestions.
func (d *driver) decided(source string) (verdicts map[string]int, left int) {
	d.Helper()
	page, err := d.d.Source(d.Context(), source)
	if err != nil {
		d.Fatal(err)
	}
	verdicts = map[string]int{}
	for _, s := range page.Suggestions() {
		verdicts[s.Verdict]++
	}
	return verdicts, page.Undecided()
}

func TestReviewFrames(t *testing.T) {
	t.Parallel()
	screens := map[string][]string{
		"review": nil, "known": {"g", "z", "j", "j"}, "why": {"w"}, "attach": {"p"}, "merge": {"m"}, "change": {"e"},
	}
	for name, keys := range screens {
		for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 60}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, []byte(inbox(t, size[0], size[1]).press("enter").press(keys...).screen()))
			})
		}
	}
}

// TestReviewInFewKeys reviews an article of 50 items, 30 of them known, in at
// most 40 keys: each of the 20 that are new is looked at by itself, and two of
// them are not what the importer made of them.
func TestReviewInFewKeys(t *testing.T) {
	const most = 40
	d := inbox(t, 120, 35)
	keys := 0
	press := func(all ...string) {
		keys += len(all)
		d.press(all...)
	}
	press("enter")
	d.sees("50 left", "A takes 41 at 0.80 or more", "contradicts")
	for range 60 {
		s := reviewing(d.m).selected()
		if s == nil {
			break
		}
		switch {
		case s.Parts > 0:
			press("S")
		case strings.Contains(s.Summary, "Jean Martel"):
			press("n")
		case strings.Contains(s.Summary, "an inventory of warheads") && s.Brings != nil:
			press("p", "a", "r", "m", "enter") // it is about the size of the army
		default:
			press("y")
		}
	}
	press("A")
	d.sees("everything here is decided", "accept 31 suggestions of a2") // the second speaker of one claim restates the first
	if keys > most {
		t.Errorf("the review took %d keys, not %d", keys, most)
	}
	t.Logf("%d keys", keys)
	verdicts, left := d.decided("a2")
	if left != 0 || verdicts[desk.Rejected] != 1 || verdicts[desk.Edited] == 0 {
		t.Errorf("%d are left; the verdicts are %v", left, verdicts)
	}
	d.press("esc").sees("✓ done").misses("○ waits")
}

func TestReviewBeginsAtAContradiction(t *testing.T) {
	d := inbox(t, 120, 35).press("enter")
	if s := reviewing(d.m).selected(); s == nil || s.Relation != model.Contrary {
		t.Fatalf("the cursor is on %+v", s)
	}
	d.sees("! contradicts c", "known ", "Meridian Wire", "19 Jan 2026")
}

// TestContradictionsAreNeverTicked leaves what contradicts the known to the
// analyst, however sure its rule is.
func TestContradictionsAreNeverTicked(t *testing.T) {
	d := inbox(t, 120, 35).press("enter")
	for range 20 {
		d.press("-")
	}
	contrary := func(_ *desk.Group, s *desk.Suggestion) bool { return s.Relation == model.Contrary }
	n := len(reviewing(d.m).left(contrary))
	d.sees("☐ !", fmt.Sprintf("A takes %d at 0.00", 50-n)).press("v").sees("☑ !", fmt.Sprintf("A takes %d", 51-n)).press("k", "v")
	d.press("A").sees(fmt.Sprintf("%d left", n))
	if left := reviewing(d.m).left(contrary); len(left) != n || n == 0 {
		t.Errorf("of %d contradictions %d are left", n, len(left))
	}
}

func TestVerdictsOfAGroup(t *testing.T) {
	d := inbox(t, 120, 35).press("enter")
	r := reviewing(d.m)
	group := r.groupOf[r.list.Key()].Title
	in := len(r.left(func(g *desk.Group, _ *desk.Suggestion) bool { return g.Title == group }))
	d.press("N").sees(fmt.Sprintf("reject %d suggestions of a2", in), fmt.Sprintf("%d left", 50-in))
	d.press("u").sees("50 left")
	d.press("Y").sees(fmt.Sprintf("accept %d suggestions of a2", in))
}

// TestKnownOnesAreOneRow decides what restates the known of a group at once,
// or opens it and decides one by one.
func TestKnownOnesAreOneRow(t *testing.T) {
	d := inbox(t, 120, 35).press("enter", "g").sees("2 restate what is known", "z opens")
	for reviewing(d.m).selected() != nil {
		d.press("j")
	}
	d.sees("y accepts all of these").press("y").sees("accept 2 suggestions of a2", "48 left").press("u").sees("50 left")
	d.press("enter").sees("z closes").press("j").sees("= restates c").press("n").sees("reject a suggestion", "49 left")
	d.press("z").sees("1 restates what is known")
}

func TestConfidenceIsSetLive(t *testing.T) {
	d := inbox(t, 120, 35).press("enter").sees("A takes 41 at 0.80 or more")
	d.press("-").sees("A takes 44 at 0.75 or more").press("+", "+", "+", "+").sees("at 0.95 or more", "A takes 30")
	d.press("v").sees("A takes 31").press("k", "v").sees("A takes 30")
	d.press("A").sees("accept 30 suggestions", "20 left").press("A").sees("- asks for less; v ticks what contradicts").press("u").sees("50 left")
}

func TestEditInTheForm(t *testing.T) {
	d := inbox(t, 120, 35).press("enter")
	d.press("e").sees("Accept with changes", "by", "sybiha", "two")
	for range 11 {
		d.press("tab")
	}
	d.press("backspace", "backspace", "backspace").write("three").press("enter").misses("Accept with changes").sees("49 left")
	if verdicts, _ := d.decided("a2"); verdicts[desk.Edited] != 1 {
		t.Errorf("the verdicts are %v", verdicts)
	}
	d.press("u").sees("50 left").press("g").press("e").press("tab", "tab").write("x").press("enter").sees("Accept with changes", "! ") // refused: it stays open
}

func TestMergeIntoAKnownClaim(t *testing.T) {
	d := inbox(t, 120, 35).press("enter", "m").sees("the same as", "narrowing (one)")
	d.press("enter").sees("merge a suggestion of a2", "49 left")
	d.press("m").write("c999").press("enter").sees("! suggestion", `"c999"`, "49 left")
}

// TestALongReviewShowsItsGroups names the group of the first row and how many
// rows are hidden, at every place of the cursor, and never a group without rows.
func TestALongReviewShowsItsGroups(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 35}, {200, 40}} {
		d := inbox(t, size[0], size[1]).press("enter", "g")
		r := reviewing(d.m)
		for range len(r.list.Keys) {
			group, lines := "", 0
			r.list.Visible(func(y, index int, head string) bool {
				if index < 0 && head == "" {
					return true
				}
				if lines++; index < 0 {
					group = head
				} else if group != r.groupOf[r.list.Keys[index]].Key {
					t.Fatalf("at %v the row %s stands under the group %q", size, r.list.Keys[index], group)
				}
				return true
			})
			if lines > r.list.Height {
				t.Fatalf("at %v %d lines are drawn on %d", size, lines, r.list.Height)
			}
			hidden := r.list.Below()
			if strings.Contains(d.screen(), " more below ─") != (hidden > 0) || r.list.At(r.list.Height-1) < 0 && hidden > 0 && r.list.At(r.list.Height-2) < 0 {
				t.Fatalf("at %v with %d rows hidden the screen is\n%s", size, hidden, d.screen())
			}
			d.press("j")
		}
		if r.list.Cursor != len(r.list.Keys)-1 || r.list.Below() != 0 {
			t.Errorf("at %v the last row is %d of %d, with %d below", size, r.list.Cursor, len(r.list.Keys), r.list.Below())
		}
	}
}

// TestTheCardLeavesRoomForTheList takes no more lines than it fills.
func TestTheCardLeavesRoomForTheList(t *testing.T) {
	d := inbox(t, 200, 60).press("enter", "g")
	if r := reviewing(d.m); r.list.Below() > 2 { // a card of the greatest height would hide eleven
		t.Errorf("%d rows are hidden:\n%s", r.list.Below(), d.screen())
	}
}

func TestACutQuoteHasOneEllipsis(t *testing.T) {
	s := desk.Suggestion{Relation: model.Contrary, Known: &desk.Known{Handle: "c1", Quote: strings.Repeat("words of a long remark ", 20)}}
	lines := comparison(inbox(t, 80, 24).m, &s, 60)
	if got := strings.Join(lines, "\n"); strings.Count(got, "…") != 1 {
		t.Errorf("the quote is cut as\n%s", got)
	}
}

// TestAClosedReviewSaysSo tells what was left, and that it can still be decided.
func TestAClosedReviewSaysSo(t *testing.T) {
	d := inbox(t, 120, 35).press("enter", "y", "c").misses("closed:").sees("close the review of a2", "✓ done", "the review was ended with 49 undecided").misses("to decide;")
	d.press("enter", "y").sees("48 left")
}

// TestWhatWaitsElsewhereIsTold names the sources of other processes that wait,
// and what is to be decided also where there is no room for the detail.
func TestWhatWaitsElsewhereIsTold(t *testing.T) {
	d := inbox(t, 80, 24).sees("1 to review", "a2: 50 to decide").misses("elsewhere")
	for i, text := range []string{"Russia offers a corridor on Crimea, Sergei Lavrov said on 3 February 2026.", "Ukraine refuses a corridor on Donbas, Andrii Sybiha said on 4 February 2026."} {
		a := article.Article{Title: "Talks on transit", Text: text, Outlet: fmt.Sprint("Wire ", i), Published: desktest.News().Published}
		if _, err := d.d.Import(t.Context(), "arm", a, desk.LetWait); err != nil {
			t.Fatal(err)
		}
		d.run(d.m.reload())
		d.sees(fmt.Sprintf("1 to review, %d elsewhere", i+1), "in other processes: "+d.m.tabNamed(nameProcesses)+" lists them")
	}
	d.press("t").write("1 feb 2026").press("enter").sees("PAST").misses("to review")
}

// TestAttachToAPointOfTheArticle offers the points that the article proposes
// beside those that the file knows.
func TestAttachToAPointOfTheArticle(t *testing.T) {
	d := inbox(t, 120, 35).press("enter", "p").write("dron").sees("▌ Drones  new point of this article").press("enter")
	d.sees("accept a suggestion of a2", "49 left")
	d.press("esc", "Board").sees("15 points", "Drones")
}

// TestFastKeys decides on row after row before any act is done.
func TestFastKeys(t *testing.T) {
	d := inbox(t, 120, 35).press("enter")
	var cmds []tea.Cmd
	for range 5 {
		_, cmd := d.m.Update(tea.KeyPressMsg{Code: 'y', Text: "y"})
		cmds = append(cmds, cmd)
	}
	d.sees("45 left")
	for _, cmd := range cmds {
		d.run(cmd)
		d.sees("45 left")
	}
	if verdicts, left := d.decided("a2"); left != 45 || verdicts[desk.Accepted] != 5 {
		t.Errorf("%d are left; the verdicts are %v", left, verdicts)
	}
}

// TestActsAreDoneInTheOrderOfTheKeys though each has a thread of its own: else
// undo could take back another act than the last one.
func TestActsAreDoneInTheOrderOfTheKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &Model{ctx: t.Context()}
		var done []string
		act := func(name string) tea.Cmd {
			return m.act(name, func(context.Context) (desk.Done, error) {
				done = append(done, name)
				return desk.Done{}, nil
			}, nil)
		}
		accept, undo := act("accept"), act("undo")
		go undo()
		synctest.Wait()
		accept()
		synctest.Wait()
		if !slices.Equal(done, []string{"accept", "undo"}) {
			t.Errorf("they were done as %v", done)
		}
	})
}

// TestReaderLightsEvidence paints the evidence in question brightest, on every
// line that it runs over, wherever it stands, and all the other evidence.
func TestReaderLightsEvidence(t *testing.T) {
	body := "One of the first paragraphs, which no claim is made of.\n\n" + strings.Repeat("filler words of an article. ", 60) +
		"Die Länder 領土の地位 agree; \x1b[31mevil\u202e words stay in their cells.\nhard-wrapped lines are joined where a paragraph goes on\nand so it ends."
	from := strings.Index(body, "Die")
	for _, w := range []int{1, 7, 20, 47, 90} {
		var r readerText
		r.layOut(body, w)
		th := draw.NewTheme("dark", colorprofile.TrueColor, false, nil)
		current := stretch{from, from + len("Die Länder 領土の地位 agree")}
		lines := r.draw(th, current, []stretch{{0, 12}}, 0, 12)
		seen, lit := "", ""
		for _, l := range lines {
			if n := ansi.StringWidth(l); n > max(w, 2)+1 {
				t.Errorf("at %d cells a line has %d: %q", w, n, l)
			}
			seen += ansi.Strip(l)
			for _, part := range strings.Split(l, string(th.Lit))[1:] {
				words, _, _ := strings.Cut(part, "\x1b[m")
				lit += words
			}
		}
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if w >= 7 && squeeze(lit) != squeeze("Die Länder 領土の地位 agree") {
			t.Errorf("at %d cells %q is lit of %q", w, lit, seen)
		}
		if strings.Contains(strings.Join(lines, ""), "\u202e") {
			t.Error("an override of direction reaches the screen")
		}
		if n := len(r.draw(th, current, nil, 1<<20, 12)); n > 12 {
			t.Errorf("scrolled beyond the end it has %d lines", n)
		}
	}
	var r readerText
	r.layOut(body, 30)
	whole := ""
	for i, l := range r.lines {
		if i > 0 {
			whole += body[r.lines[i-1].to:l.from]
		}
		whole += body[l.from:l.to]
	}
	if whole != body {
		t.Error("lines lose some of the text")
	}
}

// TestLargeReviewIsImmediate draws a frame of a review of 300 suggestions
// without looking at the article again.
func TestLargeReviewIsImmediate(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "Russia demands term number %d of the annex on %s, Sergei Lavrov said on 4 February 2026.\n\n", i, []string{"Donbas", "the plant", "drones"}[i%3])
	}
	big := article.Article{Title: "Three hundred demands", Text: b.String(), Outlet: "The Harbour Post", Published: desktest.News().Published}
	d := inbox(t, 120, 35, big)
	for !strings.Contains(d.screen(), "Three hundred demands") {
		d.Fatal("the source is not listed")
	}
	d.press("g", "enter").sees("left · A takes ")
	if got := testing.AllocsPerRun(5, func() { d.m.frame() }); got > 20000 {
		t.Errorf("a frame takes %.0f allocations", got)
	}
}

// TestUnreadIsNotCounted takes the rest and a whole point: of what was decided
// only the row under the cursor was read and tells of its rule.
func TestUnreadIsNotCounted(t *testing.T) {
	d := inbox(t, 120, 35).press("enter")
	counted := func() (taken, not int) {
		rows, err := d.d.Rules(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			taken, not = taken+r.Accepted, not+r.Rejected
		}
		return taken, not
	}
	d.press("A")
	if taken, not := counted(); taken != 0 || not != 0 {
		t.Errorf("taking the rest counts %d taken and %d rejected", taken, not)
	}
	d.press("N")
	if taken, not := counted(); taken != 0 || not != 1 {
		t.Errorf("rejecting a point counts %d taken and %d rejected, want the one that was read", taken, not)
	}
}

// TestCopiesAndVersionsAreNamed shows who else carried a story, and what an
// edited page is a version of.
func TestCopiesAndVersionsAreNamed(t *testing.T) {
	copied, edited := desktest.News(), desktest.News()
	copied.Outlet = "The Courier"
	edited.Text += "\n\nFrance offers engineers on drones, Jean Martel said on 5 February 2026."
	first := desktest.News()
	first.URL, first.Outlet = "https://gazette.example/talks", "Gazette"
	edited.URL, edited.Outlet = first.URL, first.Outlet
	d := inbox(t, 160, 40, copied, first, edited)
	d.press("/").write("outlet:courier").press("enter").sees("story of a2", "same story: a2, The Harbour Post, 4 Feb 2026", "same story: a4, Gazette")
	d.press("/", "ctrl+u").write("is:replaced").press("enter").sees("replaced by a5")
	d.press("/", "ctrl+u").write("outlet:gazette -is:replaced").press("enter").sees("version of a4")
	d.press("enter").sees("a5 · Gazette · 4 Feb 2026 · version of a4", "1 left")
}

func TestReviewAtEverySize(t *testing.T) {
	t.Parallel()
	d := inbox(t, 80, 24).press("enter")
	for _, keys := range [][]string{nil, {"g", "z"}, {"w"}, {"esc", "p"}, {"esc", "m"}, {"esc", "e"}, {"esc", "A", "G", "Y"}} {
		d.press(keys...).fits(keys)
	}
}

// TestReaderBreaksAnyText loses no letter, keeps lines within their width, and
// finds the line of every byte.
func TestReaderBreaksAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"treaty", " ", "  ", "\n", "\n\n", "領土", "Зеленський", "e\u0301", "👨‍👩‍👧", "\t", "\r\n", "\x1b[1m", "\xff", "a-very-long-word-of-many-cells",
		})).Draw(t, "parts"), "")
		w := rapid.IntRange(8, 40).Draw(t, "width")
		var r readerText
		r.layOut(body, w)
		at := 0
		for i, l := range r.lines {
			if l.from < at || l.to < l.from || strings.Trim(body[at:l.from], " \n") != "" {
				t.Fatalf("between lines %q is lost", body[at:l.from])
			}
			if n := cells(r.body[l.from:l.to]); n > w {
				t.Fatalf("line %d has %d cells of %d: %q", i, n, w, r.body[l.from:l.to])
			}
			if l.to > l.from && r.lineOf(l.from) != i {
				t.Fatalf("byte %d is on line %d, not %d", l.from, i, r.lineOf(l.from))
			}
			at = l.to
		}
		if strings.Trim(body[at:], " \n") != "" {
			t.Fatalf("the end %q is lost", body[at:])
		}
	})
}
