package tree

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
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
	s := newScan(root, last)
	for _, name := range names {
		if err := s.look(name); err != nil {
			return nil, err
		}
	}
	return newTree(s.files), nil
}

// A scan looks at a folder on disk, and gathers the files that it finds.
type scan struct {
	root  string
	last  *Tree
	next  int    // where in last the next file probably is
	named string // the file at this path counts as changed
	files []*File
}

func newScan(root string, last *Tree) *scan {
	if last == nil {
		last = &Tree{}
	}
	return &scan{root: root, last: last, files: make([]*File, 0, len(last.files))}
}

func (s *scan) place(path string) string { return filepath.Join(s.root, filepath.FromSlash(path)) }

// look gathers the file at a path, or all that are below it.
func (s *scan) look(path string) error {
	return filepath.WalkDir(s.place(path), func(place string, entry fs.DirEntry, err error) error {
		if isGone(err) {
			return nil // never there, or gone while we looked
		}
		if err != nil {
			return fmt.Errorf("look at %s: %w", place, err)
		}
		switch name := s.name(place); {
		case place == s.root:
			return nil
		case passedOver(name) && entry.IsDir():
			return filepath.SkipDir
		case passedOver(name):
			return nil
		case entry.IsDir() && isClosed(name):
			return cmp.Or(s.add(place, entry), filepath.SkipDir) // it is named, and nothing in it is looked at
		case entry.IsDir():
			return nil
		}
		return s.add(place, entry)
	})
}

// name returns the path of a place below the root, with slashes.
func (s *scan) name(place string) string {
	relative, err := filepath.Rel(s.root, place)
	if err != nil {
		return place
	}
	name := filepath.ToSlash(relative)
	if own, ok := strings.CutSuffix(place, name); ok {
		name = place[len(own):] // not a text of its own
	}
	return name
}

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) }

func (s *scan) add(place string, entry fs.DirEntry) error {
	info, err := entry.Info()
	if isGone(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look at %s: %w", place, err)
	}
	name, now := s.name(place), stamp{info.Size(), info.ModTime()}
	if f := s.known(name); f != nil && f.stamp == now && f.Regular == info.Mode().IsRegular() && name != s.named {
		s.files = append(s.files, f)
		return nil
	}
	f := newFile(name, info.Size(), func() (io.ReadCloser, error) { return os.Open(place) })
	f.stamp, f.Regular = now, info.Mode().IsRegular()
	s.files = append(s.files, f)
	return nil
}

// known returns the file at a path in the last snapshot, which mostly follows the one before.
func (s *scan) known(path string) *File {
	files := s.last.files
	if s.next >= len(files) || files[s.next].Path != path {
		at, found := s.last.find(path)
		if s.next = at; !found {
			return nil
		}
	}
	s.next++
	return files[s.next-1]
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
