package command

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// watched runs watch on a fault's site, and returns what it says on standard error.
func (f *fault) watched(t *testing.T) *screen {
	t.Helper()
	said := &screen{}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"watch", "--quiet", "--source", f.site, "--out", f.out, "--as-of", watchedDay}, &screen{}, said)
	}()
	t.Cleanup(func() {
		stop()
		if status := <-ended; status != exitDone {
			t.Errorf("watch ended with %d:\n%s", status, said.text())
		}
	})
	return said
}

// Under watch, a fault ends nothing: it is told, and the next change, or the next try, finds the machine mended.
func TestWatchOutlivesFaults(t *testing.T) {
	t.Parallel()
	published := func(f *fault, title string) func() bool {
		return holds(filepath.Join(f.out, "2022", "tasks", "2", "index.html"), title)
	}
	t.Run("disk full", func(t *testing.T) {
		place := smallDisk(t, "size=2m")
		f := newFault(t, filepath.Join(place, "out"))
		said := f.watched(t)
		eventually(t, "the first build", published(f, "Keep the channel deeper"))
		f.was = f.clean(t)
		free := fill(t, place)
		f.edit(t, "Keep it deeper still")
		eventually(t, "the error", func() bool { return strings.Contains(said.text(), ": write: no space left on device\n") })
		f.intact(t, f.out)
		free()
		eventually(t, "the recovery", published(f, "Keep it deeper still")) // nobody edits anything: it tries again
		want := f.clean(t)
		eventually(t, "a clean build", func() bool { return gocmp.Equal(filesBelow(t, f.out), want) })
	})
	t.Run("disk full from the beginning", func(t *testing.T) {
		place := smallDisk(t, "size=2m,nr_inodes=1") // that of the disk's own folder
		f := &fault{site: smallSite(t), out: filepath.Join(place, "out")}
		said := f.watched(t)
		eventually(t, "the error", func() bool { return strings.Contains(said.text(), "no space left on device\n") })
		remount(t, place, "nr_inodes=1000")
		eventually(t, "the recovery", published(f, "Keep the channel deep"))
	})
	t.Run("folder replaced", func(t *testing.T) {
		for name, by := range map[string]func(place, elsewhere string) error{
			"publish into %: is a file in the place of a folder":          func(place, _ string) error { return os.WriteFile(place, nil, 0o644) },
			"publish into %: is a symbolic link in the place of a folder": func(place, elsewhere string) error { return os.Symlink(elsewhere, place) },
		} {
			f := newFault(t, filepath.Join(t.TempDir(), "out"))
			said, elsewhere := f.watched(t), t.TempDir()
			eventually(t, "the first build", published(f, "Keep the channel deeper"))
			eventually(t, "its end", absent(filepath.Join(f.out, ".gongshi", "unfinished")))
			if err := errors.Join(os.Rename(f.out, f.out+".away"), by(f.out, elsewhere)); err != nil {
				t.Fatal(err)
			}
			f.edit(t, "Keep it deeper still")
			eventually(t, name, func() bool { return strings.Contains(said.text(), strings.Replace(name, "%", f.out, 1)) })
			if left := filesBelow(t, elsewhere); len(left) > 0 {
				t.Errorf("the link was followed: %v", left)
			}
			if err := errors.Join(os.Remove(f.out), os.Rename(f.out+".away", f.out)); err != nil {
				t.Fatal(err)
			}
			f.edit(t, "Keep it as it is")
			eventually(t, "the recovery", published(f, "Keep it as it is"))
		}
	})
}
