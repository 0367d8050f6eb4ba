package tree

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// A stamp tells whether a file may have changed: as long as it is the same, the file counts as the same.
type stamp struct {
	size     int64
	modified time.Time
}

// Scan takes a snapshot of some files and folders below root. A name that is not there is no error. Files that are as they
// were in last, which may be nil, are those of last.
func Scan(root string, last *Tree, names ...string) (*Tree, error) {
	var files []*File
	for _, name := range names {
		err := filepath.WalkDir(filepath.Join(root, name), func(place string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // never there, or gone while we looked
			}
			if err != nil {
				return fmt.Errorf("look at %s: %w", place, err)
			}
			if Ignored(entry.Name()) && place != root {
				if entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if entry.IsDir() {
				return nil
			}
			f, err := scanned(root, place, entry, last)
			if f != nil {
				files = append(files, f)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return newTree(files), nil
}

func scanned(root, place string, entry fs.DirEntry, last *Tree) (*File, error) {
	info, err := entry.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", place, err)
	}
	relative, err := filepath.Rel(root, place)
	if err != nil {
		return nil, err
	}
	name, now := filepath.ToSlash(relative), stamp{info.Size(), info.ModTime()}
	if last != nil {
		if f := last.File(name); f != nil && f.stamp == now && f.Regular == info.Mode().IsRegular() {
			return f, nil
		}
	}
	f := newFile(name, info.Size(), func() (io.ReadCloser, error) { return os.Open(place) })
	f.stamp, f.Regular = now, info.Mode().IsRegular()
	return f, nil
}

// FromFS takes a snapshot of a file system under the name of a folder, such as the built-in layouts under "layouts". Go
// sources in it are left out.
func FromFS(folder string, fsys fs.FS) (*Tree, error) {
	var files []*File
	err := fs.WalkDir(fsys, ".", func(place string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || IsGo(place) {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		files = append(files, newFile(path.Join(folder, place), info.Size(), func() (io.ReadCloser, error) { return fsys.Open(place) }))
		return nil
	})
	return newTree(files), err
}

// IsGo reports whether a path is that of a Go source, as the one that embeds a folder.
func IsGo(name string) bool { return strings.HasSuffix(name, ".go") }

// Ignored reports whether a name is that of a hidden file, or of one that an editor or a desktop leaves for a while.
func Ignored(name string) bool {
	switch {
	case name == "4913", name == "Thumbs.db":
		return true
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), strings.HasSuffix(name, "~"):
		return true
	default:
		return len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
	}
}
