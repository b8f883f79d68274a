package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path/filepath"
	"strings"
)

// What is packed with gzip may unpack to mostRatio times its size once it has
// more than freely bytes: text does not, a bomb does.
const (
	mostRatio = 200
	freely    = 32 << 20
)

var (
	errBomb    = errors.New("it unpacks to more than 200 times its size, as no text does")
	errDamaged = errors.New("it is packed with gzip and damaged or cut off")
)

// unpacked returns the stream inside one that is packed with gzip, and its
// name there; any other as it is.
func unpacked(in *bufio.Reader, name string) (*bufio.Reader, string, error) {
	if magic, _ := in.Peek(2); !bytes.Equal(magic, []byte("\x1f\x8b")) {
		return in, name, nil
	}
	packed := &counted{r: in}
	z, err := gzip.NewReader(bufio.NewReader(packed))
	if err != nil {
		return nil, "", err
	}
	if strings.EqualFold(filepath.Ext(name), ".gz") {
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	return bufio.NewReaderSize(&guarded{r: z, packed: packed}, 64<<10), name, nil
}

// counted counts what is read, and keeps the error that ended it.
type counted struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

// guarded ends a stream that grows like a bomb.
type guarded struct {
	r      io.Reader
	packed *counted
	n      int64
}

func (g *guarded) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if g.n += int64(n); g.n > freely && g.n > mostRatio*g.packed.n {
		return 0, errBomb
	}
	if err != nil && !errors.Is(err, io.EOF) && g.packed.err == nil {
		err = errDamaged
	}
	return n, err
}
