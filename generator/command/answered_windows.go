package command

import (
	"os"
	"syscall"
)

// isAnswered reports whether somebody may be typing: only a console has a mode. To package os, a console and the device that is always
// empty look alike here.
func isAnswered(in *os.File) bool {
	var mode uint32
	return syscall.GetConsoleMode(syscall.Handle(in.Fd()), &mode) == nil
}
