package desk

import (
	"context"
	"slices"

	"parley/model"
	"parley/model/day"
	"parley/store"
	"parley/store/view"
)

// Process returns the process with a handle; the empty name means the only
// one, else the one that the newest act concerns.
func (d *Desk) Process(ctx context.Context, name string) (model.Process, error) {
	var p model.Process
	err := d.store.View(ctx, func(tx *store.Tx) error {
		found, err := findProcess(tx, name)
		if err == nil {
			p = *found
		}
		return err
	})
	return p, err
}

// Processes lists the followed negotiations in the order in which they were
// made.
func (d *Desk) Processes(ctx context.Context, at At) ([]ProcessRow, error) {
	var rows []ProcessRow
	err := d.store.View(ctx, func(tx *store.Tx) error {
		refs, err := tx.Refs(model.KindProcess, at.Known)
		if err != nil {
			return err
		}
		for _, ref := range refs {
			v, err := view.Open(tx, ref.ID, at.Known)
			if err != nil {
				return err
			}
			row, err := newReader(d, tx.AsKnown(at.Known), at, v).overview()
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// Title is what the title line shows of a process; cheap, however large the
// process is, while the view looks from now.
func (d *Desk) Title(ctx context.Context, process string, at At) (ProcessRow, error) {
	var row ProcessRow
	err := d.read(ctx, process, at, func(r *reader) error {
		var err error
		if at.Known > 0 || at.Day < d.Today() {
			row, err = r.overview() // what was contested then has to be counted
			return err
		}
		if row, err = r.head(); err != nil {
			return err
		}
		row.Elsewhere, err = r.elsewhere()
		return err
	})
	return row, err
}

// elsewhere counts the sources to review in the other processes of the file.
func (r *reader) elsewhere() (n int, err error) {
	refs, err := r.tx.Refs(model.KindProcess, r.at.Known)
	for _, ref := range refs {
		if ref.ID == r.v.ID {
			continue
		}
		sum, err := r.tx.Summary(ref.ID)
		if err != nil {
			return n, err
		}
		n += sum.Waiting
	}
	return n, err
}

// head is what the title line shows of a process, without its points.
func (r *reader) head() (ProcessRow, error) {
	row := ProcessRow{ID: r.v.ID, Handle: r.v.Handle, Title: r.v.Title, LastMove: day.Min, Brief: day.Min}
	if on, given, err := r.brief(); err != nil {
		return row, err
	} else if given {
		row.Brief = on
	}
	sum, err := r.tx.Summary(r.v.ID)
	if err != nil {
		return row, err
	}
	row.Points, row.ToReview = sum.Points, sum.Waiting
	row.Contested = sum.Contested(asOfDay(r.d, r.at))
	row.Phase, err = r.phase()
	return row, err
}

// phase is that of the latest assessment of the process.
func (r *reader) phase() (model.Phase, error) {
	a, err := r.phaseOn(r.at.Day)
	if a == nil {
		return "", err
	}
	return a.Phase, err
}

// phaseOn returns the assessment that gives the process its phase on a day,
// nil where nobody has judged it.
func (r *reader) phaseOn(on day.Date) (*model.Assessment, error) {
	var latest *model.Assessment
	f, err := r.v.Facts(r.v.ID)
	for _, j := range f.Judged {
		if j.From.First() > on || latest != nil && j.From.First() < latest.From.First() {
			continue
		}
		rec, err := r.get(model.KindAssessment, j.Assessment)
		if err != nil {
			return nil, err
		}
		if a, ok := rec.(*model.Assessment); ok && a != nil && a.Phase != "" {
			latest = a
		}
	}
	return latest, err
}

// overview is a process with its points counted.
func (r *reader) overview() (ProcessRow, error) {
	row, err := r.head()
	if err != nil {
		return row, err
	}
	counts := tally{}
	if err = r.v.Scan(r.at.AsOf(), counts.take); err != nil {
		return row, err
	}
	counts.tell(&row)
	if r.at.Day < r.d.Today() { // the summary knows only now
		if row.ToReview, err = r.waiting(); err != nil {
			return row, err
		}
	}
	events, err := r.events()
	if err != nil {
		return row, err
	}
	for i := range events {
		e := events[i]
		ahead := (e.State == "planned" || e.State == "confirmed") && !e.Overdue
		if ahead && (row.Next == nil || e.Day.Compare(row.Next.Day) < 0) {
			row.Next = &events[i]
		}
	}
	return row, nil
}

// A tally counts the points of a process.
type tally struct {
	points, contested, stale int
	byStatus                 map[model.Status]int
	last                     day.Date
}

func (t *tally) take(p *view.Row) {
	if t.byStatus == nil {
		t.byStatus, t.last = map[model.Status]int{}, day.Min
	}
	t.points++
	t.byStatus[p.Status]++
	t.last = max(t.last, p.Last)
	if p.Contested {
		t.contested++
	}
	if p.Stale {
		t.stale++
	}
}

// tell fills in what a process's row says of its points.
func (t *tally) tell(row *ProcessRow) {
	row.Points, row.Contested, row.Stale, row.ByStatus = t.points, t.contested, t.stale, t.byStatus
	if t.points > 0 {
		row.LastMove = max(row.LastMove, t.last)
	}
	row.Settled, row.Known = model.Progress(row.ByStatus)
}

// Board lists the disputes of a process; with a limit only so many, which is
// enough for the first screen.
func (d *Desk) Board(ctx context.Context, process string, at At, limit int) (Board, error) {
	var b Board
	err := d.read(ctx, process, at, func(r *reader) error {
		var err error
		if b.Process, err = r.head(); err != nil {
			return err
		}
		counts := tally{}
		b.rows, b.Partial, err = r.v.Pack(at.AsOf(), limit, func(row *view.Row) {
			r.nameSides(row)
			counts.take(row)
		})
		if err == nil && !b.Partial {
			counts.tell(&b.Process)
		}
		b.Names = r.names
		return err
	})
	return b, err
}

// row is a point of a board, with the parties named that it speaks of.
func (r *reader) row(row *view.Row) BoardRow {
	r.nameSides(row)
	return boardRow(row, r.names)
}

func boardRow(row *view.Row, names Names) BoardRow {
	return BoardRow{ID: row.ID, Handle: row.Handle, Slug: row.Slug, Title: row.Title, Category: row.Category, Row: row.Row, names: names}
}

// nameSides names the parties that a row's badges and drift speak of.
func (r *reader) nameSides(row *view.Row) {
	for _, badge := range row.Badges {
		for _, party := range badge.Scope {
			r.name(model.KindParty, party)
		}
	}
	for _, party := range row.Parties {
		r.name(model.KindParty, party)
	}
	if row.Drifter != "" {
		r.name(model.KindParty, row.Drifter)
	}
}

// Point gathers everything about one point, named by handle, slug or title.
func (d *Desk) Point(ctx context.Context, process, point string, at At) (PointPage, error) {
	var page PointPage
	err := d.read(ctx, process, at, func(r *reader) error {
		ref, err := find(r.tx, model.KindPoint, r.v.ID, point)
		if err != nil {
			return err
		}
		page, err = r.point(ref.ID)
		return err
	})
	return page, err
}

func (r *reader) point(id model.ID) (PointPage, error) {
	var page PointPage
	rec, err := r.get(model.KindPoint, id)
	if err != nil {
		return page, err
	}
	p, ok := rec.(*model.Point)
	if !ok || p == nil {
		return page, &model.NotFound{Kind: model.KindPoint, Name: string(id)}
	}
	facts, err := r.v.Facts(p.ID)
	if err != nil {
		return page, err
	}
	at := r.at.AsOf()
	page.BoardRow = r.row(&view.Row{
		ID: p.ID, Handle: p.Handle, Slug: p.Slug, Title: p.Title, Category: p.Category, Row: model.Standing(facts, nil, at),
	})
	if page.Process, err = r.head(); err != nil {
		return page, err
	}
	if p.Parent != "" {
		parent := r.name(model.KindPoint, p.Parent)
		page.Parent = &parent
	}
	page.History = model.Track(facts, nil, at)
	if err := r.pointClaims(&page, facts, at); err != nil {
		return page, err
	}
	if err := r.pointAssessments(&page, facts, at); err != nil {
		return page, err
	}
	if err := r.pointAround(&page, p); err != nil {
		return page, err
	}
	page.Between = facts.Headline
	for _, party := range facts.Headline {
		r.name(model.KindParty, party)
	}
	page.Names = r.names
	return page, nil
}

// pointClaims fills in the claims, newest first, and the positions held.
func (r *reader) pointClaims(page *PointPage, facts model.Facts, at model.AsOf) error {
	lines := map[model.ID]ClaimLine{}
	for _, seen := range slices.Backward(facts.Visible(at)) {
		rec, err := r.get(model.KindClaim, seen.Claim)
		if err != nil {
			return err
		}
		c, ok := rec.(*model.Claim)
		if !ok || c == nil {
			continue
		}
		line := r.claim(c)
		lines[c.ID] = line
		page.Claims = append(page.Claims, line)
		if c.Count != "" {
			page.Progress = append(page.Progress, line)
		}
	}
	for _, h := range slices.Backward(model.Positions(facts, at)) {
		page.Positions = append(page.Positions, PositionLine{
			Party: r.name(model.KindParty, h.Party), Claim: lines[h.Now.Claim], Drift: h.Drift,
		})
	}
	return nil
}

// pointAssessments fills in the judgements, newest first.
func (r *reader) pointAssessments(page *PointPage, facts model.Facts, at model.AsOf) error {
	for _, j := range facts.Judged {
		if j.From.First() > at.Day {
			continue
		}
		rec, err := r.get(model.KindAssessment, j.Assessment)
		if err != nil {
			return err
		}
		if a, ok := rec.(*model.Assessment); ok && a != nil {
			page.Assessments = append(page.Assessments, r.assessment(a))
		}
	}
	slices.SortStableFunc(page.Assessments, func(a, b AssessmentLine) int { return b.From.Compare(a.From) })
	return nil
}

func (r *reader) assessment(a *model.Assessment) AssessmentLine {
	line := AssessmentLine{Assessment: *a}
	line.Entered, line.Author = r.entered(a.Ref())
	for _, party := range a.Scope {
		r.name(model.KindParty, party)
	}
	return line
}

// pointAround fills in the events and notes of a point.
func (r *reader) pointAround(page *PointPage, p *model.Point) error {
	for _, ref := range r.tx.Referrers(p.Ref()) {
		rec, err := r.tx.GetKnown(ref, r.at.Known)
		if err != nil {
			return err
		}
		switch rec := rec.(type) {
		case *model.Event:
			if r.eventSeen(rec) {
				page.Events = append(page.Events, r.event(rec))
			}
		case *model.Note:
			if rec.Day.First() <= r.at.Day {
				page.Notes = append(page.Notes, *rec)
			}
		}
	}
	return nil
}

func (r *reader) events() ([]EventRow, error) {
	var rows []EventRow
	err := view.Each(r.v, model.KindEvent, func(e *model.Event) error {
		if r.eventSeen(e) {
			rows = append(rows, r.event(e))
		}
		return nil
	})
	slices.SortStableFunc(rows, func(a, b EventRow) int { return a.Day.Compare(b.Day) })
	return rows, err
}

// Events lists the events of a process by day, undated ones last.
func (d *Desk) Events(ctx context.Context, process string, at At) ([]EventRow, error) {
	var rows []EventRow
	err := d.read(ctx, process, at, func(r *reader) (err error) {
		rows, err = r.events()
		return err
	})
	return rows, err
}

// Moves lists the days on which something in the process moved.
func (d *Desk) Moves(ctx context.Context, process string, at At) ([]day.Date, error) {
	var days []day.Date
	err := d.read(ctx, process, at, func(r *reader) (err error) {
		days, err = r.v.Moves()
		return err
	})
	return days, err
}
