package extract_test

import (
	"strings"
	"testing"
	"time"

	"parley/extract"
	"parley/model"
	"parley/model/day"
)

// frame makes an article about talks of a sentence.
func frame(sentence string) extract.Article {
	return extract.Article{
		Title: "Russia and Ukraine resume peace talks in Geneva",
		Text: "GENEVA — Russian and Ukrainian negotiators resumed peace talks in Geneva on Tuesday with mediators from the United States.\n\n" +
			sentence + "\n\nThe negotiations between Russia and Ukraine on a ceasefire and a peace deal go on this week.",
		Published: day.Exact(day.On(2026, time.February, 10)),
	}
}

// wanted is a claim in short: speaker, attribution, kind, status or stance and
// category; - stands for what is not asked.
type wanted struct{ speaker, attribution, kind, word, category string }

func (w wanted) is(c extract.Claim) bool {
	ok := func(want, is string) bool { return want == "-" || want == is }
	who := ""
	for _, sp := range c.Speakers {
		who = sp.Person + sp.Party + sp.Unnamed
		if who == w.speaker {
			break
		}
	}
	return ok(w.speaker, who) && ok(w.attribution, string(c.Attribution)) && ok(w.kind, string(c.Kind)) && ok(w.word, string(c.Status)+string(c.Stance)) && ok(w.category, string(c.Category))
}

func TestClaims(t *testing.T) {
	for _, c := range []struct {
		text string
		want []wanted
	}{
		{"Foreign Minister Sergei Lavrov said that sanctions must be lifted first.", []wanted{{"Sergei Lavrov", "named", "position", "demands", "sanctions"}}},
		{"“The exchange of prisoners has been agreed,” said Rustem Umerov.", []wanted{{"Rustem Umerov", "named", "status", "agreed", "detainees"}}},
		{"Ukraine rejected a withdrawal from the Donetsk region.", []wanted{{"Ukraine", "institution", "position", "refuses", "territory"}}},
		{"Moscow has not abandoned its demand for a halt to NATO's enlargement.", []wanted{{"Russia", "institution", "position", "-", "alliances"}}},
		{"Russia is ready to host the next round of talks.", []wanted{{"Russia", "institution", "position", "offers", "process"}}},
		{"According to a senior Ukrainian official, the two sides were close to a text on security guarantees.", []wanted{{"a senior Ukrainian official", "anonymous", "status", "narrowing", "security-guarantees"}}},
		{"A diplomat from a contact-group country said that the reopening of the airport had been put off.", []wanted{{"a diplomat from a contact-group country", "anonymous", "status", "deferred", "transit"}}},
		{"Analysts doubt that a ceasefire will hold.", []wanted{{"analysts", "expert", "prediction", "-", "ceasefire"}}},
		{"The draft would cap the army at 600,000 troops and provides for elections within 100 days.", []wanted{{"draft", "document", "position", "-", "forces"}}},
		{"The withdrawal of troops from the Donetsk region is demanded by Moscow.", []wanted{{"Russia", "institution", "position", "demands", "-"}}},
		{"A text on frozen assets is, in Zelensky's words, almost ready.", []wanted{{"Volodymyr Zelensky", "named", "status", "narrowing", "sanctions"}}},
		{"The two sides agreed to exchange prisoners by Friday.", []wanted{{"Russia", "institution", "status", "agreed", "detainees"}}},
		{"Russia is said to want a corridor to the Black Sea ports.", []wanted{{"unnamed sources", "anonymous", "-", "-", "transit"}}},
		{"Peskov spoke on Monday. He said that Russia would never accept foreign troops in Ukraine.", []wanted{{"Dmitry Peskov", "named", "position", "refuses", "forces"}}},
		{"Kyiv accuses Moscow of breaking the truce; Moscow denies it.", []wanted{{"Ukraine", "institution", "-", "-", "ceasefire"}, {"Russia", "institution", "fact", "-", "-"}}},
		{"“15 of the 17 articles of the peace treaty have been agreed,” Umerov told reporters.", []wanted{{"Rustem Umerov", "named", "status", "narrowing", "normalisation"}}},
		{"Umerov expects the envoys to return to Geneva next week.", []wanted{{"Rustem Umerov", "named", "prediction", "-", "process"}}},
		{"Umerov denied that Ukraine had agreed to give up the nuclear plant.", []wanted{{"Rustem Umerov", "named", "-", "-", "nuclear"}}},
		{"A Ukrainian official acknowledged a delay in the exchange of prisoners, while a person close to the Russian delegation denied that sanctions were discussed.", []wanted{{"a Ukrainian official", "anonymous", "-", "-", "detainees"}, {"a person close to the Russian delegation", "anonymous", "-", "-", "sanctions"}}},
		{"“We urge them to disarm,” a British official said; the offer on frozen assets was made in July, a Ukrainian diplomat added.", []wanted{{"a British official", "anonymous", "position", "-", "forces"}, {"a Ukrainian diplomat", "anonymous", "-", "-", "sanctions"}}},
		{"Britain, France and Germany told the Council that Russia was in breach of the ceasefire.", []wanted{{"United Kingdom", "institution", "status", "breached", "ceasefire"}}},
		{"Lavrov was quoted by state media as saying that sanctions must be lifted.", []wanted{{"Sergei Lavrov", "named", "position", "demands", "sanctions"}}},
		{"The Rapid Support Forces would meet the army in Geneva on the exchange of prisoners, a Ukrainian official said.", []wanted{{"a Ukrainian official", "anonymous", "prediction", "", "detainees"}}},
		{"Reuters reported on Monday that sanctions would be lifted.", []wanted{{"Reuters", "media", "-", "-", "sanctions"}}},
		{"Two European diplomats contradicted Lavrov: the ceasefire was never agreed, they said.", []wanted{{"two European diplomats", "anonymous", "-", "-", "ceasefire"}}},
		{"Russia has said that the talks on the nuclear plant are suspended.", []wanted{{"Russia", "institution", "status", "suspended", "nuclear"}}},
	} {
		s := extract.Suggest(frame(c.text), extract.Known{})
		for _, w := range c.want {
			found := false
			for _, claim := range s.Claims {
				found = found || w.is(claim)
			}
			if !found {
				t.Errorf("%s\n\twant %v, found:", c.text, w)
				for _, claim := range s.Claims {
					t.Logf("\t%v %s %s %s%s %s", claim.Speakers, claim.Attribution, claim.Kind, claim.Status, claim.Stance, claim.Category)
				}
			}
		}
	}
}

