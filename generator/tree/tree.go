// Package tree holds an immutable snapshot of a folder: which files there were, and a way to read each.
//
// Nothing is read when a snapshot is taken. A file's text is read when someone asks for it; an attachment's bytes are only
// ever streamed. Two snapshots of a folder share the files that did not change in between, so "the same file" is "the same
// pointer".
package tree

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
)

// A File is one file as it was when the snapshot was taken.
type File struct {
	Path    string // relative to the snapshot's folder, with slashes
	Size    int64  // bytes
	Regular bool   // false for a link, a device or a pipe, which are never opened
	stamp   stamp
	open    func() (io.ReadCloser, error)
	hash    func() (Hash, error)
}

// A Hash is the SHA-256 of a file's bytes.
type Hash [sha256.Size]byte

func newFile(path string, size int64, open func() (io.ReadCloser, error)) *File {
	f := &File{Path: path, Size: size, Regular: true, open: open}
	f.hash = sync.OnceValues(func() (Hash, error) { return sum(f) })
	return f
}

// Open opens the file for reading.
func (f *File) Open() (io.ReadCloser, error) { return f.open() }

// Read returns all of the file. It is for sources, not for attachments.
func (f *File) Read() ([]byte, error) {
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b := bytes.NewBuffer(make([]byte, 0, f.Size+bytes.MinRead))
	if _, err := b.ReadFrom(r); err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Path, err)
	}
	return b.Bytes(), nil
}

// Hash returns the hash of the file's bytes, which are read once at the most.
func (f *File) Hash() (Hash, error) { return f.hash() }

func sum(f *File) (Hash, error) {
	r, err := f.open()
	if err != nil {
		return Hash{}, err
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return Hash{}, fmt.Errorf("read %s: %w", f.Path, err)
	}
	return Hash(h.Sum(nil)), nil
}

// A Tree is a snapshot: files in the order of their paths.
type Tree struct {
	files  []*File
	byPath map[string]*File
}

func newTree(files []*File) *Tree {
	sort.Slice(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	t := &Tree{files: files, byPath: make(map[string]*File, len(files))}
	for _, f := range files {
		t.byPath[f.Path] = f
	}
	return t
}

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
func (t *Tree) File(path string) *File { return t.byPath[path] }

// Under returns the files below a folder, in the order of their paths.
func (t *Tree) Under(folder string) []*File {
	prefix := folder + "/"
	from := sort.Search(len(t.files), func(i int) bool { return t.files[i].Path >= prefix })
	to := from
	for to < len(t.files) && strings.HasPrefix(t.files[to].Path, prefix) {
		to++
	}
	return t.files[from:to]
}

// Over returns a tree with the files of both; where both have a path, it is top's.
func (t *Tree) Over(base *Tree) *Tree {
	files := append([]*File{}, t.files...)
	for _, f := range base.files {
		if t.byPath[f.Path] == nil {
			files = append(files, f)
		}
	}
	return newTree(files)
}
