package watch

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for what should happen at once. No test asserts how fast the machine is.
const patience = 30 * time.Second

var names = []string{"site.toml", "content", "layouts"}

func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || name == "4913"
}

func write(t testing.TB, root, path, text string) {
	t.Helper()
	place := filepath.Join(root, path)
	must(t, os.MkdirAll(filepath.Dir(place), 0o755))
	must(t, os.WriteFile(place, []byte(text), 0o644))
}

func rename(t testing.TB, root, from, to string) {
	t.Helper()
	must(t, os.Rename(filepath.Join(root, from), filepath.Join(root, to)))
}

func remove(t testing.TB, root, path string) {
	t.Helper()
	must(t, os.RemoveAll(filepath.Join(root, path)))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newSite makes a folder to watch, with something beside it to move things from and to.
func newSite(t testing.TB) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "site")
	write(t, root, "site.toml", "title")
	write(t, root, "content/a.md", "a")
	write(t, root, "content/2022/01.md", "one")
	write(t, root, "content/2022/files/photo.jpg", "photo")
	write(t, root, "public/index.html", "not watched")
	return root
}

// A caller does what a build does: it knows the files only from what it is told.
type caller struct {
	t     testing.TB
	root  string
	w     *Watcher
	files map[string]string
	told  []Change
}

// newCaller starts to watch and hears of the first change. It is never told to look at everything only because all is quiet,
// which would hide that something was missed.
func newCaller(t testing.TB, root string, o Options, tell func() (*notifier, error)) *caller {
	t.Helper()
	w, err := start(root, names, ignored, o, tell)
	must(t, err)
	w.lookAllAfter = time.Hour
	c := &caller{t: t, root: root, w: w}
	t.Cleanup(func() {
		must(t, w.Close())
		nothingRuns(t)
	})
	if first := c.next(); !first.All {
		t.Errorf("the first change is %+v, not all", first)
	}
	c.told = nil
	return c
}

// next waits for a change and looks where it says.
func (c *caller) next() Change {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	change, err := c.w.Next(ctx)
	if err != nil {
		c.t.Fatalf("%v\nknown:   %v\non disk: %v\ntold: %+v", err, c.files, disk(c.t, c.root), c.told)
	}
	c.told = append(c.told, change)
	if !slices.IsSorted(change.Paths) {
		c.t.Errorf("not sorted: %s", change.Paths)
	}
	if change.All {
		c.files = disk(c.t, c.root)
	}
	for _, p := range change.Paths {
		if path.Clean(p) != p || path.IsAbs(p) {
			c.t.Errorf("%q is no path", p)
		}
		if c.files[p] = text(filepath.Join(c.root, p)); c.files[p] == "" || belowLink(c.root, p) {
			delete(c.files, p)
		}
	}
	return change
}

// belowLink tells whether a path leads through a link, as it may when its folder was replaced by one.
func belowLink(root, p string) bool {
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if info, err := os.Lstat(filepath.Join(root, dir)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return true
		}
	}
	return false
}

// catchUp asks until the caller knows all that is on disk.
func (c *caller) catchUp() {
	c.t.Helper()
	for !maps.Equal(c.files, disk(c.t, c.root)) {
		c.next()
	}
}

// sentinel writes a file and asks until it is told of it. What happened before, if it is told at all, was told by then.
func (c *caller) sentinel() {
	c.t.Helper()
	const file = "content/sentinel.md"
	write(c.t, c.root, file, c.files[file]+".")
	for c.files[file] != text(filepath.Join(c.root, file)) {
		c.next()
	}
}

// paths returns all paths that were told, in order, except the sentinel; and "ALL" if everything was to be looked at.
func (c *caller) paths() string {
	all := map[string]bool{}
	for _, change := range c.told {
		for _, p := range change.Paths {
			all[p] = true
		}
		if change.All {
			all["ALL"] = true
		}
	}
	delete(all, "content/sentinel.md")
	return strings.Join(slices.Sorted(maps.Keys(all)), " ")
}

// disk reads all that is to be watched. A file that nobody can read, such as a broken link, counts by its target.
func disk(t testing.TB, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range names {
		top := filepath.Join(root, name)
		filepath.WalkDir(top, func(place string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case place != top && ignored(entry.Name()) && entry.IsDir():
				return filepath.SkipDir
			case place != top && ignored(entry.Name()), entry.IsDir():
				return nil
			}
			p, err := filepath.Rel(root, place)
			must(t, err)
			if s := text(place); s != "" {
				files[filepath.ToSlash(p)] = s
			}
			return nil
		})
	}
	return files
}

// text returns what a file says or a link leads to; empty if it is neither.
func text(place string) string {
	info, err := os.Lstat(place)
	if err != nil || info.IsDir() {
		return ""
	}
	if to, err := os.Readlink(place); err == nil {
		return "-> " + to
	}
	b, err := os.ReadFile(place)
	if err != nil {
		return ""
	}
	return "= " + string(b)
}

// nothingRuns fails if a goroutine of a watcher is left.
func nothingRuns(t testing.TB) {
	t.Helper()
	var stacks string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		all := make([]byte, 1<<20)
		stacks = string(all[:runtime.Stack(all, true)])
		if !strings.Contains(stacks, "watch.(*events)") && !strings.Contains(stacks, "watch.newEvents") && !strings.Contains(stacks, "fsnotify.(") {
			return
		}
	}
	t.Errorf("still running:\n%s", stacks)
}
