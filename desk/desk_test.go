package desk_test

import (
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/article"
	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// A bench is a desk over an empty file, with a clock that stands.
type bench struct {
	*desk.Desk
	t *testing.T
}

func entropy() io.Reader { return rand.NewChaCha8([32]byte{1}) }

var now = time.Date(2026, time.January, 14, 12, 0, 0, 0, time.UTC)

func newBench(t *testing.T) bench {
	t.Helper()
	d, err := desk.Open(t.Context(), desk.Options{
		Path: filepath.Join(t.TempDir(), "parley.db"), Wait: 10 * time.Second, Now: func() time.Time { return now },
		Entropy: entropy(), Author: "analyst", Origin: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	return bench{d, t}
}

func (b bench) at(iso string) desk.At {
	b.t.Helper()
	if iso == "" {
		return desk.At{Day: b.Today()}
	}
	d, err := day.ParseDate(iso)
	if err != nil {
		b.t.Fatal(err)
	}
	return desk.At{Day: d}
}

// enter adds records line by line.
func (b bench) enter(lines ...string) {
	b.t.Helper()
	for _, line := range lines {
		if _, err := b.AddLine(b.t.Context(), "", line, b.at("")); err != nil {
			b.t.Fatalf("%s\n%v", line, err)
		}
	}
}

// talks is a small process to work on.
func (b bench) talks() {
	b.enter(
		`process ukr "Ukraine settlement"`,
		`party ru Russia state also:Россия roles:principal`,
		`party ua Ukraine state roles:principal`,
		`party us "United States" state roles:mediator`,
		`person ushakov "Yuri Ushakov" ru: presidential aide [envoy]`,
		`person zelensky "Volodymyr Zelensky" ua: president [principal]`,
		`point donbas territory: Status of the Donetsk region`,
		`point guarantees security-guarantees: Guarantees to Ukraine`,
	)
	if _, err := b.Edit(b.t.Context(), "ukr", map[string]string{"principals": "ru, ua"}); err != nil {
		b.t.Fatal(err)
	}
}

func (b bench) board(iso string) map[string]desk.BoardRow {
	b.t.Helper()
	board, err := b.Board(b.t.Context(), "ukr", b.at(iso), 0)
	if err != nil {
		b.t.Fatal(err)
	}
	rows := map[string]desk.BoardRow{}
	for r := range board.Rows() {
		rows[r.Slug] = r
	}
	return rows
}

func TestLinesReachTheBoard(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(
		`ru demands donbas: full Ukrainian withdrawal !red if "the US signs" by:Ushakov 2dec`,
		`ua refuses donbas by:Zelensky 24dec`,
		`ua reports agreed guarantees [ua,us] count:"90 %" by:Zelensky 28dec`,
	)
	rows := b.board("")
	if got := rows["donbas"]; got.Status != model.Disputed || got.Basis != model.Reported || got.Since != day.Exact(day.On(2025, time.December, 24)) {
		t.Errorf("donbas is %s %s since %s", got.Status, got.Basis, got.Since)
	}
	if got := rows["guarantees"]; got.Status != model.Unknown || len(got.Badges) != 1 || got.Badges[0].Status != model.Agreed {
		t.Errorf("guarantees is %+v, want a badge agreed and nothing in the headline", got.Row)
	}
	if got := b.board("2025-12-10")["donbas"].Status; got != model.Raised {
		t.Errorf("on 10 December only Russia had spoken; donbas was %s", got)
	}
}

func TestClaimLineFields(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(`ru demands donbas: full Ukrainian withdrawal !red if us signs by:Ushakov 2dec`)
	shown, err := b.Show(t.Context(), "c1", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	c := shown.Record.(*model.Claim)
	if c.Stance != model.Demands || c.Firmness != model.RedLine || c.Want != "full Ukrainian withdrawal" || c.Condition != "us signs" || len(c.For) != 1 || len(c.About) != 1 {
		t.Errorf("the line was read as %+v", c)
	}
	if c.Speakers[0].Person == "" {
		t.Error("the speaker is not the person Ushakov")
	}
}

func TestLineFaultsAreSentences(t *testing.T) {
	b := newBench(t)
	b.talks()
	tests := map[string]string{
		`ru wants donbas: all of it`:                    `"wants" is not a verb of a claim`,
		`rusia demands donbas: all of it`:               `there is no party "rusia"; did you mean ru?`,
		`ru demands donbass: all of it`:                 `there is no point "donbass"; did you mean`,
		`ru reports donbas`:                             `reports needs a status`,
		`ru demands donbas: ` + strings.Repeat("x", 50): `at most 40 fit`,
		`ru demands donbas: all 31dec2027`:              `lies ahead`,
		`ru accepts-if donbas: it`:                      `accepts-if needs its condition`,
		`point territory`:                               `write a point as`,
	}
	for line, want := range tests {
		_, err := b.AddLine(t.Context(), "", line, b.at(""))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n gave %v\n want %s", line, err, want)
		}
	}
}

func TestParseLineIsLive(t *testing.T) {
	b := newBench(t)
	b.talks()
	fields, err := b.ParseLine(t.Context(), "", "ru demands donbass: all by:Ushakov", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]desk.LineField{}
	for _, f := range fields {
		found[f.Name] = f
	}
	if found["stance"].Value != "demands" || found["by"].Value != "Ushakov" || found["by"].Fault != "" {
		t.Errorf("fields are %+v", fields)
	}
	if !strings.Contains(found["about"].Fault, "donbass") {
		t.Errorf("the unknown point is not a fault of its field: %+v", found["about"])
	}
	if log, _ := b.Log(t.Context(), 0, 0); len(log) != 9 {
		t.Errorf("reading a line live wrote something: %d acts", len(log))
	}
}

func TestAssessUndoAndThePast(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(`ru demands donbas: all by:Ushakov 2dec`, `ua refuses donbas by:Zelensky 24dec`)
	done, err := b.Assess(t.Context(), desk.Assess{Point: "donbas", Status: model.Deferred, Reason: "both put it off", At: b.at("")})
	if err != nil {
		t.Fatal(err)
	}
	if got := b.board("")["donbas"]; got.Status != model.Deferred || got.Basis != model.Assessed {
		t.Fatalf("after the assessment donbas is %s %s", got.Status, got.Basis)
	}
	if got := b.board("2026-01-13")["donbas"].Status; got != model.Disputed {
		t.Errorf("the day before it was %s, want disputed", got)
	}
	page, err := b.Point(t.Context(), "ukr", "donbas", b.at(""))
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Assessments) != 1 || len(page.Assessments[0].Rests) != 2 || len(page.Claims) != 2 || len(page.Positions) != 2 || len(page.History) != 3 {
		t.Errorf("the page has %d assessments, %d claims, %d positions, %d changes", len(page.Assessments), len(page.Claims), len(page.Positions), len(page.History))
	}
	if _, err := b.Undo(t.Context(), done.Entry.Seq); err != nil {
		t.Fatal(err)
	}
	if got := b.board("")["donbas"].Status; got != model.Disputed {
		t.Errorf("undone, donbas is %s", got)
	}
	if _, err := b.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestKnownAtShowsTheFileAsItWas(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(`ru demands donbas: all by:Ushakov 2dec`)
	log, _ := b.Log(t.Context(), 0, 1)
	before := log[0].Seq
	b.enter(`ua refuses donbas by:Zelensky 24dec`)
	at := b.at("")
	at.Known = before
	board, err := b.Board(t.Context(), "ukr", at, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := board.Row(0).Status; got != model.Raised {
		t.Errorf("before the refusal was entered donbas stood at %s, want raised", got)
	}
}

func TestEditWithTheSameValuesWritesNothing(t *testing.T) {
	b := newBench(t)
	b.talks()
	b.enter(`ru demands donbas: all !red if "us signs" by:Ushakov 2dec`, `event visit us,ru Moscow 6aug2025 held who:ushakov`, `note donbas: doubtful`)
	for _, name := range []string{"ukr", "ru", "ushakov", "donbas", "c1", "e1", "n1"} {
		_, values, err := b.Values(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		done, err := b.Edit(t.Context(), name, values)
		if err != nil || done.Entry.Seq != 0 {
			t.Errorf("editing %s with its own values %v gave act %d, %v", name, values, done.Entry.Seq, err)
		}
	}
}

func TestImportKeepsATextOnce(t *testing.T) {
	b := newBench(t)
	a := article.Article{Title: "A report", Text: "The parties met."}
	first, err := b.Import(t.Context(), "ukr", a, desk.LetWait)
	if err != nil || first.Source.Handle != "a1" {
		t.Fatalf("import gave %+v %v", first, err)
	}
	again, err := b.Import(t.Context(), "ukr", a, desk.LetWait)
	if err != nil || !again.Known || again.Source.Handle != "a1" {
		t.Errorf("the same text again gave %+v %v", again, err)
	}
}
