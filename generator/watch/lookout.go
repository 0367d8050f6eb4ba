package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"gongshi/generator/inode"
)

const (
	fallbackPoll   = time.Second      // how often to look while it is polled in place of events
	retryEvery     = 10 * time.Second // how often events are tried again meanwhile
	failingAgain   = time.Second      // events that fail again so soon are not tried once more
	checkRootEvery = time.Second      // how often to look whether the root is still the folder that is watched
)

// A lookout notices changes.
type lookout interface {
	// wake returns a channel on which something comes when there may be something to collect.
	wake() <-chan time.Time

	// collect adds what changed since its last call, or since the lookout began. If it fails, it has added that everything is to
	// be looked at, and may miss what happens from now on.
	collect(ctx context.Context, into *pending) error

	// settle waits until everything that has happened is noticed.
	settle(ctx context.Context)

	close()
}

// begin puts a first lookout in place.
func (w *Watcher) begin() {
	if w.options.Poll > 0 {
		w.lookout = newPoll(w.scope, w.options.Poll)
		return
	}
	w.useEvents()
}

// useEvents sets up events, or falls back, and reports whether there are events.
func (w *Watcher) useEvents() bool {
	e, err := newEvents(w.scope, w.notify)
	if err != nil {
		w.fallBack(err)
		return false
	}
	w.lookout = e
	return true
}

// collect takes what the lookout has noticed.
func (w *Watcher) collect(ctx context.Context) error {
	select {
	case <-w.closed:
		return fs.ErrClosed
	default:
	}
	w.checkRoot()
	err := w.lookout.collect(ctx, &w.pending)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if w.failure == nil {
		w.failure = err
	}
	if w.polling && !time.Now().Before(w.retry) {
		w.tryEvents()
	}
	return nil
}

// checkRoot looks from time to time whether the root's name still leads to the folder that is watched. The system tells of what happens in
// folders. It does not tell when a link on the way to them comes to lead elsewhere, or when a folder above them is replaced.
func (w *Watcher) checkRoot() {
	e, ok := w.lookout.(*events)
	if now := time.Now(); ok && now.Sub(w.rootChecked) >= checkRootEvery {
		w.rootChecked = now
		if info, err := os.Stat(w.root); err != nil || !os.SameFile(info, e.rootInfo) {
			e.fail(errMoved)
		}
	}
}

// renew sets up events again if they failed. It does so before everything is looked at, so that nothing is missed in between.
func (w *Watcher) renew() {
	failure := w.failure
	if failure == nil {
		return
	}
	w.failure = nil
	w.lookout.close() // first, because it may be what the limit is reached by
	if failure != errMoved && time.Since(w.failed) < failingAgain {
		w.fallBack(failure)
		return
	}
	if w.useEvents() && failure != errMoved {
		w.failed = time.Now()
	}
}

// fallBack polls in place of events.
func (w *Watcher) fallBack(why error) {
	w.lookout, w.polling, w.retry = newPoll(w.scope, fallbackPoll), true, time.Now().Add(retryEvery)
	w.say(newNotice(why))
}

// tryEvents tries events again.
func (w *Watcher) tryEvents() {
	e, err := newEvents(w.scope, w.notify)
	if err != nil {
		w.retry = time.Now().Add(retryEvery)
		w.say(newNotice(err))
		return
	}
	w.lookout.close()
	w.lookout, w.polling = e, false
	w.pending.addAll(time.Now())
	w.say(Notice{})
}

// say tells the operator, unless that was the last thing said.
func (w *Watcher) say(n Notice) {
	if text := n.String(); text != w.said {
		w.said = text
		w.options.Notice(n)
	}
}

// A Notice is for the operator: events do not work, or work again; or git holds a lock for long.
type Notice struct {
	Err   error         // why there are no events; nil: there are again
	Every time.Duration // how often the folder is looked at meanwhile

	// If a limit of the system is exhausted: its name, such as "fs.inotify.max_user_watches", and a value that would do.
	Setting string
	Raise   int

	Lock    string // of git, which is not waited for any longer; empty: the notice is about events
	Waiting bool   // it is still waited for
}

