package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

// Someone's files in the way of ours: nothing at all is published, and the refusal names them.
func TestWhatIsNotOursStopsTheWholePublishing(t *testing.T) {
	next := append(outputOf("page aaa/index.html: before all others", "page 2023/tasks/7/index.html: new"), small...)
	for name, c := range map[string]struct {
		prepare func(t *testing.T, dir string)
		named   string
		reason  error
	}{
		"file":                   {func(t *testing.T, dir string) { put(t, dir, "2023/tasks/7/index.html", "x") }, "2023/tasks/7/index.html", ErrForeign},
		"file as we would write": {func(t *testing.T, dir string) { put(t, dir, "2023/tasks/7/index.html", "new") }, "2023/tasks/7/index.html", ErrForeign},
		"link":                   {func(t *testing.T, dir string) { link(t, "/etc/passwd", dir, "2023/tasks/7/index.html") }, "2023/tasks/7/index.html", ErrForeign},
		"file for a folder":      {func(t *testing.T, dir string) { put(t, dir, "2023/tasks", "x") }, "2023/tasks", ErrFile},
		"link for a folder":      {func(t *testing.T, dir string) { link(t, t.TempDir(), dir, "2023/tasks") }, "2023/tasks", ErrLink},
		"link for our folder": {func(t *testing.T, dir string) {
			os.Rename(dir+"/2022", dir+"/.moved")
			link(t, ".moved", dir, "2022")
		}, "2022", ErrLink},
		"folder for a file":         {func(t *testing.T, dir string) { put(t, dir, "2023/tasks/7/index.html/x.html", "x") }, "2023/tasks/7/index.html/x.html", ErrForeign},
		"dot file in a folder":      {func(t *testing.T, dir string) { put(t, dir, "2023/tasks/7/index.html/.x", "x") }, "2023/tasks/7/index.html/.x", ErrForeign},
		"folder for our file":       {func(t *testing.T, dir string) { remove(t, dir, "index.html"); put(t, dir, "index.html/x", "x") }, "index.html/x", ErrForeign},
		"folder for our manifest":   {func(t *testing.T, dir string) { remove(t, dir, "manifest.json"); put(t, dir, "manifest.json/x", "x") }, "manifest.json/x", ErrForeign},
		"file for our folder":       {func(t *testing.T, dir string) { remove(t, dir, "2022"); put(t, dir, "2022", "x") }, "2022", ErrFile},
		"file and the folder above": {func(t *testing.T, dir string) { put(t, dir, "2023", "x") }, "2023", ErrFile},
	} {
		for _, process := range []string{"same", "new"} {
			t.Run(name+", "+process+" process", func(t *testing.T) {
				dir := newDir(t)
				f := open(t, dir)
				publishInto(t, f, small)
				c.prepare(t, dir)
				was := tree(t, dir)
				if process == "new" {
					f.Close()
					f = open(t, dir)
				}
				_, err := f.Publish(next, day)
				wantRefused(t, err, dir, c.named, c.reason)
				wantTree(t, tree(t, dir), was)
			})
		}
	}
}

func TestALinkIsNotFollowedToRemoveWhatIsGone(t *testing.T) {
	dir, elsewhere := newDir(t), t.TempDir()
	publish(t, dir, small)
	put(t, elsewhere, "tasks/1/index.html", "theirs")
	remove(t, dir, "2022")
	link(t, elsewhere, dir, "2022")
	publish(t, dir, small[:1])
	if got := tree(t, elsewhere)["tasks/1/index.html"]; got != "theirs" {
		t.Errorf("the other folder's file holds %q", got)
	}
	wantClean(t, dir, small[:1], "2022")
}

func TestAnEqualFileBehindALinkIsNotOurs(t *testing.T) {
	dir, elsewhere := newDir(t), newDir(t)
	f := open(t, dir)
	files := withTokens(small)
	publishInto(t, f, files)
	publish(t, elsewhere, files)
	remove(t, dir, "2022")
	link(t, elsewhere+"/2022", dir, "2022")
	if _, err := f.Publish(files, day); !errors.Is(err, ErrLink) {
		t.Errorf("error %v", err)
	}
}

func TestALinkWhereWeWriteForAWhileIsNotFollowed(t *testing.T) {
	dir := newDir(t)
	outside := filepath.Join(filepath.Dir(dir), "outside")
	put(t, filepath.Dir(dir), "outside", "theirs")
	for i := range 9 {
		link(t, outside, dir, fmt.Sprint(disk.TempPrefix, i))
	}
	link(t, outside, dir, markPath)
	publish(t, dir, outputOf("page a: x", "page b: x"))
	if b, err := os.ReadFile(outside); string(b) != "theirs" {
		t.Errorf("outside holds %q, %v", b, err)
	}
}

func TestWhatHadToGoFirstCountsAsRemoved(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, outputOf("page a/b: x", "page a/c: x", "page d: x", "page e: x"))
	r := publish(t, dir, outputOf("page a: x", "page d/e: x"))
	if got := strings.Join(r.Removed, " "); got != "a/b a/c d e" {
		t.Errorf("removed %s", got)
	}
}

func TestPathsMayTurnFromFileToFolderAndBack(t *testing.T) {
	outputs := [][]output.File{
		outputOf("page a: file", "page b/c/d: deep", "page b/e: less", "page x/y: stays"),
		outputOf("page a/b/c: deep", "page a/d: less", "page b: file", "page x/y: stays"),
		outputOf("page a/b: file", "page b/c: file", "page x/y/z: deep"),
		outputOf("page a/b/c: deep", "page b/c/d: deep", "page x: file"),
	}
	for _, process := range []string{"same", "new"} {
		t.Run(process+" process", func(t *testing.T) {
			dir := newDir(t)
			f := open(t, dir)
			for i := range 2 * len(outputs) {
				if process == "new" {
					f.Close()
					f = open(t, dir)
				}
				publishInto(t, f, outputs[i%len(outputs)])
				wantClean(t, dir, outputs[i%len(outputs)])
			}
		})
	}
}
