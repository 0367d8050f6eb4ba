package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/output"
)

var day = Origin{Day: "2022-12-30", Version: "v1"}

// newDir returns the place of a folder that is not there yet, in memory if the machine has such a file system. To measure a
// disk, set PUBLISH_TEST_DIR.
func newDir(t testing.TB) string {
	t.Helper()
	parent := os.Getenv("PUBLISH_TEST_DIR")
	if _, err := os.Stat("/dev/shm"); parent == "" && err == nil && runtime.GOOS == "linux" {
		parent = "/dev/shm"
	}
	dir, err := os.MkdirTemp(parent, "publish-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "out")
}

// notOnWindows skips a test of what cannot happen there: a folder stays where it is as long as a file in it is open, as our lock is.
func notOnWindows(t testing.TB) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a folder in which a file is open can be neither renamed nor removed there")
	}
}

// longUnderWine skips a test that goes through every act of many publishings, each of which takes long under Wine.
func longUnderWine(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("it goes through every instant")
	}
}

// text is a file made in memory, stream one that is copied.
func text(path string, stage output.Stage, s string) output.File {
	return output.File{Path: path, Stage: stage, Bytes: func([]byte) ([]byte, error) { return []byte(s), nil }}
}

func stream(path string, s string) output.File {
	return output.File{Path: path, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil }}
}

// outputOf reads an output from lines such as "page 2022/index.html: what it says".
func outputOf(lines ...string) []output.File {
	stages := map[string]output.Stage{"asset": output.Asset, "page": output.Page, "list": output.List, "home": output.Home}
	var files []output.File
	for _, line := range lines {
		kind, rest, _ := strings.Cut(line, " ")
		path, says, _ := strings.Cut(rest, ": ")
		if kind == "copy" {
			files = append(files, stream(path, says))
			continue
		}
		files = append(files, text(path, stages[kind], says))
	}
	return files
}

func open(t testing.TB, dir string) *Folder {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// told gives each file a token that says what it holds.
func told(files []output.File) []output.File {
	files = slices.Clone(files)
	says := texts(files)
	for i := range files {
		files[i].Token = says[files[i].Path]
	}
	return files
}

// trusting publishes what has another token.
func trusting(t testing.TB, f *Folder, files []output.File) Result {
	t.Helper()
	r, err := f.PublishChanged(files, day)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// publish publishes as a process of its own would.
func publish(t testing.TB, dir string, files []output.File) Result {
	t.Helper()
	f := open(t, dir)
	defer f.Close()
	return publishInto(t, f, files)
}

func publishInto(t testing.TB, f *Folder, files []output.File) Result {
	t.Helper()
	r, err := f.Publish(files, day)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// put writes a file as someone else would.
func put(t testing.TB, dir, path, s string) {
	t.Helper()
	place := filepath.Join(dir, path)
	if err := errors.Join(os.MkdirAll(filepath.Dir(place), 0o755), os.WriteFile(place, []byte(s), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func remove(t testing.TB, dir, path string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, path)); err != nil {
		t.Fatal(err)
	}
}

func link(t testing.TB, to, dir, path string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there that few users have")
	}
	place := filepath.Join(dir, path)
	if err := errors.Join(os.MkdirAll(filepath.Dir(place), 0o755), os.Symlink(to, place)); err != nil {
		t.Fatal(err)
	}
}

// tree returns all that is in the folder, dot files too; a folder's path ends in a slash. What goes while it looks is not there.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(place string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || place == dir {
			return nil
		}
		if err != nil {
			return err
		}
		path := filepath.ToSlash(strings.TrimPrefix(place, dir+string(filepath.Separator)))
		switch {
		case entry.IsDir():
			all[path+"/"] = ""
		case entry.Type().IsRegular():
			b, err := os.ReadFile(place)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			all[path] = string(b)
			return err
		default:
			to, err := os.Readlink(place)
			all[path] = "-> " + to
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// wantClean fails unless the folder is as if the files had been published into an empty one. Besides that it may hold others.
func wantClean(t testing.TB, dir string, files []output.File, others ...string) {
	t.Helper()
	clean := newDir(t)
	publish(t, clean, files)
	got := tree(t, dir)
	for _, path := range others {
		delete(got, path)
	}
	wantSame(t, got, tree(t, clean))
}

// wantSame compares a folder with one that was built at once. The history tells of all that happened to it, which a clean folder has not seen: so of that alone
// is asked that it holds together, and that it names the manifest.
func wantSame(t testing.TB, got, want map[string]string) {
	t.Helper()
	wantHistory(t, got)
	got, want = maps.Clone(got), maps.Clone(want)
	delete(got, History)
	delete(want, History)
	wantTree(t, got, want)
}

func wantTree(t testing.TB, got, want map[string]string) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if s, ok := got[path]; !ok || s != want[path] {
			t.Errorf("%s holds %s, want %q", path, held(s, ok), want[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[path]; !ok {
			t.Errorf("%s is there", path)
		}
	}
}

// wantHistory fails unless each line of the history follows from the one before, and the last names the manifest.
func wantHistory(t testing.TB, all map[string]string) {
	t.Helper()
	manifest, published := all[Manifest]
	if history, ok := all[History]; ok || published {
		chain, err := ReadChain([]byte(history))
		if err == nil {
			err = chain.Ends([]byte(manifest))
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", History, err, history)
		}
	}
}

func held(s string, ok bool) string {
	if !ok {
		return "nothing"
	}
	return fmt.Sprintf("%q", s)
}

// wantRefused fails unless the error names the folder and the path, for this reason.
func wantRefused(t testing.TB, err error, dir, path string, reason error) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) || r.Dir != dir || r.Path != path || !errors.Is(err, reason) {
		t.Errorf("got error %v, want one for %s in %s that says %v", err, path, dir, reason)
	}
}

func chmod(t *testing.T, mode fs.FileMode, places ...string) {
	t.Helper()
	for _, place := range places {
		if err := os.Chmod(place, mode); err != nil {
			t.Fatal(err)
		}
	}
}
