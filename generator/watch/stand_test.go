//go:build unix

package watch

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// The way to a folder may come to lead to another while the one that is watched stays as it was.
func TestAnotherFolderUnderTheSameNameIsFollowed(t *testing.T) {
	for name, ways := range map[string]struct {
		begin, turn func(t *testing.T, dir string)
	}{
		"a link is turned": {
			func(t *testing.T, dir string) { link(t, dir, "release-1", "current") },
			func(t *testing.T, dir string) { link(t, dir, "release-2", "current") },
		},
		"a link to a link is turned": {
			func(t *testing.T, dir string) { link(t, dir, "release-1", "stable"); link(t, dir, "stable", "current") },
			func(t *testing.T, dir string) { link(t, dir, "release-2", "stable") },
		},
		"a folder above is replaced": {
			func(t *testing.T, dir string) { rename(t, dir, "release-1", "current") },
			func(t *testing.T, dir string) {
				rename(t, dir, "current", "release-0")
				rename(t, dir, "release-2", "current")
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, l := range lookouts {
				t.Run(l.name, func(t *testing.T) {
					dir := t.TempDir()
					write(t, dir, "release-1/site/content/a.md", "one")
					write(t, dir, "release-2/site/content/a.md", "two")
					ways.begin(t, dir)
					c := newCaller(t, filepath.Join(dir, "current", "site"), l.options, newNotifier)
					ways.turn(t, dir)
					c.catchUp()
					write(t, dir, "current/site/content/a.md", "edited")
					c.told = nil
					c.catchUp()
					if got := c.paths(); got != "content/a.md" {
						t.Errorf("after it, an edit is told as %s", got)
					}
				})
			}
		})
	}
}

// link makes a link, or turns the one that is there.
func link(t *testing.T, dir, to, name string) {
	t.Helper()
	must(t, os.Symlink(to, filepath.Join(dir, name+".new")))
	rename(t, dir, name+".new", name)
}

// What stands where git's own things are expected is never waited for, nor read without an end.
func TestADotGitThatIsNoneHoldsNothingBack(t *testing.T) {
	for name, make := range map[string]func(t *testing.T, place string){
		"a pipe": func(t *testing.T, place string) { must(t, syscall.Mkfifo(place, 0o644)) },
		"a link to a device": func(t *testing.T, place string) {
			must(t, os.Symlink("/dev/zero", place))
		},
		"a link to a pipe": func(t *testing.T, place string) {
			must(t, syscall.Mkfifo(place+".pipe", 0o644))
			must(t, os.Symlink(place+".pipe", place))
		},
		"a large file": func(t *testing.T, place string) {
			must(t, os.WriteFile(place, nil, 0o644))
			must(t, os.Truncate(place, 1<<40))
		},
		"a link to itself": func(t *testing.T, place string) { must(t, os.Symlink(place, place)) },
	} {
		t.Run(name, func(t *testing.T) {
			root := newSite(t)
			make(t, filepath.Join(root, ".git"))
			c := newCaller(t, root, Options{}, newNotifier)
			write(t, root, "content/a.md", "edited")
			c.catchUp()
		})
	}
}

func TestALockThatStaysIsNamed(t *testing.T) {
	root := newSite(t)
	write(t, root, ".git/index.lock", "")
	synctest.Test(t, func(t *testing.T) {
		var told notices
		long := time.Now()
		must(t, os.Chtimes(filepath.Join(root, ".git/index.lock"), long, long))
		w, err := start(root, names, ignored, Options{Notice: told.hear}, func() (*notifier, error) { return dumb(make(chan error)), nil })
		must(t, err)
		defer w.Close()
		if got := during(t, w, time.Minute); len(got) == 0 {
			t.Error("nothing was told as long as the lock was there")
		}
		if len(told) != 2 || !told[0].Waiting || told[1].Waiting || !strings.HasSuffix(told[1].Lock, "index.lock") {
			t.Errorf("the operator was told %v", told)
		}
	})
}

func TestLocksThatComeAndGoWithoutAPauseAreNotWaitedForForever(t *testing.T) {
	root := newSite(t)
	write(t, root, ".git/index.lock", "")
	synctest.Test(t, func(t *testing.T) {
		g, began := &git{scope: scope{root: root, names: names}}, time.Now()
		for g.works() {
			time.Sleep(time.Second)
			now := time.Now()
			must(t, os.Chtimes(filepath.Join(root, ".git/index.lock"), now, now))
			if now.Sub(began) > time.Hour {
				t.Fatal("they were waited for")
			}
		}
	})
}
