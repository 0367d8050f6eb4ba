package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// notices collects what the operator is told. It is only used by the goroutine that asks the watcher.
type notices []Notice

func (n *notices) hear(notice Notice) { *n = append(*n, notice) }

// deafAfter is fsnotify that tells of nothing more once it has failed.
func deafAfter(fails <-chan error) func() (*notifier, error) {
	return func() (*notifier, error) {
		t, err := newNotifier()
		if err != nil {
			return nil, err
		}
		events, errors := make(chan fsnotify.Event), make(chan error)
		closed := make(chan struct{})
		closing := t.close
		var running sync.WaitGroup
		running.Go(func() {
			var failed bool
			for {
				select {
				case <-closed:
					return
				case err := <-fails:
					failed = true
					errors <- err
				case event := <-t.events:
					if !failed {
						events <- event
					}
				}
			}
		})
		return &notifier{events, errors, t.add, t.remove, func() error {
			close(closed)
			running.Wait()
			close(events)
			close(errors)
			return closing()
		}}, nil
	}
}

func TestAnOverflowLosesNothing(t *testing.T) {
	fails := make(chan error)
	c := newCaller(t, newSite(t), Options{}, deafAfter(fails))
	fails <- fsnotify.ErrEventOverflow
	write(t, c.root, "content/new/b.md", "while nothing is told")
	write(t, c.root, "content/a.md", "while nothing is told")
	c.catchUp()
	if c.paths() != "ALL" || c.w.polling {
		t.Errorf("told %s, polling %v", c.paths(), c.w.polling)
	}
	write(t, c.root, "content/new/b.md", "events work again")
	c.catchUp()
}

// slow is fsnotify that takes its time to tell.
func slow(pause time.Duration) func() (*notifier, error) {
	return func() (*notifier, error) {
		t, err := newNotifier()
		if err != nil {
			return nil, err
		}
		slow := *t
		events := make(chan fsnotify.Event)
		slow.events = events
		go func() {
			defer close(events)
			for event := range t.events {
				time.Sleep(pause)
				events <- event
			}
		}()
		return &slow, nil
	}
}

func TestWhatHappenedTogetherIsToldTogetherHoweverLateItIsHeard(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the cookie is disabled here")
	}
	c := newCaller(t, newSite(t), Options{}, slow(2*quiet))
	a, b := open(t, c.root, "content/a.md"), open(t, c.root, "content/2022/01.md")
	must(t, writeAt(a, "edited"))
	must(t, writeAt(b, "edited"))
	if told := c.next(); len(told.Paths) != 2 {
		t.Errorf("told %+v", told)
	}
}

// The system's own queue runs over here.
func TestARealOverflowLosesNothing(t *testing.T) {
	queue := value("fs.inotify.max_queued_events")
	if runtime.GOOS != "linux" || queue == 0 || queue > 100_000 {
		t.Skip("no queue to overflow")
	}
	listen := make(chan struct{})
	var once sync.Once
	late := func() (*notifier, error) {
		t, err := newNotifier()
		if err != nil {
			return nil, err
		}
		events := make(chan fsnotify.Event)
		late := *t
		late.events = events
		go func() {
			defer close(events)
			<-listen
			for event := range t.events {
				events <- event
			}
		}()
		return &late, nil
	}
	c := newCaller(t, newSite(t), Options{}, late)
	defer once.Do(func() { close(listen) })
	a, b := open(t, c.root, "content/a.md"), open(t, c.root, "content/b.md")
	for i := range queue + 5000 { // the last of equal events swallows the next, so two take turns; fsnotify holds some
		must(t, writeAt([]*os.File{a, b}[i%2], fmt.Sprintf("%08d", i)))
	}
	write(t, c.root, "content/c.md", "this event finds no place")
	once.Do(func() { close(listen) })
	c.catchUp()
	if got := c.paths(); !strings.Contains(got, "ALL") {
		t.Errorf("told %s", got)
	}
}

