// Package tree holds an immutable snapshot of a folder: which files there were, and a way to read each.
//
// Nothing is read when a snapshot is taken. A file's text is read when someone asks for it; an attachment's bytes are only
// ever streamed. Two snapshots of a folder share the files that did not change in between, so "the same file" is "the same
// pointer".
package tree

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync/atomic"
)

// A File is one file as it was when the snapshot was taken.
type File struct {
	Path    string // relative to the snapshot's folder, with slashes
	Size    int64  // bytes
	Regular bool   // false for a link, a device or a pipe, which are never opened
	stamp   stamp
	open    func() (io.ReadCloser, error)

	young     atomic.Bool                       // the stamp does not show yet whether it is written to once more
	opened    atomic.Bool                       // its text was taken
	forbidden atomic.Bool                       // we were not allowed to read it
	sum       atomic.Pointer[[sha256.Size]byte] // the sum of what was read while it was young; nil if nothing was
}

func newFile(path string, size int64, open func() (io.ReadCloser, error)) *File {
	return &File{Path: path, Size: size, Regular: true, open: open}
}

// Open opens the file for reading. Reading fails with ErrChanged if the file is written to meanwhile.
func (f *File) Open() (io.ReadCloser, error) {
	f.opened.Store(true)
	r, err := f.open()
	if file, ok := r.(*os.File); ok && err == nil {
		return newStableFile(file)
	}
	return r, err
}

// IsForbidden reports whether we are not allowed to read the file.
func (f *File) IsForbidden() bool {
	r, err := f.open()
	if err != nil {
		return f.isForbiddenBy(err)
	}
	r.Close()
	return false
}

// isForbiddenBy reports whether an error says that we are not allowed to read the file. Whether we are may change without a trace.
func (f *File) isForbiddenBy(err error) bool {
	forbidden := errors.Is(err, fs.ErrPermission)
	if forbidden {
		f.forbidden.Store(true)
	}
	return forbidden
}

// Read returns all of the file. It is for sources, not for attachments.
func (f *File) Read() ([]byte, error) {
	r, err := f.open()
	if err != nil {
		f.isForbiddenBy(err)
		return nil, err
	}
	defer r.Close()
	b := bytes.NewBuffer(make([]byte, 0, f.Size+bytes.MinRead))
	if _, err := b.ReadFrom(r); err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Path, err)
	}
	f.remember(b.Bytes())
	return b.Bytes(), nil
}

// A Tree is a snapshot: files in the order of their paths.
type Tree struct{ files []*File }

func newTree(files []*File) *Tree {
	if !slices.IsSortedFunc(files, byPath) {
		slices.SortFunc(files, byPath)
	}
	return &Tree{files}
}

func byPath(a, b *File) int { return strings.Compare(a.Path, b.Path) }

// Of returns a tree of files in memory, by path.
func Of(texts map[string]string) *Tree {
	files := make([]*File, 0, len(texts))
	for path, text := range texts {
		files = append(files, newFile(path, int64(len(text)), func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(text)), nil
		}))
	}
	return newTree(files)
}

// Files returns all files in the order of their paths. The slice is shared and must not be changed.
func (t *Tree) Files() []*File { return t.files }

// File returns the file at path, or nil.
func (t *Tree) File(path string) *File {
	i, found := t.find(path)
	if !found {
		return nil
	}
	return t.files[i]
}

// find returns where the file at path is, or would be.
func (t *Tree) find(path string) (int, bool) {
	return slices.BinarySearchFunc(t.files, path, func(f *File, path string) int { return strings.Compare(f.Path, path) })
}

// Under returns the files below a folder, in the order of their paths. The slice is shared and must not be changed.
func (t *Tree) Under(folder string) []*File {
	from, to := t.under(folder)
	return t.files[from:to:to]
}

func (t *Tree) under(folder string) (from, to int) {
	from, _ = t.find(folder + "/")
	to, _ = t.find(folder + string('/'+1)) // what follows all that begins with a slash
	return from, to
}

// Same reports whether two snapshots are of the very same files.
func (t *Tree) Same(other *Tree) bool { return slices.Equal(t.files, other.files) }

// Over returns a tree with the files of both; where both have a path, it is top's.
func (t *Tree) Over(base *Tree) *Tree { return &Tree{merged(t.files, base.files)} }

// merged returns the files of two sorted lists, sorted; where both have a path, it is top's. It is made for a long list and a
// short one.
func merged(top, base []*File) []*File {
	all := make([]*File, 0, len(top)+len(base))
	for len(top) > 0 && len(base) > 0 {
		short, long := &top, &base
		if len(top) > len(base) {
			short, long = &base, &top
		}
		first := (*short)[0]
		at, both := slices.BinarySearchFunc(*long, first, byPath)
		all, *long, *short = append(all, (*long)[:at]...), (*long)[at:], (*short)[1:]
		if both && long == &top {
			continue // it follows from there
		} else if both {
			*long = (*long)[1:]
		}
		all = append(all, first)
	}
	return append(append(all, top...), base...)
}
