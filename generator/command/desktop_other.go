//go:build !windows

package command

// hasWindowOfItsOwn reports whether the program was started from the desktop. Elsewhere than on Windows nobody can tell.
func hasWindowOfItsOwn() bool { return false }
