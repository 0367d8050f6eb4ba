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

// The system watches single folders, not what is below them, so each is watched by itself: the root, for the names directly below it,
// and every folder in them. Three things go wrong easily:
//
//   - What is put into a new folder before it is watched is never told. So it is first watched and then read, and all that is
//     in it counts as new.
//   - A folder that is moved keeps the watches of those below it, under their old paths, and watching them again under the new
//     ones has no effect. So all watches below a folder that goes are dropped, before the event of where it came is read.
//   - A name may be gone, or be another thing, by the time its event is read. So an event is only a reason to look at what is
//     there now; if that is not the end of it, another event follows.

// folders are those that are watched, by path, with what they were when their watch began. Those above each are in it too.
type folders map[string]fs.FileInfo

// watchAll watches the root and all that is there.
func (e *events) watchAll() error {
	if err := e.teller.add(e.root); err != nil {
		return fmt.Errorf("watch %s: %w", e.root, err)
	}
	for _, name := range e.names {
		info, err := os.Lstat(e.place(name))
		if err != nil || !info.IsDir() {
			continue // if it comes, the root tells
		}
		if err := e.watch(name, info, func(string) {}); err != nil {
			return err
		}
	}
	return nil
}

// watch watches a folder and those below it, and names all files in them.
func (e *events) watch(path string, info fs.FileInfo, found func(path string)) error {
	if err := e.teller.add(e.place(path)); err != nil {
		return unlessGone(path, err)
	}
	e.folders[path] = info
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
		info, err := entry.Info()
		if err != nil {
			continue // gone already
		}
		if err := e.watch(below, info, found); err != nil {
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

// turn notes that something came to a path or went from it, and watches what is there now. If a folder that was watched went or
// was replaced, it is not known what was in it, so everything is to be looked at.
func (e *events) turn(path string, s sign) {
	info, err := os.Lstat(e.place(path))
	isFolder := err == nil && info.IsDir()
	if known := e.folders[path]; s == came && isFolder && known != nil && os.SameFile(known, info) {
		return // found by reading the folder above
	}
	if e.forget(path) {
		e.noteAll()
	}
	if s == gone || !isFolder {
		e.note(path, s)
	}
	if !isFolder {
		return
	}
	if err := e.watch(path, info, func(file string) { e.note(file, came) }); err != nil {
		e.fail(err)
	}
}

// forget drops the watches of a folder and of those below it, and tells whether there were any.
func (e *events) forget(path string) bool {
	if e.folders[path] == nil {
		return false
	}
	for folder := range e.folders {
		if folder == path || strings.HasPrefix(folder, path+"/") {
			e.teller.remove(e.place(folder)) // which fails if the system dropped it already
			delete(e.folders, folder)
		}
	}
	return true
}

// concerns tells whether a path is among what is watched.
func (e *events) concerns(path string) bool {
	name, below, nested := strings.Cut(path, "/")
	return slices.Contains(e.names, name) && !(nested && e.ignored(below[strings.LastIndex(below, "/")+1:]))
}
