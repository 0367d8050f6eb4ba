package command

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
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

// smallDisk mounts a file system of its own for the test, in memory. Only root can do that.
func smallDisk(t *testing.T, options string) (place string) {
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
	t.Parallel()
	place := smallDisk(t, "size=2m")
	f := newFault(t, filepath.Join(place, "out"))
	free := fill(t, place)
	f.fails(t, "publish ", ": write: no space left on device")
	f.intact(t, f.out)
	free()
	f.recovers(t)
}

// The first build finds no room: nothing is shown, and what it left is understood as its own.
func TestDiskFullInTheFirstBuild(t *testing.T) {
	t.Parallel()
	place := smallDisk(t, "size=64k")
	f := &fault{site: smallSite(t), out: filepath.Join(place, "out")}
	f.fails(t, "publish ", ": no space left on device")
	if !absent(filepath.Join(f.out, "index.html"))() {
		t.Error("the way in is there")
	}
	remount(t, place, "size=2m")
	f.recovers(t)
}

func TestReadOnlyDisk(t *testing.T) {
	t.Parallel()
	place := smallDisk(t, "size=2m")
	f := newFault(t, filepath.Join(place, "out"))
	remount(t, place, "ro")
	f.fails(t, "publish ", ": read-only file system")
	f.intact(t, f.out)
	remount(t, place, "rw")
	f.recovers(t)
}

func TestNoPermissionForTheFolder(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
