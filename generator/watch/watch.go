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
//     looks (poll.go). Where events do not work, polling stands in for them, the operator is told why, and events are tried
//     again from time to time (lookout.go).
//  2. What is noticed is gathered until it seems to be over: one file after 2 ms, so that a save is shown at once; several
//     when nothing has happened for 50 ms (gather.go).
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
//   - A change of mode or owner alone is not told, nor one of an ignored name or below an ignored folder.
//   - Symbolic links are told like files and not followed.
//
// It reads no file's content, and knows nothing of sites.
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
	ground
	options Options
	healing time.Duration
	tell    func() (*teller, error)
	git     *git

	turn     sync.Mutex // held by whoever uses what follows
	lookout  lookout
	standsIn bool      // the lookout is polling in place of events
	retry    time.Time // when to try events again, if it stands in
	failure  error     // why events are to be begun anew
	failed   time.Time // when they last were, unless it was because of a moved folder
	said     string    // the last notice
	stood    time.Time // when it was last looked whether the root is still the one that is watched

	saidOfLock string // the last notice of a lock of git
	got        gathered
	heal       time.Time // when everything is looked at, if nothing happens before; zero: no need
	calm       time.Time // nothing is told before
	told       time.Time // on the wall, when a change was last told

	closing sync.Once
	closed  chan struct{}
}

// ground is what is watched.
type ground struct {
	root    string
	names   []string
	ignored func(name string) bool
}

// place returns where a path lies on disk. The root's own path is ".".
func (g ground) place(path string) string { return filepath.Join(g.root, filepath.FromSlash(path)) }

// path returns the path of a place below the root.
func (g ground) path(place string) string {
	path, err := filepath.Rel(g.root, place)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(path)
}

// Start begins to watch files and folders directly below root, such as "site.toml" and "content", with all that is in them.
// None of them need be there, now or later. Files and folders whose name is ignored are left out; ignored may be nil.
func Start(root string, names []string, ignored func(name string) bool, o Options) (*Watcher, error) {
	return start(root, names, ignored, o, fsTeller)
}

func start(root string, names []string, ignored func(string) bool, o Options, tell func() (*teller, error)) (*Watcher, error) {
	g, err := newGround(root, names, ignored)
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
	w := &Watcher{ground: g, options: o, healing: healing, tell: tell, git: &git{ground: g}, told: o.Now(), closed: make(chan struct{})}
	w.got.addAll(time.Time{}) // so long ago that it is told at once
	w.post()
	return w, nil
}

func newGround(root string, names []string, ignored func(string) bool) (ground, error) {
	place, err := filepath.Abs(root)
	if err != nil {
		return ground{}, fmt.Errorf("watch %s: %w", root, err)
	}
	info, err := os.Stat(place)
	if err != nil {
		return ground{}, fmt.Errorf("watch %s: %w", root, err)
	}
	if !info.IsDir() {
		return ground{}, fmt.Errorf("watch %s: it is no folder", root)
	}
	for _, name := range names {
		if !fs.ValidPath(name) || name == "." || strings.Contains(name, "/") {
			return ground{}, fmt.Errorf("watch %s: %q is no name directly below it", root, name)
		}
	}
	if ignored == nil {
		ignored = func(string) bool { return false }
	}
	return ground{place, names, ignored}, nil
}

// Close ends watching. A Next that waits returns fs.ErrClosed, and so does every later one.
func (w *Watcher) Close() error {
	w.closing.Do(func() {
		close(w.closed)
		w.turn.Lock()
		defer w.turn.Unlock()
		w.lookout.close()
	})
	return nil
}
