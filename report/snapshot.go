// Package report prints status snapshots as Markdown, plain text, JSON and
// CSV. A snapshot is plain data with every name resolved; the same snapshot
// always gives the same bytes.
//
// Every sentence about the world carries who said it and where it can be
// read, or it is not printed.
package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"parley/model"
)

// Schema names the form of a snapshot in JSON.
const Schema = "parley/snapshot-1"

// A Snapshot is where a process stands as of a day. Lists are never null in
// JSON. Days are canonical (2026-01-14, 2026-01, ≤2026-01-14), empty where
// unknown.
type Snapshot struct {
	Schema     string   `json:"schema"`
	Process    string   `json:"process"` // handle
	Title      string   `json:"title"`
	Phase      string   `json:"phase"` // empty while nobody has judged it
	Principals []string `json:"principals"`
	AsOf       string   `json:"as_of"`     // the view's day
	Hindsight  bool     `json:"hindsight"` // with what was published later
	KnownAt    uint64   `json:"known_at"`  // position of the newest act that is seen
	Hash       string   `json:"hash"`      // of that act, SHA-256 in hexadecimal
	Points     []Point  `json:"points"`
	Whole      []Claim  `json:"process_claims"` // claims about the process as a whole, newest first
	Events     []Event  `json:"events"`
	Parties    []Party  `json:"parties"`
	People     []Person `json:"people"`
	Sources    []Source `json:"sources"`
}

// A Point is one row of the status board with what it rests on.
type Point struct {
	Handle      string       `json:"handle"`
	Slug        string       `json:"slug"`
	Title       string       `json:"title"`
	Category    string       `json:"category"`
	Status      string       `json:"status"`
	Basis       string       `json:"basis"` // assessed, reported, or empty where no claim gives a status
	Since       string       `json:"since"`
	Assessed    string       `json:"assessed_from"` // empty where the status is only reported
	Statuses    []Standing   `json:"statuses"`      // in narrower scopes
	Contested   bool         `json:"contested"`
	Doubted     bool         `json:"doubted"`
	Overtaken   bool         `json:"overtaken"`
	Stale       bool         `json:"stale"`
	Assessments []Assessment `json:"assessments"` // newest first
	Positions   []Position   `json:"positions"`
	Claims      []Claim      `json:"claims"` // newest first
}

// A Standing is a status in a scope.
type Standing struct {
	Scope     []string `json:"scope"` // handles of parties
	Status    string   `json:"status"`
	Basis     string   `json:"basis"`
	Since     string   `json:"since"`
	Assessed  string   `json:"assessed_from"`
	Contested bool     `json:"contested"`
}

// An Assessment is a judgement of the analyst's.
type Assessment struct {
	Status     string   `json:"status"`
	Scope      []string `json:"scope"`
	From       string   `json:"from"`
	Reason     string   `json:"reason"`
	Confidence string   `json:"confidence"`
	Author     string   `json:"author"`
}

// A Position is where a party stands on a point.
type Position struct {
	Party     string `json:"party"`
	Stance    string `json:"stance"`
	Want      string `json:"want"`
	Firmness  string `json:"firmness"`
	Condition string `json:"condition"`
	Drift     string `json:"drift"`
	Said      string `json:"said"`
	Claim     string `json:"claim"` // handle of the claim that holds it
}

// A Claim is who said what, with the words that prove it.
type Claim struct {
	Handle    string     `json:"handle"`
	Speakers  string     `json:"speakers"`
	Parties   []string   `json:"parties"`
	Kind      string     `json:"kind"`
	Stance    string     `json:"stance"`
	Want      string     `json:"want"`
	Condition string     `json:"condition"`
	Status    string     `json:"status"`
	Scope     []string   `json:"scope"`
	Count     string     `json:"count"`
	Words     string     `json:"words"`
	Said      string     `json:"said"`
	Evidence  []Evidence `json:"evidence"`
}

// Evidence is where a claim can be read.
type Evidence struct {
	Quote       string `json:"quote"` // empty where the source is not for quotation
	Source      string `json:"source"`
	Outlet      string `json:"outlet"`
	Published   string `json:"published"`
	Attribution string `json:"attribution"`
	Grade       string `json:"grade"` // Admiralty, as B2; empty where ungraded
}

// An Event is planned or past.
type Event struct {
	Handle  string   `json:"handle"`
	Kind    string   `json:"kind"`
	State   string   `json:"state"`
	Day     string   `json:"day"`
	Place   string   `json:"place"`
	Parties []string `json:"parties"`
	People  []string `json:"people"`
	Overdue bool     `json:"overdue"`
	Sources []string `json:"sources"`
}

// A Party is one with its roles in the process on the day.
type Party struct {
	Handle string   `json:"handle"`
	Name   string   `json:"name"`
	Kind   string   `json:"kind"`
	Roles  []string `json:"roles"`
}

// A Person is one with whom they act for on the day.
type Person struct {
	Handle string   `json:"handle"`
	Name   string   `json:"name"`
	Party  string   `json:"party"`
	Posts  []string `json:"posts"`
	Envoy  bool     `json:"envoy"`
}

// A Source is one that the snapshot cites.
type Source struct {
	Handle    string `json:"handle"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Address   string `json:"address"` // of whatever scheme was recorded
}

// A Format is how a snapshot is printed.
type Format string

// The formats.
const (
	Markdown Format = "md"
	Text     Format = "txt"
	JSON     Format = "json"
	CSV      Format = "csv"
)

// FormatOf tells the format from the ending of a file name.
func FormatOf(name string) (Format, error) {
	return ParseFormat(strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), "."))
}

// ParseFormat reads the name of a format.
func ParseFormat(name string) (Format, error) {
	switch name {
	case "md", "markdown":
		return Markdown, nil
	case "txt", "text":
		return Text, nil
	case "json":
		return JSON, nil
	case "csv":
		return CSV, nil
	}
	return "", model.Wrong("format", "%q is not a format; there are md, txt, json and csv", name)
}

// Write prints a snapshot.
func Write(w io.Writer, s Snapshot, f Format) error {
	switch f {
	case Markdown:
		return writeMarkdown(w, s)
	case Text:
		return writeText(w, s)
	case JSON:
		return writeJSON(w, s)
	case CSV:
		return writeCSV(w, s)
	}
	return fmt.Errorf("%q is not a format", f)
}
