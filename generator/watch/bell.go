package watch

import (
	"context"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// bellPatience is how long to wait for the bell. It is heard within a fraction of a millisecond, unless the machine is very busy.
const bellPatience = 5 * time.Second

// A bell makes sure that all that has happened was heard. That nothing was heard for a while does not say so: on a busy machine the
// events of what git did may still be waiting when git is long done. But the system tells events in their order. So we write to
// a file of our own, and once that is heard, so was everything before.
//
// The file has no name any more when it is written to, so that nothing is left of it however we end. Only Linux tells of such
// files; elsewhere the bell is silent, and the pauses have to do.
type bell struct {
	add func(place string) error

	mu      sync.Mutex
	file    *os.File // nil if it is silent
	place   string
	awaited chan struct{} // nil if nobody waits
}

func newBell(add func(place string) error) *bell {
	b := &bell{add: add}
	b.cast()
	return b
}

// cast replaces the file by a new one, so that what is heard late is not mistaken for what is heard next.
func (b *bell) cast() {
	b.silence()
	if runtime.GOOS != "linux" {
		return
	}
	file, err := os.CreateTemp("", "gongshi-watch-")
	if err != nil {
		return
	}
	err = b.add(file.Name())
	os.Remove(file.Name())
	if err != nil {
		file.Close()
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.file, b.place = file, file.Name()
}

func (b *bell) silence() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file != nil {
		b.file.Close()
	}
	b.file, b.place, b.awaited = nil, "", nil
}

// ring rings the bell and waits until it is heard. Only one may ring it at a time.
func (b *bell) ring(ctx context.Context) {
	heard := make(chan struct{})
	b.mu.Lock()
	file := b.file
	b.awaited = heard
	b.mu.Unlock()
	if file == nil {
		return
	}
	if _, err := file.WriteAt([]byte{0}, 0); err != nil {
		b.silence()
		return
	}
	patience := time.NewTimer(bellPatience)
	defer patience.Stop()
	select {
	case <-heard:
		return
	case <-ctx.Done():
	case <-patience.C:
	}
	b.cast()
}

// hear tells whether the event is the bell's.
func (b *bell) hear(event fsnotify.Event) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil || event.Name != b.place {
		return false
	}
	if event.Has(fsnotify.Write) {
		b.answer()
	}
	return true
}

// excuse has nobody wait any longer: events were lost, and the bell may be among them.
func (b *bell) excuse() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.answer()
}

func (b *bell) answer() {
	if b.awaited != nil {
		close(b.awaited)
		b.awaited = nil
	}
}
