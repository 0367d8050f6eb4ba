//go:build unix

package tree

import (
	"os"
	"syscall"
)

// openAt opens a file to be read. If a pipe has taken its place since the look, opening does not wait until someone writes to it.
func openAt(place string) (*os.File, error) {
	return os.OpenFile(place, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}
