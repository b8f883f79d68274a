package desk_test

import (
	"fmt"
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

// entered adds a line and returns what it made.
func entered[R model.Record](t *testing.T, d *desk.Desk, line string) R {
	t.Helper()
	done, err := d.AddLine(t.Context(), "ukr", line, desk.At{Day: d.Today()})
	if err != nil {
		t.Fatalf("%s\n%v", line, err)
	}
	shown, err := d.Show(t.Context(), done.Made[0].Handle, desk.At{Day: d.Today()})
	if err != nil {
		t.Fatal(err)
	}
	return shown.Record.(R)
}

const report = "He said: “the US\nmust sign”, twice.\nObservers doubted it."

func withSource(t *testing.T) *desk.Desk {
	t.Helper()
	d := openTalks(t)
	if _, err := d.Import(t.Context(), "ukr", article.Article{Title: "A report", Text: report}, desk.LetWait); err != nil {
		t.Fatal(err)
	}
	return d
}

// A line is never read as something that was not typed: each of these once
// was, without a word.
func TestLinesAreReadAsTyped(t *testing.T) {
	d := withSource(t)
	tests := map[string]func(*model.Claim) (got, want any){
		`ru demands donbas: the borders of 1991 2dec`: func(c *model.Claim) (any, any) {
			return c.Want + " " + c.Said.String(), "the borders of 1991 2025-12-02"
		},
		`ru predicts donbas: elections on 15may on:2dec`: func(c *model.Claim) (any, any) {
			return c.Words + " " + c.Said.String(), "elections on 15may 2025-12-02"
		},
		`ru predicts donbas: elections on "15may" 2dec`: func(c *model.Claim) (any, any) {
			return c.Words, "elections on 15may"
		},
		`ua reports agreed donbas [ua, ru]`: func(c *model.Claim) (any, any) { return len(c.Scope), 2 },
		`ru, ua demand donbas: talks`:       func(c *model.Claim) (any, any) { return len(c.For), 2 },
		`ru demands donbas: all by:ushak`:   func(c *model.Claim) (any, any) { return c.Speakers[0].Person != "", true },
		`RU demands Donbas: all`:            func(c *model.Claim) (any, any) { return len(c.For), 1 },
		`ru demands donbas: all by:"aides, unnamed","diplomats"`: func(c *model.Claim) (any, any) {
			return c.Speakers, []model.Speaker{{Unnamed: "aides, unnamed"}, {Unnamed: "diplomats"}}
		},
		`ru states donbas: x src:a1 quote:"the US must sign"`: func(c *model.Claim) (any, any) {
			e := c.Evidence[0]
			return fmt.Sprintln(e.Quote == report[e.From:e.To], e.Quote, e.Attribution), "true the US\nmust sign institution\n"
		},
		`ru states donbas: x by:"independent observers" src:a1 quote:"Observers doubted"`: func(c *model.Claim) (any, any) {
			return c.Evidence[0].Attribution, model.Expert
		},
		`ru states donbas: x src:a1 quote:"said: ""the US must sign"""`: func(c *model.Claim) (any, any) {
			return c.Evidence[0].Quote, "said: “the US\nmust sign”"
		},
	}
	for line, check := range tests {
		line = strings.Replace(line, " demand ", " demands ", 1)
		if got, want := check(entered[*model.Claim](t, d, line)); !cmp.Equal(got, want) {
			t.Errorf("%s\n%s", line, cmp.Diff(want, got))
		}
	}
}

func TestLinesThatAreRefused(t *testing.T) {
	d := withSource(t)
	for _, line := range []string{`process other "Other talks"`, `outlet Reuters A`} {
		entered[model.Record](t, d, line)
	}
	if _, err := d.AddLine(t.Context(), "other", `point lake water: Level of the lake`, desk.At{Day: d.Today()}); err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		`uk demands donbas: all`:                      `there is no party "uk"`,
		`ukra demands donbas: all`:                    `there is no party "ukra"`,
		`ru demands donbas: all by:"Yuri Usakov"`:     `did you mean ushakov?`,
		`ru demands donbas: all by:"diplomats",Uskov`: `there is no person "Uskov"`,
		`ru demands donbas: all by:"people in Moscow`: `a quotation mark is not closed`,
		`ru demands donbas: all sorce:a1`:             `sorce: is not a mark; did you mean source:?`,
		`ru demands donbas: all as:expert`:            `needs the source that makes it`,
		`ru demands donbas: all 2dec 3dec`:            `3dec is a second day beside 2dec`,
		`ru demands donbas: all by:ru by:ua`:          `by: is a second by beside ru`,
		`ru demands p2: all`:                          `p2 belongs to the process other, not to ukr`,
		`ua reports agreed donbas [ua,ru`:             `write the scope as [ua,us]`,
		`ru states donbas`:                            `what ru states is missing`,
		`ru demands`:                                  `what ru demands is missing`,
		`ru states talks are useful`:                  `or write *: for the process as a whole`,
		`ru states donbas: x quote:"never"`:           `a quote needs its source`,
		`ru states donbas: x src:a1 quote:"never"`:    `does not have the words “never”`,
		`point donbas territory: Again`:               `the slug "donbas" is that of p1`,
		`point p9 territory: Again`:                   `reads as a handle`,
		`outlet reuters B`:                            `the outlet Reuters is there already; edit o1`,
		`event talks ru,ua Geneva 6aug2026 held`:      `the event is not held yet`,
		`person x "X Y" ru: aide [envoy`:              `has no closing bracket`,
	}
	before, _ := d.Log(t.Context(), 0, 0)
	for line, want := range tests {
		_, err := d.AddLine(t.Context(), "ukr", line, desk.At{Day: d.Today()})
		if !model.Is[*model.Invalid](err) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n gave %v\n want %s", line, err, want)
		}
	}
	if after, _ := d.Log(t.Context(), 0, 0); len(after) != len(before) {
		t.Errorf("refused lines wrote %d acts", len(after)-len(before))
	}
}

