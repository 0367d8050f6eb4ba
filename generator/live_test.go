package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/build"
	"gongshi/generator/day"
	"gongshi/generator/tree"
	"gongshi/generator/watch"
)

// newLive returns what keeps a small site current, after its first build. The test tells it of changes itself.
func newLive(t *testing.T) *live {
	t.Helper()
	site := smallSite(t)
	builder, err := newBuilder()
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := day.Parse(watchedDay)
	c := &call{flags: flag.NewFlagSet("watch", flag.ContinueOnError), stdout: io.Discard, stderr: io.Discard}
	l := &live{sources: &sources{call: c, dir: site, asOf: asOf}, builder: builder, stderr: io.Discard}
	for n := range 3 {
		l.save(t, n, "First title")
	}
	l.after(t, watch.Change{All: true})
	return l
}

// save writes one of three tasks.
func (l *live) save(t *testing.T, n int, title string) {
	t.Helper()
	write(t, filepath.Join(l.sources.dir, "content", "2022", string(rune('3'+n))+"-saved.md"), harbourTask(3+n, title))
}

// after returns what was built after a change.
func (l *live) after(t *testing.T, change watch.Change) *build.Output {
	t.Helper()
	made, err := l.turn(change)
	if err != nil {
		t.Fatal(err)
	}
	if made.out == nil {
		t.Fatalf("there are problems: %v", made.problems)
	}
	return made.out
}

// titles returns the titles of the tasks that were saved.
func titles(o *build.Output) string {
	var all []string
	for _, task := range o.Site.Plans[0].Tasks {
		if strings.HasSuffix(task.Body.File, "-saved.md") {
			all = append(all, task.Title)
		}
	}
	return strings.Join(all, ", ")
}

func TestABuildStartsFromTheNamedPathsAndALookAtEverythingHeals(t *testing.T) {
	l := newLive(t)
	l.save(t, 0, "Named")
	l.save(t, 1, "Missed")
	if got, want := titles(l.after(t, watch.Change{Paths: []string{"content/2022/3-saved.md"}})), "Named, First title, First title"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := titles(l.after(t, watch.Change{All: true})), "Named, Missed, First title"; got != want {
		t.Errorf("after a look at everything: got %s, want %s", got, want)
	}
}

func TestALookThatFindsNothingBuildsNothing(t *testing.T) {
	l := newLive(t)
	l.save(t, 0, "Named")
	named := l.after(t, watch.Change{Paths: []string{"content/2022/3-saved.md"}})
	if l.after(t, watch.Change{All: true}) != named {
		t.Error("it was built again")
	}
	l.sources.asOf++
	if l.after(t, watch.Change{Midnight: true}) == named {
		t.Error("a new day was not built")
	}
}

func TestAfterAFileVanishedEverythingIsLookedAt(t *testing.T) {
	l := newLive(t)
	l.save(t, 3, "Gone at once")
	snapshot, err := tree.Scan(l.sources.dir, l.last, build.Names...)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(l.sources.dir, "content/2022/6-saved.md")); err != nil {
		t.Fatal(err)
	}
	vanished := &turn{snapshot: snapshot}
	if err := l.make(vanished); err != nil || vanished.out != nil {
		t.Fatalf("there is %v, %v", vanished.out, err)
	}
	l.save(t, 1, "Missed")
	if got, want := titles(l.after(t, watch.Change{})), "First title, Missed, First title"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAFolderThatIsNamedIsLookedAtWithAllInIt(t *testing.T) {
	l := newLive(t)
	folder := filepath.Join(l.sources.dir, "content", "2022")
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder+"-away", filepath.Join(l.sources.dir, "content", "2023")); err != nil {
		t.Fatal(err)
	}
	out := l.after(t, watch.Change{Paths: []string{"content/2022", "content/2023"}})
	if got := out.Site.Plans[0].Key; got != "2023" || titles(out) != "First title, First title, First title" {
		t.Errorf("there is the plan %s with the tasks %s", got, titles(out))
	}
}
