package model

// A Category is the subject matter of a point.
type Category string

// Categories are the built-in subject matters; a process may add its own.
// The codes after "PA-X" are columns of the PA-X peace agreements dataset.
var Categories = Vocabulary{Name: "category", Words: []Word{
	{Code: "territory", Label: "territory", Means: "sovereignty over or withdrawal from land, lines of control, demarcation", Source: "PA-X StBor, StXbor"},
	{Code: "security-guarantees", Label: "security guarantees", Means: "guarantors, what triggers them, what they owe", Source: "PA-X SsrGua"},
	{Code: "ceasefire", Label: "ceasefire", Means: "a truce, its terms and its monitoring", Source: "PA-X Ce, CeProv"},
	{Code: "forces", Label: "forces", Means: "troop levels, withdrawal of foreign forces, disarmament, peacekeepers", Source: "PA-X SsrFf"},
	{Code: "alliances", Label: "alliances", Means: "neutrality, membership of a bloc, regional security architecture", Source: "PA-X SsrGua, StDef"},
	{Code: "sovereignty", Label: "sovereignty", Means: "recognition, political status, autonomy, constitutional claims", Source: "PA-X StDef, StSd"},
	{Code: "governance", Label: "governance", Means: "elections, power-sharing, transitional institutions", Source: "PA-X Ele, Cons, Polps"},
	{Code: "justice", Label: "justice", Means: "accountability, amnesty, court claims, missing persons", Source: "PA-X TjAm, TjMech"},
	{Code: "detainees", Label: "detainees", Means: "prisoners, hostages, remains", Source: "PA-X TjPrire"},
	{Code: "humanitarian", Label: "humanitarian", Means: "access for aid, protection of civilians", Source: "PA-X Prot"},
	{Code: "displacement", Label: "displacement", Means: "refugees, displaced persons, return", Source: "PA-X HrMob"},
	{Code: "reconstruction", Label: "reconstruction", Means: "reparations, rebuilding, funds", Source: "PA-X TjRep, Dev"},
	{Code: "sanctions", Label: "sanctions", Means: "sanctions, frozen assets, snapback, embargo", Source: "parley"},
	{Code: "nuclear", Label: "nuclear", Means: "enrichment, inspections, nuclear plants", Source: "parley"},
	{Code: "energy", Label: "energy", Means: "oil, gas, grids, truces on infrastructure", Source: "PA-X NatRes"},
	{Code: "transit", Label: "transit", Means: "corridors, routes, ports, shipping, airspace, crossings", Source: "PA-X StXbor"},
	{Code: "trade", Label: "trade", Means: "tariffs, market access, minerals, investment", Source: "PA-X Bus, Tax"},
	{Code: "water", Label: "water", Means: "rivers, dams", Source: "PA-X Wat"},
	{Code: "rights", Label: "rights", Means: "minorities, language, religion, culture", Source: "PA-X HrFra, LaCH"},
	{Code: "normalisation", Label: "normalisation", Means: "diplomatic relations, embassies", Source: "parley"},
	{Code: "implementation", Label: "implementation", Means: "verification, monitoring bodies, sequencing, deadlines", Source: "PA-X ImPK, ImE"},
	{Code: "process", Label: "format & agenda", Means: "format, venue, agenda, participation, preconditions to talk", Source: "PA-X Pre/Proc"},
}}
