package tree

import (
	"io/fs"
	"syscall"
)

// traceOf takes the time at which the file came to be: another file in its place has mostly another.
func traceOf(info fs.FileInfo) trace {
	s, ok := info.Sys().(*syscall.Win32FileAttributeData)
	if !ok {
		return trace{}
	}
	return trace{changed: s.CreationTime.Nanoseconds()}
}
