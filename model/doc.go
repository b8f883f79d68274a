// Package model holds the words of a negotiation and the rules on them.
//
// The words are those of the field: who said what about which disputed
// point, between whom, on which day, in which source. Each vocabulary is a
// table (word, meaning, where the meaning comes from, glyph), so that help,
// exports and forms print one definition.
//
// Two kinds of statement are kept apart everywhere. A [Claim] is somebody
// else's: it is recorded with its speakers and its evidence and is never
// edited into another one. An [Assessment] is the analyst's own, dated
// judgement. What follows from the two - a point's [Standing], whether it is
// contested, doubted, overtaken, stale, which way a party drifts - is
// computed by pure functions and never typed in.
//
// The package does no input or output and reads no clock: every function
// takes the day it is asked about.
package model
