package desk

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
)

// TestAStreamThatNeverAnswers is given up with the context.
func TestAStreamThatNeverAnswers(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	next, end := iter.Pull2(Intake{Stream: r}.Articles(ctx, "-"))
	defer end()
	if _, err, more := next(); !more || !errors.Is(err, context.Canceled) {
		t.Errorf("%v %v", err, more)
	}
}

// TestBounded holds that no way of writing passes the bound.
func TestBounded(t *testing.T) {
	for _, b := range []*bounded{{most: 5}, {most: 5, full: func() {}}} {
		_, err := io.Copy(b, strings.NewReader("0123456789"))
		if (err != nil) != (b.full != nil) || b.buf.Len() > 5 || !b.over {
			t.Errorf("%d bytes, over %v, %v", b.buf.Len(), b.over, err)
		}
	}
}
