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
)

const (
	standInPoll  = time.Second      // how often to look while polling stands in for events
	retryEvents  = 10 * time.Second // how often events are tried again meanwhile
	failingAgain = time.Second      // events that fail again so soon are not begun anew
	standCheck   = time.Second      // how often to look whether the root is still the folder that is watched
)

// A lookout notices changes.
type lookout interface {
	// wake returns a channel on which something comes when there may be something to collect.
	wake() <-chan time.Time

	// collect adds what changed between its last call, or its beginning, and now. If it fails, it has added that everything is to
	// be looked at, and may miss what happens from now on.
	collect(ctx context.Context, into *gathered) error

	// settle waits until everything that has happened is noticed.
	settle(ctx context.Context)

	close()
}

// post puts a first lookout in place.
func (w *Watcher) post() {
	if w.options.Poll > 0 {
		w.lookout = newPoll(w.ground, w.options.Poll)
		return
	}
	e, err := newEvents(w.ground, w.tell)
	if err != nil {
		w.standIn(err)
		return
	}
	w.lookout = e
}

// collect gathers what the lookout has noticed.
func (w *Watcher) collect(ctx context.Context) error {
	select {
	case <-w.closed:
		return fs.ErrClosed
	default:
	}
	w.stand()
	err := w.lookout.collect(ctx, &w.got)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if w.failure == nil {
		w.failure = err
	}
	if w.standsIn && !time.Now().Before(w.retry) {
		w.comeBack()
	}
	return nil
}

// stand looks from time to time whether the root's name still leads to the folder that is watched. The system tells of what happens in
// folders, not of a link on the way to them that is turned to another, nor of a folder above them that is replaced.
func (w *Watcher) stand() {
	e, ok := w.lookout.(*events)
	if now := time.Now(); ok && now.Sub(w.stood) >= standCheck {
		w.stood = now
		if info, err := os.Stat(w.root); err != nil || !os.SameFile(info, e.stands) {
			e.fail(errMoved)
		}
	}
}

// renew begins events anew if they failed. It stands before everything is looked at, so that nothing is missed in between.
func (w *Watcher) renew() {
	failure := w.failure
	if failure == nil {
		return
	}
	w.failure = nil
	w.lookout.close() // first, because it may be what the limit is reached by
	if failure != errMoved && time.Since(w.failed) < failingAgain {
		w.standIn(failure)
		return
	}
	e, err := newEvents(w.ground, w.tell)
	if err != nil {
		w.standIn(err)
		return
	}
	w.lookout = e
	if failure != errMoved {
		w.failed = time.Now()
	}
}

// standIn has polling stand in for events.
func (w *Watcher) standIn(why error) {
	w.lookout, w.standsIn, w.retry = newPoll(w.ground, standInPoll), true, time.Now().Add(retryEvents)
	w.say(newNotice(why))
}

// comeBack tries events again.
func (w *Watcher) comeBack() {
	e, err := newEvents(w.ground, w.tell)
	if err != nil {
		w.retry = time.Now().Add(retryEvents)
		w.say(newNotice(err))
		return
	}
	w.lookout.close()
	w.lookout, w.standsIn = e, false
	w.got.addAll(time.Now())
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
	n := Notice{Err: err, Every: standInPoll}
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