// TestNegation holds that what is not said, not wanted or not refused is never
// read as its opposite.
func TestNegation(t *testing.T) {
	for _, c := range []struct {
		text string
		want model.Stance // of every claim of the sentence; empty where it has none
	}{
		{"Russia has not agreed to the withdrawal of troops.", model.Refuses},
		{"Russia has never accepted foreign troops in Ukraine.", model.Refuses},
		{"Neither side has accepted the exchange of prisoners.", model.Refuses},
		{"Ukraine did not want the free economic zone.", model.Refuses},
		{"Ukraine would support no text which recognised the annexation of the Donetsk region.", model.Refuses},
		{"Russia said it had not rejected the exchange of prisoners.", model.LeavesOpen},
		{"Ukraine has not demanded the withdrawal of troops.", model.LeavesOpen},
		{"Peskov did not say whether Russia accepted the exchange of prisoners.", ""},
		{"Russia has not said that it accepts the exchange of prisoners.", ""},
		{"Asked whether Ukraine would accept the demilitarised zone, Umerov went away.", ""},
		{"Ukraine doesn't support the withdrawal of troops.", model.Refuses},
		{"Ukraine doesn’t support the withdrawal of troops.", model.Refuses},
	} {
		a := frame(c.text)
		from := strings.Index(a.Text, c.text)
		heard := model.Stance("")
		for _, claim := range extract.Suggest(a, extract.Known{}).Claims {
			if claim.From >= from && claim.To <= from+len(c.text) && claim.Kind == model.Position {
				heard += claim.Stance
			}
		}
		if heard != c.want {
			t.Errorf("%s\n\tis read as %q, want %q", c.text, heard, c.want)
		}
	}
}