func TestAllFaultsOfALineComeAtOnce(t *testing.T) {
	d := openTalks(t)
	_, err := d.AddLine(t.Context(), "ukr", `rusia wants donbass: all by:Usakov`, desk.At{Day: d.Today()})
	for _, want := range []string{`"rusia"`, `"wants"`, `"donbass"`, `"Usakov"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the faults do not name %s:\n%v", want, err)
		}
	}
}

func TestAnEmptyFileSaysHowToBegin(t *testing.T) {
	b := newBench(t)
	_, err := b.AddLine(t.Context(), "", `ru demands donbas: all`, b.at(""))
	if err == nil || !strings.Contains(err.Error(), "begin with the line: process") {
		t.Errorf("a claim in an empty file gave %v", err)
	}
}

func TestOnlyTheSameClaimRestates(t *testing.T) {
	d := openTalks(t)
	claim := func(line string) *model.Claim { return entered[*model.Claim](t, d, line) }
	first := claim(`ru demands donbas: all if "signed" by:Ushakov 1dec`)
	again := claim(`ru demands donbas: All if "signed" by:Ushakov 2dec`)
	softer := claim(`ru demands donbas: half by:Ushakov 3dec`)
	if again.Restates != first.ID || again.Succeeds != "" {
		t.Error("the same position does not restate")
	}
	if softer.Succeeds != again.ID || softer.Restates != "" {
		t.Error("another position does not succeed")
	}
	for _, line := range []string{
		`ru states donbas: one thing by:Ushakov 1dec`, `ru states donbas: another thing by:Ushakov 2dec`,
		`ua reports agreed donbas [ua,ru] 1dec`, `ua reports agreed donbas 2dec`, `ru reports agreed donbas 3dec`,
	} {
		if c := claim(line); c.Restates != "" || c.Succeeds != "" {
			t.Errorf("%s\n is taken for a repetition or a successor", line)
		}
	}
}

func TestEntriesTakeTheDayOfTheView(t *testing.T) {
	d := openTalks(t)
	add := func(line string, at desk.At) (model.Record, error) {
		done, err := d.AddLine(t.Context(), "ukr", line, at)
		if err != nil {
			return nil, err
		}
		shown, err := d.Show(t.Context(), done.Made[0].Handle, desk.At{Day: d.Today()})
		return shown.Record, err
	}
	past := day.On(2025, 12, 10)
	for at, want := range map[day.Date]day.Date{past: past, d.Today().Add(30): d.Today(), day.Max: d.Today()} {
		r, err := add(`ru demands donbas: all`, desk.At{Day: at})
		if err != nil || r.(*model.Claim).Said != day.Exact(want) {
			t.Errorf("a claim entered with the view at %s was said on %v, %v", at, r, err)
		}
	}
	r, err := add(`event talks ru,ua Geneva planned`, desk.At{Day: past})
	if err != nil || r.(*model.Event).History[0].On != day.Exact(past) {
		t.Errorf("an event entered in the past is planned since %+v, %v", r, err)
	}
	r, err = add(`event talks ru,ua Geneva 6aug2025 held`, desk.At{Day: d.Today()})
	if err != nil || r.(*model.Event).History[0].On != day.Exact(day.On(2025, 8, 6)) {
		t.Errorf("an event of 6 August is held since %+v, %v", r, err)
	}
	if _, err := add(`ru demands donbas: all`, desk.At{Day: d.Today(), Known: 2}); err == nil {
		t.Error("a view of the file as it was took an entry")
	}
}

func TestNotesKeepTheirWords(t *testing.T) {
	d := openTalks(t)
	n := entered[*model.Note](t, d, `note donbas: he said "never" !firm; 15aug2025, by:whom?  on:2dec`)
	if want := `he said "never" !firm; 15aug2025, by:whom?`; n.Words != want || n.Day != day.Exact(day.On(2025, 12, 2)) {
		t.Errorf("the note is %q of %s", n.Words, n.Day)
	}
}

func TestEditKeepsWhatItDoesNotShow(t *testing.T) {
	d := withSource(t)
	edit := func(name string, fields map[string]string) error {
		_, err := d.Edit(t.Context(), name, fields)
		return err
	}
	entered[*model.Point](t, d, `point gas energy: Transit of gas`)
	if err := edit("gas", map[string]string{"slug": "donbas"}); err == nil {
		t.Error("two points have the slug donbas")
	}
	if err := edit("gas", map[string]string{"slug": ""}); err == nil {
		t.Error("a point lost its slug")
	}
	c := entered[*model.Claim](t, d, `ru states donbas: x src:a1 quote:"must sign"`)
	if err := edit(c.Handle, map[string]string{"source": ""}); err != nil {
		t.Fatal(err)
	}
	if _, values, _ := d.Values(t.Context(), c.Handle); values["source"]+values["quote"] != "" {
		t.Errorf("the source that was taken away is still there: %v", values)
	}
	// A merge can be undone only while references stay as they are.
	entered[*model.Party](t, d, `party rus "Russian Federation" state`)
	c = entered[*model.Claim](t, d, `rus demands donbas: all`)
	if _, err := d.Merge(t.Context(), "rus", "ru"); err != nil {
		t.Fatal(err)
	}
	_, values, err := d.Values(t.Context(), c.Handle)
	if err != nil {
		t.Fatal(err)
	}
	values["want"] = "everything"
	if err := edit(c.Handle, values); err != nil {
		t.Fatal(err)
	}
	shown, err := d.Show(t.Context(), c.Handle, desk.At{Day: d.Today()})
	if err != nil {
		t.Fatal(err)
	}
	if got := shown.Record.(*model.Claim); got.For[0] != c.For[0] || got.Want != "everything" {
		t.Errorf("editing the want of %s changed whom it is for", c.Handle)
	}
}

func TestCompleteOffersCategories(t *testing.T) {
	d := openTalks(t)
	names, err := d.Complete(t.Context(), "ukr", desk.SortCategory, "sec")
	if err != nil || len(names) != 1 || names[0].Handle != "security-guarantees" {
		t.Errorf("sec is completed to %v, %v", names, err)
	}
}

// What a form shows of a record makes the same record again, whatever stands
// in its fields.
func TestValuesMakeTheSameRecord(t *testing.T) {
	d := withSource(t)
	text := rapid.StringMatching(`[A-Za-zЀ-я][A-Za-zЀ-я ,;:"\[\]().–-]{0,12}[a-z]`)
	list := func(t *rapid.T, label string) string {
		var quoted []string
		for _, v := range rapid.SliceOfN(text, 0, 3).Draw(t, label) {
			quoted = append(quoted, `"`+strings.ReplaceAll(v, `"`, `""`)+`"`)
		}
		return strings.Join(quoted, ",")
	}
	word := func(t *rapid.T, v model.Vocabulary) string { return rapid.SampledFrom(v.Codes()).Draw(t, v.Name) }
	when := rapid.SampledFrom([]string{"", "2025", "2025-11", "2025-11-02", "≤2025-11-02", "2025-11-02/2025-11-04"})
	people := 0
	rapid.Check(t, func(rt *rapid.T) {
		people++
		kind := rapid.SampledFrom([]model.Kind{model.KindParty, model.KindPerson, model.KindClaim, model.KindEvent, model.KindText}).Draw(rt, "kind")
		name := fmt.Sprintf("Name %d", people)
		fields := map[model.Kind]func() map[string]string{
			model.KindParty: func() map[string]string {
				return map[string]string{"title": name, "aliases": list(rt, "aliases"), "sort": word(rt, model.PartyKinds), "roles": word(rt, model.Roles)}
			},
			model.KindPerson: func() map[string]string {
				post := strings.ReplaceAll(text.Draw(rt, "post"), `"`, `""`)
				mission := strings.ReplaceAll(text.Draw(rt, "mission"), `"`, `""`)
				whom := rapid.SampledFrom([]string{"", "ru: ", "ushakov: "}).Draw(rt, "whom")
				mandate := fmt.Sprintf(`%s"%s" [%s] %s..%s "%s"`, whom, post, word(rt, model.Capacities), rapid.SampledFrom([]string{"", "2024-02-01"}).Draw(rt, "from"), when.Draw(rt, "to"), mission)
				return map[string]string{"title": name, "aliases": list(rt, "aliases"), "mandates": mandate + "; ua: minister"}
			},
			model.KindClaim: func() map[string]string {
				return map[string]string{
					"for": "ru,ua", "by": `Ushakov,"` + strings.ReplaceAll(text.Draw(rt, "by"), `"`, `""`) + ` of nowhere"`, "kind": "position", "about": "donbas", "said": when.Draw(rt, "said"),
					"stance": "accepts-if", "firmness": word(rt, model.Firmnesses), "want": text.Draw(rt, "want"), "condition": text.Draw(rt, "if"),
					"words": text.Draw(rt, "words"), "source": "a1", "quote": "must sign", "attribution": word(rt, model.Attributions),
				}
			},
			model.KindEvent: func() map[string]string {
				return map[string]string{
					"kind": word(rt, model.EventKinds), "title": text.Draw(rt, "title"), "state": word(rt, model.EventStates), "day": when.Draw(rt, "day"),
					"place": text.Draw(rt, "place"), "parties": "ru, ua", "people": "Ushakov", "points": "donbas", "alleged": "ua", "format": word(rt, model.Formats),
				}
			},
			model.KindText: func() map[string]string {
				return map[string]string{"kind": word(rt, model.TextKinds), "title": text.Draw(rt, "title"), "by": "ru", "between": "ru,ua", "day": when.Draw(rt, "day"), "known": word(rt, model.Knowledges)}
			},
		}[kind]()
		add := func(fields map[string]string) (string, map[string]string) {
			done, err := d.Add(t.Context(), kind, "ukr", fields, desk.At{Day: d.Today()})
			if err != nil {
				rt.Fatalf("%s %v: %v", kind, fields, err)
			}
			_, values, err := d.Values(t.Context(), done.Made[0].Handle)
			if err != nil {
				rt.Fatal(err)
			}
			return done.Made[0].Handle, values
		}
		handle, values := add(fields)
		if done, err := d.Edit(t.Context(), handle, maps.Clone(values)); err != nil || done.Entry.Seq != 0 {
			rt.Fatalf("editing %s with its own values wrote act %d, %v", handle, done.Entry.Seq, err)
		}
		twin, again := add(maps.Clone(values))
		if diff := cmp.Diff(values, again); diff != "" {
			rt.Fatalf("%s\n%s", kind, diff)
		}
		for _, made := range slices.Backward([]string{handle, twin}) {
			if _, err := d.Remove(t.Context(), made); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// A mission that needs quotation marks for two reasons gets them once.
func TestMissionIsQuotedOnce(t *testing.T) {
	d := withSource(t)
	const mandates = `ru: envoy [envoy] 2025.. "from..to: the whole"`
	done, err := d.Add(t.Context(), model.KindPerson, "ukr", map[string]string{"title": "Name", "mandates": mandates}, desk.At{Day: d.Today()})
	if err != nil {
		t.Fatal(err)
	}
	_, values, err := d.Values(t.Context(), done.Made[0].Handle)
	if err != nil || values["mandates"] != mandates {
		t.Errorf("it is shown as %q, %v", values["mandates"], err)
	}
}
