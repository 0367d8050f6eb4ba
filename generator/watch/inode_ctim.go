//go:build linux || openbsd || dragonfly || solaris

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
	return inode{s.Ctim.Nano(), s.Uid, s.Gid}
}