// limits are those of Linux that events run into, by the error that tells.
var limits = []struct {
	err     error
	setting string
	enough  int
}{
	{syscall.ENOSPC, "fs.inotify.max_user_watches", 524288}, // folders, of all programs of a user
	{syscall.EMFILE, "fs.inotify.max_user_instances", 1024}, // programs that watch, of a user
}

func newNotice(err error) Notice {
	n := Notice{Err: err, Every: fallbackPoll}
	for _, l := range limits {
		if errors.Is(err, l.err) {
			n.Setting, n.Raise = l.setting, max(l.enough, 2*value(l.setting))
		}
	}
	return n
}

// value returns what a setting is at present, or 0.
func value(setting string) int {
	b, err := os.ReadFile(filepath.Join("/proc/sys", strings.ReplaceAll(setting, ".", "/")))
	if err != nil {
		return 0
	}
	n, _ := strconv.Atoi(string(bytes.TrimSpace(b)))
	return n
}

// String returns the notice in English.
func (n Notice) String() string {
	switch {
	case n.Lock != "" && n.Waiting:
		return fmt.Sprintf("waiting for git, which holds %s", n.Lock)
	case n.Lock != "":
		return fmt.Sprintf("%s has been there for long, so git is not waited for any more; if no git is at work, remove it", n.Lock)
	case n.Err == nil:
		return "the system tells of changes again"
	case n.Setting != "":
		return fmt.Sprintf("the system's limit %s is reached, so the files are looked at every %s instead. To raise it: sudo sysctl %s=%d"+
			" (and that setting in a file in /etc/sysctl.d, to keep it)", n.Setting, n.Every, n.Setting, n.Raise)
	default:
		return fmt.Sprintf("the system does not tell of changes (%v), so the files are looked at every %s instead", n.Err, n.Every)
	}
}

// poll is the lookout that compares two listings. It needs no goroutine: what happens between two of them shows in the second.
type poll struct {
	scope
	ticker *time.Ticker
	seen   listing
}

// A listing is what there is, by path.
type listing map[string]fs.FileInfo

func newPoll(s scope, every time.Duration) *poll {
	p := &poll{scope: s, ticker: time.NewTicker(every)}
	p.seen, _ = s.list(context.Background())
	return p
}

func (p *poll) wake() <-chan time.Time { return p.ticker.C }

func (p *poll) close() { p.ticker.Stop() }

func (p *poll) settle(context.Context) {} // collecting looks at everything

func (p *poll) collect(ctx context.Context, into *pending) error {
	seen, err := p.list(ctx)
	if err != nil {
		return err
	}
	now := time.Now()
	for path, info := range seen {
		switch before := p.seen[path]; {
		case before == nil:
			into.add(path, created, now)
		case !same(before, info):
			into.add(path, written, now)
		}
	}
	for path := range p.seen {
		if seen[path] == nil {
			into.add(path, removed, now)
		}
	}
	p.seen = seen
	return nil
}

// same tells whether a file seems to be what it was. Its mode and owner do not matter: if these changed, that may be all that did.
func same(a, b fs.FileInfo) bool {
	if a.Size() != b.Size() || !a.ModTime().Equal(b.ModTime()) || a.Mode().Type() != b.Mode().Type() || !os.SameFile(a, b) {
		return false
	}
	was, is := inode.Of(a), inode.Of(b)
	return was.Changed == is.Changed || a.Mode() != b.Mode() || was.Owner != is.Owner || was.Group != is.Group
}

// list looks at everything. What cannot be read counts as absent: the caller will try to read it and say why. Its only error is the
// context's.
func (s scope) list(ctx context.Context) (listing, error) {
	seen := listing{}
	for _, name := range s.names {
		top := s.place(name)
		err := filepath.WalkDir(top, func(place string, entry fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return nil
			case place != top && s.ignored(entry.Name()):
				if entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			case entry.IsDir():
				return nil
			}
			if info, err := entry.Info(); err == nil {
				seen[s.path(place)] = info
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return seen, nil
}
