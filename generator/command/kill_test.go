package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

var kills = flag.Int("kills", 60, "how often the kill test kills; make fuzz kills more often")

// A watch is killed at random instants while the site is edited, again and again, always on the same folder. After each kill every
// file is whole, and from the pages of the last complete publishing no link leads nowhere. A build then gives what a clean one gives.
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
			if v.midway == 0 {
				t.Error("no kill was in the middle of a publishing")
			}
			t.Logf("%d kills were in the middle of a publishing", v.midway)
		})
	}
}

// A victim is a site that is edited, and watched by processes that are killed.
type victim struct {
	*testing.T
	random    *rand.Rand
	edits     *editor
	site, out string
	midway    int // kills that left a publishing unfinished
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

// liveAndDie watches for a while, edits, and kills: at any instant, or soon after a publishing has begun. What the last one that was
// killed left unfinished is no sign of that.
func (v *victim) liveAndDie(inPublishing bool) {
	v.Helper()
	left, _ := os.Stat(v.unfinished())
	command := exec.Command("gongshi", "watch", "--source", v.site, "--out", v.out, "--as-of", watchedDay)
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Start(); err != nil {
		v.Fatal(err)
	}
	stop, edited := make(chan bool), make(chan error, 1)
	go func() { edited <- v.edits.run(stop) }()

	if inPublishing {
		for end := time.Now().Add(10 * time.Second); !v.begun(left) && time.Now().Before(end); {
			time.Sleep(100 * time.Microsecond)
		}
		time.Sleep(time.Duration(v.random.IntN(20)) * time.Millisecond)
	} else {
		time.Sleep(time.Duration(v.random.IntN(250)) * time.Millisecond)
	}
	command.Process.Kill()
	if err := command.Wait(); err == nil || err.Error() != "signal: killed" || said.Len() > 0 {
		v.Errorf("it ended with %v and said\n%s", err, said.String())
	}
	close(stop)
	if err := <-edited; err != nil {
		v.Fatal(err)
	}
	if !absent(v.unfinished())() {
		v.midway++
	}
}

// begun reports whether a publishing is under way that did not leave the mark of before; nil is none.
func (v *victim) begun(before os.FileInfo) bool {
	mark, err := os.Stat(v.unfinished())
	return err == nil && (before == nil || !os.SameFile(before, mark) || !before.ModTime().Equal(mark.ModTime()))
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
}

// inspect looks at what a killed process left. What the manifest names is the last complete publishing.
func (v *victim) inspect() {
	v.Helper()
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
