package extract

import (
	"slices"
	"testing"
)

func TestPartiesHaveTheirRoles(t *testing.T) {
	for _, c := range []struct{ text, party, sort, role string }{
		{"Talks between Armenia and Azerbaijan, mediated by Norway, ended on Friday. Armenia accepted the text and Azerbaijan rejected it.", "Norway", "state", "mediator"},
		{"Talks between Armenia and Azerbaijan, mediated by Norway, ended on Friday. Armenia accepted the text and Azerbaijan rejected it.", "Armenia", "state", "principal"},
		{"The ceasefire talks between Yemen and the Houthis resumed. Qatari mediators presented a plan. The Houthis refused it.", "Qatar", "state", "mediator"},
		{"The ceasefire talks between Yemen and the Houthis resumed. The Houthis refused the plan.", "Houthis", "armed-group", "principal"},
		{"Colombia and the ELN signed. Cuba, Norway and Brazil are the guarantors of the talks.", "Brazil", "state", "guarantor"},
		{"Egypt and Ethiopia met. South Africa and the European Union attend the talks as observers.", "European Union", "bloc", "observer"},
		{"Saudi Arabia and the United States have suspended the talks between Sudan's army and the Rapid Support Forces.", "Saudi Arabia", "state", "mediator"},
		{"Saudi Arabia and the United States have suspended the talks between Sudan's army and the Rapid Support Forces.", "Sudanese Armed Forces", "state", "principal"},
		{"The Chin Highland Front, the CHF, agreed to a truce with Myanmar. The CHF said talks would follow.", "Chin Highland Front", "armed-group", "principal"},
		{"The Rapid Support Forces accepted the truce on Monday. The army refused it.", "Sudanese Armed Forces", "state", "principal"},
		{"Yemen and the Houthis held talks. The World Food Programme said no aid had arrived.", "United Nations", "organisation", "stakeholder"},
		{"Britain, France and Germany told Iran that the talks had failed. Iran rejected it. Iran said Tehran had answered. Iran's foreign ministry denied it. Iran will meet them.", "Germany", "state", "principal"},
		{"Serbia and Kosovo held talks in Brussels. Hungary said it was concerned.", "Hungary", "state", "stakeholder"},
	} {
		r := read(Article{Text: c.text}, Known{})
		r.tellPeople()
		r.tellParties()
		i := slices.IndexFunc(r.out.Parties, func(p Party) bool { return p.Name == c.party })
		if i < 0 {
			t.Errorf("%q: %s is not among %v", c.text, c.party, r.out.Parties)
			continue
		}
		if p := r.out.Parties[i]; p.Role != c.role || p.Sort != c.sort {
			t.Errorf("%q: %s is %s, %s; want %s, %s", c.text, c.party, p.Sort, p.Role, c.sort, c.role)
		}
	}
}

func TestVenuesAreNoParties(t *testing.T) {
	r := read(Article{Text: "Armenia and Azerbaijan met in Geneva, and the ministers flew to Slovenia. Armenia agreed."}, Known{})
	r.tellPeople()
	r.tellParties()
	for _, p := range r.out.Parties {
		if p.Name == "Switzerland" || p.Name == "Slovenia" {
			t.Errorf("%s is only a venue", p.Name)
		}
	}
}

func TestOnlyArticlesAboutTalksYieldAnything(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"India and Pakistan agreed on Saturday to extend their ceasefire, a Pakistani official said. India confirmed the truce.", true},
		{"The US envoy met Omani mediators. The talks on sanctions with Iran go on, Iran said.", true},
		{"Spain beat France 2-1. The coach of the league said talks on a contract with the goalkeeper continue.", false},
		{"Oil prices fell as traders weighed supply from Saudi Arabia and Russia. China's imports rose in June.", false},
		{"A treaty between rivals in art: Germany and France show paintings about peace in Paris.", false},
		{"Poland votes on Sunday. Hungary and Slovakia vote next year.", false},
		{"", false},
	} {
		if got := read(Article{Text: c.text}, Known{}).aboutTalks(); got != c.want {
			t.Errorf("%q: about talks %v, want %v", c.text, got, c.want)
		}
	}
}
