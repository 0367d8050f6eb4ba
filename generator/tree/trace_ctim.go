//go:build linux || openbsd || dragonfly || solaris

package tree

import (
	"io/fs"
	"syscall"
)

func traceOf(info fs.FileInfo) trace {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return trace{}
	}
	return trace{uint64(s.Dev), uint64(s.Ino), s.Ctim.Nano()}
}
