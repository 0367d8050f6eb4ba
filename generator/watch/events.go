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

// A notifier is what is used of fsnotify. Tests put their own in its place.
type notifier struct {
	events      <-chan fsnotify.Event
	errors      <-chan error
	add, remove func(place string) error
	close       func() error // closes both channels
}

func newNotifier() (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{w.Events, w.Errors, w.Add, w.Remove, w.Close}, nil
}

var errRootGone = errors.New("the folder itself is gone")

// events is the lookout that is told by the system. A goroutine listens all the time, because the system's queue is short and
// new folders must be watched at once. The folders that are watched belong to that goroutine alone; the lock guards what others read.
type events struct {
	scope
	notifier *notifier
	folders  folders
	cookie   *cookie
	rootInfo fs.FileInfo // the root as it was when it was first watched
	woken    chan time.Time
	running  sync.WaitGroup

	mu      sync.Mutex
	pending pending
	failed  error
}

// newEvents watches everything, and fails if it can't.
func newEvents(s scope, notify func() (*notifier, error)) (*events, error) {
	root, err := os.Stat(s.root)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", s.root, err)
	}
	n, err := notify()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", s.root, err)
	}
	e := &events{scope: s, notifier: n, rootInfo: root, folders: folders{}, cookie: newCookie(n.add), woken: make(chan time.Time, 1)}
	e.running.Go(func() { // apart from the events: fsnotify may hold its lock while it waits for someone to hear of an error
		for err := range n.errors {
			e.fail(err)
		}
	})
	if err := e.watchAll(); err != nil {
		e.close()
		return nil, err
	}
	e.running.Go(func() {
		for event := range n.events {
			e.handle(event)
		}
	})
	return e, nil
}

// handle notes what an event says. What was created and what went may be a folder with all that is in it.
func (e *events) handle(event fsnotify.Event) {
	if e.cookie.handle(event) {
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
		e.update(path, removed)
	case event.Has(fsnotify.Create):
		e.update(path, created)
	case event.Has(fsnotify.Write):
		if !e.folders[path] { // some systems tell that a folder's entries changed
			e.note(path, written)
		}
	}
}

func (e *events) note(path string, o op) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pending.add(path, o, time.Now())
	e.wakeUp()
}

// fail notes that more may have happened, and be happening, than is noted.
func (e *events) fail(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.cookie.giveUp()
	e.pending.addAll(time.Now())
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
	if !failed { // else its event may be lost, and everything will be looked at anyway
		e.cookie.sync(ctx)
	}
}

func (e *events) collect(_ context.Context, into *pending) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	into.take(&e.pending)
	return e.failed
}

func (e *events) close() {
	e.notifier.close() // there is nothing to be done if it fails
	e.running.Wait()
	e.cookie.disable()
}

// cookiePatience is how long to wait for the cookie. Its event comes within a fraction of a millisecond, unless the machine is very busy.
const cookiePatience = 5 * time.Second

// A cookie is a file of our own by which we know that all earlier events were handled. On a busy machine the events of what git did may
// still be queued when git is long done, so a pause without events does not show that there are no more. But the system delivers
// events in their order: we write to the cookie, and once that event arrives, all earlier ones have.
//
// The file has no name any more when it is written to, so that nothing is left of it however we end. Only Linux tells of such
// files; elsewhere the cookie is disabled, and only pauses tell when a change is over.
type cookie struct {
	add func(place string) error

	mu      sync.Mutex
	file    *os.File // nil if it is disabled
	place   string
	awaited chan struct{} // closed when the event is handled; nil while nobody waits
}

func newCookie(add func(place string) error) *cookie {
	c := &cookie{add: add}
	c.replace()
	return c
}

// replace takes a new file, so that a late event of the old one is not mistaken for the next.
func (c *cookie) replace() {
	c.disable()
	if runtime.GOOS != "linux" {
		return
	}
	file, err := os.CreateTemp("", "gongshi-watch-")
	if err != nil {
		return
	}
	err = c.add(file.Name())
	os.Remove(file.Name())
	if err != nil {
		file.Close()
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.file, c.place = file, file.Name()
}

func (c *cookie) disable() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.file != nil {
		c.file.Close()
	}
	c.file, c.place, c.awaited = nil, "", nil
}

// sync writes to the cookie and waits until that event is handled. Only one may call it at a time.
func (c *cookie) sync(ctx context.Context) {
	handled := make(chan struct{})
	c.mu.Lock()
	file := c.file
	c.awaited = handled
	c.mu.Unlock()
	if file == nil {
		return
	}
	if _, err := file.WriteAt([]byte{0}, 0); err != nil {
		c.disable()
		return
	}
	patience := time.NewTimer(cookiePatience)
	defer patience.Stop()
	select {
	case <-handled:
		return
	case <-ctx.Done():
	case <-patience.C:
	}
	c.replace()
}

// handle tells whether the event is the cookie's.
func (c *cookie) handle(event fsnotify.Event) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.file == nil || event.Name != c.place {
		return false
	}
	if event.Has(fsnotify.Write) {
		c.release()
	}
	return true
}

// giveUp ends the wait: events were lost, and the cookie's may be among them.
func (c *cookie) giveUp() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.release()
}

func (c *cookie) release() {
	if c.awaited != nil {
		close(c.awaited)
		c.awaited = nil
	}
}
