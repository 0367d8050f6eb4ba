package publish

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"
	"testing"

	"gongshi/generator/output"
)

// stopper lets acts happen until there were enough, and calls see before each.
type stopper struct {
	mu    sync.Mutex
	left  int  // acts until the stop; negative: never stops
	again bool // only one act fails; else none succeeds any more, as if the process were dead
	see   func()
}

var errStopped = errors.New("stopped")

func (s *stopper) before(act, path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.see != nil {
		s.see()
	}
	if s.left == 0 {
		if s.again {
			s.left = -1
		}
		return errStopped
	}
	s.left--
	return nil
}

// publishUntil publishes and stops after so many acts. It tells whether it was stopped.
func publishUntil(t *testing.T, f *Folder, files []output.File, s *stopper) bool {
	t.Helper()
	f.root.Before = s.before
	defer func() { f.root.Before = nil }()
	_, err := f.Publish(files, day)
	if err != nil && !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	return err != nil
}

// The heart of it: killed before any act whatever, a publishing leaves whole files and live links, and so does the next one, at
// every instant; and what that leaves is what a clean build would.
func TestKilledAtAnyInstantAndRunAgain(t *testing.T) {
	longUnderWine(t)
	for _, c := range []struct{ name, was string }{{"first build", ""}, {"next build", "0"}} {
		for next := range outputs {
			t.Run(fmt.Sprintf("%s, then %d", c.name, next), func(t *testing.T) {
				for n, stopped := 0, true; stopped && !t.Failed(); n++ {
					dir := newDir(t)
					if c.was != "" {
						publish(t, dir, outputs[0])
					}
					see := func() { wantWhole(t, dir, outputs...); wantNoDeadLinks(t, dir) }
					f := open(t, dir)
					stopped = publishUntil(t, f, outputs[1], &stopper{left: n})
					f.Close()
					see()

					f = open(t, dir)
					publishUntil(t, f, outputs[next], &stopper{left: -1, see: see})
					f.Close()
					wantClean(t, dir, outputs[next])
					if t.Failed() {
						t.Logf("killed before act %d", n)
					}
				}
			})
		}
	}
}

func TestKilledAtAnyInstantWhilePathsTurnFromFileToFolder(t *testing.T) {
	longUnderWine(t)
	was := outputOf("page a: file", "page b/c/d: deep", "page b/e: less", "home index.html: x")
	is := outputOf("page a/b/c: deep", "page b: file", "home index.html: x")
	for _, next := range [][]output.File{was, is} {
		for n, stopped := 0, true; stopped && !t.Failed(); n++ {
			dir := newDir(t)
			publish(t, dir, was)
			f := open(t, dir)
			stopped = publishUntil(t, f, is, &stopper{left: n})
			f.Close()
			publish(t, dir, next)
			wantClean(t, dir, next)
		}
	}
}

// A failing act is no kill: the process lives on, tidies up, and the same Folder publishes again.
func TestAFailureAtAnyInstantIsHealedByTheNextPublishing(t *testing.T) {
	longUnderWine(t)
	for n, stopped := 0, true; stopped && !t.Failed(); n++ {
		dir := newDir(t)
		see := func() { wantWhole(t, dir, outputs...); wantNoDeadLinks(t, dir) }
		f := open(t, dir)
		publishInto(t, f, withTokens(outputs[0]))
		stopped = publishUntil(t, f, outputs[1], &stopper{left: n, again: true})
		wantNoTemps(t, tree(t, dir))
		see()
		publishUntil(t, f, outputs[2], &stopper{left: -1, see: see})
		f.Close()
		wantClean(t, dir, outputs[2])
	}
}

// A folder that was copied without its dot files has no ledger: the manifest, as long as it is the old one, stands in for it.
func TestKilledAtAnyInstantInACopyWithoutDotFiles(t *testing.T) {
	longUnderWine(t)
	for n, stopped := 0, true; stopped && !t.Failed(); n++ {
		dir := newDir(t)
		publish(t, dir, outputs[0])
		remove(t, dir, stateDir)
		f := open(t, dir)
		stopped = publishUntil(t, f, outputs[0][:3], &stopper{left: n})
		f.Close()
		publish(t, dir, outputs[0][:3])
		wantClean(t, dir, outputs[0][:3])
	}
}

// The same with a process that is really killed: the system gives its lock back.
func TestAKilledProcessLeavesNoLock(t *testing.T) {
	if at := os.Getenv("PUBLISH_TEST_KILL_AT"); at != "" {
		publishAndDie(at, os.Getenv("PUBLISH_TEST_KILL_IN"))
	}
	killed := "signal: killed"
	if runtime.GOOS == "windows" {
		killed = "exit status 1" // it has no signals
	}
	for _, at := range []int{0, 5, 20, 30} {
		dir := newDir(t)
		cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), fmt.Sprintf("PUBLISH_TEST_KILL_AT=%d", at), "PUBLISH_TEST_KILL_IN="+dir)
		if said, err := cmd.CombinedOutput(); err == nil || err.Error() != killed {
			t.Fatalf("the process ended with %v\n%s", err, said)
		}
		if _, ok := tree(t, dir)[markPath]; at > 0 && !ok {
			t.Errorf("killed before act %d, the publishing seems finished", at)
		}
		publish(t, dir, outputs[1])
		wantClean(t, dir, outputs[1])
	}
}

func TestOnlyOurOwnLeavingsAreSwept(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	publishUntil(t, f, small, &stopper{left: 20})
	f.Close()
	put(t, dir, ".gongshi-mine/x", "theirs")
	link(t, t.TempDir(), dir, "2022/tasks/.gongshi-link")
	publish(t, dir, small)
	wantClean(t, dir, small, ".gongshi-mine/", ".gongshi-mine/x", "2022/tasks/.gongshi-link")
	if got := tree(t, dir)[".gongshi-mine/x"]; got != "theirs" {
		t.Errorf("someone's file holds %q", got)
	}
}

func publishAndDie(at, dir string) {
	n, _ := strconv.Atoi(at)
	f, err := Open(dir)
	if err != nil {
		os.Exit(3)
	}
	s := stopper{left: n}
	f.root.Before = func(act, path string) error {
		if s.before(act, path) != nil {
			self, _ := os.FindProcess(os.Getpid())
			self.Kill()
			select {} // until the signal is here
		}
		return nil
	}
	f.Publish(outputs[0], day)
	os.Exit(4)
}