// TestTheArticleClaimsNothing holds that what the reporter tells is nobody's
// claim.
func TestTheArticleClaimsNothing(t *testing.T) {
	for _, text := range []string{
		"The war has cost thousands of lives and shows no sign of ending.",
		"Snow fell on the lake while the delegations went to lunch.",
		"Negotiators declined to comment on the territory.",
	} {
		a := frame(text)
		from := strings.Index(a.Text, text)
		for _, c := range extract.Suggest(a, extract.Known{}).Claims {
			if c.From >= from && c.To <= from+len(text) {
				t.Errorf("%s\n\tis read as a claim of %v: %q", text, c.Speakers, a.Text[c.From:c.To])
			}
		}
	}
}

func TestDetails(t *testing.T) {
	for _, c := range []struct {
		text, count, condition string
		firmness               model.Firmness
		scope                  string
	}{
		{"“15 of the 17 points of the plan have been agreed,” Umerov said.", "15 of 17", "", "", ""},
		{"“90 per cent of the text is agreed,” Umerov said.", "90 %", "", "", ""},
		{"Umerov said that most of the issues had been settled.", "most", "", "", ""},
		{"Umerov said Ukraine would accept a truce if the United States guarantees it.", "", "if the United States guarantees it", "", ""},
		{"Umerov said that Ukraine would never give up the region.", "", "", model.RedLine, ""},
		{"Umerov said that the two sides had agreed on an exchange of prisoners.", "", "", "", "Russia Ukraine"},
	} {
		claims := extract.Suggest(frame(c.text), extract.Known{}).Claims
		found := false
		for _, claim := range claims {
			found = found || claim.Count == c.count && claim.Condition == c.condition && (c.firmness == "" || claim.Firmness == c.firmness) && (c.scope == "" || strings.Join(claim.Scope, " ") == c.scope)
		}
		if !found {
			t.Errorf("%s\n\tfound %+v", c.text, claims)
		}
	}
}

// TestTheDayOfSaying holds that the day of what is said is not the day on which
// it is said.
func TestTheDayOfSaying(t *testing.T) {
	for text, want := range map[string]string{
		"Umerov said on Monday that the truce was broken on 1 February.": "2026-02-09",
		"Umerov said that the truce was broken on 1 February.":           "",
		"On Sunday Russia rejected the exchange of prisoners.":           "2026-02-08",
		"Russia rejected the exchange of prisoners of 1 February.":       "",
	} {
		claims := extract.Suggest(frame(text), extract.Known{}).Claims
		if len(claims) == 0 {
			t.Errorf("%s\n\tis no claim", text)
		}
		for _, c := range claims {
			if c.Said.String() != want && (c.Said.Known() || want != "") {
				t.Errorf("%s\n\tis said on %q, want %q", text, c.Said, want)
			}
		}
	}
}

// TestGist holds that a position's gist leaves out who takes it and the verb,
// and shows where it is cut.
func TestGist(t *testing.T) {
	for text, want := range map[string]string{
		"Russia is said to want a corridor to the ports.":                                            "a corridor to the ports",
		"Russia ruled out any role for NATO troops.":                                                 "any role for NATO troops",
		"Ukraine insists that sanctions stay.":                                                       "sanctions stay",
		"Ukraine would support no withdrawal of troops.":                                             "withdrawal of troops",
		"Russia demands that Ukraine pull its troops out of the whole of the Donetsk region by May.": "Ukraine pull its troops out…",
	} {
		found := ""
		for _, c := range extract.Suggest(frame(text), extract.Known{}).Claims {
			if c.Kind == model.Position && c.Want != "" {
				found = c.Want
			}
		}
		if found != want {
			t.Errorf("%s\n\thas the gist %q, want %q", text, found, want)
		}
	}
}

func TestAPlansItemsAreClaimsOfThePlan(t *testing.T) {
	a := frame("The 12-point plan, item by item:\n\n1. A full ceasefire begins on signing.\n\n2. The armed forces stay at 800,000 troops.\n\n3. All prisoners are exchanged. Agreed by both.\n\n4. Sanctions are lifted in stages.")
	byPlan := map[model.Category]bool{}
	for _, c := range extract.Suggest(a, extract.Known{}).Claims {
		if c.Attribution == model.Document && c.Speakers[0].Unnamed == "12-point plan" {
			byPlan[c.Category] = true
		}
	}
	for _, want := range []model.Category{"ceasefire", "forces", "detainees", "sanctions"} {
		if !byPlan[want] {
			t.Errorf("the plan's item on %s is no claim of the plan: %v", want, byPlan)
		}
	}
}

