package desk_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// gulf is a process with something in every lane, some of it later than some
// views, and one claim that came out long after it was made.
func (b bench) gulf() {
	b.talks()
	late := article.Article{Title: "A late account", Text: "Ushakov had refused guarantees.", Outlet: "Wire", Published: day.Exact(day.On(2026, 1, 5))}
	if _, err := b.Import(b.t.Context(), "ukr", late, desk.LetWait); err != nil {
		b.t.Fatal(err)
	}
	b.enter(
		`ru demands donbas: full withdrawal !red if us signs by:Ushakov 2dec`,
		`ua refuses donbas by:Zelensky 24dec`,
		`ua,us reports agreed guarantees [ua,us] by:Zelensky 28dec`,
		`ru refuses guarantees by:Ushakov 10dec src:a1 quote:"Ushakov had refused guarantees."`,
		`ru predicts *: talks will go on 3dec`,
		`us offers donbas, guarantees: a zone 12dec`,
		`event talks ru,ua Geneva 2026-01-20 planned points:donbas`,
		`event meeting us,ua held`,
		`text plan "A plan" by:us 1dec2025 known:leaked`,
	)
}

func (b bench) timeline(at desk.At) desk.Timeline {
	b.t.Helper()
	t, err := b.Timeline(b.t.Context(), "ukr", at)
	if err != nil {
		b.t.Fatal(err)
	}
	return t
}

func keysOf(t desk.Timeline) []string {
	var keys []string
	for _, e := range t.Entries {
		keys = append(keys, e.Day.String()+" "+e.Key)
	}
	return keys
}

func TestTimelineHoldsFourLanes(t *testing.T) {
	b := newBench(t)
	b.gulf()
	tl := b.timeline(b.at(""))
	want := []string{
		"2025-12-01 x1", "2025-12-02 c1", "2025-12-02 c1 p1 ru–ua", "2025-12-03 c5", "2025-12-10 c4", "2025-12-10 c4 p2 ru–ua", "2025-12-12 c6",
		"2025-12-24 c2", "2025-12-24 c2 p1 ru–ua", "2025-12-28 c3", "2025-12-28 c3 p2 ua–us", "2026-01-20 e1", " e2",
	}
	if diff := cmp.Diff(want, keysOf(tl)); diff != "" {
		t.Fatalf("the timeline differs:\n%s", diff)
	}
	by := map[string]desk.Entry{}
	for _, e := range tl.Entries {
		by[e.Key] = e
	}
	if e := by["c1"]; e.Speaker != "Yuri Ushakov" || e.Gist != "demands: full withdrawal" || !slices.Equal(e.Parties, []string{"ru"}) || e.About[0].Slug != "donbas" {
		t.Errorf("c1 is %+v", e)
	}
	if e := by["c6"]; len(e.About) != 2 {
		t.Errorf("c6 is about donbas and guarantees; it has %v", e.About)
	}
	if e := by["c2 p1 ru–ua"]; e.Was != model.Raised || e.Status != model.Disputed || e.Basis != model.Reported || e.Speaker != "Volodymyr Zelensky" {
		t.Errorf("the change of donbas is %+v", e)
	}
	if e := by["e1"]; !e.Ahead || e.State != "planned" || e.About[0].Handle != "p1" {
		t.Errorf("the planned talks are %+v", e)
	}
}

