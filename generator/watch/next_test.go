package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// The tests of this file run on a clock of their own, so that they can say when something is told.

// A script is a lookout that notices what a test says.
type script struct {
	woken chan time.Time
	mu    sync.Mutex
	got   pending
}

func (s *script) see(path string, what op) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got.add(path, what, time.Now())
	select {
	case s.woken <- time.Time{}:
	default:
	}
}

func (s *script) wake() <-chan time.Time { return s.woken }

func (s *script) settle(context.Context) {}

func (s *script) close() {}

func (s *script) collect(_ context.Context, into *pending) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	into.take(&s.got)
	return nil
}

// at notices something some time from now.
func (s *script) at(d time.Duration, path string, what op) {
	time.AfterFunc(d, func() { s.see(path, what) })
}

// scripted runs a test on a clock of its own, after the first change was told.
func scripted(t *testing.T, root string, o Options, test func(t *testing.T, w *Watcher, s *script)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		o.Poll = time.Hour
		w, err := Start(root, names, ignored, o)
		must(t, err)
		w.lookout.close()
		s := &script{woken: make(chan time.Time, 1)}
		w.lookout = s
		if first, _ := w.Next(t.Context()); !first.All {
			t.Errorf("the first change is %+v, not all", first)
		}
		test(t, w, s)
		w.Close()
	})
}

// during returns all that is told in some time from now, as "5ms content/a.md".
func during(t *testing.T, w *Watcher, d time.Duration) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	var told []string
	for start := time.Now(); ; {
		change, err := w.Next(ctx)
		if errors.Is(err, context.DeadlineExceeded) {
			return told
		}
		must(t, err)
		parts := append([]string{time.Since(start).String()}, change.Paths...)
		if change.All {
			parts = append(parts, "ALL")
		}
		if change.Midnight {
			parts = append(parts, "MIDNIGHT")
		}
		told = append(told, strings.Join(parts, " "))
	}
}

