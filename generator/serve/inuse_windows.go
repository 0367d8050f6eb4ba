package serve

import (
	"errors"
	"syscall"
)

// Windows has numbers of its own for these, and reserves ranges of ports that nobody may listen on.
const (
	addressInUse  syscall.Errno = 10048 // WSAEADDRINUSE
	accessRefused syscall.Errno = 10013 // WSAEACCES
)

// inUse reports whether an address could not be listened on because somebody else does.
func inUse(err error) bool { return errors.Is(err, addressInUse) || errors.Is(err, accessRefused) }
