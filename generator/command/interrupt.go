package command

import (
	"context"
	"errors"
)

// errInterrupted says that a command was told to end before it had done what it was asked.
var errInterrupted = errors.New("interrupted: nothing was written")

// unless does what only reads, but no longer than the context lasts: then it is left alone, and ends with the process. So nothing
// that goes through the sources can be deaf to Ctrl-C, however long it takes.
func (c *call) unless(ctx context.Context, do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		c.shown.Load().End()
		return errInterrupted
	}
}

// asInterrupted says what a publishing that was given up comes to.
func asInterrupted(err error) error {
	if errors.Is(err, context.Canceled) {
		return errInterrupted
	}
	return err
}
