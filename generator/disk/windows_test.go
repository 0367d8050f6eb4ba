//go:build windows

package disk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// hold opens a file as programs do that let nobody replace it meanwhile: package os does so too.
func hold(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func written(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func wantText(t *testing.T, name, want string) {
	t.Helper()
	if text, err := os.ReadFile(name); err != nil || string(text) != want {
		t.Errorf("%s holds %q, %v, want %q", name, text, err, want)
	}
}

func TestAFileThatIsHeldForAWhileIsReplaced(t *testing.T) {
	dir := t.TempDir()
	fresh, old := written(t, filepath.Join(dir, "fresh"), "new"), written(t, filepath.Join(dir, "index.html"), "old")
	f := hold(t, old)
	time.AfterFunc(100*time.Millisecond, func() { f.Close() })
	if err := Rename(fresh, old); err != nil {
		t.Fatal(err)
	}
	wantText(t, old, "new")
}

func TestAFileThatStaysHeldIsNamedAndNothingIsLost(t *testing.T) {
	dir := t.TempDir()
	r := &Root{Path: dir}
	if err := r.Open(); err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	written(t, filepath.Join(dir, "fresh"), "new")
	f := hold(t, written(t, filepath.Join(dir, "index.html"), "old"))
	err := r.Rename(&Temp{Path: "fresh"}, "index.html")
	if !errors.Is(err, ErrHeld) || !strings.HasPrefix(err.Error(), "publish index.html: rename: ") {
		t.Errorf("got %v", err)
	}
	wantText(t, filepath.Join(dir, "index.html"), "old")
	if err := r.Remove("index.html"); !errors.Is(err, ErrHeld) {
		t.Errorf("removing: %v", err)
	}
	f.Close()
	if err := r.Rename(&Temp{Path: "fresh"}, "index.html"); err != nil {
		t.Error(err)
	}
	wantText(t, filepath.Join(dir, "index.html"), "new")
}

func TestAReadOnlyFileIsNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	fresh, old := written(t, filepath.Join(dir, "fresh"), "new"), written(t, filepath.Join(dir, "old"), "old")
	if err := os.Chmod(old, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := Rename(fresh, old); errors.Is(err, ErrHeld) {
		t.Errorf("it counts as held: %v", err)
	}
}

func TestPathsLongerThanTheOldLimit(t *testing.T) {
	r := &Root{Path: t.TempDir()}
	if err := r.Open(); err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	folder := strings.Repeat("很长的文件夹名称", 15)
	p := strings.Join([]string{folder, folder, folder}, "/") // 360 characters and more
	for _, dir := range []string{folder, folder + "/" + folder, p} {
		if err := r.Mkdir(dir); err != nil {
			t.Fatal(err)
		}
	}
	p += "/index.html"
	for _, text := range []string{"one", "two"} {
		temp, err := r.Create(p, func(w io.Writer) error {
			_, err := w.Write([]byte(text))
			return err
		})
		if err == nil {
			err = errors.Join(r.Finish(p, &temp, true), r.Rename(&temp, p))
		}
		if err != nil {
			t.Fatal(err)
		}
		wantText(t, r.Abs(p), text)
	}
	f := hold(t, r.Abs(p))
	time.AfterFunc(50*time.Millisecond, func() { f.Close() })
	if err := r.Remove(p); err != nil {
		t.Error(err)
	}
}

func TestTheLockIsTakenOnce(t *testing.T) {
	dir := t.TempDir()
	first, second := &Root{Path: dir}, &Root{Path: dir}
	for _, r := range []*Root{first, second} {
		if err := r.Open(); err != nil {
			t.Fatal(err)
		}
		defer r.Close()
	}
	if taken, err := first.Lock("lock"); !taken || err != nil {
		t.Fatal(taken, err)
	}
	if taken, err := second.Lock("lock"); taken || err != nil {
		t.Errorf("two have the lock: %v", err)
	}
	first.Close()
	if taken, err := second.Lock("lock"); !taken || err != nil {
		t.Errorf("it was not given back: %v", err)
	}
}