func TestAReleaseSpeaksForItsGovernment(t *testing.T) {
	a := extract.Article{
		Outlet: "US Department of State", Title: "Extension of the Truce in Yemen", Published: day.Exact(day.On(2022, time.August, 2)),
		Text: "The truce between the Government of Yemen and the Houthis was extended today. We urge the Houthis to open the roads to Taiz. The parties must work with the UN envoy on a permanent ceasefire. Talks continue in Muscat.",
	}
	positions := 0
	for _, c := range extract.Suggest(a, extract.Known{}).Claims {
		if c.Kind == model.Position && c.Attribution == model.Institution && c.Speakers[0].Party == "United States" {
			positions++
		}
	}
	if positions < 2 {
		t.Errorf("%d positions of the United States, want the two of the release", positions)
	}
}

func TestPoints(t *testing.T) {
	a := frame("Russia demands that Ukraine withdraw from the Donetsk region. Ukraine rejects any withdrawal from the region. Both sides said that the exchange of prisoners had been agreed. The talks on the nuclear plant were suspended.")
	got := map[model.Category][]model.Status{}
	for _, p := range extract.Suggest(a, extract.Known{}).Points {
		got[p.Category] = append(got[p.Category], p.Status)
	}
	for category, want := range map[model.Category]model.Status{"territory": model.Disputed, "detainees": model.Agreed} {
		found := false
		for _, s := range got[category] {
			found = found || s == want
		}
		if !found {
			t.Errorf("%s is read as %v, want %s among them", category, got[category], want)
		}
	}
}

// TestHardWrappedText holds that sentences are read across the ends of lines,
// with and without empty lines between paragraphs.
func TestHardWrappedText(t *testing.T) {
	for name, gap := range map[string]string{"empty lines": "\n\n", "none": "\n"} {
		a := extract.Article{
			Title: "An envoy for Moscow", Published: day.Exact(day.On(2026, time.January, 14)),
			Text: strings.Join([]string{
				"Donald Trump said that many provisions of the peace\nagreement on Ukraine have already been\nagreed upon in the talks.",
				"Washington is sending its special envoy Steve Witkoff to\nMoscow to discuss the plan with the\nRussian side.",
				"Russia, for its part, has stated that it is ready to\ndiscuss adjustments to the plan, but any changes\nmust reflect the letter of earlier agreements.",
				"Sources in Moscow said that Russia intends to preserve\nits position on territorial status and\nsecurity guarantees.",
				"The negotiations between Russia and Ukraine go on while\nthe delegations wait for the envoy.",
			}, gap) + "\n",
		}
		s := extract.Suggest(a, extract.Known{})
		whole := 0
		for _, c := range s.Claims {
			if strings.Contains(a.Text[c.From:c.To], "\n") {
				whole++
			}
		}
		visits := 0
		for _, e := range s.Events {
			if e.Kind == "visit" && e.Place == "Moscow" && e.Planned {
				visits++
			}
		}
		if whole < 3 || visits != 1 {
			t.Errorf("%s: %d claims reach over the end of a line and %d visits are found, want 3 and 1: %+v", name, whole, visits, s.Claims)
		}
	}
}

// TestAJointTextSpeaksOnce holds that a joint statement speaks for both sides
// where it is made, and that they speak for themselves again behind it.
func TestAJointTextSpeaksOnce(t *testing.T) {
	s := extract.Suggest(frame("In a joint statement the two sides said that the exchange of prisoners had been agreed. The two sides denied that the nuclear plant was discussed."), extract.Known{})
	joint := claimBy(t, s, "joint statement of Russia and Ukraine")
	if len(joint.For) != 2 || joint.Attribution != model.Institution {
		t.Errorf("the joint statement speaks for %v as %s", joint.For, joint.Attribution)
	}
	for _, c := range s.Claims {
		if c.Category == "nuclear" && (len(c.Speakers) != 2 || c.Speakers[0].Party == "") {
			t.Errorf("behind it the sides speak as %v", c.Speakers)
		}
	}
}

