//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the most memory that a process had, in bytes. Linux counts what this program itself had when it started the
// process, too: so the plan is not held in memory.
func peak(s *os.ProcessState) int64 {
	used, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(used.Maxrss) // in bytes there, elsewhere in kibibytes
	}
	return int64(used.Maxrss) * 1024
}
