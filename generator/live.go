package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"time"

	"gongshi/generator/build"
	"gongshi/generator/problem"
	"gongshi/generator/site"
	"gongshi/generator/tree"
	"gongshi/generator/watch"
)

// patience is how long a file that was caught half-written may stay so before its problems are told.
const patience = 150 * time.Millisecond

// retryAfter is how long to wait after the machine failed us (a full disk, say) before trying again.
const retryAfter = 10 * time.Second

// pollEvery is how often to look where no events are told.
const pollEvery = time.Second

// mostOvertaken bounds how long builds may be dropped because the next change is already known.
const mostOvertaken = time.Minute

// live keeps a site current: it builds whenever the watcher tells of a change. Whoever shows or publishes the site hears of
// each good build, and of problems once they have stayed for a while.
type live struct {
	sources *sources
	watcher *watch.Watcher
	stderr  io.Writer
	zone    *time.Location // of the site last built; nil before
	last    *tree.Tree     // the snapshot last taken
	doubt   bool           // whether anything else was missed: the next look is at everything
	good    *turn          // the last turn, if its build went well

	overtakenSince time.Time
	told           problem.List // what the terminal heard last

	mu      sync.Mutex // a builder serves one at a time
	builder *build.Builder
}

// A turn is one build: why it was made, from what, and what came of it.
type turn struct {
	change   watch.Change
	began    time.Time
	snapshot *tree.Tree
	out      *build.Output // nil if there are errors among the problems
	problems problem.List
}

// startLive begins to watch the site's folder.
func startLive(s *sources, poll bool, stderr io.Writer) (*live, error) {
	if dir, err := filepath.Abs(s.dir); err == nil {
		s.dir = dir // the name leads to the folder for as long as we run, even if it comes to lead to another
	}
	builder, err := newBuilder()
	if err != nil {
		return nil, err
	}
	l := &live{sources: s, stderr: stderr, builder: builder}
	options := watch.Options{
		Zone:   l.midnightZone,
		Notice: func(n watch.Notice) { fmt.Fprintln(stderr, problem.Visible(fmt.Sprint(n))) },
	}
	if poll {
		options.Poll = pollEvery
	}
	l.watcher, err = watch.Start(s.dir, build.Names, tree.Passing, options)
	return l, err
}

// midnightZone returns the zone whose midnight changes the site; none while it shows one day.
func (l *live) midnightZone() *time.Location {
	if l.sources.asOf != 0 {
		return nil
	}
	return l.zone
}

// run builds until the context ends. show gets each good turn, fail each whose problems have stayed. An error of either, or
// of the machine, is told and tried again.
func (l *live) run(ctx context.Context, show, fail func(*turn) error) error {
	defer l.watcher.Close()
	change, err := l.watcher.Next(ctx)
	for err == nil {
		t, failed := l.turn(change)
		if failed == nil && t.out == nil {
			var changed bool
			if change, changed, err = l.within(ctx, patience); changed || err != nil {
				continue
			}
			failed = errors.Join(l.tell(t.problems), fail(t))
			if failed == nil && t.isClosed() {
				failed = errClosed
			}
		} else if failed == nil && !l.overtaken() {
			failed = errors.Join(l.tell(t.problems), show(t))
		}
		if failed == nil {
			change, err = l.watcher.Next(ctx)
			continue
		}
		if !errors.Is(failed, tree.ErrChanged) && failed != errClosed { // then somebody is saving, or it was told
			for _, message := range messages(failed) {
				fmt.Fprintln(l.stderr, message)
			}
		}
		if change, _, err = l.within(ctx, retryAfter); err == nil {
			change.All = true
		}
	}
	return ended(ctx, err)
}

// errClosed says that we are not allowed to read some file. Nobody tells when we are: so it is tried again.
var errClosed = errors.New("some file may not be read")

// isClosed reports whether we were not allowed to read some file.
func (t *turn) isClosed() bool {
	return slices.ContainsFunc(t.problems, func(p problem.Problem) bool { return p.Code == "not-readable" })
}

// within waits for a change no longer than a while, and reports whether there was one.
func (l *live) within(ctx context.Context, d time.Duration) (watch.Change, bool, error) {
	limited, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	change, err := l.watcher.Next(limited)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return change, false, nil
	}
	return change, err == nil, err
}

// tell says what is wrong, unless that was the last that was said.
func (l *live) tell(problems problem.List) error {
	if reflect.DeepEqual(problems, l.told) {
		return nil
	}
	l.told = problems
	return problems.WriteText(l.stderr, l.language())
}

// overtaken reports whether what was built may be half old and half new, because many files are being changed. That lasts
// as long as git takes; a folder that never rests is shown all the same, from time to time.
func (l *live) overtaken() bool {
	if !l.watcher.Overtaken() {
		l.overtakenSince = time.Time{}
		return false
	}
	if l.overtakenSince.IsZero() {
		l.overtakenSince = time.Now()
	}
	return time.Since(l.overtakenSince) < mostOvertaken
}

// ended returns no error if it was the context that ended.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// turn builds once.
func (l *live) turn(change watch.Change) (*turn, error) {
	t := &turn{change: change, began: time.Now()}
	p := l.sources.call.progress(t.began)
	defer p.end()
	p.at("looking at the sources", 0)
	if err := l.look(t); err != nil {
		return nil, err
	}
	if l.repeats(t) {
		t.out, t.problems = l.good.out, l.good.problems
		return t, nil
	}
	p.at(reading(t.snapshot), 0)
	return t, l.make(t)
}

// look takes a snapshot of the sources. What the watcher names is all that need be looked at, unless something went wrong: a
// look at everything, which follows once the folder is quiet, finds what it missed.
func (l *live) look(t *turn) (err error) {
	if t.change.All || l.doubt || l.last == nil {
		t.snapshot, err = tree.Rescan(l.last, l.sources.dir, t.change.Paths, build.Names...)
	} else {
		t.snapshot, err = tree.Update(l.last, l.sources.dir, t.change.Paths, build.Names...)
	}
	if l.doubt = err != nil; l.doubt {
		return err
	}
	l.last = t.snapshot
	return nil
}

// repeats reports whether a build would come to what the last one came to.
func (l *live) repeats(t *turn) bool {
	return l.good != nil && t.snapshot.Same(l.good.snapshot) && l.sources.options(t.began).Today(l.zone) == l.good.out.Day
}

// make builds from the snapshot.
func (l *live) make(t *turn) (err error) {
	l.good = nil
	l.mu.Lock()
	t.out, t.problems, err = l.builder.Build(t.snapshot, l.sources.options(t.began))
	l.mu.Unlock()
	l.doubt = err != nil
	if errors.Is(err, site.ErrVanished) {
		t.out, err = nil, nil // somebody is saving: the next change tells of it
	}
	if t.out != nil {
		l.zone, l.good = t.out.Site.Zone(), t
	}
	return err
}

// language returns the language in which to speak of the site last built.
func (l *live) language() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sources.language(l.builder)
}
