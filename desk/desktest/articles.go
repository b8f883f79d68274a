package desktest

import (
	"fmt"
	"slices"
	"strings"

	"parley/article"
	"parley/model/day"
)

// terms are what Russia and Ukraine want on each point; invented.
var terms = []struct{ point, russia, ukraine string }{
	{"Donbas", "demands full withdrawal of Ukrainian troops", "refuses withdrawal of its troops"},
	{"Crimea", "demands recognition of its rule", "refuses recognition of any annexation"},
	{"the line of contact", "refuses a freeze along present positions", "offers a freeze along present positions"},
	{"the truce", "refuses thirty days without conditions", "demands thirty days without conditions"},
	{"the plant", "demands control by its own operator", "offers joint operation with the agency"},
	{"guarantees", "demands a veto over any response", "demands a treaty that parliaments ratify"},
	{"prisoners", "offers an exchange of equal numbers", "demands an exchange of all for all"},
	{"frozen assets", "demands release of all reserves", "demands reparations from the reserves"},
	{"sanctions relief", "demands relief before any signature", "refuses relief before withdrawal"},
	{"the size of the army", "demands a ceiling of troops", "refuses a ceiling of troops"},
	{"elections", "demands a vote before signature", "offers a vote after a truce"},
	{"grain exports", "offers inspections in the strait", "demands free passage without inspections"},
	{"the tribunal", "demands an amnesty for all soldiers", "refuses an amnesty for commanders"},
	{"NATO", "demands neutrality in the constitution", "offers talks about its course"},
}

// Known is an article of 30 items: where both sides stand on fourteen points,
// and two status claims.
func Known() article.Article {
	return article.Article{
		Title: "Where both sides stand", Outlet: "Meridian Wire", Published: day.Exact(day.On(2026, 1, 20)),
		Text: "Where both sides stand\n\n" + strings.Join(stands("19 January 2026"), "\n\n") + "\n",
	}
}

// News is an article of 50 items: the 30 of [Known] said again two weeks
// later, and 20 that are new; four of them contradict what was said.
func News() article.Article {
	old := stands("3 February 2026")
	paragraphs := slices.Concat(old[:4], fresh[:6], old[4:18], fresh[6:13], old[18:], fresh[13:])
	return article.Article{
		Title: "Delegations prepare for a third round", Outlet: "The Harbour Post", Published: day.Exact(day.On(2026, 2, 4)),
		Text: "Delegations prepare for a third round\n\n" + strings.Join(paragraphs, "\n\n") + "\n",
	}
}

func stands(said string) []string {
	var out []string
	for _, t := range terms {
		out = append(out, fmt.Sprintf("Russia %s on %s, Sergei Lavrov said on %s.", t.russia, t.point, said))
		out = append(out, fmt.Sprintf("Ukraine %s on %s, Andrii Sybiha said on %s.", t.ukraine, t.point, said))
	}
	return append(out,
		fmt.Sprintf("Ukraine sees guarantees as narrowing with one question open, Rustem Umerov said on %s.", said),
		fmt.Sprintf("Russia sees prisoners as agreed, Yuri Ushakov said on %s.", said),
	)
}

// fresh are the items of [News] that nobody knows yet.
var fresh = []string{
	"Ukraine sees guarantees as narrowing with two questions open, Andrii Sybiha said on 4 February 2026.",
	"Ukraine sees prisoners as disputed, Rustem Umerov said on 4 February 2026.",
	"Russia refuses an exchange of equal numbers on prisoners, Yuri Ushakov said on 4 February 2026.",
	"Ukraine refuses joint operation with the agency on the plant, Rustem Umerov said on 4 February 2026.",
	"Turkey offers a venue in Istanbul on Donbas, Hakan Fidan said on 4 February 2026.",
	"Turkey offers ships for inspections on grain exports, Hakan Fidan said on 4 February 2026.",
	"The United States demands an answer within ten days on Donbas and Crimea, Steve Witkoff said on 4 February 2026.",
	"The United States offers a monitoring mission on the line of contact, Steve Witkoff said on 4 February 2026.",
	"The United States sees frozen assets as narrowing, Steve Witkoff said on 4 February 2026.",
	"The United States sees the plant as raised, Steve Witkoff said on 4 February 2026.",
	"Russia demands an inventory of warheads on drones, Sergei Lavrov said on 4 February 2026.",
	"Ukraine refuses an inventory of warheads on drones, Andrii Sybiha said on 4 February 2026.",
	"Russia accepts a deadline in the spring on elections, Sergei Lavrov said on 4 February 2026.",
	"Ukraine demands lists of missing persons on prisoners, Andrii Sybiha and Rustem Umerov said on 4 February 2026.",
	"Turkey sees grain exports as narrowing, Hakan Fidan said on 4 February 2026.",
	"France offers engineers on the plant, Jean Martel said on 4 February 2026.",
	"Russia demands transparency about donors on the tribunal, Yuri Ushakov said on 4 February 2026.",
	"Ukraine demands air defence batteries on guarantees, Rustem Umerov said on 4 February 2026.",
	"Delegations of Russia and Ukraine met in Istanbul on 2 February 2026.",
	"Delegations of Russia and Ukraine will meet in Abu Dhabi on 11 February 2026.",
}
