//go:build unix

package command

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

var moments = flag.Int("moments", 4, "at how many moments of a build it is interrupted; make fuzz interrupts at more")

// interrupted runs a command that gets a Ctrl-C after a while, and returns how it ended. One is enough.
func interrupted(t *testing.T, after time.Duration, args ...string) (status int, said string) {
	t.Helper()
	c := exec.Command("gongshi", args...)
	var all strings.Builder
	c.Stdout, c.Stderr = &all, &all
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { c.Process.Signal(os.Interrupt) })
	guard := time.AfterFunc(time.Minute, func() { c.Process.Kill() })
	defer guard.Stop()
	err := c.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if exit != nil {
		if exit.Sys().(syscall.WaitStatus).Signaled() && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
			t.Errorf("%v did not end when it was interrupted", args)
		}
		status = exit.ExitCode()
	}
	return status, all.String()
}

// manyTasks makes the small site one that takes a while.
func manyTasks(t *testing.T, site, title string) {
	t.Helper()
	for n := 3; n < 60; n++ {
		write(t, filepath.Join(site, "content", "2022", fmt.Sprintf("%03d.md", n)), harbourTask(n, fmt.Sprint(title, n)))
	}
}

// A build that is interrupted at any moment leaves the last good site, or the new one whole.
func TestABuildIsInterruptedWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	site := smallSite(t)
	manyTasks(t, site, "Old ")
	old, next := filepath.Join(t.TempDir(), "old"), filepath.Join(t.TempDir(), "next")
	build := func(out string) []string {
		return []string{"build", "--source", site, "--as-of", watchedDay, "--out", out}
	}
	mustRun(t, site, nil, build(old)...)
	was := filesBelow(t, old)
	manyTasks(t, site, "New ")
	began := time.Now()
	mustRun(t, site, nil, build(next)...)
	took := time.Since(began)
	is := filesBelow(t, next)

	none := map[string]string{}
	for _, from := range []map[string]string{none, was} {
		for n := range *moments {
			out := filepath.Join(t.TempDir(), "out")
			if len(from) > 0 {
				if err := os.CopyFS(out, os.DirFS(old)); err != nil {
					t.Fatal(err)
				}
			}
			status, said := interrupted(t, 20*time.Millisecond+took*time.Duration(n)/time.Duration(*moments), build(out)...)
			want := is
			if status != exitDone {
				want = from
			}
			got := none
			if _, err := os.Stat(out); err == nil {
				got = filesBelow(t, out)
			}
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("moment %d: it ended with %d, said %q, and left\n%s", n, status, said, diff[:min(len(diff), 2000)])
			}
		}
	}
}

// A redirect that never ends, a source that is endless: whatever a command is busy with, one Ctrl-C ends it.
func TestWhatOnlyReadsEndsAtOnce(t *testing.T) {
	t.Parallel()
	site, out := smallSite(t), filepath.Join(t.TempDir(), "out")
	mustRun(t, site, nil, "build", "--as-of", watchedDay, "--out", out)
	tables := filepath.Join(out, "2022", "data")
	manyTasks(t, site, "Many ")
	before := filesBelow(t, site)
	for _, args := range [][]string{
		{"check", "--source", site, "--as-of", watchedDay},
		{"verify", "--source", site, "--out", out},
		{"import", "--source", site, "--plan", "2022", "--dry-run", tables},
		{"import", "--source", site, "--plan", "2022", tables},
	} {
		for _, after := range []time.Duration{30 * time.Millisecond, 80 * time.Millisecond, 200 * time.Millisecond} {
			interrupted(t, after, args...)
		}
	}
	if diff := gocmp.Diff(before, filesBelow(t, site)); diff != "" {
		t.Error(diff)
	}
}
