//go:build !windows

package serve

import (
	"errors"
	"syscall"
)

// inUse reports whether an address could not be listened on because somebody else does.
func inUse(err error) bool { return errors.Is(err, syscall.EADDRINUSE) }
