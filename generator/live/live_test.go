package live

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongshi/generator/day"
	"gongshi/generator/pipeline"
	"gongshi/generator/tree"
	"gongshi/generator/watch"
)

// onDay is one on which nothing of the small site's plan is in the future.
const onDay = "2022-07-15"

// A kept site is a small one that is kept current. The test tells it of changes itself.
type kept struct {
	*Site
	asOf day.Day
}

func newKept(t *testing.T) *kept {
	t.Helper()
	builtIn, err := tree.Scan("../..", nil, "layouts", "static")
	if err != nil {
		t.Fatal(err)
	}
	k := &kept{}
	k.asOf, _ = day.Parse(onDay)
	k.Site = &Site{Options: Options{
		Folder: t.TempDir(), Builder: pipeline.New("test", builtIn), Stderr: io.Discard,
		Build:    func(time.Time) pipeline.Options { return pipeline.Options{AsOf: k.asOf} },
		Language: func(ofSite string) string { return ofSite },
		Progress: func(time.Time) Progress { return quiet{} },
	}}
	if err := os.CopyFS(k.Folder, os.DirFS("../command/testdata/site/en")); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		k.save(t, n, "First title")
	}
	k.after(t, watch.Change{All: true})
	return k
}

type quiet struct{}

func (quiet) Looking()    {}
func (quiet) Reading(int) {}
func (quiet) End()        {}

const task = `+++
number   = %d
title    = "%s"
category = "upkeep"
lead     = ["quay"]

[schedule]
due = 2022-06-30
+++

Text.
`

// save writes one of three tasks.
func (k *kept) save(t *testing.T, n int, title string) {
	t.Helper()
	place := filepath.Join(k.Folder, "content", "2022", fmt.Sprintf("%d-saved.md", 3+n))
	if err := os.WriteFile(place, fmt.Appendf(nil, task, 3+n, title), 0o644); err != nil {
		t.Fatal(err)
	}
}

// after returns what was built after a change.
func (k *kept) after(t *testing.T, change watch.Change) *pipeline.Output {
	t.Helper()
	made, err := k.rebuild(change)
	if err != nil {
		t.Fatal(err)
	}
	if made.Output == nil {
		t.Fatalf("there are problems: %v", made.Problems)
	}
	return made.Output
}

// titles returns the titles of the tasks that were saved.
func titles(o *pipeline.Output) string {
	var all []string
	for _, task := range o.Site.Plans[0].Tasks {
		if strings.HasSuffix(task.Body.File, "-saved.md") {
			all = append(all, task.Title)
		}
	}
	return strings.Join(all, ", ")
}

func TestABuildStartsFromTheNamedPathsAndALookAtEverythingHeals(t *testing.T) {
	k := newKept(t)
	k.save(t, 0, "Named")
	k.save(t, 1, "Missed")
	if got, want := titles(k.after(t, watch.Change{Paths: []string{"content/2022/3-saved.md"}})), "Named, First title, First title"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := titles(k.after(t, watch.Change{All: true})), "Named, Missed, First title"; got != want {
		t.Errorf("after a look at everything: got %s, want %s", got, want)
	}
}

func TestALookThatFindsNothingBuildsNothing(t *testing.T) {
	k := newKept(t)
	k.save(t, 0, "Named")
	named := k.after(t, watch.Change{Paths: []string{"content/2022/3-saved.md"}})
	if k.after(t, watch.Change{All: true}) != named {
		t.Error("it was built again")
	}
	k.asOf++
	if k.after(t, watch.Change{Midnight: true}) == named {
		t.Error("a new day was not built")
	}
}

func TestAfterAFileVanishedEverythingIsLookedAt(t *testing.T) {
	k := newKept(t)
	k.save(t, 3, "Gone at once")
	snapshot, err := tree.Scan(k.Folder, k.last, pipeline.Names()...)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(k.Folder, "content/2022/6-saved.md")); err != nil {
		t.Fatal(err)
	}
	vanished := &Rebuild{snapshot: snapshot}
	if err := k.make(vanished); !errors.Is(err, tree.ErrChanged) || vanished.Output != nil {
		t.Fatalf("there is %v, %v", vanished.Output, err)
	}
	k.save(t, 1, "Missed")
	if got, want := titles(k.after(t, watch.Change{})), "First title, Missed, First title"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAFolderThatIsNamedIsLookedAtWithAllInIt(t *testing.T) {
	k := newKept(t)
	folder := filepath.Join(k.Folder, "content", "2022")
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder+"-away", filepath.Join(k.Folder, "content", "2023")); err != nil {
		t.Fatal(err)
	}
	out := k.after(t, watch.Change{Paths: []string{"content/2022", "content/2023"}})
	if got := out.Site.Plans[0].Key; got != "2023" || titles(out) != "First title, First title, First title" {
		t.Errorf("there is the plan %s with the tasks %s", got, titles(out))
	}
}
