package model

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Fault is one thing that is wrong with a record, as a sentence without its
// full stop, and the field that it concerns.
type Fault struct{ Field, Why string }

// Invalid says everything that is wrong with what was entered.
type Invalid struct {
	What   string // what was entered: "claim c12", "day"
	Faults []Fault
}

func (e *Invalid) Error() string {
	if len(e.Faults) == 1 {
		return e.Faults[0].Why
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s has %d faults:", e.What, len(e.Faults))
	for _, f := range e.Faults {
		fmt.Fprintf(&b, "\n  %s", f.Why)
	}
	return b.String()
}

// Wrong makes an [Invalid] with a single fault in one field.
func Wrong(field, format string, args ...any) error {
	return &Invalid{What: field, Faults: []Fault{{Field: field, Why: fmt.Sprintf(format, args...)}}}
}

// NotFound says that nothing goes by a name.
type NotFound struct {
	Kind Kind
	Name string
	Near []string // names that look like it, best first
}

func (e *NotFound) Error() string {
	what := string(e.Kind)
	if what == "" {
		what = "record"
	}
	if e.Name == "" {
		return fmt.Sprintf("there is no %s yet", what)
	}
	if len(e.Near) == 0 {
		return fmt.Sprintf("there is no %s %q", what, e.Name)
	}
	return fmt.Sprintf("there is no %s %q; did you mean %s?", what, e.Name, list(e.Near))
}

// Ambiguous says that a name fits several records.
type Ambiguous struct {
	Kind Kind
	Name string
	Fits []string // handles with titles
}

func (e *Ambiguous) Error() string {
	return fmt.Sprintf("%q could be %s; use the handle", e.Name, list(e.Fits))
}

// Conflict says what stands in the way of an act. Nothing was changed.
type Conflict struct {
	What     string   // what could not be done: "undo act 12 (assess p7)"
	InTheWay []string // sentences
}

func (e *Conflict) Error() string {
	return fmt.Sprintf("cannot %s: %s", e.What, strings.Join(e.InTheWay, "; "))
}

// Busy says that another process held the database for longer than the caller
// was ready to wait.
type Busy struct {
	Path   string
	Holder string // "process 4711 (parley import)", empty where it is not known
	Waited time.Duration
}

func (e *Busy) Error() string {
	holder := e.Holder
	if holder == "" {
		holder = "another process"
	}
	return fmt.Sprintf("%s is held by %s (waited %s); try again when it is done", e.Path, holder, e.Waited.Round(time.Millisecond))
}

// Damaged says that a file is not what was written to it.
type Damaged struct {
	Path string
	What string // what is wrong with it
	Do   string // what to do about it
}

func (e *Damaged) Error() string {
	text := fmt.Sprintf("%s is damaged: %s", e.Path, e.What)
	if e.Do != "" {
		text += "; " + e.Do
	}
	return text
}

// Newer says that a file was written by a newer parley. It is left untouched.
type Newer struct {
	Path          string
	Format, Knows int // the file's format and the newest that this program reads
}

func (e *Newer) Error() string {
	return fmt.Sprintf("%s has format %d, this parley reads up to %d; use a newer parley", e.Path, e.Format, e.Knows)
}

// Is reports whether err is, or wraps, an error of kind E.
func Is[E error](err error) bool {
	_, ok := errors.AsType[E](err)
	return ok
}
