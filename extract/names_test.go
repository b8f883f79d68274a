package extract

import (
	"slices"
	"strings"
	"testing"

	"parley/extract/lexicon"
)

// named lists the parties and people whom a text names, in its order.
func named(t *testing.T, c *catalogue, text string) []string {
	t.Helper()
	tokens, sentences := split(text, Span{0, len(text)})
	var out []string
	for _, s := range sentences {
		for _, m := range c.mentions(tokens, s.phrase) {
			if m.From < 0 || m.To > len(text) || m.From >= m.To {
				t.Fatalf("the mention of %s spans %d to %d of %d bytes", m.canon, m.From, m.To, len(text))
			}
			out = append(out, m.canon)
			if m.also != "" {
				out = append(out, m.also)
			}
		}
	}
	return out
}

func TestNames(t *testing.T) {
	for text, want := range map[string][]string{
		// seats and organs
		"The Kremlin has not answered the White House.":                       {"Russia", "United States"},
		"Downing Street and the Elysée asked Bankova for time.":               {"United Kingdom", "France", "Ukraine"},
		"The Quai d'Orsay and Itamaraty kept silent.":                         {"France", "Brazil"},
		"The Blue House wrote to Zhongnanhai; Aso Rock did not.":              {"South Korea", "China", "Nigeria"},
		"Ramallah, Tiraspol and Hargeisa sent letters.":                       {"Palestinian Authority", "Transnistria", "Somaliland"},
		"The Côte d’Ivoire side met officials of Burma, Swaziland and Zaire.": {"Ivory Coast", "Myanmar", "Eswatini", "DR Congo"},

		// the longest name wins
		"Equatorial Guinea, Guinea-Bissau, Guinea and Papua New Guinea voted.": {"Equatorial Guinea", "Guinea-Bissau", "Guinea", "Papua New Guinea"},
		"Niger and Nigeria, and Nigerien and Nigerian officers, disagree.":     {"Niger", "Nigeria", "Niger", "Nigeria"},
		"South Sudan mediates between Sudan and North Korea.":                  {"South Sudan", "Sudan", "North Korea"},
		"Sudan's army rejects the plan of the RSF.":                            {"Sudanese Armed Forces", "Rapid Support Forces"},

		// names of other things
		"Ships left the South China Sea for the Gulf of Oman and New Mexico.":                                    nil,
		"The Washington Post reports from the West Bank.":                                                        nil,
		"Yesterday Paris Hilton greeted Michael Jordan while Jack London wrote about the music of Chad Kroeger.": nil,
		"The deal follows the Oslo Accords and the Paris Agreement.":                                             nil,
		"She was born in Lebanon, Ohio.":                                                                         nil,
		"Voters in Georgia, from Atlanta to Savannah, go to the polls.":                                          nil,
		"Georgia asked for monitors, officials in Tbilisi said.":                                                 {"Georgia", "Georgia"},
		"Latin American governments and ethnic Albanians protested.":                                             nil,
		"Turkey talks; the turkey is cold.":                                                                      {"Turkey"},
		"They told us who will come to the us.":                                                                  nil,
		"The WHO told the US and Nato about it.":                                                                 {"World Health Organization", "United States", "NATO"},
		"Talks in Brazzaville: Congo and its neighbours agree.":                                                  {"Republic of Congo", "Republic of Congo"},
		"Fighting near Goma: Congo and Rwanda trade blame.":                                                      {"DR Congo", "Rwanda"},
		"Let Mali decide, a Russian-speaking woman said.":                                                        {"Mali"},

		// possessives, compounds, capitals
		"Iran's answer to Qatar’s offer":                      {"Iran", "Qatar"},
		"A U.S.-drafted text and a Saudi-led coalition":       {"United States", "Saudi-led coalition"},
		"The Israel-Hamas war, US-North Korea talks go on.":   {"Israel", "Hamas", "United States", "North Korea"},
		"RUSSIA AND UKRAINE AGREE, SAYS UN; WHO WINS IN IRAN": {"Russia", "Ukraine", "United Nations", "Iran"},

		// people
		"Putin told Witkoff that Vitkoff is a misprint.":            {"Vladimir Putin", "Steve Witkoff", "Steve Witkoff"},
		"Donald Trump Jr. and Michelle Obama dined together there.": nil,
		"Former President Obama and Sen. Clinton spoke.":            {"Barack Obama", "Hillary Clinton"},
		"Mr Erdoğan called Nicolás Maduro.":                         {"Recep Tayyip Erdogan", "Nicolás Maduro"},
		"Former President Mwanawasa of Zambia and Suharto agreed.":  {"Levy Mwanawasa", "Zambia", "Suharto"},

		// scripts and cases
		"У Москві заявили, що США та Україна говорили з Росією.":          {"Russia", "United States", "Ukraine", "Russia"},
		"В Киеве ждут ответа Кремля, Соединённых Штатов и Турции.":        {"Ukraine", "Russia", "United States", "Turkey"},
		"Российской делегации и Зеленскому звонил Эрдоган.":               {"Russia", "Volodymyr Zelensky", "Recep Tayyip Erdogan"},
		"قالت وزارة الخارجية لروسيا وأوكرانيا إن قطر والسعودية ستتوسطان.": {"Russia", "Ukraine", "Qatar", "Saudi Arabia"},
		"La Russie et l’Ukraine, les États-Unis et l'Iran":                {"Russia", "Ukraine", "United States", "Iran"},
		"Rusia, Estados Unidos y Corea del Norte":                         {"Russia", "United States", "North Korea"},
	} {
		if got := named(t, embedded(), text); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// What the file has accepted is known by the file's name for it.
func TestNamesOfTheFile(t *testing.T) {
	c := catalogueFor(Known{
		Parties: []KnownParty{{Name: "Türkiye", Aliases: []string{"Turkey"}}, {Name: "Hill Council", Sort: "organisation", Aliases: []string{"HC"}}},
		People:  []KnownPerson{{Name: "Hakan Fidan (minister)", Party: "Türkiye", Aliases: []string{"Hakan Fidan"}}, {Name: "Orla Quist", Party: "Hill Council"}},
	})
	got := named(t, c, "Ankara and the HC met: Fidan, Orla Quist and the Turkish president, Erdogan.")
	want := []string{"Türkiye", "Hill Council", "Hakan Fidan (minister)", "Orla Quist", "Türkiye", "Recep Tayyip Erdogan"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if p := c.parties["Türkiye"]; p.Code != "TUR" || p.Sort != "state" {
		t.Errorf("the file's Türkiye is %+v", p)
	}
	if p := c.people["Recep Tayyip Erdogan"]; p.Party != "Türkiye" {
		t.Errorf("Erdogan acts for %q, not for the file's Türkiye", p.Party)
	}
	if _, ok := c.parties["Turkey"]; ok {
		t.Error("Turkey is known beside Türkiye")
	}
	if got := named(t, embedded(), "Ankara"); !slices.Equal(got, []string{"Turkey"}) {
		t.Errorf("the lexicon itself was changed: Ankara is %q", got)
	}
}

// Every name of the lexicon is found where it stands alone or in a sentence,
// unless a rule gives it to something else.
func TestEveryNameIsFound(t *testing.T) {
	c := embedded()
	find := func(name, canon string) {
		if got := named(t, c, "x "+name+" x"); !slices.Contains(got, canon) {
			t.Errorf("%q is taken for %q, not for %s", name, got, canon)
		}
	}
	for _, p := range lexicon.Parties() {
		for _, name := range slices.Concat([]string{p.Name}, p.Names, p.Seats, p.Adjectives) {
			find(name, p.Name)
		}
	}
	for _, p := range lexicon.People() {
		for _, name := range append([]string{p.Name}, p.Names...) {
			find(name, p.Name)
		}
	}
	for _, name := range lexicon.Apart() {
		if got := named(t, c, "x "+name+" x"); len(got) > 0 {
			t.Errorf("%q stands apart and is taken for %q", name, got)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, pair := range [][2]string{
		{"Zelensky", "Зеленський"},
		{"Volodymyr Zelenskyy", "Владимир Зеленский"},
		{"Volodymyr Zelensky", "Selenskyj"},
		{"Andrii Sybiha", "Андрій Сибіга"},
		{"Putin", "بوتين"},
		{"Vladimir Putin", "Poutine"},
		{"Recep Tayyip Erdoğan", "Erdogan"},
		{"Muammar Gaddafi", "Moammar Qadhafi"},
		{"Sergei Lavrov", "Сергей Лавров"},
		{"Ahmed al-Sharaa", "أحمد الشرع"},
		{"Therese Wagner", "Thérèse Kayikwamba Wagner"},
		{"Hun Manet", "Hun Maneth"},
		{"Mikheil Saakashvili", "Михаил Саакашвили"},
	} {
		if like := Alike(pair[0], pair[1]); like < AlikeEnough || like > 1 {
			t.Errorf("%s and %s are alike by %.2f", pair[0], pair[1], like)
		}
		if Alike(pair[0], pair[1]) != Alike(pair[1], pair[0]) {
			t.Errorf("%s and %s are not alike both ways", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Ilham Aliyev", "Heydar Aliyev"},
		{"Hun Manet", "Hun Sen"},
		{"Bill Clinton", "Hillary Clinton"},
		{"Kim Jong Un", "Kim Jong Il"},
		{"Sergei Lavrov", "Sergei Ryabkov"},
		{"Abdullah bin Zayed", "Mohamed bin Zayed"},
		{"Li Hui", "Li Qiang"},
		{"Joseph Kabila", "Laurent Kabila"},
		{"Umerov", "Usmanov"},
		{"Wang Yi", "Fu Cong"},
		{"", "Putin"},
		{"", ""},
	} {
		if like := Alike(pair[0], pair[1]); like >= AlikeEnough {
			t.Errorf("%s and %s are alike by %.2f", pair[0], pair[1], like)
		}
	}
}

// Whatever the text, names lie in it and do not overlap, and Alike stays
// between 0 and 1.
func FuzzNames(f *testing.F) {
	for _, seed := range []string{
		"The Kremlin's U.S.-North Korea talks, Georgia", "l'", "d’", "У Москві", "لروسيا", "US-", "-Iran-", "Trump Jr", "İstanbul ẞ ﬁ", "A.B.C.-D", "Paris Hilton, Ohio", "\u0307\u0301", "al-", "Côte d’Ivoire’s",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens, sentences := split(text, Span{0, len(text)})
		for _, s := range sentences {
			end := 0
			for _, m := range embedded().mentions(tokens, s.phrase) {
				if m.From < end || m.To > len(text) || m.To <= m.From || m.canon == "" || m.a < s.a || m.b > s.b {
					t.Fatalf("%q: %+v after %d", text, m, end)
				}
				end = m.To
			}
		}
		half := len(text) / 2
		if like := Alike(text[:half], text[half:]); like < 0 || like > 1.0000001 {
			t.Fatalf("%q is alike by %f", text, like)
		}
		if strings.Contains(sound(text), "  ") {
			t.Fatalf("%q sounds like %q", text, sound(text))
		}
	})
}
