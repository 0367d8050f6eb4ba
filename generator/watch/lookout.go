package watch

import (
	"context"
	"io/fs"
	"os"
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
