//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package disk

import "os"

// tryLock locks nothing here: on this system two processes that publish into one folder do not notice each other.
func tryLock(*os.File) (bool, error) { return true, nil }
