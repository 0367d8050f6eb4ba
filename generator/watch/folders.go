package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
)

// The system watches single folders, not what is below them, so each is watched by itself: the root, for the names directly below
// it, and every folder in them. Some things go wrong easily:
//
//   - The system does not tell what is put into a new folder before it is watched. So a folder is first watched and then read, and
//     all that is in it counts as new.
//   - A name may be gone, or be another thing, by the time its event is read. So an event is only a reason to look at what is
//     there now. If more happens, another event follows.
//   - A folder that moves keeps the watches of those below it, under their old paths. Watching it under its new path has no effect
//     as long as it has the old one, and dropping the old one afterwards ends both. If several are moved in a row, there is no
//     telling any more what is watched under which path. So once a watched folder has moved or gone, all watches are set up again
//     before that is told.

var errMoved = errors.New("a folder was moved")

// folders are the paths of those that are watched.
type folders map[string]bool

// watchAll watches the root and all that is there.
func (e *events) watchAll() error {
	if err := e.notifier.add(e.root); err != nil {
		return fmt.Errorf("watch %s: %w", e.root, err)
	}
	for _, name := range e.names {
		if !e.isFolder(name) {
			continue // if it comes, the root tells
		}
		if err := e.watch(name, func(string) {}); err != nil {
			return err
		}
	}
	return nil
}

// watch watches a folder and those below it, and names all files in them.
func (e *events) watch(path string, found func(path string)) error {
	if err := e.notifier.add(e.place(path)); err != nil {
		return unlessGone(path, err)
	}
	e.folders[path] = true
	entries, err := os.ReadDir(e.place(path))
	if err != nil {
		return unlessGone(path, err)
	}
	for _, entry := range entries {
		if e.ignored(entry.Name()) {
			continue
		}
		below := path + "/" + entry.Name()
		if !entry.IsDir() {
			found(below)
			continue
		}
		if err := e.watch(below, found); err != nil {
			return err
		}
	}
	return nil
}

// unlessGone returns the error, unless it says that there is no such folder any more: that is told by an event of its own.
func unlessGone(path string, err error) error {
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	return fmt.Errorf("watch %s: %w", path, err)
}

// update notes that something came to a path or went from it, and watches what is there now.
func (e *events) update(path string, o op) {
	e.forget(path)
	folder := e.isFolder(path)
	if o == removed || !folder {
		e.note(path, o)
	}
	if !folder {
		return
	}
	if err := e.watch(path, func(file string) { e.note(file, created) }); err != nil {
		e.fail(err)
	}
}

// forget drops the watches of a folder and of those below it.
func (e *events) forget(path string) {
	if !e.folders[path] {
		return
	}
	for folder := range e.folders {
		if folder == path || strings.HasPrefix(folder, path+"/") {
			e.notifier.remove(e.place(folder)) // which fails if the system dropped it already
			delete(e.folders, folder)
		}
	}
	e.fail(errMoved)
}

func (e *events) isFolder(path string) bool {
	info, err := os.Lstat(e.place(path))
	return err == nil && info.IsDir()
}

// concerns tells whether a path is among what is watched.
func (e *events) concerns(path string) bool {
	name, below, nested := strings.Cut(path, "/")
	return slices.Contains(e.names, name) && !(nested && e.ignored(below[strings.LastIndex(below, "/")+1:]))
}
