package extract

import (
	"slices"
	"testing"
)

func toldPeople(text, outlet string) []Person {
	r := read(Article{Text: text, Outlet: outlet}, Known{})
	r.tellPeople()
	return r.out.People
}

func TestPeopleAreFoundWithTheirParty(t *testing.T) {
	for _, c := range []struct {
		text, name, party string
		envoy             bool
	}{
		{"Norwegian Foreign Minister Asbjorn Lindvik arrived in Muscat on Monday.", "Asbjorn Lindvik", "Norway", true},
		{"The foreign minister of Kenya, Wanjiru Otieno, met both sides.", "Wanjiru Otieno", "Kenya", true},
		{"Kenya's chief mediator, Wanjiru Otieno, opened the round.", "Wanjiru Otieno", "Kenya", true},
		{"Field Marshal Tesfa Woldu, chief of staff of Eritrea's armed forces, spoke.", "Tesfa Woldu", "Eritrea", false},
		{"Mirela Dautaj, the Albanian prime minister, said no.", "Mirela Dautaj", "Albania", false},
		{"UN special envoy for Libya Pieter van der Horst said the text was ready.", "Pieter van der Horst", "United Nations", true},
		{"Salim al-Hattabi, who leads Oman's delegation, stayed in Doha.", "Salim al-Hattabi", "Oman", true},
		{"The Syrian team was headed by Marwan Qabbani.", "Marwan Qabbani", "Syria", true},
		{"Marwan Qabbani signed for Syria and left.", "Marwan Qabbani", "Syria", true},
		{"Burundi's Claver Ndayisenga said he would wait.", "Claver Ndayisenga", "Burundi", false},
		{"Hamas official Nidal Abu Rahma said the reply was final.", "Nidal Abu Rahma", "Hamas", false},
		{"Hamas rejected it. \"No,\" said Nidal Abu Rahma of the group's political bureau.", "Nidal Abu Rahma", "Hamas", false},
		{"The Houthis refused. Their spokesman, Dhaifallah Mansour, said why.", "Dhaifallah Mansour", "Houthis", false},
		{"A spokesman for the foreign ministry in Baku, Rovshan Aghayev, denied it.", "Rovshan Aghayev", "Azerbaijan", false},
		{"Lena Aumann, an analyst in Geneva, said the gap was wide.", "Lena Aumann", "", false},
		{"Political scientist Lena Aumann said the gap was wide.", "Lena Aumann", "", false},
		{"The former Swedish ambassador Nils Ekholm said it was late.", "Nils Ekholm", "", false},
		{"Nils Ekholm, of the Baltic Policy Forum, said it was late.", "Nils Ekholm", "", false},
		{"Nils Ekholm, a former ambassador to Cairo, led the Swedish team.", "Nils Ekholm", "Sweden", true},
		{"Prime Minister Somsak Rattanapong said Thailand would wait.", "Somsak Rattanapong", "Thailand", false},
		{"Russian deputy U.N. ambassador Arkady Lunin objected.", "Arkady Lunin", "Russia", true},
		{"Nguyen Van Phuc, Vietnam's trade negotiator, said talks went well.", "Nguyen Van Phuc", "Vietnam", true},
		{"The Chin Highland Front, led by Salai Mang Hup, has not joined the talks that the government wants.", "Salai Mang Hup", "Chin Highland Front", false},
		{"Britain sent an envoy. Archbishop Justin Badi prayed for peace.", "Justin Badi", "", false},
		{"The vice premier who led the Chinese side, Guo Weimin, said little. Guo Weimin, the vice premier who led the Chinese side, left.", "Guo Weimin", "China", true},
	} {
		all := toldPeople(c.text, "")
		i := slices.IndexFunc(all, func(p Person) bool { return p.Name == c.name })
		if i < 0 {
			t.Errorf("%q: %s is not among %v", c.text, c.name, names(all))
			continue
		}
		if p := all[i]; p.Party != c.party || p.Envoy != c.envoy {
			t.Errorf("%q: party %q, envoy %v; want %q, %v", c.text, p.Party, p.Envoy, c.party, c.envoy)
		}
	}
}

func names(all []Person) []string {
	var out []string
	for _, p := range all {
		out = append(out, p.Name)
	}
	return out
}

func TestWhatIsNamedAfterPeopleIsNoPerson(t *testing.T) {
	for _, text := range []string{
		"The talks were held at the Palais Wilson in Geneva.",
		"The Daily Tribune said the round had failed.",
		"They met near Lake Victoria and drove to Port Bell.",
		"The Charles de Gaulle Airport was closed.",
		"The Finance Ministry said nothing. The Security Council met.",
		"In sport, the coach Marco Belli said the goalkeeper of the league would stay.",
		"By Clara Montel",
		"The agreement was signed in Addis Ababa.",
	} {
		if all := toldPeople(text, ""); len(all) > 0 {
			t.Errorf("%q: made up %v", text, names(all))
		}
	}
}

func TestOnePersonHasOneName(t *testing.T) {
	for _, c := range []struct{ text, name string }{
		{"Ukrainian President Volodymyr Zelenskiy spoke. Zelensky said no. President Zelenskyy left.", "Volodymyr Zelensky"},
		{"The Georgian envoy Tamar Beridze arrived. Beridze said little. \"Wait,\" Beridze added.", "Tamar Beridze"},
		{"General Dawit Haile met them. Dawit said the road was open.", "Dawit Haile"},
		{"Omani mediator Yahya al-Siyabi spoke. Al-Siyabi left. Siyabi will return.", "Yahya al-Siyabi"},
		{"Donald J. Trump called. Trump said it was close.", "Donald Trump"},
		{"The special representative Stiven Witkoff said yes. Witkoff left.", "Steve Witkoff"},
	} {
		all := toldPeople(c.text, "")
		if len(all) != 1 || all[0].Name != c.name || len(all[0].Mentions) < 2 {
			t.Errorf("%q: got %v, want %s alone with every mention", c.text, names(all), c.name)
		}
	}
}

func TestAnOrganOfAPartySpeaksOfItsOwnPeople(t *testing.T) {
	all := toldPeople("We thank our Special Envoy, Dana Whitfield.", "US Department of State")
	if len(all) != 1 || all[0].Party != "United States" {
		t.Errorf("got %+v, want Dana Whitfield for the United States", all)
	}
}
