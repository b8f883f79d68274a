package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"parley/extract"
	"parley/model"
	"parley/model/day"
)

func load(t testing.TB, name string, published day.Date) extract.Article {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	title, _, _ := strings.Cut(string(text), "\n")
	return extract.Article{ID: name, Title: title, Text: string(text), Published: day.Exact(published)}
}

func north(t testing.TB) extract.Article {
	t.Helper()
	return load(t, "north.txt", day.On(2025, time.November, 4))
}

func south(t testing.TB) extract.Article {
	t.Helper()
	return load(t, "south.txt", day.On(2026, time.March, 6))
}

// TestWhole compares all that is found with what was read over and kept.
func TestWhole(t *testing.T) {
	for _, a := range []extract.Article{north(t), south(t)} {
		t.Run(a.ID, func(t *testing.T) {
			found := extract.ToJSON(a, extract.Suggest(a, extract.Known{}))
			text, err := json.MarshalIndent(found, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, append(text, '\n'))
		})
	}
}

func claimBy(t *testing.T, s extract.Suggestions, speaker string) extract.Claim {
	t.Helper()
	for _, c := range s.Claims {
		for _, sp := range c.Speakers {
			if sp.Person+sp.Party+sp.Unnamed == speaker {
				return c
			}
		}
	}
	t.Fatalf("nobody called %q claims anything", speaker)
	return extract.Claim{}
}

func TestAnUnnamedSourceMakesOneClaimOfSeveralPoints(t *testing.T) {
	s := extract.Suggest(south(t), extract.Known{})
	c := claimBy(t, s, "sources in Baku")
	var categories []string
	for _, i := range c.About {
		categories = append(categories, string(s.Points[i].Category))
	}
	want := []string{"territory", "transit", "sovereignty"}
	if !slices.Equal(categories, want) || c.Attribution != model.Anonymous || !slices.Equal(c.For, []string{"Azerbaijan"}) {
		t.Errorf("the claim is about %v, %s, for %v; want %v, anonymous, for Azerbaijan", categories, c.Attribution, c.For, want)
	}
}

func TestAConditionIsKept(t *testing.T) {
	for name, s := range map[string]extract.Suggestions{
		"Armenia":              extract.Suggest(south(t), extract.Known{}),
		"Rapid Support Forces": extract.Suggest(north(t), extract.Known{}),
	} {
		c := claimBy(t, s, name)
		if c.Kind != model.Position || c.Stance != model.AcceptsIf || !strings.Contains(c.Condition, "spirit") {
			t.Errorf("%s: %s %s if %q", name, c.Kind, c.Stance, c.Condition)
		}
	}
}

func TestACountIsKept(t *testing.T) {
	c := claimBy(t, extract.Suggest(south(t), extract.Known{}), "Ararat Mirzoyan")
	if c.Kind != model.StatusClaim || c.Count != "most" || c.Said != day.Exact(day.On(2026, time.March, 3)) {
		t.Errorf("the claim is %s %s %q, said %s", c.Kind, c.Status, c.Count, c.Said)
	}
}

func TestExpertsSpeakOfTheProcess(t *testing.T) {
	c := claimBy(t, extract.Suggest(south(t), extract.Known{}), "analysts")
	if c.Attribution != model.Expert || len(c.About) > 0 {
		t.Errorf("experts' caution is %s about %v", c.Attribution, c.About)
	}
}

func TestEnvoyAndVisit(t *testing.T) {
	s := extract.Suggest(north(t), extract.Known{})
	i := slices.IndexFunc(s.People, func(p extract.Person) bool { return p.Name == "Layla Haddad" })
	if i < 0 || !s.People[i].Envoy || s.People[i].Party != "Qatar" {
		t.Fatalf("people are %+v", s.People)
	}
	j := slices.IndexFunc(s.Events, func(e extract.Event) bool { return e.Kind == "visit" })
	if j < 0 || !s.Events[j].Planned || s.Events[j].Place != "Khartoum" || s.Events[j].Day.Known() || !slices.Contains(s.Events[j].Parties, "Sudanese Armed Forces") {
		t.Errorf("events are %+v", s.Events)
	}
}

func TestOtherHeadlinesSayNothing(t *testing.T) {
	a := north(t)
	list := strings.Index(a.Text, "Read also")
	s := extract.Suggest(a, extract.Known{})
	for _, c := range s.Claims {
		if c.To > list {
			t.Errorf("a claim was found among other headlines: %q", a.Text[c.From:c.To])
		}
	}
}

func TestAnotherSubjectYieldsNothing(t *testing.T) {
	s := extract.Suggest(load(t, "garden.txt", day.On(2026, time.May, 3)), extract.Known{})
	if len(s.Parties)+len(s.People)+len(s.Points)+len(s.Claims)+len(s.Events) > 0 {
		t.Errorf("an article about a garden yields %+v", s)
	}
}

func TestWhatTheFileKnowsIsRecognised(t *testing.T) {
	a := extract.Article{
		Text:      "Talks on the settlement between Northland and Southland went on. Northland demanded a ceasefire. Ilse Brand rejected the treaty on Monday.",
		Published: day.Exact(day.On(2026, time.May, 3)),
	}
	k := extract.Known{
		Parties: []extract.KnownParty{{Name: "Northland", Sort: "state"}, {Name: "Southland", Sort: "state"}},
		People:  []extract.KnownPerson{{Name: "Ilse Brand", Party: "Southland", Post: "chief negotiator", Capacity: "envoy"}},
	}
	s := extract.Suggest(a, k)
	if c := claimBy(t, s, "Northland"); c.Stance != model.Demands {
		t.Errorf("Northland %s", c.Stance)
	}
	if c := claimBy(t, s, "Ilse Brand"); c.Stance != model.Refuses || !slices.Equal(c.For, []string{"Southland"}) {
		t.Errorf("Ilse Brand %s for %v", c.Stance, c.For)
	}
}

func FuzzSuggest(f *testing.F) {
	for _, name := range []string{"north.txt", "south.txt", "garden.txt"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("U.S. said. \xff\xfe “ ” said Moscow, according to")
	f.Add("According to sources in Kyiv said that said that")
	f.Fuzz(func(t *testing.T, text string) {
		a := extract.Article{Text: text, Published: day.Exact(day.On(2026, time.January, 14))}
		s := extract.Suggest(a, extract.Known{})
		check := func(found extract.Found) {
			if found.From < 0 || found.To > len(text) || found.From >= found.To {
				t.Fatalf("the span %d-%d does not lie in %d bytes", found.From, found.To, len(text))
			}
		}
		for _, c := range s.Claims {
			check(c.Found)
			for _, i := range c.About {
				_ = s.Points[i]
			}
		}
		for _, p := range s.Points {
			check(p.Found)
		}
		for _, e := range s.Events {
			check(e.Found)
		}
	})
}

func BenchmarkSuggest(b *testing.B) {
	a := north(b)
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		extract.Suggest(a, extract.Known{})
	}
}
