package tree

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"gongshi/generator/inode"
)

// A stamp tells whether a file may have changed: as long as it is the same, the file counts as the same. Whoever unpacks, copies
// or restores a folder may give files the size and the time that others had in their place; but on no file system are they the
// same file then, or else the system notes that they changed.
type stamp struct {
	size     int64
	modified time.Time
	inode    inode.Inode
}

func stampOf(info fs.FileInfo) stamp {
	return stamp{info.Size(), info.ModTime(), inode.Of(info)}
}

// The clocks of file systems tick: what is written twice within a tick has one time. Most tick every few milliseconds, some every
// other second.
const (
	tick       = 20 * time.Millisecond
	coarseTick = 2 * time.Second
)

// isYoung reports whether a file that was looked at might be written to once more without another time.
func (s stamp) isYoung(now time.Time) bool {
	last, within := s.modified, tick
	if changed := time.Unix(0, s.inode.Changed); changed.After(last) {
		last = changed
	}
	if s.modified.Nanosecond() == 0 && s.inode.Changed%int64(time.Second) == 0 {
		within = coarseTick
	}
	age := now.Sub(last)
	return -within < age && age < within
}

// remember keeps the sum of a young file when it is read, to compare it with what the file holds later.
func (f *File) remember(text []byte) {
	if f.young.Load() {
		f.opened.Store(true)
		sum := sha256.Sum256(text)
		f.sum.Store(&sum)
	}
}

// isUnchanged reports whether a file that has the same stamp as before is what it was.
func (f *File) isUnchanged(now time.Time) bool {
	if f.forbidden.Load() {
		return false
	}
	if !f.young.Load() {
		return true
	}
	sum := f.sum.Load()
	if sum == nil {
		return !f.opened.Load() // else nobody knows what it held
	}
	text, err := f.Read()
	if err != nil || sha256.Sum256(text) != *sum {
		return false
	}
	f.young.Store(f.stamp.isYoung(now))
	return true
}

// ErrChanged says that a file was written to while it was read: what was read may be half old and half new.
var ErrChanged = errors.New("it was changed while it was read")

// A stableFile is one that has to stay as it is while it is read.
type stableFile struct {
	file   *os.File
	before fs.FileInfo
}

func newStableFile(file *os.File) (io.ReadCloser, error) {
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	return &stableFile{file, info}, nil
}

// Read reads, and at the end makes sure that the file is what it was at the beginning.
func (s *stableFile) Read(b []byte) (int, error) {
	n, err := s.file.Read(b)
	if err != io.EOF {
		return n, err
	}
	after, failed := s.file.Stat()
	switch {
	case failed != nil:
		return n, failed
	case after.Size() != s.before.Size() || !after.ModTime().Equal(s.before.ModTime()):
		return n, fmt.Errorf("read %s: %w", s.file.Name(), ErrChanged)
	}
	return n, io.EOF
}

func (s *stableFile) Seek(offset int64, whence int) (int64, error) {
	return s.file.Seek(offset, whence)
}

func (s *stableFile) Close() error { return s.file.Close() }