func open(t *testing.T, root, path string) *os.File {
	f, err := os.OpenFile(filepath.Join(root, path), os.O_RDWR|os.O_CREATE, 0o644)
	must(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

func writeAt(f *os.File, text string) error {
	_, err := f.WriteAt([]byte(text), 0)
	return err
}

// upTo is fsnotify with room for some folders, in all watchers together.
func upTo(room *atomic.Int64) func() (*notifier, error) {
	return func() (*notifier, error) {
		t, err := newNotifier()
		if err != nil {
			return nil, err
		}
		limited := *t
		var added int64
		limited.add = func(place string) error {
			if added++; added > room.Load() {
				return fmt.Errorf("no room: %w", syscall.ENOSPC)
			}
			return t.add(place)
		}
		return &limited, nil
	}
}

func TestWhereTheLimitOfWatchesIsReachedPollingStandsIn(t *testing.T) {
	for name, room := range map[string]int64{"at the start": 2, "by a new folder": 4} {
		t.Run(name, func(t *testing.T) {
			var limit atomic.Int64
			limit.Store(room)
			var told notices
			c := newCaller(t, newSite(t), Options{Notice: told.hear}, upTo(&limit))
			write(t, c.root, "content/new/b.md", "new")
			c.catchUp()
			write(t, c.root, "content/new/b.md", "edited")
			c.catchUp()
			if len(told) != 1 || told[0].Setting != "fs.inotify.max_user_watches" {
				t.Errorf("the operator was told %v", told)
			}
		})
	}
}

func TestWhereTheLimitOfWatchersIsReachedPollingStandsIn(t *testing.T) {
	var told notices
	none := func() (*notifier, error) { return nil, syscall.EMFILE }
	c := newCaller(t, newSite(t), Options{Notice: told.hear}, none)
	write(t, c.root, "content/a.md", "edited")
	c.catchUp()
	if len(told) != 1 || told[0].Setting != "fs.inotify.max_user_instances" {
		t.Errorf("the operator was told %v", told)
	}
}

func TestTheOperatorLearnsWhatToRaiseAndToWhat(t *testing.T) {
	n := newNotice(fmt.Errorf("watch content: %w", syscall.ENOSPC))
	if n.Raise <= value(n.Setting) {
		t.Errorf("raise %d to %d", value(n.Setting), n.Raise)
	}
	for _, want := range []string{"1s", fmt.Sprintf("sysctl fs.inotify.max_user_watches=%d", n.Raise)} {
		if !strings.Contains(n.String(), want) {
			t.Errorf("%s\ndoes not say %s", n, want)
		}
	}
	if n := newNotice(fmt.Errorf("strange")); n.Setting != "" || !strings.Contains(n.String(), "strange") {
		t.Error(n)
	}
}

// dumb is a notifier that never tells anything but its errors. Its cookie is waited for in vain.
func dumb(errors chan error) *notifier {
	events := make(chan fsnotify.Event)
	ok := func(string) error { return nil }
	return &notifier{events, errors, ok, ok, func() error {
		close(events)
		close(errors)
		return nil
	}}
}

func TestEventsAreTriedAgain(t *testing.T) {
	root := newSite(t)
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		tell := func() (*notifier, error) {
			if tries++; tries < 3 {
				return nil, syscall.EMFILE
			}
			return dumb(make(chan error)), nil
		}
		var told notices
		w, err := start(root, names, ignored, Options{Notice: told.hear}, tell)
		must(t, err)
		defer w.Close()
		check(t, during(t, w, time.Hour), "0s ALL", "25.05s ALL")
		if len(told) != 2 || told[0].Setting == "" || told[1].Err != nil || w.polling {
			t.Errorf("the operator was told %v", told)
		}
	})
}

func TestEventsThatFailAgainAndAgainAreNotReliedOn(t *testing.T) {
	root := newSite(t)
	synctest.Test(t, func(t *testing.T) {
		var errors chan error
		tell := func() (*notifier, error) {
			errors = make(chan error, 1)
			errors <- fsnotify.ErrEventOverflow
			return dumb(errors), nil
		}
		var told notices
		w, err := start(root, names, ignored, Options{Notice: told.hear}, tell)
		must(t, err)
		defer w.Close()
		if got := during(t, w, time.Minute); len(got) > 20 {
			t.Errorf("told %q", got)
		}
		if len(told) == 0 || told[0].Err != fsnotify.ErrEventOverflow {
			t.Errorf("the operator was told %v", told)
		}
	})
}
