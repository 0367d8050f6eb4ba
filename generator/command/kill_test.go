//go:build unix

package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"gongshi/generator/publish"
)

var kills = flag.Int("kills", 24, "how often the kill test kills; make fuzz kills more often")

// A watch is killed at random instants of its publishings while the site is edited, again and again, always on the same folder.
// After each kill every file is whole, and from the pages of the last complete publishing every link leads somewhere. A build then
// gives what a clean one gives. The history of publishings is never cut or changed, and names the last.
func TestKilledAtAnyInstant(t *testing.T) {
	const sites = 4
	for n := range sites {
		t.Run(fmt.Sprint("site ", n+1), func(t *testing.T) {
			t.Parallel()
			v := newVictim(t, rand.New(rand.NewPCG(uint64(n), 7)))
			for k := range max(1, *kills/sites) {
				v.liveAndDie(k%2 == 0)
				v.inspect()
				if k%10 == 9 || t.Failed() {
					v.recover()
				}
				if t.Failed() {
					t.Fatalf("after kill %d", k+1)
				}
			}
			v.recover()
		})
	}
}

// A victim is a site that is edited, and watched by processes that are killed.
type victim struct {
	*testing.T
	random    *rand.Rand
	edits     *editor
	site, out string
	history   string // of publishings, as it was seen last
}

func newVictim(t *testing.T, random *rand.Rand) *victim {
	site := smallSite(t)
	v := &victim{T: t, random: random, edits: newEditor(t, site, random), site: site, out: filepath.Join(t.TempDir(), "out")}
	for range 10 {
		if err := v.edits.next(); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func (v *victim) unfinished() string { return filepath.Join(v.out, ".gongshi", "unfinished") }

// liveAndDie watches, edits, and kills in the middle of a publishing: the first, or one after that which mended what the last kill
// left.
func (v *victim) liveAndDie(onceMended bool) {
	v.Helper()
	left := v.folderTimes()
	command := exec.CommandContext(v.Context(), "gongshi", "watch", "--source", v.site, "--out", v.out, "--as-of", watchedDay)
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Start(); err != nil {
		v.Fatal(err)
	}
	stop, edited := make(chan bool), make(chan error, 1)
	go func() { edited <- v.edits.run(stop) }()

	if onceMended {
		eventually(v.T, "the first publishing ends", absent(v.unfinished()))
	}
	midway := v.pauseMidway(command.Process, left)
	command.Process.Kill()
	if err := command.Wait(); err == nil || err.Error() != "signal: killed" || said.Len() > 0 {
		v.Errorf("it ended with %v and said\n%s", err, said.String())
	}
	close(stop)
	if err := <-edited; err != nil {
		v.Fatal(err)
	}
	if !midway {
		v.Error("no publishing was caught in its middle")
	}
}

// pauseMidway pauses the process at a random instant of a publishing, and reports whether it could. A publishing that was over by
// then goes on to the next, which is given less time.
func (v *victim) pauseMidway(process *os.Process, left map[string]time.Time) bool {
	v.Helper()
	begun := false
	publishing := func() bool { // the mark of a killed publishing stays, so the folder must also have changed since
		begun = begun || !maps.Equal(v.folderTimes(), left)
		return begun && !absent(v.unfinished())()
	}
	end := time.Now().Add(60 * time.Second)
	for most := 20 * time.Millisecond; time.Now().Before(end); most = most/2 + 1 {
		for !publishing() && time.Now().Before(end) {
			time.Sleep(500 * time.Microsecond)
		}
		time.Sleep(time.Duration(v.random.Int64N(int64(most))))
		var status syscall.WaitStatus
		process.Signal(syscall.SIGSTOP)
		if _, err := syscall.Wait4(process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
			v.Fatalf("it was not paused: %v, status %x", err, status)
		}
		if publishing() {
			return true
		}
		process.Signal(syscall.SIGCONT)
	}
	return false
}

// folderTimes returns when each folder of the output was last changed, as far as folders are still there.
func (v *victim) folderTimes() map[string]time.Time {
	times := map[string]time.Time{}
	filepath.WalkDir(v.out, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return nil
		}
		if info, err := entry.Info(); err == nil {
			times[name] = info.ModTime()
		}
		return nil
	})
	return times
}

// recover builds, and compares with a clean build.
func (v *victim) recover() {
	v.Helper()
	mustRun(v.T, v.site, nil, "build", "--as-of", watchedDay, "--out", v.out)
	clean := filepath.Join(v.TempDir(), "clean")
	mustRun(v.T, v.site, nil, "build", "--as-of", watchedDay, "--out", clean)
	if diff := gocmp.Diff(filesBelow(v.T, clean), filesBelow(v.T, v.out)); diff != "" {
		v.Errorf("a clean build (-) and what a run after the kills left (+):\n%s", diff)
	}
	if chain := v.inspectHistory(); chain == nil {
		v.Error("there is no history")
	} else if err := chain.Ends([]byte(textOf(v.T, filepath.Join(v.out, "manifest.json")))); err != nil {
		v.Error(err)
	}
}

// inspectHistory looks whether the history of publishings goes on from what it was, and returns it, or nil if there is none yet.
func (v *victim) inspectHistory() *publish.Chain {
	v.Helper()
	text, err := os.ReadFile(filepath.Join(v.out, filepath.FromSlash(publish.History)))
	if errors.Is(err, fs.ErrNotExist) && v.history == "" {
		return nil
	}
	chain, wrong := publish.ReadChain(text)
	if err := errors.Join(err, wrong); err != nil || !strings.HasPrefix(string(text), v.history) {
		v.Fatalf("the history was\n%s\nand is, with %v,\n%s", v.history, err, text)
	}
	v.history = string(text)
	return chain
}

// inspect looks at what a killed process left. What the manifest names is the last complete publishing.
func (v *victim) inspect() {
	v.Helper()
	v.inspectHistory()
	left := &leftSite{folder: v.out, seen: map[string]bool{}}
	text, err := os.ReadFile(filepath.Join(v.out, "manifest.json"))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(v.out, "index.html")); err == nil { // all but the manifest must be there
			left.visit(v.T, "index.html", "whoever comes")
		}
		return
	}
	var manifest struct {
		Files []struct {
			Path, SHA256 string
		}
	}
	if err := errors.Join(err, json.Unmarshal(text, &manifest)); err != nil {
		v.Fatal(err)
	}
	for _, f := range manifest.Files {
		left.visit(v.T, f.Path, "the manifest")
	}
}
