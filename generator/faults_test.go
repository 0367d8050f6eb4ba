package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"gongshi/generator/build"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// A fault is something that the machine does to a published site. What it leaves must be the last good site; once it is
// mended, the next run must give what a clean build gives.
type fault struct {
	site, out string
	was       map[string]string // the last good site
}

// newFault publishes the small site into a folder, and changes a source, so that the next run has much to write.
func newFault(t *testing.T, out string) *fault {
	t.Helper()
	f := &fault{site: smallSite(t), out: out}
	f.mustBuild(t)
	f.was = filesBelow(t, f.out)
	f.edit(t, "Keep the channel deeper")
	return f
}

func (f *fault) edit(t *testing.T, title string) {
	t.Helper()
	write(t, filepath.Join(f.site, "content", "2022", "02-depth.md"), harbourTask(2, title))
}

func (f *fault) mustBuild(t *testing.T) {
	t.Helper()
	mustRun(t, f.site, nil, "build", "--as-of", watchedDay, "--out", f.out)
}

// fails runs a build that must end with exit status 3, and say so with all these words.
func (f *fault) fails(t *testing.T, says ...string) {
	t.Helper()
	c := exec.Command("gongshi", "build", "--source", f.site, "--as-of", watchedDay, "--out", f.out)
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	if err := c.Run(); !errors.As(err, &exit) || exit.ExitCode() != exitMachine {
		t.Errorf("it ended with %v, want exit status %d", err, exitMachine)
	}
	if stdout.Len() > 0 {
		t.Errorf("it printed %q", stdout.String())
	}
	saysAll(t, stderr.String(), says)
}

func saysAll(t *testing.T, said string, says []string) {
	t.Helper()
	for _, s := range says {
		if !strings.Contains(said, s) {
			t.Errorf("it said %q, without %q", said, s)
		}
	}
}

// intact fails unless the last good site is in a folder.
func (f *fault) intact(t *testing.T, folder string) {
	t.Helper()
	if diff := gocmp.Diff(f.was, filesBelow(t, folder)); diff != "" {
		t.Errorf("the last good site (-) and what is there now (+):\n%s", diff)
	}
}

// recovers fails unless the next run gives what a clean build gives.
func (f *fault) recovers(t *testing.T) {
	t.Helper()
	f.mustBuild(t)
	f.isClean(t)
}

func (f *fault) isClean(t *testing.T) {
	t.Helper()
	if diff := gocmp.Diff(f.clean(t), filesBelow(t, f.out)); diff != "" {
		t.Errorf("a clean build (-) and what is there now (+):\n%s", diff)
	}
}

func (f *fault) clean(t *testing.T) map[string]string {
	t.Helper()
	clean := filepath.Join(t.TempDir(), "clean")
	mustRun(t, f.site, nil, "build", "--as-of", watchedDay, "--out", clean)
	return filesBelow(t, clean)
}

// disk mounts a file system of its own for the test, in memory. Only root can do that.
func disk(t *testing.T, options string) (place string) {
	t.Helper()
	place = t.TempDir()
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", place).CombinedOutput(); err != nil {
		t.Skipf("cannot mount a small disk, which takes root: %v: %s", err, said)
	}
	t.Cleanup(func() {
		if said, err := exec.Command("umount", place).CombinedOutput(); err != nil {
			t.Errorf("umount %s: %v: %s", place, err, said)
		}
	})
	return place
}

func remount(t *testing.T, place, how string) {
	t.Helper()
	if said, err := exec.Command("mount", "-o", "remount,"+how, place).CombinedOutput(); err != nil {
		t.Fatalf("mount %s %s: %v: %s", how, place, err, said)
	}
}

// fill leaves no room on a disk, and returns a function that gives it back.
func fill(t *testing.T, place string) (free func()) {
	t.Helper()
	ballast := filepath.Join(place, "ballast")
	file, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for page := make([]byte, 4096); err == nil; {
		_, err = file.Write(page)
	}
	return func() {
		if err := os.Remove(ballast); err != nil {
			t.Error(err)
		}
	}
}

