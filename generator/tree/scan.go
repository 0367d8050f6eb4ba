package tree

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Scan takes a snapshot of some files and folders below root. A name that is not there is no error. Files that are as they
// were in last, which may be nil, are those of last.
func Scan(root string, last *Tree, names ...string) (*Tree, error) {
	return Rescan(last, root, nil, names...)
}

// Rescan takes a snapshot like Scan, but files at some paths, and all that are below these, count as changed even if nothing
// shows it.
func Rescan(last *Tree, root string, changed []string, names ...string) (*Tree, error) {
	s := newScan(root, last)
	s.changed = withoutNested(changed)
	for _, name := range names {
		if err := s.look(name); err != nil {
			return nil, err
		}
	}
	return newTree(s.files), nil
}

// A scan looks at a folder on disk, and gathers the files that it finds.
type scan struct {
	root     string
	last     *Tree
	began    time.Time
	position int      // where in last the next file probably is
	changed  []string // sorted, none below another: files at these paths and below them count as changed
	files    []*File
}

func newScan(root string, last *Tree) *scan {
	if last == nil {
		last = &Tree{}
	}
	return &scan{root: root, last: last, began: time.Now(), files: make([]*File, 0, len(last.files))}
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
		case entry.IsDir() && isNamedOnly(name):
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
	name, now := s.name(place), stampOf(info)
	if f := s.known(name); f != nil && f.stamp == now && f.Regular == info.Mode().IsRegular() && !s.isChanged(name) && f.isUnchanged(s.began) {
		s.files = append(s.files, f)
		return nil
	}
	f := newFile(name, info.Size(), func() (io.ReadCloser, error) { return openRegular(place) })
	f.stamp, f.Regular = now, info.Mode().IsRegular()
	f.young.Store(f.Regular && now.isYoung(s.began))
	s.files = append(s.files, f)
	return nil
}

// isChanged reports whether a file counts as changed.
func (s *scan) isChanged(path string) bool {
	if len(s.changed) == 0 {
		return false
	}
	if _, found := slices.BinarySearch(s.changed, path); found {
		return true
	}
	return isBelow(path, s.changed)
}

// isBelow reports whether a path lies below one of some sorted ones.
func isBelow(path string, folders []string) bool {
	for i := range path {
		if path[i] != '/' {
			continue
		}
		if _, found := slices.BinarySearch(folders, path[:i]); found {
			return true
		}
	}
	return false
}

// openRegular opens a file. Where something else has come to lie, the file is not there any more.
func openRegular(place string) (io.ReadCloser, error) {
	file, err := openAt(place)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: place, Err: fs.ErrNotExist}
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// known returns the file at a path in the last snapshot, which mostly follows the one before.
func (s *scan) known(path string) *File {
	files := s.last.files
	if s.position >= len(files) || files[s.position].Path != path {
		at, found := s.last.find(path)
		if s.position = at; !found {
			return nil
		}
	}
	s.position++
	return files[s.position-1]
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

// copied is the folder whose files go out as they are. A name that begins with a dot is passed over everywhere else; there it is
// found, so that whoever put it there hears that it is not published.
const copied = "static"

// wellKnown is the one folder with a dot that is looked into (RFC 8615).
const wellKnown = copied + "/.well-known"

// passedOver reports whether a path is left out of snapshots.
func passedOver(file string) bool {
	name := path.Base(file)
	return Passing(name) || isHidden(name) && !strings.HasPrefix(file, copied+"/")
}

// isNamedOnly reports whether a folder is only named, and nothing in it is looked at.
func isNamedOnly(folder string) bool { return isHidden(path.Base(folder)) && folder != wellKnown }

func isHidden(name string) bool { return strings.HasPrefix(name, ".") && name != "." }

// Passing reports whether a name is one that an editor, a desktop or a version control leaves, mostly for a while.
func Passing(name string) bool {
	switch {
	case slices.Contains(leftNames, name), strings.HasPrefix(name, "~$"), strings.HasSuffix(name, "~"):
		return true
	case isHidden(name):
		ext := path.Ext(name)
		isSwap := strings.HasPrefix(ext, ".sw") && len(ext) <= len(".swpx") && len(name) > len(ext) || strings.HasSuffix(name, "-swp")
		return isSwap || slices.Contains(leftEndings, ext) || copiedByRsync.MatchString(name) || slices.ContainsFunc(leftPrefixes, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
	default:
		return len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
	}
}

// copiedByRsync is how rsync calls a file until it is whole.
var copiedByRsync = regexp.MustCompile(`^\..+\.[A-Za-z0-9]{6}$`)

// What is left for a while by name, and by how its name begins and ends.
var (
	leftNames    = []string{"4913", "Thumbs.db", ".DS_Store", ".localized", ".directory", ".git", ".gitignore", ".gitattributes", ".gitkeep", ".keep", ".svn", ".hg"}
	leftPrefixes = []string{"._", ".#", ".~", ".nfs", ".fuse_hidden", ".goutputstream", ".tmp", ".sav", ".sb-", ".syncthing"}
	leftEndings  = []string{".tmp", ".temp", ".part", ".partial", ".lock", ".bak"}
)
