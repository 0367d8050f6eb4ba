package publish

import (
	"os"
	"testing"
)

var day = Origin{Day: "2022-12-30", Version: "v1"}

// newDir returns the place of a folder that is not there yet, in memory if the machine has such a file system.
func newDir(t testing.TB) string {
	t.Helper()
	memory := "/dev/shm"
	if _, err := os.Stat(memory); err != nil {
		memory = ""
	}
	if on := os.Getenv("PUBLISH_TEST_DIR"); on != "" {
		memory = on // to measure a disk
	}
	dir, err := os.MkdirTemp(memory, "publish-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir + "/out"
}

func text(path string, rank Rank, s string) File {
	return File{Path: path, Rank: rank, Bytes: func() ([]byte, error) { return []byte(s), nil }}
}

func open(t testing.TB, dir string) *Folder {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// publish publishes as a new process would.
func publish(t testing.TB, dir string, files []File) Result {
	t.Helper()
	f := open(t, dir)
	defer f.Close()
	r, err := f.Publish(files, day)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
