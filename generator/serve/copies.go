package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"gongshi/generator/output"
)

// What is copied from the sources is read when it is asked for, and at that moment somebody may be saving it, or git be changing
// all: for a moment it is away, or half written. Then the preview sends what it sent last, or waits a little.
const (
	mostCopy     = 4 << 20  // bytes of a file of which a copy is kept; larger ones are streamed
	mostCopies   = 16 << 20 // bytes of all copies
	mostTries    = 20       // how often a file is tried of which there is no copy
	betweenTries = 50 * time.Millisecond
)

// copies are the files that were sent last.
type copies struct {
	mu    sync.Mutex
	texts map[string][]byte // by name
	size  int
}

func (c *copies) keep(name string, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size += len(text) - len(c.texts[name]); c.size > mostCopies || c.texts == nil {
		c.texts, c.size = map[string][]byte{}, len(text)
	}
	c.texts[name] = text
}

func (c *copies) of(name string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	text, ok := c.texts[name]
	return text, ok
}

// open opens a file that is copied from the sources.
func (c *copies) open(ctx context.Context, name string, f output.File) (io.ReadCloser, error) {
	for try := 1; ; try++ {
		content, err := c.read(name, f)
		if err == nil || ctx.Err() != nil {
			return content, err
		}
		if text, ok := c.of(name); ok {
			return inMemory{bytes.NewReader(text)}, nil
		}
		if try == mostTries {
			return nil, err
		}
		select {
		case <-ctx.Done():
		case <-time.After(betweenTries):
		}
	}
}

// read opens a file, and reads a small one to its end.
func (c *copies) read(name string, f output.File) (io.ReadCloser, error) {
	content, err := f.Open()
	if err != nil {
		return nil, err
	}
	if size, err := sizeOf(content); err != nil || size > mostCopy {
		return content, err
	}
	defer content.Close()
	text, err := io.ReadAll(io.LimitReader(content, mostCopy+1))
	if err == nil && len(text) > mostCopy {
		err = errors.New("it grew while it was read")
	}
	if err != nil {
		return nil, err
	}
	c.keep(name, text)
	return inMemory{bytes.NewReader(text)}, nil
}

// sizeOf returns how long a content is. One that cannot seek counts as too long to keep.
func sizeOf(content io.Reader) (int64, error) {
	seeker, ok := content.(io.Seeker)
	if !ok {
		return mostCopy + 1, nil
	}
	size, err := seeker.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = seeker.Seek(0, io.SeekStart)
	}
	return size, err
}
