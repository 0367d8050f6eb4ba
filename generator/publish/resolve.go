package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// resolve returns the place that a path leads to, absolute and without symbolic links, as the system would find it: behind a
// link, ".." is the folder above the one that the link leads to. What is not there yet may be the end of it.
func resolve(dir string) (string, error) {
	at := filepath.VolumeName(dir) + string(filepath.Separator)
	if !filepath.IsAbs(dir) {
		here, err := filepath.Abs(".")
		if err == nil {
			at, err = filepath.EvalSymlinks(here)
		}
		if err != nil {
			return "", err
		}
	}
	for _, name := range strings.FieldsFunc(dir[len(filepath.VolumeName(dir)):], func(r rune) bool { return r < 0x80 && os.IsPathSeparator(uint8(r)) }) {
		next, err := step(at, name)
		if err != nil {
			return "", err
		}
		at = next
	}
	return at, nil
}

// step goes from a folder to what a name leads to.
func step(at, name string) (string, error) {
	switch name {
	case ".":
		return at, nil
	case "..":
		return filepath.Dir(at), nil
	}
	next := filepath.Join(at, name)
	info, err := os.Lstat(next)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return next, nil
	case err != nil:
		return "", err
	case info.Mode()&fs.ModeSymlink != 0:
		return filepath.EvalSymlinks(next)
	}
	return next, nil
}
