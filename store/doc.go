// Package store keeps a parley file: a journal of acts in one bbolt database
// and the projections that make it quick to read.
//
// The journal is the only truth. Everything else in the file - versions,
// rows, references, the board - is a projection of a prefix of the journal,
// written in the same transaction as the entry, and [Store.Check] rebuilds
// and compares all of it.
//
// The file is held for a transaction, not for a session: every read and every
// act opens it, does its work and lets go, so that a scheduled import and an
// open interface share one file. Openers queue fairly beside the file
// (PATH.turn, PATH.lock); bbolt's own lock is then always free.
package store
