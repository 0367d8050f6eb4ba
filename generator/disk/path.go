package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Resolve returns what a name leads to, absolute and without symbolic links, as the system would find it: behind a link, ".." is
// the folder above the one that the link leads to. What is not there yet may be the end of it.
func Resolve(dir string) (string, error) {
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
		next, err := resolveName(at, name)
		if err != nil {
			return "", err
		}
		at = next
	}
	return at, nil
}

// resolveName goes from a folder to what a name in it leads to.
func resolveName(at, name string) (string, error) {
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

// Within returns a function that reports whether one resolved name is a folder or lies below it at any depth. The system knows
// whether two names lead to the same, however they are spelt; of what is not there yet the spelling decides, and whether capitals
// count is as among these names in the folder root.
func Within(root string, names []string) func(name, folder string) bool {
	folds := foldsCase(root, names)
	return func(name, folder string) bool {
		for at := name; ; at = filepath.Dir(at) {
			if same(at, folder, folds) {
				return true
			}
			if at == filepath.Dir(at) {
				return false
			}
		}
	}
}

func same(a, b string, folds bool) bool {
	if a == b || folds && strings.EqualFold(a, b) {
		return true
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// foldsCase reports whether capitals make no difference in a folder, as far as the names in it tell.
func foldsCase(root string, names []string) bool {
	for _, name := range names {
		small, err := os.Lstat(filepath.Join(root, name))
		if err != nil {
			continue
		}
		large, err := os.Lstat(filepath.Join(root, strings.ToUpper(name)))
		return err == nil && os.SameFile(small, large)
	}
	return false
}

// Exists reports whether anything is there.
func Exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
