//go:build unix

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What stands where our own files are expected is never waited for.
func TestAPipeInThePlaceOfOurOwnFilesIsRefused(t *testing.T) {
	for _, path := range []string{ledgerPath, lockPath, Manifest} {
		for kind, put := range map[string]func(place string) error{
			"a pipe":             func(place string) error { return syscall.Mkfifo(place, 0o644) },
			"a link to a device": func(place string) error { return os.Symlink("/dev/zero", place) },
			"a folder":           func(place string) error { return os.Mkdir(place, 0o755) },
		} {
			dir := newDir(t)
			f := open(t, dir)
			publishInto(t, f, outputs[0])
			f.Close()
			remove(t, dir, path)
			if err := put(filepath.Join(dir, path)); err != nil {
				t.Skip(err)
			}
			again, err := Open(dir)
			if err == nil {
				_, err = again.Publish(outputs[0], day)
				again.Close()
			}
			if path == Manifest {
				continue // its place is ours, so ours takes it
			}
			if !errors.Is(err, ErrForeign) {
				t.Errorf("%s at %s: %v", kind, path, err)
			}
		}
	}
}
