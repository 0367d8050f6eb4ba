package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

const canSyncAll = true

// syncAll makes everything durable that was written to the file system which the file is on.
func syncAll(file *os.File) error {
	return again(func() error { return unix.Syncfs(int(file.Fd())) })
}
