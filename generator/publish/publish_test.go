package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"gongshi/generator/disk"
	"gongshi/generator/output"
)

var small = outputOf(
	"asset style.css: body{}",
	"copy 2022/files/a.pdf: %PDF",
	"page 2022/tasks/1/index.html: one",
	"page 2022/tasks/2/index.html: two",
	"list 2022/index.html: both",
	"home index.html: welcome",
)

func TestAFolderHoldsTheOutputAndTheManifest(t *testing.T) {
	dir := newDir(t)
	r := publish(t, dir, small)
	want := map[string]string{
		"style.css": "body{}", "2022/": "", "2022/files/": "", "2022/files/a.pdf": "%PDF",
		"2022/tasks/": "", "2022/tasks/1/": "", "2022/tasks/1/index.html": "one", "2022/tasks/2/": "", "2022/tasks/2/index.html": "two",
		"2022/index.html": "both", "index.html": "welcome", "about/": "", "about/this-copy/": "",
		".gongshi/": "", ".gongshi/lock": "",
		".gongshi/paths": "2022/files/a.pdf\n2022/index.html\n2022/tasks/1/index.html\n2022/tasks/2/index.html\nabout/this-copy/history.txt\nindex.html\nmanifest.json\nstyle.css\n",
	}
	got := tree(t, dir)
	want["manifest.json"] = got["manifest.json"]
	wantSame(t, got, want)
	if len(r.Written) != len(small) || !slices.IsSorted(r.Written) || r.Removed != nil || r.Unchanged != 0 {
		t.Errorf("result %+v", r)
	}
	for path, mode := range map[string]fs.FileMode{"2022/files/a.pdf": 0o644, "2022/tasks/1/index.html": 0o644, "manifest.json": 0o644, "2022/tasks": fs.ModeDir | 0o755} {
		if info, err := os.Stat(filepath.Join(dir, path)); err != nil || info.Mode() != mode {
			t.Errorf("%s has mode %v, want %v (with umask 022); %v", path, info.Mode(), mode, err)
		}
	}
}

func TestFilesThatAreEqualKeepTheirTime(t *testing.T) {
	for _, process := range []string{"same", "new"} {
		t.Run(process+" process", func(t *testing.T) {
			dir := newDir(t)
			f := open(t, dir)
			small := withTokens(small)
			publishInto(t, f, small)
			before := times(t, dir)
			if process == "new" {
				f.Close()
				f = open(t, dir)
			}
			r := publishInto(t, f, small)
			if len(r.Written) != 0 || len(r.Removed) != 0 || r.Unchanged != len(small) {
				t.Errorf("result %+v", r)
			}
			for path, was := range before {
				if now := times(t, dir)[path]; !now.Equal(was) {
					t.Errorf("%s is of %v, was of %v", path, now, was)
				}
			}
		})
	}
}

// times returns when each file and folder was last changed.
func times(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	for path := range tree(t, dir) {
		info, err := os.Lstat(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		all[path] = info.ModTime()
	}
	return all
}

func TestOnlyWhatDiffersIsWrittenAndWhatIsGoneIsRemoved(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, small)
	next := outputOf(
		"asset style.css: body{}",
		"copy 2022/files/a.pdf: %PDF-2",
		"page 2022/tasks/1/index.html: one",
		"page 2023/tasks/1/index.html: new",
		"list 2022/index.html: just one",
		"home index.html: welcome",
	)
	r := publish(t, dir, next)
	if got, want := strings.Join(r.Written, " "), "2022/files/a.pdf 2022/index.html 2023/tasks/1/index.html"; got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
	if got := strings.Join(r.Removed, " "); got != "2022/tasks/2/index.html" || r.Unchanged != 3 {
		t.Errorf("removed %s, %d unchanged", got, r.Unchanged)
	}
	wantClean(t, dir, next)
}

func TestWhatSomeoneElseDidIsRepaired(t *testing.T) {
	damage := map[string]func(t *testing.T, dir string){
		"page deleted":            func(t *testing.T, dir string) { remove(t, dir, "2022/tasks/1/index.html") },
		"folder deleted":          func(t *testing.T, dir string) { remove(t, dir, "2022") },
		"page of the same length": func(t *testing.T, dir string) { put(t, dir, "2022/tasks/1/index.html", "eno") },
		"page longer":             func(t *testing.T, dir string) { put(t, dir, "2022/tasks/1/index.html", "one!") },
		"copy of the same length": func(t *testing.T, dir string) { put(t, dir, "2022/files/a.pdf", "FDP%") },
		"page made a link": func(t *testing.T, dir string) {
			remove(t, dir, "index.html")
			link(t, "2022/index.html", dir, "index.html")
		},
		"page made a link to the same": func(t *testing.T, dir string) {
			page := "2022/tasks/1/index.html"
			put(t, dir, "2022/tasks/1/.x1", "one")
			remove(t, dir, page)
			link(t, ".x1", dir, page) // as long as the page
		},
		"page of the same length and time": func(t *testing.T, dir string) {
			page := filepath.Join(dir, "2022/tasks/1/index.html")
			info, _ := os.Stat(page)
			remove(t, dir, "2022/tasks/1/index.html")
			put(t, dir, "keep-inode", "") // so that the new file is not the old one again
			put(t, dir, "2022/tasks/1/index.html", "eno")
			os.Chtimes(page, info.ModTime(), info.ModTime())
			remove(t, dir, "keep-inode")
		},
		"page made a folder": func(t *testing.T, dir string) { remove(t, dir, "index.html"); os.Mkdir(dir+"/index.html", 0o755) },
		"manifest deleted":   func(t *testing.T, dir string) { remove(t, dir, "manifest.json") },
		"manifest cut":       func(t *testing.T, dir string) { put(t, dir, "manifest.json", "{") },
		"ledger deleted":     func(t *testing.T, dir string) { remove(t, dir, ".gongshi/paths") },
		"state deleted":      func(t *testing.T, dir string) { remove(t, dir, ".gongshi") },
		"all but the state":  func(t *testing.T, dir string) { removeVisible(t, dir) },
		"all deleted":        func(t *testing.T, dir string) { remove(t, dir, ".") },
	}
	for name, damage := range damage {
		for _, process := range []string{"same", "new"} {
			t.Run(name+", "+process+" process", func(t *testing.T) {
				dir := newDir(t)
				f := open(t, dir)
				files := withTokens(small)
				publishInto(t, f, files)
				damage(t, dir)
				if process == "new" {
					f.Close()
					f = open(t, dir)
				}
				publishInto(t, f, files)
				wantClean(t, dir, small, "2022/tasks/1/.x1")
			})
		}
	}
}

