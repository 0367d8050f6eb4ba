// Package live keeps a site current: it builds whenever the watcher tells of a change, tells what is wrong, and hands each good
// build to whoever shows or publishes it. It decides when a change is settled, what has to be looked at again, and what to do when
// the machine fails.
package live

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

	"gongshi/generator/pipeline"
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

// Options say which site is kept current, and how.
type Options struct {
	Folder   string // of the site
	Builder  *pipeline.Builder
	Poll     bool                                 // look every second, where the file system tells of no changes
	Build    func(now time.Time) pipeline.Options // of a build that begins now
	Language func(ofSite string) string           // of messages, given the language of the site last built
	Lines    func(error) []string                 // what an error says, in lines for a terminal
	Notice   func(watch.Notice) string            // what the watcher tells of the system; nil: in its own words
	Progress func(began time.Time) Progress       // begins to show what a build is at
	Stderr   io.Writer                            // hears of problems and of errors
}

// A Progress shows what a build is at.
type Progress interface {
	Looking()          // at the folder
	Reading(files int) // and building from them
	End()
}

// A Site is kept current.
type Site struct {
	Options
	watcher *watch.Watcher
	zone    *time.Location // of the site last built; nil before
	last    *tree.Tree     // the snapshot last taken
	doubt   bool           // whether anything else was missed: the next look is at everything
	good    *Rebuild       // the last one that went well

	overtakenSince time.Time
	told           problem.List // what the terminal heard last

	mu sync.Mutex // a builder serves one at a time
}

// A Rebuild is one build: why it was made, from what, and what came of it.
type Rebuild struct {
	Change   watch.Change
	Began    time.Time
	Output   *pipeline.Output // nil if there are errors among the problems
	Problems problem.List
	snapshot *tree.Tree
}

// Sources returns what the build was made from.
func (r *Rebuild) Sources() *tree.Tree { return r.snapshot }

// Start begins to watch the folder.
func Start(o Options) (*Site, error) {
	if folder, err := filepath.Abs(o.Folder); err == nil {
		o.Folder = folder // the name leads to the folder for as long as we run, even if it comes to lead to another
	}
	if o.Notice == nil {
		o.Notice = watch.Notice.String
	}
	s := &Site{Options: o}
	options := watch.Options{
		Zone:   s.midnightZone,
		Notice: func(n watch.Notice) { fmt.Fprintln(o.Stderr, problem.Visible(o.Notice(n))) },
	}
	if o.Poll {
		options.Poll = pollEvery
	}
	var err error
	s.watcher, err = watch.Start(o.Folder, pipeline.Names(), tree.Passing, options)
	return s, err
}

// midnightZone returns the zone whose midnight changes the site; none while it shows one day.
func (s *Site) midnightZone() *time.Location {
	if s.Build(time.Time{}).AsOf != 0 {
		return nil
	}
	return s.zone
}

// Run builds until the context ends. show gets each good build, fail each build whose problems have stayed. An error of either, or
// of the machine, is told and tried again.
func (s *Site) Run(ctx context.Context, show, fail func(*Rebuild) error) error {
	defer s.watcher.Close()
	change, err := s.watcher.Next(ctx)
	for err == nil {
		r, failed := s.rebuild(change)
		if failed == nil && r.Output == nil {
			var changed bool
			if change, changed, err = s.within(ctx, patience); changed || err != nil {
				continue
			}
			failed = errors.Join(s.tell(r.Problems), fail(r))
			if failed == nil && r.isClosed() {
				failed = errClosed
			}
		} else if failed == nil && !s.overtaken() {
			failed = errors.Join(s.tell(r.Problems), show(r))
		}
		if failed == nil {
			change, err = s.watcher.Next(ctx)
			continue
		}
		if !errors.Is(failed, tree.ErrChanged) && failed != errClosed { // then somebody is saving, or it was told
			for _, message := range s.Lines(failed) {
				fmt.Fprintln(s.Stderr, message)
			}
		}
		if change, _, err = s.within(ctx, retryAfter); err == nil {
			change.All = true
		}
	}
	return ended(ctx, err)
}

// errClosed says that we are not allowed to read some file. Nobody tells when we are: so it is tried again.
var errClosed = errors.New("some file may not be read")

// isClosed reports whether we were not allowed to read some file.
func (r *Rebuild) isClosed() bool {
	return slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.Code == "not-readable" })
}

// within waits for a change no longer than a while, and reports whether there was one.
func (s *Site) within(ctx context.Context, d time.Duration) (watch.Change, bool, error) {
	limited, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	change, err := s.watcher.Next(limited)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return change, false, nil
	}
	return change, err == nil, err
}

// tell says what is wrong, unless that was the last that was said.
func (s *Site) tell(problems problem.List) error {
	if reflect.DeepEqual(problems, s.told) {
		return nil
	}
	s.told = problems
	return problems.WriteText(s.Stderr, s.Speaks())
}

// overtaken reports whether what was built may be half old and half new, because many files are being changed. That lasts
// as long as git takes; a folder that never rests is shown all the same, from time to time.
func (s *Site) overtaken() bool {
	if !s.watcher.Overtaken() {
		s.overtakenSince = time.Time{}
		return false
	}
	if s.overtakenSince.IsZero() {
		s.overtakenSince = time.Now()
	}
	return time.Since(s.overtakenSince) < mostOvertaken
}

// ended returns no error if it was the context that ended.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// rebuild builds once.
func (s *Site) rebuild(change watch.Change) (*Rebuild, error) {
	r := &Rebuild{Change: change, Began: time.Now()}
	p := s.Progress(r.Began)
	defer p.End()
	p.Looking()
	if err := s.look(r); err != nil {
		return nil, err
	}
	if s.repeats(r) {
		r.Output, r.Problems = s.good.Output, s.good.Problems
		return r, nil
	}
	p.Reading(len(r.snapshot.Files()))
	return r, s.make(r)
}

// look takes a snapshot of the sources. What the watcher names is all that need be looked at, unless something went wrong: a
// look at everything, which follows once the folder is quiet, finds what it missed.
func (s *Site) look(r *Rebuild) (err error) {
	if r.Change.All || s.doubt || s.last == nil {
		r.snapshot, err = tree.Rescan(s.last, s.Folder, r.Change.Paths, pipeline.Names()...)
	} else {
		r.snapshot, err = tree.Update(s.last, s.Folder, r.Change.Paths, pipeline.Names()...)
	}
	if s.doubt = err != nil; s.doubt {
		return err
	}
	s.last = r.snapshot
	return nil
}

// repeats reports whether a build would come to what the last one came to.
func (s *Site) repeats(r *Rebuild) bool {
	return s.good != nil && r.snapshot.Same(s.good.snapshot) && s.Build(r.Began).Today(s.zone) == s.good.Output.Day
}

// make builds from the snapshot.
func (s *Site) make(r *Rebuild) (err error) {
	s.good = nil
	s.mu.Lock()
	r.Output, r.Problems, err = s.Builder.Build(r.snapshot, s.Build(r.Began))
	s.mu.Unlock()
	s.doubt = err != nil
	if errors.Is(err, site.ErrVanished) {
		return tree.ErrChanged // somebody is saving: the next change tells of it
	}
	if r.Output != nil {
		s.zone, s.good = r.Output.Site.Zone(), r
	}
	return err
}

// Speaks returns the language in which to speak of the site last built.
func (s *Site) Speaks() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.Language(s.Builder.Language())
}
