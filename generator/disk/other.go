//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A base is a folder known by its name, on systems where we cannot hold on to the folder itself. So before each act it is
// looked whether it is still the same: what someone put in its place meanwhile is left alone, unless that happened between
// this look and the act.
type base struct {
	root string
	self fs.FileInfo
}

func openBase(root string) (base, error) {
	self, err := os.Lstat(root)
	return base{root, self}, err
}

func (b base) close() error { return nil }

func (b base) info() (fs.FileInfo, error) { return b.self, nil }

func (b base) abs(p string) string { return filepath.Join(b.root, filepath.FromSlash(p)) }

func (b base) check() error {
	if info, err := os.Lstat(b.root); err == nil && !os.SameFile(info, b.self) {
		return errMoved
	}
	return nil
}

func (b base) look(p string) (Info, error) {
	info, err := os.Lstat(b.abs(p))
	if errors.Is(err, fs.ErrNotExist) {
		return Info{}, nil
	}
	if err != nil {
		return Info{}, err
	}
	return infoOf(info), nil
}

// keepsModes says that the system does not keep who may read a file as others do.
const keepsModes = false

func (b base) chmod(string, uint16) error { return nil }

func (b base) mkdir(p string) error {
	if err := b.check(); err != nil {
		return err
	}
	return os.Mkdir(b.abs(p), 0o755)
}

func (b base) create(p string) (handle, error) {
	if err := b.check(); err != nil {
		return handle{}, err
	}
	f, err := os.OpenFile(b.abs(p), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	return handle{f}, err
}

func (b base) read(p string) (handle, error) {
	f, err := os.Open(b.abs(p))
	return handle{f}, err
}

func (b base) rename(from, to string) error {
	if err := b.check(); err != nil {
		return err
	}
	return Rename(b.abs(from), b.abs(to))
}

func (b base) remove(p string) error {
	if err := b.check(); err != nil {
		return err
	}
	return Remove(b.abs(p))
}

// A handle is an open file.
type handle struct{ *os.File }

func (h handle) chmod(uint16) error { return nil }

func (h handle) sync() error { return h.Sync() }

func (h handle) look() (Info, error) {
	info, err := h.Stat()
	if err != nil {
		return Info{}, err
	}
	return infoOf(info), nil
}

// An identity tells a file from all others. Package os keeps it to itself.
type identity = fs.FileInfo

func sameIdentity(a, b identity) bool { return os.SameFile(a, b) }

func infoOf(info fs.FileInfo) Info {
	kind := Irregular
	switch info.Mode().Type() {
	case 0:
		kind = Regular
	case fs.ModeDir:
		kind = Directory
	case fs.ModeSymlink:
		kind = Symlink
	}
	return Info{Kind: kind, Size: info.Size(), time: info.ModTime().UnixNano(), id: info}
}
