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
//   - A name may be gone, or be another thing, by the time its event is read. So an event is only a reason to begin anew with
//     what is there now. If that is not the end of it, another event follows: the last one of each path sees what stays, after
//     the watches under the paths that it had before were dropped.

// folders are the paths of those that are watched. With each, those above it are among them.
type folders map[string]bool

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
		if err := e.watch(name, func(string) {}); err != nil {
			return err
		}
	}
	return nil
}

// watch watches a folder and those below it, and names all files in them.
func (e *events) watch(path string, found func(path string)) error {
	if err := e.teller.add(e.place(path)); err != nil {
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

// turn notes that something came to a path or went from it, and watches what is there now. If that path was a watched folder's,
// it is not known what was in it, so everything is to be looked at.
func (e *events) turn(path string, s sign) {
	info, err := os.Lstat(e.place(path))
	isFolder := err == nil && info.IsDir()
	if e.forget(path) {
		e.noteAll()
	}
	if s == gone || !isFolder {
		e.note(path, s)
	}
	if !isFolder {
		return
	}
	if err := e.watch(path, func(file string) { e.note(file, came) }); err != nil {
		e.fail(err)
	}
}

// forget drops the watches of a folder and of those below it, and tells whether there were any.
func (e *events) forget(path string) bool {
	if !e.folders[path] {
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