func removeVisible(t *testing.T, dir string) {
	for path := range tree(t, dir) {
		if !strings.HasPrefix(path, ".") {
			remove(t, dir, path)
		}
	}
}

// withTokens gives each file its index as token.
func withTokens(files []output.File) []output.File {
	files = slices.Clone(files)
	for i := range files {
		files[i].Token = i
	}
	return files
}

func TestEqualTokensSpareTheBytes(t *testing.T) {
	f := open(t, newDir(t))
	asked := 0
	file := output.File{Path: "a", Token: "1", Bytes: func([]byte) ([]byte, error) { asked++; return []byte("a"), nil }}
	for _, step := range []struct {
		token any
		want  int
	}{{"1", 1}, {"1", 1}, {"2", 2}, {"2", 2}, {nil, 3}, {nil, 4}, {"2", 5}, {"2", 5}} {
		file.Token = step.token
		publishInto(t, f, []output.File{file})
		if asked != step.want {
			t.Errorf("token %v: asked %d times, want %d", step.token, asked, step.want)
		}
	}
	put(t, f.root.Path, "a", "tampered")
	publishInto(t, f, []output.File{file})
	if got := tree(t, f.root.Path)["a"]; got != "a" || asked != 6 {
		t.Errorf("a holds %q, and was asked for %d times", got, asked)
	}
}

func TestAnOutputMayBeEmpty(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, small)
	publish(t, dir, nil)
	wantClean(t, dir, nil)
}

func TestAnErrorNamesThePathAndTheActAndLeavesWhatWasThere(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		file output.File
		want string
	}{
		"bytes": {output.File{Path: "a/b", Bytes: func([]byte) ([]byte, error) { return nil, broken }}, "publish a/b: make: broken"},
		"open":  {output.File{Path: "a/b", Open: func() (io.ReadCloser, error) { return nil, broken }}, "publish a/b: compare: read the source: broken"},
		"half read": {output.File{Path: "a/b", Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("x"), iotest.ErrReader(broken))), nil
		}}, "publish a/b: compare: read the source: broken"},
		"new, open": {output.File{Path: "new", Open: func() (io.ReadCloser, error) { return nil, broken }}, "publish new: write: read the source: broken"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			was := outputOf("page a/b: good", "page z: good")
			publish(t, dir, was)
			f := open(t, dir)
			_, err := f.Publish([]output.File{c.file, text("z", output.Page, "next")}, day)
			if err == nil || err.Error() != c.want || !errors.Is(err, broken) {
				t.Errorf("error %v, want %s", err, c.want)
			}
			got := tree(t, dir)
			if got["a/b"] != "good" || got["z"] != "good" {
				t.Errorf("the folder holds %v", got)
			}
			wantNoTemps(t, got)
			publishInto(t, f, was)
			wantClean(t, dir, was)
		})
	}
}

func wantNoTemps(t testing.TB, tree map[string]string) {
	t.Helper()
	for path := range tree {
		if disk.IsTemp(filepath.Base(path)) {
			t.Errorf("%s was left behind", path)
		}
	}
}

func TestPublishingsOfOneFolderWaitForEachOther(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if _, err := f.Publish(numbered(50, i), day); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	publishInto(t, f, numbered(50, 99))
	wantClean(t, dir, numbered(50, 99))
}

// numbered returns n pages that name a version.
func numbered(n, version int) []output.File {
	var files []output.File
	for i := range n {
		files = append(files, text(fmt.Sprintf("p/%d/index.html", i), output.Page, fmt.Sprintf("page %d, version %d", i, version)))
	}
	return files
}

func TestAReaderSeesWholeFilesOnly(t *testing.T) {
	dir := newDir(t)
	f := open(t, dir)
	size := 1 << 20
	version := func(c string) []output.File {
		return append(outputOf("copy b: "+strings.Repeat(c, size)), text("a", output.Page, strings.Repeat(c, size)))
	}
	publishInto(t, f, version("0"))
	done := make(chan bool)
	go func() {
		defer close(done)
		for i := range 20 {
			if _, err := f.Publish(version(string(rune('a'+i))), day); err != nil {
				t.Error(err)
			}
		}
	}()
	for {
		for _, path := range []string{"a", "b"} {
			b, err := os.ReadFile(filepath.Join(dir, path))
			if err != nil || len(b) != size || strings.Count(string(b), string(b[:1])) != size {
				t.Fatalf("%s: %d bytes, %v", path, len(b), err)
			}
		}
		select {
		case <-done:
			return
		default:
		}
	}
}
