package watch

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// bellPatience is how long to wait for the bell, on a machine that is very busy.
const bellPatience = time.Second

// A bell makes sure that all that has happened was heard. That nothing was heard for a while does not say so: on a busy machine the
// events of what git did may be waiting still when git is long done. But the system tells events in their order. So a file of our
// own, in a folder of our own, is renamed, and once that is heard, so was everything before.
type bell struct {
	mu      sync.Mutex
	folder  string // empty if there is none
	rung    int
	awaited string
	heard   chan struct{}
}

// newBell makes a bell. Where there is no room for one, it is silent, and the pauses have to do.
func newBell() *bell {
	folder, err := os.MkdirTemp("", "gongshi-watch-")
	if err != nil {
		return &bell{}
	}
	b := &bell{folder: folder}
	if os.WriteFile(b.place(0), nil, 0o600) != nil {
		b.remove()
	}
	return b
}

func (b *bell) place(n int) string { return filepath.Join(b.folder, strconv.Itoa(n)) }

func (b *bell) remove() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.folder != "" {
		os.RemoveAll(b.folder)
		b.folder = ""
	}
}

// ring rings the bell and waits until it is heard, which it tells. Only one may ring it at a time.
func (b *bell) ring(ctx context.Context) bool {
	if b.folder == "" {
		return false
	}
	heard := make(chan struct{})
	b.mu.Lock()
	from, to := b.place(b.rung), b.place(b.rung+1)
	b.rung++
	b.awaited, b.heard = to, heard
	b.mu.Unlock()
	if os.Rename(from, to) != nil {
		return false
	}
	patience := time.NewTimer(bellPatience)
	defer patience.Stop()
	select {
	case <-heard:
		return true
	case <-ctx.Done():
	case <-patience.C:
	}
	return false
}

// hear tells whether it is the bell that was heard.
func (b *bell) hear(place string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if place == b.awaited && b.awaited != "" {
		close(b.heard)
		b.awaited = ""
	}
	return b.folder != "" && filepath.Dir(place) == b.folder
}
