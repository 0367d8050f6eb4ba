//go:build !windows

package disk

// isHeld reports that nobody keeps a file from being replaced by having it open, which only Windows allows.
func isHeld(error, ...string) bool { return false }
