//go:build darwin || freebsd || netbsd

package watch

import (
	"io/fs"
	"syscall"
)

func inodeOf(info fs.FileInfo) inode {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return inode{}
	}
	return inode{s.Ctimespec.Nano(), s.Uid, s.Gid}
}
