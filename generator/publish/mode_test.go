//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// modes returns who may read what is in a folder, and the folder itself; dot files aside.
func modes(t *testing.T, dir string) map[string]fs.FileMode {
	t.Helper()
	all := map[string]fs.FileMode{}
	err := filepath.WalkDir(dir, func(place string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Name()[0] == '.' {
			return fs.SkipDir
		}
		info, err := entry.Info()
		all[strings.TrimPrefix(place, dir)] = info.Mode().Perm()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func wantReadable(t *testing.T, dir string) {
	t.Helper()
	for p, mode := range modes(t, dir) {
		want := fs.FileMode(0o644)
		if info, err := os.Stat(dir + p); err == nil && info.IsDir() {
			want = 0o755
		}
		if mode != want {
			t.Errorf("%q has the mode %o, want %o", p, mode, want)
		}
	}
}

func TestEveryoneCanReadWhatIsPublishedWhateverTheUmask(t *testing.T) {
	for _, umask := range []int{0o077, 0o777, 0, 0o027} {
		dir := newDir(t)
		old := syscall.Umask(umask)
		files := append(outputOf("page 2022/tasks/7/index.html: 7", "copy 2022/files/b.pdf: pdf"), small...)
		if umask == 0o777 {
			os.MkdirAll(dir, 0o700)
			os.Chmod(dir, 0o700) // else not even we can go in
		}
		publish(t, dir, files)
		syscall.Umask(old)
		wantReadable(t, dir)
	}
}

func TestARebuildMendsWhoMayReadWhatIsOurs(t *testing.T) {
	dir := newDir(t)
	files := told(outputOf("page 2022/tasks/1/index.html: 1", "copy 2022/files/a.pdf: pdf", "home index.html: h"))
	f := open(t, dir)
	publishInto(t, f, files)
	spoil := func() {
		chmod(t, 0o600, dir+"/index.html", dir+"/manifest.json", dir+"/2022/files/a.pdf")
		chmod(t, 0o000, dir+"/2022/tasks/1/index.html")
		chmod(t, 0o700, dir+"/2022/tasks/1", dir+"/2022", dir)
		chmod(t, 0o600, dir+"/2022/files")
	}
	spoil()
	put(t, dir, ".well-known/theirs", "theirs")
	chmod(t, 0o600, dir+"/.well-known/theirs")
	chmod(t, 0o700, dir+"/.well-known")
	before, err := os.Stat(dir + "/index.html")
	if err != nil {
		t.Fatal(err)
	}

	r := publishInto(t, f, files)
	wantReadable(t, dir)
	if len(r.Written) > 0 || r.Unchanged != len(files) {
		t.Errorf("it wrote %v", r.Written)
	}
	f.Close()
	spoil()
	publish(t, dir, files)
	wantReadable(t, dir)
	if after, err := os.Stat(dir + "/index.html"); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Error("a file whose bytes are equal got another time")
	}
	if theirs, err := os.Stat(dir + "/.well-known/theirs"); err != nil || theirs.Mode().Perm() != 0o600 {
		t.Error("somebody else's file was touched")
	}
	if theirs, err := os.Stat(dir + "/.well-known"); err != nil || theirs.Mode().Perm() != 0o700 {
		t.Error("somebody else's folder was touched")
	}
}

// So are the folders above it that we made.
func TestEveryoneCanReachWhatIsPublished(t *testing.T) {
	dir := newDir(t) + "/above/and/out"
	old := syscall.Umask(0o077)
	publish(t, dir, small)
	syscall.Umask(old)
	wantReadable(t, filepath.Dir(filepath.Dir(filepath.Dir(dir))))
}

// A folder that a group shares stays shared.
func TestFoldersMayAllowMore(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, small)
	chmod(t, 0o775|fs.ModeSetgid, dir)
	publish(t, dir, small)
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o775 || info.Mode()&fs.ModeSetgid == 0 {
		t.Errorf("the folder has the mode %v", info.Mode())
	}
}
