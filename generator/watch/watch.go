// Package watch tells when a folder has changed, and what in it.
//
// Whoever keeps a site current starts a Watcher and then asks for the Next change, again and again, building in between:
//
//	w, err := watch.Start(dir, []string{"site.toml", "content"}, tree.Passing, watch.Options{})
//	for {
//		change, err := w.Next(ctx) // the first one is All, at once
//		…build…
//		if !w.Overtaken() {
//			…publish…
//		}
//	}
//
// A change comes about in these steps:
//
//  1. A lookout notices something. There are two: events are told by the system (events.go, folders.go), polling compares two
//     listings. Where events do not work, the folder is polled, the operator is told why, and events are tried again from time to
//     time (lookout.go).
//  2. What is noticed is pending until it seems to be over: one file for 2 ms, so that a save is shown at once; several until
//     nothing has happened for 50 ms (next.go).
//  3. While git holds the lock of its index it is changing files, and nothing is told (git.go).
//  4. Before anything is told, it is made sure that all that happened until then was noticed (events.go).
//  5. What is told besides: a look at everything once the folder is quiet, which heals what was missed, and the beginning of a
//     new day in the site's zone (next.go).
//
// What always holds:
//
//   - Nothing is lost. What happens while the caller builds is told by the next Next. Where it is not certain what happened (a
//     queue that ran over, a folder that was moved, a lookout that was replaced), the change is All.
//   - A path that is told may have changed; whether it did is for the caller to find out. Equal bytes written again are told.
//   - Changes of mode or owner alone are not told. Neither are changes of ignored names, and below ignored folders.
//   - Symbolic links are told like files and not followed.
//
// It looks at names, sizes and times, and reads no file of the site.
package watch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Options say how to watch. The zero value is right for most.
type Options struct {
	// Poll is how often to look, for file systems that tell of no changes, as most network ones. 0 relies on events.
	Poll time.Duration

	// Zone returns the zone whose midnight is told, or nil for none. It is asked again and again, by Next.
	Zone func() *time.Location

	// Now is the clock on the wall; nil is the machine's.
	Now func() time.Time

	// Notice hears what the operator should know. It is called by Start and Next.
	Notice func(Notice)
}

// A Watcher watches a folder. One goroutine asks it; Close may be called by any.
type Watcher struct {
	scope
	options      Options
	lookAllAfter time.Duration
	notify       func() (*notifier, error)
	git          *git

	mu          sync.Mutex // held by whoever uses what follows
	lookout     lookout
	polling     bool      // the lookout polls in place of events
	retry       time.Time // when to try events again, if it polls
	failure     error     // why events are to be set up again
	failed      time.Time // when they last were, unless because of a moved folder
	said        string    // the last notice
	rootChecked time.Time // when it was last checked that the root is still the one that is watched

	saidOfLock string // the last notice of a lock of git
	pending    pending
	lookAllAt  time.Time // when everything is looked at, if nothing happens before; zero: no need
	notBefore  time.Time // nothing is told before this
	lastTold   time.Time // on the wall, when a change was last told

	closing sync.Once
	closed  chan struct{}
}

// A scope is what is watched.
type scope struct {
	root    string
	names   []string
	ignored func(name string) bool
}

// place returns where a path lies on disk. The root's own path is ".".
func (s scope) place(path string) string { return filepath.Join(s.root, filepath.FromSlash(path)) }

// path returns the path of a place below the root.
func (s scope) path(place string) string {
	path, err := filepath.Rel(s.root, place)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(path)
}

// Start begins to watch files and folders directly below root, such as "site.toml" and "content", with all that is in them.
// Any of them may be missing, now or later. Files and folders whose name is ignored are left out; ignored may be nil.
func Start(root string, names []string, ignored func(name string) bool, o Options) (*Watcher, error) {
	return start(root, names, ignored, o, newNotifier)
}

func start(root string, names []string, ignored func(string) bool, o Options, notify func() (*notifier, error)) (*Watcher, error) {
	s, err := newScope(root, names, ignored)
	if err != nil {
		return nil, err
	}
	if o.Zone == nil {
		o.Zone = func() *time.Location { return nil }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Notice == nil {
		o.Notice = func(Notice) {}
	}
	w := &Watcher{scope: s, options: o, lookAllAfter: lookAllAfter, notify: notify, git: &git{scope: s}, lastTold: o.Now(), closed: make(chan struct{})}
	w.pending.addAll(time.Time{}) // so long ago that it is told at once
	w.begin()
	return w, nil
}

func newScope(root string, names []string, ignored func(string) bool) (scope, error) {
	place, err := filepath.Abs(root)
	if err != nil {
		return scope{}, fmt.Errorf("watch %s: %w", root, err)
	}
	info, err := os.Stat(place)
	if err != nil {
		return scope{}, fmt.Errorf("watch %s: %w", root, err)
	}
	if !info.IsDir() {
		return scope{}, fmt.Errorf("watch %s: it is no folder", root)
	}
	for _, name := range names {
		if !fs.ValidPath(name) || name == "." || strings.Contains(name, "/") {
			return scope{}, fmt.Errorf("watch %s: %q is no name directly below it", root, name)
		}
	}
	if ignored == nil {
		ignored = func(string) bool { return false }
	}
	return scope{place, names, ignored}, nil
}

// Close ends watching. A Next that waits returns fs.ErrClosed, and so does every later one.
func (w *Watcher) Close() error {
	w.closing.Do(func() {
		close(w.closed)
		w.mu.Lock()
		defer w.mu.Unlock()
		w.lookout.close()
	})
	return nil
}