// TestTimelineIsAsOfItsDay: nothing that came later is in it; what came out
// late is there with hindsight.
func TestTimelineIsAsOfItsDay(t *testing.T) {
	b := newBench(t)
	b.gulf()
	at := b.at("2025-12-11")
	want := []string{"2025-12-01 x1", "2025-12-02 c1", "2025-12-02 c1 p1 ru–ua", "2025-12-03 c5"}
	seen := func(at desk.At) []string {
		return slices.DeleteFunc(keysOf(b.timeline(at)), func(key string) bool { return strings.Contains(key, " e") })
	}
	if diff := cmp.Diff(want, seen(at)); diff != "" {
		t.Errorf("as of 11 December:\n%s", diff)
	}
	at.Hindsight = true
	if diff := cmp.Diff(append(want, "2025-12-10 c4", "2025-12-10 c4 p2 ru–ua"), seen(at)); diff != "" {
		t.Errorf("as of 11 December with hindsight:\n%s", diff)
	}
	all, err := b.Claims(t.Context(), "ukr", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	var ids []model.ID
	for _, c := range all {
		ids = append(ids, c.ID)
	}
	lines, err := b.ClaimLines(t.Context(), "ukr", ids, b.at("2025-12-11"))
	if err != nil || len(lines) != 2 {
		t.Errorf("as of 11 December there are lines for %d claims, want c1 and c5 (%v)", len(lines), err)
	}
}

// TestSharesAreTheBoards: at the end of every span the points stand as the
// board of that day counts them.
func TestSharesAreTheBoards(t *testing.T) {
	b := newBench(t)
	b.gulf()
	if _, err := b.Assess(t.Context(), desk.Assess{Process: "ukr", Point: "guarantees", Status: model.Deferred, From: day.Exact(day.On(2026, 1, 8)), At: b.at("")}); err != nil {
		t.Fatal(err)
	}
	for _, hindsight := range []bool{false, true} {
		at := b.at("")
		at.Hindsight = hindsight
		shares := b.timeline(at).Shares(desk.ByDay, 100)
		if len(shares) != 44 || shares[0].To != day.On(2025, 12, 2) || shares[43].To != at.Day {
			t.Fatalf("there are %d shares, want those from 2 December to 14 January", len(shares))
		}
		for _, s := range shares {
			board, err := b.Board(t.Context(), "ukr", desk.At{Day: s.To, Hindsight: hindsight}, 0)
			if err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(s.ByStatus, board.Process.ByStatus) {
				t.Errorf("as of %s, hindsight %v, the board counts %v, the share %v", s.To, hindsight, board.Process.ByStatus, s.ByStatus)
			}
		}
	}
	for most, want := range map[int]desk.Scale{44: desk.ByDay, 43: desk.ByWeek, 7: desk.ByWeek, 6: desk.ByMonth, 1: desk.ByQuarter} {
		got, scale, err := b.Shares(t.Context(), "ukr", b.at(""), most)
		if diff := cmp.Diff(b.timeline(b.at("")).Shares(want, most), got); err != nil || scale != want || diff != "" {
			t.Errorf("in at most %d spans it is told by %s, want %s (%v):\n%s", most, scale, want, err, diff)
		}
	}
	if got := b.timeline(b.at("")).Shares(desk.ByWeek, 2); len(got) != 2 || got[0].To != day.On(2026, 1, 11) || got[1].From != day.On(2026, 1, 12) {
		t.Errorf("the last two weeks are %v", got)
	}
}

func TestTracksAreThoseOfThePoint(t *testing.T) {
	b := newBench(t)
	b.gulf()
	page, err := b.Point(t.Context(), "ukr", "donbas", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	tracks, err := b.Tracks(t.Context(), "ukr", []model.ID{page.ID}, b.at(""))
	if err != nil || len(page.History) == 0 || !slices.Equal(tracks[page.ID], page.History) {
		t.Errorf("the track is %v, the point's history %v (%v)", tracks[page.ID], page.History, err)
	}
	got := model.Convergence(tracks[page.ID], desk.ByMonth.Ends(day.On(2026, 1, 14), 3))
	if !slices.Equal(got, []int{0, model.Disputed.Rung(), model.Disputed.Rung()}) {
		t.Errorf("the rungs of donbas at the ends of three months are %v", got)
	}
}

func drawDay(t *rapid.T) day.Day {
	d := day.On(2025, 1, 1).Add(rapid.IntRange(-800, 800).Draw(t, "day"))
	year, month, _ := d.Civil()
	return rapid.SampledFrom([]day.Day{
		day.Exact(d), day.Month(year, month), day.Year(year), day.OnOrBefore(d), day.OnOrAfter(d), day.Between(d, d.Add(9)), {},
	}).Draw(t, "form")
}

// TestBucketsPartTheEntries: every entry stands in exactly one bucket, which
// holds the first day that it may be; buckets ascend and do not overlap.
func TestBucketsPartTheEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var tl desk.Timeline
		for range rapid.IntRange(0, 30).Draw(t, "entries") {
			lane := desk.Lane(rapid.SampledFrom(desk.Lanes.Codes()).Draw(t, "lane"))
			tl.Entries = append(tl.Entries, desk.Entry{Lane: lane, Day: drawDay(t)})
		}
		slices.SortStableFunc(tl.Entries, func(a, b desk.Entry) int { return a.Day.Compare(b.Day) })
		scale := desk.Scale(rapid.SampledFrom(desk.Scales.Codes()).Draw(t, "scale"))
		var all []desk.Entry
		before := day.Min
		buckets := tl.Buckets(scale)
		for i, b := range buckets {
			counted := 0
			for _, n := range b.Counts {
				counted += n
			}
			if counted != len(b.Entries) || counted == 0 {
				t.Fatalf("%s counts %d of %d entries", b.Title(), counted, len(b.Entries))
			}
			all = append(all, b.Entries...)
			if b.Undated {
				if i != len(buckets)-1 {
					t.Fatal("undated entries do not stand last")
				}
				continue
			}
			if b.From <= before || b.To < b.From {
				t.Fatalf("%s, from %s to %s, does not follow %s", b.Title(), b.From, b.To, before)
			}
			before = b.To
			for _, e := range b.Entries {
				if !e.Day.Known() || e.Day.First() < b.From || e.Day.First() > b.To {
					t.Fatalf("%s stands in %s", e.Day, b.Title())
				}
			}
		}
		if !slices.EqualFunc(all, tl.Entries, func(a, b desk.Entry) bool { return a.Day == b.Day && a.Lane == b.Lane }) {
			t.Fatalf("%d entries went in, %d came out", len(tl.Entries), len(all))
		}
	})
}