func TestDiskFull(t *testing.T) {
	place := disk(t, "size=2m")
	f := newFault(t, filepath.Join(place, "out"))
	free := fill(t, place)
	f.fails(t, "publish ", ": write: no space left on device")
	f.intact(t, f.out)
	free()
	f.recovers(t)
}

// The first build finds no room: nothing is shown, and what it left is understood as its own.
func TestDiskFullInTheFirstBuild(t *testing.T) {
	place := disk(t, "size=64k")
	f := &fault{site: smallSite(t), out: filepath.Join(place, "out")}
	f.fails(t, "publish ", ": no space left on device")
	if !absent(filepath.Join(f.out, "index.html"))() {
		t.Error("the way in is there")
	}
	remount(t, place, "size=2m")
	f.recovers(t)
}

func TestReadOnlyDisk(t *testing.T) {
	place := disk(t, "size=2m")
	f := newFault(t, filepath.Join(place, "out"))
	remount(t, place, "ro")
	f.fails(t, "publish ", ": read-only file system")
	f.intact(t, f.out)
	remount(t, place, "rw")
	f.recovers(t)
}

func TestNoPermissionForTheFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; TestReadOnlyDisk stands in for this")
	}
	f := newFault(t, filepath.Join(t.TempDir(), "out"))
	lists := filepath.Join(f.out, "2022", "tasks")
	if err := os.Chmod(lists, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(lists, 0o755)
	f.fails(t, "publish 2022/tasks/", ": permission denied")
	f.intact(t, f.out)
	if err := os.Chmod(lists, 0o755); err != nil {
		t.Fatal(err)
	}
	f.recovers(t)
}

