//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

import (
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// A base is an open folder. Paths are walked from it, whatever its name leads to by now: what someone puts in its place is
// never touched, and nobody has to look before each act. Errors are bare numbers of the system.
//
// Package os would do the same with eight calls of the system a file that we can spare, and a finalizer.
type base struct{ dir *os.File }

// openBase opens a folder, but no symbolic link to one.
func openBase(root string) (base, error) {
	dir, err := os.OpenFile(root, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW, 0)
	return base{dir}, err
}

func (b base) close() error { return b.dir.Close() }

// info says which folder it is.
func (b base) info() (fs.FileInfo, error) { return b.dir.Stat() }

func (b base) fd() int { return int(b.dir.Fd()) }

// look returns what lies at a path, without following a link there.
func (b base) look(p string) (Info, error) {
	var s unix.Stat_t
	err := again(func() error { return unix.Fstatat(b.fd(), p, &s, unix.AT_SYMLINK_NOFOLLOW) })
	if err == unix.ENOENT || err == unix.ENOTDIR {
		return Info{}, nil
	}
	return infoOf(&s), err
}

// keepsModes says that the system keeps who may read a file.
const keepsModes = true

// chmod says who may read what lies at a path, which is no link.
func (b base) chmod(p string, mode uint16) error {
	return again(func() error { return unix.Fchmodat(b.fd(), p, uint32(mode), 0) })
}

func (b base) mkdir(p string) error {
	return again(func() error { return unix.Mkdirat(b.fd(), p, 0o755) })
}

// create makes a file, if nothing is there.
func (b base) create(p string) (handle, error) {
	return b.open(p, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL)
}

// read opens a file to be read.
func (b base) read(p string) (handle, error) { return b.open(p, unix.O_RDONLY|unix.O_NOFOLLOW) }

func (b base) open(p string, how int) (h handle, err error) {
	err = again(func() (err error) {
		h.fd, err = unix.Openat(b.fd(), p, how|unix.O_CLOEXEC, 0o644)
		return err
	})
	return h, err
}

func (b base) rename(from, to string) error {
	return again(func() error { return unix.Renameat(b.fd(), from, b.fd(), to) })
}

// remove removes a file, a link itself, or an empty folder.
func (b base) remove(p string) error {
	err := again(func() error { return unix.Unlinkat(b.fd(), p, 0) })
	if err == nil || err == unix.ENOENT {
		return err
	}
	if asFolder := again(func() error { return unix.Unlinkat(b.fd(), p, unix.AT_REMOVEDIR) }); asFolder != unix.ENOTDIR {
		return asFolder
	}
	return err
}

// A handle is an open file.
type handle struct{ fd int }

func (h handle) Write(all []byte) (int, error) {
	const most = 1 << 30 // some systems take no more at once
	for rest := all; len(rest) > 0; {
		n, err := unix.Write(h.fd, rest[:min(len(rest), most)])
		if err != nil && err != unix.EINTR {
			return len(all) - len(rest), err
		}
		rest = rest[max(n, 0):]
	}
	return len(all), nil
}

func (h handle) Read(b []byte) (n int, err error) {
	err = again(func() (err error) { n, err = unix.Read(h.fd, b); return err })
	if n == 0 && err == nil && len(b) > 0 {
		return 0, io.EOF
	}
	return max(n, 0), err
}

func (h handle) chmod(mode uint16) error {
	return again(func() error { return unix.Fchmod(h.fd, uint32(mode)) })
}

func (h handle) sync() error { return again(func() error { return unix.Fsync(h.fd) }) }

func (h handle) look() (Info, error) {
	var s unix.Stat_t
	err := again(func() error { return unix.Fstat(h.fd, &s) })
	return infoOf(&s), err
}

// Close closes it. Interrupted or not, the number is free then, and may be another file's.
func (h handle) Close() error {
	if err := unix.Close(h.fd); err != unix.EINTR {
		return err
	}
	return nil
}

// again repeats a call of the system that was interrupted by a signal.
func again(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}

// An identity tells a file from all others that lie on the same disk at that time.
type identity = uint64

func sameIdentity(a, b identity) bool { return a == b }

func infoOf(s *unix.Stat_t) Info {
	kind := Irregular
	switch s.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		kind = Regular
	case unix.S_IFDIR:
		kind = Directory
	case unix.S_IFLNK:
		kind = Symlink
	}
	return Info{Kind: kind, mode: uint16(s.Mode & 0o7777), Size: s.Size, time: s.Mtim.Nano(), id: s.Ino}
}

// tryLock takes the lock on a file, or reports that another has it.
func tryLock(file *os.File) (bool, error) {
	err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == unix.EWOULDBLOCK {
		return false, nil
	}
	return err == nil, err
}
