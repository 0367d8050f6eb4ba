package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// CanSync says that all of a file system can be made durable by one call.
const CanSync = true

// syncFileSystem makes everything durable that was written to the file system which the file is on.
func syncFileSystem(file *os.File) error {
	return again(func() error { return unix.Syncfs(int(file.Fd())) })
}