func TestScales(t *testing.T) {
	on := day.On(2026, 1, 14) // a Wednesday
	for scale, want := range map[desk.Scale]struct{ title, from, to string }{
		desk.ByDay:     {"14 Jan 2026", "2026-01-14", "2026-01-14"},
		desk.ByWeek:    {"week of 12 Jan 2026", "2026-01-12", "2026-01-18"},
		desk.ByMonth:   {"Jan 2026", "2026-01-01", "2026-01-31"},
		desk.ByQuarter: {"1st quarter of 2026", "2026-01-01", "2026-03-31"},
	} {
		b := (desk.Timeline{Entries: []desk.Entry{{Day: day.Exact(on)}}}).Buckets(scale)[0]
		if b.Title() != want.title || b.From.String() != want.from || b.To.String() != want.to {
			t.Errorf("by %s it is %q from %s to %s", scale, b.Title(), b.From, b.To)
		}
		ends := scale.Ends(on, 3)
		if ends[2] != on || ends[1] != b.From.Add(-1) || ends[0] >= ends[1] {
			t.Errorf("by %s the ends are %v", scale, ends)
		}
	}
}

// TestQuotesAreAsOfTheirDay: of a claim that two sources carry, a view shows
// the one that had come out; a text is not there before its day.
func TestQuotesAreAsOfTheirDay(t *testing.T) {
	b := newBench(t)
	b.gulf()
	const words = "Ushakov said no to guarantees."
	early := article.Article{Title: "An early account", Text: words, Outlet: "Agency", Published: day.Exact(day.On(2025, 12, 10))}
	if _, err := b.Import(t.Context(), "ukr", early, desk.LetWait); err != nil {
		t.Fatal(err)
	}
	show := func(name string) desk.Shown {
		t.Helper()
		shown, err := b.Show(t.Context(), name, b.at(""))
		if err != nil {
			t.Fatal(err)
		}
		return shown
	}
	shown := show("c4")
	claim := *shown.Record.(*model.Claim)
	claim.Evidence = append(slices.Clone(claim.Evidence), model.Evidence{
		Source: show("a2").Ref.ID, To: len(words), Quote: words, Attribution: model.Named,
	})
	act := model.Act{Verb: model.VerbEdit, Title: "edit c4", Process: claim.Process, Writes: []model.Write{{Ref: claim.Ref(), Saw: shown.History[0].Seq, Value: &claim}}}
	if _, err := b.Bulk(t.Context(), slices.Values([]model.Act{act})); err != nil {
		t.Fatal(err)
	}
	for iso, want := range map[string]string{"2025-12-09": "", "2025-12-11": "a2", "2026-01-14": "a1 a2"} {
		lines, err := b.ClaimLines(t.Context(), "ukr", []model.ID{claim.ID}, b.at(iso))
		if err != nil {
			t.Fatal(err)
		}
		var sources []string
		for _, q := range lines[claim.ID].Quotes {
			sources = append(sources, q.Source.Handle)
		}
		if got := strings.Join(sources, " "); got != want {
			t.Errorf("as of %s it is quoted from %q, want %q", iso, got, want)
		}
	}
	for iso, want := range map[string]int{"2025-11-30": 0, "2025-12-01": 1} {
		if got := b.timeline(b.at(iso)).Buckets(desk.ByDay); countOf(got, desk.TextLane) != want {
			t.Errorf("as of %s there are %d texts, want %d", iso, countOf(got, desk.TextLane), want)
		}
	}
}

func countOf(buckets []desk.Bucket, lane desk.Lane) (n int) {
	for _, b := range buckets {
		n += b.Counts[lane]
	}
	return n
}
