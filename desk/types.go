package desk

import (
	"iter"
	"time"

	"parley/model"
	"parley/model/day"
	"parley/store/view"
)

// At is the moment from which the desk looks.
type At struct {
	Day       day.Date // as of this day
	Hindsight bool     // also what was said by then and published later
	Known     uint64   // as the file stood after this act; 0 is now. Views with it are read-only
}

// AsOf is the model's part of it.
func (a At) AsOf() model.AsOf { return model.AsOf{Day: a.Day, Hindsight: a.Hindsight} }

// Names tells handles and titles of the parties and people of the file.
type Names map[model.ID]Name

// A Name is how a record is called.
type Name struct{ Handle, Title string }

// ProcessRow is one followed negotiation.
type ProcessRow struct {
	ID        model.ID
	Handle    string
	Title     string
	Phase     model.Phase // empty while nobody has judged it
	Points    int
	Settled   int // points settled in the headline scope …
	Known     int // … of those whose status is known
	ByStatus  map[model.Status]int
	Contested int
	Stale     int
	ToReview  int      // sources with undecided suggestions
	Elsewhere int      // such sources of other processes; for the title line
	LastMove  day.Date // day.Min where nothing has moved
	Brief     day.Date // of the analyst's last brief by the view's day; day.Min where there was none
	Next      *EventRow
}

// Board is the disputes of one process. Its rows are read one by one as they
// are asked for.
type Board struct {
	Process ProcessRow
	Names   Names
	Partial bool // only the first screenful; ask again without a limit

	rows view.Board
}

// Len is the number of rows.
func (b *Board) Len() int { return b.rows.Len() }

// Row is one row, 0 to Len()-1.
func (b *Board) Row(i int) BoardRow {
	row := b.rows.Row(i)
	return boardRow(&row, b.Names)
}

// Rows are all rows, in their order.
func (b *Board) Rows() iter.Seq[BoardRow] {
	return func(yield func(BoardRow) bool) {
		for i := range b.Len() {
			if !yield(b.Row(i)) {
				return
			}
		}
	}
}

// BoardRow is where one point stands in the headline scope.
type BoardRow struct {
	ID       model.ID
	Handle   string
	Slug     string
	Title    string
	Category model.Category
	model.Row

	names Names
}

// PointPage is everything about one point.
type PointPage struct {
	BoardRow
	Process     ProcessRow
	Between     model.Scope // the headline scope
	Parent      *Name
	History     []model.Change // of the headline scope
	Assessments []AssessmentLine
	Claims      []ClaimLine // newest first
	Positions   []PositionLine
	Events      []EventRow
	Notes       []model.Note
	Progress    []ClaimLine // claims with a count
	Names       Names
}

// ClaimLine is a claim with what is needed to print it truly.
type ClaimLine struct {
	model.Claim
	Speaker   string // "Donald Trump", "sources in Moscow", "A and B"
	Parties   string // handles of the parties spoken for: "us", "ru, ua"
	Authority model.Authority
	Points    []Name // what it is about; empty: the process

	Categories []string // of those points, each once
	Quotes     []Quote
	Origins    int // stories among its sources: copies of one count once
	Entered    time.Time
}

// Quote is one piece of evidence.
type Quote struct {
	Words       string
	Source      Name // handle and title
	SourceID    model.ID
	Outlet      string
	Address     string // of the page; empty where it has none
	Marking     string // a word of [model.Markings]; empty is public
	Published   day.Day
	Attribution model.Attribution
	Grade       model.Grade
	From, To    int
}

// AssessmentLine is a judgement with its warnings.
type AssessmentLine struct {
	model.Assessment
	Entered  time.Time
	Author   string
	Warnings []string
}

// PositionLine is where a party stands on a point.
type PositionLine struct {
	Party Name
	Claim ClaimLine
	Drift model.Drift
}

// EventRow is a planned or past event.
type EventRow struct {
	ID      model.ID
	Handle  string
	Kind    string
	Title   string
	State   string
	Day     day.Day
	Place   string
	Parties []string // handles
	People  []string // names
	Overdue bool     // planned for a day that has passed
}

// SourceRow is an imported source.
type SourceRow struct {
	ID         model.ID
	Handle     string
	Title      string
	Outlet     string
	Published  day.Day
	Story      string // handle of the first source of the same story
	Copies     int    // other sources of that story
	VersionOf  string // handle of the version of the page before it
	ReplacedBy string // handle of the newest version of its page, if that is another
	Waiting    bool   // its review is not done
	Decided    int    // suggestions that were decided
	Imported   time.Time
}

// Copy is another source of the same story.
type Copy struct {
	Name
	Outlet    string
	Published day.Day
	Version   bool // of the same page
}

// FieldValue is a labelled value for reading.
type FieldValue struct{ Label, Value string }

// LogLine is one act of the journal.
type LogLine struct {
	Seq    uint64
	At     time.Time
	Author string
	Origin string
	Verb   model.Verb
	Title  string
	What   string // [model.Act.Words]
	Undone bool   // taken back by a later act
	Writes []model.Ref
}
