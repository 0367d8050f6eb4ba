package command

import (
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongshi/generator/pipeline"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

var comings = flag.Int("comings", 6, "how many builds there are while a file comes and goes; make fuzz builds more often")

// A file that vanishes between two steps of a build is named, with exit status 3.
func TestFileVanishesWhileRead(t *testing.T) {
	t.Parallel()
	t.Run("a text", func(t *testing.T) {
		f := newFault(t, filepath.Join(t.TempDir(), "out"))
		snapshot, err := tree.Scan(f.site, nil, pipeline.Names()...)
		if err != nil {
			t.Fatal(err)
		}
		b, err := newBuilder()
		if err != nil {
			t.Fatal(err)
		}
		f.without(t, "content/2022/02-depth.md", func() {
			out, _, err := b.Build(snapshot, pipeline.Options{Now: time.Now()})
			if out != nil || !errors.Is(err, site.ErrVanished) {
				t.Errorf("the build gave %v and the error %v", out, err)
			}
			isMachines(t, err, "content/2022/02-depth.md", "open")
		})
	})
	t.Run("an attachment", func(t *testing.T) {
		f := newFault(t, filepath.Join(t.TempDir(), "out"))
		write(t, filepath.Join(f.site, "content", "2022", "files", "chart.txt"), "seven fathoms")
		write(t, filepath.Join(f.site, "content", "chart.md"), chartPage)
		c := &call{flags: flag.NewFlagSet("build", flag.ContinueOnError), args: []string{"--source", f.site, "--as-of", watchedDay}, stdout: &screen{}, stderr: &screen{}}
		s, err := c.parse()
		if err != nil {
			t.Fatal(err)
		}
		built, err := s.buildOnce(t.Context(), c.stderr)
		if err != nil {
			t.Fatal(err)
		}
		f.without(t, "content/2022/files/chart.txt", func() {
			_, err := c.publishOnce(t.Context(), f.out, false, built)
			isMachines(t, err, "publish 2022/files/chart.txt: ", "read the source", "no such file")
		})
		f.intact(t, f.out)
		f.recovers(t)
	})
}

// chartPage links to the chart, which would not be published else.
const chartPage = "+++\ntitle = \"Chart\"\n+++\n\nSee [the chart](2022/files/chart.txt).\n"

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
	t.Parallel()
	f := newFault(t, filepath.Join(t.TempDir(), "out"))
	for name, statuses := range map[string][]string{
		"content/2022/02-depth.md":     {"exit status 1", "exit status 3"}, // without it, its number is missing
		"content/2022/files/chart.txt": {"exit status 1", "exit status 3"}, // without it, the link to it is dead
	} {
		place := filepath.Join(f.site, filepath.FromSlash(name))
		if path.Base(name) == "chart.txt" {
			write(t, filepath.Join(f.site, "content", "chart.md"), chartPage)
		}
		write(t, place, harbourTask(2, "Comes and goes"))
		stop, stopped := make(chan bool), make(chan bool)
		go func() {
			defer close(stopped)
			comeAndGo(t, place, stop)
		}()
		for range *comings {
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
