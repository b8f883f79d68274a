//go:build unix

package store

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"parley/model"
)

// A lock is the file's lock, held.
type lock struct{ f *os.File }

// acquire waits for the file: first for its turn, then for the lock. Whoever
// waits for the lock holds the turn, so that those behind keep their order
// and a reader is not starved by a bulk writer.
func acquire(ctx context.Context, path string, exclusive bool, wait time.Duration, holder string) (*lock, error) {
	deadline := time.NewTimer(wait)
	defer deadline.Stop()
	turn, err := flock(ctx, path+".turn", syscall.LOCK_EX, deadline.C)
	if !exclusive && (errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.EACCES)) {
		return &lock{}, nil // nothing can be written here, so bbolt's own lock is enough for reading
	}
	if err != nil {
		return nil, busy(err, path, wait)
	}
	defer turn.Close()
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	f, err := flock(ctx, path+".lock", how, deadline.C)
	if err != nil {
		return nil, busy(err, path, wait)
	}
	if exclusive && holder != "" {
		_ = f.Truncate(0)
		_, _ = f.WriteAt([]byte(holder), 0)
	}
	return &lock{f}, nil
}

// release lets go of the file.
func (l *lock) release() {
	if l.f != nil {
		_ = l.f.Close()
	}
}

// wanted reports whether somebody waits for the file.
func wanted(path string) bool {
	f, err := os.OpenFile(path+".turn", os.O_RDWR|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return false
	}
	defer f.Close()
	return errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}

var errDeadline = errors.New("the wait is over")

// flock opens a file beside the database and locks it. The kernel keeps the
// order of those who wait in it, which polling would not; a wait that is given
// up lets go as soon as it would have been served.
func flock(ctx context.Context, path string, how int, deadline <-chan time.Time) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, err
	}
	fd := int(f.Fd())
	err = syscall.Flock(fd, how|syscall.LOCK_NB)
	if err == nil {
		return f, nil
	}
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, err
	}
	served := make(chan error, 1)
	go func() {
		defer close(served)
		served <- flockWait(fd, how)
	}()
	select {
	case err = <-served:
		if err != nil {
			f.Close()
			return nil, err
		}
		return f, nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-deadline:
		err = errDeadline
	}
	go func() {
		for range served { // served or not, the wait was given up
			_ = f.Close()
		}
	}()
	return nil, err
}

func flockWait(fd, how int) error {
	for {
		if err := syscall.Flock(fd, how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

func busy(err error, path string, wait time.Duration) error {
	if !errors.Is(err, errDeadline) {
		return err
	}
	return &model.Busy{Path: path, Holder: holderOf(path), Waited: wait}
}

// holderOf returns who last took the file for writing.
func holderOf(path string) string {
	f, err := os.OpenFile(path+".lock", os.O_RDONLY|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return ""
	}
	defer f.Close()
	text, _ := io.ReadAll(io.LimitReader(f, 200))
	return strings.ToValidUTF8(string(text), "")
}

const noFollow = syscall.O_NOFOLLOW
