package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A teller is what is used of fsnotify. Tests put their own in its place.
type teller struct {
	events      <-chan fsnotify.Event
	errors      <-chan error
	add, remove func(place string) error
	close       func() error // closes both channels
}

func fsTeller() (*teller, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &teller{w.Events, w.Errors, w.Add, w.Remove, w.Close}, nil
}

var errRootGone = errors.New("the folder itself is gone")

// events is the lookout that is told by the system. A goroutine listens all the time, because the system's queue is short and
// new folders must be watched at once. The folders that are watched are its own; what it shares is behind the lock.
type events struct {
	ground
	teller  *teller
	folders folders
	bell    *bell
	stands  fs.FileInfo // the root as it was when it was first watched
	woken   chan time.Time
	running sync.WaitGroup

	mu     sync.Mutex
	got    gathered
	failed error
}

// newEvents watches everything, and fails if it can't.
func newEvents(g ground, tell func() (*teller, error)) (*events, error) {
	root, err := os.Stat(g.root)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", g.root, err)
	}
	t, err := tell()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", g.root, err)
	}
	e := &events{ground: g, teller: t, stands: root, folders: folders{}, bell: newBell(t.add), woken: make(chan time.Time, 1)}
	e.running.Go(func() { // apart from the events: fsnotify may hold its lock while it waits for someone to hear of an error
		for err := range t.errors {
			e.fail(err)
		}
	})
	if err := e.watchAll(); err != nil {
		e.close()
		return nil, err
	}
	e.running.Go(func() {
		for event := range t.events {
			e.hear(event)
		}
	})
	return e, nil
}

// hear notes what an event says. What was created and what went may be a folder with all that is in it.
func (e *events) hear(event fsnotify.Event) {
	if e.bell.hear(event) {
		return
	}
	path := e.path(event.Name)
	moved := event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename)
	switch {
	case path == ".":
		if moved {
			e.fail(errRootGone)
		}
	case !e.concerns(path):
	case moved:
		e.turn(path, gone)
	case event.Has(fsnotify.Create):
		e.turn(path, came)
	case event.Has(fsnotify.Write):
		if !e.folders[path] { // some systems tell that a folder's entries changed
			e.note(path, wrote)
		}
	}
}

func (e *events) note(path string, s sign) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.got.add(path, s, time.Now())
	e.wakeUp()
}

// fail notes that more may have happened, and be happening, than is noted.
func (e *events) fail(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bell.excuse()
	e.got.addAll(time.Now())
	if e.failed == nil {
		e.failed = err
	}
	e.wakeUp()
}

func (e *events) wakeUp() {
	select {
	case e.woken <- time.Time{}:
	default: // it will wake anyway
	}
}

func (e *events) wake() <-chan time.Time { return e.woken }

func (e *events) settle(ctx context.Context) {
	e.mu.Lock()
	failed := e.failed != nil
	e.mu.Unlock()
	if !failed { // else it may not be heard, and everything will be looked at anyway
		e.bell.ring(ctx)
	}
}

func (e *events) collect(_ context.Context, into *gathered) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	into.take(&e.got)
	return e.failed
}

func (e *events) close() {
	e.teller.close() // there is nothing to be done if it fails
	e.running.Wait()
	e.bell.silence()
}

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