// A folder is replaced by something else; the site that was in it lies elsewhere meanwhile.
func TestFolderReplaced(t *testing.T) {
	byFile := func(place, _ string) error { return os.WriteFile(place, []byte("theirs"), 0o644) }
	byLink := func(place, elsewhere string) error { return os.Symlink(elsewhere, place) }
	for name, c := range map[string]struct {
		folder string // below the site's
		by     func(place, elsewhere string) error
		says   []string
	}{
		"the site's by a file": {"", byFile, []string{"publish into ", "out: ", "mkdir", "not a directory"}},
		"one in it by a file":  {"2022", byFile, []string{"publish into ", "out: 2022 is a file in the place of a folder"}},
		"one in it by a link":  {"2022/tasks", byLink, []string{"publish into ", "out: 2022/tasks is a symbolic link in the place of a folder"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFault(t, filepath.Join(t.TempDir(), "out"))
			place, away, elsewhere := filepath.Join(f.out, c.folder), f.out+".away", t.TempDir()
			if err := errors.Join(os.Rename(place, away), c.by(place, elsewhere)); err != nil {
				t.Fatal(err)
			}
			f.fails(t, c.says...)
			if left := filesBelow(t, elsewhere); len(left) > 0 {
				t.Errorf("the link was followed: %v", left)
			}
			if err := errors.Join(os.Remove(place), os.Rename(away, place)); err != nil {
				t.Fatal(err)
			}
			f.intact(t, f.out)
			f.recovers(t)
		})
	}
}

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
	published := func(f *fault, title string) func() bool {
		return holds(filepath.Join(f.out, "2022", "tasks", "2", "index.html"), title)
	}
	t.Run("disk full", func(t *testing.T) {
		place := disk(t, "size=2m")
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

// A file that vanishes between two steps of a build is named, with exit status 3.
func TestFileVanishesWhileRead(t *testing.T) {
	t.Run("a text", func(t *testing.T) {
		f := newFault(t, filepath.Join(t.TempDir(), "out"))
		snapshot, err := tree.Scan(f.site, nil, build.Names...)
		if err != nil {
			t.Fatal(err)
		}
		b, err := newBuilder()
		if err != nil {
			t.Fatal(err)
		}
		f.without(t, "content/2022/02-depth.md", func() {
			out, _, err := b.Build(snapshot, build.Options{Now: time.Now()})
			if out != nil || !errors.Is(err, site.ErrVanished) {
				t.Errorf("the build gave %v and the error %v", out, err)
			}
			isMachines(t, err, "content/2022/02-depth.md", "open")
		})
	})
	t.Run("an attachment", func(t *testing.T) {
		f := newFault(t, filepath.Join(t.TempDir(), "out"))
		write(t, filepath.Join(f.site, "content", "2022", "files", "chart.txt"), "seven fathoms")
		c := &call{flags: flag.NewFlagSet("build", flag.ContinueOnError), args: []string{"--source", f.site, "--as-of", watchedDay}, stdout: &screen{}, stderr: &screen{}}
		s, err := c.parse()
		if err != nil {
			t.Fatal(err)
		}
		built, err := s.buildOnce(c.stderr)
		if err != nil {
			t.Fatal(err)
		}
		f.without(t, "content/2022/files/chart.txt", func() {
			_, err := c.publishOnce(f.out, built)
			isMachines(t, err, "publish 2022/files/chart.txt: ", "read the source", "no such file")
		})
		f.intact(t, f.out)
		f.recovers(t)
	})
}

// without does something while a file of the site is away.
func (f *fault) without(t *testing.T, name string, do func()) {
	t.Helper()
	place := filepath.Join(f.site, filepath.FromSlash(name))
	if err := os.Rename(place, place+"~"); err != nil {
		t.Fatal(err)
	}
	do()
	if err := os.Rename(place+"~", place); err != nil {
		t.Fatal(err)
	}
}

func isMachines(t *testing.T, err error, says ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("there was no error")
	}
	if status := statusOf(err); status != exitMachine {
		t.Errorf("exit status %d, want %d", status, exitMachine)
	}
	saysAll(t, err.Error(), says)
}

// The same with a whole command, while a file comes and goes all the time: whatever the build met, it says so by the right
// status, and the next run after it recovers.
func TestBuildWhileFilesComeAndGo(t *testing.T) {
	f := newFault(t, filepath.Join(t.TempDir(), "out"))
	for name, statuses := range map[string][]string{
		"content/2022/02-depth.md":     {"exit status 1", "exit status 3"}, // without it, its number is missing
		"content/2022/files/chart.txt": {"exit status 3"},
	} {
		place := filepath.Join(f.site, filepath.FromSlash(name))
		write(t, place, harbourTask(2, "Comes and goes"))
		stop, stopped := make(chan bool), make(chan bool)
		go func() {
			defer close(stopped)
			comeAndGo(t, place, stop)
		}()
		for range 15 {
			said, err := exec.Command("gongshi", "build", "--source", f.site, "--as-of", watchedDay, "--out", f.out).CombinedOutput()
			if err != nil && !strings.Contains(strings.Join(statuses, ","), err.Error()) {
				t.Errorf("%s: %v\n%s", name, err, said)
			}
			if err != nil && !strings.Contains(string(said), filepath.Base(name)) && !strings.Contains(string(said), "number") {
				t.Errorf("%s: %v, without a word of it:\n%s", name, err, said)
			}
		}
		close(stop)
		<-stopped
		f.recovers(t)
	}
}

// comeAndGo takes a file away and back until it is told to stop; then it is there.
func comeAndGo(t *testing.T, place string, stop <-chan bool) {
	random := rand.New(rand.NewPCG(3, 4))
	for {
		pause := time.Duration(random.IntN(2000)) * time.Microsecond
		if err := errors.Join(os.Rename(place, place+"~"), os.Rename(place+"~", place)); err != nil {
			t.Error(err)
			return
		}
		select {
		case <-stop:
			return
		case <-time.After(pause):
		}
	}
}
