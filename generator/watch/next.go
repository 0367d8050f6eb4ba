package watch

import (
	"context"
	"io/fs"
	"slices"
	"time"
)

// lookAllAfter is how long a folder has to be quiet after a change until everything is looked at.
const lookAllAfter = 500 * time.Millisecond

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
	w.mu.Lock()
	defer w.mu.Unlock()
	for settled := false; ; {
		if err := w.collect(ctx); err != nil {
			return Change{}, err
		}
		rest := w.rest()
		if works := w.git.works(); (rest <= 0 || !w.pending.empty()) && works {
			if err := w.waitForGit(ctx); err != nil {
				return Change{}, err
			}
			continue
		}
		w.sayStale()
		switch {
		case rest > 0:
			settled = false
		case !settled: // it seems to be over: make sure
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
	w.mu.Lock()
	defer w.mu.Unlock()
	works := w.git.works()
	w.lookout.settle(context.Background())
	if w.collect(context.Background()) != nil || !works && !w.pending.several() {
		return false
	}
	w.pending.addAll(time.Now())
	return true
}

// rest is how long to wait until something is to be told, if nothing happens. It is 0 or less if that is now.
func (w *Watcher) rest() time.Duration {
	now := time.Now()
	var rest time.Duration
	if w.pending.empty() {
		rest = untilMidnight(w.lastTold, w.options.Now(), w.options.Zone())
		if !w.lookAllAt.IsZero() {
			rest = min(rest, w.lookAllAt.Sub(now))
		}
	} else {
		rest = w.pending.due().Sub(now)
	}
	return max(rest, w.notBefore.Sub(now))
}

// report takes what is to be told.
func (w *Watcher) report() Change {
	now, wall := time.Now(), w.options.Now()
	change := w.pending.tell(now)
	change.Midnight = untilMidnight(w.lastTold, wall, w.options.Zone()) <= 0
	if len(change.Paths) == 0 && !w.lookAllAt.IsZero() && !now.Before(w.lookAllAt) {
		change.All = true
	}
	switch {
	case change.All:
		w.lookAllAt = time.Time{}
	case len(change.Paths) > 0:
		w.lookAllAt = now.Add(w.lookAllAfter)
	}
	w.lastTold = wall
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
	w.pending.wait(now)
	w.notBefore = now.Add(quiet)
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
	for end := time.Now().Add(rest); ; w.checkRoot() {
		woken, err := w.sleep(ctx, min(time.Until(end), checkRootEvery), w.lookout.wake())
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

const (
	together = 2 * time.Millisecond  // the writes and renames of one save lie closer together than this
	quiet    = 50 * time.Millisecond // after which whoever changes many files is done
	longest  = 2 * time.Second       // that anything is held back because there is still more
)

// An op is what was noticed of a file.
type op uint8

const (
	written op = iota
	created
	removed
)

// A history is what was noticed of one file: the first op and the last.
type history struct{ first, last op }

// passed tells whether the file was there for a moment only, as the one that an editor writes beside the true one and renames
// to it. It is told, since a build may have met it, but it does not make two changes of one save.
func (h history) passed() bool { return h.first == created && h.last == removed }

// pending is what was noticed and not told yet. The zero value is nothing.
type pending struct {
	files       map[string]history
	staying     int  // how many of the files have not just passed
	all         bool // everything is to be looked at
	first, last time.Time
	cut         time.Time // when the last of what was told before was noticed, if that was not over yet
}

func (p *pending) empty() bool { return len(p.files) == 0 && !p.all }

// several tells whether more than one file is concerned.
func (p *pending) several() bool { return p.all || p.staying > 1 }

func (p *pending) add(path string, o op, now time.Time) {
	p.extendTime(now, now)
	p.addFile(path, history{o, o})
}

func (p *pending) addAll(now time.Time) {
	p.extendTime(now, now)
	p.all = true
}

// take moves all of later, which was noticed after what is here.
func (p *pending) take(later *pending) {
	if later.empty() {
		return
	}
	p.extendTime(later.first, later.last)
	p.all = p.all || later.all
	for path, h := range later.files {
		p.addFile(path, h)
	}
	*later = pending{}
}

func (p *pending) extendTime(first, last time.Time) {
	if p.empty() {
		p.first = first
	}
	p.last = last
}

func (p *pending) addFile(path string, h history) {
	before, ok := p.files[path]
	if ok {
		h.first = before.first
		if !before.passed() {
			p.staying--
		}
	}
	if !h.passed() {
		p.staying++
	}
	if p.files == nil {
		p.files = map[string]history{}
	}
	p.files[path] = h
}

// due is when it can be told, unless something is added before.
func (p *pending) due() time.Time {
	pause := together
	if p.several() || p.first.Sub(p.cut) < quiet {
		pause = quiet
	}
	due, end := p.last.Add(pause), p.first.Add(longest)
	if end.Before(due) {
		return end
	}
	return due
}

// wait has everything count as noticed now.
func (p *pending) wait(now time.Time) { p.first, p.last = now, now }

// tell empties it, and returns what is to be told.
func (p *pending) tell(now time.Time) Change {
	paths := make([]string, 0, len(p.files))
	for path := range p.files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	change := Change{Paths: paths, All: p.all}
	*p = pending{cut: p.cutBy(now)}
	return change
}

func (p *pending) cutBy(now time.Time) time.Time {
	if p.empty() || now.Before(p.first.Add(longest)) {
		return time.Time{}
	}
	return p.last
}
