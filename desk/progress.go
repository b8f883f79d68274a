package desk

import (
	"sync"
	"time"
)

// Progress is how far a long doing has come.
type Progress struct {
	What     string  // the input that is being read
	Nth, Of  int     // which of how many inputs, from 1
	Articles int     // that have arrived
	Part     float64 // of the whole, 0 to 1; negative where it is not known
	Took     time.Duration
}

// Left is how long the rest is likely to take, 0 where nothing tells.
func (p Progress) Left() time.Duration {
	if p.Part <= 0 || p.Part > 1 {
		return 0
	}
	return time.Duration(float64(p.Took) * (1 - p.Part) / p.Part)
}

// A Meter keeps the progress of a doing for whoever shows it meanwhile. The
// zero Meter is ready.
type Meter struct {
	mu    sync.Mutex // guards all that follows
	now   func() time.Time
	began time.Time
	state Progress
	sized bool // the size of the whole is known
	whole int64
	past  int64 // of the inputs that were read to their end
	size  int64 // of the one that is being read
	got   int64 // that was read of it
}

// unknownSize stands for the bytes of an input that does not tell them.
const unknownSize = 64 << 10

func sizeOf(in Input) int64 {
	if in.Size > 0 {
		return in.Size
	}
	return unknownSize
}

func (m *Meter) begin(now func() time.Time, inputs []Input) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now, m.began, m.state = now, now(), Progress{Of: len(inputs)}
	m.sized = len(inputs) > 1
	for _, in := range inputs {
		m.whole += sizeOf(in)
		m.sized = m.sized || in.Size > 0
	}
}

// next says that an input is being read.
func (m *Meter) next(i int, in Input) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.past += m.size
	m.size, m.got = sizeOf(in), 0
	m.state.Nth, m.state.What = i+1, in.Name
}

// read says that bytes of the input were read.
func (m *Meter) read(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.got = min(m.got+int64(n), m.size)
}

// count says that an article arrived.
func (m *Meter) count() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state.Articles++
}

// Progress is how far the doing has come; the zero Progress before it began.
func (m *Meter) Progress() Progress {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now == nil {
		return Progress{}
	}
	p := m.state
	p.Took, p.Part = m.now().Sub(m.began), -1
	if m.sized && m.whole > 0 {
		p.Part = float64(m.past+m.got) / float64(m.whole)
	}
	return p
}
