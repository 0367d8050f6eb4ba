package publish

import (
	"os"
	"runtime"
	"syscall"
)

const canSyncAll = true

// syncfs holds the number of the system call on the processors where we know it (linux/arch/*/entry/syscalls); package
// syscall has no name for it.
var syncfs = map[string]uintptr{"386": 344, "amd64": 306, "arm": 373, "arm64": 267, "loong64": 267, "riscv64": 267}

// syncAll makes everything durable that was written to the file system which the file is on.
func syncAll(file *os.File) error {
	number, known := syncfs[runtime.GOARCH]
	if !known {
		syscall.Sync()
		return nil
	}
	if _, _, errno := syscall.Syscall(number, file.Fd(), 0, 0); errno != 0 {
		return errno
	}
	return nil
}
