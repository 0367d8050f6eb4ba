package inode

import (
	"io/fs"
	"syscall"
)

// Of returns as Changed the time at which the file came to be: another file in its place has mostly another.
func Of(info fs.FileInfo) Inode {
	s, ok := info.Sys().(*syscall.Win32FileAttributeData)
	if !ok {
		return Inode{}
	}
	return Inode{Changed: s.CreationTime.Nanoseconds()}
}
