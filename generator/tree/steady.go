package tree

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrChanged says that a file was written to while it was read: what was read may be half old and half new.
var ErrChanged = errors.New("it was changed while it was read")

// A steady file is one that has to stay as it is while it is read.
type steady struct {
	file   *os.File
	before fs.FileInfo
}

func steadily(file *os.File) (io.ReadCloser, error) {
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	return &steady{file, info}, nil
}

// Read reads, and at the end makes sure that the file is what it was at the beginning.
func (s *steady) Read(b []byte) (int, error) {
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

func (s *steady) Seek(offset int64, whence int) (int64, error) { return s.file.Seek(offset, whence) }

func (s *steady) Close() error { return s.file.Close() }