// TestAJointReleaseLaysDownWhatIsAgreed holds that the terms of a joint text are
// its sides', in the order of its headline, and that each side still speaks for
// itself.
func TestAJointReleaseLaysDownWhatIsAgreed(t *testing.T) {
	s := extract.Suggest(extract.Article{
		Title: "Joint Release of Norway and Russia on Fisheries and the Border", Published: day.Exact(day.On(2026, time.February, 12)),
		Text: "Oslo, 12 February 2026\n\n1. The two sides agreed that the boundary shall be marked by June.\n\n2. Direct flights between Oslo and Moscow will commence in March.\n\n" +
			"3. The Russian side requested the lifting of the sanctions.\n\n4. Embassies shall be reopened. Prisoners shall be exchanged.",
	}, extract.Known{})
	terms := 0
	for _, c := range s.Claims {
		switch {
		case c.Kind == model.StatusClaim && c.Status == model.Agreed && len(c.Speakers) == 2 && c.Speakers[0].Party == "Norway":
			terms++
		case c.Category == "sanctions" && (len(c.Speakers) != 1 || c.Speakers[0].Party != "Russia"):
			t.Errorf("the Russian side's request is %v's", c.Speakers)
		}
	}
	if terms < 3 {
		t.Errorf("the text lays down %d terms, want 3 or more: %+v", terms, s.Claims)
	}
}

// TestWhoIsMeant holds whom words stand for that name nobody.
func TestWhoIsMeant(t *testing.T) {
	for _, c := range []struct{ text, speaker, category string }{
		{"Sergei Lavrov met Andrii Sybiha in Geneva. The two ministers reaffirmed that sanctions must be lifted.", "Andrii Sybiha", "sanctions"},
		{"The plan put forward by the United States sets out a timetable for the withdrawal of troops. An international force would deploy in the border area.", "plan", "forces"},
		{"A Ukrainian official was more sceptical. The official, who asked not to be named, said that the prisoners would stay.", "a Ukrainian official", "detainees"},
		{"Anna Holm has been Norway's deputy negotiator since May. Holm said that the sanctions must stay.", "Anna Holm", "sanctions"},
		{"Lavrov called for the sanctions to be lifted, a demand which Ukraine rejects.", "Ukraine", "sanctions"},
	} {
		found := false
		for _, claim := range extract.Suggest(frame(c.text), extract.Known{}).Claims {
			for _, s := range claim.Speakers {
				found = found || s.Person+s.Party+s.Unnamed == c.speaker && string(claim.Category) == c.category
			}
		}
		if !found {
			t.Errorf("%s\n\thas no claim of %s on %s", c.text, c.speaker, c.category)
		}
	}
}

// TestAnInterviewWithoutLabels holds that questions and answers take turns, and
// that an essay that asks is no interview.
func TestAnInterviewWithoutLabels(t *testing.T) {
	talk := "Sergei Lavrov spoke to us in Geneva about the peace talks with Ukraine. The interview has been edited.\n\nWhat do you want?\n\nWe want the sanctions lifted.\n\n" +
		"And the prisoners?\n\nThe exchange of prisoners must come first.\n\nIs a ceasefire close?\n\nNot while foreign troops are in Ukraine."
	a := extract.Article{Title: "The talks", Text: talk, Published: day.Exact(day.On(2026, time.February, 10))}
	if n := len(extract.Suggest(a, extract.Known{}).Claims); n < 2 {
		t.Errorf("the interviewee makes %d claims, want 2 or more", n)
	}
	a.Text = strings.ReplaceAll(strings.ReplaceAll(talk, "spoke to us", "was viewed with reserve"), "The interview has been edited.", "")
	if claims := extract.Suggest(a, extract.Known{}).Claims; len(claims) > 0 {
		t.Errorf("an essay is read as an interview: %v", claims[0].Speakers)
	}
}

// TestTextsThatEndOrBeginShort holds that a text may be cut off anywhere.
func TestTextsThatEndOrBeginShort(t *testing.T) {
	whole := frame("Ukraine accepted the exchange of prisoners, because Russia demands it.").Text
	for _, text := range []string{
		whole + " Negotiations end as Ankara accepted", whole + " It stopped because Kyiv demands",
		"Insisting Moscow would not accept a deal, Russia left the peace talks with Ukraine. " + whole, "Saying " + whole,
	} {
		for cut := range len(text) {
			extract.Suggest(extract.Article{Text: text[:len(text)-cut]}, extract.Known{})
		}
	}
}
