//go:build !unix

package store

import (
	"context"
	"time"
)

// A lock is empty here: bbolt's own lock keeps processes apart, without the
// fair queue that flock gives on Unix.
type lock struct{}

func acquire(ctx context.Context, _ string, _ bool, _ time.Duration, _ string) (*lock, error) {
	return &lock{}, ctx.Err()
}

func (l *lock) release() {}

func wanted(string) bool { return false }

func holderOf(string) string { return "" }

const noFollow = 0