func check(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestASaveIsToldAtOnceAndManyChangesTogether(t *testing.T) {
	const us, ms = time.Microsecond, time.Millisecond
	tests := []struct {
		name string
		plan func(s *script)
		want []string
	}{
		{"one edit", func(s *script) {
			s.see("a", written)
		}, []string{"2ms a"}},
		{"a save by two writes", func(s *script) {
			s.see("a", written)
			s.at(1*ms, "a", written)
		}, []string{"3ms a"}},
		{"a save beside and by renaming", func(s *script) {
			s.see("tmp", created)
			s.at(100*us, "tmp", written)
			s.at(200*us, "tmp", removed)
			s.at(200*us, "a", created)
		}, []string{"2.2ms a tmp"}},
		{"one after another was told", func(s *script) {
			s.see("a", written)
			s.at(10*ms, "b", written)
		}, []string{"2ms a", "12ms b"}},
		{"two together", func(s *script) {
			s.see("a", written)
			s.at(1*ms, "b", removed)
		}, []string{"51ms a b"}},
		{"many with pauses", func(s *script) {
			for i := range 5 {
				s.see("z", written)
				s.at(time.Duration(i)*40*ms, fmt.Sprint(i), written)
			}
		}, []string{"210ms 0 1 2 3 4 z"}},
		{"a file that is written for long", func(s *script) {
			for i := range 2500 {
				s.at(time.Duration(i)*ms, "a", written)
			}
		}, []string{"2s a", "2.549s a"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			scripted(t, t.TempDir(), Options{}, func(t *testing.T, w *Watcher, s *script) {
				w.lookAllAfter = time.Hour
				test.plan(s)
				check(t, during(t, w, time.Minute), test.want...)
			})
		})
	}
}

func TestWhatHappensForLongIsToldInBetween(t *testing.T) {
	scripted(t, t.TempDir(), Options{}, func(t *testing.T, w *Watcher, s *script) {
		w.lookAllAfter = time.Hour
		s.see("z", created)
		for i := range 700 {
			s.at(time.Duration(i)*7*time.Millisecond, fmt.Sprint(i), created)
		}
		var when []string
		for _, told := range during(t, w, time.Minute) {
			when = append(when, strings.Fields(told)[0])
		}
		check(t, when, "2s", "4.002s", "4.943s")
	})
}

func TestEverythingIsLookedAtOnceWhenItIsQuiet(t *testing.T) {
	scripted(t, t.TempDir(), Options{}, func(t *testing.T, w *Watcher, s *script) {
		s.see("a", written)
		s.at(300*time.Millisecond, "b", written)
		s.at(time.Hour, "c", written)
		check(t, during(t, w, 24*time.Hour), "2ms a", "302ms b", "802ms ALL", "1h0m0.002s c", "1h0m0.502s ALL")
	})
}

func TestNothingIsToldWhileGitWorks(t *testing.T) {
	root := t.TempDir()
	lock := root + "/.git/index.lock"
	lockFor := func(t *testing.T, d time.Duration) {
		write(t, root, ".git/index.lock", "")
		must(t, os.Chtimes(lock, time.Now(), time.Now()))
		if d > 0 {
			time.AfterFunc(d-gitPause/2, func() { os.Remove(lock) }) // between two looks
		}
	}
	shanghai := Options{Zone: func() *time.Location { return time.FixedZone("", 8*60*60) }}
	tests := []struct {
		name string
		plan func(t *testing.T, s *script)
		want []string
	}{
		{"an edit", func(t *testing.T, s *script) {
			lockFor(t, 10*time.Second)
			s.see("a", written)
		}, []string{"10.05s a"}},
		{"what is noticed after it", func(t *testing.T, s *script) {
			lockFor(t, 10*time.Second)
			s.see("a", written)
			s.at(10*time.Second+30*time.Millisecond, "b", written)
		}, []string{"10.08s a b"}},
		{"several commands in a row", func(t *testing.T, s *script) {
			lockFor(t, 10*time.Second)
			s.see("a", written)
			time.AfterFunc(10*time.Second+40*time.Millisecond, func() { lockFor(t, 5*time.Second) })
			s.at(10*time.Second+45*time.Millisecond, "b", written)
		}, []string{"15.09s a b"}},
		{"a lock that is never dropped", func(t *testing.T, s *script) {
			lockFor(t, 0)
			s.see("a", written)
			s.at(time.Minute, "b", written)
		}, []string{"30.05s a", "1m0.002s b"}},
		{"a lock left long ago", func(t *testing.T, s *script) {
			lockFor(t, 0)
			must(t, os.Chtimes(lock, time.Time{}, time.Now().Add(-time.Minute)))
			s.see("a", written)
		}, []string{"2ms a"}},
		{"a lock from the future", func(t *testing.T, s *script) {
			lockFor(t, 0)
			must(t, os.Chtimes(lock, time.Time{}, time.Now().Add(time.Hour)))
			s.see("a", written)
			s.at(time.Minute, "b", written)
		}, []string{"30.05s a", "1m0.002s b"}},
		{"midnight", func(t *testing.T, _ *script) {
			time.AfterFunc(16*time.Hour-time.Second, func() { lockFor(t, 10*time.Second) })
		}, []string{"16h0m9.05s MIDNIGHT"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			scripted(t, root, shanghai, func(t *testing.T, w *Watcher, s *script) {
				w.lookAllAfter = 48 * time.Hour
				test.plan(t, s)
				told := during(t, w, 20*time.Hour)
				remove(t, root, ".git/index.lock")
				if last := len(told) - 1; last >= 0 && told[last] == "16h0m0s MIDNIGHT" {
					told = told[:last]
				}
				check(t, told, test.want...)
			})
		})
	}
}

func TestABuildThatGitOvertakesIsFollowedByAnother(t *testing.T) {
	root := t.TempDir()
	scripted(t, root, Options{}, func(t *testing.T, w *Watcher, s *script) {
		w.lookAllAfter = time.Hour
		if w.Overtaken() {
			t.Error("overtaken by nothing")
		}
		s.see("a", written)
		if w.Overtaken() {
			t.Error("overtaken by one edit")
		}
		check(t, during(t, w, time.Minute), "2ms a")

		write(t, root, ".git/index.lock", "")
		must(t, os.Chtimes(root+"/.git/index.lock", time.Now(), time.Now()))
		if !w.Overtaken() {
			t.Error("not overtaken by git")
		}
		time.AfterFunc(time.Second-gitPause/2, func() { remove(t, root, ".git/index.lock") })
		check(t, during(t, w, time.Minute), "1.05s ALL")

		s.see("a", written)
		s.see("b", written)
		if !w.Overtaken() {
			t.Error("not overtaken by many")
		}
		check(t, during(t, w, time.Minute), "50ms a b ALL")
	})
}
