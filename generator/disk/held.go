package disk

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// ErrHeld says that another program has a file open in a way that keeps it from being replaced or removed, as Windows allows.
var ErrHeld = errors.New("another program has this file open: close it there, and try again")

// holds are how long is waited for a file that another program has open, try by try. A virus scanner or an indexer looks at what was
// just written for some milliseconds; who reads a file in a program does not let go of it for as long as we could wait.
var holds = []time.Duration{
	10 * time.Millisecond, 20 * time.Millisecond, 50 * time.Millisecond, 100 * time.Millisecond, 200 * time.Millisecond,
	500 * time.Millisecond, time.Second, time.Second, 2 * time.Second,
}

// Rename gives a file the name of another, which it replaces. If that one is open in another program, it waits for a while.
func Rename(from, to string) error {
	return patiently(holds, func() error { return os.Rename(from, to) }, func(err error) bool { return isHeld(err, to, from) })
}

// Remove removes a file or an empty folder. If it is open in another program, it waits for a while.
func Remove(name string) error {
	return patiently(holds, func() error { return os.Remove(name) }, func(err error) bool { return isHeld(err, name) })
}

// patiently tries an act again after each of the waits, as long as it fails for a file that is held. If it never succeeds, the error is
// ErrHeld beside that of the system.
func patiently(waits []time.Duration, act func() error, held func(error) bool) error {
	for {
		err := act()
		if err == nil || !held(err) {
			return err
		}
		if len(waits) == 0 {
			return fmt.Errorf("%w: %w", Cause(err), ErrHeld)
		}
		time.Sleep(waits[0])
		waits = waits[1:]
	}
}
