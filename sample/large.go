package sample

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"github.com/oklog/ulid/v2"

	"parley/desk"
	"parley/model"
	"parley/model/day"
)

// A Size says how large a made-up file is.
type Size struct {
	Processes int
	Points    int // in each process
	Claims    int // on each point
	Rounds    int // further acts on each point: assessments and edits in turn
}

// Million is a file of about a million entries, 20,000 points and 300,000
// claims.
var Million = Size{Processes: 20, Points: 1000, Claims: 15, Rounds: 34}

// Entries is about how many acts a file of the size has.
func (s Size) Entries() int { return s.Processes * s.Points * (1 + s.Claims + s.Rounds) }

// Large writes a made-up file of a size, the same on every machine. Nothing in
// it is about real talks.
func Large(ctx context.Context, path string, size Size) error {
	s := &script{clock: day.On(2020, time.January, 1).Time()}
	d, err := desk.Open(ctx, desk.Options{Path: path, Now: s.tick, Entropy: entropy(), Author: "made up", Origin: "sample", Holder: "parley sample"})
	if err != nil {
		return err
	}
	m := &maker{size: size, ids: ulid.Monotonic(entropy(), 0), clock: s.tick, rand: rand.New(rand.NewPCG(1, 2))}
	_, err = d.Bulk(ctx, m.acts())
	return err
}

// tick advances a little more than two minutes, so that a million acts fill
// some years.
func (s *script) tick() time.Time {
	s.clock = s.clock.Add(150 * time.Second)
	return s.clock
}

// A maker makes acts up.
type maker struct {
	size   Size
	ids    *ulid.MonotonicEntropy
	clock  func() time.Time
	rand   *rand.Rand
	now    time.Time
	claims int
	judged int
	points []*model.Point
	seen   []uint64 // the version of each point
	seq    uint64
	sides  []*model.Party
}

func (m *maker) head(format string, n int) model.Head {
	id, err := ulid.New(ulid.Timestamp(m.now), m.ids)
	if err != nil {
		panic(err) // the entropy is a stream cipher: it does not end
	}
	return model.Head{ID: model.ID(id.String()), Handle: fmt.Sprintf(format, n)}
}

// acts yields the file's acts in order: whom and what it is about first, then
// rounds over all points.
func (m *maker) acts() iter.Seq[model.Act] {
	return func(yield func(model.Act) bool) {
		ok := true
		put := func(verb model.Verb, process model.ID, r model.Record, saw uint64) {
			if !ok {
				return
			}
			m.seq++
			m.now = day.On(2020, time.January, 1).Time().Add(time.Duration(m.seq) * 150 * time.Second)
			ok = yield(model.Act{Verb: verb, Title: string(verb) + " " + r.Name(), Process: process, Writes: []model.Write{{Ref: r.Ref(), Saw: saw, Value: r}}})
		}
		m.now = day.On(2020, time.January, 1).Time()
		for i := range 8 {
			p := &model.Party{Head: m.head("side%d", i+1), Title: fmt.Sprintf("Side %d", i+1), Sort: "state"}
			m.sides = append(m.sides, p)
			put(model.VerbAdd, "", p, 0)
		}
		m.places(put)
		for round := range m.size.Claims + m.size.Rounds {
			for i, p := range m.points {
				if !ok {
					return
				}
				m.round(put, round, i, p)
			}
		}
	}
}

func (m *maker) places(put func(model.Verb, model.ID, model.Record, uint64)) {
	for i := range m.size.Processes {
		pr := &model.Process{
			Head: m.head("talks%d", i+1), Title: fmt.Sprintf("Talks %d", i+1),
			Principals: model.NewScope(m.sides[0].ID, m.sides[1+i%7].ID),
		}
		put(model.VerbAdd, pr.ID, pr, 0)
		for range m.size.Points {
			n := len(m.points) + 1
			category := model.Categories.Words[n%len(model.Categories.Words)]
			p := &model.Point{
				Head: m.head("p%d", n), Process: pr.ID, Slug: fmt.Sprintf("matter-%d", n),
				Title: fmt.Sprintf("Matter %d of %s", n, category.Label), Category: model.Category(category.Code),
			}
			put(model.VerbAdd, pr.ID, p, 0)
			m.points = append(m.points, p)
			m.seen = append(m.seen, m.seq)
		}
	}
}

// round makes one act on a point: claims first and in between, then
// assessments and edits in turn.
func (m *maker) round(put func(model.Verb, model.ID, model.Record, uint64), round, i int, p *model.Point) {
	on := day.Exact(day.Of(m.now))
	total := m.size.Claims + m.size.Rounds
	switch {
	case round*m.size.Claims/total != (round+1)*m.size.Claims/total:
		m.claims++
		side := m.sides[m.rand.IntN(len(m.sides))]
		c := &model.Claim{
			Head: m.head("c%d", m.claims), Process: p.Process, Speakers: []model.Speaker{{Party: side.ID}},
			For: []model.ID{side.ID}, About: []model.Ref{p.Ref()}, Said: on, Words: "Said for the measure of it.",
		}
		if m.rand.IntN(2) == 0 {
			c.Kind, c.Stance = model.Position, model.Stance(model.Stances.Words[m.rand.IntN(len(model.Stances.Words))].Code)
			if c.Stance == model.AcceptsIf {
				c.Condition = "the other side does"
			}
			c.Want = fmt.Sprintf("part %d of it", m.rand.IntN(100))
		} else {
			c.Kind, c.Status = model.StatusClaim, model.Status(model.Statuses.Words[m.rand.IntN(len(model.Statuses.Words))].Code)
		}
		put(model.VerbAdd, p.Process, c, 0)
	case round%2 == 0:
		m.judged++
		status := model.Status(model.Statuses.Words[m.rand.IntN(len(model.Statuses.Words))].Code)
		put(model.VerbAssess, p.Process, &model.Assessment{
			Head: m.head("j%d", m.judged), Process: p.Process, Point: p.ID, Status: status, From: on, Reason: "made up",
		}, 0)
	default:
		next := *p
		next.Title = fmt.Sprintf("Matter %d of %s, version %d", i+1, p.Category, round)
		put(model.VerbEdit, p.Process, &next, m.seen[i])
		m.points[i], m.seen[i] = &next, m.seq
	}
}
