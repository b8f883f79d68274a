package bench

import (
	"path/filepath"
	"testing"
	"time"

	"parley/desk"
	"parley/sample"
)

// BenchmarkMatrix sets 5,000 points with 75,000 claims against their parties,
// and lays them along a timeline, beside reading the board of the same
// process.
func BenchmarkMatrix(b *testing.B) {
	path := filepath.Join(b.TempDir(), "points.db")
	if err := sample.Large(b.Context(), path, sample.Size{Processes: 1, Points: 5000, Claims: 15}); err != nil {
		b.Fatal(err)
	}
	d, err := desk.Open(b.Context(), desk.Options{Path: path, Wait: time.Minute, Now: time.Now, Entropy: entropy(), Author: "bench", Origin: "bench"})
	if err != nil {
		b.Fatal(err)
	}
	at := desk.At{Day: d.Today()}
	var boards, matrices, timelines []time.Duration
	for b.Loop() {
		boards = append(boards, timed(b, func() error { _, err := d.Board(b.Context(), "", at, 0); return err }))
		matrices = append(matrices, timed(b, func() error { _, err := d.Matrix(b.Context(), "", at); return err }))
		timelines = append(timelines, timed(b, func() error { _, err := d.Timeline(b.Context(), "", at); return err }))
	}
	b.ReportMetric(float64(median(matrices))/float64(median(boards)), "matrix-of-board")
	b.ReportMetric(float64(median(timelines))/float64(median(boards)), "timeline-of-board")
	b.ReportMetric(float64(median(boards).Microseconds())/1000, "ms/board")
	b.ReportMetric(float64(median(matrices).Microseconds())/1000, "ms/matrix")
}
