//go:build !windows

package command

import "os"

// isAnswered reports whether somebody may be typing: a terminal, and not the device that is always empty.
func isAnswered(in *os.File) bool {
	info, err := in.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	nobody, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, nobody)
}
