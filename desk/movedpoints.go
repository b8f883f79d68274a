package desk

import (
	"fmt"
	"slices"
	"strings"

	"parley/model"
	"parley/model/day"
)

// movedPoints tells what has moved of the points. Most have not, and the kept rows
// say so.
func (m *mover) movedPoints() error {
	ids, err := m.v.Moving(m.base, m.at.Day)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := m.movedPoint(id); err != nil {
			return err
		}
	}
	return nil
}

func (m *mover) movedPoint(id model.ID) error {
	f, err := m.v.Facts(id)
	if err != nil {
		return err
	}
	began := f.Begun(m.at.Hindsight)
	fresh := false
	if began > m.base { // a point that was entered before is known, though nobody had spoken on it
		began = min(began, m.enteredOn(model.Ref{Kind: model.KindPoint, ID: id}))
		fresh = m.since(began)
	}
	moves := model.Moved(f, m.base, m.at.AsOf())
	if !fresh && len(moves) == 0 {
		return nil
	}
	rec, err := m.get(model.KindPoint, id)
	p, ok := rec.(*model.Point)
	if err != nil || !ok || p == nil {
		return err
	}
	if fresh {
		if err := m.newPoint(p, f, began); err != nil {
			return err
		}
	}
	for _, move := range moves {
		if fresh && move.Kind == model.StatusMoved && len(move.Scope) == 0 {
			continue // its line as a new point has the status
		}
		if err := m.pointMove(p, f, move); err != nil {
			return err
		}
	}
	return nil
}

// pointLine begins a line; which tells it from others of its kind on the
// point.
func (m *mover) pointLine(p *model.Point, kind model.MoveKind, on day.Date, which string) MovedLine {
	return MovedLine{
		Key: strings.TrimSpace(p.Handle + " " + string(kind) + " " + which), Kind: kind, Ref: p.Ref(), Handle: p.Handle,
		Title: p.Title, Category: string(p.Category), On: on,
	}
}

// newPoint tells of a point where it stands, with what gave it its status or
// was first said of it.
func (m *mover) newPoint(p *model.Point, f model.Facts, on day.Date) error {
	l := m.pointLine(p, model.NewPoint, on, "")
	at := m.at.AsOf()
	row := model.Standing(f, nil, at)
	l.Is = string(row.Status)
	l.Parties = m.parties(row.Parties)
	l.Gist = m.v.CategoryWords().Label(string(p.Category)) + ": " + model.Statuses.Label(l.Is) + ", " + row.Grounds()
	var by []model.Ref
	if track := model.Track(f, nil, at); len(track) > 0 {
		by = append(by, track[len(track)-1].By)
	} else if seen := f.Visible(at); len(seen) > 0 {
		by = append(by, model.Ref{Kind: model.KindClaim, ID: seen[0].Claim})
	}
	l.Entered, l.Author = m.entered(p.Ref())
	if err := m.prove(&l, by); err != nil {
		return err
	}
	m.add(l)
	return nil
}

func (m *mover) pointMove(p *model.Point, f model.Facts, move model.Move) error {
	which := m.scope(move.Scope)
	if move.Kind == model.PositionMoved {
		which = m.name(model.KindParty, move.Held.Party).Handle
	}
	l := m.pointLine(p, move.Kind, move.On, which)
	if err := m.prove(&l, move.By); err != nil {
		return err
	}
	involved := move.Scope
	for _, c := range l.Claims {
		involved = append(slices.Clip(involved), c.For...)
	}
	l.Parties = m.parties(involved)
	in := ""
	if which != "" {
		in = which + ": "
	}
	switch move.Kind {
	case model.StatusMoved:
		l.Was, l.Is = string(move.Was.Status), string(move.Is.Status)
		l.Gist = in + turned(model.Statuses, l.Was, l.Is) + ", " + move.Is.Grounds()
	case model.NewlyContest:
		l.Gist = in + said(l.Claims)
	case model.ContestOver:
		l.Gist = in + m.over(l.Claims, move.Lapsed)
	case model.PositionMoved:
		l.Parties, l.Drift = m.parties([]model.ID{move.Held.Party}), move.Held.Drift
		l.Gist = in + m.position(l.Claims, move.Held)
	default:
		seen := f.Visible(m.at.AsOf())
		l.Gist = "nothing said since " + seen[len(seen)-1].Day().Human()
	}
	m.add(l)
	return nil
}

// parties names parties, each once.
func (m *mover) parties(ids []model.ID) []Name {
	var names []Name
	for _, id := range ids {
		if name := m.name(model.KindParty, id); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// scope names a scope by the handles of its parties, the headline scope by
// nothing.
func (m *mover) scope(s model.Scope) string {
	m.handles(s)
	return m.names.Scope(s)
}

// said tells who says what of a status: "ua disputed, ru agreed".
func said(claims []ClaimLine) string {
	var words []string
	for _, c := range claims {
		if c.Kind == model.StatusClaim {
			words = append(words, c.who()+" "+gist(&c.Claim))
		}
	}
	return strings.Join(words, ", ")
}

// who is the party spoken for, else the speaker.
func (c ClaimLine) who() string {
	if c.Parties != "" {
		return c.Parties
	}
	return c.Speaker
}

// over tells why parties no longer say otherwise of each other.
func (m *mover) over(claims []ClaimLine, lapsed bool) string {
	if lapsed {
		return fmt.Sprintf("a word is older than %d days: %s", m.v.Contest(), said(claims))
	}
	i := slices.IndexFunc(claims, func(c ClaimLine) bool { return c.Kind == model.StatusClaim })
	if i < 0 {
		return "taken back"
	}
	return said(claims[i:i+1]) + "; before: " + said(claims[i+1:])
}

// position tells what a party held and holds.
func (m *mover) position(claims []ClaimLine, h model.Held) string {
	words := func(id model.ID) string {
		i := slices.IndexFunc(claims, func(c ClaimLine) bool { return c.ID == id })
		if i < 0 {
			return model.Stances.Label(string(h.Now.Stance))
		}
		c := &claims[i].Claim
		if c.Firmness == "" {
			return gist(c)
		}
		return gist(c) + " (" + model.Firmnesses.Label(string(c.Firmness)) + ")"
	}
	if h.Before == nil {
		return words(h.Now.Claim) + ", its first position"
	}
	return words(h.Before.Claim) + " → " + words(h.Now.Claim) + ", " + model.Drifts.Label(string(h.Drift))
}

// prove puts the claims and assessments to a line that it rests on.
func (m *mover) prove(l *MovedLine, by []model.Ref) error {
	for _, ref := range by {
		rec, err := m.get(ref.Kind, ref.ID)
		if err != nil {
			return err
		}
		switch rec := rec.(type) {
		case *model.Claim:
			l.Claims = append(l.Claims, m.claim(rec))
		case *model.Assessment:
			l.Assessments = append(l.Assessments, m.assessment(rec))
		}
	}
	return nil
}
