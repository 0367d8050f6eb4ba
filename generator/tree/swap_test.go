package tree

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"gongshi/generator/inode"
)

// settledTime is so long ago that no clock of a file system has it still.
var settledTime = time.Date(2022, 7, 1, 8, 0, 0, 0, time.UTC)

// writeAt writes a file with a time, as whoever unpacks an archive does.
func writeAt(t *testing.T, root, name, text string, at time.Time) {
	t.Helper()
	write(t, root, name, text)
	if err := os.Chtimes(filepath.Join(root, name), at, at); err != nil {
		t.Fatal(err)
	}
}

func says(t *testing.T, snapshot *Tree, path, want string) {
	t.Helper()
	f := snapshot.File(path)
	if f == nil {
		t.Fatalf("there is no %s", path)
	}
	if text, err := f.Read(); err != nil || string(text) != want {
		t.Errorf("%s says %q, %v, want %q", path, text, err, want)
	}
}

// Archives, rsync -a and cp -a give all files one time, and many have the same size.
func TestWhatIsPutInTheSamePlaceWithTheSameSizeAndTimeIsAnother(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("of what only the system writes, Windows tells no more than when a file came to be: what is written over does not show")
	}
	for name, swap := range map[string]func(t *testing.T, root string){
		"a folder": func(t *testing.T, root string) {
			writeAt(t, root, "next/2022/a.md", "two", settledTime)
			writeAt(t, root, "next/2022/files/a.pdf", "TWO", settledTime)
			rename(t, root, "content", "before")
			rename(t, root, "next", "content")
		},
		"a folder within": func(t *testing.T, root string) {
			writeAt(t, root, "next/a.md", "two", settledTime)
			writeAt(t, root, "next/files/a.pdf", "TWO", settledTime)
			if err := os.RemoveAll(filepath.Join(root, "content/2022")); err != nil {
				t.Fatal(err)
			}
			rename(t, root, "next", "content/2022")
		},
		"files by renaming": func(t *testing.T, root string) {
			writeAt(t, root, "a", "two", settledTime)
			writeAt(t, root, "b", "TWO", settledTime)
			rename(t, root, "a", "content/2022/a.md")
			rename(t, root, "b", "content/2022/files/a.pdf")
		},
		"files written over": func(t *testing.T, root string) {
			time.Sleep(2 * tick) // a clock that did not tick shows nothing: that is the next test
			writeAt(t, root, "content/2022/a.md", "two", settledTime)
			writeAt(t, root, "content/2022/files/a.pdf", "TWO", settledTime)
		},
	} {
		t.Run(name, func(t *testing.T) {
			if inode.Of(lstat(t, os.TempDir())) == (inode.Inode{}) {
				t.Skip("the system tells too little of files")
			}
			root := t.TempDir()
			writeAt(t, root, "content/2022/a.md", "one", settledTime)
			writeAt(t, root, "content/2022/files/a.pdf", "ONE", settledTime)
			last, err := Scan(root, nil, "content")
			if err != nil {
				t.Fatal(err)
			}
			says(t, last, "content/2022/a.md", "one")
			swap(t, root)
			next, err := Scan(root, last, "content")
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{"content/2022/a.md", "content/2022/files/a.pdf"} {
				if next.File(path) == last.File(path) {
					t.Errorf("%s counts as unchanged", path)
				}
			}
			says(t, next, "content/2022/a.md", "two")
		})
	}
}

func TestAFileThatIsWrittenTwiceWithinATickIsReadAgain(t *testing.T) {
	root := t.TempDir()
	place := filepath.Join(root, "content/a.md")
	write(t, root, "content/a.md", "one")
	last, _ := Scan(root, nil, "content")
	says(t, last, "content/a.md", "one")
	f := last.File("content/a.md")
	if again, err := Scan(root, last, "content"); err != nil || again.File("content/a.md") != f {
		t.Fatalf("nothing was written, but it counts as changed, %v", err)
	}
	write(t, root, "content/a.md", "two")
	f.young.Store(true)
	f.stamp = stampOf(lstat(t, place)) // as if the clock had not ticked
	next, err := Scan(root, last, "content")
	if err != nil || next.File("content/a.md") == f {
		t.Fatalf("it counts as unchanged, %v", err)
	}
	says(t, next, "content/a.md", "two")
}

func TestALookAtEverythingTakesWhatIsNamedAsChanged(t *testing.T) {
	root := t.TempDir()
	for _, path := range []string{"content/a.md", "content/a-b/c.md", "content/a/b.md", "content/d.md"} {
		writeAt(t, root, path, path, settledTime)
	}
	last, _ := Scan(root, nil, "content")
	for _, f := range last.files {
		f.young.Store(false)
	}
	next, err := Rescan(last, root, []string{"content/d.md", "content/a", "content/gone"}, "content")
	if err != nil {
		t.Fatal(err)
	}
	for path, changed := range map[string]bool{"content/a.md": false, "content/a-b/c.md": false, "content/a/b.md": true, "content/d.md": true} {
		if (next.File(path) != last.File(path)) != changed {
			t.Errorf("%s counts as changed: %v, want %v", path, !changed, changed)
		}
	}
}

func TestAPipeThatComesAfterTheLookIsNotWaitedFor(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/a.md", "a")
	snapshot, _ := Scan(root, nil, "content")
	if err := os.Remove(filepath.Join(root, "content/a.md")); err != nil {
		t.Fatal(err)
	}
	makePipe(t, filepath.Join(root, "content/a.md"))
	if _, err := snapshot.File("content/a.md").Read(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it was read: %v", err)
	}
	if _, err := snapshot.File("content/a.md").Open(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it was opened: %v", err)
	}
}

func rename(t *testing.T, root, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(root, from), filepath.Join(root, to)); err != nil {
		t.Fatal(err)
	}
}

func lstat(t *testing.T, place string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(place)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// Whoever allows us to read a file may leave no trace of it.
func TestAFileThatWeWereNotAllowedToReadIsTriedAgain(t *testing.T) {
	root := t.TempDir()
	writeAt(t, root, "content/a.md", "a", settledTime)
	last, _ := Scan(root, nil, "content")
	f := last.File("content/a.md")
	f.young.Store(false)
	open := f.open
	f.open = func() (io.ReadCloser, error) {
		return nil, &fs.PathError{Op: "open", Path: f.Path, Err: fs.ErrPermission}
	}
	if _, err := f.Read(); err == nil || !f.IsForbidden() {
		t.Errorf("it was read, or counts as allowed: %v", err)
	}
	f.open = open
	if next, err := Scan(root, last, "content"); err != nil || next.File("content/a.md") == f {
		t.Errorf("it counts as unchanged, %v", err)
	}
}
