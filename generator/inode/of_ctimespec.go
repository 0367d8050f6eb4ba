//go:build darwin || freebsd || netbsd

package inode

import (
	"io/fs"
	"syscall"
)

// Of returns the inode of a file.
func Of(info fs.FileInfo) Inode {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Inode{}
	}
	return Inode{uint64(s.Dev), uint64(s.Ino), s.Ctimespec.Nano(), s.Uid, s.Gid}
}
