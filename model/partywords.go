package model

// PartyKinds are the sorts of party.
var PartyKinds = Vocabulary{Name: "kind of party", Words: []Word{
	{Code: "state", Label: "state", Means: "a state, recognised or treated as one in the talks", Source: "M-IND"},
	{Code: "organisation", Label: "organisation", Means: "an international or other organisation", Source: "M-IND: IGO, INGO"},
	{Code: "bloc", Label: "bloc", Means: "states acting together without a legal person of their own, or a union of states", Source: "parley"},
	{Code: "armed-group", Label: "armed group", Means: "an armed group that is not a state's", Source: "UCDP"},
	{Code: "de-facto-authority", Label: "de facto authority", Means: "governs a territory without general recognition", Source: "parley"},
}}

// Roles are what a party can be in a process, from the strongest. A party may
// hold several at once, each from a day to a day.
var Roles = Vocabulary{Name: "role", Words: []Word{
	{Code: "principal", Label: "principal", Means: "its agreement is needed: a party to the dispute", Source: "mediation practice"},
	{Code: "mediator", Label: "mediator", Means: "proposes terms, drafts or facilitates between the principals", Source: "UN Guidance for Effective Mediation"},
	{Code: "guarantor", Label: "guarantor", Means: "answers for what is agreed", Source: "PA-X SsrGua"},
	{Code: "monitor", Label: "monitor", Means: "watches over what was agreed", Source: "PA-X ImPK"},
	{Code: "observer", Label: "observer", Means: "is in the room without a say", Source: "mediation practice"},
	{Code: "stakeholder", Label: "stakeholder", Means: "holds a position that the talks take into account", Source: "mediation practice"},
	{Code: "affected", Label: "affected", Means: "bears the outcome without taking part", Source: "parley"},
	{Code: "excluded", Label: "excluded", Means: "kept out although it asks to take part", Source: "parley"},
}}

// Capacities are what a mandate lets a person do.
var Capacities = Vocabulary{Name: "capacity", Words: []Word{
	{Code: Principal, Label: "principal", Means: "decides for the party: head of state, of government or of the organisation", Source: "Vienna Convention on the Law of Treaties, art. 7"},
	{Code: Envoy, Label: "envoy", Means: "has a mandate to negotiate for the party", Source: "Vienna Convention on the Law of Treaties, art. 7"},
	{Code: Spokesperson, Label: "spokesperson", Means: "speaks for the party, does not negotiate", Source: "parley"},
	{Code: Official, Label: "official", Means: "holds a post, without a mandate in the talks", Source: "parley"},
}}

// Capacities of a mandate.
const (
	Principal    = "principal"
	Envoy        = "envoy"
	Spokesperson = "spokesperson"
	Official     = "official"
)

// EventKinds are the sorts of event.
var EventKinds = Vocabulary{Name: "kind of event", Words: []Word{
	{Code: "visit", Label: "visit", Means: "somebody travels to somebody", Source: "PLOVER CONSULT/visit"},
	{Code: "talks", Label: "talks", Means: "a round of negotiation", Source: "PLOVER CONSULT/multilateral"},
	{Code: "meeting", Label: "meeting", Means: "a meeting that is not a round", Source: "PLOVER CONSULT"},
	{Code: "call", Label: "call", Means: "by telephone or video", Source: "PLOVER CONSULT/phone"},
	{Code: "hand-over", Label: "hand-over", Means: "a text is handed over or published", Source: "parley"},
	{Code: "signing", Label: "signing", Means: "an agreement is concluded", Source: "PA-X"},
	{Code: "statement", Label: "statement", Means: "a formal or joint statement", Source: "parley"},
	{Code: "ceasefire", Label: "ceasefire", Means: "a ceasefire begins", Source: "ETH/PRIO"},
	{Code: "exchange", Label: "exchange", Means: "prisoners, hostages or remains are handed over", Source: "PLOVER COOPERATE"},
	{Code: "violation", Label: "violation", Means: "a breach is alleged by somebody", Source: "ETH/PRIO"},
	{Code: "appointment", Label: "appointment", Means: "somebody is given or loses a post or mandate", Source: "parley"},
	{Code: "deadline", Label: "deadline", Means: "a day by which something is to happen", Source: "parley"},
}}

// EventStates are where an event stands; each is dated in its history.
var EventStates = Vocabulary{Name: "state of an event", Words: []Word{
	{"planned", "planned", "announced or reported as intended", "RFC 5545 TENTATIVE", "◌", "."},
	{"confirmed", "confirmed", "confirmed by all who take part", "RFC 5545 CONFIRMED", "○", "o"},
	{"held", "held", "it has taken place", "parley", "●", "#"},
	{"postponed", "postponed", "put off, with or without a new day", "parley", "»", ">"},
	{"cancelled", "cancelled", "it will not take place", "RFC 5545 CANCELLED", "✗", "x"},
	{"broken-off", "broken off", "it began and was ended before its end", "parley", "‖", "|"},
}}

// Formats are how those who meet sit.
var Formats = Vocabulary{Name: "format", Words: []Word{
	{Code: "direct", Label: "direct", Means: "the principals in one room", Source: "mediation practice"},
	{Code: "proximity", Label: "proximity", Means: "one venue, apart, with a go-between", Source: "mediation practice"},
	{Code: "shuttle", Label: "shuttle", Means: "an intermediary travels between principals who do not meet", Source: "mediation practice"},
	{Code: "multilateral", Label: "multilateral", Means: "several parties beside the principals", Source: "PLOVER"},
}}

// TextKinds are the sorts of text.
var TextKinds = Vocabulary{Name: "kind of text", Words: []Word{
	{Code: "plan", Label: "plan", Means: "proposed terms", Source: "parley"},
	{Code: "draft", Label: "draft", Means: "a version under negotiation", Source: "parley"},
	{Code: "treaty", Label: "treaty", Means: "concluded and meant to bind", Source: "Vienna Convention on the Law of Treaties, art. 2"},
	{Code: "letter", Label: "letter", Means: "from one to another", Source: "parley"},
	{Code: "understanding", Label: "understanding", Means: "said to have been reached, with no agreed wording known", Source: "parley"},
}}

// Knowledges are how well a text is known, from the best.
var Knowledges = Vocabulary{Name: "knowledge of a text", Words: []Word{
	{Code: "published", Label: "published", Means: "its wording is public by its authors", Source: "parley"},
	{Code: "leaked", Label: "leaked", Means: "its wording is public, not by its authors", Source: "parley"},
	{Code: "summarised-by-a-party", Label: "summarised by a party", Means: "a party has told what is in it", Source: "parley"},
	{Code: "summarised-by-press", Label: "summarised by the press", Means: "outlets have told what is in it", Source: "parley"},
	{Code: "existence-only", Label: "existence only", Means: "only that it exists is known", Source: "parley"},
}}

// Markings limit what exports may say of a source.
var Markings = Vocabulary{Name: "marking", Words: []Word{
	{Code: "public", Label: "public", Means: "may be quoted and named", Source: "AP: on the record"},
	{Code: "background", Label: "background", Means: "may be used, the source described and not named", Source: "AP: background"},
	{Code: "not-for-quotation", Label: "not for quotation", Means: "may be used, not quoted", Source: "AP: deep background"},
	{Code: "private", Label: "private", Means: "leaves the file in no export", Source: "AP: off the record"},
}}
