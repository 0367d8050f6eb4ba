package watch

import (
	"context"
	"io/fs"
	"time"
)

// healing is how long a folder has to be quiet after a change until everything is looked at.
const healing = 500 * time.Millisecond

// A Change is a reason to build again.
type Change struct {
	// Paths are those of files that may have changed, appeared or gone: relative to the root, with slashes, sorted. A path
	// where nothing is any more may have been a folder's.
	Paths []string

	// All says that more than Paths may have changed: everything is to be looked at.
	All bool

	// Midnight says that a day has begun in the zone, or that the clock was set to another day.
	Midnight bool
}

// Next waits for the next change that is worth a build. The first one is All, at once, for the build to begin with. Once the
// folder is quiet after other changes, there is one more that is All. Its errors are the context's, and fs.ErrClosed.
func (w *Watcher) Next(ctx context.Context) (Change, error) {
	w.turn.Lock()
	defer w.turn.Unlock()
	for settled := false; ; {
		if err := w.collect(ctx); err != nil {
			return Change{}, err
		}
		rest := w.rest()
		if works := w.git.works(); (rest <= 0 || !w.got.empty()) && works {
			if err := w.waitForGit(ctx); err != nil {
				return Change{}, err
			}
			continue
		}
		w.sayStale()
		switch {
		case rest > 0:
			settled = false
		case !settled: // it seems to be over; make sure
			w.lookout.settle(ctx)
			settled = true
			continue
		default:
			w.renew()
			return w.report(), nil
		}
		if err := w.await(ctx, rest); err != nil {
			return Change{}, err
		}
	}
}

// Overtaken tells whether, since the last change was told, git or whoever changes many files at once has begun to. What was
// built from that change may be half old and half new then, and should not be published; when it is over, the next change
// is All.
func (w *Watcher) Overtaken() bool {
	w.turn.Lock()
	defer w.turn.Unlock()
	works := w.git.works()
	w.lookout.settle(context.Background())
	if w.collect(context.Background()) != nil || !works && !w.got.several() {
		return false
	}
	w.got.addAll(time.Now())
	return true
}

// rest is how long nothing is to be told if nothing happens. There is something to tell if it is not positive.
func (w *Watcher) rest() time.Duration {
	now := time.Now()
	var rest time.Duration
	if w.got.empty() {
		rest = untilMidnight(w.told, w.options.Now(), w.options.Zone())
		if !w.heal.IsZero() {
			rest = min(rest, w.heal.Sub(now))
		}
	} else {
		rest = w.got.due().Sub(now)
	}
	return max(rest, w.calm.Sub(now))
}

// report takes what is to be told.
func (w *Watcher) report() Change {
	now, wall := time.Now(), w.options.Now()
	change := w.got.tell(now)
	change.Midnight = untilMidnight(w.told, wall, w.options.Zone()) <= 0
	if len(change.Paths) == 0 && !w.heal.IsZero() && !now.Before(w.heal) {
		change.All = true
	}
	switch {
	case change.All:
		w.heal = time.Time{}
	case len(change.Paths) > 0:
		w.heal = now.Add(w.healing)
	}
	w.told = wall
	return change
}

// waitForGit waits until git is done, and has what follows wait until all of it is noticed, and a next command had its time to
// begin: a rebase is many.
func (w *Watcher) waitForGit(ctx context.Context) error {
	for w.git.works() {
		if time.Since(w.git.since) >= gitSilence {
			w.sayOfLock(Notice{Lock: w.git.held, Waiting: true})
		}
		if _, err := w.sleep(ctx, gitPause, nil); err != nil {
			return err
		}
	}
	now := time.Now()
	w.got.wait(now)
	w.calm = now.Add(quiet)
	return nil
}

// sayStale says that a lock of git is not waited for: whoever left it there should know.
func (w *Watcher) sayStale() {
	if w.git.held == "" {
		w.saidOfLock = ""
		return
	}
	w.sayOfLock(Notice{Lock: w.git.held})
}

// sayOfLock says something of a lock, unless that was the last thing said of one.
func (w *Watcher) sayOfLock(n Notice) {
	if text := n.String(); text != w.saidOfLock {
		w.saidOfLock = text
		w.options.Notice(n)
	}
}

// await waits for so long, or until there may be something to collect.
func (w *Watcher) await(ctx context.Context, rest time.Duration) error {
	for end := time.Now().Add(rest); ; w.stand() {
		woken, err := w.sleep(ctx, min(time.Until(end), standCheck), w.lookout.wake())
		if woken || err != nil || !time.Now().Before(end) {
			return err
		}
	}
}

// sleep waits for so long, and reports whether it was woken before.
func (w *Watcher) sleep(ctx context.Context, d time.Duration, wake <-chan time.Time) (woken bool, err error) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case <-w.closed:
		return false, fs.ErrClosed
	case <-wake:
		return true, nil
	case <-timer.C:
		return false, nil
	}
}

// wallCheck is how often the clock on the wall is looked at: it may be set, and a laptop's timers sleep when it does.
const wallCheck = time.Minute

// untilMidnight is how long to wait before the day in the zone is to be looked at again. It is 0 if it is another day there than
// it was then. Both instants are seen in the zone as it is now, so that another zone alone makes no midnight.
func untilMidnight(then, now time.Time, zone *time.Location) time.Duration {
	if zone == nil {
		return wallCheck
	}
	year, month, day := now.In(zone).Date()
	if y, m, d := then.In(zone).Date(); y != year || m != month || d != day {
		return 0
	}
	left := time.Date(year, month, day+1, 0, 0, 0, 0, zone).Sub(now)
	if left <= 0 || left > wallCheck { // not positive: where a summer's clock skips midnight, it may lie in the hour before
		return wallCheck
	}
	return left
}
