//go:build !windows

package serve

import (
	"errors"
	"syscall"
)

// taken reports whether an address could not be listened on because somebody else does.
func taken(err error) bool { return errors.Is(err, syscall.EADDRINUSE) }
